"""The texts of a PDF read back as they were written.

A PDF shows glyphs and lists beside them which letter each of them stands for. Where a font has one glyph for
several letters, Qt lists the first of them: the ideograph for water comes back as the radical, a space as a tab.
Whoever searches the drawing for the name of a stream would not find it.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout

LISTS = re.compile(rb"(?<=begincmap\n).*?(?=endcmap\n)", re.DOTALL)
RANGES = re.compile(rb"\d+ beginbfrange\n(.*?)endbfrange\n", re.DOTALL)
ENTRY = re.compile(rb"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[([^\]]*)\])")
MOST = 100
"""A block of a list has no more entries than this."""

LETTERS = "".join(chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000)


def mistaken(texts: Iterable[str], fonts: Iterable[QFont]) -> Mapping[int, int]:
    """Return which letters Qt would list for those of the texts: the wrong ones, each with the right one."""
    used = "".join(sorted(set("".join(texts))))
    wrong: dict[int, int] = {}
    for font in fonts:
        for raw, own in _raw_fonts(used, font).values():
            first = _first_letters(raw)
            for letter, glyph in zip(own, raw.glyphIndexesForString(own), strict=True):
                listed = first.get(glyph, ord(letter))
                if listed != ord(letter) and chr(listed) not in used:
                    wrong[listed] = ord(letter)
    return wrong


def _raw_fonts(text: str, font: QFont) -> dict[str, tuple[QRawFont, str]]:
    """Return the fonts that Qt takes for the letters of a text, with the letters that each of them shows."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    found: dict[str, tuple[QRawFont, str]] = {}
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        raw = run.rawFont()
        name = f"{raw.familyName()} {raw.styleName()}"
        _, before = found.get(name, (raw, ""))
        found[name] = raw, before + _letters_of(run, text)
    return found


def _letters_of(run: QGlyphRun, text: str) -> str:
    return "".join(text[place] for place in dict.fromkeys(run.stringIndexes()))


def _first_letters(raw: QRawFont) -> dict[int, int]:
    """Return by glyph the first letter that it stands for."""
    first: dict[int, int] = {}
    for letter, glyph in zip(LETTERS, raw.glyphIndexesForString(LETTERS), strict=True):
        if glyph:
            first.setdefault(glyph, ord(letter))
    return first


def put_right(pdf: bytes, wrong: Mapping[int, int]) -> bytes:
    """Return a PDF of Qt whose lists name the letters that were written; nothing else in it moves."""
    return LISTS.sub(lambda found: _list_put_right(found.group(), wrong), pdf) if wrong else pdf


def _list_put_right(whole: bytes, wrong: Mapping[int, int]) -> bytes:
    letters = {glyph: letter for block in RANGES.findall(whole) for glyph, letter in _entries(block)}
    if not wrong.keys() & letters.values():
        return whole
    right = {glyph: wrong.get(letter, letter) for glyph, letter in letters.items()}
    head = whole[: RANGES.search(whole).start()]  # type: ignore[union-attr]
    made = head + b"".join(_blocks(right))
    # the file lists where its parts begin, so a list stays as long as it was: without needless spaces it is shorter
    return made.ljust(len(whole) - 1) + b"\n" if len(made) < len(whole) else whole


def _entries(block: bytes) -> Iterable[tuple[int, int]]:
    for start, end, first, listed in ENTRY.findall(block):
        glyphs = range(int(start, 16), int(end, 16) + 1)
        if first:
            yield from zip(glyphs, range(int(first, 16), int(first, 16) + len(glyphs)), strict=True)
        else:
            yield from zip(glyphs, (int(one.strip(b"<>"), 16) for one in listed.split()), strict=True)


def _blocks(letters: Mapping[int, int]) -> Iterable[bytes]:
    lines = list(_lines(letters))
    for start in range(0, len(lines), MOST):
        block = lines[start : start + MOST]
        yield b"%d beginbfrange\n%sendbfrange\n" % (len(block), b"".join(block))


def _lines(letters: Mapping[int, int]) -> Iterable[bytes]:
    """Yield the entries, one for glyphs that follow each other; an entry does not go over a multiple of 256."""
    places = list(enumerate(sorted(letters)))
    for _, run in groupby(places, key=lambda one: (one[1] - one[0], one[1] // 256)):
        glyphs = [glyph for _, glyph in run]
        listed = b"".join(b"<%04X>" % letters[glyph] for glyph in glyphs)
        yield b"<%04X><%04X>[%s]\n" % (glyphs[0], glyphs[-1], listed)
