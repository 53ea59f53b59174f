"""Writing checked records in one step, with what follows from them."""

from collections.abc import Iterable, Sequence

from cpdesk.edits.settle import Pair, followers
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.records.record import Record, rules_of


def differences(old: Record, new: Record) -> list[str]:
    """Return the fields in which two records of a kind differ."""
    return [name for name in rules_of(type(old)) if getattr(old, name) != getattr(new, name)]


def write(
    project: Project, name: Message, made: Sequence[Record], changed: Iterable[tuple[Record, Record]] = ()
) -> None:
    """Write new records, of changed ones (before, after) what differs, and what follows in others."""
    pairs: list[Pair] = [(None, record) for record in made]
    with project.step(name) as step:
        step.add_all(made)
        for old, new in changed:
            names = differences(old, new)
            step.change(type(new), new.id, {field: getattr(new, field) for field in names})
            pairs.append((old, new))
        for cls, record_id, values in followers(project, pairs):
            step.change(cls, record_id, values)
