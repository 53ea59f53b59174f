"""What goes where is shown before a block is written: all of it then, or nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cpdesk.edits.blocks import BlockPlan, ReadBlock, paste_cells, read_block
from cpdesk.errors import CPDeskError, DataFault, Fault
from cpdesk.language import N_, Message
from ui.grid.grid_view import GridView
from ui.grid.paste_plan import (
    Block,
    Target,
    can_take,
    column_of,
    moved_to,
    plan_of,
    planned,
    straight,
    without_place,
)
from ui.grid.paste_preview import PreviewModel
from ui.jobs import Jobs, Report

LARGE = 400
LISTED_FAULTS = 200


class PasteDialog(QDialog):
    """Shows a block with a choice of column over each of its columns, and what is wrong in it."""

    def __init__(self, grid: GridView, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.session = grid.table_model.session
        self.block = block
        self.boxes: list[QComboBox] = []
        self._target = planned(grid, block)
        self._plan: BlockPlan | None = None
        self._read: ReadBlock | None = None
        self._round = 0
        self._jobs = Jobs(self)
        say = self.session.say
        self.setWindowTitle(say(Message(N_("Paste a block"))))
        self.resize(860, 560)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.view = QTableView(self)
        self.preview = PreviewModel(self, grid.table_model.colours)
        self.faults = QListWidget(self)
        self.faults.setMaximumHeight(132)
        self.faults.setWordWrap(True)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faults.setAccessibleName(say(Message(N_("What is wrong in the block"))))
        self.faults.itemClicked.connect(self._go_to)
        self.faults.itemActivated.connect(self._go_to)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self._lay_out()
        self._fill()
        self.check()

    def _lay_out(self) -> None:
        say = self.session.say
        layout = QVBoxLayout(self)
        layout.addWidget(self.about)
        layout.addLayout(self._options())
        self.view.setModel(self.preview)
        self.view.horizontalHeader().hide()
        self.view.setWordWrap(False)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(say(Message(N_("The pasted block"))))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.faults)
        layout.addWidget(self.busy)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(say(Message(N_("Paste"))))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(say(Message(N_("Cancel"))))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _options(self) -> QHBoxLayout:
        say, model = self.session.say, self.grid.table_model
        line = QHBoxLayout()
        self.where = QComboBox(self)
        here = straight(self.grid, self.block).first_row
        if model.growing:
            self.where.addItem(say(Message(N_("Add below the last row"))), len(model.rows))
        if here < len(model.rows):
            text = Message(N_("Write over the rows from row {row} on"), {"row": here + 1})
            self.where.addItem(say(text), here)
        self.where.setCurrentIndex(max(0, self.where.findData(self._target.first_row)))
        self.where.setVisible(self.where.count() > 1)
        self.where.setAccessibleName(say(Message(N_("Where the block goes"))))
        self.where.currentIndexChanged.connect(self.check)
        line.addWidget(self.where)
        self.headings = QCheckBox(say(Message(N_("The first row holds headings"))), self)
        self.headings.setChecked(self._target.headings)
        self.headings.toggled.connect(self._on_headings)
        line.addWidget(self.headings)
        self.gaps = QCheckBox(say(Message(N_("Fill empty cells from above (merged cells)"))), self)
        self.gaps.setVisible(any(not cell.strip() for row in self.block for cell in row))
        self.gaps.toggled.connect(self._on_headings)
        line.addWidget(self.gaps)
        line.addStretch(1)
        return line

    def _fill(self) -> None:
        columns = [column for column in self.grid.table_model.columns if can_take(self.grid, column)]
        self.preview.show_lines(self.target().lines(self.block))
        say = self.session.say
        for number in range(len(self.block[0])):
            box = QComboBox(self.view)
            box.addItem(say(Message(N_("leave out"))), None)
            for column in columns:
                unit = f", {self.session.unit(column.unit)}" if column.unit else ""
                box.addItem(say(column.heading) + unit, column.key)
            wanted = self._target.columns[number] if number < len(self._target.columns) else None
            box.setCurrentIndex(max(0, box.findData(wanted.key)) if wanted else 0)
            text = Message(N_("Column of the grid for column {number} of the block"), {"number": number + 1})
            box.setAccessibleName(say(text))
            box.currentIndexChanged.connect(self.check)
            self.boxes.append(box)
        self._set_boxes()

    def _set_boxes(self) -> None:
        for number, box in enumerate(self.boxes):
            self.view.setIndexWidget(self.preview.index(0, number), box)
            texts = [line[number] for line in self.preview.lines[:40]]
            width = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
            self.view.setColumnWidth(number, max(130, min(width + 30, 260)))
        self.view.setRowHeight(0, self.boxes[0].sizeHint().height() + 4 if self.boxes else 30)

    def target(self) -> Target:
        """Return where the block goes as the person chose."""
        by_key = {column.key: column for column in self.grid.table_model.columns}
        if not self.boxes:
            return self._target
        columns = tuple(by_key.get(box.currentData() or "") for box in self.boxes)
        chosen = Target(
            self._target.first_row,
            columns,
            self._target.units if self.headings.isChecked() else (),
            self.headings.isChecked(),
            self.gaps.isChecked(),
        )
        first = self.where.currentData()
        return moved_to(chosen, int(first)) if first is not None else chosen

    @Slot()
    def _on_headings(self) -> None:
        for box in self.boxes:
            box.setParent(self)
        self.preview.show_lines(self.target().lines(self.block))
        self._set_boxes()
        for box in self.boxes:
            box.show()
        self.check()

    @Slot()
    def check(self) -> None:
        """Try the block without writing it and mark what is wrong; a large one behind the window."""
        self._round += 1
        self._read = None
        plan = self._plan = plan_of(self.grid, self.block, self.target())
        if len(plan.rows) <= LARGE:
            self.busy.hide()
            self._on_checked((self._round, *checked(lambda: read_block(self.session.project, plan))))
            return
        self.ok.setEnabled(False)
        self.busy.show()
        self.about.setText(
            self.session.say(Message(N_("Reading {number} rows…"), {"number": len(plan.rows)}))
        )
        reader, number = self.session.project.reader(), self._round

        def work(_report: Report) -> object:
            with reader:
                return (number, *checked(lambda: read_block(reader, plan)))

        self._jobs.start(Message(N_("Reading a pasted block")), work, self._on_checked, self._on_failed)

    @Slot(object)
    def _on_failed(self, messages: Sequence[Message]) -> None:
        self.busy.hide()
        self.about.setText("\n".join(self.session.say(message) for message in messages))

    @Slot(object)
    def _on_checked(self, result: tuple[int, ReadBlock | None, Sequence[Fault]]) -> None:
        number, read, faults = result
        if number != self._round or self._plan is None:
            return
        self.busy.hide()
        self._read = read
        self._show_faults(faults)
        if faults:
            text = Message(
                N_("{number} cells cannot be read. Mend them in the sheet, or leave their column out."),
                {"number": len(faults)},
            )
        else:
            changed, made = (len(read.changed), len(read.made)) if read else (0, 0)
            text = Message(
                N_("{made} rows will be added and {changed} changed, in one step that can be undone."),
                {"made": made, "changed": changed},
            )
        lost = without_place(self.grid, self.block, self.target())
        more = Message(N_("{number} rows find no place in this table and are left out."), {"number": lost})
        self.about.setText(self.session.say(text) + (f" {self.session.say(more)}" if lost else ""))
        self.ok.setEnabled(not faults and read is not None and read.number > 0)

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        target, say = self.target(), self.session.say
        wrong: dict[tuple[int, int], str] = {}
        self.faults.clear()
        for fault in faults:
            what = fault.message.values.get("what", fault.message)
            said = say(what) if isinstance(what, Message | str) else str(what)
            column = column_of(self.grid, self.block, target, fault, said)
            if fault.row is not None and column is not None:
                wrong[fault.row, column] = said
            if self.faults.count() < LISTED_FAULTS:
                item = QListWidgetItem(f"⚠ {say(fault.message)}", self.faults)
                item.setData(Qt.ItemDataRole.UserRole, (fault.row or 0, column or 0))
        self.faults.setVisible(bool(faults))
        left_out = frozenset(number for number, column in enumerate(target.columns) if column is None)
        self.preview.units = target.units if target.headings else ()
        self.preview.mark(wrong, left_out)

    def _go_to(self, item: QListWidgetItem) -> None:
        row, column = item.data(Qt.ItemDataRole.UserRole)
        index = self.preview.index(row + 1, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def accept(self) -> None:
        """Write the block."""
        if self._plan is None or not self.ok.isEnabled():
            return
        plan, read, model = self._plan, self._read, self.grid.table_model
        self.busy.show()
        self.about.setText(self.session.say(Message(N_("Writing…"))))
        QApplication.processEvents()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            faults = model.typist.tried(lambda: paste_cells(self.session.project, plan, read=read))
        finally:
            QGuiApplication.restoreOverrideCursor()
        if faults:
            self.check()
        else:
            super().accept()

    def done(self, result: int) -> None:
        """Let no work go on behind a closed window."""
        self._jobs.stop()
        super().done(result)


def checked(read: Callable[[], ReadBlock]) -> tuple[ReadBlock | None, Sequence[Fault]]:
    """Return a block as read, or what is wrong with it."""
    try:
        return read(), ()
    except DataFault as error:
        return None, error.faults
    except CPDeskError as error:
        return None, [Fault(message) for message in error.messages]
