"""The geometry of Sankey diagrams: widths to scale, bands from face to face, nothing upon another."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.sankey.cover import covers_of
from cpdesk.methods.sankey.diagram import Flow, Node, Style, sankey
from cpdesk.methods.sankey.figures import StubKind
from cpdesk.methods.sankey.tips import LONGEST
from cpdesk.methods.sheets.label_places import text_width_mm

CLOSE = 1e-6


def flow(key, start, end, amount, **more):
    return Flow(key, start, end, amount, more.pop("text", f"{key} name"), f"{amount:.4g} t/a", **more)


def plant():
    nodes = [Node("A", "1 Wash"), Node("B", "2 Mill"), Node("C", "3 Pack", growth=5.0)]
    flows = [
        flow("in", None, "A", 100.0),
        flow("ab", "A", "B", 120.0),
        flow("back", "B", "A", 20.0, recycle=True),
        flow("waste", "B", None, 30.0, loss=True),
        flow("bc", "B", "C", 60.0),
        flow("past", "A", "C", 0.001),
        flow("out", "C", None, 55.0),
    ]
    return nodes, flows


def by_key(drawn):
    return {band.flow.key: band for band in drawn.bands}, {node.key: node for node in drawn.nodes}


def test_columns_follow_the_way_of_the_material_and_recycles_run_back():
    bands, nodes = by_key(sankey(*plant()))
    assert nodes["A"].x < nodes["B"].x < nodes["C"].x
    assert [key for key, band in bands.items() if band.back] == ["back"]
    lowest = max(node.y + node.height for node in nodes.values())
    assert max(float(part[-1]) for part in bands["back"].outline if len(part) > 1) > lowest


def test_a_loop_larger_than_what_feeds_it_stands_after_its_feed():
    nodes = [Node(key, key) for key in ("reactor", "stripper", "gas", "ammonia")]
    flows = [
        flow("coal", None, "gas", 10.0),
        flow("made", "gas", "ammonia", 8.0),
        flow("steam", "ammonia", "gas", 1.0),
        flow("fed", "ammonia", "reactor", 7.0),
        flow("melt", "reactor", "stripper", 40.0),
        flow("back", "stripper", "reactor", 33.0, recycle=True),
        flow("urea", "stripper", None, 7.0),
    ]
    drawn = sankey(nodes, flows)
    assert {band.flow.key for band in drawn.bands if band.back} == {"steam", "back"}
    placed = by_key(drawn)[1]
    assert placed["gas"].x < placed["ammonia"].x < placed["reactor"].x < placed["stripper"].x


def test_the_scale_is_round_and_keeps_to_the_height():
    drawn = sankey(*plant(), Style(height=100.0))
    assert drawn.per_10_mm == 20.0
    assert by_key(drawn)[0]["ab"].width == pytest.approx(60.0)


def test_thin_flows_are_said_not_to_be_to_scale():
    drawn = sankey(*plant())
    thin = [band.flow.key for band in drawn.bands if not band.to_scale]
    assert thin == ["past"]
    assert by_key(drawn)[0]["past"].width == drawn.style.least_width
    assert 0.001 < drawn.hairline < 55.0


def test_what_is_unaccounted_and_what_is_stored_are_stubs():
    drawn = sankey(*plant())
    found = {(stub.node, stub.kind): stub.amount for stub in drawn.stubs}
    assert found == {("C", StubKind.STOCK): 5.0, ("B", StubKind.UNACCOUNTED): pytest.approx(10.0)}
    assert "2 places" in str(drawn.notes[0])


def test_nothing_to_draw_is_said():
    drawn = sankey([Node("A", "A")], [flow("none", None, "A", 0.0)])
    assert (drawn.bands, len(drawn.notes)) == ((), 1)
    assert min(drawn.width, drawn.height) > 0


@pytest.mark.parametrize(
    "wrong", [flow("x", None, "A", -1.0), flow("x", None, "A", math.inf), flow("x", "Z", "A", 1)]
)
def test_figures_that_cannot_be_drawn_are_refused(wrong):
    with pytest.raises(DataFault):
        sankey([Node("A", "A")], [wrong])


def test_a_text_keeps_off_bands_that_are_not_its_own():
    """A thin flow runs across a wide one from corner to corner: its text stands beside the wide one."""
    nodes = [Node(key, key) for key in "ABCD"]
    flows = [
        flow("wide", "A", "C", 100.0),
        flow("thin", "B", "C", 0.5),
        flow("thin too", "A", "D", 0.5),
        flow("other", "B", "D", 60.0),
    ]
    drawn = sankey(nodes, flows)
    covers = covers_of(drawn.bands, drawn.style.letters)
    assert [cover.flow for cover in covers] == ["wide", "other"]
    for text in drawn.texts:
        if text.belongs_to in ("thin", "thin too"):
            middle = text.x + text.width / 2, text.y + text.height / 2
            assert not any(cover.holds(middle) for cover in covers)


def test_the_area_of_a_band_is_what_its_outline_holds():
    drawn = sankey([Node("A", "A")], [flow("in", None, "A", 10.0), flow("out", "A", None, 10.0)])
    for band, cover in zip(drawn.bands, covers_of(drawn.bands, 0.0), strict=True):
        x = (band.leaves[0] + band.arrives[0]) / 2
        y = (band.leaves[1] + band.arrives[1]) / 2
        assert cover.holds((x, y + 0.1))
        assert cover.holds((x, y + band.width - 0.1))
        assert not cover.holds((x, y - 0.1))
        assert not cover.holds((x, y + band.width + 0.1))


# Laws


def any_diagram(seed, size, density):
    dice = random.Random(seed)
    nodes = [Node(f"N{n}", "单元过程" * (n % 3) + f" unit {n} " * dice.randint(1, 4)) for n in range(size)]
    flows = []
    for number in range(dice.randint(1, size * density)):
        ends = [dice.choice([None, *(node.key for node in nodes)]) for _ in range(2)]
        amount = dice.choice([1e-6, 1.0, 30.0, 4e4]) * dice.uniform(0.5, 1.0)
        text = dice.choice(
            ["", "0101 Coal", "0305 循环冷却水回水", "A very long name of a stream that must be cut"]
        )
        flows.append(flow(f"S{number}", *ends, amount, text=text, recycle=dice.random() < 0.2))
    return nodes, flows


diagrams = st.builds(any_diagram, st.integers(0, 10**6), st.integers(1, 12), st.integers(1, 5))
laws = settings(max_examples=150, deadline=None)


@laws
@given(diagrams)
def test_every_flow_is_drawn_to_scale(diagram):
    drawn = sankey(*diagram)
    wanted = {one.key for one in diagram[1] if (one.start, one.end) != (None, None)}
    assert {band.flow.key for band in drawn.bands} == wanted
    for band in drawn.bands:
        exact = band.flow.amount * 10.0 / drawn.per_10_mm
        assert band.width == pytest.approx(max(exact, drawn.style.least_width))
        assert band.to_scale == (exact >= drawn.style.least_width)


@laws
@given(diagrams)
def test_bands_start_and_end_on_the_faces_of_their_nodes_side_by_side(diagram):
    drawn = sankey(*diagram)
    nodes = {node.key: node for node in drawn.nodes}
    faces = {}
    for band in drawn.bands:
        for end, place, right in ((band.flow.start, band.leaves, True), (band.flow.end, band.arrives, False)):
            if end is None:
                continue
            node = nodes[end]
            assert place[0] == pytest.approx(node.x + node.width if right else node.x)
            assert node.y - CLOSE <= place[1] <= place[1] + band.width <= node.y + node.height + CLOSE
            faces.setdefault((end, right), []).append((place[1], place[1] + band.width))
    for spans in faces.values():
        spans.sort()
        assert all(below[0] >= above[1] - CLOSE for above, below in pairwise(spans))


@laws
@given(diagrams)
def test_both_faces_of_a_node_are_filled_when_stubs_count(diagram):
    """Thin lines apart, the two faces of a node carry the same width."""
    nodes, flows = diagram
    drawn = sankey(nodes, flows, Style(least_width=1e-12))
    for node in drawn.nodes:
        for comes in (True, False):
            whole = math.fsum(
                band.width
                for band in drawn.bands
                if (band.flow.end if comes else band.flow.start) == node.key
            )
            whole += math.fsum(
                stub.height for stub in drawn.stubs if stub.node == node.key and (stub.amount < 0.0) == comes
            )
            assert whole == pytest.approx(node.height, rel=2e-3, abs=CLOSE)


def boxes(drawn):
    nodes = [(node.x, node.y, node.x + node.width, node.y + node.height) for node in drawn.nodes]
    texts = [(text.x, text.y, text.x + text.width, text.y + text.height) for text in drawn.texts]
    return nodes, texts


def overlap(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > CLOSE
        and min(one[3], other[3]) - max(one[1], other[1]) > CLOSE
    )


@laws
@given(diagrams)
def test_nodes_and_texts_lie_on_the_sheet_and_not_on_each_other(diagram):
    drawn = sankey(*diagram)
    nodes, texts = boxes(drawn)
    both = nodes + texts
    for number, one in enumerate(both):
        assert -CLOSE <= one[0] <= one[2] <= drawn.width + CLOSE
        assert -CLOSE <= one[1] <= one[3] <= drawn.height + CLOSE
        assert not [other for other in both[:number] if overlap(one, other)]


@laws
@given(diagrams)
def test_no_figure_is_cut(diagram):
    drawn = sankey(*diagram)
    figure = {band.flow.key: band.flow.figure for band in drawn.bands}
    for text in drawn.texts:
        if text.belongs_to in figure:
            assert text.lines[-1].endswith(figure[text.belongs_to])


@laws
@given(diagrams)
def test_texts_fit_their_boxes(diagram):
    for text in sankey(*diagram).texts:
        assert max(text_width_mm(line, text.size) for line in text.lines) <= text.width + CLOSE


def points(outline):
    numbers = [part[1:] for part in outline]
    return [(pair[n], pair[n + 1]) for pair in numbers for n in range(0, len(pair), 2)]


@laws
@given(diagrams)
def test_recycles_go_round_below_what_stands_between_and_all_stays_on_the_sheet(diagram):
    drawn = sankey(*diagram)
    nodes = {node.key: node for node in drawn.nodes}
    for band in drawn.bands:
        found = points(band.outline)
        assert all(-CLOSE <= x <= drawn.width + CLOSE for x, _ in found)
        assert all(-CLOSE <= y <= drawn.height + CLOSE for _, y in found)
        forward = band.leaves[0] < band.arrives[0]
        assert forward != band.back
        if band.back:
            first, last = nodes[band.flow.end], nodes[band.flow.start]
            between = [node for node in nodes.values() if first.x <= node.x <= last.x]
            deepest = max(y for _, y in found)
            assert deepest - band.width >= max(node.y + node.height for node in between) - CLOSE
            assert min(x for x, _ in found) < first.x
            assert max(x for x, _ in found) > last.x + last.width


@laws
@given(diagrams)
def test_a_diagram_is_the_same_whenever_it_is_drawn(diagram):
    assert sankey(*diagram) == sankey(*diagram)


# Direction


@laws
@given(diagrams)
def test_outputs_end_and_inputs_begin_with_an_arrow_to_the_right(diagram):
    drawn = sankey(*diagram)
    for band in drawn.bands:
        found, middle = points(band.outline), band.width / 2
        if band.flow.end is None:
            apex = max(found)
            assert 1.0 < apex[0] - band.arrives[0] <= LONGEST
            assert apex[1] == pytest.approx(band.arrives[1] + middle)
            shoulders = [y for x, y in found if x == band.arrives[0]]
            assert max(shoulders) - min(shoulders) == pytest.approx(max(1.5, band.width))
        if band.flow.start is None:
            rear = [y for x, y in found if x == band.leaves[0]]
            assert max(rear) - min(rear) == pytest.approx(max(1.5, band.width))
            assert (max(rear) + min(rear)) / 2 == pytest.approx(band.leaves[1] + middle)
            inner = [y for x, y in found if band.leaves[0] < x <= band.leaves[0] + LONGEST]
            assert inner
            assert all(abs(y - band.leaves[1] - middle) <= middle + CLOSE for y in inner)


@laws
@given(diagrams)
def test_tips_lie_upon_the_lanes_of_what_runs_back_and_point_to_the_left(diagram):
    drawn = sankey(*diagram)
    texts = boxes(drawn)[1]
    for band in drawn.bands:
        assert band.back or not band.tips
        for tip in band.tips:
            (x, y), *base = points(tip)
            lane = band.middle[0][1]
            assert y == pytest.approx(lane)
            assert all(at > x for at, _ in base)
            assert sum(at for _, at in base) / 2 == pytest.approx(lane)
            box = (x, min(at for _, at in base), base[0][0], max(at for _, at in base))
            assert not [text for text in texts if overlap(box, text)]


def test_what_runs_back_far_shows_its_direction_at_both_ends():
    bands, _ = by_key(sankey(*plant()))
    assert len(bands["back"].tips) == 2


def test_the_name_beside_an_end_is_whole_in_two_lines_with_figure_and_share():
    name = "2305 Exhaust of the prilling tower"
    one = Flow("x", "A", None, 10.0, name, "10 t/a", share="61 %", more=3)
    (text,) = (text for text in sankey([Node("A", "A")], [one]).texts if text.belongs_to == "x")
    assert " ".join(text.lines) == f"{name} (+3) 10 t/a (61 %)"
    assert len(text.lines) == 3


def test_a_share_that_has_no_room_stands_below_its_figure():
    one = Flow("x", "A", None, 10.0, "Coal", "13 155 123 10^4 CNY/a", share="61 %")
    (text,) = (text for text in sankey([Node("A", "A")], [one]).texts if text.belongs_to == "x")
    assert text.lines == ("Coal", "13 155 123 10^4 CNY/a", "61 %")


def test_a_thin_lane_is_named_in_one_line():
    (text,) = (text for text in sankey(*plant(), Style(height=20.0)).texts if text.belongs_to == "back")
    assert text.lines == ("back name 20 t/a",)


def test_ideographs_break_anywhere_so_that_a_number_does_not_stand_alone():
    one = Flow("x", "A", None, 10.0, "0313 造气凉水塔逸散水蒸气", "10 t/a")
    (text,) = (text for text in sankey([Node("A", "A")], [one]).texts if text.belongs_to == "x")
    assert len(text.lines) == 3
    assert "".join(text.lines[:2]) == one.text
    assert len(text.lines[0]) > len("0313 ")
