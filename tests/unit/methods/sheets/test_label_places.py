import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.methods.routing import Box
from cpdesk.methods.sheets.label_places import LabelWish, place_labels, text_width_mm

FRAME = Box(-20, -20, 200, 150)


def area(wish, placed):
    return Box(
        placed.x - wish.width / 2,
        placed.y - wish.height / 2,
        placed.x + wish.width / 2,
        placed.y + wish.height / 2,
    )


def within(one, frame):
    return (
        frame.left <= one.left
        and one.right <= frame.right
        and frame.top <= one.top
        and one.bottom <= frame.bottom
    )


def symbols_apart(seed, count):
    """Symbols in rows and columns, each with its tag, and straight lines between neighbours of a row."""
    chance = random.Random(seed)
    boxes = [
        Box(x, y, x + chance.choice([8, 12]), y + chance.choice([8, 16]))
        for x, y in [(40 * (n % 4), 40 * (n // 4)) for n in range(count)]
    ]
    lines = [
        ((one.right, one.top + 4), (two.left, two.top + 4))
        for one, two in pairwise(boxes)
        if one.top == two.top
    ]
    return boxes, lines


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 12))
def test_where_there_is_room_no_label_lies_on_anything(seed, count):
    boxes, lines = symbols_apart(seed, count)
    wishes = [LabelWish(f"tag{n}", 11, 4, box=box) for n, box in enumerate(boxes)]
    wishes += [LabelWish(f"line{n}", 6, 4, line=line) for n, line in enumerate(lines)]
    random.Random(seed).shuffle(wishes)
    found = place_labels(wishes, symbols=boxes, lines=lines, frame=FRAME)
    areas = [area(wish, found[wish.id]) for wish in wishes]
    assert all(placed.clean for placed in found.values())
    assert not any(one.overlaps(other) for one, other in combinations(areas, 2))
    assert not any(one.overlaps(box) for one in areas for box in boxes)
    assert not any(one.overlaps(Box(*a, *b).grown(0.01)) for one in areas for a, b in lines)
    assert all(within(one, FRAME) for one in areas)
    assert found == place_labels(list(reversed(wishes)), symbols=boxes, lines=lines, frame=FRAME)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 25))
def test_what_is_called_clean_is_clean_however_crowded(seed, count):
    chance = random.Random(seed)
    boxes = [
        Box(x, y, x + 9, y + 7)
        for x, y in [(chance.uniform(0, 60), chance.uniform(0, 60)) for _ in range(count)]
    ]
    frame = Box(-5, -5, 70, 70)
    wishes = [LabelWish(f"{n}", 12, 4, box=box) for n, box in enumerate(boxes)]
    found = place_labels(wishes, symbols=boxes, frame=frame)
    areas = {wish.id: area(wish, found[wish.id]) for wish in wishes}
    assert set(found) == {wish.id for wish in wishes}
    for key, one in areas.items():
        free = not any(one.overlaps(box) for box in boxes)
        alone = not any(one.overlaps(other) for k, other in areas.items() if k != key)
        assert found[key].clean == (free and alone and within(one, frame))


def test_a_number_lies_above_the_middle_of_the_longest_stretch():
    line = ((0.0, 0.0), (10.0, 0.0), (10.0, 15.0), (60.0, 15.0))
    placed = place_labels([LabelWish("1", 6, 4, line=line)], lines=[line], gap=1.0)["1"]
    assert (placed.x, placed.y, placed.clean) == (35, 12, True)


def test_a_number_lies_to_the_right_of_an_upright_line():
    line = ((0.0, 0.0), (0.0, 40.0))
    placed = place_labels([LabelWish("1", 6, 4, line=line)], lines=[line], gap=1.0)["1"]
    assert (placed.x, placed.y, placed.clean) == (4, 20, True)


def test_a_tag_lies_below_its_symbol_and_above_where_a_line_leaves_downward():
    box = Box(0, 0, 10, 10)
    wish = LabelWish("P-1", 9, 3, box=box)
    below = place_labels([wish], symbols=[box])["P-1"]
    assert (below.x, below.y) == (5, 12.5)
    above = place_labels([wish], symbols=[box], lines=[((5, 10), (5, 30))])["P-1"]
    assert (above.x, above.y) == (5, -2.5)


def test_a_fixed_label_stays_and_the_others_avoid_it():
    box = Box(0, 0, 10, 10)
    wishes = [LabelWish("tag", 9, 3, box=box), LabelWish("note", 9, 3, fixed=(5, 13))]
    found = place_labels(wishes, symbols=[box])
    assert (found["note"].x, found["note"].y, found["note"].clean) == (5, 13, True)
    assert (found["tag"].x, found["tag"].y, found["tag"].clean) == (5, -2.5, True)


def test_a_fixed_label_upon_a_symbol_is_told():
    found = place_labels([LabelWish("note", 9, 3, fixed=(5, 5))], symbols=[Box(0, 0, 10, 10)])
    assert not found["note"].clean


def test_a_label_without_any_room_is_placed_and_told():
    frame = Box(0, 0, 10, 10)
    found = place_labels([LabelWish("tag", 9, 3, box=frame)], symbols=[frame], frame=frame)
    assert not found["tag"].clean


def test_a_label_makes_room_for_one_that_has_no_other_place():
    wishes = [
        LabelWish("a", 4, 4, candidates=((0, 0), (10, 0))),
        LabelWish("b", 4, 4, candidates=((20, 0), (0, 0))),
        LabelWish("c", 4, 4, candidates=((20, 0), (19, 0))),
    ]
    found = place_labels(wishes)
    assert all(placed.clean for placed in found.values())
    assert found["a"].x == 10


def test_the_callers_own_places_come_in_their_order():
    wish = LabelWish("a", 4, 4, candidates=((0, 0), (10, 0)))
    assert place_labels([wish])["a"].x == 0
    assert place_labels([wish], symbols=[Box(-1, -1, 1, 1)])["a"].x == 10


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("R-101", 2.723),
        ("WWWW", 3.776),
        ("1", 0.556),
        ("氯苯", 2.0),
        ("氯苯 A", 2.945),
        ("（）", 2.0),
    ],
)
def test_the_width_of_a_text_is_that_of_the_font_and_five_per_cent(text, em):
    assert text_width_mm(text, 2.5) == pytest.approx(2.5 * 1.05 * em)


def test_of_several_lines_the_widest_counts_and_marks_take_no_room():
    assert text_width_mm("1\n22\n3", 10) == pytest.approx(text_width_mm("22", 10))
    assert text_width_mm("e\u0301", 10) == pytest.approx(text_width_mm("e", 10))
    assert text_width_mm("é", 10) > 0
