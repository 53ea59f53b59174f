"""The files kept with a record: photos with thumbnails, drawings, scans. Drop, paste, open, caption, remove."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.edits.attachments import attach_file, detach
from cpdesk.edits.cells import type_into_cell
from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message
from cpdesk.records.papers import Attachment
from ui.ask import Asker
from ui.jobs import Jobs, Report
from ui.session import Session, Wrong

THUMBNAIL = 96
ID_ROLE = Qt.ItemDataRole.UserRole


class FileList(QListWidget):
    """The attachments of a record as pictures with their captions."""

    def __init__(self, panel: "AttachmentsPanel") -> None:
        super().__init__(panel)
        self.panel = panel
        self.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self.setWordWrap(True)
        self.setSpacing(4)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Paste, remove and open by keys."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.panel.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.panel.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.open_chosen()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and pictures."""
        if self.panel.takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Take files and pictures."""
        if self.panel.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Attach what is dropped."""
        event.acceptProposedAction()
        self.panel.take(event.mimeData())


class AttachmentsPanel(QWidget):
    """What is attached to the record with the mark."""

    def __init__(self, session: Session, jobs: Jobs, asker: Asker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.jobs, self.asker = session, jobs, asker
        self.kind = self.id = ""
        self._thumbnails: dict[str, QIcon] = {}
        self._folder: QTemporaryDir | None = None
        self.setAcceptDrops(True)
        say = session.say
        self.list = FileList(self)
        self.list.setAccessibleName(say(Message(N_("Files of the record"))))
        self.list.itemDoubleClicked.connect(lambda _: self.open_chosen())
        self.list.itemChanged.connect(self._write_caption)
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.buttons = {
            "attach": self._button(N_("Attach…"), self.ask),
            "open": self._button(N_("Open"), self.open_chosen),
            "remove": self._button(N_("Remove"), self.remove),
        }
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(line)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.list.itemSelectionChanged.connect(self._set_buttons)
        self.show_record("", "")

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(self.session.say(Message(text)), self)
        button.clicked.connect(slot)
        return button

    def attachments(self) -> Sequence[Attachment]:
        """Return what is attached to the record."""
        of_id = self.session.tables.view.by(Attachment, "of_id").get(self.id, ()) if self.id else ()
        return [one for one in of_id if one.of_kind == self.kind]

    def show_record(self, kind: str, record_id: str) -> None:
        """Show the files of a record."""
        self.kind, self.id = kind, record_id
        self.refresh()

    def refresh(self) -> None:
        """Show the files as they are now."""
        self.list.blockSignals(True)
        self.list.clear()
        found = self.attachments() if self.session.is_open else ()
        for paper in found:
            self._add(paper)
        self.list.blockSignals(False)
        text = N_("Drop a photo or a document here, or paste a picture (Ctrl+V). F2 changes the caption.")
        if not self.id:
            text = N_("Choose a row to see the files kept with its record.")
        self.hint.setText(self.session.say(Message(text)))
        self.list.setVisible(bool(self.id))
        self._set_buttons()

    def _set_buttons(self) -> None:
        writable = bool(self.id) and self.session.is_open and self.session.project.access.writable
        self.buttons["attach"].setEnabled(writable)
        self.buttons["open"].setEnabled(bool(self.list.selectedItems()))
        self.buttons["remove"].setEnabled(writable and bool(self.list.selectedItems()))

    def _add(self, paper: Attachment) -> None:
        item = QListWidgetItem(paper.caption or paper.name, self.list)
        item.setData(ID_ROLE, paper.id)
        item.setToolTip(f"{paper.name}\n{_size_text(paper.size or 0)}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if paper.content_hash in self._thumbnails:
            item.setIcon(self._thumbnails[paper.content_hash])
            return
        blank = QPixmap(THUMBNAIL, THUMBNAIL)
        blank.fill(self.palette().alternateBase().color())
        item.setIcon(QIcon(blank))
        if paper.media_type.startswith("image/"):
            self._ask_for_thumbnail(paper)

    def _ask_for_thumbnail(self, paper: Attachment) -> None:
        content = self.session.run(lambda: self.session.project.content(paper.content_hash))
        if content is None:
            return
        size = int(THUMBNAIL * self.devicePixelRatioF())
        self.jobs.start(
            Message(N_("Drawing thumbnails")),
            lambda report: thumbnail(content, size, report),
            lambda image: self._show_thumbnail(paper, image),
            lambda messages: None,
            quiet=True,
        )

    def _show_thumbnail(self, paper: Attachment, image: QImage) -> None:
        if image.isNull():
            return
        self._thumbnails[paper.content_hash] = QIcon(QPixmap.fromImage(image))
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            if self.list.item(number).data(ID_ROLE) == paper.id:
                self.list.item(number).setIcon(self._thumbnails[paper.content_hash])
        self.list.blockSignals(False)

    # What a person does

    def takes(self, data: QMimeData) -> bool:
        """Tell whether something dragged or copied can be attached here."""
        writable = bool(self.id) and self.session.is_open and self.session.project.access.writable
        return writable and (data.hasImage() or any(url.isLocalFile() for url in data.urls()))

    def take(self, data: QMimeData) -> None:
        """Attach files, or a picture."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not paths and data.hasImage():
            paths = self._kept_picture(data.imageData())
        if paths:
            self.attach(paths)

    def _kept_picture(self, image: object) -> list[Path]:
        if not isinstance(image, QImage) or image.isNull():
            return []
        name = self.session.say(Message(N_("picture")))
        path = self._temporary(f"{name} {len(self.attachments()) + 1}.png")
        return [path] if image.save(str(path)) else []

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files to the record in one step."""
        project = self.session.project

        def attach_all() -> None:
            with project.step(Message(N_("Attach {number} files"), {"number": len(paths)})):
                for path in paths:
                    attach_file(project, path, self.kind, self.id)

        if len(paths) == 1:
            self.session.run(lambda: attach_file(project, paths[0], self.kind, self.id))
        else:
            self.session.run(attach_all)

    def ask(self) -> None:
        """Ask for a file and attach it."""
        title = self.session.say(Message(N_("Attach a file")))
        path = self.asker.open_file(self, title, "")
        if path is not None:
            self.attach([path])

    def paste(self) -> None:
        """Attach the picture or the files on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and self.takes(data):
            self.take(data)

    def remove(self) -> None:
        """Take the chosen files away from the record; undo brings them back."""
        project, ids = self.session.project, [item.data(ID_ROLE) for item in self.list.selectedItems()]
        for attachment_id in ids:
            self.session.run(lambda attachment_id=attachment_id: detach(project, attachment_id))

    def open_chosen(self) -> None:
        """Open the chosen files in their own programs, as copies."""
        chosen = {item.data(ID_ROLE) for item in self.list.selectedItems()}
        for paper in self.attachments():
            if paper.id in chosen:
                self._open(paper)

    def _open(self, paper: Attachment) -> None:
        try:
            content = self.session.project.content(paper.content_hash) or b""
            path = self._temporary(Path(paper.name).name or "file")
            path.write_bytes(content)
        except CPDeskError as error:
            self.session.tell_wrong(error.messages)
        except OSError as error:
            text = N_("{file} could not be opened: {why}.")
            values = {"file": paper.name, "why": error.strerror or str(error)}
            self.session.told.emit(Wrong(text, values))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _temporary(self, name: str) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        return Path(self._folder.path()) / name

    def _write_caption(self, item: QListWidgetItem) -> None:
        attachment_id, text = item.data(ID_ROLE), item.text()
        project = self.session.project
        self.session.run(lambda: type_into_cell(project, "attachment", attachment_id, "caption", text))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and pictures anywhere on the panel."""
        if self.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Attach what is dropped."""
        event.acceptProposedAction()
        self.take(event.mimeData())


def thumbnail(content: bytes, size: int, report: Report) -> QImage:
    """Return a small picture of a large one: it is scaled while it is decoded."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.width() > size or image.height() > size:
        image = image.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio)
    return image


def _size_text(size: int) -> str:
    return f"{size / 2**20:.1f} MiB" if size >= 2**20 else f"{max(1, size // 1024)} KiB"
