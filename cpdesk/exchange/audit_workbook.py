"""The audit workbook: every table of the audit that has something to show."""

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cpdesk.exchange.workbook import WorkbookHeading, Written, write_workbook
from cpdesk.language import Language
from cpdesk.project.project import Project
from cpdesk.tables.catalogue import DEFINITIONS, Tables
from cpdesk.tables.sankey_pictures import sankey_pictures
from cpdesk.tables.table import Table


def export_workbook(project: Project, path: Path, language: Language) -> Written:
    """Write a project's workbook; a file that stands there is kept under a dated name."""
    with collection_put_off():
        tables = Tables(project)
        pictures = sankey_pictures(tables.view, language)
        return write_workbook(filled_tables(tables), path, language, workbook_heading(project), pictures)


@contextmanager
def collection_put_off() -> Generator[None]:
    """Let the garbage collector rest: a workbook makes millions of small objects and no cycles among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def filled_tables(tables: Tables) -> Iterator[Table]:
    """Yield the tables of an audit that have rows."""
    for name in DEFINITIONS:
        table = tables.table(name)
        if table.rows:
            yield table


def workbook_heading(project: Project) -> WorkbookHeading:
    """Return what stands over every sheet of a project's workbook."""
    audit, company = project.audit, project.company
    period = " – ".join(part for part in (audit.baseline_start, audit.baseline_end) if part)
    return WorkbookHeading(
        company=company.name,
        audit=audit.title,
        round=audit.round,
        period=period,
        illustrative=audit.illustrative,
        made_on=date.today().isoformat(),
    )
