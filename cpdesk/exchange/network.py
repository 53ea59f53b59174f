"""A stand-alone network as JSON text: reading it, and writing what its reconciliation gave."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cpdesk.errors import DataFault, EnvironmentFault, Fault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.network import (
    Correlation,
    Equation,
    Network,
    NetworkStream,
    Reaction,
    Reading,
    TransferCoefficient,
)
from cpdesk.methods.balances.reconciliation import (
    QuantityKind,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
)

HALF_WIDTHS = 1.96  # half width of a 95 % interval in standard deviations, as VDI 2048 has it


def read_network(path: Path) -> Network:
    """Return the network of a file; raises DataFault with all that is wrong, EnvironmentFault for no file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DataFault(N_("{path} is not a text in UTF-8."), path=path) from None
    except OSError as error:
        raise EnvironmentFault(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from None
    return network_from_text(text)


def network_from_text(text: str) -> Network:
    """Return the network of a JSON text; raises DataFault with all that is wrong with its form."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataFault(
            N_("The text is not JSON: it cannot be read from line {line}, column {column} on."),
            line=error.lineno,
            column=error.colno,
        ) from None
    except (RecursionError, ValueError):
        raise DataFault(N_("The text cannot be read as a network.")) from None
    reader = _Reader()
    network = reader.network(whole)
    if reader.faults:
        raise DataFault.of(reader.faults)
    return network


class _Reader:
    """Reads a network and collects what is wrong with its form."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, where: str, text: str, **values: object) -> None:
        self.faults.append(Fault(Message(text, {"where": where, **values}), "network", where))

    def network(self, whole: object) -> Network:
        if not isinstance(whole, dict):
            self.wrong("network", N_("{where}: an object with units and streams is needed."))
            return Network()
        data: dict[str, Any] = whole  # pyright: ignore[reportUnknownVariableType]
        return Network(
            tuple(self.names(data, "units")),
            tuple(self.streams(data)),
            tuple(self.names(data, "substances")),
            frozenset(self.names(data, "unbalanced")),
            tuple(self.reactions(data)),
            tuple(self.equations(data)),
            tuple(self.coefficients(data)),
            tuple(self.correlations(data)),
            self.truth(data, "complete"),
            self.number("confidence", data.get("confidence", 0.95)),
        )

    def truth(self, data: Mapping[str, Any], key: str) -> bool:
        value = data.get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, N_("{where}: true or false is needed."))
        return value is True

    def entries(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the objects of a list with the name of their place."""
        for number, one in enumerate(self.sequence(key, data.get(key)), 1):
            where = f"{key} {number}"
            if isinstance(one, dict):
                yield where, one
            else:
                self.wrong(where, N_("{where}: an object is needed."))

    def sequence(self, where: str, value: object) -> Sequence[Any]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(where, N_("{where}: a list is needed."))
            return ()
        return value  # pyright: ignore[reportUnknownVariableType]

    def names(self, data: Mapping[str, Any], key: str) -> Iterator[str]:
        for one in self.sequence(key, data.get(key)):
            name = self.name(key, one)
            if name is not None:
                yield name

    def name(self, where: str, value: object) -> str | None:
        if isinstance(value, str) and value:
            return value
        self.wrong(where, N_("{where}: a name in quotation marks is needed."))
        return None

    def number(self, where: str, value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                if math.isfinite(number := float(value)):
                    return number
            except OverflowError:
                pass
        self.wrong(where, N_("{where}: a finite number is needed."))
        return 0.0

    def numbers(self, where: str, value: object) -> dict[str, float]:
        if not isinstance(value, dict):
            self.wrong(where, N_("{where}: an object of numbers is needed."))
            return {}
        entries: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return {key: self.number(f"{where}, {key}", one) for key, one in entries.items()}

    def reading(self, where: str, value: object) -> Reading | None:
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(where, N_("{where}: null or an object with value and sd is needed."))
            return None
        entry: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        amount = self.number(f"{where}, value", entry.get("value"))
        given = [key for key in ("sd", "relative_sd", "half_width_95") if entry.get(key) is not None]
        if len(given) != 1:
            self.wrong(where, N_("{where}: give one of sd, relative_sd and half_width_95 (sd 0: exact)."))
            return Reading(amount, 0.0)
        doubt = self.number(f"{where}, {given[0]}", entry[given[0]])
        factor = {"sd": 1.0, "relative_sd": abs(amount), "half_width_95": 1.0 / HALF_WIDTHS}[given[0]]
        return Reading(amount, doubt * factor)

    def streams(self, data: Mapping[str, Any]) -> Iterator[NetworkStream]:
        for where, one in self.entries(data, "streams"):
            name = self.name(f"{where}, id", one.get("id")) or where
            where = f"stream {name}"
            ends = [
                None if one.get(k) is None else self.name(f"{where}, {k}", one[k]) for k in ("from", "to")
            ]
            fractions: object = one.get("fractions") or {}
            if not isinstance(fractions, dict):
                self.wrong(f"{where}, fractions", N_("{where}: an object is needed."))
                fractions = {}
            entries: dict[str, Any] = fractions  # pyright: ignore[reportUnknownVariableType]
            read = {key: self.reading(f"{where}, {key}", value) for key, value in entries.items()}
            yield NetworkStream(name, ends[0], ends[1], self.reading(where, one.get("flow")), read)

    def reactions(self, data: Mapping[str, Any]) -> Iterator[Reaction]:
        for where, one in self.entries(data, "reactions"):
            unit = self.name(f"{where}, unit", one.get("unit")) or ""
            yield Reaction(unit, self.numbers(f"{where}, mass_change", one.get("mass_change")))

    def equations(self, data: Mapping[str, Any]) -> Iterator[Equation]:
        for where, one in self.entries(data, "equations"):
            terms = self.numbers(f"{where}, terms", one.get("terms"))
            yield Equation(terms, self.number(f"{where}, constant", one.get("constant", 0.0)))

    def coefficients(self, data: Mapping[str, Any]) -> Iterator[TransferCoefficient]:
        for where, one in self.entries(data, "transfer_coefficients"):
            unit = self.name(f"{where}, unit", one.get("unit")) or ""
            stream = self.name(f"{where}, to", one.get("to")) or ""
            yield TransferCoefficient(unit, stream, self.reading(where, one.get("coefficient")))

    def correlations(self, data: Mapping[str, Any]) -> Iterator[Correlation]:
        for number, entry in enumerate(self.sequence("correlations", data.get("correlations")), 1):
            where = f"correlations {number}"
            one = self.sequence(where, entry)
            if len(one) == 3:
                first, second = (self.name(where, end) or "" for end in one[:2])
                yield Correlation(first, second, self.number(where, one[2]))
            else:
                self.wrong(where, N_("{where}: two streams and a number are needed."))


def answer_as_text(answer: Reconciliation, network: Network, say: Any) -> str:
    """Return the answer as JSON text; `say` turns a message into a sentence of the person's language."""
    return json.dumps(answer_as_data(answer, network, say), ensure_ascii=False, indent=1, allow_nan=False)


def answer_as_data(answer: Reconciliation, network: Network, say: Any) -> dict[str, Any]:
    """Return the answer as plain data; what is not known is null."""
    by_name = {one.name: one for one in answer.quantities}
    return {
        "status": answer.status.value,
        "objective": answer.objective,
        "degrees_of_freedom": answer.degrees_of_freedom,
        "critical": answer.critical,
        "p_value": answer.p_value,
        "accepted": answer.accepted,
        "confidence": answer.confidence,
        "streams": [_stream(one, network, by_name) for one in network.streams],
        "suspects": [
            {**_named(one.name), **_suspicion(one), "equivalent": [_named(name) for name in one.equivalent]}
            for one in answer.suspects
        ],
        "leaks": [
            {"unit": one.name.id, **_suspicion(one), "equivalent": [_named(name) for name in one.equivalent]}
            for one in answer.leaks
        ],
        "unobservable": [_named(name) for name in answer.unobservable],
        "units": [
            {
                "unit": one.unit,
                "closure_before": one.closure_before,
                "closure_before_percent": one.closure_before_percent,
            }
            for one in answer.units
        ],
        "extents": [
            {"unit": one.name.id, "value": one.value, "sd": one.sd, "kind": one.kind.value}
            for one in answer.of_kind(QuantityKind.EXTENT)
        ],
        "coefficients": [
            {"unit": one.name.id, "to": one.name.to, **_quantity(one)}
            for one in answer.of_kind(QuantityKind.COEFFICIENT)
        ],
        **_tests_as_data(answer),
        "messages": [say(message) for message in answer.messages],
        "assumed": [say(message) for message in answer.assumed],
    }


def _tests_as_data(answer: Reconciliation) -> dict[str, Any]:
    """Return what the tests for gross errors did, step by step, and what to measure next."""
    return {
        "nodal_tests": [
            {
                "balances": [str(row) for row in one.rows],
                "imbalance": one.imbalance,
                "sd": one.sd,
                "statistic": one.statistic,
                "critical": one.critical,
            }
            for one in answer.nodal
        ],
        "eliminations": [
            {
                "left_out": _named(one.left_out),
                "one_of": [_named(name) for name in one.one_of],
                "error": one.error,
                "objective": one.objective,
                "degrees_of_freedom": one.degrees_of_freedom,
                "accepted": one.accepted,
                "alternatives": [_named(name) for name in one.alternatives],
                "losses": [name.id for name in one.losses],
                "explains": [_named(name) for name in one.explains],
            }
            for one in answer.steps
        ],
        "advice": [
            {
                "measure": _named(one.measure),
                "determines": [_named(name) for name in one.determines],
                "checks": [_named(name) for name in one.checks],
            }
            for one in answer.advice
        ],
    }


def answer_as_lines(answer: Reconciliation, say: Any) -> list[str]:
    """Return the status and a line a quantity: name, value, standard deviation, kind."""
    lines = [say(Message(answer.status.value))]
    for one in answer.quantities:
        value, sd = ("" if number is None else f"{number:.6g}" for number in (one.value, one.sd))
        lines.append(f"{one.name}\t{value}\t{sd}\t{say(Message(one.kind.value))}")
    return lines


def _suspicion(one: Any) -> dict[str, Any]:
    return {"statistic": one.statistic, "critical": one.critical, "error": one.error}


def _named(name: Any) -> dict[str, Any]:
    if not isinstance(name, QuantityName):
        return {"id": name.id, "quantity": name.kind.value}
    named: dict[str, Any] = {"id": name.id, "quantity": name.kind.value}
    if name.substance:
        named["substance"] = name.substance
    if name.to:
        named["to"] = name.to
    return named


def _stream(
    stream: NetworkStream, network: Network, by_name: Mapping[QuantityName, ReconciledQuantity]
) -> dict[str, Any]:
    flow = by_name.get(QuantityName(QuantityKind.FLOW, stream.id))
    fractions = {
        substance: _quantity(found)
        for substance in network.substances
        if (found := by_name.get(QuantityName(QuantityKind.FRACTION, stream.id, substance)))
    }
    return {
        "id": stream.id,
        "flow": None if flow is None else _quantity(flow),
        **({"fractions": fractions} if fractions else {}),
    }


def _quantity(one: ReconciledQuantity) -> dict[str, Any]:
    made = {
        "value": one.value,
        "sd": one.sd,
        "kind": one.kind.value,
        "adjustment": one.adjustment,
        "statistic": one.statistic,
    }
    if one.measured_sd:
        made |= {"adjustability": one.adjustability, "detectable": one.detectable}
    return {**made, "bound": True} if one.bound else made
