"""Laying a sheet out anew: a small one at once, a large one by a worker while the person goes on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cpdesk.edits import sheet_drawing
from cpdesk.language import N_, Message
from ui.jobs import Job

if TYPE_CHECKING:
    from cpdesk.methods.sheets.layout import NewLayout
    from ui.diagram.editor import SheetEditor

FEW = 20
"""So many things on a sheet are laid out within a tenth of a second."""


class LayingOut(QObject):
    """Lays out one sheet at a time; a second one asked for meanwhile takes the place of the first.

    The worker is given the sheet's records as they are. Its answer is written in one step, or not at all where the
    sheet has changed since.
    """

    def __init__(self, editor: "SheetEditor") -> None:
        super().__init__(editor)
        self.editor = editor
        self.session = editor.session
        self._job: Job | None = None
        self.session.closing.connect(self._stop)

    def begin(self) -> None:
        """Lay out the sheet that is shown."""
        self._stop()
        sheet = self.editor.sheet
        if len(self.editor.plan.things) <= FEW:
            self._keep(sheet, None)
            return
        work = sheet_drawing.layout_work(self.session.project, sheet)
        self._job = self.session.jobs.start(
            Message(N_("Laying out the sheet")),
            work,
            lambda found: self._keep(sheet, found),
            self._fail,
        )

    def _keep(self, sheet: str, found: "NewLayout | None") -> None:
        self._job = None
        project = self.session.project
        self.editor.run(lambda: sheet_drawing.lay_out(project, sheet, found))

    def _fail(self, messages: tuple[Message, ...]) -> None:
        self._job = None
        self.session.tell_wrong(messages)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
