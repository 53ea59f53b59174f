"""How cells are painted: numbers on the decimal sign, units behind them, states by sign and tint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, Type
from cpdesk.tables.labels import label_of
from ui.grid.cell_looks import tone_colour
from ui.grid.editors import LineEditor, TextEditor
from ui.grid.table_model import TableModel
from ui.grid.wording import Look, Tone

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

Index = QModelIndex | QPersistentModelIndex
PAD = 6
GAP = 4
SAMPLE = 200
TOO_NARROW = "###"
MOST_LISTED = 5000


class Metrics:
    """Widths of texts, each measured once, and what numbers of a column need behind the decimal sign."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.bold = QFont(font)
        self.bold.setBold(True)
        self._plain = QFontMetrics(font)
        self._strong = QFontMetrics(self.bold)
        self._widths: dict[tuple[str, bool], int] = {}
        self.tails: dict[int, int] = {}
        self.units: dict[int, int] = {}

    def width(self, text: str, bold: bool = False) -> int:
        """Return the width of a text."""
        key = text, bold
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 50_000:
                self._widths.clear()
            found = self._widths[key] = (self._strong if bold else self._plain).horizontalAdvance(text)
        return found

    def elided(self, text: str, width: int) -> str:
        """Return a text cut off where it is too wide."""
        return self._plain.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def grow(self, column: int, look: Look) -> bool:
        """Make room in a column for what of a number stands behind its decimal sign; tell whether it took more."""
        if not look.number:
            return False
        tail = self.width(look.tail, look.bold) if look.tail else 0
        unit = self.width(look.unit) if look.unit else 0
        more = tail > self.tails.get(column, 0) or unit > self.units.get(column, 0)
        if more:
            self.tails[column] = max(self.tails.get(column, 0), tail)
            self.units[column] = max(self.units.get(column, 0), unit)
        return more

    def forget(self) -> None:
        """Measure the columns again."""
        self.tails.clear()
        self.units.clear()


class CellDelegate(QStyledItemDelegate):
    """Paints cells and opens their editors."""

    def __init__(self, grid: "GridView") -> None:
        super().__init__(grid)
        self.grid = grid
        self.metrics = Metrics(grid.font())
        colours = grid.table_model.colours
        self._tones = {tone: QPen(QColor(tone_colour(colours, tone))) for tone in Tone}
        self._quiet = QPen(colours.grey(4))
        self._selected = QColor(colours.tint)
        self._fixed = colours.grey(1)
        self._doubtful = mixed(QColor(colours.amber), colours.grey(0), 0.12)
        self._mark = QPen(QColor(colours.accent), 2)

    def measure(self, first: int, last: int) -> None:
        """Make room for the numbers of some rows."""
        model, grow = self.grid.table_model, self.metrics.grow
        for row in range(first, min(last + 1, len(model.rows))):
            for column in range(len(model.columns)):
                grow(column, model.look(row, column))

    def needed(self, column: int, look: Look) -> int:
        """Return how wide a cell must be to show all of itself."""
        width = self.metrics.width
        signs = width(look.signs) + GAP if look.signs else 0
        if not look.number:
            return width(look.head, look.bold) + signs + 2 * PAD
        unit = self.metrics.units.get(column, 0)
        tail = self.metrics.tails.get(column, 0)
        return width(look.head, look.bold) + tail + (unit + GAP if unit else 0) + signs + 2 * PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        model, rect = self.grid.table_model, option.rect
        row, column = index.row(), index.column()
        look = model.look(row, column)
        self._paint_ground(painter, option, look, model, index)
        if look.head:
            self._paint_look(painter, rect, look, column)
        if self.grid.is_current(row, column):
            painter.setPen(self._mark)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, look: Look, model: TableModel, index: Index
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._selected)
        elif look.doubtful:
            painter.fillRect(option.rect, self._doubtful)
        elif model.place(index) is None:
            painter.fillRect(option.rect, self._fixed)

    def _paint_look(self, painter: QPainter, rect: QRect, look: Look, column: int) -> None:
        font = self.metrics.bold if look.bold else self.metrics.font
        if look.underlined:
            font = QFont(font)
            font.setUnderline(True)
        painter.setFont(font)
        if look.number:
            paint_number(painter, rect, look, column, self.metrics, self._tones[look.tone], self._quiet)
            return
        painter.setPen(self._tones[look.tone])
        width = rect.width() - 2 * PAD
        if look.signs:
            width -= self.metrics.width(look.signs) + GAP
        text = look.head.replace("\n", " ")
        if self.metrics.width(text, look.bold) > width:
            text = self.metrics.elided(text, width)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), Qt.AlignmentFlag.AlignLeft | middle, text)
        if look.signs:
            painter.setPen(self._quiet)
            painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), Qt.AlignmentFlag.AlignRight | middle, look.signs)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that a cell needs."""
        look = self.grid.table_model.look(index.row(), index.column())
        return QSize(self.needed(index.column(), look), QFontMetrics(self.metrics.font).height() + 10)

    # Editors

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Open what fits the field: a line, a line with a list, or some lines."""
        model = self.grid.table_model
        rule = model.rule(index)
        editor: LineEditor | TextEditor
        if rule is not None and rule.long:
            editor = TextEditor(parent, self.grid.editing.leave)
        else:
            editor = LineEditor(parent, self.grid.editing.leave, self._listed(index, rule))
        column = model.columns[index.column()]
        editor.setAccessibleName(model.session.say(column.heading))
        editor.setAutoFillBackground(True)
        self.grid.editing.opened(editor, index)
        return editor

    def _listed(self, index: Index, rule: Rule | None) -> list[tuple[str, str]]:
        """Return what can stand in a cell: shown text and what it is read from."""
        model = self.grid.table_model
        if rule is None:
            return []
        if rule.type is Type.FLAG:
            say = model.session.say
            return [(say(Message(N_("Yes"))), "yes"), (say(Message(N_("No"))), "no")]
        if rule.type is Type.CHOICE:
            words = model.typist.words(model.columns[index.column()])
            found = {choice: words.get(choice, choice.replace("_", " ")) for choice in rule.choices}
            return [(shown, choice) for choice, shown in found.items()]
        if rule.type is not Type.REFERENCE:
            return []
        records = model.session.tables.view.all(KINDS[rule.refers_to])[:MOST_LISTED]
        return [(named(label, record), label) for record in records if (label := label_of(record))]

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Put what was typed into the editor; Qt asks again when the row changes, and what is typed now stays."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, LineEditor) and not editor.is_touched:
            editor.setText(text)
            editor.selectAll()
        elif isinstance(editor, TextEditor) and not editor.is_touched:
            editor.setPlainText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Type what the editor holds; a refusal is told at the cell."""
        if isinstance(editor, LineEditor | TextEditor):
            self.grid.editing.commit(editor)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over its cell; one for some lines reaches below it."""
        rect = QRect(option.rect)
        if isinstance(editor, TextEditor):
            rect.setHeight(max(rect.height(), 4 * QFontMetrics(self.metrics.font).height() + 10))
            rect.setWidth(max(rect.width(), 260))
        else:
            rect.setWidth(
                max(rect.width(), 120 if isinstance(editor, LineEditor) and editor.has_list else 72)
            )
        edge = self.grid.viewport().rect()
        rect.moveRight(min(rect.right(), max(edge.right(), rect.width())))
        rect.moveBottom(min(rect.bottom(), max(edge.bottom(), rect.height())))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave all keys to the editors: they know where these lead."""
        return False


def paint_number(
    painter: QPainter, rect: QRect, look: Look, column: int, metrics: Metrics, pen: QPen, quiet: QPen
) -> None:
    """Paint a number with its decimal sign under those of its column, its signs at the left edge."""
    tail, unit = metrics.tails.get(column, 0), metrics.units.get(column, 0)
    right = rect.right() - PAD - (unit + GAP if unit else 0)
    split = right - max(tail, metrics.width(look.tail, look.bold) if look.tail else 0)
    start = split - metrics.width(look.head, look.bold)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setPen(pen)
    if start < rect.left() + 1:
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), Qt.AlignmentFlag.AlignRight | middle, TOO_NARROW)
        return
    top, height = rect.top(), rect.height()
    painter.drawText(start, top, rect.right() - start, height, middle, look.head)
    if look.tail:
        painter.drawText(split, top, rect.right() - split, height, middle, look.tail)
    painter.setPen(quiet)
    if look.unit:
        painter.drawText(right + GAP, top, rect.right() - right, height, middle, look.unit)
    if look.signs and start - rect.left() > PAD + metrics.width(look.signs):
        painter.drawText(rect.left() + PAD, top, start - rect.left(), height, middle, look.signs)


def named(label: str, record: object) -> str:
    """Return a label with the name that goes with it, such as a tag with the name of the equipment."""
    name = getattr(record, "name", "") or getattr(record, "title", "")
    return label if not name or name == label else f"{label}  {name}"


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour laid thinly over a ground."""
    parts = (
        round(one * share + other * (1 - share)) for one, other in zip(rgb(colour), rgb(ground), strict=True)
    )
    return QColor(*parts)


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Return the parts of a colour."""
    return colour.red(), colour.green(), colour.blue()
