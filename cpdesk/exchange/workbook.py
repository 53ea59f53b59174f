"""The audit workbook: an index and one sheet a table, the 41 worksheets in their order.

It renders tables and computes nothing; formulas are live and give the tables' own figures.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from cpdesk.exchange.workbook_cover import INDEX, Listed, write_cover
from cpdesk.exchange.workbook_heading import WorkbookHeading
from cpdesk.exchange.workbook_sankey import SANKEY, write_sankeys
from cpdesk.exchange.workbook_sheet import Book, write_table
from cpdesk.exchange.workbook_stream import AUTHOR, workbook_at
from cpdesk.exchange.workbook_styles import Styles
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import Language, Message
from cpdesk.reference.worksheets import added_sheets, worksheet, worksheets
from cpdesk.tables.sankey_pictures import SankeyPicture
from cpdesk.tables.table import Table

__all__ = ["WorkbookHeading", "Written", "sheet_names", "write_workbook"]

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_RESERVED = frozenset({"history"})
_FONTS = {"zh_CN": "宋体"}


def write_workbook(
    tables: Iterable[Table],
    path: Path,
    language: Language,
    heading: WorkbookHeading,
    pictures: Iterable[SankeyPicture] = (),
) -> Written:
    """Write the workbook of the tables that have rows, Sankey diagrams last; an older file at `path` is kept.

    Raises EnvironmentFault when the folder or the disk does not allow it, DataFault for a table too long for a sheet.
    """
    shown, drawn = in_order(tables), tuple(pictures)
    names = sheet_names(shown, language, (SANKEY,) if drawn else ())
    kept = write_safely(path, lambda made: _produce(shown, drawn, names, made, language, heading))
    return Written(path, kept, names)


def in_order(tables: Iterable[Table]) -> list[Table]:
    """Return the tables that have rows: by worksheet number, the added sheets, then those without a number."""
    numbers = [sheet.number for sheet in (*worksheets(), *added_sheets())]
    order = {number: place for place, number in enumerate(numbers)}
    shown = [table for table in tables if table.rows]
    return sorted(shown, key=lambda table: order.get(table.worksheet, len(order)))


def sheet_names(
    tables: Sequence[Table], language: Language, others: Sequence[Message] = ()
) -> tuple[str, ...]:
    """Return the names of the sheets, the index first: each allowed by Excel and different from all others."""
    names: list[str] = []
    of_tables = (_wanted_name(table, language) for table in tables)
    for wanted in (language.text(INDEX), *of_tables, *map(language.say, others)):
        names.append(_free_name(_allowed(wanted), {name.casefold() for name in names}))
    return tuple(names)


def _wanted_name(table: Table, language: Language) -> str:
    if table.worksheet:
        return worksheet(table.worksheet).sheet_name(language.code)
    return language.say(table.title)


def _allowed(name: str) -> str:
    plain = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("'").strip()
    plain = plain[:1].upper() + plain[1:] or "Sheet"
    return f"{plain}." if plain.casefold() in _RESERVED else plain


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name, numbered where it is taken, within the letters that Excel allows."""
    short = _shortened(name)
    found, number = short, 2
    while found.casefold() in taken:
        ending = f" ({number})"
        found, number = _cut(short, LONGEST_NAME - len(ending)) + ending, number + 1
    return found


def _shortened(name: str) -> str:
    """Return a name that Excel takes, a long one cut after a word where there is one."""
    if len(name.encode("utf-16-le")) <= LONGEST_NAME * 2:
        return name
    whole = _cut(name, LONGEST_NAME - 1)
    words = whole.rpartition(" ")[0]
    return f"{words if len(words) > LONGEST_NAME // 2 else whole}…"


def _cut(name: str, room: int) -> str:
    return name.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore").rstrip(" '")


def _produce(
    tables: Sequence[Table],
    pictures: Sequence[SankeyPicture],
    names: Sequence[str],
    path: Path,
    language: Language,
    heading: WorkbookHeading,
) -> None:
    with workbook_at(path) as workbook:
        workbook.properties.title = heading.audit or heading.company
        workbook.properties.creator = heading.company or AUTHOR
        book = Book(workbook, Styles(workbook, _FONTS.get(language.code, "Calibri")), language, heading)
        named = list(zip(names[1 : len(tables) + 1], tables, strict=True))
        listed = [Listed(name, table.title, len(table.rows)) for name, table in named]
        if pictures:
            listed.append(Listed(names[-1], SANKEY, len(pictures)))
        write_cover(book, names[0], listed)
        for name, table in named:
            write_table(book, table, name)
        if pictures:
            write_sankeys(book, pictures, names[-1])
