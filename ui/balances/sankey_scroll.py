"""The room in which a Sankey diagram is looked at: it scrolls, zooms by wheel, and fits the whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cpdesk.methods.sankey.figures import Sankey
from ui.charts.sankey_canvas import STEP, SankeyCanvas

EDGE = 60


class SankeyScroll(QScrollArea):
    """Shows a canvas: the whole diagram until the person chooses another size."""

    def __init__(self, canvas: SankeyCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.setWidget(canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(self.fontMetrics().height() * 9)
        self._own = False
        canvas.zoom_asked.connect(self.zoom)
        canvas.chosen.connect(lambda _key: self.show_chosen())

    def show_diagram(self, drawn: Sankey, unit: str) -> None:
        """Show a diagram, whole or as large as the person chose."""
        self.canvas.show_diagram(drawn, unit)
        if not self._own:
            self._fit()

    def whole(self) -> None:
        """Show the whole diagram."""
        self._own = False
        self._fit()

    def zoom(self, factor: float) -> None:
        """Draw larger or smaller by a factor; 0 shows the whole."""
        if factor == 0.0:
            self.whole()
            return
        self._own = True
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middle = self.viewport().rect().center()
        x, y = (across.value() + middle.x()) * factor, (down.value() + middle.y()) * factor
        self.canvas.zoom_to(self.canvas.pixels * factor)
        across.setValue(round(x - middle.x()))
        down.setValue(round(y - middle.y()))

    def _fit(self) -> None:
        drawn, room = self.canvas.drawn, self.viewport().size()
        if drawn.width <= 0 or drawn.height <= 0:
            return
        whole = min((room.width() - 2) / drawn.width, (room.height() - 2) / drawn.height)
        self.canvas.zoom_to(whole)

    def show_chosen(self) -> None:
        """Scroll to the chosen band."""
        place = self.canvas.middle_of_chosen()
        if place is not None:
            self.ensureVisible(place.x(), place.y(), EDGE, EDGE)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit anew while the person chose no size."""
        super().resizeEvent(event)
        if not self._own:
            self._fit()
