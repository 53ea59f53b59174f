"""Long tables made behind the window: until one is there a view shows its rows as they were, or that they are read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cpdesk.language import N_, Message
from ui.jobs import Job, Jobs, Report

if TYPE_CHECKING:
    from cpdesk.tables.catalogue import Tables
    from ui.session import Session


class Making(QObject):
    """Makes the tables that are wanted, one piece of work at a time; a change of the project begins it anew."""

    made = Signal()

    def __init__(self, session: "Session", jobs: Jobs) -> None:
        super().__init__(session)
        self.session = session
        self.jobs = jobs
        self._wanted: dict[str, list[Callable[[], object]]] = {}
        self._job: Job | None = None
        session.changed.connect(self._begin_anew)
        session.writing.began.connect(self._leave_off)
        session.writing.ended.connect(self._begin)
        session.closing.connect(self._forget)

    def want(self, name: str, then: Callable[[], object] | None = None) -> None:
        """Have a table made soon; `then` is called when it is there, unless the person cancels it."""
        waiting = self._wanted.setdefault(name, [])
        if then is not None:
            waiting.append(then)
        self._begin()

    def _begin(self) -> None:
        """Make what is wanted and not there by now."""
        if not self.session.is_open:
            return
        self.tell_made()
        names = tuple(self._wanted)
        if not names or self._job is not None or self.session.writing.busy:
            return
        tables = self.session.tables.beside(self.session.project.reader())
        title = Message(N_("Reading long tables"))
        work = _work(tables, names)
        job = self._job = self.jobs.start(
            title, work, self._take, self.session.tell_wrong, over=lambda: self._on_over(job, names)
        )

    def _take(self, tables: "Tables") -> None:
        if self.session.is_open:
            self.session.tables.adopt(tables)

    def _on_over(self, job: Job, names: tuple[str, ...]) -> None:
        if job is not self._job:
            return
        self._job = None
        self.tell_made()
        for name in names:  # what is not there now was cancelled or failed
            self._wanted.pop(name, None)
        self._begin()

    def tell_made(self) -> None:
        """Tell the views of what is there by now, whoever made it."""
        there = [name for name in self._wanted if not self.session.tables.takes_long(name)]
        waiting = [then for name in there for then in self._wanted.pop(name)]
        if there:
            self.made.emit()
        for then in waiting:
            then()

    def _leave_off(self) -> None:
        """Drop what is on its way: it is about how things were."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin_anew(self) -> None:
        if self._wanted:
            self._leave_off()
            self._begin()

    def _forget(self) -> None:
        self._leave_off()
        self._wanted.clear()


def _work(tables: "Tables", names: tuple[str, ...]) -> Callable[[Report], "Tables"]:
    """Return the work that makes tables; the connection that they read through is closed at its end."""

    def work(report: Report) -> "Tables":
        with tables.view.project:
            for number, name in enumerate(names):
                report((number + 0.3) / len(names))
                tables.table(name)
            return tables

    return work
