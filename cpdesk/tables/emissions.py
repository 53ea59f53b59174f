"""The inventory A-3: what every item of equipment lets out, where, how often, how much, made of what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.equivalents import factor_emission, gas_load_kg, water_load_kg
from cpdesk.quantities import Basis, OperatingTime, Quantity, convert, parse_unit
from cpdesk.records.causes import Cause, WasteSource
from cpdesk.records.emissions import Emission, EmissionComponent, Frequency
from cpdesk.records.flows import Stream, Substance
from cpdesk.records.plant import DischargePoint, Equipment, UnitProcess
from cpdesk.tables.causes import ASPECT_TITLES
from cpdesk.tables.comparing import listed
from cpdesk.tables.definition import Lister, listing
from cpdesk.tables.fields import FieldColumn, FieldColumns, MadeColumn, field_columns
from cpdesk.tables.flows import shortened
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, Times, basis_of, dimension_of, stated
from cpdesk.tables.table import NO_CELLS, Cell, Column, Format, Mark, Row, Total, tidied
from cpdesk.tables.view import View

VOLUMES = {"volume": "m3/a", "gas volume": "Nm3/a"}
_NO_DURATION = Stated(None, Message(N_("How long it lasts in a year is not given.")))
_COMPUTED = Cell(marks=(Mark.COMPUTED,))


class Durations:
    """How long each emission lasts in a year: its own hours, its events, else the unit's operating time."""

    def __init__(self, view: View) -> None:
        self._times = Times(view)
        self._known: dict[tuple[object, ...], Time | None] = {}

    def of(self, emission: Emission) -> Time | None:
        """Return the operating time of an emission; None where nothing says how long it lasts."""
        what = (emission.unit_process, emission.hours_per_year, emission.hours_per_event)
        key = (*what, emission.events_per_year, emission.frequency is Frequency.CONTINUOUS)
        if key not in self._known:
            self._known[key] = self._worked_out(emission)
        return self._known[key]

    def _worked_out(self, emission: Emission) -> Time | None:
        hours = _hours(emission)
        unit = self._times.of(emission.unit_process)
        if hours is None and emission.events_per_year is None:
            return unit if emission.frequency is Frequency.CONTINUOUS else None
        other = unit if isinstance(unit, OperatingTime) else OperatingTime()
        try:
            return OperatingTime(
                hours_per_year=hours,
                days_per_year=other.days_per_year,
                batches_per_year=emission.events_per_year or other.batches_per_year,
                product_t_per_year=other.product_t_per_year,
            )
        except DataFault as fault:
            return fault.message


def _hours(emission: Emission) -> float | None:
    """Return the hours in a year that an emission itself states, or its hours per event and events."""
    if emission.hours_per_year is not None:
        return emission.hours_per_year
    return factor_emission(emission.hours_per_event, emission.events_per_year)


def annual(given: Quantity | None, unit: str, time: Time | None, events: float | None = None) -> Stated:
    """Return a flow as an amount of a year; what is given per nothing is the amount of one event."""
    if given is None:
        return Stated(None)
    if basis_of(given) is None and dimension_of(given) == parse_unit(unit).dimension:
        return _NO_EVENTS if events is None else _of_events(stated(given, unit, Message("")), events)
    if time is None and basis_of(given) not in (None, Basis.YEAR):
        return _NO_DURATION
    return stated(given, unit, time or Message(""))


def _of_events(an_event: Stated, events: float) -> Stated:
    try:
        return Stated(tidied(factor_emission(an_event.value, events)), an_event.reason)
    except DataFault as fault:
        return Stated(None, fault.message)


_NO_EVENTS = Stated(None, Message(N_("How often it happens in a year is not given.")))


@dataclass(frozen=True, slots=True)
class _Content:
    """What the components of one emission say of it as a whole."""

    composition: str | None
    limits: str | None
    within: bool | None


_NOTHING = _Content(None, None, None)


def _contents(view: View) -> Mapping[object, _Content]:
    names = {one.id: label_of(one) for one in view.all(Substance)}
    groups = view.by(EmissionComponent, "emission")
    return {emission: _content(components, names) for emission, components in groups.items()}


def _content(components: Sequence[EmissionComponent], names: Mapping[str, str]) -> _Content:
    parts: list[str] = []
    limits: list[str] = []
    for one in components:
        name = names.get(one.substance or "", "")
        amount = one.concentration or one.load
        parts.append(f"{name} {amount.text if amount else ''}".strip())
        if one.limit is not None:
            limits.append(f"{name} {one.limit.text}".strip())
    judged = [within_limit(one) for one in components if one.limit is not None]
    within = False if False in judged else None if None in judged or not judged else True
    return _Content(shortened(list(filter(None, parts))) or None, shortened(limits) or None, within)


def within_limit(component: EmissionComponent) -> bool | None:
    """Tell whether a component keeps its limit; None where it cannot be compared with it."""
    limit = component.limit
    for given in (component.concentration, component.load):
        if limit is None or given is None or dimension_of(limit) != dimension_of(given):
            continue
        if basis_of(limit) == basis_of(given) and dimension_of(limit) != "acidity":
            return given.value <= limit.value
    return None


def _aspects(view: View) -> Mapping[str, Message]:
    """Return the aspects under which causes of an emission were found."""
    causes = view.by(Cause, "waste_source")
    found: dict[str, dict[str, None]] = {}
    for source in view.all(WasteSource):
        if source.emission is not None:
            titles = (ASPECT_TITLES[cause.aspect] for cause in causes.get(source.id, ()))
            found.setdefault(source.emission, {}).update(dict.fromkeys(titles))
    return {
        emission: listed([Message(title) for title in titles]) for emission, titles in found.items() if titles
    }


def _inventory(view: View) -> Lister:
    contents, aspects, durations = _contents(view), _aspects(view), Durations(view)
    points = view.by_id(DischargePoint)

    def permit(emission: Emission) -> str | None:
        point = points.get(emission.discharge_point or "")
        return (point.permit_no or None) if point is not None else None

    def text(key: str, heading: str) -> Column:
        return Column(key, Message(heading), Format.LONG_TEXT)

    specs = (
        FieldColumn("number", N_("Emission no."), frozen=True),
        "equipment",
        "stream",
        "unit_process",
        "medium",
        "discharge_point",
        "name",
        MadeColumn(
            text("composition", N_("Composition")), lambda e: contents.get(e.id, _NOTHING).composition
        ),
        "flow",
        "frequency",
        FieldColumn("hours_per_event", N_("Hours an event")),
        FieldColumn("events_per_year", N_("Events a year")),
        FieldColumn("hours_per_year", N_("Hours a year")),
        "treatment",
        MadeColumn(Column("permit_no", Message(N_("Permit no."))), permit),
        "standard",
        MadeColumn(text("limit", N_("Limit")), lambda e: contents.get(e.id, _NOTHING).limits),
        MadeColumn(
            Column("within_limits", Message(N_("Within limits")), Format.FLAG),
            lambda e: contents.get(e.id, _NOTHING).within,
        ),
        MadeColumn(text("causes", N_("Causes by aspect")), lambda e: aspects.get(e.id)),
        "origin",
        "method",
        FieldColumn("grade", N_("Reliability")),
        "waste_code",
        FieldColumn("note", N_("Remark")),
    )
    made = field_columns(view, Emission, specs)
    columns = (*made.columns, *_ANNUAL_COLUMNS)
    return Lister(columns, lambda one: _row(made, one, durations.of(one)))


_ANNUAL_COLUMNS = (
    Column("annual_amount", Message(N_("Amount a year")), Format.NUMBER, "t/a", total=Total.SUM),
    Column("annual_volume", Message(N_("Volume a year")), Format.NUMBER),
    Column("annual_volume_unit", Message(N_("Unit of the volume"))),
)


def _row(made: FieldColumns, emission: Emission, time: Time | None) -> Row:
    flow = emission.flow
    volume_unit = VOLUMES.get(dimension_of(flow))
    found = annual(flow, volume_unit or "t/a", time, emission.events_per_year)
    amount, volume = (None, found.value) if volume_unit else (found.value, None)
    values = {"annual_amount": amount, "annual_volume": volume, "annual_volume_unit": volume_unit}
    cell = Cell(marks=(Mark.COMPUTED,), reason=found.reason) if found.reason else _COMPUTED
    key = "annual_volume" if volume_unit else "annual_amount"
    return made.row(emission, values, {key: cell} if flow is not None else NO_CELLS)


INVENTORY = listing(
    "inventory",
    N_("Emission inventory"),
    Emission,
    _inventory,
    (
        EmissionComponent,
        Equipment,
        Stream,
        UnitProcess,
        DischargePoint,
        Substance,
        WasteSource,
        Cause,
    ),
    worksheet="A-3",
)


def _inventory_components(view: View) -> Lister:
    durations, emissions = Durations(view), view.by_id(Emission)
    load = Column("annual_load", Message(N_("Load a year")), Format.NUMBER, "t/a")
    within = Column("within_limit", Message(N_("Within the limit")), Format.FLAG)
    specs = (
        FieldColumn("emission", frozen=True),
        "substance",
        "concentration",
        "load",
        "limit",
        MadeColumn(within, within_limit),
        "origin",
        "method",
        FieldColumn("note", N_("Remark")),
    )
    made = field_columns(view, EmissionComponent, specs)

    def row(one: EmissionComponent) -> Row:
        emission = emissions[one.emission]
        found = annual_load(one, emission, durations.of(emission))
        cell = Cell(marks=(Mark.COMPUTED,), reason=found.reason) if found.reason else _COMPUTED
        return made.row(one, {"annual_load": found.value}, {"annual_load": cell})

    return Lister((*made.columns, load), row)


def annual_load(component: EmissionComponent, emission: Emission, time: Time | None) -> Stated:
    """Return what an emission holds of a substance in a year [t/a]: its load, else concentration x flow."""
    if component.load is not None:
        return annual(component.load, "t/a", time, emission.events_per_year)
    if component.concentration is None or emission.flow is None:
        return Stated(None)
    volume_unit = VOLUMES.get(dimension_of(emission.flow))
    flow = annual(emission.flow, volume_unit or "t/a", time, emission.events_per_year)
    if flow.value is None:
        return flow
    try:
        return _load(component.concentration, flow.value, dimension_of(emission.flow))
    except DataFault as fault:
        return Stated(None, fault.message)


def _load(concentration: Quantity, flow: float, kind: str) -> Stated:
    pair = (dimension_of(concentration), kind)
    if pair == ("concentration", "volume"):
        return _tonnes(water_load_kg(concentration.in_unit("mg/L"), flow))
    if pair == ("gas concentration", "gas volume"):
        return _tonnes(gas_load_kg(concentration.in_unit("mg/Nm3"), flow))
    if pair == ("fraction", "mass"):
        return Stated(tidied(factor_emission(flow, concentration.value)))
    return Stated(None, Message(N_("The concentration does not fit the flow: no load follows from them.")))


def _tonnes(load_kg: float | None) -> Stated:
    return Stated(None if load_kg is None else tidied(convert(load_kg, "kg", "t")))


INVENTORY_COMPONENTS = listing(
    "inventory_components",
    N_("Components of the emissions"),
    EmissionComponent,
    _inventory_components,
    (Emission, Substance, UnitProcess),
)

TABLES = (INVENTORY, INVENTORY_COMPONENTS)
