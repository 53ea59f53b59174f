"""The head of the diagram's page: the sheet, what is not drawn yet, the way to the sheets beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.drawing import Drawing, StreamState
from ui.diagram.closure_choice import ClosureChoice
from ui.diagram.legend import Legend
from ui.session import Session


class SheetHead(QWidget):
    """Title, state and legend of a sheet."""

    rest_asked = Signal()
    sheet_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.state = QLabel(self)
        self.state.setObjectName("about")
        self.rest = QToolButton(self)
        self.rest.setObjectName("link")
        self.rest.setText(session.say(Message(N_("Draw them"))))
        self.rest.clicked.connect(self.rest_asked)
        self.legend = Legend(session, self)
        self.closures = ClosureChoice(session, self)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        for sign, move, text in (
            ("‹", -1, N_("Previous sheet (Ctrl+PgUp)")),
            ("›", 1, N_("Next sheet (Ctrl+PgDown)")),
        ):
            first.addWidget(self._way(sign, move, session.say(Message(text))))
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self.state)
        second.addWidget(self.rest)
        second.addStretch(1)
        second.addWidget(self.closures)
        second.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(first)
        layout.addLayout(second)

    def _way(self, sign: str, move: int, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.sheet_asked.emit(move))
        return button

    def show_nothing(self) -> None:
        """Say what the page is for: there is no sheet yet."""
        say = self.session.say
        self.title.setText(say(Message(N_("Process flow diagram"))))
        self.state.setText(say(Message(N_("No sheet is drawn yet."))))
        self.rest.hide()
        self.legend.hide()
        self.closures.hide()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show what a sheet is called and what it lacks."""
        say = self.session.say
        name = say(Message(N_("Process flow diagram"))) if not drawing.title else drawing.title
        shown = name if drawing.name in ("", drawing.title) else f"{drawing.name}  {name}"
        self.title.setText(shown)
        items, streams = len(drawing.undrawn_equipment), len(drawing.undrawn_streams)
        lacks = bool(items or streams)
        text = Message(
            N_("{items} items and {streams} streams are not drawn yet:")
            if lacks
            else N_("All of it is drawn."),
            {"items": items, "streams": streams} if lacks else {},
        )
        self.state.setText(f"{self._states(drawing)}  {say(text)}".strip())
        self.rest.setVisible(lacks and self.session.project.access.writable)
        self.legend.setVisible(True)
        self.closures.setVisible(True)

    def _states(self, drawing: Drawing) -> str:
        """Say how many streams lack something."""
        say = self.session.say
        found: list[str] = []
        for state in (StreamState.NOT_CONNECTED, StreamState.NO_FLOW, StreamState.UNBALANCED):
            number = sum(line.state is state for line in drawing.lines)
            if number:
                words = {"number": number, "state": Message(state.value)}
                found.append(say(Message(N_("Streams {state}: {number}."), words)))
        return " ".join(found)
