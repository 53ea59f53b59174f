"""How a table is defined, once: its name, its worksheet, what it rests on, and how it is made from a project."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from cpdesk.language import Message
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, kind_of, rules_of
from cpdesk.tables.fields import FieldColumn, field_columns, many_made
from cpdesk.tables.table import Column, Figure, Layout, Row, Table, Total, sums
from cpdesk.tables.view import FEW, View


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


@dataclass(frozen=True, slots=True)
class Lister:
    """What makes the rows of a list, each from its own record and from other kinds alone."""

    columns: tuple[Column, ...]
    row: Callable[[Any], Row]


def listing(
    name: str,
    title: str,
    cls: type[Record],
    lister: Callable[[View], Lister],
    rests_on: tuple[type[Record], ...],
    *,
    worksheet: str = "",
    where: Callable[[View, Record], bool] | None = None,
    dress: Callable[[Table], Table] | None = None,
) -> TableDefinition:
    """Define a table that lists the records of one kind, with the sums that its columns ask for.

    `rests_on` are the other kinds. Where records of `cls` alone changed, only their rows are made again; so
    neither a row nor `where` may look at other records of `cls`. `dress` adds what does not depend on the rows.
    """
    others = frozenset({"audit", *(kind_of(other) for other in rests_on)})

    def made(view: View) -> Lister:
        return view.shared(name, others, lambda: lister(view))

    def build(view: View) -> Table:
        row = made(view).row
        records = view.all(cls)
        with many_made():
            rows = tuple(row(one) for one in records if where is None or where(view, one))
        return whole(view, rows)

    def renew(view: View, before: Table, ids: frozenset[str]) -> Table:
        row = made(view).row
        kept = {row.key: row for row in before.rows}
        rows: list[Row] = []
        with many_made() if len(ids) > FEW else nullcontext():
            for record in view.all(cls):
                if record.id not in ids:
                    if record.id in kept:
                        rows.append(kept[record.id])
                elif where is None or where(view, record):
                    rows.append(row(record))
        return whole(view, tuple(rows))

    def whole(view: View, rows: tuple[Row, ...]) -> Table:
        columns = made(view).columns
        summed = any(column.total is Total.SUM for column in columns)
        totals = sums(columns, rows) if summed else {}
        adds = "" if kind_of(cls) in SINGLE_KINDS else kind_of(cls)
        table = Table(name, Message(title), columns, rows, worksheet, totals, adds=adds)
        return dress(table) if dress else table

    by_row = cls not in rests_on and kind_of(cls) not in SINGLE_KINDS
    lists, again = (kind_of(cls), renew) if by_row else ("", None)
    return TableDefinition(name, title, build, (cls, *rests_on), worksheet, lists, again)


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

    def lister(view: View) -> Lister:
        made = field_columns(view, cls, columns)
        return Lister(made.columns, made.row)

    def dress(table: Table) -> Table:
        said = tuple(Message(note) for note in notes)
        return replace(table, layout=layout, figure=figure, notes=said, starts_with=starts_with)

    named = tuple(_named_kinds(cls, columns))
    return listing(
        name, title, cls, lister, (*named, *also_rests_on), worksheet=worksheet, where=where, dress=dress
    )


def _named_kinds(cls: type[Record], columns: tuple[FieldColumn | str, ...]) -> Iterator[type[Record]]:
    """Yield the kinds whose records the columns name: their labels are shown."""
    for column in columns:
        rule = rules_of(cls)[column.field if isinstance(column, FieldColumn) else column]
        if rule.type is Type.REFERENCE:
            yield KINDS[rule.refers_to]
