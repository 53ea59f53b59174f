"""Is a measure economically feasible, and which of several: the criteria of the CP audit manual."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.money.economics import CostClass, EconomicIndicators, IrrStatus


class Outcome(StrEnum):
    """The outcome of one criterion."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"
    NOT_APPLIED = "not applied"


class Verdict(StrEnum):
    """Whether the option is economically feasible."""

    FEASIBLE = "feasible"
    NOT_FEASIBLE = "not feasible"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One feasibility criterion: its name, its outcome, and the sentence that says why."""

    name: Message
    outcome: Outcome
    reason: Message


@dataclass(frozen=True, slots=True)
class Feasibility:
    """The verdict on an option and the criteria it rests on."""

    verdict: Verdict
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The best of several alternatives by NPVR and by NPV; `not_compared` had no NPVR or no NPV."""

    by_npv_ratio: str | None
    by_npv: str | None
    not_compared: tuple[str, ...]
    note: Message | None


# Payback limits [a] of the audit manual: medium-cost 2-3, 'higher-cost' 5, high-cost 10; none for no, low.
PAYBACK_LIMITS: Mapping[CostClass, float] = {CostClass.MEDIUM: 3.0, CostClass.HIGH: 10.0}


def feasibility(
    indicators: EconomicIndicators, payback_limit: float | None, benchmark_rate: float | None
) -> Feasibility:
    """Answer whether a measure is economically feasible, criterion by criterion.

    indicators: from `evaluate`. payback_limit: [a], > 0, as of PAYBACK_LIMITS; None applies no limit (no and
    low cost). benchmark_rate: the sector's or the loan's rate [1/a]; None leaves the IRR criterion unknown.
    Criteria: N < limit; NPV >= 0; IRR >= benchmark (not applied where several IRRs or no investment: NPV
    decides). One criterion not met: not feasible; else one unknown: undecided. Errors: DataFault for a limit
    <= 0. Source: CP audit manual, feasibility analysis.
    """
    criteria = (
        _payback_criterion(indicators, payback_limit),
        _npv_criterion(indicators),
        _irr_criterion(indicators, benchmark_rate),
    )
    outcomes = {criterion.outcome for criterion in criteria}
    if Outcome.NOT_MET in outcomes:
        return Feasibility(Verdict.NOT_FEASIBLE, criteria)
    return Feasibility(Verdict.UNDECIDED if Outcome.UNKNOWN in outcomes else Verdict.FEASIBLE, criteria)


def choose(alternatives: Mapping[str, EconomicIndicators]) -> Choice:
    """Answer which of several alternatives to take: the one with the largest NPVR, and whether NPV agrees.

    alternatives: indicators by the option's key. Ties go to the first given. Alternatives without NPVR or NPV
    are named, not compared. Criterion: the largest NPVR. Source: CP audit manual, feasibility analysis.
    """
    ratios = {k: a.npv_ratio for k, a in alternatives.items() if a.npv_ratio is not None}
    values = {k: v for k, a in alternatives.items() if k in ratios and (v := a.npv) is not None}
    by_ratio = max(ratios, key=ratios.__getitem__, default=None)
    by_value = max(values, key=values.__getitem__, default=None)
    note = None
    if by_ratio != by_value:
        text = N_("{ratio} has the largest NPVR, {value} the largest NPV: compare both before deciding.")
        note = Message(text, {"ratio": by_ratio, "value": by_value})
    return Choice(by_ratio, by_value, tuple(k for k in alternatives if k not in ratios), note)


def _payback_criterion(indicators: EconomicIndicators, limit: float | None) -> Criterion:
    name, n = Message(N_("payback period")), indicators.payback_years
    if limit is None:
        return Criterion(name, Outcome.NOT_APPLIED, Message(N_("No limit is set for this cost class.")))
    if not limit > 0.0:
        raise DataFault(N_("The payback limit must be above 0 years, not {limit}."), limit=limit)
    cash = indicators.net_cash_flow
    if n is not None:
        text = N_("{n:.2f} a against the limit of {limit:g} a.")
        return Criterion(name, _met(n < limit), Message(text, {"n": n, "limit": limit}))
    if cash is not None and cash <= 0.0:
        return Criterion(
            name, Outcome.NOT_MET, Message(N_("Never paid back: the net cash flow is not positive."))
        )
    return Criterion(name, Outcome.UNKNOWN, _unknown(indicators))


def _npv_criterion(indicators: EconomicIndicators) -> Criterion:
    name, value = Message(N_("net present value")), indicators.npv
    if value is None:
        return Criterion(name, Outcome.UNKNOWN, _unknown(indicators))
    return Criterion(
        name, _met(value >= 0.0), Message(N_("NPV is {value:.4g}; it must be 0 or more."), {"value": value})
    )


def _irr_criterion(indicators: EconomicIndicators, benchmark: float | None) -> Criterion:
    name, status = Message(N_("internal rate of return")), indicators.irr_status
    if status is IrrStatus.NOT_EVALUATED:
        return Criterion(name, Outcome.UNKNOWN, _unknown(indicators))
    if status is not IrrStatus.ONE:
        return Criterion(name, *_without_one_irr(indicators))
    if benchmark is None:
        return Criterion(name, Outcome.UNKNOWN, Message(N_("The benchmark rate is not given.")))
    text = N_("{irr:.2%} against the benchmark rate of {benchmark:.2%}.")
    irr = indicators.irrs[0]
    return Criterion(name, _met(irr >= benchmark), Message(text, {"irr": irr, "benchmark": benchmark}))


def _without_one_irr(indicators: EconomicIndicators) -> tuple[Outcome, Message]:
    if indicators.irr_status is IrrStatus.SEVERAL:
        return Outcome.NOT_APPLIED, Message(N_("There are several rates: the NPV decides."))
    cash = indicators.net_cash_flow
    if cash is not None and cash > 0.0:
        return Outcome.NOT_APPLIED, Message(N_("Nothing is invested: the NPV decides."))
    return Outcome.NOT_MET, Message(N_("Not defined: the net cash flow is not positive."))


def _met(holds: bool) -> Outcome:
    return Outcome.MET if holds else Outcome.NOT_MET


def _unknown(indicators: EconomicIndicators) -> Message:
    names = ", ".join(str(name) for name in indicators.missing)
    return Message(N_("Not known: {names} not given."), {"names": names})
