"""Write `sheets.txt` anew: run `python lay_sheets.py [number …]`; without numbers all sheets are laid out.

Sheets that were set by hand are kept unless they are named. What is not to one's liking is then set in the table.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from places import Place, SheetPlaces, places_text, read_places  # noqa: E402

if TYPE_CHECKING:
    from cpdesk.project.project import Project

HEAD = "# Where things stand on the sheets; places.py says how it is read, lay_sheets.py writes it.\n\n"


def lay(
    project: "Project", table: Path, names: Sequence[str], called: tuple[str, str], ids: str = "unit_"
) -> None:
    """Lay out the sheets of all unit processes and the overview (`called` in two languages) and write the table."""
    from cpdesk.edits.sheet_drawing import draw_overview, draw_unit
    from cpdesk.records.plant import UnitProcess

    old = {one.number: one for one in read_places(table)} if table.is_file() else {}
    made: list[SheetPlaces] = []
    if "overview" in names or "" not in old or not names:
        sheet = draw_overview(project, *called)
        made.append(SheetPlaces("", "overview", sheet.paper, "", *called, _places(project, sheet.id)))
    else:
        made.append(old[""])
    for unit in project.read(UnitProcess):
        if names and unit.code not in names and unit.code in old:
            made.append(old[unit.code])
            continue
        sheet = draw_unit(project, unit.id)
        draws = unit.id.removeprefix(ids)
        made.append(SheetPlaces(unit.code, "unit", sheet.paper, draws, places=_places(project, sheet.id)))
    made += [one for one in old.values() if one.kind == "operation"]
    table.write_text(HEAD + "\n".join(places_text(made)), encoding="utf-8", newline="\n")


def _places(project: "Project", sheet: str) -> list[Place]:
    from cpdesk.records.diagrams import Placement

    found: list[Place] = []
    for one in project.where(Placement, "sheet", [sheet]):
        thing = one.equipment or one.unit_process or one.stream or ""
        of = thing.partition("_")[2]
        if one.stream is not None:
            of = ("<" if one.stream_start else ">") + of
        found.append(Place(of, round(one.x, 1), round(one.y, 1), one.rotation, one.mirrored))
    return found


def main() -> None:
    """Lay out the sheets of this sample."""
    from assembly import made_book

    from cpdesk.exchange.interchange import load_text

    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.cpdesk"
        with load_text(made_book().text("en"), path, backup_root=Path(folder) / "backups") as project:
            lay(project, HERE / "sheets.txt", sys.argv[1:], ("Overview", "总图"))


if __name__ == "__main__":
    main()
