"""One field of a form: its name above, its control, and below what is wrong with what was typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cpdesk.language import Message
from cpdesk.records.record import Rule, Type
from ui.pages.field_editors import ChoiceEditor, Editor, LineEditor, ListedEditor, TextEditor
from ui.pages.field_text import choices_of, hint_of, is_listed, listed_for, title_of
from ui.session import Session


class FieldBox(QWidget):
    """A field that keeps a wrong text in sight, with the reason, until it is mended."""

    typed = Signal(str, str)

    def __init__(
        self, session: Session, kind: str, name: str, rule: Rule, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.long = rule.long
        title = title_of(session, kind, name)
        self.title = QLabel(title, self)
        self.title.setObjectName("fieldTitle")
        self.editor = self._new_editor(kind, rule)
        self.editor.setAccessibleName(title)
        for line in self.editor.findChildren(QLineEdit):
            line.setAccessibleName(title)
        self.editor.setEnabled(session.project.access.writable)
        self.editor.typed.connect(lambda text: self.typed.emit(name, text))
        self.title.setBuddy(self.editor)
        self.fault = QLabel(self)
        self.fault.setObjectName("fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.title, self.editor, self.fault):
            layout.addWidget(part)
        layout.addStretch(1)

    def _new_editor(self, kind: str, rule: Rule) -> Editor:
        session, name = self.session, self.name
        if is_listed(kind, name, rule):
            return ListedEditor(lambda: listed_for(session, kind, name, rule), self)
        if rule.type in (Type.CHOICE, Type.FLAG):
            choices = choices_of(session, kind, name, rule)
            return ChoiceEditor(choices, empty=rule.nullable, parent=self)
        if rule.long:
            return TextEditor(self)
        line = LineEditor(self)
        line.setPlaceholderText(hint_of(session, rule))
        return line

    def show_text(self, text: str) -> None:
        """Show what is kept in the field."""
        self.editor.show_text(text)
        self.show_fault(())

    def show_wrong(self, text: str, messages: Sequence[Message]) -> None:
        """Show a text that was refused, and why."""
        if isinstance(self.editor, LineEditor):
            self.editor.setText(text)
        elif isinstance(self.editor, TextEditor):
            self.editor.setPlainText(text)
        elif isinstance(self.editor, ListedEditor):
            self.editor.setEditText(text)
        self.show_fault(messages)

    def show_fault(self, messages: Sequence[Message]) -> None:
        """Say what is wrong; nothing: all is well."""
        text = "\n".join(self.session.say(message) for message in messages)
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.fault.setMinimumHeight(self.fault.heightForWidth(max(120, self.width())) if text else 0)
        self.editor.setAccessibleDescription(text)
        if self.editor.property("wrong") != bool(text):
            self.editor.setProperty("wrong", bool(text))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
