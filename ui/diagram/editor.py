"""The editor of a sheet: the view with what is drawn, kept in step with the project, and the hand over it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.edits import diagrams
from cpdesk.edits.diagrams import write_note
from cpdesk.edits.records import change
from cpdesk.edits.sheets import draw_unit_process
from cpdesk.language import N_, Message
from cpdesk.methods.sheets.moving import Moved
from cpdesk.methods.sheets.plan import SheetPlan
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.tables.drawing import Drawing, Item, Line, Standing
from cpdesk.tables.sheet_preview import Preview
from cpdesk.tables.sheets import SheetView, sheet_view_of
from ui.diagram.gestures.placing import UNIT_PROCESS
from ui.diagram.hand import Hand
from ui.diagram.look import screen_look
from ui.diagram.minimap import MiniMap
from ui.diagram.name_field import NameField
from ui.diagram.scene import GRID, DiagramScene
from ui.diagram.view import DiagramView
from ui.session import Session
from ui.theme.palette import Colours

SCAN_MB = 2048
"""Qt refuses larger pictures unpacked; 256, its own limit, is less than an A1 drawing at 300 dpi."""


class SheetEditor(QWidget):
    """One sheet to draw on. What is chosen is told as kind and id; gestures and commands change it through edits."""

    chosen = Signal(str, str)
    choice_changed = Signal()
    sheet_asked = Signal(str, str)
    row_asked = Signal(str, str)
    find_asked = Signal()
    scan_asked = Signal()
    shown = Signal()

    def __init__(self, session: Session, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.sheet = ""
        self.snapping = True
        self._seen: SheetView | None = None
        self._preview: Preview | None = None
        self._stale = False
        self._scan = ""
        self.scene = DiagramScene(screen_look(colours), self)
        self.view = DiagramView(self.scene, self)
        self.hand = Hand(self, self)
        self.view.tool = self.hand
        self.map = MiniMap(self.view)
        self.shown.connect(self.map.follow)
        self.choice_changed.connect(self.map.update)
        for part in (self.view, self.view.viewport()):
            part.setAccessibleName(session.say(Message(N_("Sheet of the diagram"))))
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
            self.hand.arm(None)
            self.scene.choose(())
            self.view.fit_drawn()

    def show_again(self) -> None:
        """Show the sheet as it is kept."""
        self._stale, self._preview = False, None
        if not self.sheet or self.session.project.get(Sheet, self.sheet) is None:
            self._seen = None
            self.sheet = ""
        else:
            seen = self._seen = sheet_view_of(self.session.tables.view, self.sheet, self.session.say)
            self._take_scan(seen.drawing)
            self.scene.show_drawing(seen.drawing)
        self.shown.emit()
        self.choice_changed.emit()

    def _take_scan(self, drawing: Drawing) -> None:
        """Read the picture under the sheet, once."""
        wanted = drawing.underlay.attachment if drawing.underlay is not None else ""
        if wanted == self._scan:
            return
        self._scan, self.scene.scan = wanted, None
        paper = self.session.project.get(Attachment, wanted) if wanted else None
        content = self.session.project.content(paper.content_hash) if paper is not None else None
        if content is not None:
            QImageReader.setAllocationLimit(SCAN_MB)
            made = QPixmap()
            if made.loadFromData(content):
                self.scene.scan = made
            else:
                self.session.told.emit(Message(N_("The scan under this sheet cannot be read as a picture.")))

    def preview(self, moved: Moved) -> None:
        """Show how things would stand, until they are kept or the gesture is left."""
        if self._seen is None:
            return
        if self._preview is None:
            self._preview = Preview(self._seen)
        parts = self._preview.of(moved)
        self.scene.show_parts(parts.items, parts.lines)

    def _on_change(self, changes: object) -> None:
        self.hand.forget()
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

    @property
    def chosen_keys(self) -> Sequence[str]:
        """The placements and the streams that are chosen, the placements first and in the order of the choice."""
        return [*self.chosen_ids(), *(line.stream for line in self.scene.chosen_lines())]

    @property
    def record(self) -> tuple[str, str]:
        """The kind and id of the one record that is chosen; empty where none or several are."""
        items, lines = self.scene.chosen_items(), self.scene.chosen_lines()
        if len(items) + len(lines) != 1:
            return "", ""
        if lines:
            return "stream", lines[0].stream
        if items[0].of is None:
            return "placement", items[0].id
        return _kind_of(items[0]), items[0].of

    def _tell_chosen(self) -> None:
        self.chosen.emit(*self.record)
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

    def place_kind(self, kind: str, at: QPointF) -> None:
        """Put a new item of equipment, or on an overview a unit process, at a place and choose it."""
        project, sheet, made = self.session.project, self.sheet, list[str]()

        def draw() -> None:
            if kind == UNIT_PROCESS:
                made.append(draw_unit_process(project, sheet, at.x(), at.y()).id)
            else:
                made.append(diagrams.draw_equipment(project, sheet, EquipmentKind(kind), at.x(), at.y()).id)

        if self.run(draw):
            self.scene.choose(made)

    # Names and notes, written where they stand

    def write_note_at(self, at: QPointF) -> None:
        """Let the person write a note at a place; Escape puts none there."""
        project, sheet = self.session.project, self.sheet
        box = QRectF(at.x() - 15, at.y() - 3, 30, 6)
        self._ask_name(
            "", box, lambda text: self.run(lambda: write_note(project, sheet, at.x(), at.y(), text))
        )

    def write_in(self, shown: Item | Line) -> None:
        """Let the person write the name of something where it stands; Escape leaves it as it was."""
        if isinstance(shown, Line):
            kind, key, box = "stream", shown.stream, self.scene.lines[shown.stream].number_box
        else:
            left, _, right, bottom = shown.stand.extent
            box = QRectF(left, bottom, right - left, 6)
            kind, key = ("placement", shown.id) if shown.of is None else (_kind_of(shown), shown.of)
        cls = _CLASSES[kind]
        record = self.session.project.get(cls, key)
        if record is None:
            return
        field = "text" if cls is Placement else "name"
        written = str(getattr(record, field))
        project = self.session.project
        self._ask_name(
            written, box, lambda name: self.run(lambda: change(project, cls, key, **{field: name}))
        )

    def _ask_name(self, text: str, box: QRectF, keep: Callable[[str], object]) -> None:
        if not self.session.project.access.writable:
            return
        place = self.view.mapFromScene(box).boundingRect()
        field = NameField(text, self.view.viewport())
        field.setAccessibleName(self.session.say(Message(N_("Name"))))
        field.setGeometry(place.center().x() - 90, place.top(), 180, field.sizeHint().height())
        field.written.connect(keep)
        field.left.connect(self.view.setFocus)
        field.show()
        field.setFocus(Qt.FocusReason.MouseFocusReason)


_CLASSES: dict[str, type[Equipment] | type[UnitProcess] | type[Stream] | type[Placement]] = {
    "equipment": Equipment,
    "unit_process": UnitProcess,
    "stream": Stream,
    "placement": Placement,
}


def _kind_of(item: Item) -> str:
    if item.standing is Standing.EQUIPMENT:
        return "equipment"
    return "unit_process" if item.standing is Standing.UNIT_PROCESS else "stream"
