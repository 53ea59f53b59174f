"""A form over one record: each field with its name, edited in place, one step a field."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from cpdesk.edits.cells import type_into_cell
from cpdesk.language import N_, Message
from cpdesk.quantities import Quantity
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Rule, Type, field_title, rules_of
from cpdesk.tables.labels import label_of
from ui.session import Session

HIDDEN = frozenset({"id", "position", "note"})


class LongTextEdit(QPlainTextEdit):
    """A text of several lines that tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: Any) -> None:  # noqa: N802
        """Tell that the text is left."""
        super().focusOutEvent(event)
        self.left.emit()


class RecordForm(QScrollArea):
    """All fields of one record; what is typed is written when the field is left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = ""
        self.id = ""
        self._editors: dict[str, QWidget] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        session.changed.connect(self._on_change)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no record is chosen."""
        self.kind = self.id = ""
        self._editors = {}
        hint = QLabel(self.session.say(Message(N_("Choose a row to see its record here."))))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.setMargin(8)
        self.setWidget(hint)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record's fields."""
        record = self.session.project.get(KINDS[kind], record_id)
        if record is None:
            self.show_nothing()
            return
        if (kind, record_id) == (self.kind, self.id):
            self._fill(record)
            return
        if kind != self.kind:
            self._build(kind, record_id)
        self.kind, self.id = kind, record_id
        self._fill(record)

    def _build(self, kind: str, record_id: str) -> None:
        body = QWidget(self)
        form = QFormLayout(body)
        form.setContentsMargins(8, 8, 8, 8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._editors = {}
        writable = self.session.project.access.writable
        rules = rules_of(KINDS[kind])
        for name in (*(name for name in rules if name not in HIDDEN), "note"):
            rule = rules[name]
            title = self.session.say(field_title(name))
            editor = self._editor(name, rule)
            editor.setAccessibleName(title)
            editor.setEnabled(writable)
            self._editors[name] = editor
            form.addRow(title, editor)
        self.setWidget(body)

    def _editor(self, name: str, rule: Rule) -> QWidget:
        if rule.type in (Type.CHOICE, Type.FLAG, Type.REFERENCE):
            return self._choice_editor(name, rule)
        if rule.long:
            long_text = LongTextEdit()
            long_text.setTabChangesFocus(True)
            long_text.setFixedHeight(long_text.fontMetrics().height() * 3 + 14)
            long_text.left.connect(lambda: self._write(name, long_text.toPlainText()))
            return long_text
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._write(name, line.text()))
        return line

    def _choice_editor(self, name: str, rule: Rule) -> QComboBox:
        box = QComboBox()
        box.setEditable(rule.type is Type.REFERENCE)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.addItem("", "")
        for value, title in self._choices(rule).items():
            box.addItem(title, value)
        box.activated.connect(lambda _: self._write(name, str(box.currentData() or "")))
        return box

    def _choices(self, rule: Rule) -> Mapping[str, str]:
        say = self.session.say
        if rule.type is Type.FLAG:
            return {"yes": say(Message(N_("Yes"))), "no": say(Message(N_("No")))}
        if rule.type is Type.CHOICE:
            return {choice: say(Message(choice.replace("_", " "))) for choice in rule.choices}
        records = self.session.tables.view.all(KINDS[rule.refers_to])
        return {label_of(record): label_of(record) for record in records if label_of(record)}

    def _fill(self, record: Record) -> None:
        for name, editor in self._editors.items():
            text = self._text(record, name)
            editor.blockSignals(True)
            if isinstance(editor, QLineEdit) and not (editor.hasFocus() and editor.isModified()):
                editor.setText(text)
                editor.setCursorPosition(0)
            elif isinstance(editor, LongTextEdit) and not editor.hasFocus():
                editor.setPlainText(text)
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(text)))
            editor.blockSignals(False)

    def _text(self, record: Record, name: str) -> str:
        value: Any = getattr(record, name)
        rule = rules_of(type(record))[name]
        if value is None:
            return ""
        if isinstance(value, Quantity):
            return value.text
        if isinstance(value, bool):
            return "yes" if value else "no"
        if rule.type is Type.REFERENCE:
            return label_of(self.session.tables.view.get(KINDS[rule.refers_to], value))
        return f"{value:.12g}" if isinstance(value, float) else str(value)

    def _write(self, name: str, text: str) -> None:
        record = self.session.project.get(KINDS[self.kind], self.id) if self.kind else None
        if record is None or text == self._text(record, name):
            return
        project = self.session.project
        done = self.session.run(lambda: type_into_cell(project, self.kind, self.id, name, text))
        if done is None:
            self._fill(record)

    def _on_change(self, changes: object) -> None:
        if self.kind:
            self.show_record(self.kind, self.id)
