"""A block from the clipboard into a grid: what goes where is shown first, then all of it or nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.edits.blocks import BlockPlan, matched_columns, paste_cells
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.tables.table import Column, Place
from ui.grid.grid_view import GridView

Block = Sequence[Sequence[str]]
SHOWN_ROWS = 50


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: the first row and the column of each of its columns; None leaves one out."""

    first_row: int
    columns: tuple[Column | None, ...]
    headings: bool


def paste_block(grid: GridView, block: Block) -> bool:
    """Show what would go where and write it when the person agrees."""
    if len(block) == 1 and len(block[0]) == 1:
        return write_block(grid, block, _straight(grid, block))
    dialog = PasteDialog(grid, block, grid.window())
    return dialog.exec() == QDialog.DialogCode.Accepted and write_block(grid, block, dialog.target())


def _straight(grid: GridView, block: Block) -> Target:
    """Return the cells from the mark on, in the order in which the columns are seen."""
    header, model = grid.horizontalHeader(), grid.table_model
    first = header.visualIndex(max(0, grid.currentIndex().column()))
    seen = [header.logicalIndex(number) for number in range(first, header.count())]
    shown = [number for number in seen if not grid.isColumnHidden(number)]
    width = max(len(row) for row in block)
    columns = [model.table.columns[number] for number in shown[:width]]
    columns = [column if column.field or column.key else None for column in columns]
    return Target(max(0, grid.currentIndex().row()), tuple(columns) + (None,) * (width - len(columns)), False)


def planned(grid: GridView, block: Block) -> Target:
    """Return where a block goes: by its headings where it has some, else from the mark on."""
    model = grid.table_model
    columns = [column for column in model.table.columns if column.field]
    words = [(column.key, model.session.say(column.heading), column.unit) for column in columns]
    keys = matched_columns(block[0], words)
    if keys is None:
        return _straight(grid, block)
    by_key = {column.key: column for column in columns}
    end = model.rowCount() - 1 if model.growing else 0
    return Target(end, tuple(by_key.get(key) if key else None for key in keys), True)


def write_block(grid: GridView, block: Block, target: Target) -> bool:
    """Write a block as one step; faults are told by row and cell and nothing is written."""
    model = grid.table_model
    plan = plan_of(grid, block, target)
    return model.session.run(lambda: paste_cells(model.session.project, plan)) is not None


def plan_of(grid: GridView, block: Block, target: Target) -> BlockPlan:
    """Return each row of a block as typed texts by place."""
    lines = block[1:] if target.headings else block
    rows: list[list[tuple[Place, str]]] = []
    for offset, line in enumerate(lines):
        number = target.first_row + offset
        cells: list[tuple[Place, str]] = []
        for column, text in zip(target.columns, line, strict=False):
            place = None if column is None else _place(grid, number, column)
            if place is not None and column is not None:
                cells.append((place, with_unit(text, column.unit)))
        rows.append(cells)
    return BlockPlan(
        tuple(tuple((p.kind, p.id, p.field, p.defaults, text) for p, text in row) for row in rows)
    )


def _place(grid: GridView, number: int, column: Column) -> Place | None:
    model = grid.table_model
    last = model.rowCount() - 1
    return model.place(model.index(min(number, last), model.table.columns.index(column)))


def with_unit(text: str, unit: str) -> str:
    """Return a number of a pasted column with the unit of the grid's heading, where it brings none of its own."""
    bare = text.strip()
    plain = bare.replace(",", "").replace(".", "").replace(" ", "").lstrip("+-−")
    return f"{bare} {unit}" if unit and plain.isdigit() else text


class PasteDialog(QDialog):
    """Shows a block with a choice of column over each of its columns."""

    def __init__(self, grid: GridView, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.block = grid, block
        self.session = grid.table_model.session
        say = self.session.say
        self.setWindowTitle(say(Message(N_("Paste a block"))))
        self.resize(760, 420)
        layout = QVBoxLayout(self)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        layout.addWidget(self.about)
        self._target = planned(grid, block)
        self.view = QTableWidget(self)
        layout.addWidget(self.view, 1)
        self.boxes: list[QComboBox] = []
        self._fill()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(say(Message(N_("Paste"))))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(say(Message(N_("Cancel"))))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._check()

    def target(self) -> Target:
        """Return where the block goes as the person chose."""
        return Target(
            self._target.first_row, tuple(box.currentData() for box in self.boxes), self._target.headings
        )

    def _fill(self) -> None:
        width = max(len(row) for row in self.block)
        lines = self.block[1:] if self._target.headings else self.block
        self.view.setColumnCount(width)
        self.view.setRowCount(min(len(lines), SHOWN_ROWS) + 1)
        self.view.horizontalHeader().hide()
        columns = [column for column in self.grid.table_model.table.columns if column.field]
        for number in range(width):
            box = QComboBox(self.view)
            box.addItem(self.session.say(Message(N_("leave out"))), None)
            for column in columns:
                box.addItem(self.session.say(column.heading), column)
            wanted = self._target.columns[number] if number < len(self._target.columns) else None
            box.setCurrentIndex(columns.index(wanted) + 1 if wanted in columns else 0)
            box.currentIndexChanged.connect(lambda _: self._check())
            self.boxes.append(box)
            self.view.setCellWidget(0, number, box)
            self.view.setColumnWidth(number, 150)
        for row, line in enumerate(lines[:SHOWN_ROWS], 1):
            for number, text in enumerate(line):
                self.view.setItem(row, number, QTableWidgetItem(text))

    def _check(self) -> None:
        """Try the block without writing it and mark what is wrong."""
        project = self.session.project
        faults = []
        try:
            paste_cells(project, plan_of(self.grid, self.block, self.target()), only_check=True)
        except DataFault as error:
            faults = list(error.faults)
        lines = len(self.block) - (1 if self._target.headings else 0)
        self._mark({(fault.row, fault.field): self.session.say(fault.message) for fault in faults})
        if not faults:
            text = Message(
                N_("{number} rows will be written in one step that can be undone."), {"number": lines}
            )
        else:
            first = "\n".join(self.session.say(fault.message) for fault in faults[:4])
            text = Message(
                N_("{number} cells cannot be read; nothing is written:\n{first}"),
                {"number": len(faults), "first": first},
            )
        self.about.setText(self.session.say(text))
        self.ok.setEnabled(not faults)

    def _mark(self, wrong: dict[tuple[int | None, str], str]) -> None:
        colours = self.grid.table_model.colours
        for row in range(1, self.view.rowCount()):
            for number, box in enumerate(self.boxes):
                item = self.view.item(row, number)
                column: Column | None = box.currentData()
                reason = wrong.get((row - 1, column.field)) if column is not None else None
                if item is not None:
                    item.setForeground(colours.grey(6) if reason is None else Qt.GlobalColor.red)
                    item.setToolTip(reason or "")
