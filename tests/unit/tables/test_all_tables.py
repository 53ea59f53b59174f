import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import kind_of
from cpdesk.reference.worksheets import added_sheets, worksheets
from cpdesk.tables.catalogue import DEFINITIONS, Tables, rests_on
from cpdesk.tables.table import Table
from cpdesk.tables.view import View
from tests.unit.tables.plants import (
    NAMES,
    STEP,
    any_project,
    everything,
    filled,
    fresh,
    full_project,
    opened,
    the_id,
    values_of,
)

# What holds for every table


def test_each_worksheet_has_exactly_one_table():
    numbers = sorted(definition.worksheet for definition in DEFINITIONS.values() if definition.worksheet)
    assert numbers == sorted(sheet.number for sheet in (*worksheets(), *added_sheets()))
    assert len(numbers) == 47


def faults(table: Table, name: str) -> list[str]:
    """What is wrong with a table, whatever is in it."""
    keys = [column.key for column in table.columns]
    named = re.compile(r"\{([^{}]+?)(?::column)?\}")
    found = [f"name {table.name}"] if table.name != name else []
    found += [f"key twice: {key}" for key in keys if keys.count(key) > 1]
    for column in table.columns:
        texts = (column.formula, column.total_formula)
        found += [f"formula names {key}" for text in texts for key in named.findall(text) if key not in keys]
    for row in table.rows:
        found += [f"value outside: {key}" for key in row.values if key not in keys]
        found += [f"no value: {key}" for key in keys if key not in row.values]
        found += [f"cell outside: {key}" for key in row.cells if key not in keys]
        found += [
            f"not finite: {key}" for key, v in row.values.items() if isinstance(v, float) and abs(v) > 1e300
        ]
    rows = [row.key for row in table.rows]
    found += [f"row twice: {key}" for key in rows if rows.count(key) > 1]
    found += [f"total outside: {key}" for key in table.totals if key not in keys]
    if table.figure is not None:
        used = (*table.figure.categories, *table.figure.series)
        found += [f"figure names {key}" for key in used if key not in keys]
    return found


@pytest.fixture(scope="module")
def empty_tables():
    with opened() as project:
        yield fresh(project)


@pytest.fixture(scope="module")
def full_tables():
    with full_project() as project:
        yield fresh(project)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_an_empty_project_is_whole(empty_tables, name):
    assert faults(empty_tables[name], name) == []
    assert empty_tables[name].worksheet == DEFINITIONS[name].worksheet
    assert str(empty_tables[name].title) == DEFINITIONS[name].title


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_a_full_project_is_whole(full_tables, name):
    table = full_tables[name]
    assert faults(table, name) == []
    assert table.worksheet == DEFINITIONS[name].worksheet
    for row in table.rows:
        assert all(str(value) is not None for value in row.values.values())
        assert all(str(cell.reason) for cell in row.cells.values() if cell.reason is not None)
    assert all(str(note) for note in table.notes)


HIDDEN = {
    "option_ranking",
    "option_ranks",
    "high_cost_environment",
    "high_cost_money",
    "focus_documents",
    "focus_causes",
}


@pytest.mark.parametrize("name", sorted(set(NAMES) - HIDDEN))
def test_the_full_project_has_something_in_every_table(full_tables, name):
    if DEFINITIONS[name].worksheet:
        assert full_tables[name].rows


def test_the_check_of_a_table_bites(full_tables):
    table = full_tables["targets"]
    assert faults(replace(table, columns=(*table.columns, table.columns[0])), "targets")
    assert faults(replace(table, columns=table.columns[:-1]), "targets")
    broken = replace(table.columns[5], formula="{nothing}")
    assert faults(replace(table, columns=(*table.columns[:5], broken, *table.columns[6:])), "targets")


class WatchedView(View):
    """A view that notes which kinds are read."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.read: set[str] = set()

    def _keep(self, cls, what, make):
        self.read.add(kind_of(cls))
        return super()._keep(cls, what, make)


@pytest.mark.parametrize("number", [0, 1])
def test_a_table_rests_on_every_kind_that_it_reads(number):
    with opened(
        *(filled(KINDS[kind], number) for kind in sorted(SINGLE_KINDS)), *everything(number)
    ) as project:
        for name in NAMES:
            view = WatchedView(project)
            DEFINITIONS[name].build(view)
            assert view.read <= rests_on(DEFINITIONS[name]), name


def same(project: Project, tables: Tables) -> list[str]:
    expected = fresh(project)
    return [name for name in NAMES if tables.table(name) != expected[name]]


def test_no_table_is_stale_after_any_record_changed_went_and_came_back():
    with full_project() as project:
        tables = Tables(project)
        assert same(project, tables) == []
        for kind, cls in KINDS.items():
            with project.step(STEP) as step:
                values = values_of(filled(cls, 0))
                step.change(cls, the_id(kind), {k: v for k, v in values.items() if k != "id"})
            assert same(project, tables) == [], f"after a change of {kind}"
            if kind not in SINGLE_KINDS:
                with project.step(STEP) as step:
                    step.remove(cls, [the_id(kind)])
                assert same(project, tables) == [], f"without {kind}"
                project.undo()
                assert same(project, tables) == [], f"with {kind} again"


def test_a_table_is_made_again_only_when_something_it_rests_on_changed():
    with full_project() as project:
        tables = Tables(project)
        before = {name: tables.table(name) for name in NAMES}
        with project.step(STEP) as step:
            step.change(KINDS["target"], the_id("target"), {"item": "another"})
        again = {name for name in NAMES if tables.table(name) is not before[name]}
        assert again == {name for name in NAMES if "target" in rests_on(DEFINITIONS[name])}
        assert "targets" in again


@pytest.mark.parametrize("name", NAMES)
def test_a_table_reads_each_kind_once_however_many_records_there_are(name, monkeypatch):
    with full_project() as project:
        read: list[str] = []
        plain_read = project.read
        monkeypatch.setattr(project, "read", lambda cls: read.append(kind_of(cls)) or plain_read(cls))
        monkeypatch.setattr(project, "get", None)
        monkeypatch.setattr(project, "where", None)
        Tables(project).table(name)
        assert len(read) == len(set(read))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_every_table_of_any_project_is_whole(seed):
    with opened(*any_project(seed)) as project:
        for name, table in fresh(project).items():
            assert faults(table, name) == [], name
            said = [*table.notes, *(column.heading for column in table.columns)]
            said += [
                cell.reason for row in table.rows for cell in row.cells.values() if cell.reason is not None
            ]
            assert all(str(message) for message in said), name
