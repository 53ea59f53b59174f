"""Unaccounted amounts put down to causes: over the rows it is said at once whether they add up to what is lost."""

from html import escape

from PySide6.QtCore import QSettings
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.believing import SIGNS, Believed
from cpdesk.tables.table import Mark, Row
from ui.grid.numbers import computed_number
from ui.pages.table_panel import TablePanel
from ui.session import Session
from ui.theme.palette import Colours

LEFT = N_("{place}, {layer}: {gone} {unit} unaccounted for, {put_down} put down to causes, {open} left.")
MUCH = N_(
    "{place}, {layer}: the causes do not add up: {gone} {unit} unaccounted for, {put_down} put down to them."
)


class LossSharesPanel(TablePanel):
    """The table with a sentence for each balance that a cause was named for."""

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(session, name, colours, parent, settings)
        self.sums = QLabel(self)
        self.sums.setWordWrap(True)
        self.red = colours.red
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.sums)
        session.changed.connect(self._tell)
        self._tell()

    def _tell(self, _changes: object = None) -> None:
        if not self.session.is_open or not self.isVisible():
            return
        rows = [
            row for row in self.session.tables.last("closures").rows if row.values.get("put_down") is not None
        ]
        text = "<br>".join(map(self._said, rows))
        self.sums.setText(text)
        self.sums.setVisible(bool(text))

    def _said(self, row: Row) -> str:
        cell = row.cells.get("open")
        wrong = cell is not None and Mark.DISAGREES in cell.marks
        values = {
            "place": str(row.values.get("unit_process") or row.values.get("name") or ""),
            "layer": row.values.get("layer"),
            "unit": self.session.unit(str(row.values.get("unit") or "")),
            "gone": self._number(row, "unaccounted"),
            "put_down": self._number(row, "put_down"),
            "open": self._number(row, "open"),
        }
        said = escape(self.session.say(Message(MUCH if wrong else LEFT, values)))
        sign = SIGNS[Believed.SUSPECT if wrong else Believed.HOLDS]
        return f"<span style='color:{self.red}'>{sign} {said}</span>" if wrong else f"{sign} {said}"

    def _number(self, row: Row, key: str) -> str:
        value = row.values.get(key)
        return computed_number(value, self.model.decimal, None) if isinstance(value, int | float) else "?"

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Say how the sums stand now."""
        super().showEvent(event)
        self._tell()
