"""Operating time: what turns a rate per hour, day, batch or tonne of product into one per year."""

import math
from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.quantities.vocabulary import BASIS_TEXT, Basis

_FIGURES = {
    Basis.HOUR: N_("operating hours per year"),
    Basis.DAY: N_("operating days per year"),
    Basis.BATCH: N_("batches per year"),
    Basis.PRODUCT: N_("tonnes of product per year"),
}


@dataclass(frozen=True, slots=True)
class OperatingTime:
    """How long and how much a process runs in a year; a figure that nobody gave is None.

    `hours_per_year` [h/a], up to 8784; `days_per_year` [d/a], up to 366; `batches_per_year` [1/a];
    `product_t_per_year` [t/a]. Raises DataFault for a figure that is not above zero or beyond a year.
    """

    hours_per_year: float | None = None
    days_per_year: float | None = None
    batches_per_year: float | None = None
    product_t_per_year: float | None = None

    def __post_init__(self) -> None:
        for basis, longest in (
            (Basis.HOUR, 8784),
            (Basis.DAY, 366),
            (Basis.BATCH, None),
            (Basis.PRODUCT, None),
        ):
            figure = self._figure(basis)
            if figure is None or (math.isfinite(figure) and 0 < figure <= (longest or figure)):
                continue
            if longest is None or not figure > 0:
                raise DataFault(
                    N_("The {figure} are {value}, but must be above zero."),
                    figure=Message(_FIGURES[basis]),
                    value=figure,
                )
            raise DataFault(
                N_("The {figure} are {value}, but a year has no more than {longest}."),
                figure=Message(_FIGURES[basis]),
                value=figure,
                longest=longest,
            )

    def per_year(self, value: float, basis: Basis) -> float:
        """Return a rate on a basis as a rate per year; raises DataFault naming the figure that is missing."""
        return value * self._times_a_year(basis)

    def convert(self, value: float, from_basis: Basis, to_basis: Basis) -> float:
        """Return a rate on another basis; raises DataFault naming the figure that is missing."""
        if from_basis == to_basis:
            return value
        return self.per_year(value, from_basis) / self._times_a_year(to_basis)

    def _figure(self, basis: Basis) -> float | None:
        figures = {
            Basis.HOUR: self.hours_per_year,
            Basis.DAY: self.days_per_year,
            Basis.BATCH: self.batches_per_year,
            Basis.PRODUCT: self.product_t_per_year,
        }
        return figures.get(basis, 1.0)

    def _times_a_year(self, basis: Basis) -> float:
        figure = self._figure(basis)
        if figure is None:
            raise DataFault(
                N_(
                    "A value {basis} can be converted only with the {figure}: they are not given. Enter them."
                ),
                basis=Message(BASIS_TEXT[basis]),
                figure=Message(_FIGURES[basis]),
            )
        return figure
