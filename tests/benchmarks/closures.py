"""From an edit to updated closures on the screen: the nitrogen sample, in the grid and over a sheet."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from measure import Ratio

SHEET = "13"
TOO_LONG_S = 10.0


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield an edit of a flow until the closures are painted, against making all closures of the sample anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    plant = _Sample(folder)
    try:
        for what, show in (("the grid of closures", plant.grid), ("a sheet with its closures", plant.sheet)):
            painted, streams = show()
            plant.edit_until(painted, streams[0], 0)
            pairs = [
                (plant.edit_until(painted, streams[n % len(streams)], n + 1), plant.made_anew())
                for n in range(2 * rounds)
            ]
            ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            text = f"edit of a flow to painted closures, nitrogen sample, {what} (aim 100 ms)"
            yield Ratio(text, "all closures of the sample made anew", 1.0, ours, bare, ratio)
    finally:
        plant.close()


class _Sample:
    """A window over the nitrogen sample."""

    def __init__(self, folder: Path) -> None:
        from window import Desktop

        from cpdesk.exchange.samples import new_from_sample
        from cpdesk.language import ENGLISH

        self.desktop = Desktop(folder)
        self.window, self.session = self.desktop.window, self.desktop.window.session
        self.session.take(new_from_sample("nitrogen_fertiliser", folder / "nitrogen.cpdesk", ENGLISH))
        self.rest()

    def rest(self) -> None:
        """Wait until nothing runs behind the window."""
        until = time.monotonic() + TOO_LONG_S
        self.desktop.settle()
        while self.window.jobs.busy and time.monotonic() < until:
            self.desktop.app.processEvents()
        self.desktop.settle()

    def grid(self) -> tuple[object, list[str]]:
        """Show the closures; return what is painted, and streams whose unit processes are in view."""
        from cpdesk.records.flows import Stream

        grid = self.desktop.grid("3.3", "closures")
        self.rest()
        streams = self.session.tables.view.all(Stream)
        seen = [
            one.id for one in streams if one.flow is not None and one.number.startswith(("02", "03", "04"))
        ]
        return grid.viewport(), [one for one in seen if self._crosses(one)][:12]

    def _crosses(self, stream_id: str) -> bool:
        """Tell whether a stream crosses the boundary of a unit process."""
        from cpdesk.records.flows import Stream
        from cpdesk.tables.flows import Ends

        view = self.session.tables.view
        stream, ends = view.by_id(Stream)[stream_id], Ends(view)
        return ends.start(stream) != ends.end(stream)

    def sheet(self) -> tuple[object, list[str]]:
        """Show a sheet with closures before and after; return what is painted, and the streams on it."""
        from cpdesk.records.flows import Stream
        from cpdesk.tables.believing import Figures
        from cpdesk.tables.sheet_tree import sheets_in_order

        page = self.window.desk.open_diagram()
        sheets = sheets_in_order(self.session.tables.view)
        page.open_sheet(next(one.id for one in sheets if SHEET in one.name))
        page.head.closures.choose(Figures.BOTH)
        self.rest()
        page.editor.view.fit_drawn()
        self.rest()
        flows = {one.id for one in self.session.tables.view.all(Stream) if one.flow is not None}
        return page.editor.view.viewport(), [
            one.stream for one in page.editor.drawing.lines if one.stream in flows
        ]

    def edit_until(self, painted: object, stream: str, number: int) -> float:
        """Return the seconds from an edit of a flow to its picture; then everything may come to rest."""
        from cpdesk.edits.records import type_into
        from cpdesk.records.flows import Stream

        flow = self.session.tables.view.by_id(Stream)[stream].flow
        text = f"{flow.value * (1.01 if number % 2 else 0.99):.6g} kg/h"
        seconds = self._until_painted(
            painted, lambda: type_into(self.session.project, Stream, stream, "flow", text)
        )
        self.rest()
        return seconds

    def _until_painted(self, painted: object, act: Callable[[], object]) -> float:
        from PySide6.QtCore import QEvent, QObject

        class Watch(QObject):
            seen = False

            def eventFilter(self, watched, event):
                self.seen = self.seen or event.type() == QEvent.Type.Paint
                return False

        watch = Watch()
        painted.installEventFilter(watch)
        start = time.perf_counter()
        act()
        while not watch.seen:
            self.desktop.app.processEvents()
            if time.perf_counter() - start > TOO_LONG_S:
                raise RuntimeError(f"nothing was painted after an edit of {painted}")
        seconds = time.perf_counter() - start
        painted.removeEventFilter(watch)
        return seconds

    def made_anew(self) -> float:
        """Return the seconds that all closures take over a connection that has read nothing yet."""
        from cpdesk.tables.catalogue import Tables

        with self.session.project.reader() as reader:
            start = time.perf_counter()
            Tables(reader).table("closures")
            return time.perf_counter() - start

    def close(self) -> None:
        """Close the window."""
        self.desktop.close()
