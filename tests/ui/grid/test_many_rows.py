"""Gestures over a table of 20,000 rows, by what is asked of each cell rather than by seconds."""

from collections import Counter

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView

from cpdesk.edits.records import change
from cpdesk.records.flows import Measurement, MeasuringPoint
from ui.grid.clipboard import copy_cells
from ui.grid.table_model import TableModel

FEW = 2000


@pytest.fixture
def asked(monkeypatch) -> Counter[str]:
    """Count what is asked of single cells."""
    counted: Counter[str] = Counter()

    def watch(name: str) -> None:
        original = getattr(TableModel, name)

        def told(model: TableModel, *args: object) -> object:
            counted[name] += 1
            return original(model, *args)

        monkeypatch.setattr(TableModel, name, told)

    watch("flags")
    watch("data")
    return counted


def marked(headings: QHeaderView, number: int) -> bool:
    chosen, root = headings.selectionModel(), headings.rootIndex()
    if headings.orientation() is Qt.Orientation.Horizontal:
        return chosen.columnIntersectsSelection(number, root)
    return chosen.rowIntersectsSelection(number, root)


def test_choosing_all_cells_asks_few_of_them(many, open_panel, qtbot, asked):
    panel = open_panel(many, "measurements", watched=False)
    grid = panel.grid
    qtbot.wait(1)
    asked.clear()
    grid.selectAll()
    grid.grab()
    assert grid.chosen_number() > 100_000
    assert asked["flags"] < FEW
    assert marked(grid.horizontalHeader(), 1)
    assert marked(grid.verticalHeader(), 19_999)


def test_headings_of_chosen_cells_are_marked_and_of_no_others(plant, open_panel):
    panel = open_panel(plant, "streams")
    grid = panel.grid
    grid.put_mark(0, 0)
    grid.select_block(1, 2, 2, 3)
    add = QItemSelectionModel.SelectionFlag.Select
    grid.selectionModel().select(grid.table_model.index(0, 5), add)
    columns, rows = grid.horizontalHeader(), grid.verticalHeader()
    assert [number for number in range(7) if marked(columns, number)] == [2, 3, 5]
    assert [number for number in range(4) if marked(rows, number)] == [0, 1, 2]
    assert marked(grid.frozen.horizontalHeader(), 2)
    grid.put_mark(1, 0)
    assert [number for number in range(7) if marked(columns, number)] == [0]
    assert [number for number in range(4) if marked(rows, number)] == [1]


def test_a_letter_on_a_computed_cell_reads_no_column(many, open_panel, qtbot, asked):
    panel = open_panel(many, "measurements", watched=False)
    grid = panel.grid
    grid.setEditTriggers(grid.EditTrigger.NoEditTriggers)
    qtbot.wait(1)
    asked.clear()
    qtbot.keyClick(grid, "x")
    assert asked["data"] < FEW


def test_many_cells_are_copied_behind_the_window_as_they_were_when_it_was_asked(many, open_panel, qtbot):
    panel = open_panel(many, "measurements", watched=False)
    jobs = panel.session.jobs
    grid, cycle = panel.grid, panel.model.column_of("cycle")
    QGuiApplication.clipboard().setText("before")
    grid.select_block(0, cycle, 19_999, cycle)
    copy_cells(grid, headings=True)
    assert jobs.busy
    assert QGuiApplication.clipboard().text() == "before"
    panel.session.run(lambda: change(many, Measurement, "m00000", cycle="changed meanwhile"))
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:4] == ["Cycle or shift", "shift 0", "shift 1", "shift 2"]
    assert len(lines) == 20_001


def test_what_is_copied_later_is_what_is_pasted(many, open_panel, qtbot):
    panel = open_panel(many, "measurements", watched=False)
    grid, cycle = panel.grid, panel.model.column_of("cycle")
    grid.select_block(0, cycle, 19_999, cycle)
    copy_cells(grid)
    grid.select_block(1, cycle, 1, cycle)
    copy_cells(grid)
    qtbot.waitUntil(lambda: not panel.session.jobs.busy, timeout=20_000)
    assert QGuiApplication.clipboard().text() == "shift 1\n"


@pytest.fixture
def slowly(monkeypatch) -> None:
    """Let a table be read a row at a time."""
    monkeypatch.setattr("ui.pages.finding_field.SLICE_S", 0.0)


def test_a_table_is_read_in_slices_before_it_is_filtered(plant, open_panel, slowly, qtbot):
    panel = open_panel(plant, "measuring_plan")
    panel.search.setText("Place 3")
    assert panel.search.looking
    assert len(panel.model.rows) == 4, "nothing is shown before all is read"
    qtbot.waitUntil(lambda: not panel.search.looking)
    assert [row.id for row in panel.model.rows] == ["p3"]
    panel.search.clear()
    assert len(panel.model.rows) == 4


def test_enter_goes_to_the_place_found_once_it_is_shown(plant, open_panel, slowly, qtbot):
    panel = open_panel(plant, "measuring_plan")
    panel.grid.put_mark(0, 0)
    panel.search.setText("Place 3")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.grid.currentIndex().column() == 0
    qtbot.waitUntil(lambda: not panel.search.looking)
    assert panel.grid.currentIndex().column() == panel.model.column_of("location")


def test_a_search_that_was_left_goes_on_when_the_table_is_seen_again(plant, open_panel, slowly, qtbot):
    panel = open_panel(plant, "measuring_plan")
    panel.search.setText("Place 3")
    panel.hide()
    assert not panel.search.looking
    panel.show()
    qtbot.waitUntil(lambda: not panel.search.looking)
    assert [row.id for row in panel.model.rows] == ["p3"]


def test_rows_that_changed_are_read_before_the_next_search(plant, open_panel, slowly, qtbot):
    panel = open_panel(plant, "measuring_plan")
    while not panel.model.read_ahead(1.0):
        pass
    panel.session.run(lambda: change(plant, MeasuringPoint, "p2", location="Roof"))
    panel.search.setText("roof")
    assert panel.search.looking
    qtbot.waitUntil(lambda: not panel.search.looking)
    assert [row.id for row in panel.model.rows] == ["p2"]
