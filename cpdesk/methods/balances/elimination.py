"""Which equations are independent and what they determine: Gaussian elimination of sparse rows.

Unmeasured columns are taken out of the equations first; the rows that are left hold measured quantities only
and are the redundant equations. A column that stands in one row takes that row with it and costs nothing, so
that most of a network falls away at once; the rest is done in the order of least fill.
"""

import heapq
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

CANCELLED = 1e-9  # a difference this small against what it is the difference of is zero
PIVOT_SHARE = 0.05  # a pivot is at least this share of the largest entry of its column
PROBES = 2

Row = dict[int, float]


@dataclass(slots=True)
class Elimination:
    """What the elimination found; rows and columns by their numbers in the matrix.

    `pivots`: (row, unmeasured column) in order; `loose`: unmeasured columns no row determines alone;
    `redundant`: rows free of unmeasured columns, each with the combination of original rows that made it;
    `rank`: how many of these are independent; `basic_rows`: independent rows of the whole; `empty`:
    combinations of rows in which nothing is left, so that their constants must cancel.
    """

    pivots: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    loose: list[int] = field(default_factory=list[int])
    unobservable: set[int] = field(default_factory=set[int])
    redundant: list[tuple[Row, Row]] = field(default_factory=list[tuple[Row, Row]])
    rank: int = 0
    basic_rows: list[int] = field(default_factory=list[int])
    empty: list[Row] = field(default_factory=list[Row])


class _Rows:
    """Sparse rows under elimination, with the places of each column and the combination that each row is."""

    def __init__(self, rows: list[Row], columns: set[int]) -> None:
        self.rows = rows
        self.columns = columns
        self.made: dict[int, Row] = {}
        self.places: dict[int, set[int]] = {}
        self.begin(columns, range(len(rows)))

    def begin(self, columns: set[int], numbers: Iterable[int]) -> None:
        """Look for pivots among these columns of these rows from now on."""
        self.columns = columns
        self.places = {}
        for number in numbers:
            for column in self.rows[number]:
                if column in columns:
                    self.places.setdefault(column, set()).add(number)
        self.queue = [(len(rows), column) for column, rows in self.places.items()]
        heapq.heapify(self.queue)

    def combination(self, number: int) -> Row:
        """Return the original rows that a row is made of."""
        return self.made.get(number) or {number: 1.0}

    def next_pivot(self) -> tuple[int, int] | None:
        """Return row and column of the cheapest pivot left, and take them out."""
        while self.queue:
            count, column = heapq.heappop(self.queue)
            rows = self.places.get(column)
            if not rows or len(rows) != count:
                continue
            pivot = self._best_row(column, rows)
            self._take_out(pivot, column)
            return pivot, column
        return None

    def _best_row(self, column: int, rows: set[int]) -> int:
        if len(rows) == 1:
            return next(iter(rows))
        least = PIVOT_SHARE * max(abs(self.rows[row][column]) for row in rows)
        return min(
            (row for row in rows if abs(self.rows[row][column]) >= least),
            key=lambda row: (len(self.rows[row]), row),
        )

    def _take_out(self, pivot: int, column: int) -> None:
        row = self.rows[pivot]
        others = self.places.pop(column)
        for other in row:
            if other != column and other in self.columns:
                self._drop(other, pivot)
        for number in sorted(others):
            if number != pivot:
                self._subtract(number, pivot, column)

    def _drop(self, column: int, number: int) -> None:
        places = self.places[column]
        places.discard(number)
        if places:
            heapq.heappush(self.queue, (len(places), column))

    def _subtract(self, number: int, pivot: int, column: int) -> None:
        row, source = self.rows[number], self.rows[pivot]
        factor = row.pop(column) / source[column]
        for other, value in source.items():
            if other == column:
                continue
            before, change = row.get(other, 0.0), factor * value
            after = before - change
            if abs(after) <= CANCELLED * (abs(before) + abs(change)):
                if other in row:
                    del row[other]
                    if other in self.columns:
                        self._drop(other, number)
            else:
                row[other] = after
                if before == 0.0 and other in self.columns:
                    self.places[other].add(number)
                    heapq.heappush(self.queue, (len(self.places[other]), other))
        combined = dict(self.combination(number))
        for other, value in self.combination(pivot).items():
            combined[other] = combined.get(other, 0.0) - factor * value
        self.made[number] = combined


def rows_of(matrix: Any) -> list[Row]:
    """Return the rows of a sparse matrix in compressed rows, without entries of 0."""
    columns, data, ends = matrix.indices.tolist(), matrix.data.tolist(), matrix.indptr.tolist()
    return [{columns[n]: data[n] for n in range(start, end) if data[n]} for start, end in pairwise(ends)]


def eliminate(rows: list[Row], unmeasured: set[int]) -> Elimination:
    """Take the unmeasured columns out of the rows (which are used up), then count what is left.

    rows: of each equation its entries by column, none of them 0. Errors: none; any rows are allowed.
    """
    found = Elimination()
    state = _Rows(rows, unmeasured)
    while (pivot := state.next_pivot()) is not None:
        found.pivots.append(pivot)
    spent = {row for row, _ in found.pivots}
    found.loose = sorted(unmeasured - {column for _, column in found.pivots})
    found.unobservable = _undetermined(rows, found.pivots, found.loose)
    left = [number for number in range(len(rows)) if number not in spent]
    found.redundant = [(state.combination(number), dict(rows[number])) for number in left if rows[number]]
    state.begin({column for number in left for column in rows[number]}, left)
    independent: list[int] = []
    while (pivot := state.next_pivot()) is not None:
        independent.append(pivot[0])
    found.rank = len(independent)
    found.basic_rows = sorted([*spent, *independent])
    taken = set(found.basic_rows)
    found.empty = [state.combination(number) for number in left if number not in taken]
    return found


def _undetermined(rows: list[Row], pivots: list[tuple[int, int]], loose: list[int]) -> set[int]:
    """Return the unmeasured columns that move when the loose ones do, tried with random moves."""
    found = set(loose)
    if not loose:
        return found
    for probe in range(PROBES):
        dice = random.Random(probe)
        move = {column: dice.uniform(1.0, 2.0) for column in loose}
        for row, column in reversed(pivots):
            terms = [value * move[other] for other, value in rows[row].items() if other in move]
            total = sum(terms)
            if abs(total) > CANCELLED * sum(map(abs, terms)):
                move[column] = -total / rows[row][column]
                found.add(column)
    return found
