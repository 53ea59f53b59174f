"""The choice which figures of the balances stand beside items and streams: none, before, after, both."""

from PySide6.QtWidgets import QComboBox, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.believing import SIGNS, Figures
from ui.session import Session


class ClosureChoice(QComboBox):
    """Told by `currentIndexChanged`; with the arrow keys a person goes from before to after and back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = session.say
        self.addItem(say(Message(N_("No closures"))), None)
        for one in Figures:
            self.addItem(say(Message(one.value)), one)
        self.setAccessibleName(say(Message(N_("Closures"))))
        signs = "  ".join(f"{sign} {say(Message(one.value))}" for one, sign in SIGNS.items())
        about = N_(
            "Show at each item and stream what the balances say of it, before and after reconciliation."
        )
        self.setToolTip(f"{say(Message(about))}\n{signs}")

    @property
    def figures(self) -> Figures | None:
        """Which figures are shown; None for none."""
        kept = self.currentData()
        return None if kept is None else Figures(kept)

    def choose(self, figures: Figures | None) -> None:
        """Show some figures, or none."""
        self.setCurrentIndex(0 if figures is None else 1 + list(Figures).index(figures))
