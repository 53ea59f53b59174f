"""How long the window is held by one gesture at the most, on a plant with 20,000 emission rows.

A gesture is followed until everything that it set going behind the window has come back. What counts is the longest
single event: for so long no key is taken and nothing is painted.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plants import Size, write_plant
from window import ROWS, Desktop

AIM_S = 0.1
QUIET_S = 0.25
"""A gesture is over when nothing was going on for so long."""

PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Hold:
    """The longest event of a gesture: seconds on the clock, and seconds of it in which the window's thread computed."""

    seconds: float
    computing: float


class Hand:
    """Makes gestures in a window and measures each."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.window = desktop.window
        self.found: dict[str, Hold] = {}

    def make(self, name: str, act: Callable[[], Any], until: Callable[[], bool] = lambda: True) -> Any:
        """Make a gesture, wait until it is over, and note its longest event."""
        gc.collect()
        events: list[Hold] = []
        answer = _event(events, act)
        start = quiet_since = time.perf_counter()
        while time.perf_counter() - quiet_since < QUIET_S:
            _event(events, self.desktop.app.processEvents)
            time.sleep(0.001)
            if self._goes_on() or not until():
                quiet_since = time.perf_counter()
            if time.perf_counter() - start > PATIENCE_S:
                raise TimeoutError(name)
        self.found[name] = max(events, key=lambda event: event.seconds)
        return answer

    def _goes_on(self) -> bool:
        desk = self.window.desk
        return self.window.jobs.busy or (desk is not None and desk.checker.waiting.isActive())


def _event(events: list[Hold], act: Callable[[], Any]) -> Any:
    start, computed = time.perf_counter(), time.thread_time()
    answer = act()
    events.append(Hold(time.perf_counter() - start, time.thread_time() - computed))
    return answer


def rows(folder: Path, rounds: int, size: Size = ROWS) -> Iterator[str]:
    """Yield the lines of a table: each gesture, medians over the rounds."""
    found: dict[str, list[Hold]] = {}
    for number in range(rounds):
        place = folder / str(number)
        place.mkdir()
        write_plant(place / "rows.cpdesk", size, place / "b").close()
        for name, hold in _measured(place / "rows.cpdesk").items():
            found.setdefault(name, []).append(hold)
    yield "| gesture | longest event | of it computing | aim | |"
    yield "|---|---|---|---|---|"
    for name, holds in found.items():
        seconds = statistics.median(hold.seconds for hold in holds)
        computing = statistics.median(hold.computing for hold in holds)
        verdict = "met" if seconds <= AIM_S else "missed"
        yield f"| {name} | {seconds * 1e3:.0f} ms | {computing * 1e3:.0f} ms | ≤ 100 ms | {verdict} |"


def _measured(path: Path) -> dict[str, Hold]:
    desktop = Desktop(path.parent)
    hand = Hand(desktop)
    hand.make("the start page", lambda: time.sleep(0.3 - QUIET_S if QUIET_S < 0.3 else 0))
    files = desktop.window.actions_room.file
    hand.make("opening the plant", lambda: files.open_file(path), lambda: desktop.window.desk is not None)
    window = desktop.window
    panel = hand.make(
        "the inventory's first picture", lambda: window.desk.open_step("2.3").panel("inventory")
    )
    window.activateWindow()
    _looking(hand, panel)
    _editing(hand, panel)
    _pasting(hand, panel)
    _going_about(hand, path)
    desktop.close()
    del hand.found["the start page"]
    return hand.found


def _looking(hand: Hand, panel: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    grid = panel.grid
    hand.make(
        "the last row", lambda: QTest.keyClick(grid, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    )
    hand.make("the first filter", lambda: panel.search.setText("W0001"), lambda: not panel.search.looking)
    hand.make("all rows again", panel.search.clear)
    hand.make("sorting by a column of text", lambda: grid.sorting.order_by(1))
    hand.make("sorting by a column of numbers", lambda: grid.sorting.order_by(8))
    hand.make("the order of the file", lambda: grid.sorting.order_by(-1))
    hand.make("choosing all cells", grid.selectAll)
    hand.make("copying all cells", panel.actions_of_grid.made["copy"].trigger)
    hand.make("choosing one cell again", lambda: grid.put_mark(0, 0))


def _editing(hand: Hand, panel: Any) -> None:
    window, grid, model = hand.window, panel.grid, panel.model
    name = model.column_of("name")
    made, last = window.actions_room.made, len(model.rows) - 1
    hand.make("typing into a cell", lambda: model.type_at(model.index(5, name), "Blow-off"))
    hand.make("its undo", made["undo"].trigger)
    grid.select_block(0, name, last, name)
    hand.make("filling a column down", panel.actions_of_grid.made["fill"].trigger)
    hand.make("its undo, 20,000 rows", made["undo"].trigger)
    hand.make("its redo, 20,000 rows", made["redo"].trigger)
    hand.make("emptying a column", panel.actions_of_grid.made["empty"].trigger)
    made["undo"].trigger()
    hand.make("the undo of that", lambda: None)
    grid.select_block(0, 0, last, 0)
    hand.make("deleting 20,000 rows", panel.actions_of_grid.made["delete"].trigger)
    hand.make("bringing them back", made["undo"].trigger, lambda: len(model.rows) > last)


def _pasting(hand: Hand, panel: Any) -> None:
    from ui.grid.paste_dialog import PasteDialog

    window, grid, model = hand.window, panel.grid, panel.model
    heads = {column.key: window.session.say(column.heading) for column in model.columns}
    block = [[heads[key] for key in ("number", "name", "medium", "flow")]]
    block += [[f"N{n:06}", f"Vent {n}", "air", "1.5 t/h"] for n in range(20_000)]
    count = len(model.rows)
    grid.put_mark(count, 0)

    def opened() -> PasteDialog:
        dialog = PasteDialog(grid, block, window)
        dialog.show()
        return dialog

    dialog = hand.make("a block of 20,000 rows shown before it is pasted", opened)
    hand.make("pasting it", dialog.accept, lambda: len(model.rows) > count)
    dialog.deleteLater()
    made = window.actions_room.made
    hand.make("the undo of the paste", made["undo"].trigger, lambda: len(model.rows) == count)
    hand.make("the redo of the paste", made["redo"].trigger, lambda: len(model.rows) > count)


def _going_about(hand: Hand, path: Path) -> None:
    from cpdesk.language import open_language
    from cpdesk.reference.folders import locale_folder
    from cpdesk.tables.walk import STEP_TABLES

    window, session = hand.window, hand.window.session
    longest: list[tuple[Hold, str]] = []
    for code in STEP_TABLES:
        page = hand.make("page", lambda code=code: window.desk.open_step(code))
        longest.append((hand.found.pop("page"), code))
        for name in page.shown[1:]:
            hand.make("page", lambda page=page, name=name: page.panel(name))
            longest.append((hand.found.pop("page"), f"{code} {name}"))
    longest.sort(key=lambda pair: -pair[0].seconds)
    for number, (hold, where) in enumerate(longest[:2]):
        order = ("slowest", "second slowest")[number]
        hand.found[f"the {order} of {len(longest)} pages and tables, first shown ({where})"] = hold
    hand.make("the diagram, first shown", lambda: window.desk.open_diagram())
    window.desk.open_step("2.3").panel("inventory")
    hand.make("another language", lambda: session.speak(open_language("zh_CN", locale_folder())))
    hand.make("searching everything", lambda: window.head.search._look("vent 777"))
    hand.make("saving a copy", lambda: window.actions_room.file.copy_to(path.with_name("copy.cpdesk")))
    hand.make("closing the audit", session.close)
    hand.make("the page of backups", window.show_restore)
