"""Reactions as people write them: their terms, whether their atoms balance, and what they change by mass."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.methods.balances.layers import molar_mass_of, uncharged
from cpdesk.reference.elements import atoms

BALANCED = 1e-6  # atoms that a reaction may miss by rounding of its coefficients, relative
_ARROW = re.compile(r"<=>|<->|-+>|=+>|[→⟶⇌⇄↔]|=")
_TERM = re.compile(r"(?:(\d+(?:\.\d+)?(?:/\d+)?)\s*[*·]?\s*)?(\S.*)")


@dataclass(frozen=True, slots=True)
class ReactionTerms:
    """A reaction as written: (coefficient, name) of what is used up and of what is made."""

    used: tuple[tuple[float, str], ...]
    made: tuple[tuple[float, str], ...]


def parse_reaction(equation: str, known: Sequence[str] = ()) -> ReactionTerms:
    """Return the terms of an equation such as "N2 + 3 H2 -> 2 NH3".

    Names are formulas or keys of `known`, in any case; they are returned as written, without phases like (g).
    An arrow is ->, →, ⇌ or =. Raises DataFault for what is no equation.
    """
    sides = _ARROW.split(equation.strip())
    if len(sides) != 2:
        text = N_("“{equation}” is no reaction. Write it like N2 + 3 H2 -> 2 NH3.")
        raise DataFault(text, equation=equation)
    used, made = (tuple(_terms(side, known, equation)) for side in sides)
    return ReactionTerms(used, made)


def _terms(side: str, known: Sequence[str], equation: str) -> Iterator[tuple[float, str]]:
    names = {name.casefold() for name in known}
    for text in re.split(r"\s\+\s|(?<=[^\s+])\+(?=[\dA-Z])|\s\+|\+\s", side):
        found = _TERM.fullmatch(text.strip())
        if found is None:
            raise DataFault(
                N_("“{equation}”: nothing stands on one side of an arrow or a plus."), equation=equation
            )
        if text.strip().casefold() in names:
            yield 1.0, text.strip()
            continue
        yield _number(found[1]), re.sub(r"\s*\((?:g|l|s|aq)\)$", "", found[2].strip())


def _number(text: str | None) -> float:
    over, _, under = (text or "1").partition("/")
    return float(over) / float(under or 1)


@dataclass(frozen=True, slots=True)
class Stoichiometry:
    """What a reaction does by mass: the change of each substance where 1 kg is used up."""

    mass_change: Mapping[str, float]


def stoichiometry(terms: ReactionTerms, formulas: Mapping[str, str]) -> Stoichiometry:
    """Return the change of mass of each substance, and so that what is used up sums to 1.

    formulas: of each name in `terms`, by its substance. Raises DataFault where a formula is not known, where
    the elements of both sides differ (naming them), or where nothing is used up.
    """
    amounts: dict[str, float] = {}
    for sign, side in ((-1.0, terms.used), (1.0, terms.made)):
        for count, name in side:
            amounts[name] = amounts.get(name, 0.0) + sign * count
    _demand_formulas(amounts, formulas)
    _demand_atoms(terms, formulas)
    masses = {name: count * (molar_mass_of(formulas[name]) or 0.0) for name, count in amounts.items()}
    used = -math.fsum(value for value in masses.values() if value < 0.0)
    if used <= 0.0:
        raise DataFault(N_("The reaction uses nothing up."))
    return Stoichiometry({name: value / used for name, value in masses.items() if value})


def _demand_formulas(amounts: Mapping[str, float], formulas: Mapping[str, str]) -> None:
    unknown = [name for name in amounts if molar_mass_of(formulas.get(name, "")) is None]
    if unknown:
        text = N_("Of {names} the formula is not known, so no balance of the reaction can be made.")
        raise DataFault(text, names=", ".join(unknown))


def _demand_atoms(terms: ReactionTerms, formulas: Mapping[str, str]) -> None:
    left, right = (_atoms(side, formulas) for side in (terms.used, terms.made))
    off = [
        f"{symbol} {left.get(symbol, 0.0):g} ≠ {right.get(symbol, 0.0):g}"
        for symbol in {**left, **right}
        if abs(left.get(symbol, 0.0) - right.get(symbol, 0.0)) > BALANCED * max(left.get(symbol, 0.0), 1.0)
    ]
    if off:
        raise DataFault(
            N_("The reaction does not balance; atoms left and right: {atoms}."), atoms=", ".join(off)
        )


def _atoms(side: Sequence[tuple[float, str]], formulas: Mapping[str, str]) -> dict[str, float]:
    total: dict[str, float] = {}
    for count, name in side:
        for symbol, atoms_each in atoms(uncharged(formulas[name])).items():
            total[symbol] = total.get(symbol, 0.0) + count * atoms_each
    return total


def balanced(terms: ReactionTerms, formulas: Mapping[str, str]) -> str:
    """Return the equation with the least whole numbers by which its atoms balance, such as "N2 + 3 H2 -> 2 NH3".

    formulas: of each name in `terms`. Empty where no numbers do, where several do (two reactions in one), where a
    substance stands on both sides, or where a formula cannot be read.
    """
    names = [name for side in (terms.used, terms.made) for _, name in side]
    if len(set(names)) < len(names) or any(molar_mass_of(formulas.get(name, "")) is None for name in names):
        return ""
    held = [atoms(uncharged(formulas[name])) for name in names]
    signs = [1] * len(terms.used) + [-1] * len(terms.made)
    symbols = dict.fromkeys(symbol for one in held for symbol in one)
    rows = [
        [sign * _exact(one.get(symbol, 0.0)) for one, sign in zip(held, signs, strict=True)]
        for symbol in symbols
    ]
    counts = _only_solution(rows, len(names))
    if not counts or any(count <= 0 for count in counts):
        return ""
    shown = [name if count == 1 else f"{count} {name}" for count, name in zip(counts, names, strict=True)]
    cut = len(terms.used)
    return f"{' + '.join(shown[:cut])} -> {' + '.join(shown[cut:])}"


def _exact(count: float) -> Fraction:
    return Fraction(count).limit_denominator(1000)


def _only_solution(rows: list[list[Fraction]], width: int) -> list[int]:
    """Return the least whole numbers that all rows turn to 0; empty unless they are so but for a factor."""
    pivots: list[int] = []
    for column in range(width):
        at = len(pivots)
        found = next((n for n in range(at, len(rows)) if rows[n][column]), None)
        if found is None:
            continue
        rows[at], rows[found] = rows[found], rows[at]
        rows[at] = [value / rows[at][column] for value in rows[at]]
        for n, row in enumerate(rows):
            if n != at and row[column]:
                rows[n] = [one - row[column] * other for one, other in zip(row, rows[at], strict=True)]
        pivots.append(column)
    free = [column for column in range(width) if column not in pivots]
    if len(free) != 1:
        return []
    values = {free[0]: Fraction(1)} | {column: -rows[n][free[0]] for n, column in enumerate(pivots)}
    whole = math.lcm(*(value.denominator for value in values.values()))
    counts = [int(values[column] * whole) for column in range(width)]
    return [count // math.gcd(*counts) for count in counts]
