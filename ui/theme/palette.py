"""Colours: one accent, a grey scale of seven, red and amber for findings, and the media's own colours."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from cpdesk.tables.colours import MEDIA

__all__ = ["DARK", "LIGHT", "MEDIA", "SERIES", "Colours", "qt_palette", "system_colours"]


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme; greys run from the ground (0) to the strongest text (6)."""

    dark: bool
    accent: str
    on_accent: str
    greys: tuple[str, str, str, str, str, str, str]
    red: str
    amber: str
    green: str
    tint: str
    tint_red: str
    tint_amber: str

    def grey(self, step: int) -> QColor:
        """Return a grey of the scale."""
        return QColor(self.greys[step])


LIGHT = Colours(
    dark=False,
    accent="#0b6e74",
    on_accent="#ffffff",
    greys=("#ffffff", "#f5f6f7", "#e6e8eb", "#c6cbd1", "#69717b", "#4b535d", "#1c2126"),
    red="#b3261e",
    amber="#8a5a00",
    green="#2e6b34",
    tint="#e3f1f1",
    tint_red="#fdecea",
    tint_amber="#fdf3dc",
)
DARK = Colours(
    dark=True,
    accent="#5fc4c9",
    on_accent="#07282a",
    greys=("#1b1e21", "#23272b", "#2f343a", "#454c54", "#8d959e", "#bcc3ca", "#eef1f3"),
    red="#ff8a80",
    amber="#f2b84b",
    green="#8fce94",
    tint="#1f3a3c",
    tint_red="#43262a",
    tint_amber="#3d3320",
)
SERIES = ("#0b7f86", "#c98a1b", "#2f7fb8", "#9a6b3f", "#7a5ea8", "#5d8a3a")


def system_colours() -> Colours:
    """Return the scheme that the system asks for."""
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Return the palette that Qt's own controls are drawn with."""
    palette = QPalette()
    role = QPalette.ColorRole
    ground, raised, line = colours.grey(0), colours.grey(1), colours.grey(2)
    strong, middle = colours.grey(6), colours.grey(4)
    for which, colour in (
        (role.Window, raised),
        (role.Base, ground),
        (role.AlternateBase, raised),
        (role.Button, raised),
        (role.ToolTipBase, ground),
        (role.Mid, line),
        (role.Midlight, line),
        (role.Light, line),
        (role.Dark, colours.grey(3)),
        (role.Shadow, colours.grey(3)),
        (role.Text, strong),
        (role.WindowText, strong),
        (role.ButtonText, strong),
        (role.ToolTipText, strong),
        (role.PlaceholderText, middle),
        (role.Highlight, QColor(colours.accent)),
        (role.HighlightedText, QColor(colours.on_accent)),
        (role.Link, QColor(colours.accent)),
    ):
        palette.setColor(which, colour)
    group = QPalette.ColorGroup.Disabled
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group, which, middle)
    return palette
