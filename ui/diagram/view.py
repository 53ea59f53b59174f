"""The view of a sheet: zoom, pan, fit, and the gesture that is at work."""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from ui.diagram.scene import DiagramScene

LEAST_ZOOM, MOST_ZOOM = 0.05, 16.0
COARSE = 0.4
"""Below this share of natural size letters cannot be read and are left out."""

NATURAL = 1.6
"""A drawing with few things on it is not shown larger than this when it is fitted."""

WORKING = 0.7
"""An empty sheet is shown so large at least: what is put on it can be read."""

WIDE = 1.8
"""From this share of natural size on lines are drawn as wide as they are on paper."""


class Tool(Protocol):
    """A gesture: it is given what the mouse and the keys do over the sheet, in mm, and says whether it used it."""

    def press(self, at: QPointF, event: QMouseEvent) -> bool:
        """A button went down."""
        ...

    def drag(self, at: QPointF, event: QMouseEvent) -> bool:
        """The pointer moved, with a button down or without."""
        ...

    def release(self, at: QPointF, event: QMouseEvent) -> bool:
        """A button went up."""
        ...

    def double(self, at: QPointF, event: QMouseEvent) -> bool:
        """A button was pressed twice."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed."""
        ...

    def key_up(self) -> None:
        """A key that was held is let go, or the keys go elsewhere."""
        ...

    def choose_for_menu(self, at: QPointF) -> None:
        """Choose what lies at a place, for the menu that comes up there."""
        ...

    def cancel(self) -> None:
        """Leave everything as it was before the gesture."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Paint what helps with the gesture, over the sheet."""
        ...


class DiagramView(QGraphicsView):
    """Shows a scene. Ctrl and the wheel zoom, the wheel alone scrolls, the middle button or Space drags the sheet."""

    zoomed = Signal(float)
    moved = Signal()
    menu_asked = Signal(object)

    def __init__(self, scene: DiagramScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.sheet = scene
        self.tool: Tool | None = None
        self._panning: QPoint | None = None
        self._space = False
        self._fitted = False  # the drawing was fitted, and the person has not looked elsewhere since
        self._per_mm = self.logicalDpiX() / 25.4
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.viewport().setAttribute(
            Qt.WidgetAttribute.WA_OpaquePaintEvent
        )  # the scene paints all of its ground
        self.setMouseTracking(True)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.set_zoom(1.0)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

    # Zoom

    @property
    def zoom(self) -> float:
        """How large the sheet is shown; 1 is its natural size."""
        return self.transform().m11() / self._per_mm

    def on_sheet(self, points: float) -> float:
        """Return how many mm of the sheet so many points of the screen cover."""
        return points / self.transform().m11()

    def set_zoom(self, zoom: float) -> None:
        """Show the sheet so large."""
        factor = min(MOST_ZOOM, max(LEAST_ZOOM, zoom)) / self.zoom
        self.scale(factor, factor)
        self._fitted = False
        self.sheet.set_detail(coarse=self.zoom < COARSE, thin=self.zoom < WIDE)
        self.zoomed.emit(self.zoom)
        self.moved.emit()

    def fit(self) -> None:
        """Show the whole sheet."""
        if self.sheet.drawing is not None:
            self.fit_box(QRectF(0, 0, self.sheet.drawing.width, self.sheet.drawing.height))

    def fit_drawn(self) -> None:
        """Show all that is drawn; nothing drawn: the sheet, or as much of its left as leaves tags readable."""
        box = self.sheet.drawn_box()
        if box.isEmpty():
            self.fit()
            if self.sheet.drawing is not None and self.zoom < WORKING:
                self.set_zoom(WORKING)
                self.centerOn(0.0, self.sheet.drawing.height / 2)
        else:
            self.fit_box(box.adjusted(-10, -10, 10, 10), most=NATURAL)
        self._fitted = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stay fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit_drawn()

    def fit_chosen(self) -> None:
        """Show what is chosen as large as it fits; nothing chosen: the whole sheet."""
        boxes = [item.sceneBoundingRect() for item in self.sheet.selectedItems()]
        if not boxes:
            self.fit()
            return
        box = boxes[0]
        for other in boxes[1:]:
            box = box.united(other)
        self.fit_box(box.adjusted(-10, -10, 10, 10))

    def fit_box(self, box: QRectF, most: float = MOST_ZOOM) -> None:
        """Show a part of the sheet as large as it fits, at most so large."""
        room = self.viewport().size()
        wanted = min(room.width() / box.width(), room.height() / box.height()) / self._per_mm
        self.set_zoom(min(wanted * 0.98, most))
        self.centerOn(box.center())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            self._fitted = False
            super().wheelEvent(event)

    # Gestures

    def _at(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag the sheet, or hand the press to the tool."""
        if event.button() is Qt.MouseButton.MiddleButton or self._space:
            self._panning, self._fitted = event.position().toPoint(), False
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.tool is None or not self.tool.press(self._at(event), event):
            super().mousePressEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the sheet, or hand the move to the tool."""
        if self._panning is not None:
            here = event.position().toPoint()
            by, self._panning = here - self._panning, here
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())
        elif self.tool is None or not self.tool.drag(self._at(event), event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the sheet go, or hand the release to the tool."""
        if self._panning is not None:
            self._panning = None
            self.viewport().unsetCursor()
        elif self.tool is None or not self.tool.release(self._at(event), event):
            super().mouseReleaseEvent(event)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Hand a double click to the tool."""
        if self.tool is None or not self.tool.double(self._at(event), event):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Choose what lies under the pointer and ask for the menu; the menu key asks where the choice is."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            if self.tool is not None:
                self.tool.choose_for_menu(self.mapToScene(event.pos()))
        elif self.sheet.selectedItems():
            middle = self.sheet.selectedItems()[0].sceneBoundingRect().center()
            at = self.viewport().mapToGlobal(self.mapFromScene(middle))
        self.menu_asked.emit(at)

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: N802
        """Tab goes on to the next thing on the sheet; Ctrl+Tab leaves it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Cancel with Escape, drag the sheet with Space, and hand other keys to the tool."""
        if event.key() == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Escape and self.tool is not None:
            self.tool.cancel()
            self.viewport().update()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.tool is None or not self.tool.key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Space go; a held key ends what it did."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space:
            self._space = False
            self.viewport().unsetCursor()
        elif self.tool is not None:
            self.tool.key_up()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No key is held here any more."""
        if self.tool is not None:
            self.tool.key_up()
        super().focusOutEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Paint what helps with the gesture at work."""
        if self.tool is not None:
            self.tool.paint(painter)
