"""What can be believed: measured flows and compositions against all balances at once, and what to measure next."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import HALF_WIDTHS
from cpdesk.methods.balances.reconciliation import (
    Advice,
    Kind,
    QuantityKind,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
    RowName,
)
from cpdesk.records.flows import Stream
from cpdesk.tables.comparing import share
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.labels import label_of
from cpdesk.tables.reconciled import RECONCILED_KINDS, Answer, Reconciled, reconciled
from cpdesk.tables.reconciliation_analyses import analysis_rows
from cpdesk.tables.reconciliation_network import STOCK_MARKS, PlantNetwork, Round
from cpdesk.tables.reconciliation_places import RECONCILIATION_UNITS
from cpdesk.tables.reconciliation_words import DOUBTFUL, LEFT_OUT, Words, some_names
from cpdesk.tables.table import Cell, Column, Format, Mark, Row, Table, Value, tidied
from cpdesk.tables.view import View

_COMPUTED = Cell(marks=(Mark.COMPUTED,))
_STOCKS = {
    STOCK_MARKS[0]: Message(N_("stock at the start")),
    STOCK_MARKS[1]: Message(N_("stock at the end")),
}
_MEASURED = {"measured", "uncertainty"}
ROUNDING = 1e-7  # of the reading


def _number(key: str, heading: str, formula: str = "") -> Column:
    return Column(key, Message(heading), Format.NUMBER, formula=formula)


COLUMNS = (
    Column("stream", Message(N_("Stream no.")), frozen=True),
    Column("name", Message(N_("Name"))),
    Column("quantity", Message(N_("Quantity"))),
    Column("verdict", Message(N_("Verdict")), Format.CHOICE),
    _number("measured", N_("Measured")),
    _number("uncertainty", N_("Measured ±")),
    _number("reconciled", N_("Reconciled")),
    _number("sd", N_("Reconciled ±")),
    Column(
        "adjustment_percent",
        Message(N_("Adjustment, %")),
        Format.PERCENT,
        formula="IF({measured}<>0,{adjustment}/ABS({measured}),NA())",
        decimals=1,
    ),
    Column("unit", Message(N_("Unit"))),
    Column("said", Message(N_("In words")), Format.LONG_TEXT),
    _number("adjustment", N_("Adjustment"), "{reconciled}-{measured}"),
    _number("statistic", N_("Test")),
)
_NOTES = (
    Message(N_("± is half the width of the interval in which the true value lies 19 times in 20.")),
    Message(
        N_("A figure without ± that was worked out or estimated is no measurement and is found anew here.")
    ),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """One reconciliation, with what its rows need."""

    view: View
    plant: PlantNetwork
    answer: Answer
    words: Words

    def row(self, first: ReconciledQuantity, final: ReconciledQuantity) -> Row:
        name = first.name
        fraction = name.kind is QuantityKind.FRACTION
        stream = self.view.get(Stream, self.plant.streams.get(name.id))
        kind = final.kind
        verdict = self.words.verdict(name, kind)
        measured, value = tidied(first.measured), _settled(final.value, first.measured)
        adjustment = None if value is None or measured is None else tidied(value - measured)
        statistic = first.statistic if verdict in (LEFT_OUT, DOUBTFUL) else final.statistic
        values: dict[str, Value] = {
            "stream": name.id,
            "name": stream.name if stream is not None else _stock_name(name.id),
            "quantity": name.substance if fraction else Message(N_("flow")),
            "unit": "1" if fraction else self.plant.unit,
            "measured": measured,
            "uncertainty": _half_width(first.measured_sd),
            "reconciled": value,
            "sd": _half_width(final.sd),
            "adjustment": adjustment,
            "adjustment_percent": share(adjustment, abs(measured) if measured else None),
            "statistic": tidied(statistic),
            "verdict": Message(verdict),
            "said": self.words.sentence(first, final),
        }
        marks = (Mark.COMPUTED, Mark.DISAGREES) if verdict in (LEFT_OUT, DOUBTFUL) else (Mark.COMPUTED,)
        cells = {key: _COMPUTED for key in values if key not in _MEASURED}
        cells["verdict"] = Cell(marks=marks, reason=self.words.sentence(first, final))
        record = stream.id if stream is not None else ""
        return Row(f"{name.id} {name.substance}".strip(), values, "stream" if record else "", record, cells)


def _stock_name(name: str) -> Message | None:
    return next((text for mark, text in _STOCKS.items() if mark in name), None)


def _settled(value: float | None, measured: float | None) -> float | None:
    """Return a reconciled value; one that differs from its reading by rounding alone is the reading."""
    if value is not None and measured is not None and abs(value - measured) <= ROUNDING * abs(measured):
        return tidied(measured)
    return tidied(value)


def _half_width(sd: float | None) -> float | None:
    return None if sd is None else tidied(HALF_WIDTHS * sd)


def _rows(view: View, around: Round) -> Iterator[Row]:
    found = reconciled(view, around)
    if found.answer is None:
        return
    words = Words(found.answer, found.plant.network.streams)
    made = _Made(view, found.plant, found.answer, words)
    for name, first in found.first.items():
        if name.kind in (QuantityKind.FLOW, QuantityKind.FRACTION) and not _untold(first):
            yield made.row(first, found.final.get(name, first))


def _untold(one: ReconciledQuantity) -> bool:
    """Tell whether a fraction is said to be none at all, or neither measured nor determined."""
    if one.name.kind is not QuantityKind.FRACTION:
        return False
    nothing = one.measured == 0.0 and one.measured_sd == 0.0
    return nothing or (one.kind is Kind.UNOBSERVABLE and one.measured is None)


def _table(definition: TableDefinition, rows: Iterator[Row], columns: tuple[Column, ...]) -> Table:
    return Table(definition.name, Message(definition.title), columns, tuple(rows), notes=_NOTES)


def _of_units(view: View) -> Table:
    def rows() -> Iterator[Row]:
        yield from _rows(view, Round.UNITS)
        yield from analysis_rows(view)

    return _table(RECONCILIATION, rows(), COLUMNS)


def _of_items(view: View) -> Table:
    return _table(RECONCILIATION_ITEMS, _rows(view, Round.ITEMS), COLUMNS)


# Summary

_SUMMARY_COLUMNS = (
    Column("round", Message(N_("Balances round")), frozen=True),
    Column("item", Message(N_("What"))),
    Column("count", Message(N_("How many")), Format.WHOLE, decimals=0),
    Column("said", Message(N_("In words")), Format.LONG_TEXT),
    Column("value", Message(N_("Weight of the adjustments")), Format.NUMBER),
)


def _summary(view: View) -> Table:
    def rows() -> Iterator[Row]:
        items = reconciled(view, Round.ITEMS).answer
        by_items = (
            {step.left_out for step in items.left_out} if items is not None else set[QuantityName | RowName]()
        )
        for around in Round:
            found = reconciled(view, around)
            for number, (item, value, text) in enumerate(_lines(found, by_items)):
                values: dict[str, Value] = {
                    "round": Message(around.value),
                    "item": Message(item),
                    "count": value if isinstance(value, int) else None,
                    "value": tidied(value) if isinstance(value, float) else None,
                    "said": text,
                }
                yield Row(f"{around.name} {number}", values, cells=dict.fromkeys(values, _COMPUTED))

    title = Message(RECONCILIATION_SUMMARY.title)
    return Table("reconciliation_summary", title, _SUMMARY_COLUMNS, tuple(rows()))


_Line = tuple[str, int | float | None, Message | None]
"""What, how many of it or a sum of squares, and a sentence."""


def _lines(found: Reconciled, by_items: Collection[QuantityName | RowName]) -> Iterator[_Line]:
    if found.answer is None:
        return
    first, final = found.answer.first, found.answer.final
    yield N_("Result"), None, Message(first.status.value)
    yield N_("Streams"), len(found.plant.network.streams), None
    yield N_("Measured flows"), _measured(found), None
    text = N_("So many balances are left to check readings by; without any nothing can be contradicted.")
    yield N_("Degrees of freedom"), first.degrees_of_freedom, Message(text)
    yield from _tests(first, N_("All readings together"))
    for step in found.answer.left_out:
        lost = isinstance(step.left_out, RowName)
        text = (
            N_("The balance of {name} is left out: a loss there explains the most.")
            if lost
            else N_("{name} is left out: it explains the most.")
        )
        yield N_("Left out"), None, Message(text, {"name": str(step.left_out)})
    if found.answer.left_out:
        yield from _tests(final, N_("Without what is left out"))
    for names in found.answer.doubtful:
        text = N_("One of these is wrong, and these balances do not tell which: {names}.")
        yield N_("Doubtful"), None, Message(text, {"names": some_names(names)})
        named = [one for one in names if one in by_items]
        if named:
            text = N_("Balances round single items tell which: {names}.")
            yield N_("Doubtful"), None, Message(text, {"names": some_names(named)})
    for message in (*final.messages, *found.plant.notes):
        yield N_("To be known"), None, message
    for message in final.assumed:
        yield N_("Assumed"), None, message


def _measured(found: Reconciled) -> int:
    return sum(1 for stream in found.plant.network.streams if stream.flow is not None)


def _tests(one: Reconciliation, item: str) -> Iterator[_Line]:
    if one.objective is None or one.critical is None:
        return
    values = {"objective": one.objective, "critical": one.critical}
    text = (
        N_(
            "Taken together the readings agree with the balances: the adjustments weigh {objective:.3g}, their "
            "uncertainties allow {critical:.3g}."
        )
        if one.accepted
        else N_(
            "Taken together the readings contradict the balances: the adjustments weigh {objective:.3g}, their "
            "uncertainties allow {critical:.3g}."
        )
    )
    yield item, one.objective, Message(text, values)


# What to measure next

_ADVICE_COLUMNS = (
    Column("rank", Message(N_("Rank")), Format.WHOLE, frozen=True),
    Column("stream", Message(N_("Stream no."))),
    Column("name", Message(N_("Name"))),
    Column("said", Message(N_("Why")), Format.LONG_TEXT),
    Column("helps", Message(N_("Streams helped")), Format.WHOLE),
    Column("quantity", Message(N_("Quantity"))),
    Column("round", Message(N_("Balances round"))),
)


def _advice(view: View) -> Table:
    def rows() -> Iterator[Row]:
        rank = 0
        for around in Round:
            found = reconciled(view, around)
            for one in found.answer.first.advice if found.answer is not None else ():
                rank += 1
                yield _advice_row(view, found, around, one, rank)

    return Table("measuring_advice", Message(MEASURING_ADVICE.title), _ADVICE_COLUMNS, tuple(rows()))


def _advice_row(view: View, found: Reconciled, around: Round, one: Advice, rank: int) -> Row:
    name = one.measure
    stream = view.get(Stream, found.plant.streams.get(name.id))
    values: dict[str, Value] = {
        "rank": rank,
        "stream": label_of(stream) or name.id,
        "name": stream.name if stream is not None else None,
        "quantity": name.substance or Message(N_("flow")),
        "round": Message(around.value),
        "helps": len(one.determines) + len(one.checks),
        "said": _why(one),
    }
    record = stream.id if stream is not None else ""
    key = f"{around.name} {name.id} {name.substance}".strip()
    return Row(key, values, "stream" if record else "", record, dict.fromkeys(values, _COMPUTED))


def _why(one: Advice) -> Message:
    if one.determines:
        return Message(N_("It would also determine: {names}."), {"names": some_names(one.determines)})
    if one.checks:
        return Message(N_("It would check the readings of: {names}."), {"names": some_names(one.checks)})
    return Message(N_("Nothing determines it now."))


_RESTS_ON = RECONCILED_KINDS
RECONCILIATION = TableDefinition(
    "reconciliation", N_("Reconciled figures, balances round unit processes"), _of_units, _RESTS_ON
)
RECONCILIATION_ITEMS = TableDefinition(
    "reconciliation_items", N_("Reconciled figures, balances round items of equipment"), _of_items, _RESTS_ON
)
RECONCILIATION_SUMMARY = TableDefinition(
    "reconciliation_summary", N_("What the reconciliation found"), _summary, _RESTS_ON
)
MEASURING_ADVICE = TableDefinition("measuring_advice", N_("What to measure next"), _advice, _RESTS_ON)

TABLES = (
    RECONCILIATION_SUMMARY,
    RECONCILIATION,
    RECONCILIATION_ITEMS,
    RECONCILIATION_UNITS,
    MEASURING_ADVICE,
)
