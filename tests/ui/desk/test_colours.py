"""Both schemes can be read: every colour of a text against every ground on which it stands."""

import pytest
from PySide6.QtGui import QColor

from ui.theme.palette import DARK, LIGHT, Colours

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text of usual size."""


def brightness(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stand_out_from_their_grounds(colours: Colours):
    texts = (*colours.greys[4:], colours.accent, colours.red, colours.amber, colours.green)
    pairs = [(text, ground) for text in texts for ground in colours.greys[:2]]
    tints = (colours.tint, colours.tint_red, colours.tint_amber)
    pairs += [(text, tint) for text in colours.greys[5:] for tint in tints]
    pairs += [(colours.on_accent, colours.accent), (colours.red, colours.tint_red)]
    faint = [
        f"{text} on {on}: {contrast(text, on):.2f}" for text, on in pairs if contrast(text, on) < READABLE
    ]
    assert not faint, faint
