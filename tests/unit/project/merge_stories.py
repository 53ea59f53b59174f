"""Random projects in memory and what two people do to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from cpdesk.edits.agreement import disagreements
from cpdesk.errors import DataFault, Fault
from cpdesk.language import Message
from cpdesk.project.columns import reference_fields
from cpdesk.project.history import StepEntry
from cpdesk.project.merge import MergeConflict
from cpdesk.records.audit import Audit, Company
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.record import Record, Type, kind_of, rules_of
from tests.unit.exchange.random_projects import CONTENT, FIXED, records_of, sound_records, values_of

Change = tuple[str, type[Record], Any]


class Sketch:
    """A copy of a project in memory: what `merge` reads of one, and edits with what follows from them."""

    path = Path("sketch.cpdesk")

    def __init__(self, start: Iterable[Record], edits: Iterable[Change] = ()) -> None:
        self.records = {(kind_of(item), item.id): item for item in (Audit(), Company(), *start)}
        for what, cls, values in edits:
            before = dict(self.records)
            {"add": self._add, "change": self._change, "remove": self._remove}[what](kind_of(cls), values)
            if self.disagreements():
                self.records = before

    @property
    def audit(self) -> Record:
        return self.records["audit", "audit"]

    def where(self, cls: type[Record], field: str, values: Sequence[object]) -> list[Record]:
        return [item for item in self.read(cls) if getattr(item, field) in values]

    def get(self, cls: type[Record], record_id: str) -> Record | None:
        return self.records.get((kind_of(cls), record_id))

    def content(self, digest: str) -> bytes:
        return CONTENT

    def contents(self) -> list[tuple[str, str, bytes]]:
        named = {digest for item in self.read(Attachment) if (digest := getattr(item, "content_hash", ""))}
        return [(digest, "application/pdf", CONTENT) for digest in named]

    def disagreements(self) -> list[Fault]:
        """Return what an edit would not let pass."""
        groups = {cls: self.read(cls) for cls in KINDS.values()}
        project: Any = self
        return list(disagreements(project, groups, None))

    def read(self, cls: type[Record]) -> list[Record]:
        return [item for (kind, _), item in self.records.items() if kind == kind_of(cls)]

    def history(self) -> list[StepEntry]:
        return [StepEntry(1, Message("New project"), "Anna", "2026-05-31", done=True)]

    def record_history(self, kind: str, record_id: str) -> list[Any]:
        return []

    def by_kind(self) -> dict[str, dict[str, Record]]:
        found = {kind: {item.id: item for item in self.read(cls)} for kind, cls in KINDS.items()}
        return {kind: of_kind for kind, of_kind in found.items() if of_kind}

    def _names_what_is_there(self, item: Record) -> bool:
        named = [(rule.refers_to, getattr(item, name)) for name, rule in reference_fields(type(item)).items()]
        return all(value is None or (kind, value) in self.records for kind, value in named)

    def _add(self, kind: str, item: Record) -> None:
        if self._names_what_is_there(item):
            self.records[kind, item.id] = item

    def _change(self, kind: str, given: tuple[str, dict[str, Any]]) -> None:
        if (kind, given[0]) in self.records:
            try:
                item = replace(self.records[kind, given[0]], **given[1])
            except DataFault:
                return
            self._add(kind, item)

    def _remove(self, kind: str, record_id: str) -> None:
        self.records.pop((kind, record_id), None)
        for key, item in list(self.records.items()):
            for name, rule in reference_fields(type(item)).items():
                if (rule.refers_to, getattr(item, name)) == (kind, record_id):
                    if rule.dies_with:
                        self._remove(*key)
                    elif key in self.records:
                        values: dict[str, Any] = {name: None}
                        item = self.records[key] = replace(self.records[key], **values)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Record], list[Change], list[Change]]:
    """Draw a base, in which records name each other a lot, and what two people do to it."""
    kinds = draw(st.sampled_from([PLANT, FLOWS, CHOICE, tuple(KINDS)]))
    start = draw(sound_records(4, kinds))
    return start, draw(edits_of(start, "m")), draw(edits_of(start, "t"))


PLANT = ("area", "unit_process", "equipment", "sheet", "placement", "route", "stream", "attachment")
FLOWS = ("stream", "substance", "component", "unit_process", "equipment", "emission", "emission_component")
CHOICE = ("criterion", "score", "option", "focus_candidate", "team_member", "cause", "waste_source")


@st.composite
def edits_of(draw: st.DrawFn, start: list[Record], who: str) -> list[Change]:
    ids: dict[str, list[str]] = {}
    for item in start:
        ids.setdefault(kind_of(item), []).append(item.id)
    return [
        draw(_edit(start, f"{who}{number}", ids)) for number in range(draw(st.integers(0, 6)) if start else 0)
    ]


@st.composite
def _edit(draw: st.DrawFn, start: list[Record], new_id: str, ids: Mapping[str, list[str]]) -> Change:
    item = draw(st.sampled_from(start))
    cls, kind = type(item), kind_of(item)
    what = draw(st.sampled_from(["change", "change", "add", "remove"]))
    if what == "add" and kind not in SINGLE_KINDS:
        return "add", cls, draw(records_of(kind, new_id, ids))
    if what == "remove" and kind not in SINGLE_KINDS:
        return "remove", cls, item.id
    names = [name for name, rule in rules_of(cls).items() if name not in FIXED and not rule.unique]
    linking = [name for name in names if rules_of(cls)[name].type is Type.REFERENCE]
    name = draw(st.sampled_from(linking or names) | st.sampled_from(names))
    return "change", cls, (item.id, {name: draw(values_of(rules_of(cls)[name], ids))})


def sides(conflict: MergeConflict) -> tuple[object, object]:
    return (conflict.mine, conflict.mine_text), (conflict.theirs, conflict.theirs_text)
