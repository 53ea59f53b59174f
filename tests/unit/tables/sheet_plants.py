"""Plants whose sheets are drawn in tests: the chlorination of benzene, and any that a seed decides."""

from dataclasses import dataclass
from random import Random

from cpdesk.edits.flows import add_stream
from cpdesk.edits.plant import add_equipment
from cpdesk.edits.records import add_all
from cpdesk.edits.sheet_drawing import draw_overview, draw_units
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Phase, Stream, StreamKind
from cpdesk.records.plant import DischargePoint, Equipment, EquipmentKind, UnitProcess
from cpdesk.records.production import Medium
from cpdesk.tables.drawing import MARK_HEIGHT, Drawing, mark_width

K, S = EquipmentKind, StreamKind


@dataclass
class Plant:
    project: Project
    units: list[UnitProcess]
    items: dict[str, Equipment]
    streams: dict[str, Stream]
    sheets: dict[str, str]


EQUIPMENT = (
    ("tank", K.TANK, "Benzene tank", 0),
    ("pump", K.PUMP, "Benzene feed pump", 0),
    ("drying", K.PACKED_COLUMN, "Drying column", 0),
    ("chlorinator", K.REACTOR, "Chlorinator", 0),
    ("condenser", K.CONDENSER, "Reflux condenser", 0),
    ("separator", K.SEPARATOR, "Acid separator", 0),
    ("absorber", K.SCRUBBER, "Hydrogen chloride absorber", 0),
    ("fan", K.FAN, "Tail gas fan", 0),
    ("stack", K.STACK, "Stack", 0),
    ("washer", K.VESSEL, "Neutralising vessel", 1),
    ("column", K.TRAY_COLUMN, "Crude distillation column", 1),
)
STREAMS = (
    ("benzene", None, "tank", S.RAW_MATERIAL, 4.0),
    ("to pump", "tank", "pump", S.INTERMEDIATE, 4.0),
    ("to drying", "pump", "drying", S.INTERMEDIATE, 4.0),
    ("dry benzene", "drying", "chlorinator", S.INTERMEDIATE, 4.0),
    ("chlorine", None, "chlorinator", S.RAW_MATERIAL, 2.0),
    ("vapour", "chlorinator", "condenser", S.INTERMEDIATE, None),
    ("reflux", "condenser", "chlorinator", S.RECYCLE, None),
    ("acid gas", "condenser", "absorber", S.INTERMEDIATE, 1.0),
    ("water", None, "absorber", S.UTILITY, 3.0),
    ("acid", "absorber", None, S.BY_PRODUCT, 3.9),
    ("tail gas", "absorber", "fan", S.INTERMEDIATE, 0.1),
    ("to stack", "fan", "stack", S.INTERMEDIATE, 0.1),
    ("stack gas", "stack", None, S.WASTE_GAS, 0.1),
    ("crude", "chlorinator", "separator", S.INTERMEDIATE, 5.0),
    ("crude chlorobenzene", "separator", "washer", S.INTERMEDIATE, 5.0),
    ("washed", "washer", "column", S.INTERMEDIATE, 4.0),
    ("benzene back", "column", "tank", S.RECYCLE, None),
)


def chlorobenzene(project: Project) -> Plant:
    """Chlorination and distillation with their sheets and an overview; the first balance closes, the second not."""
    units = add_all(
        project, [UnitProcess(code="01", name="Chlorination"), UnitProcess(code="02", name="Distillation")]
    )
    point = add_all(project, [DischargePoint(code="DA001", name="Tail gas stack", medium=Medium.AIR)])[0]
    items = {
        key: add_equipment(project, Equipment(kind=kind, name=name, unit_process=units[unit].id))
        for key, kind, name, unit in EQUIPMENT
    }
    streams: dict[str, Stream] = {}
    for name, start, end, kind, flow in STREAMS:
        streams[name] = add_stream(
            project,
            Stream(
                name=name,
                kind=kind,
                from_equipment=items[start].id if start else None,
                to_equipment=items[end].id if end else None,
                flow=quantity(flow, "t/h") if flow is not None else None,
                discharge_point=point.id if name == "stack gas" else None,
            ),
        )
    add_all(
        project,
        [
            Emission(number="1", name="Tail gas", medium=Medium.AIR, equipment=items["absorber"].id),
            Emission(number="2", name="Spent acid", medium=Medium.WATER, equipment=items["absorber"].id),
            Emission(number="7", name="Sludge", medium=Medium.HAZARDOUS, equipment=items["separator"].id),
        ],
    )
    drawn = draw_units(project)
    whole = draw_overview(project, "PFD", "The plant")
    sheets = {"01": drawn[0].id, "02": drawn[1].id, "PFD": whole.id}
    return Plant(project, list(units), items, streams, sheets)


def generated(project: Project, seed: int, count: int) -> str:
    """Draw a unit process of so many items, and return its sheet."""
    chance = Random(seed)
    unit = add_all(project, [UnitProcess(code="07", name="氯苯精制")])[0]
    with project.step(Message("Plant")):
        items = [
            add_equipment(
                project,
                Equipment(
                    kind=chance.choice(list(EquipmentKind)),
                    name=chance.choice(["pump", "循环水冷却器", "Benzene recovery column", ""]),
                    unit_process=unit.id,
                ),
            )
            for _ in range(count)
        ]

        def flow(start: int | None, end: int | None, kind: StreamKind) -> None:
            ends = [None if one is None else items[one].id for one in (start, end)]
            given = quantity(chance.uniform(0.1, 20), "t/h") if chance.random() < 0.7 else None
            add_stream(
                project,
                Stream(
                    name=chance.choice(["crude", "苯和氯苯混合液"]),
                    kind=kind,
                    from_equipment=ends[0],
                    to_equipment=ends[1],
                    flow=given,
                    phase=chance.choice(list(Phase)),
                ),
            )

        for place in range(count - 1):
            flow(place, place + 1, S.INTERMEDIATE)
        flow(None, 0, S.RAW_MATERIAL)
        for _ in range(count // 3):
            place = chance.randrange(count)
            waste = chance.choice([S.WASTEWATER, S.WASTE_GAS, S.SOLID_WASTE])
            flow(*((None, place, S.UTILITY) if chance.random() < 0.4 else (place, None, waste)))
        if count > 4:
            flow(count - 1, 1, S.RECYCLE)
        add_all(
            project,
            [
                Emission(number=f"{n}", medium=chance.choice(list(Medium)), equipment=chance.choice(items).id)
                for n in range(count // 2)
            ],
        )
    return draw_units(project)[0].id


Box = tuple[float, float, float, float]


def box_of(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def overlap(one: Box, two: Box) -> bool:
    slack = 1e-6
    return (
        one[0] < two[2] - slack
        and two[0] < one[2] - slack
        and one[1] < two[3] - slack
        and two[1] < one[3] - slack
    )


def texts_in_boxes(drawing: Drawing) -> list[tuple[str, Box]]:
    """Everything with letters that has its own place: tags, names, marks and stream numbers."""
    found: list[tuple[str, Box]] = []
    for item in drawing.items:
        for label in item.labels:
            found.append((label.text, box_of(label.x, label.y, label.width, label.height)))
        for mark in item.marks:
            found.append((f"mark {mark.number}", box_of(mark.x, mark.y, mark_width(mark), MARK_HEIGHT)))
    for line in drawing.lines:
        if line.label is not None:
            label = line.label
            found.append((label.text, box_of(label.x, label.y, label.width, label.height)))
    return found
