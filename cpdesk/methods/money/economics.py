"""Economics of an option: payback, NPV, NPVR, IRR of its investment and its yearly saving.

Money is in one unit throughout a call (as 10^4 CNY); time in years; rates are fractions (0.06, never 6).
Cash paid out is negative in a cash flow; the flow at index 0 is today's and is not discounted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.language import N_, Message
from cpdesk.methods.money.cash_flow import check_range, check_rate, check_years, irr_all, npv, payback
from cpdesk.methods.money.economic_table import (
    CostClass,
    CostThresholds,
    EconomicRow,
    EconomicTotals,
    SimpleEconomics,
    cost_class,
    simple_economics,
    total_economics,
)
from cpdesk.methods.money.investment import (
    FIXED_PARTS,
    AnnualSaving,
    Investment,
    InvestmentTotal,
    Running,
    annual_saving,
    investment_total,
)

__all__ = [
    "FIXED_PARTS",
    "AnnualSaving",
    "CostClass",
    "CostThresholds",
    "EconomicIndicators",
    "EconomicRow",
    "EconomicTotals",
    "Evaluation",
    "Investment",
    "InvestmentTotal",
    "IrrStatus",
    "NpvChange",
    "Running",
    "SimpleEconomics",
    "annual_saving",
    "cost_class",
    "discounted_payback",
    "evaluate",
    "investment_total",
    "npv_sensitivity",
    "simple_economics",
    "total_economics",
]


class Evaluation(StrEnum):
    """How far an option could be evaluated."""

    EVALUATED = "evaluated"
    INCOMPLETE = "incomplete"
    NOT_EVALUATED = "not evaluated"


class IrrStatus(StrEnum):
    """How many internal rates of return a cash flow has."""

    ONE = "one"
    SEVERAL = "several"
    NOT_DEFINED = "not defined"
    NOT_EVALUATED = "not evaluated"


@dataclass(frozen=True, slots=True)
class EconomicIndicators:
    """The indicators of one option, with what is missing and what was assumed."""

    status: Evaluation
    investment: float | None
    annual_saving: float | None
    depreciation: float | None
    taxable_income: float | None
    net_profit: float | None
    net_cash_flow: float | None
    payback_years: float | None
    npv: float | None
    npv_ratio: float | None
    irrs: tuple[float, ...]
    irr_status: IrrStatus
    missing: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def irr(self) -> float | None:
        """The internal rate of return, where there is exactly one."""
        return self.irrs[0] if self.irr_status is IrrStatus.ONE else None


@dataclass(frozen=True, slots=True)
class NpvChange:
    """NPV when one input is changed by a share of itself."""

    varied: str
    share: float
    npv: float | None


def evaluate(
    investment: float | None,
    fixed_investment: float | None,
    annual_saving: float | None,
    years: int | None,
    tax_rate: float | None,
    discount_rate: float | None,
) -> EconomicIndicators:
    """Answer whether a measure pays: the manual's indicators, each as far as its inputs are known.

    investment: I [money], paid at once, after the subsidy. fixed_investment: the depreciated part [money], >=
    0. annual_saving: P [money/a], a saving positive. years: n [a], >= 1, of depreciation and of use alike.
    tax_rate: t, 0..1. discount_rate: i, > -1. All scalars; None is missing. D = fixed/n; T = P - D; E = T(1 -
    t), E = T where T < 0; F = E + D; N = I/F; NPV = sum F/(1+i)^j - I over j = 1..n; NPVR = NPV/I; IRR: every
    real rate > -1 with NPV 0. N is 0 where I <= 0 and F > 0, None where F <= 0; NPVR needs I > 0. Errors:
    DataFault out of range. Source: CP audit manual, economic evaluation.
    """
    _check_inputs(investment, fixed_investment, annual_saving, years, tax_rate, discount_rate)
    inputs = (investment, fixed_investment, annual_saving, years, tax_rate, discount_rate)
    missing = tuple(name for name, value in zip(_INPUT_NAMES, inputs, strict=True) if value is None)
    depreciation = None if fixed_investment is None or years is None else fixed_investment / years
    taxable = None if annual_saving is None or depreciation is None else annual_saving - depreciation
    profit = _after_tax(taxable, tax_rate)
    cash = None if profit is None or depreciation is None else profit + depreciation
    flows = None if investment is None or cash is None or years is None else (-investment, *([cash] * years))
    value = None if flows is None or discount_rate is None else npv(discount_rate, flows)
    ratio = value / investment if value is not None and investment is not None and investment > 0 else None
    irrs = () if flows is None else irr_all(flows)
    return EconomicIndicators(
        status=_evaluation(missing, cash),
        investment=investment,
        annual_saving=annual_saving,
        depreciation=depreciation,
        taxable_income=taxable,
        net_profit=profit,
        net_cash_flow=cash,
        payback_years=payback(investment, cash),
        npv=value,
        npv_ratio=ratio,
        irrs=irrs,
        irr_status=_irr_status(flows, irrs),
        missing=missing,
        notes=_notes(taxable, cash, investment, irrs, flows is not None),
    )


_INPUT_NAMES = (
    Message(N_("investment")),
    Message(N_("fixed investment")),
    Message(N_("annual saving")),
    Message(N_("years of use")),
    Message(N_("tax rate")),
    Message(N_("discount rate")),
)


def discounted_payback(
    investment: float | None, net_cash_flow: float | None, discount_rate: float | None
) -> float | None:
    """Answer after how many years the discounted cash flow has paid the investment back.

    investment: I [money]. net_cash_flow: F [money/a], at each year's end. discount_rate: i, > -1. N' = -ln(1
    - I i/F)/ln(1 + i), N' = I/F at i = 0; 0 where I <= 0 and F > 0; None where it is never paid back or an
    input is missing. Errors: DataFault for a rate <= -1. Source: the annuity's present value solved for n.
    """
    plain = payback(investment, net_cash_flow)
    if plain is None or discount_rate is None:
        return None
    check_rate(discount_rate)
    rest = 1.0 - plain * discount_rate
    if discount_rate == 0.0 or plain == 0.0:
        return plain
    return None if rest <= 0.0 else -math.log(rest) / math.log1p(discount_rate)


def npv_sensitivity(
    investment: float,
    fixed_investment: float,
    annual_saving: float,
    years: int,
    tax_rate: float,
    discount_rate: float,
    share: float = 0.2,
) -> tuple[NpvChange, ...]:
    """Answer how NPV moves when the saving, or the investment, comes out lower or higher by a share.

    investment, fixed_investment: [money], changed together. annual_saving: [money/a]. years, tax_rate,
    discount_rate: as in `evaluate`. share: of the value, 0..1. Equation: that of `evaluate` at P(1 +- share)
    and at I(1 +- share). Errors: DataFault out of range.
    """
    check_range(Message(N_("The share")), share, 0.0, 1.0)

    def at(cost: float, saving: float) -> float | None:
        changed = (investment * cost, fixed_investment * cost, annual_saving * saving)
        return evaluate(*changed, years, tax_rate, discount_rate).npv

    signed = (-share, share)
    savings = tuple(NpvChange("annual_saving", s, at(1.0, 1.0 + s)) for s in signed)
    return savings + tuple(NpvChange("investment", s, at(1.0 + s, 1.0)) for s in signed)


def _after_tax(taxable: float | None, tax_rate: float | None) -> float | None:
    if taxable is None or tax_rate is None:
        return None
    return taxable if taxable < 0.0 else taxable * (1.0 - tax_rate)


def _evaluation(missing: Sequence[Message], cash: float | None) -> Evaluation:
    if not missing:
        return Evaluation.EVALUATED
    return Evaluation.NOT_EVALUATED if cash is None else Evaluation.INCOMPLETE


def _irr_status(flows: Sequence[float] | None, irrs: Sequence[float]) -> IrrStatus:
    if flows is None:
        return IrrStatus.NOT_EVALUATED
    if not irrs:
        return IrrStatus.NOT_DEFINED
    return IrrStatus.ONE if len(irrs) == 1 else IrrStatus.SEVERAL


def _notes(
    taxable: float | None, cash: float | None, investment: float | None, irrs: Sequence[float], solved: bool
) -> tuple[Message, ...]:
    said = (
        (solved, N_("Assumed: the investment is paid at once and nothing of it is recovered at the end.")),
        (
            taxable is not None and taxable < 0.0,
            N_("Assumed: no tax is paid or refunded on a negative profit."),
        ),
        (cash is not None and cash <= 0.0, N_("Never paid back: the net cash flow is not positive.")),
        (investment is not None and investment <= 0.0, N_("Nothing is invested: NPVR has no meaning.")),
        (solved and not irrs, N_("The internal rate of return is not defined: no rate makes the NPV zero.")),
    )
    return tuple(Message(text) for holds, text in said if holds)


def _check_inputs(
    investment: float | None,
    fixed: float | None,
    saving: float | None,
    years: int | None,
    tax_rate: float | None,
    discount_rate: float | None,
) -> None:
    check_range(Message(N_("The investment")), investment, -math.inf, math.inf)
    check_range(Message(N_("The fixed investment")), fixed, 0.0, math.inf)
    check_range(Message(N_("The annual saving")), saving, -math.inf, math.inf)
    check_range(Message(N_("The tax rate")), tax_rate, 0.0, 1.0)
    if years is not None:
        check_years(years, 1)
    if discount_rate is not None:
        check_rate(discount_rate)
