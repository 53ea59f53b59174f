"""Backups that nobody has to think of: whole copies outside the project's own folder, in several generations."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from cpdesk.project.faults import file_faults

GENERATIONS = 8
STAMP = "%Y%m%d-%H%M%S-%f"


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
    full = path.absolute()
    return root / f"{full.stem[:40]}-{hashlib.sha256(str(full).encode()).hexdigest()[:12]}"


def copy_file(source: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of an open project by SQLite's backup, which never catches a half-done step."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with file_faults(target), contextlib.closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def make_backup(source: sqlite3.Connection, path: Path, root: Path, occasion: str) -> Backup:
    """Keep a copy of an open project and drop the oldest beyond the generations kept."""
    folder = folder_of(path, root)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "project.txt").write_text(str(path.absolute()), encoding="utf-8")
    now = datetime.now()
    target = folder / f"{now.strftime(STAMP)} {occasion}.cpdesk"
    copy_file(source, target)
    for old in backups_of(path, root)[GENERATIONS:]:
        old.path.unlink(missing_ok=True)
    return Backup(target, path.absolute(), now, occasion)


def backups_of(path: Path, root: Path) -> list[Backup]:
    """Return the backups of one project file, newest first."""
    return _in_folder(folder_of(path, root))


def all_backups(root: Path) -> Mapping[Path, list[Backup]]:
    """Return the backups of every project of this person by the project's path, newest first."""
    folders = sorted(root.iterdir()) if root.is_dir() else []
    found = [backups for folder in folders if folder.is_dir() and (backups := _in_folder(folder))]
    return {backups[0].project: backups for backups in found}


def _in_folder(folder: Path) -> list[Backup]:
    name = folder / "project.txt"
    if not name.is_file():
        return []
    project = Path(name.read_text(encoding="utf-8"))
    found = [_backup(file, project) for file in sorted(folder.glob("*.cpdesk"), reverse=True)]
    return [backup for backup in found if backup is not None]


def _backup(file: Path, project: Path) -> Backup | None:
    stamp, _, occasion = file.stem.partition(" ")
    try:
        return Backup(file, project, datetime.strptime(stamp, STAMP), occasion)
    except ValueError:
        return None
