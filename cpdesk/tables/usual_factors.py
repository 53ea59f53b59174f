"""The manual's factors of a ranking, offered where the team has none or not all of them yet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from cpdesk.language import N_, Message
from cpdesk.records.focus import Criterion, Purpose, Score
from cpdesk.reference.weighting import WeightedFactor, focus_factors, option_factors
from cpdesk.tables.ranking import Contest
from cpdesk.tables.table import Cell, Mark, Place, Row, Table, Value
from cpdesk.tables.view import View

_CHINESE = re.compile("[\u4e00-\u9fff]")
_NOTE = Message(
    N_(
        "The grey factors are the manual's. Type a weight or a score to take one over, or type factors of your "
        "own below."
    )
)


def with_usual_factors(view: View, table: Table, contest: Contest, scored: str) -> Table:
    """Return the worksheet of a ranking with the factors that can still be taken over by a weight or a score.

    They are offered until the team adds a factor of its own or scores one that has its weight.
    """
    offered = _offered(view, contest.purpose)
    if not offered:
        return table
    language = audit_language(view)
    rows = tuple(
        _row(table, factor, factor.title.in_language(language), contest, scored) for factor in offered
    )
    return replace(table, rows=(*table.rows, *rows), notes=(*table.notes, _NOTE))


def _offered(view: View, purpose: Purpose) -> Sequence[WeightedFactor]:
    factors = focus_factors() if purpose is Purpose.FOCUS else option_factors()
    taken = {one.id: one.name for one in view.all(Criterion) if one.purpose is purpose}
    weighted = {one.id for one in view.all(Criterion) if one.id in taken and one.weight is not None}
    known = {name for factor in factors for name in (factor.title.en, factor.title.zh)}
    own = any(name not in known for name in taken.values())
    if own or any(score.criterion in weighted and score.score is not None for score in view.all(Score)):
        return ()
    names = set(taken.values())
    return [factor for factor in factors if not {factor.title.en, factor.title.zh} & names]


def audit_language(view: View) -> str:
    """Return the language in which an audit is written: Chinese where its title or its company's name is."""
    return "zh_CN" if _CHINESE.search(f"{view.audit.title} {view.company.name}") else "en"


def _id(purpose: Purpose, factor: WeightedFactor) -> str:
    """Return the id that a factor gets when it is taken over: the same in each copy, so that copies agree on it."""
    return blake2b(f"{purpose.value}/{factor.key}".encode(), digest_size=8).hexdigest()


def _row(table: Table, factor: WeightedFactor, name: str, contest: Contest, scored: str) -> Row:
    criterion = Criterion(id=_id(contest.purpose, factor), purpose=contest.purpose, name=name)
    taken = {"id": criterion.id, "purpose": criterion.purpose, "name": name}
    values: dict[str, Value] = {column.key: None for column in table.columns}
    values["criterion"] = name
    usual = {"lowest": factor.lowest_weight, "highest": factor.highest_weight, "usual": factor.default_weight}
    reason = Message(N_("The manual's weight is {lowest:g} to {highest:g}, mostly {usual:g}."), usual)
    unverified = () if factor.provenance.verified else (Mark.UNVERIFIED,)
    cells = {
        "criterion": Cell(marks=(Mark.COMPUTED, *unverified), reason=reason),
        "weight": Cell(reason=reason, place=Place("criterion", None, "weight", taken)),
    }
    for one in contest.entrants:
        place = Place("score", None, "score", {"criterion": criterion, scored: one.id})
        cells[f"score_{one.key}"] = Cell(place=place)
    return Row(f"usual {factor.key}", values, cells=cells)
