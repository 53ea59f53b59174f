"""What goes where is shown before a block is written: all of it then, or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
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
    planned,
    planner,
    silent,
    straight,
    takers_of,
    without_place,
)
from ui.grid.paste_preview import PreviewModel
from ui.jobs import Job, Report

if TYPE_CHECKING:
    from cpdesk.project.project import Project

LARGE = 400
LISTED_FAULTS = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """A block that was read without writing it: what is wrong in it, and in which cells of the block."""

    plan: BlockPlan
    read: ReadBlock | None
    faults: Sequence[Fault]
    places: Sequence[tuple[int, int]]
    wrong: Mapping[tuple[int, int], str]


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
        self._reading: Job | None = None
        self._writing = False
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
        self._leave_off()
        self._read = None
        target = self.target()
        check, number = checker(self.grid, self.block, target), target.number(self.block)
        if number <= LARGE:
            self._on_checked(check(self.session.project, silent))
            return
        self.ok.setEnabled(False)
        self.busy.setRange(0, 0)
        self.busy.show()
        self.about.setText(self.session.say(Message(N_("Reading {number} rows…"), {"number": number})))
        reader = self.session.project.reader()

        def work(report: Report) -> Checked:
            with reader:
                return check(reader, report)

        title = Message(N_("Reading a pasted block"))
        self._reading = self.session.jobs.start(title, work, self._on_checked, self._on_failed)

    def _leave_off(self) -> None:
        """Read no further: what is read is not wanted any more."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    @Slot(object)
    def _on_failed(self, messages: Sequence[Message]) -> None:
        self._reading = None
        self.busy.hide()
        self.about.setText("\n".join(self.session.say(message) for message in messages))

    @Slot(object)
    def _on_checked(self, found: Checked) -> None:
        self._reading = None
        self.busy.hide()
        self._plan, read = found.plan, found.read
        self._read = read
        self._show_faults(found)
        if found.faults:
            text = Message(
                N_("{number} cells cannot be read. Mend them in the sheet, or leave their column out."),
                {"number": len(found.faults)},
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
        self.ok.setEnabled(not found.faults and read is not None and read.number > 0)

    def _show_faults(self, found: Checked) -> None:
        target, say = self.target(), self.session.say
        self.faults.clear()
        for fault, place in list(zip(found.faults, found.places, strict=True))[:LISTED_FAULTS]:
            item = QListWidgetItem(f"⚠ {say(fault.message)}", self.faults)
            item.setData(Qt.ItemDataRole.UserRole, place)
        self.faults.setVisible(bool(found.faults))
        left_out = frozenset(number for number, column in enumerate(target.columns) if column is None)
        self.preview.units = target.units if target.headings else ()
        self.preview.mark(found.wrong, left_out)

    def _go_to(self, item: QListWidgetItem) -> None:
        row, column = item.data(Qt.ItemDataRole.UserRole)
        index = self.preview.index(row + 1, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def accept(self) -> None:
        """Write the block; a large one behind the window, which this one covers until it is written."""
        if self._plan is None or self._read is None or not self.ok.isEnabled():
            return
        plan, read = self._plan, self._read
        self._writing = True
        self.ok.setEnabled(False)
        self.busy.setRange(0, 1000)
        self.busy.setValue(0)
        self.busy.show()
        self.about.setText(self.session.say(Message(N_("Writing…"))))

        def edit(project: "Project", _report: Report) -> int:
            return paste_cells(project, plan, read=read)

        self.session.writing.progressed.connect(self._show_share)
        self.session.writing.run(
            plan.title, read.number, edit, self._on_written, self._on_refused, self._on_stopped
        )

    @Slot(float)
    def _show_share(self, share: float) -> None:
        self.busy.setValue(round(share * 1000))

    def _on_written(self, _number: int) -> None:
        super().accept()

    def _on_refused(self, error: CPDeskError) -> None:
        self._writing = False
        self.grid.table_model.typist.sentences(error)
        self.check()

    def _on_stopped(self) -> None:
        super().reject()

    def reject(self) -> None:
        """Leave everything as it was; of a block that is being written nothing stays, unless it is there already."""
        if self._writing:
            self.session.writing.cancel()
            self.about.setText(self.session.say(Message(N_("stopping…"))))
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let no work go on behind a closed window."""
        self._leave_off()
        super().done(result)


def checker(grid: GridView, block: Block, target: Target) -> "Callable[[Project, Report], Checked]":
    """Return what reads a block without writing it and says what is wrong in it; it may run on another thread."""
    plan_it, takers, say = (
        planner(grid, block, target),
        takers_of(grid, block, target),
        grid.table_model.session.say,
    )

    def check(project: "Project", report: Report) -> Checked:
        plan = plan_it(report)
        read, faults = checked(lambda: read_block(project, plan))
        lines = target.lines(block) if faults else ()
        places: list[tuple[int, int]] = []
        wrong: dict[tuple[int, int], str] = {}
        for number, fault in enumerate(faults):
            if number % LARGE == 0:
                report(0.9)
            what = fault.message.values.get("what", fault.message)
            said = say(what) if isinstance(what, Message | str) else str(what)
            column = column_of(takers, lines, fault, said)
            if fault.row is not None and column is not None:
                wrong[fault.row, column] = said
            places.append((fault.row or 0, column or 0))
        return Checked(plan, read, faults, places, wrong)

    return check


def checked(read: Callable[[], ReadBlock]) -> tuple[ReadBlock | None, Sequence[Fault]]:
    """Return a block as read, or what is wrong with it."""
    try:
        return read(), ()
    except DataFault as error:
        return None, error.faults
    except CPDeskError as error:
        return None, [Fault(message) for message in error.messages]
