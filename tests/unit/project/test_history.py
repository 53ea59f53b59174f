"""The change log: undo, redo, branches, what a step tells, and what leaves no trace."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.language import Message
from cpdesk.project.changes import ChangeSet
from cpdesk.project.project import Project
from cpdesk.records.audit import Audit, Company
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.plant import UnitProcess
from tests.unit.project.support import NAME, add, state

WATER, SALT = Stream(id="water", name="water", position=1.0), Stream(id="salt", name="salt", position=2.0)


def rename(project: Project, name: str, record: str = "water") -> None:
    with project.step(Message("Rename to {name}", {"name": name})) as step:
        step.change(Stream, record, {"name": name})


def interrupted(project: Project) -> None:
    with project.step(NAME) as step:
        step.add(SALT)
        raise KeyboardInterrupt


def heard(project: Project) -> list[ChangeSet]:
    changes: list[ChangeSet] = []
    project.listeners.append(changes.extend)
    return changes


def name_of(project: Project, record: str = "water") -> str | None:
    found = project.get(Stream, record)
    return None if found is None else found.name


def test_undo_and_redo_walk_step_by_step_to_both_ends(project: Project) -> None:
    add(project, WATER)
    states = [state(project)]
    for name in ("a", "b", "c"):
        rename(project, name)
        states.append(state(project))
    for wanted in reversed(states[:-1]):
        assert project.undo()
        assert state(project) == wanted
    for wanted in states[1:]:
        assert project.redo()
        assert state(project) == wanted
    assert not project.redo()


def test_the_making_of_the_project_is_not_undone(project: Project) -> None:
    assert not project.undo()
    assert project.count(Audit) == 1
    assert project.count(Company) == 1
    assert not project.revert_to_opening()
    add(project, WATER)
    assert project.revert_to_opening()
    assert set(state(project)) == {"audit", "company"}


def test_an_edit_after_undo_starts_a_branch_and_the_old_one_stays(project: Project) -> None:
    add(project, WATER)
    rename(project, "old")
    project.undo()
    rename(project, "new")
    assert not project.redo()
    assert [entry.name.values for entry in project.history()][-1] == {"name": "new"}
    (left,) = project.side_lines()
    assert left.name.values == {"name": "old"}
    assert project.go_to(left.id)
    assert name_of(project) == "old"


def test_redo_follows_the_branch_that_was_walked_last(project: Project) -> None:
    add(project, WATER)
    rename(project, "old")
    project.undo()
    rename(project, "new")
    project.go_to(project.side_lines()[0].id)
    project.undo()
    project.redo()
    assert name_of(project) == "old"
    assert [entry.name.values for entry in project.side_lines()] == [{"name": "new"}]


def test_reverting_reaches_the_opening_even_past_undo_and_new_edits(path: Path, backups: Path) -> None:
    with Project.create(path, backup_root=backups) as project:
        add(project, WATER, SALT)
        rename(project, "first")
        rename(project, "opening")
    with Project.open(path, backup_root=backups) as project:
        opening = state(project)
        project.undo()
        project.undo()
        rename(project, "another line")
        with project.step(NAME) as step:
            step.remove(Stream, ["salt"])
        assert project.revert_to_opening()
        assert state(project) == opening
        assert project.undo()
        assert name_of(project) == "first"


def test_the_history_survives_closing(path: Path, backups: Path) -> None:
    with Project.create(path, backup_root=backups) as project:
        add(project, WATER)
        rename(project, "a")
        rename(project, "b")
        project.undo()
        before = project.history()
    with Project.open(path, backup_root=backups) as project:
        assert project.history() == before
        assert [entry.done for entry in before] == [True, True, True, False]
        assert project.redo()
        assert name_of(project) == "b"
        assert project.undo()
        assert project.undo()
        assert name_of(project) == "water"


def test_a_sentence_in_the_name_of_a_step_stays_one(project: Project) -> None:
    with project.step(Message("Add {kind} {n}", {"kind": Message("Stream {a}", {"a": 1}), "n": 2})) as step:
        step.add(WATER)
    name = project.history()[-1].name
    assert name.values["kind"] == Message("Stream {a}", {"a": 1})
    assert str(name) == "Add Stream 1 2"


def test_the_history_of_a_record_names_who_what_and_both_values(project: Project) -> None:
    project.user = "Li Ming"
    add(project, WATER)
    rename(project, "brine")
    project.undo()
    rename(project, "steam")
    changes = [
        (change.field, change.before, change.after, change.step.who)
        for change in project.record_history("stream", "water")
    ]
    assert ("name", None, "water", "Li Ming") in changes
    assert changes[-1] == ("name", "water", "steam", "Li Ming")
    assert not any("brine" in change for change in changes)


def test_a_step_tells_what_was_added_changed_and_removed(project: Project) -> None:
    add(project, WATER, SALT)
    changes = heard(project)
    with project.step(NAME) as step:
        step.add(Stream(id="steam"), Stream(id="brief"))
        step.change(Stream, "water", {"name": "x"})
        step.change(Stream, "steam", {"name": "y"})
        step.change(Stream, "salt", {"name": "z"})
        step.remove(Stream, ["salt", "brief"])
    (told,) = changes
    assert (told.kinds["stream"].added, told.kinds["stream"].changed) == ({"steam"}, {"water"})
    assert told.kinds["stream"].removed == {"salt"}
    assert told.revision == project.revision
    project.undo()
    assert (changes[1].kinds["stream"].added, changes[1].kinds["stream"].removed) == ({"salt"}, {"steam"})
    assert changes[1].revision == told.revision + 1
    project.redo()
    assert changes[2].kinds == told.kinds


def test_what_goes_with_a_deleted_record_is_told_and_comes_back(project: Project) -> None:
    unit = UnitProcess(id="unit")
    stream = Stream(id="s", from_unit="unit", to_unit=None)
    add(project, unit, stream, Substance(id="x"), Component(id="c", stream="s", substance="x"))
    before, changes = state(project), heard(project)
    with project.step(NAME) as step:
        step.remove(UnitProcess, ["unit"])
    assert changes[0].kinds["unit_process"].removed == {"unit"}
    assert changes[0].kinds["stream"].changed == {"s"}
    with project.step(NAME) as step:
        step.remove(Stream, ["s"])
    assert changes[1].kinds["component"].removed == {"c"}
    project.undo()
    project.undo()
    assert state(project) == before
    assert changes[-1].kinds["stream"].changed == {"s"}
    assert changes[-1].kinds["unit_process"].added == {"unit"}


@pytest.mark.parametrize("values", [{}, {"name": "water"}, {"name": "water", "position": 1, "flow": None}])
def test_a_step_that_changes_nothing_leaves_no_trace(project: Project, values: dict[str, object]) -> None:
    add(project, WATER)
    before, revision, changes = project.history(), project.revision, heard(project)
    with project.step(NAME) as step:
        step.change(Stream, "water", values)
        step.add(SALT)
        step.remove(Stream, ["salt"])
    assert (project.history(), project.revision, changes) == (before, revision, [])


def test_steps_inside_a_step_are_part_of_it(project: Project) -> None:
    changes = heard(project)
    with project.step(Message("Outer")):
        with project.step(Message("Inner")) as step:
            step.add(WATER)
        assert changes == []
        with project.step(Message("Inner")) as step:
            step.add(SALT)
    assert [str(entry.name) for entry in project.history()] == ["New project", "Outer"]
    assert len(changes) == 1
    project.undo()
    assert project.count(Stream) == 0


def test_a_failed_part_of_a_step_is_taken_back_alone(project: Project) -> None:
    with project.step(NAME) as outer:
        outer.add(WATER)
        with pytest.raises(KeyboardInterrupt):
            interrupted(project)
        outer.change(Stream, "water", {"name": "kept"})
    assert [stream.name for stream in project.read(Stream)] == ["kept"]


def test_a_failed_step_leaves_no_trace_and_the_next_one_works(project: Project) -> None:
    before, revision, changes = project.history(), project.revision, heard(project)
    with pytest.raises(KeyboardInterrupt):
        interrupted(project)
    assert (project.history(), project.revision, changes, project.count(Stream)) == (before, revision, [], 0)
    add(project, WATER)
    assert project.count(Stream) == 1


def test_what_does_not_fit_is_refused_in_plain_words(project: Project) -> None:
    add(project, WATER)
    wrong = [
        (lambda step: step.add(WATER), "this id is in the project already"),
        (
            lambda step: step.change(Stream, "water", {"from_unit": "nobody"}),
            "names one that is not in the project",
        ),
        (lambda step: step.change(Stream, "water", {"kind": "nonsense"}), "outside what its field may hold"),
        (lambda step: step.change(Stream, "water", {"name": None}), "would be left empty"),
        (lambda step: step.change(Stream, "nobody", {"name": "x"}), "not in the project any more"),
    ]
    before = state(project)
    for work, sentence in wrong:
        with pytest.raises(DataFault, match=sentence), project.step(NAME) as step:
            work(step)
        assert state(project) == before


def test_walking_to_a_step_that_is_not_there_is_refused(project: Project) -> None:
    add(project, WATER)
    with pytest.raises(DataFault, match="not in the history"):
        project.go_to(4711)
    assert name_of(project) == "water"
    assert not project.go_to(project.history()[-1].id)


def test_nothing_is_written_past_a_step(project: Project) -> None:
    with project.step(NAME) as step:
        step.add(WATER)
    with pytest.raises(Exception, match="NOT NULL"):
        step.add(SALT)
    with pytest.raises(RuntimeError):
        project.keep_content(b"x", "text/plain")
    with project.step(NAME) as step:
        step.add(SALT)
        for walk in (project.undo, lambda: project.save_as(Path("x")), lambda: project.back_up("x")):
            with pytest.raises(RuntimeError):
                walk()
    assert project.count(Stream) == 2


Walk = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "rename", "undo", "redo", "jump"]), st.integers(0, 4)),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(Walk)
def test_any_walk_finds_at_each_step_the_state_that_was_there(
    tmp_path_factory: pytest.TempPathFactory, walk: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("walk")
    with Project.create(folder / "p.cpdesk", backup_root=folder) as project:
        seen = {project.history()[-1].id: state(project)}
        fresh = itertools.count()
        for deed, number in walk:
            _do(project, deed, number, next(fresh), list(seen))
            here = [entry.id for entry in project.history() if entry.done][-1]
            assert state(project) == seen.setdefault(here, state(project))
        for step, wanted in seen.items():
            project.go_to(step)
            assert state(project) == wanted


def _do(project: Project, deed: str, number: int, fresh: int, known: list[int]) -> None:
    streams = project.read(Stream)
    if deed == "undo":
        project.undo()
    elif deed == "redo":
        project.redo()
    elif deed == "jump":
        project.go_to(known[number % len(known)])
    elif deed == "add" or not streams:
        parent = UnitProcess(id=f"u{fresh}")
        add(project, parent, Stream(id=f"s{fresh}", position=float(fresh), from_unit=parent.id))
    elif deed == "remove":
        with project.step(NAME) as step:
            step.remove(UnitProcess, [streams[number % len(streams)].from_unit or ""])
            step.remove(Stream, [streams[-number % len(streams)].id])
    else:
        rename(project, f"name {fresh}", streams[number % len(streams)].id)
