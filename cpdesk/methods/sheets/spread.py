"""Using the field: a drawing that would huddle in the middle of its sheet is drawn apart, up to a pleasant distance."""

from collections.abc import Mapping

from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import SheetPlan

WIDER, HIGHER = 1.45, 1.6
"""No distance becomes more than so many times what it was: streams that are too long tear a drawing apart."""

RIM = 18.0
"""Room in mm left free along the rim of the field, for tags, names and marks that stand beside symbols."""

Box = tuple[float, float, float, float]


def spread(plan: SheetPlan, places: Mapping[str, Point], field: Box) -> dict[str, Point]:
    """Return the centres in mm of all things drawn apart along both axes as far as the field has room.

    plan: how the sheet lies. places: the centres of its things. field: left, top, right, bottom of where to draw.
    Symbols keep their size; a drawing that fills the field already stays as it is, and what is too large stays too.
    The result lies in the middle of the field.
    """
    boxes = {key: _about(plan, key) for key in places}
    across = _stretched(
        [(x, boxes[key][0], boxes[key][2]) for key, (x, _) in places.items()], field[0], field[2], WIDER
    )
    along = _stretched(
        [(y, boxes[key][1], boxes[key][3]) for key, (_, y) in places.items()], field[1], field[3], HIGHER
    )
    return {key: (x, y) for key, x, y in zip(places, across, along, strict=True)}


def _about(plan: SheetPlan, key: str) -> Box:
    """Return how far a thing reaches about its centre."""
    stand = plan.things[key].stand
    left, top, right, bottom = stand.extent
    return left - stand.x, top - stand.y, right - stand.x, bottom - stand.y


def _stretched(things: list[tuple[float, float, float]], low: float, high: float, most: float) -> list[float]:
    """Return the middles on one axis of things (middle, least, most about it), drawn apart between two rims."""
    room = high - low - 2 * RIM
    if not things or _reach(things, 1.0)[1] - _reach(things, 1.0)[0] >= room:
        return [middle for middle, _, _ in things]
    factor = _factor(things, room, most)
    first, last = _reach(things, factor)
    shift = (low + high - first - last) / 2
    return [middle * factor + shift for middle, _, _ in things]


def _reach(things: list[tuple[float, float, float]], factor: float) -> tuple[float, float]:
    return (
        min(middle * factor + before for middle, before, _ in things),
        max(middle * factor + after for middle, _, after in things),
    )


def _factor(things: list[tuple[float, float, float]], room: float, most: float) -> float:
    """Return the largest factor with which the things find room, by halving: how far they reach is not linear."""
    low, high = 1.0, most
    if _width(things, high) <= room:
        return high
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _width(things, middle) <= room else (low, middle)
    return low


def _width(things: list[tuple[float, float, float]], factor: float) -> float:
    first, last = _reach(things, factor)
    return last - first
