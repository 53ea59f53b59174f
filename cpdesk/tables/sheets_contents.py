"""What is on a sheet of the diagram and what belongs there: its records, its plan, what is not drawn yet."""

from collections.abc import Iterator, Sequence

from cpdesk.methods.sheets.plan import Contents, SheetPlan
from cpdesk.records.diagrams import Placement, Route, Sheet, SheetKind
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, kind_of
from cpdesk.tables.flows import Ends
from cpdesk.tables.view import View


def kinds_of(*classes: type[Record]) -> frozenset[str]:
    """Return the kinds of some classes of records."""
    return frozenset(kind_of(cls) for cls in classes)


PLANNED = kinds_of(Sheet, Placement, Route, Stream, Equipment)


def plan_of(view: View, sheet_id: str) -> SheetPlan:
    """Return how a sheet lies; worked out again only after something it rests on has changed."""
    return view.shared(f"plan of sheet {sheet_id}", PLANNED, lambda: SheetPlan(_contents(view, sheet_id)))


def _contents(view: View, sheet_id: str) -> Contents:
    placements = view.by(Placement, "sheet").get(sheet_id, ())
    whole = any(one.unit_process is not None for one in placements)
    streams = view.all(Stream) if whole else _streams_at(view, placements)
    sheet = view.get(Sheet, sheet_id)
    hidden = hidden_kinds(sheet) if sheet is not None else frozenset[str]()
    routes = view.by(Route, "sheet").get(sheet_id, ())
    return Contents(placements, routes, streams, view.by_id(Equipment), hidden)


def hidden_kinds(sheet: Sheet) -> frozenset[str]:
    """Return the kinds of streams that a sheet leaves out."""
    return frozenset(kind.strip() for kind in sheet.hidden_kinds.split(",") if kind.strip())


def _streams_at(view: View, placements: Sequence[Placement]) -> list[Stream]:
    """Return the streams that touch the equipment on a sheet or have an end of their own on it, in their order."""
    starting, ending = view.by(Stream, "from_equipment"), view.by(Stream, "to_equipment")
    found: dict[str, Stream] = {}
    for one in placements:
        named = view.get(Stream, one.stream)
        if named is not None:
            found[named.id] = named
        if one.equipment is not None:
            for stream in (*starting.get(one.equipment, ()), *ending.get(one.equipment, ())):
                found[stream.id] = stream
    return sorted(found.values(), key=lambda stream: (stream.position, stream.id))


def ends_of(view: View) -> Ends:
    """Return where all streams start and end."""
    return view.shared("ends of streams", kinds_of(Stream, UnitProcess, Equipment), lambda: Ends(view))


def undrawn_blocks(view: View, sheet: Sheet) -> Iterator[str]:
    """Yield the equipment, or on an overview the unit processes, that belong on a sheet and do not stand there."""
    placements = view.by(Placement, "sheet").get(sheet.id, ())
    if sheet.kind is SheetKind.OVERVIEW:
        there = {one.unit_process for one in placements}
        yield from (unit.id for unit in _units_of(view, sheet) if unit.id not in there)
    elif sheet.unit_process is not None and sheet.kind is SheetKind.UNIT_PROCESS:
        there = {one.equipment for one in placements}
        items = view.by(Equipment, "unit_process").get(sheet.unit_process, ())
        yield from (item.id for item in items if item.id not in there)


def _units_of(view: View, sheet: Sheet) -> list[UnitProcess]:
    return [unit for unit in view.all(UnitProcess) if sheet.area is None or unit.area == sheet.area]


def undrawn_streams(view: View, sheet: Sheet, plan: SheetPlan) -> Iterator[str]:
    """Yield the streams of the unit processes of a sheet that do not run on it; hidden kinds are no lack."""
    ends = ends_of(view)
    hidden = plan.contents.hidden
    for stream in _belonging(view, sheet, plan, ends):
        kind = stream.kind.value if stream.kind is not None else ""
        if stream.id not in plan.courses and kind not in hidden:
            yield stream.id


def _belonging(view: View, sheet: Sheet, plan: SheetPlan, ends: Ends) -> list[Stream]:
    if sheet.kind is SheetKind.OVERVIEW:
        units = {unit.id for unit in _units_of(view, sheet)}
        found = [
            stream for unit in units for stream in (*ends.by_unit[unit].inputs, *ends.by_unit[unit].outputs)
        ]
    elif sheet.kind is SheetKind.UNIT_PROCESS and sheet.unit_process is not None:
        unit = sheet.unit_process
        found = [one for one in view.all(Stream) if unit in (ends.start(one), ends.end(one))]
        found += plan.contents.streams
    else:
        found = list(plan.contents.streams)
    unique = {stream.id: stream for stream in found}
    return sorted(unique.values(), key=lambda stream: (stream.position, stream.id))
