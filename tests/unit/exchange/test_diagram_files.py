"""Sheets as SVG and DXF: read back, looked at for what is on them and where; the command that writes them."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import ezdxf
import pytest
from ezdxf import bbox

from cpdesk.cli import main
from cpdesk.edits.records import change
from cpdesk.errors import DataFault, WrongUse
from cpdesk.exchange.diagram_dxf import LAYERS, dxf_text
from cpdesk.exchange.diagram_files import file_names, one_sheet, safe_name, sheets_asked
from cpdesk.exchange.diagram_svg import svg_text
from cpdesk.language import ENGLISH, open_language
from cpdesk.project.project import Project
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.reference.folders import locale_folder
from cpdesk.reference.symbols import symbol
from cpdesk.tables.colours import MEDIA
from cpdesk.tables.drawing import StreamState
from cpdesk.tables.sheets import drawing_of
from cpdesk.tables.view import View
from tests.unit.tables.sheet_plants import chlorobenzene, generated

SAY = ENGLISH.say
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "plant.cpdesk", backup_root=tmp_path) as project:
        yield project


@pytest.fixture
def plant(project):
    return chlorobenzene(project)


def drawn(plant, sheet="01"):
    return drawing_of(View(plant.project), plant.sheets[sheet], SAY)


def parsed(drawing, say=SAY):
    return ElementTree.fromstring(svg_text(drawing, say).encode())


def texts(element):
    return ["".join(one.itertext()) for one in element.iter(f"{SVG}text")]


def contents(root):
    return next(one for one in root.iter(f"{SVG}g") if one.get("class") == "drawing")


def group(root, key):
    return next(one for one in root.iter(f"{SVG}g") if one.get("id") == key)


def numbers_in(path):
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path)]


# SVG


def test_every_tag_and_every_stream_number_stands_once_on_the_sheet(plant):
    drawing = drawn(plant)
    found = texts(contents(parsed(drawing)))
    tags = [plant.items[key].tag for key in plant.items if key not in ("washer", "column")]
    assert len(tags) == 9
    assert all(found.count(tag) == 1 for tag in tags)
    numbers = [line.label.text for line in drawing.lines if line.label is not None]
    assert len(numbers) == 16
    assert all(found.count(number) == 1 for number in numbers)
    assert {"A 1", "W 2", "H 7"} <= set(found)


def test_a_sheet_is_as_large_as_its_paper_in_mm_and_nothing_lies_outside(plant):
    drawing = drawn(plant)
    root = parsed(drawing)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("420mm", "297mm", "0 0 420 297")
    left, top, right, bottom = drawing.field
    for path in contents(root).iter(f"{SVG}path"):
        values = numbers_in(path.get("d"))
        assert all(left <= x <= right for x in values[::2])
        assert all(top <= y <= bottom for y in values[1::2])
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= 420
        assert 0 <= float(text.get("y")) <= 297


def test_what_reaches_beyond_the_field_is_made_smaller_not_cut(plant):
    pump = next(item for item in drawn(plant).items if item.of == plant.items["pump"].id)
    change(plant.project, Placement, pump.id, x=700.0, y=30.0)
    drawing = drawn(plant)
    moved = contents(parsed(drawing)).get("transform")
    dx, dy, scale = numbers_in(moved)
    assert scale < 1
    for line in drawing.lines:
        for x, y in line.points:
            assert drawing.field[0] <= x * scale + dx <= drawing.field[2]
            assert drawing.field[1] <= y * scale + dy <= drawing.field[3]


def test_symbols_are_drawn_stroke_by_stroke_where_they_stand(plant):
    drawing = drawn(plant)
    reactor = next(item for item in drawing.items if item.of == plant.items["chlorinator"].id)
    change(plant.project, Placement, reactor.id, rotation=90, mirrored=True)
    drawing = drawn(plant)
    reactor = next(item for item in drawing.items if item.of == plant.items["chlorinator"].id)
    paths = list(group(parsed(drawing), f"item-{reactor.id}").iter(f"{SVG}path"))
    assert len(paths) == len(symbol("reactor").strokes)
    left, top, right, bottom = reactor.stand.extent
    values = [value for path in paths for value in numbers_in(path.get("d"))]
    assert (min(values[::2]), max(values[::2])) == (
        pytest.approx(left, abs=0.01),
        pytest.approx(right, abs=0.01),
    )
    assert (min(values[1::2]), max(values[1::2])) == (
        pytest.approx(top, abs=0.01),
        pytest.approx(bottom, abs=0.01),
    )
    closed = [stroke.segments[-1] == ("Z",) and not stroke.filled for stroke in symbol("reactor").strokes]
    assert [path.get("fill") == "#ffffff" for path in paths] == closed


def test_streams_wear_the_colour_of_their_medium_and_the_sign_of_their_state(plant):
    change(plant.project, Stream, plant.streams["acid"].id, to_unit=plant.units[0].id)
    drawing = drawn(plant)
    root = parsed(drawing)
    gas = group(root, f"stream-{plant.streams['stack gas'].id}")
    assert next(gas.iter(f"{SVG}path")).get("stroke") == MEDIA["air"]
    water = group(root, f"stream-{plant.streams['water'].id}")
    assert next(water.iter(f"{SVG}path")).get("stroke") == "#000000"
    loose = group(root, f"stream-{plant.streams['acid'].id}")
    assert "not connected" in "".join(loose.find(f"{SVG}title").itertext())
    dashed = group(root, f"stream-{plant.streams['reflux'].id}")
    assert next(dashed.iter(f"{SVG}path")).get("stroke-dasharray")
    for line in drawing.lines:
        signs = list(group(root, f"number-{line.stream}").iter(f"{SVG}path"))
        assert bool(signs) == (line.state is not StreamState.STATED)


def test_the_arrow_of_a_stream_points_at_its_end(plant):
    drawing = drawn(plant)
    root = parsed(drawing)
    for line in drawing.lines:
        arrow = list(group(root, f"stream-{line.stream}").iter(f"{SVG}path"))[-1]
        assert arrow.get("d").endswith("Z")
        assert numbers_in(arrow.get("d"))[:2] == pytest.approx(list(line.points[-1]), abs=0.001)


def test_texts_of_the_plant_are_taken_as_they_are(plant):
    change(plant.project, Stream, plant.streams["benzene"].id, name='苯 <"A" & B>')
    change(plant.project, Audit, "audit", illustrative="示例数据，非真实工厂")
    drawing = drawn(plant)
    root = parsed(drawing, open_language("zh_CN", locale_folder()).say)
    found = texts(root)
    assert '苯 <"A" & B>' in found
    assert "示例数据，非真实工厂" in found
    assert "流股编号" in found
    assert "Noto Sans CJK SC" in root.get("font-family")
    assert "Microsoft YaHei" in root.get("font-family")


def test_further_pages_of_the_stream_table_stand_below(plant):
    change(plant.project, Sheet, plant.sheets["01"], paper="A4")
    drawing = drawn(plant)
    root = parsed(drawing)
    pages = [one for one in root.iter(f"{SVG}g") if (one.get("id") or "").startswith("page-")]
    assert len(pages) == 2
    assert root.get("height") == "420mm"
    for stream in drawing.streams.rows:
        shown = [page for page in pages if texts(page).count(stream.values["name"])]
        assert shown, stream.values["name"]


def test_the_same_sheet_gives_the_same_files(plant):
    drawing = drawn(plant)
    assert svg_text(drawing, SAY) == svg_text(drawing, SAY)
    assert dxf_text(drawing, SAY) == dxf_text(drawing, SAY)


def test_generated_sheets_can_be_read_back(project):
    drawing = drawing_of(View(project), generated(project, 1, 7), SAY)
    boxes = list(contents(parsed(drawing)).iter(f"{SVG}rect"))
    numbers = sum(line.label is not None for line in drawing.lines)
    assert len(boxes) == numbers + sum(len(item.marks) for item in drawing.items)
    assert opened(drawing).audit().errors == []


# DXF


def opened(drawing, say=SAY):
    return ezdxf.read(io.StringIO(dxf_text(drawing, say)))


def dxf_texts(document, layer):
    return [one.dxf.text for one in document.modelspace().query(f'TEXT[layer=="{layer}"]')]


def test_a_dxf_has_a_layer_for_each_kind_of_thing_and_no_faults(plant):
    drawing = drawn(plant)
    document = opened(drawing)
    audit = document.audit()
    assert (audit.errors, audit.fixes) == ([], [])
    assert document.units == 4
    assert set(LAYERS) <= {layer.dxf.name for layer in document.layers}
    space = document.modelspace()
    used = {entity.dxf.layer for entity in space}
    assert used == set(LAYERS) - {"NOTES"}
    numbers = dxf_texts(document, "STREAM_NUMBERS")
    assert sorted(numbers, key=int) == [str(row.values["number"]) for row in drawing.streams.rows]
    tags = dxf_texts(document, "TAGS")
    assert all(tags.count(plant.items[key].tag) == 1 for key in ("tank", "pump", "chlorinator", "stack"))
    assert sorted(dxf_texts(document, "EMISSIONS")) == ["A 1", "H 7", "W 2"]
    assert "Chlorination" in dxf_texts(document, "FRAME")
    assert "benzene" in dxf_texts(document, "TABLE")


def test_a_dxf_lies_on_its_paper_with_y_upwards(plant):
    drawing = drawn(plant)
    document = opened(drawing)
    box = bbox.extents(document.modelspace())
    assert (box.extmin.x, box.extmin.y) == (pytest.approx(20), pytest.approx(10))
    assert (box.extmax.x, box.extmax.y) == (pytest.approx(410), pytest.approx(287))
    assert tuple(document.header["$EXTMAX"])[:2] == (420, 297)
    pump = next(item for item in drawing.items if item.of == plant.items["pump"].id)
    inserts = {one.dxf.name: one for one in document.modelspace().query("INSERT")}
    place = inserts["CPDESK_PUMP"].dxf.insert
    assert (place.x, place.y) == (pytest.approx(pump.stand.x), pytest.approx(297 - pump.stand.y))


@pytest.mark.parametrize(("rotation", "mirrored"), [(0, False), (90, False), (0, True), (270, True)])
def test_blocks_stand_turned_and_mirrored_as_symbols_do(plant, rotation, mirrored):
    drawing = drawn(plant)
    item = next(item for item in drawing.items if item.of == plant.items["fan"].id)
    item = replace(item, stand=replace(item.stand, rotation=rotation, mirrored=mirrored, width=18.0))
    document = opened(replace(drawing, items=(item,), lines=()))
    block = document.modelspace().query("INSERT")[0]
    strokes = [one for one in block.virtual_entities() if one.dxftype() == "LWPOLYLINE"]
    for stroke, line in zip(item.symbol.strokes, strokes, strict=True):
        _, x, y = stroke.segments[0]
        there = item.stand.on_sheet(x / item.symbol.width, y / item.symbol.height)
        first = next(iter(line.vertices_in_wcs()))
        assert (first.x, first.y) == (
            pytest.approx(there[0], abs=0.01),
            pytest.approx(297 - there[1], abs=0.01),
        )


def test_chinese_texts_take_a_font_that_has_their_signs(plant):
    change(plant.project, Stream, plant.streams["benzene"].id, name="苯")
    document = opened(drawn(plant), open_language("zh_CN", locale_folder()).say)
    found = {one.dxf.text: one.dxf.style for one in document.modelspace().query("TEXT")}
    assert document.styles.get(found["苯"]).dxf.font == "simhei.ttf"
    assert document.styles.get(found[plant.items["pump"].tag]).dxf.font == "arial.ttf"


# Which sheets, and what files are called


def test_a_sheet_is_found_by_name_title_or_both(plant):
    view = View(plant.project)
    for name in ("01", "Chlorination", "01 Chlorination", " chlorination "):
        assert [one.id for one in sheets_asked(view, name)] == [plant.sheets["01"]]
    assert [one.id for one in sheets_asked(view, None)] == [plant.sheets[key] for key in ("PFD", "01", "02")]
    with pytest.raises(WrongUse) as told:
        sheets_asked(view, "09")
    assert "01 Chlorination, 02 Distillation" in str(told.value)


def test_a_file_of_one_sheet_wants_one_named(plant, tmp_path):
    view = View(plant.project)
    with pytest.raises(WrongUse) as told:
        one_sheet(view, None, tmp_path / "a.svg")
    assert "PFD The plant" in str(told.value)
    change(plant.project, Sheet, plant.sheets["02"], name="01", title="Other")
    with pytest.raises(WrongUse):
        one_sheet(view, "01", tmp_path / "a.svg")
    assert one_sheet(view, "Other", tmp_path / "a.svg").id == plant.sheets["02"]


def test_a_project_without_sheets_says_so(project):
    with pytest.raises(DataFault):
        sheets_asked(View(project), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("01 A/B: gas", "01 A_B_ gas"),
        ("con", "_con"),
        ("a. ", "a"),
        ("", "_"),
        ("..", "_"),
        ("氯化", "氯化"),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_of_files_suit_every_system(text, name):
    assert safe_name(text) == name


def test_no_two_sheets_share_a_file(plant):
    drawing = drawn(plant)
    others = [replace(drawing, sheet=str(n), name=name) for n, name in enumerate(("A/1", "a:1", "A_1"))]
    names = file_names(others)
    assert len({name.casefold() for name in names.values()}) == 3


# The command


def run(*words):
    return main([str(word) for word in words])


@pytest.fixture
def file(plant, tmp_path):
    path = plant.project.path
    plant.project.close()
    return path


def test_the_command_writes_a_folder_of_all_sheets(file, tmp_path, capsys):
    assert run("diagram", file, "-o", tmp_path / "sheets", "--lang", "en") == 0
    written = sorted(path.name for path in (tmp_path / "sheets").iterdir())
    assert written == ["01 Chlorination.svg", "02 Distillation.svg", "PFD The plant.svg"]
    assert "Written" in capsys.readouterr().err


def test_the_command_writes_one_sheet_and_keeps_what_stood_there(file, tmp_path):
    for suffix, start in ((".svg", b"<?xml"), (".dxf", b"  0\n")):
        out = tmp_path / f"sheet{suffix}"
        out.write_text("old")
        assert run("diagram", file, "--sheet", "02", "-o", out) == 0
        assert out.read_bytes().startswith(start)
        assert b"Crude" in out.read_bytes()
        kept = list(tmp_path.glob(f"sheet (kept*{suffix}"))
        assert [one.read_text() for one in kept] == ["old"]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("--sheet", "7", "-o", "a.svg"), 2, "No sheet is called 7"),
        (("-o", "a.svg"), 2, "Name it with --sheet"),
        (("-o", "a.jpg"), 2, "a.jpg is of no kind"),
        (("--sheet", "01", "-o", "nowhere/a.svg"), 3, "There is no folder"),
    ],
)
def test_the_command_says_what_is_wrong(file, tmp_path, monkeypatch, capsys, words, status, told):
    monkeypatch.chdir(tmp_path)
    assert run("diagram", file, *words, "--lang", "en") == status
    assert told in capsys.readouterr().err
    assert not list(tmp_path.glob("a.*"))
