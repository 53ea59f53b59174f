"""Whatever paper and printer: all that is printed of a sheet lies on some page where the printer reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.printing.imposing import FOOT, OVERLAP, Paper, Part, fitted_parts, full_size_parts

A4, A3 = (210.0, 297.0), (297.0, 420.0)


def paper(width: float, height: float, margin: float = 4.3) -> Paper:
    return Paper(width, height, (margin, margin, width - margin, height - margin))


def both(width: float, height: float, margin: float = 4.3) -> tuple[Paper, ...]:
    return paper(height, width, margin), paper(width, height, margin)


def seen(part: Part) -> tuple[float, float, float, float]:
    """Return what a part shows, in mm of the sheet."""
    left, top, right, bottom = part.window
    return (
        (left - part.dx) / part.scale,
        (top - part.dy) / part.scale,
        (right - part.dx) / part.scale,
        (bottom - part.dy) / part.scale,
    )


def covered(ink, parts) -> bool:
    """Tell whether the parts show a box: together from side to side in each row and column, with overlaps."""
    for part in parts:
        left, top, right, bottom = seen(part)
        assert part.column or left <= ink[0] + 1e-6
        assert part.row or top <= ink[1] + 1e-6
        assert part.column + 1 < part.columns or right >= ink[2] - 1e-6
        assert part.row + 1 < part.rows or bottom >= ink[3] - 1e-6
    return True


def in_reach(parts) -> bool:
    for part in parts:
        left, top, right, bottom = part.window
        reach = part.paper.reach
        assert left >= reach[0]
        assert top >= reach[1]
        assert right <= reach[2]
        assert bottom <= reach[3] - (FOOT if part.of > 1 else 0.0)
    return True


def overlapping(parts) -> bool:
    """Tell whether neighbours show the same strip as wide as it is promised, measured on the paper."""
    at = {(part.row, part.column): part for part in parts}
    for (row, column), part in at.items():
        right, below = at.get((row, column + 1)), at.get((row + 1, column))
        if right is not None:
            assert (seen(part)[2] - seen(right)[0]) * part.scale == pytest.approx(OVERLAP)
        if below is not None:
            assert (seen(part)[3] - seen(below)[1]) * part.scale == pytest.approx(OVERLAP)
    return True


sheets = st.sampled_from([A4, A3, (420.0, 594.0), (594.0, 841.0), (841.0, 1189.0)])
margins = st.floats(0.0, 18.0)


@given(sheets, st.booleans(), sheets, margins, st.integers(1, 16))
def test_nothing_is_cut_when_fitted_to_pages(sheet, portrait, given_paper, margin, most):
    size = sheet if portrait else (sheet[1], sheet[0])
    ink = (19.75, 4.0, size[0] - 9.75, size[1] - 9.75)
    parts = fitted_parts(size, ink, both(*given_paper, margin), most)
    assert 1 <= len(parts) == parts[0].of <= most
    assert covered(ink, parts)
    assert in_reach(parts)
    assert overlapping(parts)


@given(sheets, sheets, margins)
def test_nothing_is_cut_in_full_size(sheet, given_paper, margin):
    size = sheet[1], sheet[0]
    ink = (19.75, 4.0, size[0] - 9.75, size[1] - 9.75)
    parts = full_size_parts(size, ink, both(*given_paper, margin))
    assert {part.scale for part in parts} == {1.0}
    assert covered(ink, parts)
    assert in_reach(parts)
    assert overlapping(parts)


def test_a_sheet_on_its_own_paper_is_printed_as_it_is():
    (part,) = fitted_parts((420.0, 297.0), (19.75, 4.5, 410.25, 287.25), both(*A3), 1)
    assert (part.scale, part.dx, part.dy) == (1.0, 0.0, 0.0)
    assert (part.paper.width, part.paper.height) == (420.0, 297.0)


def test_a_sheet_on_its_own_paper_moves_no_more_than_the_white_edges_demand():
    (part,) = fitted_parts((420.0, 297.0), (19.75, 4.0, 410.25, 287.25), both(*A3, margin=6.0), 1)
    assert (part.scale, part.dx) == (1.0, 0.0)
    assert part.dy == pytest.approx(2.0)


def test_an_a3_sheet_comes_onto_a4_smaller_and_onto_two_pages_larger():
    ink = (19.75, 4.0, 410.25, 287.25)
    (one,) = fitted_parts((420.0, 297.0), ink, both(*A4), 1)
    assert one.scale == pytest.approx((210 - 8.6) / (287.25 - 4.0))
    two = fitted_parts((420.0, 297.0), ink, both(*A4), 2)
    assert len(two) == 2
    assert two[0].scale > one.scale
    assert two[0].paper.width < two[0].paper.height, "upright pages side by side"


def test_pages_that_would_show_nothing_more_are_not_asked_for():
    ink = (0.0, 0.0, 400.0, 20.0)
    parts = fitted_parts((420.0, 40.0), ink, (paper(210.0, 297.0),), 9)
    assert parts[0].rows == 1


def test_parts_are_cut_in_the_middle_of_what_both_show():
    parts = fitted_parts((420.0, 297.0), (19.75, 4.0, 410.25, 287.25), both(*A4), 4)
    first, last = parts[0], parts[-1]
    assert len(first.seams[0]) == len(first.seams[1]) == 1
    x, y = first.seams[0][0], first.seams[1][0]
    on_sheet = (x - first.dx) / first.scale, (y - first.dy) / first.scale
    x, y = last.seams[0][0], last.seams[1][0]
    assert ((x - last.dx) / last.scale, (y - last.dy) / last.scale) == pytest.approx(on_sheet)
