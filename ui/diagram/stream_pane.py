"""The streams of the sheet as a table under it: the grid of all streams, with those of the sheet alone."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.table import Row
from ui.grid.arranging import Arrangement, Arranger
from ui.grid.grid_view import GridView
from ui.grid.menus import GridActions
from ui.grid.table_model import TableModel
from ui.session import Session
from ui.theme.palette import Colours


class ArrangerOfSheet(Arranger):
    """Leaves out the streams that do not run on the sheet."""

    only: frozenset[str] = frozenset()

    def arranged(self, rows: Sequence[Row], how: Arrangement) -> list[Row]:
        """Return the rows of the sheet that are shown, in order."""
        return super().arranged(self._of_sheet(rows), how)

    def kept_in_place(
        self, shown: Sequence[Row], before: Sequence[Row], rows: Sequence[Row], how: Arrangement
    ) -> list[Row]:
        """Return the changed rows of the sheet arranged as they are shown now."""
        return super().kept_in_place(shown, self._of_sheet(before), self._of_sheet(rows), how)

    def _of_sheet(self, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row.id in self.only]


class SheetStreams(TableModel):
    """The table of streams with those of one sheet; new ones are drawn, not typed."""

    def __init__(self, session: Session, colours: Colours, parent: QObject | None = None) -> None:
        self._only: frozenset[str] = frozenset()
        super().__init__(session, "streams", colours, parent)

    def _take_columns(self) -> None:
        super()._take_columns()
        self._of_sheet = ArrangerOfSheet(self.columns, self.wording)
        self._of_sheet.only = self._only
        self._arranger = self._of_sheet

    @property
    def growing(self) -> bool:
        """A stream is drawn on the sheet."""
        return False

    def show_only(self, streams: Iterable[str]) -> bool:
        """Show the streams of another sheet, or of this one as it is now; tell whether they are others."""
        self.refresh()
        wanted = frozenset(streams)
        if wanted == self._only:
            return False
        self.beginResetModel()
        self._only = self._of_sheet.only = wanted
        self._rows = self._of_sheet.arranged(self.table.rows, self.how)
        self.endResetModel()
        return True


FEW = ("number", "name", "from", "to", "flow", "phase", "temperature", "pressure", "components")
"""The columns of the table under a drawing."""


def _own_group(settings: QSettings | None) -> QSettings:
    """Return settings in which this grid keeps its columns apart from those of the grid of all streams."""
    own = QSettings() if settings is None else QSettings(settings.fileName(), settings.format())
    own.beginGroup("diagram")
    return own


class StreamPane(QWidget):
    """The grid under the sheet. What is chosen there is chosen on the sheet, and the other way round."""

    stream_chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        colours: Colours,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = SheetStreams(session, colours, self)
        own = _own_group(settings)
        fresh = own.value("grid/streams") is None
        self.grid = GridView(self.model, self, own)
        if fresh:
            self._show_few()
        self.grid.setAccessibleName(session.say(Message(N_("Streams of the sheet"))))
        self.actions_of_grid = GridActions(self.grid)
        self._quiet = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.grid.current_changed.connect(self._tell)

    def _show_few(self) -> None:
        """Show what stands in the table under a drawing; the other columns can be had from the headings' menu."""
        for number, column in enumerate(self.model.columns):
            self.grid.columns.hide(number, column.key not in FEW)
        letter = self.grid.fontMetrics().averageCharWidth()
        for key, letters in (("name", 26), ("components", 40)):
            self.grid.setColumnWidth(self.model.column_of(key), letter * letters)

    def show_only(self, streams: Iterable[str]) -> None:
        """Show the streams of a sheet; columns that no person made wide or narrow are as wide as they need."""
        self._quiet = True
        if self.model.show_only(streams) and self.model.rows:
            self.grid.columns.take(self.grid.columns.state())
        self._quiet = False

    def choose(self, stream: str) -> None:
        """Put the mark on a stream, without telling."""
        row = self.model.row_of(stream)
        if row < 0:
            return
        self._quiet = True
        column = max(0, self.grid.currentIndex().column())
        if self.grid.currentIndex().row() != row:
            self.grid.put_mark(row, column)
        self._quiet = False

    def _tell(self) -> None:
        row = self.model.row(self.grid.currentIndex().row())
        if not self._quiet and row is not None and row.id and self.grid.hasFocus():
            self.stream_chosen.emit(row.id)
