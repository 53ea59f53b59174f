"""The line below: always saved, how figures are read, what runs behind, what is not verified."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from cpdesk.language import N_, Message, UnitText
from ui.jobs import Job, Jobs
from ui.session import Session

LANGUAGE_NAMES = {"en": "English", "zh_CN": "中文"}


class StatusLine(QStatusBar):
    """Shows the state of the file and of the work behind the window."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._saved_at = ""
        self._unverified = 0
        self.setSizeGripEnabled(False)
        self.saved, self.figures, self.language = QLabel(self), QLabel(self), QLabel(self)
        self.marks = QLabel(self)
        self.work = _WorkView(session, self)
        for part in (self.saved, self.figures, self.language):
            self.addWidget(part)
        self.addPermanentWidget(self.work)
        self.addPermanentWidget(self.marks)
        session.opened.connect(self._on_saved)
        session.closed.connect(self.refresh)
        session.changed.connect(lambda _: self._on_saved())
        session.language_changed.connect(self.refresh)
        jobs.started.connect(self.work.show_job)
        jobs.idle.connect(self.work.hide)
        self.work.hide()
        self.refresh()

    def _on_saved(self) -> None:
        self._saved_at = datetime.now().strftime("%H:%M")
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        say = self.session.say
        self.language.setText(LANGUAGE_NAMES[self.session.language.code])
        if not self.session.is_open:
            for label in (self.saved, self.figures, self.marks):
                label.clear()
            return
        project = self.session.project
        audit = self.session.tables.view.audit
        if project.access.writable:
            self.saved.setText(say(Message(N_("saved {time}"), {"time": self._saved_at})))
        else:
            self.saved.setText(say(Message(N_("for reading only"))))
        problem = project.backup_problem
        self.saved.setToolTip(say(problem) if problem is not None else str(project.path))
        comma = audit.decimal_sign.value == ","
        sign = Message(N_("decimal comma")) if comma else Message(N_("decimal point"))
        text = Message(N_("money in {unit}, {sign}"), {"unit": UnitText(audit.money_unit), "sign": sign})
        self.figures.setText(say(text))
        self._show_marks()

    def show_unverified(self, number: int) -> None:
        """Show how many values are not verified."""
        self._unverified = number
        self._show_marks()

    def _show_marks(self) -> None:
        text = Message(N_("† {number} unverified values"), {"number": self._unverified})
        self.marks.setText(self.session.say(text))


class _WorkView(QWidget):
    """What runs behind the window, how far it is, and the way to stop it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._job: Job | None = None
        self.title = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.bar.setMaximumHeight(self.fontMetrics().height())
        self.bar.setTextVisible(False)
        self.stop = QToolButton(self)
        self.stop.setText("✕")
        self.stop.setAutoRaise(True)
        self.stop.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        for part in (self.title, self.bar, self.stop):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_job(self, job: Job) -> None:
        """Show one job until it ends."""
        self._job = job
        title = self.session.say(job.title)
        self.title.setText(title)
        self.bar.setValue(0)
        self.bar.setAccessibleName(title)
        self.stop.setAccessibleName(self.session.say(Message(N_("Cancel"))))
        self.stop.setToolTip(self.stop.accessibleName())
        job.progressed.connect(self._show_share, Qt.ConnectionType.QueuedConnection)
        self.show()

    def _show_share(self, share: float) -> None:
        self.bar.setValue(round(share * 1000))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.title.setText(self.session.say(Message(N_("stopping…"))))
