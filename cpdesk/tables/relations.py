"""Tables of the relations among flows that hold beside the balances, and of their terms."""

from cpdesk.language import N_
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

RELATIONS = record_table(
    "relations",
    N_("Relations among flows"),
    Relation,
    (FieldColumn("name", frozen=True), "constant"),
)
RELATION_TERMS = record_table(
    "relation_terms",
    N_("Terms of the relations"),
    RelationTerm,
    ("relation", "stream", "factor"),
)

TABLES = (RELATIONS, RELATION_TERMS)
