"""Does it add up: the closure of a material balance, stated totals against their parts, measured windows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message

SLIP_CLOSENESS = 0.005  # a stated figure this close to 10, 100... times the sum, relative, is probably a slip


class Closing(StrEnum):
    """Whether a balance closes: within the tolerance, beyond it but not beyond its own uncertainty, or neither."""

    CLOSES = "closes"
    EXPLAINED = "explained by uncertainty"
    DOES_NOT_CLOSE = "does not close"
    NOT_DETERMINED = "not determined"


class Agreement(StrEnum):
    """Whether a stated total agrees with the sum of its parts."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_CHECKED = "not checked"


class Operation(StrEnum):
    """How a process runs, which decides how long it must be measured."""

    BATCH = "batch"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Closure:
    """The closure of a balance: `unaccounted` > 0 is lost, < 0 too much came out; `deviation` is |.|/in.

    `half_width` is that of the unaccounted amount (95 %); None where the balance is not determined.
    """

    status: Closing
    total_in: float | None
    total_out: float | None
    accumulation: float | None
    unaccounted: float | None
    deviation: float | None
    tolerance: float
    missing: int
    notes: tuple[Message, ...] = ()
    half_width: float | None = None


@dataclass(frozen=True, slots=True)
class StatedCheck:
    """A stated total and its parts' sum: `difference` = stated - computed, `share` = difference/computed."""

    status: Agreement
    stated: float
    computed: float | None
    difference: float | None
    share: float | None
    tolerance: float
    missing: int
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class MeasuredPoint:
    """When one point was measured, and over how many whole batches."""

    key: str
    start: datetime | None = None
    end: datetime | None = None
    batches: int | None = None


@dataclass(frozen=True, slots=True)
class WindowCheck:
    """Whether the points were measured long enough at the same time; None where it cannot be said."""

    sufficient: bool | None
    common_hours: float | None
    reasons: tuple[Message, ...]


def material_closure(
    inputs: Sequence[float | None],
    outputs: Sequence[float | None],
    initial_stock: float | None = 0.0,
    final_stock: float | None = 0.0,
    tolerance: float = 0.05,
    half_widths: Sequence[float] = (),
) -> Closure:
    """Answer whether a balance closes, for the whole mass or for one component.

    inputs, outputs: masses over the window [one mass unit], each >= 0; None was not measured. initial_stock,
    final_stock: same unit; 0 says that there is none, None that it was not measured. tolerance: share of the
    input. half_widths: of the masses that are not exact (95 %) [same unit], in any order, >= 0.
    accumulation = final - initial; unaccounted = in - out - accumulation; deviation = |unaccounted|/in;
    half-width of unaccounted = sqrt(sum of half_widths**2), errors being independent. Beyond the tolerance it is
    explained by uncertainty where |unaccounted| <= its half-width. With a mass missing the sums hold what is
    known and the balance is not determined; also with no input. Errors: DataFault for a negative or infinite mass,
    half-width or tolerance. Source: CP audit manual, material balance (5 % usable); the stock change as in ISO
    14051; errors as in the GUM (JCGM 100:2008, 5.1.2).
    """
    _check_masses([*inputs, *outputs, initial_stock, final_stock, tolerance, *half_widths])
    total_in, total_out = _known_sum(inputs), _known_sum(outputs)
    missing = sum(value is None for value in (*inputs, *outputs, initial_stock, final_stock))
    stored = None if initial_stock is None or final_stock is None else final_stock - initial_stock
    if missing or total_in is None or total_out is None or stored is None:
        return _undetermined(total_in, total_out, stored, tolerance, missing)
    unaccounted = math.fsum([total_in, -total_out, -stored])
    half_width = math.hypot(*half_widths)
    status = closing_of(unaccounted, total_in, tolerance, half_width)
    deviation = abs(unaccounted) / total_in if total_in else None
    note = Message(N_("Nothing came in: a share of the input cannot be given."))
    notes = () if total_in else (note,)
    return Closure(
        status, total_in, total_out, stored, unaccounted, deviation, tolerance, missing, notes, half_width
    )


def closing_of(unaccounted: float, total_in: float, tolerance: float, half_width: float) -> Closing:
    """Answer what is to be said of a balance that is determined.

    unaccounted: in - out - accumulation, signed. total_in: >= 0. half_width: of the unaccounted amount (95 %), >= 0.
    All three in one unit; tolerance: share of the input, >= 0. Without an input it is not determined. Source: see
    `material_closure`.
    """
    if total_in == 0.0:
        return Closing.NOT_DETERMINED
    if abs(unaccounted) / total_in <= tolerance:
        return Closing.CLOSES
    return Closing.EXPLAINED if abs(unaccounted) <= half_width else Closing.DOES_NOT_CLOSE


def stated_total_check(
    stated: str, parts: Sequence[float | None], tolerance: float | None = None
) -> StatedCheck:
    """Answer whether a total that someone printed or typed is the sum of its parts, and what slip it may be.

    stated: the figure as printed, because its digits give the tolerance: '252.49' is good to 0.005;
    separators of thousands are allowed. parts: [same unit], signed; None is not known. tolerance: [same unit]
    instead, >= 0. difference = stated - sum of parts; it agrees where |difference| <= tolerance. A ratio
    stated/computed near a power of ten up to 10 000 is hinted at as a slip of units. Sums are exact in
    decimal digits; with a part missing nothing is checked. Errors: DataFault where stated is no number or a
    part is not finite. Source: half a unit of the last digit, the usual reading of a rounded figure.
    """
    figure, allowed = _printed(stated)
    limit = allowed if tolerance is None else Decimal(repr(_not_negative(tolerance)))
    missing = sum(part is None for part in parts)
    known = [_exact(part) for part in parts if part is not None]
    if missing or not known:
        return StatedCheck(Agreement.NOT_CHECKED, float(figure), None, None, None, float(limit), missing)
    computed = sum(known, Decimal(0))
    difference = figure - computed
    share = float(difference / computed) if computed else None
    agrees = abs(difference) <= limit
    status = Agreement.AGREES if agrees else Agreement.DIFFERS
    hint = None if agrees else _slip(figure, computed)
    return StatedCheck(
        status, float(figure), float(computed), float(difference), share, float(limit), missing, hint
    )


def measured_window(
    operation: Operation,
    points: Sequence[MeasuredPoint],
    least_batches: int = 3,
    least_hours: float = 72.0,
) -> WindowCheck:
    """Answer whether the points of a balance were measured long enough and at the same time.

    operation: batch or continuous. points: start and end [date and time] of each, and whole batches for a
    batch process. least_batches: full cycles every point must cover. least_hours: [h] that all points must
    share. common hours = earliest end - latest start. Batch: all points overlap and each covers
    least_batches; continuous: common hours >= least_hours. A time or count not given: not known. Errors:
    DataFault where an end lies before its start. Source: CP audit manual practice (three batches, 72 h;
    general knowledge, to verify).
    """
    if not points:
        return WindowCheck(None, None, (Message(N_("No point was measured.")),))
    common = _common_hours(points)
    reasons = _time_reasons(points, common)
    if operation is Operation.BATCH:
        reasons += _batch_reasons(points, least_batches)
    elif common is not None and 0.0 < common < least_hours:
        text = N_("All points share {hours:.1f} h; {least:g} h are asked for.")
        reasons.append((False, Message(text, {"hours": common, "least": least_hours})))
    outcomes = [outcome for outcome, _ in reasons]
    sufficient = False if False in outcomes else None if None in outcomes else True
    return WindowCheck(sufficient, common, tuple(reason for _, reason in reasons))


def _known_sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) if known else None


def _check_masses(values: Sequence[float | None]) -> None:
    for value in values:
        if value is not None:
            _not_negative(value)


def _not_negative(value: float) -> float:
    if not (math.isfinite(value) and value >= 0.0):
        raise DataFault(
            N_("{value} cannot stand in a balance; give a finite number of 0 or more."), value=value
        )
    return value


def _undetermined(
    total_in: float | None, total_out: float | None, stored: float | None, tolerance: float, missing: int
) -> Closure:
    note = Message(N_("Nothing is given on one side of the balance."))
    if missing:
        note = Message(
            N_("{missing} figures are missing: the balance is not determined."), {"missing": missing}
        )
    status = Closing.NOT_DETERMINED
    return Closure(status, total_in, total_out, stored, None, None, tolerance, missing, (note,))


def _printed(stated: str) -> tuple[Decimal, Decimal]:
    """Return the printed figure and half a unit of its last digit."""
    text = "".join(stated.replace(",", "").split())
    try:
        figure = Decimal(text)
    except InvalidOperation:
        raise DataFault(N_("'{stated}' is not a number."), stated=stated) from None
    exponent = figure.as_tuple().exponent
    if isinstance(exponent, str):
        raise DataFault(N_("'{stated}' is not a number."), stated=stated)
    return figure, Decimal(5).scaleb(exponent - 1)


def _exact(part: float) -> Decimal:
    if not math.isfinite(part):
        raise DataFault(N_("A part of a total must be a finite number."))
    return Decimal(repr(part))


def _slip(stated: Decimal, computed: Decimal) -> Message | None:
    if not computed or not stated or (stated > 0) != (computed > 0):
        return None
    ratio = float(stated / computed)
    for factor in (10, 100, 1000, 10000):
        if abs(ratio / factor - 1.0) <= SLIP_CLOSENESS:
            return Message(
                N_("{factor} times more than the parts give: a slip of units?"), {"factor": factor}
            )
        if abs(ratio * factor - 1.0) <= SLIP_CLOSENESS:
            return Message(
                N_("{factor} times less than the parts give: a slip of units?"), {"factor": factor}
            )
    return None


def _common_hours(points: Sequence[MeasuredPoint]) -> float | None:
    starts = [point.start for point in points if point.start is not None]
    ends = [point.end for point in points if point.end is not None]
    if len(starts) < len(points) or len(ends) < len(points):
        return None
    for point, start, end in zip(points, starts, ends, strict=True):
        if end < start:
            raise DataFault(N_("The measurement at {key} ends before it starts."), key=point.key)
    return (min(ends) - max(starts)).total_seconds() / 3600.0


def _time_reasons(points: Sequence[MeasuredPoint], common: float | None) -> list[tuple[bool | None, Message]]:
    if common is None:
        keys = ", ".join(point.key for point in points if point.start is None or point.end is None)
        return [(None, Message(N_("Start or end is not given for: {keys}."), {"keys": keys}))]
    if common <= 0.0:
        return [(False, Message(N_("The points were not all measured at the same time.")))]
    return []


def _batch_reasons(points: Sequence[MeasuredPoint], least: int) -> list[tuple[bool | None, Message]]:
    found: list[tuple[bool | None, Message]] = []
    for point in points:
        if point.batches is None:
            found.append(
                (None, Message(N_("{key}: the number of batches is not given."), {"key": point.key}))
            )
        elif point.batches < least:
            text = N_("{key}: {batches} batches were measured; {least} are asked for.")
            values = {"key": point.key, "batches": point.batches, "least": least}
            found.append((False, Message(text, values)))
    return found
