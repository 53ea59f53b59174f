"""How the contents of a sheet fit into its field on paper: what reaches beyond is drawn smaller, never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cpdesk.methods.sheets.paper import Box
from cpdesk.methods.sheets.placing import Point
from cpdesk.tables.drawing import MARK_HEIGHT, Item, Label, Line, mark_width

ROOM = 1.0
"""What is drawn smaller keeps so many mm from the frame."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How millimetres of the sheet become those of the paper: times `scale`, then moved by `dx` and `dy`."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def on_paper(self, point: Point) -> Point:
        """Return where a point of the sheet lies on paper."""
        return point[0] * self.scale + self.dx, point[1] * self.scale + self.dy


def fit_of(field: Box, items: Sequence[Item], lines: Sequence[Line]) -> Fit:
    """Return how items and lines go into a field (left, top, right, bottom), unchanged where they lie in it."""
    box = extent_of(items, lines)
    if box is None or _within(box, field):
        return Fit()
    left, top, right, bottom = box
    width, height = field[2] - field[0] - 2 * ROOM, field[3] - field[1] - 2 * ROOM
    scale = min(1.0, width / max(right - left, 1e-6), height / max(bottom - top, 1e-6))
    dx = _moved(left * scale, right * scale, field[0] + ROOM, field[2] - ROOM)
    dy = _moved(top * scale, bottom * scale, field[1] + ROOM, field[3] - ROOM)
    return Fit(scale, dx, dy)


def _moved(low: float, high: float, least: float, most: float) -> float:
    """Return by how much a stretch is moved to lie between two bounds."""
    if low < least:
        return least - low
    return min(0.0, most - high)


def _within(box: Box, field: Box) -> bool:
    return box[0] >= field[0] and box[1] >= field[1] and box[2] <= field[2] and box[3] <= field[3]


def extent_of(items: Sequence[Item], lines: Sequence[Line]) -> Box | None:
    """Return the smallest box round symbols, labels, marks and lines (left, top, right, bottom); None for none."""
    boxes = [
        *(box for item in items for box in _boxes_of(item)),
        *(box for line in lines for box in _run(line)),
    ]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _boxes_of(item: Item) -> Iterator[Box]:
    yield item.stand.extent
    yield from map(_label_box, item.labels)
    for mark in item.marks:
        yield _box(mark.x, mark.y, mark_width(mark), MARK_HEIGHT)


def _run(line: Line) -> Iterator[Box]:
    xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
    yield min(xs), min(ys), max(xs), max(ys)
    if line.label is not None:
        yield _label_box(line.label)


def _label_box(label: Label) -> Box:
    return _box(label.x, label.y, label.width, label.height)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
