import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.grading import (
    Direction,
    Indicator,
    Level,
    composite_grade,
    indicator_class,
    standard_grade,
)

CASE = json.loads((Path(__file__).parent / "cases" / "BENCH-COMPOSITE.json").read_text(encoding="utf-8"))
DIRECTIONS = {"<=": Direction.LOWER, ">=": Direction.HIGHER}
PLANT = [
    Indicator(
        row["id"],
        DIRECTIONS[row["direction"]],
        (row["I"], row["II"], row["III"]),
        row["value"],
        limiting=row["limiting"],
        group=row["id"][0],
        group_weight=row["group_weight"],
        weight=row["weight"],
    )
    for row in CASE["inputs"]["indicators"]
]


def changed(key, **values):
    return [replace(i, **values) if i.key == key else i for i in PLANT]


def test_the_worked_composite_index_comes_out():
    expected = CASE["expected"]
    found = composite_grade(PLANT)
    assert found.index == pytest.approx([expected["Y_I"], expected["Y_II"], expected["Y_III"]], abs=1e-9)
    assert found.limiting_met == tuple(expected["limiting_ok"].values())
    assert found.level.name == expected["result"]
    assert (found.missing, found.dropped, found.notes) == ((), (), ())


def test_a_better_class_counts_for_the_lesser_ones_too():
    best = [replace(i, value=i.limits[0]) for i in PLANT]
    found = composite_grade(best)
    assert found.index == pytest.approx([100, 100, 100])
    assert found.level is Level.I


def test_a_limiting_indicator_bars_the_class_that_it_misses():
    best = [replace(i, value=i.limits[0]) for i in PLANT]
    barred = [replace(best[0], value=400, weight=0.1), *best[1:2], replace(best[2], weight=0.55), *best[3:]]
    found = composite_grade(barred)
    assert found.index[0] >= 85
    assert found.limiting_met == (False, True, True)
    assert found.level is Level.II


def test_one_indicator_below_class_three_leaves_the_plant_below():
    assert composite_grade(changed("B2", value=0.2)).level is Level.BELOW


def test_a_dropped_indicator_gives_its_weight_to_its_group():
    found = composite_grade(changed("B2", applies=False))
    weights = dict(found.weights)
    assert weights["B1"] == pytest.approx(0.7)
    assert weights["A1"] == pytest.approx(0.12)
    assert found.dropped == ("B2",)
    assert found.index == pytest.approx([77.5, 100, 100])
    assert found.level is Level.II


def test_a_group_dropped_whole_gives_its_weight_to_the_others_and_says_so():
    found = composite_grade([replace(i, applies=i.group == "A") for i in PLANT])
    assert dict(found.weights) == pytest.approx({"A1": 0.4, "A2": 0.35, "A3": 0.25})
    assert any("group B" in str(note) for note in found.notes)


def test_a_missing_value_gives_bounds_and_no_class():
    found = composite_grade(changed("B2", value=None))
    assert found.missing == ("B2",)
    assert found.index == (None, None, None)
    assert found.at_least == pytest.approx([42.5, 65, 65])
    assert found.at_most == pytest.approx([77.5, 100, 100])
    assert found.level is None


def test_a_missing_value_that_cannot_matter_leaves_the_class():
    bad = [replace(i, value=1e9) if i.key == "A1" else i for i in changed("B2", value=None)]
    assert composite_grade(bad).level is Level.BELOW


def test_the_variant_asks_every_indicator_for_class_two():
    best = [replace(i, value=i.limits[0]) for i in PLANT]
    weak = [*best[:2], replace(best[2], value=30), *best[3:]]
    assert composite_grade(weak).level is Level.I
    assert composite_grade(weak, others_at_least_two=True).level is Level.II


def test_weights_that_do_not_add_up_are_rescaled_and_that_is_said():
    found = composite_grade(changed("B1", weight=1.5))
    assert sum(dict(found.weights).values()) == pytest.approx(1)
    assert any("group B" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    "plant",
    [
        [],
        changed("A1", weight=None),
        changed("A1", weight=-0.1),
        changed("A1", group_weight=None),
        changed("A1", group_weight=0.5),
        [*PLANT, PLANT[0]],
        [replace(i, weight=0.0) for i in PLANT],
        [replace(i, applies=False) for i in PLANT],
        changed("A1", value=math.nan),
    ],
)
def test_what_has_no_composite_index_is_refused(plant):
    with pytest.raises(DataFault):
        composite_grade(plant)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (80, Level.I),
        (80.1, Level.II),
        (85, Level.II),
        (95, Level.III),
        (95.1, Level.BELOW),
        (0, Level.I),
        (None, None),
    ],
)
def test_the_energy_of_a_refinery_has_its_class(value, level):
    # HJ/T 125-2003, comprehensive energy 80/85/95 kgoe/t (recalled)
    assert indicator_class(Indicator("e", Direction.LOWER, (80, 85, 95), value)).level is level


@pytest.mark.parametrize(
    ("value", "level"), [(65, Level.I), (64, Level.II), (50, Level.III), (0, Level.BELOW)]
)
def test_more_reuse_is_better(value, level):
    assert indicator_class(Indicator("r", Direction.HIGHER, (65, 60, 50), value)).level is level


def test_a_limit_that_is_not_known_leaves_open_only_what_it_decides():
    unknown_first = indicator_class(Indicator("x", Direction.LOWER, (None, 10, 20), 5))
    assert unknown_first.met == (None, True, True)
    assert unknown_first.level is None
    first = indicator_class(Indicator("x", Direction.LOWER, (5, None, None), 5))
    assert (first.met, first.level) == ((True, True, True), Level.I)
    assert str(unknown_first.reason)


def test_a_qualitative_indicator_takes_the_class_judged():
    assert indicator_class(Indicator("q", level=Level.II)).met == (False, True, True)
    assert indicator_class(Indicator("q", level=Level.BELOW)).level is Level.BELOW
    assert indicator_class(Indicator("q")).level is None


def test_the_worst_indicator_decides_a_standard_without_index():
    found = standard_grade(PLANT)
    assert found.level is Level.III
    assert found.deciding == ("B2",)
    assert standard_grade(changed("B2", applies=False)).level is Level.II
    assert standard_grade(changed("B2", value=None)).level is None
    assert standard_grade(changed("B2", value=None)).missing == ("B2",)
    assert (
        standard_grade([*changed("B2", value=None), Indicator("q", level=Level.BELOW)]).level is Level.BELOW
    )
    assert standard_grade([]).level is None


@given(st.lists(st.integers(1, 4), min_size=5, max_size=5), st.integers(0, 4))
def test_a_better_indicator_never_worsens_the_class(levels, better):
    def grade(reached):
        plant = [replace(i, direction=None, level=Level(r)) for i, r in zip(PLANT, reached, strict=True)]
        return composite_grade(plant), standard_grade(plant)

    improved = [max(1, r - 1) if k == better else r for k, r in enumerate(levels)]
    for before, after in zip(grade(levels), grade(improved), strict=True):
        assert after.level <= before.level
    assert list(grade(levels)[0].index) == sorted(grade(levels)[0].index)
