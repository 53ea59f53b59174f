"""The level against a CP standard: its indicators, the class of each, and the class of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cpdesk.language import N_, Message
from cpdesk.methods.grading import CompositeGrade, IndicatorClass, Level, StandardGrade
from cpdesk.records.targets import GradeIndicator
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, choice_title, field_columns
from cpdesk.tables.grades import (
    Grade,
    GradedStandard,
    class_limit,
    class_name,
    classes_met,
    graded_standards,
    holding_back,
    ways_up,
)
from cpdesk.tables.table import (
    NO_CELLS,
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Row,
    Table,
    Value,
    tidied,
)
from cpdesk.tables.view import View

_UNVERIFIED = Message(N_("Nobody has held this value against the standard yet."))
_UNVERIFIED_CELL = Cell(marks=(Mark.UNVERIFIED,), reason=_UNVERIFIED)
_CLASSES = ("class_1", "class_2", "class_3")
_FIELDS = (
    FieldColumn("name", N_("Indicator"), frozen=True),
    "standard",
    "group",
    "unit",
    "direction",
    "qualitative",
    FieldColumn("class_1", N_("Class I")),
    FieldColumn("class_2", N_("Class II")),
    FieldColumn("class_3", N_("Class III")),
    "requirement",
    "group_weight",
    "weight",
    "limiting",
    "applicable",
    "value_before",
    "value_after",
    "verified",
    "source",
)


def _cp_level(view: View) -> Table:
    made = field_columns(view, GradeIndicator, _FIELDS)
    rows = tuple(made.row(line, cells=unverified_cells(line, _CLASSES)) for line in view.all(GradeIndicator))
    notes = (
        Message(N_("Of a qualitative indicator the value is the class it reaches: 1, 2, 3, or 4 below.")),
    )
    return Table("cp_level", Message(CP_LEVEL.title), made.columns, rows, notes=notes, adds="grade_indicator")


def unverified_cells(line: GradeIndicator, keys: Sequence[str]) -> Mapping[str, Cell]:
    """Return the marks of a line's limits: what nobody confirmed is never shown without saying so."""
    if line.verified:
        return NO_CELLS
    return {key: _UNVERIFIED_CELL for key in keys if getattr(line, key) is not None}


CP_LEVEL = TableDefinition("cp_level", N_("Level against the CP standard"), _cp_level, (GradeIndicator,))

_CLASS_COLUMNS = (
    Column("standard", Message(N_("Standard"))),
    Column("name", Message(N_("Indicator")), frozen=True),
    Column("group", Message(N_("Group of indicators"))),
    Column("unit", Message(N_("Unit"))),
    Column("better", Message(N_("Direction")), Format.CHOICE),
    Column("limiting", Message(N_("Limiting")), Format.FLAG),
    Column("class_1", Message(N_("Class I")), Format.NUMBER),
    Column("class_2", Message(N_("Class II")), Format.NUMBER),
    Column("class_3", Message(N_("Class III")), Format.NUMBER),
    Column("value_before", Message(N_("Before the audit")), Format.NUMBER, field="value_before"),
    Column("before", Message(N_("Class before")), Format.CHOICE),
    Column("value_after", Message(N_("After the audit")), Format.NUMBER, field="value_after"),
    Column("after", Message(N_("Class after")), Format.CHOICE),
    Column("limiting_met", Message(N_("Limiting indicator allows class"))),
    Column("weight", Message(N_("Weight of the whole")), Format.PERCENT, decimals=1),
    Column("next_class", Message(N_("Next better class")), Format.CHOICE),
    Column("next_limit", Message(N_("Needed for it")), Format.NUMBER),
)


def _classes(view: View) -> Table:
    rows = [_class_row(graded, line) for graded in graded_standards(view) for line in graded.lines]
    notes = (
        Message(N_("An indicator that does not apply has no class; its weight is shared in its group.")),
    )
    title = Message(CLASSES.title)
    return Table("cp_level_classes", title, _CLASS_COLUMNS, tuple(rows), notes=notes)


def _class_row(graded: GradedStandard, line: GradeIndicator) -> Row:
    before, after = graded.before.classes.get(line.id), graded.after.classes.get(line.id)
    now = before if after is None or after.level is None else after
    values: dict[str, Value] = {
        **_stated(line),
        "before": class_name(before.level) if before else None,
        "after": class_name(after.level) if after else None,
        "limiting_met": classes_met(now.met) if now and line.limiting else None,
        "weight": graded.weights().get(line.id),
        **_next(line, now),
    }
    cells = {
        "before": _computed(line, before.reason if before else graded.before.reason),
        "after": _computed(line, after.reason if after else graded.after.reason),
        "next_limit": _computed(line, None),
        **{key: Cell(marks=(Mark.COMPUTED,)) for key in ("limiting_met", "weight", "next_class")},
        **unverified_cells(line, _CLASSES),
    }
    return Row(line.id, values, "grade_indicator", line.id, cells)


def _stated(line: GradeIndicator) -> dict[str, Value]:
    return {
        "standard": line.standard or None,
        "name": line.name or None,
        "group": line.group or None,
        "unit": line.unit or None,
        "better": None if line.qualitative else Message(choice_title(line.direction.value)),
        "limiting": line.limiting,
        **{key: getattr(line, key) for key in (*_CLASSES, "value_before", "value_after")},
    }


def _next(line: GradeIndicator, now: IndicatorClass | None) -> dict[str, Value]:
    """Return the class above the one reached, and the limit to be kept for it."""
    if now is None or now.level is None or now.level is Level.I:
        return {"next_class": None, "next_limit": None}
    aim = Level(now.level - 1)
    limit = None if line.qualitative else class_limit(line, aim)
    return {"next_class": class_name(aim), "next_limit": limit}


def _computed(line: GradeIndicator, reason: Message | None) -> Cell:
    """Return the cell of what follows from a line: it is as sure as the line."""
    marks = (Mark.COMPUTED,) if line.verified else (Mark.COMPUTED, Mark.UNVERIFIED)
    return Cell(marks=marks, reason=reason)


CLASSES = TableDefinition("cp_level_classes", N_("Class of each indicator"), _classes, (GradeIndicator,))

_RESULT_COLUMNS = (
    Column("standard", Message(N_("Standard")), frozen=True),
    Column("when", Message(N_("Point in time")), Format.CHOICE),
    Column("rule", Message(N_("Rule"))),
    Column("level", Message(N_("Class reached")), Format.CHOICE),
    Column("y_1", Message(N_("Index Y_I")), Format.NUMBER, decimals=2),
    Column("y_2", Message(N_("Index Y_II")), Format.NUMBER, decimals=2),
    Column("y_3", Message(N_("Index Y_III")), Format.NUMBER, decimals=2),
    Column("limiting_met", Message(N_("Limiting indicators allow class"))),
    Column("deciding", Message(N_("What holds it back")), Format.LONG_TEXT),
    Column("missing", Message(N_("Not judged")), Format.LONG_TEXT),
    Column("up", Message(N_("What would move it up")), Format.LONG_TEXT),
)
_BEFORE, _AFTER = Message(N_("before")), Message(N_("after"))


def _result(view: View) -> Table:
    rows: list[Row] = []
    for graded in graded_standards(view):
        rows += [_result_row(graded, graded.before, _BEFORE), _result_row(graded, graded.after, _AFTER)]
    title = Message(RESULT.title)
    return Table("cp_level_result", title, _RESULT_COLUMNS, tuple(rows), figure=_FIGURE, notes=_NOTES)


_NOTES = (
    Message(N_("With weights the index decides: I and II from 85 with all limiting indicators, III at 100.")),
    Message(N_("Without weights the worst indicator decides.")),
)
_FIGURE = Figure(
    Message(N_("Composite index of the CP level")), Chart.COLUMNS, ("standard", "when"), ("y_1", "y_2", "y_3")
)


def _result_row(graded: GradedStandard, grade: Grade, when: Message) -> Row:
    whole = grade.whole
    index = whole.index if isinstance(whole, CompositeGrade) else (None, None, None)
    values: dict[str, Value] = {
        "standard": graded.standard or None,
        "when": when,
        "rule": graded.rule,
        "level": class_name(grade.level),
        **{f"y_{place}": tidied(one) for place, one in enumerate(index, 1)},
        "limiting_met": _limiting(graded, whole),
        "deciding": holding_back(graded, grade),
        "missing": graded.names(whole.missing) if whole else None,
        "up": ways_up(graded, grade),
    }
    doubtful = any(line.applicable and not line.verified for line in graded.lines)
    cell = Cell(marks=(Mark.COMPUTED, Mark.UNVERIFIED) if doubtful else (Mark.COMPUTED,))
    keys = ("y_1", "y_2", "y_3", "limiting_met", "deciding", "up")
    cells = {**dict.fromkeys(keys, cell), "level": replace(cell, reason=grade.reason)}
    return Row(f"{graded.standard}|{when.text}", values, cells=cells)


def _limiting(graded: GradedStandard, whole: CompositeGrade | StandardGrade | None) -> Message | None:
    """Return which classes the limiting indicators allow; None where the index does not decide or there are none."""
    named = any(line.limiting and line.applicable for line in graded.lines)
    return classes_met(whole.limiting_met) if named and isinstance(whole, CompositeGrade) else None


RESULT = TableDefinition("cp_level_result", N_("CP level before and after"), _result, (GradeIndicator,))

TABLES = (CP_LEVEL, CLASSES, RESULT)
