from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from cpdesk.edits.diagrams import put_label
from cpdesk.edits.records import add_all, change, remove
from cpdesk.edits.sheet_routes import put_number
from cpdesk.errors import DataFault
from cpdesk.language import ENGLISH, open_language
from cpdesk.methods.sheets.moving import Moving
from cpdesk.quantities import quantity
from cpdesk.records.audit import Audit, Company
from cpdesk.records.diagrams import Placement, Sheet, SheetKind
from cpdesk.records.flows import Measurement, Origin, Stream
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.records.production import Medium
from cpdesk.reference.folders import locale_folder
from cpdesk.tables.drawing import Standing, StreamState, mark_text
from cpdesk.tables.sheet_fit import extent_of, fit_of
from cpdesk.tables.sheet_frame import sheet_pages
from cpdesk.tables.sheet_gaps import GAP, runs_of
from cpdesk.tables.sheet_preview import Preview
from cpdesk.tables.sheet_tree import sheet_of_unit, sheets_of_equipment, sheets_of_stream, sheets_tree
from cpdesk.tables.sheets import drawing_of, sheet_view_of
from cpdesk.tables.sheets_text import wrapped
from cpdesk.tables.view import View
from tests.unit.tables.sheet_plants import box_of, chlorobenzene, generated, overlap, texts_in_boxes

SAY = ENGLISH.say
STATE = StreamState


@pytest.fixture
def plant(project):
    return chlorobenzene(project)


def drawn(plant, sheet="01"):
    return drawing_of(View(plant.project), plant.sheets[sheet], SAY)


def states(plant, sheet="01"):
    names = {stream.id: name for name, stream in plant.streams.items()}
    return {names[line.stream]: line.state for line in drawn(plant, sheet).lines}


def item_of(drawing, record_id, start=None):
    return next(one for one in drawing.items if one.of == record_id and one.start == start)


# What is known of streams


def test_states_follow_the_flow_the_readings_and_the_balances(plant):
    found = states(plant)
    assert found["reflux"] is STATE.NO_FLOW
    assert found["dry benzene"] is STATE.STATED, "within the unit process no balance tells of it"
    change(plant.project, Stream, plant.streams["dry benzene"].id, origin=Origin.MEASURED)
    add_all(plant.project, [Measurement(stream=plant.streams["to pump"].id, value=quantity(4, "t/h"))])
    left_out = Measurement(stream=plant.streams["crude"].id, value=quantity(4, "t/h"), left_out=True)
    add_all(plant.project, [left_out])
    found = states(plant)
    assert found["dry benzene"] is STATE.MEASURED
    assert found["to pump"] is STATE.MEASURED
    assert found["crude"] is STATE.STATED


def test_a_stream_is_balanced_or_not_as_the_closures_of_its_unit_processes_say(plant):
    change(plant.project, Stream, plant.streams["benzene back"].id, flow=quantity(4, "t/h"))
    add_all(plant.project, [Stream(number="99", name="residue", from_equipment=plant.items["column"].id,
                                   flow=quantity(1.0, "t/h"))])  # fmt: skip
    change(plant.project, Stream, plant.streams["benzene"].id, flow=quantity(0.0, "t/h"))
    assert states(plant)["crude chlorobenzene"] is STATE.BALANCED, "5 in, 4 and 1 out of the second"
    assert states(plant)["stack gas"] is STATE.BALANCED
    change(plant.project, Stream, plant.streams["acid"].id, flow=quantity(9.0, "t/h"))
    found = states(plant)
    assert found["stack gas"] is STATE.UNBALANCED
    assert found["crude chlorobenzene"] is STATE.UNBALANCED, "one of its two unit processes does not close"
    assert found["dry benzene"] is STATE.STATED


def test_a_stream_that_ends_at_the_unit_process_but_at_no_equipment_is_not_connected(plant):
    acid = plant.streams["acid"]
    change(plant.project, Stream, acid.id, to_unit=plant.units[0].id)
    assert states(plant)["acid"] is STATE.NOT_CONNECTED
    loose = add_all(plant.project, [Stream(number="S9", name="loose", flow=quantity(1, "t/h"))])[0]
    ends = [Placement(sheet=plant.sheets["01"], stream=loose.id, stream_start=start, x=x, y=60)
            for start, x in ((True, 60), (False, 120))]  # fmt: skip
    add_all(plant.project, ends)
    found = next(line for line in drawn(plant).lines if line.stream == loose.id)
    assert found.state is STATE.NOT_CONNECTED


# Labels, marks, connectors


def test_equipment_carries_its_tag_and_name_and_the_marks_of_its_emissions(plant):
    absorber = item_of(drawn(plant), plant.items["absorber"].id)
    tag, name = absorber.labels
    assert (tag.text, tag.bold, tag.size) == (plant.items["absorber"].tag, True, 2.5)
    assert " ".join(name.text.split()) == "Hydrogen chloride absorber"
    assert tag.y < name.y
    assert [(mark.medium, mark_text(mark)) for mark in absorber.marks] == [
        (Medium.AIR, "A 1"),
        (Medium.WATER, "W 2"),
    ]
    assert not item_of(drawn(plant), plant.items["pump"].id).marks


def test_off_page_connectors_name_the_other_unit_process_and_lead_to_its_sheet(plant):
    crude = plant.streams["crude chlorobenzene"].id
    there = item_of(drawn(plant), crude, start=False)
    back = item_of(drawn(plant, "02"), crude, start=True)
    assert there.standing is back.standing is Standing.OFF_PAGE
    assert [" ".join(one.text.split()) for one in there.labels] == ["to 02 Distillation"]
    assert [" ".join(one.text.split()) for one in back.labels] == ["from 01 Chlorination"]
    assert there.leads_to == plant.sheets["02"]
    assert back.leads_to == plant.sheets["01"]


def test_an_end_in_the_surroundings_says_what_it_is(plant):
    found = drawn(plant)
    raw = item_of(found, plant.streams["benzene"].id, start=True)
    out = item_of(found, plant.streams["stack gas"].id, start=False)
    assert (raw.standing, raw.labels[0].text) == (Standing.RAW_MATERIAL, "benzene")
    assert (out.standing, out.labels[0].text) == (Standing.DISCHARGE, "DA001 Tail gas stack")
    assert item_of(found, plant.streams["water"].id, start=True).standing is Standing.UTILITY
    assert item_of(found, plant.streams["acid"].id, start=False).standing is Standing.PRODUCT


def assert_clear(drawing):
    texts = texts_in_boxes(drawing)
    lying = [(a, b) for (a, one), (b, two) in combinations(texts, 2) if overlap(one, two)]
    assert not lying, lying
    beside = [
        (item, label)
        for item in drawing.items
        for label in item.labels
        if not overlap(box_of(label.x, label.y, 0.1, 0.1), item.stand.extent)
    ]
    assert beside
    for item, label in beside:
        box = box_of(label.x, label.y, label.width, label.height)
        assert not any(overlap(box, other.stand.extent) for other in drawing.items), (item.of, label.text)
    numbers = [line.label for line in drawing.lines if line.label is not None]
    marks = [box_of(mark.x, mark.y, 3, 3) for item in drawing.items for mark in item.marks]
    boxes = [box_of(one.x, one.y, one.width, one.height) for one in numbers] + marks
    boxes += [box_of(label.x, label.y, label.width, label.height) for _, label in beside]
    for line in drawing.lines:
        for (x1, y1), (x2, y2) in pairwise(line.points):
            stretch = (min(x1, x2), min(y1, y2) - 1e-3, max(x1, x2) + 1e-3, max(y1, y2))
            assert not any(overlap(box, stretch) for box in boxes), line.label


def test_no_text_lies_on_another_a_symbol_or_a_line(plant):
    for sheet in plant.sheets:
        assert_clear(drawn(plant, sheet))


@pytest.mark.parametrize(("seed", "count"), [(1, 6), (2, 9), (5, 12), (4, 15)])
def test_no_text_lies_on_another_on_generated_sheets(project, seed, count):
    sheet = generated(project, seed, count)
    found = drawing_of(View(project), sheet, SAY)
    assert all(line.label is None or line.label.clean for line in found.lines)
    assert_clear(found)


def test_a_persons_place_for_a_tag_or_a_number_is_kept(plant):
    pump = item_of(drawn(plant), plant.items["pump"].id)
    put_label(plant.project, pump.id, (200.0, 30.0))
    put_number(plant.project, plant.sheets["01"], plant.streams["crude"].id, (210.0, 45.0))
    found = drawn(plant)
    tag, name = item_of(found, plant.items["pump"].id).labels
    assert tag.placed
    assert (tag.x, (tag.y - tag.height / 2 + name.y + name.height / 2) / 2) == (200.0, pytest.approx(30.0))
    line = next(one for one in found.lines if one.stream == plant.streams["crude"].id)
    assert line.label is not None
    assert (line.label.x, line.label.y, line.label.placed) == (210.0, 45.0, True)


def test_a_number_has_room_for_the_sign_of_its_state(plant):
    found = {line.stream: line.label for line in drawn(plant).lines}
    stated = found[plant.streams["to pump"].id]
    without = found[plant.streams["reflux"].id]
    assert stated is not None
    assert without is not None
    assert len(stated.text) == len(without.text)
    assert without.width == pytest.approx(stated.width + 1.8 + 0.6)


# The table, the title block, what is not drawn


def test_the_stream_table_lists_the_streams_of_the_sheet_in_the_order_of_their_numbers(plant):
    change(plant.project, Stream, plant.streams["benzene"].id, temperature=quantity(25, "°C"))
    table = drawn(plant).streams
    numbers = [row.values["number"] for row in table.rows]
    assert numbers == sorted(numbers, key=lambda text: int(str(text)))
    assert len(numbers) == 16, "all but the one that stays within the second unit process"
    first = table.rows[0].values
    assert (first["name"], first["flow"], first["flow_unit"]) == ("benzene", 4.0, "t/h")
    assert first["temperature"] == pytest.approx(25)
    assert table.rows[0].id == plant.streams["benzene"].id


def test_the_title_block_says_whose_what_and_how(plant):
    change(plant.project, Company, "company", name="Fuyang Chemical")
    sheet = plant.sheets["01"]
    change(plant.project, Sheet, sheet, revision="B", drawn_on="2026-05-01", drawn_by="Li", checked_by="Wang")
    change(plant.project, Audit, "audit", illustrative="Figures are made up")
    found = drawn(plant)
    fields = {field.key: field.text for field in found.fields}
    assert fields == {
        "company": "Fuyang Chemical",
        "title": "Chlorination",
        "sheet": "01",
        "number": "01",
        "revision": "B",
        "date": "2026-05-01",
        "drawn": "Li",
        "checked": "Wang",
        "scale": "none (scheme)",
        "language": "en",
    }
    texts = [text.text for text in sheet_pages(found, SAY).pages[0].texts]
    assert {"Fuyang Chemical", "B", "1 of 1", "Figures are made up"} <= set(texts)


def test_a_sheet_speaks_the_language_asked_for(plant):
    view = View(plant.project)
    chinese = open_language("zh_CN", locale_folder())
    english = drawing_of(view, plant.sheets["01"], SAY)
    other = drawing_of(view, plant.sheets["01"], chinese.say)
    assert next(field.heading for field in other.fields) == "企业"
    assert next(field.heading for field in english.fields) == "Company"
    assert drawing_of(view, plant.sheets["01"], SAY) is english, "kept until something changes"


def test_what_belongs_on_a_sheet_and_is_not_drawn_is_named(plant):
    before = drawn(plant)
    assert (before.undrawn_equipment, before.undrawn_streams) == ((), ())
    remove(plant.project, Placement, [item_of(before, plant.items["pump"].id).id])
    found = drawn(plant)
    assert found.undrawn_equipment == (plant.items["pump"].id,)
    assert set(found.undrawn_streams) == {plant.streams[name].id for name in ("to pump", "to drying")}
    change(plant.project, Sheet, plant.sheets["01"], hidden_kinds="intermediate")
    assert not set(drawn(plant).undrawn_streams) & {plant.streams["to pump"].id}


def test_an_overview_lacks_unit_processes_and_streams_between_them(plant):
    block = item_of(drawn(plant, "PFD"), plant.units[1].id)
    remove(plant.project, Placement, [block.id])
    found = drawn(plant, "PFD")
    assert found.undrawn_equipment == (plant.units[1].id,)
    assert plant.streams["crude chlorobenzene"].id in found.undrawn_streams
    assert plant.streams["washed"].id not in found.undrawn_streams, "it stays within a unit process"
    assert plant.streams["dry benzene"].id not in found.undrawn_streams


def test_a_sheet_that_is_gone_is_told(plant):
    with pytest.raises(DataFault):
        drawing_of(View(plant.project), "nowhere", SAY)


# On paper


def test_what_reaches_beyond_the_field_is_drawn_smaller_and_said_so(plant):
    pump = item_of(drawn(plant), plant.items["pump"].id)
    change(plant.project, Placement, pump.id, x=-60.0, y=400.0)
    found = drawn(plant)
    fit = fit_of(found.field, found.items, found.lines)
    box = extent_of(found.items, found.lines)
    assert box is not None
    assert fit.scale < 1
    (left, top), (right, bottom) = fit.on_paper(box[:2]), fit.on_paper(box[2:])
    assert left >= found.field[0]
    assert top >= found.field[1]
    assert right <= found.field[2]
    assert bottom <= found.field[3]
    scale = next(field.text for field in found.fields if field.key == "scale")
    assert scale == f"scheme, drawn at {100 * fit.scale:.0f} %"


def test_a_long_stream_table_goes_on_on_further_pages_and_loses_no_row(plant):
    name = "a long name of a stream that takes more than one line of its cell for certain"
    change(plant.project, Sheet, plant.sheets["01"], paper="A4")
    for stream in plant.streams.values():
        change(plant.project, Stream, stream.id, name=f"{name} {stream.number}")
    found = drawn(plant)
    pages = sheet_pages(found, SAY)
    assert len(pages.pages) > 1
    assert pages.pages[0].fit is not None
    assert pages.pages[1].fit is None
    whole = " ".join(text.text for page in pages.pages for text in page.texts)
    for row in found.streams.rows:
        assert f"certain {row.values['number']}" in whole
    for page in pages.pages:
        assert all(0 <= text.x <= found.width and 0 <= text.y <= found.height for text in page.texts)
        rules = [rule for rule in page.rules if rule.table]
        assert max(rule.y2 for rule in rules) <= found.height - 10 + 1e-6


def test_texts_are_broken_at_blanks_and_between_ideographs_and_lose_nothing():
    assert wrapped("Hydrogen chloride absorber", 20, 2.0) == ["Hydrogen chloride", "absorber"]
    assert "".join(wrapped("循环水冷却器出口", 8, 2.0)) == "循环水冷却器出口"
    assert max(map(len, wrapped("循环水冷却器出口", 8, 2.0))) == 3
    assert "".join(wrapped("Dichlorodiphenyltrichloroethane", 10, 2.0)) == "Dichlorodiphenyltrichloroethane"
    assert wrapped("", 10, 2.0) == [""]


def test_of_two_crossing_streams_the_upright_one_is_broken(plant):
    one, two = drawn(plant).lines[:2]
    level = replace(one, stream="level", points=((0.0, 10.0), (40.0, 10.0)))
    upright = replace(two, stream="upright", points=((20.0, 30.0), (20.0, 0.0), (30.0, 0.0)))
    runs = runs_of([level, upright])
    assert runs["level"] == (level.points,)
    assert runs["upright"] == (
        ((20.0, 30.0), (20.0, 10 + GAP / 2)),
        ((20.0, 10 - GAP / 2), (20.0, 0.0), (30.0, 0.0)),
    )
    touching = replace(level, points=((20.0, 10.0), (40.0, 10.0)))
    assert runs_of([touching, upright])["upright"] == (upright.points,), (
        "a line that begins there does not cross"
    )


# Tree, jumps, moving


def test_the_tree_shows_overviews_then_areas_and_unit_processes_with_their_sheets(plant):
    area = add_all(plant.project, [Area(code="A", name="North")])[0]
    change(plant.project, UnitProcess, plant.units[0].id, area=area.id)
    bare = add_all(plant.project, [UnitProcess(code="03", name="Packing", area=area.id)])[0]
    operation = Sheet(
        name="01a", title="Reaction", kind=SheetKind.UNIT_OPERATION, unit_process=plant.units[0].id
    )
    detail = add_all(plant.project, [operation])[0]
    view = View(plant.project)
    overview, north, second = sheets_tree(view)
    assert (overview.kind, overview.id) == ("sheet", plant.sheets["PFD"])
    assert [(one.id, [sheet.id for sheet in one.parts]) for one in north.parts] == [
        (plant.units[0].id, [plant.sheets["01"], detail.id]),
        (bare.id, []),
    ]
    assert (second.id, second.text) == (plant.units[1].id, "02 Distillation")
    assert sheet_of_unit(view, plant.units[0].id) == plant.sheets["01"]
    assert sheet_of_unit(view, bare.id) is None


def test_sheets_of_equipment_and_streams_are_found(plant):
    view = View(plant.project)
    assert sheets_of_equipment(view, plant.items["column"].id) == (plant.sheets["02"],)
    both = sheets_of_stream(view, plant.streams["crude chlorobenzene"].id)
    assert set(both) == set(plant.sheets.values())
    assert sheets_of_stream(view, plant.streams["dry benzene"].id) == (plant.sheets["01"],)


def test_texts_go_along_with_what_is_moved(plant):
    sheet = sheet_view_of(View(plant.project), plant.sheets["01"], SAY)
    absorber = item_of(sheet.drawing, plant.items["absorber"].id)
    parts = Preview(sheet).of(Moving(sheet.plan, [absorber.id]).by(7, -3))
    moved = next(one for one in parts.items if one.id == absorber.id)
    assert (moved.stand.x, moved.stand.y) == (absorber.stand.x + 7, absorber.stand.y - 3)
    for one, other in zip(absorber.labels + absorber.marks, moved.labels + moved.marks, strict=True):
        assert (other.x - one.x, other.y - one.y) == (pytest.approx(7), pytest.approx(-3))
    before = {line.stream: line for line in sheet.drawing.lines}
    touching = {key for key, line in before.items() if absorber.id in (line.start.item, line.end.item)}
    assert touching <= {line.stream for line in parts.lines}
    for line in parts.lines:
        assert line.label is not None
        near = min(_away(line.label, *piece) for piece in pairwise(line.points))
        assert near <= 1.0 + max(line.label.width, line.label.height) / 2 + 1e-6


def _away(label, one, two):
    x = min(max(label.x, min(one[0], two[0])), max(one[0], two[0]))
    y = min(max(label.y, min(one[1], two[1])), max(one[1], two[1]))
    return max(abs(label.x - x), abs(label.y - y))


def test_the_signs_on_a_sheet_are_explained_where_there_is_room(plant):
    chinese = open_language("zh_CN", locale_folder()).say
    drawing = drawn(plant)
    texts = [text.text for text in sheet_pages(drawing, chinese).pages[0].texts]
    assert {"尚无流量", "W", "A", "H"} <= set(texts)
    assert "未连接" not in texts, "no stream of the sheet is in that state"
    assert "N" not in texts


def test_a_connector_leads_to_the_sheet_of_the_unit_process_where_the_equipment_is_not_drawn(plant):
    washer = item_of(drawn(plant, "02"), plant.items["washer"].id)
    remove(plant.project, Placement, [washer.id])
    there = item_of(drawn(plant), plant.streams["crude chlorobenzene"].id, start=False)
    assert there.leads_to == plant.sheets["02"]
    remove(plant.project, Sheet, [plant.sheets["02"]])
    there = item_of(drawn(plant), plant.streams["crude chlorobenzene"].id, start=False)
    assert there.leads_to is None
