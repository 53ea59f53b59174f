"""Edits of attachments: photos, drawings and scans kept with a record."""

from pathlib import Path

from cpdesk.edits.records import add_all, demanded, remove
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.contents import read_file
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Attachment


def attach_file(project: Project, path: Path, of_kind: str, of_id: str, caption: str = "") -> Attachment:
    """Keep a copy of a file with a record; the same content is kept once."""
    if of_kind not in KINDS:
        raise DataFault(N_("There is no kind of record named {kind}."), kind=of_kind)
    demanded(project, KINDS[of_kind], of_id)
    content, media_type = read_file(path)
    with project.step(Message(N_("Attach {name}"), {"name": path.name})):
        paper = Attachment(
            name=path.name,
            caption=caption,
            media_type=media_type,
            size=len(content),
            content_hash=project.keep_content(content, media_type),
            of_kind=of_kind,
            of_id=of_id,
        )
        return add_all(project, [paper])[0]


def detach(project: Project, attachment_id: str) -> None:
    """Take an attachment away from its record; undo brings it back."""
    paper = demanded(project, Attachment, attachment_id)
    with project.step(Message(N_("Detach {name}"), {"name": paper.name})):
        remove(project, Attachment, [attachment_id])
