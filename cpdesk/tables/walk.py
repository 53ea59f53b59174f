"""The walk through the audit: which tables a step fills, how far it has come, what it still lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cpdesk.records.record import kind_of
from cpdesk.records.team import StepMark
from cpdesk.tables.catalogue import DEFINITIONS, Tables
from cpdesk.tables.filled import has_entries
from cpdesk.tables.finding import Finding

OWN_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "1.1": ("audit", "step_marks"),
        "1.2": ("team", "conflicts"),
        "1.3": ("work_plan",),
        "1.4": ("trainings", "barriers"),
        "2.1": (
            "company",
            "documents",
            "facilities",
            "products",
            "materials",
            "product_years",
            "material_years",
        ),
        "2.2": ("areas", "unit_processes", "equipment", "site_findings"),
        "2.3": (
            "wastes",
            "waste_years",
            "causes",
            "cause_list",
            "discharge_points",
            "inventory",
            "inventory_components",
            "discharge_limits",
            "cp_level",
            "cp_level_classes",
            "cp_level_result",
        ),
        "2.4": ("focus_candidates", "focus_ranking", "foci"),
        "2.5": ("targets",),
        "2.6": ("options", "cost_classes"),
        "3.1": ("focus_documents", "unit_operations", "streams", "components", "substances", "sheets"),
        "3.2": (
            "measuring_plan",
            "field_sheets",
            "readings",
            "measurements",
            "campaigns",
            "measuring_advice",
        ),
        "3.3": (
            "closures",
            "reconciliation_summary",
            "reconciliation",
            "reconciliation_items",
            "reconciliation_units",
            "water_balance",
            "energy_balance",
            "stock_changes",
            "loss_shares",
            "reactions",
            "relations",
            "relation_terms",
            "centre_costs",
            "losses",
            "loss_costs",
        ),
        "3.4": ("focus_causes", "reuse"),
        "3.5": ("options", "cost_classes"),
        "4.1": ("suggestions",),
        "4.2": ("options", "cost_classes", "joint_groups"),
        "4.3": ("option_ranking", "option_ranks", "screening"),
        "4.4": ("option_sheets",),
        "4.5": ("verified_effects", "option_effects"),
        "4.6": ("verified_effects", "option_effects"),
        "4.7": ("report_readiness", "economics_by_class", "environmental_benefits"),
        "5.1": ("feasibility_summary",),
        "5.2": ("feasibility_summary",),
        "5.3": ("feasibility_summary", "environmental_benefits"),
        "5.4": (
            "economics",
            "economics_by_class",
            "investment",
            "running",
            "economic_indicators",
            "stated_totals",
        ),
        "5.5": ("feasibility_summary", "economics_by_class"),
        "6.1": ("schedule", "funding"),
        "6.2": ("low_cost_environment", "low_cost_money"),
        "6.3": ("high_cost_environment", "high_cost_money", "performance"),
        "6.4": (
            "indicators",
            "target_attainment",
            "cp_level_classes",
            "cp_level_result",
            "environmental_benefits",
        ),
        "7.1": ("organisation",),
        "7.2": ("management_rules",),
        "7.3": ("continuous_plan",),
        "7.4": ("report_readiness", "performance", "target_attainment"),
    }
)
"""The tables by which a step is done."""

ALSO_SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "1.1": ("team",),
        "1.4": ("work_plan",),
        "2.1": ("audit", "stated_totals"),
        "2.2": ("wastes", "waste_years"),
        "2.3": ("equipment",),
        "2.4": ("losses",),
        "2.6": ("targets",),
        "3.1": ("unit_processes", "equipment"),
        "3.3": ("streams", "components", "substances", "measurements", "stated_totals"),
        "3.5": ("suggestions",),
        "4.2": ("stated_totals",),
        "4.5": ("options",),
        "4.6": ("options",),
        "5.4": ("options", "joint_groups"),
        "6.1": ("feasibility_summary", "options"),
        "6.2": ("options", "option_effects"),
        "6.3": ("options", "option_effects"),
        "6.4": ("cp_level", "stated_totals"),
        "7.2": ("organisation",),
    }
)
"""The tables of other steps that a step works with too; they do not count for how far it has come."""

STEP_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {step: (*names, *ALSO_SHOWN.get(step, ())) for step, names in OWN_TABLES.items()}
)

COMPUTED = frozenset(
    {
        "cost_classes",
        "cp_level_classes",
        "cp_level_result",
        "foci",
        "option_ranks",
        "closures",
        "reconciliation_summary",
        "reconciliation",
        "reconciliation_items",
        "reconciliation_units",
        "measuring_advice",
        "readings",
        "field_sheets",
        "water_balance",
        "energy_balance",
        "losses",
        "loss_costs",
        "economics",
        "economics_by_class",
        "environmental_benefits",
        "economic_indicators",
        "unit_operations",
        "performance",
        "report_readiness",
    }
)
"""The tables that follow from others."""

NOT_COUNTED = COMPUTED | {
    "stated_totals",
    "step_marks",
    "conflicts",
    "sheets",
    "reactions",
    "relations",
    "relation_terms",
    "centre_costs",
}
"""The tables that may well stay empty and those that follow: a step does not wait for them."""


def home_of(kind: str) -> tuple[str, str] | None:
    """Return the step and the table in which a person fills records of a kind."""
    for step, names in OWN_TABLES.items():
        for name in names:
            if name not in COMPUTED and kind_of(DEFINITIONS[name].rests_on[0]) == kind:
                return step, name
    return None


class State(StrEnum):
    """How far a step has come."""

    NOT_BEGUN = "not begun"
    IN_WORK = "in work"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Progress:
    """A step as the navigator shows it: its state, the share that is done, and what is found on it."""

    step: str
    state: State
    share: float
    findings: tuple[Finding, ...]


def progress(tables: Tables, findings: Sequence[Finding]) -> Mapping[str, Progress]:
    """Return how far each step has come.

    A step that the team marked as done or that lacks nothing is complete; one whose tables hold nothing is
    not begun. The share is one table filled a part, and the absence of findings one more.
    """
    done = {mark.step for mark in tables.view.all(StepMark) if mark.done}
    of_step: dict[str, list[Finding]] = {step: [] for step in STEP_TABLES}
    for finding in findings:
        of_step[finding.step].append(finding)
    return {step: _progress(tables, step, tuple(found), step in done) for step, found in of_step.items()}


def _progress(tables: Tables, step: str, found: tuple[Finding, ...], marked: bool) -> Progress:
    own = [name for name in OWN_TABLES[step] if name not in NOT_COUNTED]
    filled = sum(1 for name in own if _is_filled(tables, name))
    if marked or (not found and filled):
        return Progress(step, State.COMPLETE, 1.0, found)
    if not filled:
        return Progress(step, State.NOT_BEGUN, 0.0, found)
    lacks_more = filled == len(own) or any(one.id for one in found)  # than tables that hold nothing
    return Progress(step, State.IN_WORK, filled / (len(own) + lacks_more), found)


def _is_filled(tables: Tables, name: str) -> bool:
    return has_entries(tables.view, DEFINITIONS[name], lambda: tables.table(name))
