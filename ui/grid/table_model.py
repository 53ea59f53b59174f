"""A table of the audit as Qt's views see it: rows arranged, edits sent to the edits room."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cpdesk.language import Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, rules_of
from cpdesk.tables.table import Column, Format, Place, Row, Table
from ui.grid.arranging import Arrangement, Arranger
from ui.grid.cell_looks import CellLooks
from ui.grid.differing import difference, runs
from ui.grid.empty_row import EmptyRow
from ui.grid.gap import GAP, Gap
from ui.grid.headings import Headings
from ui.grid.places import place_of
from ui.grid.typist import Typist
from ui.grid.wording import UNIT_SUFFIX, Look, Wording
from ui.session import Session
from ui.theme.palette import Colours

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FAR = 50
COMPARED = 1000
"""Of so many rows made anew it is looked which are another; of more, to paint them again is quicker."""
TO_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TO_TYPE = TO_READ | Qt.ItemFlag.ItemIsEditable


class TableModel(QAbstractTableModel):
    """One table of the open project. The last row is empty: typing into it makes a record."""

    refused = Signal(object, object)  # the index that was typed into, the sentences
    restructured = Signal()
    refreshed = Signal()

    def __init__(self, session: Session, name: str, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.colours = colours
        self.how = Arrangement()
        self.asleep = False
        self._no_empty_row = False
        self.table: Table = session.tables.last(name)
        self.looks = CellLooks(self)
        self.headings = Headings(self)
        self.typist = Typist(session)
        self.empty_row = EmptyRow(self)
        self.gap = Gap(self)
        self._take_columns()
        self._rows: list[Row] = self._arranger.arranged(self.table.rows, self.how)
        session.changed.connect(self.refresh)
        session.making.made.connect(self.refresh)
        self._want()

    def _want(self) -> None:
        """Have a long table made that is not there as the project stands now."""
        if self.waits:
            self.session.making.want(self.name)

    @property
    def waits(self) -> bool:
        """Whether the rows are still to be made behind the window; those shown are as they were."""
        return self.session.tables.takes_long(self.name)

    def _take_columns(self) -> None:
        """Take columns and words; the unit of a quantity is shown in its own cell, not in a column beside it."""
        self.columns: tuple[Column, ...] = shown_columns(self.table.columns)
        self.decimal = self.session.tables.view.audit.decimal_sign.value
        self.wording = Wording(self.session.say, self.decimal, self.session.unit)
        self._arranger = Arranger(self.columns, self.wording)
        self.looks.forget()

    # What is there

    @property
    def writable(self) -> bool:
        """Whether the project can be changed."""
        return self.session.is_open and self.session.project.access.writable

    @property
    def growing(self) -> bool:
        """Whether typing under the last row makes a new record."""
        return bool(self.table.adds) and self.writable

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are shown."""
        return self._rows

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of rows shown, the empty one for typing included."""
        empty = self.growing and not self._no_empty_row
        return 0 if parent.isValid() else len(self._rows) + (1 if empty else 0)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def row(self, number: int) -> Row | None:
        """Return a row as it is shown; None for an empty one."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return None if row is GAP else row

    def row_of(self, record_id: str) -> int:
        """Return where a record is shown, -1 where it is not."""
        return next((number for number, row in enumerate(self._rows) if row.id == record_id), -1)

    def row_of_key(self, key: str) -> int:
        """Return where the row of a key is shown, -1 where it is not."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def column_of(self, key: str) -> int:
        """Return where a column of this key or field stands, -1 where it does not."""
        columns = enumerate(self.columns)
        return next((number for number, column in columns if key in (column.key, column.field)), -1)

    def place(self, index: Index) -> Place | None:
        """Return where a cell is kept; None for a computed one."""
        return place_of(self.row(index.row()), self.columns[index.column()], self.table)

    def rule(self, index: Index) -> Rule | None:
        """Return the rule of the field that a cell shows; None for a computed one."""
        place = self.place(index)
        return None if place is None else rules_of(KINDS[place.kind]).get(place.field)

    # How it looks

    def look(self, number: int, column: int) -> Look:
        """Return how a cell is painted."""
        return self.looks.look(number, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one aspect of a cell."""
        return self.looks.aspect(index.row(), index.column(), role) if index.isValid() else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading with its unit, or the number of a row."""
        if orientation is Qt.Orientation.Horizontal:
            return self.headings.aspect(section, role)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return "+" if self.row(section) is None else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return TO_TYPE if self.writable and self.place(index) is not None else TO_READ

    # What is typed

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Type into a cell; what is wrong with the text is told and the cell stays as it was."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or self.place(index) is None:
            return False
        faults = self.type_at(index, str(value))
        if faults:
            self.refused.emit(QPersistentModelIndex(index), faults)
        return not faults

    def type_at(self, index: Index, text: str) -> tuple[Message, ...]:
        """Type into a cell and return what is wrong with the text; then nothing was changed."""
        place = self.place(index)
        if place is None:
            return ()
        row, column = self.row(index.row()), self.columns[index.column()]
        if row is None:
            return self.gap.at(index.row()).type_into(place, column, text)
        if text == self.wording.typed(row, column):
            return ()
        return self.typist.type_into(place, column, text)

    def put_row(self, number: int, row: Row) -> None:
        """Show a row at a place, in front of the one that stands there."""
        self.beginInsertRows(ROOT, number, number)
        self._rows.insert(number, row)
        self.endInsertRows()

    def take_row(self, number: int) -> None:
        """Show a row no more."""
        self.beginRemoveRows(ROOT, number, number)
        del self._rows[number]
        self.endRemoveRows()

    def replace_row(self, number: int, row: Row) -> None:
        """Show a row in the place of another."""
        self._rows[number] = row
        self.tell_row(number)

    def tell_row(self, number: int) -> None:
        """Tell the views that what stands in a row is another."""
        if number >= 0:
            self._emit_rows(number, number)

    def forget_typed(self) -> bool:
        """Forget what was typed into empty rows; False where nothing was."""
        gone = self.gap.close()
        return self.empty_row.forget() or gone

    # What changes

    def refresh(self, _changes: object = None) -> None:
        """Show the table as the project stands now; rows that stay keep their place and their selection."""
        if self.asleep or not self.session.is_open:
            return
        table = self.session.tables.last(self.name)
        self._want()
        if table is self.table:
            return
        if table.columns != self.table.columns or self._spoken_otherwise():
            self._restructure(table)
            return
        before, self.table = self.table, table
        self._arranger.read_again()
        self.gap.fill(table.rows)
        rows = self._arranger.kept_in_place(self._rows, before.rows, table.rows, self.how)
        self._take_rows(self.gap.kept_in(rows))
        self.refreshed.emit()

    def _take_rows(self, rows: list[Row]) -> None:
        change = difference(self._rows, rows)
        if change is None:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for first, last in change.gone:
            self.beginRemoveRows(ROOT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        for first, last in change.come:
            self._insert(rows, first, last)
        self._replace(rows)

    def _spoken_otherwise(self) -> bool:
        return self.session.tables.view.audit.decimal_sign.value != self.decimal

    def wake(self, awake: bool) -> None:
        """Follow the project again, or rest while nobody looks."""
        self.asleep = not awake
        self.session.look_at(self, self.name if awake else "")
        self.refresh()

    def _insert(self, rows: Sequence[Row], first: int, last: int) -> None:
        """Insert rows; at the end the empty row becomes the first of them, so that the mark stays on it."""
        if not self.growing or first < len(self._rows):
            self.beginInsertRows(ROOT, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
            return
        self._rows.append(rows[first])
        self._no_empty_row = True
        self._emit_rows(first, first)
        self.beginInsertRows(ROOT, first + 1, last + 1)
        self._rows.extend(rows[first + 1 : last + 1])
        self._no_empty_row = False
        self.endInsertRows()

    def _replace(self, rows: list[Row]) -> None:
        """Put changed rows in the place of the old ones and tell which."""
        old, self._rows = self._rows, rows
        pairs = enumerate(zip(old, rows, strict=True))
        changed = [number for number, (one, other) in pairs if one is not other]
        if len(changed) <= COMPARED:
            changed = [number for number in changed if old[number] != rows[number]]
        found = runs(changed)
        if len(found) > FAR:
            found = [(changed[0], changed[-1])]
        for first, last in found:
            self._emit_rows(first, last)

    def _emit_rows(self, first: int, last: int) -> None:
        if last < self.rowCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _restructure(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.gap.forget()
        self._take_columns()
        self._rows = self._arranger.arranged(table.rows, self.how)
        self.endResetModel()
        self.restructured.emit()
        self.refreshed.emit()

    def arrange(self, how: Arrangement) -> None:
        """Show the rows in another order, or others of them; the mark stays on its row."""
        self.gap.close()
        rows = self._arranger.arranged(self.table.rows, how)
        if len(rows) == len(self._rows) and how.only == self.how.only and how.text == self.how.text:
            self._reorder(how, rows)
            return
        self.beginResetModel()
        self.how, self._rows = how, rows
        self.endResetModel()

    def _reorder(self, how: Arrangement, rows: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        keys = [row.key for row in self._rows]
        places = {row.key: number for number, row in enumerate(rows)} if old else {}
        self.how, self._rows = how, rows
        new = [
            self.index(places[keys[one.row()]], one.column()) if one.row() < len(keys) else one for one in old
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1 brings the file's own order back."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.arrange(self.how.sorted_by(key, order is Qt.SortOrder.DescendingOrder))

    def keep_only(self, text: str) -> None:
        """Show only the rows that hold a text in any cell."""
        self.arrange(self.how.holding(text))

    def limit(self, column: Column, values: frozenset[str] | None) -> None:
        """Show only the rows with some values of a column; None shows them all again."""
        self.arrange(self.how.limited(column.key, values))
        number = self.columns.index(column)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, number, number)

    def holds(self, row: Row, text: str) -> bool:
        """Tell whether a row holds a text, in small letters, in any cell."""
        return self._arranger.holds(row, text)

    def read_ahead(self, seconds: float) -> bool:
        """Read texts of rows that a search will want, for so long; tell whether all are read."""
        return self._arranger.read_ahead(self.table.rows, seconds)

    def values(self, column: Column) -> list[str]:
        """Return the different texts of a column in the whole table."""
        return self._arranger.values(self.table.rows, column)


def shown_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of a grid: the unit of a quantity stands in its own cell."""
    numbers = {column.key for column in columns if column.format is Format.NUMBER and not column.unit}
    return tuple(
        column
        for column in columns
        if column.field
        or not column.key.endswith(UNIT_SUFFIX)
        or column.key.removesuffix(UNIT_SUFFIX) not in numbers
    )


def records_of(model: TableModel, rows: Sequence[int]) -> dict[str, list[str]]:
    """Return the ids of the records shown in rows, by kind."""
    found: dict[str, list[str]] = {}
    for number in rows:
        row = model.row(number)
        if row is not None and row.kind and row.id:
            found.setdefault(row.kind, []).append(row.id)
    return found
