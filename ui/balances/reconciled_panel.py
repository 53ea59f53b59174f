"""A table of the reconciliation, with what was found standing over it."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cpdesk.language import N_
from ui.balances.behind_panel import LINKS, BehindPanel
from ui.balances.digest import digest
from ui.balances.reconciling import Reconciling
from ui.session import Session
from ui.theme.palette import Colours

ADVICE, SUMMARY = "measuring_advice", "reconciliation_summary"


class ReconciledPanel(BehindPanel):
    """Each suspect that is named leads to its stream."""

    record_asked = Signal(str, str)
    first_time = N_("The measurements are being reconciled with the balances…")

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        reconciling: Reconciling,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        self.found = QLabel(parent)
        super().__init__(session, name, colours, reconciling, parent, settings)
        self.found.setWordWrap(True)
        self.found.setTextInteractionFlags(LINKS)
        self.found.linkActivated.connect(lambda stream: self.record_asked.emit("stream", stream))
        self.above(self.found, 1)

    def tell(self) -> None:
        """Say what was found too."""
        super().tell()
        if self.session.is_open:
            shown = self.name != ADVICE and self.there
            found = digest(self.session, whole=self.name == SUMMARY) if shown else ""
            self.found.setText(found)
            self.found.setVisible(bool(found))
