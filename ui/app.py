"""Starting the window: the first picture comes before anything heavy is loaded."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cpdesk.language import LANGUAGES, Language, open_language
from cpdesk.reference.folders import locale_folder


def application() -> QApplication:
    """Return the running Qt application, made at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CPDesk")
    app.setOrganizationName("CPDesk")
    app.setDesktopFileName("cpdesk")
    app.setStyle("Fusion")
    return app


def run(path: Path | None, language: Language) -> int:
    """Show the window, open a project in it if one is named, and run until it is closed."""
    app = application()
    from ui.main_window import MainWindow

    window = MainWindow(_language_of(language))
    window.defects.install()
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.actions_room.file.open_file(path))
    try:
        return app.exec()
    finally:
        window.defects.remove()


def _language_of(asked: Language) -> Language:
    """Return the language chosen in the program last time, unless the command line names one."""
    from PySide6.QtCore import QSettings

    kept = str(QSettings().value("language", ""))
    if any(word.startswith("--lang") for word in sys.argv) or kept not in LANGUAGES:
        return asked
    return open_language(kept, locale_folder())
