"""Edits that put what is chosen on a sheet in order: on one line, at even distances, turned, mirrored, resized."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from cpdesk.edits.diagrams import mirrored, set_places, turned
from cpdesk.edits.records import demanded_all
from cpdesk.edits.sheet_records import plan_of, sheet_of
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.sheets.plan import Thing
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement

LARGEST = 1000.0
"""No symbol is larger than this, in mm."""

Extent = tuple[float, float, float, float]


class Line(StrEnum):
    """What is brought onto one line."""

    LEFT = "left edges"
    CENTRE = "centres, one above the other"
    RIGHT = "right edges"
    TOP = "upper edges"
    MIDDLE = "middles, side by side"
    BOTTOM = "lower edges"


_SHIFTS: Mapping[Line, Callable[[Extent, Extent], tuple[float, float]]] = {
    Line.LEFT: lambda one, to: (to[0] - one[0], 0.0),
    Line.CENTRE: lambda one, to: ((to[0] + to[2] - one[0] - one[2]) / 2, 0.0),
    Line.RIGHT: lambda one, to: (to[2] - one[2], 0.0),
    Line.TOP: lambda one, to: (0.0, to[1] - one[1]),
    Line.MIDDLE: lambda one, to: (0.0, (to[1] + to[3] - one[1] - one[3]) / 2),
    Line.BOTTOM: lambda one, to: (0.0, to[3] - one[3]),
}


def align(project: Project, ids: Sequence[str], line: Line) -> None:
    """Bring things onto one line: that of the first of them."""
    things = _things(project, ids)
    to = things[0].stand.extent
    shifted = [_shifted(thing, *_SHIFTS[line](thing.stand.extent, to)) for thing in things[1:]]
    if shifted:
        set_places(project, shifted, Message(N_("Align on the sheet")))


def distribute(project: Project, ids: Sequence[str], *, across: bool) -> None:
    """Give things even gaps between the outermost two: `across` the sheet or down it."""
    low, high = (0, 2) if across else (1, 3)
    things = sorted(_things(project, ids), key=lambda thing: thing.stand.extent[low])
    if len(things) < 3:
        return
    sizes = [thing.stand.extent[high] - thing.stand.extent[low] for thing in things]
    first, last = things[0].stand.extent[low], max(thing.stand.extent[high] for thing in things)
    gap = (last - first - sum(sizes)) / (len(things) - 1)
    shifted: list[Placement] = []
    at = first
    for thing, size in zip(things, sizes, strict=True):
        by = at - thing.stand.extent[low]
        shifted.append(_shifted(thing, by if across else 0.0, 0.0 if across else by))
        at += size + gap
    set_places(project, shifted, Message(N_("Distribute on the sheet")))


def turn(project: Project, ids: Sequence[str], by: int = 90) -> None:
    """Turn things clockwise by so many degrees, each about its middle."""
    set_places(project, turned(demanded_all(project, Placement, ids), by), Message(N_("Turn on the sheet")))


def mirror(project: Project, ids: Sequence[str]) -> None:
    """Mirror things left to right, each about its middle."""
    set_places(project, mirrored(demanded_all(project, Placement, ids)), Message(N_("Mirror on the sheet")))


def resize(project: Project, placement_id: str, width: float, height: float) -> None:
    """Give a thing another size in mm about its middle."""
    if not (0 < width < LARGEST and 0 < height < LARGEST):
        raise DataFault(N_("Width and height are lengths of more than 0 mm."))
    old = demanded_all(project, Placement, [placement_id])[0]
    set_places(project, [replace(old, width=width, height=height)], Message(N_("Resize on the sheet")))


def _things(project: Project, ids: Sequence[str]) -> list[Thing]:
    plan = plan_of(project, sheet_of(project, ids))
    return [plan.things[key] for key in ids]


def _shifted(thing: Thing, dx: float, dy: float) -> Placement:
    return replace(thing.placement, x=thing.placement.x + dx, y=thing.placement.y + dy)
