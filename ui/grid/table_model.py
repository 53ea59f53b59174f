"""A table of the audit as Qt's views see it: rows arranged, edits sent to the edits room."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from cpdesk.edits.blocks import BlockPlan, paste_cells
from cpdesk.edits.cells import type_into_cell
from cpdesk.edits.rows import read_value
from cpdesk.edits.typed import in_money_unit
from cpdesk.errors import CPDeskError, DataFault
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, Type, kind_title, rules_of
from cpdesk.tables.table import NUMERIC, Column, Format, Place, Row, Table
from ui.grid.arranging import Arrangement, Arranger
from ui.grid.differing import difference, runs
from ui.grid.wording import EMPTY, UNIT_SUFFIX, Look, Tone, Wording, is_bare_number
from ui.session import Session
from ui.theme.palette import Colours

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
KEPT_LOOKS = 60_000
FAR = 50
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
HERE = Message(N_("type or paste here"))
NEEDED = Message(N_("needed"))


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
        self.draft: dict[str, str] = {}
        self.asleep = False
        self._no_empty_row = False
        self.table: Table = session.tables.table(name)
        self._looks: dict[tuple[str, int], tuple[Row, Look]] = {}
        self._take_columns()
        self._rows: list[Row] = self._arranger.arranged(self.table.rows, self.how)
        session.changed.connect(self.refresh)

    def _take_columns(self) -> None:
        """Take columns and words; the unit of a quantity is shown in its own cell, not in a column beside it."""
        self.columns: tuple[Column, ...] = shown_columns(self.table.columns)
        self.decimal = self.session.tables.view.audit.decimal_sign.value
        self.wording = Wording(self.session.say, self.decimal, self.session.unit)
        self._arranger = Arranger(self.columns, self.wording)
        self._looks.clear()

    # What is there

    @property
    def writable(self) -> bool:
        """Whether the project can be changed."""
        return self.session.project.access.writable

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
        """Return a row as it is shown; None for the empty one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

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
        row, column = self.row(index.row()), self.columns[index.column()]
        if row is None:
            known = bool(column.field) and column.field in rules_of(KINDS[self.table.adds])
            return Place(self.table.adds, None, column.field, self.table.starts_with) if known else None
        cell = row.cells.get(column.key)
        if cell is not None and cell.place is not None:
            return cell.place
        kept = column.field and row.kind and not column.formula
        return Place(row.kind, row.id, column.field) if kept else None

    def rule(self, index: Index) -> Rule | None:
        """Return the rule of the field that a cell shows; None for a computed one."""
        place = self.place(index)
        return None if place is None else rules_of(KINDS[place.kind]).get(place.field)

    # How it looks

    def look(self, number: int, column: int) -> Look:
        """Return how a cell is painted."""
        if number >= len(self._rows):
            return self._draft_look(column)
        row = self._rows[number]
        kept = self._looks.get((row.key, column))
        if kept is not None and kept[0] is row:
            return kept[1]
        if len(self._looks) > KEPT_LOOKS:
            self._looks.clear()
        look = self.wording.look(row, self.columns[column])
        self._looks[row.key, column] = row, look
        return look

    def _draft_look(self, column: int) -> Look:
        key = self.columns[column].key
        if key in self.draft:
            return Look(self.draft[key])
        if not self.draft and column == 0:
            return Look(self.session.say(HERE), tone=Tone.HINT)
        if self.draft and self.columns[column].field in self._needed():
            return Look(self.session.say(NEEDED), tone=Tone.HINT, doubtful=True)
        return EMPTY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one aspect of a cell."""
        if not index.isValid():
            return None
        ask = _ASPECTS.get(role)
        return None if ask is None else ask(self, index.row(), index.column())

    def _display(self, row: int, column: int) -> str:
        return self.look(row, column).text

    def _edit(self, number: int, column: int) -> str:
        row, shown = self.row(number), self.columns[column]
        return self.draft.get(shown.key, "") if row is None else self.wording.typed(row, shown)

    def _alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        return RIGHT if self.columns[column].format in NUMERIC else LEFT

    def _tooltip(self, number: int, column: int) -> str | None:
        row = self.row(number)
        if row is None:
            return None
        shown = self.columns[column]
        lines = self.wording.told(row, shown)
        text = self.wording.text(row, shown)
        if shown.format not in NUMERIC and len(text) > FAR // 2:
            lines.insert(0, text)
        return "\n".join(lines) or None

    def _spoken(self, number: int, column: int) -> str:
        """Return what a screen reader says of a cell: its value and what is to be known of it."""
        row = self.row(number)
        own = [] if row is None else self.wording.told(row, self.columns[column])
        return ", ".join([self.look(number, column).text, *own])

    def _foreground(self, row: int, column: int) -> Any:
        tone = self.look(row, column).tone
        return None if tone is Tone.TYPED else tone_colour(self.colours, tone)

    def _font(self, row: int, column: int) -> QFont | None:
        look = self.look(row, column)
        if not look.underlined and not look.bold:
            return None
        font = QFont()
        font.setUnderline(look.underlined)
        font.setBold(look.bold)
        return font

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading with its unit, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return "+" if section >= len(self._rows) else str(section + 1)
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(column) + (f"\n{self.session.unit(column.unit)}" if column.unit else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heading_told(column)
        return self._alignment(0, section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def heading(self, column: Column) -> str:
        """Return a column's heading in the person's language."""
        title = self.session.say(column.heading)
        return f"{title} ▿" if column.key in self.how.only else title

    def _heading_told(self, column: Column) -> str:
        lines = [
            self.session.say(column.heading) + (f", {self.session.unit(column.unit)}" if column.unit else "")
        ]
        if column.formula:
            lines.append(self.session.say(Message(N_("follows from other figures"))))
        if column.key in self.how.only:
            lines.append(self.session.say(Message(N_("Only some values are shown: right-click to see all."))))
        return "\n".join(lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.writable and self.place(index) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

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
        if row is not None and text == self.wording.typed(row, column):
            return ()
        text = self.with_unit(text, column, place)
        if row is None:
            return self._type_draft(column, place, text)
        project, words = self.session.project, self.words(column)
        return self.tried(
            lambda: type_into_cell(project, place.kind, place.id, place.field, text, place.defaults, words)
        )

    def tried(self, edit: Callable[[], object]) -> tuple[Message, ...]:
        """Do an edit and return the sentences of what is wrong with it."""
        try:
            edit()
        except DataFault as error:
            return tuple(plain_sentence(fault.message) for fault in error.faults)
        except CPDeskError as error:
            for message in error.messages:
                self.session.told.emit(message)
            return error.messages
        return ()

    def with_unit(self, text: str, column: Column, place: Place) -> str:
        """Return a bare number with the unit of the heading it is typed under, where the field's own is another."""
        rule = rules_of(KINDS[place.kind])[place.field]
        if not column.unit or rule.type is not Type.QUANTITY or not is_bare_number(text):
            return text
        own = in_money_unit(rule.unit, self.session.tables.view.audit)
        return text if own == column.unit else f"{text.strip()} {column.unit}"

    def words(self, column: Column) -> Mapping[str, str]:
        """Return the person's words for the choices of a column."""
        return {choice: self.session.say(Message(choice.replace("_", " "))) for choice in column.choices}

    def _needed(self) -> set[str]:
        """Return the fields without which no record can be made and that are not typed yet."""
        given = {*self.table.starts_with, *(self.columns[self.column_of(key)].field for key in self.draft)}
        rules = rules_of(KINDS[self.table.adds])
        return {name for name, rule in rules.items() if rule.required and name not in given and name != "id"}

    def _type_draft(self, column: Column, place: Place, text: str) -> tuple[Message, ...]:
        """Keep what is typed into the empty row until a record can be made of it."""
        if not text.strip():
            self.draft.pop(column.key, None)
            self._emit_rows(len(self._rows), len(self._rows))
            return ()
        before, self.draft = self.draft, {**self.draft, column.key: text}
        if self._needed():
            project, words, cls = self.session.project, self.words(column), KINDS[place.kind]
            faults = self.tried(lambda: read_value(project, cls, place.field, text, words))
        else:
            faults = self._make_record()
        if faults:
            self.draft = before
        self._emit_rows(len(self._rows), len(self._rows))
        return faults

    def _make_record(self) -> tuple[Message, ...]:
        """Make a record of the empty row, in one step."""
        typed, self.draft = self.draft, {}
        kind, starts = self.table.adds, self.table.starts_with
        columns = {key: self.columns[self.column_of(key)] for key in typed}
        row = tuple((kind, None, columns[key].field, starts, text) for key, text in typed.items())
        words = {(kind, column.field): self.words(column) for column in columns.values()}
        name = Message(N_("Add: {kind}"), {"kind": kind_title(kind)})
        plan = BlockPlan((row,), words, name)
        return self.tried(lambda: paste_cells(self.session.project, plan))

    def forget_draft(self) -> bool:
        """Empty the row for typing; False where it is empty."""
        had = bool(self.draft)
        self.draft = {}
        if had:
            self._emit_rows(len(self._rows), len(self._rows))
        return had

    # What changes

    def refresh(self, _changes: object = None) -> None:
        """Show the table as the project stands now; rows that stay keep their place and their selection."""
        if self.asleep or not self.session.is_open:
            return
        table = self.session.tables.table(self.name)
        if table is self.table:
            return
        if table.columns != self.table.columns or self._spoken_otherwise():
            self._restructure(table)
            return
        before, self.table = self.table, table
        self._take_rows(self._kept_in_place(before, table))
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
        changed = [number for number, (one, other) in pairs if one is not other and one != other]
        found = runs(changed)
        if len(found) > FAR:
            found = [(changed[0], changed[-1])]
        for first, last in found:
            self._emit_rows(first, last)

    def _emit_rows(self, first: int, last: int) -> None:
        if last < self.rowCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _kept_in_place(self, before: Table, table: Table) -> list[Row]:
        """Return the rows of a new table as they are arranged now: an edited row does not run away."""
        if not self.how.filters and not self.how.key:
            return list(table.rows)
        fresh = {row.key: row for row in table.rows}
        stay = [fresh[row.key] for row in self._rows if row.key in fresh]
        known = {row.key for row in before.rows}
        return stay + [row for row in table.rows if row.key not in known]

    def _restructure(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self._take_columns()
        self._rows = self._arranger.arranged(table.rows, self.how)
        self.endResetModel()
        self.restructured.emit()
        self.refreshed.emit()

    def arrange(self, how: Arrangement) -> None:
        """Show the rows in another order, or others of them; the mark stays on its row."""
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


def tone_colour(colours: Colours, tone: Tone) -> Any:
    """Return the colour of a tone."""
    if tone is Tone.WRONG:
        return QColor(colours.red)
    return colours.grey({Tone.TYPED: 6, Tone.COMPUTED: 5, Tone.HINT: 4}[tone])


def plain_sentence(message: Message) -> Message:
    """Return what a fault says, without the kind and the field before it: the cell shows where it is."""
    what = message.values.get("what")
    return what if isinstance(what, Message) else message


def records_of(model: TableModel, rows: Sequence[int]) -> dict[str, list[str]]:
    """Return the ids of the records shown in rows, by kind."""
    found: dict[str, list[str]] = {}
    for number in rows:
        row = model.row(number)
        if row is not None and row.kind and row.id:
            found.setdefault(row.kind, []).append(row.id)
    return found


_ASPECTS: Mapping[int, Callable[[TableModel, int, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: TableModel._display,
    Qt.ItemDataRole.EditRole: TableModel._edit,
    Qt.ItemDataRole.TextAlignmentRole: TableModel._alignment,
    Qt.ItemDataRole.ToolTipRole: TableModel._tooltip,
    Qt.ItemDataRole.ForegroundRole: TableModel._foreground,
    Qt.ItemDataRole.FontRole: TableModel._font,
    Qt.ItemDataRole.AccessibleTextRole: TableModel._spoken,
}
