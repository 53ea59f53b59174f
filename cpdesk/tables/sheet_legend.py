"""What the signs on a sheet mean: the states of its streams and the media of its emission marks."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from cpdesk.language import Message
from cpdesk.methods.sheets.paper import Box
from cpdesk.records.production import Medium
from cpdesk.tables.drawing import MEDIUM_LETTERS, SIGN, STATE_SIGNS, Drawing, StreamState
from cpdesk.tables.sheet_primitives import PADDING, Ink
from cpdesk.tables.sheets_states import STATE_WORDS

Say = Callable[[Message | str], str]

LETTERS = 2.0
ROW, CELL, LETTER = 3.8, 34.0, 5.0
"""The height of a row, the width of a cell and that of a medium's letter in mm."""


def draw_legend(ink: Ink, drawing: Drawing, boxes: Sequence[Box], say: Say) -> None:
    """Explain the signs that are on a sheet in the first box (left, top, right, bottom) that has room for them."""
    states = [
        one for one in StreamState if STATE_SIGNS[one] and one in {line.state for line in drawing.lines}
    ]
    marks = {mark.medium for item in drawing.items for mark in item.marks}
    media = [one for one in Medium if one in marks]
    for box in boxes:
        across = int((box[2] - box[0]) / CELL)
        rows = [*_rows(len(states), across), *_rows(len(media), across)] if across else []
        if rows and len(rows) * ROW <= box[3] - box[1]:
            _fill(ink, box, states, media, across, say)
            return


def _rows(count: int, across: int) -> range:
    return range(0, count, across)


def _fill(
    ink: Ink, box: Box, states: Sequence[StreamState], media: Sequence[Medium], across: int, say: Say
) -> None:
    left, top, _, _ = box
    for place, state in enumerate(states):
        x, y = left + CELL * (place % across), top + ROW * (place // across)
        _sign(ink, x + PADDING, y + (ROW - SIGN) / 2, state)
        ink.fill(say(STATE_WORDS[state]), (x + SIGN + PADDING, y, x + CELL, y + ROW), LETTERS)
    top += ROW * len(_rows(len(states), across))
    for place, medium in enumerate(media):
        x, y = left + CELL * (place % across), top + ROW * (place // across)
        ink.fill(MEDIUM_LETTERS[medium], (x, y, x + LETTER, y + ROW), LETTERS, bold=True)
        word = say(Message(medium.value))
        ink.fill(word, (x + LETTER - PADDING, y, x + CELL, y + ROW), LETTERS)


def _sign(ink: Ink, left: float, top: float, state: StreamState) -> None:
    for stroke in STATE_SIGNS[state]:
        for (x1, y1), (x2, y2) in pairwise(stroke):
            ink.rule(left + x1 * SIGN, top + y1 * SIGN, left + x2 * SIGN, top + y2 * SIGN, 0.25)
