"""Where the labels of a diagram go: stream numbers at lines, tags at symbols, clear of everything drawn.

Lengths are millimetres on the sheet, x to the right, y down; a label's place is its middle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import east_asian_width

from cpdesk.methods.routing.lines import Lines
from cpdesk.methods.routing.space import Box, Obstacles, Point

GAP = 1.0  # mm between a label and what it belongs to
STEP = 2.5  # mm by which places along a line follow each other
MOST_ALONG = 24  # places along one stretch: a longer stretch has them farther apart
ENOUGH = 12  # places clear of all that never moves, from which a label chooses
ROUNDS = 4  # passes in which labels make room for each other
CONFLICT = 1000.0  # what one conflict costs: more than any preference
GENEROUS = 1.05  # a screen's font is not the printer's: a little more than the metrics say

# Widths of the printable ASCII characters from the space on, in thousandths of the type size:
# Adobe Font Metrics of Helvetica (Arial is made to the same widths)
_ASCII = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),  # space to /
    *(556,) * 10,  # digits
    *(278, 278, 584, 584, 584, 556, 1015),  # : to @
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),  # A to M
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),  # N to Z
    *(278, 278, 278, 469, 556, 333),  # [ to `
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),  # a to m
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),  # n to z
    *(334, 260, 334, 584),  # { to ~
)
_OTHER = 600  # letters with marks, Greek, superscripts: about as wide as a wide small letter


@dataclass(frozen=True, slots=True)
class LabelWish:
    """A label with its size [mm] and where it may go.

    Either `line` (the corners of the line that it names), or `box` (the symbol that it names), or places of the
    caller's own (`candidates`, the dearest first), or `fixed`, where a person put it.
    """

    id: str
    width: float
    height: float
    line: tuple[Point, ...] = ()
    box: Box | None = None
    candidates: tuple[Point, ...] = ()
    fixed: Point | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The middle of a label; `clean` is False where it lies upon something or outside the frame."""

    x: float
    y: float
    clean: bool


def text_width_mm(text: str, size_mm: float) -> float:
    """Answer how wide a text is in a font like Helvetica or Arial, about five per cent generously, in mm.

    size_mm: [mm] the type size (em), > 0. Ideographs and full-width signs are one em wide, combining marks
    nothing. For several lines the widest counts. Source: Adobe Font Metrics, Helvetica.
    """
    return (
        max((sum(map(_width, line)) for line in text.splitlines()), default=0.0) * size_mm * GENEROUS / 1000
    )


def _width(sign: str) -> float:
    code = ord(sign)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if east_asian_width(sign) in "WF":
        return 1000
    return 0 if 0x300 <= code < 0x370 else _OTHER


def place_labels(
    wishes: Sequence[LabelWish],
    *,
    symbols: Iterable[Box] = (),
    lines: Iterable[Sequence[Point]] = (),
    frame: Box | None = None,
    gap: float = GAP,
) -> dict[str, Placed]:
    """Answer where the labels of a sheet go, by id.

    symbols, lines: what is drawn and must stay legible. frame: the sheet's inner frame. gap: [mm] to what a
    label names, > 0. The labels with the least choice are placed first; then labels make room for those that
    found none. A fixed label stays, and the others avoid it. The same wishes give the same places.
    """
    sheet = _Sheet(Obstacles({str(n): box for n, box in enumerate(symbols)}), Lines(lines), frame)
    choices: dict[str, list[_Choice]] = {}
    for wish in wishes:
        choices[wish.id] = sheet.choices(wish, gap)
    fixed = [wish.id for wish in wishes if wish.fixed]
    free = [wish.id for wish in wishes if not wish.fixed and choices[wish.id]]
    free.sort(key=lambda key: (sum(choice.conflicts == 0 for choice in choices[key]), key))
    for key in (*fixed, *free):
        sheet.put(key, sheet.best(key, choices[key]))
    for _ in range(ROUNDS):
        if not sheet.made_room(free, choices):
            break
    return {wish.id: sheet.placed(wish.id) for wish in wishes if choices[wish.id]}


@dataclass(frozen=True, slots=True)
class _Choice:
    """One place for one label: what it is worth before the other labels are looked at."""

    box: Box
    cost: float
    conflicts: int


@dataclass(slots=True)
class _Sheet:
    """What lies on the sheet, the labels placed so far among it."""

    symbols: Obstacles
    lines: Lines
    frame: Box | None
    labels: Obstacles = field(default_factory=Obstacles)
    taken: dict[str, _Choice] = field(default_factory=dict[str, _Choice])

    def choices(self, wish: LabelWish, gap: float) -> list[_Choice]:
        """Return the places of a label, the best first, not more of them than it needs."""
        found: list[_Choice] = []
        clear = 0
        for rank, spot in enumerate([wish.fixed] if wish.fixed else _spots(wish, gap)):
            found.append(self.rated(spot, wish, rank))
            clear += not found[-1].conflicts
            if clear == ENOUGH:
                break
        return sorted(found, key=lambda choice: choice.cost)

    def rated(self, spot: Point, wish: LabelWish, rank: int) -> _Choice:
        """Return a place with its preference and its conflicts with what never moves."""
        x, y = spot
        box = Box(x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2)
        conflicts = 2 * len(self.symbols.near(box)) + len(self.lines.near(box)) + 3 * self._outside(box)
        return _Choice(box, rank + CONFLICT * conflicts, conflicts)

    def _outside(self, box: Box) -> bool:
        frame = self.frame
        if frame is None:
            return False
        return (
            box.left < frame.left
            or box.right > frame.right
            or box.top < frame.top
            or box.bottom > frame.bottom
        )

    def put(self, key: str, choice: _Choice) -> None:
        """Place a label."""
        self.labels.add(key, choice.box)
        self.taken[key] = choice

    def in_the_way(self, key: str, choice: _Choice) -> list[str]:
        """Return the other labels upon a place."""
        return [other for other in self.labels.near(choice.box) if other != key]

    def whole_cost(self, key: str, choice: _Choice) -> float:
        """Return what a place costs with the labels as they lie."""
        return choice.cost + 2 * CONFLICT * len(self.in_the_way(key, choice))

    def best(self, key: str, choices: Sequence[_Choice]) -> _Choice:
        """Return the cheapest place with the labels as they lie."""
        best, least = choices[0], float("inf")
        for choice in choices:
            if choice.cost >= least:
                break
            cost = self.whole_cost(key, choice)
            if cost < least:
                best, least = choice, cost
        return best

    def made_room(self, free: Sequence[str], choices: Mapping[str, Sequence[_Choice]]) -> bool:
        """Move each label where it is better off, pushing aside others that can go elsewhere; tell if any did."""
        before = dict(self.taken)
        for key in free:
            self.put(key, self.best(key, choices[key]))
            if self.in_the_way(key, self.taken[key]):
                self._push_aside(key, choices, set(free))
        return self.taken != before

    def _push_aside(self, key: str, choices: Mapping[str, Sequence[_Choice]], free: set[str]) -> None:
        """Give a label the first clear place whose present labels all find another clear one."""
        before = dict(self.taken)
        for choice in choices[key]:
            if choice.conflicts:
                return
            others = self.in_the_way(key, choice)
            if not free.issuperset(others):
                continue
            self.put(key, choice)
            if all(self._moved_clear(other, choices[other]) for other in others):
                return
            for other in (key, *others):
                self.put(other, before[other])

    def _moved_clear(self, key: str, choices: Sequence[_Choice]) -> bool:
        choice = self.best(key, choices)
        self.put(key, choice)
        return not choice.conflicts and not self.in_the_way(key, choice)

    def placed(self, key: str) -> Placed:
        """Return where a label lies."""
        choice = self.taken[key]
        clean = not choice.conflicts and not self.in_the_way(key, choice)
        return Placed(*choice.box.centre, clean)


def _spots(wish: LabelWish, gap: float) -> Iterator[Point]:
    """Yield the middles of the places a label may have, the dearest first."""
    yield from wish.candidates
    if wish.box is not None:
        yield from _around(wish, wish.box, gap)
    if len(wish.line) > 1:
        yield from _along(wish, gap)


def _around(wish: LabelWish, box: Box, gap: float) -> Iterator[Point]:
    """Yield the places at a symbol: below, above, right, left; then the same shifted, then farther off."""
    middle_x, middle_y = box.centre
    for away in (gap, gap + wish.height, gap + 2 * wish.height):
        low, high = box.bottom + away + wish.height / 2, box.top - away - wish.height / 2
        right, left = box.right + away + wish.width / 2, box.left - away - wish.width / 2
        yield from ((middle_x, low), (middle_x, high), (right, middle_y), (left, middle_y))
        across = max((box.right - box.left + wish.width) / 2, wish.width / 2)
        upright = max((box.bottom - box.top + wish.height) / 2, wish.height / 2)
        for share in (0.5, 1.0):
            for sign in (1, -1):
                yield (middle_x + sign * share * across, low)
                yield (middle_x + sign * share * across, high)
                yield (right, middle_y - sign * share * upright)
                yield (left, middle_y - sign * share * upright)


def _along(wish: LabelWish, gap: float) -> Iterator[Point]:
    """Yield the places along a line: the longest stretch first, its middle first, above it or to the right."""
    pieces = sorted(enumerate(pairwise(wish.line)), key=lambda piece: (-_reach(piece[1], wish), piece[0]))
    for _, ((x1, y1), (x2, y2)) in pieces:
        flat = abs(y1 - y2) <= abs(x1 - x2)
        length = abs(x2 - x1) if flat else abs(y2 - y1)
        for at in _outward_from_middle(length):
            if flat:
                x = min(x1, x2) + at
                yield (x, y1 - gap - wish.height / 2)
                yield (x, y1 + gap + wish.height / 2)
            else:
                y = min(y1, y2) + at
                yield (x1 + gap + wish.width / 2, y)
                yield (x1 - gap - wish.width / 2, y)


def _reach(piece: tuple[Point, Point], wish: LabelWish) -> float:
    """Return how much longer a stretch is than the label beside it."""
    (x1, y1), (x2, y2) = piece
    return max(abs(x2 - x1) - wish.width, abs(y2 - y1) - wish.height)


def _outward_from_middle(length: float) -> Iterator[float]:
    yield length / 2
    step = max(STEP, length / MOST_ALONG)
    for number in range(1, int(length / 2 / step) + 1):
        yield length / 2 - number * step
        yield length / 2 + number * step
