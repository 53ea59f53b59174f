"""Edits of options: joint evaluation, scores."""

from collections.abc import Sequence

from cpdesk.edits.records import add, change, demanded
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.focus import Criterion, Score
from cpdesk.records.options import JointGroup, Option


def evaluate_jointly(project: Project, option_ids: Sequence[str], group: JointGroup) -> JointGroup:
    """Evaluate options together: they share the group's investment, income and running cost; their own are emptied."""
    if len(option_ids) < 2:
        raise DataFault(N_("A joint evaluation needs at least two options."))
    with project.step(Message(N_("Evaluate {number} options together"), {"number": len(option_ids)})):
        add(project, group)
        for option_id in option_ids:
            change(
                project,
                Option,
                option_id,
                joint_group=group.id,
                investment=None,
                income=None,
                operating_cost=None,
            )
    return group


def evaluate_apart(project: Project, group_id: str) -> None:
    """End a joint evaluation: its options stand alone again and their figures are to be given."""
    demanded(project, JointGroup, group_id)
    with project.step(Message(N_("End a joint evaluation"))) as step:
        step.remove(JointGroup, [group_id])


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
    demanded(project, Criterion, criterion_id)
    if (candidate is None) == (option is None):
        raise DataFault(N_("A score is given to a candidate or to an option."))
    there = [
        one
        for one in project.where(Score, "criterion", [criterion_id])
        if (one.candidate, one.option, one.member) == (candidate, option, member)
    ]
    if score is None:
        with project.step(Message(N_("Take a score back"))) as step:
            step.remove(Score, [one.id for one in there])
    elif there:
        change(project, Score, there[0].id, score=score)
    else:
        add(
            project,
            Score(criterion=criterion_id, candidate=candidate, option=option, member=member, score=score),
        )
