"""Painting of what stands and runs on a sheet, in mm: the one way for the screen, the printer and the picture."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPolygonF, QTransform

from cpdesk.methods.placing import Point, Stand
from cpdesk.reference.symbols import Symbol
from cpdesk.tables.drawing import SIGN, STATE_SIGNS, EmissionMark, Item, Label, Line, Standing, arrow_head
from ui.diagram.look import FONT, LINE, THICK, THIN, Look, brush, line_pen, medium_colour, pen

LETTERS = 100.0
"""Letters are set at this size and scaled down: fonts know no sizes of 2 mm."""

MARK_HEIGHT = 3.2
MEDIUM_LETTERS = {"water": "W", "air": "A", "solid waste": "S", "hazardous waste": "H", "energy": "E"}


@lru_cache(maxsize=256)
def symbol_paths(symbol: Symbol) -> tuple[QPainterPath, QPainterPath]:
    """Return the outline and the filled parts of a symbol in shares of its width and height, its middle at 0, 0."""
    open_path, filled = QPainterPath(), QPainterPath()
    for stroke in symbol.strokes:
        _add(filled if stroke.filled else open_path, stroke.segments)
    to_shares = QTransform.fromScale(1 / symbol.width, 1 / symbol.height)
    middle = QTransform.fromTranslate(-0.5, -0.5)
    return (to_shares * middle).map(open_path), (to_shares * middle).map(filled)


def _add(path: QPainterPath, segments: tuple[tuple[str | float, ...], ...]) -> None:
    for segment in segments:
        letter, *numbers = segment
        values = [float(number) for number in numbers]
        if letter == "M":
            path.moveTo(*values)
        elif letter == "L":
            path.lineTo(*values)
        elif letter == "C":
            path.cubicTo(*values)
        else:
            path.closeSubpath()


def standing_paths(symbol: Symbol, stand: Stand) -> tuple[QPainterPath, QPainterPath]:
    """Return the outline and the filled parts of a symbol as it stands, its middle at 0, 0, in mm."""
    open_path, filled = symbol_paths(symbol)
    turned = QTransform()
    turned.rotate(stand.rotation)
    turned.scale(-stand.width if stand.mirrored else stand.width, stand.height)
    return turned.map(open_path), turned.map(filled)


@lru_cache(maxsize=8)
def letters(bold: bool) -> QFont:
    """Return the font of all labels."""
    font = QFont()
    font.setFamilies([name.strip() for name in FONT.split(",")])
    font.setPixelSize(round(LETTERS))
    font.setBold(bold)
    return font


def paint_label(painter: QPainter, label: Label, look: Look, *, quiet: bool = False) -> None:
    """Paint a label, its lines centred in its box."""
    painter.setPen(pen(look.quiet if quiet else look.ink, 0))
    painter.setFont(letters(label.bold))
    scale = label.size / LETTERS
    painter.save()
    painter.translate(label.x, label.y)
    painter.scale(scale, scale)
    box = QRectF(
        -label.width / 2 / scale, -label.height / 2 / scale, label.width / scale, label.height / scale
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label.text)
    painter.restore()


def paint_symbol(
    painter: QPainter, paths: tuple[QPainterPath, QPainterPath], look: Look, style: str = ""
) -> None:
    """Paint the outline of a symbol at the painter's origin; what is closed is filled with the ground."""
    words = style.split()
    painter.setPen(
        pen(look.ink, THICK if "thick" in words else LINE, (4.0, 2.0) if "dashed" in words else ())
    )
    painter.setBrush(brush(look.tint if "tint" in words else look.ground))
    painter.drawPath(paths[0])
    if not paths[1].isEmpty():
        painter.setBrush(brush(look.ink))
        painter.drawPath(paths[1])


def paint_item(painter: QPainter, item: Item, look: Look) -> None:
    """Paint all of an item: symbol, labels, emission marks."""
    if item.symbol is not None:
        painter.save()
        painter.translate(item.stand.x, item.stand.y)
        paint_symbol(painter, standing_paths(item.symbol, item.stand), look, item.style)
        painter.restore()
    paint_item_texts(painter, item, look)


def paint_item_texts(painter: QPainter, item: Item, look: Look) -> None:
    """Paint what is written at an item."""
    for number, label in enumerate(item.labels):
        paint_label(painter, label, look, quiet=number > 0 and item.standing is Standing.EQUIPMENT)
    for mark in item.marks:
        paint_mark(painter, mark, look)


def mark_box(mark: EmissionMark) -> QRectF:
    """Return the box that an emission mark fills."""
    width = MARK_HEIGHT + 1.5 * len(mark.number)
    return QRectF(mark.x - width / 2, mark.y - MARK_HEIGHT / 2, width, MARK_HEIGHT)


def paint_mark(painter: QPainter, mark: EmissionMark, look: Look) -> None:
    """Paint the sign of an emission in its medium's colour: the medium's letter, the number in the inventory."""
    box = mark_box(mark)
    colour = medium_colour(mark.medium)
    painter.setPen(pen(colour, 0.25))
    painter.setBrush(brush(look.ground))
    painter.drawRoundedRect(box, 0.8, 0.8)
    letter = MEDIUM_LETTERS.get(mark.medium.value, "?") if mark.medium is not None else "?"
    text = Label(f"{letter} {mark.number}", mark.x, mark.y, box.width(), box.height(), 2.0)
    paint_label(painter, text, look)


def line_path(points: tuple[Point, ...]) -> QPainterPath:
    """Return the path of a line."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def paint_line(painter: QPainter, line: Line, look: Look) -> None:
    """Paint all of a stream: its line, its arrow, its number with the sign of its state."""
    paint_stroke(painter, line, line_path(line.points), look)
    paint_line_texts(painter, line, look)


def paint_stroke(painter: QPainter, line: Line, path: QPainterPath, look: Look) -> None:
    """Paint the line of a stream and its arrow."""
    painter.setPen(line_pen(line, look))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if len(line.points) > 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(look.line_colour(line)))
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in arrow_head(line.points)]))


def paint_line_texts(painter: QPainter, line: Line, look: Look) -> None:
    """Paint the number of a stream in its box, with the sign of its state behind it."""
    label = line.label
    if label is None:
        return
    signed = bool(STATE_SIGNS[line.state])
    box = QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
    painter.setPen(pen(look.line_colour(line), THIN))
    painter.setBrush(brush(look.ground))
    painter.drawRoundedRect(box, 0.6, 0.6)
    room = SIGN + 0.6 if signed else 0.0
    text = Label(label.text, label.x - room / 2, label.y, label.width - room, label.height, label.size)
    paint_label(painter, text, look)
    if signed:
        paint_sign(painter, line, box.right() - SIGN - 0.4, label.y - SIGN / 2, look)


def paint_sign(painter: QPainter, line: Line, left: float, top: float, look: Look) -> None:
    """Paint the sign of a stream's state, its upper left corner given."""
    bad = line.state.value in ("not connected", "unbalanced")
    painter.setPen(pen(look.red if bad else look.ink, 0.25))
    for stroke in STATE_SIGNS[line.state]:
        painter.drawPolyline(QPolygonF([QPointF(left + x * SIGN, top + y * SIGN) for x, y in stroke]))
