"""The one open project of the window, and the notice when it changes."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from cpdesk.errors import CPDeskError
from cpdesk.language import Language, Message
from ui.jobs import Jobs
from ui.making import Making
from ui.writing import Writing

if TYPE_CHECKING:
    from cpdesk.project.changes import ChangeSet
    from cpdesk.project.project import Project
    from cpdesk.tables.catalogue import Tables

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wrong(Message):
    """A sentence about what went wrong: it stays before the person until it is dismissed."""


class Session(QObject):
    """Holds the project and its tables. Views ask it; edits go through `run`, which tells instead of raising."""

    opened = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal(object)
    told = Signal(object)
    language_changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None, jobs: Jobs | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.jobs = jobs or Jobs(self)
        self.writing = Writing(self, self.jobs)
        self.making = Making(self, self.jobs)
        self._lookers: WeakKeyDictionary[QObject, str] = WeakKeyDictionary()
        self._ready: Tables | None = None
        self._project: Project | None = None
        self._tables: Tables | None = None

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def project(self) -> "Project":
        """The open project; only to be asked while one is open."""
        if self._project is None:
            raise LookupError
        return self._project

    @property
    def tables(self) -> "Tables":
        """The tables of the open project."""
        if self._tables is None:
            raise LookupError
        return self._tables

    def look_at(self, looker: QObject, table: str) -> None:
        """Note which table a view shows; none where nobody looks at it."""
        if table:
            self._lookers[looker] = table
        else:
            self._lookers.pop(looker, None)

    def tables_looked_at(self) -> tuple[str, ...]:
        """Return the tables that are looked at and can be made in a moment."""
        slow = self.tables.slow
        return tuple(name for name in dict.fromkeys(self._lookers.values()) if name not in slow)

    @contextmanager
    def made_ready(self, tables: "Tables") -> Generator[None]:
        """While changes are told: show what a worker made of the tables already, and make only the rest here."""
        self._ready = tables
        try:
            yield
        finally:
            self._ready = None

    def say(self, message: Message | str) -> str:
        """Return a message in the person's language."""
        return self.language.say(message)

    def unit(self, symbol: str) -> str:
        """Return a unit as the person's language writes it."""
        return self.language.unit(symbol)

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self.language = language
        self.language_changed.emit()

    def take(self, project: "Project") -> None:
        """Make a project the open one; the one before is closed."""
        from cpdesk.tables.catalogue import Tables

        self.close()
        self._project = project
        self._tables = Tables(project)
        project.listeners.append(self._on_change)
        self.opened.emit()

    def open(self, path: Path) -> bool:
        """Open a project file; False and a sentence where that fails."""
        from cpdesk.project.project import Project

        project = self.run(lambda: Project.open(path))
        if project is not None:
            self.take(project)
        return project is not None

    def close(self) -> None:
        """Close the project, if one is open; what is just being written is written first."""
        self.writing.finish()
        if self._project is not None:
            self.closing.emit()
            self._project.close()
            self._project = self._tables = None
            self.closed.emit()

    def run(self, edit: Callable[[], T]) -> T | None:
        """Do an edit; what goes wrong is told where the person looks, and nothing was changed."""
        try:
            return edit()
        except CPDeskError as error:
            self.tell_wrong(error.messages)
            return None

    def attempt(self, edit: Callable[[], object]) -> tuple[Message, ...]:
        """Do an edit and return what is wrong with it, for a place that tells it itself; nothing: it was done."""
        try:
            edit()
        except CPDeskError as error:
            return error.messages
        return ()

    def tell_wrong(self, messages: Sequence[Message]) -> None:
        """Tell what went wrong, a sentence each."""
        for message in messages:
            self.told.emit(Wrong(message.text, message.values))

    def _on_change(self, changes: "Sequence[ChangeSet]") -> None:
        if self._ready is not None:
            self.tables.adopt(self._ready)
        self.changed.emit(changes)
