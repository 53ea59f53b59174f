"""What is written at the things on a sheet: tags and names, where a stream leads, the marks of emissions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cpdesk.language import N_, Message
from cpdesk.methods.sheets.plan import Thing
from cpdesk.records.diagrams import Sheet
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream
from cpdesk.records.plant import DischargePoint, Equipment, UnitProcess
from cpdesk.tables.drawing import EmissionMark, Label, Standing
from cpdesk.tables.sheet_tree import sheet_where
from cpdesk.tables.sheets_contents import ends_of
from cpdesk.tables.sheets_text import label, wrapped
from cpdesk.tables.view import View

Say = Callable[[Message | str], str]

TAG, NAME = 2.5, 2.0
"""The height of the letters of tags, and of names and notes, in mm."""

NAME_WIDTH = 30.0
"""The width in mm at which names are broken into lines."""

INSIDE = {
    Standing.OFF_PAGE: (20.5, 8.0),
    Standing.SURROUNDINGS: (24.0, 11.0),
    Standing.UNIT_PROCESS: (32.0, 15.0),
}
"""Things that hold their text: the room in them in mm, at their natural size."""

_STANDING = {
    "off_page": Standing.OFF_PAGE,
    "raw_material": Standing.RAW_MATERIAL,
    "utility": Standing.UTILITY,
    "product": Standing.PRODUCT,
    "discharge_point": Standing.DISCHARGE,
    "surroundings": Standing.SURROUNDINGS,
}


@dataclass(frozen=True, slots=True)
class Lettering:
    """What is written at a thing: in it, beside it (with no place yet), and its marks (with no place yet)."""

    inside: tuple[Label, ...] = ()
    beside: tuple[Label, ...] = ()
    marks: tuple[EmissionMark, ...] = ()
    leads_to: str | None = None


def standing_of(thing: Thing) -> Standing:
    """Return what a thing is to the sheet."""
    placement = thing.placement
    if placement.equipment is not None:
        return Standing.EQUIPMENT
    if placement.unit_process is not None:
        return Standing.UNIT_PROCESS
    if thing.symbol is None:
        return Standing.NOTE
    return _STANDING.get(thing.symbol.key, Standing.SURROUNDINGS)


def lettering_of(view: View, sheet: Sheet, thing: Thing, say: Say) -> Lettering:
    """Return what is written at a thing."""
    placement, standing = thing.placement, standing_of(thing)
    if standing is Standing.EQUIPMENT:
        return _of_equipment(view, placement.equipment or "")
    if standing is Standing.UNIT_PROCESS:
        unit = view.get(UnitProcess, placement.unit_process)
        code, name = (unit.code, unit.name) if unit is not None else ("", "")
        return _held(thing, standing, code, name)
    if standing is Standing.NOTE:
        return Lettering(inside=(_in_thing(thing, wrapped(placement.text, thing.stand.width, NAME), NAME),))
    stream = view.get(Stream, placement.stream)
    if stream is None:
        return Lettering()
    if standing is Standing.OFF_PAGE:
        return _of_off_page(view, sheet, thing, stream, say)
    text = _end_text(view, stream, bool(placement.stream_start))
    if standing is Standing.SURROUNDINGS:
        return _held(thing, standing, "", text)
    return Lettering(beside=_named(text, NAME_WIDTH))


def _of_equipment(view: View, equipment: str) -> Lettering:
    item = view.get(Equipment, equipment)
    if item is None:
        return Lettering()
    tag = (label([item.tag], TAG, bold=True),) if item.tag else ()
    marks = tuple(
        EmissionMark(one.id, one.medium, one.number, 0.0, 0.0)
        for one in view.by(Emission, "equipment").get(equipment, ())
    )
    return Lettering(beside=(*tag, *_named(item.name, NAME_WIDTH)), marks=marks)


def _named(text: str, width: float) -> tuple[Label, ...]:
    return (label(wrapped(text, width, NAME), NAME),) if text else ()


def _end_text(view: View, stream: Stream, start: bool) -> str:
    """Return what an end in the surroundings is called: the point of discharge, or the stream itself."""
    point = None if start else view.get(DischargePoint, stream.discharge_point)
    if point is None:
        return stream.name
    return " ".join(part for part in (point.code, point.name) if part) or stream.name


def _of_off_page(view: View, sheet: Sheet, thing: Thing, stream: Stream, say: Say) -> Lettering:
    start = bool(thing.placement.stream_start)
    ends = ends_of(view)
    unit = view.get(UnitProcess, ends.start(stream) if start else ends.end(stream))
    item = view.get(Equipment, stream.from_equipment if start else stream.to_equipment)
    code = unit.code if unit is not None else (item.tag if item is not None else "")
    name = unit.name if unit is not None else (item.name if item is not None else "")
    text = N_("from {place}") if start else N_("to {place}")

    def told(place: str) -> str:
        return say(Message(text, {"place": place}))

    whole = told(" ".join(part for part in (code, name) if part))
    made = _held(thing, Standing.OFF_PAGE, "", whole)
    if made.beside and code:
        made = replace(_held(thing, Standing.OFF_PAGE, "", told(code)), beside=_named(name, NAME_WIDTH))
    return replace(made, leads_to=sheet_where(view, stream, start, sheet))


def _held(thing: Thing, standing: Standing, code: str, name: str) -> Lettering:
    """Return code and name in a thing, in letters as large as fit; beside it where none do."""
    upright = thing.stand.rotation % 180 == 0
    natural = INSIDE[standing]
    symbol = thing.symbol
    share = thing.stand.width / symbol.width if symbol is not None else 1.0
    tall = thing.stand.height / symbol.height if symbol is not None else 1.0
    wide, high = (
        (natural[0] * share, natural[1] * tall) if upright else (natural[1] * tall, natural[0] * share)
    )
    for size in (TAG, NAME, 1.8):
        made = list(_lines_in(code, name, wide, size))
        fits = sum(one.height for one in made) <= high and all(one.width <= wide for one in made)
        if fits and not _broken(name, made[-1] if name else None):
            return Lettering(inside=_centred(thing, standing, made))
    return Lettering(beside=tuple(_lines_in(code, name, NAME_WIDTH, NAME)))


def _broken(name: str, made: Label | None) -> bool:
    """Tell whether a word was parted, as in a box narrower than the word."""
    if made is None or not name.isascii():
        return False
    return made.text.split() != name.split()


def _lines_in(code: str, name: str, width: float, size: float) -> Iterator[Label]:
    if code:
        yield label([code], size, bold=True)
    if name:
        yield label(wrapped(name, width, size), size)


def _centred(thing: Thing, standing: Standing, labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return labels in the middle of a thing; the point of an off-page connector is no room."""
    x, y = thing.stand.x, thing.stand.y
    if standing is Standing.OFF_PAGE and thing.symbol is not None:
        x, y = thing.stand.on_sheet(11.0 / thing.symbol.width, 0.5)
    top = y - sum(one.height for one in labels) / 2
    placed: list[Label] = []
    for one in labels:
        placed.append(replace(one, x=x, y=top + one.height / 2))
        top += one.height
    return tuple(placed)


def _in_thing(thing: Thing, lines: Sequence[str], size: float) -> Label:
    return replace(label(lines, size), x=thing.stand.x, y=thing.stand.y)
