"""What balances are drawn round: each unit process, each area, the plant, with what crosses them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cpdesk.language import N_, Message
from cpdesk.records.flows import StockChange, Stream
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables.flows import Ends
from cpdesk.tables.labels import label_of
from cpdesk.tables.rates import Time, Times
from cpdesk.tables.view import View

UNIT_PROCESS, AREA, PLANT = N_("unit process"), N_("area"), N_("plant")
WHOLE_PLANT = Message(N_("the whole plant"))


@dataclass(frozen=True, slots=True)
class Crossing:
    """A stream that crosses a boundary, with the operating time by which its rate turns into a year's."""

    stream: Stream
    time: Time


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a balance is drawn round: the unit processes inside, what enters and leaves, the stocks inside.

    `one_time`: all units inside run the same hours, so that rates by the hour may be added.
    """

    key: str
    level: str
    code: str
    name: str | Message
    units: tuple[UnitProcess, ...]
    inputs: Sequence[Crossing]
    outputs: Sequence[Crossing]
    stocks: Sequence[tuple[StockChange, Time]]
    one_time: bool

    @property
    def crossings(self) -> Iterator[Crossing]:
        """All streams that cross it."""
        yield from self.inputs
        yield from self.outputs

    @property
    def unit(self) -> UnitProcess | None:
        """The unit process, where it is drawn round one."""
        return self.units[0] if self.level == UNIT_PROCESS else None


def boundaries(view: View) -> tuple[Boundary, ...]:
    """Return all boundaries: the unit processes in their order, then areas, then the plant where it has several."""
    units = tuple(unit for unit in view.all(UnitProcess) if unit.balanced)
    drawing = _Drawing(view, units)
    found = [drawing.round((unit,), unit.id, UNIT_PROCESS, label_of(unit), unit.name) for unit in units]
    inside: dict[str, list[UnitProcess]] = {}
    for unit in units:
        if unit.area is not None:
            inside.setdefault(unit.area, []).append(unit)
    for area in view.all(Area):
        if area.id in inside:
            members = tuple(inside[area.id])
            found.append(drawing.round(members, f"area {area.id}", AREA, area.code, area.name))
    if len(units) > 1:
        found.append(drawing.round(units, "plant", PLANT, "", WHOLE_PLANT))
    return tuple(found)


class _Drawing:
    """Draws boundaries round unit processes of one project."""

    def __init__(self, view: View, units: Iterable[UnitProcess]) -> None:
        ends = Ends(view)
        self.by_unit = ends.by_unit
        self.ends: Mapping[str, tuple[str | None, str | None]] = {
            stream.id: (ends.start(stream), ends.end(stream)) for stream in view.all(Stream)
        }
        self.stocks = view.by(StockChange, "unit_process")
        times = Times(view)
        self.times = {unit.id: times.of(unit.id) for unit in units}

    def round(
        self, units: tuple[UnitProcess, ...], key: str, level: str, code: str, name: str | Message
    ) -> Boundary:
        inside = {unit.id for unit in units}
        inputs: list[Crossing] = []
        outputs: list[Crossing] = []
        stocks: list[tuple[StockChange, Time]] = []
        for unit in units:
            time = self.times[unit.id]
            for stream in self.by_unit[unit.id].inputs:
                if self.ends[stream.id][0] not in inside:
                    inputs.append(Crossing(stream, time))
            for stream in self.by_unit[unit.id].outputs:
                if self.ends[stream.id][1] not in inside:
                    outputs.append(Crossing(stream, time))
            stocks += [(stock, time) for stock in self.stocks.get(unit.id, ())]
        made = Boundary(key, level, code, name, units, inputs, outputs, stocks, True)
        first = self.times[units[0].id]
        same = all(self.times[unit.id] == first for unit in units)
        return made if same else replace(made, one_time=False)
