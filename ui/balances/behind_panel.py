"""A table that is made behind the window: shown as it was last made, and whether it is as the project stands now."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from ui.balances.reconciling import MakingBehind
from ui.pages.table_panel import TablePanel
from ui.session import Session
from ui.theme.palette import Colours

LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class BehindPanel(TablePanel):
    """Shows the last result while a worker makes the next."""

    first_time = N_("Being worked out…")

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        making: MakingBehind,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        self.making = making
        super().__init__(session, name, colours, parent, settings)
        self.state = QLabel(self)
        self.state.setObjectName("quiet")
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(LINKS)
        self.state.linkActivated.connect(lambda _: making.answering.ask())
        self.above(self.state, 0)
        making.renewed.connect(self._on_renewed)
        making.stale.connect(self.tell)
        self.tell()

    def above(self, part: QWidget, place: int) -> None:
        """Put something over the table."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(place, part)

    def _on_renewed(self) -> None:
        self.model.refresh()
        self._show_state()
        self.draw_figure()
        self.tell()

    @property
    def there(self) -> bool:
        """Whether anything was made yet."""
        return bool(self.model.table.columns)

    def tell(self) -> None:
        """Say how far what is shown can be relied on."""
        if not self.session.is_open:
            return
        text = self._standing()
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _standing(self) -> str:
        say = self.session.say
        if self.making.current:
            return ""
        if self.making.stopped:
            return say(Message(N_("Stopped, so these figures may be old. <a href='again'>Work them out</a>")))
        if self.there:
            return say(Message(N_("Made before the last change; the new result is being worked out…")))
        return say(Message(self.first_time))

    def _show_state(self) -> None:
        """Say what belongs here only once it is known that nothing is there."""
        super()._show_state()
        if not self.making.current:
            self.hint.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the project."""
        super().showEvent(event)
        self.making.look(self, True)
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.making.look(self, False)


class ClosuresPanel(BehindPanel):
    """The closures of a plant so large that the window does not wait for them."""

    @property
    def draws(self) -> bool:
        """Whether a picture belongs to the table: it does, also before the table is made."""
        return True
