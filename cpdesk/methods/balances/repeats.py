"""Repeated readings of one point: their mean, how far they scatter, and which of them is an outlier."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from typing import Any

from cpdesk.errors import DataFault
from cpdesk.language import N_

LEVEL = 0.05
LEAST_TESTED = 3


@dataclass(frozen=True, slots=True)
class Repeats:
    """What repeated readings say: `outliers` are places among the readings, those suspected first coming first.

    `mean` and `sd` are of all readings, outliers too: what is left out is the team's to say. `half_width` is that of
    the interval in which the mean lies 19 times in 20.
    """

    number: int
    mean: float | None = None
    sd: float | None = None
    half_width: float | None = None
    outliers: tuple[int, ...] = ()


def repeats(values: Sequence[float]) -> Repeats:
    """Answer what repeated readings of the same thing say.

    values: readings [one unit], shape (n,). sd: from n - 1. half_width: t(n - 1; 0.975) sd / sqrt(n). An outlier is
    told by Grubbs' test, two-sided at 5 %, again and again on what is left, from three readings on, as long as more
    than half stay. Errors: DataFault for a value that is not finite. Sources: Grubbs (1969), Technometrics 11, 1-21;
    GB/T 4883-2008.
    """
    for value in values:
        if not isfinite(value):
            raise DataFault(N_("{value} is no reading; give a finite number."), value=value)
    number = len(values)
    if number == 0:
        return Repeats(0)
    mean = fsum(values) / number
    if number == 1:
        return Repeats(1, mean)
    sd = _sd(values, mean)
    half = _t(number - 1, 0.975) * sd / sqrt(number)
    return Repeats(number, mean, sd, half, tuple(_outliers(values)))


def _sd(values: Sequence[float], mean: float) -> float:
    return sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _t(freedom: int, share: float) -> float:
    special: Any = importlib.import_module("scipy.special")  # loaded when the first readings are looked at
    return float(special.stdtrit(freedom, share))


def _outliers(values: Sequence[float]) -> list[int]:
    found: list[int] = []
    left = list(range(len(values)))
    while len(left) >= LEAST_TESTED and 2 * (len(left) - 1) > len(values):
        inner = [values[place] for place in left]
        mean = fsum(inner) / len(inner)
        sd = _sd(inner, mean)
        far = max(left, key=lambda place: abs(values[place] - mean))
        if sd <= 0.0 or abs(values[far] - mean) / sd <= grubbs_limit(len(inner)):
            break
        found.append(far)
        left.remove(far)
    return found


def grubbs_limit(number: int) -> float:
    """Answer how many standard deviations the farthest of n readings may lie off their mean.

    number: n >= 3. G = (n - 1) / sqrt(n) sqrt(t^2 / (n - 2 + t^2)) with t = t(n - 2; 1 - 0.05 / (2 n)), two-sided
    at 5 %. Errors: DataFault below three. Source: Grubbs (1969).
    """
    if number < LEAST_TESTED:
        raise DataFault(N_("An outlier can be told from three readings on."))
    t = _t(number - 2, 1 - LEVEL / (2 * number))
    return (number - 1) / sqrt(number) * sqrt(t * t / (number - 2 + t * t))
