"""The water balance A-5: what water each unit process takes in, reuses, gives off and discharges.

Fresh water comes from outside and is water for nine tenths or more; what is in raw materials and air stands apart.
Circulating water comes back to where it was: a recycle, or a utility that flows back to the unit process that makes
utilities, such as cooling water to its tower and condensate to the boiler house. Reused water was a utility in one unit
process and is one again in the next, one after the other. Water made ready (softened, cooled, as steam) and handed out
for the first time is neither. Reuse rate R = Vr/(Vr + Vi): Vr circulating and reused, Vi fresh water.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpdesk.language import N_, Message
from cpdesk.methods.equivalents import factor_emission, water_reuse_rate
from cpdesk.records.flows import Component, Phase, Stream, StreamKind, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.flows import STREAM_ENDS, Ends, makes_utilities, stream_label
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
MOSTLY = 0.9  # so much water makes a stream from outside fresh water, and not a material that is wet
_REUSE = (
    "IF({recycled_in}+{reused_in}+{fresh}>0,"
    "({recycled_in}+{reused_in})/({recycled_in}+{reused_in}+{fresh}),NA())"
)
_AMOUNTS = {
    "fresh": N_("Fresh water"),
    "material_water": N_("Water in materials and air"),
    "recycled_in": N_("Circulating water in"),
    "reused_in": N_("Reused water in"),
    "series_in": N_("Water from other units"),
    "product_water": N_("Water in products"),
    "evaporation": N_("Evaporated"),
    "discharge": N_("Discharged"),
    "passed_on": N_("Water to other units"),
    "other_out": N_("Water in other wastes"),
}
_INTO = ("fresh", "material_water", "recycled_in", "reused_in", "series_in")
_BETWEEN = ("series_in", "passed_on")  # between units: added up they would count twice


def _amount(key: str, heading: str, *, summed: bool) -> Column:
    """Return a column of water; its sum is a formula, for what follows from analyses is not exact to the last digit."""
    total, below = (Total.FORMULA, f"SUM({{{key}:column}})") if summed else (Total.NONE, "")
    return Column(key, Message(heading), Format.NUMBER, UNIT, total=total, total_formula=below)


_COLUMNS = (
    Column("unit_process", Message(N_("Unit no.")), frozen=True),
    Column("name", Message(N_("Unit process"))),
    *(_amount(key, heading, summed=key not in _BETWEEN) for key, heading in _AMOUNTS.items()),
    _amount("difference", N_("Used up or unaccounted for"), summed=True),
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
    Message(
        N_(
            "Circulating water is what comes back: recycles, and utilities that flow back to the unit process that "
            "makes them. Reused water was a utility in one unit process and is one in the next. The reuse rate is "
            "their share of themselves and fresh water; a unit process without fresh water counts its make-up from "
            "other units."
        )
    ),
    Message(N_("Below zero, a reaction or what is not known makes water; above, it is used up or lost.")),
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

    def is_mostly_water(self, stream: Stream) -> bool:
        """Tell whether a stream is water itself, and not something wet; where no share says so, a material is wet."""
        component = self.by_stream.get(stream.id)
        amount = component.amount if component is not None else None
        if amount is None:
            return True
        if dimension_of(amount) != "fraction":
            return stream.kind is not StreamKind.RAW_MATERIAL
        return amount.value >= MOSTLY

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
    sorting, times = _Sorting(Ends(view), _WaterShares.of(view)), Times(view)
    rows: list[Row] = []
    for unit in view.all(UnitProcess):
        found = sorting.sorted_out(unit)
        if any(found.values()):
            rows.append(_row(unit, found, sorting, times.of(unit.id)))
    totals = _totals(rows)
    figure = _FIGURE if rows else None
    title = Message(WATER_BALANCE.title)
    return Table(
        "water_balance", title, _COLUMNS, tuple(rows), "A-5", totals=totals, figure=figure, notes=_NOTES
    )


def _totals(rows: Sequence[Row]) -> dict[str, Value]:
    """Return the water of the whole plant; where that of one unit is not known, neither is the sum."""
    summed = [key for key in (*_AMOUNTS, "difference") if key not in _BETWEEN]
    totals: dict[str, Value] = {}
    sums: dict[str, float | None] = {}
    for key in summed:
        unknown = any((cell := row.cells.get(key)) is not None and cell.reason is not None for row in rows)
        sums[key] = None if unknown else known_sum(row.values.get(key) for row in rows)
        totals[key] = sums[key]
    totals["reuse_rate"] = tidied(water_reuse_rate(_used_again(sums), sums["fresh"]))
    return totals


def _used_again(amounts: Mapping[str, float | None]) -> float | None:
    """Return circulating and reused water; None where there is neither."""
    return known_sum((amounts["recycled_in"], amounts["reused_in"]))


class _Sorting:
    """Sorts the streams of water of each unit process by where they come from and go to."""

    def __init__(self, ends: Ends, shares: _WaterShares) -> None:
        self.ends, self.shares = ends, shares
        self.makers = {key for key, streams in ends.by_unit.items() if makes_utilities(streams.outputs)}

    def sorted_out(self, unit: UnitProcess) -> dict[str, list[Stream]]:
        found: dict[str, list[Stream]] = {key: [] for key in _AMOUNTS}
        streams = self.ends.by_unit[unit.id]
        for stream in filter(self.shares.holds_water, streams.inputs):
            found[self._coming(stream)].append(stream)
        for stream in filter(self.shares.holds_water, streams.outputs):
            found[self._going(stream)].append(stream)
        return found

    def _coming(self, stream: Stream) -> str:
        start, end = self.ends.start(stream), self.ends.end(stream)
        if stream.kind is StreamKind.RECYCLE:
            return "recycled_in"
        if start is None:
            return "fresh" if self.shares.is_mostly_water(stream) else "material_water"
        utility = stream.kind is StreamKind.UTILITY and stream.phase in (Phase.LIQUID, None)
        if not utility or start in self.makers:
            return "series_in"
        return "recycled_in" if end in self.makers else "reused_in"

    def _going(self, stream: Stream) -> str:
        if self.ends.end(stream) is not None:
            return "passed_on"
        if stream.kind is StreamKind.LOSS and stream.phase is Phase.GAS:
            return "evaporation"
        return _LEAVING.get(stream.kind, "other_out") if stream.kind else "other_out"


def _row(unit: UnitProcess, found: Mapping[str, list[Stream]], sorting: _Sorting, time: Time) -> Row:
    amounts = {key: _sum(streams, sorting.shares, time) for key, streams in found.items()}
    known = {key: amount.value for key, amount in amounts.items()}
    unknown = _first_reason(amounts.values())
    values: dict[str, Value] = {
        "unit_process": label_of(unit) or None,
        "name": unit.name or None,
        **known,
        "difference": None if unknown is not None else _difference(known),
        "reuse_rate": tidied(_rate(amounts, unit.id in sorting.makers)),
    }
    if values["reuse_rate"] is not None:  # one of the two may be none at all
        values |= {key: values[key] or 0.0 for key in ("recycled_in", "reused_in")}
    cells = {key: Cell(marks=(Mark.COMPUTED,), reason=one.reason) for key, one in amounts.items()}
    cells["difference"] = Cell(marks=(Mark.COMPUTED,), reason=unknown)
    reason = _why_no_rate(amounts) if values["reuse_rate"] is None else None
    cells["reuse_rate"] = Cell(marks=(Mark.COMPUTED,), reason=reason)
    return Row(unit.id, values, "unit_process", unit.id, cells)


def _difference(amounts: Mapping[str, float | None]) -> float | None:
    """Return what comes in less what goes out: what reactions use up, and what is unaccounted for."""
    signed = [value if key in _INTO else -value for key, value in amounts.items() if value is not None]
    return tidied(known_sum(signed))


def _rate(amounts: Mapping[str, Stated], maker: bool) -> float | None:
    """Return the reuse rate of a unit process; one that serves others may take its make-up from another."""
    needed = [amounts[key] for key in ("recycled_in", "reused_in", "fresh")]
    if any(one.reason is not None for one in needed):
        return None
    intake = amounts["fresh"]
    if intake.value is None and maker:
        intake = amounts["series_in"]
    return water_reuse_rate(_used_again({key: one.value for key, one in amounts.items()}), intake.value)


def _sum(streams: Sequence[Stream], shares: _WaterShares, time: Time) -> Stated:
    """Return the water of several streams; where that of one is not known, the reason says which."""
    found = [(stream, shares.water(stream, time)) for stream in streams]
    unknown = next(((stream, one) for stream, one in found if one.value is None), None)
    if unknown is not None:
        return Stated(None, unknown[1].reason or _not_given(unknown[0]))
    return Stated(known_sum(one.value for _, one in found))


def _why_no_rate(amounts: Mapping[str, Stated]) -> Message:
    said = _first_reason(amounts[key] for key in ("recycled_in", "reused_in", "fresh"))
    return said or Message(N_("The reuse rate needs water that is used again and fresh water."))


def _first_reason(amounts: Iterable[Stated]) -> Message | None:
    return next((one.reason for one in amounts if one.reason is not None), None)


WATER_BALANCE = TableDefinition(
    "water_balance", N_("Water balance"), _water_balance, (*STREAM_ENDS, Component, Substance), "A-5"
)

TABLES = (WATER_BALANCE,)
