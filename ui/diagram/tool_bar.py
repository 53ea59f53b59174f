"""The bar above the sheet: what can be done with one click, the zoom, the field that finds a tag or number."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolBar, QWidget

from cpdesk.language import N_, Message
from ui.diagram.doings import BAR
from ui.diagram.sheet_actions import SheetActions


class SheetBar(QToolBar):
    """Tools, zoom and search of a sheet."""

    find_asked = Signal(str)

    def __init__(self, actions: SheetActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = actions.commands.editor
        say = actions.session.say
        self.setObjectName("sheetTools")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(say(Message(N_("Tools of the sheet"))))
        actions.fill_bar(self, BAR)
        self.zoom = QLabel("100 %", self)
        self.zoom.setObjectName("quiet")
        self.zoom.setAccessibleName(say(Message(N_("Size of the sheet on the screen"))))
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("1600 %") + 8)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.zoom)
        # it stands beside the tools, not among them: in a narrow window a tool bar hides what is last
        self.field = QLineEdit(parent)
        self.field.setPlaceholderText(say(Message(N_("Find a tag or number"))))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setToolTip(say(Message(N_("Enter goes there, also on another sheet (Ctrl+F)"))))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(self.fontMetrics().averageCharWidth() * 26)
        self.field.returnPressed.connect(lambda: self.find_asked.emit(self.field.text()))
        self.field.installEventFilter(self)

    def show_zoom(self, zoom: float) -> None:
        """Show how large the sheet is."""
        self.zoom.setText(f"{round(zoom * 100)} %")

    def start_finding(self) -> None:
        """Put the cursor into the field that finds."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Lead back to the sheet with Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leaves = event.key() == Qt.Key.Key_Escape
            if leaves:
                self.editor.setFocus()
            return leaves
        return super().eventFilter(watched, event)
