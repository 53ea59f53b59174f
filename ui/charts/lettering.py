"""Letters of a chart: names fitted to the room under their bars, numbers on its axes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics

DOTS = "…"
WIDE_FROM = 0x2E80
"""The first of the signs that are as wide as they are high; a line may break before each of them."""


def fitted(text: str, metrics: QFontMetrics, room: float, most: int) -> Sequence[str]:
    """Return a text in at most so many lines that fit a room in pixels; dots stand for what is left out.

    Lines break between words and between Chinese signs. A word that is wider than the room is cut.
    """
    lines: list[str] = []
    for part in _parts(text):
        longer = lines[-1] + part if lines else part
        if lines and metrics.horizontalAdvance(longer.rstrip()) <= room:
            lines[-1] = longer
        else:
            lines.append(part.lstrip())
    lines = [line.rstrip() for line in lines] or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}{DOTS}"]
    return [_cut(line, metrics, room) for line in lines]


def _parts(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break, each with the space behind it."""
    piece = ""
    for letter in text:
        if ord(letter) >= WIDE_FROM and piece:
            yield piece
            piece = ""
        piece += letter
        if letter == " " or ord(letter) >= WIDE_FROM:
            yield piece
            piece = ""
    if piece:
        yield piece


def _cut(line: str, metrics: QFontMetrics, room: float) -> str:
    if metrics.horizontalAdvance(line) <= room:
        return line
    kept = line.removesuffix(DOTS)
    while kept and metrics.horizontalAdvance(kept + DOTS) > room:
        kept = kept[:-1]
    return kept.rstrip() + DOTS


def number_axis(side: str) -> Any:
    """Return an axis that writes its numbers in full, by its `number`, instead of 1.5e+06."""
    import pyqtgraph

    class NumberAxis(pyqtgraph.AxisItem):  # pyright: ignore[reportUntypedBaseClass]
        number: Callable[[float], str] = str

        def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
            return [self.number(without_crumbs(value * scale, spacing * scale)) for value in values]

    axis = NumberAxis(side)
    axis.enableAutoSIPrefix(False)
    return axis


def without_crumbs(value: float, spacing: float) -> float:
    """Return the place of a tick without what adding up the spacings leaves."""
    return float(f"{value:.12g}") if abs(value) >= abs(spacing) * 1e-6 else 0.0
