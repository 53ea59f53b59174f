"""The project's streams, prices and centre costs as material flow cost accounting takes them, reckoned once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.losses.account import Centre, CostAccount, CostStream, Criterion
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.costs import CentreCost, CostKind
from cpdesk.records.flows import Component, Phase, StockChange, Stream, StreamKind, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.records.production import Material
from cpdesk.records.record import Record, kind_of
from cpdesk.tables.comparing import said
from cpdesk.tables.flows import LOSS_KINDS, STREAM_ENDS, Ends, is_energy, makes_utilities, stream_label
from cpdesk.tables.rates import Stated, Time, Times, dimension_of, stated
from cpdesk.tables.view import View

ACCOUNT_KINDS: tuple[type[Record], ...] = (
    *STREAM_ENDS,
    Component,
    Substance,
    StockChange,
    CentreCost,
    Material,
)
_CARRIERS = frozenset({"H2O", "N2", "O2", "Ar"})
_WHOLE = 0.02  # by so much the parts of a stream may miss the whole and still count as all of it
_UNITS = {"mass": "t/a", "volume": "m3/a", "gas volume": "Nm3/a"}


class Sharing(StrEnum):
    """By what a unit process shares cost out among the streams that leave it."""

    MASS = N_("mass")
    WITHOUT_CARRIERS = N_("mass without air and water")
    UTILITY = N_("mass, waste gas left out")


@dataclass(frozen=True, slots=True)
class LossAccount:
    """The account of a project, and what of each unit process is missing for it."""

    account: CostAccount | Message
    amounts: Mapping[str, float | None]
    sharing: Mapping[str, Sharing]
    missing: Mapping[str, Sequence[Message]]
    reasons: Mapping[str, Message | None]


def loss_account(view: View) -> LossAccount:
    """Return what the losses of the project cost; kept until one of the records it rests on changes."""
    kinds = frozenset({"audit", *(kind_of(cls) for cls in ACCOUNT_KINDS)})
    return view.shared("loss account", kinds, lambda: _Reading(view).account())


class _Reading:
    """Reads one project: masses by the year, prices and costs in the audit's money."""

    def __init__(self, view: View) -> None:
        self.view, self.ends, self.times = view, Ends(view), Times(view)
        self.money = view.unit("money")
        prices = {one.name.strip().casefold(): one.price for one in view.all(Material) if one.price}
        self.prices: Mapping[str, Quantity] = {name: price for name, price in prices.items() if name}
        substances = view.by_id(Substance)
        self.carriers = {key for key, one in substances.items() if one.formula.strip() in _CARRIERS}
        self.factors = {key for key, one in substances.items() if one.factor}
        self.components = view.by(Component, "stream")
        self.reasons: dict[str, Message | None] = {}
        self.missing: dict[str, list[Message]] = defaultdict(list)
        self.sharing: dict[str, Sharing] = {}

    def account(self) -> LossAccount:
        from cpdesk.methods.losses.loss_costs import loss_costs  # numpy and scipy load where they are used

        chosen = [one for one in self.view.all(Stream) if not is_energy(one) and self._runs(one)]
        streams = {one.id: self._stream(one) for one in chosen}
        centres = [self._centre(unit, chosen, streams) for unit in self.view.all(UnitProcess)]
        amounts = {key: one.amount for key, one in streams.items()}
        try:
            found = loss_costs(list(streams.values()), centres)
        except DataFault as fault:
            found = fault.message
        return LossAccount(found, amounts, self.sharing, self.missing, self.reasons)

    def _runs(self, stream: Stream) -> bool:
        return self.ends.start(stream) != self.ends.end(stream)

    def _stream(self, stream: Stream) -> CostStream:
        start, end = self.ends.start(stream), self.ends.end(stream)
        time = self.times.of(start or end)
        amount, reason = self._amount(stream, time, bought=start is None)
        if amount is None:
            self.reasons[stream.id] = reason
            for unit in filter(None, (start, end)):
                self.missing[unit].append(_named(N_("flow of {stream}"), stream))
        price = self._price(stream, time) if start is None else None
        if start is None and price is None and amount:
            self.missing[str(end)].append(_named(N_("price of {stream}"), stream))
        loss = stream.kind in LOSS_KINDS
        disposal = self._per_amount(stream.disposal_cost, stream, time) if loss and end is None else None
        return CostStream(stream.id, start, end, amount, loss, price, disposal or 0.0)

    def _amount(self, stream: Stream, time: Time, *, bought: bool) -> tuple[float | None, Message | None]:
        """Return the mass of a stream in a year [t]; what is bought by volume may stand in its volume."""
        unit = "t/a"
        if dimension_of(stream.flow) == "volume" and stream.phase in (Phase.LIQUID, None):
            unit = "m3/a"
        elif bought:
            unit = _UNITS.get(dimension_of(stream.flow), unit)
        found = stated(stream.flow, unit, time)
        if found.value is not None and found.value < 0.0:
            return None, Message(N_("A negative flow carries no cost."))
        return found.value, found.reason

    def _price(self, stream: Stream, time: Time) -> float | None:
        given = stream.price or self.prices.get(stream.name.strip().casefold())
        if given is None and stream.kind is StreamKind.UTILITY and stream.phase is Phase.GAS:
            return 0.0
        return self._per_amount(given, stream, time)

    def _per_amount(self, given: Quantity | None, stream: Stream, time: Time) -> float | None:
        """Return a price per what the amount of the stream counts in."""
        per = _UNITS.get(dimension_of(stream.flow), "t/a").removesuffix("/a")
        found = stated(given, f"{self.money}/{per}", time)
        if found.value is None and per == "m3":
            found = stated(given, f"{self.money}/t", time)
        return found.value

    def _centre(
        self, unit: UnitProcess, chosen: Sequence[Stream], streams: Mapping[str, CostStream]
    ) -> Centre:
        outputs = [one for one in chosen if streams[one.id].start == unit.id]
        weights, self.sharing[unit.id] = self._weights(outputs, streams)
        costs = dict.fromkeys(CostKind, 0.0)
        for cost in self.view.by(CentreCost, "unit_process").get(unit.id, ()):
            found = stated(cost.amount, f"{self.money}/a", self.times.of(unit.id))
            if cost.kind is None or found.value is None:
                self.missing[unit.id].append(Message(N_("cost “{name}”"), {"name": cost.name}))
            else:
                costs[cost.kind] += found.value
        return Centre(
            unit.id,
            costs[CostKind.ENERGY],
            costs[CostKind.SYSTEM],
            costs[CostKind.WASTE_MANAGEMENT],
            self._stock_growth(unit),
            () if weights is None else (Criterion(weights),),
        )

    def _weights(
        self, outputs: Sequence[Stream], streams: Mapping[str, CostStream]
    ) -> tuple[Mapping[str, float] | None, Sharing]:
        """Return by what a unit shares out, where not by mass alone.

        Where a unit makes utilities, its waste gas is what was burnt for them and takes nothing. Elsewhere
        utilities on their way back take nothing, and air and water that stream through count for nothing.
        """
        masses = {one.id: streams[one.id].amount or 0.0 for one in outputs}
        kept = [one for one in outputs if one.kind not in LOSS_KINDS]
        if makes_utilities(outputs):
            burnt = {one.id: 0.0 for one in outputs if one.kind is StreamKind.WASTE_GAS}
            return (masses | burnt, Sharing.UTILITY) if burnt else (None, Sharing.MASS)
        back = {one.id: 0.0 for one in kept if one.kind is StreamKind.UTILITY}
        bare = {key: mass * self._worth(key) for key, mass in masses.items()} | back
        if sum(bare[one.id] for one in kept) > 0.0 or (not kept and any(bare.values())):
            return bare, Sharing.WITHOUT_CARRIERS
        return (masses | back, Sharing.MASS) if len(back) < len(kept) else (None, Sharing.MASS)

    def _worth(self, stream: str) -> float:
        """Return the part of a stream that is neither air nor water, as far as its components say."""
        carried, rest = 0.0, 0.0
        for one in self.components.get(stream, ()):
            if one.amount is None or dimension_of(one.amount) != "fraction" or one.substance in self.factors:
                continue
            if one.substance in self.carriers:
                carried += one.amount.value
            else:
                rest += one.amount.value
        if abs(carried + rest - 1.0) <= _WHOLE:
            return max(0.0, rest)
        return max(0.0, 1.0 - carried)

    def _stock_growth(self, unit: UnitProcess) -> float:
        """Return how much mass a unit's stock gains in a year [t]; what cannot be told counts as nothing."""
        growth = 0.0
        for stock in self.view.by(StockChange, "unit_process").get(unit.id, ()):
            if stock.substance is not None:
                continue
            found = _gained(stock, self.times.of(unit.id))
            if found.value is None:
                self.missing[unit.id].append(Message(N_("change of stock")))
            growth += found.value or 0.0
        return growth


def _gained(stock: StockChange, time: Time) -> Stated:
    first, last = (stated(one, "kg", time).value for one in (stock.initial, stock.final))
    if first is None or last is None:
        return Stated(None)
    if not stock.hours:
        return stated(quantity(last - first, "kg/a"), "t/a", time)
    return stated(quantity((last - first) / stock.hours, "kg/h"), "t/a", time)


def _named(text: str, stream: Stream) -> Message:
    return Message(text, {"stream": said(stream_label(stream))})
