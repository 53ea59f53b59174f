import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.ranking import Candidate, swing_weights, weighted_sum

CASE = json.loads((Path(__file__).parent / "cases" / "CP-WEIGHTED-SUM.json").read_text(encoding="utf-8"))
CANDIDATES = [Candidate(k, tuple(map(float, v))) for k, v in CASE["inputs"]["scores"].items()]


@pytest.mark.parametrize(
    ("weights", "total", "rank"),
    [("weights", "total", "rank"), ("alternative_weights", "total_alternative", "rank_alternative")],
)
def test_the_worked_ranking_comes_out(weights, total, rank):
    found = weighted_sum(CANDIDATES, CASE["inputs"][weights])
    assert {row.key: row.total for row in found.rows} == CASE["expected"][total]
    assert [row.key for row in found.rows] == CASE["expected"][rank]
    assert [row.rank for row in found.rows] == [1, 2, 3, 4, 5, 6]


def test_the_highest_possible_total_is_ten_times_the_weights():
    found = weighted_sum(CANDIDATES, CASE["inputs"]["weights"])
    assert found.max_possible == CASE["expected"]["max_possible"]
    assert found.rows[0].share_of_maximum == pytest.approx(268 / 300)


def test_a_missing_score_leaves_a_candidate_without_total_and_rank():
    found = weighted_sum([Candidate("a", (None, 10.0)), Candidate("b", (1.0, 1.0))], [9, 1])
    last = found.rows[-1]
    assert (last.key, last.total, last.rank, last.missing) == ("a", None, None, 1)
    assert found.leaders == ("b",)
    assert "a" in str(found.notes[0])


def test_a_tie_goes_to_the_larger_waste_and_is_marked():
    found = weighted_sum(
        [Candidate("a", (5.0,), 10.0), Candidate("b", (5.0,), 20.0), Candidate("c", (1.0,))], [3]
    )
    assert [(r.key, r.rank, r.tied, r.tie_broken) for r in found.rows] == [
        ("b", 1, True, True),
        ("a", 2, True, True),
        ("c", 3, False, False),
    ]


@pytest.mark.parametrize("keys", [(None, None), (None, 3.0), (3.0, 3.0)])
def test_a_tie_that_nothing_breaks_shares_the_rank(keys):
    a, b = Candidate("a", (5.0,), keys[0]), Candidate("b", (5.0,), keys[1])
    found = weighted_sum([a, b, Candidate("c", (1.0,))], [3])
    assert [(r.rank, r.tied, r.tie_broken) for r in found.rows] == [
        (1, True, False),
        (1, True, False),
        (3, False, False),
    ]
    assert found.leaders == ("a", "b")


def test_rounding_does_not_undo_a_tie():
    found = weighted_sum([Candidate("a", (1.0, 2.0)), Candidate("b", (2.0, 1.0))], [0.1 + 0.2, 0.3])
    assert all(row.tied for row in found.rows)


def test_a_swing_of_one_weight_shows_who_would_lead():
    # hand: a = 5*6 + 5*4 = 50, b = 5*4.2 + 5*5.6 = 49; the second weight at 6: a 54, b 54.6
    found = swing_weights([Candidate("a", (6.0, 4.0)), Candidate("b", (4.2, 5.6))], [5, 5])
    assert found.leaders == ("a",)
    assert [(s.criterion, s.weight, s.leaders) for s in found.swings if s.changed] == [
        (0, 4, ("b",)),
        (1, 6, ("b",)),
    ]
    assert not found.firm


def test_a_weight_does_not_swing_beyond_one_to_ten():
    found = swing_weights(CANDIDATES, CASE["inputs"]["weights"])
    assert (0, 11) not in [(s.criterion, s.weight) for s in found.swings]
    assert len(found.swings) == 7
    assert found.firm


@pytest.mark.parametrize(
    ("candidates", "weights"),
    [
        ([Candidate("a", (5.0,))], [1, 2]),
        ([Candidate("a", (0.0,))], [1]),
        ([Candidate("a", (11.0,))], [1]),
        ([Candidate("a", (float("nan"),))], [1]),
        ([Candidate("a", (5.0,))], [-1]),
        ([Candidate("a", (5.0,))], [0]),
        ([Candidate("a", (5.0,)), Candidate("a", (5.0,))], [1]),
    ],
)
def test_what_cannot_be_ranked_is_refused(candidates, weights):
    with pytest.raises(DataFault):
        weighted_sum(candidates, weights)


def test_no_candidates_give_an_empty_ranking_and_a_swing_needs_a_step():
    assert weighted_sum([], [1]).leaders == ()
    with pytest.raises(DataFault):
        swing_weights(CANDIDATES, CASE["inputs"]["weights"], step=0.0)


scores = st.lists(st.lists(st.integers(1, 10).map(float), min_size=3, max_size=3), min_size=1, max_size=8)


@given(
    scores, st.lists(st.integers(1, 10), min_size=3, max_size=3), st.sampled_from([0.01, 0.3, 2.0, 1000.0])
)
def test_ranks_do_not_change_when_all_weights_are_scaled(table, weights, factor):
    candidates = [Candidate(str(i), tuple(row)) for i, row in enumerate(table)]
    one, other = weighted_sum(candidates, weights), weighted_sum(candidates, [w * factor for w in weights])
    assert [(r.key, r.rank, r.tied) for r in one.rows] == [(r.key, r.rank, r.tied) for r in other.rows]
