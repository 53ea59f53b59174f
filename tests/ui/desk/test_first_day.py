"""A new audit from the first click: company, team, undo, closing and opening again."""

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cpdesk.exchange.samples import new_from_sample
from cpdesk.language import ENGLISH
from cpdesk.project.project import Project
from cpdesk.records.audit import Company
from cpdesk.records.team import StepMark, TeamMember


def type_into_cell(grid, row, column, text):
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(row, column))
    QTest.keyClicks(grid, text[0])
    editor = grid.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def type_into_field(box, text):
    box.editor.setFocus()
    box.editor.selectAll()
    QTest.keyClicks(box.editor, text)
    QTest.keyClick(box.editor, Qt.Key.Key_Return)


def test_a_new_audit_is_filled_undone_closed_and_opened_again(window, asker, project_path, qtbot):
    asker.file_to_save = project_path
    QTest.mouseClick(window.start.buttons["new"], Qt.MouseButton.LeftButton)
    assert project_path.is_file()
    assert window.desk is not None
    assert window.desk.code == "1.1"

    form = window.desk.open_step("2.1").panel("company").form
    type_into_field(form.body.boxes["name"], "Bright Chemicals")
    assert window.session.project.get(Company, "company").name == "Bright Chemicals"

    panel = window.desk.open_step("1.2").panel("team")
    name = panel.model.column_of("name")
    type_into_cell(panel.grid, panel.model.rowCount() - 1, name, "Li Wei")
    assert [member.name for member in window.session.project.read(TeamMember)] == ["Li Wei"]

    undo = window.actions_room.made["undo"]
    assert undo.text() == "Undo Add: Team member"
    undo.trigger()
    assert window.session.project.read(TeamMember) == []
    window.actions_room.made["redo"].trigger()
    assert len(window.session.project.read(TeamMember)) == 1

    window.actions_room.made["close"].trigger()
    assert window.desk is None
    assert window.start is not None
    window.start.recent.itemActivated.emit(window.start.recent.item(0))
    assert window.session.project.company.name == "Bright Chemicals"
    assert [member.name for member in window.session.project.read(TeamMember)] == ["Li Wei"]


def test_a_sample_opens_as_a_copy_and_losing_it_harms_no_other(window, asker, tmp_path):
    first, second = tmp_path / "one.cpdesk", tmp_path / "two.cpdesk"
    for path in (first, second):
        asker.file_to_save = path
        window.start.sample_chosen.emit("chlorobenzene")
        assert window.session.project.path == path
        window.session.close()
    first.unlink()
    window.show_start()
    texts = [window.start.recent.item(row).text() for row in range(window.start.recent.count())]
    assert "it was moved, renamed or deleted" in texts[1]
    window.start.recent.setCurrentRow(1)
    QTest.mouseClick(window.start.forget, Qt.MouseButton.LeftButton)
    assert window.start.recent.count() == 1
    window.start.recent.itemActivated.emit(window.start.recent.item(0))
    assert window.session.project.path == second
    asker.file_to_save = first
    window.session.close()
    window.start.sample_chosen.emit("chlorobenzene")
    assert window.session.project.path == first


def test_a_project_file_dropped_on_the_window_is_opened(window, project_path):
    Project.create(project_path).close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project_path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.session.project.path == project_path


def test_a_missing_file_is_told_and_stays_told(window, tmp_path):
    window.actions_room.file.open_file(tmp_path / "gone.cpdesk")
    assert "does not exist" in window.strip.texts[0]
    window.strip.fade()
    assert window.strip.texts
    line = window.strip._lines[0]
    QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    assert not window.strip.texts


def test_a_backup_is_looked_at_and_restored_into_a_new_file(window, asker, backup_root, tmp_path, qtbot):
    path, restored = tmp_path / "plant.cpdesk", tmp_path / "again.cpdesk"
    with new_from_sample("chlorobenzene", path, ENGLISH) as project:
        project.keeper.root = backup_root
        project.back_up("work")
    path.unlink()
    window.actions_room.made["restore"].trigger()
    page = window.stack.currentWidget()
    qtbot.waitUntil(page.restore.isEnabled)
    assert "Chlorobenzene production" in page.shown.text()
    assert "Option: 12" in page.shown.text()
    asker.file_to_save = restored
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert window.session.project.path == restored
    assert window.session.project.counts()["option"] == 12


def test_a_project_for_reading_only_says_why_and_offers_a_copy(window, asker, tmp_path, sample):
    path, copy = sample.path, tmp_path / "copy.cpdesk"
    window.actions_room.file.open_file(path)
    assert window.banner.isVisible()
    assert window.banner.label.text()
    assert not window.actions_room.made["undo"].isEnabled()
    head = window.desk.page.head
    assert not head.done.isEnabled()
    boxes = window.desk.open_step("1.1").panel("audit").form.body.boxes
    assert not boxes["title"].editor.isEnabled()
    asker.file_to_save = copy
    QTest.mouseClick(window.banner.save, Qt.MouseButton.LeftButton)
    assert window.session.project.path == copy
    assert not window.banner.isVisible()


def test_a_folder_that_cannot_be_written_is_told(window, asker, tmp_path):
    asker.file_to_save = tmp_path / "gone" / "new.cpdesk"
    window.actions_room.made["new"].trigger()
    assert any("gone" in text for text in window.strip.texts)
    assert not window.session.is_open


def test_a_step_is_marked_as_done_and_the_mark_can_be_undone(desk_window):
    head = desk_window.desk.open_step("1.3").head
    QTest.mouseClick(head.done, Qt.MouseButton.LeftButton)
    project = desk_window.session.project
    assert [mark.step for mark in project.read(StepMark) if mark.done] == ["1.3"]
    desk_window.actions_room.made["undo"].trigger()
    assert not head.done.isChecked()
