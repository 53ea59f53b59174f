"""Edits of targets."""

from cpdesk.edits.records import add_all, change, demanded
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.targets import Indicator, Target


def set_target(project: Project, indicator_id: str, **values: object) -> Target:
    """Set the target of an indicator, made where there is none: its baseline is the figure before the audit."""
    indicator = demanded(project, Indicator, indicator_id)
    there = project.where(Target, "indicator", [indicator_id])
    with project.step(Message(N_("Set the target of {indicator}"), {"indicator": indicator.name})):
        if not there:
            new = Target(indicator=indicator_id, item=indicator.name, baseline=indicator.before)
            there = add_all(project, [new])
        return change(project, Target, there[0].id, **values)
