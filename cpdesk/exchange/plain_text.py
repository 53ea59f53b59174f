"""A table as lines of text, for a terminal."""

import unicodedata

from cpdesk.exchange.results import plain
from cpdesk.language import Language
from cpdesk.tables.table import NUMERIC, TOTAL, Table

LONGEST = 40


def table_as_text(table: Table, language: Language) -> str:
    """Return a table with its title, aligned in columns; numbers stand to the right."""
    headings = [
        _heading(language.say(column.heading), language.unit(column.unit)) for column in table.columns
    ]
    lines = [[_text(plain(row.values.get(c.key), language)) for c in table.columns] for row in table.rows]
    if table.totals:
        totals = [_text(plain(table.totals.get(column.key), language)) for column in table.columns]
        lines.append([language.say(TOTAL), *totals[1:]])
    widths = [max(map(_width, cells)) for cells in zip(headings, *lines, strict=True)]
    right = [column.format in NUMERIC for column in table.columns]
    body = [_line(cells, widths, right) for cells in [headings, *lines]]
    return "\n".join([language.say(table.title), *body])


def _heading(heading: str, unit: str) -> str:
    return f"{heading}, {unit}" if unit else heading


def _text(value: str | float | int | bool | None) -> str:
    text = "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = [
        " " * (width - _width(cell)) + cell if to_right else cell + " " * (width - _width(cell))
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    ]
    return "  ".join(padded).rstrip()
