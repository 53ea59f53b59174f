"""What a sheet costs in the window: building it, panning and zooming it, against bare items of Qt's own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from measure import Ratio, compare

from cpdesk.methods.sheets.placing import Stand, ports_of
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


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figures of building, panning, zooming, dragging and opening."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    for number in SIZES:
        yield from _of_size(number, rounds)
    yield from _drag_and_open(folder, rounds)
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


HUB = 20
FRAME, OPENING = 0.016, 1.0


def _drag_and_open(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the median frame of dragging an item with twenty streams, and opening its sheet, against limits."""
    editor, hub, close = _hub_sheet(folder)
    frames = sorted(seconds for _ in range(rounds) for seconds in _dragged(editor, hub))
    middle = frames[len(frames) // 2]
    what = f"dragging an item with {HUB} streams: median frame"
    yield Ratio(what, "a frame of 60 Hz", 1.0, middle, FRAME, middle / FRAME)
    times = sorted(_opened(editor) for _ in range(rounds))
    opened = times[len(times) // 2]
    yield Ratio("opening the sheet of that item", "a second", 1.0, opened, OPENING, opened / OPENING)
    close()


def _hub_sheet(folder: Path):
    """Return an editor over a sheet with one item that twenty streams join, the item, and what closes it all."""
    from cpdesk.edits.sheet_drawing import draw_unit
    from cpdesk.language import ENGLISH, Message
    from cpdesk.project.project import Project
    from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
    from ui.diagram.editor import SheetEditor
    from ui.session import Session
    from ui.theme.palette import LIGHT

    project = Project.create(folder / "hub.cpdesk", backup_root=folder)
    with project.step(Message("Plant")) as step:
        step.add_all([UnitProcess(id="u", code="U1", name="Hub")])
        kinds = [EquipmentKind.TANK] * (HUB + 1)
        step.add_all(
            [
                Equipment(id=f"e{place}", unit_process="u", tag=f"V{place}", kind=kind, position=place + 1.0)
                for place, kind in enumerate(kinds)
            ]
        )
        step.add_all([_spoke(place) for place in range(1, HUB + 1)])
    sheet = draw_unit(project, "u").id
    session = Session(ENGLISH)
    session.take(project)
    editor = SheetEditor(session, LIGHT)
    editor.resize(1200, 800)
    editor.show()
    editor.open_sheet(sheet)
    hub = next(item for item in editor.drawing.items if item.of == "e0")
    return editor, hub, session.close


def _spoke(place: int):
    from cpdesk.records.flows import Stream

    inwards = place % 2 == 0
    start, end = (f"e{place}", "e0") if inwards else ("e0", f"e{place}")
    return Stream(
        id=f"s{place}",
        number=f"S{place}",
        from_equipment=start,
        to_equipment=end,
        from_unit="u",
        to_unit="u",
        position=place + 0.0,
    )


def _opened(editor) -> float:
    """Return the seconds from the records to the sheet on the screen, with nothing remembered."""
    from cpdesk.tables.catalogue import Tables
    from cpdesk.tables.sheets import drawing_of
    from ui.diagram.look import PAPER
    from ui.diagram.scene import DiagramScene
    from ui.diagram.view import DiagramView

    start = perf_counter()
    tables = Tables(editor.session.project)
    scene = DiagramScene(PAPER)
    scene.show_drawing(drawing_of(tables.view, editor.sheet, editor.session.say))
    view = _shown(DiagramView(scene))
    view.fit_drawn()
    view.viewport().repaint()
    return perf_counter() - start


def _dragged(editor, hub) -> Iterator[float]:
    """Yield the seconds of each frame of a drag, with routing and painting; each goes a step of the grid on."""
    from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    from ui.diagram.gestures.moving import MovingThings
    from ui.diagram.scene import GRID

    begun = QPointF(hub.stand.x, hub.stand.y)
    gesture = editor.hand.gesture = MovingThings(editor, [hub.id], begun)
    left = Qt.MouseButton.LeftButton
    for step in range(1, 41):
        at = begun + QPointF(step * GRID / 2, (step % 7) * GRID / 2)
        move = QMouseEvent(QEvent.Type.MouseMove, at, at, left, left, Qt.KeyboardModifier.NoModifier)
        start = perf_counter()
        gesture.drag(at, move)
        QCoreApplication.processEvents()
        yield perf_counter() - start
    editor.hand.cancel()


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
    """Paint as the window does: after a pan what came into sight, after a zoom all of it."""
    from PySide6.QtCore import QCoreApplication

    for step in range(12):
        move(step)
        QCoreApplication.processEvents()
