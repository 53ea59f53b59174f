"""What a sheet costs in the window: building it, panning and zooming it, against bare items of Qt's own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from measure import Ratio, compare

from cpdesk.methods.placing import Stand, ports_of
from cpdesk.records.flows import StreamKind
from cpdesk.reference.symbols import Port, Side, Stroke, Symbol
from cpdesk.tables.drawing import Drawing, Item, Label, Line, Standing, StreamState
from cpdesk.tables.table import Table

SIZES = (100, 500, 2_000)
STEP_X, STEP_Y = 34.0, 30.0
SIDE, BOTTOM = 14.0, 16.0

VESSEL = Symbol(
    "vessel",
    SIDE,
    BOTTOM,
    (
        Stroke(
            (
                ("M", 0, 3),
                ("C", 0, 0, 14, 0, 14, 3),
                ("L", 14, 13),
                ("C", 14, 16, 0, 16, 0, 13),
                ("Z",),
            )
        ),
        Stroke((("M", 0, 8), ("L", 14, 8))),
    ),
    (Port("in", 0, 8, Side.WEST), Port("out", 14, 8, Side.EAST)),
)


def generated(number: int) -> Drawing:
    """Return a sheet with so many items of equipment, each with a tag and a name, and a stream to the next."""
    across = max(4, round(number**0.5 * 1.2))
    items = tuple(_item(place, place % across, place // across) for place in range(number))
    lines = tuple(_line(place, items[place], items[place + 1]) for place in range(number - 1))
    width, height = (across + 1) * STEP_X, (number // across + 2) * STEP_Y
    empty = Table("streams", "", (), ())
    field = (5.0, 5.0, width - 5, height - 5)
    return Drawing("sheet", "1", "", width, height, field, items, lines, (), empty)


def _item(place: int, column: int, row: int) -> Item:
    stand = Stand(STEP_X * (column + 1), STEP_Y * (row + 1), SIDE, BOTTOM)
    tag = Label(f"V-{place:04}", stand.x, stand.y + 10, 12, 3, bold=True)
    name = Label(f"Vessel {place}", stand.x, stand.y + 13, 20, 3, 2.0)
    return Item(
        f"p{place}", Standing.EQUIPMENT, f"e{place}", stand, VESSEL, ports_of(VESSEL, stand), (tag, name)
    )


def _line(place: int, one: Item, other: Item) -> Line:
    start, end = one.ports[1], other.ports[0]
    middle = start.x + 9
    points = ((start.x, start.y), (middle, start.y), (middle, end.y), (end.x, end.y))
    label = Label(str(place), middle, (start.y + end.y) / 2, 8, 3.4)
    return Line(f"s{place}", points, label, StreamState.MEASURED, StreamKind.INTERMEDIATE)


def ratios(_: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figures of building, panning and zooming."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    for number in SIZES:
        yield from _of_size(number, rounds)
    del application


def _of_size(number: int, rounds: int) -> Iterator[Ratio]:
    drawing = generated(number)
    what, bare = f"a sheet of {number:,} items of equipment", "bare rectangles, texts and paths"
    ours, plain = _our_view(drawing), _bare_view(drawing)
    yield compare(f"{what}: pan", bare, 2.0, lambda: _pan(ours), lambda: _pan(plain), rounds)
    yield compare(f"{what}: zoom", bare, 2.0, lambda: _zoom(ours), lambda: _zoom(plain), rounds)
    yield compare(
        f"{what}: build", bare, 5.0, lambda: _our_view(drawing), lambda: _bare_view(drawing), rounds
    )


def _our_view(drawing: Drawing):
    from ui.diagram.look import PAPER
    from ui.diagram.scene import DiagramScene
    from ui.diagram.view import DiagramView

    scene = DiagramScene(PAPER)
    scene.show_drawing(drawing)
    view = DiagramView(scene)
    return _shown(view)


def _shown(view):
    view.resize(1200, 800)
    view.show()
    view.viewport().repaint()
    return view


def _bare_view(drawing: Drawing):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    scene = QGraphicsScene()
    pen, font = QPen("black"), QFont()
    pen.setWidthF(0.35)
    font.setPixelSize(10)

    def write(label: Label) -> None:
        text = scene.addSimpleText(label.text, font)
        text.setScale(0.25)
        text.setPos(label.x - label.width / 2, label.y - label.height / 2)

    for item in drawing.items:
        left, top, right, bottom = item.stand.extent
        scene.addRect(left, top, right - left, bottom - top, pen)
        for label in item.labels:
            write(label)
    for line in drawing.lines:
        path = QPainterPath(QPointF(*line.points[0]))
        for point in line.points[1:]:
            path.lineTo(*point)
        scene.addPath(path, pen)
        if line.label is not None:
            write(line.label)
    view = QGraphicsView(scene)
    view.kept = scene
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    per_mm = view.logicalDpiX() / 25.4
    view.scale(per_mm, per_mm)
    return _shown(view)


def _pan(view) -> None:
    _frames(view, lambda step: view.horizontalScrollBar().setValue(step * 23))


def _zoom(view) -> None:
    def zoom(step: int) -> None:
        factor = 0.8 if step < 6 else 1 / 0.8
        if hasattr(view, "set_zoom"):
            view.set_zoom(view.zoom * factor)
        else:
            view.scale(factor, factor)

    _frames(view, zoom)


def _frames(view, move: Callable[[int], object]) -> None:
    for step in range(12):
        move(step)
        view.viewport().grab()
