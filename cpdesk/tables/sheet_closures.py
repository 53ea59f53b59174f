"""What the reconciliation says of what stands and runs on a sheet, as figures over its drawing.

It computes nothing: figures, verdicts and words are those of the tables of the reconciliation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cpdesk.language import N_, Message
from cpdesk.methods.balances.closure import Closing
from cpdesk.methods.routing import Box
from cpdesk.methods.sheets.label_places import LabelWish, place_labels, text_width_mm
from cpdesk.tables.believing import SIGNS, Believed, Figures
from cpdesk.tables.drawing import LEADING, Closure, Drawing, Item, Label, Line
from cpdesk.tables.reconciliation_places import AsMeasured
from cpdesk.tables.reconciliation_words import DOUBTFUL, LEFT_OUT, NOT_CHECKED
from cpdesk.tables.sankeys import in_figures
from cpdesk.tables.table import Row, Table, Value

Say = Callable[[Message | str], str]
LETTERS, ROOM = 1.9, 1.2
"""The height of the letters of a figure and what its box leaves free beside them, in mm."""

_BELIEVED = {
    Closing.CLOSES: Believed.HOLDS,
    Closing.EXPLAINED: Believed.NEARLY,
    Closing.DOES_NOT_CLOSE: Believed.SUSPECT,
}
TABLES = ("reconciliation_items", "reconciliation", "reconciliation_units")
_COMING = "…"


def with_closures(
    drawing: Drawing, tables: Callable[[str], Table], say: Say, figures: Figures = Figures.BOTH
) -> Drawing:
    """Return a drawing with the figures of the reconciliation; `tables` gives the tables named in `TABLES`."""
    streams = _of_streams(tables)
    places = {row.id: row.values for row in tables("reconciliation_units").rows}
    made = [
        *(_of_item(item, places[item.of], say, figures) for item in drawing.items if item.of in places),
        *(
            _of_line(line, streams[line.stream], say, figures)
            for line in drawing.lines
            if line.stream in streams
        ),
    ]
    return _over(drawing, made)


def with_measured(
    drawing: Drawing, measured: AsMeasured, say: Say, figures: Figures = Figures.MEASURED
) -> Drawing:
    """Return a drawing with the closures as measured; beside `figures` of both those reconciled are to come."""
    places, streams = measured.places, measured.streams
    coming = f" → {_COMING}" if figures is Figures.BOTH else ""
    made = [
        *(
            _of_item(item, places[item.of], say, Figures.MEASURED, coming)
            for item in drawing.items
            if item.of is not None and item.of in places
        ),
        *(
            _reading(line, *streams[line.stream], say, coming)
            for line in drawing.lines
            if line.stream in streams
        ),
    ]
    return _over(drawing, made)


def _reading(line: Line, value: float, unit: str, say: Say, coming: str) -> Closure:
    told = say(Message(N_("As measured; by itself a reading is not checked.")))
    return _closure(line.stream, Believed.UNCHECKED, f"{in_figures(value)}{coming} {unit}", told)


def _over(drawing: Drawing, made: Sequence[Closure | None]) -> Drawing:
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
                if before is None or _text(before) in NOT_CHECKED:
                    found[row.id] = row
    return found


def _text(row: Row) -> str:
    verdict = row.values.get("verdict")
    return verdict.text if isinstance(verdict, Message) else ""


def _of_item(
    item: Item, values: Mapping[str, Value], say: Say, figures: Figures, coming: str = ""
) -> Closure | None:
    before, share, after = (values.get(key) for key in ("before", "before_percent", "after"))
    if not isinstance(before, float):
        return None
    measured = f"{_signed(before)} {values['unit']}" if share is None else _percent(share)
    reconciled = in_figures(after) if isinstance(after, float) else ""
    if figures is Figures.BOTH:
        shown = " → ".join(part for part in (measured, reconciled) if part)
    elif figures is Figures.RECONCILED:
        shown = f"{reconciled} {values['unit']}" if reconciled else measured
    else:
        shown = f"{measured}{coming}"
    closing, verdict = values.get("closing"), values.get("verdict")
    text = closing.text if isinstance(closing, Message) else ""
    told = "\n".join(say(one) for one in (closing, verdict) if isinstance(one, Message))
    return _closure(item.of or "", _BELIEVED.get(Closing(text), Believed.UNCHECKED), shown, told)


def _of_line(line: Line, row: Row, say: Say, figures: Figures) -> Closure | None:
    measured, reconciled, share = (
        row.values.get(key) for key in ("measured", "reconciled", "adjustment_percent")
    )
    if not isinstance(reconciled, float):
        return None
    verdict = _text(row)
    bad = verdict in (LEFT_OUT, DOUBTFUL)
    believed = Believed.SUSPECT if bad else Believed.UNCHECKED if verdict in NOT_CHECKED else Believed.HOLDS
    both = (measured, reconciled) if figures is Figures.BOTH else (reconciled,)
    values = [in_figures(one) for one in both if isinstance(one, float)]
    shown = " → ".join(dict.fromkeys(values)) + f" {row.values['unit']}"
    moved = isinstance(measured, float) and in_figures(measured) != in_figures(reconciled)
    told = row.values.get("said")
    text = f"{shown} {_percent(share)}" if moved and isinstance(share, float) else shown
    return _closure(line.stream, believed, text, say(told) if isinstance(told, Message) else "")


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{in_figures(abs(value))}"


def _percent(share: object) -> str:
    value = float(share) * 100.0 if isinstance(share, int | float) else 0.0
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):.2g} %"


def _closure(of: str, believed: Believed, text: str, told: str) -> Closure:
    shown = f"{SIGNS[believed]} {text}"
    width = text_width_mm(shown, LETTERS) + ROOM
    bold = believed is Believed.SUSPECT
    return Closure(of, Label(shown, 0.0, 0.0, width, LETTERS * LEADING, LETTERS, bold=bold), believed, told)


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
