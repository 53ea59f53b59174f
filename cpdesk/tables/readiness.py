"""Whether the report can be written: by chapter the tables it needs, filled or not, and what is still open."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.errors import WrongUse
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.reference.report_outline import Chapter, report_chapters
from cpdesk.tables.comparing import listed
from cpdesk.tables.contradictions import contradictions
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.filled import has_entries
from cpdesk.tables.finding import Severity
from cpdesk.tables.missing import missing_things
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table, Total, Value, sums
from cpdesk.tables.view import View

NEEDED: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        0: ("company", "audit"),
        1: ("team", "work_plan", "barriers", "trainings"),
        2: (
            "products",
            "materials",
            "product_years",
            "material_years",
            "unit_processes",
            "equipment",
            "facilities",
            "wastes",
            "waste_years",
            "causes",
            "inventory",
            "cp_level",
            "focus_candidates",
            "focus_ranking",
            "targets",
            "options",
        ),
        3: ("focus_documents", "streams", "measuring_plan", "measurements", "closures", "focus_causes"),
        4: ("suggestions", "options", "option_ranking", "screening", "option_sheets", "verified_effects"),
        5: ("feasibility_summary", "investment", "running", "economics", "environmental_benefits"),
        6: ("schedule", "funding", "performance", "indicators", "target_attainment", "cp_level"),
        7: ("organisation", "management_rules", "continuous_plan"),
        8: ("economics_by_class", "target_attainment", "indicators"),
        9: (),
    }
)
"""The tables that a chapter of the report is written from."""

_COLUMNS = (
    Column("chapter", Message(N_("Chapter")), Format.WHOLE, frozen=True, decimals=0),
    Column("title", Message(N_("Title")), frozen=True),
    Column("ready", Message(N_("Can it be written?")), Format.CHOICE),
    Column("interim", Message(N_("In the interim report")), Format.FLAG),
    Column("needed", Message(N_("Tables needed")), Format.WHOLE, total=Total.SUM, decimals=0),
    Column("filled", Message(N_("Tables filled")), Format.WHOLE, total=Total.SUM, decimals=0),
    Column("empty", Message(N_("Still empty")), Format.LONG_TEXT),
    Column("contradictions", Message(N_("Contradictions")), Format.WHOLE, total=Total.SUM, decimals=0),
    Column("doubts", Message(N_("Doubtful figures")), Format.WHOLE, total=Total.SUM, decimals=0),
    Column("missing", Message(N_("Missing entries")), Format.WHOLE, total=Total.SUM, decimals=0),
)
READY, WITH_GAPS, NOT_YET = N_("yes"), N_("yes, with open points"), N_("not yet")
_NOTES = (
    Message(
        N_(
            "A chapter can be written when all its tables hold something and nothing in its phase contradicts."
        )
    ),
)


def _readiness(view: View) -> Table:
    found = _open_points(view)
    filled = {name: _filled(view, name) for names in NEEDED.values() for name in names}
    rows = tuple(_row(chapter, filled, found) for chapter in report_chapters())
    title = Message(READINESS.title)
    return Table("report_readiness", title, _COLUMNS, rows, totals=sums(_COLUMNS, rows), notes=_NOTES)


def _definitions() -> Mapping[str, TableDefinition]:
    from cpdesk.tables.catalogue import DEFINITIONS  # the catalogue names this table too

    return DEFINITIONS


def _filled(view: View, name: str) -> bool:
    definition = _definitions()[name]
    return has_entries(view, definition, lambda: definition.build(view))


def _open_points(view: View) -> Counter[tuple[int, Severity]]:
    """Return how many findings each phase has, by severity."""
    made: dict[str, Table] = {}

    def table(name: str) -> Table:
        if name not in _definitions() or name == READINESS.name:
            raise WrongUse(N_("There is no table named {name}. `results --list` names them all."), name=name)
        if name not in made:
            made[name] = _definitions()[name].build(view)
        return made[name]

    found = [*missing_things(view), *contradictions(view, table)]
    return Counter((int(one.step.partition(".")[0]), one.severity) for one in found)


def _row(chapter: Chapter, filled: Mapping[str, bool], found: Counter[tuple[int, Severity]]) -> Row:
    needed = NEEDED.get(chapter.number, ())
    empty = [name for name in needed if not filled[name]]
    points = {severity: found[chapter.number, severity] for severity in Severity}
    values: dict[str, Value] = {
        "chapter": chapter.number,
        "title": Message("{title}", {"title": chapter.title}),
        "ready": Message(_verdict(bool(empty), points)) if needed else None,
        "interim": chapter.in_evaluation_report,
        "needed": len(needed),
        "filled": len(needed) - len(empty),
        "empty": listed([Message(_definitions()[name].title) for name in empty]) if empty else None,
        "contradictions": points[Severity.CONTRADICTION],
        "doubts": points[Severity.DOUBT],
        "missing": points[Severity.MISSING],
    }
    cells = {key: Cell(marks=(Mark.COMPUTED,)) for key in values if key not in ("chapter", "title")}
    return Row(f"chapter {chapter.number}", values, cells=cells)


def _verdict(lacks_tables: bool, points: Mapping[Severity, int]) -> str:
    if lacks_tables or points[Severity.CONTRADICTION]:
        return NOT_YET
    return WITH_GAPS if any(points.values()) else READY


READINESS = TableDefinition(
    "report_readiness", N_("Can the report be written?"), _readiness, tuple(KINDS.values())
)

TABLES = (READINESS,)
