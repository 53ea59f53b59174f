"""What losses cost: material flow cost accounting over a network of quantity centres, after ISO 14051.

Every centre hands all cost that reaches it on to what leaves it, by the share of the masses or by a criterion
chosen for it; what leaves towards another centre carries its cost along, round recycles as often as it takes.
"""

import math
from collections.abc import Sequence

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.losses.account import (
    Accounting,
    Centre,
    CostAccount,
    Costs,
    CostStream,
    Criterion,
    summed,
)
from cpdesk.methods.losses.carrying import Carried, carried
from cpdesk.methods.losses.ranked import ranked


def loss_costs(streams: Sequence[CostStream], centres: Sequence[Centre]) -> CostAccount:
    """Answer what each stream, product and loss of a plant costs, and which losses cost most.

    streams: what runs between centres and surroundings over one period, masses >= 0 [one mass unit], prices
    [money per mass]; centres: their other costs [money] and criteria. A centre's cost y of a kind goes to its
    output s as y w_s / sum(w), w the criterion's weights, else the masses; its own waste-management cost goes to
    its losses alone, if it has any. Material drawn from stock counts at the average cost of what came in, material
    laid in stock keeps its part. With T the shares that run from centre to centre, y = own + T y is solved as a
    whole, so recycles conserve cost; shares are never rounded. What cannot be carried on, because nothing
    leaves a centre or a circle of centres, remains there. A price or flow that is not known counts as 0 and
    is named. Errors: DataFault for a mass that is negative, a figure that is not finite, an end that is no centre.
    Source: ISO 14051, material flow cost accounting.
    """
    _check(streams, centres)
    between = [one for one in streams if one.start is not None or one.end is not None]
    if not between or not centres:
        nothing = Costs()
        note = Message(N_("There are no streams through unit processes: no cost can be carried."))
        return CostAccount(Accounting.NOT_DETERMINED, nothing, nothing, nothing, nothing, notes=(note,))
    return _account(between, centres, carried(between, centres))


def _account(streams: Sequence[CostStream], centres: Sequence[Centre], found: Carried) -> CostAccount:
    leaving = [one for one in streams if one.end is None]
    unpriced = tuple(one.key for one in streams if _unpriced(one))
    without_flow = tuple(one.key for one in streams if one.amount is None)
    entered = summed(found.entered)
    complete = not (unpriced or without_flow or found.without_outlet or found.notes)
    status = Accounting.COMPLETE if complete else Accounting.INCOMPLETE
    notes = (*_notes(unpriced, without_flow, found.without_outlet), *found.notes)
    if not any(entered.parts):
        status, notes = Accounting.NOT_DETERMINED, (*notes, Message(N_("No cost is known.")))
    return CostAccount(
        status,
        entered,
        summed([found.streams[one.key] for one in leaving if not one.loss]),
        summed([found.streams[one.key] for one in leaving if one.loss]),
        summed([one.remaining for one in found.centres]),
        found.streams,
        found.centres,
        ranked(streams, found.streams),
        unpriced,
        without_flow,
        found.without_outlet,
        notes,
    )


def _unpriced(stream: CostStream) -> bool:
    return stream.start is None and stream.price is None and stream.amount != 0.0


def _notes(
    unpriced: Sequence[str], without_flow: Sequence[str], without_outlet: Sequence[str]
) -> tuple[Message, ...]:
    said = (
        (unpriced, N_("No price is given, so no cost is carried, of: {names}.")),
        (without_flow, N_("No flow is given, so no cost is carried, by: {names}.")),
        (without_outlet, N_("Nothing that leaves could carry the cost on: it remains in {names}.")),
    )
    return tuple(Message(text, {"names": ", ".join(names)}) for names, text in said if names)


def _check(streams: Sequence[CostStream], centres: Sequence[Centre]) -> None:
    keys = {centre.key for centre in centres}
    for stream in streams:
        for end in (stream.start, stream.end):
            if end is not None and end not in keys:
                raise DataFault(N_("Stream {stream} has an end that is no unit process."), stream=stream.key)
        amount = stream.amount
        if amount is not None and not (math.isfinite(amount) and amount >= 0.0):
            raise DataFault(
                N_("{value} cannot stand in a balance; give a finite number of 0 or more."), value=amount
            )
        _finite(stream.price or 0.0, stream.disposal)
    for centre in centres:
        _finite(centre.energy, centre.system, centre.waste_management, centre.stock_growth)
        for criterion in centre.criteria:
            _weighed(criterion)


def _finite(*values: float) -> None:
    for value in values:
        if not math.isfinite(value):
            raise DataFault(N_("A cost must be a finite number."))


def _weighed(criterion: Criterion) -> None:
    for value in criterion.weights.values():
        if not (math.isfinite(value) and value >= 0.0):
            raise DataFault(N_("A share of cost must be a finite number of 0 or more."))
