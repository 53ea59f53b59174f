"""Random records of every kind, sound as a whole: what they name is there and their numbers are their own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from cpdesk.edits.agreement import ONE_EACH, OWN_FIGURES
from cpdesk.errors import DataFault
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, kind_of, rules_of

UNITS = {
    "mass rate": ("t/h", "kg/d", "t/a", "kg/t product"),
    "volume rate": ("m3/h",),
    "gas volume rate": ("Nm3/h", "Nm3/h dry"),
    "energy rate": ("kW", "GJ/a"),
    "energy per mass": ("kJ/kg", "GJ/t"),
    "count rate": ("pcs/a",),
    "money": ("10^4 CNY", "CNY"),
    "money rate": ("CNY/a", "10^4 CNY/batch"),
    "temperature": ("°C", "K", "°F"),
    "pressure": ("MPa", "kPa(g)"),
    "length": ("m",),
    "area": ("m2",),
    "fraction": ("%", ""),
}
ANY = ("t/h", "mg/L", "%", "°F", "Nm3/h", "kWh/t", "10^4 CNY/a", "CNY/t", "ΔK", "")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
FLOATS = st.one_of(
    st.sampled_from([0.0, -0.0, 5e-324, -2.2250738585072014e-308, 1e308, 0.1, 1 / 3, 1e16]),
    st.floats(allow_nan=False, allow_infinity=False),
)
DATES = st.sampled_from(["", "2026", "2026-05", "2026-05-31"])


@st.composite
def sound_quantities(draw: st.DrawFn, rule: Rule) -> Quantity | None:
    units = [unit for kind in rule.kinds for unit in UNITS.get(kind, ())] or ANY
    unit, value = draw(st.sampled_from(units)), draw(FLOATS)
    half = draw(st.none() | st.floats(0, 1e6))
    try:
        return quantity(value, unit, half)
    except DataFault:
        return quantity(1.0, unit)


def _numbers(rule: Rule) -> st.SearchStrategy[Any]:
    low, high = rule.minimum, rule.maximum
    if rule.type is Type.WHOLE:
        least = -(2**53) + 1 if low is None else int(low)
        return st.integers(least, 2**53 - 1 if high is None else int(high))
    if low is None and high is None:
        return FLOATS
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


def values_of(rule: Rule, ids: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Any]:
    """Return what may stand in a field, None left aside."""
    if rule.type is Type.QUANTITY:
        return sound_quantities(rule)
    if rule.type in (Type.NUMBER, Type.WHOLE):
        return _numbers(rule)
    if rule.type is Type.REFERENCE:
        there = ids.get(rule.refers_to, ())
        return st.sampled_from(there) if there else st.none()
    plain = {Type.FLAG: st.booleans(), Type.DATE: DATES, Type.CHOICE: st.sampled_from(rule.choices or ("",))}
    return plain.get(rule.type, TEXTS)


CONTENT = b"%PDF-1.7 a scan"
FIXED = frozenset(
    {"id", "currency", "money_unit", "decimal_sign", "of_kind", "of_id", "content_hash"}
    | {"stream_number_scheme", "equipment_tag_scheme"}
)


def records_of(kind: str, record_id: str, ids: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Record]:
    """Return random records of a kind with one id."""
    cls = KINDS[kind]
    rules = {name: rule for name, rule in rules_of(cls).items() if name not in FIXED}
    wanted = {item.name for item in fields(cls) if item.name in rules and rules[item.name].required}
    values = {name: values_of(rule, ids) for name, rule in rules.items()}
    optional = {
        name: (st.none() | found if rules[name].nullable else found)
        for name, found in values.items()
        if name not in wanted
    }
    drawn = st.fixed_dictionaries({name: values[name] for name in sorted(wanted)}, optional=optional)
    return drawn.map(lambda given: _made(cls, record_id, given, ids))


def _made(
    cls: type[Record], record_id: str, given: dict[str, Any], ids: Mapping[str, Sequence[str]]
) -> Record:
    for name, rule in rules_of(cls).items():
        if rule.unique and given.get(name):
            given[name] = f"{given[name]}/{record_id}"
    if kind_of(cls) == "stream":
        given["to_port"] = given.get("from_port", "") + "x"
    elif kind_of(cls) == "score":
        one = given.get("candidate") or ids["focus_candidate"][0]
        given |= {"candidate": None} if given.get("option") else {"candidate": one}
    elif kind_of(cls) == "option" and given.get("joint_group"):
        given |= dict.fromkeys(OWN_FIGURES)
    elif kind_of(cls) == "attachment":
        given["content_hash"] = sha256(CONTENT).hexdigest()
    return cls(id=record_id, **given)


def parents_first(kinds: Sequence[str]) -> list[str]:
    """Return kinds with those that their records are part of, in the order of a project."""
    wanted, waiting = set(kinds), list(kinds)
    while waiting:
        kind = waiting.pop()
        needed = {
            rule.refers_to for rule in rules_of(KINDS[kind]).values() if rule.refers_to and rule.required
        }
        needed |= {"focus_candidate"} if kind == "score" else set()
        waiting.extend(needed - wanted)
        wanted |= needed
    return [kind for kind in KINDS if kind in wanted]


@st.composite
def sound_records(draw: st.DrawFn, most_kinds: int = 5, among: Sequence[str] = tuple(KINDS)) -> list[Record]:
    """Draw some records of a few kinds that stand together."""
    kinds = parents_first(draw(st.lists(st.sampled_from(sorted(among)), unique=True, max_size=most_kinds)))
    numbers = {kind: 1 if kind in SINGLE_KINDS else draw(st.integers(1, 3)) for kind in kinds}
    ids = {
        kind: [kind] if kind in SINGLE_KINDS else [f"{kind[:3]}{place}" for place in range(numbers[kind])]
        for kind in kinds
    }
    found = [draw(records_of(kind, record_id, ids)) for kind in kinds for record_id in ids[kind]]
    return list({_only_one(record): record for record in found}.values())


def _only_one(record: Record) -> tuple[Any, ...]:
    """Return what no two records of a project share."""
    names = ONE_EACH.get(type(record), ("id",))
    return type(record), *(getattr(record, name) for name in names)


def write_project(path: Path, records: Collection[Record]) -> Project:
    """Return a new project that holds these records."""
    project = Project.create(path, backup_root=path.parent / "backups")
    with project.step(Message("Fill")) as step:
        for record in records:
            if kind_of(record) in SINGLE_KINDS:
                names = [name for name in rules_of(type(record)) if name != "id"]
                step.change(type(record), record.id, {name: getattr(record, name) for name in names})
        project.keep_content(CONTENT, "application/pdf")
        step.add_all([record for record in records if kind_of(record) not in SINGLE_KINDS])
    return project
