"""The economic table: net income and simple payback of each row, its totals, and the cost class of an option.

Money is in one unit throughout a call (as 10^4 CNY); time in years.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.money.cash_flow import check_range, payback, sum_of_known


class CostClass(StrEnum):
    """The four cost classes of an option."""

    NO = "no"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


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
        check_range(Message(N_("A figure of the economic table")), value, -math.inf, math.inf)
    if income is None or operating_cost is None:
        return SimpleEconomics(
            None, None, Message(N_("Not evaluated: income or operating cost is not given."))
        )
    net = income - operating_cost
    if investment is None:
        return SimpleEconomics(net, None, Message(N_("No payback: the investment is not given.")))
    if net <= 0.0:
        return SimpleEconomics(net, None, Message(N_("Never paid back: the net income is not positive.")))
    return SimpleEconomics(net, payback(investment, net))


def total_economics(rows: Sequence[EconomicRow]) -> EconomicTotals:
    """Answer what all measures cost and bring together, and which of them could not be counted.

    rows: options, or joint rows of several [money, money/a]; None is not known and is not counted. Each
    column sums what is known; net income = sum income - sum operating cost and payback = sum investment/net
    over the rows that have all three. Errors: DataFault for a value that is not finite. Source: Taiyuan
    chlorobenzene audit, table 1-2 (252.49, 561.33, 44.05, 517.28; 0.488 a).
    """
    whole = [r for r in rows if None not in (r.investment, r.income, r.operating_cost)]
    open_rows = [r for r in rows if r not in whole]
    together = simple_economics(*(sum_of_known(column) for column in _columns(whole)))
    investment, income, operating_cost = (sum_of_known(column) for column in _columns(rows))
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
    check_range(Message(N_("The investment")), investment, -math.inf, math.inf)
    if investment <= 0.0:
        return CostClass.NO
    if investment <= limits.low_limit:
        return CostClass.LOW
    return CostClass.MEDIUM if investment <= limits.high_limit else CostClass.HIGH


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
