"""Rows of the grid: order, filter, inserting, deleting, filling, and what stays where it was."""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from cpdesk.edits import records
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Measurement, MeasuringPoint, Origin, Stream, Substance
from cpdesk.records.kinds import KINDS
from cpdesk.records.production import Product
from cpdesk.records.record import rules_of
from ui.grid.arranging import natural
from ui.grid.examples import EXAMPLES
from ui.pages.table_panel import TablePanel

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OpenPanel = Callable[..., TablePanel]
Typed = Callable[..., None]


def column(panel: TablePanel, key: str) -> list[str]:
    number = panel.model.column_of(key)
    return [panel.model.look(row, number).text for row in range(len(panel.model.rows))]


def mark(panel: TablePanel, row: int, key: str) -> None:
    panel.grid.put_mark(row, panel.model.column_of(key))


def choose(panel: TablePanel, top: int, left: str, bottom: int, right: str) -> None:
    panel.grid.select_block(top, panel.model.column_of(left), bottom, panel.model.column_of(right))


def test_delete_empties_the_chosen_cells_in_one_step(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "measuring_plan")
    steps = len(plant.history())
    choose(panel, 0, "location", 3, "stream")
    typed(panel, Key.Key_Delete)
    assert column(panel, "location") == [""] * 4
    assert column(panel, "stream") == [""] * 4
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert column(panel, "location") == ["Place 1", "Place 2", "Place 3", "Place 4"]
    assert column(panel, "stream") == ["S1"] * 4


def test_fill_down_is_one_step(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    choose(panel, 0, "flow", 2, "flow")
    steps = len(plant.history())
    typed(panel, Key.Key_D, modifier=CTRL)
    assert column(panel, "flow") == ["3.5 t/h"] * 3
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert column(panel, "flow") == ["3.5 t/h", "12.25 t/h", ""]
    mark(panel, 1, "name")
    typed(panel, Key.Key_D, modifier=CTRL)
    assert column(panel, "name") == ["Benzene", "Benzene", "Waste acid"], "one cell takes what stands above"


def test_what_is_typed_with_ctrl_enter_fills_the_chosen_cells(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "measuring_plan")
    choose(panel, 0, "frequency", 3, "frequency")
    steps = len(plant.history())
    typed(panel, "daily")
    typed(panel, Key.Key_Return, modifier=CTRL)
    assert column(panel, "frequency") == ["daily"] * 4
    assert len(plant.history()) == steps + 1


def test_a_refused_fill_changes_nothing_and_says_why(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "streams")
    choose(panel, 0, "number", 2, "number")
    typed(panel, Key.Key_D, modifier=CTRL)
    assert column(panel, "number") == ["S1", "S2", "S10"]
    assert panel.grid.bubble.isVisible()
    assert "used already" in panel.grid.bubble.text()


def test_rows_are_deleted_without_a_question_and_come_back(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "measuring_plan")
    choose(panel, 1, "number", 2, "location")
    steps = len(plant.history())
    typed(panel, Key.Key_Minus, modifier=CTRL)
    assert column(panel, "number") == ["M1", "M4"]
    assert panel.grid.currentIndex().row() == 1
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert column(panel, "number") == ["M1", "M2", "M3", "M4"]


def test_a_row_is_inserted_where_the_mark_is(plant: Project, open_panel: OpenPanel, typed: Typed):
    panel = open_panel(plant, "measuring_plan")
    mark(panel, 1, "location")
    steps = len(plant.history())
    typed(panel, Key.Key_Insert, modifier=CTRL)
    assert column(panel, "number") == ["M1", "", "M2", "M3", "M4"]
    assert (panel.grid.currentIndex().row(), len(plant.history())) == (1, steps + 1)
    typed(panel, "Pump room", Key.Key_Return)
    assert [one.location for one in plant.read(MeasuringPoint)][:2] == ["Place 1", "Pump room"]
    plant.undo()
    plant.undo()
    assert column(panel, "number") == ["M1", "M2", "M3", "M4"]


def test_a_row_that_needs_something_is_inserted_where_the_mark_is(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    with plant.step(Message("Substances")) as step:
        step.add(*(Substance(id=f"w{n}", position=n, key=f"key{n}", name=f"Substance {n}") for n in range(4)))
        step.add(*(Component(id=f"c{n}", position=n, stream="s1", substance=f"w{n}") for n in range(3)))
    panel = open_panel(plant, "components")
    substances = column(panel, "substance")
    mark(panel, 1, "substance")
    steps = len(plant.history())
    typed(panel, Key.Key_Insert, modifier=CTRL)
    assert column(panel, "substance") == [substances[0], "", *substances[1:]]
    assert panel.grid.currentIndex().row() == 1
    assert len(plant.history()) == steps, "nothing is written before the record can be made"
    mark(panel, 1, "stream")
    typed(panel, "S2", Key.Key_Tab)
    mark(panel, 1, "substance")
    records.change(plant, Stream, "s3", name="Meanwhile")
    assert panel.model.look(1, panel.model.column_of("stream")).text == "S2", (
        "what was typed stays in its row"
    )
    assert panel.model.look(4, panel.model.column_of("stream")).text == "type or paste here", (
        "and in no other one"
    )
    typed(panel, "key3", Key.Key_Return)
    assert [(one.stream, one.substance) for one in plant.read(Component)] == [
        ("s1", "w0"),
        ("s2", "w3"),
        ("s1", "w1"),
        ("s1", "w2"),
    ]
    assert panel.model.row(1) is not None
    assert panel.model.rowCount() == 5
    assert panel.grid.currentIndex().row() == 2, "Enter goes down from the new row"
    plant.undo()
    assert column(panel, "substance") == substances


def test_a_row_that_was_opened_between_others_is_given_up_by_escape(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    with plant.step(Message("Substances")) as step:
        step.add(*(Substance(id=f"w{n}", position=n, key=f"key{n}", name=f"Substance {n}") for n in range(2)))
        step.add(*(Component(id=f"c{n}", position=n, stream="s1", substance=f"w{n}") for n in range(2)))
    panel = open_panel(plant, "components")
    mark(panel, 0, "substance")
    typed(panel, Key.Key_Insert, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [panel.model.row(row) is None for row in range(4)] == [False, True, False, True]
    typed(panel, Key.Key_Escape)
    assert [panel.model.row(row) is None for row in range(3)] == [False, False, True]
    mark(panel, 1, "substance")
    typed(panel, Key.Key_Insert, modifier=CTRL)
    panel.grid.sorting.order_by(panel.model.column_of("substance"), descending=True)
    assert [panel.model.row(row) is None for row in range(3)] == [False, False, True], (
        "another order closes it"
    )
    mark(panel, 0, "stream")
    typed(panel, Key.Key_Insert, modifier=CTRL)
    records.remove(plant, Component, ["c1"])
    assert panel.model.rowCount() == 2, "it goes with the row that it stood before"


def test_sorting_goes_up_down_and_back_and_keeps_the_mark_on_its_row(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "streams")
    mark(panel, 1, "name")
    number = panel.model.column_of("number")
    panel.grid.sorting.next_order(number)
    assert column(panel, "number") == ["S1", "S2", "S10"], "digits count as numbers"
    panel.grid.sorting.next_order(number)
    assert column(panel, "number") == ["S10", "S2", "S1"]
    name = panel.model.column_of("name")
    panel.grid.sorting.next_order(name)
    assert column(panel, "name") == ["Benzene", "Chlorine", "Waste acid"]
    flow = panel.model.column_of("flow")
    panel.grid.sorting.next_order(flow)
    panel.grid.sorting.next_order(flow)
    assert column(panel, "flow") == ["12.25 t/h", "3.5 t/h", ""], "what is not known stands last"
    assert panel.grid.currentIndex().row() == 0
    panel.grid.sorting.next_order(flow)
    assert column(panel, "number") == ["S1", "S2", "S10"]
    assert panel.grid.currentIndex().row() == 1


def test_the_filter_shows_rows_that_hold_the_text_anywhere(
    qtbot: QtBot, plant: Project, open_panel: OpenPanel
):
    panel = open_panel(plant, "streams")
    qtbot.keyClicks(panel.search, "chlor")
    assert column(panel, "number") == ["S2"]
    assert panel.number.text() == "1 of 3 rows"
    qtbot.keyClick(panel.search, Key.Key_Escape)
    assert column(panel, "number") == ["S1", "S2", "S10"]
    origin = panel.model.columns[panel.model.column_of("origin")]
    assert panel.model.values(origin) == ["", "estimated", "measured"]
    panel.model.limit(origin, frozenset({"measured", ""}))
    assert column(panel, "number") == ["S1", "S10"]
    panel.model.limit(origin, None)
    assert len(panel.model.rows) == 3


def test_an_edited_row_stays_where_it_stands(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "streams")
    panel.grid.sorting.next_order(panel.model.column_of("name"))
    origin = panel.model.columns[panel.model.column_of("origin")]
    panel.model.limit(origin, frozenset({"estimated", ""}))
    assert column(panel, "name") == ["Chlorine", "Waste acid"]
    records.change(plant, Stream, "s2", name="Zzz", origin=Origin.MEASURED)
    assert column(panel, "name") == ["Zzz", "Waste acid"]
    records.add(plant, Stream(number="S11", name="Brand new"))
    assert column(panel, "name") == ["Zzz", "Waste acid", "Brand new"]


def test_find_next_walks_through_the_cells_and_round_the_end(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "measuring_plan")
    mark(panel, 0, "number")
    panel.search.blockSignals(True)
    panel.search.setText("place")
    found: list[int] = []
    for _ in range(5):
        panel.find_next()
        found.append(panel.grid.currentIndex().row())
    assert found == [0, 1, 2, 3, 0]
    panel.find_before()
    assert panel.grid.currentIndex().row() == 3


def test_a_change_of_one_row_tells_of_that_row_alone(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "measuring_plan")
    told: list[tuple[int, int]] = []
    panel.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    panel.model.modelReset.connect(lambda: told.append((-1, -1)))
    records.change(plant, MeasuringPoint, "p3", location="Gate")
    assert told == [(2, 2)]


def test_mark_selection_and_scroll_stay_over_changes_elsewhere(many: Project, open_panel: OpenPanel):
    panel = open_panel(many, "measurements", watched=False)
    panel.grid.verticalScrollBar().setValue(4000)
    mark(panel, 200, "method")
    before = panel.grid.verticalScrollBar().value()
    records.change(many, Measurement, "m00007", note="checked")
    records.remove(many, Measurement, ["m19990"])
    assert panel.grid.currentIndex().row() == 200
    assert panel.grid.verticalScrollBar().value() == before
    with many.step(Message("Many")) as step:
        step.remove(Measurement, [f"m{n:05}" for n in range(10_001, 20_000, 2)])
    assert panel.grid.currentIndex().row() == 200
    assert panel.model.rows[200].id == "m00200"
    assert panel.grid.verticalScrollBar().value() == before


def test_twenty_thousand_rows_are_sorted_and_filtered_rightly(
    many: Project, open_panel: OpenPanel, qtbot: QtBot
):
    panel = open_panel(many, "measurements", watched=False)
    value = panel.model.column_of("value")
    panel.grid.sorting.next_order(value)
    shown = [row.values["value"] for row in panel.model.rows]
    assert shown == sorted((n * 7919 % 20011) / 8 for n in range(20_000))
    point = panel.model.column_of("point")
    panel.grid.sorting.next_order(point)
    panel.grid.sorting.next_order(point)
    assert [row.values["point"] for row in panel.model.rows][::500] == [f"M{n}" for n in range(39, -1, -1)]
    panel.search.setText("shift 2")
    qtbot.waitUntil(lambda: not panel.search.looking, timeout=20_000)
    assert [row.id for row in panel.model.rows if int(row.id[1:]) % 3 != 2] == []
    assert len(panel.model.rows) == 6666
    panel.grid.sorting.order_by(-1)
    assert [row.id for row in panel.model.rows][:3] == ["m00002", "m00005", "m00008"]
    records.change(many, Measurement, "m00002", value=quantity(1, "g/L"))
    assert panel.model.look(0, value).text == "1 g/L"


def test_a_search_reads_ahead_in_slices(many: Project, open_panel: OpenPanel):
    panel = open_panel(many, "measurements", watched=False)
    assert panel.grid._ahead.isActive()
    assert not panel.model.read_ahead(0.0), "a slice ends before all is read"
    for _ in range(1000):
        if panel.model.read_ahead(0.05):
            break
    assert panel.model.read_ahead(0.0)
    panel.hide()
    assert not panel.grid._ahead.isActive()


def test_finding_takes_the_cells_of_a_row_in_turn(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "measuring_plan")
    records.change(plant, MeasuringPoint, "p2", frequency="at Place 2", location="Place 2")
    mark(panel, 0, "number")
    panel.search.blockSignals(True)
    panel.search.setText("place")
    found: list[tuple[int, str]] = []
    for _ in range(6):
        panel.find_next()
        index = panel.grid.currentIndex()
        found.append((index.row(), panel.model.columns[index.column()].key))
    assert found == [
        (0, "location"),
        (1, "location"),
        (1, "frequency"),
        (2, "location"),
        (3, "location"),
        (0, "location"),
    ]
    panel.find_before()
    panel.find_before()
    panel.find_before()
    index = panel.grid.currentIndex()
    assert (index.row(), panel.model.columns[index.column()].key) == (1, "frequency")


def test_the_layout_of_the_columns_is_remembered(plant: Project, open_panel: OpenPanel, settings: QSettings):
    panel = open_panel(plant, "streams")
    name, kind = panel.model.column_of("name"), panel.model.column_of("kind")
    panel.grid.setColumnWidth(name, 222)
    panel.grid.columns.hide(kind)
    panel.grid.sorting.next_order(name)
    header = panel.grid.horizontalHeader()
    header.moveSection(header.visualIndex(panel.model.column_of("method")), 1)
    again = open_panel(panel.session, "streams")
    assert again.grid.columnWidth(name) == 222
    assert again.grid.isColumnHidden(kind)
    assert again.model.how.key == "name"
    assert [again.model.columns[number].key for number in again.grid.columns.seen()][:3] == [
        "number",
        "method",
        "name",
    ]
    settings.setValue("grid/streams", "{broken")
    broken = open_panel(panel.session, "streams")
    assert not broken.grid.isColumnHidden(kind)


def test_key_columns_stay_while_the_others_scroll(
    qtbot: QtBot, plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "streams")
    grid = panel.grid
    assert not grid.frozen.isVisible()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert grid.frozen.isVisible()
    number = panel.model.column_of("number")
    assert grid.columns.held() == [number]
    assert grid.frozen.columnWidth(number) == grid.columnWidth(number)
    assert grid.frozen.geometry().left() == grid.verticalHeader().width() + grid.frameWidth()
    qtbot.mouseClick(
        grid.frozen.viewport(),
        Qt.MouseButton.LeftButton,
        pos=grid.frozen.visualRect(panel.model.index(2, number)).center(),
    )
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, number)
    seen = grid.columns.seen()
    grid.put_mark(0, seen[1])
    left = grid.columnViewportPosition(seen[1])
    assert left >= grid.frozen.width() or grid.horizontalScrollBar().value() == 0, (
        "the mark is not under the held columns"
    )
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    grid.put_mark(1, number)
    typed(panel, Key.Key_F2)
    assert grid.horizontalScrollBar().value() == 0, "the editor of a held column is in sight"
    typed(panel, Key.Key_Escape)


def test_a_menu_names_the_same_actions_with_their_keys(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "streams")
    menu = panel.actions_of_grid.menu()
    texts = {action.text(): action.shortcut().toString() for action in menu.actions() if action.text()}
    assert texts["Paste"] == "Ctrl+V"
    assert texts["Fill down"] == "Ctrl+D"
    assert texts["Delete the rows"] == "Ctrl+-"
    heading = panel.actions_of_grid.heading_menu(panel.model.column_of("origin"))
    assert any("Hide" in action.text() for action in heading.actions())
    menu.deleteLater()
    heading.deleteLater()


def test_the_model_stands_up_to_edits_undo_sort_and_filter(plant: Project, open_panel: OpenPanel):
    """Qt's own tester watches the model meanwhile."""
    panel = open_panel(plant, "products")
    for number in range(6):
        records.add(plant, Product(name=f"Product {number}", design_yield=number / 10))
    panel.grid.sorting.next_order(panel.model.column_of("name"))
    panel.search.setText("product")
    plant.undo()
    plant.undo()
    records.remove(plant, Product, ["q1"])
    panel.search.clear()
    plant.undo()
    plant.redo()
    records.move(plant, Product, ["q2"], None)
    panel.grid.sorting.order_by(-1)
    assert column(panel, "name") == ["Product 0", "Product 1", "Product 2", "Product 3", "Dichlorobenzene"]


def test_a_panel_that_nobody_sees_catches_up_when_it_is_shown(plant: Project, open_panel: OpenPanel):
    panel = open_panel(plant, "products")
    panel.hide()
    records.change(plant, Product, "q1", name="Benzene")
    assert column(panel, "name")[0] == "Chlorobenzene"
    panel.show()
    assert column(panel, "name")[0] == "Benzene"


def test_examples_name_fields_that_are_there():
    assert [key for key in EXAMPLES if key[1] not in rules_of(KINDS[key[0]])] == []


def test_texts_with_digits_stand_in_the_order_people_expect():
    assert sorted(["P-10", "P-2", "p-1", "10", "9", ""], key=natural) == ["", "9", "10", "p-1", "P-2", "P-10"]
