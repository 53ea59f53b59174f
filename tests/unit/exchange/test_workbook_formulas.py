"""Live formulas: their text, the result they carry, and that LibreOffice calculates the same figures."""

import datetime

import pytest
from openpyxl import load_workbook

from cpdesk.exchange.workbook import write_workbook
from cpdesk.language import ENGLISH, Message
from cpdesk.tables.table import Column, Format, Layout, Row, Table, Total
from tests.unit.exchange.office import converted, formula_cells, needs_office, recalculated
from tests.unit.exchange.workbook_tables import (
    HEADING,
    MONEY_COLUMNS,
    column_table,
    money_table,
    table,
    written,
)

SHEET = "Economics"


@pytest.fixture
def formulas(tmp_path):
    written(tmp_path, money_table())
    return {place: text for (_, place), text in formula_cells(tmp_path / "audit.xlsx").items()}


def test_a_formula_gives_nothing_while_a_cell_that_it_names_is_no_number(formulas):
    assert formulas["E7"] == '=IF(COUNT(C7,D7)=2,IFERROR(C7-D7,""),"")'
    assert formulas["F9"] == '=IF(COUNT(E9,B9)=2,IFERROR(IF(E9>0,B9/E9,NA()),""),"")'
    assert formulas["G10"] == '=IF(COUNT(C10)=1,IFERROR(C10/SUM($C$7:$C$10),""),"")'


def test_totals_are_formulas_where_they_are_known(formulas):
    assert [formulas[f"{letter}11"] for letter in "BCDE"] == [f"=SUM(${x}$7:${x}$10)" for x in "BCDE"]
    assert (
        formulas["F11"]
        == '=IF(COUNT(E11)=1,IFERROR(SUMPRODUCT(ISNUMBER($E$7:$E$10)*1,$B$7:$B$10)/E11,""),"")'
    )
    assert "G11" not in formulas


def test_the_row_of_totals_is_named_and_set_off(tmp_path):
    sheet = written(tmp_path, money_table())[SHEET]
    assert sheet["A11"].value == "Total"
    assert sheet["A11"].font.bold
    assert sheet["B11"].border.top.style == "medium"


def test_a_total_that_is_not_known_is_empty(tmp_path):
    sheet = written(tmp_path, money_table(totals={"investment": None, "net": 20.0}))[SHEET]
    assert [cell.value for cell in sheet[11]][:5] == ["Total", None, None, None, "=SUM($E$7:$E$10)"]


def test_a_total_over_a_part_of_the_rows_stands_as_the_tables_own_figure(tmp_path):
    sheet = written(tmp_path, money_table(totals={"net": 25.0, "payback": 2.0}))[SHEET]
    assert sheet["E11"].value == 25.0


def test_a_figure_that_is_known_without_its_inputs_stands_as_a_figure(tmp_path):
    made = table("economics", MONEY_COLUMNS, [{"code": "F1", "net": 15.0}])
    assert written(tmp_path, made)[SHEET]["E7"].value == 15.0


def test_a_group_heading_has_no_formulas(tmp_path):
    made = Table(
        SHEET,
        Message(SHEET),
        MONEY_COLUMNS,
        (Row("g", {"code": "No cost"}, heading=True), *money_table().rows),
    )
    sheet = written(tmp_path, made)[SHEET]
    assert [sheet["E7"].value, sheet["F7"].value] == [None, None]
    assert sheet["E8"].value.startswith("=IF(COUNT(C8,D8)=2")


def test_formulas_carry_their_results_for_readers_that_do_not_calculate(tmp_path):
    written(tmp_path, money_table())
    sheet = load_workbook(tmp_path / "audit.xlsx", data_only=True)[SHEET]
    assert [sheet[place].value for place in ("E7", "F7", "E8", "F9", "B11", "F11")] == [
        15,
        2,
        None,
        None,
        55,
        2.4,
    ]


def test_a_formula_in_a_form_names_the_cells_of_its_record(tmp_path):
    written(tmp_path, money_table(layout=Layout.FORM))
    found = {place: text for (_, place), text in formula_cells(tmp_path / "audit.xlsx").items()}
    assert found["B10"] == '=IF(COUNT(B8,B9)=2,IFERROR(B8-B9,""),"")'
    assert found["E12"] == '=IF(COUNT(E8)=1,IFERROR(E8/SUM($B$8:$E$8),""),"")'
    assert found["F7"] == "=SUM($B$7:$E$7)"


def agrees(found: object, wanted: object) -> bool:
    if isinstance(wanted, float):
        return found == pytest.approx(wanted, rel=1e-9)
    return found == wanted


def expected(made: Table, sheet: str, top: int) -> dict[tuple[str, str], object]:
    """Return what the cells of a table in rows must hold."""
    lines = [row.values for row in made.rows] + ([made.totals] if made.totals else [])
    return {
        (sheet, f"{chr(65 + place)}{top + number}"): values.get(column.key)
        for number, values in enumerate(lines)
        for place, column in enumerate(made.columns)
        if column.format is not Format.TEXT
    }


@needs_office
@pytest.mark.office
def test_libreoffice_calculates_our_figures(tmp_path):
    made = money_table()
    written(tmp_path, made)
    found = recalculated(tmp_path / "audit.xlsx")
    wanted = expected(made, SHEET, 7)
    assert len(wanted) == 30
    assert {place: found.get(place) for place in wanted if not agrees(found.get(place), wanted[place])} == {}


@needs_office
@pytest.mark.office
def test_libreoffice_calculates_our_figures_in_a_form(tmp_path):
    made = money_table(layout=Layout.FORM)
    written(tmp_path, made)
    found = recalculated(tmp_path / "audit.xlsx")
    lines = [row.values for row in made.rows] + [made.totals]
    wanted = {
        (SHEET, f"{chr(66 + record)}{6 + place}"): values.get(column.key)
        for record, values in enumerate(lines)
        for place, column in enumerate(made.columns)
        if place
    }
    assert {place: found.get(place) for place in wanted if not agrees(found.get(place), wanted[place])} == {}


@needs_office
@pytest.mark.office
def test_the_recalculation_does_not_believe_the_results_in_the_file(tmp_path):
    """Without this the comparison above could not fail."""
    columns = (
        Column("a", Message("A"), Format.NUMBER),
        Column("b", Message("B"), Format.NUMBER, formula="{a}*2"),
    )
    path = tmp_path / "audit.xlsx"
    write_workbook([table("wrong", columns, [{"a": 2.0, "b": 5.0}])], path, ENGLISH, HEADING)
    assert load_workbook(path, data_only=True)["Wrong"]["B7"].value == 5
    assert recalculated(path)["Wrong", "B7"] == 4


@needs_office
@pytest.mark.office
def test_nasty_texts_and_dates_pass_through_libreoffice(tmp_path):
    texts = ("=1+1", "+", "-x", "@", "😀", "#N/A", "工艺水 <&>", "x" * 40_000)
    written(tmp_path, column_table(Column("a", Message("Text")), *texts))
    found = recalculated(tmp_path / "audit.xlsx")
    shown = [found["One", f"A{7 + place}"] for place in range(len(texts))]
    assert shown[:-1] == list(texts[:-1])
    assert len(str(shown[-1])) == 32_767


@needs_office
@pytest.mark.office
def test_dates_are_dates_in_libreoffice(tmp_path):
    written(tmp_path, column_table(Column("a", Message("Date"), Format.DATE), "2006-03-04", "2006-03"))
    found = recalculated(tmp_path / "audit.xlsx")
    assert [found["One", "A7"], found["One", "A8"]] == [datetime.datetime(2006, 3, 4), "2006-03"]


@needs_office
@pytest.mark.office
def test_the_workbook_prints(tmp_path):
    written(tmp_path, money_table())
    pdf = converted(tmp_path / "audit.xlsx", "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_totals_of_a_column_that_is_not_summed_are_plain_figures(tmp_path):
    columns = (Column("a", Message("A")), Column("b", Message("B"), Format.NUMBER, total=Total.NONE))
    sheet = written(tmp_path, table("t", columns, [{"a": "x", "b": 1.0}], totals={"b": 1.0}))["T"]
    assert sheet["B8"].value == 1.0
