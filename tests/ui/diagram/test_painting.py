"""What is painted: nothing fails in paint, whatever stands on a sheet; the screen shows what the drawing says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cpdesk.methods.sheets.placing import Stand, ports_of
from cpdesk.records.flows import StreamKind
from cpdesk.records.plant import EquipmentKind
from cpdesk.records.production import Medium
from cpdesk.reference.symbols import symbol_of, symbols
from cpdesk.tables.drawing import (
    Drawing,
    EmissionMark,
    Item,
    Label,
    Line,
    Standing,
    StreamState,
    Underlay,
)
from cpdesk.tables.table import Table
from ui.diagram.look import PAPER, screen_look
from ui.diagram.painting import ItemPicture, LinePicture, symbol_paths
from ui.diagram.scene import DiagramScene
from ui.diagram.symbol_icons import symbol_icon
from ui.diagram.view import DiagramView
from ui.theme.palette import DARK

KEYS = [*symbols()]


def drawing() -> Drawing:
    """A sheet with every symbol, every state, every kind of stream and marks of every medium."""
    items = []
    for place, key in enumerate(KEYS):
        drawn = symbols()[key]
        stand = Stand(25.0 + 40 * (place % 10), 25.0 + 45 * (place // 10), drawn.width, drawn.height)
        labels = (
            Label(f"X-{place}", stand.x, stand.y + 16, 12, 3, bold=True),
            Label("多行\n名称", stand.x, stand.y + 20, 12, 6),
        )
        medium = [*Medium, None][place % (len(Medium) + 1)]
        marks = (EmissionMark(f"m{place}", medium, str(place), stand.x, stand.y - 15),)
        style = ("", "thick", "dashed tint")[place % 3]
        items.append(
            Item(
                f"p{place}",
                Standing.EQUIPMENT,
                f"e{place}",
                stand,
                drawn,
                ports_of(drawn, stand),
                labels,
                marks,
                style=style,
            )
        )
    note = Item("note", Standing.NOTE, None, Stand(60, 240, 30, 6), labels=(Label("Note", 60, 240, 30, 6),))
    lines = []
    for place, (state, kind) in enumerate((s, k) for s in StreamState for k in (None, *StreamKind)):
        y = 250 + place * 0.5
        label = Label(f"S{place}", 30 + 5.0 * place, y, 9, 3) if place % 4 else None
        lines.append(Line(f"s{place}", ((10, y), (100, y), (100, y + 5), (400, y + 5)), label, state, kind))
    under = Underlay("gone", 10, 10, 100, 0.5)
    return Drawing(
        "sheet",
        "1",
        "",
        420,
        297,
        (5, 5, 415, 292),
        (*items, note),
        tuple(lines),
        (),
        Table("streams", "", (), ()),
        underlay=under,
    )


@pytest.mark.parametrize("zoom", [0.1, 0.39, 1.0, 3.0])
def test_everything_is_painted_at_every_size_in_both_schemes(qapp, zoom):
    for look in (PAPER, screen_look(DARK)):
        scene = DiagramScene(look)
        scene.show_drawing(drawing())
        view = DiagramView(scene)
        view.resize(900, 700)
        view.set_zoom(zoom)
        scene.choose(["p1", "note"], ["s1"])
        image = view.grab().toImage()
        assert len({image.pixelColor(x, 350).name() for x in range(0, 900, 3)}) > 1


def test_a_drawing_without_anything_is_painted(qapp):
    scene = DiagramScene(PAPER)
    view = DiagramView(scene)
    view.grab()
    scene.show_drawing(replace(drawing(), items=(), lines=(), underlay=None))
    view.fit_drawn()
    view.grab()
    assert view.zoom > 0


def test_letters_are_left_out_where_nobody_can_read_them(qapp):
    item, line = drawing().items[0], next(one for one in drawing().lines if one.label is not None)
    assert _inked(ItemPicture(item, PAPER)) > _inked(ItemPicture(item, PAPER), coarse=True)
    assert _inked(LinePicture(line, PAPER)) > _inked(LinePicture(line, PAPER), coarse=True)


def _inked(picture, *, coarse: bool = False) -> int:
    image = QImage(1680, 1188, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(4, 4)
    before = painter.transform()
    picture.paint(painter, coarse=coarse)
    assert painter.transform() == before, "painting leaves the painter where it was"
    painter.end()
    return sum(image.pixel(x, y) != 0xFFFFFFFF for y in range(0, 1188, 2) for x in range(0, 1680, 2))


@pytest.mark.parametrize("kind", list(EquipmentKind))
def test_icons_show_the_whole_symbol(qapp, kind):
    """The rim of a symbol lies on the edge of its box: half of it would be cut."""
    outline, filled = symbol_paths(symbol_of(kind.value))
    assert QRectF(-0.51, -0.51, 1.02, 1.02).contains(outline.boundingRect().united(filled.boundingRect()))
    pixmap = symbol_icon(kind.value, "#000000").pixmap(26, 26)
    image = pixmap.toImage()
    edge = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in (0, image.height() - 1)]
    assert max(edge) == 0, "nothing touches the edge"


def test_only_what_differs_is_made_anew(qapp):
    scene = DiagramScene(PAPER)
    first = drawing()
    scene.show_drawing(first)
    kept = dict(scene.symbols)
    moved = replace(first.items[0], stand=replace(first.items[0].stand, x=99.0))
    scene.choose([first.items[0].id])
    scene.show_drawing(replace(first, items=(moved, *first.items[2:]), lines=first.lines[1:]))
    assert scene.symbols["p0"] is kept["p0"]
    assert scene.symbols["p0"].body.center().x() == pytest.approx(99.0)
    assert scene.symbols["p0"].isSelected(), "what is chosen stays chosen"
    assert "p1" not in scene.symbols
    assert first.lines[0].stream not in scene.lines


@pytest.fixture
def shown(qtbot):
    """A view of everything on a screen, at natural size, some of it chosen."""
    scene = DiagramScene(PAPER)
    scene.show_drawing(drawing())
    view = DiagramView(scene)
    view.resize(700, 500)
    view.show()
    qtbot.waitExposed(view)
    scene.choose(["p1", "p3"], ["s1", "s9"])
    QCoreApplication.processEvents()
    yield view
    view.close()
    view.deleteLater()
    scene.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_sheet_that_was_dragged_looks_as_one_painted_at_that_place(shown):
    """While it is dragged only what comes into sight is painted; the rest is carried along.

    Nothing here is dashed: Qt begins dashes where a line comes into sight.
    """
    whole = drawing()
    plain = [replace(item, style="") for item in whole.items]
    solid = [line for line in whole.lines if line.kind is None and line.state is not StreamState.NO_FLOW]
    shown.sheet.choose(())
    shown.sheet.show_drawing(replace(whole, items=tuple(plain), lines=tuple(solid)))
    across, down = shown.horizontalScrollBar(), shown.verticalScrollBar()
    for step in range(12):
        across.setValue(across.minimum() + 29 + 23 * step)
        down.setValue(down.minimum() + 31 + 17 * step)
        QCoreApplication.processEvents()
    assert across.value() > across.minimum() + 200
    dragged = shown.screen().grabWindow(shown.winId()).toImage()
    shown.viewport().repaint()
    assert differing(dragged, shown.screen().grabWindow(shown.winId()).toImage(), by=40) == 0


@pytest.mark.parametrize("zoom", [0.3, 1.0, 2.6])
def test_what_is_painted_does_not_depend_on_what_was_painted_before(shown, zoom):
    """The painter is not put back between two things, so each must set all that it paints with."""
    shown.set_zoom(zoom)
    flag = DiagramView.OptimizationFlag.DontSavePainterState
    assert shown.optimizationFlags() & flag
    quick = shown.viewport().grab().toImage()
    shown.setOptimizationFlag(flag, False)
    assert differing(quick, shown.viewport().grab().toImage()) == 0


def test_letters_on_the_screen_stand_where_those_on_paper_do(qapp):
    """The screen is painted with glyphs that are set once, paper with text that can be read back."""
    for item in drawing().items[:4]:
        images = []
        for live in (True, False):
            image = QImage(400, 400, QImage.Format.Format_RGB32)
            image.fill(0xFFFFFFFF)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(6, 6)
            painter.translate(30 - item.stand.x, 20 - item.stand.y)
            ItemPicture(replace(item, symbol=None), PAPER).paint(painter, live=live)
            painter.end()
            images.append(image.scaled(80, 80, mode=Qt.TransformationMode.SmoothTransformation))
        assert differing(*images, by=24) == 0
        assert len({images[0].pixel(x, y) for x in range(80) for y in range(80)}) > 20


def differing(one: QImage, other: QImage, by: int = 0) -> int:
    """Count the points at which two pictures of one size differ by more than so much lightness or colour."""
    assert one.size() == other.size()
    apart = 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixel(x, y), other.pixel(x, y)
            apart += a != b and any(abs((a >> n & 255) - (b >> n & 255)) > by for n in (0, 8, 16))
    return apart
