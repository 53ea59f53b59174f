"""Whether the balances of unit processes, areas and the plant close, layer by layer, A-4."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from operator import is_

from cpdesk.language import N_, Message, UnitText
from cpdesk.methods.balances.closure import Closing, Closure
from cpdesk.records.flows import (
    Campaign,
    Component,
    LossShare,
    Measurement,
    MeasuringPoint,
    StockChange,
    Stream,
)
from cpdesk.records.plant import Area
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import Record, kind_of
from cpdesk.tables.closures_boundaries import Boundary, boundaries
from cpdesk.tables.closures_layers import TOTAL_MASS, Layer, LayerKind, Layers
from cpdesk.tables.closures_terms import LayerBalance, Term, Terms
from cpdesk.tables.closures_uncertainty import Spreads
from cpdesk.tables.closures_window import Window, Windows
from cpdesk.tables.comparing import listed
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.rates import stated
from cpdesk.tables.stream_contents import CONTENT_KINDS
from cpdesk.tables.table import Cell, Chart, Column, Figure, Format, Mark, Row, Table, Value, tidied
from cpdesk.tables.view import View

TOLERANCE = 0.05  # the manual's, where the audit states none
MOST_DRAWN = 12
MOST_NAMED = 6
_DEVIATION = "IF({in}>0,ABS({unaccounted})/{in},NA())"
_SHARE = "IF({in}>0,{half_width}/{in},NA())"


def _amount(key: str, heading: str, formula: str = "") -> Column:
    return Column(key, Message(heading), Format.NUMBER, formula=formula)


_COLUMNS = (
    Column("unit_process", Message(N_("Unit no.")), frozen=True),
    Column("name", Message(N_("Unit process"))),
    Column("layer", Message(N_("Layer"))),
    Column("verdict", Message(N_("Verdict")), Format.CHOICE),
    Column("unit", Message(N_("Unit"))),
    _amount("in", N_("Input in all")),
    _amount("out", N_("Output in all")),
    _amount("accumulation", N_("Accumulation")),
    _amount("unaccounted", N_("Unaccounted loss"), "{in}-{out}-{accumulation}"),
    Column("deviation", Message(N_("Deviation")), Format.PERCENT, formula=_DEVIATION, decimals=2),
    _amount("half_width", N_("Unaccounted loss ±")),
    Column("half_width_percent", Message(N_("Deviation ±")), Format.PERCENT, formula=_SHARE, decimals=2),
    Column("tolerance", Message(N_("Allowed deviation")), Format.PERCENT),
    Column("missing", Message(N_("Missing")), Format.LONG_TEXT),
    Column("balance_of", Message(N_("Balance of"))),
    _amount("put_down", N_("Put down to causes")),
    _amount("open", N_("Not put down to a cause"), "{unaccounted}-{put_down}"),
    Column("window", Message(N_("Measuring window"))),
)
_FIGURE = Figure(
    Message(N_("Deviation of each balance against what is allowed")),
    Chart.COLUMNS,
    categories=("unit_process", "layer"),
    series=("deviation", "tolerance"),
    most=MOST_DRAWN,
    worst="deviation",
)
_NOTES = (
    Message(N_("Energy is left out of total mass. A stock that is not given counts as unchanged.")),
    Message(
        N_(
            "What an analysis does not list, a stream does not hold; a substance without formula has no elements."
        )
    ),
    Message(
        N_(
            "± is half the width of the interval in which the true value lies 19 times in 20: that of each flow and "
            "analysis, or ±5 % where none is typed; stocks and heat contents without ± count as exact."
        )
    ),
    Message(
        N_(
            "A balance closes within the allowed deviation. Beyond it, it is explained by uncertainty where the "
            "unaccounted amount is smaller than its own ±: the meters cannot tell it from nothing."
        )
    ),
)
_FIGURES = ("in", "out", "accumulation", "unaccounted", "deviation", "half_width", "half_width_percent")
_COMPUTED = {key: Cell(marks=(Mark.COMPUTED,)) for key in _FIGURES}


def _closures(view: View) -> Table:
    kinds = frozenset({"audit", *map(kind_of, _RESTS_ON)})
    return view.shared("closures", kinds, lambda: _made(view))


def _made(view: View) -> Table:
    slow = frozenset({"audit", *map(kind_of, _RESTS_ON)}) - set(map(kind_of, _QUICK))
    kept = view.shared("closures kept", slow, _none_kept)
    rows_of = _Rows(view)
    found = [_kept_or_made(boundary, rows_of, kept) for boundary in boundaries(view)]
    rows = (*(made[0] for made in found), *(row for made in found for row in made[1:]))
    return Table("closures", Message(CLOSURES.title), _COLUMNS, rows, "A-4", figure=_FIGURE, notes=_NOTES)


def tolerance_of(view: View) -> float:
    """Return the deviation that the audit allows, as a share of the input; a substance may have its own."""
    own = view.audit.closure_tolerance
    return TOLERANCE if own is None else own


_Kept = dict[str, tuple[Sequence[object], Sequence[Row]]]


def _none_kept() -> _Kept:
    return {}


def _kept_or_made(boundary: Boundary, rows_of: "_Rows", kept: _Kept) -> Sequence[Row]:
    """Return the rows of a boundary, total mass first; those of before where nothing that crosses it changed."""
    contents = rows_of.layers.contents
    crossing: list[object] = []
    for side in (boundary.inputs, boundary.outputs):
        crossing.append(side is boundary.inputs)  # tells the sides apart
        for one in side:
            crossing += (one.stream, contents[one.stream.id])
    before = kept.get(boundary.key)
    if before is not None and len(before[0]) == len(crossing) and all(map(is_, before[0], crossing)):
        return before[1]
    layers = (TOTAL_MASS, *rows_of.layers.of(boundary))
    made = [rows_of.row(boundary, layer) for layer in layers]
    kept[boundary.key] = crossing, made
    return made


class _Rows:
    """Makes the rows of one project."""

    def __init__(self, view: View) -> None:
        self.layers, self.windows = Layers(view), Windows(view)
        self.spreads = Spreads(self.layers.contents, self.layers.substances)
        self.shares = view.by(LossShare, "unit_process")
        self.tolerance = tolerance_of(view)
        self.terms: dict[str, Terms] = {}

    def row(self, boundary: Boundary, layer: Layer) -> Row:
        terms = self.terms.get(boundary.key)
        if terms is None:
            terms = self.terms[boundary.key] = Terms(boundary, self.layers, self.spreads)
        tolerance = self.tolerance if layer.tolerance is None else layer.tolerance
        balance = terms.balance(layer, tolerance)
        mass = layer.kind is LayerKind.MASS
        window = self.windows.of(boundary) if mass else None
        put_down = self._put_down(boundary, layer, balance)
        values: dict[str, Value] = {
            "unit_process": boundary.code or None,
            "name": boundary.name or None,
            "layer": layer.title,
            "unit": balance.unit,
            **_closure_values(balance.closure),
            "tolerance": tolerance,
            "missing": _named(balance.missing, mass),
            "balance_of": Message(boundary.level),
            "put_down": put_down,
            "open": None,
            "window": window.verdict if window else None,
        }
        cells = dict(_cells(balance, window))
        if put_down is not None and balance.closure is not None and balance.closure.unaccounted is not None:
            _agreed(balance.closure.unaccounted, put_down, tolerance, values, cells)
        key = boundary.key if mass else f"{boundary.key} {layer.kind.value} {layer.key}"
        unit = boundary.unit
        return Row(key, values, "unit_process" if unit else "", unit.id if unit else "", cells)

    def _put_down(self, boundary: Boundary, layer: Layer, balance: LayerBalance) -> float | None:
        """Return what the team puts down to causes, in the balance's unit; None where nothing is."""
        unit = boundary.unit
        if unit is None or layer.kind in (LayerKind.ELEMENT, LayerKind.ENERGY):
            return None
        time = balance.time
        amounts = [
            stated(share.amount, balance.unit, time).value
            for share in self.shares.get(unit.id, ())
            if (share.substance or "") == layer.key and share.amount is not None
        ]
        known = [value for value in amounts if value is not None]
        return tidied(fsum(known)) if known else None


def _agreed(
    unaccounted: float, put_down: float, tolerance: float, values: dict[str, Value], cells: dict[str, Cell]
) -> None:
    left = unaccounted - put_down
    values["open"] = tidied(left)
    if abs(left) > tolerance * max(abs(unaccounted), abs(put_down)):
        text = N_("The causes add up to {put_down:.4g}, but {unaccounted:.4g} is unaccounted for.")
        reason = Message(text, {"put_down": put_down, "unaccounted": unaccounted})
        cells["open"] = Cell(marks=(Mark.COMPUTED, Mark.DISAGREES), reason=reason)
    else:
        cells["open"] = Cell(marks=(Mark.COMPUTED,))


def _named(missing: Sequence[Term], whole: bool) -> Message | None:
    """Return the names of what is missing; of a layer only the first of many."""
    if not missing:
        return None
    names = [term.name for term in missing]
    if whole or len(names) <= MOST_NAMED:
        return listed(names)
    text = N_("{names} and {more} more")
    return Message(text, {"names": listed(names[:MOST_NAMED]), "more": len(names) - MOST_NAMED})


def _cells(balance: LayerBalance, window: Window | None) -> Iterator[tuple[str, Cell]]:
    yield from _COMPUTED.items()
    closure = balance.closure
    reason = balance.reason or (_why(closure, balance.unit) if closure is not None else None)
    yield "verdict", Cell(marks=(Mark.COMPUTED,), reason=reason)
    if balance.missing:
        why = next((term.amount.reason for term in balance.missing if term.amount.reason), None)
        yield "missing", Cell(reason=why)
    if window is not None:
        yield "window", Cell(marks=(Mark.COMPUTED,), reason=window.reason)


_REASONS = {
    Closing.EXPLAINED: N_(
        "Beyond the allowed deviation, but the {left:.4g} {unit} unaccounted for lie within their own ±{half:.3g}: "
        "these meters cannot tell them from nothing. Measure the large flows better."
    ),
    Closing.DOES_NOT_CLOSE: N_(
        "Beyond the allowed deviation, and more than the meters explain: {left:.4g} {unit} are unaccounted for, "
        "±{half:.3g}. Look for what is lost or missing, or for a wrong meter."
    ),
}


def _why(closure: Closure, unit: str) -> Message | None:
    """Return why a balance is told to be as it is; None where it closes."""
    text = _REASONS.get(closure.status)
    if text is None or closure.unaccounted is None or closure.half_width is None:
        return next(iter(closure.notes), None)
    values = {"left": abs(closure.unaccounted), "half": closure.half_width, "unit": UnitText(unit)}
    return Message(text, values)


def _closure_values(closure: Closure | None) -> Mapping[str, Value]:
    if closure is None:
        return {**dict.fromkeys(_FIGURES), "verdict": Message(Closing.NOT_DETERMINED.value)}
    found = {"in": tidied(closure.total_in), "out": tidied(closure.total_out), **_what_is_left(closure)}
    return {**dict.fromkeys(_FIGURES), **found, "verdict": Message(closure.status.value)}


def _what_is_left(closure: Closure) -> Mapping[str, Value]:
    """Return the difference of the sums as they are shown, so that the workbook's formula gives the very same.

    Without an accumulation the workbook reckons no difference of sums that are not whole.
    """
    total_in, total_out = tidied(closure.total_in), tidied(closure.total_out)
    stored = tidied(closure.accumulation)
    if closure.unaccounted is None or total_in is None or total_out is None or stored is None:
        return {}
    left = tidied(total_in - total_out - stored) or 0.0
    share = None if closure.deviation is None else tidied(abs(left) / total_in)
    half = tidied(closure.half_width)
    half_share = None if share is None or half is None else tidied(half / total_in)
    return {
        "accumulation": stored,
        "unaccounted": left,
        "deviation": share,
        "half_width": half,
        "half_width_percent": half_share,
    }


_RESTS_ON: tuple[type[Record], ...] = (
    *CONTENT_KINDS,
    StockChange,
    LossShare,
    Area,
    Reaction,
    Campaign,
    Measurement,
    MeasuringPoint,
)
_QUICK: tuple[type[Record], ...] = (Stream, Component)
CLOSURES = TableDefinition("closures", N_("Closure of the balances"), _closures, _RESTS_ON, "A-4")

TABLES = (CLOSURES,)
