"""The plant graded against each of its standards, before and after the audit, from the lines of the standard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.grading import (
    CompositeGrade,
    Direction,
    Indicator,
    IndicatorClass,
    Level,
    StandardGrade,
    composite_grade,
    standard_grade,
)
from cpdesk.records.targets import Direction as Better
from cpdesk.records.targets import GradeIndicator
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.view import View

PASS_INDEX = 85.0
LEVELS: Mapping[int, str] = {1: N_("I"), 2: N_("II"), 3: N_("III"), 4: N_("below III")}
_DIRECTIONS = {Better.LOWER: Direction.LOWER, Better.HIGHER: Direction.HIGHER}
_TOP = Message(N_("Nothing: the best class is reached."))
_BOTH_RULES = {True: Message(N_("composite index")), False: Message(N_("worst indicator"))}


@dataclass(frozen=True, slots=True)
class Grade:
    """The classes at one time: each indicator's and the whole's; `reason` says why there is none."""

    classes: Mapping[str, IndicatorClass]
    whole: CompositeGrade | StandardGrade | None
    reason: Message | None = None

    @property
    def level(self) -> Level | None:
        """The class of the whole."""
        return None if self.whole is None else self.whole.level


@dataclass(frozen=True, slots=True)
class GradedStandard:
    """One standard with its lines and the plant's grade before and after."""

    standard: str
    lines: Sequence[GradeIndicator]
    weighted: bool
    before: Grade
    after: Grade

    @property
    def rule(self) -> Message:
        """By what the class of the whole is decided."""
        return _BOTH_RULES[self.weighted]

    def names(self, keys: Iterable[str]) -> Message | None:
        """Return the names of lines, as one enumeration."""
        wanted = set(keys)
        found = [said(line.name) for line in self.lines if line.id in wanted]
        return listed(found) if found else None

    def weights(self) -> Mapping[str, float]:
        """Return the share of each line in the whole, where the index decides."""
        for grade in (self.after, self.before):
            if isinstance(grade.whole, CompositeGrade):
                return dict(grade.whole.weights)
        return {}


def graded_standards(view: View) -> tuple[GradedStandard, ...]:
    """Return the standards that the audit holds the plant against, in the order of their lines."""
    groups = view.by(GradeIndicator, "standard")
    return tuple(_graded(str(standard), lines) for standard, lines in groups.items())


def _graded(standard: str, lines: Sequence[GradeIndicator]) -> GradedStandard:
    used = [line for line in lines if line.applicable]
    weighted = bool(used) and all(line.weight is not None and line.group_weight is not None for line in used)
    before = _grade([_indicator(line, line.value_before) for line in lines], weighted)
    after = _grade([_indicator(line, line.value_after) for line in lines], weighted)
    return GradedStandard(standard, lines, weighted, before, after)


def _grade(indicators: Sequence[Indicator], weighted: bool) -> Grade:
    try:
        whole = composite_grade(indicators, PASS_INDEX) if weighted else standard_grade(indicators)
    except DataFault as fault:
        return Grade({}, None, fault.message)
    return Grade({one.key: one for one in whole.indicators}, whole)


def _indicator(line: GradeIndicator, value: float | None) -> Indicator:
    judged = bool(line.qualitative)
    return Indicator(
        line.id,
        direction=None if judged else _DIRECTIONS[line.direction],
        limits=(line.class_1, line.class_2, line.class_3),
        value=None if judged else value,
        level=_judged(value) if judged else None,
        limiting=bool(line.limiting),
        applies=line.applicable,
        group=line.group,
        group_weight=line.group_weight,
        weight=line.weight,
    )


def _judged(value: float | None) -> Level | None:
    """Return the class that was judged to be reached: 1, 2, 3, or 4 below."""
    return Level(int(value)) if value in (1.0, 2.0, 3.0, 4.0) else None


def class_name(level: Level | None) -> Message | None:
    """Return a class as it is written."""
    return None if level is None else Message(LEVELS[level])


def classes_met(met: Sequence[bool | None]) -> Message:
    """Return which of the classes I, II, III are met."""
    found = [Message(LEVELS[place]) for place, holds in enumerate(met, 1) if holds]
    return listed(found) if found else Message(N_("none"))


def class_limit(line: GradeIndicator, level: int) -> float | None:
    """Return the limit of a class that a line states."""
    return (line.class_1, line.class_2, line.class_3)[level - 1]


def holding_back(graded: GradedStandard, grade: Grade) -> Message | None:
    """Return what keeps the plant from the next better class: the lines that miss it."""
    aim = _aim(grade)
    if aim is None:
        return None
    if isinstance(grade.whole, StandardGrade):
        return graded.names(grade.whole.deciding)
    return graded.names(line.id for line in _missing(graded, grade, aim))


def ways_up(graded: GradedStandard, grade: Grade) -> Message | None:
    """Return what would move the plant up a class: the fewest lines, the heaviest first, and how far each must go."""
    if grade.level is Level.I:
        return _TOP
    aim = _aim(grade)
    if aim is None:
        return None
    lines = _missing(graded, grade, aim)
    if isinstance(grade.whole, CompositeGrade):
        lines = _enough(grade.whole, lines, aim)
    return listed([_step(line, grade is graded.after, aim) for line in lines]) if lines else None


def _aim(grade: Grade) -> int | None:
    return None if grade.level is None or grade.level is Level.I else grade.level - 1


def _missing(graded: GradedStandard, grade: Grade, aim: int) -> list[GradeIndicator]:
    missing = {key for key, found in grade.classes.items() if found.met[aim - 1] is False}
    return [line for line in graded.lines if line.id in missing]


def _enough(whole: CompositeGrade, lines: Sequence[GradeIndicator], aim: int) -> list[GradeIndicator]:
    """Return the limiting lines, and of the others the heaviest until the index is reached; for III all."""
    if aim == Level.III:
        return list(lines)
    shares = dict(whole.weights)
    ordered = sorted(lines, key=lambda line: (not line.limiting, -shares[line.id]))
    reached, found = whole.at_least[aim - 1], list[GradeIndicator]()
    for line in ordered:
        if line.limiting or reached < PASS_INDEX:
            found.append(line)
            reached += 100.0 * shares[line.id]
    return found


def _step(line: GradeIndicator, after: bool, aim: int) -> Message:
    value, limit = line.value_after if after else line.value_before, class_limit(line, aim)
    if line.qualitative or value is None or limit is None:
        return Message(N_("{name} to class {level}"), {"name": line.name, "level": Message(LEVELS[aim])})
    values = {"name": line.name, "value": value, "limit": limit, "unit": line.unit}
    return Message(N_("{name} from {value:g} to {limit:g} {unit}"), values)
