"""What is said over an empty table: how to fill it, or which other tables it follows from, each a link."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cpdesk.language import N_, Message
from cpdesk.records.record import kind_of
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.table import Table
from cpdesk.tables.walk import home_of
from ui.session import Session

TYPE = N_(
    "Nothing is here yet. Type into the first row, or paste a block from Excel with its headings (Ctrl+V). "
    "The grey row is an example."
)
MOST = 3
ELSEWHERE: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {("option_ranks", "criterion"): ("4.3", "option_ranking")}
)
"""Where a table finds a kind that has several homes."""

NEVER_FIRST = frozenset({"joint_group", "audit", "company"})
"""Kinds without which a table can do."""

OWN_WORDS: Mapping[str, str] = MappingProxyType(
    {"conflicts": N_("No merged copies disagree: nothing is to be decided.")}
)
"""Tables that are empty where all is well, and what is said then."""


class EmptyHint(QLabel):
    """A sentence over an empty table; its links lead to the tables to be filled first."""

    table_asked = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWordWrap(True)
        self.setObjectName("hint")
        self.linkActivated.connect(lambda link: self.table_asked.emit(*link.split(":")))

    def show_for(self, table: Table) -> None:
        """Say what belongs into a table that is empty; nothing where it is not."""
        self.setVisible(not table.rows)
        if not table.rows:
            self.setText(self._text(table))
            self._take_focus_for_links()

    def show_waiting(self) -> None:
        """Say that the rows are on their way."""
        self.setText(self.session.say(Message(N_("The rows are being read…"))))
        self._take_focus_for_links()
        self.show()

    def _take_focus_for_links(self) -> None:
        linked = "<a " in self.text()
        ways = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setTextInteractionFlags(ways if linked else Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName(plain_words(self.text()) if linked else "")

    def _text(self, table: Table) -> str:
        say = self.session.say
        if table.adds:
            return say(Message(TYPE))
        if table.name in OWN_WORDS:
            return say(Message(OWN_WORDS[table.name]))
        links = [said(self._link(*home)) for home in sources(table.name)]
        if not links:
            return say(Message(N_("This table follows from others: fill those first.")))
        return say(
            Message(N_("This table follows from others. Fill first: {tables}."), {"tables": listed(links)})
        )

    def _link(self, step: str, name: str) -> str:
        title = self.session.say(Message(DEFINITIONS[name].title))
        return f'<a href="{step}:{name}">{step} {escape(title)}</a>'


def plain_words(html: str) -> str:
    """Return a text with links as plain words, for those who hear it."""
    from PySide6.QtGui import QTextDocumentFragment

    return QTextDocumentFragment.fromHtml(html).toPlainText()


def sources(name: str) -> list[tuple[str, str]]:
    """Return step and table of what a table follows from."""
    found: list[tuple[str, str]] = []
    for cls in DEFINITIONS[name].rests_on:
        kind = kind_of(cls)
        home = ELSEWHERE.get((name, kind)) or home_of(kind)
        if home and home[1] != name and home not in found and kind not in NEVER_FIRST:
            found.append(home)
    return found[:MOST]
