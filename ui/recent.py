"""The projects that were opened last, also those that are not to be found at the moment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from cpdesk.language import N_, Message

KEPT = 10


@dataclass(frozen=True, slots=True)
class Recent:
    """A project opened before; `reason` says why it cannot be opened now."""

    path: Path
    reason: Message | None = None


class RecentFiles:
    """The list of projects, kept in the settings."""

    def __init__(self, settings: QSettings) -> None:
        self.settings = settings

    def paths(self) -> list[Path]:
        """Return the paths, the latest first."""
        names: Any = self.settings.value("recent", [])
        listed = [names] if isinstance(names, str) else list(names or [])
        return [Path(str(name)) for name in listed]

    def all(self) -> list[Recent]:
        """Return the projects with why one cannot be opened, the latest first."""
        return [Recent(path, _reason(path)) for path in self.paths()]

    def remember(self, path: Path) -> None:
        """Put a project to the front of the list."""
        self._keep([path.absolute(), *self.paths()])

    def forget(self, path: Path) -> None:
        """Take a project off the list; its file stays where it is."""
        self._keep([one for one in self.paths() if one != path])

    def _keep(self, paths: list[Path]) -> None:
        names = list(dict.fromkeys(str(path) for path in paths))
        self.settings.setValue("recent", names[:KEPT])


def _reason(path: Path) -> Message | None:
    try:
        if path.is_file():
            return None
        if not path.parent.is_dir():
            return Message(N_("its folder is not there: {folder}"), {"folder": path.parent})
    except OSError:
        return Message(N_("its folder cannot be read: {folder}"), {"folder": path.parent})
    return Message(N_("it was moved, renamed or deleted"))
