"""Drawing with the mouse: each gesture is one step that undo takes back, and Escape leaves the file as it was."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.edits.sheets import new_sheet
from cpdesk.methods.sheets.moving import Moving
from cpdesk.records.diagrams import Placement, Route
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment
from ui.diagram.gestures.connecting import end_at
from ui.diagram.name_field import NameField

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def dump(project) -> tuple:
    return tuple(tuple(project.read(kind)) for kind in (Placement, Route, Stream, Equipment))


def flat(points) -> list[float]:
    return [number for point in points for number in point]


def free(sheet) -> tuple[float, float]:
    """A place where nothing stands."""
    x, y = sheet.middle("v1")
    return x, y + 55.0


def palette_spot(sheet, kind: str):
    palette = sheet.page.palette_of_symbols.list
    for number in range(palette.count()):
        item = palette.item(number)
        if item.data(Qt.ItemDataRole.UserRole) == kind:
            palette.scrollToItem(item)
            return palette, palette.visualItemRect(item).center()
    raise LookupError(kind)


def carry(sheet, kind: str, x: float, y: float, *, let_go: bool = True) -> None:
    """Drag a kind out of the palette to a place of the sheet."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    palette, spot = palette_spot(sheet, kind)
    QTest.mousePress(palette.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    there = sheet.view.viewport().mapToGlobal(sheet.mouse.spot(x, y))
    near = palette.viewport().mapToGlobal(spot)
    for place in (near, (near + there) / 2, there):
        here = palette.viewport().mapFromGlobal(place)
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(here),
            QPointF(place),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(palette.viewport(), event)
    if let_go:
        QTest.mouseRelease(
            palette.viewport(), Qt.MouseButton.LeftButton, pos=palette.viewport().mapFromGlobal(there)
        )


def test_equipment_is_dragged_out_of_the_palette(sheet):
    before = dump(sheet.project)
    carry(sheet, "pump", *free(sheet))
    made = [one for one in sheet.project.read(Equipment) if one not in before[3]]
    assert [one.kind.value for one in made] == ["pump"]
    assert made[0].tag, "it has the next tag of the scheme"
    assert made[0].unit_process == "u1"
    placed = next(one for one in sheet.project.read(Placement) if one.equipment == made[0].id)
    assert (placed.x, placed.y) == pytest.approx(free(sheet), abs=3)
    assert sheet.editor.record == ("equipment", made[0].id)
    sheet.undo()
    assert dump(sheet.project) == before


def test_escape_while_equipment_is_carried_puts_nothing(sheet):
    before = sheet.steps()
    carry(sheet, "pump", *free(sheet), let_go=False)
    palette = sheet.page.palette_of_symbols.list
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    there = palette.viewport().mapFromGlobal(
        sheet.view.viewport().mapToGlobal(sheet.mouse.spot(*free(sheet)))
    )
    QTest.mouseRelease(palette.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert sheet.steps() == before


def test_equipment_is_placed_by_a_click_here_and_a_click_there(sheet):
    palette, spot = palette_spot(sheet, "filter")
    QTest.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert sheet.editor.hand.armed is not None
    sheet.mouse.move(*free(sheet), held=False)
    sheet.mouse.click(*free(sheet))
    assert sheet.editor.hand.armed is None
    assert [one for one in sheet.project.read(Equipment) if one.kind and one.kind.value == "filter"]


def test_enter_in_the_palette_places_beside_what_is_chosen(sheet):
    sheet.editor.choose_record("equipment", "v1")
    palette, _ = palette_spot(sheet, "pump")
    sheet.page.palette_of_symbols.search.setFocus()
    sheet.page.palette_of_symbols.search.setText("pump")
    QTest.keyClick(sheet.page.palette_of_symbols.search, Qt.Key.Key_Return)
    made = sheet.editor.scene.chosen_items()[0]
    assert made.stand.x > sheet.item("v1").stand.extent[2]
    assert palette.currentItem().text() == "pump"


def test_a_stream_is_drawn_from_port_to_port(sheet):
    before = dump(sheet.project)
    sheet.mouse.move(*sheet.middle("s1"), held=False)
    sheet.mouse.drag(sheet.port("s1", "bottom_1"), sheet.port("v1", "top_2"))
    made = [one for one in sheet.project.read(Stream) if one not in before[2]]
    assert [(one.from_equipment, one.to_equipment) for one in made] == [("s1", "v1")]
    assert made[0].from_port == "bottom_1"
    assert made[0].number
    sheet.undo()
    assert dump(sheet.project) == before


def test_a_port_and_a_line_are_hit_however_small_the_sheet_is_shown(sheet):
    before = {one.id for one in sheet.project.read(Stream)}
    sheet.view.set_zoom(0.4)
    beside = sheet.view.on_sheet(4)
    x, y = sheet.port("s1", "bottom_1")
    sheet.mouse.drag((x, y + beside), sheet.port("v1", "top_2"))
    made = [one for one in sheet.project.read(Stream) if one.id not in before]
    assert [(one.from_equipment, one.to_equipment) for one in made] == [("s1", "v1")]
    (x1, y1), (x2, y2) = max(
        pairwise(sheet.line("s_a").points),
        key=lambda two: abs(two[0][0] - two[1][0]) + abs(two[0][1] - two[1][1]),
    )
    off = sheet.view.on_sheet(2.4)
    level = abs(y1 - y2) < 0.01
    sheet.mouse.click((x1 + x2) / 2 + (0 if level else off), (y1 + y2) / 2 + (off if level else 0))
    assert sheet.editor.record == ("stream", "s_a")


def test_an_empty_sheet_is_shown_so_large_that_tags_can_be_read(sheet):
    made = new_sheet(sheet.project, None, "9", "Empty")
    sheet.page.open_sheet(made.id)
    assert sheet.view.zoom >= 0.69


def test_what_was_chosen_first_is_the_line_of_the_others(sheet):
    for first, then in (("e1", "v1"), ("v1", "e1")):
        sheet.mouse.click(*sheet.middle(first))
        sheet.mouse.click(*sheet.middle(then), SHIFT)
        assert [item.of for item in sheet.scene.chosen_items()] == [first, then]


def test_a_stream_into_free_space_ends_in_the_surroundings(sheet):
    before = {one.id for one in sheet.project.read(Stream)}
    x, y = sheet.port("v1", "top_2")
    sheet.mouse.drag((x, y), (x - 20, y - 45))
    made = next(one for one in sheet.project.read(Stream) if one.id not in before)
    assert made.from_equipment == "v1"
    assert made.to_equipment is None
    end = next(one for one in sheet.project.read(Placement) if one.stream == made.id)
    assert end.stream_start is False
    assert abs(end.x - (x - 20)) < 3


def test_an_end_is_tied_to_another_port(sheet):
    line = sheet.line("s_m")
    sheet.scene.choose([], ["s_m"])
    end = line.points[-1]
    sheet.mouse.drag(end, sheet.port("e1", "coolant_in"))
    assert sheet.project.get(Stream, "s_m").to_equipment == "e1"
    assert sheet.project.get(Stream, "s_m").to_port == "coolant_in"


def test_at_rest_the_streams_are_shown_as_they_are_kept(sheet, qtbot):
    """The pointer rests before the button is let go: then no line may jump."""
    x, y = sheet.middle("r1")
    sheet.mouse.begin((x, y), (x - 30, y + 30))
    by = sheet.scene.symbols[sheet.item("r1").id].item.stand
    moved = Moving(sheet.editor.plan, [sheet.item("r1").id]).by(
        by.x - sheet.item("r1").stand.x, by.y - sheet.item("r1").stand.y
    )
    kept = {key: course.points for key, course in moved.courses.items()}

    def at_rest() -> None:
        assert all(sheet.scene.lines[key].line.points == points for key, points in kept.items())

    qtbot.waitUntil(at_rest)
    shown = {key: one.line.points for key, one in sheet.scene.lines.items()}
    sheet.mouse.release(x - 30, y + 30)
    for key, points in shown.items():
        assert flat(sheet.scene.lines[key].line.points) == pytest.approx(flat(points), abs=0.01)


def test_a_stream_stays_where_it_was_shown_while_it_was_drawn(sheet):
    ports = sheet.port("s1", "bottom_1"), sheet.port("v1", "top_2")
    before = {one.id for one in sheet.project.read(Stream)}
    sheet.mouse.move(*sheet.middle("s1"), held=False)
    sheet.mouse.begin(*ports)
    gesture = sheet.editor.hand.gesture
    start, end = end_at(gesture._start, gesture._at), end_at(gesture._to, gesture._at)
    shown = gesture._course.between(start, end)
    sheet.mouse.release(*ports[1])
    made = next(one.id for one in sheet.project.read(Stream) if one.id not in before)
    assert flat(sheet.line(made).points) == pytest.approx(flat(shown), abs=0.01)


def test_what_is_moved_takes_its_streams_along_at_once(sheet):
    before, steps = dump(sheet.project), sheet.steps()
    x, y = sheet.middle("e1")
    sheet.mouse.begin((x, y), (x + 10, y - 20))
    shown = sheet.scene.lines["s_e"].line.points
    assert shown[-1] != sheet.line("s_e").points[-1], "the line follows before the button is let go"
    assert sheet.steps() == steps
    sheet.mouse.release(x + 10, y - 20)
    assert sheet.middle("e1") == pytest.approx((x + 10, y - 20), abs=3)
    assert sheet.line("s_e").points[-1] == pytest.approx(shown[-1])
    sheet.undo()
    assert dump(sheet.project) == before, "one gesture, one step"


def test_a_stretch_of_a_line_is_moved_and_stays_so(sheet):
    bent = sheet.cornered
    line = sheet.line(bent)
    (x1, y1), (x2, y2) = max(pairwise(line.points[1:-1]), key=lambda two: abs(two[0][1] - two[1][1]))
    at = ((x1 + x2) / 2, (y1 + y2) / 2 + 2)
    sheet.mouse.drag(at, (at[0] + 5, at[1]))
    moved = sheet.line(bent)
    assert moved.kept
    assert moved.points[0] == line.points[0]
    assert moved.points[-1] == line.points[-1]
    assert any(abs(x - (x1 + 5)) < 2.6 for x, _ in moved.points)


def test_a_number_is_moved(sheet):
    label = sheet.line("s_a").label
    sheet.mouse.drag((label.x, label.y), (label.x, label.y - 12))
    assert sheet.line("s_a").label.y == pytest.approx(label.y - 12, abs=1)
    assert sheet.line("s_a").label.placed


def test_a_tag_is_moved(sheet):
    label = sheet.item("p1").labels[0]
    sheet.mouse.drag((label.x, label.y), (label.x + 20, label.y + 8))
    assert sheet.item("p1").labels[0].y == pytest.approx(label.y + 8, abs=1.5)


def test_a_box_chooses_what_lies_in_it(sheet):
    items = [sheet.item(key).stand.extent for key in ("v1", "p1")]
    left, top = min(one[0] for one in items) - 3, min(one[1] for one in items) - 3
    right, bottom = max(one[2] for one in items) + 3, max(one[3] for one in items) + 3
    sheet.mouse.drag((left, bottom), (right, top))
    assert {item.of for item in sheet.scene.chosen_items()} == {"v1", "p1"}
    sheet.mouse.click(*sheet.middle("r1"), SHIFT)
    assert {item.of for item in sheet.scene.chosen_items()} == {"v1", "p1", "r1"}
    sheet.mouse.click(*sheet.middle("r1"), SHIFT)
    assert {item.of for item in sheet.scene.chosen_items()} == {"v1", "p1"}


def test_a_click_beside_everything_lets_go(sheet):
    sheet.mouse.click(*sheet.middle("r1"))
    assert sheet.editor.record == ("equipment", "r1")
    sheet.mouse.click(sheet.middle("v1")[0], sheet.middle("v1")[1] + 60)
    assert sheet.editor.record == ("", "")


GESTURES = {
    "moving": lambda s: (s.middle("e1"), (s.middle("e1")[0] + 20, s.middle("e1")[1] - 20)),
    "connecting": lambda s: (s.port("v1", "top_2"), (s.middle("v1")[0], s.middle("v1")[1] - 50)),
    "numbering": lambda s: ((s.line("s_a").label.x, s.line("s_a").label.y), (60.0, 60.0)),
    "bending": lambda s: (_stretch(s), (_stretch(s)[0] + 10, _stretch(s)[1])),
    "choosing": lambda s: ((s.middle("v1")[0] - 40, s.middle("v1")[1] + 50), s.middle("r1")),
}


def _stretch(sheet):
    points = sheet.line(sheet.cornered).points
    (x1, y1), (x2, y2) = max(pairwise(points[1:-1]), key=lambda two: abs(two[0][1] - two[1][1]))
    return (x1 + x2) / 2, (y1 + y2) / 2 + 2


@pytest.mark.parametrize("name", GESTURES)
def test_escape_in_the_middle_of_a_gesture_leaves_the_file_as_it_was(sheet, name):
    before, steps = dump(sheet.project), sheet.steps()
    shown = [one.item for one in sheet.scene.symbols.values()]
    start, end = GESTURES[name](sheet)
    sheet.mouse.move(*start, held=False)
    sheet.mouse.begin(start, end)
    assert type(sheet.editor.hand.gesture).__name__ in (
        "MovingThings",
        "Connecting",
        "MovingLabel",
        "Bending",
        "ChoosingBox",
    )
    sheet.view.grab()
    sheet.key(Qt.Key.Key_Escape)
    sheet.mouse.release(*end)
    assert sheet.steps() == steps
    assert dump(sheet.project) == before
    assert [one.item for one in sheet.scene.symbols.values()] == shown


def test_escape_while_an_end_is_tied_leaves_it(sheet):
    steps = sheet.steps()
    sheet.scene.choose([], ["s_m"])
    sheet.mouse.begin(sheet.line("s_m").points[-1], sheet.middle("e1"))
    assert type(sheet.editor.hand.gesture).__name__ == "Tying"
    sheet.view.grab()
    sheet.key(Qt.Key.Key_Escape)
    sheet.mouse.release(*sheet.middle("e1"))
    assert sheet.steps() == steps


def test_a_name_is_written_where_it_stands(sheet):
    sheet.mouse.double(*sheet.middle("p1"))
    field = sheet.view.viewport().findChild(NameField)
    field.setText("Feed pump")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sheet.project.get(Equipment, "p1").name == "Feed pump"
    sheet.editor.choose_record("equipment", "p1")
    sheet.key(Qt.Key.Key_F2)
    again = next(one for one in sheet.view.viewport().findChildren(NameField) if one.isVisible())
    again.setText("Another")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert sheet.project.get(Equipment, "p1").name == "Feed pump"


def test_an_off_page_connector_leads_to_the_other_sheet(sheet):
    from cpdesk.edits.sheet_drawing import draw_unit

    other = draw_unit(sheet.project, "u2")
    item = sheet.item("s_m", False)
    assert item.leads_to == other.id
    sheet.mouse.double(*sheet.middle("s_m", False))
    assert sheet.editor.sheet == other.id
    assert sheet.editor.record == ("stream", "s_m")


def test_ctrl_and_the_wheel_zoom_and_space_drags(sheet):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    zoom = sheet.view.zoom
    spot = QPointF(sheet.view.viewport().rect().center())
    event = QWheelEvent(
        spot,
        sheet.view.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheet.view.viewport(), event)
    assert sheet.view.zoom > zoom
    sheet.view.set_zoom(4.0)
    before = sheet.view.horizontalScrollBar().value()
    QTest.keyPress(sheet.view, Qt.Key.Key_Space)
    x, y = sheet.middle("r1")
    sheet.view.centerOn(x, y)
    start = sheet.view.horizontalScrollBar().value()
    sheet.mouse.begin((x, y), (x + 10, y))
    sheet.mouse.release(x + 10, y)
    QTest.keyRelease(sheet.view, Qt.Key.Key_Space)
    assert sheet.view.horizontalScrollBar().value() != start or start != before


def test_a_held_arrow_moves_things_in_one_step(sheet):
    sheet.editor.choose_record("equipment", "v1")
    (x, y), steps = sheet.middle("v1"), len(sheet.project.history())
    sheet.hold(Qt.Key.Key_Down, 5)
    assert sheet.scene.symbols[sheet.item("v1").id].item.stand.y == y + 30
    assert (sheet.middle("v1"), len(sheet.project.history())) == ((x, y), steps)
    sheet.let_go(Qt.Key.Key_Down)
    assert (sheet.middle("v1"), len(sheet.project.history())) == ((x, y + 30), steps + 1)
    sheet.undo()
    assert sheet.middle("v1") == (x, y)


def test_escape_while_an_arrow_is_held_puts_things_back(sheet):
    sheet.editor.choose_record("equipment", "v1")
    place, steps = sheet.middle("v1"), len(sheet.project.history())
    sheet.hold(Qt.Key.Key_Right, 3)
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.scene.symbols[sheet.item("v1").id].item.stand == sheet.item("v1").stand
    sheet.let_go(Qt.Key.Key_Right)
    assert (sheet.middle("v1"), len(sheet.project.history())) == (place, steps)
    assert sheet.editor.record == ("equipment", "v1"), "the choice stays"
