"""Edits of diagram sheets: what stands on them, and which streams join it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cpdesk.edits.flows import add_stream
from cpdesk.edits.plant import add_equipment, remove_equipment
from cpdesk.edits.records import add_all, change, change_all, demanded, demanded_all, remove
from cpdesk.edits.removal import doomed_with
from cpdesk.edits.sheet_records import keep_moved, plan_of, settle_sheet, sheet_of
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.sheets.moving import Moving
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import Equipment, EquipmentKind
from cpdesk.records.record import kind_of

Thing = tuple[str | None, str | None, str | None, bool | None]


@dataclass(frozen=True, slots=True)
class TieTo:
    """Where an end of a stream goes: to a port of something on the sheet, or to a free place of it in mm."""

    placement: str | None = None
    port: str = ""
    x: float = 0.0
    y: float = 0.0


def place(
    project: Project,
    sheet_id: str,
    x: float,
    y: float,
    *,
    equipment: str | None = None,
    unit_process: str | None = None,
    stream: str | None = None,
    stream_start: bool | None = None,
    **looks: object,
) -> Placement:
    """Put an item of equipment, a unit process or an end of a stream on a sheet; what stands there already is moved.

    `x`, `y` are its centre in mm; `looks` are other fields of the placement, such as `rotation`.
    """
    thing = (equipment, unit_process, stream, stream_start)
    if sum(named is not None for named in thing[:3]) != 1:
        raise DataFault(N_("Place one thing: an item of equipment, a unit process or an end of a stream."))
    demanded_all(project, Sheet, [sheet_id])
    there = [one for one in project.where(Placement, "sheet", [sheet_id]) if _thing(one) == thing]
    values: Any = {"x": x, "y": y, **looks}
    with project.step(Message(N_("Place on the sheet"))):
        if there:
            return change(project, Placement, there[0].id, **values)
        new = Placement(
            sheet=sheet_id,
            equipment=equipment,
            unit_process=unit_process,
            stream=stream,
            stream_start=stream_start,
            **values,
        )
        return add_all(project, [new])[0]


def _thing(placement: Placement) -> Thing:
    return placement.equipment, placement.unit_process, placement.stream, placement.stream_start


def draw_equipment(
    project: Project, sheet_id: str, kind: EquipmentKind, x: float, y: float, name: str = ""
) -> Placement:
    """Add an item of equipment to the sheet's unit process, with the next tag, and place it; x, y in mm."""
    sheet = demanded(project, Sheet, sheet_id)
    with project.step(Message(N_("Draw equipment"))):
        item = add_equipment(project, Equipment(kind=kind, name=name, unit_process=sheet.unit_process))
        placed = place(project, sheet_id, x, y, equipment=item.id)
        settle_sheet(project, sheet_id)
        return placed


def write_note(project: Project, sheet_id: str, x: float, y: float, text: str) -> Placement:
    """Put a note on a sheet; x, y is its centre in mm."""
    demanded_all(project, Sheet, [sheet_id])
    with project.step(Message(N_("Write a note"))):
        return add_all(project, [Placement(sheet=sheet_id, text=text, x=x, y=y)])[0]


def connect(
    project: Project, sheet_id: str, start: TieTo, end: TieTo, kind: StreamKind | None = None
) -> Stream:
    """Draw a new stream from one thing on the sheet to another; an end at a free place lies in the surroundings."""
    if start.placement is None and end.placement is None:
        raise DataFault(N_("A stream starts or ends at something on the sheet."))
    with project.step(Message(N_("Draw a stream"))):
        values: Any = {**_tie(project, start, True), **_tie(project, end, False)}
        stream = add_stream(project, Stream(kind=kind, **values))
        for tie, at_start in ((start, True), (end, False)):
            if tie.placement is None:
                place(project, sheet_id, tie.x, tie.y, stream=stream.id, stream_start=at_start)
        settle_sheet(project, sheet_id)
        return stream


def tie(project: Project, sheet_id: str, stream_id: str, start: bool, to: TieTo) -> Stream:
    """Tie the start or the end of a stream to another port, or let it go to a free place in the surroundings."""
    demanded(project, Stream, stream_id)
    with project.step(Message(N_("Tie a stream"))):
        stream = change(project, Stream, stream_id, **_tie(project, to, start))
        ends = project.where(Placement, "stream", [stream_id])
        loose = [one for one in ends if one.sheet == sheet_id and bool(one.stream_start) is start]
        if to.placement is None:
            place(project, sheet_id, to.x, to.y, stream=stream_id, stream_start=start)
        else:
            remove(project, Placement, [one.id for one in loose if one.id != to.placement])
        _let_routes_go(project, sheet_id, [stream_id])
        settle_sheet(project, sheet_id)
        return stream


def _tie(project: Project, to: TieTo, start: bool) -> dict[str, object]:
    """Return the fields of a stream that tie its start or its end."""
    names = ("from_unit", "from_equipment", "from_port") if start else ("to_unit", "to_equipment", "to_port")
    if to.placement is None:
        return dict(zip(names, (None, None, ""), strict=True))
    placed = demanded(project, Placement, to.placement)
    if placed.equipment is not None:
        item = demanded(project, Equipment, placed.equipment)
        return dict(zip(names, (item.unit_process, item.id, to.port), strict=True))
    if placed.unit_process is not None:
        return dict(zip(names, (placed.unit_process, None, ""), strict=True))
    raise DataFault(N_("A stream is tied to equipment or to a unit process, not to another stream's end."))


def remove_from_sheet(project: Project, ids: Sequence[str]) -> None:
    """Take things off a sheet; equipment and streams stay in the project."""
    sheet_id = sheet_of(project, ids)
    with project.step(Message(N_("Take off the sheet"))):
        remove(project, Placement, ids)
        settle_sheet(project, sheet_id)


def delete_drawn(
    project: Project,
    sheet_id: str,
    ids: Sequence[str],
    streams: Sequence[str] = (),
    *,
    with_streams: bool = True,
) -> None:
    """Delete what is chosen on a sheet from the project: equipment with its streams, ends with theirs, notes.

    Without `with_streams` the streams of equipment that goes stay at its unit process. Unit processes are only
    taken off the sheet.
    """
    placed = demanded_all(project, Placement, ids)
    items = [one.equipment for one in placed if one.equipment is not None]
    gone = {*streams, *(one.stream for one in placed if one.stream is not None)}
    with project.step(Message(N_("Delete from the sheet"))):
        remove(project, Stream, [key for key in sorted(gone) if project.get(Stream, key) is not None])
        if items:
            remove_equipment(project, items, with_streams=with_streams)
        left = project.where(Placement, "id", list(ids))
        remove(project, Placement, [one.id for one in left])
        settle_sheet(project, sheet_id)


def deleted_with(project: Project, ids: Sequence[str], streams: Sequence[str] = ()) -> dict[str, int]:
    """Return by kind how many records go when `delete_drawn` deletes these; what is drawn only is not counted."""
    placed = project.where(Placement, "id", list(ids))
    items = [one.equipment for one in placed if one.equipment is not None]
    gone = {*streams, *(one.stream for one in placed if one.stream is not None)}
    for end in ("from_equipment", "to_equipment"):
        gone |= {stream.id for stream in project.where(Stream, end, items)}
    found: dict[str, set[str]] = {}
    for cls, keys in ((Equipment, items), (Stream, sorted(gone))):
        for kind, records in doomed_with(project, cls, keys).items():
            found[kind] = found.get(kind, set()) | records
    drawn = {kind_of(Placement), kind_of(Route)}
    return {kind: len(records) for kind, records in found.items() if kind not in drawn}


def shift(project: Project, ids: Sequence[str], dx: float, dy: float) -> None:
    """Move what stands on a sheet by so many mm; streams follow, and those in the way go round."""
    sheet_id = sheet_of(project, ids)
    plan = plan_of(project, sheet_id)
    with project.step(Message(N_("Shift on the sheet"))):
        keep_moved(project, sheet_id, plan, Moving(plan, ids).by(dx, dy))


def set_places(project: Project, placements: Sequence[Placement], name: Message) -> None:
    """Keep other places, turns or sizes of things on one sheet, as one step of a name."""
    ids = [one.id for one in placements]
    sheet_id = sheet_of(project, ids)
    plan = plan_of(project, sheet_id)
    with project.step(name):
        keep_moved(project, sheet_id, plan, Moving(plan, ids).to({one.id: one for one in placements}))


def pin(project: Project, ids: Sequence[str], pinned: bool = True) -> None:
    """Pin things so that no layout moves them, or let them go."""
    demanded_all(project, Placement, ids)
    with project.step(Message(N_("Pin on the sheet") if pinned else N_("Unpin on the sheet"))):
        change_all(project, Placement, {key: {"pinned": pinned} for key in ids})


def dress(project: Project, sheet_id: str, ids: Sequence[str], streams: Sequence[str], style: str) -> None:
    """Give things and streams of a sheet a style: words of "thick", "dashed", "tint"."""
    demanded_all(project, Placement, ids)
    with project.step(Message(N_("Change the style"))):
        change_all(project, Placement, {key: {"style": style} for key in ids})
        settle_sheet(project, sheet_id)
        found = [one for one in project.where(Route, "sheet", [sheet_id]) if one.stream in streams]
        change_all(project, Route, {one.id: {"style": style} for one in found})


def put_label(project: Project, placement_id: str, at: tuple[float, float] | None) -> None:
    """Put the tag of something at a place in mm; None: where there is room."""
    x, y = at if at is not None else (None, None)
    with project.step(Message(N_("Move a label"))):
        change(project, Placement, placement_id, label_x=x, label_y=y)


def _let_routes_go(project: Project, sheet_id: str, streams: Sequence[str]) -> None:
    found = [one for one in project.where(Route, "sheet", [sheet_id]) if one.stream in streams]
    remove(project, Route, [one.id for one in found])


def turned(placements: Sequence[Placement], by: int = 90) -> list[Placement]:
    """Return placements turned by so many degrees clockwise, each about its own middle."""
    return [replace(one, rotation=(one.rotation + by) % 360) for one in placements]


def mirrored(placements: Sequence[Placement]) -> list[Placement]:
    """Return placements mirrored left to right, each about its own middle."""
    return [replace(one, mirrored=not one.mirrored) for one in placements]
