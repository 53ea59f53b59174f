"""Projects for the tests of tables: one with a record of each kind, every field filled, and any a seed decides."""

import typing
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, kind_of, rules_of
from cpdesk.tables.catalogue import DEFINITIONS, Tables
from cpdesk.tables.table import Table

STEP = Message("Change")
NAMES = sorted(DEFINITIONS)
MONEY = {"money": "10^4 CNY", "money/a": "10^4 CNY/a"}


# A project with one record of each kind, every field filled


def filled(cls: type[Record], number: int = 1) -> Record:
    """A record whose fields are all filled; another number fills them otherwise. References name the only one."""
    fields = {
        name: value(cls, name, rule, number) for name, rule in rules_of(cls).items() if name != "position"
    }
    fields["id"] = the_id(kind_of(cls))
    return cls(**fields)


def the_id(kind: str) -> str:
    return kind if kind in SINGLE_KINDS else f"the-{kind}"


def value(cls: type[Record], name: str, rule: Rule, number: int) -> object:
    if (cls, name) in SPECIAL:
        return SPECIAL[cls, name][number % 2]
    if rule.type is Type.CHOICE:
        found = list(choices(cls, name))
        return found[number % len(found)]
    if rule.type is Type.REFERENCE:
        return None if (kind_of(cls), name) in LEFT_OPEN else the_id(rule.refers_to)
    return plain(rule, name, number)


def plain(rule: Rule, name: str, number: int) -> object:
    unit = MONEY.get(rule.unit, rule.unit) or ("t/a" if "price" not in name else "10^4 CNY/t")
    high = rule.maximum if rule.maximum is not None else 1000
    low = rule.minimum or 0
    makers = {
        Type.TEXT: lambda: f"{name} {number}",
        Type.DATE: lambda: f"20{20 + number}-05",
        Type.FLAG: lambda: number % 2 == 1,
        Type.NUMBER: lambda: low + (high - low) * (0.5 + number / 64),
        Type.WHOLE: lambda: int(low + (high - low) * 0.5) + number,
        Type.QUANTITY: lambda: quantity(3.0 + number, unit),
    }
    return makers[rule.type]()


def choices(cls: type[Record], name: str) -> type[StrEnum]:
    hint = typing.get_type_hints(cls)[name]
    return next(part for part in (typing.get_args(hint) or (hint,)) if part is not type(None))


def special() -> dict[tuple[type[Record], str], tuple[object, object]]:
    """Fields whose plain filling would hide a record from the tables; the values of number 0 and 1."""
    by_name = {
        ("option", "status"): ("in study", "done"),
        ("option", "cost_class"): ("high cost", "low cost"),
        ("unit_process", "hours_per_year"): (7000.0, 8000.0),
        ("unit_process", "days_per_year"): (300.0, 330.0),
        ("audit", "hours_per_year"): (6000.0, 7000.0),
        ("audit", "days_per_year"): (200.0, 300.0),
        ("audit", "currency"): ("CNY", "CNY"),
        ("audit", "money_unit"): ("CNY", "10^4 CNY"),
        ("audit", "evaluation_years"): (8.0, 10.0),
        ("audit", "closure_tolerance"): (0.05, 0.1),
        ("audit", "confidence"): (0.9, 0.95),
        ("audit", "stream_number_scheme"): ("{n}", "S{n}"),
        ("audit", "equipment_tag_scheme"): ("{letter}-{area}{n:02}", "{letter}{n}"),
        ("running_sheet", "depreciation_years"): (8.0, 10.0),
        ("emission", "hours_per_event"): (2.0, 4.0),
        ("emission", "events_per_year"): (20.0, 30.0),
        ("emission", "hours_per_year"): (2000.0, 3000.0),
        ("criterion", "weight"): (4.0, 8.0),
        ("criterion", "purpose"): ("option", "audit focus"),
        ("stream", "kind"): ("raw material", "wastewater"),
        ("stream", "from_unit"): (None, None),
        ("stream", "from_equipment"): (None, None),
        ("substance", "key"): ("benzene", "water"),
        ("waste_source", "scope"): ("focus", "plant"),
        ("document", "scope"): ("focus", "plant"),
        ("material", "kind"): ("fuel", "electricity"),
        ("step_mark", "step"): ("1.1", "1.2"),
    }
    found: dict[tuple[type[Record], str], tuple[object, object]] = {}
    for (kind, name), pair in by_name.items():
        cls = KINDS[kind]
        if rules_of(cls)[name].type is Type.CHOICE:
            enum = choices(cls, name)
            pair = tuple(enum(one) for one in pair)
        found[cls, name] = pair
    return found


LEFT_OPEN = {("stream", "from_unit"), ("stream", "from_equipment"), ("stock_change", "substance")}
SPECIAL = special()


def everything(number: int = 1) -> list[Record]:
    """One record of each kind, parents before their parts, but for the two that a new project has."""
    return [filled(cls, number) for kind, cls in KINDS.items() if kind not in SINGLE_KINDS]


@contextmanager
def opened(*records: Record):
    with TemporaryDirectory() as folder:
        path = Path(folder)
        with Project.create(path / "plant.cpdesk", backup_root=path) as project:
            with project.step(STEP) as step:
                step.add(*(record for record in records if kind_of(record) not in SINGLE_KINDS))
                for record in records:
                    if kind_of(record) in SINGLE_KINDS:
                        step.change(type(record), record.id, values_of(record))
            yield project


def values_of(record: Record) -> dict[str, object]:
    names = (name for name in rules_of(type(record)) if name not in ("id", "position"))
    return {name: getattr(record, name) for name in names}


def full_project():
    return opened(*(filled(KINDS[kind]) for kind in sorted(SINGLE_KINDS)), *everything())


def fresh(project: Project) -> dict[str, Table]:
    listeners = list(project.listeners)
    tables = Tables(project)
    made = {name: tables.table(name) for name in NAMES}
    project.listeners[:] = listeners
    return made


# Any project: a seed decides every field, so that Hypothesis has little to draw and much is tried

UNITS = (
    "t/h",
    "t/a",
    "kg/batch",
    "t",
    "m3/h",
    "Nm3/h",
    "mg/L",
    "mg/Nm3",
    "%",
    "kWh/a",
    "GJ/d",
    "kg/t product",
)
CALCULATED = frozenset(
    {
        "audit",
        "product",
        "product_year",
        "material",
        "material_year",
        "waste",
        "waste_year",
        "area",
        "unit_process",
        "equipment",
        "substance",
        "discharge_point",
        "stream",
        "component",
        "stock_change",
        "emission",
        "emission_component",
        "waste_source",
        "cause",
        "focus_candidate",
        "criterion",
        "indicator",
        "target",
        "suggestion",
        "joint_group",
        "option",
        "team_member",
        "score",
        "option_effect",
        "investment_sheet",
        "running_sheet",
        "effect_comparison",
        "money_comparison",
    }
)


def any_number(rule: Rule, random: Random) -> float:
    low = -1e6 if rule.minimum is None else rule.minimum
    high = min(1e6, rule.maximum if rule.maximum is not None else 1e6)
    return random.choice([low, high, 0.0 if low <= 0 <= high else low, 1.0, random.uniform(low, high)])


def any_quantity(rule: Rule, random: Random) -> Quantity:
    unit = MONEY.get(rule.unit, rule.unit) or random.choice(UNITS)
    return quantity(any_number(Rule(), random), unit, random.choice([None, 0.0, random.uniform(0, 100)]))


def any_value(cls: type[Record], name: str, rule: Rule, random: Random) -> object:
    if rule.nullable and random.random() < 0.3:
        return None
    if name in ("currency", "money_unit"):
        return "CNY"
    makers = {
        Type.CHOICE: lambda: random.choice(list(choices(cls, name))),
        Type.REFERENCE: lambda: f"{rule.refers_to}-{random.randrange(2)}",
        Type.TEXT: lambda: random.choice(["{x}", "a: b", "水", "COD"] + ([] if rule.required else [""])),
        Type.DATE: lambda: random.choice(["", "2023", "2023-05-01"]),
        Type.FLAG: lambda: random.random() < 0.5,
        Type.NUMBER: lambda: max(any_number(rule, random), rule.minimum or -1e9),
        Type.WHOLE: lambda: random.randint(int(rule.minimum or 0), int(rule.maximum or 2000)),
        Type.QUANTITY: lambda: any_quantity(rule, random),
    }
    return makers[rule.type]()


def any_record(cls: type[Record], number: int, random: Random) -> Record:
    names = (name for name in rules_of(cls) if name not in ("id", "position"))
    fields = {name: any_value(cls, name, rules_of(cls)[name], random) for name in names}
    fields |= {name: name for name in ("from_port", "to_port") if name in fields}
    fields |= {name: 2020 + number for name in ("year",) if name in fields}
    bounded = ((name, rule.maximum) for name, rule in rules_of(cls).items() if rule.maximum is not None)
    for name, highest in bounded:
        fields[name] = (
            None if fields[name] is None and rules_of(cls)[name].nullable else min(fields[name], highest)
        )
    own = kind_of(cls) if kind_of(cls) in SINGLE_KINDS else f"{kind_of(cls)}-{number}"
    return cls(**fields, id=own)


def any_project(seed: int) -> list[Record]:
    random = Random(seed)
    kinds = [kind for kind in KINDS if kind in CALCULATED]
    numbers = {kind: (0,) if kind in SINGLE_KINDS else (0, 1) for kind in kinds}
    return [any_record(KINDS[kind], number, random) for kind in kinds for number in numbers[kind]]
