"""What can be typed into the tables: every list can be begun in its own grid."""

import pytest

from cpdesk.edits.cells import type_into_cell
from cpdesk.errors import DataFault
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from cpdesk.records.implementation import CompareItem, EffectComparison, MoneyComparison
from cpdesk.records.kinds import KINDS
from cpdesk.records.options import CostClass, InvestmentSheet, Option, RunningSheet, Status
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Type, rules_of
from cpdesk.tables.catalogue import Tables
from tests.unit.tables.plants import NAMES, full_project


def typed(project, table, name, number, key, text):
    """Type into a cell as the grid does: into the cell's own place, else into the row's record."""
    found = table(name)
    row = found.rows[number]
    place = row.cells[key].place if key in row.cells and row.cells[key].place else None
    if place is not None:
        return type_into_cell(project, place.kind, place.id, place.field, text, place.defaults)
    return type_into_cell(project, row.kind, row.id, found.column(key).field, text)


def test_what_a_new_row_must_name_stands_in_a_column_to_type_it():
    with full_project() as project:
        tables = Tables(project)
        for name in NAMES:
            found = tables.table(name)
            if not found.adds:
                continue
            needed = {field for field, rule in rules_of(KINDS[found.adds]).items() if rule.required}
            there = {column.field for column in found.columns} | {*found.starts_with, "id"}
            assert needed <= there, name


def test_a_column_of_choices_names_them():
    with full_project() as project:
        tables = Tables(project)
        for name in NAMES:
            found = tables.table(name)
            kinds = {row.kind for row in found.rows if row.kind} | ({found.adds} - {""})
            for column in found.columns:
                rules = [rules_of(KINDS[kind]).get(column.field) for kind in kinds]
                for rule in rules:
                    if rule is not None and rule.type is Type.CHOICE:
                        assert column.choices == rule.choices, (name, column.key)


def test_a_record_that_does_not_name_its_whole_is_refused_with_what_to_type_first(project):
    with pytest.raises(DataFault) as caught:
        type_into_cell(project, "component", None, "amount", "5 %")
    said = [str(fault.message) for fault in caught.value.faults]
    assert said == ["Type the Stream of this row first.", "Type the Substance of this row first."]
    assert [fault.field for fault in caught.value.faults] == ["stream", "substance"]


# Sheets of options


@pytest.fixture
def options(add):
    add(Option(id="h", code="ZG01", title="Heat", cost_class=CostClass.HIGH, position=1.0))
    add(Option(id="n", code="F9", title="New", position=2.0))
    add(Option(id="l", code="WD01", cost_class=CostClass.LOW, position=3.0))
    add(Option(id="r", code="ZG02", cost_class=CostClass.HIGH, status=Status.REJECTED, position=4.0))


@pytest.mark.usefixtures("options")
@pytest.mark.parametrize(("name", "key"), [("investment", "equipment"), ("running", "cut_energy")])
def test_every_option_that_is_to_be_evaluated_has_its_sheet_waiting(project, table, name, key):
    found = table(name)
    assert [row.values["code"] for row in found.rows] == ["ZG01", "F9"]
    assert found.adds == ""
    assert all(value is None for value in found.totals.values())
    typed(project, table, name, 0, key, "12")
    again = table(name)
    assert [row.key for row in again.rows] == [row.key for row in found.rows]
    assert (again.rows[0].values[key], again.totals[key]) == (12, 12)
    assert again.rows[1].values[key] is None
    typed(project, table, name, 0, key, "15")
    assert len(project.read(InvestmentSheet)) + len(project.read(RunningSheet)) == 1


def test_a_sheet_that_is_there_is_shown_whatever_the_option_costs(options, add, table):
    add(InvestmentSheet(option="l", equipment=quantity(1, "10^4 CNY")))
    add(InvestmentSheet(option="r", equipment=quantity(2, "10^4 CNY")))
    assert [row.values["code"] for row in table("investment").rows] == ["ZG01", "F9", "WD01", "ZG02"]


@pytest.mark.usefixtures("options")
@pytest.mark.parametrize("name", ["option_sheets", "feasibility_summary"])
def test_a_study_can_be_begun_in_the_grid(project, table, name):
    assert [row.values["code"] for row in table(name).rows] == ["ZG01", "F9"]
    field = "key_points" if name == "option_sheets" else "principle"
    typed(project, table, name, 1, field, "Recover the heat")
    assert table(name).rows[1].values[field] == "Recover the heat"


# Comparisons before and after


def done(key, cost, position):
    return Option(id=key, code=key, cost_class=cost, status=Status.DONE, position=position)


@pytest.fixture
def carried_out(add):
    add(
        done("WD01", CostClass.LOW, 1.0), done("ZG01", CostClass.MEDIUM, 2.0), done("WD02", CostClass.NO, 3.0)
    )


COMPARED = [
    ("low_cost_environment", EffectComparison, ["WD01", "WD02"], "3 t/a", 3),
    ("high_cost_environment", EffectComparison, ["ZG01"], "3 t/a", 3),
    ("low_cost_money", MoneyComparison, ["WD01", "WD02"], "3", 3),
    ("high_cost_money", MoneyComparison, ["ZG01"], "3", 3),
]


@pytest.mark.usefixtures("carried_out")
@pytest.mark.parametrize(("name", "cls", "codes", "text", "value"), COMPARED)
def test_every_option_that_is_done_has_a_comparison_waiting(project, table, name, cls, codes, text, value):
    before = table(name)
    assert [row.values["code"] for row in before.rows] == codes
    typed(project, table, name, 0, "before", text)
    after = table(name)
    assert [row.key for row in after.rows] == [row.key for row in before.rows]
    assert after.rows[0].values["before"] == value
    assert [one.option for one in project.read(cls)] == [codes[0]]


@pytest.mark.usefixtures("carried_out")
def test_a_second_comparison_of_an_option_stands_under_its_first(add, table):
    add(EffectComparison(option="WD01", item=CompareItem.WATER, position=1.0))
    add(EffectComparison(option="WD02", item=CompareItem.WATER, position=2.0))
    add(EffectComparison(option="WD01", item=CompareItem.ENERGY, position=3.0))
    rows = table("low_cost_environment").rows
    assert [(row.values["code"], str(row.values["item"])) for row in rows] == [
        ("WD01", "water use"),
        ("WD01", "energy use"),
        ("WD02", "water use"),
    ]


@pytest.mark.usefixtures("carried_out")
def test_a_comparison_typed_under_the_wrong_option_can_be_put_right(project, add, table):
    add(EffectComparison(option="WD01", item=CompareItem.WATER))
    typed(project, table, "low_cost_environment", 0, "code", "WD02")
    rows = table("low_cost_environment").rows
    assert [(row.values["code"], row.values["item"] and str(row.values["item"])) for row in rows] == [
        ("WD01", None),
        ("WD02", "water use"),
    ]


# Ends of streams


def test_the_ends_of_a_stream_are_typed_by_unit_or_by_equipment(project, add, table):
    add(UnitProcess(id="u", code="U1"), UnitProcess(id="w", code="U2"))
    add(Equipment(id="e", tag="P-101", unit_process="u"), Stream(id="s", number="1"))
    typed(project, table, "streams", 0, "from_equipment", "P-101")
    typed(project, table, "streams", 0, "to_unit", "U2")
    values = table("streams").rows[0].values
    assert (values["from"], values["from_unit"], values["to"], values["to_equipment"]) == (
        "P-101",
        "U1",
        "U2",
        None,
    )
    typed(project, table, "streams", 0, "from_unit", "")
    values = table("streams").rows[0].values
    assert (values["from"], values["from_equipment"], values["from_unit"]) == (None, None, None)
