"""Edits of many rows: a worker writes them, in one step as any other, while the window goes on.

What a person types meanwhile is refused with a sentence and stays where it was typed. A large edit can be cancelled
until its commit; then nothing of it was written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message
from ui.jobs import Job, Jobs, Report

if TYPE_CHECKING:
    from cpdesk.project.beside import WriterBeside
    from cpdesk.project.project import Project
    from cpdesk.tables.catalogue import Tables
    from ui.session import Session

T = TypeVar("T")
Wrong = Callable[[CPDeskError], object]

MANY = 400
"""So many rows are still written while the window waits: a tenth of a second, with what is shown of them."""

READING, WRITING = 0.4, 0.4
"""The shares of reading and of writing in the whole; the rest is for the tables that are looked at."""


def nobody(_share: float) -> None:
    """Tell nobody how far the work is."""


def drop(_answer: object) -> None:
    """Take no notice of an answer."""


def nothing() -> None:
    """Do nothing."""


@dataclass(slots=True)
class Piece:
    """One edit that a worker writes."""

    writer: "WriterBeside"
    tables: "Tables"
    done: Callable[[Any], object]
    wrong: Wrong
    stopped: Callable[[], object]
    job: Job | None = None
    answer: Any = None
    error: CPDeskError | None = None
    over: Event = field(default_factory=Event)


class Writing(QObject):
    """Does the edits that may be large. One is on its way at a time."""

    began = Signal()
    ended = Signal()
    progressed = Signal(float)

    def __init__(self, session: "Session", jobs: Jobs) -> None:
        super().__init__(session)
        self.session = session
        self.jobs = jobs
        self._piece: Piece | None = None

    @property
    def busy(self) -> bool:
        """Whether a worker is writing."""
        return self._piece is not None

    def run(
        self,
        title: Message,
        rows: int,
        edit: "Callable[[Project, Report], T]",
        done: Callable[[T], object] = drop,
        wrong: Wrong | None = None,
        stopped: Callable[[], object] = nothing,
    ) -> bool:
        """Do an edit that changes about so many rows: a few at once, many behind the window; False where it failed.

        `edit` gets the project that it writes to, and tells how far its reading is. `done` is called with its answer
        once it is written, `wrong` with what is wrong, `stopped` where it was cancelled; in these nothing was changed.
        """
        told: Wrong = wrong or (lambda error: self.session.tell_wrong(error.messages))
        try:
            if rows > MANY:
                self._begin(title, rows, edit, done, told, stopped)
            else:
                done(edit(self.session.project, nobody))
        except CPDeskError as error:
            told(error)
            return False
        return True

    def go_to(self, step: int | None) -> None:
        """Walk to any step of the history."""

        def walk() -> None:
            rows = self.session.project.changes_to(step)
            title = Message(N_("Walk to this step"))
            self.run(title, rows, lambda project, _report: project.go_to(step))

        self.session.run(walk)

    def _begin(
        self,
        title: Message,
        rows: int,
        edit: "Callable[[Project, Report], Any]",
        done: Callable[[Any], object],
        wrong: Wrong,
        stopped: Callable[[], object],
    ) -> None:
        from cpdesk.project.beside import WriterBeside

        writer = WriterBeside(self.session.project, title)
        piece = Piece(writer, self.session.tables.beside(writer), done, wrong, stopped)
        self._piece = piece
        self.began.emit()
        work = _work(piece, rows, edit, self.session.tables_looked_at())
        piece.job = self.jobs.start(title, work, drop, drop, over=lambda: self._settle(piece))
        piece.job.progressed.connect(self.progressed)

    def _settle(self, piece: Piece) -> None:
        """Let the project write again and tell everybody what was changed."""
        if piece is not self._piece:
            return
        self._piece = None
        with self.session.made_ready(piece.tables):
            piece.writer.rejoin()
        self.ended.emit()
        if piece.writer.changes:
            piece.done(piece.answer)
        elif piece.error is not None:
            piece.wrong(piece.error)
        elif piece.job is not None and piece.job.cancelled:
            piece.stopped()
        else:
            piece.done(piece.answer)

    def cancel(self) -> None:
        """Ask the worker to stop; what it has committed already stays."""
        if self._piece is not None and self._piece.job is not None:
            self._piece.job.cancel()

    def finish(self) -> None:
        """Wait until the worker has written: a project is not closed over it."""
        waiting = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        while (piece := self._piece) is not None:
            QCoreApplication.processEvents(waiting)
            if piece.over.wait(0.02):
                self._settle(piece)


def _work(
    piece: Piece, rows: int, edit: "Callable[[Project, Report], Any]", names: tuple[str, ...]
) -> Callable[[Report], None]:
    """Return the work that writes an edit and then makes the tables that are looked at."""

    def work(report: Report) -> None:
        try:
            with piece.writer as writer:
                writer.watch(rows, lambda share: report(READING + WRITING * share))
                piece.answer = edit(writer, lambda share: report(READING * share))
                writer.unwatch()
                for name in names if writer.changes else ():
                    piece.tables.table(name)
        except CPDeskError as error:
            piece.error = error
        finally:
            piece.over.set()

    return work
