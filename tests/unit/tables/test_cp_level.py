"""The level against a CP standard: cases worked by hand in the comments."""

import pytest

from cpdesk.records.targets import Direction, GradeIndicator
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.table import Mark
from cpdesk.tables.unverified import unverified_values


def line(key, limits, before, after=None, **more):
    class_1, class_2, class_3 = limits
    given = {"standard": "HJ/T 1", "name": key, "unit": "kg/t", "verified": True, **more}
    return GradeIndicator(
        id=key,
        class_1=class_1,
        class_2=class_2,
        class_3=class_3,
        value_before=before,
        value_after=after,
        **given,
    )


def weighted():
    """Group A 0.6: a1 (limiting) and a2, half each; group B 0.4: b1 alone."""
    up = {"direction": Direction.HIGHER, "unit": "%"}
    return (
        line("a1", (1, 2, 3), 2.5, 1.8, group="A", group_weight=0.6, weight=0.5, limiting=True, position=1.0),
        line("a2", (10, 20, 30), 10.0, 10.0, group="A", group_weight=0.6, weight=0.5, position=2.0),
        line("b1", (90, 80, 70), 85.0, 85.0, group="B", group_weight=0.4, weight=1.0, position=3.0, **up),
    )


def texts(row, *keys):
    return tuple(None if row.values[key] is None else str(row.values[key]) for key in keys)


def test_the_index_decides_where_there_are_weights(add, table):
    # before: a1 III, a2 I, b1 II: Y_I = 30 (a2), Y_II = 30 + 40 = 70, Y_III = 100; a1 allows III alone
    # after: a1 II: Y_I = 30, Y_II = 30 + 30 + 40 = 100; a1 allows II
    add(*weighted())
    before, after = table("cp_level_result").rows
    assert [before.values[key] for key in ("y_1", "y_2", "y_3")] == [30, 70, 100]
    assert [after.values[key] for key in ("y_1", "y_2", "y_3")] == [30, 100, 100]
    assert texts(before, "when", "rule", "level", "limiting_met") == (
        "before",
        "composite index",
        "III",
        "III",
    )
    assert texts(after, "when", "level", "limiting_met", "missing") == ("after", "II", "II, III", None)


def test_it_says_what_would_move_the_plant_up(add, table):
    # before to II: a1 alone misses II, and with it Y_II = 100; after to I: a1 is limiting, and 30 + 30 < 85
    add(*weighted())
    before, after = table("cp_level_result").rows
    assert texts(before, "deciding", "up") == ("a1", "a1 from 2.5 to 2 kg/t")
    assert texts(after, "deciding", "up") == ("a1, b1", "a1 from 1.8 to 1 kg/t, b1 from 85 to 90 %")


def test_no_more_lines_are_named_than_the_index_needs(add, table):
    # all at II: Y_I = 0; 60 + 30 = 90 reaches 85, the third (10) is not needed; the heaviest come first
    shares = {"small": 0.1, "heavy": 0.6, "middle": 0.3}
    add(
        *(
            line(key, (1, 2, 3), 2.0, group="A", group_weight=1.0, weight=share)
            for key, share in shares.items()
        )
    )
    row = table("cp_level_result").rows[0]
    assert texts(row, "level", "up") == ("II", "heavy from 2 to 1 kg/t, middle from 2 to 1 kg/t")


def test_without_weights_the_worst_indicator_decides(add, table):
    add(line("a", (1, 2, 3), 1.0, 1.0), line("b", (1, 2, 3), 2.5, 5.0), line("c", (1, 2, 3), 3.0, 1.0))
    before, after = table("cp_level_result").rows
    assert texts(before, "rule", "level", "deciding") == ("worst indicator", "III", "b, c")
    assert texts(before, "up") == ("b from 2.5 to 2 kg/t, c from 3 to 2 kg/t",)
    assert texts(after, "level", "deciding", "up") == ("below III", "b", "b from 5 to 3 kg/t")
    assert [before.values[key] for key in ("y_1", "y_2", "y_3")] == [None] * 3


def test_nothing_is_above_the_best_class(add, table):
    add(line("a", (1, 2, 3), 1.0, 0.5))
    assert texts(table("cp_level_result").rows[1], "level", "deciding", "up") == (
        "I",
        None,
        "Nothing: the best class is reached.",
    )


def test_what_is_not_known_leaves_the_class_open_and_is_named(add, table):
    add(line("a", (1, 2, 3), 1.0), line("b", (1, None, 3), 2.0))
    before, after = table("cp_level_result").rows
    assert texts(before, "level", "missing", "up") == (None, "b", None)
    assert texts(after, "level", "missing") == (None, "a, b")
    reason = table("cp_level_classes").rows[1].cells["before"].reason
    assert str(reason) == "A limit of the standard is not known."


def test_each_indicator_has_its_class_and_the_next_limit(add, table):
    add(*weighted(), line("x", (1, 2, 3), 9.0, applicable=False, position=4.0))
    rows = {row.id: row for row in table("cp_level_classes").rows}
    assert texts(rows["a1"], "before", "after", "limiting_met") == ("III", "II", "II, III")
    assert texts(rows["a1"], "next_class") == ("I",)
    assert rows["a1"].values["next_limit"] == 1
    assert rows["a1"].values["weight"] == pytest.approx(0.3)
    assert texts(rows["a2"], "before", "after", "limiting_met", "next_class") == ("I", "I", None, None)
    assert texts(rows["x"], "before", "after", "next_class") == (None, None, None)
    assert rows["x"].values["weight"] is None


def test_a_qualitative_indicator_is_judged_by_its_class(add, table):
    add(
        line("law", (None, None, None), 3.0, 2.0, qualitative=True),
        line("odd", (None,) * 3, 2.5, qualitative=True),
    )
    law, odd = table("cp_level_classes").rows
    assert texts(law, "before", "after", "next_class") == ("III", "II", "I")
    assert texts(odd, "before") == (None,)
    assert "judged" in str(odd.cells["before"].reason)
    alone = table("cp_level_result").rows[0]
    assert texts(alone, "missing") == ("odd",)


def test_each_standard_is_graded_alone(add, table):
    add(line("a", (1, 2, 3), 1.0), line("b", (1, 2, 3), 3.0, standard="DB 2"))
    rows = table("cp_level_result").rows
    assert [texts(row, "standard", "level") for row in rows[::2]] == [("HJ/T 1", "I"), ("DB 2", "III")]


@pytest.mark.parametrize("verified", [False, None])
def test_what_nobody_confirmed_is_marked_wherever_it_is_shown(add, table, verified):
    add(line("a", (1, 2, None), 1.5, 1.0, verified=verified), line("b", (1, 2, 3), 1.0, 1.0))
    for name in ("cp_level", "cp_level_classes"):
        doubtful, sure = table(name).rows
        assert Mark.UNVERIFIED in doubtful.cells["class_1"].marks
        assert "class_3" not in doubtful.cells or not doubtful.cells["class_3"].marks
        assert not any(Mark.UNVERIFIED in cell.marks for cell in sure.cells.values())
    assert Mark.UNVERIFIED in table("cp_level_classes").rows[0].cells["before"].marks
    assert all(Mark.UNVERIFIED in row.cells["level"].marks for row in table("cp_level_result").rows)


def test_each_unconfirmed_line_counts_once(project, add):
    add(line("a", (1, 2, 3), 1.5, verified=False), line("b", (1, 2, 3), 1.5, verified=None), *weighted()[:1])
    assert unverified_values(Tables(project)) == 2


def test_verified_lines_leave_no_mark(add, table):
    add(*weighted())
    cells = [cell for row in table("cp_level_result").rows for cell in row.cells.values()]
    assert not any(Mark.UNVERIFIED in cell.marks for cell in cells)
