"""A sheet of the diagram as SVG in mm: one file that needs nothing else, with texts that can be searched."""

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from cpdesk.exchange.diagram_shapes import (
    BAD,
    MARK_LINE,
    SIGN_LINE,
    THIN,
    Outline,
    closure_texts,
    item_texts,
    mark_texts,
    number_texts,
    outlines,
    sign_strokes,
    width_of,
)
from cpdesk.language import Message
from cpdesk.methods.sheets.placing import Point
from cpdesk.tables.believing import RIMS
from cpdesk.tables.drawing import (
    MARK_HEIGHT,
    Closure,
    Drawing,
    EmissionMark,
    Item,
    Line,
    arrow_head,
    mark_width,
)
from cpdesk.tables.media import NO_FLOW, WARNING, line_colour, line_dashes, medium_colour
from cpdesk.tables.sheet_fit import Fit
from cpdesk.tables.sheet_frame import Page, sheet_pages
from cpdesk.tables.sheet_gaps import Runs, runs_of
from cpdesk.tables.sheet_primitives import Text
from cpdesk.tables.sheets_states import STATE_WORDS

Say = Callable[[Message | str], str]

INK, QUIET, PAPER, TINT = "#000000", "#4b535d", "#ffffff", "#e3f1f1"
FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, SimHei, PingFang SC, "
    "Arial, Liberation Sans, Helvetica, sans-serif"
)


def svg_text(drawing: Drawing, say: Say) -> str:
    """Return a sheet as the text of an SVG file; further pages of its stream table stand below the first.

    A scan that lies under the sheet is for tracing and is left out.
    """
    printed = sheet_pages(drawing, say)
    height = printed.height * len(printed.pages)
    size = f'width="{_n(printed.width)}mm" height="{_n(height)}mm"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(printed.width)} {_n(height)}" '
        f'font-family={quoteattr(FONTS)} fill="none" stroke-linejoin="round" stroke-linecap="butt">',
        f"<title>{escape(' '.join(part for part in (drawing.name, drawing.title) if part))}</title>",
        f'<rect width="{_n(printed.width)}" height="{_n(height)}" fill="{PAPER}"/>',
    ]
    for page in printed.pages:
        lines.append(
            f'<g id="page-{page.number}" transform="translate(0 {_n((page.number - 1) * printed.height)})">'
        )
        lines += _frame(page)
        if page.fit is not None:
            lines += _contents(drawing, page.fit, say)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""])


def _n(length: float) -> str:
    """Return a length to a thousandth of a millimetre."""
    return f"{round(length, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def _frame(page: Page) -> Iterator[str]:
    yield f'<g class="frame" stroke="{INK}">'
    for one in page.rules:
        yield (
            f'<line x1="{_n(one.x1)}" y1="{_n(one.y1)}" x2="{_n(one.x2)}" y2="{_n(one.y2)}" '
            f'stroke-width="{_n(one.width)}" stroke-linecap="square"/>'
        )
    yield "</g>"
    yield from map(_text, page.texts)


def _text(text: Text) -> str:
    colour = WARNING if text.warning else QUIET if text.quiet else INK
    bold = ' font-weight="bold"' if text.bold else ""
    return (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}" '
        f'text-anchor="{text.anchor}"{bold} fill="{colour}">{escape(text.text)}</text>'
    )


def _contents(drawing: Drawing, fit: Fit, say: Say) -> Iterator[str]:
    moved = f"translate({_n(fit.dx)} {_n(fit.dy)}) scale({fit.scale:.6g})"
    yield f'<g class="drawing" transform="{moved}">' if fit != Fit() else '<g class="drawing">'
    names = {row.id: str(row.values.get("name") or "") for row in drawing.streams.rows}
    runs = runs_of(drawing.lines)
    for line in drawing.lines:
        yield from _stream(line, runs[line.stream], names.get(line.stream, ""), say)
    for item in drawing.items:
        yield from _item(item)
    for line in drawing.lines:
        yield from _number(line)
    for closure in drawing.closures:
        yield from _closure(closure)
    yield "</g>"


def _closure(closure: Closure) -> Iterator[str]:
    label, rim = closure.label, RIMS[closure.believed]
    dashes = " ".join(_n(one * rim.width) for one in rim.dashes)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    yield f'<g id="closure-{escape(closure.of)}" class="closure">'
    if closure.told:
        yield f"<title>{escape(closure.told)}</title>"
    yield (
        f'<rect x="{_n(label.x - label.width / 2)}" y="{_n(label.y - label.height / 2)}" '
        f'width="{_n(label.width)}" height="{_n(label.height)}" rx="0.5" '
        f'fill="{PAPER}" stroke="{rim.colour}" stroke-width="{_n(rim.width)}"{dashed}/>'
    )
    yield from map(_text, closure_texts(closure))
    yield "</g>"


def _stream(line: Line, runs: Runs, name: str, say: Say) -> Iterator[str]:
    width, colour = width_of(line.style), line_colour(line, INK)
    dashes = line_dashes(line)
    dashed = f' stroke-dasharray="{" ".join(_n(one * width) for one in dashes)}"' if dashes else ""
    number = line.label.text if line.label is not None else ""
    told = " ".join(part for part in (number, name) if part)
    yield f'<g id="stream-{escape(line.stream)}" class="stream">'
    yield f"<title>{escape(told)} ({escape(say(STATE_WORDS[line.state]))})</title>"
    path = " ".join(_polyline(run) for run in runs)
    yield f'<path d="{path}" stroke="{colour}" stroke-width="{_n(width)}"{dashed}/>'
    yield f'<path d="{_polyline(arrow_head(line.points))} Z" fill="{colour}"/>'
    yield "</g>"


def _number(line: Line) -> Iterator[str]:
    label = line.label
    if label is None:
        return
    colour = line_colour(line, INK)
    yield f'<g id="number-{escape(line.stream)}" class="number">'
    yield (
        f'<rect x="{_n(label.x - label.width / 2)}" y="{_n(label.y - label.height / 2)}" '
        f'width="{_n(label.width)}" height="{_n(label.height)}" '
        f'fill="{PAPER}" stroke="{colour}" stroke-width="{_n(THIN)}"/>'
    )
    yield from map(_text, number_texts(line))
    ink = WARNING if line.state in BAD else INK
    for stroke in sign_strokes(line):
        yield f'<path d="{_polyline(stroke)}" stroke="{ink}" stroke-width="{_n(SIGN_LINE)}"/>'
    yield "</g>"


def _item(item: Item) -> Iterator[str]:
    words = item.style.split()
    width, ground = width_of(item.style), TINT if "tint" in words else PAPER
    dashed = (
        f' stroke-dasharray="{" ".join(_n(one * width) for one in NO_FLOW)}"' if "dashed" in words else ""
    )
    yield f'<g id="item-{escape(item.id)}" class={quoteattr(item.standing.value)}>'
    told = " ".join(" ".join(label.text.split("\n")) for label in item.labels)
    if told:
        yield f"<title>{escape(told)}</title>"
    if item.symbol is not None:
        yield f'<g stroke="{INK}" stroke-width="{_n(width)}" stroke-linecap="round"{dashed}>'
        for outline in outlines(item.symbol, item.stand):
            fill = INK if outline.filled else ground if outline.closed else "none"
            yield f'<path d="{_path(outline)}" fill="{fill}"/>'
        yield "</g>"
    for mark in item.marks:
        yield from _mark(mark)
    yield from map(_text, item_texts(item))
    yield "</g>"


def _mark(mark: EmissionMark) -> Iterator[str]:
    width = mark_width(mark)
    yield (
        f'<rect id="emission-{escape(mark.emission)}-{_n(mark.x)}" x="{_n(mark.x - width / 2)}" '
        f'y="{_n(mark.y - MARK_HEIGHT / 2)}" width="{_n(width)}" height="{_n(MARK_HEIGHT)}" rx="0.8" '
        f'fill="{PAPER}" stroke="{medium_colour(mark.medium)}" stroke-width="{_n(MARK_LINE)}"/>'
    )
    yield from map(_text, mark_texts(mark))


def _polyline(points: Iterable[Point]) -> str:
    return "M" + " L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _path(outline: Outline) -> str:
    return " ".join(
        str(letter) + " ".join(_n(float(number)) for number in numbers)
        for letter, *numbers in outline.segments
    )
