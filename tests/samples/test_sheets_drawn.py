"""The sheets of both samples as they are printed: nothing lies over anything else, all is in its field, on one page."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from cpdesk.exchange.interchange import load_text
from cpdesk.language import open_language
from cpdesk.records.diagrams import Sheet, SheetKind
from cpdesk.reference.folders import locale_folder
from cpdesk.tables.drawing import MARK_HEIGHT, mark_width
from cpdesk.tables.sheet_frame import sheet_pages
from cpdesk.tables.sheets import drawing_of
from cpdesk.tables.view import View

TOP = Path(__file__).resolve().parents[2] / "sample_projects"
TOUCH = 0.05
"""Boxes that overlap by less, in mm, touch only: places are written to a tenth of a millimetre."""

NITROGEN = ["", *(f"{n:02}" for n in range(1, 29))]
CHLOROBENZENE = ["", *(f"U{n}" for n in range(1, 10))]
FILES = [
    pytest.param((sample, name, code), id=f"{sample} {code}")
    for sample in ("nitrogen_fertiliser", "chlorobenzene")
    for name, code in (("project.json", "en"), ("project.zh_CN.json", "zh_CN"))
]


@pytest.fixture(scope="module", params=FILES)
def drawn(request, tmp_path_factory):
    """Return what is drawn on each sheet of a sample in a language, by the sheet's number, and the pages."""
    sample, name, code = request.param
    folder = tmp_path_factory.mktemp("drawn")
    text = (TOP / sample / name).read_text(encoding="utf-8")
    say = open_language(code, locale_folder()).say
    with load_text(text, folder / "sample.cpdesk", backup_root=folder / "backups") as project:
        view = View(project)
        sheets = project.read(Sheet)
        drawings = {one.number: drawing_of(view, one.id, say) for one in sheets}
        kinds = [one.kind for one in sheets]
    return sample, kinds, drawings, {key: sheet_pages(one, say) for key, one in drawings.items()}


def around(x, y, width, height):
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def labels_of(drawing):
    """Yield the boxes of all that is written beside symbols and lines, each with what it belongs to."""
    for item in drawing.items:
        left, top, right, bottom = item.stand.extent
        for one in item.labels:
            inside = left <= one.x <= right and top <= one.y <= bottom
            if not inside:
                yield f"label {one.text}", item.id, around(one.x, one.y, one.width, one.height)
        for mark in item.marks:
            yield f"mark {mark.number}", item.id, around(mark.x, mark.y, mark_width(mark), MARK_HEIGHT)
    for line in drawing.lines:
        if line.label is not None:
            label = line.label
            yield f"number {label.text}", line.stream, around(label.x, label.y, label.width, label.height)


def overlap(one, other):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > TOUCH and high > TOUCH


def runs_through(points, box):
    return any(
        overlap((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), box)
        or _line_in(a, b, box)
        for a, b in pairwise(points)
    )


def _line_in(a, b, box):
    """Tell whether an upright or level stretch, which has no width, lies in a box."""
    left, top, right, bottom = box
    across = min(max(a[0], b[0]), right) - max(min(a[0], b[0]), left)
    along = min(max(a[1], b[1]), bottom) - max(min(a[1], b[1]), top)
    if a[0] == b[0]:
        return left + TOUCH < a[0] < right - TOUCH and along > TOUCH
    return top + TOUCH < a[1] < bottom - TOUCH and across > TOUCH


def test_there_is_a_sheet_of_every_unit_process_and_an_overview(drawn):
    sample, kinds, drawings, _ = drawn
    assert list(drawings) == (NITROGEN if sample == "nitrogen_fertiliser" else CHLOROBENZENE)
    assert kinds.count(SheetKind.OVERVIEW) == 1
    for drawing in drawings.values():
        assert drawing.undrawn_equipment == ()
        assert drawing.undrawn_streams == ()


def test_no_symbol_lies_on_another(drawn):
    for number, drawing in drawn[2].items():
        boxes = [(item.id, item.stand.extent) for item in drawing.items]
        found = [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
        assert found == [], number


def test_no_label_lies_on_another_or_on_a_symbol(drawn):
    for number, drawing in drawn[2].items():
        labels = list(labels_of(drawing))
        symbols = [(item.id, item.stand.extent) for item in drawing.items]
        found = [(a, b) for (a, _, one), (b, _, other) in combinations(labels, 2) if overlap(one, other)]
        found += [(a, b) for a, _, one in labels for b, other in symbols if overlap(one, other)]
        assert found == [], number


def test_no_line_runs_through_a_tag_a_mark_or_anothers_number(drawn):
    for number, drawing in drawn[2].items():
        labels = list(labels_of(drawing))
        found = [
            (name, line.stream)
            for line in drawing.lines
            for name, of, box in labels
            if of != line.stream and runs_through(line.points, box)
        ]
        assert found == [], number


def test_streams_go_round_symbols(drawn):
    for number, drawing in drawn[2].items():
        assert [line.stream for line in drawing.lines if not line.clean] == [], number
        found = [
            (line.stream, item.id)
            for line in drawing.lines
            for item in drawing.items
            if runs_through(line.points, item.stand.extent)
        ]
        assert found == [], number


def test_everything_lies_in_the_field_at_full_size_on_one_page(drawn):
    _, _, drawings, pages = drawn
    for number, drawing in drawings.items():
        left, top, right, bottom = drawing.field
        boxes = [(item.id, item.stand.extent) for item in drawing.items]
        boxes += [(name, box) for name, _, box in labels_of(drawing)]
        boxes += [(line.stream, (*point, *point)) for line in drawing.lines for point in line.points]
        out = [
            name for name, box in boxes if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom
        ]
        assert out == [], number
        assert pages[number].pages[0].fit.scale == 1.0, number
        assert len(pages[number].pages) == 1, number


def test_the_table_takes_no_more_than_a_third_of_the_sheet(drawn):
    for number, drawing in drawn[2].items():
        strip = drawing.height - 10.0 - drawing.field[3]
        assert strip <= (drawing.height - 20.0) / 3, number


def test_main_components_are_said_in_words_or_formulas_never_in_keys(drawn):
    for drawing in drawn[2].values():
        texts = [str(row.values["components"] or "") for row in drawing.streams.rows]
        assert any(texts)
        assert [text for text in texts if "_" in text] == []
        assert max(text.count(",") for text in texts) <= 3
