"""Sheets on paper and in files: what stands at the end of the Diagram menu."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from cpdesk.language import N_
from ui.actions.spec import Entry, Menu, Spec

if TYPE_CHECKING:
    from cpdesk.tables.believing import Figures
    from ui.main_window import MainWindow
    from ui.printing.papers import DiagramPapers


class PaperCommands:
    """Hands on to the printing room, which is loaded when it is first asked for."""

    def __init__(self, window: "MainWindow", sheet: Callable[[], str]) -> None:
        self._window, self._sheet = window, sheet

    @cached_property
    def papers(self) -> "DiagramPapers":
        """What prints and exports sheets."""
        from ui.printing.papers import DiagramPapers

        window = self._window
        return DiagramPapers(
            window.session,
            window.jobs,
            window.asker,
            self._sheet,
            lambda: window.colours,
            window,
            self._closures,
        )

    def entries(self) -> "tuple[Entry | Menu, ...]":
        """Return the entries of the menu."""
        this, some = self._of_this, self._of_all
        exports = (
            Spec("export_all", N_("All sheets as PDF…"), "", self._later("export_all"), some),
            None,
            Spec("export_pdf", N_("This sheet as PDF…"), "", self._later("export_pdf"), this),
            Spec("export_svg", N_("This sheet as SVG…"), "", self._later("export_svg"), this),
            Spec("export_png", N_("This sheet as PNG…"), "", self._later("export_png"), this),
            Spec("export_dxf", N_("This sheet as DXF…"), "", self._later("export_dxf"), this),
        )
        return (
            Spec("print_sheets", N_("Print sheets…"), "Ctrl+P", self._later("print_sheets"), some),
            Menu(N_("Export sheets"), "X", exports),
        )

    def _closures(self) -> "Figures | None":
        """Return which figures of the balances the diagram shows."""
        desk = self._window.desk
        return desk.diagram.head.closures.figures if desk is not None and desk.diagram is not None else None

    def _later(self, name: str) -> Callable[[], object]:
        def run() -> object:
            return getattr(self.papers, name)()

        return run

    def _of_all(self) -> bool:
        session = self._window.session
        return session.is_open and session.project.count(_sheet_class()) > 0

    def _of_this(self) -> bool:
        return self._window.session.is_open and bool(self._sheet())


def _sheet_class() -> type:
    from cpdesk.records.diagrams import Sheet

    return Sheet
