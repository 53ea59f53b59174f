"""A whole window over a project, with a person who answers every question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.language import ENGLISH, Language
from cpdesk.project import backups
from cpdesk.project.project import Project
from ui.main_window import MainWindow


class FakeAsker:
    """Answers what a test put here, and remembers what was asked."""

    def __init__(self) -> None:
        self.file_to_open: Path | None = None
        self.file_to_save: Path | None = None
        self.tick: bool | None = False
        self.asked: list[str] = []

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.file_to_open

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.file_to_save

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, no: str) -> bool:
        self.asked.append(title)
        return True

    def ticked(self, parent: QWidget, title: str, text: str, tick: str, yes: str, no: str) -> bool | None:
        self.asked.append(title)
        return self.tick


def pump() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


@pytest.fixture
def asker() -> FakeAsker:
    return FakeAsker()


@pytest.fixture
def backup_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "backups"
    monkeypatch.setattr(backups, "default_folder", lambda: root)
    return root


@pytest.fixture
def open_window(
    qapp: QApplication, settings: QSettings, asker: FakeAsker, backup_root: Path
) -> Iterator[Callable[..., MainWindow]]:
    made: list[MainWindow] = []

    def make(language: Language = ENGLISH, project: Project | None = None) -> MainWindow:
        window = MainWindow(language, asker, settings)
        made.append(window)
        window.show()
        if project is not None:
            window.session.take(project)
        pump()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pump()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window on the start page."""
    return open_window()


@pytest.fixture
def desk_window(open_window: Callable[..., MainWindow], sample: Project) -> MainWindow:
    """A window over the chlorobenzene audit."""
    return open_window(project=sample)
