"""Beside the work: the coach of the step, the record with the mark, its history and files."""

from PySide6.QtWidgets import QTabWidget, QTextBrowser, QTreeWidget, QTreeWidgetItem, QWidget

from cpdesk.language import N_, Message
from cpdesk.project.history import FieldChange
from cpdesk.records.record import field_title
from cpdesk.reference.folders import resource_folder
from cpdesk.tables.table import Row
from ui.pages.record_form import RecordForm
from ui.session import Session


class SidePanel(QTabWidget):
    """Coach, record, history: what belongs to the step and to the row with the mark."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.coach = QTextBrowser(self)
        self.coach.setOpenLinks(False)
        self.record = RecordForm(session, self)
        self.history = QTreeWidget(self)
        self.history.setRootIsDecorated(False)
        self.history.setWordWrap(True)
        self.addTab(self.coach, "")
        self.addTab(self.record, "")
        self.addTab(self.history, "")
        self.setDocumentMode(True)
        self.speak()
        session.changed.connect(lambda _: self._show_history())
        self.currentChanged.connect(lambda _: self._show_history())

    def speak(self) -> None:
        """Take the titles from the language spoken now."""
        say = self.session.say
        for number, title in enumerate((N_("Coach"), N_("Record"), N_("History of the record"))):
            self.setTabText(number, say(Message(title)))
        self.history.setHeaderLabels(
            [say(Message(text)) for text in (N_("Field"), N_("Before"), N_("After"), N_("Who"), N_("When"))]
        )

    def show_step(self, code: str) -> None:
        """Show the coach's text of a step."""
        folder = resource_folder() / "help"
        path = folder / self.session.language.code / f"step-{code}.md"
        if not path.is_file():
            path = folder / "en" / f"step-{code}.md"
        self.coach.setMarkdown(path.read_text(encoding="utf-8") if path.is_file() else "")

    def show_row(self, row: Row | None) -> None:
        """Show the record of a row."""
        if row is None or not row.kind or not row.id:
            self.record.show_nothing()
        else:
            self.record.show_record(row.kind, row.id)
        self._show_history()

    def _show_history(self) -> None:
        if self.currentWidget() is not self.history or not self.session.is_open:
            return
        self.history.clear()
        if not self.record.kind:
            return
        for change in reversed(self.session.project.record_history(self.record.kind, self.record.id)):
            self.history.addTopLevelItem(self._item(change))

    def _item(self, change: FieldChange) -> QTreeWidgetItem:
        before = "" if change.before is None else str(change.before)
        after = "" if change.after is None else str(change.after)
        when = change.step.at.replace("T", " ")[:16]
        return QTreeWidgetItem(
            [self.session.say(field_title(change.field)), before, after, change.step.who, when]
        )
