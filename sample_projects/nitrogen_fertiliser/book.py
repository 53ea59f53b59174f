"""The records of the project as they are written down, each text in English and Chinese, and made into one language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Type, rules_of

LANGUAGES = ("en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    en: str
    zh: str

    def said(self, language: str) -> str:
        """Return the text in one of the two languages."""
        return self.zh if language == "zh_CN" else self.en


@dataclass(slots=True)
class Book:
    """Records by kind, in their order; a value is plain, a quantity as typed, or a text in both languages."""

    kinds: dict[str, list[dict[str, Any]]] = field(default_factory=dict[str, list[dict[str, Any]]])

    def add(self, kind: str, id: str, /, **values: Any) -> None:
        """Add a record; what is None or empty is left out."""
        listed = self.kinds.setdefault(kind, [])
        given = {name: value for name, value in values.items() if value not in (None, "")}
        listed.append({"id": id, "position": float(len(listed) + 1), **given})

    def take(self, path: Path) -> None:
        """Add the records of an audit table: `@ kind | field | …`, then a row a record, `English // 中文` a text."""
        kind, names = "", list[str]()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if line.startswith("@"):
                kind, names = cells[0].removeprefix("@ "), cells[1:]
                continue
            if len(cells) != len(names):
                raise ValueError(f"{path.name}:{number}: {len(cells)} cells for {len(names)} fields")
            self._row(kind, dict(zip(names, cells, strict=True)))

    def _row(self, kind: str, cells: Mapping[str, str]) -> None:
        values: dict[str, Any] = {
            name: _value(kind, name, cell) for name, cell in cells.items() if name != "id"
        }
        count = len(self.kinds.get(kind, ())) + 1
        self.add(kind, cells.get("id") or f"{kind}_{count:02}", **values)

    def text(self, language: str) -> str:
        """Return the project in one language, as a text that CPDesk loads."""
        records = {
            kind: [{name: _said(value, language) for name, value in one.items()} for one in listed]
            for kind, listed in self.kinds.items()
        }
        return json.dumps({"cpdesk": 2, "records": records}, ensure_ascii=False)


def _value(kind: str, name: str, cell: str) -> object:
    english, both, chinese = (part.strip() for part in cell.partition("//"))
    rule = rules_of(KINDS[kind])[name]
    if both:
        return Text(english, chinese)
    if not cell:
        return None
    if rule.type is Type.FLAG:
        return cell == "yes"
    if rule.type is Type.NUMBER:
        return float(cell)
    return int(cell) if rule.type is Type.WHOLE else cell


def _said(value: object, language: str) -> object:
    return value.said(language) if isinstance(value, Text) else value
