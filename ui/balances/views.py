"""The pages of a step that are no tables, and where they stand among its tables."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from cpdesk.language import N_
from ui.ask import Asker
from ui.balances.sankey_pane import SankeyPane
from ui.jobs import Jobs
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

    def __init__(self, session: Session, jobs: Jobs, asker: Asker, colours: Colours) -> None:
        self.session, self.jobs, self.asker, self.colours = session, jobs, asker, colours

    def sankey(self, parent: QWidget) -> SankeyPane:
        """Return the page of the Sankey diagrams."""
        return SankeyPane(self.session, self.jobs, self.asker, self.colours, parent)
