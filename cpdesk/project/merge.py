"""Two copies of a project joined: record by record and field by field, against the copy from which both started.

What one copy changed is taken. What both changed differently is a conflict: the value that both started from stands
until someone decides, and nothing is decided silently. A record that one copy deleted and the other changed, or still
names, is kept with all that is part of it. Of two records for the same cell one stays, with what they agree on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from cpdesk.errors import WrongUse
from cpdesk.language import N_, Message
from cpdesk.project.faults import file_faults
from cpdesk.project.merge_agreement import agreed
from cpdesk.project.merge_fields import State
from cpdesk.project.merge_joining import joined_states
from cpdesk.project.merge_telling import MergeConflict, Teller
from cpdesk.project.opening import not_there
from cpdesk.project.project import Project
from cpdesk.project.steps import Step
from cpdesk.records import papers
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, rules_of

__all__ = ["MergeConflict", "Merged", "Taken", "conflicts_as_json", "merge", "write_merged"]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many records came over from their copy: new ones, changed ones, and ones that went."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined records by kind and id, the conflicts between the copies, and what was taken from theirs."""

    records: Mapping[str, Mapping[str, Record]]
    conflicts: tuple[MergeConflict, ...]
    taken: Taken


def merge(base: Project, mine: Project, theirs: Project) -> Merged:
    """Return what two copies of a project make together; no file is changed.

    Raises WrongUse where a copy shares nothing with the base.
    """
    states = _state(base), _state(mine), _state(theirs)
    for copy, state in ((mine, states[1]), (theirs, states[2])):
        _demand_common_origin(base, states[0], copy, state)
    joined, clashes = joined_states(*states)
    clashes = agreed(*states, joined, clashes)
    teller = Teller((base, mine, theirs), states, joined)
    return Merged(_by_kind(joined), tuple(map(teller.told, clashes)), _taken(*states[1:], joined))


def write_merged(base: Project, mine: Project, theirs: Project, target: Path) -> Merged:
    """Write the joined project as a new file: a copy of mine with its history, and one step with what theirs brings.

    Each conflict is kept in it as a record, too. Refuses to overwrite; a failure leaves no file.
    """
    target = Path(target)
    not_there(target)
    merged = merge(base, mine, theirs)
    with file_faults(target), TemporaryDirectory(prefix=".cpdesk-", dir=target.absolute().parent) as folder:
        copy = Path(folder) / target.name
        mine.save_as(copy)
        with Project.open(copy, backup_root=mine.backup_root) as project:
            project.keeper.nothing_to_keep()
            with project.step(Message(N_("Merge a copy"))) as step:
                _write(step, _state(mine), merged)
                step.add_all(_conflict_records(merged, project.last_position(papers.Conflict)))
                _bring_contents(project, merged, (theirs, base))
            project.save_as(target)
    return merged


def conflicts_as_json(merged: Merged) -> dict[str, object]:
    """Return the conflicts and the counts of what was taken, ready for JSON."""
    conflicts = [
        {item.name: getattr(conflict, item.name) for item in fields(MergeConflict)}
        | {"message": str(conflict.message)}
        for conflict in merged.conflicts
    ]
    return {"conflicts": conflicts, "taken": asdict(merged.taken)}


def _state(project: Project) -> State:
    return {(kind, record.id): record for kind, cls in KINDS.items() for record in project.read(cls)}


def _by_kind(joined: State) -> dict[str, dict[str, Record]]:
    found: dict[str, dict[str, Record]] = {}
    order = {kind: place for place, kind in enumerate(KINDS)}
    for kind, record_id in sorted(joined, key=lambda key: (order[key[0]], key[1])):
        found.setdefault(kind, {})[record_id] = joined[kind, record_id]
    return found


def _taken(mine: State, theirs: State, joined: State) -> Taken:
    both = [key for key in joined if key in mine and key in theirs and joined[key] != mine[key]]
    changed = sum(1 for key in both if _takes(mine[key], theirs[key], joined[key]))
    return Taken(len(joined.keys() - mine.keys()), changed, len(mine.keys() - joined.keys()))


def _takes(mine: Record, theirs: Record, joined: Record) -> bool:
    """Tell whether some field is no longer as in mine but as in theirs."""
    values = (
        (getattr(joined, name), getattr(theirs, name), getattr(mine, name)) for name in rules_of(type(mine))
    )
    return any(value == other and value != own for value, other, own in values)


def _demand_common_origin(base: Project, old: State, copy: Project, new: State) -> None:
    one, other = ({key for key in state if key[0] not in SINGLE_KINDS} for state in (old, new))
    first = [project.history()[:1] for project in (base, copy)]
    same_start = all(first) and len({(steps[0].who, steps[0].at) for steps in first}) == 1
    if one and other and not one & other and not same_start:
        raise WrongUse(
            N_(
                "{copy} was not made from {base}: they have no record in common. Give the copy both started from."
            ),
            copy=copy.path.name,
            base=base.path.name,
        )


# Writing


def _write(step: Step, mine: State, merged: Merged) -> None:
    """Write what differs from mine; what goes, goes last, when nothing names it any more."""
    joined = {(kind, key): record for kind, found in merged.records.items() for key, record in found.items()}
    step.add_all([record for key, record in joined.items() if key not in mine])
    for key, record in joined.items():
        old = mine.get(key, record)
        names = [name for name in rules_of(type(record)) if getattr(record, name) != getattr(old, name)]
        if names:
            step.change(type(record), record.id, {name: getattr(record, name) for name in names})
    for kind, cls in KINDS.items():
        step.remove(
            cls, [record_id for of, record_id in mine if of == kind and (of, record_id) not in joined]
        )


def _conflict_records(merged: Merged, last: float) -> list[papers.Conflict]:
    """Return the conflicts as records, so that they are seen until someone decides."""
    return [
        papers.Conflict(
            position=last + place,
            of_kind=conflict.kind,
            of_id=conflict.id,
            of_field=conflict.field,
            base=conflict.base_text,
            mine=conflict.mine_text,
            mine_by=conflict.mine_by,
            mine_at=conflict.mine_at,
            theirs=conflict.theirs_text,
            theirs_by=conflict.theirs_by,
            theirs_at=conflict.theirs_at,
            base_id=_named_id(merged, conflict, conflict.base),
            mine_id=_named_id(merged, conflict, conflict.mine),
            theirs_id=_named_id(merged, conflict, conflict.theirs),
        )
        for place, conflict in enumerate(merged.conflicts, 1)
    ]


def _named_id(merged: Merged, conflict: MergeConflict, value: object) -> str:
    """Return the id of the record that a side of a reference names, where that record is there."""
    rule = rules_of(KINDS[conflict.kind]).get(conflict.field)
    is_there = rule is not None and value in merged.records.get(rule.refers_to, ())
    return str(value) if is_there else ""


def _bring_contents(project: Project, merged: Merged, copies: Sequence[Project]) -> None:
    """Keep the contents of the attachments that came along."""
    wanted = {getattr(paper, "content_hash", "") for paper in merged.records.get("attachment", {}).values()}
    for copy in copies:
        for digest, media_type, content in copy.contents():
            if digest in wanted and project.content(digest) is None:
                project.keep_content(content, media_type)
