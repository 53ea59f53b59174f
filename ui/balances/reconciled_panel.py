"""A table of the reconciliation: what was found stands over it, and whether it is as the project stands now."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from ui.balances.digest import digest
from ui.balances.reconciling import Reconciling
from ui.pages.table_panel import TablePanel
from ui.session import Session
from ui.theme.palette import Colours

ADVICE = "measuring_advice"


class ReconciledPanel(TablePanel):
    """Shows the last result while a worker makes the next."""

    record_asked = Signal(str, str)

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        reconciling: Reconciling,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        self.reconciling = reconciling
        super().__init__(session, name, colours, parent, settings)
        self.state, self.found = QLabel(self), QLabel(self)
        self.state.setObjectName("quiet")
        for label in (self.state, self.found):
            label.setWordWrap(True)
        self.found.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.state.setTextInteractionFlags(self.found.textInteractionFlags())
        self.state.linkActivated.connect(lambda _: reconciling.answering.ask())
        self.found.linkActivated.connect(lambda stream: self.record_asked.emit("stream", stream))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.state)
        layout.insertWidget(1, self.found)
        reconciling.renewed.connect(self._on_renewed)
        reconciling.stale.connect(self._tell)
        self._tell()

    def _on_renewed(self) -> None:
        self.model.refresh()
        self._show_state()
        self._tell()

    def _tell(self) -> None:
        """Say what was found and how far it can be relied on."""
        if not self.session.is_open:
            return
        say, current = self.session.say, self.reconciling.current
        there = bool(self.model.table.columns)
        if current:
            text = ""
        elif self.reconciling.stopped:
            text = say(Message(N_("Stopped, so these figures may be old. <a href='again'>Reconcile</a>")))
        elif there:
            text = say(Message(N_("Made before the last change; the new result is being worked out…")))
        else:
            text = say(Message(N_("The measurements are being reconciled with the balances…")))
        self.state.setText(text)
        self.state.setVisible(bool(text))
        found = digest(self.session) if self.name != ADVICE and there else ""
        self.found.setText(found)
        self.found.setVisible(bool(found))

    def _show_state(self) -> None:
        """Say what belongs here only once it is known that nothing is there."""
        super()._show_state()
        if not self.reconciling.current:
            self.hint.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the project."""
        super().showEvent(event)
        self.reconciling.look(self, True)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.reconciling.look(self, False)
