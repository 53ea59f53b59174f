"""What stands above every sheet of the workbook: whose audit it is, which worksheet, whether figures are examples."""

from dataclasses import dataclass

from cpdesk.exchange.workbook_styles import Role
from cpdesk.language import N_, Language, Message
from cpdesk.reference.worksheets import worksheet
from cpdesk.tables.table import Table


@dataclass(frozen=True, slots=True)
class WorkbookHeading:
    """Whose audit the workbook shows. `audit` is the audit's title; `made_on` is printed as given."""

    company: str
    audit: str = ""
    round: int | None = None
    period: str = ""
    illustrative: str = ""
    made_on: str = ""


def about_lines(heading: WorkbookHeading, table: Table, language: Language) -> list[tuple[str, Role]]:
    """Return the lines above a table, each with its role."""
    lines = [
        (heading.company, Role.COMPANY),
        (table_title(table, language), Role.TITLE),
        (audit_line(heading, language), Role.ABOUT),
        (heading.illustrative, Role.NOTICE),
    ]
    return [(text, role) for text, role in lines if text]


def table_title(table: Table, language: Language) -> str:
    """Return a table's title, behind the number of its worksheet."""
    title = language.say(table.title)
    if not table.worksheet:
        return title
    return f"{worksheet(table.worksheet).sheet_name(language.code)}  {title}"


def audit_line(heading: WorkbookHeading, language: Language) -> str:
    """Return the audit's name, round and period in one line."""
    parts = [heading.audit]
    if heading.round is not None:
        parts.append(language.say(Message(N_("Audit round {round}"), {"round": heading.round})))
    if heading.period:
        parts.append(language.say(Message(N_("Period {period}"), {"period": heading.period})))
    return "  |  ".join(part for part in parts if part)
