"""The one window: the walk on the left, the work in the middle, what belongs to it on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.language import Language, Message
from ui.actions import Actions
from ui.ask import Asker, Dialogs
from ui.head_bar import HeadBar
from ui.jobs import Jobs
from ui.pages.start_page import StartPage
from ui.search import Hit
from ui.session import Session
from ui.status_bar import StatusLine
from ui.theme.palette import qt_palette, system_colours
from ui.theme.style import style_sheet

if TYPE_CHECKING:
    from ui.desk import Desk


class MainWindow(QMainWindow):
    """Puts the parts together; what they do stands in them and in `actions`."""

    def __init__(
        self, language: Language, asker: Asker | None = None, settings: QSettings | None = None
    ) -> None:
        super().__init__()
        self.session = Session(language, self)
        self.asker = asker or Dialogs()
        self.settings = settings or QSettings()
        self.colours = system_colours()
        self.setWindowTitle("CPDesk")
        self.resize(1280, 800)
        self._dress()
        self.stack = QStackedWidget(self)
        self.told = QLabel(self)
        self.told.setObjectName("told")
        self.told.setWordWrap(True)
        self.told.hide()
        self.jobs = Jobs(self)
        self.status = StatusLine(self.session, self.jobs, self)
        self.setStatusBar(self.status)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.told)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.start: StartPage | None = None
        self.actions_room = Actions(self)
        self.head = HeadBar(self.session, self.actions_room, self)
        self.head.search.chosen.connect(self.go_to_hit)
        self.addToolBar(self.head)
        self.desk: Desk | None = None
        self.session.opened.connect(self._on_opened)
        self.session.closed.connect(self.show_start)
        self.session.told.connect(self.tell)
        self.session.language_changed.connect(self._on_language)
        self.show_start()
        self._restore()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(qt_palette(self.colours))
            app.setStyleSheet(style_sheet(self.colours))

    def _restore(self) -> None:
        geometry = self.settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def show_start(self) -> None:
        """Show the start page."""
        if self.start is not None:
            self.stack.removeWidget(self.start)
            self.start.deleteLater()
        self.start = StartPage(self.session, self.actions_room.recent(), self)
        self.actions_room.serve_start_page(self.start)
        self.stack.addWidget(self.start)
        self.stack.setCurrentWidget(self.start)
        self.actions_room.update()

    def _on_opened(self) -> None:
        from ui.desk import Desk

        if self.desk is not None:
            self.stack.removeWidget(self.desk)
            self.desk.deleteLater()
        self.desk = Desk(self.session, self.colours, self.settings, self)
        self.stack.addWidget(self.desk)
        self.stack.setCurrentWidget(self.desk)
        self.actions_room.update()
        audit = self.session.project.audit
        self.setWindowTitle(f"{audit.title or self.session.project.path.stem} – CPDesk")

    def _on_language(self) -> None:
        self.actions_room.speak()
        self.head.speak()
        if self.session.is_open:
            step = self.desk.code if self.desk is not None else ""
            self._on_opened()
            if self.desk is not None and step:
                self.desk.open_step(step)
        else:
            self.show_start()

    def go_to_hit(self, hit: Hit) -> None:
        """Go to what the search found."""
        if self.desk is not None and hit.step:
            self.desk.open_step(hit.step)
        elif self.desk is not None:
            self.desk.go_to_record(hit.kind, hit.id, hit.field)

    def tell(self, message: Message | str) -> None:
        """Say a sentence over the work; it goes by itself after a while."""
        self.told.setText(self.session.say(message))
        self.told.show()
        QTimer.singleShot(12_000, self.told, self.told.hide)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the layout and close the file; nothing is unsaved."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        if self.desk is not None:
            self.desk.remember()
        self.jobs.stop()
        self.session.close()
        super().closeEvent(event)
