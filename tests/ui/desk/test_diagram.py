"""The diagram as a part of the desk: the way to it and back, the tree of sheets, language and colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Sheet
from tests.ui.desk.test_every_page import seen, spoken
from tests.ui.diagram.plant import drawn, fill
from ui.diagram.sheet_tree import BRANCH

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plant_window(open_window, project_path, tmp_path):
    """A window over the small chlorination with its sheet."""
    project = Project.create(project_path, backup_root=tmp_path / "backups")
    drawn(project)
    return open_window(project=project)


@pytest.fixture
def undrawn_window(open_window, project_path, tmp_path):
    """A window over the small chlorination, not drawn yet."""
    project = Project.create(project_path, backup_root=tmp_path / "backups")
    fill(project)
    return open_window(project=project)


def test_from_a_row_to_its_diagram_and_back_by_one_key(plant_window):
    desk = plant_window.desk
    desk.open_table("2.2", "equipment")
    assert desk.panel.grid.go_to("r1", "tag")
    QTest.keyClick(desk.panel.grid, Qt.Key.Key_D, CTRL | SHIFT)
    assert desk.shows_diagram
    assert desk.diagram.editor.record == ("equipment", "r1")
    assert (desk.side.kind, desk.side.id) == ("equipment", "r1")
    assert desk.panel is None, "the Data menu has no table to work on"
    plant_window.actions_room.update()
    assert not plant_window.actions_room.made["add_row"].isEnabled()
    QTest.keyClick(desk.diagram.editor.view, Qt.Key.Key_D, CTRL | SHIFT)
    assert not desk.shows_diagram
    index = desk.panel.grid.currentIndex()
    assert desk.panel.model.row(index.row()).id == "r1"


def test_a_stream_leads_to_its_sheet(plant_window):
    desk = plant_window.desk
    desk.open_table("3.1", "streams")
    desk.panel.grid.go_to("s_k", "number")
    desk.open_diagram_of()
    assert desk.diagram.editor.record == ("stream", "s_k")


def test_a_unit_process_without_a_sheet_is_drawn_from_its_tables(undrawn_window):
    desk = undrawn_window.desk
    desk.open_table("2.2", "unit_processes")
    desk.panel.grid.go_to("u1", "code")
    desk.open_diagram_of()
    assert desk.shows_diagram
    project = undrawn_window.session.project
    assert [sheet.unit_process for sheet in project.read(Sheet)] == ["u1"]
    assert len(project.read(Placement)) > 6


def test_the_steps_of_the_plant_lead_to_the_diagram(plant_window):
    from PySide6.QtWidgets import QToolButton

    desk = plant_window.desk
    page = desk.open_step("2.2")
    link = next(one for one in page.head.findChildren(QToolButton) if one.text() == "Process flow diagram")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert desk.shows_diagram
    item = desk.navigator.tree.currentItem()
    spot = desk.navigator.tree.visualItemRect(item).center()
    QTest.mouseClick(desk.navigator.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not desk.shows_diagram, "a click on the step with the mark leads back"


def test_the_tree_opens_draws_renames_and_deletes(plant_window):
    desk, project = plant_window.desk, plant_window.session.project
    desk.left.show_sheets()
    sheets = desk.left.sheets
    lines = {item.data(0, BRANCH)[1]: item for item in sheets.items()}
    assert {"u2", "u3"} <= set(lines)
    QTest.mouseClick(
        sheets.tree.viewport(),
        Qt.MouseButton.LeftButton,
        pos=sheets.tree.visualItemRect(lines["u2"]).center(),
    )
    sheets.tree.setFocus()
    QTest.keyClick(sheets.tree, Qt.Key.Key_Return)
    assert desk.shows_diagram
    assert {one.unit_process for one in project.read(Sheet)} == {"u1", "u2"}
    made = next(one for one in project.read(Sheet) if one.unit_process == "u2")
    assert desk.diagram.editor.sheet == made.id
    assert sheets.chosen_key == ("sheet", made.id)
    item = sheets.tree.currentItem()
    sheets.made["rename"].trigger()
    item.setText(0, "Distillation, new")
    assert project.get(Sheet, made.id).title == "Distillation, new"
    sheets.made["delete"].trigger()
    assert project.get(Sheet, made.id) is None
    plant_window.session.run(project.undo)
    assert project.get(Sheet, made.id) is not None
    assert sheets.context_menu().actions()
    sheets.made["overview"].trigger()
    assert desk.diagram.editor.drawing.items
    assert len(project.read(Sheet)) == 3
    sheets.made["new"].trigger()
    assert len(project.read(Sheet)) == 4


def test_ctrl_page_down_goes_to_the_next_sheet(plant_window):
    from cpdesk.edits.sheet_drawing import draw_unit

    desk = plant_window.desk
    other = draw_unit(plant_window.session.project, "u2")
    desk.open_diagram()
    first = desk.diagram.editor.sheet
    plant_window.actions_room.made["next_tab"].trigger()
    assert desk.diagram.editor.sheet == other.id
    plant_window.actions_room.made["previous_tab"].trigger()
    assert desk.diagram.editor.sheet == first


def test_the_diagram_stays_open_in_another_language_and_other_colours(plant_window):
    plant_window.desk.open_diagram()
    sheet = plant_window.desk.diagram.editor.sheet
    plant_window.actions_room.speak_in("zh_CN")
    assert plant_window.desk.shows_diagram
    page = plant_window.desk.diagram
    assert page.editor.sheet == sheet
    assert page.bar.field.placeholderText() == "查找位号或编号"
    assert any("去往" in label.text for item in page.editor.drawing.items for label in item.labels)
    plant_window.settings.setValue("window/scheme", "Dark")
    plant_window.dress()
    shown = plant_window.desk.diagram.editor.view.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, 5).lightness() < 90
    plant_window.settings.setValue("window/scheme", "Light")
    plant_window.dress()
    plant_window.actions_room.speak_in("en")


def test_the_choice_on_a_sheet_stays_in_another_language(plant_window):
    plant_window.desk.open_diagram()
    editor = plant_window.desk.diagram.editor
    editor.choose_record("equipment", "r1")
    plant_window.actions_room.speak_in("zh_CN")
    assert plant_window.desk.diagram.editor is not editor
    assert plant_window.desk.diagram.editor.record == ("equipment", "r1")
    assert (plant_window.desk.side.kind, plant_window.desk.side.id) == ("equipment", "r1")
    scene = plant_window.desk.diagram.editor.scene
    keys = [item.id for item in plant_window.desk.diagram.editor.drawing.items if item.of in ("v1", "p1")]
    scene.choose(keys[::-1], ["s_c"])
    plant_window.actions_room.speak_in("en")
    scene = plant_window.desk.diagram.editor.scene
    assert [item.id for item in scene.chosen_items()] == keys[::-1]
    assert [line.stream for line in scene.chosen_lines()] == ["s_c"]


def test_what_is_typed_in_the_record_pane_shows_on_the_sheet(plant_window):
    from cpdesk.edits.records import change
    from cpdesk.records.plant import Equipment

    desk = plant_window.desk
    desk.open_diagram()
    plant_window.session.run(lambda: change(plant_window.session.project, Equipment, "r1", tag="R-900"))
    labels = [label.text for item in desk.diagram.editor.drawing.items for label in item.labels]
    assert "R-900" in labels
    plant_window.actions_room.made["undo"].trigger()
    labels = [label.text for item in desk.diagram.editor.drawing.items for label in item.labels]
    assert "R101" in labels


def test_the_diagram_menu_does_what_the_sheet_can(plant_window):
    desk, made = plant_window.desk, plant_window.actions_room.made
    plant_window.actions_room.update()
    assert not made["sheet_turn"].isEnabled(), "no diagram is looked at"
    desk.open_diagram()
    desk.diagram.editor.choose_record("equipment", "p1")
    plant_window.actions_room.update()
    assert made["sheet_turn"].isEnabled()
    made["sheet_turn"].trigger()
    assert next(i for i in desk.diagram.editor.drawing.items if i.of == "p1").stand.rotation == 90


def test_a_file_that_is_only_read_is_shown_but_not_drawn_on(open_window, project_path, tmp_path):
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        drawn(project)
    with Project.open(project_path, backup_root=tmp_path / "backups"):
        second = Project.open(project_path, backup_root=tmp_path / "backups")
        window = open_window(project=second)
        assert not second.access.writable
        page = window.desk.open_diagram()
        page.editor.choose_record("equipment", "p1")
        for name in ("turn", "delete", "lay_out", "paste", "note"):
            assert not page.actions_of_sheet.made[name].isEnabled()
        x, y = next(i for i in page.editor.drawing.items if i.of == "p1").stand.extent[:2]
        QTest.keyClick(page.editor.view, Qt.Key.Key_Right)
        assert next(i for i in page.editor.drawing.items if i.of == "p1").stand.extent[:2] == (x, y)
        window.close()


def test_no_key_of_the_sheet_is_a_key_of_the_window(plant_window):
    from PySide6.QtGui import QKeySequence

    from ui.diagram.doings import all_doings
    from ui.diagram.sheet_actions import KEYS_OF_WINDOW

    plant_window.desk.open_diagram()
    plant_window.actions_room.update()
    window = {
        action.shortcut().toString()
        for name, action in plant_window.actions_room.made.items()
        if action.isEnabled() and not name.startswith("sheet_") and not action.data().keys_elsewhere
    }
    sheet = {QKeySequence(one.keys).toString() for one in all_doings() if one.name not in KEYS_OF_WINDOW}
    assert not (window & sheet) - {""}


def test_every_control_of_the_diagram_has_a_name(plant_window):
    page = plant_window.desk.open_diagram()
    plant_window.desk.left.show_sheets()
    nameless = {
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for part in (page, plant_window.desk.left)
        for widget in seen(part)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not spoken(widget)
    }
    assert not nameless
