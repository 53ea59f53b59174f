"""The form of what a project has one of: the audit's settings, the company."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.record_form import RecordForm
from ui.session import Session

WIDEST_LETTERS = 150


class SingleForm(QWidget):
    """The form of one single record, as wide as it is good to read."""

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.form = RecordForm(session, self)
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST_LETTERS)
        self.form.show_record(kind, kind)
        layout.addWidget(self.form, 1000)
        layout.addStretch(1)
        self.setFocusProxy(self.form)
