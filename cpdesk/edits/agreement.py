"""What records must agree on with one another, beyond what each one's fields may hold."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cpdesk.edits.labels import place_of
from cpdesk.edits.numbering import usable
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Route
from cpdesk.records.emissions import EmissionComponent
from cpdesk.records.flows import Component, StockChange
from cpdesk.records.focus import Score
from cpdesk.records.kinds import KINDS
from cpdesk.records.options import InvestmentSheet, Option, RunningSheet
from cpdesk.records.papers import Attachment
from cpdesk.records.production import MaterialYear, ProductYear, WasteYear
from cpdesk.records.record import Record, Type, fault_in, field_title, kind_of, rules_of
from cpdesk.records.team import StepMark

Fields = frozenset[str] | None
Groups = Mapping[type[Record], Sequence[Record]]

ONE_EACH: Mapping[type[Record], tuple[str, ...]] = {
    ProductYear: ("product", "year"),
    MaterialYear: ("material", "year"),
    WasteYear: ("waste", "year"),
    Component: ("stream", "substance"),
    EmissionComponent: ("emission", "substance"),
    StockChange: ("unit_process", "substance"),
    InvestmentSheet: ("option",),
    RunningSheet: ("option",),
    StepMark: ("step",),
    Route: ("sheet", "stream"),
    Score: ("criterion", "candidate", "option", "member"),
}
"""Of which records there is one at most: two would be added up, or contradict each other."""

_MAY_BE_EMPTY = frozenset({"candidate", "option", "member"})
OWN_FIGURES = ("investment", "income", "operating_cost")


def disagreements(project: Project, groups: Groups, fields: Fields) -> Iterator[Fault]:
    """Yield where records would contradict themselves or one another."""
    for cls, records in groups.items():
        key = ONE_EACH.get(cls)
        if key is not None and (fields is None or fields & {*key}):
            yield from _twice(project, cls, key, records)
        for record in records if cls in _OWN_CHECKS else ():
            yield from _OWN_CHECKS[cls](project, record, fields)


def _twice(
    project: Project, cls: type[Record], key: tuple[str, ...], records: Sequence[Record]
) -> Iterator[Fault]:
    keys = {record.id: _key(record, key) for record in records}
    counts = Counter(found for found in keys.values() if found is not None)
    others = project.where(cls, key[0], list({found[0] for found in counts}))
    there = {_key(other, key) for other in others if other.id not in keys}
    for record in records:
        found = keys[record.id]
        if found is not None and (found in there or counts[found] > 1):
            what = Message(N_("there is a record of the same {fields} already"), {"fields": _titles(key)})
            yield fault_in(record, key[-1], what)


def _key(record: Record, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    values = tuple(getattr(record, name) for name in names)
    wanted = (value for value, name in zip(values, names, strict=True) if name not in _MAY_BE_EMPTY)
    return values if all(value not in (None, "") for value in wanted) else None


def _titles(names: tuple[str, ...]) -> Message:
    said = field_title(names[0])
    for name in names[1:]:
        said = Message(N_("{first} and {second}"), {"first": said, "second": field_title(name)})
    return said


def _score(project: Project, score: Score, fields: Fields) -> Iterator[Fault]:
    if (score.candidate is None) == (score.option is None):
        what = Message(N_("a score is given to a candidate or to an option, and to one of them"))
        yield fault_in(score, "candidate", what)


def _option(project: Project, option: Option, fields: Fields) -> Iterator[Fault]:
    """Yield figures typed for an option that is evaluated together with others: they would count twice."""
    for name in OWN_FIGURES if option.joint_group is not None else ():
        if getattr(option, name) is not None and (fields is None or fields & {name, "joint_group"}):
            yield fault_in(
                option,
                name,
                Message(
                    N_("the option is evaluated together with others: this figure belongs to their group")
                ),
            )


def _attachment(project: Project, paper: Attachment, fields: Fields) -> Iterator[Fault]:
    if (fields is None or "of_id" in fields or "of_kind" in fields) and (paper.of_kind or paper.of_id):
        cls = KINDS.get(paper.of_kind)
        if cls is None or project.get(cls, paper.of_id) is None:
            yield fault_in(paper, "of_id", Message(N_("the record that it should hang on is not there")))
    if (fields is None or "content_hash" in fields) and project.content(paper.content_hash) is None:
        yield fault_in(paper, "content_hash", Message(N_("its content is not in the project")))


def _audit(project: Project, audit: Audit, fields: Fields) -> Iterator[Fault]:
    for name, letters in (("stream_number_scheme", ()), ("equipment_tag_scheme", ("letter", "area", "unit"))):
        scheme = getattr(audit, name)
        if (fields is None or name in fields) and not usable(scheme, letters):
            said = {"scheme": scheme, "example": "S-{n:03}"}
            what = N_("“{scheme}” gives no numbers. Type where the number stands, like {example}.")
            yield fault_in(audit, name, Message(what, said))
    if fields is None or fields & {"currency", "money_unit"}:
        yield from _money_settings(audit)
    if fields is None or "currency" in fields:
        yield from _money_left_behind(project, audit)


def _money_settings(audit: Audit) -> Iterator[Fault]:
    if _currency(audit.currency) != audit.currency:
        what = Message(
            N_("“{currency}” is not the code of a currency, such as CNY"), {"currency": audit.currency}
        )
        yield fault_in(audit, "currency", what)
    elif _currency(audit.money_unit) != audit.currency:
        said = {"unit": audit.money_unit, "currency": audit.currency}
        yield fault_in(audit, "money_unit", Message(N_("“{unit}” is not an amount of {currency}"), said))


def _currency(unit: str) -> str:
    try:
        found = parse_unit(unit)
    except DataFault:
        return ""
    return found.currency if found.kind == "money" else ""


def _money_left_behind(project: Project, audit: Audit) -> Iterator[Fault]:
    """Yield every amount of money that is in another currency than the audit would count in."""
    for cls in KINDS.values():
        names = [name for name, rule in rules_of(cls).items() if rule.type is Type.QUANTITY]
        for record in project.read(cls) if names else ():
            for name in names:
                value: Quantity | None = getattr(audit if cls is Audit else record, name)
                found = parse_unit(value.unit).currency if value else ""
                if value and found not in ("", audit.currency):
                    values = {"place": place_of(record), "field": field_title(name), "amount": value.text}
                    values |= {"found": found, "currency": audit.currency}
                    text = N_("{place}, {field}: {amount} is in {found}; convert it to {currency} first.")
                    yield Fault(Message(text, values), kind_of(cls), record.id, name)


_OWN_CHECKS: Mapping[type[Record], Callable[[Project, Any, Fields], Iterator[Fault]]] = {
    Audit: _audit,
    Score: _score,
    Option: _option,
    Attachment: _attachment,
}
