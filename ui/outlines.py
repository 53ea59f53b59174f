"""Outlines as Qt draws them."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QPainterPath


def outline_path(segments: Iterable[Sequence[str | float]]) -> QPainterPath:
    """Return the path of an outline of M, L, C and Z with absolute coordinates."""
    path = QPainterPath()
    add_outline(path, segments)
    return path


def add_outline(path: QPainterPath, segments: Iterable[Sequence[str | float]]) -> None:
    """Add an outline to a path."""
    for letter, *numbers in segments:
        values = [float(number) for number in numbers]
        if letter == "M":
            path.moveTo(*values)
        elif letter == "L":
            path.lineTo(*values)
        elif letter == "C":
            path.cubicTo(*values)
        else:
            path.closeSubpath()
