"""The line below: always saved, how figures are read, what runs behind, what is not verified."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from cpdesk.language import N_, Message
from ui.jobs import Job, Jobs
from ui.session import Session


class StatusLine(QStatusBar):
    """Shows the state of the file and of the work behind the window."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setSizeGripEnabled(False)
        self.saved, self.figures, self.marks = QLabel(self), QLabel(self), QLabel(self)
        self.work = _WorkView(session, self)
        self.addWidget(self.saved)
        self.addWidget(self.figures)
        self.addPermanentWidget(self.work)
        self.addPermanentWidget(self.marks)
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())
        session.language_changed.connect(self.refresh)
        jobs.started.connect(self.work.show_job)
        jobs.idle.connect(self.work.hide)
        self.work.hide()

    def refresh(self) -> None:
        """Show the state as it is now."""
        say = self.session.say
        if not self.session.is_open:
            for label in (self.saved, self.figures, self.marks):
                label.clear()
            return
        project = self.session.project
        if project.access.writable:
            now = datetime.now().strftime("%H:%M")
            self.saved.setText(say(Message(N_("saved {time}"), {"time": now})))
        else:
            self.saved.setText(say(Message(N_("for reading only"))))
        comma = project.audit.decimal_sign.value == ","
        sign = Message(N_("decimal comma")) if comma else Message(N_("decimal point"))
        text = Message(N_("money in {unit}, {sign}"), {"unit": project.audit.money_unit, "sign": sign})
        self.figures.setText(say(text))

    def show_unverified(self, number: int) -> None:
        """Show how many values are not verified."""
        text = Message(N_("{number} unverified values"), {"number": number}) if number else ""
        self.marks.setText(self.session.say(text) if text else "")


class _WorkView(QWidget):
    """What runs behind the window, how far it is, and the way to stop it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.stop = QToolButton(self)
        self.stop.setText("✕")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        for part in (self.title, self.bar, self.stop):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_job(self, job: Job) -> None:
        """Show one job until it ends."""
        self.title.setText(self.session.say(job.title))
        self.bar.setValue(0)
        self.stop.setAccessibleName(self.session.say(Message(N_("Cancel"))))
        self.stop.setToolTip(self.stop.accessibleName())
        self.stop.clicked.connect(job.cancel)
        job.progressed.connect(lambda share: self.bar.setValue(int(share * 1000)))
        self.show()
