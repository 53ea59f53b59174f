"""A Sankey diagram as a group of shapes for a worksheet: the geometry as it is, in the colours of the screen."""

from cpdesk.exchange.diagram_svg import INK, PAPER, QUIET
from cpdesk.exchange.sankey_svg import (
    BAR_MM,
    Say,
    band_words,
    node_words,
    scale_words,
    stub_words,
)
from cpdesk.exchange.workbook_shapes import Group, Paint, Wording
from cpdesk.exchange.workbook_values import cell_text
from cpdesk.language import Language
from cpdesk.methods.sankey.figures import LEADING, Sankey
from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.tables.sankeys import LOSS_COLOUR, NODE_COLOUR, colour_of, in_order, opacity_of

VEIL = Paint(PAPER, 0.62)
LEAST_NODE = 0.3
_NONE = Paint()


def sankey_group(drawn: Sankey, title: str, unit: str, number: int, language: Language) -> Group:
    """Return a diagram as a group whose shapes have the numbers from `number` on; `unit` is what amounts count in."""
    painter = _Painter(drawn, unit, language)
    told = ". ".join([title, *painter.words])
    size = drawn.width, drawn.height
    group = Group(painter.fit(title), painter.fit(told), size, number, language.code.replace("_", "-"))
    painter.paint(group)
    return group


class _Painter:
    """Puts one diagram into its group, what lies at the bottom first."""

    def __init__(self, drawn: Sankey, unit: str, language: Language) -> None:
        self.drawn, self.unit, self.language = drawn, unit, language
        self.words = scale_words(drawn, unit, language.say)

    @property
    def say(self) -> Say:
        return self.language.say

    def fit(self, text: str) -> str:
        """Return a text without signs that a file cannot hold."""
        return cell_text(text, self.language)

    def paint(self, group: Group) -> None:
        size = (0.0, 0.0, self.drawn.width, self.drawn.height)
        group.box("ground", "", size, Paint(PAPER))
        self._bands(group)
        self._stubs(group)
        self._nodes(group)
        self._texts(group)
        self._scale(group)

    def _bands(self, group: Group) -> None:
        for band in in_order(self.drawn):
            told = self.fit(band_words(band, self.drawn, self.unit, self.say))
            paint = Paint(colour_of(band), opacity_of(band))
            group.outline(self.fit(band.flow.text) or "flow", told, band.outline, paint)

        for band in in_order(self.drawn):
            for tip in band.tips:
                group.outline("tip", "", tip, Paint(colour_of(band)))

    def _stubs(self, group: Group) -> None:
        for stub in self.drawn.stubs:
            told = self.fit(stub_words(stub, self.unit, self.say))
            paint = Paint(LOSS_COLOUR, stroke=LOSS_COLOUR, line=0.15, hatched=True)
            group.box(told.partition(":")[0], told, (stub.x, stub.y, stub.width, stub.height), paint)

    def _nodes(self, group: Group) -> None:
        for node in self.drawn.nodes:
            told = self.fit(node_words(node, self.unit, self.say))
            place = (node.x, node.y, node.width, max(node.height, LEAST_NODE))
            group.box(self.fit(node.title), told, place, Paint(NODE_COLOUR))

    def _texts(self, group: Group) -> None:
        for text in self.drawn.texts:
            lines = tuple(map(self.fit, text.lines))
            said = Wording(lines, text.size, text.size * LEADING, text.anchor, int(text.bold_first), INK)
            group.text(lines[0], (text.x, text.y, text.width, text.height), said, VEIL)

    def _scale(self, group: Group) -> None:
        """Put the bar of the scale and what is said below the diagram."""
        style, size = self.drawn.style, self.drawn.style.letters
        line = size * LEADING
        base = self.drawn.height - style.margin - (len(self.words) - 1) * line
        if self.drawn.bands:
            left, top = style.margin, base - size * 0.7
            bar = (
                ("M", left, top),
                ("L", left, top + 1.5),
                ("L", left + BAR_MM, top + 1.5),
                ("L", left + BAR_MM, top),
            )
            group.outline("scale", self.words[0], bar, Paint(stroke=INK, line=0.3))
        for place, text in enumerate(self.words):
            x = style.margin + (BAR_MM + 2.0 if place == 0 and self.drawn.bands else 0.0)
            said = Wording((self.fit(text),), size, line, colour=INK if place == 0 else QUIET)
            box = (x, base + place * line - size * 0.95, text_width_mm(text, size), line)
            group.text(said.lines[0], box, said, _NONE)
