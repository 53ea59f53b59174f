"""Typing into the grid: keys as in a spreadsheet, units, refusals at the cell."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpdesk.language import Language
from cpdesk.project.project import Project
from cpdesk.records.flows import MeasuringPoint, Origin, Stream, StreamKind
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.production import Product
from ui.pages.table_panel import TablePanel

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OpenPanel = Callable[..., TablePanel]
Typed = Callable[..., None]


def at(panel: TablePanel, row: int, key: str) -> str:
    return panel.model.look(row, panel.model.column_of(key)).text


def mark(panel: TablePanel, row: int, key: str) -> None:
    panel.grid.put_mark(row, panel.model.column_of(key))


def where(panel: TablePanel) -> tuple[int, str]:
    index = panel.grid.currentIndex()
    return index.row(), panel.model.columns[index.column()].key


def test_a_flow_is_typed_with_its_unit_and_shown_back_in_one_cell(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    mark(panel, 2, "flow")
    typed(panel, "750 kg/h", Key.Key_Return)
    stream = plant.get(Stream, "s3")
    assert stream is not None
    assert stream.flow is not None
    assert stream.flow.text == "750 kg/h"
    assert at(panel, 2, "flow") == "750 kg/h"
    assert panel.model.column_of("flow_unit") == -1, "the unit has no column of its own"
    assert where(panel) == (3, "flow"), "Enter goes down"


def test_keys_move_as_in_a_spreadsheet(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "measuring_plan")
    keys = [panel.model.columns[number].key for number in panel.grid.columns.seen()]
    assert where(panel) == (0, keys[0])
    typed(panel, Key.Key_Tab)
    assert where(panel) == (0, keys[1])
    typed(panel, Key.Key_Backtab, modifier=SHIFT)
    assert where(panel) == (0, keys[0])
    typed(panel, Key.Key_Return)
    assert where(panel) == (1, keys[0])
    typed(panel, Key.Key_Return, modifier=SHIFT)
    assert where(panel) == (0, keys[0])
    typed(panel, Key.Key_End)
    assert where(panel) == (0, keys[-1])
    typed(panel, Key.Key_Tab)
    assert where(panel) == (1, keys[0]), "behind the last cell comes the next row"
    typed(panel, Key.Key_End, modifier=CTRL)
    assert where(panel) == (4, keys[-1])
    typed(panel, Key.Key_Home, modifier=CTRL)
    assert where(panel) == (0, keys[0])
    typed(panel, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    assert where(panel) == (1, keys[0]), "Enter after a run of Tabs begins the next row"


def test_ctrl_tab_leaves_the_grid_by_keyboard(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    assert panel.grid.hasFocus()
    typed(panel, Key.Key_Tab, modifier=CTRL)
    assert not panel.grid.hasFocus()


def test_what_a_cell_says_is_spoken_too(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "streams")
    cell = panel.model.index(1, panel.model.column_of("flow"))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "12.25 t/h, estimated"
    assert panel.grid.accessibleName() == "Stream list"
    assert panel.model.look(1, cell.column()).signs == "~"


def test_escape_leaves_the_cell_as_it_was(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    mark(panel, 0, "name")
    steps = len(plant.history())
    typed(panel, "Toluene", Key.Key_Escape)
    assert panel.grid.editor is None
    assert at(panel, 0, "name") == "Benzene"
    assert len(plant.history()) == steps


def test_f2_edits_what_was_typed_exactly(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    mark(panel, 2, "flow")
    typed(panel, "1,5 t/h ±5 %", Key.Key_Return)
    mark(panel, 2, "flow")
    typed(panel, Key.Key_F2)
    assert panel.grid.editor is not None
    assert panel.grid.editor.value() == "1,5 t/h ±5 %"
    typed(panel, Key.Key_Escape)


def test_a_wrong_text_stays_in_the_open_editor_with_a_sentence_at_the_cell(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    told: list[object] = []
    panel.session.told.connect(told.append)
    mark(panel, 0, "flow")
    steps = len(plant.history())
    typed(panel, "a lot", Key.Key_Return)
    assert panel.grid.editor is not None
    assert panel.grid.editor.value() == "a lot"
    assert panel.grid.bubble.isVisible()
    assert "“a lot” has no number" in panel.grid.bubble.text()
    assert where(panel) == (0, "flow")
    assert len(plant.history()) == steps
    assert told == [], "the sentence stands at the cell and nowhere else"
    typed(panel, Key.Key_Escape)
    assert not panel.grid.bubble.isVisible()
    assert at(panel, 0, "flow") == "3.5 t/h"


def test_a_click_elsewhere_does_not_lose_a_refused_text(
    qtbot: QtBot, plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    mark(panel, 0, "flow")
    typed(panel, "a lot")
    other = panel.grid.visualRect(panel.model.index(2, panel.model.column_of("name"))).center()
    qtbot.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=other)
    qtbot.waitUntil(lambda: where(panel) == (0, "flow"))
    assert panel.grid.editor is not None
    assert panel.grid.editor.value() == "a lot"
    assert panel.grid.bubble.isVisible()
    typed(panel, Key.Key_Escape)


def test_a_click_elsewhere_takes_a_good_text(
    qtbot: QtBot, plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    mark(panel, 0, "name")
    typed(panel, "Toluene")
    other = panel.grid.visualRect(panel.model.index(2, panel.model.column_of("name"))).center()
    qtbot.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert panel.grid.editor is None
    assert at(panel, 0, "name") == "Toluene"
    assert where(panel) == (2, "name")


def test_arrows_leave_a_cell_that_is_typed_over(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    mark(panel, 0, "name")
    typed(panel, "Toluene", Key.Key_Down)
    assert at(panel, 0, "name") == "Toluene"
    assert where(panel) == (1, "name")


def test_a_choice_is_typed_by_its_first_letters_in_ones_own_language(
    plant: Project, open_panel: OpenPanel, typed: Typed, chinese: Language
):
    panel = open_panel(plant, "streams", chinese)
    mark(panel, 2, "kind")
    word = panel.session.say("wastewater")
    typed(panel, Key.Key_F2)
    assert panel.grid.editor is not None
    panel.grid.editor.setText(word)
    typed(panel, Key.Key_Return)
    stream = plant.get(Stream, "s3")
    assert stream is not None
    assert stream.kind is StreamKind.WASTEWATER


def test_a_choice_is_completed_from_what_was_typed(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    mark(panel, 1, "origin")
    typed(panel, "meas", Key.Key_Return)
    stream = plant.get(Stream, "s2")
    assert stream is not None
    assert stream.origin is Origin.MEASURED
    mark(panel, 1, "origin")
    typed(panel, "nowhere", Key.Key_Return)
    assert "not among the choices" in panel.grid.bubble.text()
    typed(panel, Key.Key_Escape)


def test_a_reference_is_chosen_from_labels(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "measuring_plan")
    mark(panel, 0, "stream")
    typed(panel, Key.Key_F2)
    editor = panel.grid.editor
    assert editor is not None
    assert "S2  Chlorine" in editor._texts  # type: ignore[union-attr]
    editor.setText("S2  Chlorine")
    typed(panel, Key.Key_Tab)
    point = plant.get(MeasuringPoint, "p1")
    assert point is not None
    assert point.stream == "s2"


def test_a_number_under_a_heading_with_a_unit_is_read_in_it(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    assert panel.model.columns[panel.model.column_of("pressure")].unit == "kPa"
    mark(panel, 0, "pressure")
    typed(panel, "300", Key.Key_Return)
    assert at(panel, 0, "pressure") == "300"
    stream = plant.get(Stream, "s1")
    assert stream is not None
    assert stream.pressure is not None
    assert stream.pressure.in_unit("kPa") == 300


def test_the_empty_row_makes_a_record_and_the_mark_stays_on_it(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "products")
    mark(panel, 2, "name")
    typed(panel, "Benzene", Key.Key_Tab)
    assert [product.name for product in plant.read(Product)] == [
        "Chlorobenzene",
        "Dichlorobenzene",
        "Benzene",
    ]
    assert panel.grid.currentIndex().row() == 2
    assert panel.model.rowCount() == 4
    plant.undo()
    assert panel.model.rowCount() == 3


def test_a_record_with_two_things_that_must_be_there_is_made_when_both_are(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    from cpdesk.records.flows import Component, Substance

    with plant.step(panel_step()) as step:
        step.add(Substance(id="w", position=1, key="water", name="Water"))
    panel = open_panel(plant, "components")
    mark(panel, 0, "stream")
    typed(panel, "S1", Key.Key_Tab)
    assert plant.count(Component) == 0
    assert at(panel, 0, "substance") == "needed"
    typed(panel, "water", Key.Key_Return)
    assert [(one.stream, one.substance) for one in plant.read(Component)] == [("s1", "w")]


def panel_step():
    from cpdesk.language import Message

    return Message("Step")


@pytest.mark.parametrize("text", ["12,5", "12.5 t/h", "12500 kg/h"])
def test_one_typing_is_one_step(plant: Project, open_panel: OpenPanel, typed: Typed, text: str):
    panel = open_panel(plant, "streams")
    steps = len(plant.history())
    mark(panel, 0, "flow")
    typed(panel, text, Key.Key_Return)
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert at(panel, 0, "flow") == "3.5 t/h"


def test_a_score_can_be_typed_before_the_weight_of_an_offered_factor(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    with plant.step(panel_step()) as step:
        step.add(FocusCandidate(id="f1", name="Wash"))
    panel = open_panel(plant, "focus_ranking")
    name = at(panel, 2, "criterion")
    mark(panel, 2, "score_Wash")
    typed(panel, "7", Key.Key_Return)
    assert [one.name for one in plant.read(Criterion)] == [name]
    assert [one.score for one in plant.read(Score)] == [7]
    assert at(panel, 0, "score_Wash") == "7.00"
