"""Files that are asked for, written behind the window, and told of where they lie."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cpdesk.language import N_, Message
from ui.ask import Asker
from ui.jobs import Jobs, Report
from ui.messages import Link, Notice
from ui.session import Session

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written

KINDS = {
    ".pdf": "PDF (*.pdf)",
    ".svg": "SVG (*.svg)",
    ".png": "PNG (*.png)",
    ".dxf": "DXF (*.dxf)",
}


class FileWriting:
    """Asks for a place, works behind the window, and tells where the file lies."""

    def __init__(self, session: Session, jobs: Jobs, asker: Asker) -> None:
        self.session, self.jobs, self.asker = session, jobs, asker

    def where(self, parent: QWidget, title: str, name: str, suffix: str) -> Path | None:
        """Ask where a file is to lie; None where the person thinks better of it."""
        asked = self.asker.save_file(
            parent, self.session.say(Message(title)), f"{name}{suffix}", KINDS[suffix]
        )
        if asked is None or asked.suffix.lower() == suffix:
            return asked
        return asked.with_name(asked.name + suffix)

    def start(self, title: str, work: "Callable[[Report], Written]") -> None:
        """Begin to write."""
        self.jobs.start(Message(title), work, self._on_written, self.session.tell_wrong)

    def _on_written(self, written: "Written") -> None:
        told = self.session.told
        if written.kept is not None:
            text = Message(N_("The file that stood there is kept as {path}"), {"path": written.kept})
            told.emit(Notice(text, stays=False))
        links = (
            Link(Message(N_("Open")), lambda: _open_outside(written.path)),
            Link(Message(N_("Show folder")), lambda: _open_outside(written.path.parent)),
        )
        told.emit(Notice(Message(N_("Written: {path}"), {"path": written.path}), links))


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
