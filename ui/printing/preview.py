"""The look at a page before it is printed: painted by what prints it, so paper and picture are the same."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cpdesk.language import N_, Message
from ui.printing.inks import COLOUR, Inks
from ui.printing.print_plan import PrintedPage
from ui.session import Session
from ui.theme.palette import Colours

ROOM = 16
"""So many pixels are left round the page."""

STEP, LARGEST = 1.25, 24.0
"""One step of the zoom, and the most pixels for a mm."""


class PaperView(QWidget):
    """One page of paper, at so many pixels a mm."""

    def __init__(self, session: Session, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self.page: PrintedPage | None = None
        self.inks: Inks = COLOUR
        self.dots = 1.0
        self._kept: tuple[object, QPixmap] | None = None

    def show_page(self, page: PrintedPage | None, inks: Inks, dots: float) -> None:
        """Show a page in some inks at so many pixels a mm."""
        self.page, self.inks, self.dots = page, inks, dots
        paper = page.part.paper if page is not None else None
        size = QSize(round(paper.width * dots), round(paper.height * dots)) if paper is not None else QSize()
        self.setFixedSize(size + QSize(2 * ROOM, 2 * ROOM))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page, and round what the printer reaches a line that is not printed."""
        if self.page is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(ROOM, ROOM, self.picture)
        left, top, right, bottom = (side * self.dots + ROOM for side in self.page.part.paper.reach)
        pen = QPen(QColor(self._colours.greys[3]), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRect(QRectF(left, top, right - left, bottom - top))

    @property
    def picture(self) -> QPixmap:
        """The page as a picture; it is painted anew only when something about it has changed."""
        page = self.page
        if page is None:
            return QPixmap()
        ratio = self.devicePixelRatioF()
        key = (id(page), self.inks, self.dots, ratio, self._session.language.code)
        if self._kept is None or self._kept[0] != key:
            inner = self.size() - QSize(2 * ROOM, 2 * ROOM)
            made = QPixmap(inner * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(self.inks.paper)
            painter = QPainter(made)
            painter.scale(self.dots, self.dots)
            page.paint(painter, self.inks, self._session.say)
            painter.end()
            self._kept = key, made
        return self._kept[1]


class PagePreview(QScrollArea):
    """A page in the middle of its room, as large as that allows until the person asks for another size."""

    step_asked = Signal(int)

    def __init__(self, session: Session, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PaperView(session, colours, self)
        self.fitting = True
        self.setWidget(self.view)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(session.say(Message(N_("Preview of the page"))))
        self.view.setToolTip(
            session.say(Message(N_("Beyond the dotted line the printer leaves the paper white.")))
        )
        self.viewport().setAutoFillBackground(True)
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), colours.grey(2))
        self.viewport().setPalette(palette)

    def show_page(self, page: PrintedPage | None, inks: Inks) -> None:
        """Show a page; None shows nothing."""
        self.view.show_page(page, inks, self._fit(page) if self.fitting else self.view.dots)

    def _fit(self, page: PrintedPage | None) -> float:
        if page is None:
            return 1.0
        room = self.viewport().size() - QSize(2 * ROOM, 2 * ROOM)
        paper = page.part.paper
        return max(0.1, min(room.width() / paper.width, room.height() / paper.height))

    def zoom(self, factor: float) -> None:
        """Show the page larger or smaller."""
        self.fitting = False
        dots = min(LARGEST, max(0.2, self.view.dots * factor))
        self.view.show_page(self.view.page, self.view.inks, dots)

    def fit(self) -> None:
        """Show the whole page."""
        self.fitting = True
        self.show_page(self.view.page, self.view.inks)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the page as large as the room allows."""
        super().resizeEvent(event)
        if self.fitting:
            self.show_page(self.view.page, self.view.inks)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn the pages, zoom."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: 1 / STEP}
        key = Qt.Key(event.key())
        if key in turns:
            self.step_asked.emit(turns[key])
        elif key in zooms:
            self.zoom(zooms[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)
