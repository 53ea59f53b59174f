"""What is done by keys and menus with what is chosen, and what the page shows of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cpdesk.edits.records import change
from cpdesk.edits.sheet_drawing import draw_overview, draw_unit
from cpdesk.quantities import quantity
from cpdesk.records.diagrams import Placement, Sheet, SheetKind
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment
from ui.diagram.doings import all_doings

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def choose(sheet, *keys: str) -> None:
    sheet.scene.choose([sheet.item(key).id for key in keys])


def test_every_key_stands_for_one_thing():
    keys = [doing.keys for doing in all_doings() if doing.keys]
    assert len(keys) == len(set(keys))


def test_arrows_nudge_by_a_step_and_finely(sheet):
    choose(sheet, "v1")
    x, y = sheet.middle("v1")
    steps = sheet.steps()
    sheet.key(Qt.Key.Key_Right)
    assert sheet.middle("v1") == pytest.approx((x + 5, y))
    sheet.key(Qt.Key.Key_Up, SHIFT)
    assert sheet.middle("v1") == pytest.approx((x + 5, y - 1))
    sheet.undo()
    sheet.undo()
    assert sheet.steps() == steps
    assert sheet.middle("v1") == pytest.approx((x, y))


def test_deleting_says_what_goes_with_it_and_undo_brings_it_back(sheet):
    told: list = []
    sheet.page.session.told.connect(told.append)
    before = (sheet.project.read(Equipment), sheet.project.read(Stream), sheet.project.read(Placement))
    choose(sheet, "e1")
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.project.get(Equipment, "e1") is None
    assert sheet.project.get(Stream, "s_e") is None
    said = told[-1].values["what"]
    assert "Equipment: 1" in said
    assert "Stream: 3" in said
    sheet.undo()
    assert (
        sheet.project.read(Equipment),
        sheet.project.read(Stream),
        sheet.project.read(Placement),
    ) == before


def test_deleting_counts_streams_that_are_not_on_this_sheet(sheet):
    """What is taken off a sheet first goes all the same."""
    told: list = []
    sheet.page.session.told.connect(told.append)
    other = draw_unit(sheet.project, "u2")
    sheet.page.open_sheet(other.id)
    choose(sheet, "e2")
    sheet.page.commands.take_off()
    choose(sheet, "t2")
    sheet.page.commands.delete()
    said = told[-1].values["what"]
    assert "Equipment: 1" in said
    assert "Stream: 2" in said


def test_taking_off_the_sheet_keeps_the_equipment(sheet):
    choose(sheet, "e1")
    sheet.key(Qt.Key.Key_Delete, SHIFT)
    assert sheet.project.get(Equipment, "e1") is not None
    assert not any(item.of == "e1" for item in sheet.editor.drawing.items)
    assert "e1" in sheet.editor.drawing.undrawn_equipment
    assert sheet.page.head.rest.isVisible()
    QTest.mouseClick(sheet.page.head.rest, Qt.MouseButton.LeftButton)
    assert any(item.of == "e1" for item in sheet.editor.drawing.items)


def test_copy_and_paste_beside_in_place_and_on_another_sheet(sheet):
    choose(sheet, "v1", "p1")
    sheet.key(Qt.Key.Key_C, CTRL)
    x, _ = sheet.middle("v1")
    sheet.key(Qt.Key.Key_V, CTRL)
    made = sheet.scene.chosen_items()
    assert len(made) == 2
    assert {one.of for one in made}.isdisjoint({"v1", "p1"})
    assert min(one.stand.x for one in made) == pytest.approx(x + 10)
    between = [one for one in sheet.project.read(Stream) if one.from_equipment in {m.of for m in made}]
    assert len(between) == 1, "the stream between them is copied too"
    sheet.key(Qt.Key.Key_V, CTRL | SHIFT)
    assert min(one.stand.x for one in sheet.scene.chosen_items()) == pytest.approx(x)
    other = draw_unit(sheet.project, "u2")
    sheet.page.open_sheet(other.id)
    sheet.view.setFocus()
    sheet.key(Qt.Key.Key_V, CTRL)
    pasted = sheet.scene.chosen_items()
    assert len(pasted) == 2
    assert all(sheet.project.get(Equipment, one.of).unit_process == "u2" for one in pasted)


def test_a_style_is_carried_over(sheet):
    choose(sheet, "v1")
    sheet.page.actions_of_sheet.do("style_thick")
    choose(sheet, "v1")
    sheet.key(Qt.Key.Key_C, CTRL | ALT)
    choose(sheet, "p1")
    sheet.key(Qt.Key.Key_V, CTRL | ALT)
    assert sheet.item("p1").style == "thick"
    sheet.scene.choose([], ["s_a"])
    sheet.page.actions_of_sheet.do("style_dashed")
    assert sheet.line("s_a").style == "dashed"


def test_turn_and_mirror(sheet):
    choose(sheet, "p1")
    sheet.key(Qt.Key.Key_R, CTRL)
    assert sheet.item("p1").stand.rotation == 90
    sheet.key(Qt.Key.Key_M, CTRL)
    assert sheet.item("p1").stand.mirrored


def test_align_and_distribute(sheet):
    choose(sheet, "v1", "p1", "r1")
    sheet.page.actions_of_sheet.do("align_top")
    tops = {round(sheet.item(key).stand.extent[1], 3) for key in ("v1", "p1", "r1")}
    assert len(tops) == 1
    choose(sheet, "v1", "p1", "r1")
    sheet.page.actions_of_sheet.do("distribute_across")
    a, b, c = sorted((sheet.item(key).stand.extent for key in ("v1", "p1", "r1")), key=lambda one: one[0])
    assert b[0] - a[2] == pytest.approx(c[0] - b[2])


def test_layout_respects_what_is_pinned(sheet):
    choose(sheet, "t1")
    sheet.key(Qt.Key.Key_Right)
    choose(sheet, "t1")
    sheet.page.actions_of_sheet.do("pin")
    assert sheet.item("t1").pinned
    pinned, free = sheet.middle("t1"), sheet.middle("v1")
    choose(sheet, "v1")
    for _ in range(4):
        sheet.key(Qt.Key.Key_Down)
    sheet.page.actions_of_sheet.do("lay_out")
    assert sheet.middle("t1") == pinned
    assert sheet.middle("v1") != (free[0], free[1] + 20)


def test_finding_a_tag_a_number_and_what_is_on_another_sheet(sheet):
    bar = sheet.page.bar
    for text, found in (("r101", ("equipment", "r1")), ("S11", ("stream", "s_k"))):
        sheet.key(Qt.Key.Key_F, CTRL)
        assert bar.field.hasFocus()
        bar.field.setText(text)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        assert sheet.editor.record == found
    other = draw_unit(sheet.project, "u2")
    sheet.key(Qt.Key.Key_F, CTRL)
    bar.field.setText("T201")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert sheet.editor.sheet == other.id
    assert sheet.editor.record == ("equipment", "t2")
    told: list = []
    sheet.page.session.told.connect(told.append)
    sheet.key(Qt.Key.Key_F, CTRL)
    bar.field.setText("Z999")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert told[-1].values == {"text": "Z999"}


def test_tab_goes_through_what_stands_on_the_sheet(sheet):
    seen = set()
    for _ in sheet.editor.drawing.items:
        sheet.key(Qt.Key.Key_Tab)
        seen.add(sheet.scene.chosen_items()[0].id)
    assert seen == {item.id for item in sheet.editor.drawing.items}
    last = sheet.scene.chosen_items()[0].id
    sheet.key(Qt.Key.Key_Backtab, SHIFT)
    assert sheet.scene.chosen_items()[0].id != last


def test_two_chosen_things_are_connected_by_a_key(sheet):
    before = {one.id for one in sheet.project.read(Stream)}
    choose(sheet, "v1", "t1")
    sheet.key(Qt.Key.Key_S, CTRL | ALT)
    made = next(one for one in sheet.project.read(Stream) if one.id not in before)
    assert (made.from_equipment, made.to_equipment) == ("v1", "t1")


def test_zoom_and_fit_by_keys(sheet):
    sheet.key(Qt.Key.Key_0, CTRL)
    zoom = sheet.view.zoom
    sheet.key(Qt.Key.Key_Plus, CTRL)
    assert sheet.view.zoom > zoom
    sheet.key(Qt.Key.Key_Minus, CTRL)
    sheet.key(Qt.Key.Key_Minus, CTRL)
    assert sheet.view.zoom < zoom
    sheet.key(Qt.Key.Key_0, CTRL)
    assert sheet.view.zoom == pytest.approx(zoom)
    assert sheet.page.bar.zoom.text() == f"{round(zoom * 100)} %"


def test_grid_and_snap_can_be_left_off(sheet):
    sheet.page.actions_of_sheet.do("snap")
    x, y = sheet.middle("e1")
    sheet.mouse.drag((x, y), (x + 7.3, y - 31.7))
    assert sheet.middle("e1") == pytest.approx((x + 7.3, y - 31.7), abs=1.0)
    assert any(value % 2.5 > 0.2 for value in sheet.middle("e1"))
    assert not sheet.page.actions_of_sheet.made["snap"].isChecked()
    before = sheet.view.grab().toImage()
    sheet.page.actions_of_sheet.do("grid")
    assert not sheet.scene.with_grid
    assert sheet.view.grab().toImage() != before, "the kept picture of the ground is painted anew"


def test_the_small_map_shows_where_the_rest_lies(sheet):
    small = sheet.editor.map
    assert not small.isVisible(), "all is seen"
    sheet.view.set_zoom(4.0)
    assert small.isVisible()
    small.grab()
    before = sheet.view.mapToScene(sheet.view.viewport().rect().center())
    QTest.mouseClick(
        small, Qt.MouseButton.LeftButton, pos=small.rect().topLeft() / 2 + small.rect().center() / 4
    )
    assert sheet.view.mapToScene(sheet.view.viewport().rect().center()) != before
    sheet.page.actions_of_sheet.do("map")
    assert not small.isVisible()


def test_a_unit_operation_gets_its_own_sheet(sheet):
    choose(sheet, "r1", "s1")
    sheet.page.actions_of_sheet.do("operation")
    made = sheet.project.get(Sheet, sheet.editor.sheet)
    assert made.kind is SheetKind.UNIT_OPERATION
    assert {item.of for item in sheet.editor.drawing.items} >= {"r1", "s1"}
    assert {"s_k", "s_e"} <= {line.stream for line in sheet.editor.drawing.lines}


def test_numbers_of_the_sheet_are_given_anew(sheet):
    sheet.page.actions_of_sheet.do("renumber_streams")
    sheet.page.actions_of_sheet.do("renumber_equipment")
    assert len({line.label.text for line in sheet.editor.drawing.lines}) == len(sheet.editor.drawing.lines)
    assert sheet.project.get(Equipment, "e2").tag == "E201", "what is not on the sheet keeps its tag"


def test_a_scan_lies_under_the_sheet(sheet, tmp_path):
    from PySide6.QtGui import QColor, QImage

    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#d02020"))
    sheet.asked.file = tmp_path / "old drawing.png"
    image.save(str(sheet.asked.file))
    x, y = sheet.middle("v1")
    spot = sheet.mouse.spot(x, y + 50)
    before = sheet.view.grab().toImage().pixelColor(spot)
    sheet.page.actions_of_sheet.do("underlay")
    assert sheet.editor.drawing.underlay is not None
    shown = sheet.view.grab().toImage().pixelColor(spot)
    assert shown != before
    assert shown.red() > shown.green(), "the scan is seen"
    assert shown.green() > 60, "and dimmed"
    sheet.page.actions_of_sheet.do("no_underlay")
    assert sheet.editor.drawing.underlay is None


def test_streams_below_are_those_of_the_sheet_and_chosen_both_ways(sheet):
    streams = sheet.page.streams
    QAbstractItemModelTester(streams.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert {row.id for row in streams.model.rows} == {line.stream for line in sheet.editor.drawing.lines}
    label = sheet.line("s_k").label
    sheet.mouse.click(label.x, label.y)
    assert streams.model.row(streams.grid.currentIndex().row()).id == "s_k"
    streams.grid.setFocus()
    row = streams.model.row_of("s_f")
    QTest.mouseClick(
        streams.grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=streams.grid.visualRect(streams.model.index(row, streams.model.column_of("flow"))).center(),
    )
    assert sheet.editor.record == ("stream", "s_f")
    steps = len(streams.model.rows)
    sheet.scene.choose([], ["s_f"])
    sheet.page.commands.delete()
    assert len(streams.model.rows) == steps - 1
    sheet.undo()
    assert len(streams.model.rows) == steps


def test_a_flow_typed_below_changes_the_state_on_the_sheet(sheet):
    model = sheet.page.streams.model
    index = model.index(model.row_of("s_k"), model.column_of("flow"))
    assert model.setData(index, "7.5 t/h")
    assert sheet.line("s_k").state.value != "no flow yet"


def test_the_menu_fits_what_is_chosen(sheet):
    actions = sheet.page.actions_of_sheet
    choose(sheet, "r1")
    names = {action.text() for action in actions.context_menu().actions()}
    assert {"Turn", "Mirror", "Pin"} <= names
    sheet.scene.choose([], ["s_a"])
    names = {action.text() for action in actions.context_menu().actions()}
    assert "Turn" not in names
    sheet.scene.choose(())
    assert "Lay out the sheet" in {action.text() for action in actions.context_menu().actions()}
    assert not actions.made["turn"].isEnabled()


def test_what_is_shown_is_told_to_the_side(sheet):
    told: list = []
    sheet.page.record_chosen.connect(lambda kind, key: told.append((kind, key)))
    sheet.mouse.click(*sheet.middle("t1"))
    assert told[-1] == ("equipment", "t1")
    rows: list = []
    sheet.page.row_asked.connect(lambda kind, key: rows.append((kind, key)))
    sheet.page.actions_of_sheet.do("to_row")
    sheet.page.actions_of_sheet.do("to_inventory")
    assert rows == [("equipment", "t1"), ("emission", "w1")]


def test_a_note_is_written_on_the_sheet(sheet):
    from ui.diagram.name_field import NameField

    sheet.page.actions_of_sheet.do("note")
    x, y = sheet.middle("v1")
    sheet.mouse.move(x, y + 50, held=False)
    sheet.view.grab()
    sheet.mouse.click(x, y + 50)
    field = sheet.view.viewport().findChild(NameField)
    field.setText("Built 1998")
    QTest.keyClick(field, Qt.Key.Key_Return)
    notes = [one for one in sheet.project.read(Placement) if one.text]
    assert [one.text for one in notes] == ["Built 1998"]
    sheet.view.grab()


def test_undoing_the_sheet_itself_shows_the_page_that_teaches(sheet):
    sheet.undo()
    assert not sheet.editor.is_open
    assert sheet.page.empty.isVisible()
    sheet.page.grab()
    QTest.mouseClick(sheet.page.empty.buttons["all"], Qt.MouseButton.LeftButton)
    assert sheet.editor.is_open
    assert len(sheet.project.read(Sheet)) == 2


def test_a_stream_is_drawn_by_keys_alone(sheet):
    """Tab to one, hold it, Tab to another, connect; then tie its end elsewhere, bend it, move its number."""
    before = {one.id for one in sheet.project.read(Stream)}

    def tab_to(key: str) -> None:
        for _ in range(60):
            sheet.key(Qt.Key.Key_Tab)
            if sheet.page.commands._last == key:
                return
        raise LookupError(key)

    tab_to(sheet.item("s1").id)
    sheet.key(Qt.Key.Key_Space, CTRL)
    tab_to(sheet.item("t1").id)
    assert {one.of for one in sheet.scene.chosen_items()} == {"s1", "t1"}
    sheet.key(Qt.Key.Key_S, CTRL | ALT)
    made = next(one for one in sheet.project.read(Stream) if one.id not in before)
    assert (made.from_equipment, made.to_equipment) == ("s1", "t1")
    assert sheet.editor.record == ("stream", made.id)
    sheet.key(Qt.Key.Key_Escape)
    tab_to(made.id)
    sheet.key(Qt.Key.Key_Space, CTRL)
    tab_to(sheet.item("e1").id)
    sheet.key(Qt.Key.Key_E, CTRL | ALT)
    assert sheet.project.get(Stream, made.id).to_equipment == "e1"
    sheet.scene.choose([], [made.id])
    label = sheet.line(made.id).label
    sheet.key(Qt.Key.Key_Up, ALT)
    assert sheet.line(made.id).label.y == pytest.approx(label.y - 1, abs=0.11)


def test_arrows_bend_a_stream(sheet):
    bent = sheet.cornered
    sheet.scene.choose([], [bent])
    before = sheet.line(bent).points
    sheet.key(Qt.Key.Key_Left)
    after = sheet.line(bent)
    assert after.kept
    assert (after.points[0], after.points[-1]) == (before[0], before[-1])
    assert after.points != before


def test_one_thing_alone_is_connected_to_the_surroundings(sheet):
    before = {one.id for one in sheet.project.read(Stream)}
    choose(sheet, "v1")
    sheet.key(Qt.Key.Key_S, CTRL | ALT)
    made = next(one for one in sheet.project.read(Stream) if one.id not in before)
    assert made.to_equipment is None
    assert any(item.of == made.id for item in sheet.editor.drawing.items)


def test_a_fitted_drawing_stays_fitted_until_the_person_looks_elsewhere(sheet):
    zoom = sheet.view.zoom
    sheet.page.resize(1000, 700)
    assert sheet.view.zoom < zoom
    sheet.view.set_zoom(2.0)
    sheet.page.resize(1200, 800)
    assert sheet.view.zoom == pytest.approx(2.0)


def test_figures_under_a_sheet_are_not_cut(sheet):
    """The table is empty when it is made: its columns are fitted to what the sheet shows."""
    grid, model = sheet.page.streams.grid, sheet.page.streams.model
    project, here = sheet.project, sheet.editor.sheet
    long = quantity(1234567.8912, "kg/h")
    sheet.page.session.run(lambda: change(project, Stream, "s_b", flow=long))
    sheet.page.open_sheet(draw_unit(project, "u2").id)
    sheet.page.open_sheet(here)
    for key in ("number", "from", "to", "flow", "temperature"):
        column = model.column_of(key)
        needed = max(grid.cells.needed(column, model.look(row, column)) for row in range(model.rowCount()))
        assert grid.columnWidth(column) >= needed, key


def test_what_is_found_is_worked_on_at_once(sheet):
    sheet.page.bar.field.setFocus()
    sheet.page.bar.find_asked.emit("V101")
    assert sheet.editor.record == ("equipment", "v1")
    assert sheet.view.hasFocus()


def test_the_field_that_finds_is_there_in_a_narrow_window(sheet):
    sheet.page.resize(560, 420)
    QApplication.processEvents()
    sheet.page.actions_of_sheet.do("find")
    assert sheet.page.bar.field.hasFocus()
    assert sheet.page.bar.field.isVisible()
    assert sheet.page.rect().contains(sheet.page.bar.field.geometry())


def test_an_overview_shows_the_codes_however_small(sheet):
    over = draw_overview(sheet.project, "0", "Overview")
    sheet.page.open_sheet(over.id)
    sheet.view.set_zoom(0.25)
    body = sheet.scene.symbols[sheet.item("u1").id].body
    sheet.view.centerOn(body.center())
    QApplication.processEvents()
    inner = sheet.view.mapFromScene(body.adjusted(3, 2, -3, -2)).boundingRect()
    shown = sheet.view.grab(inner).toImage()
    colours = {shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())}
    assert len(colours) > 2, "letters stand in the block"
