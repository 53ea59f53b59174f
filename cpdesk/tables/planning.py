"""Tables of phase 1, planning and organisation."""

from cpdesk.language import N_
from cpdesk.records.team import Barrier, TeamMember, Training, WorkTask
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

TEAM = record_table(
    "team",
    N_("Audit team members"),
    TeamMember,
    (
        FieldColumn("name", N_("Member"), frozen=True),
        FieldColumn("group", N_("Group in the audit")),
        FieldColumn("role", N_("Role in team")),
        FieldColumn("department", N_("Department and post")),
        FieldColumn("title", N_("Professional title")),
        "speciality",
        "duty",
        FieldColumn("time", N_("Time to be spent")),
    ),
    worksheet="1-1",
)
WORK_PLAN = record_table(
    "work_plan",
    N_("Audit work plan"),
    WorkTask,
    (
        FieldColumn("phase", frozen=True),
        "task",
        "start",
        FieldColumn("finish", N_("Finish date")),
        FieldColumn("responsible", N_("Responsible department and person")),
        FieldColumn("checker", N_("Checking department and person")),
        "output",
        "finished_on",
    ),
    worksheet="1-2",
)
BARRIERS = record_table(
    "barriers",
    N_("Barriers"),
    Barrier,
    (FieldColumn("kind", N_("Kind of barrier")), "description", "countermeasure", "responsible"),
)
TRAININGS = record_table(
    "trainings", N_("Training"), Training, ("date", "topic", "audience", "attendance", "speaker")
)

TABLES = (TEAM, WORK_PLAN, BARRIERS, TRAININGS)
