"""How a table is defined, once: its name, its worksheet, what it rests on, and how it is made from a project."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cpdesk.language import Message
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, kind_of, rules_of
from cpdesk.tables.fields import FieldColumn, field_columns
from cpdesk.tables.table import Figure, Layout, Table, Total, sums
from cpdesk.tables.view import View


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table of the audit.

    `rests_on` are the kinds it reads besides the audit's settings: it is made again when one of them changed.
    """

    name: str
    title: str
    build: Callable[[View], Table]
    rests_on: tuple[type[Record], ...]
    worksheet: str = ""


def record_table(
    name: str,
    title: str,
    cls: type[Record],
    columns: tuple[FieldColumn | str, ...],
    *,
    worksheet: str = "",
    where: Callable[[View, Record], bool] | None = None,
    layout: Layout = Layout.ROWS,
    also_rests_on: tuple[type[Record], ...] = (),
    figure: Figure | None = None,
    notes: tuple[str, ...] = (),
    starts_with: Mapping[str, object] = MappingProxyType({}),
) -> TableDefinition:
    """Define a table that lists the records of one kind, a row a record, with the sums that its columns ask for.

    A record added in it starts with `starts_with`.
    """

    def build(view: View) -> Table:
        made = field_columns(view, cls, columns)
        rows = made.rows(record for record in view.all(cls) if where is None or where(view, record))
        summed = any(column.total is Total.SUM for column in made.columns)
        return Table(
            name=name,
            title=Message(title),
            columns=made.columns,
            rows=rows,
            worksheet=worksheet,
            totals=sums(made.columns, rows) if summed else {},
            layout=layout,
            figure=figure,
            notes=tuple(Message(note) for note in notes),
            adds="" if kind_of(cls) in SINGLE_KINDS else kind_of(cls),
            starts_with=starts_with,
        )

    return TableDefinition(name, title, build, (cls, *_named_kinds(cls, columns), *also_rests_on), worksheet)


def _named_kinds(cls: type[Record], columns: tuple[FieldColumn | str, ...]) -> Iterator[type[Record]]:
    """Yield the kinds whose records the columns name: their labels are shown."""
    for column in columns:
        rule = rules_of(cls)[column.field if isinstance(column, FieldColumn) else column]
        if rule.type is Type.REFERENCE:
            yield KINDS[rule.refers_to]
