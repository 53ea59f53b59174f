"""The flows of a Sankey diagram as a table: the same figures for those who read rather than look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.sankeys import in_figures
from ui.balances.sankey_work import Flowing
from ui.session import Session

FROM, TO, STREAM, AMOUNT, KIND = range(5)
KEY = Qt.ItemDataRole.UserRole


class FlowTable(QTreeWidget):
    """One line a band, the greatest first."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setColumnCount(5)
        self.header().setStretchLastSection(False)
        self.setMinimumHeight(self.fontMetrics().height() * 5)
        self.itemSelectionChanged.connect(self._tell_chosen)
        self.itemActivated.connect(lambda item, _column: self.asked.emit(str(item.data(0, KEY))))

    def show_flows(self, flows: Sequence[Flowing], unit: str) -> None:
        """Show flows whose amounts count in a unit."""
        say = self.session.say
        amount = f"{say(Message(N_('Amount')))}, {unit}"
        texts = [say(Message(text)) for text in (N_("From"), N_("To"), N_("Stream"))]
        self.blockSignals(True)
        self.clear()
        self.setHeaderLabels([*texts, amount, say(Message(N_("Kind")))])
        self.headerItem().setTextAlignment(AMOUNT, Qt.AlignmentFlag.AlignRight)
        self.addTopLevelItems([self._line(flow) for flow in flows])
        for column in (AMOUNT, KIND):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (FROM, TO, STREAM):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.blockSignals(False)

    def _line(self, flow: Flowing) -> QTreeWidgetItem:
        say = self.session.say
        outside = say(Message(N_("surroundings")))
        kind = N_("loss") if flow.loss else N_("runs back") if flow.back else ""
        texts = [flow.start or outside, flow.end or outside, flow.text, in_figures(flow.amount)]
        line = QTreeWidgetItem([*texts, say(Message(kind)) if kind else ""])
        line.setData(0, KEY, flow.key)
        line.setTextAlignment(AMOUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, text in enumerate(texts):
            line.setToolTip(column, text)
        return line

    def choose(self, key: str) -> None:
        """Put the mark onto the line of a flow without telling."""
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None and item.data(0, KEY) == key:
                self.blockSignals(True)
                self.setCurrentItem(item)
                self.blockSignals(False)
                self.viewport().update()
                return

    def _tell_chosen(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(0, KEY)))
