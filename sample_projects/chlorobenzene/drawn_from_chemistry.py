"""The illustrative part of the sample: equipment, streams that balance exactly, where they leave, what items emit."""

from pathlib import Path

from balance import Flows, solve
from book import Book, Text
from components import species
from figures import written
from plant_records import add_reactions, add_stream, add_substance, item_id, stream_id, unit_id
from reading import Flow, Item, Plant, read_plant

PLANT = Path(__file__).resolve().parent / "plant"
MEDIA = {"A": "air", "W": "water", "H": "hazardous waste"}
POINTS = (
    ("A1", Text("Stack of emission absorption", "尾气吸收排气筒"), None),
    ("A2", Text("Exhaust of vacuum pump", "真空泵排气口"), None),
    ("A3", Text("Fugitive: breathing and filling", "无组织：呼吸与灌装"), True),
    ("W1", Text("Drain to waste-water treatment", "废水处理站入口"), None),
    ("H1", Text("Store of still residue", "蒸馏残渣暂存间"), None),
)
WASTE_CODES = {"H1": "HW11"}
NO_EMISSION = Text(
    "Closed item; gives off nothing but its process streams.", "密闭设备，除工艺物流外无排放。"
)
ILLUSTRATIVE = Text("Illustrative, drawn from chemistry.", "示例，由化学原理推得。")


def true_flows() -> tuple[Plant, Flows]:
    """Return the plant and its component flows [kg/h]."""
    plant = read_plant(PLANT)
    return plant, solve(plant)


def drawn_book(plant: Plant, flows: Flows) -> Book:
    """Return all illustrative records in both languages."""
    book, sheets = Book(), written(plant, flows)
    for code, name, fugitive in POINTS:
        book.add(
            "discharge_point", f"point_{code}", code=code, name=name, medium=MEDIA[code[0]], fugitive=fugitive
        )
    emitting = {one.from_item for one in plant.flows if "dp" in one.marks}
    for item in plant.items:
        _add_item(book, item, item.tag in emitting)
    held = {short for parts in flows.values() for short in parts}
    for short, one in species().items():
        if short in held:
            add_substance(book, one)
    for one in plant.flows:
        add_stream(book, plant, one, sheets[one.number])
    add_reactions(book, plant)
    outlets = [one for one in plant.flows if "dp" in one.marks]
    for number, one in enumerate(outlets, 1):
        _add_emission(book, plant, number, one, sum(flows[one.number].values()))
    return book


def _add_item(book: Book, item: Item, emits: bool) -> None:
    book.add(
        "equipment",
        item_id(item.tag) or "",
        unit_process=unit_id(item.unit),
        tag=item.tag,
        name=Text(item.en, item.zh),
        kind=item.kind,
        number_of=1,
        no_emission=None if emits else NO_EMISSION,
        note=ILLUSTRATIVE,
    )


def _add_emission(book: Book, plant: Plant, number: int, one: Flow, kg_per_h: float) -> None:
    point = one.marks["dp"]
    book.add(
        "emission",
        f"emission_{one.number}",
        number=f"E{number:02}",
        name=Text(one.en, one.zh),
        medium=MEDIA[point[0]],
        unit_process=unit_id(plant.unit_of(one.from_item)),
        equipment=item_id(one.from_item),
        stream=stream_id(one.number),
        discharge_point=f"point_{point}",
        frequency="continuous",
        flow=f"{kg_per_h:.5g} kg/h",
        origin="calculated",
        waste_code=WASTE_CODES.get(point),
    )
