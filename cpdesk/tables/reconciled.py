"""The reconciliation of a project: worked out once for each way of drawing balances, kept while its network stays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cpdesk.language import N_, Message
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.reconciliation import (
    EliminationStep,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
    RowName,
    Status,
)
from cpdesk.records.flows import Component, StockChange
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import Record, kind_of
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.tables.reconciliation_network import PlantNetwork, Round, plant_network, some_named
from cpdesk.tables.stream_contents import CONTENT_KINDS
from cpdesk.tables.view import View

if TYPE_CHECKING:
    from cpdesk.methods.balances.traces import Trace

RECONCILED_KINDS: tuple[type[Record], ...] = (*CONTENT_KINDS, StockChange, Reaction, Relation, RelationTerm)
STEPS = 3  # of the work on one way of drawing balances: network, answer, answer without the suspects
MOST_FRACTIONS = 1_000  # open or measured ones reconciled with the flows; more take tens of seconds
CREDIBLE = 0.01  # a larger fraction that no analysis lists is no trace: a reaction or an analysis is missing


@dataclass(frozen=True, slots=True)
class Answer:
    """What reconciling a network gave, before and after leaving out the readings that alone can be wrong.

    `first` rests on all readings, `final` on those that are left; `left_out` are the steps between. `doubtful`
    holds sets of readings of which one is wrong, but nothing tells which.
    """

    first: Reconciliation
    final: Reconciliation
    left_out: tuple[EliminationStep, ...] = ()
    doubtful: tuple[tuple[QuantityName | RowName, ...], ...] = ()


def nothing() -> None:
    """Tell nobody."""


def answer_of(network: Network, step: Callable[[], object] = nothing) -> Answer:
    """Return the whole answer for a network; plain data in and out, so that a worker can do it.

    `step` is called after each part of the work, and may end it by raising.
    """
    from cpdesk.methods.balances.reconcile import reconcile, without

    first = reconcile(network)
    step()
    left_out: list[EliminationStep] = []
    doubtful: list[tuple[QuantityName | RowName, ...]] = []
    for one in first.steps:
        if len(one.one_of) > 1 or one.alternatives:
            doubtful.append((*one.one_of, *one.alternatives))
            break
        left_out.append(one)
        network = without(network, one.left_out)
    final = reconcile(network, search=False) if left_out else first
    step()
    return Answer(first, final, tuple(left_out), tuple(doubtful))


def no_quantities() -> dict[QuantityName, ReconciledQuantity]:
    """Return quantities of nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The network of a project with its answer; None where there is nothing to draw balances round."""

    plant: PlantNetwork
    answer: Answer | None
    first: Mapping[QuantityName, ReconciledQuantity] = field(default_factory=no_quantities)
    final: Mapping[QuantityName, ReconciledQuantity] = field(default_factory=no_quantities)


def reconciled(view: View, around: Round, step: Callable[[], object] = nothing) -> Reconciled:
    """Return the reconciliation round unit processes or items; reckoned again only where the network changed.

    `step` is called after each of its `STEPS`, and may end the work by raising: then nothing is kept of it.
    """
    kinds = frozenset({"audit", *map(kind_of, RECONCILED_KINDS)})
    return view.shared(f"reconciled {around.name}", kinds, lambda: _made(view, around, step))


def _made(view: View, around: Round, step: Callable[[], object]) -> Reconciled:
    kept: dict[str, Any] = view.shared(f"reconciled before {around.name}", frozenset(), _nothing)
    plant = _chosen_network(view, around)
    step()
    before: Reconciled | None = kept.get("last")
    if before is not None and before.plant.network == plant.network:
        found = replace(before, plant=plant)
    elif not plant.network.balanced or (around is Round.ITEMS and not _has_items(view, plant)):
        found = Reconciled(plant, None)
    else:
        answer = answer_of(plant.network, step)
        if answer.first.status is Status.NOT_CONVERGED and plant.network.substances:
            plant = _without_fractions(view, around)
            answer = answer_of(plant.network, step)
        found = Reconciled(plant, answer, _by_name(answer.first), _by_name(answer.final))
    kept["last"] = found
    return found


def _nothing() -> dict[str, Any]:
    return {}


def _by_name(answer: Reconciliation) -> dict[QuantityName, ReconciledQuantity]:
    return {one.name: one for one in answer.quantities}


def _has_items(view: View, plant: PlantNetwork) -> bool:
    """Tell whether a network is drawn round items at all, and is not that of the unit processes again."""
    from cpdesk.records.plant import Equipment

    items = view.by_id(Equipment)
    return any(record_id in items for record_id in plant.places.values())


def _chosen_network(view: View, around: Round) -> PlantNetwork:
    """Return the network with compositions where some are measured and their balances can close, else of flows alone.

    A substance that must be in a stream though its analysis does not list it is let in, as long as it is a trace.
    """
    from cpdesk.methods.balances.traces import needed_traces, with_traces

    plant = plant_network(view, around, with_fractions=True)
    readings = [one for stream in plant.network.streams for one in stream.fractions.values()]
    live = [one for one in readings if one is None or one.sd > 0.0]
    analysed = any(one is not None for one in live) and len(live) <= MOST_FRACTIONS
    metered = any(stream.flow is not None and stream.flow.sd > 0.0 for stream in plant.network.streams)
    if not (analysed and metered):
        return _without_fractions(view, around)
    traces = needed_traces(plant.network)
    if traces is None:
        return _without_fractions(
            view, around, Message(N_("No compositions near those given close all balances."))
        )
    worst = max(traces, key=lambda one: one.fraction, default=None)
    if worst is not None and worst.fraction > CREDIBLE:
        return _without_fractions(view, around, _missing(worst))
    if not traces:
        return plant
    note = Message(
        N_("Not listed in the analysis, but there in traces: {names}."), {"names": _listed_traces(traces)}
    )
    return replace(plant, network=with_traces(plant.network, traces), notes=(*plant.notes, note))


def _missing(worst: "Trace") -> Message:
    """Say what would have to be where no analysis lists it."""
    text = N_(
        "Stream {stream} would have to hold {share} % of {substance}, which its analysis does not list: complete the "
        "analysis, or write the reaction that makes or uses it."
    )
    share = f"{100.0 * worst.fraction:.2g}"
    return Message(text, {"stream": worst.stream, "share": share, "substance": worst.substance})


def _listed_traces(traces: Sequence["Trace"]) -> Message:
    largest = sorted(traces, key=lambda one: -one.fraction)
    return some_named([f"{one.stream} {one.substance}" for one in largest])


def _without_fractions(view: View, around: Round, why: Message | None = None) -> PlantNetwork:
    plant = plant_network(view, around, with_fractions=False)
    if not view.all(Component):
        return plant
    note = Message(
        N_(
            "Compositions are left out of this reconciliation; elements are balanced in the table of closures."
        )
    )
    return replace(plant, notes=(*plant.notes, note, *(() if why is None else (why,))))
