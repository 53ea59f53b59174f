"""The hand over the sheet: what a press begins, by what lies under the pointer, and what keys do."""

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from cpdesk.tables.drawing import Label
from ui.diagram.gestures.bending import Bending, stretch_at
from ui.diagram.gestures.by_keys import Steering, bend, label_nudged
from ui.diagram.gestures.choosing import ChoosingBox
from ui.diagram.gestures.connecting import Caught, Connecting, Tying, paint_ports, port_near
from ui.diagram.gestures.gesture import STARTS, Gesture, Workbench
from ui.diagram.gestures.handles import corner_at, corners_of, paint_handles
from ui.diagram.gestures.labelling import MovingLabel
from ui.diagram.gestures.moving import MovingThings
from ui.diagram.gestures.resizing import Resizing
from ui.diagram.items import LineItem, SymbolItem, label_box
from ui.diagram.scene import GRID

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PORT_REACH = 1.4
"""So near, in mm, a press on a port begins a stream."""

POINTS = 6.0
"""However small the sheet is shown, what is within so many points of the screen is meant."""


class Hand(QObject):
    """Chooses and begins gestures; a tool in the sense of the view."""

    armed_changed = Signal()
    next_asked = Signal(int)
    let_go = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.gesture: Gesture | None = None
        self._steering: Steering | None = None
        self._pressed: QPointF | None = None
        self._pressed_at = QPointF()
        self._hovered: str = ""
        self._port: Caught | None = None
        self._corner: int | None = None
        self.armed: Gesture | None = None

    def arm(self, gesture: Gesture | None) -> None:
        """Take something in hand that the next click puts on the sheet; None lets it go."""
        if self.armed is not None:
            self.armed.cancel()
        self.armed = gesture
        self.armed_changed.emit()
        if gesture is not None:
            self.bench.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.bench.view.viewport().unsetCursor()

    # The mouse

    def press(self, at: QPointF, event: QMouseEvent) -> bool:
        """Choose what lies there; a drag that follows begins a gesture."""
        self.key_up()
        if event.button() is not Qt.MouseButton.LeftButton:
            return event.button() is Qt.MouseButton.RightButton
        if self.armed is not None:
            self.armed.press(at)
            return True
        if self.gesture is not None:
            self.gesture.cancel()
        self.gesture, self._pressed, self._pressed_at = None, at, event.position()
        more = bool(
            event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        if self._port_under(at) is None and self._end_under(at) is None and self._corner_under(at) is None:
            self._choose_at(at, more)
        return True

    def _choose_at(self, at: QPointF, more: bool) -> None:
        scene = self.bench.scene
        found = scene.symbol_at(at) or scene.line_at(at, self._reach)
        if found is None:
            if not more and self._label_at(at) is None:
                scene.choose(())
        elif more:
            found.setSelected(not found.isSelected())
        elif not found.isSelected():
            items = [found.item.id] if isinstance(found, SymbolItem) else []
            lines = [found.line.stream] if isinstance(found, LineItem) else []
            scene.choose(items, lines)

    def choose_for_menu(self, at: QPointF) -> None:
        """Choose what lies at a place; what is chosen already stays so."""
        scene = self.bench.scene
        if (scene.symbol_at(at) or scene.line_at(at, self._reach)) is None:
            scene.choose(())
        else:
            self._choose_at(at, False)

    def drag(self, at: QPointF, event: QMouseEvent) -> bool:
        """Go on with the gesture, or begin the one that fits what was pressed."""
        if self.armed is not None:
            self.armed.drag(at, event)
            return True
        if self._pressed is None:
            self._hover(at)
            return True
        if self.gesture is None:
            if (event.position() - self._pressed_at).manhattanLength() < STARTS:
                return True
            self.gesture = self._begun(self._pressed, event)
        self.gesture.drag(at, event)
        return True

    def release(self, at: QPointF, event: QMouseEvent) -> bool:
        """Keep what the gesture did."""
        if self.armed is not None:
            self._put_armed(at, event)
            return True
        gesture, self.gesture = self.gesture, None
        pressed, self._pressed = self._pressed, None
        if gesture is not None:
            gesture.release(at, event)
        elif pressed is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._choose_alone(at)
        return True

    def _choose_alone(self, at: QPointF) -> None:
        """Choose the one thing that was clicked among several that were chosen and not dragged."""
        found = self.bench.scene.symbol_at(at)
        if found is not None and found.isSelected() and len(self.bench.scene.selectedItems()) > 1:
            self.bench.scene.choose([found.item.id])

    def _put_armed(self, at: QPointF, event: QMouseEvent) -> None:
        """Put what is in hand on the sheet; with Shift it stays in hand for the next one."""
        gesture = self.armed
        if gesture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if not (gesture.stays or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self.arm(None)
        gesture.release(at, event)

    def double(self, at: QPointF, event: QMouseEvent) -> bool:
        """Go where an off-page connector leads, or write the name of what lies there."""
        symbol, line = self.bench.scene.symbol_at(at), self.bench.scene.line_at(at, self._reach)
        if symbol is None:
            if line is not None:
                self.bench.write_in(line.line)
            return line is not None
        if symbol.item.leads_to is not None:
            self.bench.go_to_sheet(symbol.item.leads_to, symbol.item.of)
        else:
            self.bench.write_in(symbol.item)
        return True

    def _begun(self, at: QPointF, event: QMouseEvent) -> Gesture:
        if not self.bench.session.project.access.writable:
            return ChoosingBox(self.bench, at)
        end = self._end_under(at)
        if end is not None:
            return Tying(self.bench, *end)
        port = self._port_under(at)
        if port is not None:
            return Connecting(self.bench, port)
        if self._corner_under(at) is not None:
            return Resizing(self.bench, self.bench.chosen_ids()[0])
        label = self._label_at(at)
        if label is not None:
            return MovingLabel(self.bench, label[0], at, placement=label[1], stream=label[2])
        if self.bench.scene.symbol_at(at) is not None and self.bench.chosen_ids():
            return MovingThings(self.bench, self.bench.chosen_ids(), at)
        line = self.bench.scene.line_at(at, self._reach)
        stretch = stretch_at(line.line.points, at, max(1.6, self._reach)) if line is not None else None
        if line is not None and stretch is not None:
            return Bending(self.bench, line.line.stream, stretch)
        return ChoosingBox(self.bench, at)

    def _sized(self) -> SymbolItem | None:
        """Return the one thing that is chosen, where it has a size of its own that a person may change."""
        items = self.bench.scene.chosen_items()
        if len(items) != 1 or items[0].symbol is None or items[0].start is not None:
            return None
        writable = self.bench.session.project.access.writable
        return self.bench.scene.symbols.get(items[0].id) if writable else None

    def _corner_under(self, at: QPointF) -> int | None:
        """Return the corner of the one chosen thing under the pointer."""
        sized = self._sized()
        return None if sized is None else corner_at(self.bench.view, sized.body, at)

    @property
    def _reach(self) -> float:
        """How far off, in mm, a stream is still meant."""
        return self.bench.view.on_sheet(POINTS / 2)

    def _port_under(self, at: QPointF) -> Caught | None:
        """Return the port of a hovered symbol under the pointer."""
        wide = max(PORT_REACH, self.bench.view.on_sheet(POINTS))
        found = port_near(self.bench, at, wide)
        if found is None:
            return None
        body = self.bench.scene.symbols[found.placement].body
        reach = max(PORT_REACH, min(wide, body.width() / 4, body.height() / 4))
        near = abs(found.port.x - at.x()) <= reach and abs(found.port.y - at.y()) <= reach
        return found if near else None

    def _end_under(self, at: QPointF) -> tuple[str, bool] | None:
        """Return the end of a chosen stream under the pointer, and whether it is its start."""
        reach = max(2 * PORT_REACH, self.bench.view.on_sheet(POINTS))
        for line in self.bench.scene.chosen_lines():
            for start, point in ((True, line.points[0]), (False, line.points[-1])):
                if abs(point[0] - at.x()) <= reach and abs(point[1] - at.y()) <= reach:
                    return line.stream, start
        return None

    def _label_at(self, at: QPointF) -> tuple[Label, str, str] | None:
        """Return the label under the pointer, with the thing or the stream it belongs to."""
        for found in self.bench.scene.items(at, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
            if isinstance(found, LineItem) and found.line.label is not None:
                if label_box(found.line.label).contains(at):
                    return found.line.label, "", found.line.stream
            elif isinstance(found, SymbolItem):
                tag = found.tag
                if tag is not None and label_box(tag).contains(at):
                    return tag, found.item.id, ""
        return None

    def _hover(self, at: QPointF) -> None:
        """Show the ports of the symbol under the pointer."""
        symbol = self.bench.scene.symbol_at(at, max(2 * PORT_REACH, self.bench.view.on_sheet(POINTS)))
        shown = symbol.item.id if symbol is not None and symbol.item.start is None else ""
        port = self._port_under(at) if shown else None
        corner = self._corner_under(at) if port is None else None
        if (shown, port, corner) != (self._hovered, self._port, self._corner):
            self._hovered, self._port, self._corner = shown, port, corner
            viewport = self.bench.view.viewport()
            if port is not None:
                viewport.setCursor(Qt.CursorShape.CrossCursor)
            elif corner is not None:
                falling = corner in (0, 2)
                shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
                viewport.setCursor(shape)
            else:
                viewport.unsetCursor()
            viewport.update()

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Go on with Tab, move what is chosen by the arrows; other keys are for the actions of the editor."""
        if self.armed is not None and self._armed_key(self.armed, event):
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.key_up()
            self.next_asked.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or not self.bench.session.project.access.writable:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.key_up()
            return label_nudged(self.bench, *step)
        length = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else GRID
        return self._steered(step[0] * length, step[1] * length)

    def _steered(self, dx: float, dy: float) -> bool:
        """Move what is chosen by so many mm; a stream alone is bent."""
        if not self.bench.chosen_ids():
            return bend(self.bench, dx, dy)
        if self._steering is None:
            self._steering = Steering(self.bench)
        self._steering.go(dx, dy)
        return True

    def key_up(self) -> None:
        """Keep what a held key did, as one step."""
        if self.armed is not None:
            self.armed.key_up()
        steering, self._steering = self._steering, None
        if steering is not None:
            steering.keep()

    def _armed_key(self, armed: Gesture, event: QKeyEvent) -> bool:
        """Let go with Enter of what stays in hand; other keys are its own."""
        if armed.stays and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            armed.key_up()
            self.arm(None)
            return True
        return armed.key(event)

    def cancel(self) -> None:
        """Leave the gesture; without one, let go of what is chosen."""
        if self._steering is not None:
            self._steering = None
            self.bench.show_again()
            return
        if self.armed is not None:
            self.arm(None)
            return
        gesture, self.gesture, self._pressed = self.gesture, None, None
        if gesture is not None:
            gesture.cancel()
        else:
            self.let_go.emit()
            self.bench.scene.choose(())

    def forget(self) -> None:
        """Drop the gesture under way: the sheet is another now."""
        self.gesture = self._pressed = self._steering = None

    def paint(self, painter: QPainter) -> None:
        """Paint what helps with the gesture, else the ports under the pointer."""
        at_work = self.armed or self.gesture
        if at_work is not None:
            at_work.paint(painter)
            return
        sized = self._sized()
        if sized is not None:
            paint_handles(painter, self.bench, corners_of(sized.body))
        if self._hovered:
            paint_ports(painter, self.bench, self._hovered, self._port.port if self._port else None)
