"""A Sankey diagram as SVG in mm: the geometry as it is, with texts that can be searched."""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from cpdesk.exchange.diagram_svg import FONTS, INK, PAPER, QUIET
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import N_, Message
from cpdesk.methods.sankey.figures import LEADING, Band, Figures, PlacedNode, Sankey, Segment, Stub
from cpdesk.tables.sankeys import (
    LOSS_COLOUR,
    NODE_COLOUR,
    colour_of,
    in_figures,
    in_order,
    in_percent,
    opacity_of,
)

Say = Callable[[Message | str], str]
BAR_MM = 10.0


def sankey_svg(drawn: Sankey, title: str, unit: str, say: Say) -> str:
    """Return a Sankey diagram as the text of an SVG file; `unit` is what its amounts count in."""
    size = f'width="{_n(drawn.width)}mm" height="{_n(drawn.height)}mm"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(drawn.width)} {_n(drawn.height)}" '
        f'font-family={quoteattr(FONTS)} fill="none">',
        f"<title>{escape(title)}</title>",
        f'<defs><pattern id="hatch" width="1" height="1" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="1" height="1" fill="{PAPER}"/>'
        f'<rect width="0.35" height="1" fill="{LOSS_COLOUR}"/></pattern></defs>',
        f'<rect width="{_n(drawn.width)}" height="{_n(drawn.height)}" fill="{PAPER}"/>',
    ]
    lines += [_band(band, band_words(band, drawn, unit, say)) for band in in_order(drawn)]
    lines += [_tip(band, tip) for band in in_order(drawn) for tip in band.tips]
    lines += [_stub(stub, unit, say) for stub in drawn.stubs]
    lines += [_node(node, unit, say) for node in drawn.nodes]
    for text in drawn.texts:
        lines += _text(text)
    lines += _scale(drawn, unit, say)
    return "\n".join([*lines, "</svg>", ""])


def write_sankey_svg(drawn: Sankey, title: str, unit: str, path: Path, say: Say) -> Written:
    """Write a diagram as an SVG file. Raises `EnvironmentFault` where folder or disk do not allow it."""
    made = sankey_svg(drawn, title, unit, say).encode()

    def put(place: Path) -> None:
        place.write_bytes(made)

    return Written(path, write_safely(path, put), (title,))


def _n(length: float) -> str:
    return f"{round(length, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def path_of(outline: tuple[Segment, ...]) -> str:
    """Return an outline in the words of SVG."""
    return " ".join(
        str(letter) + " ".join(_n(float(number)) for number in numbers) for letter, *numbers in outline
    )


def band_words(band: Band, drawn: Sankey, unit: str, say: Say) -> str:
    """Return what is told of a band: its text, its amount, and what part of what comes in or leaves that is."""
    flow = band.flow
    said = " ".join(
        part for part in (f"{flow.text}{flow.others}", f"{in_figures(flow.amount)} {unit}") if part
    )
    if flow.share:
        return say(Message(N_("{flow}, {share} of all that comes in"), {"flow": said, "share": flow.share}))
    place = next((node for node in drawn.nodes if node.key == flow.start), None)
    if place is None or place.outgoing <= 0.0:
        return said
    values = {"flow": said, "share": in_percent(flow.amount / place.outgoing), "place": place.title}
    return say(Message(N_("{flow}, {share} of what leaves {place}"), values))


def stub_words(stub: Stub, unit: str, say: Say) -> str:
    """Return what is told of a piece of a face that no flow fills."""
    return f"{say(Message(stub.kind.value))}: {in_figures(stub.amount)} {unit}"


def node_words(node: PlacedNode, unit: str, say: Say) -> str:
    """Return what is told of a node: its name, what comes in and what goes out."""
    return say(
        Message(
            N_("{name}: {incoming} {unit} in, {outgoing} {unit} out"),
            {
                "name": node.title,
                "incoming": in_figures(node.incoming),
                "outgoing": in_figures(node.outgoing),
                "unit": unit,
            },
        )
    )


def _band(band: Band, told: str) -> str:
    return (
        f'<path id="flow-{escape(band.flow.key)}" d="{path_of(band.outline)}" fill="{colour_of(band)}" '
        f'fill-opacity="{opacity_of(band)}"><title>{escape(told)}</title></path>'
    )


def _tip(band: Band, tip: tuple[Segment, ...]) -> str:
    return f'<path d="{path_of(tip)}" fill="{colour_of(band)}"/>'


def _stub(stub: Stub, unit: str, say: Say) -> str:
    told = stub_words(stub, unit, say)
    return (
        f'<rect x="{_n(stub.x)}" y="{_n(stub.y)}" width="{_n(stub.width)}" height="{_n(stub.height)}" '
        f'fill="url(#hatch)" stroke="{LOSS_COLOUR}" stroke-width="0.15"><title>{escape(told)}</title></rect>'
    )


def _node(node: PlacedNode, unit: str, say: Say) -> str:
    text = node_words(node, unit, say)
    return (
        f'<rect id="node-{escape(node.key)}" x="{_n(node.x)}" y="{_n(node.y)}" width="{_n(node.width)}" '
        f'height="{_n(max(node.height, 0.3))}" fill="{NODE_COLOUR}"><title>{escape(text)}</title></rect>'
    )


def _text(text: Figures) -> Iterator[str]:
    """Yield the lines of a text, upon a veil of paper so that they are read on bands too."""
    yield (
        f'<rect x="{_n(text.x - 0.3)}" y="{_n(text.y)}" width="{_n(text.width + 0.6)}" '
        f'height="{_n(text.height)}" rx="0.6" fill="{PAPER}" fill-opacity="0.62"/>'
    )
    x = {"start": text.x, "middle": text.x + text.width / 2, "end": text.x + text.width}[text.anchor]
    for number, line in enumerate(text.lines):
        y = text.y + text.size * (LEADING * number + 0.95)
        bold = ' font-weight="bold"' if text.bold_first and number == 0 else ""
        yield (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(text.size)}" text-anchor="{text.anchor}"{bold} '
            f'fill="{INK}">{escape(line)}</text>'
        )


def scale_words(drawn: Sankey, unit: str, say: Say) -> list[str]:
    """Return what is said below the diagram: its scale, what is drawn wider than it is, what differs."""
    if not drawn.bands:
        return [say(note) for note in drawn.notes]
    words = [
        say(Message(N_("10 mm = {amount} {unit}"), {"amount": in_figures(drawn.per_10_mm), "unit": unit}))
    ]
    if any(not band.to_scale for band in drawn.bands):
        text = N_("Flows below {amount} {unit} are drawn as thin lines, wider than to scale.")
        words.append(say(Message(text, {"amount": in_figures(drawn.hairline), "unit": unit})))
    return [*words, *(say(note) for note in drawn.notes)]


def _scale(drawn: Sankey, unit: str, say: Say) -> Iterator[str]:
    style = drawn.style
    words = scale_words(drawn, unit, say)
    y = drawn.height - style.margin - (len(words) - 1) * style.letters * LEADING
    if drawn.bands:
        top = y - style.letters * 0.7
        yield (
            f'<path d="M{_n(style.margin)} {_n(top)} v{_n(1.5)} h{_n(BAR_MM)} v-1.5" stroke="{INK}" '
            f'stroke-width="0.3"/>'
        )
    for number, line in enumerate(words):
        x = style.margin + (BAR_MM + 2.0 if number == 0 and drawn.bands else 0.0)
        yield (
            f'<text x="{_n(x)}" y="{_n(y + number * style.letters * LEADING)}" font-size="{_n(style.letters)}" '
            f'fill="{INK if number == 0 else QUIET}">{escape(line)}</text>'
        )
