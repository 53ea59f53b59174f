"""The pages of the steps: every table and worksheet has its place, and every finding can be gone to."""

import pytest

from cpdesk.quantities import quantity
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.options import CostClass, Option, Status
from cpdesk.records.papers import Conflict, StatedTotal
from cpdesk.records.plant import Equipment
from cpdesk.records.record import kind_of, rules_of
from cpdesk.reference.steps import steps
from cpdesk.reference.worksheets import worksheets
from cpdesk.tables.catalogue import DEFINITIONS, Tables
from cpdesk.tables.finding import Finding
from cpdesk.tables.findings import findings
from cpdesk.tables.walk import COMPUTED, OWN_TABLES, STEP_TABLES, State, home_of, progress
from tests.unit.tables.plants import STEP, any_project, everything, filled, opened, the_id, value


def test_every_step_has_a_page_and_every_table_a_step():
    assert list(STEP_TABLES) == [step.code for step in steps()]
    assert {name for names in STEP_TABLES.values() for name in names} == {*DEFINITIONS}
    assert all(len(set(names)) == len(names) for names in STEP_TABLES.values())


def test_every_worksheet_is_on_the_page_of_each_step_that_fills_it():
    table_of = {one.worksheet: one.name for one in DEFINITIONS.values() if one.worksheet}
    lacking = [
        (step.code, number)
        for step in steps()
        for number in step.worksheets
        if table_of[number] not in STEP_TABLES[step.code]
    ]
    assert lacking == []
    filled_by_steps = {number for step in steps() for number in step.worksheets}
    assert filled_by_steps == {sheet.number for sheet in worksheets()}


def test_what_follows_from_others_adds_nothing():
    with opened() as project:
        tables = Tables(project)
        assert [name for name in sorted(COMPUTED) if tables.table(name).adds] == []


# Findings


def bare(cls):
    """A record that holds nothing but what it must."""
    given = {
        name: the_id(rule.refers_to) if rule.refers_to else value(cls, name, rule, 1)
        for name, rule in rules_of(cls).items()
        if rule.required and name != "id"
    }
    return cls(id=the_id(kind_of(cls)), **given)


def settings_of(number):
    return [filled(KINDS[kind], number) for kind in sorted(SINGLE_KINDS)]


def printed(number, table, column, stated):
    return StatedTotal(id=f"printed-{number}", what=f"{table}", table=table, column=column, stated=stated)


def papers():
    """What else can be found: options half evaluated, totals that disagree, copies that disagree, idle equipment."""
    money = quantity(9, "10^4 CNY")
    return [
        Option(id="dear", code="D1", cost_class=CostClass.HIGH),
        Option(id="half", code="D2", cost_class=CostClass.HIGH, technical_result="good", recommended=True),
        Option(id="done", code="D3", cost_class=CostClass.HIGH, status=Status.DONE),
        Option(id="cheap", code="D4", cost_class=CostClass.LOW, status=Status.DONE),
        Option(id="joint", code="D5", joint_group="the-joint_group", investment=money),
        Equipment(id="idle", tag="P-999"),
        Conflict(id="clash", of_kind="option", of_id="dear", of_field="title", mine="a", theirs="b"),
        printed(1, "economics", "investment", money),
        printed(2, "nothing", "investment", money),
        printed(3, "facilities", "investment", money),
        printed(4, "funding", "amount", money),
        printed(5, "verified_effects", "investment", money),
        printed(6, "inventory", "annual_amount", quantity(1e9, "t/a")),
    ]


PROJECTS = {
    "empty": list,
    "full": lambda: [*settings_of(1), *everything(1)],
    "full otherwise": lambda: [*settings_of(0), *everything(0)],
    "full with papers": lambda: [*settings_of(1), *everything(1), *papers()],
    "bare": lambda: [bare(cls) for kind, cls in KINDS.items() if kind not in SINGLE_KINDS],
    **{f"seed {seed}": (lambda seed=seed: any_project(seed)) for seed in range(6)},
}


@pytest.mark.parametrize("name", PROJECTS)
def test_every_finding_can_be_gone_to_on_the_page_of_its_step(name):
    with opened(*PROJECTS[name]()) as project:
        tables = Tables(project)
        found = findings(tables)
        assert found
        assert [(one.step, str(one.message)) for one in found if not can_be_reached(tables, one)] == []


def can_be_reached(tables, finding: Finding) -> bool:
    names = STEP_TABLES[finding.step]
    if finding.table and finding.table not in names:
        return False
    if finding.kind in SINGLE_KINDS:
        return finding.kind in names
    if finding.id:
        return any(shows(tables.table(name), finding) for name in names)
    wanted = (finding.table,) if finding.table else names
    return any(tables.table(name).adds == finding.kind for name in wanted)


def shows(table, finding: Finding) -> bool:
    here = (finding.kind, finding.id)
    in_column = any(finding.field in (column.key, column.field) for column in table.columns)
    if in_column and any((row.kind, row.id) == here for row in table.rows):
        return True
    places = (cell.place for row in table.rows for cell in row.cells.values() if cell.place is not None)
    return any((place.kind, place.id, place.field) == (*here, finding.field) for place in places)


def test_the_papers_are_found():
    with opened(*PROJECTS["full with papers"]()) as project:
        kinds = {(one.step, one.kind) for one in findings(Tables(project))}
    wanted = {
        ("1.2", "conflict"),
        ("2.3", "equipment"),
        ("5.2", "option"),
        ("5.3", "option"),
        ("6.3", "option"),
    }
    wanted |= {("6.2", "option"), ("6.1", "option"), ("5.4", "option")}
    wanted |= {(step, "stated_total") for step in ("2.1", "4.2", "5.4", "6.4")}
    assert wanted <= kinds


# Progress


def test_the_record_of_a_kind_is_at_home_in_the_step_that_fills_it():
    assert home_of("team_member") == ("1.2", "team")
    assert home_of("equipment") == ("2.2", "equipment")
    assert home_of("criterion") == ("2.4", "focus_ranking")
    assert home_of("emission_component") == ("2.3", "inventory_components")
    assert home_of("conflict") == ("1.2", "conflicts")
    assert home_of("sheet") == ("3.1", "sheets")
    assert home_of("relation_term") == ("3.3", "relation_terms")
    homeless = {"placement", "route", "attachment", "score"}
    assert {kind for kind in KINDS if home_of(kind) is None} == homeless


def test_a_table_shown_beside_does_not_move_a_step():
    with opened(*settings_of(1), *everything(1)) as project:
        tables = Tables(project)
        with project.step(STEP) as step:
            step.remove(Option, ["the-option"])
        assert progress(tables, ())["2.6"].state is State.NOT_BEGUN
        assert tables.table("targets").rows
    assert "targets" in STEP_TABLES["2.6"]
    assert "targets" not in OWN_TABLES["2.6"]


def test_factors_that_are_only_offered_fill_nothing():
    with opened() as project:
        tables = Tables(project)
        assert tables.table("focus_ranking").rows
        assert progress(tables, ())["2.4"].state is State.NOT_BEGUN
