"""A sheet on the screen, and a hand that uses the mouse on it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cpdesk.project.project import Project
from tests.ui.diagram.plant import drawn
from ui.diagram.page import DiagramPage
from ui.session import Session
from ui.theme.palette import LIGHT

NONE = Qt.KeyboardModifier.NoModifier


class Asked:
    """Answers with the file a test put here."""

    def __init__(self) -> None:
        self.file: Path | None = None

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.file


class Mouse:
    """Works on the sheet by millimetres, as a person does with the eye."""

    def __init__(self, page: DiagramPage) -> None:
        self.page = page
        self.view = page.editor.view

    def spot(self, x: float, y: float) -> QPoint:
        return self.view.mapFromScene(QPointF(x, y))

    def move(self, x: float, y: float, *, held: bool = True, keys=NONE) -> None:
        """Move the pointer; QTest.mouseMove tells no buttons, so the event is sent."""
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        spot = self.spot(x, y)
        button = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
        whole = self.view.viewport().mapToGlobal(spot)
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(spot), QPointF(whole), Qt.MouseButton.NoButton, button, keys
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def press(self, x: float, y: float, keys=NONE) -> None:
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, keys, self.spot(x, y))

    def release(self, x: float, y: float, keys=NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, keys, self.spot(x, y))

    def click(self, x: float, y: float, keys=NONE) -> None:
        self.press(x, y, keys)
        self.release(x, y, keys)

    def double(self, x: float, y: float) -> None:
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self.spot(x, y))

    def begin(self, start: tuple[float, float], end: tuple[float, float], keys=NONE) -> None:
        """Press and drag, and keep the button down."""
        (x1, y1), (x2, y2) = start, end
        self.move(x1, y1, held=False)
        self.press(x1, y1, keys)
        for step in range(1, 6):
            self.move(x1 + (x2 - x1) * step / 5, y1 + (y2 - y1) * step / 5, keys=keys)

    def drag(self, start: tuple[float, float], end: tuple[float, float], keys=NONE) -> None:
        self.begin(start, end, keys)
        self.release(*end, keys)


class Sheet:
    """A page over the small chlorination, with what tests ask of it."""

    def __init__(self, page: DiagramPage, asked: Asked) -> None:
        self.page, self.asked = page, asked
        self.editor, self.view, self.scene = page.editor, page.editor.view, page.editor.scene
        self.mouse = Mouse(page)
        self.project: Project = page.session.project

    def item(self, of: str, start: bool | None = None):
        return next(one for one in self.editor.drawing.items if one.of == of and one.start is start)

    def line(self, stream: str):
        return next(one for one in self.editor.drawing.lines if one.stream == stream)

    @property
    def cornered(self) -> str:
        """A stream that goes down or up in its middle: the longest such stretch, where a hand finds it."""

        def upright(line) -> float:
            inner = line.points[1:-1]
            return max((abs(y2 - y1) for (_, y1), (_, y2) in pairwise(inner)), default=0.0)

        return max(self.editor.drawing.lines, key=upright).stream

    def middle(self, of: str, start: bool | None = None) -> tuple[float, float]:
        stand = self.item(of, start).stand
        return stand.x, stand.y

    def port(self, of: str, name: str) -> tuple[float, float]:
        port = next(one for one in self.item(of).ports if one.name == name)
        return port.x, port.y

    def key(self, key, modifiers=NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def hold(self, key, repeats: int, modifiers=NONE) -> None:
        """Press a key and keep it down while it repeats itself."""
        for again in range(repeats + 1):
            self._send(QEvent.Type.KeyPress, key, modifiers, again > 0)

    def let_go(self, key, modifiers=NONE) -> None:
        self._send(QEvent.Type.KeyRelease, key, modifiers, False)

    def _send(self, kind, key, modifiers, again: bool) -> None:
        QCoreApplication.sendEvent(self.view, QKeyEvent(kind, key, modifiers, "", again))

    def steps(self) -> str:
        """Name where the history stands: it changes with each step."""
        entry = self.project.step_to_undo()
        return "" if entry is None else entry.id

    def undo(self) -> None:
        self.page.session.run(self.project.undo)


@pytest.fixture
def sheet(qapp, project_path: Path, tmp_path: Path, settings: QSettings, open_session) -> Iterator[Sheet]:
    project = Project.create(project_path, backup_root=tmp_path / "backups")
    name = drawn(project)
    session: Session = open_session(project)
    asked = Asked()
    page = DiagramPage(session, asked, LIGHT, None, settings)  # pyright: ignore[reportArgumentType]
    page.resize(1500, 1000)
    page.show()
    page.open_sheet(name)
    page.editor.view.setFocus()
    QCoreApplication.processEvents()
    page.editor.view.set_zoom(1.0)
    page.editor.view.fit_drawn()
    yield Sheet(page, asked)
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
