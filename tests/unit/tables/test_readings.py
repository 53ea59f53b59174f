"""Readings point by point, and the field sheets on which they are written down."""

import pytest

from cpdesk.edits.cells import type_into_cell
from cpdesk.language import ENGLISH
from cpdesk.quantities import quantity
from cpdesk.records.flows import Measurement, MeasuringPoint, Stream
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.field_sheet_pages import HEIGHT, WIDTH, field_sheet_pages
from cpdesk.tables.table import Mark


@pytest.fixture
def planned(project, add):
    add(Stream(id="s", number="S7", flow=quantity(3, "t/h")))
    add(MeasuringPoint(id="p", number="1", location="Feed", stream="s", repeats=4, method="weigh"))
    return Tables(project)


def read(add, *values, **more):
    for number, value in enumerate(values):
        add(Measurement(id=f"m{number}", point="p", value=quantity(value, "t/h"), **more))


def row(tables):
    return tables.table("readings").rows[0]


def test_a_reading_is_typed_into_the_next_empty_place_with_the_unit_of_the_stream(planned, project):
    place = row(planned).cells["reading_1"].place
    assert (place.kind, place.id, place.unit) == ("measurement", None, "t/h")
    type_into_cell(project, place.kind, place.id, place.field, "3.1 t/h", place.defaults)
    made = project.read(Measurement)[0]
    assert (made.point, made.stream, made.method, made.value.text) == ("p", "s", "weigh", "3.1 t/h")
    assert row(planned).values["reading_1"] == pytest.approx(3.1)
    assert row(planned).cells["reading_2"].place.id is None


def test_mean_and_scatter_stand_beside_the_readings_and_the_outlier_is_flagged(planned, add):
    read(add, 10.0, 10.1, 9.9, 10.05, 9.95, 15.0)
    found = row(planned)
    assert found.values["counted"] == 6
    assert found.values["mean"] == pytest.approx(65 / 6)
    assert Mark.DISAGREES in found.cells["reading_6"].marks
    assert not any(Mark.DISAGREES in found.cells[f"reading_{n}"].marks for n in range(1, 6))
    assert "6" in ENGLISH.say(found.values["remark"])
    assert len(planned.table("readings").columns) == 5 + 7 + 6


def test_what_is_left_out_does_not_count(planned, add):
    read(add, 10.0, 12.0)
    add(Measurement(id="gone", point="p", position=9, value=quantity(99, "t/h"), left_out=True))
    found = row(planned)
    assert (found.values["counted"], found.values["mean"]) == (2, 11.0)
    assert found.values["reading_3"] == 99
    assert found.cells["reading_3"].reason is not None


def test_a_reading_in_another_kind_of_unit_is_said_not_added(planned, add):
    read(add, 10.0)
    add(Measurement(id="odd", point="p", position=9, value=quantity(5, "%")))
    found = row(planned)
    assert (found.values["counted"], found.values["reading_2"]) == (1, None)
    assert "2" in ENGLISH.say(found.values["remark"])


def test_field_sheets_have_a_line_a_reading_and_all_that_must_be_known(planned):
    table = planned.table("field_sheets")
    assert [line.values["repeat"] for line in table.rows] == [1, 2, 3, 4]
    pages = field_sheet_pages(table, "Works", ENGLISH.say)
    (page,) = pages.pages
    texts = [text.text for text in page.texts]
    about = next(text for text in texts if text.startswith("1 Feed"))
    assert "S7" in about
    assert "weigh" in about
    assert {"Works", "Signature", "1 of 1"} <= set(texts)
    assert all(0 <= text.x <= WIDTH and 0 <= text.y <= HEIGHT for text in page.texts)
    assert texts.count("t/h") == 4


def test_points_that_need_more_than_a_page_go_on_to_the_next(planned, add):
    add(MeasuringPoint(id="q", number="2", location="Long", repeats=40))
    pages = field_sheet_pages(planned.table("field_sheets"), "Works", ENGLISH.say).pages
    assert len(pages) >= 3
    bottoms = [rule.y2 for page in pages for rule in page.rules]
    assert max(bottoms) <= HEIGHT
