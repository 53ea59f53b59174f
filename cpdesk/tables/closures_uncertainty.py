"""How uncertain a stream's amount of a layer is, by the half-widths typed beside its flow and its analysis."""

from collections.abc import Mapping
from math import hypot

from cpdesk.methods.balances.layers import USUAL_HALF_WIDTH, Content, element_shares
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Stream, Substance
from cpdesk.tables.closures_layers import Layer, LayerKind
from cpdesk.tables.rates import dimension_of
from cpdesk.tables.stream_contents import StreamContents


def half_width_of(given: Quantity | None, usual: float) -> float:
    """Return the half-width typed beside a figure as a share of it; where none is, the usual share."""
    if given is None or not given.value:
        return 0.0
    return usual if given.uncertainty is None else given.uncertainty / abs(given.value)


class Spreads:
    """The half-widths of one project's amounts, as shares of them; errors of flow and analysis are independent."""

    def __init__(self, contents: Mapping[str, StreamContents], substances: Mapping[str, Substance]) -> None:
        self.contents, self.substances = contents, substances
        self._of_elements: dict[tuple[str, str], float] = {}

    def of(self, layer: Layer, stream: Stream) -> float:
        """Return the half-width of what a stream carries of a layer, as a share of that amount."""
        flow = half_width_of(stream.flow, USUAL_HALF_WIDTH)
        if layer.kind is LayerKind.ENERGY:
            heat = None if dimension_of(stream.flow) == "energy" else stream.specific_energy
            return hypot(flow, half_width_of(heat, 0.0))
        contents = self.contents[stream.id].contents
        if layer.kind is LayerKind.MASS or contents is None:
            return flow
        if layer.kind is LayerKind.ELEMENT:
            return self._of_element(layer.key, stream, flow)
        part = contents.parts.get(layer.key)
        if part is None or not _value(part):
            return 0.0
        return hypot(0.0 if part.apart else flow, part.spread / _value(part))

    def _of_element(self, symbol: str, stream: Stream, flow: float) -> float:
        key = stream.id, symbol
        if key not in self._of_elements:
            self._of_elements[key] = self._worked_out(symbol, self.contents[stream.id], flow)
        return self._of_elements[key]

    def _worked_out(self, symbol: str, found: StreamContents, flow: float) -> float:
        """Return the share by which an element is uncertain: its parts each by themselves, the flow for all at once."""
        whole = found.elements.get(symbol, 0.0)
        contents = found.contents
        if not whole or contents is None:
            return 0.0
        widths: list[float] = []
        riding = 0.0  # what is wrong where the flow of the whole is: all but component flows
        for key, one in contents.parts.items():
            substance = self.substances[key]
            held = 0.0 if substance.factor else element_shares(substance.formula).get(symbol, 0.0)
            if held and one.reason is None:
                per_kg = 1.0 if one.fraction is not None else 1.0 / (contents.mass or 1.0)
                widths.append(one.spread * per_kg * held)
                riding += 0.0 if one.apart else _value(one) * per_kg * held
        return hypot(*widths, riding * flow) / whole


def _value(part: Content) -> float:
    return (part.flow if part.fraction is None else part.fraction) or 0.0
