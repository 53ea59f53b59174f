"""What follows from a change at once, so that no record contradicts itself or its neighbours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from cpdesk.errors import DataFault
from cpdesk.project.project import Project
from cpdesk.quantities import parse_unit
from cpdesk.records.audit import Audit
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream
from cpdesk.records.focus import FocusCandidate
from cpdesk.records.options import Option, Status
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record
from cpdesk.records.survey import SiteFinding

R = TypeVar("R", bound=Record)
Pair = tuple[Record | None, Record | None]  # before and after; None where it was not there
Follower = tuple[type[Record], str, dict[str, object]]

ENDS: Mapping[type[Record], tuple[tuple[str, str, str], ...]] = {
    Stream: (("from_unit", "from_equipment", "from_port"), ("to_unit", "to_equipment", "to_port")),
    Emission: (("unit_process", "equipment", ""),),
    SiteFinding: (("unit_process", "equipment", ""),),
}
"""Where a kind names a unit process and an item of equipment in it, and the port of that."""


def settled(project: Project, records: Sequence[R], before: Mapping[str, R] | None = None) -> list[R]:
    """Return the records with what follows from their change; `before` holds them as they were, by id."""
    old = before or {}
    lies_in = _units_of_equipment(project, records)
    return [_settled(record, old.get(record.id), lies_in) for record in records]


def _settled(record: R, before: R | None, lies_in: Mapping[str, str | None]) -> R:
    for end in ENDS.get(type(record), ()):
        record = _end(record, before, end, lies_in)
    own: Callable[[Any, Any], Any] | None = _OWN.get(type(record))
    return cast(R, own(record, before)) if own and before is not None else record


def _units_of_equipment(project: Project, records: Sequence[Record]) -> dict[str, str | None]:
    named: set[str] = set()
    for record in records:
        named.update(getattr(record, equipment) or "" for _, equipment, _ in ENDS.get(type(record), ()))
    found = project.where(Equipment, "id", list(named - {""})) if named - {""} else []
    new = [record for record in records if isinstance(record, Equipment)]
    return {item.id: item.unit_process for item in (*found, *new)}


def _end(record: R, before: R | None, names: tuple[str, str, str], lies_in: Mapping[str, str | None]) -> R:
    """Keep a unit with the equipment in it: a new unit without new equipment lets the equipment go, with its port."""
    unit, equipment, port = names
    at, item = getattr(record, unit), getattr(record, equipment)
    if item is None:
        left = before is not None and getattr(before, equipment) is not None and port
        same = left and getattr(before, port) == getattr(record, port)
        return _with(record, {port: ""}) if same and getattr(record, port) else record
    place = lies_in.get(item, at)
    if at == place:
        return record
    same_item = before is not None and getattr(before, equipment) == item
    if same_item and getattr(before, unit) != at:
        return _with(record, {equipment: None} | ({port: ""} if port else {}))
    return _with(record, {unit: place})


def _with(record: R, values: Mapping[str, object]) -> R:
    found: Any = values
    return replace(record, **found)


def _option(option: Option, before: Option) -> Option:
    """Keep status and date of completion together: a date makes it done, another status takes the date away."""
    if (
        option.status is not before.status
        and before.status is Status.DONE
        and option.done_on == before.done_on
    ):
        return replace(option, done_on="")
    if option.done_on and not before.done_on and option.status is before.status:
        return replace(option, status=Status.DONE)
    return option


def _audit(audit: Audit, before: Audit) -> Audit:
    """Let the unit of money follow the currency: 10^4 CNY becomes 10^4 EUR; 万元 is kept as 10^4 CNY."""
    if audit.currency != before.currency and audit.money_unit == before.money_unit:
        return replace(audit, money_unit=audit.money_unit.replace(before.currency, audit.currency))
    if audit.money_unit != before.money_unit:
        return replace(audit, money_unit=_unit_symbol(audit.money_unit))
    return audit


def _unit_symbol(typed: str) -> str:
    """Return the one spelling of a unit of money; what is none stays for the check to tell."""
    try:
        unit = parse_unit(typed)
    except DataFault:
        return typed
    return unit.symbol if unit.dimension == "money" and not unit.basis else typed


_OWN: Mapping[type[Record], Callable[[Any, Any], Record]] = {Option: _option, Audit: _audit}


def followers(project: Project, pairs: Sequence[Pair]) -> Iterator[Follower]:
    """Yield what changes in other records when these did; asked inside the step, after they were written."""
    moved: dict[str, str | None] = {}
    units: set[str] = set()
    for before, after in pairs:
        if isinstance(before, Equipment) and isinstance(after, Equipment):
            if before.unit_process != after.unit_process:
                moved[after.id] = after.unit_process
        elif isinstance(before or after, FocusCandidate):
            units |= _focus_of(before) ^ _focus_of(after)
    if moved:
        yield from _with_equipment(project, moved)
    if units:
        yield from _foci(project, units)


def _with_equipment(project: Project, moved: Mapping[str, str | None]) -> Iterator[Follower]:
    for cls, ends in ENDS.items():
        for unit, equipment, _ in ends:
            for record in project.where(cls, equipment, list(moved)):
                yield cls, record.id, {unit: moved[getattr(record, equipment)]}


def _focus_of(candidate: Record | None) -> set[str]:
    """Return the unit process that a candidate makes a focus, if it is chosen."""
    if not isinstance(candidate, FocusCandidate) or not candidate.chosen:
        return set()
    return {candidate.unit_process} if candidate.unit_process else set()


def _foci(project: Project, units: set[str]) -> Iterator[Follower]:
    chosen = {
        one.unit_process for one in project.where(FocusCandidate, "unit_process", list(units)) if one.chosen
    }
    for unit in sorted(units):
        yield UnitProcess, unit, {"focus": True if unit in chosen else None}
