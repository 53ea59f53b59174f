"""The Edit menu: steps taken back and brought again by name, and the cells of the table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from cpdesk.language import N_, Message
from ui.actions.spec import SEPARATOR, Menu, Spec

if TYPE_CHECKING:
    from cpdesk.project.project import Project
    from ui.main_window import MainWindow


class EditCommands:
    """Walks the history. In a field that is being typed in, undo is the field's own."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the Edit menu."""
        keys = QKeySequence.StandardKey
        return Menu(
            N_("Edit"),
            "E",
            (
                Spec("undo", N_("Undo"), keys.Undo, self.undo, self._can_undo, self._undo_label, icon="undo"),
                Spec("redo", N_("Redo"), "Ctrl+Y", self.redo, self._can_redo, self._redo_label, icon="redo"),
                Spec(
                    "revert",
                    N_("Back to how it was at opening"),
                    "",
                    self.revert,
                    self._can_revert,
                    self._revert_label,
                    slow_label=True,
                ),
                SEPARATOR,
                Spec("search", N_("Search everything"), "Ctrl+K", self._search, self._is_open, icon="search"),
                Spec(
                    "next_problem",
                    N_("Next problem"),
                    "F8",
                    self._next_problem,
                    self._is_open,
                    icon="problem",
                ),
            ),
        )

    def _is_open(self) -> bool:
        return self.session.is_open

    def _writable(self) -> bool:
        return self.session.is_open and self.session.project.access.writable

    def _can_undo(self) -> bool:
        return self._walks() and self.session.project.step_to_undo() is not None

    def _can_redo(self) -> bool:
        return self._walks() and self.session.project.step_to_redo() is not None

    def _walks(self) -> bool:
        """Whether the history can be walked now; it is not read while a worker may be about to commit."""
        return self._writable() and not self.session.writing.busy

    def _can_revert(self) -> bool:
        if not self._walks():
            return False
        entry = self.session.project.step_to_undo()
        return (entry.id if entry is not None else None) != self.session.project.opened_at

    def _undo_label(self) -> Message:
        entry = self.session.project.step_to_undo()
        return Message(N_("Undo {step}"), {"step": entry.name}) if entry else Message(N_("Undo"))

    def _redo_label(self) -> Message:
        entry = self.session.project.step_to_redo()
        return Message(N_("Redo {step}"), {"step": entry.name}) if entry else Message(N_("Redo"))

    def _revert_label(self) -> Message:
        number = self.session.project.steps_since_opening()
        return Message(N_("Back to how it was at opening ({number} steps)"), {"number": number})

    def undo(self) -> None:
        """Take the last step back, or what was just typed into a field."""
        field = _typed_in()
        if field is not None:
            field.undo()
        else:
            self.session.run(self._undo)

    def _undo(self) -> None:
        project = self.session.project
        rows = project.changes_in(project.step_to_undo())
        self._walk(self._undo_label(), rows, lambda one: one.undo())

    def redo(self) -> None:
        """Bring the step back that was taken back last."""
        self.session.run(self._redo)

    def _redo(self) -> None:
        project = self.session.project
        rows = project.changes_in(project.step_to_redo())
        self._walk(self._redo_label(), rows, lambda one: one.redo())

    def revert(self) -> None:
        """Walk back to how the project was at opening; that, too, can be undone."""
        self.session.writing.go_to(self.session.project.opened_at)

    def _walk(self, title: Message, rows: int, walk: "Callable[[Project], object]") -> None:
        self.session.writing.run(title, rows, lambda project, _report: walk(project))

    def _search(self) -> None:
        self.window.head.search.setFocus()
        self.window.head.search.selectAll()

    def _next_problem(self) -> None:
        if self.window.desk is not None:
            self.window.desk.bottom.problems.go_to_next()


def _typed_in() -> QLineEdit | QPlainTextEdit | None:
    """Return the field with the cursor if something was typed into it that can be taken back."""
    field = QApplication.focusWidget()
    if field is None or not field.isVisible():
        return None
    if isinstance(field, QLineEdit):
        return field if field.isUndoAvailable() and field.isModified() else None
    if isinstance(field, QPlainTextEdit):
        return field if field.document().isUndoAvailable() else None
    return None
