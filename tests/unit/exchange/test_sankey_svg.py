"""A Sankey diagram as SVG: the geometry as it is, well formed, in the person's words."""

import xml.etree.ElementTree as Tree
from dataclasses import replace

from cpdesk.exchange.sankey_svg import path_of, sankey_svg
from cpdesk.language import ENGLISH, open_language
from cpdesk.methods.sankey.diagram import Flow, Node, sankey
from cpdesk.reference.folders import locale_folder
from cpdesk.tables.sankeys import RECYCLE_COLOUR

SVG = "{http://www.w3.org/2000/svg}"
NODES = [Node("A", "1 Wash & <rinse>"), Node("B", "2 Mill")]
FLOWS = [
    Flow("in", None, "A", 100.0, "S1 Grain", "100 t/a"),
    Flow("ab", "A", "B", 80.0, "S2", "80 t/a"),
    Flow("thin", "A", "B", 0.01, "S3", "0.01 t/a"),
    Flow("waste", "A", None, 10.0, "S4 Washings", "10 t/a", loss=True),
    Flow("out", "B", None, 80.0, "S5 Flour", "80 t/a"),
]


def written(flows=FLOWS, language=ENGLISH):
    drawn = sankey(NODES, flows)
    return drawn, Tree.fromstring(sankey_svg(drawn, "Mass & more", "t/a", language.say))


def words(tree):
    return {text.text for text in tree.iter(f"{SVG}text")}


def test_each_band_and_node_is_there_as_it_was_placed():
    drawn, tree = written()
    paths = {path.get("id"): path.get("d") for path in tree.iter(f"{SVG}path")}
    assert all(paths[f"flow-{band.flow.key}"] == path_of(band.outline) for band in drawn.bands)
    boxes = {box.get("id"): box for box in tree.iter(f"{SVG}rect")}
    assert float(boxes["node-A"].get("height")) == round(drawn.nodes[0].height, 3)
    assert (tree.get("width"), tree.get("height")) == (f"{drawn.width:g}mm", f"{round(drawn.height, 3):g}mm")


def test_scale_thin_lines_and_differences_are_said():
    drawn, tree = written()
    assert {"10 mm = 10 t/a", "1 Wash & <rinse>", "S4 Washings"} <= words(tree)
    assert any("thin lines" in text for text in words(tree))
    assert any("1 places" in text for text in words(tree))
    assert len(drawn.stubs) == 1
    told = {title.text for title in tree.iter(f"{SVG}title")}
    assert "unaccounted: 9.99 t/a" in told


def test_a_band_tells_its_part_of_what_leaves_its_place_or_of_all_that_comes_in():
    flows = [replace(FLOWS[0], share="100 %"), *FLOWS[1:]]
    told = {title.text for title in written(flows)[1].iter(f"{SVG}title")}
    assert "S1 Grain 100 t/a, 100 % of all that comes in" in told
    assert "S2 80 t/a, 89\u00a0% of what leaves 1 Wash & <rinse>" in told


def test_what_runs_back_has_tips_of_its_colour():
    back = Flow("back", "B", "A", 15.0, "S6", "15 t/a", recycle=True)
    drawn, tree = written([*FLOWS, back])
    (band,) = (one for one in drawn.bands if one.back)
    tips = [path for path in tree.iter(f"{SVG}path") if path.get("d") in map(path_of, band.tips)]
    assert [path.get("fill") for path in tips] == [RECYCLE_COLOUR] * len(band.tips) != []


def test_it_speaks_the_persons_language():
    _, tree = written(language=open_language("zh_CN", locale_folder()))
    assert any("未计量" in str(title.text) for title in tree.iter(f"{SVG}title"))


def test_nothing_to_draw_is_a_file_that_says_so():
    _, tree = written(flows=[])
    assert words(tree) == {"There is no flow to draw."}
