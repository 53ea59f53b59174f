"""What the page of the diagram says while there is no sheet: three ways to the first one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.records.plant import Equipment, UnitProcess
from ui.session import Session

TEACHING = N_(
    "One sheet shows one unit process: its major equipment and its streams, numbered. Everything else of the "
    "audit hangs on them. Draw it by hand, with equipment dragged from the left, or let it be drawn from what "
    "is in the tables already."
)


class NoSheet(QWidget):
    """Offers to draw all from the tables, the overview, or an empty sheet."""

    draw_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        say = session.say
        text = QLabel(say(Message(TEACHING)), self)
        text.setWordWrap(True)
        text.setFixedWidth(self.fontMetrics().averageCharWidth() * 76)
        # a centred label is not asked how high its words are in its width
        text.setMinimumHeight(text.heightForWidth(text.width()))
        self.filled = QLabel(self)
        self.filled.setObjectName("quiet")
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.filled, 0, Qt.AlignmentFlag.AlignHCenter)
        for name, words in (
            ("all", N_("Draw all unit processes from the tables")),
            ("overview", N_("Draw the overview of the plant")),
            ("new", N_("Begin with an empty sheet")),
        ):
            button = QPushButton(say(Message(words)), self)
            button.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
            button.clicked.connect(lambda _on=False, name=name: self.draw_asked.emit(name))
            self.buttons[name] = button
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setFocusProxy(self.buttons["new"])
        self.refresh()

    def refresh(self) -> None:
        """Say what the tables hold, and offer what can be drawn from it."""
        project = self.session.project
        units, items = project.count(UnitProcess), project.count(Equipment)
        numbers = {"units": units, "items": items}
        text = Message(N_("The tables hold {units} unit processes and {items} items of equipment."), numbers)
        self.filled.setText(self.session.say(text))
        writable = project.access.writable
        self.buttons["all"].setEnabled(writable and items > 0)
        self.buttons["overview"].setEnabled(writable and units > 0)
        self.buttons["new"].setEnabled(writable)
