"""Edits of the cause matrix: sources of waste against the eight aspects."""

from cpdesk.edits.records import add, change, demanded, remove
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.causes import Aspect, Cause, WasteSource


def set_cause(project: Project, source_id: str, aspect: Aspect, text: str) -> None:
    """Say in one cell of the matrix why waste arises; an empty text takes the cause away.

    Errors: DataFault where several causes stand in the cell, since it is not clear which one is meant.
    """
    demanded(project, WasteSource, source_id)
    there = [one for one in project.where(Cause, "waste_source", [source_id]) if one.aspect == aspect]
    if len(there) > 1:
        raise DataFault(
            N_("{number} causes stand in this cell. Change them one by one in the list of causes."),
            number=len(there),
        )
    with project.step(Message(N_("Set a cause"))):
        if not text.strip():
            remove(project, Cause, [one.id for one in there])
        elif there:
            change(project, Cause, there[0].id, description=text)
        else:
            add(project, Cause(waste_source=source_id, aspect=aspect, description=text))
