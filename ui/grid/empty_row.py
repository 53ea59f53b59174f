"""An empty row: what is typed into it is kept until a record can be made of it.

One stands under the last row; another can be opened between rows, and its record comes to stand there.
"""

from typing import TYPE_CHECKING

from cpdesk.edits import records
from cpdesk.edits.blocks import BlockPlan, paste_cells, read_block
from cpdesk.edits.rows import read_value
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import kind_title, rules_of
from cpdesk.tables.table import Column, Place
from ui.grid.wording import EMPTY, Look, Tone

if TYPE_CHECKING:
    from ui.grid.table_model import TableModel

HERE = Message(N_("type or paste here"))
NEEDED = Message(N_("needed"))


class EmptyRow:
    """What is typed of a record that is still to be made."""

    def __init__(self, model: "TableModel", before: str = "") -> None:
        self.model = model
        self.before = before
        self.made = ""
        self._typed: dict[str, str] = {}

    @property
    def number(self) -> int:
        """Where the row stands."""
        return self.model.gap.number if self.before else len(self.model.rows)

    def _tell(self) -> None:
        self.model.tell_row(self.number)

    def typed(self, column: Column) -> str:
        """Return what was typed under a column."""
        return self._typed.get(column.key, "")

    def look(self, number: int) -> Look:
        """Return how a cell is painted: what was typed, or a word on what is still needed."""
        column, say = self.model.columns[number], self.model.session.say
        if column.key in self._typed:
            return Look(self._typed[column.key])
        if not self._typed and number == 0:
            return Look(say(HERE), tone=Tone.HINT)
        if self._typed and column.field in self._needed():
            return Look(say(NEEDED), tone=Tone.HINT, doubtful=True)
        return EMPTY

    def _needed(self) -> set[str]:
        """Return the fields without which no record can be made and that are not typed yet."""
        table = self.model.table
        given = {*table.starts_with, *(self._column(key).field for key in self._typed)}
        rules = rules_of(KINDS[table.adds])
        return {name for name, rule in rules.items() if rule.required and name not in given and name != "id"}

    def _column(self, key: str) -> Column:
        return self.model.columns[self.model.column_of(key)]

    def type_into(self, place: Place, column: Column, text: str) -> tuple[Message, ...]:
        """Keep what is typed until a record can be made of it; return what is wrong with it."""
        if not text.strip():
            self._typed.pop(column.key, None)
            self._tell()
            return ()
        typist = self.model.typist
        before, self._typed = self._typed, {**self._typed, column.key: typist.with_unit(text, column, place)}
        if self._needed():
            project, words, cls = self.model.session.project, typist.words(column), KINDS[place.kind]
            typed = self._typed[column.key]
            faults = typist.tried(lambda: read_value(project, cls, place.field, typed, words))
        else:
            faults = self._make_record()
        if faults:
            self._typed = before
        self._tell()
        return faults

    def _make_record(self) -> tuple[Message, ...]:
        """Make a record of what was typed, in one step, at the place of this row."""
        typed, self._typed = self._typed, {}
        model, table = self.model, self.model.table
        kind, starts = table.adds, table.starts_with
        columns = {key: self._column(key) for key in typed}
        row = tuple((kind, None, columns[key].field, starts, text) for key, text in typed.items())
        words = {(kind, column.field): model.typist.words(column) for column in columns.values()}
        name = Message(N_("Add: {kind}"), {"kind": kind_title(kind)})
        plan = BlockPlan((row,), words, name)
        return model.typist.tried(lambda: self._write(plan))

    def _write(self, plan: BlockPlan) -> None:
        project = self.model.session.project
        read = read_block(project, plan)
        with project.step(plan.title):
            paste_cells(project, plan, read=read)
            if self.before:
                self.made = read.made[0].id
                records.move(project, KINDS[self.model.table.adds], [self.made], self.before)

    def forget(self) -> bool:
        """Empty the row; False where it is empty."""
        had, self._typed = bool(self._typed), {}
        if had:
            self._tell()
        return had

    def can_be_made_empty(self) -> bool:
        """Tell whether a record can be made before anything is typed."""
        return not self._needed()
