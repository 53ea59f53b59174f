"""Takes a typed unit apart: its unit words with their powers, above and below the stroke, and dry or wet."""

import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, NoReturn

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.quantities.vocabulary import AMBIGUOUS, ATOMS, FOLDED, LABELS, SCALES, SHORTHANDS, Atom


class Part(NamedTuple):
    """A unit word raised to a power, times a power of ten; without a word it is the power of ten alone."""

    atom: Atom | None
    power: int
    ten: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit taken apart: the parts above and below the stroke, and '', 'dry' or 'wet'."""

    above: tuple[Part, ...]
    below: tuple[Part, ...]
    condition: str


_CONDITION = re.compile(
    r"[,;]?\s*\(?\s*(?:(?<![a-z])(?:(?P<dry>dry)|wet)(?![a-z])(?: basis| gas)?"
    r"|(?P<gan>干基|干态|干烟气|\(干\))|湿基|湿态|湿烟气|\(湿\))\s*\)?",
    re.IGNORECASE,
)

_PRODUCT = r"(?:of )?(?:[Pp]roducts?|prod\.?|产品|成品)(?![a-z])"
_PHRASES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\*\*", "^"),
        (r"(?<![A-Za-z])M\^?([23])(?![0-9])", r"m\1"),
        (r"(?<![A-Za-z])([kKMGT]?)[Ww]\s?[·*. -]\s?[hH](?![a-zA-Z])", r"\1Wh"),
        (r"千瓦[·*. ]时", "kWh"),
        (r"(?:%\s?\(?(?:v/v|vol\.?)\)?|(?:vol\.?|v/v|体积)\s?%)", "vol%"),
        (r"(?:%\s?\(?(?:w/w|m/m|wt\.?)\)?|(?:wt\.?|w/w|m/m|质量)\s?%)", "wt%"),
        (r"(?:%\s?\(?mol\.?\)?|mol\.?\s?%|摩尔%)", "mol%"),
        (r"mol/mol(?![a-zA-Z0-9])", "mol_per_mol"),
        (r"vol/vol(?![a-zA-Z0-9])", "vol_per_vol"),
        (r"[·* ]?(?:CO2[- ]?(?:eq|e)|二氧化碳当量)(?![a-zA-Z])", " CO2e"),
        (r"[·* ]?(?:I-)?(CO2|TEQ|COD)(?![a-zA-Z])", r" \1"),
        (
            rf"\(?(?<![a-zA-Z])(?:t|T|tonnes?|吨|公吨)\s?{_PRODUCT}\)?",
            "t_product",
        ),
        (
            rf"\(?(?<![a-zA-Z])(?:kg|KG|千克|公斤)\s?{_PRODUCT}\)?",
            "kg_product",
        ),
        (r"(?:US|U\.S\.)\s?(?:liquid )?gal(?:lons?)?(?![a-z])", "US_gal"),
        (r"(?:imp\.?|imperial|UK)\s?gal(?:lons?)?(?![a-z])", "imp_gal"),
        (r"(short|long) tons?(?![a-z])", r"\1_ton"),
    )
)

_NESTED = re.compile(r"/\s*\([^()]*/")
_BETWEEN = re.compile(r"[\s·*]+")
_TEN = re.compile(r"10\^([0-9]{1,2})")
_ROUND = re.compile(r"1(0*)")
_RAISED = re.compile(r"(.*[^0-9^-])\^?(-?[1-9])")
_MONEY_SCALES = {"k": 3, "K": 3, "M": 6}
_FOLDED_LETTERS = frozenset("THDwv")


def read_unit(text: str) -> Reading:
    """Return the parts of a cleaned unit; raises DataFault with near spellings for an unknown word."""
    condition, bare = _without_condition(text)
    bare = SHORTHANDS.get(bare, bare)
    for pattern, words in _PHRASES:
        bare = pattern.sub(words, bare)
    if _NESTED.search(bare):
        unknown_unit(text, bare)
    over, *under = (_strip_brackets(side) for side in bare.split("/"))
    above = [_part(word, text) for word in _words(over)]
    below = [_part(word, text) for side in under for word in _words(side, text)]
    turned = [Part(part.atom, -part.power, part.ten) for part in above if part.power < 0]
    return Reading(tuple(part for part in above if part.power > 0), (*below, *turned), condition)


def _without_condition(text: str) -> tuple[str, str]:
    found = _CONDITION.search(text)
    if found is None:
        return "", text
    bare = (text[: found.start()] + text[found.end() :]).strip()
    return ("dry" if found["dry"] or found["gan"] else "wet"), bare


def _strip_brackets(side: str) -> str:
    side = side.strip()
    if side.startswith("(") and side.count("(") > side.count(")"):
        return side[1:]
    if side.endswith(")") and side.count(")") > side.count("("):
        return side[:-1]
    return side[1:-1] if side.startswith("(") and side.endswith(")") else side


def _words(side: str, needed_by: str = "") -> list[str]:
    words = [word for word in _BETWEEN.split(side) if word]
    if not words and needed_by:
        unknown_unit(needed_by, "")
    return words


def _part(word: str, text: str) -> Part:
    part = _find_part(word)
    if part is None:
        unknown_unit(text, word)
    return part


def _find_part(word: str) -> Part | None:
    if atom := find_atom(word) or find_atom(word.replace("^", "")):
        return Part(atom, 1, 0)
    if found := _TEN.fullmatch(word):
        return Part(None, 1, int(found[1]))
    if found := _ROUND.fullmatch(word):
        return Part(None, 1, len(found[1]))
    if (found := _RAISED.fullmatch(word)) and (atom := find_atom(found[1])):
        return Part(atom, int(found[2]), 0)
    return _scaled_part(word)


def _scaled_part(word: str) -> Part | None:
    if (ten := _MONEY_SCALES.get(word[:1])) and (atom := find_atom(word[1:])) and atom.currency:
        return Part(atom, 1, ten)
    if (found := _TEN.match(word)) and (rest := _find_part(word[found.end() :])):
        return rest._replace(ten=rest.ten + int(found[1]))
    for scale, ten in SCALES.items():
        if word == scale:
            return Part(None, 1, ten)
        if word.startswith(scale) and (rest := _find_part(word[len(scale) :])):
            return rest._replace(ten=rest.ten + ten)
    return None


def find_atom(word: str) -> Atom | None:
    """Return the unit word of a spelling; capitals are overlooked where that leaves one meaning.

    'Mpa' is MPa for its capital; 'mpa' and 'MG' are left open.
    """
    if atom := ATOMS.get(word):
        return atom
    if word.casefold() in AMBIGUOUS or (len(word) == 1 and word not in _FOLDED_LETTERS):
        return None
    meant = FOLDED.get(word.casefold(), {})
    if len(meant) > 1 and word[0].isupper() and word[1:].islower():
        meant = {symbol: atom for symbol, atom in meant.items() if symbol[0] == word[0]}
    return next(iter(meant.values())) if len(meant) == 1 else None


def unknown_unit(text: str, word: str) -> NoReturn:
    """Raise the fault for a unit that is not known, with what may have been meant."""
    near = ", ".join(dict.fromkeys(text.replace(word, spelling) for spelling in _near(word)))
    if near:
        raise DataFault(N_("“{unit}” is not a known unit. Did you mean {near}?"), unit=text, near=near)
    raise DataFault(
        N_("“{unit}” is not a known unit. Write it like {examples}."),
        unit=text,
        examples="t/h, Nm3/h dry, mg/L, kWh/t product, 10^4 CNY/a",
    )


@cache
def _near(word: str) -> list[str]:
    folded = word.casefold()
    if folded in AMBIGUOUS:
        return list(AMBIGUOUS[folded])
    if folded in FOLDED:
        return sorted(FOLDED[folded])
    close = difflib.get_close_matches(folded, FOLDED, n=3, cutoff=0.7)
    return list(dict.fromkeys(next(iter(FOLDED[spelling])) for spelling in close))


def symbol_of(reading: Reading) -> str:
    """Return the normalised spelling, e.g. 'kg/(m2·h)' or '10^4 CNY/a'; it reads back as the same unit."""
    over = _side(reading.above) or "1"
    parts = sorted(reading.below, key=lambda part: part.atom is not None and part.atom.symbol in _LAST)
    under = _side(parts)
    several = len([part for part in parts if part.atom and part.atom.symbol not in LABELS]) > 1
    stroke = f"/({under})" if several else f"/{under}" if under else ""
    return f"{over}{stroke} {reading.condition}".rstrip()


_LAST = frozenset({"s", "min", "h", "d", "batch", "week", "month", "quarter", "a", "t product", "kg product"})


def _side(parts: list[Part] | tuple[Part, ...]) -> str:
    ten = sum(part.ten for part in parts)
    text = ""
    for part in parts:
        if part.atom:
            between = " " if part.atom.symbol in LABELS else "·"
            text += (between if text else "") + _raised(part.atom.symbol, abs(part.power))
    return f"10^{ten} {text}".strip() if ten else text


def _raised(symbol: str, power: int) -> str:
    return (
        symbol
        if power == 1
        else f"{symbol}{power}"
        if symbol[-1] not in "0123456789"
        else f"{symbol}^{power}"
    )
