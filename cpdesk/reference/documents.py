"""The JSON documents of resources/reference: read when first asked for, then remembered."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.folders import resource_folder
from cpdesk.reference.provenance import Confidence, Provenance

Entry = Mapping[str, Any]


@cache
def document(name: str) -> Entry:
    """Return one document of the reference data, by its name without '.json'."""
    path = resource_folder() / "reference" / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        text = N_("The reference data {path} cannot be read: {reason}. Install the program again.")
        raise EnvironmentFault(text, path=str(path), reason=str(reason)) from reason


def bilingual(entry: Entry, stem: str = "") -> Bilingual:
    """Return the text of an entry in both languages: `en` and `zh`, or `<stem>_en` and `<stem>_zh`."""
    start = f"{stem}_" if stem else ""
    return Bilingual(entry[f"{start}en"], entry[f"{start}zh"])


def provenance(entry: Entry, edition: str = "", above: Entry | None = None) -> Provenance:
    """Return source, edition and confidence of an entry; what it does not state itself, `above` states.

    A missing confidence counts as low.
    """
    stated = {**(above or {}), **entry}
    source = str(stated.get("source", ""))
    return Provenance(
        source, edition or str(stated.get("edition", "")), Confidence(stated.get("confidence", "low"))
    )


def number_range(value: float | list[float]) -> tuple[float, float]:
    """Return a value that is either one number or a range as its lower and upper end."""
    if isinstance(value, list):
        return value[0], value[1]
    return value, value


def key_of(*words: object) -> str:
    """Return a stable key from words: lower case, with '_' for whatever is no letter or digit."""
    text = " ".join(str(word) for word in words if word)
    return "_".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
