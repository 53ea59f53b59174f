"""What the bands of a Sankey diagram are as wide as: which amounts there are to choose from, and each stream's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.language import N_, Message
from cpdesk.methods.losses.account import CostAccount, Costs
from cpdesk.quantities import Basis
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.closures_layers import ENERGY, TOTAL_MASS, Layer, LayerKind, Layers, is_water
from cpdesk.tables.comparing import said
from cpdesk.tables.flows import Ends
from cpdesk.tables.labels import label_of
from cpdesk.tables.loss_account import loss_account
from cpdesk.tables.rates import NOT_GIVEN, Times, basis_of, dimension_of
from cpdesk.tables.view import View


class Counted(StrEnum):
    """What the bands of a diagram are as wide as."""

    MASS = N_("total mass")
    WATER = N_("water")
    SUBSTANCE = N_("one substance")
    ELEMENT = N_("one element")
    ENERGY = N_("energy")
    COST = N_("cost")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which diagram is wanted: what is counted, of which substance, which units alone, whether by area.

    `substance` is a substance's id, or of `Counted.ELEMENT` a symbol. `joined` draws flows of one class between
    the same two places together: the greatest is named, "(+2)" counts the others.
    """

    counted: Counted = Counted.MASS
    substance: str | None = None
    units: frozenset[str] | None = None
    by_area: bool = False
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Countable:
    """Something a diagram can count, and what it is called."""

    counted: Counted
    substance: str | None
    title: Message


def countables(view: View) -> Iterator[Countable]:
    """Yield what can be counted by what the project holds; the total mass always."""
    yield Countable(Counted.MASS, None, Message(Counted.MASS.value))
    used = view.by(Component, "substance")
    substances = [one for one in view.all(Substance) if one.id in used and not one.factor]
    if any(is_water(one) for one in substances):
        yield Countable(Counted.WATER, None, Message(Counted.WATER.value))
    yield from (
        Countable(Counted.SUBSTANCE, one.id, said(one.name or label_of(one)))
        for one in substances
        if not is_water(one)
    )
    found = {symbol for one in Layers(view).contents.values() for symbol in one.elements}
    for symbol in sorted(found):
        yield Countable(Counted.ELEMENT, symbol, Message(N_("element {symbol}"), {"symbol": symbol}))
    if any(one.specific_energy is not None or dimension_of(one.flow) == "energy" for one in view.all(Stream)):
        yield Countable(Counted.ENERGY, None, Message(Counted.ENERGY.value))
    if isinstance(loss_account(view).account, CostAccount):
        yield Countable(Counted.COST, None, Message(Counted.COST.value))


def unit_of(view: View, wanted: Wanted) -> str:
    """Return the unit in which a diagram counts: a year's, or an hour's where no operating time is known."""
    if wanted.counted is Counted.COST:
        return view.unit("money/a")
    hourly = _only_hours(view)
    if wanted.counted is Counted.ENERGY:
        return "MJ/h" if hourly else "GJ/a"
    return "kg/h" if hourly else "t/a"


def _only_hours(view: View) -> bool:
    """Tell whether all flows are per hour and none can be turned into a year's."""
    timed = view.audit.hours_per_year or any(one.hours_per_year for one in view.all(UnitProcess))
    bases = {basis_of(one.flow) for one in view.all(Stream) if one.flow is not None}
    return not timed and bases == {Basis.HOUR}


def amounts_of(view: View, wanted: Wanted) -> Callable[[Stream], float | None]:
    """Return what tells the amount of a stream; None where it is not known or not counted."""
    if wanted.counted is Counted.COST:
        account = loss_account(view).account
        nothing = Costs()
        costs = account.streams if isinstance(account, CostAccount) else dict[str, Costs]()
        return lambda stream: max(0.0, costs.get(stream.id, nothing).total)
    layers, times, ends = Layers(view), Times(view), Ends(view)
    layer, unit = _layer(view, wanted), unit_of(view, wanted)

    def amount(stream: Stream) -> float | None:
        if layer is None or not layers.counts(layer, stream):
            return None
        time = times.of(ends.start(stream) or ends.end(stream))
        mass = NOT_GIVEN if layer.kind is LayerKind.ENERGY else layers.mass(stream, unit, time)
        if layer.kind is LayerKind.MASS:
            return mass.value
        return layers.amount(layer, stream, mass, unit, time).value

    return amount


def _layer(view: View, wanted: Wanted) -> Layer | None:
    """Return the layer of the balances that is counted; None where the project has no such substance."""
    if wanted.counted is Counted.MASS:
        return TOTAL_MASS
    if wanted.counted is Counted.ENERGY:
        return ENERGY
    if wanted.counted is Counted.ELEMENT:
        return Layer(LayerKind.ELEMENT, wanted.substance or "", Message(""))
    if wanted.counted is Counted.WATER:
        water = next((one for one in view.all(Substance) if is_water(one)), None)
        return None if water is None else Layer(LayerKind.WATER, water.id, Message(""))
    found = view.get(Substance, wanted.substance)
    return None if found is None else Layer(LayerKind.SUBSTANCE, found.id, Message(""))
