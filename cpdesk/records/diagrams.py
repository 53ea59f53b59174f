"""Sheets of the process flow diagram and where things stand on them; lengths in mm of the sheet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import (
    Fraction,
    LongText,
    PartialDate,
    Positive,
    Record,
    Rule,
    Type,
    names,
    part_of,
)


class SheetKind(StrEnum):
    """What a sheet shows."""

    OVERVIEW = "overview"
    UNIT_PROCESS = "unit process"
    UNIT_OPERATION = "unit operation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Record):
    """A sheet of the diagram with what its title block says; `underlay` is an attachment to trace from.

    The underlay's upper left corner lies at `underlay_x`, `underlay_y`; 0 of `underlay_shade` leaves it as it
    is, 1 dims it away. `hidden_kinds` are kinds of streams that this sheet leaves out, separated by commas.
    """

    name: str = ""
    title: str = ""
    kind: SheetKind = SheetKind.UNIT_PROCESS
    unit_process: Annotated[str | None, names("unit_process")] = None
    area: Annotated[str | None, names("area")] = None
    paper: str = "A3"
    portrait: bool = False
    revision: str = ""
    drawn_on: PartialDate = ""
    drawn_by: str = ""
    checked_by: str = ""
    underlay: Annotated[str | None, names("attachment")] = None
    underlay_x: float | None = None
    underlay_y: float | None = None
    underlay_width: Positive = None
    underlay_shade: Fraction = None
    hidden_kinds: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """Where something stands on a sheet: an item of equipment, a unit process, or an end in the surroundings.

    One that names nothing is a note: its `text` stands there. `x`, `y` are the centre in mm, `rotation` in
    degrees clockwise; `label_x`, `label_y` is where a person put the tag.
    """

    sheet: Annotated[str, part_of("sheet")]
    equipment: Annotated[str | None, Rule(type=Type.REFERENCE, refers_to="equipment", dies_with=True)] = None
    unit_process: Annotated[
        str | None, Rule(type=Type.REFERENCE, refers_to="unit_process", dies_with=True)
    ] = None
    stream: Annotated[str | None, Rule(type=Type.REFERENCE, refers_to="stream", dies_with=True)] = None
    stream_start: bool | None = None
    text: LongText = ""
    x: float = 0.0
    y: float = 0.0
    width: float | None = None
    height: float | None = None
    rotation: Annotated[int, Rule(type=Type.WHOLE, minimum=0, maximum=359)] = 0
    mirrored: bool = False
    pinned: bool = False
    style: str = ""
    label_x: float | None = None
    label_y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Record):
    """How a stream runs on a sheet: `points` are the corners "x,y x,y" in mm, the label's place beside them."""

    sheet: Annotated[str, part_of("sheet")]
    stream: Annotated[str, part_of("stream")]
    points: str = ""
    label_x: float | None = None
    label_y: float | None = None
    fixed: bool = False
    style: str = ""
