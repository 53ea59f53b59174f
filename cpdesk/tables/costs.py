"""Table of what quantity centres cost beside their material, for material flow cost accounting (ISO 14051)."""

from cpdesk.language import N_
from cpdesk.records.costs import CentreCost
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

CENTRE_COSTS = record_table(
    "centre_costs",
    N_("Costs of quantity centres"),
    CentreCost,
    ("unit_process", FieldColumn("kind", N_("Kind of cost")), "name", "amount"),
)

TABLES = (CENTRE_COSTS,)
