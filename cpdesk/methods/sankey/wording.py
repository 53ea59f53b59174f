"""How the texts of a Sankey diagram break into lines and are cut to their room."""

from cpdesk.methods.sankey.figures import Flow, Style
from cpdesk.methods.sheets.label_places import text_width_mm

CLEAR = 1.2
"""mm between a text and what it belongs to."""


def end_lines(flow: Flow, style: Style) -> tuple[str, ...]:
    """Return what stands beside the end of a flow: its name in at most two lines, its figure, its share."""
    room, size = style.column_gap / 2 - 2 * CLEAR, style.letters
    name = broken(flow.text, room, size, flow.others) if flow.text else ()
    both = f"{flow.figure} ({flow.share})" if flow.share else flow.figure
    figures = (both,) if text_width_mm(both, size) <= room else (flow.figure, flow.share)
    return (*name, *(cut(part, room, size) for part in figures if part))


def broken(title: str, room: float, size: float, ending: str = "") -> tuple[str, ...]:
    """Return a title in at most two lines, between words where that fills the first; the ending is never cut."""
    if text_width_mm(title + ending, size) <= room:
        return (title + ending,)
    words = title.split(" ")
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        wide = text_width_mm(first, size)
        if wide <= room and (title.isascii() or wide >= room / 2):
            return first, cut(" ".join(words[count:]), room, size, ending)
    letters = next(n for n in range(len(title), 0, -1) if n == 1 or text_width_mm(title[:n], size) <= room)
    return title[:letters].rstrip(), cut(title[letters:].lstrip(), room, size, ending)


def cut(text: str, room: float, size: float, ending: str = "") -> str:
    """Return a text that is no wider than its room with its ending, with dots for what is left out."""
    if text_width_mm(text + ending, size) <= room:
        return text + ending
    while text and text_width_mm(f"{text.rstrip()}…{ending}", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…{ending}"
