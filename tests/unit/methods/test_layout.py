import itertools
import math
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cpdesk.methods.layout.crossings import crossings
from cpdesk.methods.layout.engine import Boxes
from cpdesk.methods.layout.flow import recycles
from cpdesk.methods.layout.layout import Gaps, LayoutEdge, LayoutNode, Port, Role, Side, layout
from cpdesk.methods.layout.parts import Box
from cpdesk.methods.layout.room import make_room
from cpdesk.methods.layout.squeeze import squeeze
from cpdesk.methods.layout.swaps import swap_neighbours

A3 = (380.0, 190.0)
SIZES = ((12.0, 12.0), (16.0, 24.0), (20.0, 30.0), (24.0, 14.0), (14.0, 40.0))


def node(key, width=16.0, height=16.0, *, pinned=None, role=Role.NONE):
    ports = {
        "in": Port(-width / 2, 0.0, Side.LEFT),
        "out": Port(width / 2, 0.0, Side.RIGHT),
        "top": Port(0.0, -height / 2, Side.TOP),
        "foot": Port(0.0, height / 2, Side.BOTTOM),
    }
    return LayoutNode(key, width, height, ports, pinned, role)


def chain(*keys):
    return [LayoutEdge(f"{a}-{b}", a, b, "out", "in") for a, b in itertools.pairwise(keys)]


def too_close(nodes, found, clear):
    """Pairs of symbols with their tags that are closer than `clear`, the pinned against each other left out."""
    tag = Gaps().tag
    pairs = []
    for a, b in itertools.combinations(nodes, 2):
        if a.pinned and b.pinned:
            continue
        (ax, ay), (bx, by) = found.positions[a.id], found.positions[b.id]
        across = abs(ax - bx) - (a.width + b.width) / 2
        upper, lower = ((a, ay), (b, by)) if ay <= by else ((b, by), (a, ay))
        along = lower[1] - lower[0].height / 2 - upper[1] - upper[0].height / 2 - tag
        if max(across, along) < clear - 1e-6:
            pairs.append((a.id, b.id))
    return pairs


@st.composite
def sheets(draw, most=14, pins=False):
    count = draw(st.integers(0, most))
    nodes = []
    for number in range(count):
        width, height = draw(st.sampled_from(SIZES))
        at = draw(st.tuples(st.floats(0, 400), st.floats(0, 200))) if pins and draw(st.booleans()) else None
        role = draw(st.sampled_from((Role.NONE, Role.NONE, Role.SOURCE, Role.SINK)))
        nodes.append(node(f"n{number}", width, height, pinned=at, role=role))
    ends = st.integers(0, max(count - 1, 0))
    ports = st.sampled_from(("", "in", "out", "top", "foot"))
    row = st.tuples(ends, ends, ports, ports, st.floats(0.0, 50.0))
    rows = draw(st.lists(row, max_size=2 * most)) if count else []
    edges = [LayoutEdge(f"e{n}", f"n{a}", f"n{b}", p, q, w) for n, (a, b, p, q, w) in enumerate(rows)]
    return nodes, edges


@settings(deadline=None, max_examples=40)
@given(sheets(), st.sampled_from((None, A3, (150.0, 100.0))))
def test_symbols_with_their_tags_keep_clear(sheet, frame):
    nodes, edges = sheet
    found = layout(nodes, edges, frame=frame)
    assert found.positions.keys() == {n.id for n in nodes}
    assert too_close(nodes, found, Gaps().clear) == []


@settings(deadline=None, max_examples=40)
@given(sheets(most=10, pins=True), st.sampled_from((None, A3)))
def test_what_is_pinned_stays_exactly_and_the_rest_keeps_clear_of_it(sheet, frame):
    nodes, edges = sheet
    found = layout(nodes, edges, frame=frame)
    assert {n.id: found.positions[n.id] for n in nodes if n.pinned} == {
        n.id: n.pinned for n in nodes if n.pinned
    }
    assert too_close(nodes, found, Gaps().clear) == []


@settings(deadline=None, max_examples=40)
@given(sheets(pins=True))
def test_the_same_sheet_has_the_same_layout(sheet):
    assert layout(*sheet, frame=A3) == layout(*sheet, frame=A3)


@settings(deadline=None, max_examples=40)
@given(sheets())
def test_all_but_the_recycles_run_to_the_right(sheet):
    nodes, edges = sheet
    found = layout(nodes, edges)
    terminals = {n.id for n in nodes if n.role is not Role.NONE}
    for edge in edges:
        if edge.start == edge.end or {edge.start, edge.end} & terminals:
            continue
        start, end = found.positions[edge.start][0], found.positions[edge.end][0]
        assert (end < start) == (edge.id in found.back)


@settings(deadline=None, max_examples=40)
@given(sheets())
def test_without_its_recycles_a_sheet_has_no_circle_and_with_any_of_them_it_has(sheet):
    nodes, edges = sheet
    for back in recycles(nodes, edges):
        kept = [(e.start, e.end) for e in edges if e.id not in back and e.start != e.end]
        assert not has_circle(nodes, kept)
        for edge in edges:
            if edge.id in back:
                assert has_circle(nodes, [*kept, (edge.start, edge.end)])


def has_circle(nodes, ends):
    left, ends = {n.id for n in nodes}, list(ends)
    while True:
        free = left - {b for _, b in ends}
        if not free:
            return bool(left)
        left -= free
        ends = [(a, b) for a, b in ends if a in left]


@settings(deadline=None, max_examples=40)
@given(sheets(most=8))
def test_fitting_is_said_of_the_frame_and_only_of_it(sheet):
    nodes, edges = sheet
    found = layout(nodes, edges, frame=A3)
    inside = all(
        n.width / 2 <= found.positions[n.id][0] + 1e-6 <= A3[0] - n.width / 2 + 2e-6
        and n.height / 2 <= found.positions[n.id][1] + 1e-6 <= A3[1] - n.height / 2 - Gaps().tag + 2e-6
        for n in nodes
    )
    assert found.fits == inside


def test_an_empty_sheet_is_laid_out():
    found = layout([], [])
    assert (found.positions, found.size, found.crossings, found.fits) == ({}, (0.0, 0.0), 0, True)


def test_one_symbol_lies_in_the_middle_of_the_frame_with_its_tag():
    found = layout([node("a")], [], frame=(100.0, 61.0))
    assert found.positions == {"a": (50.0, 28.0)}
    assert found.size == (16.0, 21.0)


def test_a_stream_from_a_symbol_to_itself_and_two_side_by_side_are_laid_out():
    edges = [*chain("a", "b"), LayoutEdge("again", "a", "b"), LayoutEdge("self", "a", "a")]
    found = layout([node("a"), node("b")], edges)
    assert found.positions["a"][0] < found.positions["b"][0]
    assert not found.back
    assert found.crossings == 0


def test_a_chain_runs_in_one_straight_line():
    found = layout(
        [node(key, 16.0, height) for key, height in zip("abcd", (12, 40, 24, 16), strict=True)],
        chain(*"abcd"),
    )
    xs, ys = zip(*(found.positions[key] for key in "abcd"), strict=True)
    assert list(xs) == sorted(xs)
    assert max(ys) - min(ys) < 0.01


def test_a_stream_from_a_high_nozzle_runs_level():
    high = LayoutNode("tall", 14.0, 40.0, {"out": Port(7.0, -12.0, Side.RIGHT)})
    at = layout([high, node("next")], chain("tall", "next")).positions
    assert at["next"][1] == pytest.approx(at["tall"][1] - 12.0)


def test_parts_without_a_stream_between_them_lie_apart():
    keys = "abcdefgh"
    nodes = [node(key) for key in keys]
    found = layout(nodes, [*chain(*"abcd"), *chain(*"efg")])
    assert too_close(nodes, found, Gaps().clear) == []


def test_the_light_stream_of_a_circle_is_the_recycle():
    nodes = [node("feed", role=Role.SOURCE), *(node(key) for key in "abc")]
    heavy = [LayoutEdge(e.id, e.start, e.end, e.start_port, e.end_port, 5.0) for e in chain("feed", *"abc")]
    found = layout(nodes, [*heavy, LayoutEdge("back", "c", "a", weight=0.5)])
    assert found.back == {"back"}


def test_the_recycle_is_light_though_the_feed_given_first_enters_behind_it():
    nodes = [node("gas", role=Role.SOURCE), node("feed", role=Role.SOURCE), *(node(key) for key in "abc")]
    edges = [
        LayoutEdge("gas", "gas", "c", weight=3.0),
        LayoutEdge("feed", "feed", "a", weight=3.0),
        LayoutEdge("a-b", "a", "b", weight=4.0),
        LayoutEdge("b-c", "b", "c", weight=4.0),
        LayoutEdge("c-a", "c", "a", weight=1.0),
    ]
    assert layout(nodes, edges).back == {"c-a"}


def test_a_stream_between_two_pinned_symbols_runs_as_they_stand():
    nodes = [node("a", pinned=(200.0, 50.0)), node("b", pinned=(50.0, 50.0)), node("c")]
    found = layout(nodes, chain(*"abc"))
    assert found.back == {"a-b"}


def test_a_utility_stands_above_the_port_it_enters_and_a_waste_below():
    nodes = [
        node("feed", role=Role.SOURCE),
        *(node(key, 16.0, 30.0) for key in "abc"),
        node("steam", role=Role.SOURCE),
        node("waste", role=Role.SINK),
        node("product", role=Role.SINK),
    ]
    edges = [
        *chain("feed", *"abc", "product"),
        LayoutEdge("steam", "steam", "b", "out", "top"),
        LayoutEdge("waste", "b", "waste", "foot", "in"),
    ]
    at = layout(nodes, edges).positions
    assert at["steam"][0] == pytest.approx(at["b"][0])
    assert at["waste"][0] == pytest.approx(at["b"][0])
    assert at["steam"][1] < at["b"][1] < at["waste"][1]
    assert at["feed"][0] == min(x for x, _ in at.values())
    assert at["product"][0] == max(x for x, _ in at.values())


def test_a_second_feed_without_a_port_stands_above_its_host_where_that_saves_room():
    nodes = [node("feed", role=Role.SOURCE), node("a"), node("b"), node("air", role=Role.SOURCE)]
    edges = [*chain("feed", "a", "b"), LayoutEdge("air", "air", "b")]
    at = layout(nodes, edges).positions
    assert at["air"][0] <= at["b"][0]


@pytest.mark.parametrize("upper", ["condenser", "reboiler"])
def test_what_leaves_over_the_top_is_drawn_above_what_leaves_at_the_foot(upper):
    lower = "reboiler" if upper == "condenser" else "condenser"
    nodes = [node("feed"), node("column", 14.0, 40.0), node("condenser"), node("reboiler"), node("next")]
    edges = [
        *chain("feed", "column", "next"),
        LayoutEdge("vapour", "column", upper, "top", "in"),
        LayoutEdge("liquid", "column", lower, "foot", "in"),
    ]
    at = layout(nodes, edges, frame=A3).positions
    assert at[upper][1] < at["column"][1] < at[lower][1]


def test_a_long_chain_is_folded_into_rows_that_fit_the_sheet():
    keys = [f"e{n}" for n in range(18)]
    nodes = [node(key, 20.0, 20.0) for key in keys]
    found = layout(nodes, chain(*keys), frame=A3)
    assert found.fits
    assert found.turns
    assert not found.back
    assert layout(nodes, chain(*keys)).size[0] > A3[0]


def test_a_sheet_too_small_for_its_symbols_is_said_not_to_fit():
    nodes = [node(key, 30.0, 30.0) for key in "abcdef"]
    assert not layout(nodes, chain(*"abcdef"), frame=(60.0, 60.0)).fits


def test_a_new_symbol_follows_the_pinned_ones_near_it():
    nodes = [node("a", pinned=(40.0, 100.0)), node("b", pinned=(100.0, 100.0)), node("c"), node("d")]
    at = layout(nodes, chain(*"abcd"), frame=A3).positions
    assert at["b"][0] < at["c"][0] < at["d"][0]
    assert abs(at["c"][1] - 100.0) < 20.0


def test_room_beside_what_stands_is_found_within_the_frame():
    box = Box(10.0, 10.0, 10.0, 10.0)
    boxes = {"fixed": box, "free": box}
    found = make_room({"fixed": (15.0, 15.0), "free": (12.0, 14.0)}, boxes, ["fixed"], 5.0, (100.0, 30.0))
    assert found == {"fixed": (15.0, 15.0), "free": (40.0, 14.0)}


def test_rows_are_squeezed_towards_the_longest_without_bending_what_is_straight():
    nodes = [node(key) for key in "abcde"]
    places = {"a": (0.0, 0.0), "b": (40.0, 0.0), "c": (80.0, 0.0), "d": (40.0, 100.0), "e": (80.0, 100.0)}
    box = Box(8.0, 8.0, 8.0, 13.0)
    graph = Boxes(nodes, [*chain(*"abc"), *chain("d", "e")], dict.fromkeys("abcde", box), frozenset())
    found = squeeze(places, graph, 5.0, 45.0)
    assert found == {**places, "d": (40.0, 26.0), "e": (80.0, 26.0)}
    assert squeeze(places, graph, 5.0, 110.0) == {
        **places,
        "d": (40.0, 89.0),
        "e": (80.0, 89.0),
    }  # 11 mm too high
    assert squeeze(places, graph, 5.0, 130.0) == places


def test_neighbours_of_a_column_change_over_where_lines_then_cross_less():
    nodes = [node("a"), node("b"), node("c", 16.0, 30.0), node("d")]
    places = {"a": (0.0, 0.0), "b": (0.0, 40.0), "c": (60.0, 0.0), "d": (60.0, 40.0)}
    boxes = {n.id: Box(8.0, 8.0, n.height / 2, n.height / 2) for n in nodes}
    crossed = Boxes(nodes, [LayoutEdge("1", "a", "d"), LayoutEdge("2", "b", "c")], boxes, frozenset())
    assert swap_neighbours(places, crossed) == {**places, "a": (0.0, 40.0), "b": (0.0, 0.0)}
    straight = Boxes(nodes, [LayoutEdge("1", "a", "c"), LayoutEdge("2", "b", "d")], boxes, frozenset())
    assert swap_neighbours(places, straight) == places


@pytest.mark.parametrize("count", [60, 200])
def test_a_large_plant_keeps_clear_and_runs_to_the_right(count):
    dice = random.Random(count)
    nodes = [node(f"n{number}", *dice.choice(SIZES)) for number in range(count)]
    steps = [(start, min(count - 1, start + dice.choice((1, 1, 2, 5)))) for start in range(count - 1)]
    returns = [(dice.randrange(9, count), 0) for _ in range(count // 20)]
    edges = [LayoutEdge(f"e{n}", f"n{a}", f"n{b}") for n, (a, b) in enumerate(steps + returns)]
    found = layout(nodes, edges)
    assert too_close(nodes, found, Gaps().clear) == []
    backwards = {e.id for e in edges if found.positions[e.end][0] < found.positions[e.start][0]}
    assert backwards == found.back
    assert len(found.back) <= len(returns)


def test_crossings_are_counted_as_on_paper():
    cross = [((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (10.0, 0.0))]
    assert crossings(cross, [(0, 1), (2, 3)]) == 1
    assert crossings(cross, [(0, 1), (0, 3)]) == 0  # they share a symbol
    assert crossings([*cross, ((20.0, 0.0), (20.0, 9.0))], [(0, 1), (2, 3), (4, 5)]) == 1
    assert (
        crossings([((0.0, 0.0), (10.0, 0.0)), ((5.0, 0.0), (5.0, 8.0))], [(0, 1), (2, 3)]) == 0
    )  # they touch


@given(st.integers(0, 10**6))
def test_crossings_agree_with_the_points_where_lines_meet(seed):
    dice = random.Random(seed)
    lines = [tuple((dice.uniform(0, 9), dice.uniform(0, 9)) for _ in range(2)) for _ in range(8)]
    ends = [(2 * n, 2 * n + 1) for n in range(8)]
    count = sum(meets(*a, *b) for a, b in itertools.combinations(lines, 2))
    assert crossings(lines, ends) == count


def meets(p, q, r, s):
    area = (q[0] - p[0]) * (s[1] - r[1]) - (q[1] - p[1]) * (s[0] - r[0])
    assume(not math.isclose(area, 0.0, abs_tol=1e-6))
    t = ((r[0] - p[0]) * (s[1] - r[1]) - (r[1] - p[1]) * (s[0] - r[0])) / area
    u = ((r[0] - p[0]) * (q[1] - p[1]) - (r[1] - p[1]) * (q[0] - p[0])) / area
    return 0 < t < 1 and 0 < u < 1


@pytest.mark.parametrize(
    ("nodes", "edges"),
    [
        ([node("a"), node("a")], []),
        ([node("a", 0.0)], []),
        ([node("a", pinned=(math.nan, 0.0))], []),
        ([node("a")], [LayoutEdge("e", "a", "b")]),
        ([node("a")], [LayoutEdge("e", "a", "a", "nozzle")]),
    ],
)
def test_what_cannot_be_drawn_is_refused(nodes, edges):
    with pytest.raises(ValueError, match="symbol"):
        layout(nodes, edges)
