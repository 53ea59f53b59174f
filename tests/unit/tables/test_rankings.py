"""The weighted-sum worksheets 2-12 and 4-3; the case is the project's own worked one, see its `verified`."""

import json
from pathlib import Path

import pytest

from cpdesk.edits.blocks import BlockPlan, paste_cells
from cpdesk.edits.cells import type_into_cell
from cpdesk.language import Message
from cpdesk.records.audit import Company
from cpdesk.records.focus import Criterion, FocusCandidate, Purpose, Score
from cpdesk.records.options import Option, Status
from cpdesk.records.team import TeamMember
from cpdesk.tables.table import Mark

CASE = json.loads((Path(__file__).parent / "cases" / "CP-WEIGHTED-SUM.json").read_text(encoding="utf-8"))
WEIGHTS = CASE["inputs"]["weights"]
SCORES = CASE["inputs"]["scores"]


def criteria(purpose, weights=WEIGHTS):
    names = CASE["inputs"]["criteria"]
    return [
        Criterion(id=f"c{n}", purpose=purpose, name=name, weight=weight, position=n)
        for n, (name, weight) in enumerate(zip(names, weights, strict=True))
    ]


def votes(field):
    return [
        Score(criterion=f"c{n}", score=float(score), **{field: key})
        for key, scores in SCORES.items()
        for n, score in enumerate(scores)
    ]


@pytest.fixture
def worked(add):
    add(*criteria(Purpose.OPTION))
    add(*(Option(id=key, code=key, position=n) for n, key in enumerate(SCORES)))
    add(Option(id="Z", code="Z", status=Status.REJECTED))
    add(*votes("option"))


@pytest.fixture
def worked_foci(add):
    add(*criteria(Purpose.FOCUS))
    add(*(FocusCandidate(id=key, name=key, position=n) for n, key in enumerate(SCORES)))
    add(*votes("candidate"))


@pytest.mark.usefixtures("worked")
def test_the_worked_options_come_out_in_the_matrix_and_the_list(table):
    matrix, ranks = table("option_ranking"), table("option_ranks")
    assert {key: matrix.totals[f"weighted_{key}"] for key in SCORES} == CASE["expected"]["total"]
    assert matrix.totals["weight"] == sum(WEIGHTS)
    first = matrix.rows[0].values
    assert (first["weight"], first["score_A"], first["weighted_A"]) == (10, 8, 80)
    assert matrix.column("weighted_A").formula == "{weight}*{score_A}"
    assert [row.values["code"] for row in ranks.rows] == CASE["expected"]["rank"]
    assert [row.values["total"] for row in ranks.rows] == [268, 247, 218, 205, 185, 179]
    assert {row.values["max_possible"] for row in ranks.rows} == {300}
    assert ranks.rows[0].values["share"] == pytest.approx(268 / 300)
    assert [row.values["rank"] for row in ranks.rows] == [1, 2, 3, 4, 5, 6]
    assert ranks.rows[0].values["firm"] is True  # 21 points ahead: no weight moved by 1 makes that good
    assert ranks.rows[1].values["firm"] is None
    assert "A 1, C 2, D 3, E 4, F 5, B 6" in str(matrix.notes[0])


@pytest.mark.usefixtures("worked")
def test_a_rejected_option_that_nobody_scored_is_not_ranked(table):
    assert "score_Z" not in [column.key for column in table("option_ranking").columns]


@pytest.mark.usefixtures("worked")
def test_an_option_without_scores_has_its_column_and_takes_no_rank_from_others(add, table):
    add(Option(id="N", code="N", position=9.0))
    matrix, ranks = table("option_ranking"), table("option_ranks")
    place = matrix.rows[0].cells["score_N"].place
    assert (place.kind, place.id, dict(place.defaults)) == ("score", None, {"criterion": "c0", "option": "N"})
    assert matrix.totals["weighted_N"] is None
    assert [row.values["code"] for row in ranks.rows] == [*CASE["expected"]["rank"], "N"]
    assert [row.values["rank"] for row in ranks.rows] == [1, 2, 3, 4, 5, 6, None]


def test_without_factors_no_option_has_a_column(add, table):
    add(Option(id="N", code="N"))
    assert [column.key for column in table("option_ranking").columns] == ["criterion", "weight"]


# The manual's factors, offered until the team has its own


MANUAL = {
    "Waste quantity (and toxicity)": 10,
    "Main consumption (materials, water, energy)": 9,
    "Environmental cost": 8,
    "Market development potential": 5,
    "Initiative of the workshop": 2,
}


def offered(table, name="focus_ranking"):
    return {row.values["criterion"]: row for row in table(name).rows if not row.id}


def test_the_manuals_factors_are_offered_and_count_for_nothing_yet(table):
    found = offered(table)
    assert list(found) == list(MANUAL)
    assert table("focus_ranking").totals["weight"] is None
    for name, weight in MANUAL.items():
        cell = found[name].cells["weight"]
        assert f"mostly {weight}." in str(cell.reason)
        assert {**cell.place.defaults, "id": ""} == {"purpose": Purpose.FOCUS, "name": name, "id": ""}
        assert Mark.UNVERIFIED in found[name].cells["criterion"].marks
    assert len(offered(table, "option_ranking")) == 4


def test_typing_a_weight_takes_a_factor_over(project, table):
    cell = offered(table)["Environmental cost"].cells["weight"].place
    type_into_cell(project, cell.kind, cell.id, cell.field, "7", cell.defaults)
    first = table("focus_ranking").rows[0]
    assert (first.values["criterion"], first.values["weight"]) == ("Environmental cost", 7)
    assert list(offered(table)) == [name for name in MANUAL if name != "Environmental cost"]


def test_typing_a_score_takes_a_factor_over_before_it_has_a_weight(project, add, table):
    add(FocusCandidate(id="a", name="Wash"), FocusCandidate(id="b", name="Dry"))
    steps = len(project.history())
    place = offered(table)["Environmental cost"].cells["score_Wash"].place
    type_into_cell(project, place.kind, place.id, place.field, "6", place.defaults)
    assert len(project.history()) == steps + 1
    first = table("focus_ranking").rows[0]
    assert (first.values["criterion"], first.values["weight"]) == ("Environmental cost", None)
    assert first.values["score_Wash"] == 6
    assert len(offered(table)) == 4, "the others can still be scored"
    project.undo()
    assert len(offered(table)) == 5


def test_weight_and_scores_pasted_into_an_offered_factor_are_one_factor(project, add, table):
    add(FocusCandidate(id="a", name="Wash"), FocusCandidate(id="b", name="Dry"))
    cells = offered(table)["Environmental cost"].cells
    keys = {"weight": "8", "score_Wash": "6", "score_Dry": "3"}
    places = {key: cells[key].place for key in keys}
    row = tuple((p.kind, p.id, p.field, p.defaults, keys[key]) for key, p in places.items())
    paste_cells(project, BlockPlan((row,)))
    assert [(one.name, one.weight) for one in project.read(Criterion)] == [("Environmental cost", 8)]
    assert {one.candidate: one.score for one in project.read(Score)} == {"a": 6, "b": 3}
    assert table("focus_ranking").totals["weighted_Wash"] == 48


def test_scores_of_several_candidates_pasted_in_one_row_are_apart(project, add, table):
    add(
        FocusCandidate(id="a", name="Wash"),
        FocusCandidate(id="b", name="Dry"),
        Criterion(id="c", name="Smell"),
    )
    cells = table("focus_ranking").rows[0].cells
    places = [cells[key].place for key in ("score_Wash", "score_Dry")]
    row = tuple((p.kind, p.id, p.field, p.defaults, text) for p, text in zip(places, "73", strict=True))
    paste_cells(project, BlockPlan((row,)))
    assert {one.candidate: one.score for one in project.read(Score)} == {"a": 7, "b": 3}


def test_a_factor_of_the_teams_own_or_a_score_ends_the_offer(add, table):
    add(Criterion(id="c", name="Environmental cost", weight=7.0), FocusCandidate(id="a", name="Wash"))
    assert len(offered(table)) == 4
    add(Score(criterion="c", candidate="a", score=5.0))
    assert offered(table) == {}
    add(Criterion(name="Smell", weight=3.0, purpose=Purpose.OPTION))
    assert offered(table, "option_ranking") == {}


def test_a_chinese_audit_is_offered_chinese_factors(project, table):
    with project.step(Message("Settle")) as step:
        step.change(Company, "company", {"name": "阜阳化工总厂"})
    assert next(iter(offered(table))) == "废弃物量"


@pytest.mark.usefixtures("worked_foci")
def test_the_same_figures_rank_foci(table):
    assert [row.values["name"] for row in table("foci").rows] == CASE["expected"]["rank"]
    assert table("focus_ranking").totals["weighted_F"] == 185


def test_each_row_of_the_matrix_adds_up_to_its_total(worked_foci, table):
    matrix = table("focus_ranking")
    for key in SCORES:
        assert sum(row.values[f"weighted_{key}"] for row in matrix.rows) == matrix.totals[f"weighted_{key}"]


def test_members_votes_count_by_their_mean(add, table):
    add(Criterion(id="c", name="waste", weight=2.0), FocusCandidate(id="a", name="Wash"))
    add(TeamMember(id="m1", name="Li"), TeamMember(id="m2", name="Wu"))
    add(*(Score(criterion="c", candidate="a", member=m, score=s) for m, s in (("m1", 7.0), ("m2", 8.0))))
    row = table("focus_ranking").rows[0]
    assert (row.values["score_Wash"], row.values["weighted_Wash"]) == (7.5, 15.0)
    assert row.cells["score_Wash"].place is None
    assert "2" in str(row.cells["score_Wash"].reason)


def test_an_empty_cell_says_where_a_score_would_be_kept(add, table):
    add(Criterion(id="c", weight=2.0), FocusCandidate(id="a", name="Wash"))
    place = table("focus_ranking").rows[0].cells["score_Wash"].place
    assert (place.kind, place.id, place.field) == ("score", None, "score")
    assert dict(place.defaults) == {"criterion": "c", "candidate": "a"}


def test_a_missing_score_leaves_no_total_and_nothing_to_sum(add, table):
    add(Criterion(id="c", weight=2.0), Criterion(id="d", weight=3.0))
    add(FocusCandidate(id="a", name="Wash"), FocusCandidate(id="b", name="Dry"))
    add(
        *(Score(criterion=c, candidate="a", score=5.0) for c in "cd"),
        Score(criterion="c", candidate="b", score=9.0),
    )
    matrix = table("focus_ranking")
    assert matrix.totals["weighted_Wash"] == 25
    assert matrix.totals["weighted_Dry"] is None
    assert matrix.column("weighted_Dry").total == ""
    last = table("foci").rows[-1].values
    assert (last["name"], last["total"], last["rank"], last["tied"]) == ("Dry", None, None, None)
    assert "Dry" in " ".join(map(str, table("foci").notes))


def test_a_missing_weight_ranks_nothing_and_is_named(add, table):
    add(Criterion(id="c", name="waste", weight=None), FocusCandidate(id="a", name="Wash"))
    add(Score(criterion="c", candidate="a", score=5.0))
    assert table("foci").rows[0].values["total"] is None
    assert "waste" in str(table("foci").notes[0])
    assert table("focus_ranking").totals["weight"] is None


def test_a_narrow_lead_is_not_firm_and_a_tie_is_marked(add, table):
    add(Criterion(id="c", name="waste", weight=5.0), Criterion(id="d", name="cost", weight=5.0))
    add(FocusCandidate(id="a", name="Wash"), FocusCandidate(id="b", name="Dry"))
    scores = (("c", "a", 9.0), ("d", "a", 4.0), ("c", "b", 4.0), ("d", "b", 9.0))
    add(*(Score(criterion=c, candidate=k, score=s) for c, k, s in scores))
    first, second = table("foci").rows
    assert (first.values["total"], second.values["total"]) == (65, 65)
    assert (first.values["rank"], second.values["rank"], first.values["tied"]) == (1, 1, True)
    assert first.values["firm"] is False
    assert "waste" in str(first.cells["firm"].reason)


def test_candidates_of_one_name_keep_columns_of_their_own(add, table):
    add(Criterion(id="c", weight=1.0))
    add(
        *(
            FocusCandidate(id=key, name=name)
            for key, name in zip("abcd", ("Wash", "Wash", "", "Wash (2)"), strict=True)
        )
    )
    keys = [column.key for column in table("focus_ranking").columns]
    assert len(set(keys)) == len(keys) == 2 + 2 * 4


def test_the_environmental_cost_sums_what_is_given_and_names_the_rest(add, table, settle):
    from cpdesk.quantities import quantity

    settle(money_unit="10^4 CNY")
    add(
        FocusCandidate(
            name="Wash", treatment_cost=quantity(12.5, "10^4 CNY/a"), fines=quantity(30000, "CNY/a")
        )
    )
    found = table("focus_candidates")
    row = found.rows[0]
    assert row.values["environmental_cost"] == 15.5
    assert found.totals["environmental_cost"] == 15.5
    assert row.values["other_cost"] is None
    assert (
        str(row.cells["environmental_cost"].reason)
        == "Not given: Disposal outside, Discharge tax, Other cost."
    )
    parts = "{treatment_cost}+{offsite_cost}+{discharge_tax}+{fines}+{other_cost}"
    assert found.column("environmental_cost").formula == parts


def test_a_factor_added_in_a_matrix_is_of_its_purpose(table):
    assert table("focus_ranking").starts_with == {"purpose": Purpose.FOCUS}
    assert table("option_ranking").starts_with == {"purpose": Purpose.OPTION}
