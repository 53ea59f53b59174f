"""The layers of a project's balances: total mass, water, conserved substances, elements, pollutant factors, energy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import uncharged
from cpdesk.methods.balances.reactions import parse_reaction
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.flows import Stream, StreamKind, Substance
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import kind_of
from cpdesk.tables.closures_boundaries import Boundary
from cpdesk.tables.comparing import said
from cpdesk.tables.flows import is_energy
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, dimension_of, stated
from cpdesk.tables.stream_contents import StreamContents, stream_contents
from cpdesk.tables.view import View

NO_COMPOSITION = Stated(None, Message(N_("its composition is not given")))
_NO_ENERGY = Stated(None, Message(N_("its energy content is not given")))
_NONE = Stated(0.0)


class LayerKind(StrEnum):
    """What is balanced."""

    MASS = "total mass"
    WATER = "water"
    SUBSTANCE = "substance"
    ELEMENT = "element"
    FACTOR = "pollutant factor"
    ENERGY = "energy"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: `key` is a substance's id or an element's symbol, `tolerance` the layer's own."""

    kind: LayerKind
    key: str
    title: Message
    tolerance: float | None = None


TOTAL_MASS = Layer(LayerKind.MASS, "", Message(N_("total mass")))
ENERGY = Layer(LayerKind.ENERGY, "", Message(N_("energy")))


def is_water(substance: Substance) -> bool:
    """Tell whether a substance is water."""
    return substance.key.strip().casefold() == "water" or substance.formula.strip() == "H2O"


class Layers:
    """The layers of one project, and how much of a layer a stream carries."""

    def __init__(self, view: View) -> None:
        self.contents: Mapping[str, StreamContents] = stream_contents(view)
        self.substances = view.by_id(Substance)
        self.of_substances = tuple(_of_substances(view.all(Substance)))
        kinds = frozenset(map(kind_of, (Substance, Reaction)))
        self.reacting = view.shared("substances that react", kinds, lambda: _reacting(view))

    def of(self, boundary: Boundary) -> Iterator[Layer]:
        """Yield the layers beside total mass that the data round a boundary allow."""
        held: set[str] = set()
        elements: dict[str, None] = {}
        energy = False
        for one in boundary.crossings:
            found = self.contents[one.stream.id]
            energy = energy or one.stream.specific_energy is not None or _is_power(one.stream)
            if found.contents is not None:
                held.update(found.contents.parts)
                elements.update(dict.fromkeys(found.elements))
        for layer in self.of_substances:
            if layer.key in held:
                yield layer
        for symbol in sorted(elements):
            yield Layer(LayerKind.ELEMENT, symbol, Message(N_("element {symbol}"), {"symbol": symbol}))
        if energy:
            yield ENERGY

    def counts(self, layer: Layer, stream: Stream) -> bool:
        """Tell whether a stream stands in the balance of a layer."""
        if layer.kind is LayerKind.ENERGY:
            return True
        if is_energy(stream):
            return False
        if layer.kind is LayerKind.FACTOR:
            contents = self.contents[stream.id].contents
            return contents is not None and layer.key in contents.parts
        return True

    def mass(self, stream: Stream, unit: str, time: Time) -> Stated:
        """Return the mass of a stream; of a gas by volume where its whole composition gives it."""
        if dimension_of(stream.flow) != "gas volume":
            return stated(stream.flow, unit, time)
        found = self.contents[stream.id]
        if found.contents is None or found.contents.mass is None:
            return stated(stream.flow, unit, time)
        return stated(quantity(found.contents.mass, found.mass_unit), unit, time)

    def amount(self, layer: Layer, stream: Stream, mass: Stated, unit: str, time: Time) -> Stated:
        """Return how much of a layer a stream carries in a unit; `mass` is the whole stream in that unit."""
        if layer.kind is LayerKind.ENERGY:
            return _energy(stream, unit, time)
        found = self.contents[stream.id]
        if found.contents is None:
            wastewater = layer.kind is LayerKind.WATER and stream.kind is StreamKind.WASTEWATER
            return mass if wastewater else NO_COMPOSITION
        if layer.kind is LayerKind.ELEMENT:
            if layer.key in found.unknown:
                return Stated(None, found.unknown[layer.key])
            return _share(mass, found.elements.get(layer.key, 0.0))
        part = found.contents.parts.get(layer.key)
        if part is None:
            return _NONE
        if part.fraction is not None:
            return _share(mass, part.fraction)
        if part.flow is not None:
            return stated(quantity(part.flow, found.mass_unit), unit, time)
        return Stated(None, part.reason)

    def reaction_of(self, layer: Layer, boundary: Boundary) -> str | None:
        """Return a reaction inside a boundary that makes or uses up a substance; None where there is none."""
        if layer.kind not in (LayerKind.WATER, LayerKind.SUBSTANCE):
            return None
        return next(
            (
                self.reacting[unit.id, layer.key]
                for unit in boundary.units
                if (unit.id, layer.key) in self.reacting
            ),
            None,
        )


def _share(mass: Stated, part: float) -> Stated:
    if part == 0.0:
        return _NONE
    return mass if mass.value is None else Stated(mass.value * part)


def _of_substances(substances: Iterable[Substance]) -> Iterator[Layer]:
    for one in substances:
        if is_water(one):
            yield Layer(LayerKind.WATER, one.id, Message(N_("water")), one.tolerance)
        elif one.factor:
            yield Layer(LayerKind.FACTOR, one.id, said(label_of(one)), one.tolerance)
        elif one.conserved or one.tolerance is not None:
            yield Layer(LayerKind.SUBSTANCE, one.id, said(one.name or label_of(one)), one.tolerance)


def _is_power(stream: Stream) -> bool:
    return dimension_of(stream.flow) == "energy"


def _energy(stream: Stream, unit: str, time: Time) -> Stated:
    if _is_power(stream):
        return stated(stream.flow, unit, time)
    content = stream.specific_energy
    if content is None:
        return _NO_ENERGY
    wanted = "kg/h" if unit.endswith("/h") else "kg/a"
    mass = stated(stream.flow, wanted, time)
    if mass.value is None:
        return mass
    return stated(_heat(mass.value, content, wanted), unit, time)


def _heat(mass: float, content: Quantity, per: str) -> Quantity:
    return quantity(mass * content.in_unit("MJ/kg"), per.replace("kg", "MJ"))


def substances_by_name(view: View) -> Mapping[str, Substance]:
    """Return the substances by all that an equation may call them: key, name, formula, in small letters."""
    named: dict[str, Substance] = {}
    for one in view.all(Substance):
        for name in (one.key, one.name, one.formula, uncharged(one.formula)):
            if name.strip():
                named.setdefault(name.strip().casefold(), one)
    return named


def _reacting(view: View) -> Mapping[tuple[str, str], str]:
    """Return the reaction that makes or uses up a substance in a unit process, as it is called."""
    named = substances_by_name(view)
    found: dict[tuple[str, str], str] = {}
    for reaction in view.all(Reaction):
        try:
            terms = parse_reaction(reaction.equation, tuple(named))
        except DataFault:
            continue
        for _, name in (*terms.used, *terms.made):
            substance = named.get(name.casefold())
            if substance is not None:
                called = reaction.name or reaction.equation
                found.setdefault((reaction.unit_process, substance.id), called)
    return found
