"""Small tables made by hand, and workbooks written from them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cpdesk.exchange.workbook import WorkbookHeading, write_workbook
from cpdesk.language import ENGLISH, Language, Message
from cpdesk.tables.table import Cell, Column, Format, Row, Table, Total, Value

HEADING = WorkbookHeading(
    "Example & Co", "Audit of the dye plant", 2, "2006 – 2007", "Made-up figures.", "2026-11-22"
)

NET = "{income}-{cost}"
PAYBACK = "IF({net}>0,{investment}/{net},NA())"
TOTAL_PAYBACK = "SUMPRODUCT(ISNUMBER({net:column})*1,{investment:column})/{net}"
MONEY_COLUMNS = (
    Column("code", Message("Option no."), frozen=True),
    Column("investment", Message("Investment"), Format.NUMBER, "10^4 CNY", total=Total.SUM),
    Column("income", Message("Income"), Format.NUMBER, "10^4 CNY/a", total=Total.SUM),
    Column("cost", Message("Operating cost"), Format.NUMBER, "10^4 CNY/a", total=Total.SUM),
    Column("net", Message("Net income"), Format.NUMBER, "10^4 CNY/a", total=Total.SUM, formula=NET),
    Column(
        "payback",
        Message("Payback period"),
        Format.NUMBER,
        "a",
        total=Total.FORMULA,
        formula=PAYBACK,
        total_formula=TOTAL_PAYBACK,
        decimals=2,
    ),
    Column("share", Message("Share of the income"), Format.PERCENT, formula="{income}/SUM({income:column})"),
)


def table(name: str, columns: tuple[Column, ...], rows: list[Mapping[str, Value]], **more: Any) -> Table:
    """Return a table of plain rows."""
    made = tuple(Row(str(place), values) for place, values in enumerate(rows))
    return Table(name, Message(name.capitalize()), columns, made, **more)


def column_table(column: Column, *values: Value, **cells: Cell) -> Table:
    """Return a table of one column; cells are given by the number of their row, `_1`."""
    rows = tuple(
        Row(
            str(place),
            {column.key: value},
            cells={column.key: cells[f"_{place}"]} if f"_{place}" in cells else {},
        )
        for place, value in enumerate(values)
    )
    return Table("one", Message("One"), (column,), rows)


def money_table(**more: Any) -> Table:
    """Return an economic table with a figure missing here and there; values worked by hand."""
    rows: list[Mapping[str, Value]] = [
        {
            "code": "F1",
            "investment": 30.0,
            "income": 20.0,
            "cost": 5.0,
            "net": 15.0,
            "payback": 2.0,
            "share": 0.2,
        },
        {
            "code": "F2",
            "investment": 7.0,
            "income": None,
            "cost": 5.0,
            "net": None,
            "payback": None,
            "share": None,
        },
        {
            "code": "F3",
            "investment": 8.0,
            "income": 70.0,
            "cost": 75.0,
            "net": -5.0,
            "payback": None,
            "share": 0.7,
        },
        {
            "code": "F4",
            "investment": 10.0,
            "income": 10.0,
            "cost": 0.0,
            "net": 10.0,
            "payback": 1.0,
            "share": 0.1,
        },
    ]
    totals = {"investment": 55.0, "income": 100.0, "cost": 85.0, "net": 20.0, "payback": 48.0 / 20.0}
    return table("economics", MONEY_COLUMNS, rows, **{"totals": totals, **more})


def written(
    folder: Path, *tables: Table, language: Language = ENGLISH, heading: WorkbookHeading = HEADING
) -> Any:
    """Write a workbook and return it as a spreadsheet program would read it."""
    path = folder / "audit.xlsx"
    write_workbook(tables, path, language, heading)
    return load_workbook(path)


def row_of(sheet: Any, text: str) -> int:
    """Return the row of the first cell that holds a text."""
    return next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == text)
