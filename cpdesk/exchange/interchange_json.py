"""A JSON text on its way in: its objects with the keys given twice, its format, and the places that faults name."""

import json
import math
from dataclasses import dataclass
from typing import Any

from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message

FORMAT = 2  # 2 brought more fields and kinds; a text of format 1 simply has none of them
OLDEST = 1


class JsonObject(dict[str, Any]):
    """A JSON object that remembers which of its keys were given twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = JsonObject(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        made.twice = tuple(name for name in made if names.count(name) > 1)
    return made


def _whole(digits: str) -> float:
    """Return a whole number; one that no field can hold is not worked out."""
    return int(digits) if len(digits) <= 300 else math.inf


def parsed(text: str) -> JsonObject:
    """Return the object of a text of the known format; raises DataFault with where it cannot be read."""
    try:
        whole = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_int=_whole, parse_constant=float
        )
    except json.JSONDecodeError as error:
        raise DataFault(
            N_("The text is not JSON: it cannot be read from line {line}, column {column} on."),
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise DataFault(N_("The text is nested more deeply than that of any project.")) from None
    _demand_format(whole)
    return whole


def _demand_format(whole: object) -> None:
    version: object = whole.get("cpdesk") if isinstance(whole, JsonObject) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise DataFault(
            N_("This is not the text of a CPDesk project: it has no {entry}."), entry=f'"cpdesk": {FORMAT}'
        )
    if version > FORMAT:
        raise DataFault(
            N_(
                "The text was written by a newer CPDesk (format {theirs}, this program knows {ours}). Install it."
            ),
            theirs=version,
            ours=FORMAT,
        )
    if version < OLDEST:
        raise DataFault(N_("The format {version} of the text is not known."), version=version)


@dataclass(frozen=True, slots=True)
class Place:
    """A record of the text: its kind, its id and how many of its kind stand before it."""

    kind: str
    id: str = ""
    row: int | None = None

    @property
    def name(self) -> str:
        """The id, or where there is none the record's place among its kind."""
        return self.id or ("" if self.row is None else f"#{self.row + 1}")

    def fault(self, name: str, what: object) -> Fault:
        """Return what is wrong with one field here, or with the whole record where `name` is empty."""
        where = f"{self.kind} {self.name}".strip()
        values = {"where": f"{where}, {name}" if name else where, "what": what}
        return Fault(Message(N_("{where}: {what}"), values), self.kind, self.id, name, self.row)
