"""Moving a label: the tag of something, or the number of a stream."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import diagrams, sheet_routes
from cpdesk.tables.drawing import Label
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import LINE, pen


class MovingLabel(Gesture):
    """A label under way; it belongs to a placement or to a stream."""

    def __init__(
        self, bench: Workbench, label: Label, start: QPointF, placement: str = "", stream: str = ""
    ) -> None:
        super().__init__(bench)
        self._label, self._start = label, start
        self._placement, self._stream = placement, stream
        self._by = QPointF()

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Carry the label along."""
        self._by = at - self._start
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep its place."""
        if self._by.manhattanLength() < 0.5:
            self.bench.show_again()
            return
        to = (round(self._label.x + self._by.x(), 1), round(self._label.y + self._by.y(), 1))
        project = self.bench.session.project
        if self._placement:
            self.bench.run(lambda: diagrams.put_label(project, self._placement, to))
        else:
            self.bench.run(lambda: sheet_routes.put_number(project, self.bench.sheet, self._stream, to))

    def paint(self, painter: QPainter) -> None:
        """Paint where it would stand."""
        label = self._label
        box = QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
        painter.setPen(pen(self.bench.scene.surface.look.accent, LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.translated(self._by))
