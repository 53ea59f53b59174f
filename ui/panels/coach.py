"""The coach: the help of the step and the pages on the program itself, read from the help folder."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.reference.folders import resource_folder
from ui.session import Session

PAGES = {
    "index": N_("CPDesk"),
    "typing": N_("Typing"),
    "grid": N_("Grid"),
    "diagram": N_("Diagram"),
    "files": N_("File"),
}


def help_path(name: str, language: str) -> Path | None:
    """Return a page of the help in a language, in English where it is not there in it."""
    for code in (language, "en"):
        path = resource_folder() / "help" / code / f"{name}.md"
        if path.is_file():
            return path
    return None


def what_it_decides(code: str, language: str) -> str:
    """Return the first paragraph of a step's help: in one line, what the step decides."""
    path = help_path(f"step-{code}", language)
    text = path.read_text(encoding="utf-8") if path is not None else ""
    parts = (part.strip() for part in text.split("\n\n"))
    return next((" ".join(part.split()) for part in parts if part and not part.startswith("#")), "")


class Coach(QWidget):
    """A page of help with the way to the others."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.step = ""
        self.name = ""
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(12)
        self.page.setAccessibleName(session.say(Message(N_("Coach"))))
        self.page.anchorClicked.connect(self._follow)
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 0)
        line.setSpacing(0)
        for name, title in {"step": N_("This step"), **PAGES}.items():
            line.addWidget(self._button(name, title))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.page, 1)

    def _button(self, name: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.session.say(Message(title)))
        button.setObjectName("link")
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.show_step(self.step) if name == "step" else self.show_page(name))
        self.buttons[name] = button
        return button

    def show_step(self, code: str) -> None:
        """Show the help of a step."""
        self.step = code
        self.show_page(f"step-{code}")

    def show_page(self, name: str) -> None:
        """Show a page of the help by its name."""
        path = help_path(name, self.session.language.code)
        if path is not None:
            self.name = name
            self.page.setMarkdown(path.read_text(encoding="utf-8"))
            _set_type(self.page)

    def show_keys(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> None:
        """Show all shortcuts: for each group its title, then what can be done and its keys."""
        self.name = "keys"
        title = self.session.say(Message(N_("Keyboard")))
        parts = [f"<h2>{escape(title)}</h2>"]
        for name, lines in groups:
            rows = "".join(
                f"<tr><td style='padding:2px 12px 2px 0'>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>"
                for text, keys in lines
            )
            parts.append(f"<h3>{escape(name)}</h3><table>{rows}</table>")
        self.page.setHtml("".join(parts))
        _set_type(self.page)

    def _follow(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if help_path(name, self.session.language.code) is not None:
            self.show_page(name)


def _set_type(page: QTextBrowser) -> None:
    """Give headings a size and a distance that suit a narrow pane."""
    document, base = page.document(), page.font().pointSizeF()
    block: QTextBlock = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        form = QTextBlockFormat(block.blockFormat())
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)
            letters.setFontPointSize(base * (1.2 if level == 1 else 1.05))
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(letters)
            form.setTopMargin(10 if block.blockNumber() else 2)
            form.setBottomMargin(3)
        elif block.textList() is not None:
            form.setTopMargin(0)
            form.setBottomMargin(3)
        if block.textList() is not None and block.textList().format().indent() == 1:
            document.setIndentWidth(18)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
    page.moveCursor(QTextCursor.MoveOperation.Start)
