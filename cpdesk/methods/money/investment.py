"""What a measure costs and what it brings each year: the parts that the worksheets ask for, and their sums.

Money is in one unit throughout a call (as 10^4 CNY); time in years.
"""

import math
from dataclasses import dataclass, fields

from cpdesk.language import N_, Message
from cpdesk.methods.money.cash_flow import check_range, sum_of_known


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
        check_range(Message(N_("A part of the investment")), value, 0.0, math.inf)
    costs = {name: value for name, value in given.items() if name != "subsidy"}
    total = sum_of_known(costs.values())
    fixed = sum_of_known(value for name, value in costs.items() if name in FIXED_PARTS)
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
        check_range(Message(N_("A yearly change")), value, -math.inf, math.inf)
    income = sum_of_known(value for name, value in given.items() if name.startswith("income_"))
    cut = sum_of_known(value for name, value in given.items() if name.startswith("cut_"))
    return AnnualSaving(income, cut, sum_of_known(given.values()), _not_given(parts))


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
