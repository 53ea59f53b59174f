"""Edits of the plant: where equipment stands and what its tags are."""

from collections.abc import Sequence
from dataclasses import replace

from cpdesk.edits.numbering import Numbers
from cpdesk.edits.records import add_all, change_all, demanded, demanded_all, remove
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Area, Equipment, EquipmentKind, UnitProcess

LETTERS = {
    **dict.fromkeys(("column", "packed column", "tray column", "scrubber"), "T"),
    **dict.fromkeys(("heat exchanger", "cooler", "condenser", "reboiler", "cooling tower"), "E"),
    **dict.fromkeys(("compressor", "fan"), "C"),
    **dict.fromkeys(("furnace", "kiln", "boiler"), "F"),
    **dict.fromkeys(("vessel", "tank", "gas holder", "silo", "separator"), "V"),
    **dict.fromkeys(("mill", "mixer", "centrifuge", "dryer", "filter", "packing machine"), "M"),
    "reactor": "R",
    "pump": "P",
    "stack": "S",
    "conveyor": "L",
}
"""The letter of an item's tag by its kind, as chemical plants of China use them (HG/T 20519); X is any other."""

_WORDS = ("letter", "area", "unit")


def add_equipment(project: Project, item: Equipment) -> Equipment:
    """Add an item of equipment; one without a tag gets the next of the project's scheme."""
    if not item.tag:
        taken = [other.tag for other in project.read(Equipment)]
        numbers = Numbers(project.audit.equipment_tag_scheme, taken, _WORDS)
        item = replace(item, tag=numbers.next(**_words(project, item)))
    return add_all(project, [item])[0]


def _words(project: Project, item: Equipment) -> dict[str, str]:
    unit = project.get(UnitProcess, item.unit_process) if item.unit_process else None
    area = project.get(Area, unit.area) if unit is not None and unit.area else None
    kind = item.kind or EquipmentKind.GENERIC
    return {
        "letter": LETTERS.get(kind.value, "X"),
        "area": area.code if area is not None else "",
        "unit": unit.code if unit is not None else "",
    }


def move_equipment(project: Project, ids: Sequence[str], unit_id: str | None) -> None:
    """Put items of equipment into a unit process, or None for no unit; their streams and emissions follow."""
    if unit_id is not None:
        demanded(project, UnitProcess, unit_id)
    with project.step(Message(N_("Move equipment to another unit process"))):
        change_all(project, Equipment, {item: {"unit_process": unit_id} for item in ids})


def renumber_equipment(project: Project, ids: Sequence[str] | None = None) -> None:
    """Give items of equipment new tags by the project's scheme, in their order."""
    items = project.read(Equipment)
    chosen = {item.id for item in (items if ids is None else demanded_all(project, Equipment, ids))}
    taken = [item.tag for item in items if item.id not in chosen]
    numbers = Numbers(project.audit.equipment_tag_scheme, taken, _WORDS)
    tags = {item.id: {"tag": numbers.next(**_words(project, item))} for item in items if item.id in chosen}
    with project.step(Message(N_("Renumber equipment"))):
        change_all(project, Equipment, tags)


def remove_equipment(project: Project, ids: Sequence[str], *, with_streams: bool = False) -> None:
    """Delete items of equipment; their streams stay at the unit process, unless they are to go as well."""
    name = Message(N_("Delete {number} items of equipment"), {"number": len(ids)})
    with project.step(name):
        if with_streams:
            ends = ("from_equipment", "to_equipment")
            found = {stream.id for end in ends for stream in project.where(Stream, end, list(ids))}
            remove(project, Stream, sorted(found))
        remove(project, Equipment, ids)
