"""A network to reconcile, as plain data: units, streams, what was measured and what must hold."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cpdesk.errors import Fault
from cpdesk.language import N_, Message

LARGEST = 1e50  # no figure of a plant is larger, nor smaller than its inverse


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value with the standard deviation of its error; `sd` 0 makes it a constant."""

    value: float
    sd: float


def no_fractions() -> dict[str, Reading | None]:
    """Return the fractions of a stream of which none was measured."""
    return {}


@dataclass(frozen=True, slots=True)
class NetworkStream:
    """A stream between two units; an end of None is the surroundings, a flow of None was not measured."""

    id: str
    start: str | None = None
    end: str | None = None
    flow: Reading | None = None
    fractions: Mapping[str, Reading | None] = field(default_factory=no_fractions)


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction of unknown extent in a unit: the mass of each substance made per unit of extent."""

    unit: str
    mass_change: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Equation:
    """A further linear relation among flows: sum of terms x flow, plus the constant, is 0."""

    terms: Mapping[str, float]
    constant: float = 0.0


@dataclass(frozen=True, slots=True)
class TransferCoefficient:
    """The share of all that enters a unit which leaves it by one stream; None: not known."""

    unit: str
    stream: str
    coefficient: Reading | None = None


@dataclass(frozen=True, slots=True)
class Correlation:
    """The correlation of the measurement errors of two streams' flows."""

    first: str
    second: str
    coefficient: float


@dataclass(frozen=True, slots=True)
class Network:
    """All that is known of a network. `complete`: the substances make up every stream."""

    units: tuple[str, ...] = ()
    streams: tuple[NetworkStream, ...] = ()
    substances: tuple[str, ...] = ()
    unbalanced: frozenset[str] = frozenset()
    reactions: tuple[Reaction, ...] = ()
    equations: tuple[Equation, ...] = ()
    transfer_coefficients: tuple[TransferCoefficient, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    complete: bool = False
    confidence: float = 0.95

    @property
    def balanced(self) -> tuple[str, ...]:
        """The units whose balances close."""
        return tuple(unit for unit in self.units if unit not in self.unbalanced)


def network_faults(network: Network) -> tuple[Fault, ...]:
    """Return what is wrong with a network, so that no number can be made of it; empty where it is sound."""
    return tuple(_faults(network))


def _fault(kind: str, name: str, text: str, **values: object) -> Fault:
    return Fault(Message(text, {"name": name, **values}), kind, name)


def _faults(network: Network) -> Iterator[Fault]:
    if not 0.0 < network.confidence < 1.0:
        yield _fault("network", "confidence", N_("The confidence must lie between 0 and 1."))
    yield from _twice("unit", network.units, N_("The unit {name} is listed twice."))
    yield from _twice("substance", network.substances, N_("The substance {name} is listed twice."))
    yield from _twice("stream", [s.id for s in network.streams], N_("The stream {name} is listed twice."))
    units = {*network.units, *network.unbalanced}
    for stream in network.streams:
        yield from _stream_faults(stream, units, set(network.substances))
    yield from _reaction_faults(network, units)
    streams = {stream.id for stream in network.streams}
    yield from _equation_faults(network, streams)
    yield from _coefficient_faults(network, units, streams)
    yield from _correlation_faults(network)


def _twice(kind: str, names: tuple[str, ...] | list[str], text: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield _fault(kind, name, text)
        seen.add(name)


def _stream_faults(stream: NetworkStream, units: set[str], substances: set[str]) -> Iterator[Fault]:
    for unit in (stream.start, stream.end):
        if unit is not None and unit not in units:
            text = N_("Stream {name}: the unit {unit} is not listed.")
            yield _fault("stream", stream.id, text, unit=unit)
    yield from _reading_faults("stream", stream.id, stream.flow, math.inf)
    for substance, reading in stream.fractions.items():
        if substance not in substances:
            text = N_("Stream {name}: the substance {substance} is not listed.")
            yield _fault("stream", stream.id, text, substance=substance)
        yield from _reading_faults("stream", f"{stream.id}, {substance}", reading, 1.0)


def _reading_faults(kind: str, name: str, reading: Reading | None, largest: float) -> Iterator[Fault]:
    if reading is None:
        return
    if not (math.isfinite(reading.value) and math.isfinite(reading.sd)):
        yield _fault(kind, name, N_("{name}: value and standard deviation must be finite numbers."))
    elif not _bearable(reading.value) or not _bearable(reading.sd):
        text = N_(
            "{name}: figures must lie between {least:g} and {most:g} in size, so that they can be squared."
        )
        yield _fault(kind, name, text, least=1.0 / LARGEST, most=LARGEST)
    elif reading.sd < 0.0:
        yield _fault(kind, name, N_("{name}: a standard deviation cannot be negative."))
    elif reading.sd == 0.0 and not 0.0 <= reading.value <= largest:
        text = N_("{name}: {value:g} is said to be exact, but no such amount can be.")
        yield _fault(kind, name, text, value=reading.value)


def _bearable(value: float) -> bool:
    return value == 0.0 or 1.0 / LARGEST <= abs(value) <= LARGEST


def _reaction_faults(network: Network, units: set[str]) -> Iterator[Fault]:
    for reaction in network.reactions:
        name = reaction.unit
        if name not in units:
            yield _fault("reaction", name, N_("A reaction names the unit {name}, which is not listed."))
        for substance, change in reaction.mass_change.items():
            if substance not in network.substances:
                text = N_("The reaction in {name}: the substance {substance} is not listed.")
                yield _fault("reaction", name, text, substance=substance)
            if not math.isfinite(change):
                yield _fault(
                    "reaction", name, N_("The reaction in {name}: a change of mass must be a finite number.")
                )


def _equation_faults(network: Network, streams: set[str]) -> Iterator[Fault]:
    for number, equation in enumerate(network.equations, 1):
        name = str(number)
        for stream in equation.terms:
            if stream not in streams:
                text = N_("Equation {name}: the stream {stream} is not listed.")
                yield _fault("equation", name, text, stream=stream)
        if not all(math.isfinite(value) for value in (*equation.terms.values(), equation.constant)):
            yield _fault("equation", name, N_("Equation {name}: terms and constant must be finite numbers."))


def _coefficient_faults(network: Network, units: set[str], streams: set[str]) -> Iterator[Fault]:
    for one in network.transfer_coefficients:
        name = f"{one.unit} -> {one.stream}"
        if one.unit not in units:
            yield _fault("transfer coefficient", name, N_("Transfer coefficient {name}: unknown unit."))
        if one.stream not in streams:
            yield _fault("transfer coefficient", name, N_("Transfer coefficient {name}: unknown stream."))
        yield from _reading_faults("transfer coefficient", name, one.coefficient, math.inf)


def _correlation_faults(network: Network) -> Iterator[Fault]:
    measured = {s.id for s in network.streams if s.flow is not None and s.flow.sd > 0.0}
    seen: set[frozenset[str]] = set()
    for one in network.correlations:
        name = f"{one.first}, {one.second}"
        if frozenset((one.first, one.second)) in seen:
            yield _fault("correlation", name, N_("The correlation of {name} is listed twice."))
        seen.add(frozenset((one.first, one.second)))
        if one.first == one.second or not (one.first in measured and one.second in measured):
            text = N_("Correlation of {name}: two different streams with measured flows are needed.")
            yield _fault("correlation", name, text)
        elif not -1.0 < one.coefficient < 1.0:
            yield _fault("correlation", name, N_("Correlation of {name}: it must lie between -1 and 1."))
