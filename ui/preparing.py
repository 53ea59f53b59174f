"""Loading ahead: while the start page is looked at, a worker loads the code of the desk, so that it opens at once."""

import sys
from importlib import import_module

from cpdesk.language import N_, Message
from ui.jobs import Jobs, Report

FIRST_LOOK_MS = 300
"""So long after its first picture the window is left alone."""

DESK = "ui.desk"
PIECES = (
    "cpdesk.tables.catalogue",
    "cpdesk.tables.findings",
    "ui.grid.grid_view",
    "ui.pages.table_panel",
    "ui.balances.views",
    "ui.pages.step_page",
    "ui.panels.side_panel",
    DESK,
)


def load(report: Report) -> None:
    """Load what an open project needs, piece by piece."""
    for number, name in enumerate(PIECES):
        report(0.9 * number / len(PIECES))
        import_module(name)


def load_ahead(jobs: Jobs) -> None:
    """Load the code of the desk behind the window, unless it is there."""
    if DESK not in sys.modules and not jobs.busy:
        title = Message(N_("Getting ready"))
        jobs.start(title, load, lambda _: None, lambda _: None, quiet=True)
