"""The water balance A-5: what water each unit process takes in, reuses, gives off and discharges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cpdesk.language import N_, Message
from cpdesk.methods.equivalents import factor_emission, water_reuse_rate
from cpdesk.records.flows import Component, Phase, Stream, StreamKind, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.flows import STREAM_ENDS, Ends, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, Times, dimension_of, stated
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Row,
    Table,
    Total,
    Value,
    known_sum,
    tidied,
)
from cpdesk.tables.view import View

UNIT = "t/a"
_REUSE = "IF({recycled_in}+{fresh}>0,{recycled_in}/({recycled_in}+{fresh}),NA())"
_AMOUNTS = {
    "fresh": N_("Fresh water"),
    "recycled_in": N_("Circulating water in"),
    "series_in": N_("Water from other units"),
    "product_water": N_("Water in products"),
    "evaporation": N_("Evaporated"),
    "discharge": N_("Discharged"),
    "passed_on": N_("Water to other units"),
    "other_out": N_("Water in other wastes"),
}
_BETWEEN = ("series_in", "passed_on")  # between units: added up they would count twice
_COLUMNS = (
    Column("unit_process", Message(N_("Unit no.")), frozen=True),
    Column("name", Message(N_("Unit process"))),
    *(
        Column(key, Message(heading), Format.NUMBER, UNIT, total=Total.NONE if key in _BETWEEN else Total.SUM)
        for key, heading in _AMOUNTS.items()
    ),
    Column(
        "reuse_rate",
        Message(N_("Water reuse rate")),
        Format.PERCENT,
        total=Total.FORMULA,
        formula=_REUSE,
        total_formula=_REUSE,
        decimals=1,
    ),
)
_FIGURE = Figure(
    Message(N_("Fresh, circulating and discharged water of each unit process")),
    Chart.COLUMNS,
    categories=("unit_process",),
    series=("fresh", "recycled_in", "discharge"),
)
_NOTES = (
    Message(N_("Only streams whose share of water is given count, and waste water as a whole.")),
    Message(N_("A cubic metre of liquid counts as a tonne.")),
)
_LEAVING = {
    StreamKind.PRODUCT: "product_water",
    StreamKind.BY_PRODUCT: "product_water",
    StreamKind.WASTE_GAS: "evaporation",
    StreamKind.WASTEWATER: "discharge",
}


@dataclass(frozen=True, slots=True)
class _WaterShares:
    """What part of each stream is water, as far as it is given."""

    by_stream: dict[str, Component]

    @classmethod
    def of(cls, view: View) -> "_WaterShares":
        water = {one.id for one in view.all(Substance) if _is_water(one)}
        groups = view.by(Component, "substance")
        return cls({one.stream: one for key in water for one in groups.get(key, ())})

    def holds_water(self, stream: Stream) -> bool:
        return stream.kind is StreamKind.WASTEWATER or stream.id in self.by_stream

    def water(self, stream: Stream, time: Time) -> Stated:
        """Return the water of a stream; waste water of which no share is given is water as a whole."""
        component = self.by_stream.get(stream.id)
        amount = component.amount if component is not None else None
        if amount is not None and dimension_of(amount) != "fraction":
            return stated(amount, UNIT, time)
        if component is not None and amount is None and stream.kind is not StreamKind.WASTEWATER:
            return Stated(None, _not_given(stream))
        mass = _mass(stream, time)
        part = 1.0 if amount is None else amount.value
        if mass.value is None or mass.value < 0 or part < 0:
            return Stated(None, mass.reason or _not_given(stream))
        return Stated(factor_emission(mass.value, part))


def _is_water(substance: Substance) -> bool:
    return substance.key.strip().casefold() == "water" or substance.formula.strip() == "H2O"


def _mass(stream: Stream, time: Time) -> Stated:
    if dimension_of(stream.flow) == "volume" and stream.phase in (Phase.LIQUID, None):
        return stated(stream.flow, "m3/a", time)
    return stated(stream.flow, UNIT, time)


def _not_given(stream: Stream) -> Message:
    return Message(N_("The water of {stream} is not given."), {"stream": stream_label(stream)})


def _water_balance(view: View) -> Table:
    ends, times, shares = Ends(view), Times(view), _WaterShares.of(view)
    rows: list[Row] = []
    for unit in view.all(UnitProcess):
        found = _sorted_out(ends, unit, shares)
        if any(found.values()):
            rows.append(_row(unit, found, shares, times.of(unit.id)))
    totals = _totals(rows)
    figure = _FIGURE if rows else None
    title = Message(WATER_BALANCE.title)
    return Table(
        "water_balance", title, _COLUMNS, tuple(rows), "A-5", totals=totals, figure=figure, notes=_NOTES
    )


def _totals(rows: Sequence[Row]) -> dict[str, Value]:
    """Return the water of the whole plant; where that of one unit is not known, neither is the sum."""
    summed = [column.key for column in _COLUMNS if column.total is Total.SUM]
    totals: dict[str, Value] = {}
    sums: dict[str, float | None] = {}
    for key in summed:
        unknown = any((cell := row.cells.get(key)) is not None and cell.reason is not None for row in rows)
        sums[key] = None if unknown else known_sum(row.values.get(key) for row in rows)
        totals[key] = sums[key]
    totals["reuse_rate"] = tidied(water_reuse_rate(sums["recycled_in"], sums["fresh"]))
    return totals


def _sorted_out(ends: Ends, unit: UnitProcess, shares: _WaterShares) -> dict[str, list[Stream]]:
    found: dict[str, list[Stream]] = {key: [] for key in _AMOUNTS}
    streams = ends.by_unit[unit.id]
    for stream in filter(shares.holds_water, streams.inputs):
        found[_coming(stream, ends)].append(stream)
    for stream in filter(shares.holds_water, streams.outputs):
        found[_going(stream, ends)].append(stream)
    return found


def _coming(stream: Stream, ends: Ends) -> str:
    if stream.kind is StreamKind.RECYCLE:
        return "recycled_in"
    return "fresh" if ends.start(stream) is None else "series_in"


def _going(stream: Stream, ends: Ends) -> str:
    if ends.end(stream) is not None:
        return "passed_on"
    if stream.kind is StreamKind.LOSS and stream.phase is Phase.GAS:
        return "evaporation"
    return _LEAVING.get(stream.kind, "other_out") if stream.kind else "other_out"


def _row(unit: UnitProcess, found: dict[str, list[Stream]], shares: _WaterShares, time: Time) -> Row:
    amounts = {key: _sum(streams, shares, time) for key, streams in found.items()}
    values: dict[str, Value] = {
        "unit_process": label_of(unit) or None,
        "name": unit.name or None,
        **{key: amount.value for key, amount in amounts.items()},
        "reuse_rate": tidied(water_reuse_rate(amounts["recycled_in"].value, amounts["fresh"].value)),
    }
    cells = {key: Cell(marks=(Mark.COMPUTED,), reason=one.reason) for key, one in amounts.items()}
    cells["reuse_rate"] = Cell(marks=(Mark.COMPUTED,), reason=_why_no_rate(amounts))
    return Row(unit.id, values, "unit_process", unit.id, cells)


def _sum(streams: Sequence[Stream], shares: _WaterShares, time: Time) -> Stated:
    """Return the water of several streams; where that of one is not known, the reason says which."""
    found = [(stream, shares.water(stream, time)) for stream in streams]
    unknown = next(((stream, one) for stream, one in found if one.value is None), None)
    if unknown is not None:
        return Stated(None, unknown[1].reason or _not_given(unknown[0]))
    return Stated(known_sum(one.value for _, one in found))


def _why_no_rate(amounts: dict[str, Stated]) -> Message | None:
    needed = (amounts["recycled_in"], amounts["fresh"])
    if all(one.value is not None for one in needed):
        return None
    said = _first_reason(needed)
    return said or Message(N_("The reuse rate needs circulating and fresh water."))


def _first_reason(amounts: Iterable[Stated]) -> Message | None:
    return next((one.reason for one in amounts if one.reason is not None), None)


WATER_BALANCE = TableDefinition(
    "water_balance", N_("Water balance"), _water_balance, (*STREAM_ENDS, Component, Substance), "A-5"
)

TABLES = (WATER_BALANCE,)
