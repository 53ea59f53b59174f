"""The terms of a balance round a boundary: what each stream and stock adds to a layer, in one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import Closing, Closure, material_closure
from cpdesk.methods.balances.layers import element_shares
from cpdesk.quantities import Basis, Quantity, quantity
from cpdesk.records.flows import StockChange
from cpdesk.tables.closures_boundaries import Boundary, Crossing
from cpdesk.tables.closures_layers import TOTAL_MASS, Layer, LayerKind, Layers
from cpdesk.tables.closures_uncertainty import Spreads, half_width_of
from cpdesk.tables.comparing import said
from cpdesk.tables.flows import is_energy, stream_label
from cpdesk.tables.rates import Stated, Time, basis_of, dimension_of, stated
from cpdesk.tables.table import known_sum

HOURLY, YEARLY = "kg/h", "t/a"
_ENERGY_UNITS = {HOURLY: "MJ/h", YEARLY: "GJ/a"}


@dataclass(frozen=True, slots=True)
class Term:
    """One amount of a balance: what it is called, the amount in the balance's unit, its half-width as a share."""

    name: Message
    amount: Stated
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class LayerBalance:
    """The balance of one layer round one boundary; `closure` None where the figures allow none."""

    unit: str
    time: Time
    closure: Closure | None
    missing: Sequence[Term]
    reason: Message | None = None


class Terms:
    """The terms round one boundary; the mass of each stream is reckoned once for all layers."""

    def __init__(self, boundary: Boundary, layers: Layers, spreads: Spreads) -> None:
        self.boundary, self.layers, self.spreads = boundary, layers, spreads
        self.unit = _unit_of(boundary)
        self.inputs = [self._with_mass(one) for one in boundary.inputs]
        self.outputs = [self._with_mass(one) for one in boundary.outputs]

    def _with_mass(self, one: Crossing) -> tuple[Crossing, Stated]:
        return one, self.layers.mass(one.stream, self.unit, one.time)

    def balance(self, layer: Layer, tolerance: float) -> LayerBalance:
        """Return the balance of a layer."""
        unit = _ENERGY_UNITS[self.unit] if layer.kind is LayerKind.ENERGY else self.unit
        inputs, outputs = (self._side(side, layer, unit) for side in (self.inputs, self.outputs))
        initial, final = self._stocks(layer, unit)
        terms = (*inputs, *outputs, initial, final)
        missing = [term for term in terms if term.amount.value is None]
        time = self.boundary.inputs[0].time if self.boundary.inputs else _first_time(self.boundary)
        try:
            closure = material_closure(
                [term.amount.value for term in inputs],
                [term.amount.value for term in outputs],
                initial.amount.value,
                final.amount.value,
                tolerance,
                tuple(_half_widths(terms)),
            )
        except DataFault as fault:
            return LayerBalance(unit, time, None, missing, fault.message)
        reaction = self.layers.reaction_of(layer, self.boundary)
        if reaction is None:
            return LayerBalance(unit, time, closure, missing)
        text = N_("Made or used up here by a reaction: {reaction}.")
        why = Message(text, {"reaction": reaction})
        return LayerBalance(unit, time, replace(closure, status=Closing.NOT_DETERMINED), missing, why)

    def _side(self, side: Sequence[tuple[Crossing, Stated]], layer: Layer, unit: str) -> list[Term]:
        found: list[Term] = []
        for one, mass in side:
            stream = one.stream
            if self.layers.counts(layer, stream):
                amount = mass
                if layer is not TOTAL_MASS:
                    amount = self.layers.amount(layer, stream, mass, unit, one.time)
                spread = self.spreads.of(layer, stream)
                found.append(Term(said(stream_label(stream)), amount, spread))
        return found

    def _stocks(self, layer: Layer, unit: str) -> tuple[Term, Term]:
        """Return the stock at the start and at the end, spread over the balance's time; none is 0."""
        start, end = Message(N_("stock at the start")), Message(N_("stock at the end"))
        stocks = self.boundary.stocks
        if not stocks or layer.kind in (LayerKind.ENERGY, LayerKind.FACTOR):
            return Term(start, Stated(0.0)), Term(end, Stated(0.0))
        chosen = [(stock, time, self._part(stock, layer)) for stock, time in stocks]
        counted = [one for one in chosen if one[2] is not None]
        if layer is TOTAL_MASS and not counted:
            only = Stated(None, Message(N_("Stock is given by substance only, not of the total mass.")))
            return Term(start, only), Term(end, only)
        if layer.kind is not LayerKind.MASS and not counted:
            return self._unknown_stocks(start, end)
        first = [_part(_stock(one.initial, one.hours, unit, time), part) for one, time, part in counted]
        last = [_part(_stock(one.final, one.hours, unit, time), part) for one, time, part in counted]
        spreads = [[half_width_of(getattr(one, side), 0.0) for one, *_ in counted] for side in _SIDES]
        return _stock_term(start, first, spreads[0]), _stock_term(end, last, spreads[1])

    def _unknown_stocks(self, start: Message, end: Message) -> tuple[Term, Term]:
        """Return nothing for the stock of a layer where only the whole stock is known."""
        return Term(start, Stated(0.0)), Term(end, Stated(0.0))

    def _part(self, stock: StockChange, layer: Layer) -> float | None:
        """Return what part of a stock belongs to a layer; None where it does not stand in its balance."""
        if layer is TOTAL_MASS:
            return 1.0 if stock.substance is None else None
        if stock.substance is None:
            return None
        if layer.kind is LayerKind.ELEMENT:
            substance = self.layers.substances[stock.substance]
            return element_shares(substance.formula).get(layer.key, 0.0)
        return 1.0 if stock.substance == layer.key else 0.0


_SIDES = ("initial", "final")


def _stock_term(name: Message, amounts: Sequence[Stated], spreads: Sequence[float]) -> Term:
    """Return the stock on one side; what is read off a gauge twice is exact where nobody typed a half-width."""
    whole = _together(amounts)
    if not whole.value:
        return Term(name, whole)
    widths = [(one.value or 0.0) * spread for one, spread in zip(amounts, spreads, strict=True)]
    return Term(name, whole, hypot(*widths) / abs(whole.value))


def _half_widths(terms: Sequence[Term]) -> Iterator[float]:
    for term in terms:
        if term.spread and term.amount.value:
            yield term.spread * abs(term.amount.value)


def _part(amount: Stated, part: float | None) -> Stated:
    if part == 1.0 or amount.value is None:
        return amount
    return Stated(amount.value * (part or 0.0))


def _first_time(boundary: Boundary) -> Time:
    if boundary.outputs:
        return boundary.outputs[0].time
    return boundary.stocks[0][1] if boundary.stocks else Message("")


def _unit_of(boundary: Boundary) -> str:
    """Return the unit of a balance: by the hour where all its figures are, else by the year."""
    flows = [one.stream.flow for one in boundary.crossings if not is_energy(one.stream)]
    bases = {basis_of(flow) for flow in flows if dimension_of(flow) in ("mass", "gas volume")}
    windows = all(stock.hours for stock, _ in boundary.stocks)
    return HOURLY if bases == {Basis.HOUR} and windows and boundary.one_time else YEARLY


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
