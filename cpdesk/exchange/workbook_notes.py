"""Comments of cells as a workbook holds them: their texts in one part, the boxes that show them in another.

openpyxl makes some twenty objects of a comment, and a long list has one at every tenth cell; here it is two texts.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from cpdesk.exchange.workbook_stream import AUTHOR, Note, openpyxl

WIDTH, LINE, LETTERS = 260, 18, 32
FIRST_SHAPE = 1026

_MAIN: str = openpyxl("xml.constants").SHEET_MAIN_NS
_SHAPES = openpyxl("comments.shape_writer")
_WRITER: Any = openpyxl("writer.excel").ExcelWriter
_split: Any = openpyxl("utils").coordinate_to_tuple

_HEAD = (
    f'<xml xmlns:v="{_SHAPES.vmlns}" xmlns:o="{_SHAPES.officens}" xmlns:x="{_SHAPES.excelns}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape type="#_x0000_t202" style="position:absolute; margin-left:59.25pt;margin-top:1.5pt;'
    'width:{width}px;height:{height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto" '
    'id="_x0000_s{number}"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


class BookWriter(_WRITER):
    """Packs a workbook whose sheets hold their comments as `Note`, and shapes that openpyxl does not know."""

    def write_worksheet(self, ws: Any) -> None:
        """Pack a sheet; a drawing with shapes takes the place of openpyxl's own."""
        super().write_worksheet(ws)  # pyright: ignore[reportUnknownMemberType]
        if ws.shapes:
            shapes = import_module("cpdesk.exchange.workbook_shapes")
            ws._drawing = shapes.ShapesDrawing(ws._drawing, ws.shapes)

    def _write_comment(self, ws: Any) -> None:
        part = openpyxl("comments.comment_sheet").CommentSheet.from_comments([])
        self._comments.append(part)
        part._id = len(self._comments)
        self._archive.writestr(part.path[1:], comments_xml(ws._comments))
        self.manifest.append(part)
        ws.legacy_drawing = f"xl/drawings/commentsDrawing{part._id}.vml"
        self._archive.writestr(ws.legacy_drawing, shapes_xml(ws._comments))
        relation = openpyxl("packaging.relationship").Relationship
        ws._rels.append(relation(Id="comments", type=part._rel_type, Target=part.path))


def comments_xml(notes: Iterable[Note]) -> str:
    """Return the part that holds the texts of a sheet's comments."""
    texts = "".join(
        f'<comment ref="{note.reference}" authorId="0" shapeId="0"><text><t{_space(note.text)}>'
        f"{escape(note.text)}</t></text></comment>"
        for note in notes
    )
    authors = f"<authors><author>{AUTHOR}</author></authors>"
    return f'<comments xmlns="{_MAIN}">{authors}<commentList>{texts}</commentList></comments>'


def _space(text: str) -> str:
    return ' xml:space="preserve"' if text != text.strip() else ""


def shapes_xml(notes: Iterable[Note]) -> str:
    """Return the part that holds the boxes in which a sheet's comments are shown."""
    shapes = "".join(_shape(number, note) for number, note in enumerate(notes, FIRST_SHAPE))
    return f"{_HEAD}{shapes}</xml>"


def _shape(number: int, note: Note) -> str:
    row, column = _split(note.reference)
    height = LINE * (2 + len(note.text) // LETTERS)
    return _SHAPE.format(width=WIDTH, height=height, number=number, row=row - 1, column=column - 1)
