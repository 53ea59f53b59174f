"""Backups that nobody has to think of: whole copies outside the project's own folder, in several generations."""

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from platformdirs import user_data_path

from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message
from cpdesk.project import history, rows
from cpdesk.project.copies import copy_bytes, copy_file, put_in_place, write_sealed
from cpdesk.project.faults import file_faults, reading_faults
from cpdesk.project.history import StepEntry
from cpdesk.project.opening import opened_for_reading
from cpdesk.records.audit import Audit, Company

GENERATIONS = 8
EVERY_S = 600.0
STAMP = "%Y%m%d-%H%M%S-%f"  # in UTC, so that the order stands when the clocks are put back
BEFORE_UPDATE = "before-update"
NAME_FILE = "project.txt"
PARTS = ".*.part*"
READY = ".opening.part"
"""The copy of the project as it was opened, until the first change makes it a backup."""


def default_folder() -> Path:
    """Return the folder in which this person's backups lie."""
    return user_data_path("cpdesk", appauthor=False) / "backups"


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy of a project file: when it was made and why."""

    path: Path
    project: Path
    made_at: datetime
    occasion: str


def folder_of(path: Path, root: Path) -> Path:
    """Return the folder with the backups of one project file."""
    full = os.fsencode(path.resolve())
    name = path.stem.encode("utf-8", "replace").decode()[:40].strip(" .") or "project"
    return root / f"{name}-{hashlib.sha256(full).hexdigest()[:12]}"


def make_backup(source: sqlite3.Connection, path: Path, root: Path, occasion: str) -> Backup:
    """Keep a copy of an open project and drop the oldest beyond the generations kept."""
    return _kept(path, root, occasion, lambda target: copy_file(source, target))


def keep_as_it_is(path: Path, root: Path) -> Backup:
    """Keep an older version's file byte by byte, before it is brought up to date; it is not among those dropped."""
    return _kept(path, root, BEFORE_UPDATE, lambda target: copy_bytes(path, target))


def _made_folder(path: Path, root: Path) -> Path:
    folder = folder_of(path, root)
    with file_faults(folder, writing=True):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME_FILE).write_bytes(os.fsencode(path.resolve()))
    return folder


def _kept(path: Path, root: Path, occasion: str, write: Callable[[Path], None]) -> Backup:
    folder, now = _made_folder(path, root), datetime.now(UTC)
    target = folder / f"{now.strftime(STAMP)} {occasion}.cpdesk"
    write(target)
    _tidy(path, root)
    return Backup(target, path.resolve(), now, occasion)


def _tidy(path: Path, root: Path) -> None:
    found = [backup for backup in backups_of(path, root) if backup.occasion != BEFORE_UPDATE]
    _drop(backup.path for backup in found[GENERATIONS:])
    _drop(folder_of(path, root).glob(PARTS))


def _drop(files: Iterable[Path]) -> None:
    for file in tuple(files):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def backups_of(path: Path, root: Path) -> list[Backup]:
    """Return the backups of one project file, newest first."""
    return _in_folder(folder_of(path, root))


def all_backups(root: Path) -> Mapping[Path, list[Backup]]:
    """Return the backups of every project of this person by the project's path, newest first."""
    with file_faults(root):
        folders = sorted(root.iterdir()) if root.is_dir() else []
    found = [backups for folder in folders if folder.is_dir() and (backups := _in_folder(folder))]
    return {backups[0].project: backups for backups in found}


def _in_folder(folder: Path) -> list[Backup]:
    name = folder / NAME_FILE
    with file_faults(folder):
        if not name.is_file():
            return []
        project = Path(os.fsdecode(name.read_bytes()))
        found = [_backup(file, project) for file in folder.glob("[!.]*.cpdesk")]
    return sorted(
        (backup for backup in found if backup is not None), key=lambda backup: backup.made_at, reverse=True
    )


def _backup(file: Path, project: Path) -> Backup | None:
    stamp, _, occasion = file.stem.partition(" ")
    try:
        made_at = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(file, project, made_at, occasion)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a backup, for the person who must choose one."""

    company: str
    title: str
    counts: Mapping[str, int]
    last_step: StepEntry | None
    size: int


def preview(backup: Path) -> Preview:
    """Return what is in a backup; a damaged one is refused."""
    with file_faults(backup), closing(opened_for_reading(backup)) as connection, reading_faults(backup):
        company = rows.read_one(connection, Company, "company") or Company()
        audit = rows.read_one(connection, Audit, "audit") or Audit()
        last = history.last_step(connection)
        return Preview(company.name, audit.title, rows.counts(connection), last, backup.stat().st_size)


def restore(backup: Path, target: Path) -> None:
    """Write the project of a backup to a file that must not be there yet; a damaged backup is refused."""
    with closing(opened_for_reading(backup)) as connection:
        copy_file(connection, target)


class BackupKeeper:
    """Makes the backups of one session: before its first change, then after every ten minutes of work.

    A worker may write the copy of the opening before there is a change; the first change then only gives it its name.
    A backup that fails never stops the work: `problem` says what is wrong until one succeeds again.
    """

    def __init__(self, path: Path, root: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self.root = root
        self.problem: Message | None = None
        self.clock = clock
        self._last: float | None = None
        self._closed = False
        self._ready: Path | None = None
        self._writing = Lock()

    def nothing_to_keep(self) -> None:
        """Start the time of a project that was made just now: there is no older state to keep."""
        self._last = self.clock()

    def before_change(self, connection: sqlite3.Connection) -> None:
        """Keep the state in which the project was opened."""
        if self._last is None:
            with self._writing:  # a copy that is half written is sooner there than another one
                self._keep(connection, "opening")

    def prepare(self, connection: sqlite3.Connection) -> None:
        """Write the copy of the opening ahead, on a worker's connection; no older backup goes for it."""
        with self._writing, contextlib.suppress(CPDeskError, OSError, sqlite3.Error):
            if self._last is None and not self._closed:
                folder = _made_folder(self.path, self.root)
                _drop(folder.glob(PARTS))
                self._ready = _written_ahead(connection, folder / READY)

    def close(self) -> None:
        """Drop a copy that no change asked for."""
        self._closed = True
        with self._writing:
            if self._ready is not None:
                _drop([self._ready])

    def after_change(self, connection: sqlite3.Connection) -> None:
        """Keep the state after a change when the last backup is old enough."""
        if self._last is not None and self.clock() - self._last >= EVERY_S:
            self._keep(connection, "work")

    def _keep(self, connection: sqlite3.Connection, occasion: str) -> None:
        self._last = self.clock()
        try:
            self._write(connection, occasion)
        except (CPDeskError, OSError, sqlite3.Error) as error:
            what = error.message if isinstance(error, CPDeskError) else str(error)
            self.problem = Message(
                N_("No backup of {path} could be made; your work itself is saved. {what}"),
                {"path": self.path.name, "what": what},
            )
        else:
            self.problem = None

    def _write(self, connection: sqlite3.Connection, occasion: str) -> None:
        ready, self._ready = self._ready, None
        if ready is not None and ready.is_file():
            _kept(self.path, self.root, occasion, lambda target: put_in_place(ready, target))
        else:
            make_backup(connection, self.path, self.root, occasion)


def _written_ahead(connection: sqlite3.Connection, ready: Path) -> Path:
    try:
        write_sealed(connection, ready)
    except BaseException:
        _drop(ready.parent.glob(PARTS))  # half a copy would only take the room that a full disk has not
        raise
    return ready
