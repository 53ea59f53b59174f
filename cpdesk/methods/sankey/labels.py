"""The texts of a Sankey diagram: titles above nodes, names and figures beside ends and on bands, none on another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cpdesk.language import N_, Message
from cpdesk.methods.sankey.bands import Drawn
from cpdesk.methods.sankey.cover import Cover, box_of, covers_of
from cpdesk.methods.sankey.figures import LEADING, Band, Figures, PlacedNode, Sankey
from cpdesk.methods.sankey.places import Places
from cpdesk.methods.sankey.tips import tip_length
from cpdesk.methods.sankey.wording import CLEAR, broken, cut, end_lines
from cpdesk.methods.sheets.label_places import text_width_mm

_STRIP = 8.0  # mm
_OF_LANE = 0.8  # of the middle part of a lane, what a text upon it takes at most
Box = tuple[float, float, float, float]


class _Taken:
    """The boxes that texts and nodes take, looked up by strips of the sheet."""

    def __init__(self) -> None:
        self._strips: dict[int, list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take a place."""
        for strip in _strips(box):
            self._strips[strip].append(box)

    def is_free(self, box: Box) -> bool:
        """Tell whether nothing lies where a box would."""
        left, top, right, bottom = box
        return all(
            right <= one[0] or one[2] <= left or bottom <= one[1] or one[3] <= top
            for strip in _strips(box)
            for one in self._strips[strip]
        )


def _strips(box: Box) -> range:
    return range(int(box[1] // _STRIP), int(box[3] // _STRIP) + 1)


def lettered(places: Places, drawn: Drawn) -> Sankey:
    """Return the whole geometry with its texts; what found no room is named."""
    nodes = _nodes(places)
    texts = [*_titles(places, nodes), *_ends(places, drawn.bands)]
    taken = _Taken()
    standing = [(n.x, n.y, n.x + n.width, n.y + n.height) for n in nodes]
    tips = [box_of(tip) for band in drawn.bands for tip in band.tips]
    for box in [*map(_box, texts), *standing, *tips]:
        taken.add(box)
    unlabelled: list[str] = []
    inner = [band for band in drawn.bands if band.flow.start is not None and band.flow.end is not None]
    covers = covers_of(drawn.bands, places.style.letters)
    for band in sorted(inner, key=lambda one: -one.width):
        text = _upon(places, band, taken, covers)
        if text is None:
            unlabelled.append(band.flow.key)
            continue
        texts.append(text)
        taken.add(_box(text))
    style, notes = places.style, tuple(_notes(drawn))
    return Sankey(
        style,
        places.xs[-1] + style.margin,
        max(drawn.bottom, places.bottom) + 2 * style.margin + (2 + len(notes)) * style.letters * LEADING,
        places.per_10_mm,
        style.least_width / places.scale,
        tuple(nodes),
        drawn.bands,
        drawn.stubs,
        tuple(texts),
        tuple(unlabelled),
        notes,
    )


def _upon(places: Places, band: Band, taken: _Taken, covers: Sequence[Cover]) -> Figures | None:
    """Return the text upon a band where it is free, off other bands if it can be; None where it has no room."""
    found: Figures | None = None
    for text in _wishes(places, band):
        if taken.is_free(_box(text)):
            if not _misleads(text, covers):
                return text
            found = found or text
    return found


def _notes(drawn: Drawn) -> Iterator[Message]:
    """Yield what explains the signs that occur."""
    count = len(drawn.stubs)
    if count:
        text = N_(
            "What comes in and goes out differs at {count} places: the difference is drawn as a hatched stub."
        )
        yield Message(text, {"count": count})
    if any(band.flow.more for band in drawn.bands):
        yield Message(N_("(+2): with two smaller flows between the same places."))
    if any(band.flow.share for band in drawn.bands):
        yield Message(N_("%: of all that comes in from outside."))


def _nodes(places: Places) -> list[PlacedNode]:
    found: list[PlacedNode] = []
    for item, column in places.column_of.items():
        if item.node:
            spot, face = places.spots[column, item], places.faces[item.node]
            title = places.nodes[item.node].title
            x, width = places.xs[column], places.style.node_width
            found.append(
                PlacedNode(item.node, title, x, spot.y, width, spot.height, face.incoming, face.outgoing)
            )
    return found


def _titles(places: Places, nodes: Sequence[PlacedNode]) -> Iterator[Figures]:
    size = places.style.letters
    room = places.style.column_gap - 2 * CLEAR
    for node in nodes:
        lines = broken(node.title, room, size * 1.08)
        width = max(text_width_mm(line, size * 1.08) for line in lines)
        height = len(lines) * size * LEADING
        x, y = node.x + node.width / 2 - width / 2, node.y - height - 0.4
        yield Figures(lines, x, y, width, height, size, "middle", True, node.key)


def _ends(places: Places, bands: Sequence[Band]) -> Iterator[Figures]:
    """Yield name and figure of what comes from the surroundings left of its band, of what leaves right of it."""
    style = places.style
    for band in bands:
        flow = band.flow
        if flow.start is not None and flow.end is not None:
            continue
        lines = end_lines(flow, style)
        if not lines:
            continue
        width = max(text_width_mm(line, style.letters) for line in lines)
        height = len(lines) * style.letters * LEADING
        if flow.start is None:
            x, y = band.leaves
            yield _text(
                lines, x - CLEAR - width, y + band.width / 2, width, height, style.letters, "end", flow.key
            )
        else:
            x, y = band.arrives
            x += tip_length(band.width)
            yield _text(lines, x + CLEAR, y + band.width / 2, width, height, style.letters, "start", flow.key)


def _text(
    lines: tuple[str, ...],
    x: float,
    middle: float,
    width: float,
    height: float,
    size: float,
    anchor: str,
    key: str,
) -> Figures:
    return Figures(lines, x, middle - height / 2, width, height, size, anchor, belongs_to=key)


def _wishes(places: Places, band: Band) -> Iterator[Figures]:
    """Yield where a text on a band may stand: on two lines, then on one, then cut; on a lane first whole on one."""
    size, flow = places.style.letters, band.flow
    room = places.style.column_gap * 0.75
    if band.back:
        room = max(room, _OF_LANE * abs(band.middle[-1][0] - band.middle[-2][0]))
    name, figure = flow.text, flow.figure
    named = (cut(name, room, size, flow.others),) if name else ()
    whole = (*named, *((cut(figure, room, size),) if figure else ()))
    beside = room - text_width_mm(f" {figure}", size)
    one_line = f"{cut(name, beside, size, flow.others)} {figure}".strip() if name else ""
    alone = (one_line,) if one_line else ()
    lane = band.back and band.width < 2 * LEADING * size and one_line == f"{name}{flow.others} {figure}"
    for lines in filter(None, (alone, whole, whole[-1:]) if lane else (whole, alone, whole[-1:])):
        width = max(text_width_mm(line, size) for line in lines)
        height = len(lines) * size * LEADING
        for x, y in band.middle:
            yield _text(lines, x - width / 2, y, width, height, size, "middle", flow.key)


def _misleads(text: Figures, covers: Sequence[Cover]) -> bool:
    """Tell whether a text stands upon a band that is not its own."""
    middle = text.x + text.width / 2, text.y + text.height / 2
    return any(one.flow != text.belongs_to and one.holds(middle) for one in covers)


def _box(text: Figures) -> Box:
    return text.x, text.y, text.x + text.width, text.y + text.height
