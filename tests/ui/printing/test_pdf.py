"""The PDF of a sheet read back: its pages, sizes, texts and fonts, and what the picture of it shows."""

import errno
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cpdesk.edits.sheet_drawing import draw_units
from cpdesk.errors import EnvironmentFault, WrongUse
from cpdesk.exchange.diagram_svg import svg_text
from cpdesk.exchange.samples import new_from_sample
from cpdesk.language import ENGLISH, Language, open_language
from cpdesk.reference.folders import locale_folder
from cpdesk.tables.drawing import Drawing, mark_text
from cpdesk.tables.sheet_frame import sheet_pages
from cpdesk.tables.sheet_primitives import Text
from cpdesk.tables.sheet_tree import sheets_in_order
from cpdesk.tables.sheets import drawing_of
from cpdesk.tables.view import View
from tests.ui.printing.conftest import drawing_in
from tests.ui.printing.poppler import difference, fonts, greys, needs_poppler, pictures, sizes, texts
from ui.printing import painting
from ui.printing.diagrams import picture_of, write_pdf, write_png
from ui.printing.painting import PagePainter

TOLERANCE_MM = 0.5
"""A PDF counts the sizes of its pages in whole points of 0.35 mm."""

LIKE = 0.0002
"""Two programs round the edges of lines and letters otherwise: 0.00002 of a page; a symbol less is 0.0005."""


def _every_sheet(folder: Path, language: Language) -> list[Drawing]:
    with new_from_sample("nitrogen_fertiliser", folder / "plant.cpdesk", language) as project:
        draw_units(project)
        view = View(project)
        return [drawing_of(view, sheet.id, language.say) for sheet in sheets_in_order(view)]


@pytest.fixture(scope="module", params=["en", "zh_CN"])
def plant(request, qapp, tmp_path_factory) -> tuple[list[Drawing], Path, Language]:
    """All sheets of a plant of 28 unit processes as one PDF."""
    language = open_language(request.param, locale_folder())
    folder = tmp_path_factory.mktemp("plant")
    drawings = _every_sheet(folder, language)
    write_pdf(drawings, folder / "plant.pdf", language.say)
    return drawings, folder / "plant.pdf", language


def squeezed(text: str) -> str:
    return "".join(text.split())


@needs_poppler
def test_every_page_of_every_sheet_has_the_size_of_its_paper(plant):
    drawings, pdf, language = plant
    wanted = [(one.width, one.height) for one in drawings for _ in sheet_pages(one, language.say).pages]
    assert len(drawings) >= 28
    assert np.allclose(sizes(pdf), wanted, atol=TOLERANCE_MM)


@needs_poppler
def test_all_that_is_written_on_a_sheet_is_read_back_from_its_page(plant):
    drawings, pdf, language = plant
    read = iter(map(squeezed, texts(pdf)))
    for drawing in drawings:
        for page in sheet_pages(drawing, language.say).pages:
            text = next(read)
            assert squeezed(drawing.illustrative)[:30] in text
            missing = [one.text for one in page.texts if squeezed(one.text) not in text]
            assert not missing, f"{drawing.name}: {missing}"
            if page.fit is not None:
                missing = [one for one in _written(drawing) if squeezed(one) not in text]
                assert not missing, f"{drawing.name}: {missing}"


def _written(drawing: Drawing) -> list[str]:
    """Return tags, names, marks and the numbers of the streams."""
    found = [line for item in drawing.items for label in item.labels for line in label.text.split("\n")]
    found += [mark_text(mark) for item in drawing.items for mark in item.marks]
    numbers = [line.label.text for line in drawing.lines if line.label is not None]
    assert len(numbers) == len(drawing.lines) > 0
    return found + numbers


@needs_poppler
def test_the_edges_of_every_page_are_white(plant, tmp_path):
    drawings, pdf, language = plant
    shown = iter(pictures(pdf, tmp_path, 50))
    for drawing in drawings:
        for page in sheet_pages(drawing, language.say).pages:
            grey, dot = greys(next(shown)), 50 / 25.4
            frame = [one for one in page.rules if one.width >= 0.5]
            left, right = min(one.x1 for one in frame), max(one.x2 for one in frame)
            bottom = max(one.y2 for one in frame)
            edges = (
                grey[: round(3.5 * dot)],
                grey[round((bottom + 1) * dot) :],
                grey[:, : round((left - 1) * dot)],
                grey[:, round((right + 1) * dot) :],
            )
            assert all(edge.size and edge.min() == 255 for edge in edges), f"{drawing.name} {page.number}"
            assert grey[:, round(left * dot) - 1 : round(left * dot) + 2].min() < 128, "the frame is there"


@needs_poppler
def test_fonts_are_embedded(plant):
    _, pdf, _ = plant
    used = fonts(pdf)
    assert used
    assert all(embedded for _, embedded in used)


@needs_poppler
def test_the_picture_shows_what_the_pdf_shows(drawing, tmp_path):
    write_pdf([drawing], tmp_path / "a.pdf", ENGLISH.say)
    (page,) = pictures(tmp_path / "a.pdf", tmp_path, 200)
    picture = picture_of(drawing, ENGLISH.say, 200)
    assert difference(page, picture) < LIKE
    assert difference(page, _without(picture)) > LIKE, "the comparison sees a symbol that is missing"


def _without(picture: QImage) -> QImage:
    """Return a picture with a square of 15 mm taken out where it is darkest."""
    grey, side = greys(picture), round(picture.width() / 28)
    high, wide = (length // side for length in grey.shape)
    sums = grey[: high * side, : wide * side].reshape(high, side, wide, side).sum(axis=(1, 3))
    row, column = np.unravel_index(sums.argmin(), sums.shape)
    copy = picture.copy()
    painter = QPainter(copy)
    painter.fillRect(int(column) * side, int(row) * side, side, side, "#ffffff")
    painter.end()
    return copy


def test_the_picture_shows_what_the_svg_shows(drawing, monkeypatch):
    """Letters apart, which Qt's reader of SVG sets a little otherwise."""
    monkeypatch.setattr(PagePainter, "write", lambda self, text: None)
    svg = re.sub(r"<text .*?</text>", "", svg_text(drawing, ENGLISH.say))
    picture = picture_of(drawing, ENGLISH.say, 100)
    shown = QImage(picture.size(), QImage.Format.Format_RGB32)
    shown.fill("#ffffff")
    painter = QPainter(shown)
    QSvgRenderer(svg.encode()).render(painter, QRectF(shown.rect()))
    painter.end()
    assert difference(shown, picture) < LIKE
    assert difference(shown, _without(picture)) > LIKE


def test_a_stream_is_broken_where_another_crosses_it(drawing):
    across = replace(drawing.lines[0], points=((60.0, 60.0), (160.0, 60.0)), label=None, kind=None)
    down = replace(drawing.lines[1], points=((110.0, 30.0), (110.0, 120.0)), label=None, kind=None)
    grey = greys(picture_of(replace(drawing, items=(), lines=(across, down)), ENGLISH.say, 254))
    assert grey[500, 1100] < 100, "the upright stream"
    assert grey[600, 1100] < 100, "the level stream"
    assert grey[595, 1100] == grey[605, 1100] == 255, "the gap"


def test_letters_of_a_wide_font_are_narrowed_to_their_room(qapp, monkeypatch):
    usual = _width_of("Waste water", qapp)
    monkeypatch.setattr(painting, "text_width_mm", lambda text, size: usual / 2)
    assert _width_of("Waste water", qapp) == pytest.approx(usual / 2, abs=0.3)


def _width_of(text: str, _app: object) -> float:
    """Return how wide the ink of a text of 5 mm is, in mm."""
    image = QImage(1000, 200, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    painter.scale(10, 10)
    PagePainter(painter).write(Text(text, 2.0, 10.0, 5.0))
    painter.end()
    inked = np.flatnonzero((greys(image) < 128).any(axis=0))
    return (inked[-1] - inked[0]) / 10


@needs_poppler
def test_chinese_comes_back_as_it_was_written(chlorination, chinese, tmp_path):
    drawing = drawing_in(chlorination, chinese)
    write_pdf([drawing], tmp_path / "a.pdf", chinese.say)
    text = "".join(texts(tmp_path / "a.pdf"))
    assert "Beispielwerk 水" in text
    assert chinese.text("Drawing title") in text
    assert not [letter for letter in text if "⺀" <= letter <= "⿟"], "radicals in the place of ideographs"


def test_a_picture_has_the_dots_it_was_asked_for(drawing, tmp_path):
    write_png(drawing, tmp_path / "a.png", ENGLISH.say, dpi=100)
    picture = QImage(str(tmp_path / "a.png"))
    pages = len(sheet_pages(drawing, ENGLISH.say).pages)
    assert picture.width() == round(drawing.width / 25.4 * 100)
    assert picture.height() == round(drawing.height / 25.4 * 100) * pages
    assert round(picture.dotsPerMeterX() * 0.0254) == 100


def test_without_a_sheet_nothing_is_written(tmp_path):
    with pytest.raises(WrongUse, match="no sheet"):
        write_pdf([], tmp_path / "a.pdf", ENGLISH.say)
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("write", [write_png, lambda drawing, path, say: write_pdf([drawing], path, say)])
def test_a_full_disk_is_told_and_the_older_file_stays(drawing, tmp_path, monkeypatch, write):
    target = tmp_path / "a.out"
    target.write_bytes(b"older")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(EnvironmentFault, match=r"The disk is full: a\.out"):
        write(drawing, target, ENGLISH.say)
    assert target.read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.glob("*.out")) == ["a.out"]


def test_a_file_that_another_program_holds_is_told(drawing, tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")

    def held(_path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(EnvironmentFault, match=r"a\.pdf cannot be replaced: it is open in another program"):
        write_pdf([drawing], target, ENGLISH.say)
    assert target.read_bytes() == b"older"


def test_a_picture_that_no_memory_holds_is_refused(drawing, tmp_path):
    with pytest.raises(EnvironmentFault, match="too large for this computer at 90000 dots"):
        write_png(drawing, tmp_path / "a.png", ENGLISH.say, dpi=90_000)
    assert not (tmp_path / "a.png").exists()
