"""Restoring from a backup: all backups by project, what is in one, and its way into a new file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.language import N_, Message
from cpdesk.project.backups import Backup, Preview, all_backups, preview
from cpdesk.records.record import kind_title
from ui.jobs import Job, Jobs
from ui.panels.moment import moment_text
from ui.session import Session

OCCASIONS = {
    "opening": N_("before the first change after opening"),
    "work": N_("during work"),
    "before-update": N_("before the file was brought to a newer version"),
}
BACKUP_ROLE = Qt.ItemDataRole.UserRole


class RestorePage(QWidget):
    """The backups of this person's projects. A restored one is a new file; nothing is overwritten."""

    left = Signal()
    chosen = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.jobs, self.root = session, jobs, root
        self._job: Job | None = None
        say = session.say
        title = QLabel(say(Message(N_("Restore from a backup"))), self)
        title.setObjectName("title")
        about = QLabel(
            say(Message(N_("A backup becomes a new file. The project itself stays as it is."))), self
        )
        about.setObjectName("about")
        about.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(say(Message(N_("Backups by project"))))
        self.shown = QLabel(self)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setWordWrap(True)
        self.shown.setMargin(12)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restore = QPushButton(say(Message(N_("Restore into a new file…"))), self)
        self.restore.setEnabled(False)
        self.back = QPushButton(say(Message(N_("Back"))), self)
        self._lay_out(title, about)
        self.list.currentItemChanged.connect(self._on_current)
        self.restore.clicked.connect(lambda: self.chosen.emit(self.backup))
        self.back.clicked.connect(self.left)
        QTimer.singleShot(0, self, self.fill)

    def _lay_out(self, title: QLabel, about: QLabel) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.shown)
        splitter.setSizes([560, 440])
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(about)
        layout.addWidget(splitter, 1)
        layout.addLayout(line)

    def fill(self) -> None:
        """List the backups of all projects."""
        found = self.session.run(lambda: all_backups(self.root)) or {}
        self.list.clear()
        for project, backups in found.items():
            self._add_project(project, backups)
        if not found:
            self.shown.setText(self.session.say(Message(N_("No backups were made on this machine yet."))))
        top = self.list.topLevelItem(0)
        first = top.child(0) if top is not None else None
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()

    def _add_project(self, project: Path, backups: Sequence[Backup]) -> None:
        top = QTreeWidgetItem(self.list, [f"{project.stem}  ({project.parent})"])
        top.setToolTip(0, str(project))
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for backup in backups:
            occasion = OCCASIONS.get(backup.occasion)
            words = self.session.say(Message(occasion)) if occasion else backup.occasion
            item = QTreeWidgetItem(top, [f"{moment_text(backup.made_at.isoformat())}   {words}"])
            item.setData(0, BACKUP_ROLE, backup)
        top.setExpanded(True)

    @property
    def backup(self) -> Backup | None:
        """The backup with the mark."""
        item = self.list.currentItem()
        return item.data(0, BACKUP_ROLE) if item is not None else None

    def _on_current(self) -> None:
        backup = self.backup
        self.restore.setEnabled(False)
        self.shown.clear()
        if self._job is not None:
            self._job.cancel()
        if backup is not None:
            self._job = self.jobs.start(
                Message(N_("Reading the backup")),
                lambda report: preview(backup.path),
                lambda found: self._show(backup, found),
                self._show_fault,
                quiet=True,
            )

    def _show(self, backup: Backup, found: Preview) -> None:
        self.restore.setEnabled(True)
        self.shown.setText("\n\n".join(self._lines(backup, found)))

    def _lines(self, backup: Backup, found: Preview) -> list[str]:
        say = self.session.say
        lines = [found.title or backup.project.stem, found.company]
        lines.append(say(Message(N_("Made {at}"), {"at": moment_text(backup.made_at.isoformat())})))
        if found.last_step is not None:
            values = {
                "step": found.last_step.name,
                "who": found.last_step.who,
                "at": moment_text(found.last_step.at),
            }
            lines.append(say(Message(N_("Last step: {step} ({who}, {at})"), values)))
        lines.append(say(Message(N_("Size: {size} KiB"), {"size": max(1, found.size // 1024)})))
        lines.append(self._counts(found.counts))
        return [line for line in lines if line]

    def _counts(self, counts: Mapping[str, int]) -> str:
        return "\n".join(
            f"{self.session.say(kind_title(kind))}: {number}"
            for kind, number in counts.items()
            if number and kind not in ("audit", "company")
        )

    def _show_fault(self, messages: Sequence[Message]) -> None:
        self.shown.setText("\n".join(self.session.say(message) for message in messages))

    def stop(self) -> None:
        """Drop what is still being read."""
        if self._job is not None:
            self._job.cancel()
