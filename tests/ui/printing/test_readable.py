"""The list of a PDF that says which letters its glyphs stand for."""

import pytest
from PySide6.QtGui import QFont, QRawFont

from ui.printing.painting import fonts
from ui.printing.readable import mistaken, put_right

LIST = (
    b"endobj\nbegincmap\n/CMapType 2 def\n2 beginbfrange\n"
    b"<0001> <0003> [<0041> <2F54> <0042> ]\n"
    b"<0011> <0018> [<0061> <0063> <0065> <0067> <0069> <006B> <006D> <006F> ]\n"
    b"<0005> <0007> <2F00>\nendbfrange\nendcmap\nendobj\n"
)


def test_the_wrong_letters_are_named_right_and_nothing_moves():
    right = put_right(LIST, {0x2F54: ord("水"), 0x2F01: ord("丨")})
    assert len(right) == len(LIST)
    assert b"<0001><0003>[<0041><6C34><0042>]" in right
    assert b"<0005><0007>[<2F00><4E28><2F02>]" in right
    assert right.startswith(b"endobj\nbegincmap\n")
    assert right.endswith(b"\nendcmap\nendobj\n")


@pytest.mark.parametrize("wrong", [{}, {0x2F99: ord("貝")}])
def test_a_list_without_wrong_letters_stays_as_it_is(wrong):
    assert put_right(LIST, wrong) == LIST


def test_a_list_that_would_grow_stays_as_it_is():
    tight = b"begincmap\n1 beginbfrange\n<0001> <0003> <2F00>\nendbfrange\nendcmap\n"
    assert put_right(tight, {0x2F01: ord("丨")}) == tight


def test_a_letter_that_shares_its_glyph_is_found(qapp):
    wrong = mistaken(["水 in a pipe"], fonts().values())
    for listed, meant in wrong.items():
        assert chr(meant) in "水 in a pipe"
        assert any(_same_glyph(font, chr(listed), chr(meant)) for font in fonts().values())


def test_a_letter_that_is_itself_written_is_not_taken_for_another(qapp):
    both = "水⽔"
    assert ord("⽔") not in mistaken([both], fonts().values())


def _same_glyph(font: QFont, one: str, other: str) -> bool:
    family = next(
        (name for name in font.families() if QRawFont.fromFont(QFont(name)).supportsCharacter(other)), ""
    )
    named = QFont(font)
    named.setFamilies([family])
    raw = QRawFont.fromFont(named)
    return raw.glyphIndexesForString(one) == raw.glyphIndexesForString(other)
