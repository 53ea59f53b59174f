"""Edits of the inventory of emissions."""

from dataclasses import replace
from typing import Any

from cpdesk.edits.numbering import Numbers
from cpdesk.edits.records import add_all, demanded
from cpdesk.project.project import Project
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import DischargePoint
from cpdesk.records.production import Medium

LETTERS = {Medium.WATER: "W", Medium.AIR: "G", Medium.SOLID: "S", Medium.HAZARDOUS: "S", Medium.NOISE: "N"}
"""The letter of an emission's number by its medium, as impact assessments in China number them; E is any other."""

_MEDIA = {
    StreamKind.WASTEWATER: Medium.WATER,
    StreamKind.WASTE_GAS: Medium.AIR,
    StreamKind.SOLID_WASTE: Medium.SOLID,
    StreamKind.HAZARDOUS_WASTE: Medium.HAZARDOUS,
}


def add_emission(project: Project, emission: Emission) -> Emission:
    """Add an emission; its stream and point of discharge fill what is empty, its medium gives the number."""
    emission = _filled(emission, _of_stream(project, emission))
    emission = _filled(emission, _of_point(project, emission))
    if not emission.number:
        taken = [other.number for other in project.read(Emission)]
        letter = LETTERS[emission.medium] if emission.medium is not None else "E"
        emission = replace(emission, number=Numbers(f"{letter}{{n}}", taken).next())
    return add_all(project, [emission])[0]


def _of_stream(project: Project, emission: Emission) -> dict[str, object]:
    if emission.stream is None:
        return {}
    stream = demanded(project, Stream, emission.stream)
    return {
        "name": stream.name,
        "medium": _MEDIA.get(stream.kind) if stream.kind is not None else None,
        "equipment": stream.from_equipment,
        "unit_process": stream.from_unit,
        "discharge_point": stream.discharge_point,
        "flow": stream.flow,
    }


def _of_point(project: Project, emission: Emission) -> dict[str, object]:
    if emission.discharge_point is None:
        return {}
    point = demanded(project, DischargePoint, emission.discharge_point)
    return {"medium": point.medium, "standard": point.standard}


def _filled(emission: Emission, values: dict[str, object]) -> Emission:
    found: Any = {name: value for name, value in values.items() if value and not getattr(emission, name)}
    return replace(emission, **found)
