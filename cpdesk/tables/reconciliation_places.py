"""Each balance by itself, round unit processes and items: does it close as measured, and after reconciliation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import closing_of
from cpdesk.methods.balances.layers import HALF_WIDTHS
from cpdesk.methods.balances.reconciliation import NodalTest, QuantityKind, QuantityName
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import kind_of
from cpdesk.tables.closures import tolerance_of
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.reconciled import RECONCILED_KINDS, Answer, Reconciled, reconciled
from cpdesk.tables.reconciliation_network import PlantNetwork, Round, plant_network
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table, Value, tidied
from cpdesk.tables.view import View

_COMPUTED = Cell(marks=(Mark.COMPUTED,))
_COLUMNS = (
    Column("place", Message(N_("Balance round")), frozen=True),
    Column("name", Message(N_("Name"))),
    Column("closing", Message(N_("As measured")), Format.CHOICE),
    Column("before_percent", Message(N_("Deviation, as measured")), Format.PERCENT, decimals=2),
    Column("verdict", Message(N_("Verdict")), Format.LONG_TEXT),
    Column("before", Message(N_("Unaccounted, as measured")), Format.NUMBER),
    Column("half_width", Message(N_("Unaccounted ±, as measured")), Format.NUMBER),
    Column("after", Message(N_("Unaccounted, reconciled")), Format.NUMBER),
    Column("unit", Message(N_("Unit"))),
    Column("statistic", Message(N_("Test")), Format.NUMBER),
)


class PlaceVerdict(StrEnum):
    """What the test of a balance by itself says."""

    HOLDS = N_("Closes within the uncertainty of its meters.")
    LEAKS = N_("Does not close within the uncertainty of its meters: a leak here, or a wrong meter.")
    EXPLAINED = N_(
        "Does not close within the uncertainty of its meters: a reading named as wrong explains it."
    )
    UNCHECKED = N_("Not every stream round it is measured: not checked by itself.")


def _units(view: View) -> Table:
    def rows() -> Iterator[Row]:
        for around in Round:
            found = reconciled(view, around)
            if found.answer is not None:
                yield from _rows(view, found, found.answer)

    return Table("reconciliation_units", Message(RECONCILIATION_UNITS.title), _COLUMNS, tuple(rows()))


def _rows(view: View, found: Reconciled, answer: Answer) -> Iterator[Row]:
    after, measured, tolerance = _imbalances(found), _measured(found.plant), tolerance_of(view)
    tests = {str(one.rows[0]): one for one in answer.first.nodal if len(one.rows) == 1}
    leaks = {str(one.name) for one in answer.first.leaks}
    records: dict[str, UnitProcess | Equipment] = {**view.by_id(UnitProcess), **view.by_id(Equipment)}
    order = {key: number for number, key in enumerate(records)}
    places = found.plant.places
    for one in sorted(answer.first.units, key=lambda one: order[places[one.unit]]):
        record = records[places[one.unit]]
        test = tests.get(one.unit)
        values: dict[str, Value] = {
            "place": one.unit,
            "name": record.name or None,
            "unit": found.plant.unit,
            **_as_measured(one.closure_before, measured[one.unit], tolerance),
            "after": after.get(one.unit),
            "statistic": tidied(test.statistic) if test is not None else None,
            "verdict": Message(_verdict(one.unit in leaks, one.closure_before, test)),
        }
        yield Row(record.id, values, kind_of(record), record.id, dict.fromkeys(values, _COMPUTED))


def _verdict(leaks: bool, before: float | None, test: NodalTest | None) -> PlaceVerdict:
    if leaks:
        return PlaceVerdict.LEAKS
    if test is not None and test.statistic > test.critical:
        return PlaceVerdict.EXPLAINED
    return PlaceVerdict.UNCHECKED if before is None and test is None else PlaceVerdict.HOLDS


@dataclass(slots=True)
class _Sides:
    """What is measured round a place: what flows in, stocks apart, and the half-width of all."""

    entering: float = 0.0
    half_width: float = 0.0


def _measured(plant: PlantNetwork) -> Mapping[str, _Sides]:
    found = {place: _Sides() for place in plant.network.units}
    for stream in plant.network.streams:
        if stream.flow is None or stream.start == stream.end:
            continue
        for place in (stream.start, stream.end):
            if place in found:
                found[place].half_width = hypot(found[place].half_width, HALF_WIDTHS * stream.flow.sd)
        if stream.end in found and stream.id in plant.streams:
            found[stream.end].entering += stream.flow.value
    return found


def _as_measured(before: float | None, sides: _Sides, tolerance: float) -> Mapping[str, Value]:
    """Return the closure as measured, with the very words of the closures of unit processes."""
    if before is None:
        return dict.fromkeys(("before", "half_width", "before_percent", "closing"))
    return {
        "before": tidied(before),
        "half_width": tidied(sides.half_width),
        "before_percent": tidied(before / sides.entering) if sides.entering > 0.0 else None,
        "closing": Message(closing_of(before, sides.entering, tolerance, sides.half_width).value),
    }


@dataclass(frozen=True, slots=True)
class AsMeasured:
    """What is known before any reconciliation, by the ids of records: closures of places and readings of streams.

    A place has the values of the columns `unit`, `before`, `half_width`, `before_percent` and `closing`; a stream
    its reading and the unit.
    """

    places: Mapping[str, Mapping[str, Value]]
    streams: Mapping[str, tuple[float, str]]


def as_measured(view: View) -> AsMeasured:
    """Return the closures round unit processes and items as measured; made in a moment, unlike those reconciled."""
    kinds = frozenset({"audit", *map(kind_of, RECONCILED_KINDS)})
    return view.shared("as measured", kinds, lambda: _all_measured(view))


def _all_measured(view: View) -> AsMeasured:
    places: dict[str, Mapping[str, Value]] = {}
    streams: dict[str, tuple[float, str]] = {}
    tolerance = tolerance_of(view)
    for around in Round:
        plant = plant_network(view, around, with_fractions=False)
        sides, left = _measured(plant), _left(plant)
        for name in plant.network.balanced:
            values = _as_measured(left[name], sides[name], tolerance)
            places[plant.places[name]] = {"unit": plant.unit, **values}
        for one in plant.network.streams:
            if one.flow is not None and one.id in plant.streams:
                streams[plant.streams[one.id]] = one.flow.value, plant.unit
    return AsMeasured(places, streams)


def _left(plant: PlantNetwork) -> Mapping[str, float | None]:
    """Return in - out of each place as measured; None where a flow round it is not."""
    found: dict[str, float | None] = dict.fromkeys(plant.network.units, 0.0)
    for stream in plant.network.streams:
        for place, sign in ((stream.end, 1.0), (stream.start, -1.0)):
            if place in found and stream.start != stream.end:
                known = found[place]
                value = stream.flow.value if stream.flow is not None else None
                found[place] = None if known is None or value is None else known + sign * value
    return found


def _imbalances(found: Reconciled) -> dict[str, float | None]:
    """Return in - out of each place as reconciled; None where a flow stays unknown."""
    sums: dict[str, float | None] = dict.fromkeys(found.plant.network.balanced, 0.0)
    for stream in found.plant.network.streams:
        one = found.final.get(QuantityName(QuantityKind.FLOW, stream.id))
        for place, sign in ((stream.end, 1.0), (stream.start, -1.0)):
            if place in sums:
                known = sums[place]
                value = one.value if one is not None else None
                sums[place] = None if known is None or value is None else known + sign * value
    return {place: None if value is None else round(value, 6) + 0.0 for place, value in sums.items()}


RECONCILIATION_UNITS = TableDefinition(
    "reconciliation_units", N_("Closures before and after reconciliation"), _units, RECONCILED_KINDS
)
