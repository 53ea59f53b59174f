"""What holds in a project after whatever was done to it through the edits."""

from collections import Counter
from collections.abc import Iterator

from cpdesk.edits.agreement import ONE_EACH
from cpdesk.edits.settle import ENDS
from cpdesk.project.project import Project
from cpdesk.records.focus import FocusCandidate
from cpdesk.records.kinds import KINDS
from cpdesk.records.options import Option, Status
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, faults_of, rules_of


def flaws(project: Project) -> Iterator[str]:
    """Yield what is wrong: unsound records, references to nothing, numbers used twice, ends that disagree."""
    there = {kind: {record.id: record for record in project.read(cls)} for kind, cls in KINDS.items()}
    for kind, records in there.items():
        for record in records.values():
            yield from (f"{kind} {record.id}: {fault.message}" for fault in faults_of(record))
            for name, rule in rules_of(type(record)).items():
                value = getattr(record, name)
                if rule.refers_to and value is not None and value not in there[rule.refers_to]:
                    yield f"{kind} {record.id}: {name} names nothing"
        yield from _used_twice(KINDS[kind], list(records.values()))
    yield from _ends(project)
    yield from _others(project, there)


def _used_twice(cls: type[Record], records: list[Record]) -> Iterator[str]:
    for name, rule in rules_of(cls).items():
        numbers = Counter(getattr(record, name) for record in records)
        if rule.unique:
            yield from (f"{cls.__name__} {number} twice" for number, n in numbers.items() if number and n > 1)
    key = ONE_EACH.get(cls, ())
    groups = Counter(tuple(getattr(record, name) for name in key) for record in records) if key else Counter()
    yield from (
        f"{cls.__name__} {group} twice" for group, n in groups.items() if n > 1 and group[-1] is not None
    )


def _ends(project: Project) -> Iterator[str]:
    lies_in = {item.id: item.unit_process for item in project.read(Equipment)}
    for cls, ends in ENDS.items():
        for record in project.read(cls):
            for unit, item, _ in ends:
                named = getattr(record, item)
                if named is not None and getattr(record, unit) != lies_in[named]:
                    yield f"{cls.__name__} {record.id}: {unit} is not where {item} is"


def _others(project: Project, there: dict[str, dict[str, Record]]) -> Iterator[str]:
    for paper in project.read(Attachment):
        if paper.of_id not in there[paper.of_kind]:
            yield f"attachment {paper.id} hangs on nothing"
    for option in project.read(Option):
        if option.done_on and option.status is not Status.DONE:
            yield f"option {option.code} has a date of completion but is not done"
        if option.joint_group and (option.investment or option.income or option.operating_cost):
            yield f"option {option.code} has figures of its own in a joint evaluation"
    chosen = {one.unit_process for one in project.read(FocusCandidate) if one.chosen and one.unit_process}
    for unit in project.read(UnitProcess):
        if unit.id in chosen and not unit.focus:
            yield f"unit process {unit.id} is chosen but not marked"
