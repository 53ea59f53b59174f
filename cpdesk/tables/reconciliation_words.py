"""What reconciling made of a reading, in the words of the plant."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import HALF_WIDTHS
from cpdesk.methods.balances.network import NetworkStream
from cpdesk.methods.balances.reconciliation import Kind, QuantityKind, QuantityName, ReconciledQuantity
from cpdesk.tables.comparing import listed, said
from cpdesk.tables.reconciled import Answer

SMALL = 0.0005  # an adjustment below this share counts as none
MOST_NAMED = 6
LEFT_OUT, DOUBTFUL, EXPLAINED = N_("left out"), N_("one of several"), N_("explained")

KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.REDUNDANT: N_("checked"),
        Kind.JUST_MEASURED: N_("measured, not checked"),
        Kind.CONSTANT: N_("taken as exact"),
        Kind.OBSERVABLE: N_("worked out"),
        Kind.UNOBSERVABLE: N_("not determined"),
    }
)
"""How far the balances tell of a quantity, as people at a plant say it."""

NOT_CHECKED = frozenset(KIND_WORDS[one] for one in (Kind.JUST_MEASURED, Kind.OBSERVABLE, Kind.UNOBSERVABLE))


def percent(value: float) -> str:
    """Return a share as per cent in two significant digits, as people say it: 3.1, 11, 0.25."""
    size = abs(value) * 100.0
    return f"{size:.0f}" if size >= 9.95 else f"{size:.2g}"


def some_names(names: Iterable[object]) -> Message:
    """Return the first names of many as one text."""
    every = [said(str(name)) for name in names]
    if len(every) <= MOST_NAMED:
        return listed(every)
    more = len(every) - MOST_NAMED
    return Message(N_("{names} and {more} more"), {"names": listed(every[:MOST_NAMED]), "more": more})


def _each(names: Iterable[object]) -> Message | str:
    """Return names as one text, parted by semicolons where they hold commas themselves."""
    every = [str(name) for name in names]
    if not any("," in name for name in every):
        return some_names(every)
    whole: Message | str = ""
    for name in every:
        whole = Message(N_("{first}; {next}"), {"first": whole, "next": name}) if whole else name
    return whole


class Words:
    """Says what became of each quantity of one answer."""

    def __init__(self, answer: Answer, streams: Sequence[NetworkStream]) -> None:
        self.answer = answer
        self.streams = {one.id: one for one in streams}
        self.steps = {step.left_out: step for step in answer.left_out}
        self.doubtful = {name: names for names in answer.doubtful for name in names}
        self.suspects = {one.name for one in answer.first.suspects}

    def verdict(self, name: QuantityName, kind: Kind) -> str:
        """Return in a word what became of a quantity."""
        if name in self.steps:
            return LEFT_OUT
        if name in self.doubtful:
            return DOUBTFUL
        if name in self.suspects:
            return EXPLAINED if self.steps else DOUBTFUL
        return KIND_WORDS[kind]

    def sentence(self, first: ReconciledQuantity, final: ReconciledQuantity) -> Message:
        """Return what became of a quantity as a sentence."""
        name = first.name
        if name in self.steps:
            return self._left_out(first, final)
        if name in self.doubtful:
            text = N_("One of {names} disagrees with the others; these balances do not tell which.")
            return Message(text, {"names": _each(self.doubtful[name])})
        if name in self.suspects and self.steps:
            text = N_("It agrees with the balances once this is left out: {names}.")
            return Message(text, {"names": _each(self.steps)})
        return _of_kind(final)

    def _left_out(self, first: ReconciledQuantity, final: ReconciledQuantity) -> Message:
        """Return where a reading that was left out disagrees, and what to look at."""
        places = self._places(first.name)
        if final.value is None or not first.measured:
            text = N_("Stream {name} disagrees with the balances round {places}: check it.")
            return Message(text, {"name": str(first.name), "places": places})
        off = (first.measured - final.value) / final.value if final.value else 1.0
        values = {"name": str(first.name), "places": places, "percent": percent(off)}
        if first.name.kind is QuantityKind.FRACTION:
            text = N_(
                "Stream {name}: the analysis disagrees with the balances round {places} by {percent} %: repeat it."
            )
        else:
            text = N_(
                "Stream {name}: its meter disagrees with the balances round {places} by {percent} %: check its zero."
            )
        return Message(text, values)

    def _places(self, name: QuantityName) -> Message:
        stream = self.streams.get(name.id)
        ends = [stream.start, stream.end] if stream is not None else []
        return _and([end for end in ends if end is not None])


def _and(names: Sequence[str]) -> Message:
    if len(names) == 2:
        return Message(N_("{one} and {other}"), {"one": names[0], "other": names[1]})
    return listed([said(name) for name in names])


def _of_kind(one: ReconciledQuantity) -> Message:
    if one.kind is Kind.REDUNDANT:
        return _adjusted(one)
    if one.kind is Kind.JUST_MEASURED:
        return Message(N_("Taken as measured: no balance checks it."))
    if one.kind is Kind.CONSTANT:
        return Message(N_("Taken as exact."))
    if one.kind is Kind.OBSERVABLE:
        return Message(N_("Not measured; it follows from the balances."))
    return Message(N_("Neither measured nor determined by the balances."))


def _adjusted(one: ReconciledQuantity) -> Message:
    adjustment, measured = one.adjustment or 0.0, one.measured or 0.0
    name, half = str(one.name), HALF_WIDTHS * (one.measured_sd or 0.0)
    share = adjustment / abs(measured) if measured else 0.0
    allowed = half / abs(measured) if measured else 0.0
    values = {"name": name, "percent": percent(share), "allowed": percent(allowed)}
    if abs(share) < SMALL:
        return Message(N_("Stream {name} agrees with the balances."), values)
    inside = abs(adjustment) <= half
    if adjustment > 0.0:
        text = (
            N_("Stream {name} was raised {percent} %, inside its ±{allowed} %.")
            if inside
            else N_("Stream {name} was raised {percent} %, more than its ±{allowed} %.")
        )
    else:
        text = (
            N_("Stream {name} was lowered {percent} %, inside its ±{allowed} %.")
            if inside
            else N_("Stream {name} was lowered {percent} %, more than its ±{allowed} %.")
        )
    return Message(text, values)
