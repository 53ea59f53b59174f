"""The table of streams that stands under a sheet."""

import re
from collections.abc import Iterable

from cpdesk.language import N_, Message
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.tables.definition import Lister
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns
from cpdesk.tables.flows import component_texts
from cpdesk.tables.sheets_contents import kinds_of
from cpdesk.tables.table import Column, Format, Table
from cpdesk.tables.view import View

_RESTS_ON = frozenset({"audit"}) | kinds_of(Component, Substance)


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
    components = component_texts(view)
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
