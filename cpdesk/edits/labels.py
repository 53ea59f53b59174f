"""Finding a record by what a person calls it."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, kind_of, kind_title

_CALLED = ("tag", "number", "code", "key", "name", "title", "item", "what", "waste_name", "place", "topic")
_TOLD = ("description", "suggestion", "task", "finding", "content")
_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Labels:
    """What the records of a kind are called: for each naming field the ids by label, plain and folded."""

    kind: str
    tiers: tuple[Mapping[str, Sequence[str]], ...]
    names: Mapping[str, str]

    def id_of(self, text: str) -> str | None:
        """Return the id of the record a person means; None for an empty text.

        A tag, number or code goes before a name, the exact spelling before one that differs in case or
        width alone. Errors: DataFault where there is none, or where several are called so.
        """
        label = text.strip()
        if not label:
            return None
        for wanted in (label, _folded(label)):
            for tier in self.tiers:
                ids = tier.get(wanted, ())
                if len(ids) > 1:
                    raise self._ambiguous(label, ids)
                if ids:
                    return ids[0]
        raise self._unknown(label)

    def _ambiguous(self, label: str, ids: Sequence[str]) -> DataFault:
        return DataFault(
            N_("several {kind} are called “{label}”: {candidates}. Type which one is meant."),
            kind=kind_title(self.kind),
            label=label,
            candidates=", ".join(self.names[found] for found in ids[:_NAMED_AT_MOST]),
        )

    def _unknown(self, label: str) -> DataFault:
        known = {name: None for tier in self.tiers for name in tier}
        near = get_close_matches(label, known, n=1, cutoff=0.7) if len(known) < 5000 else []
        values: dict[str, object] = {"kind": kind_title(self.kind), "label": label}
        if near:
            named = self.names[next(tier[near[0]][0] for tier in self.tiers if near[0] in tier)]
            return DataFault(N_("there is no {kind} “{label}”. Is {near} meant?"), **values, near=named)
        return DataFault(N_("there is no {kind} “{label}”"), **values)


def labels_of(project: Project, kind: str) -> Labels:
    """Return what the records of a kind are called at this moment."""
    records = project.read(KINDS[kind])
    plain = [_tier(records, name, str.strip) for name in (*_CALLED, *_TOLD)]
    folded = [_tier(records, name, _folded) for name in (*_CALLED, *_TOLD)]
    tiers = tuple(tier for tier in (*plain, *folded) if tier)
    return Labels(kind, tiers, {record.id: called(record) for record in records})


def _tier(records: Sequence[Record], name: str, spelling: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for record in records:
        label: Any = getattr(record, name, "")
        if isinstance(label, str) and label.strip():
            found[spelling(label)].append(record.id)
    return dict(found)


def _folded(label: str) -> str:
    return unicodedata.normalize("NFKC", label).strip().casefold()


def called(record: Record) -> str:
    """Return what a person calls a record: its tag, number or code with its name, or what there is of it."""
    found = [str(value) for name in _CALLED if (value := getattr(record, name, ""))]
    told = [str(value) for name in _TOLD if (value := getattr(record, name, ""))]
    return " ".join(found[:2]) or " ".join(told[:1]) or record.id


def place_of(record: Record) -> Message:
    """Return a record by kind and name, for a sentence: 'Option F3 New condenser'."""
    values = {"kind": kind_title(kind_of(record)), "name": called(record)}
    return Message(N_("{kind} {name}"), values)
