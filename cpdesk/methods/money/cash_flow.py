"""The worth of cash flows: NPV, every IRR, MIRR, annuities.

Money is in one unit throughout a call, one flow a year, receipts positive; rates are fractions (0.06, never
6). The flow at index 0 is today's and is not discounted.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message

ROOT_TOLERANCE = 1e-12  # of the sum of |terms|: far above rounding, 1e-15 a term; far below money's digits


def npv(rate: float, cash_flows: Sequence[float]) -> float:
    """Answer what a cash flow is worth today: NPV = sum c_j/(1+rate)^j, j from 0 (c_0 is not discounted).

    rate: discount rate [1/a], > -1. cash_flows: c_0..c_n [money], one a year, receipts positive.
    Errors: DataFault for a rate <= -1 or a value that is not finite. Source: numpy-financial's convention.
    """
    check_rate(rate)
    _check_flows(cash_flows)
    return math.fsum(flow * (1.0 + rate) ** -j for j, flow in enumerate(cash_flows))


def irr_all(cash_flows: Sequence[float]) -> tuple[float, ...]:
    """Answer at which rates a cash flow is worth nothing: every real IRR > -1, ascending; () if none.

    cash_flows: c_0..c_n [money], one a year, receipts positive. With x = 1/(1+r) the equation is the
    polynomial sum c_j x^j = 0, x > 0. Its roots are isolated between the roots of its derivatives, where it
    is monotonic, and bisected to the last digit; a root where it only touches zero is found too, each root
    given once. A cash flow without a change of sign has none. Errors: DataFault for a value that is not
    finite. Source: Descartes' rule of signs; checked against numpy-financial's test vectors.
    """
    _check_flows(cash_flows)
    largest = max((abs(flow) for flow in cash_flows), default=0.0)
    if largest == 0.0:
        return ()
    terms = _trimmed([flow / largest for flow in cash_flows])
    return tuple(sorted(1.0 / x - 1.0 for x in _positive_roots(terms)))


def mirr(cash_flows: Sequence[float], finance_rate: float, reinvest_rate: float) -> float | None:
    """Answer what rate a cash flow earns when receipts are reinvested and payments financed at given rates.

    cash_flows: c_0..c_n [money], receipts positive. finance_rate, reinvest_rate: [1/a], > -1. MIRR =
    (NPV(reinvest, receipts)/|NPV(finance, payments)|)^(1/n) (1 + reinvest) - 1; None unless there are both
    receipts and payments. Errors: DataFault for a rate <= -1. Source: numpy-financial, `mirr`.
    """
    gains = npv(reinvest_rate, [max(flow, 0.0) for flow in cash_flows])
    costs = -npv(finance_rate, [min(flow, 0.0) for flow in cash_flows])
    if gains <= 0.0 or costs <= 0.0:
        return None
    return (gains / costs) ** (1.0 / (len(cash_flows) - 1)) * (1.0 + reinvest_rate) - 1.0


def pv(rate: float, nper: int, pmt: float, fv: float = 0.0) -> float:
    """Answer what must be paid today for equal yearly receipts.

    Solves pv(1+r)^n + pmt((1+r)^n - 1)/r + fv = 0 for pv.
    rate: [1/a], > -1. nper: n [a], >= 0. pmt: [money/a] at each year's end. fv: [money] at the end. Receipts
    positive, so pv comes out negative. Errors: DataFault out of range. Source: numpy-financial, `pv`.
    """
    check_years(nper, 0)
    return -npv(rate, [0.0, *([pmt] * nper)]) - fv * (1.0 + rate) ** -nper


def fv(rate: float, nper: int, pmt: float, pv: float = 0.0) -> float:
    """Answer what equal yearly payments grow to.

    Solves pv(1+r)^n + pmt((1+r)^n - 1)/r + fv = 0 for fv.
    rate: [1/a], > -1. nper: n [a], >= 0. pmt: [money/a] at each year's end, payments negative. pv: [money]
    today. Errors: DataFault out of range. Source: numpy-financial, `fv`.
    """
    check_years(nper, 0)
    return -npv(rate, [pv, *([pmt] * nper)]) * (1.0 + rate) ** nper


def rate(nper: int, pmt: float, pv: float, fv: float) -> float | None:
    """Answer at which yearly rate a sum today, equal yearly payments and a sum at the end balance.

    Solves pv + sum pmt/(1+r)^j + fv/(1+r)^n = 0 for r.
    nper: n [a], >= 1. pmt: [money/a] at each year's end. pv: [money] today. fv: [money] at the end; receipts
    positive. None where no rate, or more than one, solves it. Errors: DataFault out of range. Source:
    numpy-financial, `rate`, payments at the end.
    """
    check_years(nper, 1)
    found = irr_all([pv, *([pmt] * (nper - 1)), pmt + fv])
    return found[0] if len(found) == 1 else None


def _trimmed(terms: list[float]) -> list[float]:
    used = [j for j, term in enumerate(terms) if term != 0.0]
    return terms[used[0] : used[-1] + 1]


def _positive_roots(terms: Sequence[float]) -> list[float]:
    """Return the roots x > 0 of sum terms[j] x^j (first and last term not zero), ascending."""
    signs = [term > 0.0 for term in terms if term != 0.0]
    if all(sign == signs[0] for sign in signs):
        return []
    slope = _trimmed([j * term for j, term in enumerate(terms)][1:])
    bound = 2.0 + 2.0 * max(abs(term) for term in terms[:-1]) / abs(
        terms[-1]
    )  # twice Cauchy's: p is not near 0
    ends = [0.0, *_positive_roots(slope), bound]
    touching = [x for x in ends[1:-1] if _sign(terms, x) == 0]
    crossing = [
        _bisect(terms, a, b) for a, b in itertools.pairwise(ends) if _sign(terms, a) * _sign(terms, b) < 0
    ]
    return sorted(touching + crossing)


def _value(terms: Sequence[float], x: float) -> float:
    total = 0.0
    for term in reversed(terms):
        total = total * x + term
    return total


def _sign(terms: Sequence[float], x: float) -> int:
    value, scale = _value(terms, x), _value([abs(term) for term in terms], x)
    if abs(value) <= ROOT_TOLERANCE * scale < math.inf:
        return 0
    return 1 if value > 0.0 else -1


def _bisect(terms: Sequence[float], low: float, high: float) -> float:
    rising = _value(terms, high) > 0.0
    middle = (low + high) / 2.0
    while low < middle < high:
        if (_value(terms, middle) > 0.0) == rising:
            high = middle
        else:
            low = middle
        middle = (low + high) / 2.0
    return min(low, high, key=lambda x: abs(_value(terms, x)))


def check_rate(rate: float) -> None:
    """Refuse a rate that is not a finite number above -1."""
    if not (math.isfinite(rate) and rate > -1.0):
        raise DataFault(N_("A rate of {rate} cannot be used; give a fraction above -1, as 0.06."), rate=rate)


def check_years(years: int, least: int) -> None:
    """Refuse fewer years than `least`."""
    if years < least:
        raise DataFault(N_("{years} years cannot be used; give {least} or more."), years=years, least=least)


def _check_flows(cash_flows: Sequence[float]) -> None:
    """Refuse a cash flow that holds a value that is not finite."""
    if not all(math.isfinite(flow) for flow in cash_flows):
        raise DataFault(N_("A cash flow must consist of finite numbers."))


def payback(investment: float | None, net_cash_flow: float | None) -> float | None:
    """Answer after how many years a yearly cash flow has paid an investment back: N = I/F.

    investment: I [money]. net_cash_flow: F [money/a]. 0 where I <= 0 and F > 0; None where F <= 0 or an input is
    missing. Source: CP audit manual, economic evaluation.
    """
    if investment is None or net_cash_flow is None or net_cash_flow <= 0.0:
        return None
    return max(investment, 0.0) / net_cash_flow


def sum_of_known(values: Iterable[float | None]) -> float | None:
    """Return the sum of the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return math.fsum(known) if known else None


def check_range(what: Message, value: float | None, low: float, high: float) -> None:
    """Raise DataFault where a figure is not finite or out of its range; None is no figure."""
    if value is None or (math.isfinite(value) and low <= value <= high):
        return
    text = N_("{what} cannot be {value}; give a finite number from {low:g} to {high:g}.")
    raise DataFault(text, what=what, value=value, low=low, high=high)
