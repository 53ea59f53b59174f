"""A table of the audit as Qt's views see it: rows sorted and filtered here, edits sent to the edits room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from cpdesk.edits.cells import type_into_cell
from cpdesk.language import Message
from cpdesk.tables.table import NUMERIC, Cell, Column, Format, Mark, Place, Row, Table, Value, is_number
from ui.grid.numbers import computed_number, filled_up, on_decimal_sign, typed_number
from ui.session import Session
from ui.theme.palette import Colours

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_SIGNS = {
    Mark.MEASURED: "m",
    Mark.CALCULATED: "c",
    Mark.ESTIMATED: "~",
    Mark.DESIGN: "d",
    Mark.UNVERIFIED: "†",
    Mark.DISAGREES: "≠",
}
NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column the rows stand; the file's own order is no sorting."""

    column: int = -1
    descending: bool = False


class TableModel(QAbstractTableModel):
    """One table of the open project. The last row is empty: typing into it makes a record."""

    refused = Signal(object)

    def __init__(self, session: Session, name: str, colours: Colours) -> None:
        super().__init__()
        self.session = session
        self.name = name
        self.colours = colours
        self.table: Table = session.tables.table(name)
        self.sorting = Sorting()
        self.filter = ""
        self._order: list[int] = []
        self._fractions: dict[int, int] = {}
        self._arrange()
        session.changed.connect(self.refresh)

    # What is there

    @property
    def growing(self) -> bool:
        """Whether typing under the last row makes a new record."""
        return bool(self.table.adds) and self.session.project.access.writable

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of rows shown, the empty one for typing included."""
        return 0 if parent.isValid() else len(self._order) + (1 if self.growing else 0)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def row(self, number: int) -> Row | None:
        """Return a row as it is shown; None for the empty one."""
        return self.table.rows[self._order[number]] if number < len(self._order) else None

    def row_of(self, record_id: str) -> int:
        """Return where a record is shown, -1 where it is not."""
        rows = self.table.rows
        return next((shown for shown, number in enumerate(self._order) if rows[number].id == record_id), -1)

    def column_of(self, key: str) -> int:
        """Return where a column of this key or field stands, -1 where it does not."""
        columns = enumerate(self.table.columns)
        return next((number for number, column in columns if key in (column.key, column.field)), -1)

    def place(self, index: Index) -> Place | None:
        """Return where a cell is kept; None for a computed one."""
        row, column = self.row(index.row()), self.table.columns[index.column()]
        if row is None:
            return (
                Place(self.table.adds, None, column.field, self.table.starts_with) if column.field else None
            )
        cell = row.cells.get(column.key)
        if cell is not None and cell.place is not None:
            return cell.place
        return (
            Place(row.kind, row.id, column.field)
            if column.field and row.kind and not column.formula
            else None
        )

    # How it looks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one aspect of a cell."""
        if not index.isValid():
            return None
        row, column = self.row(index.row()), self.table.columns[index.column()]
        if row is None:
            return self._empty_row_data(column, index, role)
        look = _LOOKS.get(Qt.ItemDataRole(role))
        return look(self, row, column, index.column()) if look is not None else None

    def _empty_row_data(self, column: Column, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return self.session.say(Message("type or paste here"))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.colours.grey(4)
        return "" if role == Qt.ItemDataRole.EditRole else None

    def shown(self, row: Row, column: Column) -> str:
        """Return the text of a cell without filling."""
        return self._text(row.values.get(column.key), column, row.cells.get(column.key, NOTHING))

    def _text(self, value: Value, column: Column, cell: Cell) -> str:
        if value is None:
            return ""
        if isinstance(value, Message):
            return self.session.say(value)
        if isinstance(value, bool):
            return self.session.say(Message("Yes") if value else Message("No"))
        if isinstance(value, str):
            return value
        return self._number(value, column, cell)

    def _number(self, value: float, column: Column, cell: Cell) -> str:
        decimal = self.session.project.audit.decimal_sign.value
        if column.format in (Format.WHOLE, Format.YEAR):
            return f"{value:.0f}"
        if column.format is Format.PERCENT:
            return f"{value * 100:.4g} %".replace(".", decimal)
        if column.computed or Mark.COMPUTED in cell.marks or not column.field:
            return computed_number(value, decimal, column.decimals)
        return typed_number(value, decimal)

    def _display(self, row: Row, column: Column, number: int) -> str:
        cell = row.cells.get(column.key, NOTHING)
        text = self._text(row.values.get(column.key), column, cell)
        if column.format in NUMERIC and text:
            decimal = self.session.project.audit.decimal_sign.value
            text = filled_up(text, decimal, self._fraction(number))
        signs = "".join(MARK_SIGNS.get(mark, "") for mark in cell.marks)
        return f"{text} {signs}" if signs and text else text

    def _fraction(self, number: int) -> int:
        if number not in self._fractions:
            column = self.table.columns[number]
            decimal = self.session.project.audit.decimal_sign.value
            sample = [self.shown(self.table.rows[place], column) for place in self._order[:400]]
            self._fractions[number] = on_decimal_sign(sample, decimal)
        return self._fractions[number]

    def _edit(self, row: Row, column: Column, number: int) -> str:
        cell = row.cells.get(column.key, NOTHING)
        return cell.typed or self.shown(row, column)

    def _alignment(self, row: Row, column: Column, number: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.format in NUMERIC else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _tooltip(self, row: Row, column: Column, number: int) -> str | None:
        cell = row.cells.get(column.key, NOTHING)
        lines = [self.session.say(Message(mark.value)) for mark in cell.marks]
        lines += [self.session.say(cell.reason)] if cell.reason is not None else []
        lines += [cell.typed] if cell.typed else []
        value = row.values.get(column.key)
        if isinstance(value, str) and len(value) > 40:
            lines.append(value)
        return "\n".join(lines) or None

    def _foreground(self, row: Row, column: Column, number: int) -> Any:
        cell = row.cells.get(column.key, NOTHING)
        if Mark.DISAGREES in cell.marks:
            return self.colours.red
        return self.colours.grey(5) if column.computed or Mark.COMPUTED in cell.marks else None

    def _font(self, row: Row, column: Column, number: int) -> QFont | None:
        marks = row.cells.get(column.key, NOTHING).marks
        if Mark.DISAGREES not in marks and not row.heading:
            return None
        font = QFont()
        font.setUnderline(Mark.DISAGREES in marks)
        font.setBold(row.heading)
        return font

    def _row(self, row: Row, column: Column, number: int) -> Row:
        return row

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading with its unit, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return "+" if section >= len(self._order) else str(section + 1)
        column = self.table.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            heading = self.session.say(column.heading)
            return f"{heading}\n{column.unit}" if column.unit else heading
        return (
            self._alignment(Row("", {}), column, section)
            if role == Qt.ItemDataRole.TextAlignmentRole
            else None
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.session.project.access.writable and self.place(index) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    # What changes

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Type into a cell; what is wrong with the text is told and the cell stays as it was."""
        place = self.place(index) if index.isValid() and role == Qt.ItemDataRole.EditRole else None
        if place is None:
            return False
        text = str(value)
        row = self.row(index.row())
        if row is not None and text == self._edit(row, self.table.columns[index.column()], index.column()):
            return False
        if row is None and not text.strip():
            return False
        done = self.session.run(lambda: self._type(place, text, index))
        return done is not None

    def _type(self, place: Place, text: str, index: Index) -> object:
        project, words = self.session.project, self._choice_words(index)
        return type_into_cell(project, place.kind, place.id, place.field, text, place.defaults, words)

    def _choice_words(self, index: Index) -> dict[str, str]:
        column = self.table.columns[index.column()]
        return {choice: self.session.say(Message(choice.replace("_", " "))) for choice in column.choices}

    def refresh(self, changes: object = None) -> None:
        """Show the table as the project stands now; rows that stay keep their selection."""
        table = self.session.tables.table(self.name)
        if table is self.table:
            return
        same = [row.key for row in table.rows] == [row.key for row in self.table.rows]
        if same and [column.key for column in table.columns] == [column.key for column in self.table.columns]:
            self.table = table
            self._fractions.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.table = table
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1 brings the file's own order back."""
        self._rearrange(Sorting(column, order is Qt.SortOrder.DescendingOrder), self.filter)

    def keep_only(self, text: str) -> None:
        """Show only the rows that hold a text in any cell."""
        self._rearrange(self.sorting, text.casefold())

    def _rearrange(self, sorting: Sorting, text: str) -> None:
        self.beginResetModel()
        self.sorting, self.filter = sorting, text
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._fractions.clear()
        rows = self.table.rows
        self._order = [number for number, row in enumerate(rows) if not self.filter or self._holds(row)]
        if 0 <= self.sorting.column < len(self.table.columns):
            column = self.table.columns[self.sorting.column]
            known = [number for number in self._order if rows[number].values.get(column.key) is not None]
            unknown = [number for number in self._order if rows[number].values.get(column.key) is None]
            known.sort(
                key=lambda number: self._sort_key(rows[number], column), reverse=self.sorting.descending
            )
            self._order = known + unknown

    def _holds(self, row: Row) -> bool:
        return any(self.filter in self.shown(row, column).casefold() for column in self.table.columns)

    def _sort_key(self, row: Row, column: Column) -> tuple[int, float, str]:
        value = row.values.get(column.key)
        if isinstance(value, int | float) and is_number(value):
            return 0, float(value), ""
        text = self.shown(row, column)
        return 1, *natural(text)


def natural(text: str) -> tuple[float, str]:
    """Return the key by which texts such as 2, 10, 10a stand in the order that people expect."""
    digits = len(text) - len(text.lstrip("0123456789"))
    return (float(text[:digits]), text[digits:].casefold()) if digits else (float("inf"), text.casefold())


def records_of(model: TableModel, rows: Sequence[int]) -> dict[str, list[str]]:
    """Return the ids of the records shown in rows, by kind."""
    found: dict[str, list[str]] = {}
    for number in rows:
        row = model.row(number)
        if row is not None and row.kind and row.id:
            found.setdefault(row.kind, []).append(row.id)
    return found


_LOOKS = {
    Qt.ItemDataRole.DisplayRole: TableModel._display,
    Qt.ItemDataRole.EditRole: TableModel._edit,
    Qt.ItemDataRole.TextAlignmentRole: TableModel._alignment,
    Qt.ItemDataRole.ToolTipRole: TableModel._tooltip,
    Qt.ItemDataRole.ForegroundRole: TableModel._foreground,
    Qt.ItemDataRole.FontRole: TableModel._font,
}
