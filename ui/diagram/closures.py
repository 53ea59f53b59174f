"""Figures of the reconciliation over the sheet on the screen, while they are asked for."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cpdesk.records.flows import Stream
from cpdesk.tables.believing import RIMS, Figures
from cpdesk.tables.drawing import Closure, Drawing
from cpdesk.tables.reconciliation_places import as_measured
from cpdesk.tables.sheet_closures import with_closures, with_measured
from ui.balances.reconciling import MANY_STREAMS, Reconciling
from ui.diagram.closure_choice import ClosureChoice
from ui.diagram.editor import SheetEditor
from ui.diagram.items import Surface, label_box
from ui.diagram.look import brush, pen
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
        rim = RIMS[self.closure.believed]
        painter.setPen(pen(look.rim_colour(self.closure.believed), rim.width, rim.dashes))
        painter.setBrush(brush(look.paper))
        painter.drawRoundedRect(label_box(self.closure.label), 0.5, 0.5)
        if not self.surface.coarse:
            self._texts.paint(painter)


class ShownClosures(QObject):
    """Shows those that are chosen. Those as measured follow a change at once; the reconciliation is made behind."""

    def __init__(self, editor: SheetEditor, reconciling: Reconciling, choice: ClosureChoice) -> None:
        super().__init__(editor)
        self.editor, self.reconciling, self.choice = editor, reconciling, choice
        self.items: list[ClosureItem] = []
        choice.currentIndexChanged.connect(self._on_chosen)
        editor.shown.connect(self.show_again)
        reconciling.renewed.connect(self.show_again)
        reconciling.stale.connect(self.show_again)

    @property
    def on(self) -> bool:
        """Whether any are asked for."""
        return self.choice.figures is not None

    def _on_chosen(self) -> None:
        self.reconciling.look(self, self.choice.figures not in (None, Figures.MEASURED))
        self.show_again()

    def show_again(self) -> None:
        """Show the figures as they are known now; those that are still to come are marked so."""
        scene, session = self.editor.scene, self.editor.session
        for item in self.items:
            scene.removeItem(item)
        self.items = []
        figures = self.choice.figures
        if figures is None or not self.editor.is_open or not session.is_open:
            return
        self.items = [ClosureItem(one, scene.surface) for one in self._drawn(figures).closures]
        for item in self.items:
            scene.addItem(item)

    def _drawn(self, figures: Figures) -> Drawing:
        drawing, session = self.editor.drawing, self.editor.session
        at_once = figures is Figures.MEASURED or (
            figures is Figures.BOTH and not self.reconciling.current and not self._large
        )
        if at_once:
            return with_measured(drawing, as_measured(session.tables.view), session.say, figures)
        return with_closures(drawing, session.tables.last, session.say, figures)

    @property
    def _large(self) -> bool:
        return self.editor.session.project.count(Stream) > MANY_STREAMS
