"""Tables renewed row by row are what a fresh keeper makes, whatever was edited."""

import gc
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.emissions import Emission, EmissionComponent
from cpdesk.records.flows import Component, Measurement, MeasuringPoint, Stream, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.records.survey import Document, Scope
from cpdesk.tables import view
from cpdesk.tables.catalogue import DEFINITIONS, Tables

STEP = Message("Step")
NAMES = (
    "streams",
    "inventory",
    "components",
    "measurements",
    "documents",
    "focus_documents",
    "measuring_plan",
    "substances",
    "materials",
)


def records(number: int) -> list[Measurement | Document]:
    made: list[Measurement | Document] = []
    for one in range(number):
        made.append(Measurement(id=f"m{one}", position=one + 1.0, value=quantity(one, "t/h"), point="p1"))
        scope = Scope.PLANT if one % 2 else Scope.FOCUS
        made.append(Document(id=f"d{one}", position=one + 1.0, item=f"Paper {one}", scope=scope))
    return sorted(made, key=lambda record: record.id[0])


def write(project: Project, number: int) -> None:
    with project.step(STEP) as step:
        step.add(
            MeasuringPoint(id="p1", position=1, number="P-1"),
            MeasuringPoint(id="p2", position=2, number="P-2"),
            Substance(id="s1", position=1, key="water", name="Water"),
            UnitProcess(id="u1", position=1, code="U1", hours_per_year=8000.0),
        )
        step.add_all([Stream(id=f"f{n}", position=n + 1.0, number=f"S{n}", to_unit="u1") for n in range(40)])
        step.add_all(
            [Emission(id=f"e{n}", position=n + 1.0, number=f"E{n}", unit_process="u1") for n in range(40)]
        )
        step.add(Component(id="c0", stream="f0", substance="s1", amount=quantity(3, "%")))
        step.add(EmissionComponent(id="k0", emission="e0", substance="s1", load=quantity(3, "kg/h")))
        step.add_all(records(number))


def edit(project: Project, dice: Random) -> None:
    """One edit of some kind, chosen by the dice."""
    number = f"{dice.randrange(40)}"
    point = dice.choice([None, "p1", "p2"])
    choices = [
        lambda step: step.change(Measurement, f"m{number}", {"value": quantity(dice.random(), "kg/h")}),
        lambda step: step.change(Measurement, f"m{number}", {"point": point}),
        lambda step: step.change(Measurement, f"m{number}", {"position": dice.uniform(1, 50)}),
        lambda step: step.change(Document, f"d{number}", {"scope": dice.choice(list(Scope))}),
        lambda step: step.change(MeasuringPoint, "p1", {"number": f"P-{dice.randrange(99)}"}),
        lambda step: step.change(
            Stream, f"f{number}", {"flow": quantity(dice.random(), "t/h"), "to_unit": None}
        ),
        lambda step: step.change(Emission, f"e{number}", {"flow": quantity(dice.random(), "t/h")}),
        lambda step: step.change(Component, "c0", {"stream": f"f{number}"}),
        lambda step: step.change(EmissionComponent, "k0", {"load": quantity(dice.random(), "kg/h")}),
        lambda step: step.change(UnitProcess, "u1", {"hours_per_year": dice.uniform(1, 8000)}),
        lambda step: step.remove(Emission, [f"e{number}"]),
        lambda step: step.add(Measurement(position=dice.uniform(0.5, 50), note="new", value=None)),
        lambda step: step.remove(Measurement, [f"m{dice.randrange(1, 40)}"]),
    ]
    if dice.random() < 0.2:
        project.undo()
        return
    with suppress(DataFault), project.step(STEP) as step:  # the dice may have taken the record away before
        for _ in range(dice.choice([1, 1, 3])):
            dice.choice(choices)(step)


def same_as_fresh(project: Project, tables: Tables) -> None:
    listeners = list(project.listeners)
    fresh = Tables(project)
    for name in NAMES:
        assert tables.table(name) == fresh.table(name), name
    project.listeners[:] = listeners


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 5))
def test_renewed_tables_equal_fresh_ones_after_any_edits(seed: int, asked_every: int):
    dice = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder)
        with Project.create(path / "plant.cpdesk", backup_root=path) as project:
            write(project, 40)
            tables = Tables(project)
            same_as_fresh(project, tables)
            for number in range(12):
                edit(project, dice)
                if number % asked_every == 0:
                    same_as_fresh(project, tables)
            same_as_fresh(project, tables)


def test_only_the_rows_of_changed_records_are_made_again(project: Project):
    write(project, 40)
    tables = Tables(project)
    before = {row.id: row for row in tables.table("measurements").rows}
    tables.table("documents")
    with patch.object(project, "read", side_effect=AssertionError("the whole list was read again")):
        with project.step(STEP) as step:
            step.change(Measurement, "m7", {"note": "checked"})
        after = {row.id: row for row in tables.table("measurements").rows}
    assert after["m7"].values["note"] == "checked"
    assert [key for key in before if after[key] is not before[key]] == ["m7"]


def test_a_change_of_what_a_list_names_makes_it_whole_again(project: Project):
    write(project, 40)
    tables = Tables(project)
    tables.table("measurements")
    with project.step(STEP) as step:
        step.change(Measurement, "m7", {"note": "checked"})
        step.change(MeasuringPoint, "p1", {"number": "Q-1"})
    assert {row.values["point"] for row in tables.table("measurements").rows} == {"Q-1"}


def test_many_changes_are_read_as_a_whole_and_only_their_rows_made_again(project: Project):
    write(project, 40)
    tables = Tables(project)
    before = tables.table("measurements").rows
    with patch.object(view, "FEW", 3), project.step(STEP) as step:
        for number in range(5):
            step.change(Measurement, f"m{number}", {"note": "all"})
    rows = tables.table("measurements").rows
    assert [row.values["note"] for row in rows[:6]] == ["all"] * 5 + [None]
    assert all(one is other for one, other in zip(before[5:], rows[5:], strict=True))


def test_what_a_worker_made_takes_the_place_of_what_is_behind(project: Project):
    write(project, 40)
    tables = Tables(project)
    old = tables.table("measurements")
    with project.reader() as reader:
        with project.step(STEP) as step:
            for number in range(30):
                step.change(Measurement, f"m{number}", {"note": "all"})
        fresh = Tables(reader)
        made = fresh.table("measurements")
        tables.adopt(fresh)
    assert made is not old
    assert tables.table("measurements") is made


def test_a_list_that_names_its_own_kind_is_never_renewed_by_row():
    for definition in DEFINITIONS.values():
        if definition.renew is not None:
            assert definition.lists
            kinds = [cls.__name__ for cls in definition.rests_on]
            assert kinds.count(definition.rests_on[0].__name__) == 1
    assert DEFINITIONS["measurements"].renew is not None


def test_what_a_worker_made_is_taken_over_and_renewed_as_ones_own(tmp_path: Path):
    with Project.create(tmp_path / "plant.cpdesk", backup_root=tmp_path / "backups") as project:
        write(project, 50)
        mine = Tables(project)
        own = mine.table("streams")
        with project.reader() as reader:
            theirs = Tables(reader)
            made = {name: theirs.table(name) for name in NAMES}
            mine.adopt(theirs)
        assert mine.table("streams") is own, "what is here already stays"
        assert mine.table("inventory") is made["inventory"]
        for cls, one, name in ((Emission, "e3", "Vent"), (Stream, "f4", "Feed"), (UnitProcess, "u1", "Wash")):
            with project.step(STEP) as step:
                step.change(cls, one, {"name": name})
            fresh = Tables(project)
            for table in NAMES:
                assert mine.table(table) == fresh.table(table), (table, name)


def test_a_long_list_leaves_the_collector_nothing_to_look_through(project: Project):
    """What is made while it rests counts as young: without a word it would all be looked through at the next chance."""
    write(project, 400)
    tables = Tables(project)
    tables.view.all(Measurement)
    gc.collect()
    kept = gc.get_freeze_count()
    rows = tables.table("measurements").rows
    assert gc.isenabled()
    young = {id(one) for generation in (0, 1) for one in gc.get_objects(generation=generation)}
    assert not young & {id(row) for row in rows}
    assert gc.get_freeze_count() == kept, "what is garbage of it can still be collected"
