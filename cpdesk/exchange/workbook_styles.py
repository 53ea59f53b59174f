"""What cells look like: fonts, fills, borders and number formats, each combination made once a workbook."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cpdesk.exchange.workbook_stream import openpyxl
from cpdesk.exchange.workbook_values import GENERAL, ROOM

HEADING_FILL = "DCE6EA"
GROUP_FILL = "EEF3F5"
LINE = "BFC8CC"
COMPUTED_GREY = "5F6B70"
NOTICE = "9C4A00"
LINK = "0B6E6E"
DAGGER = "†"


class Role(StrEnum):
    """What a cell is for."""

    COMPANY = "company"
    TITLE = "title"
    ABOUT = "about"
    NOTICE = "notice"
    HEADING = "heading"
    LABEL = "label"
    BODY = "body"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; equal looks share one style."""

    role: Role
    number_format: str = GENERAL
    figure: bool = False
    quoted: bool = False
    computed: bool = False
    disagrees: bool = False
    unverified: bool = False


_SIZES = {Role.COMPANY: 11, Role.TITLE: 14}
_BOLD = frozenset({Role.COMPANY, Role.TITLE, Role.HEADING, Role.LABEL, Role.GROUP, Role.TOTAL})
_RULED = frozenset({Role.HEADING, Role.LABEL, Role.BODY, Role.GROUP, Role.TOTAL, Role.LINK})
_FILLS = {Role.HEADING: HEADING_FILL, Role.LABEL: HEADING_FILL, Role.GROUP: GROUP_FILL}
_COLOURS = {Role.NOTICE: NOTICE, Role.LINK: LINK}


class Styles:
    """The styles of one workbook."""

    def __init__(self, workbook: Any, font: str) -> None:
        self._sheet = _Owner(workbook)
        self._font = font
        self._made: dict[Look, str] = {}

    def number(self, look: Look) -> str:
        """Return the number of a look's style, as a cell names it."""
        found = self._made.get(look)
        if found is None:
            found = self._made[look] = self._make(look)
        return found

    def _make(self, look: Look) -> str:
        styles = openpyxl("styles")
        cell = openpyxl("cell").Cell(self._sheet)
        cell.font = self._font_of(look, styles)
        cell.alignment = _alignment(look, styles)
        if look.role in _RULED:
            cell.border = _border(look, styles)
        if look.role in _FILLS:
            cell.fill = styles.PatternFill("solid", fgColor=_FILLS[look.role])
        cell.number_format = _daggered(look.number_format) if look.unverified else look.number_format
        cell.quotePrefix = look.quoted
        return str(cell.style_id)

    def _font_of(self, look: Look, styles: Any) -> Any:
        colour = COMPUTED_GREY if look.computed else _COLOURS.get(look.role, "000000")
        return styles.Font(
            name=self._font,
            size=_SIZES.get(look.role, 10),
            bold=look.role in _BOLD,
            italic=look.computed or look.role is Role.NOTICE,
            underline="single" if look.disagrees or look.role is Role.LINK else None,
            color=colour,
        )


class _Owner:
    """What openpyxl's cell asks for its workbook's styles."""

    def __init__(self, workbook: Any) -> None:
        self.parent = workbook


def _daggered(number_format: str) -> str:
    """Return the format with a dagger behind the value, which stays a number."""
    sign = f'"{DAGGER}"'
    return f"@{sign}" if number_format == GENERAL else f"{number_format.removesuffix(ROOM)}{sign}"


def _alignment(look: Look, styles: Any) -> Any:
    if look.role is Role.HEADING:
        return styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
    if look.figure:
        return styles.Alignment(horizontal="right", vertical="top")
    return styles.Alignment(vertical="top", wrap_text=True)


def _border(look: Look, styles: Any) -> Any:
    thin = styles.Side(style="thin", color=LINE)
    top = styles.Side(style="medium", color="404040") if look.role is Role.TOTAL else thin
    return styles.Border(left=thin, right=thin, top=top, bottom=thin)
