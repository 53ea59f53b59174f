"""The energy balance A-6: what energy each unit process takes in, passes on and loses, and its coal equivalent."""

from collections.abc import Iterable, Sequence

from cpdesk.language import N_, Message
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import UnitProcess
from cpdesk.records.production import Material, MaterialKind
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.flows import STREAM_ENDS, Ends, is_energy, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, Times, dimension_of, stated
from cpdesk.tables.table import Cell, Column, Format, Mark, Place, Row, Table, Value, known_sum
from cpdesk.tables.view import View

ENERGY_KINDS = frozenset(
    {MaterialKind.FUEL, MaterialKind.ELECTRICITY, MaterialKind.STEAM, MaterialKind.OTHER_ENERGY}
)
_UNITS = {"energy": "GJ/a", "mass": "t/a", "volume": "m3/a", "gas volume": "Nm3/a"}
_COLUMNS = (
    Column("unit_process", Message(N_("Unit no.")), frozen=True),
    Column("carrier", Message(N_("Energy carrier"))),
    Column("supplied", Message(N_("Supplied")), Format.NUMBER),
    Column("passed_on", Message(N_("Passed on")), Format.NUMBER),
    Column("lost", Message(N_("Lost")), Format.NUMBER),
    Column("unit", Message(N_("Unit"))),
    Column("coal_equivalent", Message(N_("Coal equivalent supplied")), Format.NUMBER, "tce/a"),
)
_NEEDS_HEAT_VALUE = Message(N_("The coal equivalent needs the heat value of the carrier."))


def _energy_balance(view: View) -> Table:
    ends, times = Ends(view).by_unit, Times(view)
    rows: list[Row] = []
    for unit in view.all(UnitProcess):
        streams = ends[unit.id]
        carriers: dict[tuple[str, str], tuple[list[Stream], list[Stream]]] = {}
        for side, found in enumerate((streams.inputs, streams.outputs)):
            for stream in filter(is_energy, found):
                key = (stream.name or stream_label(stream), dimension_of(stream.flow))
                carriers.setdefault(key, ([], []))[side].append(stream)
        for (name, dimension), sides in carriers.items():
            rows.append(_carrier_row(unit, name, dimension, sides, times.of(unit.id)))
    rows += [_plant_row(one, times.of(None)) for one in view.all(Material) if one.kind in ENERGY_KINDS]
    return Table("energy_balance", Message(ENERGY_BALANCE.title), _COLUMNS, tuple(rows), "A-6")


def _carrier_row(
    unit: UnitProcess, name: str, dimension: str, sides: tuple[list[Stream], list[Stream]], time: Time
) -> Row:
    wanted = _UNITS.get(dimension)
    supplied, given_off = sides
    lost = [stream for stream in given_off if stream.kind is StreamKind.LOSS]
    passed = [stream for stream in given_off if stream.kind is not StreamKind.LOSS]
    amounts = {
        "supplied": _sum(supplied, wanted, time),
        "passed_on": _sum(passed, wanted, time),
        "lost": _sum(lost, wanted, time),
        "coal_equivalent": _coal(supplied, dimension, time),
    }
    values: dict[str, Value] = {
        "unit_process": label_of(unit) or None,
        "carrier": name or None,
        "unit": wanted,
        **{key: amount.value for key, amount in amounts.items()},
    }
    cells = {key: Cell(marks=(Mark.COMPUTED,), reason=one.reason) for key, one in amounts.items()}
    return Row(f"{unit.id}|{name}|{dimension}", values, "unit_process", unit.id, cells)


def _coal(streams: Sequence[Stream], dimension: str, time: Time) -> Stated:
    if streams and dimension not in ("energy", ""):
        return Stated(None, _NEEDS_HEAT_VALUE)
    return _sum(streams, "tce/a", time)


def _sum(streams: Iterable[Stream], unit: str | None, time: Time) -> Stated:
    """Return the sum of flows; where one is not known, none is, and the reason says which."""
    found: list[float] = []
    for stream in streams:
        one = Stated(None) if unit is None else stated(stream.flow, unit, time)
        if one.value is None:
            return Stated(None, one.reason or _no_flow(stream))
        found.append(one.value)
    return Stated(known_sum(found))


def _no_flow(stream: Stream) -> Message:
    return Message(N_("The flow of {stream} is not given."), {"stream": stream_label(stream)})


def _plant_row(material: Material, time: Time) -> Row:
    """Return the row of an energy that the plant as a whole takes in, as the list of inputs has it."""
    used = material.annual_use
    coal = Stated(None, None if used is None else _NEEDS_HEAT_VALUE)
    if dimension_of(used) == "energy":
        coal = stated(used, "tce/a", time)
    values: dict[str, Value] = {
        "unit_process": Message(N_("whole plant")),
        "carrier": material.name or None,
        "supplied": None if used is None else stated(used, used.unit, time).value,
        "passed_on": None,
        "lost": None,
        "unit": None if used is None else used.unit,
        "coal_equivalent": coal.value,
    }
    cells = {
        "supplied": Cell(typed=used.text if used else "", place=Place("material", material.id, "annual_use")),
        "coal_equivalent": Cell(marks=(Mark.COMPUTED,), reason=coal.reason),
    }
    return Row(material.id, values, "material", material.id, cells)


ENERGY_BALANCE = TableDefinition(
    "energy_balance", N_("Energy balance"), _energy_balance, (*STREAM_ENDS, Material), "A-6"
)

TABLES = (ENERGY_BALANCE,)
