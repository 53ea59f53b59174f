"""Tables of unit processes: the list A-1, and the unit operations of the focus, worksheet 3-2."""

from collections.abc import Iterable, Mapping

from cpdesk.language import N_, Message
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Area, Equipment, UnitProcess
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns, with_values
from cpdesk.tables.flows import STREAM_ENDS, Ends, stream_label
from cpdesk.tables.labels import label_of
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table
from cpdesk.tables.view import View

_OF_AUDIT = Cell(marks=(Mark.COMPUTED,), reason=Message(N_("From the settings of the audit")))


def _tags(view: View) -> Mapping[str, str]:
    """Return the tags of the equipment of each unit process, as one text."""
    found: dict[str, list[str]] = {}
    for item in view.all(Equipment):
        if item.unit_process is not None and label_of(item):
            found.setdefault(item.unit_process, []).append(label_of(item))
    return {unit: ", ".join(tags) for unit, tags in found.items()}


def _unit_processes(view: View) -> Table:
    tags, ends = _tags(view), Ends(view).by_unit
    specs = (
        FieldColumn("code", N_("Unit no."), frozen=True),
        "name",
        "area",
        "function",
        "operation",
        FieldColumn("hours_per_year", N_("Operating hours a year")),
        MadeColumn(Column("equipment", Message(N_("Equipment nos"))), lambda unit: tags.get(unit.id)),
        MadeColumn(_count("streams_in", N_("Streams in")), lambda unit: len(ends[unit.id].inputs)),
        MadeColumn(_count("streams_out", N_("Streams out")), lambda unit: len(ends[unit.id].outputs)),
        FieldColumn("focus", N_("In the focus")),
        FieldColumn("balanced", N_("Balanced")),
        FieldColumn("note", N_("Remark")),
    )
    made = field_columns(view, UnitProcess, specs)
    rows = tuple(_with_hours(view, made.row(unit), unit) for unit in view.all(UnitProcess))
    name, title = "unit_processes", Message(UNIT_PROCESSES.title)
    return Table(name, title, made.columns, rows, "A-1", adds="unit_process")


def _count(key: str, heading: str) -> Column:
    return Column(key, Message(heading), Format.WHOLE, decimals=0)


def _with_hours(view: View, row: Row, unit: UnitProcess) -> Row:
    """Return the row with the audit's operating hours where the unit process has none of its own."""
    hours = view.audit.hours_per_year
    if unit.hours_per_year is not None or hours is None:
        return row
    return with_values(row, {"hours_per_year": hours}, {"hours_per_year": _OF_AUDIT})


UNIT_PROCESSES = TableDefinition(
    "unit_processes", N_("Unit processes"), _unit_processes, (UnitProcess, Stream, Equipment, Area), "A-1"
)


def _unit_operations(view: View) -> Table:
    tags, ends = _tags(view), Ends(view).by_unit
    specs = (
        FieldColumn("code", N_("Unit no."), frozen=True),
        FieldColumn("name", N_("Unit operation")),
        "function",
        MadeColumn(Column("equipment", Message(N_("Equipment nos"))), lambda unit: tags.get(unit.id)),
        MadeColumn(_long("inputs", N_("Inputs")), lambda unit: _labels(ends[unit.id].inputs)),
        MadeColumn(_long("outputs", N_("Outputs")), lambda unit: _labels(ends[unit.id].outputs)),
    )
    made = field_columns(view, UnitProcess, specs)
    rows = made.rows(unit for unit in view.all(UnitProcess) if unit.focus)
    return Table("unit_operations", Message(UNIT_OPERATIONS.title), made.columns, rows, "3-2")


def _long(key: str, heading: str) -> Column:
    return Column(key, Message(heading), Format.LONG_TEXT)


def _labels(streams: Iterable[Stream]) -> str | None:
    return "; ".join(label for stream in streams if (label := stream_label(stream))) or None


UNIT_OPERATIONS = TableDefinition(
    "unit_operations", N_("Unit operations of the focus"), _unit_operations, STREAM_ENDS, "3-2"
)

TABLES = (UNIT_PROCESSES, UNIT_OPERATIONS)
