"""Two copies of a project joined: record by record and field by field, against the copy from which both started.

What one copy changed is taken. What both changed differently is a conflict: the value that both started from stands
until someone decides, and nothing is decided silently. A record that one copy deleted and the other changed, or still
names, is kept with all that is part of it.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields, replace
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cpdesk.errors import DataFault, WrongUse
from cpdesk.language import N_, Message
from cpdesk.project.columns import QUANTITY_PARTS, reference_fields
from cpdesk.project.faults import file_faults
from cpdesk.project.opening import not_there
from cpdesk.project.project import Project
from cpdesk.project.steps import Step
from cpdesk.quantities import Quantity, parse_quantity
from cpdesk.records import papers
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, field_title, kind_title, rules_of

Key = tuple[str, str]
State = dict[Key, Record]
Links = Mapping[Key, Sequence[tuple[Key, str, bool]]]


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """A field on which the copies disagree, or with no field a record that one copy deleted; what each says of it.

    `base`, `mine` and `theirs` are plain values (None: nothing there), the texts are as a person reads them.
    """

    kind: str
    id: str
    field: str
    base: object
    mine: object
    theirs: object
    base_text: str
    mine_text: str
    theirs_text: str
    mine_by: str
    mine_at: str
    theirs_by: str
    theirs_at: str
    message: Message


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
    joined, clashes = _joined(*states)
    clashes += _numbers_apart(joined, *states[1:])
    teller = _Teller((base, mine, theirs), states, joined)
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


# Joining


@dataclass(frozen=True, slots=True)
class _Clash:
    """Where the copies disagree, before it is told: why, and which record is the reason."""

    key: Key
    field: str = ""
    why: str = "changed"
    cause: Key | None = None


def _joined(base: State, mine: State, theirs: State) -> tuple[State, list[_Clash]]:
    """Join the copies until no deletion leaves a record that names what is gone."""
    links = _links(base)
    asked = _deletions_against_changes(base, mine, theirs) | _deletions_against_changes(base, theirs, mine)
    while True:
        kept = _with_parts(asked, links)
        one, other = _restored(base, mine, theirs, kept, links), _restored(base, theirs, mine, kept, links)
        joined, clashes = _joined_once(base, one, other)
        more = {
            key: cause
            for key, cause in _missing(joined, base)
            if key not in asked and (key in mine or key in theirs)
        }
        if not more:
            deletions = [_Clash(key, why="deleted", cause=cause) for key, cause in asked.items()]
            return joined, sorted(clashes + deletions, key=lambda clash: (clash.key, clash.field))
        asked |= more


def _deletions_against_changes(base: State, one: State, other: State) -> dict[Key, Key | None]:
    """Return the records that one copy deleted and the other changed; a new place in the list is no change."""
    gone = [key for key in base if key not in one and key in other]
    return {
        key: None
        for key in gone
        if _placed_as(_refilled(base[key], other[key], other), base[key]) != base[key]
    }


def _refilled(old: Record, record: Record, copy: State) -> Record:
    """Return a record as it was before its copy deleted what it names: nobody emptied those fields."""
    for name, named, _ in _references(old):
        if getattr(record, name) is None and named not in copy:
            record = _filled(record, name, named[1])
    return record


def _placed_as(record: Record, other: Record) -> Record:
    return record if record.position == other.position else replace(record, position=other.position)


def _references(record: Record) -> Iterator[tuple[str, Key, bool]]:
    """Yield the fields of a record that name others, which, and whether it goes with them."""
    for name, rule in reference_fields(type(record)).items():
        named: str | None = getattr(record, name)
        if named is not None:
            yield name, (rule.refers_to, named), rule.dies_with
    if isinstance(record, papers.Attachment):
        yield "of_id", (record.of_kind, record.of_id), True


def _links(base: State) -> Links:
    """Return for each record which others name it, in which field, and whether they go with it."""
    found: dict[Key, list[tuple[Key, str, bool]]] = defaultdict(list)
    for key, record in base.items():
        for name, named, part in _references(record):
            found[named].append((key, name, part))
    return found


def _with_parts(asked: Mapping[Key, Key | None], links: Links) -> set[Key]:
    found, waiting = set(asked), list(asked)
    while waiting:
        parts = [key for key, _, part in links.get(waiting.pop(), ()) if part and key not in found]
        found.update(parts)
        waiting.extend(parts)
    return found


def _restored(base: State, copy: State, other: State, kept: set[Key], links: Links) -> State:
    """Return a copy without its deletions of records that are kept, as if it had let them be."""
    gone = [key for key in kept if key in base and key not in copy and key in other]
    back = copy | {key: base[key] for key in gone}
    for named in gone:
        for key, name, _ in links.get(named, ()):
            if key in copy and getattr(back[key], name) is None:
                back[key] = _filled(back[key], name, named[1])
    return back


def _filled(record: Record, name: str, named: str) -> Record:
    values: dict[str, Any] = {name: named}
    try:
        return replace(record, **values)
    except DataFault:
        return record


def _missing(joined: State, base: State) -> Iterator[tuple[Key, Key]]:
    for key, record in joined.items():
        for _, named, _ in _references(record):
            if named not in joined and named in base:
                yield named, key


def _joined_once(base: State, mine: State, theirs: State) -> tuple[State, list[_Clash]]:
    joined: State = {}
    clashes: list[_Clash] = []
    for key in {**base, **mine, **theirs}:
        old, one, other = base.get(key), mine.get(key), theirs.get(key)
        if one is not None and other is not None:
            joined[key], found = _joined_record(_Three(key, old, one, other, mine, theirs))
            clashes += found
        elif old is None:
            joined |= {key: record for record in (one, other) if record is not None}  # noqa: B035 - one of them
    return joined, clashes


@dataclass(frozen=True, slots=True)
class _Three:
    """One record as both copies have it, and as it was, where it was there."""

    key: Key
    old: Record | None
    one: Record
    other: Record
    mine: State
    theirs: State

    def before(self, name: str) -> Any:
        """Return what a field was; of a record that both copies brought, what a new one has (or MISSING)."""
        return _default(type(self.one), name) if self.old is None else getattr(self.old, name)

    def is_emptied(self, name: str, copy: State) -> bool:
        """Tell whether a field is empty in a copy only because what it named was deleted there."""
        record = copy[self.key]
        rule, before = rules_of(type(record))[name], self.before(name)
        return (
            rule.type is Type.REFERENCE
            and getattr(record, name) is None
            and (rule.refers_to, before) not in copy
        )


@cache
def _default(cls: type[Record], name: str) -> Any:
    return next(item.default for item in fields(cls) if item.name == name)


def _joined_record(three: _Three) -> tuple[Record, list[_Clash]]:
    if three.other in (three.one, three.old):
        return three.one, []
    if three.one == three.old:
        return three.other, []
    values: dict[str, Any] = {}
    clashes: list[_Clash] = []
    for name in rules_of(type(three.one)):
        before, mine, theirs = three.before(name), getattr(three.one, name), getattr(three.other, name)
        if theirs in (mine, before):
            values[name] = mine
        elif mine == before or three.is_emptied(name, three.mine):
            values[name] = theirs
        elif three.is_emptied(name, three.theirs):
            values[name] = mine
        elif name == "position":
            values[name] = min(mine, theirs)
        else:
            values[name] = _standing(three, name)
            clashes.append(_Clash(three.key, name))
    return _together(three, values, clashes)


def _standing(three: _Three, name: str) -> Any:
    """Return what a field holds until someone decides: what it was, unless that names what both deleted."""
    before, rule = three.before(name), rules_of(type(three.one))[name]
    named = (rule.refers_to, before)
    gone = rule.type is Type.REFERENCE and named not in three.mine and named not in three.theirs
    if before is not MISSING and (before is None or not gone):
        return before
    return None if rule.nullable else min(getattr(three.one, name), getattr(three.other, name))


def _together(three: _Three, values: dict[str, Any], clashes: list[_Clash]) -> tuple[Record, list[_Clash]]:
    """Build the joined record; changes that each are sound but not together are conflicts, too."""
    cls = type(three.one)
    while True:
        try:
            return cls(**values), clashes
        except DataFault as error:
            stands = {name: _standing(three, name) for name in values}
            differing = [name for name in values if values[name] != stands[name]]
            blamed = [fault.field for fault in error.faults if fault.field in differing] or differing
        if not blamed:
            return three.old or three.one, clashes
        values |= {name: stands[name] for name in blamed}
        clashes += [_Clash(three.key, name, "together") for name in blamed if name != "position"]


def _numbers_apart(joined: State, mine: State, theirs: State) -> list[_Clash]:
    """Give each record whose number the other copy uses for another record a free one; mine keeps its own."""
    used: dict[tuple[str, str], dict[str, list[Key]]] = defaultdict(dict)
    for key in sorted(joined):
        for name, rule in rules_of(type(joined[key])).items():
            if rule.unique and getattr(joined[key], name):
                used[key[0], name].setdefault(getattr(joined[key], name), []).append(key)
    clashes: list[_Clash] = []
    for (_, name), numbers in used.items():
        for value, keys in list(numbers.items()):
            for key, owner in _strangers(keys, name, value, mine, theirs):
                changed: dict[str, Any] = {name: _free_variant(value, numbers)}
                joined[key] = replace(joined[key], **changed)
                numbers[changed[name]] = [key]
                clashes.append(_Clash(key, name, "number", owner))
    return clashes


def _strangers(
    keys: list[Key], name: str, value: str, mine: State, theirs: State
) -> Iterator[tuple[Key, Key]]:
    """Yield the records that come to a number which another one has, and that one; a copy's own doubles stay."""

    def has(copy: State, key: Key) -> bool:
        return key in copy and getattr(copy[key], name) == value

    owners = [key for key in keys if has(mine, key)] or [key for key in keys if has(theirs, key)] or keys
    for key in keys:
        if key not in owners and not (has(theirs, key) and has(theirs, owners[0])):
            yield key, owners[0]


def _free_variant(value: str, used: Container[str]) -> str:
    return next(text for place in count(2) if (text := f"{value} ({place})") not in used)


# Telling

_CALLED = ("tag", "number", "code", "key", "name", "title", "item", "what", "place", "description", "task")
_DELETED, _CHANGED, _USED = N_("deleted"), N_("changed"), N_("still used")
_BOTH = N_(
    "{record}, {field}: changed in both copies, to “{mine}” in mine and to “{theirs}” in theirs. "
    "“{base}” stands until someone decides."
)
_TOGETHER = N_(
    "{record}, {field}: the changes of the two copies do not go together (“{mine}” in mine, “{theirs}” in theirs). "
    "“{base}” stands until someone decides."
)
_NUMBER = N_(
    "{record}, {field}: both copies use “{value}” for different records. Theirs has “{variant}” until someone decides."
)
_DELETIONS = {
    (True, False): N_("{record}: deleted in mine but changed in theirs. It is kept until someone decides."),
    (False, False): N_("{record}: deleted in theirs but changed in mine. It is kept until someone decides."),
    (True, True): N_(
        "{record}: deleted in mine but {user} needs it in theirs. It is kept until someone decides."
    ),
    (False, True): N_(
        "{record}: deleted in theirs but {user} needs it in mine. It is kept until someone decides."
    ),
}


class _Teller:
    """Says of each conflict what the copies have, who changed it when, and what stands."""

    def __init__(self, copies: Sequence[Project], states: Sequence[State], joined: State) -> None:
        self._copies = copies
        self._states = states
        self._joined = joined

    def told(self, clash: _Clash) -> MergeConflict:
        """Return a conflict as a person and a program read it."""
        base, mine, theirs = (self._value(clash, state) for state in self._states)
        texts = [self._text(clash, value, base) for value in (base, mine, theirs)]
        mine_by, mine_at = self._who(clash, 1)
        theirs_by, theirs_at = self._who(clash, 2)
        return MergeConflict(
            kind=clash.key[0],
            id=clash.key[1],
            field=clash.field,
            base=_plain(base),
            mine=_plain(mine),
            theirs=_plain(theirs),
            base_text=texts[0] if clash.field else "",
            mine_text=texts[1],
            theirs_text=texts[2],
            mine_by=mine_by,
            mine_at=mine_at,
            theirs_by=theirs_by,
            theirs_at=theirs_at,
            message=self._sentence(clash, texts),
        )

    def _value(self, clash: _Clash, state: State) -> Any:
        record = state.get(clash.key)
        if record is None and clash.why == "number":
            record = state.get(clash.cause or clash.key)
        return getattr(record, clash.field) if record is not None and clash.field else record

    def _text(self, clash: _Clash, value: Any, base: Any) -> str:
        if not clash.field:
            return _DELETED if value is None else _USED if _placed_as(value, base) == base else _CHANGED
        rule = rules_of(KINDS[clash.key[0]])[clash.field]
        if rule.type is Type.REFERENCE and value is not None:
            return self._label((rule.refers_to, value))
        return _value_text(value)

    def _who(self, clash: _Clash, side: int) -> tuple[str, str]:
        """Return who changed in one copy what the conflict is about, and when; empty where nobody did."""
        state, key = self._states[side], clash.key
        if clash.field and self._value(clash, state) == self._value(clash, self._states[0]):
            return "", ""
        if clash.cause is not None and (clash.why == "number") != (key in state):
            key = clash.cause
        changes = self._copies[side].record_history(*key)
        columns = _columns(key[0], clash.field)
        found = [change.step for change in changes if not columns or change.field in columns]
        return (found[-1].who, found[-1].at) if found else ("", "")

    def _sentence(self, clash: _Clash, texts: Sequence[str]) -> Message:
        """Return what is to be decided, in a sentence that names the record."""
        values: dict[str, object] = {"record": self._title(clash.key), "field": field_title(clash.field)}
        if clash.why == "deleted":
            if clash.cause is not None:
                values["user"] = self._title(clash.cause)
            return Message(_DELETIONS[clash.key not in self._states[1], clash.cause is not None], values)
        if clash.why == "number":
            values |= {"value": texts[2], "variant": getattr(self._joined[clash.key], clash.field)}
            return Message(_NUMBER, values)
        said = [text or Message(N_("nothing")) for text in texts]
        values |= dict(zip(("base", "mine", "theirs"), said, strict=True))
        return Message(_BOTH if clash.why == "changed" else _TOGETHER, values)

    def _title(self, key: Key) -> Message:
        if key[0] in SINGLE_KINDS:
            return kind_title(key[0])
        return Message(N_("{kind} {label}"), {"kind": kind_title(key[0]), "label": self._label(key)[:60]})

    def _label(self, key: Key) -> str:
        """Return what people call a record; a part is called after what it is part of."""
        record = next((state[key] for state in (self._joined, *self._states) if key in state), None)
        if record is None:
            return key[1]
        called = [getattr(record, name, "") for name in _CALLED]
        own = next((text for text in called if isinstance(text, str) and text.strip()), "")
        parts = [self._label(named) for _, named, part in _references(record) if part]
        return own or ", ".join(parts) or key[1]


def _columns(kind: str, field: str) -> frozenset[str]:
    """Return the names under which the log keeps a field; none for a whole record."""
    if not field:
        return frozenset()
    quantity = rules_of(KINDS[kind])[field].type is Type.QUANTITY
    return frozenset(field + part for part in (QUANTITY_PARTS if quantity else ("",)))


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in rules_of(type(value))}
    return asdict(value) if isinstance(value, Quantity) else value


def _value_text(value: object) -> str:
    if isinstance(value, Quantity):
        return _typed(value)
    if isinstance(value, bool):
        return N_("yes") if value else N_("no")
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)


def _typed(value: Quantity) -> str:
    """Return a quantity as it was typed, with its unit where that came from the place it was typed into."""
    try:
        said = parse_quantity(value.text).unit
    except DataFault:
        said = ""
    return value.text if said == value.unit else f"{value.text} {value.unit}".strip()


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
        )
        for place, conflict in enumerate(merged.conflicts, 1)
    ]


def _bring_contents(project: Project, merged: Merged, copies: Sequence[Project]) -> None:
    """Keep the contents of the attachments that came along."""
    wanted = {getattr(paper, "content_hash", "") for paper in merged.records.get("attachment", {}).values()}
    for copy in copies:
        for digest, media_type, content in copy.contents():
            if digest in wanted and project.content(digest) is None:
                project.keep_content(content, media_type)
