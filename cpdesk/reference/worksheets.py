"""The 41 worksheets of the audit, and the six sheets A-1 to A-6 that this program adds."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance


class ColumnType(StrEnum):
    """What the cells of a worksheet's column hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class WorksheetColumn:
    """One column (or field of a form): its heading, its type, its unit where the sheet fixes one."""

    heading: Bilingual
    type: ColumnType
    unit: str | None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet; `phase` is None for the sheets that this program adds."""

    number: str
    phase: int | None
    title: Bilingual
    layout: str
    columns: tuple[WorksheetColumn, ...]
    note: str
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the sheet's form was confirmed in its source."""
        return self.provenance.verified

    def sheet_name(self, code: str) -> str:
        """Return the name of the sheet in the workbook: '工作表2-1' or 'Worksheet 2-1'."""
        return f"工作表{self.number}" if code.lower().startswith("zh") else f"Worksheet {self.number}"


@cache
def worksheets() -> tuple[Worksheet, ...]:
    """Return the 41 worksheets in the order of their numbers."""
    return tuple(_worksheet(entry) for entry in document("worksheets")["items"])


@cache
def added_sheets() -> tuple[Worksheet, ...]:
    """Return the sheets A-1 to A-6: lists and balances that the 41 worksheets lack."""
    return tuple(_worksheet(entry) for entry in document("worksheets")["app_sheets"])


def worksheet(number: str) -> Worksheet:
    """Return one worksheet by its number, '2-12' or 'A-3'."""
    for sheet in (*worksheets(), *added_sheets()):
        if sheet.number == number:
            return sheet
    raise DataFault(
        N_("There is no worksheet {number}; they run from 1-1 to 7-2 and A-1 to A-6."), number=number
    )


def _worksheet(entry: Entry) -> Worksheet:
    columns = tuple(_column(column) for column in entry["columns"])
    where = provenance(entry, edition="CP audit worksheets, 2/13/5/6/4/9/2 a phase")
    return Worksheet(
        entry["no"], entry.get("phase"), bilingual(entry), entry["layout"], columns, entry["note"], where
    )


def _column(entry: Entry) -> WorksheetColumn:
    return WorksheetColumn(bilingual(entry), ColumnType(entry["type"]), entry["unit"])
