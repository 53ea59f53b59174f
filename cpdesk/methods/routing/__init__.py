"""Orthogonal lines between ports that go around the symbols of a process flow diagram.

A line leaves its symbol outward, never enters a box, has few bends, then is short, then crosses few others;
two lines do not lie on each other. Lengths are millimetres on the sheet, x to the right, y down.
Shapes that most lines have are tried first, an exact search over the guide lines of the symbols follows
(an orthogonal visibility graph searched by A*, after Wybrow, Marriott and Stuckey, "Orthogonal connector
routing", Graph Drawing 2009). This is the door; the rooms behind it are `routing_*`.

While an item is dragged, `repaired` without `others` costs least; with `others` once it is let go.
"""

from cpdesk.methods.routing.ends import STUB
from cpdesk.methods.routing.lines import LANE, Lines
from cpdesk.methods.routing.one import CLEARANCE, Routed, route
from cpdesk.methods.routing.repair import repaired, still_good
from cpdesk.methods.routing.sheet import Request, route_many
from cpdesk.methods.routing.space import Box, End, Obstacles, Point, Side

__all__ = [
    "CLEARANCE",
    "LANE",
    "STUB",
    "Box",
    "End",
    "Lines",
    "Obstacles",
    "Point",
    "Request",
    "Routed",
    "Side",
    "repaired",
    "route",
    "route_many",
    "still_good",
]
