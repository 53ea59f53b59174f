"""Analyses that state the parts of a whole: whether the parts make up the whole within their uncertainty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum, hypot

from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import HALF_WIDTHS, element_shares
from cpdesk.records.flows import Stream, Substance
from cpdesk.tables.flows import Ends
from cpdesk.tables.labels import label_of
from cpdesk.tables.reconciliation_words import percent
from cpdesk.tables.stream_contents import StreamContents, stream_contents
from cpdesk.tables.table import Cell, Mark, Row, Value, tidied
from cpdesk.tables.view import View

CRITICAL = 3.5  # standard deviations: one false alarm in 2,000 analyses
LEAST_PARTS = 2
NEARLY_WHOLE = 0.75  # analyses of less state only some of the parts
_COMPUTED = Cell(marks=(Mark.COMPUTED,))


@dataclass(frozen=True, slots=True)
class _Analysis:
    """The parts of one stream: their sum, its standard deviation, the number of them off the whole."""

    stream: Stream
    total: float
    sd: float

    @property
    def statistic(self) -> float:
        """By how many standard deviations the sum misses the whole."""
        return abs(self.total - 1.0) / self.sd


def analysis_rows(view: View) -> Iterator[Row]:
    """Yield a row for each analysis whose parts all have an uncertainty, as reconciled to make up the whole."""
    contents = stream_contents(view)
    for stream in view.all(Stream):
        found = _analysis(stream, contents[stream.id])
        if found is not None:
            wrong = found.statistic > CRITICAL
            culprit = _culprit(view, found, contents) if wrong else None
            yield _row(found, wrong, culprit)


def _analysis(stream: Stream, found: StreamContents) -> _Analysis | None:
    if found.contents is None or len(found.contents.parts) < LEAST_PARTS:
        return None
    known = [
        (one.fraction, one.half_width)
        for one in found.contents.parts.values()
        if one.fraction is not None and one.half_width is not None
    ]
    sd = hypot(*(half for _, half in known)) / HALF_WIDTHS
    total = fsum(value for value, _ in known)
    if len(known) < len(found.contents.parts) or not sd or total < NEARLY_WHOLE:
        return None
    return _Analysis(stream, total, sd)


def _row(found: _Analysis, wrong: bool, culprit: Substance | None) -> Row:
    verdict = Message(N_("disagrees") if wrong else N_("agrees"))
    words = _words(found, culprit) if wrong else Message(N_("The parts make up the whole."))
    values: dict[str, Value] = {
        "stream": label_of(found.stream),
        "name": found.stream.name or None,
        "quantity": Message(N_("sum of the parts")),
        "unit": "1",
        "measured": tidied(found.total),
        "uncertainty": tidied(found.sd * HALF_WIDTHS),
        "reconciled": 1.0,
        "sd": 0.0,
        "adjustment": tidied(1.0 - found.total),
        "adjustment_percent": tidied((1.0 - found.total) / found.total),
        "statistic": tidied(found.statistic),
        "verdict": verdict,
        "said": words,
    }
    marks = (Mark.COMPUTED, Mark.DISAGREES) if wrong else (Mark.COMPUTED,)
    cells = {**dict.fromkeys(values, _COMPUTED), "verdict": Cell(marks=marks, reason=words)}
    return Row(f"{found.stream.id} sum", values, "stream", found.stream.id, cells)


def _words(found: _Analysis, culprit: Substance | None) -> Message:
    values: dict[str, object] = {
        "stream": label_of(found.stream),
        "total": f"{100.0 * found.total:.3g}",
        "allowed": percent(found.sd * HALF_WIDTHS),
    }
    if culprit is None:
        text = N_("The analysis of stream {stream} adds up to {total} %, not to 100 ±{allowed} %: repeat it.")
        return Message(text, values)
    text = N_(
        "The analysis of stream {stream} adds up to {total} %, not to 100 ±{allowed} %: repeat it. By the element "
        "balances it is {substance} that is wrong."
    )
    return Message(text, {**values, "substance": culprit.name or label_of(culprit)})


def _culprit(view: View, found: _Analysis, contents: Mapping[str, StreamContents]) -> Substance | None:
    """Return the part whose putting right lets the elements balance best at both ends of the stream."""
    own = contents[found.stream.id].contents
    gaps = _gaps(view, found.stream, contents)
    if own is None or not own.mass or not gaps:
        return None
    added = (1.0 - found.total) * own.mass
    substances = view.by_id(Substance)
    left: dict[str, float] = {}
    for key in own.parts:
        shares = element_shares(substances[key].formula)
        moved = {symbol: added * part for symbol, part in shares.items()}
        # What leaves one place with the stream comes in at the other: the gaps move opposite ways.
        left[key] = fsum(
            ((gap + sign * moved.get(symbol, 0.0)) / size) ** 2 for symbol, sign, gap, size in gaps
        )
    best = min(left, key=lambda key: left[key])
    before = fsum((gap / size) ** 2 for _, _, gap, size in gaps)
    return substances[best] if left[best] < 0.5 * before else None


def _gaps(
    view: View, stream: Stream, contents: Mapping[str, StreamContents]
) -> list[tuple[str, float, float, float]]:
    """Return (element, sign of the stream, in - out, in) of the unit processes at both ends of a stream."""
    ends = Ends(view)
    gaps: list[tuple[str, float, float, float]] = []
    for unit, sign in ((ends.start(stream), -1.0), (ends.end(stream), 1.0)):
        if unit is None or unit not in ends.by_unit:
            continue
        total: dict[str, list[float]] = {}
        for side, way in ((ends.by_unit[unit].inputs, 1.0), (ends.by_unit[unit].outputs, -1.0)):
            for one in side:
                known = contents[one.id]
                mass = known.contents.mass if known.contents is not None else None
                for symbol, part in known.elements.items():
                    total.setdefault(symbol, []).append(way * part * (mass or 0.0))
        for symbol, flows in total.items():
            size = fsum(flow for flow in flows if flow > 0.0)
            if size > 0.0:
                gaps.append((symbol, sign, fsum(flows), size))
    return gaps
