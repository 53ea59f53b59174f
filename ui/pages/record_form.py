"""A form over one record: its fields in groups, edited in place, one step a field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.edits.audit import set_currency
from cpdesk.edits.cells import type_into_cell
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, kind_title, rules_of
from ui.pages.field_box import FieldBox
from ui.pages.field_text import choices_of, text_of
from ui.pages.form_groups import NOTE, groups_of
from ui.session import Session

NO_ROW = N_("Choose a row to see its record here.")
WIDE_LETTERS = 66
"""From this width on, in letters of the font, the fields stand in two columns."""


class RecordForm(QScrollArea):
    """All fields of one record; what is typed is written when the field is left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = ""
        self.id = ""
        self.body: FormBody | None = None
        self._wrong: dict[tuple[str, str, str], tuple[str, Sequence[Message]]] = {}
        self.setObjectName("form")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        session.changed.connect(self._on_change)
        self.show_nothing()

    def show_nothing(self, text: str = NO_ROW) -> None:
        """Say that no record is chosen, or why none is shown."""
        self.kind = self.id = ""
        self.body = None
        hint = QLabel(self.session.say(Message(text)))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.setMargin(12)
        self.setWidget(hint)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record's fields."""
        record = self.session.tables.view.get(KINDS[kind], record_id)
        record = record or self.session.project.get(KINDS[kind], record_id)
        if record is None:
            self.show_nothing()
            return
        if kind != self.kind or self.body is None:
            self.body = FormBody(self.session, kind, self)
            self.body.fields_typed(self._write)
            self.setWidget(self.body)
            self.setAccessibleName(self.session.say(kind_title(kind)))
        self.kind, self.id = kind, record_id
        self._fill(record)

    def _fill(self, record: Record) -> None:
        if self.body is None:
            return
        for name, box in self.body.boxes.items():
            wrong = self._wrong.get((self.kind, self.id, name))
            if wrong is not None:
                box.show_wrong(*wrong)
            else:
                box.show_text(text_of(self.session, record, name))

    def _write(self, name: str, text: str) -> None:
        record = self.session.project.get(KINDS[self.kind], self.id) if self.kind else None
        if record is None or self.body is None:
            return
        place = (self.kind, self.id, name)
        self._wrong.pop(place, None)
        if text != text_of(self.session, record, name):
            messages = self.session.attempt(lambda: self._do(name, text))
            if messages:
                self._wrong[place] = (text, messages)
        if self.kind == place[0] and self.id == place[1]:
            self._fill(self.session.project.get(KINDS[self.kind], self.id) or record)

    def _do(self, name: str, text: str) -> None:
        project = self.session.project
        if (self.kind, name) == ("audit", "currency"):
            audit = project.audit
            set_currency(project, text, audit.money_unit.replace(audit.currency, text.strip()))
            return
        rule = rules_of(KINDS[self.kind])[name]
        words = choices_of(self.session, self.kind, name, rule) if rule.choices else {}
        type_into_cell(project, self.kind, self.id, name, text, choices=words)

    def _on_change(self, changes: object) -> None:
        if self.kind:
            self.show_record(self.kind, self.id)

    def go_to(self, name: str) -> bool:
        """Put the cursor into a field; False where the form does not show it."""
        box = self.body.boxes.get(name) if self.body is not None else None
        if box is None:
            return False
        self.ensureWidgetVisible(box)
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class FormBody(QWidget):
    """The groups of a form, their fields in one column or, where there is room, in two."""

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formBody")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.boxes: dict[str, FieldBox] = {}
        self._grids: list[tuple[QGridLayout, tuple[str, ...]]] = []
        self._columns = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 16, 16)
        layout.setSpacing(6)
        rules = rules_of(KINDS[kind])
        for title, names in groups_of(kind, tuple(rules)):
            if title:
                heading = QLabel(session.say(Message(title)), self)
                heading.setObjectName("section")
                layout.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(8)
            layout.addLayout(grid)
            for name in names:
                self.boxes[name] = FieldBox(session, kind, name, rules[name], self)
            self._grids.append((grid, names))
        layout.addStretch(1)
        if "note" in self.boxes:
            self.boxes["note"].title.setText(session.say(Message(NOTE)))
        self._arrange(1)

    def fields_typed(self, slot: object) -> None:
        """Connect what is typed in any field."""
        for box in self.boxes.values():
            box.typed.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() > self.fontMetrics().averageCharWidth() * WIDE_LETTERS else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, names in self._grids:
            for name in names:
                grid.removeWidget(self.boxes[name])
            for place, (name, span) in places([(n, self.boxes[n].long) for n in names], columns).items():
                grid.addWidget(self.boxes[name], *place, 1, span)
            for column in range(2):
                grid.setColumnStretch(column, 1 if column < columns else 0)


def places(fields: Sequence[tuple[str, bool]], columns: int) -> Mapping[tuple[int, int], tuple[str, int]]:
    """Return where fields stand in a grid, with how many columns they take: long ones take a line of their own."""
    found: dict[tuple[int, int], tuple[str, int]] = {}
    row = column = 0
    for name, long in fields:
        if long and column:
            row, column = row + 1, 0
        found[(row, column)] = (name, columns if long else 1)
        column += columns if long else 1
        if column >= columns:
            row, column = row + 1, 0
    return found
