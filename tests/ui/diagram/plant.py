"""A small chlorination with its sheet: feeds, a recycle, off-gas and waste water."""

from cpdesk.edits.sheet_drawing import draw_unit
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Phase, Stream, StreamKind
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.production import Medium

UNITS = (("u1", "U1", "Chlorination"), ("u2", "U2", "Distillation"), ("u3", "U3", "Packing"))
EQUIPMENT = (
    ("v1", "u1", "V101", "Benzene tank", EquipmentKind.TANK),
    ("p1", "u1", "P101", "Benzene pump", EquipmentKind.PUMP),
    ("r1", "u1", "R101", "Chlorinator", EquipmentKind.REACTOR),
    ("e1", "u1", "E101", "Gas cooler", EquipmentKind.COOLER),
    ("t1", "u1", "T101", "HCl scrubber", EquipmentKind.SCRUBBER),
    ("s1", "u1", "V102", "Phase separator", EquipmentKind.SEPARATOR),
    ("t2", "u2", "T201", "Rectification column", EquipmentKind.TRAY_COLUMN),
    ("e2", "u2", "E201", "Condenser", EquipmentKind.CONDENSER),
)
STREAMS = (
    ("a", "S1", "Benzene", "", "v1", StreamKind.RAW_MATERIAL, 4.2),
    ("b", "S2", "Benzene to pump", "v1", "p1", StreamKind.INTERMEDIATE, 4.2),
    ("c", "S3", "Benzene feed", "p1", "r1", StreamKind.INTERMEDIATE, 4.2),
    ("d", "S4", "Chlorine", "", "r1", StreamKind.RAW_MATERIAL, 3.6),
    ("e", "S5", "Off-gas", "r1", "e1", StreamKind.INTERMEDIATE, 1.9),
    ("f", "S6", "Cooled gas", "e1", "t1", StreamKind.INTERMEDIATE, 1.7),
    ("g", "S7", "Condensed benzene", "e1", "r1", StreamKind.RECYCLE, 0.2),
    ("h", "S8", "Water", "", "t1", StreamKind.UTILITY, 5.0),
    ("i", "S9", "Hydrochloric acid", "t1", "", StreamKind.BY_PRODUCT, 6.5),
    ("j", "S10", "Vent gas", "t1", "", StreamKind.WASTE_GAS, 0.2),
    ("k", "S11", "Crude product", "r1", "s1", StreamKind.INTERMEDIATE, None),
    ("l", "S12", "Acid water", "s1", "", StreamKind.WASTEWATER, None),
    ("m", "S13", "Crude chlorobenzene", "s1", "t2", StreamKind.INTERMEDIATE, 5.9),
    ("n", "S14", "Vapour", "t2", "e2", StreamKind.INTERMEDIATE, 3.0),
)


def fill(project: Project) -> None:
    """Write the plant's records."""
    units = {key: unit for key, unit, *_ in EQUIPMENT}
    with project.step(Message("Plant")) as step:
        step.add_all([UnitProcess(id=key, code=code, name=name) for key, code, name in UNITS])
        step.add_all(
            [
                Equipment(id=key, position=place + 1.0, unit_process=unit, tag=tag, name=name, kind=kind)
                for place, (key, unit, tag, name, kind) in enumerate(EQUIPMENT)
            ]
        )
        step.add_all([_stream(place + 1.0, units, *one) for place, one in enumerate(STREAMS)])
        step.add_all(
            [
                Emission(
                    id="w1", number="G1", medium=Medium.AIR, unit_process="u1", equipment="t1", stream="s_j"
                )
            ]
        )


def _stream(place, units, key, number, name, start, end, kind, flow) -> Stream:
    return Stream(
        id=f"s_{key}",
        position=place,
        number=number,
        name=name,
        from_equipment=start or None,
        to_equipment=end or None,
        from_unit=units.get(start),
        to_unit=units.get(end),
        kind=kind,
        phase=Phase.LIQUID,
        flow=None if flow is None else quantity(flow, "t/h"),
    )


def drawn(project: Project) -> str:
    """Write the plant and draw the sheet of its first unit process; return the sheet."""
    fill(project)
    return draw_unit(project, "u1").id
