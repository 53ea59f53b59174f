"""Figures of the reconciliation over the sheet on the screen, while they are asked for."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.drawing import Closure
from cpdesk.tables.sheet_closures import with_closures
from ui.balances.reconciling import Reconciling
from ui.diagram.editor import SheetEditor
from ui.diagram.items import Surface, label_box
from ui.diagram.look import THIN, brush, pen
from ui.diagram.painting import Texts

OVER_ALL = 10.0


class ClosureItem(QGraphicsItem):
    """One figure in its box; it takes no clicks."""

    def __init__(self, closure: Closure, surface: Surface) -> None:
        super().__init__()
        self.closure, self.surface = closure, surface
        look = surface.look
        self._texts = Texts(iter([(closure.label, look.red if closure.bad else look.ink)]))
        self.setZValue(OVER_ALL)
        self.setAcceptedMouseButtons(self.acceptedMouseButtons().NoButton)
        self.setToolTip(closure.told)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return all that is painted."""
        return label_box(self.closure.label).adjusted(-0.5, -0.5, 0.5, 0.5)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it where it can be read; where it is too small, its box alone shows what does not hold."""
        look, bad = self.surface.look, self.closure.bad
        if self.surface.coarse and not bad:
            return
        painter.setPen(pen(look.red if bad else look.quiet, THIN * (2 if bad else 1)))
        painter.setBrush(brush(look.paper))
        painter.drawRoundedRect(label_box(self.closure.label), 0.5, 0.5)
        if not self.surface.coarse:
            self._texts.paint(painter)


class ShownClosures(QObject):
    """Shows them while its box is ticked; the reconciliation is made behind the window."""

    def __init__(self, editor: SheetEditor, reconciling: Reconciling, box: QCheckBox) -> None:
        super().__init__(editor)
        self.editor, self.reconciling, self.box = editor, reconciling, box
        say = editor.session.say
        box.setText(say(Message(N_("Closures"))))
        box.setToolTip(
            say(
                Message(
                    N_(
                        "Show at each item and stream its figure before and after reconciliation. "
                        "✓ agrees, ≈ only within its uncertainty, ≠ does not, – is not checked by a balance."
                    )
                )
            )
        )
        self.items: list[ClosureItem] = []
        box.toggled.connect(self._on_toggled)
        editor.shown.connect(self.show_again)
        reconciling.renewed.connect(self.show_again)
        reconciling.stale.connect(self.show_again)

    @property
    def on(self) -> bool:
        """Whether they are asked for."""
        return self.box.isChecked()

    def _on_toggled(self, on: bool) -> None:
        self.reconciling.look(self, on)
        self.show_again()

    def show_again(self) -> None:
        """Show the figures as they are known; after a change those of before until the new ones come."""
        scene, session = self.editor.scene, self.editor.session
        for item in self.items:
            scene.removeItem(item)
        self.items = []
        if not self.on or not self.editor.is_open or not session.is_open:
            return
        drawn = with_closures(self.editor.drawing, session.tables.last, session.say)
        self.items = [ClosureItem(one, scene.surface) for one in drawn.closures]
        for item in self.items:
            scene.addItem(item)
