"""The symbols of the diagrams: complete, inside their boxes, joined at their rims; arcs against exact geometry."""

from functools import cache
from itertools import combinations, pairwise
from math import cos, hypot, pi, radians, sin
from xml.etree import ElementTree

import pytest

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.records.plant import EquipmentKind
from cpdesk.reference.folders import resource_folder
from cpdesk.reference.outlines import outline
from cpdesk.reference.symbols import Side, symbol, symbol_of, symbols, usual_ports

SURROUNDINGS = (
    "raw_material",
    "utility",
    "product",
    "discharge_point",
    "surroundings",
    "off_page",
    "unit_process",
)
FILES = sorted((resource_folder() / "symbols").glob("*.svg"))
KEYS = sorted(symbols())
each_symbol = pytest.mark.parametrize("key", KEYS)


def points_on(segments, steps=32):
    """Return points along the line that M, L, C and Z draw; a straight one adds its end alone."""
    found = []
    for name, *numbers in segments:
        if name == "C":
            curve = [found[-1], numbers[:2], numbers[2:4], numbers[4:]]
            found.extend(on_curve(curve, step / steps) for step in range(1, steps + 1))
        else:
            found.append(tuple(numbers) if numbers else found[0])
    return found


def on_curve(curve, share):
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    return tuple(sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))


@cache
def drawn_lines(key):
    return tuple(tuple(points_on(stroke.segments)) for stroke in symbol(key).strokes)


def distance(key, x, y):
    """Return how far a point is from the nearest drawn line."""
    return min(
        hypot(a + share * (c - a) - x, b + share * (d - b) - y)
        for line in drawn_lines(key)
        for (a, b), (c, d) in pairwise(line)
        for share in [
            max(0, min(1, ((x - a) * (c - a) + (y - b) * (d - b)) / (hypot(c - a, d - b) ** 2 or 1)))
        ]
    )


def on_edge(port, width, height):
    return {
        Side.NORTH: port.y == 0,
        Side.SOUTH: port.y == height,
        Side.WEST: port.x == 0,
        Side.EAST: port.x == width,
    }[port.side]


# what there is


def test_each_kind_of_equipment_and_each_mark_has_its_symbol_and_no_file_is_left_over():
    assert {kind.value.replace(" ", "_") for kind in EquipmentKind} | set(SURROUNDINGS) == set(KEYS)
    for kind in EquipmentKind:
        assert symbol_of(kind).key == kind.value.replace(" ", "_")


def test_equipment_of_no_known_kind_is_drawn_as_generic():
    assert symbol_of(None) is symbol("generic")


def test_an_unknown_key_is_told():
    with pytest.raises(DataFault, match="no symbol perpetuum_mobile"):
        symbol("perpetuum_mobile")


def test_no_two_symbols_are_drawn_alike():
    for one, other in combinations(symbols().values(), 2):
        assert one.strokes != other.strokes, (one.key, other.key)


# boxes and ports


@each_symbol
def test_every_line_lies_inside_the_box_and_reaches_all_its_sides(key):
    found = symbol(key)
    xs, ys = zip(*(point for line in drawn_lines(key) for point in line), strict=True)
    assert (min(xs), min(ys)) == pytest.approx((0, 0), abs=0.01)
    assert (max(xs), max(ys)) == pytest.approx((found.width, found.height), abs=0.01)


@each_symbol
def test_every_port_lies_on_the_edge_it_looks_to_and_on_a_drawn_line(key):
    found = symbol(key)
    for port in found.ports:
        assert on_edge(port, found.width, found.height), port
        assert 0 <= port.x <= found.width
        assert 0 <= port.y <= found.height
        gap = 0.6 if key == "surroundings" else 0.01  # drawn with dashes, 1.2 mm apart
        assert distance(key, port.x, port.y) <= gap, port


@each_symbol
def test_ports_have_names_and_places_of_their_own(key):
    ports = symbol(key).ports
    assert len({port.name for port in ports}) == len(ports) >= 2
    assert len({(port.x, port.y) for port in ports}) == len(ports)
    assert all(symbol(key).port(port.name) == port for port in ports)
    assert symbol(key).port("nowhere") is None


@each_symbol
def test_ports_stand_on_the_millimetre_from_the_middle_so_that_lines_between_symbols_run_straight(key):
    found = symbol(key)
    for port in found.ports:
        assert (port.x - found.width / 2).is_integer(), port
        assert (port.y - found.height / 2).is_integer(), port


@pytest.mark.parametrize("key", ["vessel", "reactor", "column", "tray_column", "packed_column", "tank"])
def test_vessels_have_ports_at_several_heights_on_each_side(key):
    ports = symbol(key).ports
    assert len(ports) >= 8
    for side in (Side.WEST, Side.EAST):
        assert len({port.y for port in ports if port.side is side}) >= 3


@pytest.mark.parametrize("key", ["unit_process", "treatment_plant", "generic", "boiler"])
def test_blocks_have_three_ports_a_side(key):
    for side in Side:
        assert sum(port.side is side for port in symbol(key).ports) >= 3, side


# usual ports


@each_symbol
def test_all_ports_are_offered_and_the_first_of_each_direction_differ(key):
    found = symbol(key)
    coming_in, going_out = usual_ports(found, True), usual_ports(found, False)
    assert set(coming_in) == set(going_out) == set(found.ports)
    assert len(coming_in) == len(going_out) == len(found.ports)
    assert coming_in[0] != going_out[0]


@pytest.mark.parametrize(
    ("key", "into", "out"),
    [
        ("pump", "suction", "discharge"),
        ("heat_exchanger", "shell_in", "shell_out"),
        ("condenser", "vapour_in", "condensate_out"),
        ("cyclone", "in", "gas_out"),
        ("scrubber", "gas_in", "gas_out"),
        ("product", "in", "front"),
    ],
)
def test_the_next_stream_takes_the_port_made_for_it(key, into, out):
    assert usual_ports(symbol(key), True)[0].name == into
    assert usual_ports(symbol(key), False)[0].name == out


def test_ports_of_the_other_direction_come_last_and_their_best_at_the_very_end():
    assert [port.name for port in usual_ports(symbol("heat_exchanger"), True)] == [
        "shell_in",
        "tube_in",
        "tube_out",
        "shell_out",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_usual_ports_are_ports_of_the_symbol_each_named_once(file):
    group = ElementTree.parse(file).getroot()[-1]
    for names in (group.attrib["data-in"].split(), group.attrib["data-out"].split()):
        assert set(names) <= {port.name for port in symbol(file.stem).ports}
        assert 1 <= len(names) == len(set(names))


# what the files hold


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_serves_as_an_icon_in_light_and_dark(file):
    root = ElementTree.parse(file).getroot()
    found = symbol(file.stem)
    assert root.attrib["viewBox"] == f"0 0 {found.width:g} {found.height:g}"
    assert (root.attrib["width"], root.attrib["height"]) == (f"{found.width:g}mm", f"{found.height:g}mm")
    assert root.attrib["stroke"] == "currentColor"
    for element in root.iter():
        assert "transform" not in element.attrib
        assert element.get("fill", "none") in ("none", "currentColor")


@each_symbol
def test_strokes_are_single_lines_of_m_l_c_and_z(key):
    for stroke in symbol(key).strokes:
        names = [segment[0] for segment in stroke.segments]
        assert names[0] == "M"
        assert "M" not in names[1:]
        assert "Z" not in names[:-1]
        assert set(names) <= {"M", "L", "C", "Z"}
        assert not stroke.filled or names[-1] == "Z"


def test_a_stroke_is_filled_where_its_file_says_so():
    tail, head = symbol("product").strokes
    assert not tail.filled
    assert head.filled
    assert not any(stroke.filled for stroke in symbol("raw_material").strokes)


@pytest.mark.parametrize("text", ["<svg", "<svg/>", '<svg viewBox="0 0 9 9"/>'])
def test_a_damaged_file_is_told_with_what_to_do(text, tmp_path, monkeypatch):
    (tmp_path / "symbols").mkdir()
    (tmp_path / "symbols" / "damaged.svg").write_text(text, encoding="utf-8")
    monkeypatch.setattr("cpdesk.reference.symbols.resource_folder", lambda: tmp_path)
    with pytest.raises(EnvironmentFault, match=r"damaged\.svg cannot be read: .* Install"):
        symbol("damaged")


# outlines against exact geometry


@pytest.mark.parametrize(
    ("path", "centre", "span"),
    [
        ("M10 0 A10 10 0 0 1 0 10", (0, 0), (0, 90)),
        ("M10 0 A10 10 0 0 0 0 10", (10, 10), (180, 270)),
        ("M10 0 A10 10 0 1 0 0 10", (0, 0), (90, 360)),
        ("M10 0 A10 10 0 1 1 0 10", (10, 10), (-90, 180)),
        ("M-10 0 a10 10 0 0 1 20 0", (0, 0), (180, 360)),
        ("M0 -10 A10 10 0 0 0 0 10", (0, 0), (90, 270)),
    ],
)
def test_an_arc_runs_the_right_way_round_its_circle(path, centre, span):
    (segments,) = outline("path", {"d": path})
    points = points_on(segments)
    for x, y in points:
        assert hypot(x - centre[0], y - centre[1]) == pytest.approx(10, abs=0.01)
    for degrees in range(span[0], span[1] + 1, 15):
        x, y = centre[0] + 10 * cos(radians(degrees)), centre[1] + 10 * sin(radians(degrees))
        assert min(hypot(px - x, py - y) for px, py in points) < 0.4, degrees
    length = sum(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(points))
    assert length == pytest.approx(radians(span[1] - span[0]) * 10, rel=0.001)


def test_a_tilted_arc_lies_on_its_ellipse():
    tilt = radians(30)
    (segments,) = outline(
        "path", {"d": f"M{8 * cos(tilt)} {8 * sin(tilt)} A8 3 30 0 1 {-3 * sin(tilt)} {3 * cos(tilt)}"}
    )
    for x, y in points_on(segments):
        along, across = x * cos(tilt) + y * sin(tilt), y * cos(tilt) - x * sin(tilt)
        assert hypot(along / 8, across / 3) == pytest.approx(1, abs=0.001)


def test_an_arc_too_small_for_its_ends_grows_to_a_half_circle():
    (segments,) = outline("path", {"d": "M0 0 A1 1 0 0 1 20 0"})
    for x, y in points_on(segments):
        assert hypot(x - 10, y) == pytest.approx(10, abs=0.01)
        assert y <= 0.01


def test_a_circle_and_an_ellipse_keep_within_a_hundredth_of_a_millimetre():
    (circle,) = outline("circle", {"cx": "12", "cy": "7", "r": "11"})
    assert max(abs(hypot(x - 12, y - 7) - 11) for x, y in points_on(circle)) < 0.01
    (ellipse,) = outline("ellipse", {"cx": "5", "cy": "6", "rx": "4", "ry": "2"})
    assert max(abs(hypot((x - 5) / 4, (y - 6) / 2) - 1) for x, y in points_on(ellipse)) < 0.001
    corners = points_on(ellipse)
    area = sum(a * d - b * c for (a, b), (c, d) in pairwise(corners)) / 2
    assert area == pytest.approx(8 * pi, rel=0.001)


def test_commands_and_shapes_become_absolute_lines():
    assert outline("path", {"d": "m1,2 3 4 h-2 v.5 H9 V8 zm1 0 l1-1"}) == (
        (("M", 1, 2), ("L", 4, 6), ("L", 2, 6), ("L", 2, 6.5), ("L", 9, 6.5), ("L", 9, 8), ("Z",)),
        (("M", 2, 2), ("L", 3, 1)),
    )
    assert outline("path", {"d": "M1 1c1 0 2 1 2 2"}) == ((("M", 1, 1), ("C", 2, 1, 3, 2, 3, 3)),)
    assert outline("rect", {"x": "1", "y": "2", "width": "3", "height": "4"}) == (
        (("M", 1, 2), ("L", 4, 2), ("L", 4, 6), ("L", 1, 6), ("Z",)),
    )
    assert outline("polyline", {"points": "0,0 1,2 3,4"}) == ((("M", 0, 0), ("L", 1, 2), ("L", 3, 4)),)
    assert outline("polygon", {"points": "0 0 1 2"}) == ((("M", 0, 0), ("L", 1, 2), ("Z",)),)
    assert outline("line", {"x1": "1", "y2": "3"}) == ((("M", 1, 0), ("L", 0, 3)),)


@pytest.mark.parametrize(
    ("tag", "given"),
    [
        ("text", {}),
        ("path", {"d": "M0 0 Q1 1 2 2"}),
        ("path", {"d": "M0 0 L1"}),
        ("path", {"d": "M0 0 Z 4 4"}),
        ("polyline", {"points": "0 0 1"}),
    ],
)
def test_what_our_drawings_do_not_use_is_refused(tag, given):
    with pytest.raises(ValueError):  # noqa: PT011
        outline(tag, given)
