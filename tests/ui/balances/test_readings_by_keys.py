"""Field sheets typed in by keys alone, and pasted as a block: units of points, ±, decimal commas, bad cells named."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.language import Message
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Measurement, MeasuringPoint, Substance
from ui.grid.paste_dialog import PasteDialog
from ui.grid.wording import in_unit

Key = Qt.Key


@pytest.fixture
def panel(balances, plant, qtbot):
    """Two points more: the flow of S2, and what S1 holds of ammonia, in per cent by mass."""
    with plant.step(Message("Points")) as step:
        step.add(Substance(id="n", key="ammonia", name="Ammonia"))
        step.add(Component(id="c", stream="S1", substance="n", amount=quantity(5, "wt%")))
        step.add(MeasuringPoint(id="p2", number="2", location="Middle", stream="S2", repeats=3, position=2))
        step.add(
            MeasuringPoint(id="p3", number="3", location="Sample", stream="S1", substance="n", position=3)
        )
    made = balances().table("readings", None, None)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    made.grid.setFocus()
    first = made.model.index(0, made.model.column_of("reading_1"))
    selection = made.grid.selectionModel()
    selection.setCurrentIndex(first, selection.SelectionFlag.ClearAndSelect)
    return made


def keys(panel, text: str, key: Key) -> None:
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget() or panel.grid, sign)
    QTest.keyClick(QApplication.focusWidget() or panel.grid, key)


def readings(panel) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in panel.session.project.read(Measurement):
        found.setdefault(one.point, []).append(one.value.text)
    return found


def test_tab_goes_to_the_next_reading_and_enter_to_the_next_point(panel):
    keys(panel, "98", Key.Key_Tab)
    keys(panel, "99,5", Key.Key_Tab)
    keys(panel, "101 ±2 %", Key.Key_Return)
    keys(panel, "110", Key.Key_Return)
    keys(panel, "5.2", Key.Key_Tab)
    assert readings(panel) == {
        "p": ["98 t/a", "99,5 t/a", "101 t/a ±2 %"],
        "p2": ["110 t/a"],
        "p3": ["5.2 wt%"],
    }
    assert panel.model.table.rows[0].values["mean"] == pytest.approx((98 + 99.5 + 101) / 3)


def test_what_cannot_be_read_stays_open_and_says_why_at_the_cell(panel):
    keys(panel, "abc", Key.Key_Tab)
    assert readings(panel) == {}
    assert panel.grid.currentIndex().column() == panel.model.column_of("reading_1")
    assert "abc" in panel.grid.bubble.text()


def paste(panel, act: Callable[[PasteDialog], None], text: str, qtbot) -> None:
    QGuiApplication.clipboard().setText(text)
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasteDialog) and (dialog.ok.isEnabled() or dialog.faults.count()):
            timer.stop()
            seen.append(True)
            act(dialog)

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    QTest.keyClick(panel.grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(seen))


def test_a_block_from_excel_takes_the_unit_of_each_point(panel, qtbot):
    text = "98,1\t99,2\t101\r\n110,5 ±0,5\t111\t112\r\n5,1\t5,2\t5200 mg/kg\r\n"
    paste(panel, lambda dialog: dialog.accept(), text, qtbot)
    qtbot.waitUntil(lambda: len(panel.session.project.read(Measurement)) == 9)
    found = readings(panel)
    assert [one.replace(",", ".") for one in found["p"]] == ["98.1 t/a", "99.2 t/a", "101 t/a"]
    assert found["p2"][0].replace(",", ".") == "110.5 t/a ±0.5"
    assert found["p3"][0].replace(",", ".") == "5.1 wt%"
    assert found["p3"][2] == "5200 mg/kg"


def test_a_bad_cell_of_a_block_is_named_and_nothing_is_written(panel, qtbot):
    told: list[str] = []

    def look(dialog: PasteDialog) -> None:
        told.extend(dialog.faults.item(number).text() for number in range(dialog.faults.count()))
        told.append(str(dialog.ok.isEnabled()))
        dialog.reject()

    paste(panel, look, "98\t99\t101\r\n110\tx1\t112\r\n", qtbot)
    assert any("x1" in text for text in told)
    assert told[-1] == "False"
    assert readings(panel) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8.4", "8.4 t/h"),
        ("8,4 ±0,1", "8,4 t/h ±0,1"),
        ("8.4±2%", "8.4 t/h ±2%"),
        ("8.4 +/- 0.1", "8.4 t/h ±0.1"),
        ("<0.05", "<0.05 t/h"),
        ("8400 kg/h", "8400 kg/h"),
        ("8400 kg/h ±100", "8400 kg/h ±100"),
        ("8.4 ±0.1 t/h", "8.4 ±0.1 t/h"),
        ("about", "about"),
        ("", ""),
    ],
)
def test_a_unit_is_added_only_where_none_is_typed(typed, kept):
    assert in_unit(typed, "t/h") == kept
