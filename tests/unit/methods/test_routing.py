import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.methods.routing import (
    LANE,
    STUB,
    Box,
    End,
    Lines,
    Obstacles,
    Request,
    Side,
    repaired,
    route,
    route_many,
    still_good,
)
from cpdesk.methods.routing.shapes import length_of

ABOUT = 1e-6


def box(x, y, width=10.0, height=10.0):
    return Box(x, y, x + width, y + height)


def port(key, place, side, share=0.5):
    x = place.left + share * (place.right - place.left)
    y = place.top + share * (place.bottom - place.top)
    edge = {
        Side.NORTH: (x, place.top),
        Side.SOUTH: (x, place.bottom),
        Side.EAST: (place.right, y),
        Side.WEST: (place.left, y),
    }
    return End(*edge[side], side, key)


def crosses(points, places):
    """Answer by the plainest means whether a line enters a box."""
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        for place in places:
            if (
                max(x1, x2) > place.left + ABOUT
                and min(x1, x2) < place.right - ABOUT
                and max(y1, y2) > place.top + ABOUT
                and min(y1, y2) < place.bottom - ABOUT
            ):
                return True
    return False


def leaves(port, towards, side):
    dx, dy = side.step
    return (towards[0] - port[0]) * dx + (towards[1] - port[1]) * dy > 0


def shared(one, other):
    """Return over which length two lines run side by side less than a lane apart."""
    total = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(one):
        for (cx, cy), (dx, dy) in itertools.pairwise(other):
            for a1, a2, c1, c2, gap in (
                (ax, bx, cx, dx, abs(ay - cy) if ay == by and cy == dy else 9.0),
                (ay, by, cy, dy, abs(ax - cx) if ax == bx and cx == dx else 9.0),
            ):
                if gap < LANE - ABOUT:
                    total += max(0.0, min(max(a1, a2), max(c1, c2)) - max(min(a1, a2), min(c1, c2)))
    return total


@st.composite
def sheets(draw, gap=1.0, most=14):
    """Symbols that lie apart, and pairs of ports on their rims."""
    seed = draw(st.integers(0, 10**6))
    count = draw(st.integers(2, most))
    chance = random.Random(seed)
    places: dict[str, Box] = {}
    for _ in range(300):
        place = box(
            chance.uniform(0, 120),
            chance.uniform(0, 90),
            chance.choice([6, 12, 20]),
            chance.choice([6, 14, 25]),
        )
        if not any(place.grown(gap).overlaps(other) for other in places.values()):
            places[f"b{len(places)}"] = place
        if len(places) == count:
            break
    pairs = []
    for _ in range(4):
        ends = chance.sample(sorted(places), 2) if chance.random() < 0.9 else [sorted(places)[0]] * 2
        sides = chance.sample(list(Side), 2)
        shares = chance.choices([0.25, 0.5, 0.75], k=2)
        pairs.append(tuple(port(k, places[k], s, f) for k, s, f in zip(ends, sides, shares, strict=True)))
    return places, pairs


def assert_drawn_well(found, start, end, places):
    points = found.points
    assert points[0] == pytest.approx(start.point)
    assert points[-1] == pytest.approx(end.point)
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        assert abs(x1 - x2) < ABOUT or abs(y1 - y2) < ABOUT
        assert abs(x1 - x2) + abs(y1 - y2) > ABOUT
    assert found.clean
    assert not crosses(points, places.values())
    assert leaves(points[0], points[1], start.side)
    assert leaves(points[-1], points[-2], end.side)


@settings(max_examples=120, deadline=None)
@given(sheets())
def test_a_line_ends_on_its_ports_leaves_outward_and_never_enters_a_symbol(sheet):
    places, pairs = sheet
    obstacles = Obstacles(places)
    for start, end in pairs:
        found = route(start, end, obstacles)
        assert_drawn_well(found, start, end, places)
        assert still_good(found.points, start, end, obstacles)


@settings(max_examples=60, deadline=None)
@given(sheets(gap=10.0, most=8))
def test_where_there_is_room_a_line_keeps_its_clearance_and_stubs(sheet):
    places, pairs = sheet
    for start, end in pairs:
        dx, dy = start.side.step
        if end.side is start.side.opposite and 0 < (end.x - start.x) * dx + (end.y - start.y) * dy < 2 * STUB:
            continue  # face to face over a small gap: the stubs meet halfway
        points = route(start, end, Obstacles(places)).points
        apart = [places[k].grown(2.9) for k in places if k not in (start.inside, end.inside)]
        assert not crosses(points, apart)
        if len(points) > 2:
            assert length_of(points[:2]) >= STUB - ABOUT
            assert length_of(points[-2:]) >= STUB - ABOUT


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_a_mirrored_sheet_is_routed_as_well(sheet):
    places, pairs = sheet
    flipped = {Side.EAST: Side.WEST, Side.WEST: Side.EAST, Side.NORTH: Side.NORTH, Side.SOUTH: Side.SOUTH}
    mirrored = {key: Box(-b.right, b.top, -b.left, b.bottom) for key, b in places.items()}
    for start, end in pairs:
        one = route(start, end, Obstacles(places))
        ends = [End(-e.x, e.y, flipped[e.side], e.inside) for e in (start, end)]
        other = route(*ends, Obstacles(mirrored))
        assert len(one.points) == len(other.points)
        assert length_of(one.points) == pytest.approx(
            length_of(other.points), abs=2.0
        )  # guide lines nearer than 0.5 mm are one


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_the_order_in_which_symbols_came_does_not_matter(sheet):
    places, pairs = sheet
    turned = dict(reversed(places.items()))
    for start, end in pairs:
        assert route(start, end, Obstacles(places)) == route(start, end, Obstacles(turned))


@settings(max_examples=80, deadline=None)
@given(sheets(gap=4.0), st.integers(0, 10**6), st.booleans())
def test_a_line_survives_the_moves_of_symbols(sheet, seed, keep):
    places, pairs = sheet
    obstacles = Obstacles(places)
    start, end = pairs[0]
    points = route(start, end, obstacles).points
    chance = random.Random(seed)
    for _ in range(6):
        key = chance.choice(sorted(places))
        dx, dy = chance.uniform(-12, 12), chance.uniform(-12, 12)
        if any(places[key].moved(dx, dy).grown(1.0).overlaps(b) for k, b in places.items() if k != key):
            continue
        places = places | {key: places[key].moved(dx, dy)}
        obstacles.move(key, places[key])
        start, end = (
            End(e.x + dx, e.y + dy, e.side, e.inside) if e.inside == key else e for e in (start, end)
        )
        found = repaired(points, start, end, obstacles, keep=keep)
        assert_drawn_well(found, start, end, places)
        points = found.points


@settings(max_examples=40, deadline=None)
@given(sheets(gap=4.0))
def test_a_line_stays_as_it_is_when_nothing_about_it_changed(sheet):
    places, pairs = sheet
    obstacles = Obstacles(places)
    for start, end in pairs:
        points = route(start, end, obstacles).points
        obstacles.add("far", box(500, 500))
        assert repaired(points, start, end, obstacles).points == points


@settings(max_examples=25, deadline=None)
@given(sheets(gap=8.0, most=10))
def test_the_lines_of_a_sheet_together_enter_no_symbol(sheet):
    places, pairs = sheet
    requests = [Request(*pair) for pair in pairs]
    found = route_many(requests, Obstacles(places))
    for line, request in zip(found, requests, strict=True):
        assert_drawn_well(line, request.start, request.end, places)
    assert found == route_many(requests, Obstacles(places))


A, B = box(0, 0), box(50, 0)


def test_ports_that_face_each_other_are_joined_by_a_straight_line():
    found = route(port("a", A, Side.EAST), port("b", B, Side.WEST), Obstacles({"a": A, "b": B}))
    assert found.points == ((10, 5), (50, 5))


def test_a_step_between_facing_ports_lies_in_the_middle():
    low = box(50, 20)
    found = route(port("a", A, Side.EAST), port("b", low, Side.WEST), Obstacles({"a": A, "b": low}))
    assert found.points == ((10, 5), (30, 5), (30, 25), (50, 25))


def test_a_corner_suffices_where_one_port_looks_down_on_the_other():
    low = box(50, 40)
    found = route(port("a", A, Side.EAST), port("b", low, Side.NORTH), Obstacles({"a": A, "b": low}))
    assert found.points == ((10, 5), (55, 5), (55, 40))


def test_a_recycle_runs_back_around_both_symbols():
    found = route(port("b", B, Side.EAST), port("a", A, Side.WEST), Obstacles({"a": A, "b": B}))
    assert len(found.points) == 6
    assert not crosses(found.points[1:-1], [A.grown(2.9), B.grown(2.9)])


def test_a_symbol_between_is_passed_with_the_clearance():
    between = box(25, 0, 10, 10)
    found = route(port("a", A, Side.EAST), port("b", B, Side.WEST), Obstacles({"a": A, "b": B, "c": between}))
    assert not crosses(found.points, [between.grown(2.99)])
    assert length_of(found.points) == pytest.approx(40 + 2 * 8)


def test_in_a_narrow_gap_the_stubs_meet_halfway():
    close = box(13, 8)
    found = route(port("a", A, Side.EAST), port("b", close, Side.WEST), Obstacles({"a": A, "b": close}))
    assert found.points == ((10, 5), (11.5, 5), (11.5, 13), (13, 13))


def test_a_port_within_its_symbol_leaves_straight_through_the_rim():
    start = End(5, 5, Side.SOUTH, "a")
    found = route(start, port("b", B, Side.WEST), Obstacles({"a": A, "b": B}))
    assert found.clean
    assert found.points[1][1] >= A.bottom + STUB
    assert not crosses(found.points[1:], [A, B])
    assert still_good(found.points, start, port("b", B, Side.WEST), Obstacles({"a": A, "b": B}))


def test_a_port_of_a_symbol_without_a_side_leaves_by_the_best():
    found = route(End(5, 5, None, "a"), port("b", B, Side.WEST), Obstacles({"a": A, "b": B}))
    assert found.points == ((5, 5), (50, 5))


def test_a_loose_end_is_reached_from_anywhere():
    assert route(port("a", A, Side.EAST), End(30, 40), Obstacles({"a": A})).points == (
        (10, 5),
        (30, 5),
        (30, 40),
    )


def test_a_port_under_another_symbol_still_gets_a_line_and_says_so():
    obstacles = Obstacles({"a": A, "b": B, "upon": box(5, 0, 10, 10)})
    found = route(port("a", A, Side.EAST), port("b", B, Side.WEST), obstacles)
    assert not found.clean
    assert (found.points[0], found.points[-1]) == ((10, 5), (50, 5))
    assert not still_good(found.points, port("a", A, Side.EAST), port("b", B, Side.WEST), obstacles)


def test_a_line_walled_in_says_so_rather_than_entering_a_wall():
    walls = {
        "n": box(-20, -20, 60, 12),
        "s": box(-20, 18, 60, 10),
        "w": box(-20, -10, 10, 30),
        "e": box(30, -10, 10, 30),
    }
    found = route(
        port("a", A, Side.EAST),
        port("b", box(80, 0), Side.WEST),
        Obstacles({"a": A, "b": box(80, 0), **walls}),
    )
    assert not found.clean


def test_two_lines_keep_a_lane_apart():
    places = {"a": A, "b": box(60, 40), "c": box(0, 14), "d": box(60, 54)}
    obstacles = Obstacles(places)
    requests = [
        Request(port("a", places["a"], Side.EAST), port("b", places["b"], Side.WEST)),
        Request(port("c", places["c"], Side.EAST), port("d", places["d"], Side.WEST)),
    ]
    one, two = route_many(requests, obstacles)
    assert shared(one.points, two.points) == 0.0
    assert (one.shared, two.shared) == (0.0, 0.0)
    assert one.crossings == 0


def test_lines_from_one_port_part_as_soon_as_they_can():
    places = {"a": A, "b": box(60, 40), "c": box(60, -40)}
    requests = [Request(port("a", A, Side.EAST), port(key, places[key], Side.WEST)) for key in "bc"]
    one, two = route_many(requests, Obstacles(places))
    assert one.clean
    assert two.clean
    assert shared(one.points, two.points) < 30.0


def test_a_line_of_the_person_stays_and_others_keep_away_from_it():
    places = {"a": A, "b": box(60, 40), "c": box(0, 14), "d": box(60, 54)}
    drawn = ((10.0, 5.0), (20.0, 5.0), (20.0, 45.0), (60.0, 45.0))
    ends = [port("a", A, Side.EAST), port("b", places["b"], Side.WEST)]
    requests = [
        Request(*ends, fixed=drawn),
        Request(port("c", places["c"], Side.EAST), port("d", places["d"], Side.WEST)),
    ]
    one, two = route_many(requests, Obstacles(places))
    assert one.points == drawn
    assert shared(one.points, two.points) == 0.0


def test_stretching_keeps_the_corners_that_the_person_set():
    low = box(50, 20)
    obstacles = Obstacles({"a": A, "b": low})
    drawn = ((10, 5), (20, 5), (20, 40), (40, 40), (40, 25), (50, 25))
    obstacles.move("b", low.moved(6, 4))
    found = repaired(
        drawn, port("a", A, Side.EAST), port("b", low.moved(6, 4), Side.WEST), obstacles, keep=True
    )
    assert found.points == ((10, 5), (20, 5), (20, 40), (40, 40), (40, 29), (56, 29))


def test_a_symbol_put_on_one_end_of_a_drawn_line_leaves_its_other_corners():
    low = box(90, 20)
    ends = port("a", A, Side.EAST), port("b", low, Side.WEST)
    drawn = ((10, 5), (20, 5), (20, 60), (70, 60), (70, 25), (90, 25))
    obstacles = Obstacles({"a": A, "b": low, "new": box(65, 35, 10, 10)})
    found = repaired(drawn, *ends, obstacles, keep=True)
    assert found.points[:3] == drawn[:3]
    assert found.points[3][1] == 60
    assert not crosses(found.points, [A, low, box(65, 35, 10, 10)])


def test_both_ends_moved_alike_move_the_whole_line():
    low = box(50, 20)
    points = route(port("a", A, Side.EAST), port("b", low, Side.WEST), Obstacles({"a": A, "b": low})).points
    there = {"a": A.moved(7, 9), "b": low.moved(7, 9)}
    found = repaired(
        points, port("a", there["a"], Side.EAST), port("b", there["b"], Side.WEST), Obstacles(there)
    )
    assert found.points == tuple((x + 7, y + 9) for x, y in points)


def test_a_crossing_is_counted_and_one_line_left_out_of_account():
    lines = Lines([((30.0, -20.0), (30.0, 20.0))])
    obstacles = Obstacles({"a": A, "b": B})
    ends = port("a", A, Side.EAST), port("b", B, Side.WEST)
    assert route(*ends, obstacles, others=lines).crossings == 1
    assert route(*ends, obstacles, others=lines, but=("#0",)).crossings == 0


def test_the_index_names_what_a_stretch_enters_and_no_rim():
    obstacles = Obstacles({"a": A, "b": B})
    assert obstacles.hits(-5, 5, 100, 5) == ["a", "b"]
    assert obstacles.hits(-5, 10, 100, 10) == []
    assert obstacles.hits(-5, 12, 100, 12, clearance=3) == ["a", "b"]
    assert obstacles.hits(-5, 5, 100, 5, but=("a",)) == ["b"]
    obstacles.move("b", B.moved(0, 200))
    assert obstacles.hits(-5, 5, 100, 5) == ["a"]
    assert sorted(obstacles.near(Box(40, 190, 70, 230))) == ["b"]
    obstacles.remove("a")
    assert obstacles.hits(-5, 5, 100, 5) == []
    with pytest.raises(KeyError):
        obstacles.remove("a")


@settings(max_examples=60, deadline=None)
@given(sheets(), st.tuples(*[st.floats(-20, 150)] * 3), st.booleans())
def test_the_index_agrees_with_looking_at_every_box(sheet, numbers, flat):
    places, _ = sheet
    at, low, high = numbers
    stretch = (low, at, high, at) if flat else (at, low, at, high)
    obstacles = Obstacles(places)
    expected = [key for key in sorted(places) if crosses([stretch[:2], stretch[2:]], [places[key]])]
    assert obstacles.hits(*stretch) == expected
    assert obstacles.blocked(*stretch) == bool(expected)
