"""Why waste arises: sources of waste against the eight aspects, worksheets 2-10 and 3-5."""

from collections.abc import Sequence

from cpdesk.language import N_, Message
from cpdesk.records.causes import Aspect, Cause, WasteSource
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream
from cpdesk.records.plant import UnitProcess
from cpdesk.records.production import Waste
from cpdesk.records.survey import Scope
from cpdesk.tables.definition import TableDefinition, record_table
from cpdesk.tables.fields import FieldColumn, FieldColumns, field_columns, with_values
from cpdesk.tables.table import Cell, Column, Format, Place, Row, Table, Value
from cpdesk.tables.view import View

ASPECT_TITLES = {
    Aspect.RAW_MATERIALS_ENERGY: N_("Raw materials and energy"),
    Aspect.TECHNOLOGY: N_("Technology"),
    Aspect.EQUIPMENT: N_("Equipment"),
    Aspect.PROCESS_CONTROL: N_("Process control"),
    Aspect.PRODUCT: N_("Product"),
    Aspect.WASTE: N_("Waste properties"),
    Aspect.MANAGEMENT: N_("Management"),
    Aspect.STAFF: N_("Staff"),
}
_SOURCE_FIELDS = (
    FieldColumn("place", N_("Source of waste"), frozen=True),
    "unit_process",
    FieldColumn("waste_name", N_("Name of the waste")),
    FieldColumn("waste", N_("Waste in the list"), key="listed_waste"),
    "stream",
    "emission",
)


def _matrix(name: str, title: str, scope: Scope, worksheet: str) -> TableDefinition:
    def build(view: View) -> Table:
        made = field_columns(view, WasteSource, _SOURCE_FIELDS)
        aspects = (Column(a.value, Message(ASPECT_TITLES[a]), Format.LONG_TEXT) for a in Aspect)
        sources = (source for source in view.all(WasteSource) if source.scope is scope)
        rows = tuple(_row(view, made, source) for source in sources)
        columns, start = (*made.columns, *aspects), {"scope": scope}
        return Table(name, Message(title), columns, rows, worksheet, adds="waste_source", starts_with=start)

    rests_on = (WasteSource, Cause, UnitProcess, Waste, Stream, Emission)
    return TableDefinition(name, title, build, rests_on, worksheet)


def _row(view: View, made: FieldColumns, source: WasteSource) -> Row:
    found: dict[Aspect, list[Cause]] = {aspect: [] for aspect in Aspect}
    for cause in view.by(Cause, "waste_source").get(source.id, ()):
        found[cause.aspect].append(cause)
    values: dict[str, Value] = {aspect.value: _text(causes) for aspect, causes in found.items()}
    cells = {aspect.value: _cell(source, aspect, causes) for aspect, causes in found.items()}
    return with_values(made.row(source), values, cells)


def _text(causes: Sequence[Cause]) -> str | None:
    return "; ".join(cause.description for cause in causes if cause.description) or None


def _cell(source: WasteSource, aspect: Aspect, causes: Sequence[Cause]) -> Cell:
    """Return where a cell is kept: one cause, or one still to be made; several are edited in their own list."""
    if len(causes) > 1:
        return Cell(reason=Message(N_("Several causes: edit them in the list of causes.")))
    defaults = {"waste_source": source.id, "aspect": aspect}
    return Cell(place=Place("cause", causes[0].id if causes else None, "description", defaults))


CAUSES = _matrix("causes", N_("Causes of waste in the plant"), Scope.PLANT, "2-10")
FOCUS_CAUSES = _matrix("focus_causes", N_("Causes of waste in the focus"), Scope.FOCUS, "3-5")
CAUSE_LIST = record_table(
    "cause_list",
    N_("List of causes"),
    Cause,
    (FieldColumn("waste_source", N_("Source of waste"), frozen=True), "aspect", "description", "root"),
)

TABLES = (CAUSES, FOCUS_CAUSES, CAUSE_LIST)
