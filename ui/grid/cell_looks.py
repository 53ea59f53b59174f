"""What a cell says of itself: how it is painted, what its tooltip and a screen reader tell."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from cpdesk.tables.table import NUMERIC, Row
from ui.grid.wording import Look, Tone
from ui.theme.palette import Colours

if TYPE_CHECKING:
    from ui.grid.table_model import TableModel

KEPT_LOOKS = 60_000
LONG = 25
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellLooks:
    """How the cells of a table look; a look is kept while its row stays the same."""

    def __init__(self, model: "TableModel") -> None:
        self.model = model
        self._kept: dict[tuple[str, int], tuple[Row, Look]] = {}

    def forget(self) -> None:
        """Look at all cells anew."""
        self._kept.clear()

    def look(self, number: int, column: int) -> Look:
        """Return how a cell is painted."""
        row = self.model.row(number)
        if row is None:
            return self.model.gap.at(number).look(column)
        kept = self._kept.get((row.key, column))
        if kept is not None and kept[0] is row:
            return kept[1]
        if len(self._kept) > KEPT_LOOKS:
            self._kept.clear()
        look = self.model.wording.look(row, self.model.columns[column])
        self._kept[row.key, column] = row, look
        return look

    def aspect(self, number: int, column: int, role: int) -> Any:
        """Return one aspect of a cell, as Qt asks for it."""
        ask = _ASPECTS.get(role)
        return None if ask is None else ask(self, number, column)

    def _display(self, row: int, column: int) -> str:
        return self.look(row, column).text

    def _edit(self, number: int, column: int) -> str:
        row, shown = self.model.row(number), self.model.columns[column]
        if row is None:
            return self.model.gap.at(number).typed(shown)
        return self.model.wording.typed(row, shown)

    def alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        """Return the side on which a column is written."""
        return RIGHT if self.model.columns[column].format in NUMERIC else LEFT

    def _tooltip(self, number: int, column: int) -> str | None:
        row = self.model.row(number)
        if row is None:
            return None
        shown, wording = self.model.columns[column], self.model.wording
        lines = wording.told(row, shown)
        text = wording.text(row, shown)
        if shown.format not in NUMERIC and len(text) > LONG:
            lines.insert(0, text)
        return "\n".join(lines) or None

    def _spoken(self, number: int, column: int) -> str:
        """Return what a screen reader says of a cell: its value and what is to be known of it."""
        row = self.model.row(number)
        own = [] if row is None else self.model.wording.told(row, self.model.columns[column])
        return ", ".join([self.look(number, column).text, *own])

    def _foreground(self, row: int, column: int) -> QColor | None:
        tone = self.look(row, column).tone
        return None if tone is Tone.TYPED else tone_colour(self.model.colours, tone)

    def _font(self, row: int, column: int) -> QFont | None:
        look = self.look(row, column)
        if not look.underlined and not look.bold:
            return None
        font = QFont()
        font.setUnderline(look.underlined)
        font.setBold(look.bold)
        return font


_ASPECTS: Mapping[int, Callable[[CellLooks, int, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: CellLooks._display,
    Qt.ItemDataRole.EditRole: CellLooks._edit,
    Qt.ItemDataRole.TextAlignmentRole: CellLooks.alignment,
    Qt.ItemDataRole.ToolTipRole: CellLooks._tooltip,
    Qt.ItemDataRole.ForegroundRole: CellLooks._foreground,
    Qt.ItemDataRole.FontRole: CellLooks._font,
    Qt.ItemDataRole.AccessibleTextRole: CellLooks._spoken,
}


def tone_colour(colours: Colours, tone: Tone) -> QColor:
    """Return the colour of a tone."""
    if tone is Tone.WRONG:
        return QColor(colours.red)
    return colours.grey({Tone.TYPED: 6, Tone.COMPUTED: 5, Tone.HINT: 4}[tone])
