import pytest

from cpdesk.project.merge import Taken
from cpdesk.quantities import parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, kind_of
from tests.unit.project.merge_copies import Copies, adding, changing, places, record, records, removing

# Fields


def test_what_one_copy_changed_is_taken_field_by_field(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", name="Crude", flow=parse_quantity("4 t/h")))
    copies.edit_theirs(changing(Stream, "s1", phase="liquid", number="1a"))
    merged = copies.merged()
    stream: Stream = record(merged, "stream", "s1")
    assert (stream.name, stream.phase, stream.number) == ("Crude", "liquid", "1a")
    assert stream.flow == parse_quantity("4 t/h")
    assert merged.conflicts == ()
    assert merged.taken == Taken(changed=1)


def test_the_same_change_on_both_sides_is_no_conflict(copies: Copies) -> None:
    for edit in (copies.edit_mine, copies.edit_theirs):
        edit(changing(Stream, "s1", flow=parse_quantity("4 t/h"), name="Crude"))
        edit(removing(Component, "c1"))
    merged = copies.merged()
    assert merged.records == records(copies.mine)
    assert merged.conflicts == ()
    assert merged.taken == Taken()


def test_two_changes_of_one_field_leave_what_was(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", flow=parse_quantity("4 t/h"), name="Crude"))
    copies.edit_theirs(changing(Stream, "s1", flow=parse_quantity("4000 kg/h ±5 %")))
    copies.edit_theirs(changing(Stream, "s1", phase="gas"))
    merged = copies.merged()
    stream: Stream = record(merged, "stream", "s1")
    assert (stream.flow, stream.name, stream.phase) == (parse_quantity("3.5 t/h"), "Crude", "gas")
    (conflict,) = merged.conflicts
    assert places(merged) == [("stream", "s1", "flow")]
    assert (conflict.base_text, conflict.mine_text, conflict.theirs_text) == (
        "3.5 t/h",
        "4 t/h",
        "4000 kg/h ±5 %",
    )
    assert conflict.theirs == {
        "value": 4000.0,
        "unit": "kg/h",
        "text": "4000 kg/h ±5 %",
        "uncertainty": 200.0,
    }
    entries = [project.history()[index] for project, index in ((copies.mine, -1), (copies.theirs, -2))]
    assert (conflict.mine_by, conflict.mine_at) == ("Anna", entries[0].at)
    assert (conflict.theirs_by, conflict.theirs_at) == ("Bo", entries[1].at)
    assert str(conflict.message) == (
        "Stream 1, Flow: changed in both copies, to “4 t/h” in mine and to “4000 kg/h ±5 %” in theirs. "
        "“3.5 t/h” stands until someone decides."
    )


@pytest.mark.parametrize(
    ("cls", "record_id", "mine", "theirs", "texts"),
    [
        (Placement, "p1", {"x": 1.5}, {"x": 2.0}, ("10", "1.5", "2")),
        (Route, "r1", {"points": ""}, {"points": "1,1 2,2"}, ("0,0 5,5", "", "1,1 2,2")),
        (Equipment, "e1", {"unit_process": "u2"}, {"unit_process": None}, ("U1", "U2", "")),
        (UnitProcess, "u1", {"focus": True}, {"focus": False}, ("", "yes", "no")),
        (Stream, "s1", {"name": "{x}"}, {"name": "%s"}, ("Feed", "{x}", "%s")),
        (Audit, "audit", {"profile": "unep"}, {"profile": "unido"}, ("china", "unep", "unido")),
        (
            Stream,
            "s1",
            {"flow": parse_quantity("5", default_unit="kg/h")},
            {"flow": None},
            ("3.5 t/h", "5 kg/h", ""),
        ),
    ],
)
def test_values_are_told_as_people_read_them(
    copies: Copies,
    cls: type[Record],
    record_id: str,
    mine: dict[str, object],
    theirs: dict[str, object],
    texts: tuple[str, str, str],
) -> None:
    copies.edit_mine(changing(cls, record_id, **mine))
    copies.edit_theirs(changing(cls, record_id, **theirs))
    merged = copies.merged()
    (conflict,) = merged.conflicts
    assert (conflict.base_text, conflict.mine_text, conflict.theirs_text) == texts
    assert conflict.field == next(iter(mine))
    assert all((text or "nothing") in str(conflict.message) for text in texts)
    assert record(merged, kind_of(cls), record_id) == copies.base.get(cls, record_id)


def test_places_in_the_list_are_no_conflict(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", position=7.0))
    copies.edit_theirs(changing(Stream, "s1", position=3.0, name="Crude"))
    copies.edit_mine(changing(Component, "c1", position=2.0))
    copies.edit_theirs(removing(Component, "c1"))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert (record(merged, "stream", "s1").position, record(merged, "stream", "s1").name) == (3.0, "Crude")
    assert "component" not in merged.records


def test_changes_that_do_not_go_together_are_a_conflict(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", from_unit="u2", name="Crude"))
    copies.edit_theirs(changing(Stream, "s1", to_unit="u2", to_equipment=None))
    merged = copies.merged()
    stream: Stream = record(merged, "stream", "s1")
    assert [field for _, _, field in places(merged)] == ["from_unit", "to_equipment", "to_unit"]
    assert (stream.from_unit, stream.to_unit, stream.to_equipment, stream.name) == (None, "u1", "e1", "Crude")
    conflict = merged.conflicts[2]
    assert "do not go together" in str(conflict.message)
    assert (conflict.mine_by, conflict.theirs_by) == ("", "Bo")


# Records


def test_new_records_of_both_are_there(copies: Copies) -> None:
    copies.edit_mine(adding(Stream(id="a", number="2", from_unit="u1")))
    copies.edit_theirs(adding(UnitProcess(id="u3", code="U3"), Stream(id="b", number="3", from_unit="u3")))
    merged = copies.merged()
    assert set(merged.records["stream"]) == {"s1", "a", "b"}
    assert merged.conflicts == ()
    assert merged.taken == Taken(added=2)


def test_what_one_deleted_and_the_other_left_alone_is_deleted(copies: Copies) -> None:
    copies.edit_theirs(removing(Stream, "s1"))
    copies.edit_mine(removing(Sheet, "sh"))
    copies.edit_mine(changing(Equipment, "e1", name="Feed pump"))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert not {"stream", "component", "sheet", "placement", "route"} & set(merged.records)
    assert merged.taken == Taken(removed=2)


@pytest.mark.parametrize("swapped", [False, True])
def test_deleted_here_and_changed_there_is_kept_with_its_parts(copies: Copies, swapped: bool) -> None:
    deleter, changer = (
        (copies.edit_theirs, copies.edit_mine) if swapped else (copies.edit_mine, copies.edit_theirs)
    )
    deleter(removing(Stream, "s1"))
    changer(changing(Stream, "s1", name="Crude"))
    merged = copies.merged()
    assert places(merged) == [("stream", "s1", "")]
    assert record(merged, "stream", "s1").name == "Crude"
    assert set(merged.records["component"]) == {"c1"}
    assert set(merged.records["route"]) == {"r1"}
    (conflict,) = merged.conflicts
    sides = (conflict.mine_text, conflict.theirs_text)
    assert sides == (("changed", "deleted") if swapped else ("deleted", "changed"))
    assert (conflict.mine is None) is not swapped
    assert (conflict.mine_by, conflict.theirs_by) == ("Anna", "Bo")
    assert str(conflict.message).startswith(
        "Stream 1: deleted in " + ("theirs but" if swapped else "mine but")
    )


def test_what_the_other_still_names_is_kept_and_named(copies: Copies) -> None:
    copies.edit_mine(removing(UnitProcess, "u2"))
    copies.edit_theirs(adding(Equipment(id="e2", tag="C-1", unit_process="u2")))
    merged = copies.merged()
    assert places(merged) == [("unit_process", "u2", "")]
    assert record(merged, "equipment", "e2").unit_process == "u2"
    (conflict,) = merged.conflicts
    assert (conflict.mine_text, conflict.theirs_text) == ("deleted", "still used")
    assert (conflict.mine_by, conflict.theirs_by) == ("Anna", "Bo")
    assert "Equipment C-1 needs it in theirs" in str(conflict.message)


def test_what_names_a_kept_record_names_it_again(copies: Copies) -> None:
    copies.edit_mine(removing(Equipment, "e1"))
    copies.edit_theirs(changing(Equipment, "e1", name="Feed pump"))
    merged = copies.merged()
    assert places(merged) == [("equipment", "e1", "")]
    assert record(merged, "stream", "s1").to_equipment == "e1"
    assert set(merged.records["placement"]) == {"p1"}


def test_new_parts_of_a_deleted_record_keep_it_and_its_old_parts(copies: Copies) -> None:
    copies.edit_theirs(removing(Stream, "s1"))
    copies.edit_theirs(removing(Substance, "cl"))
    copies.edit_mine(adding(Substance(id="w", key="water"), Component(id="c2", stream="s1", substance="w")))
    merged = copies.merged()
    assert places(merged) == [("stream", "s1", ""), ("substance", "cl", "")]
    assert set(merged.records["component"]) == {"c1", "c2"}
    assert set(merged.records["substance"]) == {"cl", "w"}


def test_a_changed_part_keeps_what_it_is_part_of(copies: Copies) -> None:
    copies.edit_mine(removing(Stream, "s1"))
    copies.edit_theirs(changing(Component, "c1", method="calculated"))
    merged = copies.merged()
    assert places(merged) == [("component", "c1", ""), ("stream", "s1", "")]
    assert record(merged, "component", "c1").method == "calculated"
    assert "Component 1, chlorine: deleted in mine but changed" in str(merged.conflicts[0].message)


def test_a_part_that_the_other_copy_deleted_too_does_not_come_back(copies: Copies) -> None:
    copies.edit_mine(removing(Stream, "s1"))
    copies.edit_theirs(removing(Component, "c1"))
    copies.edit_theirs(changing(Stream, "s1", name="Crude"))
    merged = copies.merged()
    assert places(merged) == [("stream", "s1", "")]
    assert "component" not in merged.records
    assert set(merged.records["route"]) == {"r1"}


def test_a_field_emptied_by_a_deletion_is_not_a_change(copies: Copies) -> None:
    copies.edit_mine(removing(UnitProcess, "u1"))
    copies.edit_theirs(changing(Equipment, "e1", unit_process="u2"))
    copies.edit_theirs(changing(Stream, "s1", to_unit="u2"))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert record(merged, "equipment", "e1").unit_process == "u2"
    assert set(merged.records["unit_process"]) == {"u2"}


def test_a_record_whose_field_was_emptied_by_a_deletion_can_be_deleted(copies: Copies) -> None:
    copies.edit_mine(removing(UnitProcess, "u1"))
    copies.edit_theirs(removing(Equipment, "e1"))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert "equipment" not in merged.records
    assert record(merged, "stream", "s1").to_unit is None


def test_a_field_does_not_go_back_to_what_both_deleted(copies: Copies) -> None:
    copies.edit_mine(adding(UnitProcess(id="u3", code="U3")))
    copies.edit_mine(changing(Equipment, "e1", unit_process="u3"))
    copies.edit_theirs(changing(Equipment, "e1", unit_process="u2"))
    for edit in (copies.edit_mine, copies.edit_theirs):
        edit(removing(UnitProcess, "u1"))
    merged = copies.merged()
    assert places(merged) == [("equipment", "e1", "unit_process")]
    assert record(merged, "equipment", "e1").unit_process is None
    (conflict,) = merged.conflicts
    assert (conflict.base_text, conflict.mine_text, conflict.theirs_text) == ("U1", "U3", "U2")


def test_an_attachment_keeps_what_it_hangs_on(copies: Copies) -> None:
    copies.edit_mine(removing(Equipment, "e1"))
    copies.edit_theirs(adding(Attachment(id="a", name="pump.jpg", of_kind="equipment", of_id="e1")))
    merged = copies.merged()
    assert places(merged) == [("equipment", "e1", "")]
    assert set(merged.records["equipment"]) == {"e1"}


def test_the_same_record_brought_by_both(copies: Copies) -> None:
    copies.edit_mine(adding(Stream(id="x", number="2", name="Top", phase="gas")))
    copies.edit_theirs(adding(Stream(id="x", number="2", name="Bottom", price=parse_quantity("5 CNY/t"))))
    merged = copies.merged()
    assert places(merged) == [("stream", "x", "name")]
    stream: Stream = record(merged, "stream", "x")
    assert (stream.name, stream.phase, stream.price) == ("", "gas", parse_quantity("5 CNY/t"))


# Numbers


def test_two_new_records_with_one_number(copies: Copies) -> None:
    copies.edit_mine(adding(Stream(id="m", number="12", name="Vent"), Equipment(id="em", tag="P-2")))
    copies.edit_theirs(adding(Stream(id="a", number="12", name="Drain"), Stream(id="b", number="12 (2)")))
    copies.edit_theirs(adding(Equipment(id="et", tag="P-2")))
    merged = copies.merged()
    assert [record(merged, "stream", key).number for key in "mab"] == ["12", "12 (3)", "12 (2)"]
    assert record(merged, "equipment", "et").tag == "P-2 (2)"
    assert places(merged) == [("equipment", "et", "tag"), ("stream", "a", "number")]
    conflict = next(found for found in merged.conflicts if found.kind == "stream")
    assert (conflict.base, conflict.mine, conflict.theirs) == (None, "12", "12")
    assert (conflict.mine_by, conflict.theirs_by) == ("Anna", "Bo")
    assert "both copies use “12” for different records. Theirs has “12 (3)”" in str(conflict.message)


def test_a_new_number_on_an_old_record_counts_too(copies: Copies) -> None:
    copies.edit_mine(changing(UnitProcess, "u1", code="U9"))
    copies.edit_theirs(changing(UnitProcess, "u2", code="U9"))
    merged = copies.merged()
    assert record(merged, "unit_process", "u1").code == "U9"
    assert record(merged, "unit_process", "u2").code == "U9 (2)"
    assert places(merged) == [("unit_process", "u2", "code")]


def test_empty_numbers_are_free_and_a_number_set_free_can_be_used(copies: Copies) -> None:
    copies.edit_mine(adding(Stream(id="m")))
    copies.edit_theirs(adding(Stream(id="t"), Stream(id="n", number="1")))
    copies.edit_theirs(changing(Stream, "s1", number="2"))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert record(merged, "stream", "n").number == "1"
