"""Table of the sheets of the process flow diagram, with what their title blocks say."""

from cpdesk.language import N_
from cpdesk.records.diagrams import Sheet
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

SHEETS = record_table(
    "sheets",
    N_("Sheets of the diagram"),
    Sheet,
    (
        FieldColumn("name", frozen=True),
        FieldColumn("number", N_("Drawing no.")),
        "title",
        FieldColumn("kind", N_("Kind of sheet")),
        "unit_process",
        "area",
        "paper",
        "portrait",
        "revision",
        FieldColumn("drawn_on", N_("Date")),
        "drawn_by",
        "checked_by",
        FieldColumn("note", N_("Remark")),
    ),
)

TABLES = (SHEETS,)
