"""Economics of an option: investment, saving, payback, NPV, NPVR, IRR; the economic table and its totals.

Money is in one unit throughout a call (as 10^4 CNY); time in years; rates are fractions (0.06, never 6).
Cash paid out is negative in a cash flow; the flow at index 0 is today's and is not discounted.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.cash_flow import check_rate, check_years, irr_all, npv


class CostClass(StrEnum):
    """The four cost classes of an option."""

    NO = "no"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


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
class Investment:
    """The parts of an investment as the worksheet asks for them; None is 'not given', subsidy is positive."""

    equipment: float | None = None
    materials_and_site: float | None = None
    utility_connection: float | None = None
    construction_and_erection: float | None = None
    design: float | None = None
    contingency: float | None = None
    intangibles: float | None = None
    startup_and_training: float | None = None
    interest_in_construction: float | None = None
    working_capital: float | None = None
    subsidy: float | None = None


FIXED_PARTS = (
    "equipment",
    "materials_and_site",
    "utility_connection",
    "construction_and_erection",
    "design",
    "contingency",
)


@dataclass(frozen=True, slots=True)
class Running:
    """What changes each year, more income or less cost positive; None is 'not given'."""

    income_volume: float | None = None
    income_price_quality: float | None = None
    income_subsidies: float | None = None
    income_other: float | None = None
    cut_materials: float | None = None
    cut_power_fuel: float | None = None
    cut_wages_repair: float | None = None
    cut_other_running: float | None = None
    cut_waste_disposal: float | None = None
    cut_sales: float | None = None


@dataclass(frozen=True, slots=True)
class InvestmentTotal:
    """The sums of the parts given: `net` is I = total - subsidy; `not_given` names the open parts."""

    total: float | None
    fixed: float | None
    subsidy: float | None
    net: float | None
    not_given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnualSaving:
    """P and its two halves, sums of the given parts; `not_given` names the open parts."""

    income_increase: float | None
    cost_cut: float | None
    annual_saving: float | None
    not_given: tuple[str, ...]


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
class SimpleEconomics:
    """Net income and simple payback of one row; `reason` says why there is no payback."""

    net_income: float | None
    payback_years: float | None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class EconomicRow:
    """One row of the economic table: an option, or several options with joint figures."""

    key: str
    investment: float | None = None
    income: float | None = None
    operating_cost: float | None = None


@dataclass(frozen=True, slots=True)
class EconomicTotals:
    """Totals of the economic table: columns of what is known, net income and payback of `evaluated` rows."""

    investment: float | None
    income: float | None
    operating_cost: float | None
    net_income: float | None
    payback_years: float | None
    evaluated: tuple[str, ...]
    not_evaluated: tuple[str, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CostThresholds:
    """The upper limits of the low and the medium cost class, in the call's money unit.

    No national threshold exists: the enterprise and its auditor decide; 5 and 50 (10^4 CNY) are a suggestion.
    """

    low_limit: float = 5.0
    high_limit: float = 50.0


@dataclass(frozen=True, slots=True)
class NpvChange:
    """NPV when one input is changed by a share of itself."""

    varied: str
    share: float
    npv: float | None


def investment_total(parts: Investment) -> InvestmentTotal:
    """Answer what a measure costs: total investment, its fixed part, and I = total - subsidy.

    parts: the parts [money], each >= 0 or None; the subsidy is given positive and is taken off. Fixed
    (depreciated) are equipment, materials and site, utility connection, construction and erection, design and
    contingency; the rest is paid but not depreciated. Parts not given are named, not counted; with no cost
    given at all every sum is None. Errors: DataFault for a negative or infinite part. Source: CP audit
    manual, economic evaluation.
    """
    given = _given(parts)
    for value in given.values():
        _check_range(Message(N_("A part of the investment")), value, 0.0, math.inf)
    costs = {name: value for name, value in given.items() if name != "subsidy"}
    total = _sum(costs.values())
    fixed = _sum(value for name, value in costs.items() if name in FIXED_PARTS)
    net = None if total is None else total - given.get("subsidy", 0.0)
    return InvestmentTotal(total, fixed, parts.subsidy, net, _not_given(parts))


def annual_saving(parts: Running) -> AnnualSaving:
    """Answer what a measure brings each year: P = sum of income increases + sum of running-cost cuts.

    parts: yearly changes [money/a], more income and less cost positive; a cost that rises is negative.
    Parts not given are named, not counted; with none given P is None. Errors: DataFault for an infinite part.
    Source: CP audit manual, economic evaluation.
    """
    given = _given(parts)
    for value in given.values():
        _check_range(Message(N_("A yearly change")), value, -math.inf, math.inf)
    income = _sum(value for name, value in given.items() if name.startswith("income_"))
    cut = _sum(value for name, value in given.items() if name.startswith("cut_"))
    return AnnualSaving(income, cut, _sum(given.values()), _not_given(parts))


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
        payback_years=_payback(investment, cash),
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
    plain = _payback(investment, net_cash_flow)
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
    _check_range(Message(N_("The share")), share, 0.0, 1.0)

    def at(cost: float, saving: float) -> float | None:
        changed = (investment * cost, fixed_investment * cost, annual_saving * saving)
        return evaluate(*changed, years, tax_rate, discount_rate).npv

    signed = (-share, share)
    savings = tuple(NpvChange("annual_saving", s, at(1.0, 1.0 + s)) for s in signed)
    return savings + tuple(NpvChange("investment", s, at(1.0 + s, 1.0)) for s in signed)


def simple_economics(
    investment: float | None, income: float | None, operating_cost: float | None
) -> SimpleEconomics:
    """Answer what a measure nets each year and how soon that pays it back, before tax and interest.

    investment: [money]. income, operating_cost: [money/a], both positive as printed in the economic table.
    net = income - operating cost; payback = investment/net, 0 for no investment, None where net <= 0 or an
    input is missing (then `reason` says so). Errors: DataFault for a value that is not finite. Source:
    Taiyuan chlorobenzene audit, table 1-2.
    """
    for value in (investment, income, operating_cost):
        _check_range(Message(N_("A figure of the economic table")), value, -math.inf, math.inf)
    if income is None or operating_cost is None:
        return SimpleEconomics(
            None, None, Message(N_("Not evaluated: income or operating cost is not given."))
        )
    net = income - operating_cost
    if investment is None:
        return SimpleEconomics(net, None, Message(N_("No payback: the investment is not given.")))
    if net <= 0.0:
        return SimpleEconomics(net, None, Message(N_("Never paid back: the net income is not positive.")))
    return SimpleEconomics(net, _payback(investment, net))


def total_economics(rows: Sequence[EconomicRow]) -> EconomicTotals:
    """Answer what all measures cost and bring together, and which of them could not be counted.

    rows: options, or joint rows of several [money, money/a]; None is not known and is not counted. Each
    column sums what is known; net income = sum income - sum operating cost and payback = sum investment/net
    over the rows that have all three. Errors: DataFault for a value that is not finite. Source: Taiyuan
    chlorobenzene audit, table 1-2 (252.49, 561.33, 44.05, 517.28; 0.488 a).
    """
    whole = [r for r in rows if None not in (r.investment, r.income, r.operating_cost)]
    open_rows = [r for r in rows if r not in whole]
    together = simple_economics(*(_sum(column) for column in _columns(whole)))
    investment, income, operating_cost = (_sum(column) for column in _columns(rows))
    return EconomicTotals(
        investment=investment,
        income=income,
        operating_cost=operating_cost,
        net_income=together.net_income,
        payback_years=together.payback_years,
        evaluated=tuple(r.key for r in whole),
        not_evaluated=tuple(r.key for r in open_rows),
        notes=_total_notes(open_rows),
    )


def cost_class(investment: float | None, thresholds: CostThresholds | None = None) -> CostClass | None:
    """Answer which cost class an option belongs to; None where its investment is not known.

    investment: [money]; 0 or less (all subsidised) is 'no'. thresholds: same unit; up to low_limit 'low', up
    to high_limit 'medium', above 'high'. Errors: DataFault unless 0 <= low_limit <= high_limit. Source: the
    project's own thresholds; no national ones were found.
    """
    limits = thresholds or CostThresholds()
    if not 0.0 <= limits.low_limit <= limits.high_limit:
        raise DataFault(N_("The limits of the cost classes must rise: give 0 <= low limit <= high limit."))
    if investment is None:
        return None
    _check_range(Message(N_("The investment")), investment, -math.inf, math.inf)
    if investment <= 0.0:
        return CostClass.NO
    if investment <= limits.low_limit:
        return CostClass.LOW
    return CostClass.MEDIUM if investment <= limits.high_limit else CostClass.HIGH


def _given(parts: Investment | Running) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in fields(parts):
        value: float | None = getattr(parts, part.name)
        if value is not None:
            found[part.name] = value
    return found


def _not_given(parts: Investment | Running) -> tuple[str, ...]:
    given = _given(parts)
    return tuple(part.name for part in fields(parts) if part.name not in given)


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) if known else None


def _columns(
    rows: Sequence[EconomicRow],
) -> tuple[list[float | None], list[float | None], list[float | None]]:
    return [r.investment for r in rows], [r.income for r in rows], [r.operating_cost for r in rows]


def _total_notes(open_rows: Sequence[EconomicRow]) -> tuple[Message, ...]:
    partly = [r.key for r in open_rows if (r.investment, r.income, r.operating_cost) != (None, None, None)]
    if not partly:
        return ()
    text = N_("Rows with only some figures ({keys}) count in their columns, not in net income and payback.")
    return (Message(text, {"keys": ", ".join(partly)}),)


def _after_tax(taxable: float | None, tax_rate: float | None) -> float | None:
    if taxable is None or tax_rate is None:
        return None
    return taxable if taxable < 0.0 else taxable * (1.0 - tax_rate)


def _payback(investment: float | None, cash: float | None) -> float | None:
    if investment is None or cash is None or cash <= 0.0:
        return None
    return max(investment, 0.0) / cash


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
    _check_range(Message(N_("The investment")), investment, -math.inf, math.inf)
    _check_range(Message(N_("The fixed investment")), fixed, 0.0, math.inf)
    _check_range(Message(N_("The annual saving")), saving, -math.inf, math.inf)
    _check_range(Message(N_("The tax rate")), tax_rate, 0.0, 1.0)
    if years is not None:
        check_years(years, 1)
    if discount_rate is not None:
        check_rate(discount_rate)


def _check_range(what: Message, value: float | None, low: float, high: float) -> None:
    if value is None or (math.isfinite(value) and low <= value <= high):
        return
    text = N_("{what} cannot be {value}; give a finite number from {low:g} to {high:g}.")
    raise DataFault(text, what=what, value=value, low=low, high=high)
