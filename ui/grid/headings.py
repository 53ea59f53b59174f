"""What the headings of a grid say: the name of a column, its unit, where its figures come from."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from cpdesk.language import N_, Message
from cpdesk.tables.table import Column

if TYPE_CHECKING:
    from ui.grid.table_model import TableModel

FOLLOWS = Message(N_("follows from other figures"))
LIMITED = Message(N_("Only some values are shown: right-click to see all."))


class Headings:
    """The headings of a table in the person's language."""

    def __init__(self, model: "TableModel") -> None:
        self.model = model

    def aspect(self, section: int, role: int) -> Any:
        """Return one aspect of a heading, as Qt asks for it."""
        column = self.model.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(column)
        return self.model.looks.alignment(0, section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, column: Column) -> str:
        title, unit = self.model.session.say(column.heading), self.model.session.unit(column.unit)
        marked = f"{title} ▿" if column.key in self.model.how.only else title
        return f"{marked}\n{unit}" if column.unit else marked

    def _told(self, column: Column) -> str:
        session = self.model.session
        unit = f", {session.unit(column.unit)}" if column.unit else ""
        lines = [session.say(column.heading) + unit]
        if column.formula:
            lines.append(session.say(FOLLOWS))
        if column.key in self.model.how.only:
            lines.append(session.say(LIMITED))
        return "\n".join(lines)
