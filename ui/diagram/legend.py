"""What the signs on a sheet mean: states of streams, marks of emissions, kinds of lines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from cpdesk.language import N_, Message
from cpdesk.records.production import Medium
from cpdesk.tables.believing import RIMS, SIGNS, Believed
from cpdesk.tables.drawing import MEDIUM_LETTERS, STATE_SIGNS, StreamState
from ui.diagram.look import Look, brush, medium_colour, pen, screen_look
from ui.session import Session
from ui.theme.palette import system_colours

SCALE = 5.0
"""Pixels a mm of a rim, so that widths can be told apart in so small a sign."""


class Sign(QWidget):
    """One sign, as large as letters beside it."""

    def __init__(self, state: StreamState | None, medium: Medium | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.state, self.medium = state, medium
        self.setFixedSize(QSize(26, 18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sign as it stands on the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().windowText().color().name()
        if self.state is not None:
            painter.setPen(pen(ink, 1.4))
            for stroke in STATE_SIGNS[self.state]:
                painter.drawPolyline(QPolygonF([QPointF(7 + 11 * x, 4 + 11 * y) for x, y in stroke]))
        elif self.medium is not None:
            painter.setPen(pen(medium_colour(self.medium), 1.5))
            painter.setBrush(brush(self.palette().base().color().name()))
            painter.drawRoundedRect(QRectF(4, 2, 18, 14), 3, 3)
            painter.setPen(pen(ink, 1))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), MEDIUM_LETTERS[self.medium])
        painter.end()


class ClosureSign(QWidget):
    """The box of a figure of the balances, with the sign that stands in it."""

    def __init__(self, believed: Believed, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.believed, self.look = believed, look
        self.setFixedSize(QSize(26, 18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the box as it stands on the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = RIMS[self.believed]
        painter.setPen(pen(self.look.rim_colour(self.believed), rim.width * SCALE, rim.dashes))
        painter.drawRoundedRect(QRectF(3, 2, 20, 14), 2, 2)
        painter.setPen(pen(self.palette().windowText().color().name(), 1))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), SIGNS[self.believed])
        painter.end()


class Legend(QToolButton):
    """A button that opens what the signs mean."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = session.say
        self.setObjectName("link")
        self.setText(say(Message(N_("What the signs mean"))))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        body = QWidget(menu)
        layout = QVBoxLayout(body)
        layout.setSpacing(2)
        layout.addWidget(QLabel(f"<b>{say(Message(N_('Streams')))}</b>", body))
        for state in StreamState:
            layout.addLayout(_line(body, Sign(state, None, body), say(Message(state.value))))
        layout.addWidget(QLabel(f"<b>{say(Message(N_('Emissions at equipment')))}</b>", body))
        for medium in MEDIUM_LETTERS:
            layout.addLayout(_line(body, Sign(None, medium, body), say(Message(medium.value))))
        layout.addWidget(QLabel(f"<b>{say(Message(N_('Closures')))}</b>", body))
        look = screen_look(system_colours())
        for believed in Believed:
            layout.addLayout(_line(body, ClosureSign(believed, look, body), say(Message(believed.value))))
        note = QLabel(say(Message(LINES)), body)
        note.setWordWrap(True)
        note.setObjectName("quiet")
        layout.addWidget(note)
        action = QWidgetAction(menu)
        action.setDefaultWidget(body)
        menu.addAction(action)
        self.setMenu(menu)


LINES = N_(
    "Dashed black: no flow is known yet. Dash and dot: energy. Long dashes: waste gas. Short dashes: a loss. "
    "Colours are those of the media in all charts."
)


def _line(parent: QWidget, sign: QWidget, text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(sign)
    line.addWidget(QLabel(text, parent), 1)
    return line
