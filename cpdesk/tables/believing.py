"""How far a figure of the balances can be believed, and how that is shown: by sign, rim and colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cpdesk.language import N_


class Believed(StrEnum):
    """What the balances say of a figure."""

    HOLDS = N_("agrees with the balances")
    NEARLY = N_("agrees only within its uncertainty")
    SUSPECT = N_("does not agree")
    UNCHECKED = N_("not checked by a balance")


@dataclass(frozen=True, slots=True)
class Rim:
    """The box of a figure: colour on paper, width in mm, dashes and gaps in widths; in grey the last two tell."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


SIGNS: Mapping[Believed, str] = MappingProxyType(
    {Believed.HOLDS: "✓", Believed.NEARLY: "≈", Believed.SUSPECT: "≠", Believed.UNCHECKED: "–"}
)
RIMS: Mapping[Believed, Rim] = MappingProxyType(
    {
        Believed.HOLDS: Rim("#0b6e74", 0.18),
        Believed.NEARLY: Rim("#8a5a00", 0.25, (4.0, 2.0)),
        Believed.SUSPECT: Rim("#b3261e", 0.35),
        Believed.UNCHECKED: Rim("#69717b", 0.18, (1.0, 2.0)),
    }
)


class Figures(StrEnum):
    """Which figures of the balances stand beside items and streams."""

    MEASURED = N_("Closures as measured")
    RECONCILED = N_("Closures reconciled")
    BOTH = N_("Closures before → after")
