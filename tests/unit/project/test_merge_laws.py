from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from cpdesk.edits.agreement import ONE_EACH
from cpdesk.exchange.interchange import dump_text, load_text
from cpdesk.exchange.interchange_json import parsed
from cpdesk.exchange.interchange_reading import read
from cpdesk.language import Message
from cpdesk.project.columns import reference_fields
from cpdesk.project.merge import Merged, merge, write_merged
from cpdesk.project.merge_agreement import CELLS
from cpdesk.project.project import Project
from cpdesk.records.record import Record, kind_of, rules_of
from tests.unit.exchange.random_projects import write_project
from tests.unit.project.merge_copies import places, records
from tests.unit.project.merge_stories import Sketch, sides, stories

HEALTH = list(HealthCheck)


def test_a_cell_is_what_the_edits_call_one() -> None:
    assert CELLS == ONE_EACH


def joined(merged: Merged) -> dict[tuple[str, str], Record]:
    return {(kind, key): item for kind, of_kind in merged.records.items() for key, item in of_kind.items()}


def cell(item: Record) -> tuple[Any, ...]:
    return type(item), *(getattr(item, name) for name in ONE_EACH.get(type(item), ("id",)))


def copies_of(story: Any) -> Any:
    return tuple(Sketch(story[0], edits) for edits in ((), *story[1:]))


@given(stories())
@settings(max_examples=45, deadline=None, suppress_health_check=HEALTH)
def test_the_laws_of_joining(story: Any) -> None:
    base, mine, theirs = copies_of(story)
    for one, other, result in ((base, theirs, theirs), (mine, base, mine), (mine, mine, mine)):
        merged = merge(base, one, other)
        assert merged.conflicts == ()
        assert merged.records == result.by_kind()
    there, back = merge(base, mine, theirs), merge(base, theirs, mine)
    found = joined(there)
    if found.keys() == joined(back).keys():  # no record went into another one
        assert there.records == back.records
        assert places(there) == places(back)
        assert list(map(sides, there.conflicts)) == [sides(conflict)[::-1] for conflict in back.conflicts]
    cells = {cell(item) for item in found.values()}
    for key in {*base.records, *mine.records, *theirs.records} - set(found):
        deleted = key in base.records and (key not in mine.records or key not in theirs.records)
        copies = [copy.records[key] for copy in (mine, theirs) if key in copy.records]
        assert deleted or any(cell(item) in cells for item in copies)


@given(stories())
@settings(max_examples=45, deadline=None, suppress_health_check=HEALTH)
def test_what_was_joined_is_sound(story: Any) -> None:
    base, mine, theirs = copies_of(story)
    whole = Sketch(())
    whole.records = joined(merge(base, mine, theirs))
    for item in whole.records.values():
        for name, rule in reference_fields(type(item)).items():
            assert getattr(item, name) is None or (rule.refers_to, getattr(item, name)) in whole.records
    assert whole.disagreements() == []
    project: Any = whole
    assert {
        (kind_of(item), item.id): item for item in read(parsed(dump_text(project))).records
    } == whole.records


def changed(project: Project, before: Sequence[Record], after: Sketch) -> None:
    """Bring a copy of the base to what a sketch of it holds."""
    old = {(kind_of(item), item.id): item for item in before}
    with project.step(Message("Edit")) as step:
        step.add_all([item for key, item in after.records.items() if key not in old])
        for key, item in after.records.items():
            if item != old.get(key, item):
                step.change(type(item), item.id, {name: getattr(item, name) for name in rules_of(type(item))})
        for key, item in old.items():
            if key not in after.records:
                step.remove(type(item), [key[1]])


@given(stories())
@settings(max_examples=2, deadline=None, suppress_health_check=HEALTH)
def test_the_file_holds_what_was_joined(tmp_path_factory: pytest.TempPathFactory, story: Any) -> None:
    folder = tmp_path_factory.mktemp("joined")
    sketches = copies_of(story)
    base = write_project(folder / "base.cpdesk", sketches[0].records.values())
    projects = [base]
    for name, sketch in zip(("mine", "theirs"), sketches[1:], strict=True):
        base.save_as(folder / f"{name}.cpdesk")
        projects.append(Project.open(folder / f"{name}.cpdesk", backup_root=folder / "backups"))
        changed(projects[-1], list(sketches[0].records.values()), sketch)
    merged = write_merged(projects[0], projects[1], projects[2], folder / "out.cpdesk")
    with Project.open(folder / "out.cpdesk", read_only=True) as project:
        found, text = records(project), dump_text(project)
    conflicts = found.pop("conflict", {})
    assert found == {kind: of_kind for kind, of_kind in merged.records.items() if kind != "conflict"}
    assert len(conflicts) == len(merged.records.get("conflict", {})) + len(merged.conflicts)
    with load_text(text, folder / "again.cpdesk", backup_root=folder / "backups") as again:
        assert dump_text(again) == text
    for project in projects:
        project.close()
