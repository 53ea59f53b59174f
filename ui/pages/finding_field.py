"""The field over a table in which a person looks for a text; a long table is read in slices before it is filtered."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.grid.table_model import TableModel

SLICE_S = 0.03
"""So long a table is read between two keys."""


class FindingField(QLineEdit):
    """Shows the rows of its table that hold the text, once enough of them is read to tell which."""

    shown = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._then: Callable[[], object] | None = None
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._look)
        self.textChanged.connect(self._look)

    @property
    def looking(self) -> bool:
        """Whether the rows are still being read."""
        return self._reading.isActive()

    def _look(self) -> None:
        text = self.text()
        if text.strip() and not self.model.read_ahead(SLICE_S):
            self._reading.start()
            return
        self._reading.stop()
        self.model.keep_only(text)
        self.shown.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def once_shown(self, then: Callable[[], object]) -> None:
        """Do something with the rows that hold the text: now, or as soon as they are shown."""
        if self.looking:
            self._then = then
        else:
            then()

    def stop(self) -> None:
        """Read no further while nobody looks; what is not shown yet is looked for when it is seen again."""
        self._reading.stop()

    def go_on(self) -> None:
        """Look again for a text whose rows were not shown yet."""
        if self.text().casefold().strip() != self.model.how.text:
            self._look()
