"""Table of the reactions by which substances become others."""

from cpdesk.language import N_
from cpdesk.records.reactions import Reaction
from cpdesk.tables.definition import record_table

REACTIONS = record_table(
    "reactions",
    N_("Reactions"),
    Reaction,
    ("unit_process", "equipment", "name", "equation"),
)

TABLES = (REACTIONS,)
