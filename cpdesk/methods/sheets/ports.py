"""Which ports suit what flows: gas leaves towers and vessels over the top, liquid and solids leave at the foot."""

from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.methods.sheets.placing import Stand, StandingPort
from cpdesk.records.flows import Phase
from cpdesk.reference.symbols import Side

TOWER, VESSEL = 80.0, 55.0
"""By how many mm of detour the wrong end of a tower or of a vessel is worse than the right one."""

_LEAVING: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("column", "packed_column", "tray_column", "scrubber", "cyclone"), TOWER),
        **dict.fromkeys(("vessel", "separator", "reactor", "tank", "cooling_tower"), VESSEL),
        **dict.fromkeys(("boiler", "reboiler", "silo", "condenser"), VESSEL),
    }
)
"""Symbols that part what is in them by weight, and how much worse the wrong end is for what leaves."""

_ABSORBERS = frozenset({"column", "packed_column", "scrubber"})
_FED_FROM_ABOVE = frozenset({"silo", "cyclone"})
LOW, HIGH = 0.6, 0.35
"""Gas comes into an absorber below the one share of its height, liquid above the other."""


def misfit(symbol: str, stand: Stand, port: StandingPort, phase: Phase | None, *, leaving: bool) -> float:
    """Return by how many mm of detour a port of a symbol is worse for a stream in some phase; 0.0 where it suits.

    A symbol that is turned says nothing: nobody knows where its foot is.
    """
    if phase is None or phase is Phase.MIXED or stand.rotation:
        return 0.0
    down = (port.y - (stand.y - stand.height / 2)) / stand.height
    if leaving:
        return _LEAVING.get(symbol, 0.0) * (down if phase is Phase.GAS else 1.0 - down)
    return _arriving(symbol, port, down, phase)


def _arriving(symbol: str, port: StandingPort, down: float, phase: Phase) -> float:
    if symbol in _FED_FROM_ABOVE or (symbol == "condenser" and phase is Phase.GAS):
        return VESSEL * down
    if symbol not in _ABSORBERS:
        return 0.0
    if phase is Phase.GAS:
        return TOWER * max(0.0, LOW - down) + (VESSEL if port.side is Side.NORTH else 0.0)
    return TOWER * max(0.0, down - HIGH)
