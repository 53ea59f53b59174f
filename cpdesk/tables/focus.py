"""Tables of choosing the audit focus and of ranking options: worksheets 2-11, 2-12 and 4-3."""

from cpdesk.language import N_, Message
from cpdesk.records.audit import Company
from cpdesk.records.focus import Criterion, FocusCandidate, Purpose, Score
from cpdesk.records.options import Option, Status
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.comparing import parts_sum
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, FieldColumns, field_columns, with_values
from cpdesk.tables.ranking import PLACE_COLUMNS, Contest, Entrant, entrants, matrix, place_cells, place_values
from cpdesk.tables.table import Cell, Chart, Column, Figure, Format, Mark, Row, Table, Total, sums
from cpdesk.tables.usual_factors import with_usual_factors
from cpdesk.tables.view import View

_BEFORE = (
    FieldColumn("name", N_("Candidate"), frozen=True),
    "unit_process",
    "wastewater",
    "waste_gas",
    "solid_waste",
    FieldColumn("material_use", N_("Materials used")),
    FieldColumn("material_cost", unit="money/a", total=Total.SUM),
    FieldColumn("water_use", N_("Water used")),
    FieldColumn("water_cost", unit="money/a", total=Total.SUM),
    FieldColumn("energy_use", N_("Energy used")),
    FieldColumn("energy_cost", unit="money/a", total=Total.SUM),
    FieldColumn("treatment_cost", N_("Treatment in the plant"), unit="money/a", total=Total.SUM),
    FieldColumn("offsite_cost", N_("Disposal outside"), unit="money/a", total=Total.SUM),
    FieldColumn("discharge_tax", unit="money/a", total=Total.SUM),
    FieldColumn("fines", unit="money/a", total=Total.SUM),
    FieldColumn("other_cost", unit="money/a", total=Total.SUM),
)
_AFTER = ("chosen", "reason")
_ENVIRONMENTAL = ("treatment_cost", "offsite_cost", "discharge_tax", "fines", "other_cost")


def _candidates(view: View) -> Table:
    before = field_columns(view, FocusCandidate, _BEFORE)
    after = field_columns(view, FocusCandidate, _AFTER)
    subtotal = Column(
        "environmental_cost",
        Message(N_("Environmental cost")),
        Format.NUMBER,
        view.unit("money/a"),
        total=Total.SUM,
        formula="+".join(f"{{{key}}}" for key in _ENVIRONMENTAL),
    )
    columns = (*before.columns, subtotal, *after.columns)
    rows = tuple(_candidate_row(before, after, one) for one in view.all(FocusCandidate))
    name, title = "focus_candidates", Message(CANDIDATES.title)
    return Table(name, title, columns, rows, "2-11", sums(columns, rows), adds="focus_candidate")


def _candidate_row(before: FieldColumns, after: FieldColumns, candidate: FocusCandidate) -> Row:
    row = before.row(candidate)
    titles = {column.key: column.heading for column in before.columns}
    cost = parts_sum({key: row.values[key] for key in _ENVIRONMENTAL}, titles)
    cell = Cell(marks=(Mark.COMPUTED,), reason=cost.reason)
    values = {"environmental_cost": cost.total, **after.row(candidate).values}
    return with_values(row, values, {"environmental_cost": cell})


CANDIDATES = TableDefinition(
    "focus_candidates",
    N_("Candidates for the audit focus"),
    _candidates,
    (FocusCandidate, UnitProcess),
    "2-11",
)


def _focus_contest(view: View) -> Contest:
    candidates = [(one.id, one.name) for one in view.all(FocusCandidate)]
    return Contest(view, Purpose.FOCUS, entrants(candidates))


def _focus_ranking(view: View) -> Table:
    contest = _focus_contest(view)
    table = matrix(contest, "focus_ranking", FOCUS_RANKING.title, "2-12", "candidate")
    return with_usual_factors(view, table, contest, "candidate")


FOCUS_RANKING = TableDefinition(
    "focus_ranking",
    N_("Weighted-sum ranking of foci"),
    _focus_ranking,
    (Criterion, FocusCandidate, Score, Company),
    "2-12",
)


def _foci(view: View) -> Table:
    contest = _focus_contest(view)
    columns = (
        Column("name", Message(N_("Candidate")), field="name", frozen=True),
        Column("unit_process", Message(N_("Unit process")), field="unit_process"),
        *PLACE_COLUMNS,
        Column("chosen", Message(N_("Chosen")), Format.FLAG, field="chosen"),
        Column("reason", Message(N_("Reason")), Format.LONG_TEXT, field="reason"),
    )
    made = field_columns(view, FocusCandidate, ("name", "unit_process", "chosen", "reason"))
    candidates = view.by_id(FocusCandidate)
    rows = tuple(
        with_values(made.row(candidates[one.id]), place_values(contest, one), place_cells(contest, one))
        for one in contest.in_order()
    )
    return Table("foci", Message(FOCI.title), columns, rows, figure=FOCI_FIGURE, notes=contest.notes)


FOCI_FIGURE = Figure(Message(N_("Total of each candidate")), Chart.BARS, ("name",), ("total",))


FOCI = TableDefinition(
    "foci", N_("Audit foci by rank"), _foci, (FocusCandidate, Criterion, Score, UnitProcess)
)


def _option_contest(view: View) -> Contest:
    """Return the contest of the options, by their codes: once there are factors all that are not rejected."""
    begun = any(one.purpose is Purpose.OPTION for one in view.all(Criterion))
    scored = {score.option for score in view.all(Score) if score.score is not None}
    ranked = [
        option
        for option in view.all(Option)
        if option.id in scored or (begun and option.status is not Status.REJECTED)
    ]
    return Contest(view, Purpose.OPTION, entrants((option.id, option.code) for option in ranked))


def _option_ranking(view: View) -> Table:
    contest = _option_contest(view)
    table = matrix(contest, "option_ranking", OPTION_RANKING.title, "4-3", "option")
    return with_usual_factors(view, table, contest, "option")


OPTION_RANKING = TableDefinition(
    "option_ranking",
    N_("Weighted-sum ranking of options"),
    _option_ranking,
    (Criterion, Option, Score, Company),
    "4-3",
)


def _option_ranks(view: View) -> Table:
    contest = _option_contest(view)
    columns = (
        Column("code", Message(N_("Option no.")), field="code", frozen=True),
        Column("title", Message(N_("Option")), field="title"),
        *PLACE_COLUMNS,
    )
    rows = tuple(_option_row(view, contest, one) for one in contest.in_order())
    title = Message(OPTION_RANKS.title)
    return Table("option_ranks", title, columns, rows, figure=RANKS_FIGURE, notes=contest.notes)


RANKS_FIGURE = Figure(Message(N_("Total of each option")), Chart.BARS, ("code",), ("total",))


def _option_row(view: View, contest: Contest, entrant: Entrant) -> Row:
    option = view.by_id(Option)[entrant.id]
    values = {
        "code": option.code or None,
        "title": option.title or None,
        **place_values(contest, entrant),
    }
    return Row(option.id, values, "option", option.id, place_cells(contest, entrant))


OPTION_RANKS = TableDefinition(
    "option_ranks", N_("Options by rank"), _option_ranks, (Option, Criterion, Score)
)

TABLES = (CANDIDATES, FOCUS_RANKING, FOCI, OPTION_RANKING, OPTION_RANKS)
