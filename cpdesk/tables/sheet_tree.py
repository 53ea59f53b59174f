"""The sheets of the diagram in their order, and on which of them equipment and streams are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.records.diagrams import Placement, Sheet, SheetKind
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Area, Equipment, UnitProcess
from cpdesk.tables.labels import label_of
from cpdesk.tables.sheets_contents import PLANNED, ends_of, kinds_of, plan_of
from cpdesk.tables.view import View

_TREE = kinds_of(Sheet, UnitProcess, Area)


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the tree: an area, a unit process or a sheet, by kind and id; `text` is what it is called.

    A unit process without a sheet has no parts.
    """

    kind: str
    id: str
    text: str
    parts: tuple["Branch", ...] = ()


def sheets_tree(view: View) -> tuple[Branch, ...]:
    """Return the overviews, then the areas with their unit processes and their sheets, then what is in no area."""
    return view.shared("tree of sheets", _TREE, lambda: tuple(_tree(view)))


def _tree(view: View) -> list[Branch]:
    sheets = view.all(Sheet)
    overviews = [one for one in sheets if one.kind is SheetKind.OVERVIEW]
    found = [_leaf(one) for one in overviews if one.area is None]
    areas = view.by(UnitProcess, "area")
    for area in view.all(Area):
        own = [_leaf(one) for one in overviews if one.area == area.id]
        parts = own + [_unit(view, unit) for unit in areas.get(area.id, ())]
        if parts:
            found.append(Branch("area", area.id, _called(area.code, area.name), tuple(parts)))
    found += [_unit(view, unit) for unit in areas.get(None, ())]
    loose = [one for one in sheets if one.kind is not SheetKind.OVERVIEW and one.unit_process is None]
    return found + [_leaf(one) for one in loose]


def _unit(view: View, unit: UnitProcess) -> Branch:
    sheets = [_leaf(one) for one in _sheets_of_unit(view, unit.id)]
    return Branch("unit_process", unit.id, _called(unit.code, unit.name), tuple(sheets))


def _sheets_of_unit(view: View, unit: str) -> list[Sheet]:
    """Return the sheets of a unit process, its own before those of its unit operations."""
    sheets = view.by(Sheet, "unit_process").get(unit, ())
    drawn = [one for one in sheets if one.kind is not SheetKind.OVERVIEW]
    return sorted(drawn, key=lambda one: one.kind is SheetKind.UNIT_OPERATION)


def _leaf(sheet: Sheet) -> Branch:
    return Branch("sheet", sheet.id, sheet_name(sheet))


def sheet_name(sheet: Sheet) -> str:
    """Return what a sheet is called: its name, and its title where that says more."""
    if sheet.title and sheet.title != sheet.name:
        return _called(sheet.name, sheet.title)
    return sheet.name or label_of(sheet)


def _called(code: str, name: str) -> str:
    return " ".join(part for part in (code, name) if part)


def sheets_in_order(view: View) -> list[Sheet]:
    """Return all sheets as the tree shows them."""
    found: list[Sheet] = []

    def walk(branches: Sequence[Branch]) -> None:
        for branch in branches:
            sheet = view.get(Sheet, branch.id) if branch.kind == "sheet" else None
            if sheet is not None:
                found.append(sheet)
            walk(branch.parts)

    walk(sheets_tree(view))
    return found


def sheet_of_unit(view: View, unit_id: str) -> str | None:
    """Return the sheet of a unit process, None where it has none."""
    found = _sheets_of_unit(view, unit_id)
    return found[0].id if found else None


def sheets_of_equipment(view: View, equipment_id: str) -> tuple[str, ...]:
    """Return the sheets on which an item of equipment stands, that of its unit process first."""
    found = {one.sheet for one in view.by(Placement, "equipment").get(equipment_id, ())}
    item = view.get(Equipment, equipment_id)
    own = item.unit_process if item is not None else None
    sheets = [sheet for sheet in view.all(Sheet) if sheet.id in found]
    sheets.sort(key=lambda sheet: (sheet.unit_process != own, sheet.kind is not SheetKind.UNIT_PROCESS))
    return tuple(sheet.id for sheet in sheets)


def sheets_of_stream(view: View, stream_id: str) -> tuple[str, ...]:
    """Return the sheets on which a stream runs."""
    return view.shared("sheets of streams", PLANNED, lambda: _stream_sheets(view)).get(stream_id, ())


def _stream_sheets(view: View) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sheet in view.all(Sheet):
        for stream in plan_of(view, sheet.id).courses:
            found[stream] = (*found.get(stream, ()), sheet.id)
    return found


def sheet_where(view: View, stream: Stream, start: bool, here: Sheet) -> str | None:
    """Return the sheet on which a stream goes on at an end that is not on this sheet; None where it is not drawn."""
    equipment = stream.from_equipment if start else stream.to_equipment
    if equipment is not None:
        found = next((one for one in sheets_of_equipment(view, equipment) if one != here.id), None)
        if found is not None:
            return found
    ends = ends_of(view)
    unit = ends.start(stream) if start else ends.end(stream)
    found = sheet_of_unit(view, unit) if unit is not None else None
    return found if found != here.id else None
