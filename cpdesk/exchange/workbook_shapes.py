"""Shapes of a worksheet as DrawingML: outlines, boxes and texts in one group, sharp in every size and open to changes.

Lengths come in mm and go into the file in EMU, 36,000 a mm, rounded each by itself. Texts are texts: what begins
with = is no formula, for a shape's text never is one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from cpdesk.exchange.workbook_stream import openpyxl
from cpdesk.methods.sankey.figures import Segment

EMU_A_MM = 36_000
POINTS_A_MM = 72 / 25.4
LATIN, IDEOGRAPHS = "Arial", "Microsoft YaHei"
"""Faces that office computers have; the widths of texts are reckoned after the first."""

SHAPES_NS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_DRAWING: Any = openpyxl("drawing.spreadsheet_drawing").SpreadsheetDrawing


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and ruled: colours as `#rrggbb`, none where empty; `line` is so many mm wide."""

    fill: str = ""
    opacity: float = 1.0
    stroke: str = ""
    line: float = 0.0
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The lines of a text: type size [mm], line height [mm], to which side they keep, how many are bold, colour."""

    lines: tuple[str, ...]
    size: float
    line_height: float
    anchor: str = "start"
    bold: int = 0
    colour: str = "#000000"


def emu(length: float) -> int:
    """Return a length in mm as the file counts it."""
    return round(length * EMU_A_MM)


class Group:
    """Shapes that belong together; numbers are given in order, from the one after the group's own."""

    def __init__(self, name: str, told: str, size: tuple[float, float], number: int, language: str) -> None:
        self.name, self.told, self.size, self.number, self.language = name, told, size, number, language
        self._shapes: list[str] = []

    @property
    def next_number(self) -> int:
        """The first number that is free after the group."""
        return self.number + 1 + len(self._shapes)

    def outline(self, name: str, told: str, outline: Sequence[Segment], paint: Paint) -> None:
        """Add an outline of straight pieces and curves."""
        points = [pair for part in outline for pair in _pairs(part)]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width = max(1, max(x for x, _ in points) - left)
        height = max(1, max(y for _, y in points) - top)
        parts = "".join(_part(part, left, top) for part in outline)
        form = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{width}" h="{height}">{parts}</a:path></a:pathLst></a:custGeom>'
        )
        self._add(name, told, (left, top, width, height), form + _painted(paint))

    def box(
        self, name: str, told: str, place: tuple[float, float, float, float], paint: Paint, text: str = ""
    ) -> None:
        """Add a rectangle: left, top, width, height [mm]; `text` is the body made by `wording`."""
        left, top, width, height = (emu(length) for length in place)
        form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        self._add(name, told, (left, top, max(1, width), max(1, height)), form + _painted(paint), text)

    def text(self, name: str, place: tuple[float, float, float, float], said: Wording, paint: Paint) -> None:
        """Add lines of text in their box; they keep to its middle and are never broken anew."""
        self.box(name, "", place, paint, self._body(said))

    def _add(self, name: str, told: str, place: tuple[int, int, int, int], look: str, text: str = "") -> None:
        number, (left, top, width, height) = self.next_number, place
        described = f" descr={quoteattr(told)}" if told else ""
        kind = ' txBox="1"' if text else ""
        self._shapes.append(
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>'
            f'<xdr:cNvPr id="{number}" name={quoteattr(name)}{described}/><xdr:cNvSpPr{kind}/></xdr:nvSpPr>'
            f'<xdr:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f"{look}</xdr:spPr>{text}</xdr:sp>"
        )

    def _body(self, said: Wording) -> str:
        size, spacing = (round(length * POINTS_A_MM * 100) for length in (said.size, said.line_height))
        lines = "".join(
            f'<a:p><a:pPr algn="{_ALIGNED[said.anchor]}"><a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc></a:pPr>'
            f'<a:r><a:rPr lang="{self.language}" sz="{size}" b="{int(place < said.bold)}">'
            f'{_filled(said.colour)}<a:latin typeface="{LATIN}"/><a:ea typeface="{IDEOGRAPHS}"/></a:rPr>'
            f"<a:t>{escape(line)}</a:t></a:r></a:p>"
            for place, line in enumerate(said.lines)
        )
        return (
            '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none" '
            'lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{lines}</xdr:txBody>"
        )

    def anchored(self, row: int, above: float) -> str:
        """Return the group tied to the first cell of a row (from 0) that lies so many points below the sheet's top."""
        width, height = (emu(length) for length in self.size)
        y = round(above * 12_700)
        return (
            f'<xdr:oneCellAnchor xmlns:xdr="{SHAPES_NS}" xmlns:a="{MAIN_NS}"><xdr:from><xdr:col>0</xdr:col>'
            f"<xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
            f'<xdr:ext cx="{width}" cy="{height}"/><xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{self.number}" '
            f"name={quoteattr(self.name)} descr={quoteattr(self.told)}/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>"
            f'<xdr:grpSpPr><a:xfrm><a:off x="0" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
            f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></xdr:grpSpPr>'
            f"{''.join(self._shapes)}</xdr:grpSp><xdr:clientData/></xdr:oneCellAnchor>"
        )


def _pairs(part: Segment) -> list[tuple[int, int]]:
    numbers = [emu(float(number)) for number in part[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


_WORDS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _part(part: Segment, left: int, top: int) -> str:
    word = _WORDS.get(str(part[0]))
    if word is None:
        return "<a:close/>"
    points = "".join(f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in _pairs(part))
    return f"<a:{word}>{points}</a:{word}>"


def _painted(paint: Paint) -> str:
    line = f'<a:ln w="{emu(paint.line)}">{_filled(paint.stroke)}</a:ln>' if paint.stroke else ""
    return _filling(paint) + (line or "<a:ln><a:noFill/></a:ln>")


def _filling(paint: Paint) -> str:
    if not paint.fill:
        return "<a:noFill/>"
    if paint.hatched:
        ink, ground = _colour(paint.fill), _colour("#ffffff")
        return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{ink}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'
    return _filled(paint.fill, paint.opacity)


def _filled(colour: str, opacity: float = 1.0) -> str:
    return f"<a:solidFill>{_colour(colour, opacity)}</a:solidFill>"


def _colour(colour: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1.0 else ""
    return f'<a:srgbClr val="{colour.removeprefix("#").upper()}">{alpha}</a:srgbClr>'


class ShapesDrawing(_DRAWING):
    """The drawing part of a sheet: its charts as ever, and groups of shapes, which openpyxl cannot write itself."""

    __elements__ = _DRAWING.__elements__  # openpyxl looks for them in each class anew

    def __init__(self, drawing: Any, anchors: Iterable[str]) -> None:
        super().__init__()  # pyright: ignore[reportUnknownMemberType]
        self.charts, self.images, self.anchors = drawing.charts, drawing.images, tuple(anchors)

    def __bool__(self) -> bool:
        return True

    def _write(self) -> Any:
        tree: Any = _DRAWING._write(self)
        tree.extend([openpyxl("xml.functions").fromstring(anchor) for anchor in self.anchors])
        return tree
