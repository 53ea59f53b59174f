"""Amounts in another unit and on another basis: a rate per hour becomes one per year by the operating time."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message, UnitText
from cpdesk.quantities import Basis, OperatingTime, Quantity, Unit, parse_unit
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.view import View, tidy

_YEARLY = frozenset({None, Basis.YEAR})


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as a number of the unit asked for, or why it has none."""

    value: float | None
    reason: Message | None = None


NOT_GIVEN = Stated(None)
Time = OperatingTime | Message


class Times:
    """The operating times of the unit processes, each worked out once; a wrong figure is kept as what to say."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str | None, Time] = {}

    def of(self, unit_id: str | None) -> Time:
        """Return the operating time of a unit process, or what is wrong with it; of None it is the audit's."""
        if unit_id not in self._known:
            self._known[unit_id] = self._worked_out(unit_id)
        return self._known[unit_id]

    def _worked_out(self, unit_id: str | None) -> Time:
        try:
            return self._view.operating_time(self._view.get(UnitProcess, unit_id))
        except DataFault as fault:
            return fault.message


def stated(given: Quantity | None, unit: str, time: Time) -> Stated:
    """Return a quantity in a unit, turned to the unit's basis by the operating time.

    What is given per nothing counts as per year: a year's amount is written either way.
    """
    if given is None:
        return NOT_GIVEN
    source, target = _unit(given.unit), _unit(unit)
    if source.dimension != target.dimension or source.currency != target.currency:
        return Stated(None, _other_kind(given, unit))
    if source.basis == target.basis or {source.basis, target.basis} <= _YEARLY:
        return Stated(tidy(given.value / target.factor))
    if source.basis is None or target.basis is None:
        return Stated(None, _other_kind(given, unit))
    if isinstance(time, Message):
        return Stated(None, time)
    try:
        return Stated(tidy(time.convert(given.value, source.basis, target.basis) / target.factor))
    except DataFault as fault:
        return Stated(None, fault.message)


@cache
def _unit(symbol: str) -> Unit:
    return parse_unit(symbol)


def _other_kind(given: Quantity, unit: str) -> Message:
    return Message(N_("{typed} cannot be stated in {unit}."), {"typed": given.text, "unit": UnitText(unit)})


def basis_of(given: Quantity | None) -> Basis | None:
    """Return what a quantity counts per; None where it is not given or counts per nothing."""
    return None if given is None else _unit(given.unit).basis


def dimension_of(given: Quantity | None) -> str:
    """Return the dimension of a quantity, empty where it is not given."""
    return "" if given is None else _unit(given.unit).dimension


def without_basis(unit: str) -> str:
    """Return a unit without what it counts per: of 't/a' 't'; a power stays as it is."""
    basis = _unit(unit).basis
    over, stroke, under = unit.rpartition("/")
    return over if stroke and basis is not None and "(" not in under else unit
