"""A scan under the sheet is moved, made larger and dimmed; a chosen thing is resized by its corners."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from cpdesk.records.diagrams import Placement
from ui.diagram.gestures.scanning import MovingScan

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scanned(sheet, tmp_path):
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#d02020"))
    sheet.asked.file = tmp_path / "old drawing.png"
    image.save(str(sheet.asked.file))
    sheet.page.actions_of_sheet.do("underlay")
    return sheet


def under(sheet) -> tuple[float, float, float, float]:
    kept = sheet.editor.drawing.underlay
    return kept.x, kept.y, kept.width, kept.shade


def test_a_scan_is_in_hand_once_it_lies_and_escape_lets_it_go(scanned):
    assert isinstance(scanned.editor.hand.armed, MovingScan)
    scanned.key(Qt.Key.Key_Escape)
    assert scanned.editor.hand.armed is None


def test_a_scan_is_dragged_in_one_step(scanned):
    (x, y, width, shade), steps = under(scanned), scanned.steps()
    scanned.mouse.drag((x + 60, y + 40), (x + 80, y + 55))
    assert under(scanned) == pytest.approx((x + 20, y + 15, width, shade), abs=0.6)
    assert isinstance(scanned.editor.hand.armed, MovingScan), "it stays in hand for the next drag"
    scanned.undo()
    assert (under(scanned), scanned.steps()) == ((x, y, width, shade), steps)


def test_escape_while_a_scan_is_dragged_leaves_it(scanned):
    before, steps = under(scanned), scanned.steps()
    scanned.mouse.begin((before[0] + 60, before[1] + 40), (before[0] + 90, before[1] + 60))
    assert scanned.scene.scan_under_way is not None
    scanned.key(Qt.Key.Key_Escape)
    assert scanned.scene.scan_under_way is None
    scanned.mouse.release(before[0] + 90, before[1] + 60)
    assert (under(scanned), scanned.steps()) == (before, steps)


def test_a_corner_makes_the_scan_smaller_and_the_opposite_one_stays(scanned):
    x, y, width, _ = under(scanned)
    scanned.view.fit()
    scanned.mouse.drag((x + width, y + width / 2), (x + width - 40, y + width / 2 - 20))
    assert under(scanned)[:3] == pytest.approx((x, y, width - 40), abs=1)
    scanned.mouse.drag((x, y), (x + 30, y + 15))
    assert under(scanned)[:3] == pytest.approx((x + 30, y + 15, width - 70), abs=1)


def test_a_scan_is_moved_and_sized_by_keys(scanned):
    x, y, width, _ = under(scanned)
    scanned.key(Qt.Key.Key_Right)
    scanned.key(Qt.Key.Key_Up, SHIFT)
    assert under(scanned)[:3] == (x + 5, y - 1, width)
    scanned.key(Qt.Key.Key_Plus)
    assert under(scanned)[2] > width
    scanned.key(Qt.Key.Key_Return)
    assert scanned.editor.hand.armed is None


def test_a_held_arrow_moves_the_scan_in_one_step(scanned):
    (x, y, width, shade), steps = under(scanned), len(scanned.project.history())
    scanned.hold(Qt.Key.Key_Right, 6)
    assert scanned.scene.scan_under_way.x == x + 35
    assert (under(scanned)[0], len(scanned.project.history())) == (x, steps)
    scanned.let_go(Qt.Key.Key_Right)
    assert (under(scanned)[:3], len(scanned.project.history())) == ((x + 35, y, width), steps + 1)
    assert scanned.scene.scan_under_way is None
    scanned.undo()
    assert under(scanned) == (x, y, width, shade)


def test_escape_while_a_key_is_held_leaves_the_scan(scanned):
    before, steps = under(scanned), len(scanned.project.history())
    scanned.hold(Qt.Key.Key_Down, 2)
    scanned.key(Qt.Key.Key_Escape)
    scanned.let_go(Qt.Key.Key_Down)
    assert (under(scanned), len(scanned.project.history())) == (before, steps)


def test_what_a_held_key_did_is_kept_where_the_keys_go_elsewhere(scanned):
    before = under(scanned)
    scanned.hold(Qt.Key.Key_Plus, 2)
    scanned.view.clearFocus()
    assert under(scanned)[2] == pytest.approx(before[2] * 1.02**3, abs=0.02)


def test_enter_keeps_what_a_held_key_did(scanned):
    before = under(scanned)
    scanned.hold(Qt.Key.Key_Left, 1)
    scanned.key(Qt.Key.Key_Return)
    assert scanned.editor.hand.armed is None
    assert under(scanned)[0] == before[0] - 10


def test_a_scan_is_dimmed_and_shown_again_within_bounds(scanned):
    shade = under(scanned)[3]
    scanned.page.actions_of_sheet.do("dim_underlay")
    assert under(scanned)[3] == pytest.approx(shade + 0.15)
    for _ in range(9):
        scanned.page.actions_of_sheet.do("clear_underlay")
    assert under(scanned)[3] == 0


def test_what_moves_a_scan_needs_one(sheet):
    assert not sheet.page.actions_of_sheet.made["move_underlay"].isEnabled()


def test_a_pdf_is_refused_with_what_to_do(sheet, tmp_path):
    told = []
    sheet.page.session.told.connect(told.append)
    sheet.asked.file = tmp_path / "plan.pdf"
    sheet.asked.file.write_bytes(b"%PDF-1.4")
    sheet.page.actions_of_sheet.do("underlay")
    assert sheet.editor.drawing.underlay is None
    assert "PNG" in str(told[-1])


def corner(sheet, of: str) -> tuple[float, float]:
    body = sheet.scene.symbols[sheet.item(of).id].body
    return body.right(), body.bottom()


def test_a_corner_resizes_a_chosen_thing_and_its_streams_follow(sheet):
    sheet.editor.choose_record("equipment", "v1")
    old, (x, y), steps = sheet.item("v1").stand, corner(sheet, "v1"), sheet.steps()
    sheet.mouse.drag((x, y), (x + 6, y + 6 * old.height / old.width))
    new = sheet.item("v1").stand
    assert new.width == pytest.approx(old.width + 12, abs=1.5)
    assert new.height / new.width == pytest.approx(old.height / old.width, rel=0.01)
    assert (new.x, new.y) == (old.x, old.y)
    port = next(one for one in sheet.item("v1").ports if (one.x, one.y) == sheet.line("s_b").points[0])
    assert port
    sheet.undo()
    assert (sheet.item("v1").stand, sheet.steps()) == (old, steps)


def test_with_shift_a_thing_takes_another_shape(sheet):
    sheet.editor.choose_record("equipment", "v1")
    old, (x, y) = sheet.item("v1").stand, corner(sheet, "v1")
    sheet.mouse.drag((x, y), (x + 8, y), SHIFT)
    new = sheet.item("v1").stand
    assert (new.width, new.height) == pytest.approx((old.width + 16, old.height), abs=1)


def test_escape_leaves_the_size(sheet):
    sheet.editor.choose_record("equipment", "v1")
    (x, y), steps = corner(sheet, "v1"), sheet.steps()
    kept = sheet.project.read(Placement)
    sheet.mouse.begin((x, y), (x + 8, y + 8))
    assert sheet.scene.symbols[sheet.item("v1").id].item.stand != sheet.item("v1").stand
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.scene.symbols[sheet.item("v1").id].item.stand == sheet.item("v1").stand
    sheet.mouse.release(x + 8, y + 8)
    assert (sheet.project.read(Placement), sheet.steps()) == (kept, steps)
