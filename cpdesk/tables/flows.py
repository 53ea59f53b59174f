"""Streams: the list A-2, and which streams enter and leave each unit process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cpdesk.language import N_, Message
from cpdesk.records.flows import Component, Stream, StreamKind, Substance
from cpdesk.records.plant import DischargePoint, Equipment, UnitProcess
from cpdesk.tables.comparing import share
from cpdesk.tables.definition import Lister, listing
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import dimension_of
from cpdesk.tables.table import Column, Format
from cpdesk.tables.view import View

STREAM_ENDS = (Stream, UnitProcess, Equipment)
LOSS_KINDS = frozenset(
    {
        StreamKind.WASTEWATER,
        StreamKind.WASTE_GAS,
        StreamKind.SOLID_WASTE,
        StreamKind.HAZARDOUS_WASTE,
        StreamKind.LOSS,
    }
)
_SERVED = frozenset({StreamKind.UTILITY, StreamKind.BY_PRODUCT})
SHOWN_COMPONENTS = 6


def _no_streams() -> list[Stream]:
    return []


@dataclass(frozen=True, slots=True)
class UnitStreams:
    """The streams that enter and leave one unit process; what stays inside it is not among them."""

    inputs: list[Stream] = field(default_factory=_no_streams)
    outputs: list[Stream] = field(default_factory=_no_streams)


class Ends:
    """Where streams start and end: equipment lies in its unit process, no end is the surroundings."""

    def __init__(self, view: View) -> None:
        self._units = {item.id: item.unit_process for item in view.all(Equipment)}
        self.by_unit = {unit.id: UnitStreams() for unit in view.all(UnitProcess)}
        for stream in view.all(Stream):
            self._add(stream)

    def _add(self, stream: Stream) -> None:
        start, end = self.start(stream), self.end(stream)
        if start == end:
            return
        if start in self.by_unit:
            self.by_unit[start].outputs.append(stream)
        if end in self.by_unit:
            self.by_unit[end].inputs.append(stream)

    def start(self, stream: Stream) -> str | None:
        """Return the unit process that a stream leaves; None for the surroundings."""
        return stream.from_unit or self._units.get(stream.from_equipment or "")

    def end(self, stream: Stream) -> str | None:
        """Return the unit process that a stream enters; None for the surroundings."""
        return stream.to_unit or self._units.get(stream.to_equipment or "")


def is_energy(stream: Stream) -> bool:
    """Tell whether a stream is energy alone, which no mass balance counts."""
    return stream.kind is StreamKind.ENERGY or dimension_of(stream.flow) == "energy"


def makes_utilities(outputs: Iterable[Stream]) -> bool:
    """Tell whether a unit process serves others: all it makes is utilities, by-products aside; energy is not asked."""
    kept = {one.kind for one in outputs if one.kind not in LOSS_KINDS and not is_energy(one)}
    return StreamKind.UTILITY in kept and kept <= _SERVED


def stream_label(stream: Stream) -> str:
    """Return what a stream is called in a list of streams."""
    return " ".join(part for part in (stream.number, stream.name) if part)


def component_texts(view: View) -> Mapping[str, str]:
    """Return what each stream is made of, as one text: the first components, as typed."""
    names = {one.id: label_of(one) for one in view.all(Substance)}
    found: dict[str, list[str]] = {}
    for one in view.all(Component):
        amount = one.amount.text if one.amount is not None else ""
        found.setdefault(one.stream, []).append(f"{names.get(one.substance, '')} {amount}".strip())
    return {stream: shortened(parts) for stream, parts in found.items()}


def shortened(parts: list[str]) -> str:
    """Return the first parts of a list as one text."""
    more = "; …" if len(parts) > SHOWN_COMPONENTS else ""
    return "; ".join(parts[:SHOWN_COMPONENTS]) + more


def _end_column(key: str, heading: str, view: View, unit_field: str, equipment_field: str) -> MadeColumn:
    tags = {one.id: label_of(one) for one in view.all(Equipment)}
    codes = {one.id: label_of(one) for one in view.all(UnitProcess)}

    def get(stream: Stream) -> str | None:
        equipment, unit = getattr(stream, equipment_field), getattr(stream, unit_field)
        return tags.get(equipment) or codes.get(unit) or None

    return MadeColumn(Column(key, Message(heading)), get)


def _uncertainty(stream: Stream) -> float | None:
    flow = stream.flow
    return None if flow is None else share(flow.uncertainty, abs(flow.value))


def _streams(view: View) -> Lister:
    components = component_texts(view)
    specs = (
        FieldColumn("number", N_("Stream no."), frozen=True),
        "name",
        _end_column("from", N_("From"), view, "from_unit", "from_equipment"),
        _end_column("to", N_("To"), view, "to_unit", "to_equipment"),
        FieldColumn("from_unit", N_("From unit process")),
        FieldColumn("from_equipment", N_("From equipment")),
        FieldColumn("to_unit", N_("To unit process")),
        FieldColumn("to_equipment", N_("To equipment")),
        FieldColumn("kind", N_("Kind of stream")),
        FieldColumn("phase", N_("State of matter")),
        "flow",
        MadeColumn(Column("uncertainty", Message(N_("Uncertainty")), Format.PERCENT), _uncertainty),
        "origin",
        "method",
        FieldColumn("measured_on", N_("Date"), key="date"),
        FieldColumn("grade", N_("Reliability")),
        FieldColumn("temperature", unit="°C"),
        FieldColumn("pressure", unit="kPa"),
        FieldColumn("specific_energy", unit="kJ/kg"),
        MadeColumn(
            Column("components", Message(N_("Main components")), Format.LONG_TEXT),
            lambda stream: components.get(stream.id),
        ),
        "price",
        "disposal_cost",
        "discharge_point",
        FieldColumn("note", N_("Remark")),
    )
    made = field_columns(view, Stream, specs)
    return Lister(made.columns, made.row)


STREAMS = listing(
    "streams",
    N_("Stream list"),
    Stream,
    _streams,
    (UnitProcess, Equipment, Component, Substance, DischargePoint),
    worksheet="A-2",
)

TABLES = (STREAMS,)
