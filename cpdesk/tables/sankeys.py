"""The project's flows as Sankey diagrams: mass, one substance, energy or cost, by unit process or by area."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cpdesk.language import N_, Language, Message
from cpdesk.methods.losses_account import CostAccount, Costs
from cpdesk.methods.sankey import Band, Flow, Node, Sankey, Style, sankey
from cpdesk.records.flows import Component, Stream, StreamKind
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables.emissions import annual
from cpdesk.tables.flows import Ends, is_energy, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.loss_account import LOSS_KINDS, loss_account
from cpdesk.tables.rates import Times, dimension_of
from cpdesk.tables.view import View

LOSS_COLOUR, RECYCLE_COLOUR, FLOW_COLOUR, NODE_COLOUR = "#b8453a", "#c2a661", "#7fa6ad", "#2f3b45"
_ENOUGH = 4  # significant digits of a figure on the diagram
_CRUMB = 1e-6  # of a cost, what rounding may leave


class Counted(StrEnum):
    """What the bands of a diagram are as wide as."""

    MASS = N_("total mass")
    SUBSTANCE = N_("one substance")
    ENERGY = N_("energy")
    COST = N_("cost")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which diagram is wanted: what is counted, of which substance, which units alone, whether by area.

    `joined` draws flows of one class between the same two places together: the greatest is named, "(+2)" counts
    the others.
    """

    counted: Counted = Counted.MASS
    substance: str | None = None
    units: frozenset[str] | None = None
    by_area: bool = False
    joined: bool = True


def unit_of(view: View, wanted: Wanted) -> str:
    """Return the unit in which a diagram counts."""
    return {Counted.ENERGY: "GJ/a", Counted.COST: view.unit("money/a")}.get(wanted.counted, "t/a")


def sankey_of(view: View, wanted: Wanted, language: Language, style: Style | None = None) -> Sankey:
    """Return the Sankey diagram of the project that is wanted, its texts in a language."""
    amounts = _amounts(view, wanted)
    places = _Places(view, wanted)
    flows = [flow for stream in view.all(Stream) for flow in _flow(stream, places, amounts)]
    if wanted.joined:
        flows = list(_together(flows))
    if wanted.counted is Counted.COST:
        flows += _own_costs(places.nodes, flows, language.say(OWN_COST))
    unit = language.unit(unit_of(view, wanted))
    figured = [replace(flow, figure=f"{in_figures(flow.amount)} {unit}{flow.figure}") for flow in flows]
    return sankey(places.nodes, figured, style or Style())


def in_figures(amount: float) -> str:
    """Return an amount as the diagram writes it: four digits at least, thousands apart."""
    decimals = max(0, _ENOUGH - 1 - math.floor(math.log10(abs(amount)))) if amount else 0
    text = f"{amount:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(",", "\u00a0")


OWN_COST = Message(N_("Own costs"))


def _own_costs(nodes: Sequence[Node], flows: Sequence[Flow], text: str) -> Iterator[Flow]:
    """Yield what each place costs itself: what its streams carry away more than they bring."""
    for node in nodes:
        away = math.fsum(one.amount for one in flows if one.start == node.key)
        brought = math.fsum(one.amount for one in flows if one.end == node.key)
        if away - brought > _CRUMB * away:
            yield Flow(f"own cost of {node.key}", None, node.key, away - brought, text)


def colour_of(band: Band) -> str:
    """Return the colour of a band: losses have one, what runs back another."""
    if band.flow.loss:
        return LOSS_COLOUR
    return RECYCLE_COLOUR if band.back or band.flow.recycle else FLOW_COLOUR


class _Places:
    """Where flows start and end: at unit processes or at areas; what is not among the wanted is surroundings."""

    def __init__(self, view: View, wanted: Wanted) -> None:
        self.ends = Ends(view)
        units = [one for one in view.all(UnitProcess) if wanted.units is None or one.id in wanted.units]
        areas = view.by_id(Area)
        self._of_unit: Mapping[str, str] = {
            one.id: (one.area if wanted.by_area and one.area in areas else one.id) or one.id for one in units
        }
        titles = {one.id: _title(one) for one in (*areas.values(), *units)}
        keys = dict.fromkeys(self._of_unit.values())
        self.nodes = [Node(key, titles[key]) for key in keys]

    def start(self, stream: Stream) -> str | None:
        """Return the node that a stream leaves; None for the surroundings."""
        return self._of_unit.get(self.ends.start(stream) or "")

    def end(self, stream: Stream) -> str | None:
        """Return the node that a stream enters; None for the surroundings."""
        return self._of_unit.get(self.ends.end(stream) or "")


def _title(record: Area | UnitProcess) -> str:
    return " ".join(part for part in (record.code, record.name) if part) or label_of(record)


def _amounts(view: View, wanted: Wanted) -> Callable[[Stream], float | None]:
    """Return what tells the amount of a stream; None where it is not known or not counted."""
    if wanted.counted is Counted.COST:
        account = loss_account(view).account
        nothing = Costs()
        costs = account.streams if isinstance(account, CostAccount) else dict[str, Costs]()
        return lambda stream: max(0.0, costs.get(stream.id, nothing).total)
    times, ends = Times(view), Ends(view)

    def of(stream: Stream, unit: str) -> float | None:
        return annual(stream.flow, unit, times.of(ends.start(stream) or ends.end(stream))).value

    if wanted.counted is Counted.ENERGY:
        return lambda stream: _energy(stream, of)
    if wanted.counted is Counted.MASS:
        return lambda stream: None if is_energy(stream) else of(stream, "t/a")
    shares = {
        one.stream: one.amount.value
        for one in view.by(Component, "substance").get(wanted.substance, ())
        if one.amount is not None and dimension_of(one.amount) == "fraction"
    }

    def substance(stream: Stream) -> float | None:
        mass = of(stream, "t/a") if stream.id in shares else None
        return None if mass is None else mass * shares[stream.id]

    return substance


def _energy(stream: Stream, of: Callable[[Stream, str], float | None]) -> float | None:
    """Return the energy of a stream [GJ/a]: as it flows, or its mass times its energy per mass."""
    if dimension_of(stream.flow) == "energy":
        return of(stream, "GJ/a")
    mass = of(stream, "t/a") if stream.specific_energy is not None else None
    if mass is None or stream.specific_energy is None:
        return None
    return mass * stream.specific_energy.in_unit("GJ/t")


def _flow(stream: Stream, places: _Places, amounts: Callable[[Stream], float | None]) -> Iterator[Flow]:
    start, end = places.start(stream), places.end(stream)
    if start == end:
        return
    amount = amounts(stream)
    if amount is None or amount <= 0.0:
        return
    loss, recycle = stream.kind in LOSS_KINDS, stream.kind is StreamKind.RECYCLE
    yield Flow(stream.id, start, end, amount, stream_label(stream), "", loss, recycle)


def _together(flows: Sequence[Flow]) -> Iterator[Flow]:
    """Yield flows between the same two places, and small ones from or to the surroundings, joined to one."""
    groups: dict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for flow in flows:
        groups[flow.start, flow.end, flow.loss, flow.recycle].append(flow)
    for found in groups.values():
        greatest = max(found, key=lambda one: one.amount)
        amount = sum(one.amount for one in found)
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        yield replace(greatest, amount=amount, figure=more)
