"""Figures of the reconciliation over a sheet: those of the tables, with a sign, clear of what is drawn."""

from dataclasses import replace

import pytest

from cpdesk.edits.diagrams import add_equipment
from cpdesk.edits.sheet_drawing import draw_units
from cpdesk.exchange.diagram_svg import svg_text
from cpdesk.language import ENGLISH, Message
from cpdesk.quantities import quantity
from cpdesk.records.diagrams import Sheet
from cpdesk.records.flows import Origin, Stream
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.tables.believing import RIMS, SIGNS, Believed, Figures
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.reconciliation_places import as_measured
from cpdesk.tables.sheet_closures import with_closures, with_measured
from cpdesk.tables.sheets import drawing_of

HOLDS, NEARLY, SUSPECT = (SIGNS[one] for one in (Believed.HOLDS, Believed.NEARLY, Believed.SUSPECT))


def stream(number, flow, out, to):
    value = quantity(flow, "t/h")
    value = replace(value, uncertainty=value.value * 0.01)
    return Stream(
        id=number, number=number, from_equipment=out, to_equipment=to, flow=value, origin=Origin.MEASURED
    )


@pytest.fixture
def drawn(project, add):
    """Three tanks in a row; the meter of S2 reads a third too much."""
    add(UnitProcess(id="u", code="01", name="Row"))
    tanks = [
        add_equipment(project, Equipment(id=key, kind=EquipmentKind.VESSEL, tag=key, unit_process="u")).id
        for key in ("V-1", "V-2", "V-3")
    ]
    add(stream("S1", 10, None, tanks[0]), stream("S2", 13, tanks[0], tanks[1]))
    add(stream("S3", 10.05, tanks[1], tanks[2]), stream("S4", 9.95, tanks[2], None))
    (sheet,) = draw_units(project)
    tables = Tables(project)
    plain = drawing_of(tables.view, sheet.id, ENGLISH.say)
    return plain, with_closures(plain, tables.table, ENGLISH.say), tables


def by_record(drawing):
    return {one.of: one for one in drawing.closures}


def test_the_wrong_meter_stands_out_by_sign_and_the_others_hold(drawn):
    _, over, tables = drawn
    found = by_record(over)
    assert found["S2"].bad
    assert found["S2"].label.text.startswith(SUSPECT)
    for key in ("S1", "S3", "S4"):
        assert not found[key].bad
        assert found[key].label.text.startswith(HOLDS)
    row = next(row for row in tables.table("reconciliation_items").rows if row.id == "S2")
    assert found["S2"].told == ENGLISH.say(row.values["said"])
    assert "13" in found["S2"].label.text
    assert " → " in found["S2"].label.text


def test_items_show_what_does_not_close_before_and_after(drawn):
    _, over, _ = drawn
    found = by_record(over)
    assert found["V-1"].bad
    assert "−30 %" in found["V-1"].label.text
    assert found["V-1"].label.text.endswith("→ 0")
    assert "+1 %" in found["V-3"].label.text


@pytest.mark.parametrize(
    ("half", "sign", "words"),
    [
        (0.01, SUSPECT, "does not close"),
        (0.3, NEARLY, "explained by uncertainty"),
        (None, SUSPECT, "does not"),
    ],
)
def test_the_sign_at_an_item_is_the_verdict_on_its_closure(half, sign, words, drawn, project):
    _, _, tables = drawn
    with project.step(Message("Meters")) as step:
        for one in project.read(Stream):
            width = None if half is None else half * one.flow.value
            step.change(Stream, one.id, {"flow": replace(one.flow, uncertainty=width)})
    (sheet,) = project.read(Sheet)
    plain = drawing_of(tables.view, sheet.id, ENGLISH.say)
    found = by_record(with_closures(plain, tables.table, ENGLISH.say))["V-1"]
    assert found.label.text.startswith(sign)
    assert found.bad is (sign == SUSPECT)
    assert words in found.told
    assert by_record(with_closures(plain, tables.table, ENGLISH.say))["V-3"].label.text.startswith(HOLDS)


def test_nothing_else_of_the_drawing_changes(drawn):
    plain, over, _ = drawn
    assert plain.closures == ()
    assert replace(over, closures=()) == plain


def test_figures_stand_apart_from_each_other_and_from_the_symbols(drawn):
    _, over, _ = drawn
    boxes = [one.label for one in over.closures if one.label.clean]
    assert len(boxes) >= 5
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = abs(one.x - other.x) >= (one.width + other.width) / 2 - 1e-6
            assert apart or abs(one.y - other.y) >= (one.height + other.height) / 2 - 1e-6


def test_the_svg_shows_them_with_words(drawn):
    plain, over, _ = drawn
    text = svg_text(over, ENGLISH.say)
    assert 'id="closure-S2"' in text
    assert "≠" in text
    assert "closure-" not in svg_text(plain, ENGLISH.say)


def test_before_and_after_can_be_looked_at_each_alone(drawn):
    plain, both, tables = drawn
    after = by_record(with_closures(plain, tables.table, ENGLISH.say, Figures.RECONCILED))
    before = by_record(with_measured(plain, as_measured(tables.view), ENGLISH.say))
    assert "→" not in "".join(one.label.text for one in (*after.values(), *before.values()))
    assert "−30 %" in before["V-1"].label.text
    assert before["V-1"].bad
    assert "−30 %" not in after["V-1"].label.text
    assert "13 000" in before["S2"].label.text.replace("\xa0", " ")
    assert before["S2"].believed is Believed.UNCHECKED
    assert by_record(both)["S2"].label.text != after["S2"].label.text


def test_as_measured_is_what_the_reconciliation_starts_from(drawn):
    _, _, tables = drawn
    found = as_measured(tables.view)
    rows = tables.table("reconciliation_units").rows
    assert rows
    for row in rows:
        assert found.places[row.id] == {key: row.values[key] for key in found.places[row.id]}


def test_what_is_still_to_come_is_said(drawn):
    plain, _, tables = drawn
    found = by_record(with_measured(plain, as_measured(tables.view), ENGLISH.say, Figures.BOTH))
    assert found["V-1"].label.text.endswith("→ …")


def test_without_colour_each_rim_is_another():
    assert len({(rim.width, rim.dashes) for rim in RIMS.values()}) == len(RIMS)
