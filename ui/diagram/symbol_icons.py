"""Icons of equipment for the palette: the symbols themselves, in the colour of the scheme."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from cpdesk.methods.sheets.placing import Stand
from cpdesk.reference.symbols import Symbol, symbol_of
from ui.diagram.look import brush, pen
from ui.diagram.painting import standing_paths

ICON = 26
SHARPER = 2


def symbol_icon(kind: str, ink: str) -> QIcon:
    """Return the symbol of a kind of equipment, such as 'heat exchanger', as an icon."""
    return _icon(symbol_of(kind), ink)


@lru_cache(maxsize=256)
def _icon(symbol: Symbol, ink: str) -> QIcon:
    side = ICON * SHARPER
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    scale = (side - 4 * SHARPER) / max(symbol.width, symbol.height)
    stand = Stand(side / 2, side / 2, symbol.width * scale, symbol.height * scale)
    outline, filled = standing_paths(symbol, stand)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(ink, 1.1 * SHARPER))
    painter.drawPath(outline)
    painter.setBrush(brush(ink))
    painter.drawPath(filled)
    painter.end()
    pixmap.setDevicePixelRatio(SHARPER)
    return QIcon(pixmap)
