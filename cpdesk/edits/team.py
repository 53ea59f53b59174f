"""Edits of what the team says of the steps of the audit."""

from cpdesk.edits.records import add, change
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.team import StepMark


def mark_step(project: Project, step: str, *, done: bool, done_on: str = "", done_by: str = "") -> None:
    """Mark a step of the audit as done, or as not done any more; its note stays."""
    if not done and (done_on or done_by):
        raise DataFault(N_("Who did a step, and when, belongs to one that is done."))
    there = project.where(StepMark, "step", [step])
    name = N_("Step {step} is done") if done else N_("Step {step} is not done")
    with project.step(Message(name, {"step": step})):
        if there:
            change(project, StepMark, there[0].id, done=done or None, done_on=done_on, done_by=done_by)
        elif done:
            add(project, StepMark(step=step, done=True, done_on=done_on, done_by=done_by))
