"""The project as a network to reconcile: round unit processes, or round single items of equipment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import HALF_WIDTHS, PURE, USUAL_HALF_WIDTH
from cpdesk.methods.balances.network import Equation, Network, NetworkStream, Reaction, Reading
from cpdesk.methods.balances.reactions import parse_reaction, stoichiometry
from cpdesk.quantities import Basis, Quantity, quantity
from cpdesk.records.flows import Component, Origin, StockChange, Stream, Substance
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.reactions import Reaction as WrittenReaction
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.tables.closures_layers import Layers
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.flows import Ends, is_energy
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Stated, Time, Times, basis_of, dimension_of, stated
from cpdesk.tables.view import View

HOURLY, YEARLY = "kg/h", "t/a"
LEAST_CHECKED = (
    1e-3  # a fraction below this follows from the balances: other analyses do not list such traces
)
MOST_NAMED = 12
STOCK_MARKS = (" (t₀)", " (t₁)")
HOLDING = frozenset({EquipmentKind.TANK, EquipmentKind.SILO, EquipmentKind.GAS_HOLDER})


class Round(StrEnum):
    """What the balances are drawn round."""

    UNITS = N_("unit processes")
    ITEMS = N_("items of equipment")


def no_names() -> dict[str, str]:
    """Return names of nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class PlantNetwork:
    """A project's network as plain data, what its names stand for, and what was left out and why.

    `streams` and `places` give the id of the record behind a name; `units` the unit process of each place.
    """

    network: Network
    unit: str
    streams: Mapping[str, str] = field(default_factory=no_names)
    places: Mapping[str, str] = field(default_factory=no_names)
    notes: tuple[Message, ...] = ()


def plant_network(view: View, around: Round, with_fractions: bool) -> PlantNetwork:
    """Return the network of a project: mass flows, stock changes and relations; compositions and reactions if asked."""
    return _Building(view, around, with_fractions).network()


class _Names:
    """Names for records, each once."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.ids: dict[str, str] = {}

    def of(self, record_id: str, wanted: str) -> str:
        if record_id not in self.by_id:
            name, number = wanted or "?", 2
            while name in self.ids:
                name, number = f"{wanted or '?'} ({number})", number + 1
            self.by_id[record_id] = name
            self.ids[name] = record_id
        return self.by_id[record_id]


class _Building:
    """One network in the making."""

    def __init__(self, view: View, around: Round, with_fractions: bool) -> None:
        self.view, self.around, self.with_fractions = view, around, with_fractions
        self.ends, self.times, self.layers = Ends(view), Times(view), Layers(view)
        self.units, self.items = view.by_id(UnitProcess), view.by_id(Equipment)
        self.chosen = [one for one in view.all(Stream) if not is_energy(one) and self._runs(one)]
        self.unit = self._time_basis()
        self.stream_names, self.place_names, self.substance_names = _Names(), _Names(), _Names()
        self.unbalanced: set[str] = set()
        self.notes: dict[str, list[str]] = {}
        self.faults: list[Message] = []
        self.streams: dict[str, NetworkStream] = {}

    def network(self) -> PlantNetwork:
        for stream in self.chosen:
            made = self._stream(stream)
            self.streams[made.id] = made
        written = tuple(self._reactions())  # what is wrong with one is said even where none is used
        reactions = written if self.with_fractions else ()
        substances = self._substances(reactions)
        self._stock_changes()
        self._one_sided()
        network = Network(
            units=tuple(self.place_names.ids),
            streams=tuple(self._whole_fractions(one, substances) for one in self.streams.values()),
            substances=substances,
            unbalanced=frozenset(self.unbalanced),
            reactions=reactions,
            equations=tuple(self._equations()),
            complete=bool(substances) and self._complete(),
            confidence=self.view.audit.confidence or 0.95,
        )
        return PlantNetwork(
            network, self.unit, self.stream_names.ids, self.place_names.ids, tuple(self._said())
        )

    # Streams and places

    def _runs(self, stream: Stream) -> bool:
        start, end = self._place_ids(stream)
        return start != end

    def _place_ids(self, stream: Stream) -> tuple[str | None, str | None]:
        if self.around is Round.UNITS:
            return self.ends.start(stream), self.ends.end(stream)
        return stream.from_equipment or stream.from_unit, stream.to_equipment or stream.to_unit

    def _time_basis(self) -> str:
        bases = {basis_of(one.flow) for one in self.chosen if one.flow is not None}
        hours = {repr(self.times.of(unit.id)) for unit in self.units.values()}
        return HOURLY if bases == {Basis.HOUR} and len(hours) <= 1 else YEARLY

    def _place(self, record_id: str | None) -> str | None:
        if record_id is None:
            return None
        item, unit = self.items.get(record_id), self.units.get(record_id)
        name = self.place_names.of(record_id, label_of(item or unit))
        home = unit if item is None else self.units.get(item.unit_process or "")
        unknown_inside = item is None and self.around is Round.ITEMS
        if unknown_inside or (home is not None and not home.balanced):
            self.unbalanced.add(name)
        return name

    def _stream(self, stream: Stream) -> NetworkStream:
        name = self.stream_names.of(stream.id, label_of(stream))
        start, end = (self._place(one) for one in self._place_ids(stream))
        return NetworkStream(name, start, end, self._flow(stream, name), self._fractions(stream))

    def _time(self, stream: Stream) -> Time:
        return self.times.of(self.ends.start(stream) or self.ends.end(stream))

    def _flow(self, stream: Stream, name: str) -> Reading | None:
        if stream.flow is None:
            return None
        found = self.layers.mass(stream, self.unit, self._time(stream))
        if found.value is None:
            self._note(N_("Flows that cannot be stated as mass count as not measured: {names}."), name)
            return None
        return self._reading(stream.flow, stream.origin, found.value, name)

    def _reading(self, given: Quantity, origin: Origin | None, value: float, name: str) -> Reading | None:
        """Return a figure as a reading; one that was only worked out or guessed without a doubt is none."""
        if given.uncertainty is not None:
            return (
                Reading(value, abs(value * given.uncertainty / given.value) / HALF_WIDTHS)
                if given.value
                else None
            )
        if origin is not Origin.MEASURED or value == 0.0:
            return None
        self._note(N_("Measured without an uncertainty, taken as ±5 %: {names}."), name)
        return Reading(value, USUAL_HALF_WIDTH * abs(value) / HALF_WIDTHS)

    # Compositions

    def _fractions(self, stream: Stream) -> dict[str, Reading | None]:
        found = self.layers.contents[stream.id].contents
        if not self.with_fractions or found is None:
            return {}
        given = {one.substance: one for one in self.view.by(Component, "stream").get(stream.id, ())}
        read: dict[str, Reading | None] = {}
        for key, part in found.parts.items():
            substance = self.layers.substances[key]
            if substance.factor or part.fraction is None:
                continue
            one = given[key]
            reading: Reading | None = None
            if part.half_width is not None:
                reading = Reading(part.fraction, part.half_width / HALF_WIDTHS)
            elif one.origin is Origin.MEASURED and part.fraction > 0.0:
                reading = Reading(part.fraction, USUAL_HALF_WIDTH * part.fraction / HALF_WIDTHS)
            elif part.fraction >= PURE and len(found.parts) == 1:
                reading = Reading(1.0, 0.0)
            read[self._named(substance)] = reading
        return read

    def _named(self, substance: Substance) -> str:
        return self.substance_names.of(substance.id, substance.name or label_of(substance))

    def _substances(self, reactions: Sequence[Reaction]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for one in self.streams.values():
            found.update(dict.fromkeys(one.fractions))
        for reaction in reactions:
            found.update(dict.fromkeys(reaction.mass_change))
        return tuple(found)

    def _complete(self) -> bool:
        return all(one.fractions for one in self.streams.values() if one.id in self.stream_names.ids)

    def _whole_fractions(self, one: NetworkStream, substances: Sequence[str]) -> NetworkStream:
        """Return a stream whose analysis says what it does not list, too: a stream does not hold that."""
        if not one.fractions:
            return one
        nothing = Reading(0.0, 0.0)
        whole = {key: one.fractions.get(key, nothing) for key in substances}
        return NetworkStream(one.id, one.start, one.end, one.flow, whole)

    def _reactions(self) -> Iterator[Reaction]:
        names: dict[str, Substance] = {}
        for one in self.view.all(Substance):
            for name in (one.key, one.name, one.formula):
                if name.strip() and not one.factor:
                    names.setdefault(name.strip().casefold(), one)
        for written in self.view.all(WrittenReaction):
            try:
                terms = parse_reaction(written.equation, tuple(names))
                found = {name: names.get(name.casefold()) for _, name in (*terms.used, *terms.made)}
                formulas = {name: one.formula for name, one in found.items() if one is not None}
                change = stoichiometry(terms, formulas).mass_change
            except DataFault as fault:
                text = N_("The reaction {name} is left out. {why}")
                values = {"name": written.name or written.equation, "why": fault.message}
                self.faults.append(Message(text, values))
                continue
            by_name = {
                self._named(one): change.get(name, 0.0) for name, one in found.items() if one is not None
            }
            for place in self._places_of(written):
                yield Reaction(place, by_name)

    def _places_of(self, written: WrittenReaction) -> Iterator[str]:
        if self.around is Round.UNITS:
            wanted = [written.unit_process]
        elif written.equipment is not None:
            wanted = [written.equipment]
        else:
            wanted = [one.id for one in self.items.values() if one.unit_process == written.unit_process]
        for record_id in wanted:
            if record_id in self.place_names.by_id:
                yield self.place_names.by_id[record_id]

    # Stock, relations, what does not balance

    def _stock_changes(self) -> None:
        for stock in self.view.all(StockChange):
            unit = self.units.get(stock.unit_process)
            if stock.substance is not None or unit is None:
                continue
            held_in = self._holder_of(unit) if self.around is Round.ITEMS else unit
            place = self.place_names.by_id.get(held_in.id) if held_in is not None else None
            if place is None:
                text = N_("Stock changes are left out where it is not known which place holds them: {names}.")
                self._note(text, label_of(unit))
                continue
            if held_in is not unit:
                text = N_("A stock is taken to be held in the one item that can hold it: {names}.")
                self._note(text, f"{label_of(unit)} ({place})")
            self._add_stock(stock, unit, place)

    def _holder_of(self, unit: UnitProcess) -> Equipment | None:
        """Return the item that holds a unit process's stock: its one tank, silo or gas holder, or its one item."""
        items = [one for one in self.items.values() if one.unit_process == unit.id]
        holders = [one for one in items if one.kind in HOLDING] or items
        return holders[0] if len(holders) == 1 else None

    def _add_stock(self, stock: StockChange, unit: UnitProcess, place: str) -> None:
        """Add a stock as what is there at the start and comes in, and what is there at the end and goes out."""
        sides = [self._rate(amount, stock, unit) for amount in (stock.initial, stock.final)]
        if sides[0] is None or sides[1] is None:
            self._note(N_("Stock changes that cannot be stated are left out: {names}."), label_of(unit))
            return
        for reading, ends, mark in zip(sides, ((None, place), (place, None)), STOCK_MARKS, strict=True):
            names = _Names()
            names.ids = dict.fromkeys(self.streams, "")
            own = names.of(stock.id, f"{place}{mark}")
            self.streams[own] = NetworkStream(own, *ends, reading)

    def _rate(self, amount: Quantity | None, stock: StockChange, unit: UnitProcess) -> Reading | None:
        """Return a stock spread over the hours between, or over the year, as a reading; None where it cannot be."""
        if amount is None or dimension_of(amount) != "mass" or basis_of(amount) is not None:
            return None
        time = self.times.of(unit.id)
        parts: list[float] = []
        for mass in (amount.value, amount.uncertainty or 0.0):
            per = quantity(mass / stock.hours, "kg/h") if stock.hours else quantity(mass, "kg/a")
            found = stated(per, self.unit, time).value
            if found is None:
                return None
            parts.append(found)
        return Reading(parts[0], parts[1] / HALF_WIDTHS)

    def _one_sided(self) -> None:
        """Leave places out that nothing enters or nothing leaves: what they do with it is not known."""
        fed = {one.end for one in self.streams.values()}
        drained = {one.start for one in self.streams.values()}
        for place in self.place_names.ids:
            if place not in self.unbalanced and not (place in fed and place in drained):
                self._note(
                    N_("Nothing enters or nothing leaves, so no balance is drawn round: {names}."), place
                )
                self.unbalanced.add(place)

    def _equations(self) -> Iterator[Equation]:
        terms = self.view.by(RelationTerm, "relation")
        names = self.stream_names.by_id
        for relation in self.view.all(Relation):
            own = [one for one in terms.get(relation.id, ()) if one.factor is not None]
            constant = Stated(0.0)
            if relation.constant is not None:
                constant = stated(relation.constant, self.unit, self.times.of(None))
            if not own or constant.value is None or any(one.stream not in names for one in own):
                self._note(
                    N_("Relations whose flows are not all in the network are left out: {names}."),
                    relation.name,
                )
                continue
            yield Equation({names[one.stream]: one.factor or 0.0 for one in own}, constant.value)

    # What is to be known

    def _note(self, text: str, name: str) -> None:
        self.notes.setdefault(text, []).append(name)

    def _said(self) -> Iterator[Message]:
        yield from self.faults
        for text, names in self.notes.items():
            yield Message(text, {"names": some_named(names)})


def some_named(names: Sequence[str]) -> Message:
    """Return names as one text, the first of many only."""
    shown = listed([said(one) for one in dict.fromkeys(names[:MOST_NAMED])])
    if len(names) <= MOST_NAMED:
        return shown
    return Message(N_("{names} and {more} more"), {"names": shown, "more": len(names) - MOST_NAMED})
