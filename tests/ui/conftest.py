"""What every test of the window gets: a screen that is not there, a project, and a look at what was left behind."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QSettings,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from cpdesk.exchange.samples import new_from_sample
from cpdesk.language import ENGLISH, Language, open_language
from cpdesk.project.project import Project
from cpdesk.reference.folders import locale_folder
from ui.session import Session

HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing",
)


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    """The application as the program makes it; its settings are kept in a folder of the tests."""
    from ui.app import application

    folder = tmp_path_factory.mktemp("settings")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))
    return application()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Fail a test that Qt warns about, or that leaves windows, running timers or threads behind."""
    said: list[str] = []

    def note(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            said.append(text)

    before = qInstallMessageHandler(note)
    threads = set(threading.enumerate())
    windows = set(map(id, qapp.topLevelWidgets()))
    try:
        yield
        qapp.clipboard().clear()
        gc.collect()
        settle_down()
        left = leftovers(qapp, windows, threads)
    finally:
        qInstallMessageHandler(before)
    warnings = [text for text in said if not text.startswith(HARMLESS)]
    assert not warnings, f"Qt said: {warnings}"
    assert not left, f"left behind: {left}"


def settle_down() -> None:
    """Let everything happen that was put off, deletions too."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def leftovers(app: QApplication, windows: set[int], threads: set[threading.Thread]) -> list[str]:
    """Name what a test left: windows that are still shown, timers that still run, threads that still live."""
    found = [
        f"window {widget!r}"
        for widget in app.topLevelWidgets()
        if id(widget) not in windows and widget.isVisible()
    ]
    for widget in (*app.topLevelWidgets(), app):
        found += [
            f"timer in {widget!r}"
            for timer in widget.findChildren(QTimer)
            if timer.isActive() and ours(timer)
        ]
    return found + [
        f"thread {thread.name}" for thread in set(threading.enumerate()) - threads if thread.is_alive()
    ]


def ours(timer: QTimer) -> bool:
    """Tell whether a timer belongs to the project's own classes rather than to the inside of a Qt control."""
    owner: object = timer.parent()
    while owner is not None:
        if type(owner).__module__.startswith("ui"):
            return True
        owner = owner.parent()  # type: ignore[attr-defined]
    return False


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of a window, empty at first."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def chinese() -> Language:
    """Chinese, as the program speaks it."""
    return open_language("zh_CN", locale_folder())


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """Where the project of the test lies."""
    return tmp_path / "plant.cpdesk"


@pytest.fixture
def sample(project_path: Path, tmp_path: Path) -> Iterator[Project]:
    """The chlorobenzene audit, in a file of its own."""
    new_from_sample("chlorobenzene", project_path, ENGLISH).close()
    with Project.open(project_path, backup_root=tmp_path / "backups") as project:
        yield project


@pytest.fixture
def open_session(qapp: QApplication) -> Iterator[Callable[..., Session]]:
    """Open sessions over projects; they are closed after the test."""
    made: list[Session] = []

    def take(project: Project, language: Language = ENGLISH) -> Session:
        session = Session(language)
        session.take(project)
        made.append(session)
        return session

    yield take
    for session in made:
        session.close()
        session.deleteLater()


@pytest.fixture
def session(open_session: Callable[..., Session], sample: Project) -> Session:
    """A session over the chlorobenzene audit."""
    return open_session(sample)
