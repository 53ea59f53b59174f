"""A sheet of the diagram made ready to be shown: the records of a project as a drawing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.methods.routing import Box
from cpdesk.methods.sheets.label_places import LabelWish, Placed, place_labels, text_width_mm
from cpdesk.methods.sheets.paper import Box as Sides
from cpdesk.methods.sheets.paper import Division, division
from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import Course, SheetPlan, Thing
from cpdesk.records.diagrams import Route, Sheet
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Component, Measurement, MeasuringPoint, Stream, Substance
from cpdesk.records.plant import DischargePoint, UnitProcess
from cpdesk.tables.closures import CLOSURES
from cpdesk.tables.drawing import (
    LEADING,
    MARK_HEIGHT,
    SIGN,
    SIGN_ROOM,
    STATE_SIGNS,
    Drawing,
    EmissionMark,
    Item,
    Label,
    Line,
    LineEnd,
    StreamState,
    Underlay,
    mark_width,
)
from cpdesk.tables.sheet_fit import fit_of
from cpdesk.tables.sheets_contents import PLANNED, kinds_of, plan_of, undrawn_blocks, undrawn_streams
from cpdesk.tables.sheets_fields import title_fields, title_of
from cpdesk.tables.sheets_lettering import TAG, Lettering, Say, lettering_of, standing_of
from cpdesk.tables.sheets_states import state_of
from cpdesk.tables.sheets_streams import stream_table
from cpdesk.tables.sheets_text import stacked
from cpdesk.tables.view import View

SHOWN = (
    PLANNED
    | {"audit", "company"}
    | kinds_of(UnitProcess, DischargePoint, Emission, Component, Substance, Measurement, MeasuringPoint)
    | kinds_of(*CLOSURES.rests_on)
)
"""The kinds of records that a sheet shows."""

NUMBER_ROOM = 1.2
"""What the box of a stream's number leaves free beside it, in mm."""

BREATH = 1.2
"""What tags keep free beside them, on both sides together, in mm: fonts differ in width."""

BEYOND = 20.0
"""How far texts may stand from things that reach beyond the field, in mm."""

UNDERLAY_SHADE = 0.6


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet as it is shown, and the plan by which it lies."""

    drawing: Drawing
    plan: SheetPlan


def drawing_of(view: View, sheet_id: str, say: Say) -> Drawing:
    """Return a sheet as it is shown, in the language of `say`. Raises `DataFault` where there is no such sheet."""
    return sheet_view_of(view, sheet_id, say).drawing


def sheet_view_of(view: View, sheet_id: str, say: Say) -> SheetView:
    """Return a sheet as it is shown with its plan; made again only after something it shows has changed.

    Raises `DataFault` where there is no such sheet.
    """
    sheet = view.get(Sheet, sheet_id)
    if sheet is None:
        raise DataFault(N_("This sheet is no longer there."))
    key = f"drawing of sheet {sheet_id} in {say(N_('en'))}"
    return view.shared(key, SHOWN, lambda: _Drawer(view, sheet, say).sheet_view())


class _Drawer:
    """Draws one sheet."""

    def __init__(self, view: View, sheet: Sheet, say: Say) -> None:
        self._view, self._sheet, self._say = view, sheet, say
        self._plan = plan_of(view, sheet.id)
        self._streams = {stream.id: stream for stream in self._plan.contents.streams}
        self._routes = {route.stream: route for route in self._plan.contents.routes}
        self._states = {key: state_of(view, sheet, self._streams[key]) for key in self._plan.courses}
        self._letterings = {
            key: lettering_of(view, sheet, thing, say) for key, thing in self._plan.things.items()
        }
        self._division = division(sheet.paper, sheet.portrait, len(self._plan.courses))

    def sheet_view(self) -> SheetView:
        places = self._places()
        items = tuple(self._item(thing, places) for thing in self._plan.things.values())
        lines = tuple(self._line(course, places) for course in self._plan.courses.values())
        fit = fit_of(self._division.field, items, lines)
        return SheetView(self._drawing(self._division, items, lines, fit.scale), self._plan)

    def _drawing(
        self, divided: Division, items: tuple[Item, ...], lines: tuple[Line, ...], scale: float
    ) -> Drawing:
        view, sheet = self._view, self._sheet
        return Drawing(
            sheet=sheet.id,
            name=sheet.name,
            title=title_of(view, sheet),
            width=divided.width,
            height=divided.height,
            field=divided.field,
            items=items,
            lines=lines,
            fields=title_fields(view, sheet, scale, self._say),
            streams=stream_table(view, [self._streams[line.stream] for line in lines]),
            illustrative=view.audit.illustrative,
            underlay=self._underlay(divided),
            undrawn_equipment=tuple(undrawn_blocks(view, sheet)),
            undrawn_streams=tuple(undrawn_streams(view, sheet, self._plan)),
        )

    def _underlay(self, divided: Division) -> Underlay | None:
        sheet, (left, top, right, _) = self._sheet, divided.field
        if sheet.underlay is None:
            return None
        x = left if sheet.underlay_x is None else sheet.underlay_x
        y = top if sheet.underlay_y is None else sheet.underlay_y
        shade = UNDERLAY_SHADE if sheet.underlay_shade is None else sheet.underlay_shade
        return Underlay(sheet.underlay, x, y, sheet.underlay_width or right - left, shade)

    # Where texts go

    def _places(self) -> Mapping[str, Placed]:
        """Return the places of tags, marks and numbers, clear of all that is drawn where there is room."""
        wishes = [*self._item_wishes(), *self._number_wishes()]
        boxes = [thing.box for thing in self._plan.things.values()]
        lines = [course.points for course in self._plan.courses.values()]
        return place_labels(wishes, symbols=boxes, lines=lines, frame=_frame(self._division.field, boxes))

    def _item_wishes(self) -> Iterator[LabelWish]:
        for key, thing in self._plan.things.items():
            made = self._letterings[key]
            if made.beside:
                wide = max(one.width for one in made.beside)
                high = sum(one.height for one in made.beside)
                yield LabelWish(
                    f"tag {key}", wide + BREATH, high + BREATH / 2, box=thing.box, fixed=_put(thing.placement)
                )
            for place, mark in enumerate(made.marks):
                width = mark_width(mark)
                spots = tuple(_mark_spots(thing.box, width, place))
                yield LabelWish(f"mark {mark.emission}", width, MARK_HEIGHT, candidates=spots, box=thing.box)

    def _number_wishes(self) -> Iterator[LabelWish]:
        for key, course in self._plan.courses.items():
            number = self._streams[key].number
            if number:
                route = self._routes.get(key)
                fixed = _put(route) if route is not None else None
                width, height = number_size(number, self._states[key])
                yield LabelWish(f"number {key}", width, height, line=course.points, fixed=fixed)

    # What stands and runs there

    def _item(self, thing: Thing, places: Mapping[str, Placed]) -> Item:
        placement, made = thing.placement, self._letterings[thing.placement.id]
        start = bool(placement.stream_start) if placement.stream is not None else None
        return Item(
            id=placement.id,
            standing=standing_of(thing),
            of=placement.equipment or placement.unit_process or placement.stream,
            stand=thing.stand,
            symbol=thing.symbol,
            ports=thing.ports,
            labels=(*made.inside, *_beside(made, places.get(f"tag {placement.id}"), placement)),
            marks=tuple(_marks(made, places)),
            pinned=placement.pinned,
            style=placement.style,
            start=start,
            leads_to=made.leads_to,
        )

    def _line(self, course: Course, places: Mapping[str, Placed]) -> Line:
        stream, route = self._streams[course.stream], self._routes.get(course.stream)
        return Line(
            stream=stream.id,
            points=course.points,
            label=self._number(stream, route, places.get(f"number {stream.id}")),
            state=self._states[stream.id],
            kind=stream.kind,
            start=LineEnd(course.start.thing, course.start.port),
            end=LineEnd(course.end.thing, course.end.port),
            route=course.route,
            kept=course.kept,
            clean=course.clean,
            style=route.style if route is not None else "",
        )

    def _number(self, stream: Stream, route: Route | None, place: Placed | None) -> Label | None:
        if place is None:
            return None
        width, height = number_size(stream.number, self._states[stream.id])
        by_hand = route is not None and _put(route) is not None
        return Label(stream.number, place.x, place.y, width, height, TAG, by_hand, place.clean)


def _frame(field: Sides, boxes: Sequence[Box]) -> Box:
    """Return where texts may stand: the field, and round what stands beyond it, which is drawn smaller on paper."""
    left, top, right, bottom = field
    beyond = [
        box for box in boxes if box.left < left or box.top < top or box.right > right or box.bottom > bottom
    ]
    return Box(
        min([left, *(box.left - BEYOND for box in beyond)]),
        min([top, *(box.top - BEYOND for box in beyond)]),
        max([right, *(box.right + BEYOND for box in beyond)]),
        max([bottom, *(box.bottom + BEYOND for box in beyond)]),
    )


def number_size(number: str, state: StreamState) -> tuple[float, float]:
    """Return width and height in mm of the box of a stream's number with the sign of its state."""
    sign = SIGN + SIGN_ROOM if STATE_SIGNS[state] else 0.0
    return text_width_mm(number, TAG) + NUMBER_ROOM + sign, TAG * LEADING


def _put(record: object) -> Point | None:
    """Return where a person put the label of a placement or route."""
    x, y = getattr(record, "label_x", None), getattr(record, "label_y", None)
    return None if x is None or y is None else (x, y)


def _beside(made: Lettering, place: Placed | None, placement: object) -> Iterator[Label]:
    if place is None:
        return
    by_hand = _put(placement) is not None
    for one, (x, y) in zip(made.beside, stacked(made.beside, (place.x, place.y)), strict=True):
        yield replace(one, x=x, y=y, placed=by_hand, clean=place.clean)


def _marks(made: Lettering, places: Mapping[str, Placed]) -> Iterator[EmissionMark]:
    for mark in made.marks:
        place = places.get(f"mark {mark.emission}")
        if place is not None:
            yield replace(mark, x=place.x, y=place.y)


def _mark_spots(box: Box, width: float, place: int) -> Iterator[Point]:
    """Yield the middles of the places for a mark: over the symbol from the right, then beside it, then below."""
    gap, half = 0.8, MARK_HEIGHT / 2
    over, under = box.top - gap - half, box.bottom + gap + half
    right, left = box.right + gap + width / 2, box.left - gap - width / 2
    across = [box.right - width / 2 - step * (width + gap) for step in range(4)]
    down = [box.top + half + step * (MARK_HEIGHT + gap) for step in range(4)]
    for row in range(3):
        away = row * (MARK_HEIGHT + gap)
        yield from ((x, over - away) for x in across[place % 2 :] + across[: place % 2])
        yield from ((right + row * (width + gap), y) for y in down)
        yield from ((left - row * (width + gap), y) for y in down)
        yield from ((x, under + away) for x in across)
