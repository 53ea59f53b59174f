"""Edits that draw sheets from the tables: unit processes, operations, the overview of the plant, what is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cpdesk.edits.records import add_all, change, change_all, demanded, demanded_all
from cpdesk.edits.sheet_records import contents_of, keep_courses, plan_of
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.layout.parts import Told, nobody
from cpdesk.methods.sheets.layout import Field, NewLayout, new_layout
from cpdesk.methods.sheets.paper import division, next_larger
from cpdesk.methods.sheets.plan import SheetPlan
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet, SheetKind
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import Equipment, UnitProcess

MANY, MANY_STREAMS = 10, 80
"""With more unit processes or streams the overview shows what is made of what alone: the rest would cover it."""

LEFT_OUT = ",".join(
    (
        StreamKind.UTILITY,
        StreamKind.ENERGY,
        StreamKind.WASTEWATER,
        StreamKind.WASTE_GAS,
        StreamKind.SOLID_WASTE,
        StreamKind.HAZARDOUS_WASTE,
        StreamKind.LOSS,
    )
)
"""The kinds of streams that the overview of a large plant leaves out; the sheet says so, and a person may show them."""


def draw_unit(project: Project, unit_id: str) -> Sheet:
    """Draw a sheet of a unit process from its equipment and streams; the paper is as large as it needs."""
    unit = demanded(project, UnitProcess, unit_id)
    with project.step(Message(N_("Draw the sheet of {unit}"), {"unit": unit.code or unit.name})):
        new = Sheet(name=unit.code or unit.name, title=unit.name, unit_process=unit.id, area=unit.area)
        sheet = add_all(project, [replace(new, number=unit.code)])[0]
        draw_the_rest(project, sheet.id)
        _enlarge(project, sheet.id)
        return demanded(project, Sheet, sheet.id)


def draw_units(project: Project) -> list[Sheet]:
    """Draw a sheet of every unit process that has equipment and no sheet yet."""
    drawn = {sheet.unit_process for sheet in project.read(Sheet)}
    filled = {item.unit_process for item in project.read(Equipment)}
    units = [unit for unit in project.read(UnitProcess) if unit.id in filled - drawn]
    if not units:
        return []
    with project.step(Message(N_("Draw the sheets of {number} unit processes"), {"number": len(units)})):
        return [draw_unit(project, unit.id) for unit in units]


def draw_overview(project: Project, name: str, title: str) -> Sheet:
    """Draw the plant as its unit processes and the streams between them."""
    many = project.count(UnitProcess) > MANY or project.count(Stream) > MANY_STREAMS
    hidden = LEFT_OUT if many else ""
    with project.step(Message(N_("Draw the overview"))):
        new = Sheet(name=name, title=title, kind=SheetKind.OVERVIEW, paper="A3", hidden_kinds=hidden)
        sheet = add_all(project, [new])[0]
        draw_the_rest(project, sheet.id)
        _enlarge(project, sheet.id)
        return demanded(project, Sheet, sheet.id)


def draw_operation(project: Project, sheet_id: str, ids: Sequence[str]) -> Sheet:
    """Draw a sheet of a unit operation: some equipment of a sheet as it stands there, with all its streams."""
    over = demanded(project, Sheet, sheet_id)
    placed = [one for one in demanded_all(project, Placement, ids) if one.equipment is not None]
    if not placed:
        raise DataFault(N_("Choose the equipment of the unit operation."))
    number = sum(one.kind is SheetKind.UNIT_OPERATION for one in project.read(Sheet)) + 1
    with project.step(Message(N_("Draw the sheet of a unit operation"))):
        name = f"{over.number or over.name}.{number}"
        new = Sheet(
            name=name,
            number=name,
            kind=SheetKind.UNIT_OPERATION,
            unit_process=over.unit_process,
            area=over.area,
        )
        sheet = add_all(project, [new])[0]
        copies = [Placement(sheet=sheet.id, equipment=one.equipment, x=one.x, y=one.y) for one in placed]
        add_all(project, copies)
        ends = project.where(Placement, "sheet", [sheet.id])
        add_all(project, list(_missing_ends(project, sheet, ends)))
        _lay_out(project, sheet.id, ())
        _enlarge(project, sheet.id)
        return demanded(project, Sheet, sheet.id)


def draw_the_rest(project: Project, sheet_id: str) -> None:
    """Place what belongs on a sheet and does not stand there yet; what stands there stays."""
    sheet = demanded(project, Sheet, sheet_id)
    there = project.where(Placement, "sheet", [sheet_id])
    with project.step(Message(N_("Draw what is missing"))):
        add_all(project, list(_missing_blocks(project, sheet, there)))
        blocks = project.where(Placement, "sheet", [sheet_id])
        add_all(project, list(_missing_ends(project, sheet, blocks)))
        _lay_out(project, sheet_id, [one.id for one in there])


def _missing_blocks(project: Project, sheet: Sheet, there: Sequence[Placement]) -> Iterator[Placement]:
    if sheet.kind is SheetKind.OVERVIEW:
        units = {one.unit_process for one in there}
        for unit in project.read(UnitProcess):
            if unit.id not in units and (sheet.area is None or unit.area == sheet.area):
                yield Placement(sheet=sheet.id, unit_process=unit.id)
    elif sheet.kind is SheetKind.UNIT_PROCESS and sheet.unit_process is not None:
        items = {one.equipment for one in there}
        for item in project.where(Equipment, "unit_process", [sheet.unit_process]):
            if item.id not in items:
                yield Placement(sheet=sheet.id, equipment=item.id)


def _missing_ends(project: Project, sheet: Sheet, there: Sequence[Placement]) -> Iterator[Placement]:
    """Yield ends for the streams that touch what stands on the sheet and lead away from it."""
    plan = plan_of(project, sheet.id)
    hidden = plan.contents.hidden
    for stream in plan.contents.streams:
        if stream.kind is not None and stream.kind.value in hidden:
            continue
        tied = {start: plan.thing_at(stream, start) for start in (True, False)}
        on_sheet = [start for start, thing in tied.items() if thing is not None]
        if len(on_sheet) == 1:
            start = not on_sheet[0]
            yield Placement(sheet=sheet.id, stream=stream.id, stream_start=start)


def lay_out(project: Project, sheet_id: str, found: NewLayout | None = None) -> None:
    """Lay a sheet out anew: from left to right, recycles back; what is pinned stays, streams find their own way.

    found: what a thread of its own found by `layout_work`. Raises DataFault where the sheet has changed since.
    """
    sheet = demanded(project, Sheet, sheet_id)
    if found is not None and not _still_of(project, sheet, found):
        raise DataFault(
            N_("The sheet was changed while it was laid out, so it stays as it is. Lay it out once more.")
        )
    with project.step(Message(N_("Lay out the sheet"))):
        _keep_layout(project, sheet_id, found or layout_work(project, sheet_id)(nobody))


def _still_of(project: Project, sheet: Sheet, found: NewLayout) -> bool:
    plan = plan_of(project, sheet.id)
    return found.is_of(plan.contents, _field(sheet, plan))


def layout_work(project: Project, sheet_id: str, stay: Sequence[str] = ()) -> Callable[[Told], NewLayout]:
    """Read a sheet and return the work of laying it out, which asks the project for nothing more."""
    contents = contents_of(project, sheet_id)
    field = _field(demanded(project, Sheet, sheet_id), SheetPlan(contents))
    return lambda told: new_layout(contents, field, stay, told)


def _lay_out(project: Project, sheet_id: str, stay: Sequence[str]) -> bool:
    found = layout_work(project, sheet_id, stay)(nobody)
    _keep_layout(project, sheet_id, found)
    return found.fits


def _keep_layout(project: Project, sheet_id: str, found: NewLayout) -> None:
    """Write where things stand and how streams run; called within a step."""
    if found.places:
        change_all(project, Placement, {key: {"x": x, "y": y} for key, (x, y) in found.places.items()})
    freed = [one.id for one in found.contents.routes if one.fixed and one.stream in found.anew]
    if freed:
        change_all(project, Route, {key: {"fixed": False} for key in freed})
    keep_courses(project, sheet_id, found.courses.values())


def _field(sheet: Sheet, plan: SheetPlan) -> Field:
    return division(sheet.paper, sheet.portrait, len(plan.courses)).field


def _enlarge(project: Project, sheet_id: str) -> None:
    """Take larger paper until the layout fits."""
    while not _fits(project, sheet_id):
        larger = next_larger(demanded(project, Sheet, sheet_id).paper)
        if larger is None:
            return
        change(project, Sheet, sheet_id, paper=larger)
        if _lay_out(project, sheet_id, ()):
            return


def _fits(project: Project, sheet_id: str) -> bool:
    plan = plan_of(project, sheet_id)
    left, top, right, bottom = _field(demanded(project, Sheet, sheet_id), plan)
    boxes = [thing.stand.extent for thing in plan.things.values()]
    return all(box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom for box in boxes)


def set_underlay(
    project: Project,
    sheet_id: str,
    attachment: str | None,
    x: float,
    y: float,
    width: float,
    shade: float = 0.6,
) -> Sheet:
    """Lay a scan under a sheet to trace from: its upper left corner and width in mm; None takes it away."""
    if attachment is not None and width <= 0:
        raise DataFault(N_("The width of the underlay is a length of more than 0 mm."))
    name = N_("Lay a scan under the sheet") if attachment is not None else N_("Take the scan away")
    with project.step(Message(name)):
        return change(
            project,
            Sheet,
            sheet_id,
            underlay=attachment,
            underlay_x=x,
            underlay_y=y,
            underlay_width=width,
            underlay_shade=shade,
        )


def move_underlay(project: Project, sheet_id: str, x: float, y: float, width: float) -> Sheet:
    """Lay the scan under a sheet elsewhere, or make it larger: its upper left corner and width in mm, > 0."""
    _demand_underlay(project, sheet_id)
    if width <= 0:
        raise DataFault(N_("The width of the underlay is a length of more than 0 mm."))
    values = {"underlay_x": round(x, 2), "underlay_y": round(y, 2), "underlay_width": round(width, 2)}
    with project.step(Message(N_("Move the scan"))):
        return change(project, Sheet, sheet_id, **values)


def shade_underlay(project: Project, sheet_id: str, shade: float) -> Sheet:
    """Dim the scan under a sheet so far: 0 shows it as it is, 1 not at all."""
    _demand_underlay(project, sheet_id)
    if not 0.0 <= shade <= 1.0:
        raise DataFault(N_("A scan is dimmed by 0 to 100 %."))
    with project.step(Message(N_("Dim the scan"))):
        return change(project, Sheet, sheet_id, underlay_shade=round(shade, 2))


def _demand_underlay(project: Project, sheet_id: str) -> None:
    if demanded(project, Sheet, sheet_id).underlay is None:
        raise DataFault(N_("No scan lies under this sheet."))
