"""The layout of a sheet from its plan: symbols with ports, streams as edges, the surroundings at the rims."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from cpdesk.methods.layout.layout import Gaps, Layout, LayoutEdge, LayoutNode, Port, Role, Side, layout
from cpdesk.methods.layout.parts import Told, nobody
from cpdesk.methods.sheets.levels import levelled
from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import Contents, Course, SheetPlan, Thing
from cpdesk.methods.sheets.spread import spread
from cpdesk.records.diagrams import Placement
from cpdesk.records.flows import StreamKind

_SIDES = {"N": Side.TOP, "E": Side.RIGHT, "S": Side.BOTTOM, "W": Side.LEFT}
_QUIET = frozenset({StreamKind.UTILITY, StreamKind.ENERGY})
PASSES = 2
"""How often ports are brought level: where things have moved, streams may take other ports."""

ROOM = 6.0
"""Room in mm kept free along the rim of the field."""

BETWEEN_UNITS = Gaps(columns=32.0, neighbours=14.0)
"""Between unit processes many streams run side by side, each with its number."""


Field = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class NewLayout:
    """A sheet laid out: what it was worked out from, the new centres in mm, how all streams run then.

    `anew`: the streams that found new ways. `fits`: what is drawn lies within the field.
    """

    contents: Contents
    field: Field
    places: Mapping[str, Point]
    courses: Mapping[str, Course]
    anew: frozenset[str]
    fits: bool

    def is_of(self, contents: Contents, field: Field) -> bool:
        """Whether the sheet still lies as it did when this was worked out; a flow that was typed changes nothing."""
        return self.field == field and _bearing(self.contents) == _bearing(contents)


_of_stream = attrgetter(
    *("id", "kind", "phase", "discharge_point"),
    *("from_equipment", "from_unit", "from_port"),
    *("to_equipment", "to_unit", "to_port"),
)


def _bearing(contents: Contents) -> tuple[object, ...]:
    """Return what a layout rests on."""
    streams = [_of_stream(one) for one in contents.streams]
    equipment = {key: (one.kind, one.unit_process) for key, one in contents.equipment.items()}
    return tuple(contents.placements), tuple(contents.routes), streams, equipment, contents.hidden


def new_layout(
    contents: Contents, field: Field, stay: Collection[str] = (), told: Told = nobody
) -> NewLayout:
    """Lay a sheet out from its records alone, so that this can be done away from the project.

    Streams whose ends have moved find new ways; a person's corners no longer fit there. The arguments are those of
    `laid_out`.
    """
    plan = SheetPlan(contents)
    found, fits = laid_out(plan, field, stay, told)
    places = {key: (round(x, 2), round(y, 2)) for key, (x, y) in found.items()}
    ends = {key: {course.start.thing, course.end.thing} for key, course in plan.courses.items()}
    anew = frozenset(stream for stream, things in ends.items() if things & places.keys())
    routes = [replace(one, points="", fixed=False) if one.stream in anew else one for one in contents.routes]
    moved = replace(contents, placements=_placed(contents, places), routes=routes)
    return NewLayout(contents, field, places, SheetPlan(moved).courses, anew, fits)


def laid_out(
    plan: SheetPlan, field: Field, stay: Collection[str] = (), told: Told = nobody
) -> tuple[Mapping[str, Point], bool]:
    """Return new centres in mm of things on a sheet and whether they fit into the field (left, top, right, bottom).

    What is pinned stays, and so do the things in `stay`. Notes stay too. `told` is told what share of the work is
    done.
    """
    first, _ = _once(plan, field, stay, lambda share: told(0.45 * share), chosen_alone=True)
    placed = _with_places(plan, first)
    second, fits = _once(placed, field, stay, lambda share: told(0.45 + 0.45 * share), chosen_alone=False)
    told(0.9)
    if fits and len(second) == sum(thing.symbol is not None for thing in plan.things.values()):
        second = spread(plan, second, field)
    for _ in range(PASSES):
        second = {**second, **levelled(_with_places(plan, second), second.keys(), field)}
    return second, fits


def _once(
    plan: SheetPlan, field: Field, stay: Collection[str], told: Told, *, chosen_alone: bool
) -> tuple[Mapping[str, Point], bool]:
    left, top, right, bottom = field
    frame = (right - left - 2 * ROOM, bottom - top - 2 * ROOM)
    origin = (left + ROOM, top + ROOM)
    nodes = list(_nodes(plan, origin, stay))
    gaps = BETWEEN_UNITS if any(thing.placement.unit_process for thing in plan.things.values()) else None
    found: Layout = layout(nodes, list(_edges(plan, chosen_alone)), frame=frame, gaps=gaps, told=told)
    free = {node.id for node in nodes if node.pinned is None}
    places = {key: (x + origin[0], y + origin[1]) for key, (x, y) in found.positions.items() if key in free}
    return places, found.fits


def _with_places(plan: SheetPlan, places: Mapping[str, Point]) -> SheetPlan:
    """Return the plan with things elsewhere: which port a stream takes follows from where things stand."""
    return SheetPlan(replace(plan.contents, placements=_placed(plan.contents, places), routes=()))


def _placed(contents: Contents, places: Mapping[str, Point]) -> list[Placement]:
    return [
        replace(one, x=places[one.id][0], y=places[one.id][1]) if one.id in places else one
        for one in contents.placements
    ]


def _nodes(plan: SheetPlan, origin: Point, stay: Collection[str]) -> Iterator[LayoutNode]:
    for key, thing in plan.things.items():
        if thing.symbol is None:
            continue
        left, top, right, bottom = thing.stand.extent
        stays = thing.placement.pinned or key in stay
        pinned = (thing.stand.x - origin[0], thing.stand.y - origin[1]) if stays else None
        yield LayoutNode(key, right - left, bottom - top, _ports(thing), pinned, _role(thing))


def _ports(thing: Thing) -> dict[str, Port]:
    stand = thing.stand
    return {
        port.name: Port(port.x - stand.x, port.y - stand.y, _SIDES[port.side.value]) for port in thing.ports
    }


def _role(thing: Thing) -> Role:
    if thing.placement.stream is None:
        return Role.NONE
    return Role.SOURCE if thing.placement.stream_start else Role.SINK


def _edges(plan: SheetPlan, chosen_alone: bool) -> Iterator[LayoutEdge]:
    kinds = {stream.id: stream.kind for stream in plan.contents.streams}
    for key, (start, end) in plan.ends.items():
        weight = 1.0 if kinds.get(key) in _QUIET else 2.0
        yield LayoutEdge(
            key,
            start.thing,
            end.thing,
            start.port if start.chosen or not chosen_alone else "",
            end.port if end.chosen or not chosen_alone else "",
            weight,
        )
