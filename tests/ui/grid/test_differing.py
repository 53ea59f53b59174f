"""How one list of rows becomes another: played back, the runs give the new list."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.tables.table import Row
from ui.grid.differing import MOST_RUNS, difference, runs

KEYS = st.lists(st.integers(0, 30), unique=True, max_size=25)


def rows(keys: list[int]) -> list[Row]:
    return [Row(str(key), {}) for key in keys]


@given(KEYS, st.lists(st.booleans(), min_size=25, max_size=25), st.lists(st.integers(0, 25), max_size=8))
def test_rows_that_go_and_come_in_their_order_are_played_back(keys, stays, places):
    old = rows(keys)
    new = [row for row, stay in zip(old, stays, strict=False) if stay]
    for number, place in enumerate(places):
        new.insert(min(place, len(new)), Row(f"new {number}", {}))
    found = difference(old, new)
    assert found is not None
    shown = list(old)
    for first, last in found.gone:
        del shown[first : last + 1]
    for first, last in found.come:
        shown[first:first] = new[first : last + 1]
    assert [row.key for row in shown] == [row.key for row in new]


def test_rows_that_changed_places_are_laid_out_anew():
    assert difference(rows([1, 2, 3]), rows([3, 1, 2])) is None


def test_too_many_runs_are_laid_out_anew():
    many = rows(list(range(MOST_RUNS * 4)))
    assert difference(many, many[::2]) is None
    assert difference(many, many[:5] + many[50:]) is not None


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_exactly_their_numbers_and_never_touch(numbers):
    found = runs(sorted(numbers))
    assert [n for first, last in found for n in range(first, last + 1)] == sorted(numbers)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
