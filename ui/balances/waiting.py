"""Answers that take time: asked for behind the window, asked anew after each change, late ones dropped."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from cpdesk.language import Message
from cpdesk.tables.catalogue import Tables
from ui.jobs import Job, Jobs, Report
from ui.session import Session

SOON_MS, QUICK_S = 200, 0.6
"""After a change an answer is asked for a little later, lest each key asks; one that came this quickly, at once."""

Work = Callable[[Report], Any]
Making = Callable[[Tables, int], Work]
"""Takes tables with a connection of their own and the revision that they see, and returns the work."""


class Answering(QObject):
    """Keeps one answer up to date while somebody looks at it. An answer has `revision` and `tables`.

    One at a time: work that is not wanted any more may take a while to notice, and nothing new begins beside it.
    What a person stopped begins again when they ask for it, or after a change. `holds` tells whether what was
    answered is as the project stands after a change.
    """

    answered = Signal(object)
    stale = Signal()
    was_stopped = Signal()

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        title: str,
        making: Making,
        parent: QObject | None = None,
        holds: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self.session, self.jobs = session, jobs
        self.title, self.making, self.holds = title, making, holds
        self.looked_at = False
        self.current = False
        self.stopped = False
        self._job: Job | None = None
        self._unwanted = False
        self._began = 0.0
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(SOON_MS)
        self.waiting.timeout.connect(self._start)
        session.changed.connect(self._on_change)
        session.writing.began.connect(self._drop)
        session.writing.ended.connect(self._go_on)
        session.closing.connect(self.stop)

    def look(self, looked_at: bool) -> None:
        """Say whether somebody looks: then the answer is made, and made again after each change."""
        self.looked_at = looked_at
        if looked_at and not self.current and not self.stopped:
            self._start()

    def ask(self) -> None:
        """Ask anew, for what is wanted is another."""
        self._drop()
        if self.looked_at:
            self._start()

    def _on_change(self, _changes: object) -> None:
        if self.current and self.holds():
            return
        self._drop()
        if self.looked_at:
            self.waiting.start()

    def _go_on(self) -> None:
        """Ask again after a worker has written, though it may have changed nothing."""
        if self.looked_at and not self.current:
            self.waiting.start()

    def _drop(self) -> None:
        """Drop what is on its way: it is about how things were."""
        self.current = False
        self.stop()
        self.stale.emit()

    def _start(self) -> None:
        if not self.session.is_open or self.session.writing.busy or self._job is not None:
            return
        project = self.session.project
        tables = self.session.tables.beside(project.reader())
        work = self.making(tables, project.revision)
        self.stopped, self._unwanted, self._began = False, False, monotonic()
        self._job = self.jobs.start(Message(self.title), work, self._take, self._fail)
        self._job.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def _on_ended(self) -> None:
        """Begin what waited for the end of work that was dropped; of work that a person stopped tell so."""
        job = self._job
        if job is None or self.sender() is not job:
            return
        self._job = None
        if self._unwanted:
            if self.looked_at and not self.current and not self.waiting.isActive():
                self._start()
        elif job.cancelled:
            self.stopped = True
            self.was_stopped.emit()

    def _take(self, answer: Any) -> None:
        if not isValid(self):  # its page went while the last of the work was done
            return
        if not self.session.is_open or answer.revision != self.session.project.revision:
            return
        self.waiting.setInterval(0 if monotonic() - self._began < QUICK_S else SOON_MS)
        self.session.tables.adopt(answer.tables)
        self.current = True
        self.answered.emit(answer)

    def _fail(self, messages: tuple[Message, ...]) -> None:
        self.session.tell_wrong(messages)

    def stop(self) -> None:
        """Ask no more, for now or for good."""
        self.waiting.stop()
        if self._job is not None:
            self._job.cancel()
            self._unwanted = True
