"""What is known of the streams on a sheet: connected or not, with a flow or not, measured, balanced."""

from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import Closing
from cpdesk.records.diagrams import Sheet, SheetKind
from cpdesk.records.flows import Measurement, MeasuringPoint, Origin, Stream
from cpdesk.tables.closures import CLOSURES
from cpdesk.tables.drawing import StreamState
from cpdesk.tables.flows import is_energy
from cpdesk.tables.sheets_contents import ends_of, kinds_of
from cpdesk.tables.table import Value
from cpdesk.tables.view import View

STATE_WORDS: Mapping[StreamState, Message] = MappingProxyType(
    {
        StreamState.NOT_CONNECTED: Message(N_("not connected")),
        StreamState.NO_FLOW: Message(N_("no flow yet")),
        StreamState.STATED: Message(N_("flow stated")),
        StreamState.MEASURED: Message(N_("measured")),
        StreamState.BALANCED: Message(N_("balanced")),
        StreamState.UNBALANCED: Message(N_("unbalanced")),
    }
)
"""What the states are called."""


def state_of(view: View, sheet: Sheet, stream: Stream) -> StreamState:
    """Return what is known of a stream.

    A stream within one unit process, and one of energy, enters no balance of mass: it is measured or stated.
    """
    if not _connected(sheet, stream):
        return StreamState.NOT_CONNECTED
    measured = stream.origin is Origin.MEASURED or stream.id in _with_readings(view)
    if stream.flow is None:
        return StreamState.MEASURED if stream.id in _with_readings(view) else StreamState.NO_FLOW
    balance = _balance(view, stream)
    if balance is not None:
        return balance
    return StreamState.MEASURED if measured else StreamState.STATED


def _connected(sheet: Sheet, stream: Stream) -> bool:
    """Tell whether a stream has an end, and on the sheet of a unit process whether it ends at its equipment."""
    ends = ((stream.from_unit, stream.from_equipment), (stream.to_unit, stream.to_equipment))
    if not any(unit or equipment for unit, equipment in ends):
        return False
    own = sheet.unit_process if sheet.kind is SheetKind.UNIT_PROCESS else None
    return own is None or not any(unit == own and equipment is None for unit, equipment in ends)


def _with_readings(view: View) -> frozenset[str]:
    """Return the streams of whose flow there are readings."""
    return view.shared(
        "streams with readings", kinds_of(Measurement, MeasuringPoint), lambda: frozenset(_read(view))
    )


def _read(view: View) -> set[str]:
    found: set[str] = set()
    for reading in view.all(Measurement):
        point = view.get(MeasuringPoint, reading.point)
        stream = reading.stream or (point.stream if point is not None else None)
        of_flow = reading.substance is None and (point is None or point.substance is None)
        if stream is not None and of_flow and reading.value is not None and not reading.left_out:
            found.add(stream)
    return found


def _balance(view: View, stream: Stream) -> StreamState | None:
    ends = ends_of(view)
    start, end = ends.start(stream), ends.end(stream)
    if start == end or is_energy(stream):
        return None
    found = _verdicts(view)
    verdicts = [found[unit] for unit in (start, end) if unit is not None and unit in found]
    if Closing.DOES_NOT_CLOSE in verdicts:
        return StreamState.UNBALANCED
    closed = bool(verdicts) and all(verdict == Closing.CLOSES for verdict in verdicts)
    return StreamState.BALANCED if closed else None


def _verdicts(view: View) -> Mapping[str, str]:
    """Return the verdict of each unit process in the table of closures."""
    kinds = frozenset({"audit"}) | kinds_of(*CLOSURES.rests_on)
    return view.shared("verdicts of closures", kinds, lambda: _made_verdicts(view))


def _made_verdicts(view: View) -> dict[str, str]:
    return {row.key: _text(row.values["verdict"]) for row in CLOSURES.build(view).rows}


def _text(value: Value) -> str:
    return getattr(value, "text", "") if value is not None else ""
