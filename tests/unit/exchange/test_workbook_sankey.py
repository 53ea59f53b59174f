"""Sankey diagrams in the workbook: the geometry of the screen as shapes, whole parts, texts that stay texts."""

import subprocess
import zipfile
from shutil import which

import pytest
from lxml import etree
from openpyxl import load_workbook

from cpdesk.exchange.sankey_svg import band_words
from cpdesk.exchange.workbook import write_workbook
from cpdesk.language import ENGLISH, Message
from cpdesk.methods.sankey.diagram import Flow, Node, sankey
from cpdesk.methods.sankey.figures import LEADING
from cpdesk.tables.sankey_pictures import SankeyPicture
from cpdesk.tables.sankeys import LOSS_COLOUR, NODE_COLOUR, RECYCLE_COLOUR, colour_of, in_order
from cpdesk.tables.table import Chart, Column, Figure, Format, Row, Table
from tests.unit.exchange.office import converted, needs_office
from tests.unit.exchange.packages import faults_of
from tests.unit.exchange.workbook_tables import HEADING

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
X = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
EMU = 36_000
NODES = [Node("A", "1 Wash & <rinse>"), Node("B", "2 碳化车间", growth=3.0)]
FLOWS = [
    Flow("in", None, "A", 100.0, "=HYPERLINK(1)", "100 t/a"),
    Flow("ab", "A", "B", 80.0, "+S2 水", "80 t/a"),
    Flow("thin", "A", "B", 0.01, "-S3 \x01 Traces", "0.01 t/a"),
    Flow("back", "B", "A", 20.0, '@S4 "Rinsings"', "20 t/a", recycle=True),
    Flow("waste", "A", None, 10.0, "S5 Washings", "10 t/a", loss=True),
    Flow("out", "B", None, 50.0, "S6 Flour", "50 t/a"),
]
CHARTED = Table(
    "loads",
    Message("Loads"),
    (Column("name", Message("Name")), Column("load", Message("Load"), Format.NUMBER)),
    (Row("1", {"name": "COD", "load": 3.0}), Row("2", {"name": "HCl", "load": 2.0})),
    figure=Figure(Message("Loads"), Chart.BARS, ("name",), ("load",)),
)


def picture(title="total mass"):
    return SankeyPicture(Message(f"Sankey diagram: {title}, t/a"), "t/a", sankey(NODES, FLOWS))


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "audit.xlsx"
    write_workbook([CHARTED], path, ENGLISH, HEADING, [picture(), picture("water")])
    return path


def drawing(path, number=2):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(f"xl/drawings/drawing{number}.xml"))


def place_of(shape):
    off, ext = next(shape.iter(f"{A}off")), next(shape.iter(f"{A}ext"))
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def points_of(shape):
    left, top, width, height = place_of(shape)
    path = next(shape.iter(f"{A}path"))
    assert (int(path.get("w")), int(path.get("h"))) == (width, height)
    return [(left + int(point.get("x")), top + int(point.get("y"))) for point in path.iter(f"{A}pt")]


def named(group):
    shapes = list(group.iter(f"{X}sp"))
    return [(shape.find(f"{X}nvSpPr/{X}cNvPr"), shape) for shape in shapes]


def expected(outline):
    numbers = [round(float(number) * EMU) for part in outline for number in part[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_the_shapes_are_the_geometry_of_the_screen(book):
    drawn = picture().drawn
    for group in drawing(book).iter(f"{X}grpSp"):
        by_words = {}
        for told, shape in named(group):
            by_words.setdefault(told.get("descr"), []).append(shape)
        assert place_of(group)[2:] == (round(drawn.width * EMU), round(drawn.height * EMU))
        for band in drawn.bands:
            words = band_words(band, drawn, "t/a", ENGLISH.say).replace("\x01", "\ufffd")
            shape = next(one for one in by_words[words] if one.find(f".//{A}custGeom") is not None)
            assert points_of(shape) == expected(band.outline)
            assert next(shape.iter(f"{A}srgbClr")).get("val") == colour_of(band)[1:].upper()
        forms = [points_of(one) for _, one in named(group) if one.find(f".//{A}custGeom") is not None]
        tips = [expected(tip) for band in drawn.bands for tip in band.tips]
        assert tips
        assert all(tip in forms for tip in tips)
        for node in drawn.nodes:
            (shape,) = (
                one for told, one in named(group) if told.get("name") == node.title and told.get("descr")
            )
            numbers = (node.x, node.y, node.width, node.height)
            assert place_of(shape) == tuple(round(number * EMU) for number in numbers)
            assert next(shape.iter(f"{A}srgbClr")).get("val") == NODE_COLOUR[1:].upper()


def test_texts_stand_where_they_stand_on_the_screen_as_texts(book):
    drawn = picture().drawn
    group = next(drawing(book).iter(f"{X}grpSp"))
    found = {}
    for _told, shape in named(group):
        lines = tuple("".join(one.itertext(f"{A}t")) for one in shape.iter(f"{A}p"))
        if lines:
            found[lines] = shape
        assert shape.get("textlink") == ""
    for text in drawn.texts:
        lines = tuple(line.replace("\x01", "\ufffd") for line in text.lines)
        numbers = (text.x, text.y, text.width, text.height)
        assert place_of(found[lines]) == tuple(round(number * EMU) for number in numbers)
        sizes = {int(one.get("sz")) for one in found[lines].iter(f"{A}rPr")}
        assert sizes == {round(text.size / 25.4 * 72 * 100)}
        spacing = next(found[lines].iter(f"{A}spcPts"))
        assert int(spacing.get("val")) == round(text.size * LEADING / 25.4 * 72 * 100)
    firsts = {lines[0] for lines in found}
    assert {"=HYPERLINK(1)", "+S2 水", '@S4 "Rinsings"'} <= firsts
    faces = {(one.getparent().tag, one.get("typeface")) for one in group.iter(f"{A}latin", f"{A}ea")}
    assert {face for _, face in faces} == {"Arial", "Microsoft YaHei"}


def test_scale_and_what_is_not_to_scale_are_said(book):
    group = next(drawing(book).iter(f"{X}grpSp"))
    said = " ".join(group.itertext(f"{A}t"))
    assert "10 mm = 10 t/a" in said
    assert "thin lines" in said
    assert "hatched stub" in said
    assert "10 mm = 10 t/a" in group.find(f"{X}nvGrpSpPr/{X}cNvPr").get("descr")
    assert len(list(group.iter(f"{A}pattFill"))) == len(picture().drawn.stubs) > 0


def test_what_runs_back_lies_below_and_losses_have_their_colour(book):
    group = next(drawing(book).iter(f"{X}grpSp"))
    shapes = [shape for _, shape in named(group) if shape.find(f".//{A}custGeom") is not None]
    colours = [next(shape.iter(f"{A}srgbClr")).get("val") for shape in shapes]
    drawn = picture().drawn
    assert colours[: len(drawn.bands)] == [colour_of(band)[1:].upper() for band in in_order(drawn)]
    assert colours[0] == RECYCLE_COLOUR[1:].upper()
    assert LOSS_COLOUR[1:].upper() in colours


def test_the_parts_are_whole_and_charts_are_kept(book):
    assert faults_of(book) == []
    assert drawing(book, 1).find(f".//{X}graphicFrame") is not None
    loaded = load_workbook(book)
    assert loaded.sheetnames == ["Index", "Loads", "Sankey diagrams"]
    assert len(loaded["Loads"]._charts) == 1


def test_a_sheet_keeps_its_charts_beside_shapes(tmp_path, monkeypatch):
    """No sheet has both today; the writer takes both all the same."""
    from cpdesk.exchange import workbook_sheet
    from cpdesk.exchange.workbook_shapes import Group, Paint

    group = Group("two", "two", (10.0, 10.0), 7, "en")
    group.box("box", "", (0.0, 0.0, 5.0, 5.0), Paint("#ffffff"))
    new_sheet = workbook_sheet.new_sheet

    def with_shapes(workbook, name):
        sheet = new_sheet(workbook, name)
        sheet.shapes.append(group.anchored(1, 0.0))
        return sheet

    monkeypatch.setattr(workbook_sheet, "new_sheet", with_shapes)
    path = tmp_path / "both.xlsx"
    write_workbook([CHARTED], path, ENGLISH, HEADING)
    assert faults_of(path) == []
    part = drawing(path, 1)
    assert [len(list(part.iter(f"{X}{tag}"))) for tag in ("graphicFrame", "grpSp")] == [1, 1]


def test_without_diagrams_there_is_no_sheet_for_them(tmp_path):
    path = tmp_path / "audit.xlsx"
    write_workbook([CHARTED], path, ENGLISH, HEADING, [])
    assert load_workbook(path).sheetnames == ["Index", "Loads"]


def test_each_diagram_has_its_heading_and_covers_no_cell_with_text(book):
    sheet = load_workbook(book)["Sankey diagrams"]
    texts = {cell.row: cell.value for row in sheet.iter_rows(max_col=1) for cell in row if cell.value}
    heads = [row for row, text in texts.items() if str(text).startswith("Sankey diagram:")]
    assert len(heads) == 2
    for head, anchor in zip(heads, drawing(book).iter(f"{X}oneCellAnchor"), strict=True):
        first = int(anchor.find(f"{X}from/{X}row").text)
        assert first == head
        height = int(anchor.find(f"{X}ext").get("cy")) / 12_700
        rows = [sheet.row_dimensions[row].height for row in range(first + 1, first + 1 + round(height / 15))]
        assert set(rows) == {15.0}
        assert not [row for row in texts if first < row <= first + height / 15]
    assert [one.id for one in sheet.row_breaks.brk] == [heads[1] - 1]


def test_the_index_leads_to_the_diagrams(book):
    sheet = load_workbook(book)["Index"]
    (link,) = (
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "Sankey diagrams" and cell.hyperlink
    )
    assert link.hyperlink.location == "'Sankey diagrams'!A1"


@pytest.mark.office
@needs_office
@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed here")
def test_libreoffice_shows_bands_and_texts(book, tmp_path):
    kept = converted(book, "xlsx", tmp_path / "again")
    with zipfile.ZipFile(kept) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        shown = [etree.fromstring(archive.read(name)) for name in parts]
    freeforms = [one for tree in shown for one in tree.iter(f"{A}custGeom")]
    assert len(freeforms) >= 2 * len(FLOWS)
    page = converted(book, "pdf", tmp_path / "paper")
    said = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", page, "-"], capture_output=True, check=True
    ).stdout.decode()
    for text in ("=HYPERLINK(1)", "+S2 水", "2 碳化车间", "10 mm = 10 t/a"):
        assert said.count(text) == 2
