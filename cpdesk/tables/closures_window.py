"""Whether what was measured keeps to a window that is long enough: three batches, or 72 h, at normal load.

A campaign without a unit process is one of the whole plant: it counts for every unit process without its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import MeasuredPoint, WindowCheck, measured_window
from cpdesk.methods.balances.closure import Operation as Running
from cpdesk.records.flows import Campaign, Measurement, MeasuringPoint, Origin, Stream
from cpdesk.records.plant import Operation, UnitProcess
from cpdesk.tables.closures_boundaries import Boundary
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.labels import label_of
from cpdesk.tables.view import View

LEAST_HOURS = 72.0
LEAST_LOAD = 0.75  # as in the monitoring for acceptance in China (general knowledge, to verify)
SAME_HOURS = 0.5  # h by which the time between two readings of a stock may miss the window
SHOWN = 4
KEPT, NOT_KEPT, NOT_KNOWN = N_("kept"), N_("not kept"), N_("not known")
_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")
_Reason = tuple[bool | None, Message]
"""Whether a point speaks against the window, or only leaves it open; and why."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is said of the measuring window: in short, and why."""

    verdict: Message
    reason: Message | None


class Windows:
    """The measuring campaigns and readings of one project."""

    def __init__(self, view: View) -> None:
        campaigns = view.by(Campaign, "unit_process")
        self.of_plant: Campaign | None = next(iter(reversed(campaigns.get(None, ()))), None)
        self.of_unit = {str(unit): found[-1] for unit, found in campaigns.items() if unit is not None}
        points = view.by_id(MeasuringPoint)
        self.readings: dict[str, list[Measurement]] = {}
        for one in view.all(Measurement):
            point = points.get(one.point or "")
            stream = one.stream or (point.stream if point else None)
            if stream is not None and not one.left_out:
                self.readings.setdefault(stream, []).append(one)

    def of(self, boundary: Boundary) -> Window | None:
        """Return what is to be said of the window round a boundary; None where nothing was measured at a time."""
        campaigns = {unit.id: self.of_unit.get(unit.id, self.of_plant) for unit in boundary.units}
        known = {key: one for key, one in campaigns.items() if one is not None}
        if not known:
            text = N_("It was measured here, but no campaign says in which time.")
            return Window(Message(NOT_KNOWN), Message(text)) if self._measured(boundary) else None
        try:
            return _said(list(self._reasons(boundary, known)))
        except DataFault as fault:
            return Window(Message(NOT_KEPT), fault.message)

    def _measured(self, boundary: Boundary) -> bool:
        return any(_metered(one.stream) or one.stream.id in self.readings for one in boundary.crossings)

    def _reasons(self, boundary: Boundary, campaigns: Mapping[str, Campaign]) -> Iterator[_Reason]:
        without = [label_of(unit) for unit in boundary.units if unit.id not in campaigns]
        if without:
            yield None, Message(N_("No campaign is given for: {units}."), {"units": _named(without)})
        yield from self._long_enough(boundary, campaigns)
        different = {one.id: one for one in campaigns.values()}.values()
        for campaign in different:
            yield from _running(campaign, batch=_is_batch(boundary.units))
        outside = [label_of(one) for one in self._outside(boundary, tuple(different))]
        if outside:
            text = N_("Readings outside the window: {streams}.")
            yield False, Message(text, {"streams": _named(outside)})
        yield from _stocks(boundary, campaigns)

    def _long_enough(self, boundary: Boundary, campaigns: Mapping[str, Campaign]) -> Iterator[_Reason]:
        """Yield what is wrong with the time that all points share, batch and continuous unit processes apart."""
        batch = [unit for unit in boundary.units if _is_batch([unit]) and unit.id in campaigns]
        steady = [unit for unit in boundary.units if not _is_batch([unit]) and unit.id in campaigns]
        for running, units in ((Running.BATCH, batch), (Running.CONTINUOUS, steady)):
            points = [_point(label_of(unit) or unit.name, campaigns[unit.id]) for unit in units]
            if points and running is Running.BATCH:
                points += self._batches_read(boundary, campaigns[units[0].id])
            if points:
                yield from _outcome(measured_window(running, points))

    def _batches_read(self, boundary: Boundary, campaign: Campaign) -> Iterator[MeasuredPoint]:
        """Yield the streams read batch by batch: over how many of them, where the readings name them."""
        start, end = moment(campaign.start), moment(campaign.end)
        for one in boundary.crossings:
            cycles = {reading.cycle.strip() for reading in self.readings.get(one.stream.id, ())} - {""}
            if cycles:
                yield MeasuredPoint(label_of(one.stream), start, end, len(cycles))

    def _outside(self, boundary: Boundary, campaigns: Sequence[Campaign]) -> Iterator[Stream]:
        """Yield the streams across a boundary of which a figure was taken outside all of its windows."""
        for one in boundary.crossings:
            readings = self.readings.get(one.stream.id, ())
            times = [taken for reading in readings if (taken := moment(reading.taken_at)) is not None]
            dated = one.stream.measured_on if _metered(one.stream) else ""
            if any(not any(_within(taken, campaign) for campaign in campaigns) for taken in times) or (
                dated and not any(_on_a_day_of(dated, campaign) for campaign in campaigns)
            ):
                yield one.stream


def _metered(stream: Stream) -> bool:
    return stream.origin is Origin.MEASURED and stream.flow is not None


def _is_batch(units: Sequence[UnitProcess]) -> bool:
    return all(unit.operation is Operation.BATCH for unit in units)


def moment(text: str) -> datetime | None:
    """Return the date and time of a text; None for one that cannot be read."""
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form)
        except ValueError:
            continue
    return None


def _within(taken: datetime, campaign: Campaign) -> bool:
    start, end = moment(campaign.start), moment(campaign.end)
    return not ((start and taken < start) or (end and taken > end))


def _on_a_day_of(dated: str, campaign: Campaign) -> bool:
    """Tell whether a date, of which month or day may be open, can lie in a window."""
    start, end = moment(campaign.start), moment(campaign.end)
    first = start.date().isoformat()[: len(dated)] if start else ""
    last = end.date().isoformat()[: len(dated)] if end else "9999"
    return first <= dated <= last


def _point(name: str, campaign: Campaign) -> MeasuredPoint:
    return MeasuredPoint(name, moment(campaign.start), moment(campaign.end), campaign.cycles)


def _outcome(check: WindowCheck) -> Iterator[_Reason]:
    for reason in check.reasons:
        yield check.sufficient, reason


def _running(campaign: Campaign, *, batch: bool) -> Iterator[_Reason]:
    hours, load = campaign.running_hours, campaign.load
    if not batch and hours is not None and hours < LEAST_HOURS:
        text = N_("The plant ran {hours:g} h in the window; {least:g} h are asked for.")
        yield False, Message(text, {"hours": hours, "least": LEAST_HOURS})
    if load is not None and load < LEAST_LOAD:
        text = N_("The plant ran at {load:.0%} of its load; normal load, {least:.0%} or more, is asked for.")
        yield False, Message(text, {"load": load, "least": LEAST_LOAD})


def _stocks(boundary: Boundary, campaigns: Mapping[str, Campaign]) -> Iterator[_Reason]:
    """Yield the stocks that were read over another time than the window of their unit process."""
    for stock, _ in boundary.stocks:
        campaign = campaigns.get(stock.unit_process)
        start, end = (moment(campaign.start), moment(campaign.end)) if campaign else (None, None)
        if start is None or end is None or not stock.hours:
            continue
        hours = (end - start).total_seconds() / 3600.0
        if abs(stock.hours - hours) > SAME_HOURS:
            text = N_("The stock was read {stock:g} h apart; the window is {hours:g} h long.")
            yield False, Message(text, {"stock": stock.hours, "hours": hours})


def _named(names: Sequence[str]) -> Message:
    shown = listed([said(one) for one in names[:SHOWN]])
    if len(names) <= SHOWN:
        return shown
    return Message(N_("{names} and {more} more"), {"names": shown, "more": len(names) - SHOWN})


def _said(reasons: Sequence[_Reason]) -> Window:
    outcomes = {outcome for outcome, _ in reasons}
    verdict = NOT_KEPT if False in outcomes else NOT_KNOWN if None in outcomes else KEPT
    return Window(Message(verdict), _joined([reason for _, reason in reasons]))


def _joined(reasons: Sequence[Message]) -> Message | None:
    if not reasons:
        return None
    found = reasons[0]
    for one in reasons[1:]:
        found = Message("{one} {other}", {"one": found, "other": one})
    return found
