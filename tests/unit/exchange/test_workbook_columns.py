"""The body of a sheet made a column at a time is the one that its cells give one by one."""

import string
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook

from cpdesk.exchange import workbook_columns
from cpdesk.exchange.workbook_cells import TableCells
from cpdesk.exchange.workbook_columns import blocks
from cpdesk.exchange.workbook_formulas import Grid
from cpdesk.exchange.workbook_styles import Role, Styles
from cpdesk.exchange.workbook_widths import lines_of
from cpdesk.language import ENGLISH, Message
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table
from tests.unit.exchange.workbook_tables import table, written

COLUMNS = (
    Column("text", Message("Text")),
    Column("flow_unit", Message("Unit")),
    Column("day", Message("Day"), Format.DATE),
    Column("flow", Message("Flow"), Format.NUMBER, "kg/h", field="flow"),
    Column("share", Message("Share"), Format.PERCENT, decimals=1),
    Column("sum", Message("Sum"), Format.NUMBER, formula="{flow}*2", decimals=2),
)
WIDTHS = (14.0, 9.0, 12.0, 10.0, 8.0, 10.0)
TOP = 4

texts = st.one_of(
    st.sampled_from(
        ("", "=1", "1", "-5 %", "m3", "long enough to be broken", "两行\n文字", "2024-02-30", "2024-05-01")
    ),
    st.text(string.printable, max_size=40),
)
figures = st.one_of(
    st.sampled_from((0.0, -0.0, 1.0, 1, True, False, 1e-9, float("nan"), float("inf"))),
    st.floats(),
    st.integers(-9, 10**15),
)
said = st.sampled_from((Message("Not {n}", {"n": 1}), Message("Plain"), Message("=plain")))
values = st.one_of(st.none(), texts, figures, said)
cells = st.builds(
    Cell,
    st.lists(st.sampled_from(Mark), max_size=2, unique=True).map(tuple),
    st.one_of(st.none(), said),
)
keys = st.sampled_from([column.key for column in COLUMNS])
rows = st.builds(
    Row,
    st.just("1"),
    st.dictionaries(keys, values),
    cells=st.one_of(st.just({}), st.dictionaries(keys, cells, max_size=2)),
    heading=st.integers(0, 9).map(lambda dice: dice == 0),
)


def cells_of(made: Table) -> TableCells:
    return TableCells(made, Grid(made, TOP), ENGLISH, Styles(Workbook(), "Calibri"))


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch):
    monkeypatch.setattr(workbook_columns, "AT_ONCE", 3)


@example([Row("1", {"text": value}) for value in (1, True, 1.0, "1", Message("1"))])
@given(st.lists(rows, min_size=1, max_size=8))
def test_columns_give_the_cells_that_are_given_one_by_one(made):
    table = Table("t", Message("T"), COLUMNS, tuple(made))
    by_column, one_by_one = cells_of(table), cells_of(table)
    found, lines, comments = [], {}, []
    for block in blocks(by_column, WIDTHS):
        found += block.rows
        lines |= block.lines
        comments += block.comments
    looks = {number: look for look, number in by_column.styles._made.items()}
    for record, row in enumerate(made):
        role = Role.GROUP if row.heading else Role.BODY
        puts = [one_by_one.value(column, record, row, role) for column in COLUMNS]
        names = {number: look for look, number in one_by_one.styles._made.items()}
        line = TOP + record
        for letter, put, cell in zip("ABCDEF", puts, found[record], strict=True):
            assert told(cell, looks) == told(f'<c r="{letter}{line}" {put.xml}', names)
        assert [(line, place, put.comment) for place, put in enumerate(puts, 1) if put.comment] == [
            comment for comment in comments if comment[0] == line
        ]
        wrapped = max(lines_of(put.text, width) for put, width in zip(puts, WIDTHS, strict=True))
        assert lines.get(line, 1) == wrapped
    assert len(found) == len(made)
    assert by_column.marks == one_by_one.marks


def told(cell: str, looks) -> tuple[object, ...]:
    """Return a cell with its look in the place of the number of its style."""
    before, _, rest = cell.partition('s="')
    number, _, after = rest.partition('"')
    return before, looks[number], after


def test_comments_stand_at_their_cells_and_read_as_they_were_written(tmp_path):
    reasons = ["a < b & c", " padded ", "two\nlines", "未核实", "x" * 200]
    made = Table(
        "notes",
        Message("Notes"),
        COLUMNS[:1],
        tuple(
            Row(str(n), {"text": "x"}, cells={"text": Cell((Mark.UNVERIFIED,), Message(reason))})
            for n, reason in enumerate(reasons)
        ),
    )
    sheet = written(tmp_path, made)["Notes"]
    found = [sheet.cell(7 + place, 1).comment for place in range(len(reasons))]
    assert [comment.text for comment in found] == reasons
    assert {comment.author for comment in found} == {"CPDesk"}
    with zipfile.ZipFile(tmp_path / "audit.xlsx") as archive:
        boxes = etree.fromstring(archive.read("xl/drawings/commentsDrawing1.vml"))
    places = [(box.find(".//{*}Row").text, box.find(".//{*}Column").text) for box in boxes.iter("{*}shape")]
    assert places == [(str(6 + place), "0") for place in range(len(reasons))]
    styles = [box.get("style") for box in boxes.iter("{*}shape")]
    assert "width:260px;height:36px" in styles[0]
    assert "width:260px;height:144px" in styles[-1]


def test_a_row_is_as_high_as_its_longest_text(tmp_path):
    made = table("t", COLUMNS[:1], [{"text": "short"}, {"text": "a sentence of many words " * 8}] * 4)
    sheet = written(tmp_path, made)["T"]
    heights = [sheet.row_dimensions[7 + place].height for place in range(8)]
    assert heights[0::2] == [None] * 4
    assert len(set(heights[1::2])) == 1
    assert heights[1] > 2 * 13.5
