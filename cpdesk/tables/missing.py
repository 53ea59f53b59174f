"""What an audit still lacks, step by step."""

from collections.abc import Iterable, Iterator

from cpdesk.language import N_
from cpdesk.records.causes import Cause, WasteSource
from cpdesk.records.flows import Measurement, MeasuringPoint, Stream
from cpdesk.records.focus import Criterion, FocusCandidate, Purpose
from cpdesk.records.implementation import ContinuousPlan, ManagementRule, Organisation, ScheduleTask
from cpdesk.records.options import CostClass, JointGroup, Option, OptionEffect, Stage, Status, Suggestion
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.production import Material, MaterialYear, Product, ProductYear, Waste, WasteYear
from cpdesk.records.record import Record
from cpdesk.records.survey import Document, Facility, Scope, SiteFinding
from cpdesk.records.targets import Indicator, Target
from cpdesk.records.team import StepMark, TeamMember, Training, WorkTask
from cpdesk.tables.finding import Finding, missing, missing_in
from cpdesk.tables.options import class_of
from cpdesk.tables.view import View

_DEAR = (CostClass.MEDIUM, CostClass.HIGH)
YEARS = 3
Wanted = tuple[tuple[str, str], ...]


def missing_things(view: View) -> Iterator[Finding]:
    """Yield what is missing, in the order of the steps."""
    for rule in (_planning, _survey, _walk_through, _wastes, _focus, _targets, _assessment, _causes):
        yield from rule(view)
    for rule in (_options, _screening, _feasibility, _implementation, _results, _continuing):
        yield from rule(view)


def _empty(step: str, record: Record, wanted: Wanted, **values: object) -> Iterator[Finding]:
    """Yield the fields of a record that are wanted and empty."""
    for field, text in wanted:
        if not getattr(record, field):
            yield missing_in(step, record, field, text, **values)


_OF_MEMBER: Wanted = (
    ("role", N_("{name} has no role in the team.")),
    ("duty", N_("{name} has no duty yet.")),
)
_OF_TASK: Wanted = (
    ("finish", N_("“{task}” has no finish date.")),
    ("responsible", N_("Nobody is responsible for “{task}”.")),
)


def _planning(view: View) -> Iterator[Finding]:
    marks = {mark.step for mark in view.all(StepMark) if mark.done}
    if "1.1" not in marks:
        yield missing(
            "1.1", N_("Management's commitment is not recorded: mark the step when it is given."), "step_mark"
        )
    members, tasks = view.all(TeamMember), view.all(WorkTask)
    if not members:
        yield missing("1.2", N_("The audit team has no members yet."), "team_member", "team")
    for member in members:
        yield from _empty("1.2", member, _OF_MEMBER, name=member.name)
    if not tasks:
        yield missing("1.3", N_("There is no work plan yet."), "work_task", "work_plan")
    for task in tasks:
        yield from _empty("1.3", task, _OF_TASK, task=task.task or task.phase)
    if not view.all(Training):
        yield missing("1.4", N_("No training or publicity is recorded."), "training", "trainings")


_OF_COMPANY: Wanted = (
    ("name", N_("The company has no name.")),
    ("industry", N_("The company's industry is not given.")),
    ("address", N_("The company's address is not given.")),
)
_OF_AUDIT: Wanted = (("baseline_end", N_("The baseline period has no end: figures have no year.")),)


def _survey(view: View) -> Iterator[Finding]:
    yield from _empty("2.1", view.company, _OF_COMPANY)
    yield from _empty("2.1", view.audit, _OF_AUDIT)
    if not view.all(Product):
        yield missing("2.1", N_("No product is listed."), "product", "products")
    if not view.all(Material):
        yield missing("2.1", N_("No input material or energy is listed."), "material", "materials")
    yield from _years(view)
    if not any(paper.scope is Scope.PLANT for paper in view.all(Document)):
        yield missing("2.1", N_("The document check list is empty."), "document", "documents")
    if not view.all(Facility):
        yield missing("2.1", N_("No environmental facility is described."), "facility", "facilities")


def _years(view: View) -> Iterator[Finding]:
    for product in view.all(Product):
        if len(view.by(ProductYear, "product").get(product.id, ())) < YEARS:
            text = N_("Fewer than three years of output are given for {name}.")
            yield missing_in("2.1", product, "name", text, name=product.name)
    for material in view.all(Material):
        if len(view.by(MaterialYear, "material").get(material.id, ())) < YEARS:
            text = N_("Fewer than three years of use are given for {name}.")
            yield missing_in("2.1", material, "name", text, name=material.name)


def _walk_through(view: View) -> Iterator[Finding]:
    if not view.all(UnitProcess):
        yield missing("2.2", N_("The process has no unit processes yet."), "unit_process", "unit_processes")
    if not view.all(SiteFinding):
        yield missing("2.2", N_("The walk-through has no findings yet."), "site_finding", "site_findings")


def _wastes(view: View) -> Iterator[Finding]:
    if not view.all(Waste):
        yield missing("2.3", N_("No waste is described."), "waste", "wastes")
    for waste in view.all(Waste):
        if len(view.by(WasteYear, "waste").get(waste.id, ())) < YEARS:
            text = N_("Fewer than three years of discharge are given for {name}.")
            yield missing_in("2.3", waste, "name", text, name=waste.name)
    if not any(source.scope is Scope.PLANT for source in view.all(WasteSource)):
        yield missing("2.3", N_("No causes of waste are sought for the plant."), "waste_source", "causes")


def _focus(view: View) -> Iterator[Finding]:
    candidates = view.all(FocusCandidate)
    if len(candidates) < 3:
        text = N_("The audit focus is chosen among three to five candidates; {number} are named.")
        yield missing("2.4", text, "focus_candidate", "focus_candidates", number=len(candidates))
    criteria = [one for one in view.all(Criterion) if one.purpose is Purpose.FOCUS]
    if not criteria:
        yield missing(
            "2.4", N_("There are no weighted factors for the audit focus."), "criterion", "focus_ranking"
        )
    for one in criteria:
        if one.weight is None:
            yield missing_in("2.4", one, "weight", N_("The factor “{name}” has no weight."), name=one.name)
    if not any(one.chosen for one in candidates):
        yield missing("2.4", N_("No audit focus is chosen."), "focus_candidate", "focus_candidates")


_OF_TARGET: Wanted = (
    ("baseline", N_("The target “{item}” has no baseline.")),
    ("near_term", N_("The target “{item}” has no near-term value.")),
    ("near_term_due", N_("The target “{item}” has no date.")),
)


def _targets(view: View) -> Iterator[Finding]:
    targets = view.all(Target)
    if not targets:
        yield missing("2.5", N_("No target is set."), "target", "targets")
    for target in targets:
        yield from _empty("2.5", target, _OF_TARGET, item=target.item)


def _assessment(view: View) -> Iterator[Finding]:
    focus = [unit for unit in view.all(UnitProcess) if unit.focus]
    if not focus:
        yield missing(
            "3.1", N_("No unit process is marked as the audit focus."), "unit_process", "unit_processes"
        )
    for unit in focus:
        if not view.by(Equipment, "unit_process").get(unit.id):
            yield missing_in(
                "3.1", unit, "name", N_("{name} has no equipment yet."), name=unit.name or unit.code
            )
    if not view.all(MeasuringPoint):
        yield missing("3.2", N_("There is no measurement plan yet."), "measuring_point", "measuring_plan")
    if not view.all(Measurement):
        yield missing("3.2", N_("There are no measured data yet."), "measurement", "measurements")
    if not view.all(Stream):
        yield missing("3.3", N_("There are no streams to balance yet."), "stream", "streams")
    for stream in view.all(Stream):
        if stream.flow is None:
            yield missing_in("3.3", stream, "flow", N_("Stream {number} has no flow."), number=stream.number)
        if not (stream.from_unit or stream.from_equipment or stream.to_unit or stream.to_equipment):
            text = N_("Stream {number} comes from nowhere and goes nowhere.")
            yield missing_in("3.3", stream, "from_unit", text, number=stream.number)


def _causes(view: View) -> Iterator[Finding]:
    sources = [source for source in view.all(WasteSource) if source.scope is Scope.FOCUS]
    if not sources:
        yield missing(
            "3.4", N_("No causes of waste are sought in the audit focus."), "waste_source", "focus_causes"
        )
    for source in sources:
        if not view.by(Cause, "waste_source").get(source.id):
            text = N_("No cause is given for {waste} at {place}.")
            yield missing_in("3.4", source, "waste_name", text, waste=source.waste_name, place=source.place)


def _options(view: View) -> Iterator[Finding]:
    if not view.all(Suggestion):
        yield missing("4.1", N_("No suggestion from the staff is recorded."), "suggestion", "suggestions")
    options = view.all(Option)
    if not options:
        yield missing("4.2", N_("There are no options yet."), "option", "options")
    for option in options:
        if class_of(view, option) is None:
            text = N_("Option {code} has no cost class: give its investment or set the class.")
            yield missing_in("4.2", option, "cost_class", text, code=option.code)
        if option.aspect is None:
            text = N_("Option {code} is not sorted under one of the eight aspects.")
            yield missing_in("4.2", option, "aspect", text, code=option.code)


def _screening(view: View) -> Iterator[Finding]:
    for option in view.all(Option):
        if option.screening is None:
            yield missing_in(
                "4.3", option, "screening", N_("Option {code} is not screened yet."), code=option.code
            )
        elif not option.screening_reason and option.screening.value == "infeasible":
            text = N_("Option {code} is called infeasible without a reason.")
            yield missing_in("4.3", option, "screening_reason", text, code=option.code)


def _feasibility(view: View) -> Iterator[Finding]:
    alive = [option for option in view.all(Option) if option.status is not Status.REJECTED]
    for option in alive:
        one = view.get(JointGroup, option.joint_group) or option
        if one.investment is None and one.income is None and one.operating_cost is None:
            text = N_("Option {code} has no figures: it counts as not evaluated.")
            yield missing_in("5.4", option, "investment", text, code=option.code)
        elif one is option:
            yield from _half_evaluated(option)
    dear = [option for option in alive if class_of(view, option) in _DEAR]
    for option in dear:
        if not option.technical_result or not option.environmental_result:
            text = N_("Option {code} has no technical or environmental evaluation.")
            field = "environmental_result" if option.technical_result else "technical_result"
            yield missing_in(
                "5.2" if field == "technical_result" else "5.3", option, field, text, code=option.code
            )
    if dear and not any(option.recommended for option in dear):
        yield missing(
            "5.5", N_("No medium or high-cost option is recommended."), "option", "feasibility_summary"
        )


def _half_evaluated(option: Option) -> Iterable[Finding]:
    for field, text in (
        ("investment", N_("Option {code} has no investment: type 0 if it costs nothing.")),
        ("income", N_("Option {code} has no income: type 0 if it brings none.")),
        ("operating_cost", N_("Option {code} has no running cost: type 0 if it has none.")),
    ):
        if getattr(option, field) is None:
            yield missing_in("5.4", option, field, text, code=option.code)


def _implementation(view: View) -> Iterator[Finding]:
    planned = {task.option for task in view.all(ScheduleTask)}
    for option in view.all(Option):
        if option.recommended and option.id not in planned:
            yield missing_in(
                "6.1", option, "recommended", N_("Option {code} has no schedule."), code=option.code
            )


_OF_INDICATOR: Wanted = (
    ("before", N_("The indicator “{name}” has no value before the audit.")),
    ("after", N_("The indicator “{name}” has no value after the audit.")),
)


def _results(view: View) -> Iterator[Finding]:
    verified = {effect.option for effect in view.all(OptionEffect) if effect.stage is Stage.VERIFIED}
    for option in view.all(Option):
        if option.status is Status.DONE and option.id not in verified:
            cheap = class_of(view, option) not in _DEAR
            text = N_("Option {code} is done, but no effect of it is verified.")
            yield missing_in("6.2" if cheap else "6.3", option, "status", text, code=option.code)
    indicators = view.all(Indicator)
    if not indicators:
        yield missing("6.4", N_("No indicator per unit of product is compared."), "indicator", "indicators")
    for indicator in indicators:
        yield from _empty("6.4", indicator, _OF_INDICATOR, name=indicator.name)


def _continuing(view: View) -> Iterator[Finding]:
    if not view.all(Organisation):
        yield missing(
            "7.1", N_("No body keeps cleaner production going yet."), "organisation", "organisation"
        )
    if not view.all(ManagementRule):
        yield missing("7.2", N_("No management rule is recorded yet."), "management_rule", "management_rules")
    if not view.all(ContinuousPlan):
        yield missing(
            "7.3",
            N_("There is no plan for continuous cleaner production."),
            "continuous_plan",
            "continuous_plan",
        )
