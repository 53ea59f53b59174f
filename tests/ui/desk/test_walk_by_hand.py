"""A new audit by clicks, keys and a real block of a spreadsheet: company, team, products, undo, reopening."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cpdesk.records.audit import Audit, Company
from cpdesk.records.production import Product
from cpdesk.records.survey import Facility
from cpdesk.records.team import TeamMember
from tests.ui.desk.test_first_day import type_into_cell, type_into_field
from ui.grid.paste_dialog import PasteDialog

PRODUCTS = (
    "Product\tDesign output (t/a)\tActual output (t/a)\r\n"
    "Chlorobenzene\t15000\t13 250,5\r\n"
    "Hydrochloric acid\t20000\t18 400\r\n"
)


def copied_from_a_spreadsheet(text: str) -> QMimeData:
    """Return a block as spreadsheets put it there: as text, as a page and as a picture."""
    data = QMimeData()
    data.setText(text)
    lines = ["".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in text.split("\r\n")]
    data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
    data.setData("XML Spreadsheet", b"<?xml version='1.0'?><Workbook/>")
    return data


def written_by_input_method(editor: QLineEdit, text: str) -> None:
    """Write a Chinese text as an input method gives it, and Enter."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(editor, event)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


@pytest.fixture
def paste(qapp, qtbot):
    """Paste by keys into a panel and take what the preview shows."""

    def run(panel, text):
        qapp.clipboard().setMimeData(copied_from_a_spreadsheet(text))
        timer = QTimer()
        taken: list[str] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, PasteDialog) and not dialog.busy.isVisible():
                timer.stop()
                taken.append(dialog.about.text())
                assert dialog.ok.isEnabled(), dialog.about.text()
                QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)

        timer.timeout.connect(look)
        timer.start(10)
        panel.grid.setFocus()
        QTest.keyClick(panel.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        timer.stop()
        assert taken
        QCoreApplication.processEvents()

    return run


def test_the_first_day_by_hand(window, asker, project_path, paste):
    asker.file_to_save = project_path
    QTest.mouseClick(window.start.buttons["new"], Qt.MouseButton.LeftButton)
    type_into_field(window.desk.open_step("2.1").panel("company").form.body.boxes["name"], "Bright Chemicals")
    team = window.desk.open_step("1.2").panel("team")
    type_into_cell(team.grid, team.model.rowCount() - 1, team.model.column_of("name"), "Li Wei")

    products = window.desk.open_step("2.1").panel("products")
    paste(products, PRODUCTS)
    project = window.session.project
    assert [one.name for one in project.read(Product)] == ["Chlorobenzene", "Hydrochloric acid"]
    assert project.read(Product)[0].actual_output.in_unit("t/a") == pytest.approx(13250.5)
    window.actions_room.made["undo"].trigger()
    assert project.read(Product) == []
    window.actions_room.made["redo"].trigger()
    assert len(project.read(Product)) == 2

    window.actions_room.made["close"].trigger()
    window.start.recent.setCurrentRow(0)
    QTest.keyClick(window.start.recent, Qt.Key.Key_Return)
    project = window.session.project
    assert project.get(Company, "company").name == "Bright Chemicals"
    assert [one.name for one in project.read(TeamMember)] == ["Li Wei"]
    assert len(project.read(Product)) == 2


def test_money_is_pasted_and_typed_in_wan_yuan(open_window, chinese, asker, project_path, paste):
    window = open_window(chinese)
    asker.file_to_save = project_path
    QTest.mouseClick(window.start.buttons["new"], Qt.MouseButton.LeftButton)
    panel = window.desk.open_step("2.1").panel("facilities")
    number = panel.model.column_of("investment")
    assert panel.model.headerData(number, Qt.Orientation.Horizontal) == "投资\n万元"
    assert "万元" in window.status.figures.text()
    paste(panel, "环保设施\t投资, 万元\r\n污水站\t125,5\r\n")
    project = window.session.project
    assert project.read(Facility)[0].investment.value == pytest.approx(1_255_000)
    panel.grid.setCurrentIndex(panel.model.index(0, number))
    QTest.keyClicks(panel.grid, "3")
    written_by_input_method(panel.grid.viewport().findChild(QLineEdit), " 亿元")
    assert project.read(Facility)[0].investment.value == pytest.approx(3e8)
    box = window.desk.open_step("1.1").panel("audit").form.body.boxes["money_unit"]
    assert box.editor.currentText() == "万元"
    box.editor.lineEdit().selectAll()
    written_by_input_method(box.editor.lineEdit(), "千元")
    assert project.get(Audit, "audit").money_unit == "10^3 CNY"


def test_everything_since_the_opening_is_taken_back_and_can_be_had_again(desk_window):
    form = desk_window.desk.open_step("2.1").panel("company").form
    before = desk_window.session.project.company.name
    type_into_field(form.body.boxes["name"], "Other")
    type_into_field(form.body.boxes["industry"], "Paper")
    desk_window.actions_room.made["revert"].trigger()
    assert desk_window.session.project.company.name == before
    desk_window.actions_room.made["redo"].trigger()
    assert desk_window.session.project.company.name == "Other"
