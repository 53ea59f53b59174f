"""The program's own icons: one stroke style, drawn in the colour of the scheme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from cpdesk.reference.folders import resource_folder
from ui.theme.palette import Colours

STROKE = "#000000"
SIZES = (16, 20, 24, 32, 40, 64)


def icon(name: str, colours: Colours) -> QIcon:
    """Return an icon in the colour of the text, greyed where its control cannot be used."""
    return _icon(name, colours.greys[5], colours.greys[3])


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    svg = (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    for mode, stroke in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for size in SIZES:
            made.addPixmap(_drawn(svg.replace(STROKE, stroke), size), mode)
    return made


def _drawn(svg: str, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # loaded when the first icon is shown, after the first picture

    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
