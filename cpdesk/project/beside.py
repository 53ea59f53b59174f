"""Writing on another thread: a second connection writes, the first one goes on reading and refuses to write meanwhile.

The worker's transaction is one step as any other: readers see all of it or nothing, and where the program is killed
before its commit SQLite rolls it back at the next opening.
"""

from collections.abc import Sequence
from itertools import count

from cpdesk.language import Message
from cpdesk.project import opening
from cpdesk.project.changes import ChangeSet
from cpdesk.project.faults import file_faults
from cpdesk.project.opening import Watch
from cpdesk.project.project import Project

OPERATIONS, OF_A_ROW = 10_000, 400
"""After so many of SQLite's operations the one who waits is told; so many, about, write a row with its log."""


class WriterBeside(Project):
    """An open project on a writing connection of its own; made and rejoined on the project's thread, used on another.

    From its making until `rejoin` the project itself refuses to write, and a second one is refused as well.
    """

    def __init__(self, project: Project, what: Message) -> None:
        project._demand_writable()
        with file_faults(project.path):
            connection = opening.connect(project.path, read_only=False, one_thread=False)
            connection.execute("PRAGMA cache_spill = OFF")  # a spill would lock readers out before the commit
        super().__init__(project.path, connection, None, project.access, project.backup_root)
        self.keeper = project.keeper
        self.origin = project
        self.changes: list[ChangeSet] = []
        project.written_behind = what

    def watch(self, rows: int, told: Watch) -> None:
        """Have it told how far the writing of so many rows is, 0 to 1; an error of the one who is told ends it."""
        operations, calls = max(1, rows * OF_A_ROW), count(1)

        def tell() -> None:
            told(min(0.95, next(calls) * OPERATIONS / operations))

        self._connection.set_progress_handler(tell, OPERATIONS)

    def unwatch(self) -> None:
        """Tell nobody any more: what comes now cannot be stopped."""
        self._connection.set_progress_handler(None, OPERATIONS)

    def _tell(self, changes: Sequence[ChangeSet]) -> None:
        self.changes.extend(changes)
        self.unwatch()
        super()._tell(changes)

    def close(self) -> None:
        """Close the connection; the project's own stays open, and with it the lock."""
        self._connection.close()
        self.listeners.clear()

    def rejoin(self) -> None:
        """Let the project write again and tell its listeners what was changed here."""
        self.origin.written_behind = None
        if self.changes:
            self.origin._wrote = True
            self.origin._tell(self.changes)
