"""The workbook as a whole: which sheets, in which order, under which names, with which heading and print set-up."""

import errno
import tempfile
import zipfile

import pytest
from lxml import etree
from openpyxl.utils import column_index_from_string
from openpyxl.writer.excel import ExcelWriter

from cpdesk.errors import EnvironmentFault
from cpdesk.exchange.workbook import WorkbookHeading, sheet_names, write_workbook
from cpdesk.exchange.workbook_stream import StreamedSheet
from cpdesk.language import ENGLISH, Language, Message
from cpdesk.tables.table import Column, Format, Layout, Row, Table
from tests.unit.exchange.workbook_tables import HEADING, money_table, table, written

TEXT = (Column("a", Message("Name")),)
BENEFITS = "Environmental benefits by medium and pollutant"


class Chinese(Language):
    """Chinese without its catalogue: what is not translated stays English."""

    def __init__(self) -> None:
        super().__init__("zh_CN", ENGLISH.catalogue)


def one_row(name: str, worksheet: str = "", title: str = "") -> Table:
    return Table(name, Message(title or name), TEXT, (Row("1", {"a": "x"}),), worksheet)


def test_sheets_stand_in_the_order_of_the_worksheets(tmp_path):
    numbers = ("", "A-3", "4-2", "2-12", "2-2", "7-1", "A-1")
    book = written(tmp_path, *(one_row(f"table {place}", number) for place, number in enumerate(numbers)))
    assert book.sheetnames == [
        "Index",
        *(f"Worksheet {number}" for number in ("2-2", "2-12", "4-2", "7-1", "A-1", "A-3")),
        "Table 0",
    ]


def test_tables_without_rows_have_no_sheet(tmp_path):
    assert written(tmp_path, table("empty", TEXT, []), one_row("full")).sheetnames == ["Index", "Full"]


def test_chinese_sheets_have_chinese_names(tmp_path):
    assert written(tmp_path, one_row("a", "2-1"), language=Chinese()).sheetnames[1] == "工作表2-1"


def test_an_audit_without_tables_still_has_its_index(tmp_path):
    assert written(tmp_path).sheetnames == ["Index"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Water [m3/a]: in*out?", "a/b\\c"], ["Water m3 a in out", "A b c"]),
        (["Twice", "TWICE", "twice"], ["Twice", "TWICE (2)", "Twice (3)"]),
        (
            ["Environmental benefits by medium and pollutant"] * 2,
            ["Environmental benefits by…", "Environmental benefits by… (2)"],
        ),
        (["'quoted'", "***", "History", "Index"], ["Quoted", "Sheet", "History.", "Index (2)"]),
        (["各" * 40, "各" * 40], ["各" * 30 + "…", "各" * 27 + " (2)"]),
        (["😀" * 20], ["😀" * 15 + "…"]),
    ],
)
def test_names_are_what_excel_takes_and_unique(titles, names):
    tables = [one_row(str(place), "", title) for place, title in enumerate(titles)]
    found = sheet_names(tables, ENGLISH)
    assert list(found[1:]) == names
    assert all(len(name.encode("utf-16-le")) <= 62 for name in found)
    assert len({name.casefold() for name in found}) == len(found)


def test_two_tables_of_one_worksheet_get_two_sheets(tmp_path):
    book = written(tmp_path, one_row("a", "2-8"), one_row("b", "2-8"))
    assert book.sheetnames == ["Index", "Worksheet 2-8", "Worksheet 2-8 (2)"]


def test_the_index_says_whose_audit_it_is_and_links_to_every_sheet(tmp_path):
    sheet = written(tmp_path, one_row("b", "2-2", "Document check list"), one_row("it's", ""))["Index"]
    texts = [cell.value for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {"Example & Co", "Made-up figures.", "Made on 2026-11-22", "Document check list"} <= set(texts)
    assert "Audit of the dye plant  |  Audit round 2  |  Period 2006 – 2007" in texts
    links = {
        cell.value: cell.hyperlink.location for line in sheet.iter_rows() for cell in line if cell.hyperlink
    }
    assert links == {"Worksheet 2-2": "'Worksheet 2-2'!A1", "It's": "'It''s'!A1"}


def test_every_sheet_says_company_worksheet_audit_and_that_figures_are_made_up(tmp_path):
    sheet = written(tmp_path, one_row("b", "2-2", "Document check list"))["Worksheet 2-2"]
    assert [sheet.cell(place, 1).value for place in range(1, 5)] == [
        "Example & Co",
        "Worksheet 2-2  Document check list",
        "Audit of the dye plant  |  Audit round 2  |  Period 2006 – 2007",
        "Made-up figures.",
    ]


def test_what_is_not_known_of_the_audit_takes_no_line(tmp_path):
    sheet = written(tmp_path, one_row("b"), heading=WorkbookHeading(""))["B"]
    assert [sheet.cell(place, 1).value for place in range(1, 5)] == ["b", None, "Name", "x"]


def test_headings_carry_units_and_stay_in_view(tmp_path):
    sheet = written(tmp_path, money_table())["Economics"]
    headings = [sheet.cell(6, place).value for place in range(1, 8)]
    assert headings[:2] == ["Option no.", "Investment, 10^4 CNY"]
    assert headings[5:] == ["Payback period, a", "Share of the income"]
    assert sheet.freeze_panes == "B7"
    assert sheet.print_title_rows == "$6:$6"


def test_print_set_up(tmp_path):
    wide = table(
        "wide", tuple(Column(f"c{n}", Message("A column of texts")) for n in range(12)), [{"c0": "x"}]
    )
    book = written(tmp_path, one_row("narrow"), wide)
    assert [book[name].page_setup.orientation for name in ("Narrow", "Wide")] == ["portrait", "landscape"]
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert sheet.oddHeader.left.text == "Example && Co"
        assert sheet.oddFooter.left.text.startswith("Prepared by ____")
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_properties_of_the_document(tmp_path):
    properties = written(tmp_path, one_row("a")).properties
    assert (properties.title, properties.creator) == ("Audit of the dye plant", "Example & Co")


def test_a_form_lies_on_its_side(tmp_path):
    columns = (
        Column("code", Message("Option no.")),
        Column("money", Message("Investment"), Format.NUMBER, "CNY"),
    )
    rows = [{"code": "F1", "money": 1.5}, {"code": "F2", "money": None}]
    sheet = written(tmp_path, table("form", columns, rows, layout=Layout.FORM))["Form"]
    cells = [[cell.value for cell in line[:3]] for line in sheet.iter_rows(min_row=6, max_row=7)]
    assert cells == [["Option no.", "F1", "F2"], ["Investment, CNY", 1.5, None]]
    assert sheet.freeze_panes == "B7"
    assert sheet.print_title_cols == "$A:$A"


def test_widths_follow_the_contents_within_bounds(tmp_path):
    columns = tuple(Column(key, Message(key)) for key in ("short", "latin", "chinese", "long"))
    values = {"short": "x", "latin": "a" * 20, "chinese": "水" * 10, "long": "word " * 400}
    sheet = written(tmp_path, table("widths", columns, [values]))["Widths"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths == [7, 22, 22, 45]
    assert sheet.row_dimensions[7].height > 400
    assert sheet["D7"].alignment.wrap_text


def test_a_wide_table_narrows_its_texts_and_never_its_figures(tmp_path):
    texts = tuple(Column(f"t{n}", Message("Text")) for n in range(8))
    columns = (*texts, Column("n", Message("N"), Format.NUMBER))
    values = {**{f"t{n}": "several words " * 9 for n in range(8)}, "n": 123456789012345.25}
    sheet = written(tmp_path, table("wide", columns, [values]))["Wide"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHI"]
    assert sum(widths) < 190
    assert widths[-1] >= len("123,456,789,012,345.25")


def test_an_older_workbook_is_kept(tmp_path):
    path = tmp_path / "audit.xlsx"
    first = write_workbook([one_row("a")], path, ENGLISH, HEADING)
    second = write_workbook([one_row("b", "2-1")], path, ENGLISH, HEADING)
    assert (first.path, first.kept, first.sheets) == (path, None, ("Index", "A"))
    assert second.kept is not None
    assert second.kept.is_file()
    assert second.sheets == ("Index", "Worksheet 2-1")


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(EnvironmentFault, match="There is no folder"):
        write_workbook([], tmp_path / "gone" / "audit.xlsx", ENGLISH, HEADING)


def test_a_disk_that_is_full_for_the_library_is_said_and_nothing_is_left(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def full(self: ExcelWriter) -> None:
        raise etree.SerialisationError("IO_ENOSPC")

    monkeypatch.setattr(ExcelWriter, "save", full)
    with pytest.raises(EnvironmentFault, match=r"The disk is full: audit.xlsx"):
        write_workbook([one_row("a")], tmp_path / "audit.xlsx", ENGLISH, HEADING)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_a_disk_that_is_full_while_rows_are_written_is_said_and_nothing_is_left(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def full(self: StreamedSheet, rows: str) -> None:
        self._get_writer()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(StreamedSheet, "_into_file", full)
    with pytest.raises(EnvironmentFault, match=r"The disk is full: audit.xlsx"):
        write_workbook([one_row("a")], tmp_path / "audit.xlsx", ENGLISH, HEADING)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_long_lists_have_a_filter_and_short_ones_none(tmp_path):
    long = table("long", TEXT, [{"a": str(place)} for place in range(30)])
    book = written(tmp_path, long, one_row("short"))
    assert book["Long"].auto_filter.ref == "A6:A36"
    assert book["Short"].auto_filter.ref is None


def test_the_print_area_covers_all_cells(tmp_path):
    sheet = written(tmp_path, money_table())["Economics"]
    last = sheet.print_area.rpartition("$")
    letters = sheet.print_area.split(":")[1].split("$")[1]
    assert int(last[2]) >= sheet.max_row
    assert column_index_from_string(letters) >= 7


def test_the_file_is_a_sound_archive(tmp_path):
    written(tmp_path, money_table())
    with zipfile.ZipFile(tmp_path / "audit.xlsx") as archive:
        assert archive.testzip() is None
