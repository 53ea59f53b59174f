"""What the audit workbook costs against writing the same cells bare."""

from collections.abc import Iterator
from pathlib import Path

from measure import Ratio, compare
from openpyxl import Workbook, load_workbook
from plants import SMALL, Size, write_plant

from cpdesk.cli import main

ROWS = Size("20,000 emission rows", SMALL.units, SMALL.streams, 20_000)


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figure of the export."""
    path, out = folder / "rows.cpdesk", folder / "rows.xlsx"
    write_plant(path, ROWS, folder / "backups").close()

    def export() -> None:
        out.unlink(missing_ok=True)
        if main(["export", str(path), "-o", str(out), "--lang", "en"]):
            raise AssertionError

    export()
    sheets = _cells(out)

    def bare() -> None:
        book = Workbook(write_only=True)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(folder / "bare.xlsx")

    count = sum(len(rows) for rows in sheets.values())
    yield compare(
        f"`cpdesk export`, {count:,} rows in {len(sheets)} sheets",
        "openpyxl's write-only mode, the same cells bare",
        1.3,
        export,
        bare,
        rounds,
    )


def _cells(path: Path) -> dict[str, list[list[object]]]:
    book = load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
