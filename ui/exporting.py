"""Writing the workbook on another thread: from a connection of its own, told how far it is, stopped on demand."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.language import Language
from ui.jobs import Report

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from cpdesk.project.project import Project
    from cpdesk.tables.catalogue import Tables
    from cpdesk.tables.table import Table


def workbook_work(reader: "Project", path: Path, language: Language) -> Callable[[Report], "Written"]:
    """Return the work that writes the workbook of a project; the reader is closed at its end."""

    def work(report: Report) -> "Written":
        from cpdesk.exchange.audit_workbook import workbook_heading
        from cpdesk.exchange.workbook import write_workbook
        from cpdesk.tables.catalogue import Tables
        from cpdesk.tables.sankey_pictures import sankey_pictures

        with reader:
            tables = Tables(reader)
            made = _Told(list(_made(tables, report)), report)
            pictures = list(sankey_pictures(tables.view, language))
            return write_workbook(made, path, language, workbook_heading(reader), pictures)

    return work


def _made(tables: "Tables", report: Report) -> Iterator["Table"]:
    from cpdesk.tables.catalogue import DEFINITIONS

    for number, name in enumerate(DEFINITIONS):
        report(0.4 * number / len(DEFINITIONS))
        table = tables.table(name)
        if table.rows:
            yield table


class _Told(list["Table"]):
    """Tables that tell how far the writing is, and stop it, when they are walked through."""

    def __init__(self, tables: list["Table"], report: Report) -> None:
        super().__init__(tables)
        self._report = report

    def __iter__(self) -> Iterator["Table"]:
        for number, table in enumerate(super().__iter__()):
            self._report(0.4 + 0.5 * number / max(1, len(self)))
            yield table
