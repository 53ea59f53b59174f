import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault, EnvironmentFault, WrongUse
from cpdesk.language import Message
from cpdesk.project.columns import reference_fields
from cpdesk.project.history import StepEntry
from cpdesk.project.merge import MergeConflict, Merged, Taken, conflicts_as_json, merge, write_merged
from cpdesk.project.project import Project
from cpdesk.project.steps import Step
from cpdesk.quantities import parse_quantity
from cpdesk.records import papers
from cpdesk.records.audit import Audit, Company
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, Type, kind_of, rules_of
from tests.unit.exchange.random_projects import FIXED, records_of, sound_records, values_of, write_project

Edit = Callable[[Step], None]
START = (
    UnitProcess(id="u1", code="U1", name="Reaction"),
    UnitProcess(id="u2", code="U2", name="Distillation"),
    Equipment(id="e1", tag="P-1", name="Pump", unit_process="u1"),
    Substance(id="cl", key="chlorine", name="Chlorine"),
    Stream(id="s1", number="1", name="Feed", to_unit="u1", to_equipment="e1", flow=parse_quantity("3.5 t/h")),
    Component(id="c1", stream="s1", substance="cl", method="lab"),
    Sheet(id="sh", name="PFD"),
    Placement(id="p1", sheet="sh", equipment="e1", x=10.0, y=20.0),
    Route(id="r1", sheet="sh", stream="s1", points="0,0 5,5"),
)


class Copies:
    """A base and two copies of it, edited by two people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = Project.create(folder / "base.cpdesk", backup_root=folder / "backups")
        with self.base.step(Message("Start")) as step:
            step.add(*START)
        self.mine = self._copy("mine", "Anna")
        self.theirs = self._copy("theirs", "Bo")

    def _copy(self, name: str, user: str) -> Project:
        self.base.save_as(self.folder / f"{name}.cpdesk")
        project = Project.open(self.folder / f"{name}.cpdesk", backup_root=self.folder / "backups")
        project.user = user
        return project

    def edit_mine(self, edit: Edit) -> None:
        with self.mine.step(Message("Mine")) as step:
            edit(step)

    def edit_theirs(self, edit: Edit) -> None:
        with self.theirs.step(Message("Theirs")) as step:
            edit(step)

    def merged(self) -> Merged:
        return merge(self.base, self.mine, self.theirs)

    def close(self) -> None:
        for project in (self.base, self.mine, self.theirs):
            project.close()


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = Copies(tmp_path)
    yield made
    made.close()


def changing(cls: type[Record], record_id: str, **values: object) -> Edit:
    return lambda step: step.change(cls, record_id, values)


def adding(*records: Record) -> Edit:
    return lambda step: step.add(*records)


def removing(cls: type[Record], *ids: str) -> Edit:
    return lambda step: step.remove(cls, ids)


def records(project: Project) -> dict[str, dict[str, Record]]:
    found = {kind: {record.id: record for record in project.read(cls)} for kind, cls in KINDS.items()}
    return {kind: of_kind for kind, of_kind in found.items() if of_kind}


def places(merged: Merged) -> list[tuple[str, str, str]]:
    return [(conflict.kind, conflict.id, conflict.field) for conflict in merged.conflicts]


def record(merged: Merged, kind: str, record_id: str) -> Any:
    return merged.records[kind][record_id]


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
    assert places(merged) == [("stream", "s1", "to_unit")]
    assert (stream.from_unit, stream.to_unit, stream.name) == ("u2", "u1", "Crude")
    (conflict,) = merged.conflicts
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


def test_votes_for_the_same_cell_are_both_kept(copies: Copies) -> None:
    for project in (copies.base, copies.mine, copies.theirs):
        with project.step(Message("Both")) as step:
            step.add(Criterion(id="k", name="Cost"), FocusCandidate(id="f", name="Boiler"))
    copies.edit_mine(adding(Score(id="m", criterion="k", candidate="f", score=3.0)))
    copies.edit_theirs(adding(Score(id="t", criterion="k", candidate="f", score=9.0)))
    merged = copies.merged()
    assert set(merged.records["score"]) == {"m", "t"}
    assert merged.conflicts == ()


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


# The new file


def test_the_merged_file(copies: Copies, tmp_path: Path) -> None:
    copies.edit_mine(changing(Stream, "s1", flow=parse_quantity("4 t/h")))
    copies.edit_mine(removing(Equipment, "e1"))
    copies.edit_theirs(changing(Stream, "s1", flow=parse_quantity("5 t/h"), name="Crude"))
    copies.edit_theirs(removing(Substance, "cl"))
    copies.edit_theirs(adding(Stream(id="t", number="2", from_unit="u1")))
    with copies.theirs.step(Message("Photo")) as step:
        digest = copies.theirs.keep_content(b"%PDF-1.7", "application/pdf")
        step.add(Attachment(id="a", of_kind="stream", of_id="s1", content_hash=digest))
    out = tmp_path / "out.cpdesk"
    merged = write_merged(copies.base, copies.mine, copies.theirs, out)
    with Project.open(out, backup_root=tmp_path / "backups") as project:
        found = records(project)
        (kept,) = found.pop("conflict").values()
        assert isinstance(kept, papers.Conflict)
        assert (kept.of_kind, kept.of_id, kept.of_field, kept.decided) == ("stream", "s1", "flow", None)
        assert (kept.base, kept.mine, kept.theirs) == ("3.5 t/h", "4 t/h", "5 t/h")
        assert (kept.mine_by, kept.theirs_by) == ("Anna", "Bo")
        assert kept.mine_at == merged.conflicts[0].mine_at != ""
        assert found == merged.records
        assert project.content(digest) == b"%PDF-1.7"
        names = [str(step.name) for step in project.history()]
        assert names == [*(str(step.name) for step in copies.mine.history()), "Merge a copy"]
        assert project.undo()
        assert records(project) == records(copies.mine)
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "backups",
        "base.cpdesk",
        "mine.cpdesk",
        "out.cpdesk",
        "theirs.cpdesk",
    ]


def test_a_part_moved_to_another_record_does_not_go_with_the_old_one(copies: Copies, tmp_path: Path) -> None:
    copies.edit_theirs(adding(Stream(id="t", number="2")))
    copies.edit_theirs(changing(Component, "c1", stream="t"))
    copies.edit_theirs(removing(Stream, "s1"))
    out = tmp_path / "out.cpdesk"
    merged = write_merged(copies.base, copies.mine, copies.theirs, out)
    assert merged.conflicts == ()
    with Project.open(out, read_only=True) as project:
        assert records(project) == records(copies.theirs) == merged.records


def test_the_inputs_stay_as_they_are(copies: Copies, tmp_path: Path) -> None:
    copies.edit_mine(changing(Stream, "s1", name="A"))
    copies.edit_theirs(changing(Stream, "s1", name="B"))
    copies.close()
    files = [tmp_path / f"{name}.cpdesk" for name in ("base", "mine", "theirs")]
    before = [path.read_bytes() for path in files]
    base, mine, theirs = (Project.open(path, read_only=True, backup_root=tmp_path / "b") for path in files)
    write_merged(base, mine, theirs, tmp_path / "out.cpdesk")
    for project in (base, mine, theirs):
        project.close()
    assert [path.read_bytes() for path in files] == before
    assert not (tmp_path / "b").exists()


def test_a_file_is_not_overwritten(copies: Copies, tmp_path: Path) -> None:
    out = tmp_path / "out.cpdesk"
    out.write_bytes(b"mine")
    with pytest.raises(EnvironmentFault, match="not overwritten"):
        write_merged(copies.base, copies.mine, copies.theirs, out)
    assert out.read_bytes() == b"mine"


def test_a_failure_leaves_no_file(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    copies.edit_theirs(adding(Stream(id="t")))
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("cpdesk.project.merge._write", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        write_merged(copies.base, copies.mine, copies.theirs, tmp_path / "out.cpdesk")
    assert sorted(tmp_path.iterdir()) == before


def test_unrelated_projects_are_refused(copies: Copies, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.cpdesk", backup_root=tmp_path / "backups") as other:
        assert merge(copies.base, copies.mine, other).taken.removed == len(START)
        with other.step(Message("Fill")) as step:
            step.add(Stream(id="other"))
        for copy in ((copies.mine, other), (other, copies.theirs)):
            with pytest.raises(WrongUse, match=r"other\.cpdesk was not made from base\.cpdesk"):
                merge(copies.base, *copy)


def test_copies_that_share_only_their_start_are_joined(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    for cls in (Sheet, Stream, Substance, Equipment, UnitProcess):
        copies.edit_mine(lambda step, cls=cls: step.remove(cls, [record.id for record in START]))
    copies.edit_mine(adding(Stream(id="new")))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert set(merged.records) == {"audit", "company", "stream"}
    copies.close()


def test_conflicts_as_json(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", flow=parse_quantity("4 t/h"), phase="gas"))
    copies.edit_theirs(changing(Stream, "s1", flow=parse_quantity("5 t/h"), phase="liquid"))
    copies.edit_mine(removing(UnitProcess, "u2"))
    copies.edit_theirs(changing(UnitProcess, "u2", name="Column"))
    said = json.loads(json.dumps(conflicts_as_json(copies.merged())))
    assert [(item["kind"], item["field"]) for item in said["conflicts"]] == [
        ("stream", "flow"),
        ("stream", "phase"),
        ("unit_process", ""),
    ]
    assert said["conflicts"][2]["theirs"]["name"] == "Column"
    assert said["conflicts"][2]["mine"] is None
    assert said["conflicts"][1]["message"].startswith("Stream 1, Phase: changed in both copies")
    assert said["taken"] == {"added": 1, "changed": 0, "removed": 0}


# Laws

Change = tuple[str, type[Record], Any]


class Sketch:
    """A copy of a project in memory: what `merge` reads of one, and edits with what follows from them."""

    path = Path("sketch.cpdesk")

    def __init__(self, start: Iterable[Record], edits: Iterable[Change] = ()) -> None:
        self.records = {(kind_of(item), item.id): item for item in (Audit(), Company(), *start)}
        for what, cls, values in edits:
            {"add": self._add, "change": self._change, "remove": self._remove}[what](kind_of(cls), values)

    def read(self, cls: type[Record]) -> list[Record]:
        return [item for (kind, _), item in self.records.items() if kind == kind_of(cls)]

    def history(self) -> list[StepEntry]:
        return [StepEntry(1, Message("New project"), "Anna", "2026-05-31", done=True)]

    def record_history(self, kind: str, record_id: str) -> list[Any]:
        return []

    def by_kind(self) -> dict[str, dict[str, Record]]:
        found = {kind: {item.id: item for item in self.read(cls)} for kind, cls in KINDS.items()}
        return {kind: of_kind for kind, of_kind in found.items() if of_kind}

    def _names_what_is_there(self, item: Record) -> bool:
        named = [(rule.refers_to, getattr(item, name)) for name, rule in reference_fields(type(item)).items()]
        return all(value is None or (kind, value) in self.records for kind, value in named)

    def _add(self, kind: str, item: Record) -> None:
        if self._names_what_is_there(item):
            self.records[kind, item.id] = item

    def _change(self, kind: str, given: tuple[str, dict[str, Any]]) -> None:
        if (kind, given[0]) in self.records:
            try:
                item = replace(self.records[kind, given[0]], **given[1])
            except DataFault:
                return
            self._add(kind, item)

    def _remove(self, kind: str, record_id: str) -> None:
        self.records.pop((kind, record_id), None)
        for key, item in list(self.records.items()):
            for name, rule in reference_fields(type(item)).items():
                if (rule.refers_to, getattr(item, name)) == (kind, record_id):
                    if rule.dies_with:
                        self._remove(*key)
                    elif key in self.records:
                        values: dict[str, Any] = {name: None}
                        item = self.records[key] = replace(self.records[key], **values)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Record], list[Change], list[Change]]:
    """Draw a base, in which records name each other a lot, and what two people do to it."""
    kinds = draw(st.sampled_from([PLANT, FLOWS, CHOICE, tuple(KINDS)]))
    start = draw(sound_records(4, kinds))
    return start, draw(edits_of(start, "m")), draw(edits_of(start, "t"))


PLANT = ("area", "unit_process", "equipment", "sheet", "placement", "route", "stream", "attachment")
FLOWS = ("stream", "substance", "component", "unit_process", "equipment", "emission", "emission_component")
CHOICE = ("criterion", "score", "option", "focus_candidate", "team_member", "cause", "waste_source")


@st.composite
def edits_of(draw: st.DrawFn, start: list[Record], who: str) -> list[Change]:
    ids: dict[str, list[str]] = {}
    for item in start:
        ids.setdefault(kind_of(item), []).append(item.id)
    return [
        draw(_edit(start, f"{who}{number}", ids)) for number in range(draw(st.integers(0, 6)) if start else 0)
    ]


@st.composite
def _edit(draw: st.DrawFn, start: list[Record], new_id: str, ids: Mapping[str, list[str]]) -> Change:
    item = draw(st.sampled_from(start))
    cls, kind = type(item), kind_of(item)
    what = draw(st.sampled_from(["change", "change", "add", "remove"]))
    if what == "add" and kind not in SINGLE_KINDS:
        return "add", cls, draw(records_of(kind, new_id, ids))
    if what == "remove" and kind not in SINGLE_KINDS:
        return "remove", cls, item.id
    names = [name for name, rule in rules_of(cls).items() if name not in FIXED and not rule.unique]
    linking = [name for name in names if rules_of(cls)[name].type is Type.REFERENCE]
    name = draw(st.sampled_from(linking or names) | st.sampled_from(names))
    return "change", cls, (item.id, {name: draw(values_of(rules_of(cls)[name], ids))})


def sides(conflict: MergeConflict) -> tuple[object, object]:
    return (conflict.mine, conflict.mine_text), (conflict.theirs, conflict.theirs_text)


@given(stories())
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_laws_of_joining(story: Any) -> None:
    start, mine_edits, theirs_edits = story
    base, mine, theirs = Sketch(start), Sketch(start, mine_edits), Sketch(start, theirs_edits)
    copies: Any = base, mine, theirs
    base, mine, theirs = copies
    for one, other, result in ((base, theirs, theirs), (mine, base, mine), (mine, mine, mine)):
        merged = merge(base, one, other)
        assert merged.conflicts == ()
        assert merged.records == result.by_kind()
    there, back = merge(base, mine, theirs), merge(base, theirs, mine)
    assert there.records == back.records
    assert places(there) == places(back)
    assert list(map(sides, there.conflicts)) == [sides(conflict)[::-1] for conflict in back.conflicts]
    found = {(kind, key): item for kind, of_kind in there.records.items() for key, item in of_kind.items()}
    for item in found.values():
        for name, rule in reference_fields(type(item)).items():
            assert getattr(item, name) is None or (rule.refers_to, getattr(item, name)) in found
    for key in {*base.records, *mine.records, *theirs.records} - set(found):
        assert key in base.records
        assert key not in mine.records or key not in theirs.records


@given(stories())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_file_holds_what_was_joined(tmp_path_factory: pytest.TempPathFactory, story: Any) -> None:
    folder = tmp_path_factory.mktemp("joined")
    sketches = [Sketch(story[0], edits) for edits in ((), *story[1:])]
    names = [folder / f"{name}.cpdesk" for name in ("base", "mine", "theirs")]
    projects = [
        write_project(path, sketch.records.values()) for path, sketch in zip(names, sketches, strict=True)
    ]
    merged = write_merged(projects[0], projects[1], projects[2], folder / "out.cpdesk")
    with Project.open(folder / "out.cpdesk", read_only=True) as project:
        found = records(project)
    conflicts = found.pop("conflict", {})
    assert found == {kind: of_kind for kind, of_kind in merged.records.items() if kind != "conflict"}
    assert len(conflicts) == len(merged.records.get("conflict", {})) + len(merged.conflicts)
    for project in projects:
        project.close()
