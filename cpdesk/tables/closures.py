"""Whether the mass balance of each unit process closes, A-4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.closure import Closing, Closure, material_closure
from cpdesk.quantities import Basis, Quantity, quantity
from cpdesk.records.flows import StockChange, Stream
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.flows import STREAM_ENDS, Ends, UnitStreams, is_energy, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, Times, basis_of, dimension_of, stated
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Row,
    Table,
    Value,
    known_sum,
    tidied,
)
from cpdesk.tables.view import View

HOURLY, YEARLY = "kg/h", "t/a"
TOLERANCE = 0.05  # the manual's, where the audit states none
_DEVIATION = "IF({in}>0,ABS({unaccounted})/{in},NA())"


def _amount(key: str, heading: str, formula: str = "") -> Column:
    return Column(key, Message(heading), Format.NUMBER, formula=formula)


_COLUMNS = (
    Column("unit_process", Message(N_("Unit no.")), frozen=True),
    Column("name", Message(N_("Unit process"))),
    Column("layer", Message(N_("Layer"))),
    Column("unit", Message(N_("Unit"))),
    _amount("in", N_("Input in all")),
    _amount("out", N_("Output in all")),
    _amount("accumulation", N_("Accumulation")),
    _amount("unaccounted", N_("Unaccounted loss"), "{in}-{out}-{accumulation}"),
    Column("deviation", Message(N_("Deviation")), Format.PERCENT, formula=_DEVIATION, decimals=2),
    Column("tolerance", Message(N_("Allowed deviation")), Format.PERCENT),
    Column("verdict", Message(N_("Verdict")), Format.CHOICE),
    Column("missing", Message(N_("Missing")), Format.LONG_TEXT),
)


@dataclass(frozen=True, slots=True)
class _Term:
    """One amount of a balance: what it is called, and the amount in the balance's unit."""

    name: Message
    amount: Stated


def _closures(view: View) -> Table:
    ends, times = Ends(view).by_unit, Times(view)
    stocks = view.by(StockChange, "unit_process")
    tolerance = view.audit.closure_tolerance
    allowed = TOLERANCE if tolerance is None else tolerance
    rows = tuple(
        _closure_row(unit, ends[unit.id], stocks.get(unit.id, ()), times.of(unit.id), allowed)
        for unit in view.all(UnitProcess)
        if unit.balanced
    )
    figure = _FIGURE if len(rows) <= MOST_DRAWN else None
    return Table("closures", Message(CLOSURES.title), _COLUMNS, rows, "A-4", figure=figure, notes=(_NOTE,))


MOST_DRAWN = 60
_FIGURE = Figure(
    Message(N_("Deviation of each balance against what is allowed")),
    Chart.COLUMNS,
    categories=("unit_process",),
    series=("deviation", "tolerance"),
)


_NOTE = Message(N_("Energy is left out. A stock that is not given counts as unchanged."))


def _closure_row(
    unit: UnitProcess, streams: UnitStreams, stocks: Sequence[StockChange], time: Time, tolerance: float
) -> Row:
    wanted = _unit_of(streams, stocks)
    inputs, outputs = (_flows(side, wanted, time) for side in (streams.inputs, streams.outputs))
    initial, final = _stocks(stocks, wanted, time)
    found = _closure(inputs, outputs, initial, final, tolerance)
    missing = [term for term in (*inputs, *outputs, initial, final) if term.amount.value is None]
    values: dict[str, Value] = {
        "unit_process": label_of(unit) or None,
        "name": unit.name or None,
        "layer": Message(N_("total mass")),
        "unit": wanted,
        "tolerance": tolerance,
        "missing": listed([term.name for term in missing]) if missing else None,
    }
    closure = found if isinstance(found, Closure) else None
    values |= _closure_values(closure)
    cells = {
        key: Cell(marks=(Mark.COMPUTED,)) for key in ("in", "out", "accumulation", "unaccounted", "deviation")
    }
    why = next((term.amount.reason for term in missing if term.amount.reason), None)
    notes = closure.notes if closure is not None else ()
    reason = found if isinstance(found, Message) else next(iter(notes), None)
    return Row(
        unit.id,
        values,
        "unit_process",
        unit.id,
        {**cells, "verdict": Cell(marks=(Mark.COMPUTED,), reason=reason), "missing": Cell(reason=why)},
    )


def _closure_values(closure: Closure | None) -> dict[str, Value]:
    status = Closing.NOT_DETERMINED if closure is None else closure.status
    return {
        "in": tidied(closure.total_in) if closure else None,
        "out": tidied(closure.total_out) if closure else None,
        "accumulation": tidied(closure.accumulation) if closure else None,
        "unaccounted": tidied(closure.unaccounted) if closure else None,
        "deviation": tidied(closure.deviation) if closure else None,
        "verdict": Message(status.value),
    }


def _closure(
    inputs: Sequence[_Term], outputs: Sequence[_Term], initial: _Term, final: _Term, tolerance: float
) -> Closure | Message:
    """Return the closure, or why none can be worked out of these figures."""
    try:
        return material_closure(
            [term.amount.value for term in inputs],
            [term.amount.value for term in outputs],
            initial.amount.value,
            final.amount.value,
            tolerance,
        )
    except DataFault as fault:
        return fault.message


def _unit_of(streams: UnitStreams, stocks: Iterable[StockChange]) -> str:
    """Return the unit of a balance: by the hour where all its figures are, else by the year."""
    flows = [stream.flow for stream in (*streams.inputs, *streams.outputs) if not is_energy(stream)]
    bases = {basis_of(flow) for flow in flows if dimension_of(flow) == "mass"}
    windows = all(stock.hours for stock in stocks)
    return HOURLY if bases == {Basis.HOUR} and windows else YEARLY


def _flows(streams: Iterable[Stream], unit: str, time: Time) -> list[_Term]:
    return [
        _Term(said(stream_label(stream)), stated(stream.flow, unit, time))
        for stream in streams
        if not is_energy(stream)
    ]


def _stocks(stocks: Sequence[StockChange], unit: str, time: Time) -> tuple[_Term, _Term]:
    """Return the stock at the start and at the end, spread over the balance's time; none is 0."""
    whole = [stock for stock in stocks if stock.substance is None]
    start, end = Message(N_("stock at the start")), Message(N_("stock at the end"))
    if stocks and not whole:
        only = Stated(None, Message(N_("Stock is given by substance only, not of the total mass.")))
        return _Term(start, only), _Term(end, only)
    first = [_stock(stock.initial, stock.hours, unit, time) for stock in whole]
    last = [_stock(stock.final, stock.hours, unit, time) for stock in whole]
    return _Term(start, _together(first)), _Term(end, _together(last))


def _stock(stock: Quantity | None, hours: float | None, unit: str, time: Time) -> Stated:
    if stock is None or dimension_of(stock) != "mass" or basis_of(stock) is not None:
        return stated(stock, unit, time) if dimension_of(stock) != "mass" else _NOT_A_STOCK
    if not hours:
        return stated(quantity(stock.value, "kg/a"), unit, time)
    return stated(quantity(stock.value / hours, HOURLY), unit, time)


_NOT_A_STOCK = Stated(None, Message(N_("A stock is a mass, not a flow.")))


def _together(parts: Sequence[Stated]) -> Stated:
    missing = next((part for part in parts if part.value is None), None)
    if missing is not None:
        return missing
    return Stated(known_sum(part.value for part in parts) if parts else 0.0)


CLOSURES = TableDefinition(
    "closures", N_("Closure of the mass balances"), _closures, (*STREAM_ENDS, StockChange), "A-4"
)

TABLES = (CLOSURES,)
