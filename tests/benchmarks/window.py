"""What the window costs: its first picture against an empty one, a large plant to work on, a key to its picture."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import closures
from measure import Ratio
from plants import LARGE, MEDIUM, Size, write_plant

TOP = Path(__file__).resolve().parents[2]
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.instance().quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from cpdesk.language import ENGLISH
from ui.app import application
app = application()
from ui.main_window import MainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
window = MainWindow(ENGLISH)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""
ROWS = Size("20,000 emission rows", 28, 1_000, 20_000)
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TOP)}


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figures of the first picture: time and memory of the whole process."""
    pairs = [(_process(OURS, folder), _process(EMPTY, folder)) for _ in range(rounds + 1)][1:]
    times = [(ours[0], bare[0]) for ours, bare in pairs]
    sizes = [(ours[1], bare[1]) for ours, bare in pairs]
    what, yardstick = "first painted window of `cpdesk`, whole process", "an empty PySide6 window"
    yield _ratio(f"{what}: time", yardstick, 2.5, times)
    yield _ratio(f"{what}: memory", yardstick, 1.7, sizes, unit=" MB")
    yield from closures.ratios(folder, rounds)


def _ratio(what: str, yardstick: str, aim: float, pairs: list[tuple[float, float]], unit: str = "") -> Ratio:
    ours, bare = statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
    return Ratio(what, yardstick, aim, ours, bare, statistics.median(a / b for a, b in pairs), unit)


SIZE = "\nimport re; print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])\n"


def _process(code: str, folder: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes of one process."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", code + SIZE],
        cwd=folder,
        env={**ENVIRONMENT, "HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        stderr=subprocess.DEVNULL,
    )
    said, _ = child.communicate()
    seconds = time.perf_counter() - start
    if child.returncode:
        raise RuntimeError(code)
    return seconds, int(said.split()[-1]) / 1024


def figures(folder: Path, rounds: int) -> Iterator[str]:
    """Yield what has no yardstick of its own: seconds until a plant can be worked on, milliseconds of an edit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    write_plant(folder / "medium.cpdesk", MEDIUM, folder / "b").close()
    yield _opening(folder / "medium.cpdesk", rounds)
    write_plant(folder / "rows.cpdesk", ROWS, folder / "b").close()
    yield _keystroke(folder / "rows.cpdesk", 10 * rounds)
    write_plant(folder / "large.cpdesk", LARGE, folder / "b").close()
    yield _edit(folder / "large.cpdesk", 5 * rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"Peak memory of the process that did all this: {peak:.0f} MB."


class Desktop:
    """A window of ours in this process."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings

        from cpdesk.language import ENGLISH
        from ui.app import application

        self.app = application()
        from ui.main_window import MainWindow

        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(ENGLISH, settings=settings)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let everything that is waiting happen."""
        for _ in range(20):
            self.app.processEvents()

    def grid(self, step: str, table: str):
        """Return the grid of a table on its step's page."""
        page = self.window.desk.open_step(step)
        panel = page.panel(table)
        self.settle()
        return panel.grid

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.settle()


def _opening(path: Path, rounds: int) -> str:
    from cpdesk.project.project import Project
    from cpdesk.records.kinds import KINDS

    seconds: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        desktop = Desktop(path.parent)
        start = time.perf_counter()
        desktop.window.session.open(path)
        desktop.app.processEvents()
        seconds.append(time.perf_counter() - start)
        desktop.close()
        start = time.perf_counter()
        with Project.open(path, read_only=True) as project:
            connection = project._connection
            for kind in KINDS:
                connection.execute(f'SELECT * FROM "{kind}"').fetchall()
        bare.append(time.perf_counter() - start)
    ours, rows = statistics.median(seconds), statistics.median(bare)
    text = f"Opening the plant of 200 units to a usable window: {ours:.2f} s"
    return f"{text} (opening it and reading its rows bare: {rows:.2f} s)."


def _timed_until_painted(desktop: Desktop, grid, act: Callable[[], object]) -> float:
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched, event):
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    grid.viewport().installEventFilter(watch)
    start = time.perf_counter()
    act()
    while not watch.painted and time.perf_counter() - start < 5:
        desktop.app.processEvents()
    found = time.perf_counter() - start
    grid.viewport().removeEventFilter(watch)
    return found * 1000


def _keystroke(path: Path, rounds: int) -> str:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    desktop = Desktop(path.parent)
    desktop.window.session.open(path)
    desktop.settle()
    grid = desktop.grid("2.3", "inventory")
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(5, 0))
    desktop.settle()
    keys = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Up)
    times = [
        _timed_until_painted(desktop, grid, lambda key=keys[n % 4]: QTest.keyClick(grid, key))
        for n in range(rounds)
    ]
    desktop.close()
    middle = statistics.median(times)
    return (
        f"A key to its picture in a grid of 20,000 rows: median {middle:.1f} ms, longest {max(times):.0f} ms."
    )


def _edit(path: Path, rounds: int) -> str:
    from cpdesk.edits.records import change
    from cpdesk.records.flows import Stream

    desktop = Desktop(path.parent)
    session = desktop.window.session
    session.open(path)
    desktop.settle()
    grid = desktop.grid("3.1", "streams")
    ids = [stream.id for stream in session.tables.view.all(Stream)[:rounds]]
    times = [
        _timed_until_painted(
            desktop, grid, lambda i=i: session.run(lambda: change(session.project, Stream, i, name=f"n{i}"))
        )
        for i in ids
    ]
    desktop.close()
    return (
        f"An edit to every visible view updated, plant of 1,000 units, 25,000 streams, 100,000 emission rows: "
        f"median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms."
    )
