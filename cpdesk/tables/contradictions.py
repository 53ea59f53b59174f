"""What contradicts itself in an audit, or is likely a slip."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cpdesk.language import N_, Message, UnitText
from cpdesk.methods.balances.closure import Agreement, stated_total_check
from cpdesk.quantities import Quantity, parse_unit, thousandfold
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Component, Measurement, Stream, Substance
from cpdesk.records.implementation import ContinuousPlan, ScheduleTask
from cpdesk.records.options import JointGroup, Option
from cpdesk.records.papers import Conflict, StatedTotal
from cpdesk.records.plant import DischargePoint, Equipment, UnitProcess
from cpdesk.records.production import MaterialYear, ProductYear, WasteYear
from cpdesk.records.record import Record, field_title, kind_of, kind_title
from cpdesk.records.team import WorkTask
from cpdesk.tables.contradictions_balances import balance_contradictions
from cpdesk.tables.finding import Finding, contradiction, doubt, missing_in
from cpdesk.tables.labels import full_label, label_of
from cpdesk.tables.stated import StatedPlace, TableOf, printed_figure, stated_place
from cpdesk.tables.view import View


def contradictions(view: View, table: TableOf) -> Iterator[Finding]:
    """Yield what contradicts; `table` gives the audit's tables by name, for totals that were printed elsewhere."""
    yield from _conflicts(view)
    yield from _doubled_numbers(view)
    yield from _spans(view)
    yield from _compositions(view)
    yield from _emissions(view)
    yield from _thousandfold(view)
    yield from _joint(view)
    yield from balance_contradictions(view, table)
    for total in view.all(StatedTotal):
        yield from _stated_total(view, total, table)


def _conflicts(view: View) -> Iterator[Finding]:
    for conflict in view.all(Conflict):
        if not conflict.decided:
            text = N_(
                "Two copies disagree on {field} of {kind} {id}: “{mine}” or “{theirs}”. Decide which stands."
            )
            yield contradiction(
                "1.2",
                conflict,
                "decided",
                text,
                field=field_title(conflict.of_field) if conflict.of_field else "",
                kind=kind_title(conflict.of_kind),
                id=conflict.of_id,
                mine=conflict.mine,
                theirs=conflict.theirs,
            )


_NUMBERED: tuple[tuple[type[Record], str, str], ...] = (
    (UnitProcess, "code", "3.1"),
    (Equipment, "tag", "3.1"),
    (Stream, "number", "3.3"),
    (Emission, "number", "2.3"),
    (DischargePoint, "code", "2.3"),
    (Substance, "key", "3.3"),
    (Option, "code", "4.2"),
    (JointGroup, "code", "4.2"),
)


def _doubled_numbers(view: View) -> Iterator[Finding]:
    for cls, field, step in _NUMBERED:
        for value, records in view.by(cls, field).items():
            if value and len(records) > 1:
                for record in records[1:]:
                    kind = kind_title(kind_of(record))
                    yield contradiction(
                        step, record, field, N_("{kind} {value} is there twice."), kind=kind, value=value
                    )


_SPANS: tuple[tuple[type[Record], str, str, str], ...] = (
    (WorkTask, "start", "finish", "1.3"),
    (ScheduleTask, "start", "end", "6.1"),
    (ContinuousPlan, "start", "end", "7.3"),
)


def _spans(view: View) -> Iterator[Finding]:
    for cls, start, end, step in _SPANS:
        for record in view.all(cls):
            first: str = getattr(record, start)
            last: str = getattr(record, end)
            if first and last and last < first[: len(last)]:
                text = N_("“{what}” ends ({last}) before it starts ({first}).")
                yield contradiction(step, record, end, text, what=label_of(record), first=first, last=last)
    audit = view.audit
    if (
        audit.baseline_start
        and audit.baseline_end
        and audit.baseline_end < audit.baseline_start[: len(audit.baseline_end)]
    ):
        yield contradiction("2.1", audit, "baseline_end", N_("The baseline period ends before it starts."))


def _compositions(view: View) -> Iterator[Finding]:
    for stream in view.all(Stream):
        parts = view.by(Component, "stream").get(stream.id, ())
        total = sum(_fraction(part.amount) for part in parts)
        if total > 1.0 + 1e-3:
            text = N_("The fractions of stream {number} add up to {total:.1%}.")
            yield contradiction("3.3", stream, "number", text, number=stream.number, total=total)


def _fraction(amount: Quantity | None) -> float:
    return amount.value if amount is not None and parse_unit(amount.unit).kind == "fraction" else 0.0


def _emissions(view: View) -> Iterator[Finding]:
    for emission in view.all(Emission):
        for field, text in (
            ("equipment", N_("Emission {number} has no source equipment.")),
            ("discharge_point", N_("Emission {number} has no point of discharge.")),
            ("frequency", N_("Emission {number} does not say how often it happens.")),
        ):
            if getattr(emission, field) is None:
                yield missing_in("2.3", emission, field, text, number=emission.number)
    emitting = {emission.equipment for emission in view.all(Emission)}
    for item in view.all(Equipment) if emitting else ():
        if item.id not in emitting and not item.no_emission:
            text = N_("{tag} has no emission in the inventory and no reason why not.")
            yield missing_in("2.3", item, "no_emission", text, tag=item.tag)


_SIBLINGS: tuple[tuple[type[Record], tuple[str, ...], str, str], ...] = (
    (ProductYear, ("product",), "output", "2.1"),
    (MaterialYear, ("material",), "amount", "2.1"),
    (WasteYear, ("waste",), "discharged", "2.3"),
    (Measurement, ("point", "stream", "substance"), "value", "3.2"),
)


def _thousandfold(view: View) -> Iterator[Finding]:
    for cls, keys, field, step in _SIBLINGS:
        groups: dict[object, list[Record]] = defaultdict(list)
        for record in view.all(cls):
            quantity: Quantity | None = getattr(record, field)
            if quantity is not None:
                groups[(*(getattr(record, key) for key in keys), parse_unit(quantity.unit).kind)].append(
                    record
                )
        for records in groups.values():
            yield from _off_by_thousand(view, records, field, step)


def _off_by_thousand(view: View, records: Sequence[Record], field: str, step: str) -> Iterator[Finding]:
    quantities: list[Any] = [getattr(record, field) for record in records]
    for index in thousandfold([quantity.value for quantity in quantities]):
        text = N_(
            "{what}: “{typed}” is about a thousand times off its neighbours. Is the unit or the comma right?"
        )
        record = records[index]
        yield doubt(step, record, field, text, what=full_label(view, record), typed=quantities[index].text)


def _joint(view: View) -> Iterator[Finding]:
    for option in view.all(Option):
        own = (option.investment, option.income, option.operating_cost)
        if option.joint_group is not None and any(figure is not None for figure in own):
            text = N_("Option {code} is evaluated jointly and has figures of its own: they are not counted.")
            yield contradiction("5.4", option, "joint_group", text, code=option.code)


def _stated_total(view: View, total: StatedTotal, table: TableOf) -> Iterator[Finding]:
    place = stated_place(view, total, table)
    if isinstance(place, Message):
        yield doubt("5.4", total, "table", place.text, **place.values)
        return
    yield from _compared(view, total, place)


def _compared(view: View, total: StatedTotal, place: StatedPlace) -> Iterator[Finding]:
    if total.stated is None:
        return
    figure = printed_figure(total.stated, view.audit.decimal_sign.value)
    check = stated_total_check(figure, place.parts)
    if check.status is not Agreement.DIFFERS:
        return
    text = N_("{what}: {stated} is stated, but the parts give {computed} {unit}.{hint}")
    computed = f"{check.computed:.10g}"
    hint = Message(N_(" It is {hint}"), {"hint": check.hint}) if check.hint else ""
    yield contradiction(
        place.step,
        total,
        "stated",
        text,
        what=total.what,
        stated=total.stated.text,
        computed=computed,
        unit=UnitText(total.stated.unit),
        hint=hint,
    )
