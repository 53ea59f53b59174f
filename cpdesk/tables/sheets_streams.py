"""The table of streams that stands under a sheet."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cpdesk.language import N_, Message
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.tables.definition import Lister
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns
from cpdesk.tables.sheets_contents import kinds_of
from cpdesk.tables.table import Column, Format, Table
from cpdesk.tables.view import View

_RESTS_ON = frozenset({"audit"}) | kinds_of(Component, Substance)

MAIN = 4
"""Of so many components a stream's row tells, those of which there is most."""

TRACE = 1e-3
"""A component of which there is less than this share of the largest is none of the main ones."""

DIGITS = 3
"""Significant digits of their amounts: the whole figures stand in the list of components."""


def stream_table(view: View, streams: Iterable[Stream]) -> Table:
    """Return the table of some streams, in the order of their numbers."""
    made = view.shared("streams of sheets", _RESTS_ON, lambda: _lister(view))
    rows = tuple(made.row(stream) for stream in sorted(streams, key=in_number_order))
    return Table("sheet_streams", Message(N_("Streams of the sheet")), made.columns, rows)


def in_number_order(stream: Stream) -> tuple[list[tuple[int, int, str]], str]:
    """Return what sorts streams by their numbers: S9 before S10."""
    parts = re.findall(r"\d+|\D+", stream.number)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], stream.id


def _lister(view: View) -> Lister:
    components = main_components(view)
    made = field_columns(
        view,
        Stream,
        (
            FieldColumn("number", N_("Stream no."), frozen=True),
            "name",
            "flow",
            FieldColumn("phase", N_("State of matter")),
            FieldColumn("temperature", unit="°C"),
            FieldColumn("pressure", unit="kPa"),
            MadeColumn(
                Column("components", Message(N_("Main components")), Format.LONG_TEXT),
                lambda stream: components.get(stream.id),
            ),
        ),
    )
    return Lister(made.columns, made.row)


def main_components(view: View) -> Mapping[str, str]:
    """Return the main components of each stream as one short text: formulas, or names, with rounded amounts."""
    called = _short_names(view.all(Substance))
    found: dict[str, list[Component]] = {}
    for one in view.all(Component):
        found.setdefault(one.stream, []).append(one)
    return {stream: _main_text(parts, called) for stream, parts in found.items()}


def _short_names(substances: Sequence[Substance]) -> Mapping[str, str]:
    """Return what substances are called in little room: the formula, where it is their own and theirs alone."""
    formulas = Counter(one.formula for one in substances)
    return {
        one.id: one.formula
        if one.formula and formulas[one.formula] == 1 and not _counted_as(one)
        else re.split(r"[(（]", one.name)[0].strip() or one.key
        for one in substances
    }


def _counted_as(substance: Substance) -> bool:
    """Tell whether the formula is that of another substance, in whose amounts it is counted: "dust (as C)"."""
    beside = re.findall(r"[(（](.*?)[)）]", substance.name)
    return any(substance.formula in words for words in beside)


def _main_text(parts: Sequence[Component], called: Mapping[str, str]) -> str:
    """Return components as "CO2 67.4, N2 12.1 wt%"; those whose amount is not known follow without one."""
    known = [(one.substance, one.amount) for one in parts if one.amount is not None]
    known.sort(key=lambda pair: -pair[1].value)
    least = TRACE * known[0][1].value if known else 0.0
    main = [(called.get(key, ""), amount) for key, amount in known[:MAIN] if amount.value >= least]
    units = {amount.unit for _, amount in known}
    if len(units) > 1:
        said = [f"{name} {_rounded(amount.in_unit(amount.unit))} {amount.unit}" for name, amount in main]
        return ", ".join(said)
    said = [f"{name} {_rounded(amount.in_unit(amount.unit))}" for name, amount in main]
    bare = [called.get(one.substance, "") for one in parts if one.amount is None][: MAIN - len(main)]
    unit = f" {units.pop()}" if units else ""
    return ", ".join([", ".join(said) + unit, *bare] if said else bare)


def _rounded(value: float) -> str:
    text = f"{value:.{DIGITS}g}"
    return f"{float(text):g}" if "e" not in text else f"{float(text):.0f}"
