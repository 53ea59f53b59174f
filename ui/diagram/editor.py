"""The editor of a sheet: the view with what is drawn, kept in step with the project, and the hand over it."""

from collections.abc import Callable, Sequence

from cpdesk.tables.sheet_preview import previewed
from cpdesk.tables.sheets import SheetView, sheet_view_of
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.edits.records import change
from cpdesk.methods.sheet_moving import Moved
from cpdesk.methods.sheet_plan import SheetPlan
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.tables.drawing import Drawing, Item, Standing
from ui.diagram.hand import Hand
from ui.diagram.look import screen_look
from ui.diagram.scene import GRID, DiagramScene
from ui.diagram.view import DiagramView
from ui.session import Session
from ui.theme.palette import Colours


class SheetEditor(QWidget):
    """One sheet to draw on. What is chosen is told as kind and id; gestures and commands change it through edits."""

    chosen = Signal(str, str)
    choice_changed = Signal()
    sheet_asked = Signal(str, str)
    shown = Signal()

    def __init__(self, session: Session, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.sheet = ""
        self.snapping = True
        self._seen: SheetView | None = None
        self._stale = False
        self.scene = DiagramScene(screen_look(colours), self)
        self.view = DiagramView(self.scene, self)
        self.hand = Hand(self, self)
        self.view.tool = self.hand
        self.setFocusProxy(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.scene.chosen.connect(self._tell_chosen)
        session.changed.connect(self._on_change)

    # What is shown

    @property
    def plan(self) -> SheetPlan:
        """How the sheet lies."""
        if self._seen is None:
            raise LookupError
        return self._seen.plan

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        if self._seen is None:
            raise LookupError
        return self._seen.drawing

    @property
    def is_open(self) -> bool:
        """Whether a sheet is shown."""
        return self._seen is not None

    def open_sheet(self, sheet: str) -> None:
        """Show a sheet, the whole of it."""
        fresh = sheet != self.sheet
        self.sheet = sheet
        self.show_again()
        if fresh:
            self.scene.choose(())
            self.view.fit()

    def show_again(self) -> None:
        """Show the sheet as it is kept."""
        self._stale = False
        if not self.sheet or self.session.project.get(Sheet, self.sheet) is None:
            self._seen = None
            self.sheet = ""
        else:
            seen = self._seen = sheet_view_of(self.session.tables.view, self.sheet, self.session.say)
            self.scene.show_drawing(seen.drawing)
        self.shown.emit()
        self.choice_changed.emit()

    def preview(self, moved: Moved) -> None:
        """Show how things would stand, until they are kept or the gesture is left."""
        if self._seen is not None:
            self.scene.show_parts(*previewed(self._seen, moved))

    def _on_change(self, changes: object) -> None:
        if self.isVisible():
            self.show_again()
        else:
            self._stale = True

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Catch up with the project."""
        if self._stale:
            self.show_again()
        super().showEvent(event)  # type: ignore[arg-type]

    def wear(self, colours: Colours) -> None:
        """Put on other colours."""
        self.scene.wear(screen_look(colours))

    # What is chosen

    def chosen_ids(self) -> Sequence[str]:
        """Return the placements that are chosen."""
        return [item.id for item in self.scene.chosen_items()]

    def _tell_chosen(self) -> None:
        items, lines = self.scene.chosen_items(), self.scene.chosen_lines()
        kind, key = "", ""
        if len(items) == 1 and items[0].of is not None:
            kind, key = _kind_of(items[0]), items[0].of
        elif len(items) == 1:
            kind, key = "placement", items[0].id
        elif not items and len(lines) == 1:
            kind, key = "stream", lines[0].stream
        self.chosen.emit(kind, key)
        self.choice_changed.emit()

    def choose_record(self, kind: str, record_id: str) -> bool:
        """Choose what stands for a record, and bring it into sight; False where it is not on this sheet."""
        items = [item for item in self.drawing.items if item.of == record_id and _kind_of(item) == kind]
        lines = [line.stream for line in self.drawing.lines if kind == "stream" and line.stream == record_id]
        if not items and not lines:
            return False
        self.scene.choose([] if lines else [item.id for item in items], lines)
        shown = self.scene.lines[lines[0]] if lines else self.scene.symbols[items[0].id]
        self.view.ensureVisible(shown.sceneBoundingRect(), 40, 40)
        return True

    # What gestures ask for

    def run(self, edit: Callable[[], object]) -> bool:
        """Do an edit; what goes wrong is told, and the sheet is shown as it is kept."""
        done = False

        def attempt() -> bool:
            nonlocal done
            edit()
            done = True
            return True

        self.session.run(attempt)
        if not done:
            self.show_again()
        return done

    def snapped(self, at: QPointF) -> QPointF:
        """Return the nearest point of the grid."""
        if not self.snapping:
            return QPointF(round(at.x(), 1), round(at.y(), 1))
        half = GRID / 2
        return QPointF(round(at.x() / half) * half, round(at.y() / half) * half)

    def go_to_sheet(self, sheet: str, stream: str | None) -> None:
        """Ask for another sheet, at a stream."""
        self.sheet_asked.emit(sheet, stream or "")

    def write_in(self, item: Item) -> None:
        """Let the person write the name of something where it stands; Escape leaves it as it was."""
        text = self._name_of(item)
        if text is None:
            return
        left, _, right, bottom = item.stand.extent
        box = self.view.mapFromScene(QRectF(left, bottom, right - left, 6)).boundingRect()
        field = NameField(text, self.view.viewport())
        field.setGeometry(box.center().x() - 90, box.top(), 180, 28)
        field.written.connect(lambda name: self._keep_name(item, name))
        field.show()
        field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _name_of(self, item: Item) -> str | None:
        project = self.session.project
        if item.standing is Standing.NOTE:
            note = project.get(Placement, item.id)
            return note.text if note is not None else None
        record = project.get(_CLASSES[_kind_of(item)], item.of or "")
        return str(getattr(record, "name", "")) if record is not None else None

    def _keep_name(self, item: Item, name: str) -> None:
        project = self.session.project
        if item.standing is Standing.NOTE:
            self.run(lambda: change(project, Placement, item.id, text=name))
        else:
            cls, key = _CLASSES[_kind_of(item)], item.of or ""
            self.run(lambda: change(project, cls, key, name=name))


_CLASSES: dict[str, type[Equipment] | type[UnitProcess] | type[Stream]] = {
    "equipment": Equipment,
    "unit_process": UnitProcess,
    "stream": Stream,
}


def _kind_of(item: Item) -> str:
    if item.standing is Standing.EQUIPMENT:
        return "equipment"
    return "unit_process" if item.standing is Standing.UNIT_PROCESS else "stream"


class NameField(QLineEdit):
    """A field over the sheet: Enter or another place keeps what is written, Escape leaves it as it was."""

    written = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before = text
        self.selectAll()
        self.editingFinished.connect(self._keep)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.isHidden():
            return
        text = self.text().strip()
        self.hide()
        self.deleteLater()
        if text != self._before:
            self.written.emit(text)
