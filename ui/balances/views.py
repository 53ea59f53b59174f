"""The pages of a step that are no tables, and where they stand among its tables."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from cpdesk.language import N_
from cpdesk.records.flows import Stream
from cpdesk.tables.catalogue import SLOW
from cpdesk.tables.closures import CLOSURES
from cpdesk.tables.measuring import LOSS_SHARES
from cpdesk.tables.readings import FIELD_SHEETS
from ui.ask import Asker
from ui.balances import reconciling
from ui.balances.behind_panel import ClosuresPanel
from ui.balances.field_sheet_panel import FieldSheetPanel
from ui.balances.loss_shares_panel import LossSharesPanel
from ui.balances.reconciled_panel import ReconciledPanel
from ui.balances.reconciling import Closing, Reconciling
from ui.balances.sankey_pane import SankeyPane
from ui.jobs import Jobs
from ui.pages.table_panel import TablePanel
from ui.printing.files import FileWriting
from ui.session import Session
from ui.theme.palette import Colours

SANKEY = "sankey"
TITLES: Mapping[str, str] = MappingProxyType({SANKEY: N_("Sankey diagram")})
BEHIND: Mapping[tuple[str, str], str] = MappingProxyType(
    {("3.3", "closures"): SANKEY, ("2.4", "losses"): SANKEY}
)
"""The view that stands behind a table of a step."""


def with_views(step: str, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tables of a step with its views among them."""
    found: list[str] = []
    for table in tables:
        found.append(table)
        if (step, table) in BEHIND:
            found.append(BEHIND[step, table])
    return tuple(found)


class Balances:
    """Makes the pages of the balances."""

    def __init__(self, session: Session, jobs: Jobs, asker: Asker, colours: Colours, parent: QWidget) -> None:
        self.session, self.jobs, self.asker, self.colours = session, jobs, asker, colours
        self.reconciling, self.closing = Reconciling(session, jobs, parent), Closing(session, jobs, parent)

    def table(self, name: str, parent: QWidget, settings: QSettings | None) -> TablePanel:
        """Return the panel of a table; one that takes long is made behind the window."""
        if name in SLOW:
            return ReconciledPanel(self.session, name, self.colours, self.reconciling, parent, settings)
        if name == CLOSURES.name and self.session.project.count(Stream) > reconciling.MANY_STREAMS:
            self.session.tables.slow.add(name)
            return ClosuresPanel(self.session, name, self.colours, self.closing, parent, settings)
        if name == LOSS_SHARES.name:
            return LossSharesPanel(self.session, name, self.colours, parent, settings)
        if name == FIELD_SHEETS.name:
            files = FileWriting(self.session, self.jobs, self.asker)
            return FieldSheetPanel(self.session, name, self.colours, files, parent, settings)
        return TablePanel(self.session, name, self.colours, parent, settings)

    def sankey(self, parent: QWidget) -> SankeyPane:
        """Return the page of the Sankey diagrams."""
        return SankeyPane(self.session, self.jobs, self.asker, self.colours, parent)
