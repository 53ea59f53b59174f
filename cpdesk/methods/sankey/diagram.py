"""A Sankey diagram as geometry: flows as bands, width to scale, recycles drawn back below, figures beside them.

Lengths are millimetres, x to the right, y down. Whatever paints it, on the screen, on paper or into a file, paints
this geometry and computes nothing.
"""

import math
from collections.abc import Sequence

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.sankey.bands import bands_of
from cpdesk.methods.sankey.figures import Band, Figures, Flow, Node, PlacedNode, Sankey, Stub, Style
from cpdesk.methods.sankey.labels import lettered
from cpdesk.methods.sankey.layers import layers_of
from cpdesk.methods.sankey.places import places_of

__all__ = ["Band", "Figures", "Flow", "Node", "PlacedNode", "Sankey", "Stub", "Style", "sankey"]


def sankey(nodes: Sequence[Node], flows: Sequence[Flow], style: Style = Style()) -> Sankey:  # noqa: B008
    """Answer how flows between nodes and surroundings look as a Sankey diagram.

    nodes: in any order, keys unique, `growth` the amount by which a stock grew (negative: was drawn down). flows:
    amounts >= 0 [one unit], ends that are nodes, or None for the surroundings; a flow of 0 is not drawn. style:
    sizes [mm]. The scale, 1, 2 or 5 times a power of ten to 10 mm, is the largest at which the fullest column
    keeps to `style.height`. Each band is amount x scale wide, at least `least_width`, and then said not to be to
    scale. Columns follow the longest path from the inputs; a flow against them is a recycle and goes round
    below. What comes in and does not go out, beyond a thousandth, is drawn as a stub of its width. Errors:
    DataFault for an amount that is negative or not finite, and for an end that is no node.
    """
    _check(nodes, flows)
    drawn = [flow for flow in flows if flow.amount > 0.0 and (flow.start, flow.end) != (None, None)]
    if not drawn:
        note = Message(N_("There is no flow to draw."))
        return Sankey(style, style.column_gap, 4 * style.margin, notes=(note,))
    layers = layers_of(nodes, drawn)
    places = places_of(nodes, drawn, layers, style)
    bands = bands_of(places, drawn)
    return lettered(places, bands)


def _check(nodes: Sequence[Node], flows: Sequence[Flow]) -> None:
    keys = {node.key for node in nodes}
    for flow in flows:
        if not (math.isfinite(flow.amount) and flow.amount >= 0.0):
            raise DataFault(
                N_("{value} cannot stand in a balance; give a finite number of 0 or more."), value=flow.amount
            )
        for end in (flow.start, flow.end):
            if end is not None and end not in keys:
                raise DataFault(N_("Stream {stream} has an end that is no unit process."), stream=flow.key)
