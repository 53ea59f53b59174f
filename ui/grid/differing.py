"""How one list of rows becomes another: what went, what came, what changed in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.tables.table import Row

MOST_RUNS = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """Runs of rows that went (from the bottom up, first and last) and that came (from the top down)."""

    gone: tuple[tuple[int, int], ...] = ()
    come: tuple[tuple[int, int], ...] = ()


def difference(old: Sequence[Row], new: Sequence[Row]) -> Difference | None:
    """Return how a list becomes another; None where rows changed places or too much is different."""
    start = shared_start(old, new)
    end = shared_start(old[start:][::-1], new[start:][::-1])
    before = [row.key for row in old[start : len(old) - end]]
    after = [row.key for row in new[start : len(new) - end]]
    if not before or not after:  # all came, or went, at one place
        gone, come = runs(range(start, start + len(before))), runs(range(start, start + len(after)))
        return Difference(tuple(gone), tuple(come))
    here, there = set(before), set(after)
    stayed, stay = [key for key in before if key in there], [key for key in after if key in here]
    if stayed != stay:
        return None
    gone = runs([number for number, key in enumerate(before, start) if key not in there])
    come = runs([number for number, key in enumerate(after, start) if key not in here])
    if len(gone) + len(come) > MOST_RUNS:
        return None
    return Difference(tuple(reversed(gone)), tuple(come))


def shared_start(old: Sequence[Row], new: Sequence[Row]) -> int:
    """Return how many rows two lists begin with in common."""
    pairs = enumerate(zip(old, new, strict=False))
    return next(
        (number for number, (one, other) in pairs if one is not other and one.key != other.key),
        min(len(old), len(new)),
    )


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs of neighbours, first and last."""
    if numbers and numbers[-1] - numbers[0] + 1 == len(numbers):
        return [(numbers[0], numbers[-1])]
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
