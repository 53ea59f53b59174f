"""The weighted-sum ranking as it is worked: criteria, weights and votes, and what follows from them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf
from statistics import fmean

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.ranking import (
    Candidate,
    RankedCandidate,
    Ranking,
    RankSensitivity,
    swing_weights,
    weighted_sum,
)
from cpdesk.records.focus import Criterion, Purpose, Score
from cpdesk.tables.comparing import said
from cpdesk.tables.table import Cell, Column, Format, Mark, Place, Row, Table, Total, Value, known_sum, tidied
from cpdesk.tables.view import View

HIGHEST_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Entrant:
    """What is ranked: its record's id, its name, unlike all others', and the key of its columns."""

    id: str
    name: str
    key: str


def entrants(named: Iterable[tuple[str, str]]) -> tuple[Entrant, ...]:
    """Return what is ranked, of ids and names; a name that stands twice or is empty gets its number."""
    found: list[Entrant] = []
    for number, (record_id, given) in enumerate(named, 1):
        name = _unlike(given or str(number), {one.name for one in found}, " ({n})")
        key = _unlike(re.sub(r"\W+", "_", name).strip("_"), {one.key for one in found}, "_{n}")
        found.append(Entrant(record_id, name, key))
    return tuple(found)


def _unlike(text: str, taken: set[str], ending: str) -> str:
    """Return a text, with a number behind it where it is taken."""
    numbered = (text + ending.format(n=n) for n in count(2))
    return text if text and text not in taken else next(one for one in numbered if one not in taken)


class Contest:
    """All criteria and votes of one purpose, and the ranking that follows.

    Several members' votes count by their mean. Without a weight for every criterion, or where a figure is not
    possible, there is no ranking and `notes` says why.
    """

    def __init__(self, view: View, purpose: Purpose, ranked: Sequence[Entrant]) -> None:
        self.purpose = purpose
        self.entrants = tuple(ranked)
        self.criteria = [one for one in view.all(Criterion) if one.purpose is purpose]
        self.votes = _votes(view, purpose)
        self.ranking: Ranking | None = None
        self.sensitivity: RankSensitivity | None = None
        self.notes: tuple[Message, ...] = ()
        self._rank()

    def _rank(self) -> None:
        unweighted = [one.name for one in self.criteria if one.weight is None]
        if unweighted:
            text = N_("Not ranked, because weights are missing: {names}.")
            self.notes = (Message(text, {"names": ", ".join(unweighted)}),)
        elif self.criteria and self.entrants:
            try:
                self._rank_by(tuple(one.weight for one in self.criteria if one.weight is not None))
            except DataFault as fault:
                self.notes = (fault.message,)

    def _rank_by(self, weights: tuple[float, ...]) -> None:
        candidates = [Candidate(one.name, self.scores(one)) for one in self.entrants]
        self.ranking = weighted_sum(candidates, weights, lowest_score=0.0)
        self.notes = (*self.ranking.notes, *self._rank_note())
        lowest = min(1.0, *(weight for weight in weights if weight > 0.0), 1.0)
        highest = HIGHEST_WEIGHT if max(weights) <= HIGHEST_WEIGHT else inf
        self.sensitivity = swing_weights(candidates, weights, 1.0, lowest, highest, lowest_score=0.0)

    def _rank_note(self) -> tuple[Message, ...]:
        ranked = [row for row in self.ranking.rows if row.rank is not None] if self.ranking else []
        text = ", ".join(f"{row.key} {row.rank}" for row in ranked)
        return (Message(N_("Ranks: {ranks}."), {"ranks": text}),) if text else ()

    def scores(self, entrant: Entrant) -> tuple[float | None, ...]:
        """Return an entrant's scores in the order of the criteria."""
        return tuple(self.score(criterion, entrant) for criterion in self.criteria)

    def score(self, criterion: Criterion, entrant: Entrant) -> float | None:
        """Return what an entrant gets under a criterion: the mean of the votes."""
        votes = self.votes.get((criterion.id, entrant.id), ())
        given = [vote.score for vote in votes if vote.score is not None]
        return tidied(fmean(given)) if given else None

    def results(self) -> Mapping[str, RankedCandidate]:
        """Return each entrant's place by its name."""
        return {row.key: row for row in self.ranking.rows} if self.ranking else {}

    def in_order(self) -> list[Entrant]:
        """Return the entrants by rank, as the ranking orders them."""
        places = {row.key: place for place, row in enumerate(self.ranking.rows)} if self.ranking else {}
        return sorted(self.entrants, key=lambda one: places.get(one.name, 0))


def _votes(view: View, purpose: Purpose) -> dict[tuple[str, str], list[Score]]:
    found: dict[tuple[str, str], list[Score]] = {}
    for vote in view.all(Score):
        of = vote.candidate if purpose is Purpose.FOCUS else vote.option
        if of is not None:
            found.setdefault((vote.criterion, of), []).append(vote)
    return found


def matrix(contest: Contest, name: str, title: str, worksheet: str, scored: str) -> Table:
    """Return the worksheet of a ranking: a row a criterion; `scored` is the score's field for the entrant."""
    results = contest.results()
    columns: list[Column] = [
        Column("criterion", Message(N_("Factor")), field="name", frozen=True),
        Column("weight", Message(N_("Weight")), Format.NUMBER, field="weight", total=Total.SUM),
    ]
    for one in contest.entrants:
        columns += _score_columns(one, one.name in results and results[one.name].total is not None)
    rows = tuple(_criterion_row(contest, criterion, scored) for criterion in contest.criteria)
    weights = [criterion.weight for criterion in contest.criteria]
    totals: dict[str, Value] = {"weight": None if None in weights else known_sum(weights)}
    totals |= {
        f"weighted_{e.key}": tidied(results[e.name].total) for e in contest.entrants if e.name in results
    }
    return Table(
        name,
        Message(title),
        tuple(columns),
        rows,
        worksheet,
        totals,
        notes=contest.notes,
        adds="criterion",
        starts_with={"purpose": contest.purpose},
    )


def _score_columns(entrant: Entrant, complete: bool) -> Iterable[Column]:
    name, score = said(entrant.name), f"score_{entrant.key}"
    yield Column(score, Message(N_("{name}: score R"), {"name": name}), Format.NUMBER)
    yield Column(
        f"weighted_{entrant.key}",
        Message(N_("{name}: R x W"), {"name": name}),
        Format.NUMBER,
        total=Total.SUM if complete else Total.NONE,
        formula=f"{{weight}}*{{{score}}}",
    )


def _criterion_row(contest: Contest, criterion: Criterion, scored: str) -> Row:
    values: dict[str, Value] = {"criterion": criterion.name or None, "weight": criterion.weight}
    cells: dict[str, Cell] = {}
    for one in contest.entrants:
        score = contest.score(criterion, one)
        values[f"score_{one.key}"] = score
        values[f"weighted_{one.key}"] = weighted(criterion.weight, score)
        cells[f"score_{one.key}"] = _score_cell(contest, criterion, one, scored)
        cells[f"weighted_{one.key}"] = Cell(marks=(Mark.COMPUTED,))
    return Row(criterion.id, values, "criterion", criterion.id, cells)


def weighted(weight: float | None, score: float | None) -> float | None:
    """Return R x W of one criterion, as the method sums it."""
    if weight is None or score is None or weight <= 0.0:
        return 0.0 if weight == 0.0 and score is not None else None
    return tidied(weighted_sum([Candidate("", (score,))], [weight], lowest_score=0.0).rows[0].total)


def _score_cell(contest: Contest, criterion: Criterion, entrant: Entrant, scored: str) -> Cell:
    votes = contest.votes.get((criterion.id, entrant.id), ())
    if len(votes) > 1:
        return Cell(marks=(Mark.COMPUTED,), reason=Message(N_("Mean of {n} votes"), {"n": len(votes)}))
    defaults = {"criterion": criterion.id, scored: entrant.id}
    return Cell(place=Place("score", votes[0].id if votes else None, "score", defaults))


PLACE_COLUMNS = (
    Column("total", Message(N_("Total score")), Format.NUMBER),
    Column("max_possible", Message(N_("Highest possible")), Format.NUMBER),
    Column("share", Message(N_("Share of the highest")), Format.PERCENT, formula="{total}/{max_possible}"),
    Column("rank", Message(N_("Rank")), Format.WHOLE, decimals=0),
    Column("tied", Message(N_("Tied")), Format.FLAG),
    Column("firm", Message(N_("Firm when a weight moves by 1")), Format.FLAG),
)


def place_values(contest: Contest, entrant: Entrant) -> dict[str, Value]:
    """Return the columns of an entrant's place; `firm` is said of rank 1 alone."""
    result = contest.results().get(entrant.name)
    if contest.ranking is None or result is None:
        return {column.key: None for column in PLACE_COLUMNS}
    leads = result.rank == 1 and contest.sensitivity is not None
    return {
        "total": tidied(result.total),
        "max_possible": contest.ranking.max_possible,
        "share": tidied(result.share_of_maximum),
        "rank": result.rank,
        "tied": result.tied if result.rank is not None else None,
        "firm": contest.sensitivity.firm if leads and contest.sensitivity else None,
    }


def place_cells(contest: Contest, entrant: Entrant) -> dict[str, Cell]:
    """Return what the cells of an entrant's place say: which swing of a weight changes rank 1."""
    cells = {column.key: Cell(marks=(Mark.COMPUTED,)) for column in PLACE_COLUMNS}
    swings = contest.sensitivity.swings if contest.sensitivity else ()
    changing = next((swing for swing in swings if swing.changed), None)
    result = contest.results().get(entrant.name)
    if changing is not None and result is not None and result.rank == 1:
        name = contest.criteria[changing.criterion].name
        leaders = ", ".join(changing.leaders)
        text = N_("With the weight of {criterion} at {weight:g}, {leaders} would lead.")
        values = {"criterion": name, "weight": changing.weight, "leaders": leaders}
        cells["firm"] = Cell(marks=(Mark.COMPUTED,), reason=Message(text, values))
    return cells
