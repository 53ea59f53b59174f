"""A small map of the whole sheet in the corner of the view, with the part that is seen; a click goes there."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.diagram.look import brush, pen
from ui.diagram.view import DiagramView

WIDTH, EDGE = 176, 10


class MiniMap(QWidget):
    """Shows where symbols stand as blocks; it comes up when not all of the drawing is seen."""

    def __init__(self, view: DiagramView) -> None:
        super().__init__(view)
        self.view = view
        self.wanted = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.moved.connect(self.follow)
        view.installEventFilter(self)
        self.follow()

    def toggle(self) -> None:
        """Show the map, or show it no more."""
        self.wanted = not self.wanted
        self.follow()

    def follow(self) -> None:
        """Stand in the corner of the view, and only where there is more to see."""
        drawing = self.view.sheet.drawing
        self.setVisible(self.wanted and drawing is not None and not self._all_seen())
        if drawing is None:
            return
        height = round(WIDTH * drawing.height / drawing.width)
        room = self.view.viewport().geometry()
        self.setGeometry(room.right() - WIDTH - EDGE, room.bottom() - height - EDGE, WIDTH, height)
        self.update()

    def _all_seen(self) -> bool:
        return self._seen().contains(self.view.sheet.drawn_box())

    def _seen(self) -> QRectF:
        return self.view.mapToScene(self.view.viewport().rect()).boundingRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.follow()
        return super().eventFilter(watched, event)

    @property
    def _scale(self) -> float:
        drawing = self.view.sheet.drawing
        return WIDTH / drawing.width if drawing is not None else 1.0

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go there."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        self.view.centerOn(at / self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sheet, its symbols, and the part that is seen."""
        scene = self.view.sheet
        look, scale = scene.surface.look, self._scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(look.paper))
        painter.setPen(pen(look.quiet, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.scale(scale, scale)
        lines = pen(look.quiet, 0)
        painter.setPen(lines)
        for line in scene.lines.values():
            painter.drawPolyline([QPointF(*point) for point in line.line.points])
        for shown in scene.symbols.values():
            painter.fillRect(shown.body, brush(look.accent if shown.isSelected() else look.quiet))
        painter.setPen(pen(look.accent, 2 / scale))
        painter.drawRect(self._seen())
        painter.end()
