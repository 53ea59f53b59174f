"""What each stream holds by mass, reckoned from its composition however that was stated; kept stream by stream."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cpdesk.language import N_, Message
from cpdesk.methods.balances.layers import (
    Content,
    Contents,
    Part,
    Stating,
    Whole,
    contents_of,
    element_shares,
    molar_mass_of,
)
from cpdesk.quantities import Basis, Quantity
from cpdesk.records.flows import Component, Phase, Stream, Substance
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, kind_of
from cpdesk.tables.flows import Ends, is_energy
from cpdesk.tables.rates import Time, Times, basis_of, dimension_of, stated
from cpdesk.tables.view import View

CONTENT_KINDS: tuple[type[Record], ...] = (Stream, Component, Substance, UnitProcess, Equipment)
_STATING = {
    "fraction": Stating.FRACTION,
    "mass": Stating.FLOW,
    "concentration": Stating.CONCENTRATION,
    "gas concentration": Stating.GAS_CONCENTRATION,
    "mole fraction": Stating.MOLES,
    "volume fraction": Stating.MOLES,
    "amount concentration": Stating.MOLARITY,
}


@dataclass(frozen=True, slots=True)
class StreamContents:
    """What one stream holds: `contents` by substance on `basis` (hour or year), None where nothing is stated."""

    contents: Contents | None
    basis: Basis
    elements: Mapping[str, float]
    unknown: Mapping[str, Message]

    @property
    def mass_unit(self) -> str:
        """The unit of the mass and of component flows."""
        return f"kg/{self.basis.value}"


@dataclass(slots=True)
class _Kept:
    """What was reckoned, with the records it was reckoned from."""

    found: dict[str, tuple[Stream, Sequence[Component], StreamContents]]


def stream_contents(view: View) -> Mapping[str, StreamContents]:
    """Return what every stream holds; after an edit only the streams it touched are reckoned again."""
    slow = frozenset({"audit", *map(kind_of, (Substance, UnitProcess, Equipment))})
    kept = view.shared("contents kept", slow, lambda: _Kept({}))
    kinds = frozenset({"audit", *map(kind_of, CONTENT_KINDS)})
    return view.shared("contents", kinds, lambda: _renewed(view, kept))


def _renewed(view: View, kept: _Kept) -> dict[str, StreamContents]:
    reading: _Reading | None = None
    parts = view.by(Component, "stream")
    found: dict[str, tuple[Stream, Sequence[Component], StreamContents]] = {}
    for stream in view.all(Stream):
        own = parts.get(stream.id, ())
        before = kept.found.get(stream.id)
        if before is None or before[0] is not stream or list(before[1]) != list(own):
            reading = reading or _Reading(view)
            before = stream, own, reading.contents(stream, own)
        found[stream.id] = before
    kept.found = found
    return {key: one for key, (_, _, one) in found.items()}


class _Reading:
    """Reads the compositions of one project."""

    def __init__(self, view: View) -> None:
        self.substances = view.by_id(Substance)
        self.ends, self.times = Ends(view), Times(view)

    def contents(self, stream: Stream, parts: Sequence[Component]) -> StreamContents:
        basis = Basis.HOUR if basis_of(stream.flow) in (Basis.HOUR, None) else Basis.YEAR
        if not parts or is_energy(stream):
            return StreamContents(None, basis, {}, {})
        time = self.times.of(self.ends.start(stream) or self.ends.end(stream))
        made = {one.substance: self._part(one, basis, time) for one in parts}
        contents = contents_of(
            self._whole(stream, basis, time), [one for one in made.values() if isinstance(one, Part)]
        )
        open_ones = {key: Content(reason=one) for key, one in made.items() if isinstance(one, Message)}
        if open_ones:
            contents = replace(contents, parts={**contents.parts, **open_ones})
        return StreamContents(contents, basis, *self._elements(contents))

    def _whole(self, stream: Stream, basis: Basis, time: Time) -> Whole:
        def amount(unit: str) -> float | None:
            value = stated(stream.flow, f"{unit}/{basis.value}", time).value
            return None if value is None or value < 0.0 else value

        kind = dimension_of(stream.flow)
        return Whole(
            amount("kg") if kind == "mass" else None,
            amount("m3") if kind == "volume" else None,
            amount("Nm3") if kind == "gas volume" else None,
            stream.phase is Phase.LIQUID,
        )

    def _part(self, one: Component, basis: Basis, time: Time) -> Part | Message:
        """Return a part as stated, or why it cannot be counted."""
        amount, substance = one.amount, self.substances[one.substance]
        if amount is None:
            return Message(N_("its amount is not given"))
        stating = _STATING.get(dimension_of(amount))
        if stating is None or (basis_of(amount) is not None) != (stating is Stating.FLOW):
            return Message(N_("{typed} is no amount of a part"), {"typed": amount.text})
        value, half = amount.value, amount.uncertainty
        if stating is Stating.FLOW:
            flow = stated(amount, f"kg/{basis.value}", time)
            if flow.value is None:
                return flow.reason or Message(N_("its amount is not given"))
            value, half = flow.value, _scaled(half, flow.value, amount)
        return Part(
            one.substance, stating, value, half, substance.molar_mass or molar_mass_of(substance.formula)
        )

    def _elements(self, contents: Contents) -> tuple[dict[str, float], dict[str, Message]]:
        """Return the mass fraction of each element, and those of which it is not known with the reason."""
        found: dict[str, float] = {}
        unknown: dict[str, Message] = {}
        for key, one in contents.parts.items():
            substance = self.substances[key]
            for symbol, part in () if substance.factor else element_shares(substance.formula).items():
                if one.fraction is not None:
                    found[symbol] = found.get(symbol, 0.0) + one.fraction * part
                elif one.flow is not None and contents.mass:
                    found[symbol] = found.get(symbol, 0.0) + one.flow / contents.mass * part
                else:
                    unknown[symbol] = one.reason or Message(N_("the stream's mass is not known"))
        return found, unknown


def _scaled(half: float | None, value: float, amount: Quantity) -> float | None:
    return None if half is None or not amount.value else abs(half * value / amount.value)
