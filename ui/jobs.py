"""Work behind the window: the one place where something runs on another thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message

Report = Callable[[float], None]


class Cancelled(Exception):  # not an error: the person asked for it
    """The person does not want the work any more."""


class Job(QObject):
    """One piece of work: plain data in, plain data out; it must not touch the window or the open project."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, title: Message, work: Callable[[Report], object]) -> None:
        super().__init__()
        self.title = title
        self.work = work
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self.cancelled = True

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
            result: Any = job.work(job.report)
        except Cancelled:
            pass
        except CPDeskError as error:
            job.failed.emit(error.messages)
        except Exception as error:  # a defect is told; the window goes on
            job.failed.emit((Message(N_("This is a defect of CPDesk: {error}"), {"error": repr(error)}),))
        else:
            if not job.cancelled:
                job.finished.emit(result)
        job.ended.emit()


class Jobs(QObject):
    """The work that runs now; one after the other, so that the machine stays quick."""

    started = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Job] = []

    def start(
        self,
        title: Message,
        work: Callable[[Report], object],
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
    ) -> Job:
        """Run work on the other thread; `done` and `failed` are called on this one."""
        job = Job(title, work)
        job.finished.connect(done)
        job.failed.connect(failed)
        job.ended.connect(self._on_ended)
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    @Slot()
    def _on_ended(self) -> None:
        job = self.sender()
        self._running = [one for one in self._running if one is not job]
        if not self._running:
            self.idle.emit()

    def stop(self) -> None:
        """Cancel everything and wait for it to end."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone(10_000)
