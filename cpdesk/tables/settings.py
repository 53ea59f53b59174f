"""Tables of what the audit itself is set to, what the team marked as done, and what was printed elsewhere."""

from cpdesk.language import N_
from cpdesk.records.audit import Audit
from cpdesk.records.options import JointGroup, Option
from cpdesk.records.papers import StatedTotal
from cpdesk.records.team import StepMark
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn
from cpdesk.tables.table import Layout

AUDIT = record_table(
    "audit",
    N_("Settings of the audit"),
    Audit,
    (
        "title",
        "round",
        "baseline_start",
        "baseline_end",
        "profile",
        "mandatory",
        "mandatory_reason",
        "illustrative",
        "currency",
        "money_unit",
        "price_year",
        "decimal_sign",
        FieldColumn("low_cost_limit", N_("Low cost up to"), unit="money"),
        FieldColumn("medium_cost_limit", N_("Medium cost up to"), unit="money"),
        FieldColumn("tax_rate", percent=True),
        FieldColumn("discount_rate", percent=True),
        "evaluation_years",
        FieldColumn("closure_tolerance", percent=True),
        FieldColumn("confidence", percent=True),
        "hours_per_year",
        "days_per_year",
        "batches_per_year",
        "note",
    ),
    layout=Layout.FORM,
)
STEP_MARKS = record_table(
    "step_marks",
    N_("Steps marked as done"),
    StepMark,
    (FieldColumn("step", frozen=True), "done", "done_on", "done_by", FieldColumn("note", N_("Remark"))),
)
JOINT_GROUPS = record_table(
    "joint_groups",
    N_("Options evaluated together"),
    JointGroup,
    (
        FieldColumn("code", frozen=True),
        "title",
        FieldColumn("investment", unit="money"),
        FieldColumn("income", unit="money/a"),
        FieldColumn("operating_cost", unit="money/a"),
        FieldColumn("note", N_("Remark")),
    ),
    also_rests_on=(Option,),
)
STATED_TOTALS = record_table(
    "stated_totals",
    N_("Totals stated elsewhere"),
    StatedTotal,
    (
        FieldColumn("what", frozen=True),
        "stated",
        "table",
        "column",
        "where_column",
        "where_value",
        "source",
        FieldColumn("note", N_("Remark")),
    ),
)
TABLES = (AUDIT, STEP_MARKS, JOINT_GROUPS, STATED_TOTALS)
