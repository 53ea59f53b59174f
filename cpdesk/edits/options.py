"""Edits of options: their codes, screening, status, joint evaluation, scores and sheets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cpdesk.edits.agreement import OWN_FIGURES
from cpdesk.edits.numbering import Numbers
from cpdesk.edits.records import add, add_all, change, change_all, demanded, remove
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.focus import Criterion, Purpose, Score
from cpdesk.records.options import InvestmentSheet, JointGroup, Option, RunningSheet, Screening, Status

S = TypeVar("S", InvestmentSheet, RunningSheet)


def add_option(project: Project, option: Option) -> Option:
    """Add an option; one without a code gets the next free F1, F2, …"""
    if not option.code:
        taken = [other.code for other in project.read(Option)]
        option = replace(option, code=Numbers("F{n}", taken).next())
    return add_all(project, [option])[0]


def set_status(project: Project, option_id: str, status: Status | None, done_on: str = "") -> Option:
    """Say how far an option has come; the date of completion belongs to one that is done."""
    option = demanded(project, Option, option_id)
    if done_on and status is not Status.DONE:
        raise DataFault(N_("A date of completion belongs to an option that is done."))
    with project.step(Message(N_("Set the status of {option}"), {"option": _called(option)})):
        values = {"done_on": done_on} if done_on else {}
        return change(project, Option, option_id, status=status, **values)


def screen_option(project: Project, option_id: str, screening: Screening | None, reason: str = "") -> Option:
    """Say what the screening found; an infeasible option needs a reason and is rejected, until it comes back."""
    option = demanded(project, Option, option_id)
    reason = reason or option.screening_reason
    if screening is Screening.INFEASIBLE and not reason.strip():
        raise DataFault(
            N_("Say why {option} is infeasible: the report lists the reason."), option=_called(option)
        )
    values: dict[str, object] = {"screening": screening, "screening_reason": reason}
    if screening is Screening.INFEASIBLE:
        values["status"] = Status.REJECTED
    elif option.screening is Screening.INFEASIBLE and option.status is Status.REJECTED:
        values["status"] = Status.PROPOSED
    with project.step(Message(N_("Screen {option}"), {"option": _called(option)})):
        return change(project, Option, option_id, **values)


def recommend_option(project: Project, option_id: str, *, recommended: bool) -> Option:
    """Recommend an option for carrying out, or take that back; one that is under way or done keeps its status."""
    option = demanded(project, Option, option_id)
    values: dict[str, object] = {"recommended": recommended}
    if recommended and option.status in (None, Status.PROPOSED, Status.STUDIED):
        values["status"] = Status.RECOMMENDED
    elif not recommended and option.status is Status.RECOMMENDED:
        values["status"] = Status.STUDIED
    with project.step(Message(N_("Recommend {option}"), {"option": _called(option)})):
        return change(project, Option, option_id, **values)


def _called(option: Option) -> str:
    return option.code or option.title


def evaluate_jointly(project: Project, option_ids: Sequence[str], group: JointGroup) -> JointGroup:
    """Evaluate options together: they share the group's investment, income and running cost; their own are emptied."""
    chosen = list(dict.fromkeys(option_ids))
    if len(chosen) < 2:
        raise DataFault(N_("A joint evaluation needs at least two options."))
    figures = dict.fromkeys(OWN_FIGURES)
    with project.step(Message(N_("Evaluate {number} options together"), {"number": len(chosen)})):
        made = add_all(project, [group])[0]
        change_all(project, Option, {option_id: {"joint_group": made.id, **figures} for option_id in chosen})
    return made


def evaluate_apart(project: Project, group_id: str) -> None:
    """End a joint evaluation: its options stand alone again and their figures are to be given."""
    demanded(project, JointGroup, group_id)
    with project.step(Message(N_("End a joint evaluation"))):
        remove(project, JointGroup, [group_id])


def give_score(
    project: Project,
    criterion_id: str,
    score: float | None,
    *,
    candidate: str | None = None,
    option: str | None = None,
    member: str | None = None,
) -> None:
    """Score a candidate or an option under a criterion, as one member's vote or the team's; None takes it back."""
    criterion = demanded(project, Criterion, criterion_id)
    if (candidate is None) == (option is None):
        raise DataFault(N_("A score is given to a candidate or to an option."))
    if (criterion.purpose is Purpose.FOCUS) != (candidate is not None):
        raise DataFault(N_("The criterion {name} ranks something else."), name=criterion.name)
    whom = (candidate, option, member)
    given = project.where(Score, "criterion", [criterion_id])
    there = [one for one in given if (one.candidate, one.option, one.member) == whom]
    with project.step(Message(N_("Score: {criterion}"), {"criterion": criterion.name})):
        if score is None:
            remove(project, Score, [one.id for one in there])
        elif there:
            change(project, Score, there[0].id, score=score)
        else:
            new = Score(
                criterion=criterion_id, candidate=candidate, option=option, member=member, score=score
            )
            add(project, new)


def fill_investment(project: Project, option_id: str, **values: object) -> InvestmentSheet:
    """Fill in the parts of an option's investment, worksheet 5-1; each option has one such sheet."""
    return _fill(project, InvestmentSheet, option_id, values)


def fill_running(project: Project, option_id: str, **values: object) -> RunningSheet:
    """Fill in what an option gains and cuts in a year, worksheet 5-2; each option has one such sheet."""
    return _fill(project, RunningSheet, option_id, values)


def _fill(project: Project, cls: type[S], option_id: str, values: dict[str, Any]) -> S:
    option = demanded(project, Option, option_id)
    there = project.where(cls, "option", [option_id])
    with project.step(Message(N_("Fill in the sheets of {option}"), {"option": _called(option)})):
        if there:
            return change(project, cls, there[0].id, **values)
        return add_all(project, [cls(option=option_id, **values)])[0]
