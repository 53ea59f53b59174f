"""What the reconciliation says of what stands and runs on a sheet, as figures over its drawing.

It computes nothing: figures, verdicts and words are those of the tables of the reconciliation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cpdesk.language import Message
from cpdesk.methods.balances.closure import Closing
from cpdesk.methods.routing import Box
from cpdesk.methods.sheets.label_places import LabelWish, place_labels, text_width_mm
from cpdesk.tables.drawing import LEADING, Closure, Drawing, Item, Label, Line
from cpdesk.tables.reconciliation_words import DOUBTFUL, LEFT_OUT
from cpdesk.tables.sankeys import in_figures
from cpdesk.tables.table import Row, Table

Say = Callable[[Message | str], str]
LETTERS, ROOM = 1.9, 1.2
"""The height of the letters of a figure and what its box leaves free beside them, in mm."""

HOLDS, NEARLY, SUSPECT, UNCHECKED = "✓", "≈", "≠", "–"
"""The signs: agrees with the balances, only within its uncertainty, does not, is not checked by them."""

_SIGNS = {Closing.CLOSES: HOLDS, Closing.EXPLAINED: NEARLY, Closing.DOES_NOT_CLOSE: SUSPECT}

TABLES = ("reconciliation_items", "reconciliation", "reconciliation_units")
_NOT_CHECKED = frozenset({"just measured", "observable", "unobservable"})


def with_closures(drawing: Drawing, tables: Callable[[str], Table], say: Say) -> Drawing:
    """Return a drawing with the figures of the reconciliation; `tables` gives the tables named in `TABLES`."""
    streams = _of_streams(tables)
    places = {row.id: row for row in tables("reconciliation_units").rows}
    made = [
        *(_of_item(item, places[item.of], say) for item in drawing.items if item.of in places),
        *(_of_line(line, streams[line.stream], say) for line in drawing.lines if line.stream in streams),
    ]
    found = [one for one in made if one is not None]
    return replace(drawing, closures=tuple(_placed(drawing, found)))


def _of_streams(tables: Callable[[str], Table]) -> Mapping[str, Row]:
    """Return the row of each stream's flow: round items it is checked more closely than round unit processes."""
    found: dict[str, Row] = {}
    for name in ("reconciliation_items", "reconciliation"):
        for row in tables(name).rows:
            quantity = row.values.get("quantity")
            if row.id and isinstance(quantity, Message) and quantity.text == "flow":
                before = found.get(row.id)
                if before is None or _text(before) in _NOT_CHECKED:
                    found[row.id] = row
    return found


def _text(row: Row, key: str = "verdict") -> str:
    verdict = row.values.get(key)
    return verdict.text if isinstance(verdict, Message) else ""


def _of_item(item: Item, row: Row, say: Say) -> Closure | None:
    before, share, after = (row.values.get(key) for key in ("before", "before_percent", "after"))
    if not isinstance(before, float):
        return None
    shown = f"{_signed(before)} {row.values['unit']}" if share is None else _percent(share)
    then = f" → {in_figures(after)}" if isinstance(after, float) else ""
    closing = _text(row, "closing")
    told = f"{say(Message(closing))}\n{say(Message(_text(row)))}"
    sign = _SIGNS.get(Closing(closing), UNCHECKED)
    return _closure(item.of or "", sign, f"{shown}{then}", sign == SUSPECT, told)


def _of_line(line: Line, row: Row, say: Say) -> Closure | None:
    measured, reconciled, share = (
        row.values.get(key) for key in ("measured", "reconciled", "adjustment_percent")
    )
    if not isinstance(reconciled, float):
        return None
    verdict = _text(row)
    bad = verdict in (LEFT_OUT, DOUBTFUL)
    sign = SUSPECT if bad else UNCHECKED if verdict in _NOT_CHECKED else HOLDS
    figures = [in_figures(one) for one in (measured, reconciled) if isinstance(one, float)]
    shown = " → ".join(dict.fromkeys(figures)) + f" {row.values['unit']}"
    changed = f" {_percent(share)}" if isinstance(share, float) and len(set(figures)) > 1 else ""
    told = row.values.get("said")
    return _closure(
        line.stream, sign, f"{shown}{changed}", bad, say(told) if isinstance(told, Message) else ""
    )


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{in_figures(abs(value))}"


def _percent(share: object) -> str:
    value = float(share) * 100.0 if isinstance(share, int | float) else 0.0
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):.2g} %"


def _closure(of: str, sign: str, text: str, bad: bool, told: str) -> Closure:
    shown = f"{sign} {text}"
    width = text_width_mm(shown, LETTERS) + ROOM
    return Closure(of, Label(shown, 0.0, 0.0, width, LETTERS * LEADING, LETTERS, bold=bad), bad, told)


def _placed(drawing: Drawing, closures: Sequence[Closure]) -> Iterator[Closure]:
    """Yield the figures where they cover nothing, near what they speak of."""
    boxes = {item.of: _box_of(item) for item in drawing.items if item.of}
    lines = {line.stream: line for line in drawing.lines}
    wishes = [
        LabelWish(
            one.of,
            one.label.width,
            one.label.height,
            line=lines[one.of].points if one.of in lines else (),
            box=None if one.of in lines else boxes[one.of],
        )
        for one in closures
    ]
    taken = [*(_box_of(item) for item in drawing.items), *map(_box_of_label, _labels(drawing))]
    left, top, right, bottom = drawing.field
    places = place_labels(
        wishes,
        symbols=taken,
        lines=[line.points for line in drawing.lines],
        frame=Box(left, top, right, bottom),
    )
    for one in closures:
        place = places.get(one.of)
        if place is not None:
            yield replace(one, label=replace(one.label, x=place.x, y=place.y, clean=place.clean))


def _labels(drawing: Drawing) -> Iterator[Label]:
    for item in drawing.items:
        yield from item.labels
    yield from (line.label for line in drawing.lines if line.label is not None)


def _box_of_label(label: Label) -> Box:
    across, down = label.width / 2, label.height / 2
    return Box(label.x - across, label.y - down, label.x + across, label.y + down)


def _box_of(item: Item) -> Box:
    stand = item.stand
    turned = stand.rotation % 180 == 90
    width, height = (stand.height, stand.width) if turned else (stand.width, stand.height)
    return Box(stand.x - width / 2, stand.y - height / 2, stand.x + width / 2, stand.y + height / 2)
