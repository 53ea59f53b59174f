"""How a table is defined, once: its name, its worksheet, what it rests on, and how it is made from a project."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cpdesk.language import Message
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, kind_of, rules_of
from cpdesk.tables.fields import FieldColumn, field_columns
from cpdesk.tables.table import Column, Figure, Layout, Row, Table, Total, sums
from cpdesk.tables.view import View


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table of the audit.

    `rests_on` are the kinds it reads besides the audit's settings: it is made again when one of them changed. The
    first is the kind that a person enters in it.
    `renew` makes it from how it was where only these records of the kind `lists` changed, row by row.
    """

    name: str
    title: str
    build: Callable[[View], Table]
    rests_on: tuple[type[Record], ...]
    worksheet: str = ""
    lists: str = ""
    renew: Callable[[View, Table, frozenset[str]], Table] | None = None


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

    A record added in it starts with `starts_with`. `where` may look at the record and at other kinds, but not at
    other records of this kind.
    """

    def build(view: View) -> Table:
        made = field_columns(view, cls, columns)
        rows = made.rows(record for record in view.all(cls) if where is None or where(view, record))
        return whole(made.columns, rows)

    def renew(view: View, before: Table, ids: frozenset[str]) -> Table:
        made = field_columns(view, cls, columns)
        kept = {row.key: row for row in before.rows if row.key not in ids}
        rows: list[Row] = []
        for record in view.all(cls):
            if record.id not in ids:
                if record.id in kept:
                    rows.append(kept[record.id])
            elif where is None or where(view, record):
                rows.append(made.row(record))
        return whole(made.columns, tuple(rows))

    def whole(shown: tuple[Column, ...], rows: tuple[Row, ...]) -> Table:
        summed = any(column.total is Total.SUM for column in shown)
        return Table(
            name=name,
            title=Message(title),
            columns=shown,
            rows=rows,
            worksheet=worksheet,
            totals=sums(shown, rows) if summed else {},
            layout=layout,
            figure=figure,
            notes=tuple(Message(note) for note in notes),
            adds="" if kind_of(cls) in SINGLE_KINDS else kind_of(cls),
            starts_with=starts_with,
        )

    named = tuple(_named_kinds(cls, columns))
    definition = TableDefinition(name, title, build, (cls, *named, *also_rests_on), worksheet)
    by_row = cls not in (*named, *also_rests_on) and kind_of(cls) not in SINGLE_KINDS
    return replace(definition, lists=kind_of(cls), renew=renew) if by_row else definition


def _named_kinds(cls: type[Record], columns: tuple[FieldColumn | str, ...]) -> Iterator[type[Record]]:
    """Yield the kinds whose records the columns name: their labels are shown."""
    for column in columns:
        rule = rules_of(cls)[column.field if isinstance(column, FieldColumn) else column]
        if rule.type is Type.REFERENCE:
            yield KINDS[rule.refers_to]
