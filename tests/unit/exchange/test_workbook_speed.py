"""A long sheet costs little more than openpyxl needs for the same cells without any look or formula."""

from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook

from cpdesk.exchange.workbook import write_workbook
from cpdesk.language import ENGLISH, Message
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table, Total, sums
from tests.unit.exchange.workbook_tables import HEADING

ROWS, ROUNDS, ALLOWED = 20_000, 3, 1.3
FIGURES = tuple(f"n{place}" for place in range(5))
COLUMNS = (
    Column("no", Message("No."), frozen=True),
    *(Column(f"t{place}", Message("Text")) for place in range(4)),
    *(Column(key, Message("Flow"), Format.NUMBER, "t/a", total=Total.SUM) for key in FIGURES),
    Column("date", Message("Date"), Format.DATE),
    Column("share", Message("Share"), Format.PERCENT),
    Column("medium", Message("Medium"), Format.CHOICE),
    Column("known", Message("Known"), Format.FLAG),
    Column("net", Message("Net"), Format.NUMBER, "t/a", total=Total.SUM, formula="{n0}-{n1}"),
)
MEASURED = Cell((Mark.MEASURED,), typed="12.5")


def long_table() -> Table:
    rows = tuple(
        Row(
            str(place),
            {
                "no": f"S{place}",
                "t0": "Stream of liquor to the evaporator",
                "t1": "liquid",
                "t2": "weighed over a shift",
                "t3": f"note {place}",
                **{key: float(place) * 0.125 for key in FIGURES},
                "date": "2006-03-04",
                "share": 0.25,
                "medium": Message("water"),
                "known": True,
                "net": 0.0,
            },
            cells={"n0": MEASURED},
        )
        for place in range(ROWS)
    )
    return Table("streams", Message("Streams"), COLUMNS, rows, "A-2", sums(COLUMNS, rows))


def bare(lines: list[list[object]], path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Streams")
    for line in lines:
        sheet.append(line)
    book.save(path)


@pytest.mark.benchmark
def test_a_sheet_of_20_000_rows_costs_at_most_three_tenths_more_than_its_bare_cells(tmp_path):
    made = long_table()
    lines = [[str(v) if isinstance(v, Message) else v for v in row.values.values()] for row in made.rows]
    ours, theirs = [], []
    for place in range(ROUNDS):
        start = process_time()
        bare(lines, tmp_path / "bare.xlsx")
        middle = process_time()
        write_workbook([made], tmp_path / f"{place}.xlsx", ENGLISH, HEADING)
        ours.append(process_time() - middle)
        theirs.append(middle - start)
    ratio = min(ours) / min(theirs)
    print(f"{ratio:.2f} times the bare cells: {min(ours):.2f} s against {min(theirs):.2f} s")
    assert ratio <= ALLOWED
