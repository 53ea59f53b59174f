"""The one window: the walk on the left, the work in the middle, what belongs to it on the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.language import Language
from ui.actions.room import Actions
from ui.ask import Asker, Dialogs
from ui.banner import ReadingBanner
from ui.collecting import Rubbish
from ui.defects import Defects
from ui.head_bar import HeadBar
from ui.jobs import Jobs
from ui.messages import MessageStrip
from ui.pages.start_page import StartPage
from ui.preparing import FIRST_LOOK_MS, load_ahead
from ui.qt_language import QtLanguage
from ui.session import Session
from ui.status_bar import StatusLine
from ui.theme.palette import DARK, LIGHT, Colours, qt_palette, system_colours
from ui.theme.style import base_font, style_sheet

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.hits import Hit
    from ui.panels.coach import Coach


class MainWindow(QMainWindow):
    """Puts the parts together; what they do stands in them and in `actions`."""

    def __init__(
        self, language: Language, asker: Asker | None = None, settings: QSettings | None = None
    ) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self.session = Session(language, self, self.jobs)
        self.asker = asker or Dialogs()
        self.settings = settings or QSettings()
        self.colours = self._asked_colours()
        self.qt_language = QtLanguage(self)
        self.qt_language.speak(language.code)
        self.defects = Defects(self)
        self.rubbish = Rubbish(self.session, self.jobs, self)
        self.start: StartPage | None = None
        self.desk: Desk | None = None
        self.setWindowTitle("CPDesk")
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self._put_on(self.colours)
        self._build()
        self._connect()
        self.show_start()
        self._restore()

    def _build(self) -> None:
        self.strip = MessageStrip(self.session, self)
        self.banner = ReadingBanner(self.session, self)
        self.stack = QStackedWidget(self)
        self.status = StatusLine(self.session, self.jobs, self)
        self.setStatusBar(self.status)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.strip)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.actions_room = Actions(self)
        self.head = HeadBar(self.session, self.actions_room, self)
        self.addToolBar(self.head)

    def _connect(self) -> None:
        self.head.search.chosen.connect(self.go_to_hit)
        self.banner.copy_asked.connect(self.actions_room.file.save_copy)
        self.session.opened.connect(self._on_opened)
        self.session.closing.connect(self._on_closing)
        self.session.closed.connect(self._on_closed)
        self.session.told.connect(self.strip.tell)
        self.session.language_changed.connect(self._on_language)
        self.jobs.defect.connect(self.defects.note)
        self.defects.happened.connect(self.actions_room.help.tell_defect)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.dress())

    def _put_on(self, colours: Colours) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(base_font(app.font()))
            app.setPalette(qt_palette(colours))
            app.setStyleSheet(style_sheet(colours, app.font().pointSizeF()))

    def _asked_colours(self) -> Colours:
        """Return the colours that the person chose, else those of the system; not every system can be told of it."""
        kept = str(self.settings.value("window/scheme", ""))
        return {"Dark": DARK, "Light": LIGHT}.get(kept) or system_colours()

    def dress(self) -> None:
        """Put on the colours that the system, or the person, asks for."""
        wanted = self._asked_colours()
        if wanted is not self.colours:
            self.colours = wanted
            self._put_on(wanted)
            self._draw_anew()

    def _draw_anew(self) -> None:
        """Make the pages again in the language and the colours of now; the place stays."""
        self.actions_room.speak()
        self.actions_room.dress()
        self.head.speak()
        if self.desk is not None:
            self.desk.remember()
            self._on_opened()
        else:
            self.show_start()

    def _restore(self) -> None:
        geometry = self.settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        kept = str(self.settings.value("window/scheme", "Unknown"))
        if kept != "Unknown" and kept in Qt.ColorScheme.__members__:
            QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme[kept])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Draw the icons once the first picture is on the screen; then load what an open project needs."""
        super().showEvent(event)
        QTimer.singleShot(0, self.actions_room, self.actions_room.dress)
        QTimer.singleShot(FIRST_LOOK_MS, self.jobs, lambda: load_ahead(self.jobs))

    def _show_page(self, page: QWidget) -> None:
        """Show a page in the middle; what stood there before is gone."""
        self._clear_stack()
        self.start = page if isinstance(page, StartPage) else None
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.actions_room.update()

    def _clear_stack(self) -> None:
        while (old := self.stack.widget(0)) is not None:
            stop = getattr(old, "stop", None)
            if callable(stop):
                stop()
            old.hide()
            self.stack.removeWidget(old)
            old.deleteLater()

    def show_start(self) -> None:
        """Show the start page."""
        page = StartPage(self.session, self.actions_room.file.recent.all(), self.colours, self)
        self.actions_room.file.serve_start_page(page)
        self._show_page(page)

    def show_restore(self) -> None:
        """Show the backups of all projects; an open project is closed for it."""
        from cpdesk.project.backups import default_folder
        from ui.pages.restore_page import RestorePage

        self.session.close()
        page = RestorePage(self.session, self.jobs, default_folder(), self)
        page.left.connect(self.show_start)
        page.chosen.connect(self.actions_room.file.restore)
        self._show_page(page)

    def show_help(self) -> "Coach":
        """Show the help where no project is open."""
        from ui.pages.help_page import HelpPage

        page = HelpPage(self.session, self)
        page.left.connect(self.show_start)
        self._show_page(page)
        return page.coach

    def _on_opened(self) -> None:
        from ui.desk import Desk

        self.desk = Desk(self.session, self.jobs, self.asker, self.colours, self.settings, self)
        self.desk.checked.connect(lambda found: self.status.show_unverified(found.unverified))
        self.desk.revert_asked.connect(self.actions_room.made["revert"].trigger)
        self.desk.place_changed.connect(self.actions_room.update_soon)
        self._show_page(self.desk)
        self.desk.take_focus()
        audit = self.session.project.audit
        self.setWindowTitle(f"{audit.title or self.session.project.path.stem} – CPDesk")

    def _on_closing(self) -> None:
        """Take the desk away while its project can still be asked."""
        if self.desk is not None:
            self.desk.remember()
            self.desk = None
        self._clear_stack()

    def _on_closed(self) -> None:
        self.setWindowTitle("CPDesk")
        self.show_start()

    def _on_language(self) -> None:
        self.strip.clear()
        self.qt_language.speak(self.session.language.code)
        self._draw_anew()

    def go_to_hit(self, hit: "Hit") -> None:
        """Go to what the search found."""
        if self.desk is not None and hit.step:
            self.desk.open_step(hit.step)
        elif self.desk is not None:
            self.desk.go_to_record(hit.kind, hit.id, hit.field)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a project file."""
        if _project_in(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the project file that is dropped."""
        path = _project_in(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.actions_room.file.open_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the layout and close the file; nothing is unsaved."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.strip.clear()
        self.session.writing.finish()
        self.jobs.stop()
        self.rubbish.timer.stop()
        self.session.close()
        super().closeEvent(event)


def _project_in(urls: list) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() == ".cpdesk"), None)
