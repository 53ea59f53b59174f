"""Chemical formulas: molar mass and element mass fractions from the standard atomic weights."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.documents import document, provenance
from cpdesk.reference.provenance import Provenance

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_TOKEN = re.compile(r"([A-Z][a-z]?)(\d*)|([(\[])|([)\]])(\d*)")
_PART = re.compile(r"(\d+(?:\.\d+)?)?(\D.*)")
_CLOSES = {"(": ")", "[": "]"}


@cache
def atomic_weights() -> Mapping[str, float]:
    """Return the abridged standard atomic weights [g/mol] by symbol, IUPAC 2021."""
    return document("atomic_weights")["items"]


def atomic_weights_provenance() -> Provenance:
    """Return the source and edition of the atomic weights."""
    return provenance(document("atomic_weights")["meta"])


def molar_mass(formula: str) -> float:
    """Return the molar mass [g/mol] of a formula such as 'CO(NH2)2' or 'CuSO4·5H2O'.

    M = sum over elements of n_i * A_i. Raises DataFault for a formula that cannot be read.
    """
    return sum(atomic_weights()[symbol] * count for symbol, count in atoms(formula).items())


def element_mass_fractions(formula: str) -> dict[str, float]:
    """Return the mass fraction [-] of each element of a formula: w_i = n_i * A_i / M; they sum to 1."""
    whole = molar_mass(formula)
    return {symbol: atomic_weights()[symbol] * count / whole for symbol, count in atoms(formula).items()}


def atoms(formula: str) -> dict[str, float]:
    """Return how many atoms of each element a formula holds, in the order they first appear.

    Parentheses, brackets, subscripts and hydrates are read; a hydrate follows '·' (also '*', or '.' where
    the formula has no '·'), its number may be a decimal. Charges and isotopes are not read.
    """
    total: dict[str, float] = {}
    for part in _parts(formula):
        multiple, body = _multiple_and_body(part, formula)
        for symbol, count in _atoms_of_part(body, formula).items():
            total[symbol] = total.get(symbol, 0.0) + count * multiple
    return total


def _parts(formula: str) -> list[str]:
    """Return the parts of a formula that stand between the dots of a hydrate."""
    text = re.sub(r"[•⋅∙*]", "·", "".join(formula.split()).translate(_SUBSCRIPTS))
    return text.split("·" if "·" in text else ".")


def _multiple_and_body(part: str, formula: str) -> tuple[float, str]:
    match = _PART.fullmatch(part)
    if match is None:
        raise _unreadable(formula, part)
    return float(match[1] or 1), match[2]


def _atoms_of_part(body: str, formula: str) -> Counter[str]:
    """Return the atoms of a part without dots, groups within groups included."""
    open_groups: list[tuple[str, Counter[str]]] = [("", Counter())]
    position = 0
    while position < len(body):
        token = _TOKEN.match(body, position)
        if token is None:
            raise _unreadable(formula, body[position:])
        _take(token, open_groups, formula)
        position = token.end()
    if len(open_groups) > 1:
        raise _unreadable(formula, open_groups[-1][0])
    return open_groups[0][1]


def _take(token: re.Match[str], open_groups: list[tuple[str, Counter[str]]], formula: str) -> None:
    """Add one token of a formula to the group that is open."""
    symbol, count, opening, closing, times = token.groups()
    if symbol:
        open_groups[-1][1][_known(symbol, formula)] += _count(count, formula)
    elif opening:
        open_groups.append((opening, Counter()))
    else:
        _close_group(closing, _count(times, formula), open_groups, formula)


def _close_group(closing: str, times: int, groups: list[tuple[str, Counter[str]]], formula: str) -> None:
    opening, inside = groups[-1]
    if _CLOSES.get(opening) != closing or not inside:
        raise _unreadable(formula, closing)
    groups.pop()
    for symbol, count in inside.items():
        groups[-1][1][symbol] += count * times


def _known(symbol: str, formula: str) -> str:
    if symbol not in atomic_weights():
        text = N_("The formula {formula} names {symbol}, which is no element with a standard atomic weight.")
        raise DataFault(text, formula=formula, symbol=symbol)
    return symbol


def _count(text: str, formula: str) -> int:
    count = int(text or 1)
    if count == 0:
        raise _unreadable(formula, text)
    return count


def _unreadable(formula: str, place: str) -> DataFault:
    text = N_("The formula {formula} cannot be read at '{place}'. Write it like CO(NH2)2 or CuSO4·5H2O.")
    return DataFault(text, formula=formula or "''", place=place)
