"""Starting the window: the first picture comes before anything heavy is loaded."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cpdesk.language import Language


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

    window = MainWindow(language)
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.session.open(path))
    return app.exec()
