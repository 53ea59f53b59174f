"""The project's flows as Sankey diagrams: mass, one substance, energy or cost, by unit process or by area."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cpdesk.language import N_, Language, Message
from cpdesk.methods.sankey.diagram import Band, Flow, Node, Sankey, Style, sankey
from cpdesk.methods.sankey.figures import LEADING
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables.flows import Ends, is_energy, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.loss_account import LOSS_KINDS
from cpdesk.tables.sankey_amounts import Counted, Wanted, amounts_of, unit_of
from cpdesk.tables.view import View

__all__ = [
    "Counted",
    "Wanted",
    "colour_of",
    "in_figures",
    "in_order",
    "in_percent",
    "opacity_of",
    "sankey_of",
    "unit_of",
]

LOSS_COLOUR, RECYCLE_COLOUR, FLOW_COLOUR, NODE_COLOUR = "#b8453a", "#c2a661", "#7fa6ad", "#2f3b45"
ALONG, BACK = 0.72, 0.55
_ENOUGH = 4  # significant digits of a figure on the diagram
_LEAST_PERCENT = 0.01
_CRUMB = 1e-6  # of a cost, what rounding may leave


def sankey_of(view: View, wanted: Wanted, language: Language, style: Style | None = None) -> Sankey:
    """Return the Sankey diagram of the project that is wanted, its texts in a language."""
    amounts = amounts_of(view, wanted)
    places = _Places(view, wanted)
    drawn = [stream for stream in view.all(Stream) if places.start(stream) != places.end(stream)]
    flows = [flow for stream in drawn for flow in _flow(stream, places, amounts)]
    if wanted.joined:
        flows = list(_together(flows))
    if wanted.counted is Counted.COST:
        flows += _own_costs(places.nodes, flows, language.say(OWN_COST))
    unit = language.unit(unit_of(view, wanted))
    brought = math.fsum(flow.amount for flow in flows if flow.start is None)
    figured = [_figured(flow, unit, brought) for flow in flows]
    missing = sum(1 for stream in drawn if _counts(stream, wanted) and amounts(stream) is None)
    return _with_missing(sankey(places.nodes, figured, style or Style()), missing)


def _figured(flow: Flow, unit: str, brought: float) -> Flow:
    """Return a flow with its amount in words; where it ends outside, with its part of all that is brought in."""
    outside = None in (flow.start, flow.end)
    share = in_percent(flow.amount / brought) if outside and brought > 0.0 else ""
    return replace(flow, figure=f"{in_figures(flow.amount)} {unit}", share=share)


def _counts(stream: Stream, wanted: Wanted) -> bool:
    """Tell whether a stream should have an amount."""
    return wanted.counted not in (Counted.ENERGY, Counted.COST) and not is_energy(stream)


def _with_missing(drawn: Sankey, missing: int) -> Sankey:
    """Return a diagram that says how many streams it lacks, with room for that."""
    if not missing or not drawn.bands:
        return drawn
    note = Message(N_("Streams not drawn, because their amount is not known: {number}."), {"number": missing})
    line = drawn.style.letters * LEADING
    return replace(drawn, height=drawn.height + line, notes=(*drawn.notes, note))


def in_figures(amount: float) -> str:
    """Return an amount as the diagram writes it: four digits at least, thousands apart."""
    decimals = max(0, _ENOUGH - 1 - math.floor(math.log10(abs(amount)))) if amount else 0
    text = f"{amount:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(",", "\u00a0")


def in_percent(share: float) -> str:
    """Return a share as the diagram writes it: two digits at least, none behind the point from 10 % on."""
    percent = 100.0 * share
    if 0.0 < percent < _LEAST_PERCENT:
        return f"<{_LEAST_PERCENT:g}\u00a0%"
    decimals = min(2, max(0, 1 - math.floor(math.log10(percent)))) if percent else 0
    return f"{percent:.{decimals}f}\u00a0%"


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


def opacity_of(band: Band) -> float:
    """Return how much of its colour a band has; what runs back lies below and is paler."""
    return BACK if band.back else ALONG


def in_order(drawn: Sankey) -> list[Band]:
    """Return the bands as they lie over each other, what runs back at the bottom."""
    return sorted(drawn.bands, key=lambda band: (not band.back, -band.width))


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


def _flow(stream: Stream, places: _Places, amounts: Callable[[Stream], float | None]) -> Iterator[Flow]:
    start, end = places.start(stream), places.end(stream)
    amount = amounts(stream)
    if amount is None or amount <= 0.0:
        return
    loss, recycle = stream.kind in LOSS_KINDS, stream.kind is StreamKind.RECYCLE
    yield Flow(stream.id, start, end, amount, stream_label(stream), loss=loss, recycle=recycle)


def _together(flows: Sequence[Flow]) -> Iterator[Flow]:
    """Yield flows of one class between the same two places joined to one."""
    groups: dict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for flow in flows:
        groups[flow.start, flow.end, flow.loss, flow.recycle].append(flow)
    for found in groups.values():
        greatest = max(found, key=lambda one: one.amount)
        amount = sum(one.amount for one in found)
        yield replace(greatest, amount=amount, more=len(found) - 1)
