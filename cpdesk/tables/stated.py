"""Totals that stand printed somewhere, held against the audit's own tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cpdesk.errors import CPDeskError
from cpdesk.language import ENGLISH, N_, Message, UnitText
from cpdesk.quantities import Quantity, convert, parse_unit
from cpdesk.records.papers import StatedTotal
from cpdesk.tables.table import Column, Row, Table, Total, is_number
from cpdesk.tables.view import View, tidy

TableOf = Callable[[str], Table]

_STEPS = {"2": "2.1", "3": "3.3", "4": "4.2", "6": "6.4"}


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """The step that a stated total belongs to, and its parts in the unit it is stated in."""

    step: str
    parts: tuple[float, ...]


def stated_place(view: View, total: StatedTotal, table_of: TableOf) -> StatedPlace | Message:
    """Return the parts that a stated total should add up to, or why there are none."""
    try:
        table = table_of(total.table)
        column = table.column(total.column)
    except (CPDeskError, StopIteration):
        text = N_("{what}: there is no column {column} in a table {table} to compare with.")
        return Message(text, {"what": total.what, "column": total.column, "table": total.table})
    values = _values(table, column, total)
    unit = total.stated.unit if total.stated is not None else ""
    if column.unit and unit and parse_unit(column.unit).kind != parse_unit(unit).kind:
        text = N_("{what}: {unit} cannot be compared with a column in {wanted}.")
        return Message(text, {"what": total.what, "unit": UnitText(unit), "wanted": UnitText(column.unit)})
    step = _STEPS.get(table.worksheet[:1], "5.4")
    return StatedPlace(step, tuple(_in_unit(value, column.unit, unit) for value in values))


def _values(table: Table, column: Column, total: StatedTotal) -> list[float]:
    if column.total is Total.FORMULA and not total.where_column:
        found = table.totals.get(column.key)
        return [float(found)] if is_number(found) and isinstance(found, int | float) else []
    rows = [
        row
        for row in table.rows
        if not total.where_column or _said(row, total.where_column) == total.where_value
    ]
    values = [row.values.get(column.key) for row in rows]
    return [float(value) for value in values if isinstance(value, int | float) and is_number(value)]


def _said(row: Row, key: str) -> str:
    value = row.values.get(key)
    return ENGLISH.say(value) if isinstance(value, Message) else str(value)


def _in_unit(value: float, unit: str, wanted: str) -> float:
    return tidy(convert(value, unit, wanted)) if unit and wanted else value


def printed_figure(quantity: Quantity, decimal: str) -> str:
    """Return a quantity's number with as many decimals as were printed, for they say how exact it is meant."""
    unit = parse_unit(quantity.unit)
    value = tidy((quantity.value - unit.offset) / unit.factor)
    run = re.search(r"\d[\d.,' ]*", quantity.text)
    tail = re.search(r"[.,](\d+)\s*$", run[0]) if run else None
    places = len(tail[1]) if tail and _is_decimal_part(run[0] if run else "", tail[1], value) else 0
    text = f"{value:.{places}f}"
    return text if float(text) == value else repr(value)


def _is_decimal_part(run: str, tail: str, value: float) -> bool:
    """Tell whether what follows the last sign are decimals: all digits as one number are then 10^n times the value."""
    digits = int(re.sub(r"\D", "", run))
    return abs(digits - abs(value) * 10 ** len(tail)) < 0.5
