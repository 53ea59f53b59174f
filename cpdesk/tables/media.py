"""What streams and emission marks look like on every sheet: colours and dashes."""

from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.records.flows import StreamKind
from cpdesk.records.production import Medium
from cpdesk.tables.colours import MEDIA
from cpdesk.tables.drawing import Line, StreamState

MEDIUM_OF_KIND: Mapping[StreamKind, str] = MappingProxyType(
    {
        StreamKind.WASTEWATER: "water",
        StreamKind.WASTE_GAS: "air",
        StreamKind.SOLID_WASTE: "solid waste",
        StreamKind.HAZARDOUS_WASTE: "hazardous waste",
        StreamKind.LOSS: "hazardous waste",
        StreamKind.ENERGY: "energy",
    }
)

DASHES: Mapping[StreamKind, tuple[float, ...]] = MappingProxyType(
    {
        StreamKind.ENERGY: (6.0, 3.0, 1.0, 3.0),
        StreamKind.WASTE_GAS: (8.0, 3.0),
        StreamKind.LOSS: (3.0, 3.0),
    }
)
"""Dashes and gaps of the lines of some kinds, in widths of the line."""

NO_FLOW = (5.0, 3.0)
"""The dashes of a stream without a flow, and of what a person wants dashed."""

WARNING = "#b3261e"
"""What is to stand out on paper."""


def medium_colour(medium: Medium | None) -> str:
    """Return the colour of a medium."""
    return MEDIA.get(medium.value, MEDIA["air"]) if medium is not None else MEDIA["air"]


def line_colour(line: Line, ink: str, warning: str = WARNING) -> str:
    """Return the colour of a stream: of its medium where it is a waste or energy, else `ink`."""
    if line.state is StreamState.NOT_CONNECTED:
        return warning
    return MEDIA.get(MEDIUM_OF_KIND.get(line.kind, ""), ink) if line.kind else ink


def line_dashes(line: Line) -> tuple[float, ...]:
    """Return dashes and gaps of a stream in widths of its line; none where it is drawn through."""
    if line.state is StreamState.NO_FLOW or "dashed" in line.style.split():
        return NO_FLOW
    return DASHES.get(line.kind, ()) if line.kind else ()
