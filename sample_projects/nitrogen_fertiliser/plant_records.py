"""The plant's records: unit processes, equipment, substances, streams with what they hold, reactions."""

from book import Book, Text
from components import Species, factors, formula_equation, nitrogen_species, species
from energy import specific_energy
from figures import Sheet, Written, analysed, metered
from reading import Flow, Item, Plant

KINDS_OF_STREAM = {
    "R": "raw material",
    "U": "utility",
    "I": "intermediate",
    "P": "product",
    "B": "by-product",
    "Y": "recycle",
    "W": "wastewater",
    "G": "waste gas",
    "S": "solid waste",
    "H": "hazardous waste",
    "L": "loss",
    "E": "energy",
}
PHASES = {"g": "gas", "l": "liquid", "s": "solid", "m": "mixed"}
HOURS = 7920.0
FOCUS = "15"
MATERIALS = {
    "concrete": "混凝土",
    "firebrick": "耐火砖",
    "FRP": "玻璃钢",
    "steel": "钢",
    "316L lined": "316L衬里",
    "Q235B lined": "Q235B衬胶",
}
_METERS = {
    "g": Text("orifice plate, compensated for T and p", "孔板流量计（温压补偿）"),
    "l": Text("electromagnetic or vortex meter", "电磁或涡街流量计"),
    "s": Text("belt scale or weighbridge", "皮带秤或地磅"),
    "m": Text("Coriolis or wedge meter", "科氏力或楔形流量计"),
    "": Text("watt-hour meter", "电度表"),
}
_OTHER_METHODS = {
    "calculated": Text("from balances of the unit", "由单元物料平衡推算"),
    "estimated": Text("estimate of the workshop", "车间估算"),
    "design value": Text("design book", "设计资料"),
}
_ANALYSERS = {
    "g": Text("gas chromatograph, stated by mass", "气相色谱，换算为质量分数"),
    "l": Text("laboratory titration", "化验室滴定"),
    "s": Text("proximate and elemental analysis", "工业分析与元素分析"),
    "m": Text("laboratory analysis of settled sample", "沉降后化验分析"),
}


def add_plant(book: Book, plant: Plant, sheets: dict[str, Sheet]) -> None:
    """Add everything the plant's tables say."""
    _add_units(book, plant)
    for item in plant.items:
        _add_item(book, item)
    for one in (*nitrogen_species().values(), *factors()):
        add_substance(book, one)
    for one in plant.flows:
        add_stream(book, plant, one, sheets[one.number])
    add_reactions(book, plant)


def unit_id(code: str) -> str:
    """Return the id of a unit process by its code."""
    return f"unit_{code}"


def item_id(tag: str) -> str | None:
    """Return the id of an item by its tag; None for the surroundings."""
    return f"equipment_{tag}" if tag else None


def stream_id(number: str) -> str:
    """Return the id of a stream by its number."""
    return f"stream_{number}"


def _add_units(book: Book, plant: Plant) -> None:
    for unit in plant.units:
        book.add(
            "unit_process",
            unit_id(unit.code),
            code=unit.code,
            name=Text(unit.en, unit.zh),
            area=f"area_{unit.area}",
            function=Text(unit.function_en, unit.function_zh),
            operation="continuous",
            focus=True if unit.code == FOCUS else None,
        )


def _add_item(book: Book, item: Item) -> None:
    data = item.data
    material = data.get("mat", "")
    unit = int(item.unit)
    book.add(
        "equipment",
        f"equipment_{item.tag}",
        unit_process=unit_id(item.unit),
        tag=item.tag,
        name=Text(item.en, item.zh),
        kind=item.kind,
        number_of=int(data.get("n", "1")),
        capacity=data.get("cap"),
        power=f"{data['kW']} kW" if "kW" in data else None,
        material=Text(material, MATERIALS.get(material, material)),
        design_temperature=f"{data['T']} °C" if "T" in data else None,
        design_pressure=f"{data['p']} MPa" if "p" in data else None,
        year=1994 + (unit * 7 + int(item.tag[-2:]) * 3) % 17,
    )


def add_substance(book: Book, one: Species) -> None:
    """Add a substance."""
    book.add(
        "substance",
        f"substance_{one.key}",
        key=one.key,
        name=Text(one.en, one.zh),
        formula=one.formula,
        cas_number=one.cas,
        molar_mass=round(one.molar_mass, 4) if one.molar_mass else None,
        factor=True if one.factor else None,
    )


def add_stream(book: Book, plant: Plant, one: Flow, sheet: Sheet) -> None:
    """Add a stream with what it holds."""
    flow = sheet.flow
    book.add(
        "stream",
        stream_id(one.number),
        number=one.number,
        name=Text(one.en, one.zh),
        from_unit=_unit_or_none(plant, one.from_item),
        from_equipment=item_id(one.from_item),
        to_unit=_unit_or_none(plant, one.to_item),
        to_equipment=item_id(one.to_item),
        discharge_point=f"point_{one.marks['dp']}" if "dp" in one.marks else None,
        kind="loss" if one.kind == "E" and one.end == "-" else KINDS_OF_STREAM[one.kind],
        phase=PHASES.get(one.phase),
        flow=flow.text if flow else None,
        origin=flow.origin if flow else None,
        method=_method(one, flow),
        measured_on="2024-06" if flow and flow.origin == "measured" else None,
        grade=_grade(one, flow),
        temperature=f"{one.temperature} °C" if one.temperature else None,
        pressure=f"{one.pressure} MPa" if one.pressure else None,
        specific_energy=specific_energy(one, sheet),
        price=one.marks.get("price"),
        disposal_cost=one.marks.get("cost"),
    )
    for short, content in sheet.contents.items():
        book.add(
            "component",
            f"component_{one.number}_{short}",
            stream=stream_id(one.number),
            substance=f"substance_{species()[short].key}",
            amount=content.text,
            origin=content.origin,
            method=_ANALYSERS[one.phase] if content.origin == "measured" else None,
        )


def _unit_or_none(plant: Plant, tag: str) -> str | None:
    return unit_id(plant.unit_of(tag)) if tag else None


def _method(one: Flow, flow: Written | None) -> Text | None:
    if flow is None:
        return None
    return _METERS[one.phase] if flow.origin == "measured" else _OTHER_METHODS[flow.origin]


def _grade(one: Flow, flow: Written | None) -> str | None:
    if flow is None:
        return None
    accuracy = metered(one)
    if accuracy is None:
        return "D" if flow.origin == "estimated" else "C"
    return "A" if accuracy <= 2 and (analysed(one) or accuracy <= 1) else "B"


def add_reactions(book: Book, plant: Plant) -> None:
    """Add the reactions of all items."""
    for number, one in enumerate(plant.reactions, 1):
        tag = one.item.partition(".")[0]
        book.add(
            "reaction",
            f"reaction_{number:02}",
            unit_process=unit_id(plant.unit_of(tag)),
            equipment=item_id(tag),
            name=Text(one.en, one.zh),
            equation=formula_equation(one.equation),
        )
