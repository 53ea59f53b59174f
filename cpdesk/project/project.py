"""An open project: one SQLite file, always saved."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from cpdesk.errors import EnvironmentFault
from cpdesk.language import Message, N_
from cpdesk.project import backups, contents, opening, rows, steps
from cpdesk.project.changes import ChangeSet
from cpdesk.project.columns import Value
from cpdesk.project.faults import file_faults
from cpdesk.project.lock import WriterLock, take_lock, user_name
from cpdesk.project.migrations import VERSION
from cpdesk.project.opening import Access
from cpdesk.project.steps import Step, StepEntry
from cpdesk.records.audit import Audit, Company
from cpdesk.records.record import Record

R = TypeVar("R", bound=Record)


class Project:
    """One open project file. Reading is free; writing goes through `step`, one gesture at a time."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, access: Access, backup_root: Path
    ) -> None:
        self.path = path
        self.access = access
        self.user = user_name()
        self.backup_root = backup_root
        self.listeners: list[Callable[[Sequence[ChangeSet]], None]] = []
        self._connection = connection
        self._lock = lock
        self._open_step: Step | None = None
        self._backed_up = False
        self.opened_at = steps.position(connection)

    @classmethod
    def create(cls, path: Path, *, backup_root: Path | None = None) -> Self:
        """Write a new, empty project file and open it; refuses to overwrite."""
        path = Path(path)
        opening.not_there(path)
        if not path.absolute().parent.is_dir():
            raise EnvironmentFault(N_("The folder {path} does not exist."), path=path.absolute().parent)
        try:
            with file_faults(path), contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
                opening.build(connection)
            project = cls.open(path, backup_root=backup_root)
            with project.step(Message(N_("New project"))) as step:
                step.add(Audit(), Company())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return project

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, backup_root: Path | None = None) -> Self:
        """Open a project file, after a check; where it cannot be written it is open for reading and says why."""
        path, root = Path(path), backup_root or backups.default_folder()
        head = opening.read_head(path)
        lock = None if read_only else take_lock(path)
        writer = lock if isinstance(lock, WriterLock) else None
        try:
            access = Access(writer is not None, lock if isinstance(lock, Message) else None)
            with file_faults(path):
                connection, access = _connected(path, access)
                opening.examine(path, connection, head)
                if head.version < VERSION:
                    connection = _brought_up(path, connection, access, root)
                return cls(path, connection, writer, access, root)
        except BaseException:
            if writer is not None:
                writer.release()
            raise

    def close(self) -> None:
        """Close the file and let others write it."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reader(self) -> "Project":
        """Return this project on a read-only connection of its own, for a worker thread."""
        return Project.open(self.path, read_only=True, backup_root=self.backup_root)

    # Reading

    @property
    def revision(self) -> int:
        """How many commits the file has seen."""
        return steps.revision(self._connection)

    def read(self, cls: type[R]) -> list[R]:
        """Return all records of a kind, in the order that people gave them."""
        with file_faults(self.path):
            return rows.read_all(self._connection, cls)

    def get(self, cls: type[R], record_id: str) -> R | None:
        """Return one record, or None."""
        with file_faults(self.path):
            return rows.read_one(self._connection, cls, record_id)

    def where(self, cls: type[R], field: str, values: Sequence[Value]) -> list[R]:
        """Return the records whose plain field has one of these values."""
        with file_faults(self.path):
            return rows.read_where(self._connection, cls, field, values)

    def count(self, cls: type[Record]) -> int:
        """Return how many records of a kind there are."""
        return rows.count(self._connection, cls)

    def last_position(self, cls: type[Record]) -> float:
        """Return the place of the last record of a kind; new ones go behind it."""
        return rows.last_position(self._connection, cls)

    @property
    def audit(self) -> Audit:
        """The settings of the audit."""
        return self.get(Audit, "audit") or Audit()

    @property
    def company(self) -> Company:
        """The company's profile."""
        return self.get(Company, "company") or Company()

    def content(self, digest: str) -> bytes | None:
        """Return the content of an attachment by its hash."""
        with file_faults(self.path):
            return contents.get(self._connection, digest)

    def contents(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield hash, media type and content of every attachment."""
        return contents.all_contents(self._connection)

    # Writing

    @contextlib.contextmanager
    def step(self, name: Message) -> Iterator[Step]:
        """Open a step, commit it at the end and tell the listeners; an error rolls it back and leaves no trace.

        A step inside a step is part of the outer one.
        """
        if self._open_step is not None:
            yield self._open_step
            return
        self._demand_writable()
        self._back_up_once()
        with file_faults(self.path):
            step = self._open_step = steps.begin(self._connection, name, self.user)
            try:
                yield step
                changes = steps.finish(self._connection, step)
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._open_step = None
        self._tell([changes])

    def keep_content(self, content: bytes, media_type: str) -> str:
        """Keep the content of an attachment inside the open step and return its hash."""
        return contents.put(self._connection, content, media_type)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _demand_writable(self) -> None:
        if not self.access.writable:
            reason = self.access.reason or Message(N_("{path} is open for reading only."), {"path": self.path.name})
            raise EnvironmentFault(N_("{reason} Nothing was changed."), reason=reason)

    def _back_up_once(self) -> None:
        if not self._backed_up:
            self._backed_up = True
            if self.opened_at is not None:
                self.back_up("opening")

    def _tell(self, changes: Sequence[ChangeSet]) -> None:
        if any(changes):
            for listener in tuple(self.listeners):
                listener(changes)

    # History

    def history(self) -> list[StepEntry]:
        """Return the steps that led here, then those that redo would bring back."""
        return steps.history(self._connection)

    def record_history(self, kind: str, record_id: str) -> list[steps.FieldChange]:
        """Return who changed what in one record, and when."""
        return steps.record_history(self._connection, kind, record_id)

    def undo(self) -> bool:
        """Take the last step back; False where there is none. The making of the project is not taken back."""
        here = steps.position(self._connection)
        before = None if here is None else steps.parent(self._connection, here)
        return before is not None and self.go_to(before)

    def redo(self) -> bool:
        """Bring back the step that was taken back last; False where there is none."""
        ahead = steps.following(self._connection, steps.position(self._connection))
        return ahead is not None and self.go_to(ahead)

    def go_to(self, step: int | None) -> bool:
        """Walk to any step of the history."""
        self._demand_writable()
        self._back_up_once()
        with file_faults(self.path):
            changes = steps.move(self._connection, step)
        self._tell(changes)
        return bool(changes)

    def revert_to_opening(self) -> bool:
        """Walk back to how the project was when it was opened; this, too, can be undone by walking."""
        return self.go_to(self.opened_at)

    # Copies

    def save_as(self, target: Path) -> None:
        """Write a whole copy of the project under another name; refuses to overwrite."""
        opening.not_there(Path(target))
        backups.copy_file(self._connection, Path(target))

    def back_up(self, occasion: str) -> backups.Backup:
        """Keep a generation of this project outside its folder."""
        return backups.make_backup(self._connection, self.path, self.backup_root, occasion)

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each kind there are, for the preview of a backup."""
        from cpdesk.records.kinds import KINDS

        found = {kind: self.count(cls) for kind, cls in KINDS.items()}
        return {kind: number for kind, number in found.items() if number}


def _connected(path: Path, access: Access) -> tuple[sqlite3.Connection, Access]:
    if access.writable and not _may_write(path):
        reason = Message(N_("{path} is open for reading only: the file is write-protected."), {"path": path.name})
        access = Access(False, reason)
    return opening.connect(path, read_only=not access.writable), access


def _may_write(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _brought_up(path: Path, connection: sqlite3.Connection, access: Access, root: Path) -> sqlite3.Connection:
    if not access.writable:
        connection.close()
        raise EnvironmentFault(
            N_("{path} is of an older version and must be brought up to date, but it cannot be written."), path=path
        )
    backups.make_backup(connection, path, root, "before-update")
    opening.build(connection)
    return connection
