"""Whether the measurements round a unit process keep to a window that is long enough: three batches, or 72 h."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import MeasuredPoint, WindowCheck, measured_window
from cpdesk.methods.balances.closure import Operation as Running
from cpdesk.records.flows import Campaign, Measurement, MeasuringPoint
from cpdesk.records.plant import Operation
from cpdesk.tables.closures_boundaries import Boundary
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.labels import label_of
from cpdesk.tables.view import View

LEAST_HOURS = 72.0
SHOWN = 4
_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Window:
    """What is said of the measuring window: in short, and why."""

    verdict: Message
    reason: Message | None


class Windows:
    """The measuring campaigns and readings of one project."""

    def __init__(self, view: View) -> None:
        self.campaigns = view.by(Campaign, "unit_process")
        points = view.by_id(MeasuringPoint)
        self.readings: dict[str, list[Measurement]] = {}
        for one in view.all(Measurement):
            point = points.get(one.point or "")
            stream = one.stream or (point.stream if point else None)
            if stream is not None and not one.left_out:
                self.readings.setdefault(stream, []).append(one)

    def of(self, boundary: Boundary) -> Window | None:
        """Return what is to be said of the window round a unit process; None without a campaign."""
        unit = boundary.unit
        campaigns = self.campaigns.get(unit.id, ()) if unit is not None else ()
        if unit is None or not campaigns:
            return None
        campaign = campaigns[-1]
        running = Running.BATCH if unit.operation is Operation.BATCH else Running.CONTINUOUS
        try:
            check = measured_window(running, [_point(campaign)])
        except DataFault as fault:
            return Window(Message(N_("not kept")), fault.message)
        outside = tuple(self._outside(boundary, campaign))
        short = _too_short(campaign, running)
        return _said(check, short, outside)

    def _outside(self, boundary: Boundary, campaign: Campaign) -> Iterator[str]:
        """Yield the streams round a boundary of which a reading was taken outside the window."""
        start, end = moment(campaign.start), moment(campaign.end)
        for one in boundary.crossings:
            for reading in self.readings.get(one.stream.id, ()):
                taken = moment(reading.taken_at)
                if taken is not None and ((start and taken < start) or (end and taken > end)):
                    yield label_of(one.stream)
                    break


def moment(text: str) -> datetime | None:
    """Return the date and time of a text; None for one that cannot be read."""
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form)
        except ValueError:
            continue
    return None


def _point(campaign: Campaign) -> MeasuredPoint:
    return MeasuredPoint(
        campaign.start or campaign.id, moment(campaign.start), moment(campaign.end), campaign.cycles
    )


def _too_short(campaign: Campaign, running: Running) -> Message | None:
    hours = campaign.running_hours
    if running is Running.BATCH or hours is None or hours >= LEAST_HOURS:
        return None
    text = N_("The plant ran {hours:g} h in the window; {least:g} h are asked for.")
    return Message(text, {"hours": hours, "least": LEAST_HOURS})


def _said(check: WindowCheck, short: Message | None, outside: tuple[str, ...]) -> Window:
    reasons = [*check.reasons, *([short] if short else [])]
    if outside:
        text = N_("Readings outside the window: {streams}.")
        names = listed([said(one) for one in outside[:SHOWN]])
        reasons.append(Message(text, {"streams": names}))
    if check.sufficient is False or short or outside:
        return Window(Message(N_("not kept")), reasons[0] if len(reasons) == 1 else _joined(reasons))
    if check.sufficient is None:
        return Window(Message(N_("not known")), _joined(reasons))
    return Window(Message(N_("kept")), None)


def _joined(reasons: list[Message]) -> Message | None:
    if not reasons:
        return None
    found = reasons[0]
    for one in reasons[1:]:
        found = Message("{one} {other}", {"one": found, "other": one})
    return found
