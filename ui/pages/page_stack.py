"""Pages on one another, of which only the one on top takes part in the layout."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """A stack that asks the page on top alone how large it would be; Qt's own asks every page, again and again."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Tell that the height is free: the page on top takes what there is."""
        return False

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that the page on top would like."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size of the page on top."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()
