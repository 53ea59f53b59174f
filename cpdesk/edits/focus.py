"""Edits of the audit focus."""

from cpdesk.edits.records import change
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.focus import FocusCandidate


def choose_focus(project: Project, candidate_id: str, reason: str = "") -> FocusCandidate:
    """Choose a candidate as an audit focus; its unit process is marked with it."""
    values = {"reason": reason} if reason else {}
    with project.step(Message(N_("Choose the audit focus"))):
        return change(project, FocusCandidate, candidate_id, chosen=True, **values)


def drop_focus(project: Project, candidate_id: str) -> FocusCandidate:
    """Take the choice of a candidate back; its unit process is no focus either, unless by another candidate."""
    with project.step(Message(N_("Drop an audit focus"))):
        return change(project, FocusCandidate, candidate_id, chosen=None)
