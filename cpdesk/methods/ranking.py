"""Ranking by weighted sum: the audit focus, and the screening of options."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message

TIE_TOLERANCE = 1e-9  # of the highest possible total: scores have a digit or two, rounding has 1e-15


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate: its scores in the order of the weights, and the key that breaks a tie (larger first)."""

    key: str
    scores: tuple[float | None, ...]
    tie_break: float | None = None


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate's place. `tied`: another has its total; `tie_broken`: the tie key told them apart."""

    key: str
    total: float | None
    share_of_maximum: float | None
    rank: int | None
    tied: bool
    tie_broken: bool
    missing: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates by rank, the unranked last, in the order given; `leaders` share rank 1."""

    rows: tuple[RankedCandidate, ...]
    max_possible: float
    notes: tuple[Message, ...] = ()

    @property
    def leaders(self) -> tuple[str, ...]:
        """The candidates at rank 1."""
        return tuple(row.key for row in self.rows if row.rank == 1)


@dataclass(frozen=True, slots=True)
class Swing:
    """What happens to rank 1 when one weight alone is changed."""

    criterion: int
    weight: float
    leaders: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class RankSensitivity:
    """How firm rank 1 is: the leaders as ranked, and each swing of one weight."""

    leaders: tuple[str, ...]
    swings: tuple[Swing, ...]

    @property
    def firm(self) -> bool:
        """Whether no swing changes rank 1."""
        return not any(swing.changed for swing in self.swings)


def weighted_sum(
    candidates: Sequence[Candidate],
    weights: Sequence[float],
    lowest_score: float = 1.0,
    highest_score: float = 10.0,
) -> Ranking:
    """Answer in what order candidates stand by weighted sum.

    candidates: each with one score a weight, lowest_score..highest_score, or None where not scored. weights:
    W_i >= 0, not all 0 (the manual uses 1..10). lowest_score, highest_score: the scale of the scores. total_j
    = sum W_i R_ij; highest possible = highest_score sum W_i. Higher is better; a tie goes to the larger tie
    key; equal or unknown keys share the rank, and the next rank is skipped (1, 1, 3). One missing score: no
    total, no rank. Errors: DataFault for a wrong number of scores, a score off the scale, a negative weight.
    Source: CP audit manual, determining the audit focus; screening options.
    """
    _check(candidates, weights, lowest_score, highest_score)
    maximum = highest_score * math.fsum(weights)
    totals = {c.key: _total(c, weights) for c in candidates}
    rows = [_row(c, candidates, totals, maximum) for c in candidates]
    rows.sort(key=lambda row: math.inf if row.rank is None else row.rank)
    return Ranking(tuple(rows), maximum, _notes(rows))


def swing_weights(
    candidates: Sequence[Candidate],
    weights: Sequence[float],
    step: float = 1.0,
    lowest_weight: float = 1.0,
    highest_weight: float = 10.0,
    lowest_score: float = 1.0,
    highest_score: float = 10.0,
) -> RankSensitivity:
    """Answer whether rank 1 holds when a single weight is judged a little otherwise, and who would lead.

    candidates, weights, lowest_score, highest_score: as in `weighted_sum`. step: > 0, how far each weight
    swings down and up. lowest_weight, highest_weight: no swing goes beyond them; a weight already at its end
    does not swing that way. Equation: `weighted_sum` at W_i - step and W_i + step, each i alone. Errors:
    DataFault for a step <= 0 and as `weighted_sum`. Source: CP audit manual; one-at-a-time sensitivity.
    """
    if not step > 0.0:
        raise DataFault(N_("The swing of a weight must be above 0, not {step}."), step=step)
    leaders = weighted_sum(candidates, weights, lowest_score, highest_score).leaders
    swings: list[Swing] = []
    for index, weight in enumerate(weights):
        for swung in (weight - step, weight + step):
            if lowest_weight <= swung <= highest_weight:
                changed = [*weights[:index], swung, *weights[index + 1 :]]
                found = weighted_sum(candidates, changed, lowest_score, highest_score).leaders
                swings.append(Swing(index, swung, found, set(found) != set(leaders)))
    return RankSensitivity(leaders, tuple(swings))


def _total(candidate: Candidate, weights: Sequence[float]) -> float | None:
    known = [score for score in candidate.scores if score is not None]
    if len(known) < len(weights):
        return None
    return math.fsum(weight * score for weight, score in zip(weights, known, strict=True))


def _row(
    candidate: Candidate, candidates: Sequence[Candidate], totals: dict[str, float | None], maximum: float
) -> RankedCandidate:
    total = totals[candidate.key]
    missing = sum(score is None for score in candidate.scores)
    if total is None:
        return RankedCandidate(candidate.key, None, None, None, tied=False, tie_broken=False, missing=missing)
    gap = TIE_TOLERANCE * maximum
    others = [(c, t) for c in candidates if c is not candidate and (t := totals[c.key]) is not None]
    equals = [c for c, t in others if abs(t - total) <= gap]
    ahead = sum(t > total + gap for _, t in others) + sum(_wins(c, candidate) for c in equals)
    broken = any(_wins(c, candidate) or _wins(candidate, c) for c in equals)
    share = total / maximum
    return RankedCandidate(candidate.key, total, share, ahead + 1, bool(equals), broken, missing)


def _wins(one: Candidate, other: Candidate) -> bool:
    if one.tie_break is None or other.tie_break is None:
        return False
    return one.tie_break > other.tie_break


def _notes(rows: Sequence[RankedCandidate]) -> tuple[Message, ...]:
    unscored = [row.key for row in rows if row.total is None]
    if not unscored:
        return ()
    text = N_("Not ranked, because scores are missing: {keys}.")
    return (Message(text, {"keys": ", ".join(unscored)}),)


def _check(candidates: Sequence[Candidate], weights: Sequence[float], low: float, high: float) -> None:
    if not all(math.isfinite(w) and w >= 0.0 for w in weights) or not math.fsum(weights) > 0.0:
        raise DataFault(N_("Weights must be 0 or more, and not all of them 0."))
    if len({c.key for c in candidates}) < len(candidates):
        raise DataFault(N_("A candidate stands twice in the list."))
    for candidate in candidates:
        _check_scores(candidate, len(weights), low, high)


def _check_scores(candidate: Candidate, count: int, low: float, high: float) -> None:
    if len(candidate.scores) != count:
        text = N_("{key} has {found} scores where there are {count} criteria.")
        raise DataFault(text, key=candidate.key, found=len(candidate.scores), count=count)
    for score in candidate.scores:
        if score is not None and not low <= score <= high:
            text = N_("{key} has the score {score}; scores go from {low:g} to {high:g}.")
            raise DataFault(text, key=candidate.key, score=score, low=low, high=high)
