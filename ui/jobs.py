"""Work behind the window: the one place where something runs on another thread."""

import sys
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message

Report = Callable[[float], None]
WORKERS = 2
HAND_OVER_S = 0.0005
"""After so long a worker lets the window go on; Python's own 5 ms are paid at each of an edit's many statements."""


class Cancelled(Exception):  # not an error: the person asked for it
    """The person does not want the work any more."""


class Job(QObject):
    """One piece of work: plain data in, plain data out; it must not touch the window or the open project."""

    progressed = Signal(float)
    ended = Signal()

    def __init__(
        self,
        title: Message,
        work: Callable[[Report], object],
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
        quiet: bool,
        over: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self.title = title
        self.work = work
        self.done = done
        self.failed = failed
        self.quiet = quiet
        self.over = over
        self.cancelled = False
        self.result: Any = None
        self.faults: tuple[Message, ...] = ()
        self.defect = ""

    def cancel(self) -> None:
        """Ask the work to stop at its next report; its answer is dropped in any case."""
        self.cancelled = True

    def drop(self) -> None:
        """Let the answer go that nobody wants any more; what it holds open is closed."""
        result, self.result = self.result, None
        close = getattr(result, "close", None)
        if callable(close):
            close()

    def report(self, share: float) -> None:
        """Tell how far the work is, 0 to 1; the work stops here if it was cancelled."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(share)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job
        self.setAutoDelete(True)

    def run(self) -> None:
        job = self.job
        try:
            job.result = job.work(job.report)
        except Cancelled:
            job.cancelled = True
        except CPDeskError as error:
            job.faults = error.messages
        except Exception as error:  # a defect is told; the window goes on
            job.defect = traceback.format_exc()
            job.faults = (Message(N_("This is a defect of CPDesk: {error}"), {"error": repr(error)}),)
        job.ended.emit()


class Jobs(QObject):
    """The work that runs now. Answers come on the window's thread; those of cancelled work are dropped."""

    started = Signal(object)
    idle = Signal()
    defect = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        sys.setswitchinterval(HAND_OVER_S)
        self._running: list[Job] = []

    def start(
        self,
        title: Message,
        work: Callable[[Report], object],
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
        *,
        quiet: bool = False,
        over: Callable[[], object] | None = None,
    ) -> Job:
        """Run work on another thread; `done` and `failed` are called on this one. Quiet work is not shown.

        `over` is called last, also where the work was cancelled and its answer is dropped.
        """
        job = Job(title, work, done, failed, quiet, over)
        job.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._running.append(job)
        if not quiet:
            self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    @Slot()
    def _on_ended(self) -> None:
        job = self.sender()
        if not isinstance(job, Job) or job not in self._running:
            return
        self._running.remove(job)
        if not any(not one.quiet for one in self._running):
            self.idle.emit()
        self._hand_over(job)
        if job.over is not None:
            job.over()

    def _hand_over(self, job: Job) -> None:
        if job.cancelled:  # it may have read the project half before and half after a change
            job.drop()
            return
        if job.defect:
            self.defect.emit(job.defect)
        job.failed(job.faults) if job.faults else job.done(job.result)

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._running)

    def stop(self) -> None:
        """Cancel everything and wait for it to end."""
        for job in self._running:
            job.cancel()
        if self._pool.waitForDone(10_000):
            for job in self._running:
                job.drop()
