"""Edits of whole sheets: new ones, their names, their end; a unit process on an overview; a scan to trace from."""

from collections.abc import Sequence
from pathlib import Path

from cpdesk.edits.attachments import attach_file
from cpdesk.edits.numbering import Numbers
from cpdesk.edits.records import add_all, change, demanded, demanded_all, remove
from cpdesk.edits.sheet_drawing import set_underlay
from cpdesk.edits.sheet_records import settle_sheet
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.plant import UnitProcess

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".tif", ".tiff")
"""The kinds of files that can lie under a sheet."""


def new_sheet(project: Project, unit_id: str | None = None, name: str = "", title: str = "") -> Sheet:
    """Add an empty sheet, that of a unit process or of none; without a name it takes that of its unit process."""
    unit = demanded(project, UnitProcess, unit_id) if unit_id is not None else None
    code = unit.code or unit.name if unit is not None else str(project.count(Sheet) + 1)
    sheet = Sheet(
        name=name or code,
        title=title or (unit.name if unit is not None else ""),
        unit_process=unit_id,
        area=unit.area if unit is not None else None,
        number=code,
    )
    with project.step(Message(N_("Add a sheet"))):
        return add_all(project, [sheet])[0]


def rename_sheet(project: Project, sheet_id: str, title: str) -> Sheet:
    """Give a sheet another title."""
    with project.step(Message(N_("Rename a sheet"))):
        return change(project, Sheet, sheet_id, title=title)


def delete_sheets(project: Project, ids: Sequence[str]) -> None:
    """Delete sheets with what is placed on them; equipment and streams stay in the project."""
    demanded_all(project, Sheet, ids)
    with project.step(Message(N_("Delete {number} sheets"), {"number": len(ids)})):
        remove(project, Sheet, ids)


def draw_unit_process(project: Project, sheet_id: str, x: float, y: float, name: str = "") -> Placement:
    """Add a unit process and place it on an overview; x, y in mm."""
    sheet = demanded(project, Sheet, sheet_id)
    with project.step(Message(N_("Draw a unit process"))):
        code = Numbers("U{n}", [unit.code for unit in project.read(UnitProcess)]).next()
        unit = add_all(project, [UnitProcess(code=code, name=name, area=sheet.area)])[0]
        placed = add_all(project, [Placement(sheet=sheet_id, unit_process=unit.id, x=x, y=y)])[0]
        settle_sheet(project, sheet_id)
        return placed


def lay_scan(project: Project, sheet_id: str, path: Path, x: float, y: float, width: float) -> Sheet:
    """Keep a picture with a sheet and lay it under it: its upper left corner and width in mm."""
    if path.suffix.lower() == ".pdf":
        raise DataFault(
            N_(
                "{name} is a PDF. Save its page as PNG or JPEG, at 150 dpi or more, and lay that under the sheet."
            ),
            name=path.name,
        )
    if path.suffix.lower() not in PICTURES:
        raise DataFault(
            N_("{name} is no picture that can lie under a sheet: take PNG or JPEG."), name=path.name
        )
    with project.step(Message(N_("Lay a scan under the sheet"))):
        paper = attach_file(project, path, "sheet", sheet_id)
        return set_underlay(project, sheet_id, paper.id, x, y, width)
