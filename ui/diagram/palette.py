"""The palette: all kinds of equipment with their symbols. Drag one onto the sheet, or click it and click the sheet."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.records.plant import EquipmentKind
from ui.diagram.editor import SheetEditor
from ui.diagram.gestures.gesture import STARTS
from ui.diagram.gestures.placing import UNIT_PROCESS, Placing
from ui.diagram.symbol_icons import ICON, symbol_icon
from ui.session import Session
from ui.theme.palette import Colours

KIND_ROLE = Qt.ItemDataRole.UserRole


class SymbolPalette(QWidget):
    """A list of symbols with a field to search in it. Enter puts the chosen one on the sheet."""

    kind_asked = Signal(str)

    def __init__(
        self, session: Session, colours: Colours, editor: SheetEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.editor = editor
        say = session.say
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(say(Message(N_("Find equipment"))))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._keep_only)
        self.search.installEventFilter(self)
        self.list = SymbolList(editor, self)
        self.list.setAccessibleName(say(Message(N_("Kinds of equipment"))))
        self.list.setToolTip(
            say(
                Message(
                    N_("Drag onto the sheet, or click here and then there. Enter: beside what is chosen.")
                )
            )
        )
        self.list.kind_asked.connect(self.kind_asked)
        self._fill(colours)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.show_overview(False)

    def _fill(self, colours: Colours) -> None:
        ink = colours.greys[6]
        for kind in (UNIT_PROCESS, *(kind.value for kind in EquipmentKind)):
            item = QListWidgetItem(symbol_icon(kind, ink), self.session.say(Message(kind)), self.list)
            item.setData(KIND_ROLE, kind)

    def show_overview(self, overview: bool) -> None:
        """Offer unit processes on an overview, equipment elsewhere."""
        self._overview = overview
        self._keep_only(self.search.text())

    def _keep_only(self, text: str) -> None:
        wanted = text.casefold().strip()
        for number in range(self.list.count()):
            item = self.list.item(number)
            kind = str(item.data(KIND_ROLE))
            fits = wanted in item.text().casefold() or wanted in kind
            item.setHidden((kind == UNIT_PROCESS) is not self._overview or not fits)
        shown = [number for number in range(self.list.count()) if not self.list.item(number).isHidden()]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Lead from the search field into the list; Enter places what is found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.ask()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.editor.setFocus()
                return True
        return super().eventFilter(watched, event)


class SymbolList(QListWidget):
    """The symbols; the mouse carries one over the sheet."""

    kind_asked = Signal(str)

    def __init__(self, editor: SheetEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._pressed: QPoint | None = None
        self._carried: Placing | None = None
        self.setIconSize(QSize(ICON, ICON))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def kind_at(self, at: QPoint) -> str:
        """Return the kind under a point of the list; empty where there is none."""
        item = self.itemAt(at)
        return str(item.data(KIND_ROLE)) if item is not None else ""

    def ask(self) -> None:
        """Ask for the kind with the mark."""
        item = self.currentItem()
        if item is not None and not item.isHidden():
            self.kind_asked.emit(str(item.data(KIND_ROLE)))

    # Carrying

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a symbol in hand."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.kind_at(at) and self._can_place():
            self._pressed = at

    def _can_place(self) -> bool:
        return self.editor.is_open and self.editor.session.project.access.writable

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Carry it over the sheet."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        if self._carried is None:
            if (here - self._pressed).manhattanLength() < STARTS:
                return
            self._carried = Placing(self.editor, self.kind_at(self._pressed))
            self.editor.hand.arm(self._carried)
        at = self._on_sheet(event)
        if at is not None:
            self._carried.drag(at, event)

    def _on_sheet(self, event: QMouseEvent) -> QPointF | None:
        """Return where on the sheet the pointer is; None where it is not over the view."""
        view = self.editor.view
        at = view.viewport().mapFromGlobal(event.globalPosition().toPoint())
        return view.mapToScene(at) if view.viewport().rect().contains(at) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put it on the sheet; a click alone keeps it in hand for the next click there."""
        pressed, self._pressed = self._pressed, None
        carried, self._carried = self._carried, None
        if carried is not None:
            at, held = self._on_sheet(event), self.editor.hand.armed is carried
            self.editor.hand.arm(None)
            if at is not None and held:
                carried.release(at, event)
                self.editor.setFocus()
            return
        super().mouseReleaseEvent(event)
        if pressed is not None:
            self.editor.hand.arm(Placing(self.editor, self.kind_at(pressed)))
            self.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Place with Enter, let go with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        elif event.key() == Qt.Key.Key_Escape:
            self._pressed = self._carried = None
            self.editor.hand.arm(None)
            self.editor.setFocus()
        else:
            super().keyPressEvent(event)
