"""Beside the work: the coach of the step, the record with the mark, its files and its history."""

from PySide6.QtWidgets import QTabWidget, QWidget

from cpdesk.language import N_, Message
from cpdesk.records.kinds import SINGLE_KINDS
from cpdesk.tables.table import Row
from ui.ask import Asker
from ui.jobs import Jobs
from ui.pages.record_form import RecordForm
from ui.panels.attachments import AttachmentsPanel
from ui.panels.coach import Coach
from ui.panels.record_history import RecordHistory
from ui.session import Session

FILES = N_("Files")


class SidePanel(QTabWidget):
    """Coach, record, files, history: each is filled when it is looked at."""

    def __init__(self, session: Session, jobs: Jobs, asker: Asker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = self.id = ""
        self.coach = Coach(session, self)
        self.record = RecordForm(session, self)
        self.files = AttachmentsPanel(session, jobs, asker, self)
        self.history = RecordHistory(session, self)
        for part, title in (
            (self.coach, N_("Coach")),
            (self.record, N_("Record")),
            (self.files, FILES),
            (self.history, N_("Changes")),
        ):
            self.addTab(part, session.say(Message(title)))
        self.setDocumentMode(True)
        self.setAccessibleName(session.say(Message(N_("Coach and record"))))
        self.setUsesScrollButtons(True)
        session.changed.connect(self._on_change)
        self.currentChanged.connect(lambda _: self._fill())

    def show_step(self, code: str) -> None:
        """Show the coach's text of a step."""
        self.coach.show_step(code)

    def show_row(self, row: Row | None) -> None:
        """Show the record of a row."""
        if row is None or not row.kind or not row.id:
            self.show_record("", "")
        else:
            self.show_record(row.kind, row.id)

    def show_single(self, kind: str) -> None:
        """Show what belongs to the company or to the audit, whose fields stand in the middle."""
        self.show_record(kind, kind)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record; none: that one is to be chosen."""
        if (kind, record_id) != (self.kind, self.id):
            self.kind, self.id = kind, record_id
            self._fill()
            self._show_number_of_files()

    def _fill(self) -> None:
        part = self.currentWidget()
        if part is self.record:
            if self.kind in SINGLE_KINDS:
                self.record.show_nothing(
                    N_("Its fields stand in the middle; its files and changes are here.")
                )
            elif self.kind:
                self.record.show_record(self.kind, self.id)
            else:
                self.record.show_nothing()
        elif part is self.files:
            self.files.show_record(self.kind, self.id)
        elif part is self.history:
            self.history.show_record(self.kind, self.id)

    def _show_number_of_files(self) -> None:
        self.files.kind, self.files.id = self.kind, self.id
        number = len(self.files.attachments())
        title = self.session.say(Message(FILES))
        self.setTabText(self.indexOf(self.files), f"{title} ({number})" if number else title)

    def _on_change(self, changes: object) -> None:
        if self.currentWidget() is not self.record:
            self._fill()
        self._show_number_of_files()

    def look_at(self, part: QWidget) -> None:
        """Bring one of the parts to the front."""
        self.setCurrentWidget(part)
