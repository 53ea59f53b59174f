"""Grading against CP standards: the class of each indicator, and the composite index Y_gk."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message

INDEX_TOLERANCE = 1e-7  # on the scale 0..100: Y_III = 100 is an equality, weights are decimal fractions
WEIGHT_TOLERANCE = 1e-6  # a sum of printed weights that differs from 1 by more is said


class Level(IntEnum):
    """The classes of a CP standard, from the best; BELOW misses class III."""

    I = 1  # noqa: E741 - the standard's own name
    II = 2
    III = 3
    BELOW = 4


class Direction(StrEnum):
    """Which way an indicator gets better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its limits for classes I, II, III and the plant's value.

    A qualitative indicator has no direction and no limits; `level` is then the class judged to be reached.
    `applies` False drops it. Weights are needed for the composite index alone.
    """

    key: str
    direction: Direction | None = None
    limits: tuple[float | None, float | None, float | None] = (None, None, None)
    value: float | None = None
    level: Level | None = None
    limiting: bool = False
    applies: bool = True
    group: str = ""
    group_weight: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class IndicatorClass:
    """The class of one indicator. `met`: whether I, II, III are met; None where that cannot be said."""

    key: str
    met: tuple[bool | None, bool | None, bool | None]
    level: Level | None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class StandardGrade:
    """The classes of all indicators that apply, the worst of them, and those that decide or are missing."""

    level: Level | None
    indicators: tuple[IndicatorClass, ...]
    deciding: tuple[str, ...]
    missing: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompositeGrade:
    """The composite index for I, II, III and the class that follows.

    `index` is None where an indicator could not be judged; it then lies from `at_least` to `at_most`.
    `weights` are those used, by indicator, after the drops; their sum is 1.
    """

    level: Level | None
    index: tuple[float | None, float | None, float | None]
    at_least: tuple[float, float, float]
    at_most: tuple[float, float, float]
    limiting_met: tuple[bool | None, bool | None, bool | None]
    weights: tuple[tuple[str, float], ...]
    indicators: tuple[IndicatorClass, ...]
    missing: tuple[str, ...]
    dropped: tuple[str, ...]
    notes: tuple[Message, ...] = ()


def indicator_class(indicator: Indicator) -> IndicatorClass:
    """Answer which class one indicator reaches.

    indicator: value and limits [its own unit], or the level judged for a qualitative one. Membership is
    cumulative: class k is met where the limit of k, or of any better class, is met (value >= limit where
    higher is better, <= where lower is). A missing value or limit is not known, never not met; the class is
    the best one met, where every better one is known. Errors: DataFault for a value or limit that is not
    finite. Source: HJ/T standards; general rules for CP evaluation index systems, 2013 (cumulative: inferred
    from Y_III).
    """
    met = _cumulative(_met_limits(indicator))
    reason = _why_unknown(indicator) if None in met else None
    return IndicatorClass(indicator.key, met, _level_of(met), reason)


def standard_grade(indicators: Sequence[Indicator]) -> StandardGrade:
    """Answer which class a plant reaches under a standard without an index: the worst of its indicators.

    indicators: all of the standard's; those that do not apply are dropped and named. level = the worst class.
    With a class not known there is no overall class, unless one misses class III already. Errors: DataFault
    for a value or limit that is not finite. Source: common practice with HJ/T standards (no composite rule in
    them; to verify).
    """
    classes = tuple(indicator_class(i) for i in indicators if i.applies)
    missing = tuple(c.key for c in classes if c.level is None)
    known = [c.level for c in classes if c.level is not None]
    worst = max(known, default=None)
    level = worst if not missing or worst is Level.BELOW else None
    deciding = tuple(c.key for c in classes if level is not None and c.level is level)
    return StandardGrade(level, classes, deciding, missing, _dropped(indicators))


def composite_grade(
    indicators: Sequence[Indicator], pass_index: float = 85.0, others_at_least_two: bool = False
) -> CompositeGrade:
    """Answer which class a plant reaches by the composite index Y_gk of the 2013 rules.

    indicators: all of the index system's, with group, group_weight and weight (fractions; each group's sum to
    1). pass_index: 0..100, what Y_I and Y_II must reach. others_at_least_two: class I also asks every
    indicator to reach II (the variant for printed circuit boards). Y_gk(x) = 100 if x meets class k, else 0,
    cumulative; Y_gk = sum w_i sum omega_ij Y_gk(x_ij). Indicators that do not apply are dropped and the
    weights rescaled in their group, omega' = omega/sum omega; a group dropped whole is rescaled among the
    groups. I: Y_I >= pass_index and all limiting ones at I; II likewise; III: Y_III = 100. An indicator not
    judged leaves the class open unless it cannot matter. Errors: DataFault for a missing or negative weight,
    or where nothing applies. Source: general rules for CP evaluation index systems, 2013 (wording recalled,
    to verify).
    """
    used = [i for i in indicators if i.applies]
    weights = _weights(used)
    classes = tuple(indicator_class(i) for i in used)
    shares = tuple(weights[c.key] for c in classes)
    at_least = _index(classes, shares, unknown=False)
    at_most = _index(classes, shares, unknown=True)
    limiting = tuple(c for c, i in zip(classes, used, strict=True) if i.limiting)
    asked = (_all_met(limiting, 0), _all_met(limiting, 1), _all_met(limiting, 2))
    first = (asked[0], _all_met(classes, 1)) if others_at_least_two else (asked[0],)
    return CompositeGrade(
        level=_composite_level(at_least, at_most, first, asked[1], pass_index),
        index=_settled(at_least, at_most),
        at_least=at_least,
        at_most=at_most,
        limiting_met=asked,
        weights=tuple(weights.items()),
        indicators=classes,
        missing=tuple(c.key for c in classes if None in c.met),
        dropped=_dropped(indicators),
        notes=_notes(indicators),
    )


def _met_limits(indicator: Indicator) -> list[bool | None]:
    if indicator.direction is None:
        return [None if indicator.level is None else indicator.level <= k for k in (1, 2, 3)]
    return [_meets(indicator.direction, indicator.value, limit) for limit in indicator.limits]


def _meets(direction: Direction, value: float | None, limit: float | None) -> bool | None:
    for number in (value, limit):
        if number is not None and not math.isfinite(number):
            raise DataFault(N_("{value} is not a finite number; correct the indicator."), value=number)
    if value is None or limit is None:
        return None
    return value >= limit if direction is Direction.HIGHER else value <= limit


def _cumulative(met: Sequence[bool | None]) -> tuple[bool | None, bool | None, bool | None]:
    return _any(met[:1]), _any(met[:2]), _any(met)


def _any(met: Sequence[bool | None]) -> bool | None:
    return True if True in met else None if None in met else False


def _level_of(met: Sequence[bool | None]) -> Level | None:
    for level, reached in zip((Level.I, Level.II, Level.III), met, strict=True):
        if reached is None:
            return None
        if reached:
            return level
    return Level.BELOW


def _why_unknown(indicator: Indicator) -> Message:
    if indicator.direction is None:
        return Message(N_("The class reached has not been judged."))
    if indicator.value is None:
        return Message(N_("The plant's value is not given."))
    return Message(N_("A limit of the standard is not known."))


def _dropped(indicators: Sequence[Indicator]) -> tuple[str, ...]:
    return tuple(i.key for i in indicators if not i.applies)


def _weights(used: Sequence[Indicator]) -> dict[str, float]:
    """Return each used indicator's share of the whole, rescaled within its group and among the groups."""
    if len({i.key for i in used}) < len(used):
        raise DataFault(N_("An indicator stands twice in the list."))
    groups = _group_weights(used)
    whole = math.fsum(groups.values())
    within = {g: math.fsum(_weight(i) for i in used if i.group == g) for g in groups}
    if not whole > 0.0 or not all(total > 0.0 for total in within.values()):
        raise DataFault(N_("The weights of the indicators that apply add up to nothing."))
    return {i.key: groups[i.group] / whole * _weight(i) / within[i.group] for i in used}


def _group_weights(indicators: Sequence[Indicator]) -> dict[str, float]:
    groups: dict[str, float] = {}
    for i in indicators:
        found = _usable(i, i.group_weight)
        if not math.isclose(groups.setdefault(i.group, found), found):
            raise DataFault(N_("The group of {key} has two different weights."), key=i.key)
    return groups


def _weight(indicator: Indicator) -> float:
    return _usable(indicator, indicator.weight)


def _usable(indicator: Indicator, weight: float | None) -> float:
    if weight is None or not (math.isfinite(weight) and weight >= 0.0):
        raise DataFault(N_("{key} needs a weight of 0 or more for the composite index."), key=indicator.key)
    return weight


def _index(
    classes: Sequence[IndicatorClass], shares: Sequence[float], unknown: bool
) -> tuple[float, float, float]:
    """Return Y for I, II, III with what is not known counted as met, or as not met."""

    def at(k: int) -> float:
        met = [unknown if c.met[k] is None else bool(c.met[k]) for c in classes]
        return 100.0 * math.fsum(share for share, holds in zip(shares, met, strict=True) if holds)

    return at(0), at(1), at(2)


def _settled(low: Sequence[float], high: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    found = [a if abs(b - a) <= INDEX_TOLERANCE else None for a, b in zip(low, high, strict=True)]
    return found[0], found[1], found[2]


def _all_met(classes: Sequence[IndicatorClass], k: int) -> bool | None:
    met = [c.met[k] for c in classes]
    return False if False in met else None if None in met else True


def _composite_level(
    low: Sequence[float],
    high: Sequence[float],
    first: Sequence[bool | None],
    second: bool | None,
    pass_index: float,
) -> Level | None:
    asked = (
        _both(_reaches(low[0], high[0], pass_index), *first),
        _both(_reaches(low[1], high[1], pass_index), second),
        _reaches(low[2], high[2], 100.0),
    )
    return _level_of(asked)


def _reaches(low: float, high: float, needed: float) -> bool | None:
    if low >= needed - INDEX_TOLERANCE:
        return True
    return None if high >= needed - INDEX_TOLERANCE else False


def _both(*conditions: bool | None) -> bool | None:
    return False if False in conditions else None if None in conditions else True


def _notes(indicators: Sequence[Indicator]) -> tuple[Message, ...]:
    notes: list[Message] = []
    groups = {i.group: i.group_weight or 0.0 for i in indicators}
    if not _is_one(groups.values()):
        notes.append(Message(N_("The printed group weights do not add up to 1; they were rescaled.")))
    for group in groups:
        if not _is_one([i.weight or 0.0 for i in indicators if i.group == group]):
            text = N_("The printed weights of group {group} do not add up to 1; they were rescaled.")
            notes.append(Message(text, {"group": group}))
    for group in groups:
        if not any(i.applies for i in indicators if i.group == group):
            text = N_("No indicator of group {group} applies: its weight was shared among the other groups.")
            notes.append(Message(text, {"group": group}))
    return tuple(notes)


def _is_one(weights: Iterable[float]) -> bool:
    return abs(math.fsum(weights) - 1.0) <= WEIGHT_TOLERANCE
