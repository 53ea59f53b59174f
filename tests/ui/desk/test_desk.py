"""The desk over the chlorobenzene audit: the walk, problems, record, files, history, language, work behind."""

import sys

from PySide6.QtCore import QMimeData, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest

from cpdesk.edits.records import change
from cpdesk.language import Message
from cpdesk.records.options import Option
from cpdesk.records.papers import Attachment
from ui.checking import checked
from ui.panels.record_history import told_changes


def settled(window, qtbot):
    """The desk once it has been looked through."""
    if window.desk.checker.waiting.isActive():
        window.desk.checker.waiting.stop()
    window.desk.checker.check()
    return window.desk


def test_every_problem_leads_to_its_cell(desk_window, qtbot):
    desk = settled(desk_window, qtbot)
    findings = desk.bottom.problems.findings
    assert len(findings) > 20
    led = 0
    for finding in findings:
        desk.go_to(finding)
        assert desk.code == finding.step
        panel = desk.panel
        if panel is not None and finding.id and panel.model.row_of(finding.id) >= 0:
            index = panel.grid.currentIndex()
            assert panel.model.row(index.row()).id == finding.id
            if panel.model.column_of(finding.field) >= 0:
                assert index.column() == panel.model.column_of(finding.field)
            led += 1
    assert led > 5


def test_a_click_on_what_is_missing_goes_there(desk_window, qtbot):
    desk = settled(desk_window, qtbot)
    page = desk.open_step("4.2")
    assert page.missing.isVisible()
    page.missing.fold.click()
    item = page.missing.list.item(1)
    spot = page.missing.list.visualItemRect(item).center()
    QTest.mouseClick(page.missing.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    finding = item.data(Qt.ItemDataRole.UserRole)
    assert desk.code == finding.step
    assert desk.panel.model.row(desk.panel.grid.currentIndex().row()).id == finding.id


def test_f8_walks_through_the_problems(desk_window, qtbot):
    desk = settled(desk_window, qtbot)
    seen = []
    for _ in range(3):
        desk_window.actions_room.made["next_problem"].trigger()
        seen.append(desk.bottom.problems.current_finding)
    assert seen == list(desk.bottom.problems.findings[:3])


def test_the_walk_by_keys(desk_window):
    desk = desk_window.desk
    desk.open_step("1.1")
    desk_window.activateWindow()
    desk.navigator.tree.setFocus()
    QTest.keyClick(desk.navigator.tree, Qt.Key.Key_Down)
    assert desk.code == "1.2"
    desk_window.actions_room.made["next_step"].trigger()
    assert desk.code == "1.3"
    desk_window.actions_room.made["previous_step"].trigger()
    assert desk.code == "1.2"
    assert desk.navigator.current_step == "1.2"


def test_the_scheme_is_changed_in_the_menu_and_taken_back(desk_window):
    desk, made = desk_window.desk, desk_window.actions_room.made
    chinese = len(desk.navigator.tree.items())
    made["scheme_unido"].trigger()
    assert made["scheme_unido"].isChecked()
    assert len(desk.navigator.tree.items()) != chinese
    made["undo"].trigger()
    assert len(desk.navigator.tree.items()) == chinese
    assert made["scheme_china"].isChecked()


def test_a_wrong_text_stays_at_its_field_until_it_is_mended(desk_window):
    desk = desk_window.desk
    form = desk.open_step("1.1").panel("audit").form
    box = form.body.boxes["evaluation_years"]
    box.editor.setFocus()
    QTest.keyClicks(box.editor, "ten")
    QTest.keyClick(box.editor, Qt.Key.Key_Return)
    assert "ten" in box.fault.text()
    assert box.editor.text() == "ten"
    assert desk_window.session.project.audit.evaluation_years is None
    desk_window.session.run(
        lambda: change(desk_window.session.project, Option, first_option(desk_window).id, title="Other")
    )
    assert box.editor.text() == "ten"
    box.editor.selectAll()
    QTest.keyClicks(box.editor, "10")
    QTest.keyClick(box.editor, Qt.Key.Key_Return)
    assert box.fault.text() == ""
    assert desk_window.session.project.audit.evaluation_years == 10


def first_option(window):
    return next(option for option in window.session.project.read(Option) if option.code == "F5")


def test_the_record_pane_follows_the_row_and_writes_what_is_typed(desk_window):
    desk = desk_window.desk
    panel = desk.open_step("4.2").panel("options")
    desk.side.look_at(desk.side.record)
    option = first_option(desk_window)
    assert panel.grid.go_to(option.id, "title")
    boxes = desk.side.record.body.boxes
    assert boxes["title"].editor.text() == option.title
    boxes["investment"].editor.setFocus()
    boxes["investment"].editor.selectAll()
    QTest.keyClicks(boxes["investment"].editor, "1.25")
    QTest.keyClick(boxes["investment"].editor, Qt.Key.Key_Return)
    kept = desk_window.session.project.get(Option, option.id).investment
    assert kept.unit == "10^4 CNY"
    assert kept.value == 12500


def test_the_history_of_a_record_tells_a_quantity_in_one_line(desk_window):
    session, option = desk_window.session, first_option(desk_window)
    from cpdesk.edits.cells import type_into_cell

    for text in ("1.25", "3 CNY"):
        type_into_cell(session.project, "option", option.id, "investment", text)
    changes = session.project.record_history("option", option.id)
    told = [fields for _, fields in told_changes(session, "option", changes)]
    assert len(told[0]) == 1
    assert (told[0][0].field, told[0][0].after) == ("Investment", "3 CNY")
    assert told[0][0].before.startswith("1.25")


def test_a_photo_is_dropped_shown_small_undone(desk_window, tmp_path, qtbot):
    picture = tmp_path / "photo.png"
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(picture))
    desk = desk_window.desk
    panel = desk.open_step("4.2").panel("options")
    desk.side.look_at(desk.side.files)
    panel.grid.go_to(first_option(desk_window).id, "title")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.side.files.list.dropEvent(drop)
    assert [paper.name for paper in desk_window.session.project.read(Attachment)] == ["photo.png"]
    assert desk.side.tabText(desk.side.indexOf(desk.side.files)) == "Files (1)"
    qtbot.waitUntil(lambda: bool(desk.side.files._thumbnails))
    icon = next(iter(desk.side.files._thumbnails.values()))
    assert icon.availableSizes()[0].height() < 60
    desk_window.actions_room.made["undo"].trigger()
    assert desk.side.files.list.count() == 0
    assert desk.side.tabText(desk.side.indexOf(desk.side.files)) == "Files"


def test_a_picture_on_the_clipboard_is_attached(desk_window, qapp):
    desk = desk_window.desk
    panel = desk.open_step("4.2").panel("options")
    desk.side.look_at(desk.side.files)
    panel.grid.go_to(first_option(desk_window).id, "title")
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    qapp.clipboard().setImage(image)
    desk.side.files.paste()
    assert [paper.media_type for paper in desk_window.session.project.read(Attachment)] == ["image/png"]


def test_the_history_is_walked_back_and_forth(desk_window):
    session, desk = desk_window.session, desk_window.desk
    option = first_option(desk_window)
    for title in ("one", "two", "three"):
        change(session.project, Option, option.id, title=title)
    desk.bottom.setCurrentWidget(desk.bottom.history)
    steps = desk.bottom.history.list
    assert "(3 steps)" in desk.bottom.history.revert.text()
    steps.setCurrentItem(steps.topLevelItem(2))
    QTest.mouseClick(desk.bottom.history.walk, Qt.MouseButton.LeftButton)
    assert first_option(desk_window).title == "one"
    assert steps.topLevelItem(0).toolTip(0).startswith("taken back")
    steps.setCurrentItem(steps.topLevelItem(0))
    QTest.mouseClick(desk.bottom.history.walk, Qt.MouseButton.LeftButton)
    assert first_option(desk_window).title == "three"
    QTest.mouseClick(desk.bottom.history.revert, Qt.MouseButton.LeftButton)
    assert first_option(desk_window).title == option.title
    assert not desk_window.actions_room.made["revert"].isEnabled()


def test_the_language_is_changed_at_the_same_place(desk_window):
    desk_window.desk.open_step("5.4").panel("economics")
    QTest.mouseClick(desk_window.head.languages["zh_CN"], Qt.MouseButton.LeftButton)
    assert desk_window.desk.code == "5.4"
    assert "经济" in desk_window.desk.page.head.title.text()
    assert desk_window.actions_room.made["undo"].text().startswith("撤销")
    QTest.mouseClick(desk_window.head.languages["en"], Qt.MouseButton.LeftButton)
    assert desk_window.desk.page.head.title.text().startswith("5.4  Economic")


def test_light_and_dark_are_changed_at_the_same_place(desk_window):
    desk_window.desk.open_step("5.4")
    desk_window.actions_room.made["colours_dark"].trigger()
    assert desk_window.colours.dark
    assert desk_window.desk.code == "5.4"
    assert desk_window.desk.colours.dark
    desk_window.actions_room.made["colours_light"].trigger()
    assert not desk_window.colours.dark
    desk_window.actions_room.made["colours_unknown"].trigger()


def test_panes_fold_and_stay_folded(desk_window, open_window, sample):
    desk_window.actions_room.made["pane_right"].trigger()
    assert desk_window.desk.side.isHidden()
    desk_window.desk.remember()
    desk_window.actions_room.speak_in("zh_CN")
    assert desk_window.desk.side.isHidden()
    desk_window.actions_room.made["help_step"].trigger()
    assert not desk_window.desk.side.isHidden()


def test_help_is_reached_by_f1_and_from_the_pages(desk_window):
    desk = desk_window.desk
    desk.open_step("3.3")
    desk_window.actions_room.made["help_step"].trigger()
    assert desk.side.coach.name == "step-3.3"
    for name in ("index", "typing", "grid", "diagram", "files"):
        QTest.mouseClick(desk.side.coach.buttons[name], Qt.MouseButton.LeftButton)
        assert desk.side.coach.name == name
        assert desk.side.coach.page.toPlainText()
    desk.open_diagram()
    desk_window.actions_room.made["help_step"].trigger()
    assert desk.side.coach.name == "diagram"
    desk_window.actions_room.made["help_keys"].trigger()
    text = desk.side.coach.page.toPlainText()
    assert "Search everything" in text
    assert "Ctrl+K" in text


def test_the_workbook_is_written_behind_the_window(desk_window, asker, tmp_path, qtbot):
    asker.file_to_save = tmp_path / "audit.xlsx"
    desk_window.actions_room.made["export"].trigger()
    assert desk_window.status.work.isVisible()
    qtbot.waitUntil(lambda: not desk_window.jobs.busy, timeout=60_000)
    assert (tmp_path / "audit.xlsx").is_file()
    assert str(tmp_path / "audit.xlsx") in desk_window.strip.texts[-1]
    assert not desk_window.status.work.isVisible()


def test_an_export_that_is_cancelled_leaves_nothing(desk_window, asker, tmp_path, qtbot):
    asker.file_to_save = tmp_path / "audit.xlsx"
    desk_window.actions_room.made["export"].trigger()
    desk_window.status.work.stop.click()
    qtbot.waitUntil(lambda: not desk_window.jobs.busy, timeout=60_000)
    assert [path.name for path in tmp_path.iterdir() if "xlsx" in path.name] == []
    assert not desk_window.strip.texts


def test_answers_come_on_the_windows_thread_and_late_ones_are_dropped(window, qtbot):
    told = []
    window.jobs.start(
        Message("x"), lambda report: 7, lambda n: told.append((n, QThread.currentThread())), told.append
    )
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert told == [(7, window.thread())]
    job = window.jobs.start(Message("x"), lambda report: 8, told.append, told.append)
    job.cancel()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert len(told) == 1


def test_a_large_project_is_looked_through_behind_the_window(desk_window, monkeypatch, qtbot):
    desk = settled(desk_window, qtbot)
    inline = checked(desk_window.session.tables, desk_window.session.project.revision)
    monkeypatch.setattr("ui.checking.LARGE", -1)
    found = []
    desk.checker.done.connect(found.append)
    desk.checker.check()
    assert found == []
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert [str(one.message) for one in found[0].findings] == [str(one.message) for one in inline.findings]
    qtbot.waitUntil(lambda: not desk_window.jobs.busy)


def test_what_nobody_caught_becomes_a_report(desk_window, asker, tmp_path):
    defects = desk_window.defects
    defects.install()
    try:
        try:
            raise ZeroDivisionError("planted")
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
    finally:
        defects.remove()
    assert desk_window.strip.texts[-1].startswith("This is a defect of CPDesk")
    for tick, wanted in ((False, False), (True, True)):
        asker.tick, asker.file_to_save = tick, tmp_path / f"report-{tick}.txt"
        desk_window.actions_room.made["report"].trigger()
        text = asker.file_to_save.read_text(encoding="utf-8")
        assert "ZeroDivisionError: planted" in text
        assert ("Taiyuan" in text) is wanted


def test_search_finds_and_goes_there(desk_window, qtbot):
    field = desk_window.head.search
    desk_window.actions_room.made["search"].trigger()
    QTest.keyClicks(field, "vertical instead")
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel = desk_window.desk.panel
    assert panel.model.row(panel.grid.currentIndex().row()).id == first_option(desk_window).id
    QTest.keyClicks(field, "5.4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk_window.desk.code == "5.4"


def test_of_very_many_things_missing_the_first_are_listed_when_the_strip_is_unfolded(
    desk_window, monkeypatch, qtbot
):
    monkeypatch.setattr("ui.pages.missing_strip.MOST", 3)
    desk = settled(desk_window, qtbot)
    strip = max(
        (desk.open_step(code).missing for code in ("2.1", "2.3", "4.2")), key=lambda one: len(one.findings)
    )
    assert len(strip.findings) > 4
    assert strip.list.count() == 0, "nothing is listed that nobody sees"
    strip.fold.click()
    assert strip.list.count() == 4
    last, chosen = strip.list.item(3), []
    assert last.text() == f"and {len(strip.findings) - 3} more"
    strip.chosen.connect(chosen.append)
    strip.list.itemActivated.emit(last)
    assert not chosen
    strip.list.itemActivated.emit(strip.list.item(0))
    assert chosen == [strip.findings[0]]
