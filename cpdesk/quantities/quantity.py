"""A quantity: the value in the canonical unit, and exactly what the person typed beside it."""

import math
from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.quantities.numbers import exact_number, format_number
from cpdesk.quantities.units import Unit, parse_unit, refuse_other


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in the canonical unit of its dimension and basis.

    `unit` is the typed unit, normalised; `text` is exactly what was typed; `uncertainty` is the absolute
    half-width of the 95 % interval in the canonical unit, or None when none was given.
    """

    value: float
    unit: str
    text: str
    uncertainty: float | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise DataFault(N_("“{text}” has no finite value. Type a number."), text=self.text)
        if self.uncertainty is not None and not 0 <= self.uncertainty < math.inf:
            raise DataFault(
                N_("The uncertainty of “{text}” is not a number of zero or more. Type it like {example}."),
                text=self.text,
                example="3.5 ±0.2 t/h",
            )

    @property
    def kind(self) -> str:
        """The kind of its unit, e.g. 'mass rate'."""
        return parse_unit(self.unit).kind

    def in_unit(self, symbol: str) -> float:
        """Return the value in a unit of the same dimension and basis; raises DataFault for any other."""
        target = _target(self.unit, symbol)
        return (self.value - target.offset) / target.factor

    def uncertainty_in(self, symbol: str) -> float | None:
        """Return the half-width in a unit of the same dimension and basis, or None when none was given."""
        factor = _target(self.unit, symbol).factor
        return None if self.uncertainty is None else self.uncertainty / factor


@cache
def _target(unit: str, symbol: str) -> Unit:
    target = parse_unit(symbol)
    refuse_other(parse_unit(unit), target)
    return target


def quantity(value: float, unit: str, uncertainty: float | None = None) -> Quantity:
    """Return the quantity of a number and its 95 % half-width, both in `unit`, with a text made from them."""
    known = parse_unit(unit)
    width = exact_number(uncertainty) if uncertainty else ""
    text = _text(exact_number(value), width, known.symbol)
    half = None if uncertainty is None else uncertainty * known.factor
    return Quantity(value * known.factor + known.offset, known.symbol, text, half)


def format_quantity(q: Quantity, unit: str | None = None, decimal: str = ".", significant: int = 3) -> str:
    """Return a quantity in a unit (as typed by default), e.g. '3.5 ± 0.2 t/h'; it can be typed again."""
    symbol = parse_unit(q.unit if unit is None else unit).symbol
    value, half = q.in_unit(symbol), q.uncertainty_in(symbol)
    width = format_number(half, min(significant, 2), decimal) if half else ""
    if half and value:
        significant = max(significant, 2 + math.floor(math.log10(abs(value))) - math.floor(math.log10(half)))
    return _text(format_number(value, min(significant, 17), decimal), width, symbol)


def _text(value: str, half: str, symbol: str) -> str:
    if not half:
        return f"{value} {symbol}".strip()
    return f"({value} ± {half}) {symbol}" if "%" in symbol else f"{value} ± {half} {symbol}".strip()
