"""What the arrows do on a sheet: things are moved, streams bent, labels carried along."""

from itertools import pairwise

from PySide6.QtCore import QPointF

from cpdesk.edits import diagrams, sheet_routes
from cpdesk.methods.sheets.moving import Moving
from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import corners_text
from cpdesk.tables.drawing import Line
from ui.diagram.gestures.bending import bent
from ui.diagram.gestures.gesture import Workbench


class Steering:
    """Things that a held arrow moves: shown from press to press, kept as one step when the key is let go."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self._ids = list(bench.chosen_ids())
        self._moving = Moving(bench.plan, self._ids, quick=True)
        self._by = QPointF()

    def go(self, dx: float, dy: float) -> None:
        """Go on by so many mm."""
        self._by += QPointF(dx, dy)
        self.bench.preview(self._moving.by(self._by.x(), self._by.y()))

    def keep(self) -> None:
        """Keep where the things stand now."""
        project, ids, by = self.bench.session.project, self._ids, self._by
        if by.isNull() or not self.bench.run(lambda: diagrams.shift(project, ids, by.x(), by.y())):
            self.bench.show_again()


def bend(bench: Workbench, dx: float, dy: float) -> bool:
    """Bend the one stream that is chosen by so many mm."""
    lines = bench.scene.chosen_lines()
    if len(lines) == 1:
        _bend(bench, lines[0], dx, dy)
    return bool(lines)


def _bend(bench: Workbench, line: Line, dx: float, dy: float) -> None:
    """Carry the longest stretch that runs across the arrow along with it."""
    stretch = _across(line.points, upright=bool(dx))
    if stretch is None:
        return
    x, y = line.points[stretch]
    points = corners_text(bent(line.points, stretch, QPointF(x + dx, y + dy)))
    bench.run(lambda: sheet_routes.route(bench.session.project, bench.sheet, line.stream, points))


def _across(points: tuple[Point, ...], *, upright: bool) -> int | None:
    """Return the number of the longest stretch that is upright, or level; None where there is none."""
    lengths = {
        number: abs(y2 - y1) if upright else abs(x2 - x1)
        for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(points))
        if (abs(x1 - x2) < 0.01) is upright
    }
    return max(lengths, key=lambda number: lengths[number], default=None)


def label_nudged(bench: Workbench, dx: int, dy: int) -> bool:
    """Carry the label of the one thing or stream that is chosen along by a millimetre."""
    items, lines = bench.scene.chosen_items(), bench.scene.chosen_lines()
    project, sheet = bench.session.project, bench.sheet
    if len(items) == 1 and not lines:
        tag = bench.scene.symbols[items[0].id].tag
        if tag is not None:
            at = round(tag.x + dx, 1), round(tag.y + dy, 1)
            bench.run(lambda: diagrams.put_label(project, items[0].id, at))
        return tag is not None
    label = lines[0].label if len(lines) == 1 and not items else None
    if label is not None:
        at = round(label.x + dx, 1), round(label.y + dy, 1)
        bench.run(lambda: sheet_routes.put_number(project, sheet, lines[0].stream, at))
    return label is not None
