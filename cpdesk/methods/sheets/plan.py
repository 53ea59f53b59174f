"""How a sheet of the process flow diagram lies: where its symbols stand, at which ports its streams end, how they run.

Whoever shows a sheet and whoever changes one works from this plan, so what was seen is what is kept.
Lengths in mm of the sheet, x to the right, y downwards.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from cpdesk.methods import routing
from cpdesk.methods.routing import Box, End, Lines, Obstacles, Request
from cpdesk.methods.sheets.placing import Point, Stand, StandingPort, ports_of
from cpdesk.methods.sheets.ports import misfit
from cpdesk.records.diagrams import Placement, Route
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import Equipment
from cpdesk.reference.symbols import Side, Symbol, symbol

ARRIVING = {Side.WEST: 0.0, Side.NORTH: 2.0, Side.SOUTH: 4.0, Side.EAST: 6.0}
LEAVING = {Side.EAST: 0.0, Side.SOUTH: 2.0, Side.NORTH: 4.0, Side.WEST: 6.0}
"""By how many mm of detour a port of a side is worse than the usual one: a diagram reads from left to right."""

USED = 12.0
"""By how many mm of detour a port at which a stream ends already is worse than a free one."""

AGAINST = 70.0
"""The same where the stream that is there runs the other way: nobody could tell what comes in from what goes out."""

TURNED_AWAY = 0.6
"""How much a port is worse per mm by which it looks away from where the stream goes."""

SAME = 0.05
"""Points nearer than this, in mm, are one."""

END_SYMBOLS: Mapping[StreamKind, str] = {
    StreamKind.RAW_MATERIAL: "raw_material",
    StreamKind.UTILITY: "utility",
    StreamKind.ENERGY: "utility",
    StreamKind.PRODUCT: "product",
    StreamKind.BY_PRODUCT: "product",
    StreamKind.WASTEWATER: "discharge_point",
    StreamKind.WASTE_GAS: "discharge_point",
    StreamKind.SOLID_WASTE: "discharge_point",
    StreamKind.HAZARDOUS_WASTE: "discharge_point",
    StreamKind.LOSS: "discharge_point",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands on the sheet; a note has no symbol."""

    placement: Placement
    symbol: Symbol | None
    stand: Stand
    ports: tuple[StandingPort, ...]

    @property
    def box(self) -> Box:
        """The box that lines go round."""
        return Box(*self.stand.extent)


@dataclass(frozen=True, slots=True)
class Joint:
    """An end of a stream: the thing it is tied to, the port, and the place. `chosen` where a person named the port."""

    thing: str
    port: str
    end: End
    chosen: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How a stream runs. `kept`: a person laid its corners; `clean` is False where no way past the symbols exists."""

    stream: str
    start: Joint
    end: Joint
    points: tuple[Point, ...]
    clean: bool = True
    kept: bool = False
    route: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The records of one sheet, and the streams and equipment they name."""

    placements: Sequence[Placement]
    routes: Sequence[Route]
    streams: Sequence[Stream]
    equipment: Mapping[str, Equipment]
    hidden: frozenset[str] = frozenset()


def corners_of(points: str) -> tuple[Point, ...]:
    """Read corners written as "x,y x,y" in mm; what cannot be read makes no corners."""
    try:
        pairs = [(float(x), float(y)) for x, y in (corner.split(",") for corner in points.split())]
    except ValueError:
        return ()
    return tuple(pairs) if all(isfinite(x) and isfinite(y) for x, y in pairs) else ()


def corners_text(points: Iterable[Point]) -> str:
    """Write corners as "x,y x,y", to a hundredth of a millimetre."""
    return " ".join(f"{_mm(x)},{_mm(y)}" for x, y in points)


def _mm(length: float) -> str:
    return repr(round(length, 2) + 0.0).removesuffix(".0")


def end_symbol(stream: Stream, start: bool) -> str:
    """Return the symbol at the end of a stream that is not tied to equipment on the sheet.

    `start` for the end where the stream comes from. An end in another unit process is off the page.
    """
    unit, equipment = (
        (stream.from_unit, stream.from_equipment) if start else (stream.to_unit, stream.to_equipment)
    )
    if unit is not None or equipment is not None:
        return "off_page"
    if not start and stream.discharge_point is not None:
        return "discharge_point"
    return END_SYMBOLS.get(stream.kind, "surroundings") if stream.kind is not None else "surroundings"


class SheetPlan:
    """A sheet's things and the courses of its streams, worked out from its records."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._streams = {stream.id: stream for stream in contents.streams}
        self._symbols = {one.id: self._symbol_of(one) for one in contents.placements}
        self.things = {one.id: self._thing(one) for one in contents.placements}
        self._at = _places(contents.placements)
        self._tied = self._ties()
        self._kept = {route.stream: corners_of(route.points) for route in contents.routes}
        self._joints: dict[tuple[str, bool], Joint] = {}
        for thing in self.things:
            self._joints |= self._joints_at(thing)
        self._laid: dict[str, Course] | None = None

    # What stands there

    def _symbol_of(self, placement: Placement) -> Symbol | None:
        if placement.equipment is not None:
            item = self.contents.equipment.get(placement.equipment)
            kind = item.kind if item is not None else None
            return symbol(kind.value.replace(" ", "_") if kind is not None else "generic")
        if placement.unit_process is not None:
            return symbol("unit_process")
        stream = self._streams.get(placement.stream or "")
        return None if stream is None else symbol(end_symbol(stream, bool(placement.stream_start)))

    def _thing(self, placement: Placement) -> Thing:
        drawn = self._symbols[placement.id]
        width = placement.width or (drawn.width if drawn is not None else 30.0)
        height = placement.height or (drawn.height if drawn is not None else 6.0)
        stand = Stand(placement.x, placement.y, width, height, placement.rotation, placement.mirrored)
        return Thing(placement, drawn, stand, ports_of(drawn, stand) if drawn is not None else ())

    # Where streams end

    def _ties(self) -> dict[str, list[tuple[str, bool]]]:
        """Return by thing the ends of streams that are tied to it: of those streams whose two ends are on the sheet."""
        tied: dict[str, list[tuple[str, bool]]] = {thing: [] for thing in self.things}
        for stream in self.contents.streams:
            start, end = self.thing_at(stream, True), self.thing_at(stream, False)
            hidden = stream.kind is not None and stream.kind.value in self.contents.hidden
            if start is not None and end is not None and start != end and not hidden:
                tied[start].append((stream.id, True))
                tied[end].append((stream.id, False))
        return tied

    def thing_at(self, stream: Stream, start: bool) -> str | None:
        """Return the thing on the sheet at which a stream starts or ends; None where that end is not on the sheet."""
        equipment, unit = (
            (stream.from_equipment, stream.from_unit) if start else (stream.to_equipment, stream.to_unit)
        )
        if equipment is None or ("equipment", equipment) not in self._at:
            in_unit = unit or self._unit_of(equipment)
            found = self._at.get(("unit_process", in_unit)) if in_unit is not None else None
            return found or self._at.get((stream.id, start))
        return self._at[("equipment", equipment)]

    def _unit_of(self, equipment: str | None) -> str | None:
        item = self.contents.equipment.get(equipment or "")
        return item.unit_process if item is not None else None

    def _joints_at(self, thing: str) -> dict[tuple[str, bool], Joint]:
        """Choose the ports of a thing for all streams tied to it.

        First those that the streams name, then those at which their lines were kept, then the nearest free ones.
        """
        ports = {port.name: port for port in self.things[thing].ports}
        used = Counter[tuple[str, bool]]()
        named = self._named(thing, ports)
        known = {**self._as_before(thing, ports), **named}
        for (_, start), port in known.items():
            used[port.name, start] += 1
        free = [key for key in self._tied[thing] if key not in known]
        found = {key: self._joint(thing, port, key in named) for key, port in known.items()}
        for key in sorted(free, key=lambda one: self._reach(thing, one)):
            port = min(ports.values(), key=lambda port: self._detour(thing, port, key, used))
            used[port.name, key[1]] += 1
            found[key] = self._joint(thing, port, False)
        return found

    def _named(self, thing: str, ports: Mapping[str, StandingPort]) -> dict[tuple[str, bool], StandingPort]:
        if self.things[thing].placement.equipment is None:
            return {}
        found: dict[tuple[str, bool], StandingPort] = {}
        for stream_id, start in self._tied[thing]:
            stream = self._streams[stream_id]
            name = stream.from_port if start else stream.to_port
            if name in ports:
                found[stream_id, start] = ports[name]
        return found

    def _as_before(
        self, thing: str, ports: Mapping[str, StandingPort]
    ) -> dict[tuple[str, bool], StandingPort]:
        """Return the ports at which the kept lines of streams end."""
        found: dict[tuple[str, bool], StandingPort] = {}
        for stream_id, start in self._tied[thing]:
            corners = self._kept.get(stream_id, ())
            if len(corners) > 1:
                x, y = corners[0 if start else -1]
                near = (port for port in ports.values() if abs(port.x - x) + abs(port.y - y) < SAME)
                port = next(near, None)
                if port is not None:
                    found[stream_id, start] = port
        return found

    def _joint(self, thing: str, port: StandingPort, chosen: bool) -> Joint:
        return Joint(thing, port.name, End(port.x, port.y, port.side, thing), chosen)

    def _far(self, key: tuple[str, bool]) -> Point:
        stream_id, start = key
        other = self.thing_at(self._streams[stream_id], not start)
        stand = self.things[other or ""].stand
        return stand.x, stand.y

    def _reach(self, thing: str, key: tuple[str, bool]) -> tuple[float, str]:
        x, y = self._far(key)
        stand = self.things[thing].stand
        return abs(x - stand.x) + abs(y - stand.y), key[0]

    def _detour(
        self, thing: str, port: StandingPort, key: tuple[str, bool], used: Counter[tuple[str, bool]]
    ) -> float:
        x, y = self._far(key)
        dx, dy = port.side.step
        away = max(0.0, -((x - port.x) * dx + (y - port.y) * dy))
        usual = (LEAVING if key[1] else ARRIVING)[port.side]
        shared = USED * used[port.name, key[1]] + AGAINST * used[port.name, not key[1]]
        way = abs(x - port.x) + abs(y - port.y) + TURNED_AWAY * away
        return way + usual + shared + self._misfit(thing, port, key)

    def _misfit(self, thing: str, port: StandingPort, key: tuple[str, bool]) -> float:
        here, phase = self.things[thing], self._streams[key[0]].phase
        if here.symbol is None or here.placement.equipment is None:
            return 0.0
        return misfit(here.symbol.key, here.stand, port, phase, leaving=key[1])

    # How streams run

    @property
    def ends(self) -> Mapping[str, tuple[Joint, Joint]]:
        """Where the streams that run on the sheet start and end, by stream."""
        drawn = [stream.id for stream in self.contents.streams if (stream.id, True) in self._joints]
        return {key: (self._joints[key, True], self._joints[key, False]) for key in drawn}

    @property
    def courses(self) -> Mapping[str, Course]:
        """How the streams run, by stream; worked out when it is first asked."""
        if self._laid is None:
            self._laid = self._courses()
        return self._laid

    @property
    def obstacles(self) -> Obstacles:
        """The boxes that lines go round: everything that has a symbol."""
        return Obstacles({key: thing.box for key, thing in self.things.items() if thing.symbol is not None})

    def _courses(self) -> dict[str, Course]:
        obstacles = self.obstacles
        kept = {route.stream: route for route in self.contents.routes}
        drawn = list(self.ends)
        fixed: dict[str, Course] = {}
        for key in drawn:
            old = self._kept.get(key, ())
            start, end = self._joints[key, True], self._joints[key, False]
            if len(old) < 2:
                continue
            by_hand = kept[key].fixed
            if by_hand or routing.still_good(old, start.end, end.end, obstacles):
                laid = routing.repaired(old, start.end, end.end, obstacles, keep=by_hand)
                fixed[key] = Course(key, start, end, laid.points, laid.clean, by_hand, kept[key].id)
        return self._with_the_rest(drawn, fixed, kept, obstacles)

    def _with_the_rest(
        self, drawn: Sequence[str], fixed: dict[str, Course], kept: Mapping[str, Route], obstacles: Obstacles
    ) -> dict[str, Course]:
        rest = [key for key in drawn if key not in fixed]
        requests = [Request(self._joints[key, True].end, self._joints[key, False].end) for key in rest]
        others = Lines(course.points for course in fixed.values())
        for key, laid in zip(rest, routing.route_many(requests, obstacles, others=others), strict=True):
            start, end = self._joints[key, True], self._joints[key, False]
            old = kept[key].id if key in kept else None
            fixed[key] = Course(key, start, end, laid.points, laid.clean, False, old)
        return {key: fixed[key] for key in drawn}


def _places(placements: Sequence[Placement]) -> dict[tuple[str, object], str]:
    """Return where things stand: equipment and unit processes by id, ends of streams by stream and start."""
    found: dict[tuple[str, object], str] = {}
    for one in placements:
        if one.equipment is not None:
            found["equipment", one.equipment] = one.id
        elif one.unit_process is not None:
            found["unit_process", one.unit_process] = one.id
        elif one.stream is not None:
            found[one.stream, bool(one.stream_start)] = one.id
    return found
