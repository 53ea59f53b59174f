"""Tables of carrying options out and keeping on: worksheets 6-1, 6-2, 7-1 and 7-2."""

from cpdesk.language import N_
from cpdesk.records.implementation import ContinuousPlan, Funding, ManagementRule, Organisation, ScheduleTask
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn
from cpdesk.tables.table import Layout, Total

SCHEDULE = record_table(
    "schedule",
    N_("Implementation schedule"),
    ScheduleTask,
    (
        FieldColumn("option", N_("Option no."), frozen=True),
        FieldColumn("content", N_("Step of the work")),
        "start",
        "end",
        FieldColumn("department", N_("Responsible department")),
        FieldColumn("person", N_("Responsible person")),
        "finished_on",
    ),
    worksheet="6-1",
)
FUNDING = record_table(
    "funding",
    N_("Funding plan"),
    Funding,
    (
        FieldColumn("option", N_("Option no."), frozen=True),
        FieldColumn("source", N_("Source of funds")),
        "lender",
        FieldColumn("amount", N_("Sum of money"), unit="money", total=Total.SUM),
        FieldColumn("available_on", N_("Available on")),
        "terms",
    ),
    worksheet="6-2",
)
ORGANISATION = record_table(
    "organisation",
    N_("Organisation of cleaner production"),
    Organisation,
    (
        FieldColumn("name", N_("Organisation")),
        "reports_to",
        FieldColumn("tasks", N_("Tasks and duties")),
        "members",
    ),
    worksheet="7-1",
    layout=Layout.FORM,
)
MANAGEMENT_RULES = record_table(
    "management_rules",
    N_("Rules of management"),
    ManagementRule,
    (FieldColumn("name", N_("Name of the rule"), frozen=True), "content", "in_force_from", "review"),
)
CONTINUOUS_PLAN = record_table(
    "continuous_plan",
    N_("Continuous cleaner production plan"),
    ContinuousPlan,
    (
        FieldColumn("kind", N_("Kind of plan"), frozen=True),
        "content",
        "start",
        "end",
        FieldColumn("department", N_("Responsible department")),
    ),
    worksheet="7-2",
)

TABLES = (SCHEDULE, FUNDING, ORGANISATION, MANAGEMENT_RULES, CONTINUOUS_PLAN)
