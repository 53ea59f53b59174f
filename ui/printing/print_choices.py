"""What can be chosen for a print: which sheets, which printer and paper, how large, in colour or black."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cpdesk.language import N_, Message
from cpdesk.methods.sheets.paper import PAPERS
from ui.printing.print_plan import NO_PRINTER, OWN, Choice, Lie, Printer
from ui.session import Session

ALL, THIS, CHOSEN = "all", "this", "chosen"
SHEETS = ((ALL, N_("All sheets")), (THIS, N_("This sheet")), (CHOSEN, N_("Those ticked below")))
LIES = ((Lie.BEST, N_("As fits best")), (Lie.UPRIGHT, N_("Portrait")), (Lie.ACROSS, N_("Landscape")))
FIT = (1, 2, 3, 4, 6, 8, 9, 12, 16)
FULL = 0
SHEET_ROLE = Qt.ItemDataRole.UserRole


class PrintChoices(QWidget):
    """The form beside the preview; every change is told at once."""

    changed = Signal()
    sheets_changed = Signal()
    printer_changed = Signal()

    def __init__(
        self, session: Session, printers: Sequence[str], sheet: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self.this = session, sheet
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self.which = self._choice(N_("Sheets"), [(key, self._say(text)) for key, text in SHEETS])
        self.list = QListWidget(self)
        self.list.setAccessibleName(self._say(N_("Sheets to print")))
        self._form.addRow(self.list)
        named = [(name, name) for name in printers] or [("", self._say(N_("None is set up")))]
        self.printer = self._choice(N_("Printer"), named)
        self.paper = self._choice(N_("Paper"), [])
        self.lie = self._choice(N_("Orientation"), [(lie, self._say(text)) for lie, text in LIES])
        self.room = self._choice(N_("Size"), self._sizes())
        inks = [(True, self._say(N_("In colour"))), (False, self._say(N_("Black and white")))]
        self.inks = self._choice(N_("Colour"), inks)
        self.copies = QSpinBox(self)
        self.copies.setRange(1, 99)
        self._add(N_("Copies"), self.copies)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        self.show_papers(NO_PRINTER)
        self._connect()

    def _say(self, text: str) -> str:
        return self._session.say(Message(text))

    def _choice(self, title: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
        box = QComboBox(self)
        for key, text in choices:
            box.addItem(text, key)
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add(title, box)
        return box

    def _add(self, title: str, field: QWidget) -> None:
        label = QLabel(self._say(title), self)
        label.setObjectName("fieldTitle")
        label.setBuddy(field)
        field.setAccessibleName(label.text())
        self._form.addRow(label, field)

    def _sizes(self) -> list[tuple[object, str]]:
        say = self._session.say
        several = [
            (most, say(Message(N_("Fitted to {number} pages at most"), {"number": most}))) for most in FIT[1:]
        ]
        full = (FULL, self._say(N_("Full size, on as many pages as it needs")))
        return [(1, self._say(N_("Fitted to one page"))), *several, full]

    def _connect(self) -> None:
        for box in (self.paper, self.lie, self.room, self.inks):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.printer.currentIndexChanged.connect(lambda _: self.printer_changed.emit())
        self.which.currentIndexChanged.connect(lambda _: self._on_which())
        self.list.itemChanged.connect(lambda _: self._on_ticked())

    # Which sheets

    def show_sheets(self, sheets: Sequence[tuple[str, str]]) -> None:
        """Show the sheets of the project, id and name; what was ticked stays so, at first it is this sheet."""
        ticked = self._ticked() if self.list.count() else [self.this]
        self.list.blockSignals(True)
        self.list.clear()
        for sheet, name in sheets:
            item = QListWidgetItem(name, self.list)
            item.setData(SHEET_ROLE, sheet)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if sheet in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> list[str]:
        return [one.data(SHEET_ROLE) for one in self._items() if one.checkState() is Qt.CheckState.Checked]

    @property
    def sheets(self) -> list[str]:
        """The sheets to print, in their order."""
        which, there = self.which.currentData(), [one.data(SHEET_ROLE) for one in self._items()]
        if which == CHOSEN:
            return self._ticked()
        return there if which == ALL or self.this not in there else [self.this]

    def choose(self, which: str) -> None:
        """Choose all sheets, this one, or those that are ticked."""
        self.which.setCurrentIndex(self.which.findData(which))

    def _on_which(self) -> None:
        self.sheets_changed.emit()

    def _on_ticked(self) -> None:
        if self.which.currentData() != CHOSEN:
            self.which.blockSignals(True)
            self.choose(CHOSEN)
            self.which.blockSignals(False)
        self.sheets_changed.emit()

    # How they are printed

    def show_papers(self, printer: Printer) -> None:
        """Show the papers that a printer takes; the one that was chosen stays chosen where it is among them."""
        kept = self.paper.currentData()
        names = [name for name in PAPERS if name in printer.papers]
        names += [name for name in printer.papers if name not in PAPERS]
        self.paper.blockSignals(True)
        self.paper.clear()
        self.paper.addItem(self._say(N_("As large as each sheet")), OWN)
        for name in names:
            self.paper.addItem(name, name)
        self.paper.setCurrentIndex(max(0, self.paper.findData(kept)))
        self.paper.blockSignals(False)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(
            paper=str(self.paper.currentData()),
            lie=Lie(self.lie.currentData()),
            most=int(self.room.currentData()) or None,
            coloured=bool(self.inks.currentData()),
        )
