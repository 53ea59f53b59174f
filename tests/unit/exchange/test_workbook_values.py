"""Cells of the workbook: numbers stay numbers, texts stay texts, what is not known is empty, marks are told."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.exchange.workbook_values import cell_text, fewest_decimals
from cpdesk.language import ENGLISH, Message
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table
from tests.unit.exchange.workbook_tables import column_table, row_of, table, written

TEXT = Column("a", Message("Text"))
NUMBER = Column("a", Message("Figure"), Format.NUMBER, field="flow")
FIRST = 7


def cells_of(tmp_path, made: Table):
    sheet = next(sheet for sheet in written(tmp_path, made) if sheet.title != "Index")
    return [sheet.cell(FIRST + place, 1) for place in range(len(made.rows))]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+",
        "+1",
        "-x",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "#N/A",
        "#REF!",
        "😀 ok",
        "工艺水",
        " padded ",
    ],
)
def test_texts_leave_as_texts_whatever_they_look_like(tmp_path, text):
    (cell,) = cells_of(tmp_path, column_table(TEXT, text))
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text[0] in "=+-@\t")


def test_a_carriage_return_cannot_start_a_formula(tmp_path):
    (cell,) = cells_of(tmp_path, column_table(TEXT, "\r=1+1"))
    assert (cell.value, cell.data_type) == ("\n=1+1", "s")


def test_texts_of_messages_titles_and_headings_are_no_formulas_either(tmp_path):
    made = Table(
        "t", Message("=HYPERLINK()"), (Column("a", Message("=A1")),), (Row("1", {"a": Message("=2*3")}),)
    )
    book = written(tmp_path, made)
    found = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert found == []
    assert book.worksheets[1].cell(FIRST, 1).value == "=2*3"


def test_signs_that_a_file_cannot_hold_are_replaced(tmp_path):
    (cell,) = cells_of(tmp_path, column_table(TEXT, "a\x00b\x0bc\x1fd\ud800e\uffff\nf\tg<&>\"'"))
    assert cell.value == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd\nf\tg<&>\"'"


@pytest.mark.parametrize("letter", ["x", "水", "😀"])
def test_too_long_texts_are_cut_with_a_mark(tmp_path, letter):
    (cell,) = cells_of(tmp_path, column_table(TEXT, letter * 40_000))
    assert cell.value.startswith(letter * 10_000)
    assert cell.value.endswith("… [cut: a cell holds no more]")
    assert len(cell.value.encode("utf-16-le")) <= 2 * 32_767


@given(st.text(st.characters(), max_size=60))
def test_cell_texts_survive_xml(text):
    from lxml import etree

    element = etree.Element("t")
    element.text = cell_text(text, ENGLISH)
    assert etree.fromstring(etree.tostring(element)).text == (element.text or None)


def test_unknown_values_are_empty_cells(tmp_path):
    made = table(
        "t", (TEXT, Column("b", Message("B"), Format.NUMBER)), [{"a": None}, {"a": "", "b": float("nan")}]
    )
    sheet = written(tmp_path, made)["T"]
    assert [[cell.value for cell in line[:2]] for line in sheet.iter_rows(min_row=FIRST)] == [
        [None, None],
        [None, None],
    ]


@pytest.mark.parametrize("value", [0.1, 1 / 3, 12345678.9, 1e-7, 5e-324, 1.7976931348623157e308, -0.25, 7])
def test_numbers_are_exact_numbers(tmp_path, value):
    (cell,) = cells_of(tmp_path, column_table(NUMBER, value))
    assert (cell.value, cell.data_type) == (value, "n")


@pytest.mark.parametrize(
    ("column", "values", "formats"),
    [
        (NUMBER, (1.5, 12000.0, 0.25), ["#,##0.00_)"] * 3),
        (NUMBER, (3.0, 1200), ["#,##0_)"] * 2),
        (NUMBER, (0.1 + 0.2,), ["#,##0.0_)"]),
        (NUMBER, (1e-8, 35.5, 0.0), ["0.00E+00", "#,##0.0_)", "#,##0.0_)"]),
        (Column("a", Message("Mean"), Format.NUMBER), (1000 / 3, 10 / 3), ["#,##0.0_)"] * 2),
        (Column("a", Message("Fixed"), Format.NUMBER, decimals=2), (0.4878, 3), ["#,##0.00_)"] * 2),
        (Column("a", Message("Share"), Format.PERCENT), (0.125, 0.5, 0.29), ["0.0%_)"] * 3),
        (Column("a", Message("Year"), Format.YEAR), (2006, None), ["0_)", "General"]),
        (Column("a", Message("Staff"), Format.WHOLE), (1200,), ["#,##0_)"]),
    ],
)
def test_formats_show_the_figures_as_typed(tmp_path, column, values, formats):
    assert [cell.number_format for cell in cells_of(tmp_path, column_table(column, *values))] == formats


def test_figures_with_units_of_their_own_have_decimals_of_their_own(tmp_path):
    columns = (Column("a", Message("Flow"), Format.NUMBER), Column("a_unit", Message("Unit")))
    rows = [{"a": 12000.0, "a_unit": "t/a"}, {"a": 0.0125, "a_unit": "t/h"}]
    assert [cell.number_format for cell in cells_of(tmp_path, table("t", columns, rows))] == [
        "#,##0_)",
        "#,##0.0000_)",
    ]


@given(st.integers(0, 6), st.integers(-(10**9), 10**9))
def test_the_fewest_decimals_show_a_typed_figure_exactly(places, digits):
    number = digits / 10**places
    found = fewest_decimals([number])
    assert found is not None
    assert found <= places
    assert float(f"{number:.{found}f}") == number


@pytest.mark.parametrize(
    ("typed", "value", "form"),
    [
        ("2006-03-04", datetime.datetime(2006, 3, 4), "yyyy-mm-dd_)"),
        ("2006-03-04 13:30", datetime.datetime(2006, 3, 4, 13, 30), "yyyy-mm-dd hh:mm_)"),
        ("2006-03", "2006-03", "General"),
        ("2006", "2006", "General"),
        ("1850-01-01", "1850-01-01", "General"),
        ("2006-02-30", "2006-02-30", "General"),
    ],
)
def test_whole_dates_are_dates_and_partial_ones_texts(tmp_path, typed, value, form):
    (cell,) = cells_of(tmp_path, column_table(Column("a", Message("Date"), Format.DATE), typed))
    assert (cell.value, cell.number_format) == (value, form)


def test_flags_and_messages_are_said(tmp_path):
    flag = Column("a", Message("Known"), Format.FLAG)
    values = (True, False, Message("{n} times", {"n": 3}))
    assert [cell.value for cell in cells_of(tmp_path, column_table(flag, *values))] == [
        "Yes",
        "No",
        "3 times",
    ]


def test_an_unverified_figure_stays_a_number_with_a_dagger_and_its_reason(tmp_path):
    mark = Cell((Mark.UNVERIFIED,), Message("Taken from {source}.", {"source": "a journal"}))
    plain, marked = cells_of(tmp_path, column_table(NUMBER, 1.5, 2.5, _1=mark))
    assert (marked.value, marked.number_format) == (2.5, '#,##0.0"†"')
    assert marked.comment.text == "Taken from a journal."
    assert plain.comment is None


def test_an_unverified_text_has_a_dagger_and_no_reason_is_said_as_such(tmp_path):
    (cell,) = cells_of(tmp_path, column_table(TEXT, "benzene", _0=Cell((Mark.UNVERIFIED,))))
    assert (cell.number_format, cell.comment.text) == ('@"†"', "Not verified.")


def test_a_figure_that_disagrees_is_underlined_with_the_reason(tmp_path):
    mark = Cell((Mark.DISAGREES,), Message("Table 3 gives 4."))
    plain, marked = cells_of(tmp_path, column_table(NUMBER, 1.0, 2.0, _1=mark))
    assert (plain.font.underline, marked.font.underline) == (None, "single")
    assert marked.comment.text == "Table 3 gives 4."


def test_computed_figures_are_grey_and_an_empty_one_says_why(tmp_path):
    mark = Cell((Mark.COMPUTED,), Message("The income is not given."))
    known, empty = cells_of(tmp_path, column_table(NUMBER, 1.0, None, _0=mark, _1=mark))
    assert known.font.color.rgb.endswith("5F6B70")
    assert known.font.italic
    assert known.comment is None
    assert (empty.value, empty.comment.text) == (None, "The income is not given.")


def test_the_legend_tells_the_marks_that_occur_and_no_others(tmp_path):
    sheet = written(tmp_path, column_table(NUMBER, 1.0, _0=Cell((Mark.UNVERIFIED, Mark.MEASURED))))["One"]
    texts = [cell.value for cell in sheet["A"] if isinstance(cell.value, str)]
    assert sum("Not verified" in text for text in texts) == 1
    assert not any("slanted" in text or "Underlined" in text for text in texts)


def test_notes_stand_below_the_table(tmp_path):
    made = table("t", (TEXT,), [{"a": "x"}], notes=(Message("Loads are dry mass."),))
    sheet = written(tmp_path, made)["T"]
    assert row_of(sheet, "Loads are dry mass.") > FIRST


def test_group_headings_are_bold(tmp_path):
    rows = (Row("g", {"a": "Water"}, heading=True), Row("1", {"a": "COD"}))
    group, usual = cells_of(tmp_path, Table("t", Message("T"), (TEXT,), rows))
    assert (group.font.bold, usual.font.bold) == (True, False)
