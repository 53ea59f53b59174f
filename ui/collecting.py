"""When Python looks for rubbish: between two pieces of work, never in the middle of an edit.

Most of what is not needed any more goes at once. Only what holds itself in a circle must be looked for, and a look
through all that a large plant keeps in memory stops the window and every worker for half a second and more. So the
looks through everything are made here, while nothing else is done; what they found in use is not looked through again.
"""

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs
from ui.session import Session

NEVER = 1_000_000
EVERY_MS = 20_000
ENOUGH = 30
"""After so many looks at what is new comes one through everything."""

LONG_S = 0.02


class Rubbish(QObject):
    """Looks through everything while no work runs."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        gc.set_threshold(*gc.get_threshold()[:2], NEVER)
        session.closed.connect(look_at_all_again)
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(EVERY_MS)

    def look(self) -> None:
        """Look through everything, if there is enough that is new and nothing runs."""
        if self.jobs.busy or gc.get_count()[2] < ENOUGH:
            return
        start = perf_counter()
        gc.collect()
        if perf_counter() - start > LONG_S:
            keep_all()


def keep_all() -> None:
    """Take all that is in memory as needed until the project is closed: it is not looked through again."""
    gc.freeze()


def look_at_all_again() -> None:
    """Let the next look go through everything: the project is closed."""
    gc.unfreeze()
