"""What is painted: nothing fails in paint, whatever stands on a sheet; the screen shows what the drawing says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
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
