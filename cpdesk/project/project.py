"""An open project: one SQLite file, always saved."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.language import N_, Message
from cpdesk.project import backups, contents, copies, history, opening, replay, rows, seal, steps
from cpdesk.project.backups import Backup, BackupKeeper
from cpdesk.project.changes import ChangeSet
from cpdesk.project.columns import Value
from cpdesk.project.faults import database_faults, file_faults, reading_faults
from cpdesk.project.history import FieldChange, StepEntry
from cpdesk.project.lock import WriterLock, take_lock, user_name
from cpdesk.project.migrations import VERSION, bring_up
from cpdesk.project.opening import Access, Watch
from cpdesk.project.steps import Step
from cpdesk.records.audit import Audit, Company
from cpdesk.records.record import Record, rules_of

R = TypeVar("R", bound=Record)


class Project:
    """One open project file. Reading is free; writing goes through `step`, one gesture at a time."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: WriterLock | None,
        access: Access,
        backup_root: Path,
    ) -> None:
        self.path = path
        self.access = access
        self.user = user_name()
        self.listeners: list[Callable[[Sequence[ChangeSet]], None]] = []
        self.keeper = BackupKeeper(path, backup_root)
        self._connection = connection
        self._lock = lock
        self._open_step: Step | None = None
        self._wrote = False
        self.written_behind: Message | None = None
        self.opened_at = history.position(connection)

    @classmethod
    def create(cls, path: Path, *, backup_root: Path | None = None) -> Self:
        """Write a new, empty project file and open it; refuses to overwrite."""
        path = Path(path)
        opening.not_there(path)
        with file_faults(path, writing=True):
            file = path.open("xb")
        try:
            with file_faults(path, writing=True), file:
                file.write(opening.empty_file())
                file.flush()
                os.fsync(file.fileno())
            return cls._opened_new(path, backup_root)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def _opened_new(cls, path: Path, backup_root: Path | None) -> Self:
        project = cls.open(path, backup_root=backup_root)
        try:
            project.keeper.nothing_to_keep()
            with project.step(Message(N_("New project"))) as step:
                step.add(Audit(), Company())
        except BaseException:
            project.close()
            raise
        project.opened_at = history.position(project._connection)
        return project

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        backup_root: Path | None = None,
        watch: Watch | None = None,
    ) -> Self:
        """Open a project file, after a check; where it cannot be written it is open for reading and says why.

        A worker that opens it for another thread is told by `watch` how far it is, 0 to 1, and raises there to end it.
        """
        path, root = Path(path), backup_root or backups.default_folder()
        opening.read_version(path)
        if read_only:
            return cls._for_reading(path, Access(writable=False), root)
        lock = take_lock(path)
        if isinstance(lock, Message):
            return cls._for_reading(path, Access(writable=False, reason=lock), root)
        try:
            if not opening.may_write(path):
                lock.release()
                reason = Message(
                    N_(
                        "{path} is open for reading only: the file is write-protected. Save a copy to change it."
                    ),
                    {"path": path.name},
                )
                return cls._for_reading(path, Access(writable=False, reason=reason), root)
            return cls._for_writing(path, lock, root, watch)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _for_reading(cls, path: Path, access: Access, root: Path) -> Self:
        with reading_faults(path):
            return cls(path, opening.opened_for_reading(path), None, access, root)

    @classmethod
    def _for_writing(cls, path: Path, lock: WriterLock, root: Path, watch: Watch | None) -> Self:
        with file_faults(path):
            connection = opening.connect(path, read_only=False, one_thread=watch is None)
            try:
                version = opening.version_behind(connection, path)
                with opening.watched(connection, path, watch):
                    opening.examine(path, connection, version)
                if version < VERSION:
                    backups.keep_as_it_is(path, root)
                    bring_up(connection)
                    opening.examine(path, connection, VERSION)
                return cls(path, connection, lock, Access(writable=True), root)
            except BaseException:
                connection.close()
                raise

    @property
    def backup_root(self) -> Path:
        """The folder under which the backups of this person's projects lie."""
        return self.keeper.root

    @property
    def backup_problem(self) -> Message | None:
        """Why the last backup could not be made; None where all is well."""
        return self.keeper.problem

    def close(self) -> None:
        """Close the file and let others write it."""
        if self._wrote:
            self._wrote = False
            seal.put_seal(self._connection, self.path)
        self.keeper.close()
        self._connection.close()
        self.listeners.clear()  # they hold what was read of the file
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
        """Return this project on a read-only connection of its own, for a worker thread, without a second check."""
        with file_faults(self.path), reading_faults(self.path):
            if self._connection.execute("PRAGMA database_list").fetchone()[2] == "":
                return Project._for_reading(self.path, Access(writable=False), self.backup_root)
            connection = opening.connect(self.path, read_only=True)
            return Project(self.path, connection, None, Access(writable=False), self.backup_root)

    # Reading

    @property
    def revision(self) -> int:
        """How many commits the file has seen."""
        with reading_faults(self.path):
            return steps.revision(self._connection)

    def read(self, cls: type[R]) -> list[R]:
        """Return all records of a kind, in the order that people gave them."""
        with reading_faults(self.path):
            return rows.read_all(self._connection, cls)

    def get(self, cls: type[R], record_id: str) -> R | None:
        """Return one record, or None."""
        with reading_faults(self.path):
            return rows.read_one(self._connection, cls, record_id)

    def where(self, cls: type[R], field: str, values: Sequence[Value]) -> list[R]:
        """Return the records whose plain field has one of these values."""
        if field not in rules_of(cls):
            raise KeyError(field)
        with reading_faults(self.path):
            return rows.read_where(self._connection, cls, field, values)

    def count(self, cls: type[Record]) -> int:
        """Return how many records of a kind there are."""
        with reading_faults(self.path):
            return rows.count(self._connection, cls)

    def last_position(self, cls: type[Record]) -> float:
        """Return the place of the last record of a kind; new ones go behind it."""
        with reading_faults(self.path):
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
        """Return the content of an attachment by its hash; None where there is none, a damaged one is refused."""
        with reading_faults(self.path):
            return contents.get(self._connection, digest, self.path)

    def contents(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield hash, media type and content of every attachment."""
        with reading_faults(self.path):
            yield from contents.all_contents(self._connection, self.path)

    # Writing

    @contextlib.contextmanager
    def step(self, name: Message) -> Generator[Step]:
        """Open a step, commit it at the end and tell the listeners; an error rolls it back and leaves no trace.

        A step inside a step is part of the outer one; an error in it that the outer one survives takes back that part.
        """
        if self._open_step is not None:
            with steps.inner(self._connection):
                yield self._open_step
            return
        self._before_change()
        with database_faults(self.path):
            try:
                step = self._open_step = steps.begin(self._connection, name, self.user)
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
        if self._open_step is None:
            raise RuntimeError("a content is kept inside a step")
        return contents.put(self._connection, content, media_type)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _before_change(self) -> None:
        self._demand_writable()
        self.keeper.before_change(self._connection)
        self._wrote = True

    def _demand_writable(self) -> None:
        if not self.access.writable:
            reason = self.access.reason or Message(
                N_("{path} is open for reading only."), {"path": self.path.name}
            )
            raise EnvironmentFault(N_("{reason} Nothing was changed."), reason=reason)
        if self.written_behind is not None:
            raise EnvironmentFault(
                N_("“{what}” is still being written. Nothing else was changed; do it again in a moment."),
                what=self.written_behind,
            )

    def _tell(self, changes: Sequence[ChangeSet]) -> None:
        if any(changes):
            for listener in tuple(self.listeners):
                listener(changes)
            self.keeper.after_change(self._connection)

    # History

    def history(self) -> list[StepEntry]:
        """Return the steps that led here, then those that redo would bring back."""
        with reading_faults(self.path):
            return history.history(self._connection)

    def side_lines(self) -> list[StepEntry]:
        """Return the ends of the lines that were left by an edit after an undo; `go_to` reaches them."""
        with reading_faults(self.path):
            return history.side_lines(self._connection)

    def record_history(self, kind: str, record_id: str) -> list[FieldChange]:
        """Return who changed what in one record, and when."""
        with reading_faults(self.path):
            return history.record_history(self._connection, kind, record_id)

    def undo(self) -> bool:
        """Take the last step back; False where there is none. The making of the project is not taken back."""
        with reading_faults(self.path):
            here = history.position(self._connection)
            before = None if here is None else history.parent(self._connection, here)
        return before is not None and self.go_to(before)

    def redo(self) -> bool:
        """Bring back the step that was taken back last; False where there is none."""
        with reading_faults(self.path):
            ahead = history.following(self._connection, history.position(self._connection))
        return ahead is not None and self.go_to(ahead)

    def changes_in(self, step: StepEntry | None) -> int:
        """Return how many rows a step changed: so many are changed again where it is taken back or brought again."""
        with reading_faults(self.path):
            return 0 if step is None else replay.length(self._connection, [step.id])

    def changes_to(self, step: int | None) -> int:
        """Return how many rows change on the way to a step of the history."""
        with reading_faults(self.path):
            back, forth = replay.way(self._connection, step)
            return replay.length(self._connection, back + forth)

    def step_to_undo(self) -> StepEntry | None:
        """Return the step that undo would take back; None where there is none."""
        with reading_faults(self.path):
            here = history.position(self._connection)
            if here is None or history.parent(self._connection, here) is None:
                return None
            return history.step_at(self._connection, here, done=True)

    def step_to_redo(self) -> StepEntry | None:
        """Return the step that redo would bring back; None where there is none."""
        with reading_faults(self.path):
            ahead = history.following(self._connection, history.position(self._connection))
            return history.step_at(self._connection, ahead, done=False)

    def steps_since_opening(self) -> int:
        """Return how many steps lie between how the project is and how it was at opening, either way."""
        with reading_faults(self.path):
            here = set(history.path_to(self._connection, history.position(self._connection)))
            opening_line = set(history.path_to(self._connection, self.opened_at))
        return len(here ^ opening_line)

    def go_to(self, step: int | None) -> bool:
        """Walk to any step of the history; False where the project stands there already."""
        if self._open_step is not None:
            raise RuntimeError("the history is not walked inside a step")
        with reading_faults(self.path):
            if step == history.position(self._connection):
                return False
            if step is not None and not history.path_to(self._connection, step):
                raise DataFault(N_("This step is not in the history of the project."))
        self._before_change()
        with reading_faults(self.path):
            changes = replay.move(self._connection, step)
        self._tell(changes)
        return True

    def revert_to_opening(self) -> bool:
        """Walk back to how the project was when it was opened; this, too, can be undone by walking."""
        return self.go_to(self.opened_at)

    # Copies

    def save_as(self, target: Path) -> None:
        """Write a whole copy of the project under another name; refuses to overwrite."""
        copies.copy_file(self._settled(), Path(target))

    def back_up(self, occasion: str) -> Backup:
        """Keep a generation of this project outside its folder."""
        return backups.make_backup(self._settled(), self.path, self.backup_root, occasion)

    def backup_ahead(self) -> Callable[[], None]:
        """Return work for another thread: the copy of the opening is written before the first change needs it."""
        path, keeper = self.path, self.keeper

        def write() -> None:
            with closing(opening.connect(path, read_only=True)) as connection:
                keeper.prepare(connection)

        return write

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each kind there are, where there are any."""
        with reading_faults(self.path):
            return rows.counts(self._connection)

    def _settled(self) -> sqlite3.Connection:
        if self._open_step is not None:
            raise RuntimeError("a copy is not made inside a step")
        return self._connection
