"""The values of an interchange text: quantities against what their texts say, contents against their hashes."""

import base64
import binascii
import hashlib
import math
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault
from cpdesk.exchange.interchange_json import JsonObject
from cpdesk.language import N_
from cpdesk.project.contents import LARGEST_MIB, MEDIA_TYPES
from cpdesk.quantities import Quantity, Unit, canonical_unit, parse_quantity, parse_unit
from cpdesk.records.audit import Audit, DecimalSign
from cpdesk.records.record import Rule

canonical: Callable[[str], str] = cache(canonical_unit)


def quantity_in(settings: Audit, rule: Rule, given: Any) -> object:
    """Return the quantity of a short text or of an object with its parts; raises DataFault with what is wrong."""
    if isinstance(given, str):
        return read_typed(given, rule, settings)
    _demand_parts(given)
    unit, width = parse_unit(given["unit"]), given.get("uncertainty")
    if given.get("in", canonical(given["unit"])) != canonical(given["unit"]):
        values = {"unit": unit.symbol, "canonical": canonical(given["unit"]), "given": given["in"]}
        raise DataFault(N_("values in {unit} are kept in {canonical}, not in {given}"), **values)
    if unit.currency not in ("", settings.currency):
        raise DataFault(
            N_("{found} was typed, but this audit counts in {currency}: convert it first"),
            found=unit.currency,
            currency=settings.currency,
        )
    half = None if width is None else float(width)
    made = Quantity(float(given["value"]), given["unit"], given["text"], half)
    _demand_as_typed(made, unit)
    return made


_PARTS = {"value": (int, float), "in": str, "unit": str, "text": str, "uncertainty": (int, float, type(None))}
_OPTIONAL_PARTS = ("in", "uncertainty")


def _demand_parts(given: JsonObject) -> None:
    for name in given:
        if name not in _PARTS or name in given.twice:
            raise DataFault(N_("the quantity's part {part} is not known or given twice"), part=name)
    for name, types in _PARTS.items():
        value: object = given.get(name)
        left_out = name in _OPTIONAL_PARTS and name not in given
        if not left_out and (not isinstance(value, types) or isinstance(value, bool)):
            raise DataFault(N_("the quantity's part {part} is missing or of the wrong type"), part=name)


def _demand_as_typed(given: Quantity, unit: Unit) -> None:
    """Refuse a value that is not what its text says; the text may have been typed with either decimal sign."""
    dimensions = frozenset({unit.kind})
    refused: DataFault | None = None
    for sign in DecimalSign:
        try:
            read = parse_quantity(
                given.text,
                decimal=sign.value,
                default_unit=given.unit,
                dimensions=dimensions,
                currency=unit.currency,
            )
        except DataFault as error:
            refused = error
            continue
        if _agree(given, read, unit):
            return
    said = DataFault(
        N_("the value {value} is not what “{text}” says"),
        value=f"{given.value!r} {canonical(given.unit)}",
        text=given.text,
    )
    raise refused or said


def _agree(given: Quantity, read: Quantity, unit: Unit) -> bool:
    if not math.isclose(given.value, read.value, rel_tol=1e-9, abs_tol=1e-9 * abs(unit.offset)):
        return False
    return read.uncertainty is None or math.isclose(given.uncertainty or 0.0, read.uncertainty, rel_tol=1e-9)


def content_in(item: JsonObject, papers: list[object], seen: set[str]) -> tuple[bytes, str]:
    """Return the content and media type of an object; `papers` are the hashes that attachments name."""
    texts = [item.get(name) for name in ("hash", "media_type", "base64")]
    if len(item) != 3 or item.twice or not all(isinstance(text, str) for text in texts):
        raise DataFault(N_("a content has hash, media_type and base64, each a text, and nothing else"))
    digest, media_type, code = cast(list[str], texts)
    try:
        content = base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        raise DataFault(N_("the content is not base64")) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise DataFault(N_("the content is not the one of this hash: it was damaged or changed"))
    if digest in seen:
        raise DataFault(N_("this is given twice"))
    seen.add(digest)
    _demand_attachable(content, media_type, digest in papers)
    return content, media_type


def _demand_attachable(content: bytes, media_type: str, named: bool) -> None:
    if not named:
        raise DataFault(N_("no attachment has this content"))
    if media_type not in MEDIA_TYPES.values():
        raise DataFault(N_("the media type {media_type} cannot be attached"), media_type=media_type)
    if len(content) > LARGEST_MIB * 2**20:
        raise DataFault(N_("the content is larger than {limit} MiB"), limit=LARGEST_MIB)
