"""The process flow diagrams of a sample: called by `build.py` once all other records are there.

They are drawn from a table of places, `sheets.txt`; `lay_sheets.py` makes that table anew.
"""

from pathlib import Path

from places import Place, SheetPlaces, read_places

from cpdesk.edits.records import add_all
from cpdesk.edits.sheet_drawing import LEFT_OUT
from cpdesk.edits.sheet_records import plan_of
from cpdesk.methods.sheets.plan import corners_text
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet, SheetKind
from cpdesk.records.plant import UnitProcess

KINDS = {
    "overview": SheetKind.OVERVIEW,
    "unit": SheetKind.UNIT_PROCESS,
    "operation": SheetKind.UNIT_OPERATION,
}
DRAWN_ON = "2024-05"
REVISION = "A"
TABLE = Path(__file__).resolve().parent / "sheets.txt"


def add_sheets(project: Project, language: str, table: Path = TABLE, plain_overview: bool = False) -> None:
    """Add the sheets of the diagram to the project.

    The project holds the unit processes, equipment and streams with both ends at items of equipment or in the
    surroundings. Ids are fixed (`sheet_15`, `place_15_T-1502`, `route_15_1508`): the project's text is compared at
    every build. `plain_overview`: the overview shows streams of all kinds.
    """
    for sheet in read_places(table):
        _add_sheet(project, language, sheet, "" if plain_overview else LEFT_OUT)


def _add_sheet(project: Project, language: str, sheet: SheetPlaces, left_out: str) -> None:
    own = f"sheet_{sheet.number or 'overview'}"
    unit = project.get(UnitProcess, f"unit_{sheet.draws}") if sheet.draws else None
    called = sheet.zh if language == "zh_CN" else sheet.en
    add_all(
        project,
        [
            Sheet(
                id=own,
                name=sheet.number or called,
                number=sheet.number,
                title=called if sheet.number == "" or unit is None else called or unit.name,
                kind=KINDS[sheet.kind],
                unit_process=unit.id if unit is not None else None,
                area=unit.area if unit is not None else None,
                paper=sheet.paper,
                revision=REVISION,
                drawn_on=DRAWN_ON,
                hidden_kinds=left_out if sheet.kind == "overview" else "",
            )
        ],
    )
    add_all(project, [_placement(own, sheet, place) for place in sheet.places])
    courses = plan_of(project, own).courses.values()
    add_all(project, [_route(own, sheet, one.stream, corners_text(one.points)) for one in courses])


def _placement(own: str, sheet: SheetPlaces, place: Place) -> Placement:
    stream = place.of[1:] if place.of[0] in "<>" else ""
    unit = not stream and sheet.kind == "overview"
    side = {"<": "from_", ">": "to_"}.get(place.of[0], "")
    tag_x, tag_y = place.tag or (None, None)
    return Placement(
        id=f"place_{sheet.number or 'overview'}_{side}{stream or place.of}",
        sheet=own,
        stream=f"stream_{stream}" if stream else None,
        stream_start=place.of[0] == "<" if stream else None,
        unit_process=f"unit_{place.of}" if unit else None,
        equipment=f"equipment_{place.of}" if not stream and not unit else None,
        x=place.x,
        y=place.y,
        rotation=place.rotation,
        mirrored=place.mirrored,
        label_x=tag_x,
        label_y=tag_y,
    )


def _route(own: str, sheet: SheetPlaces, stream: str, points: str) -> Route:
    number = stream.removeprefix("stream_")
    return Route(id=f"route_{sheet.number or 'overview'}_{number}", sheet=own, stream=stream, points=points)
