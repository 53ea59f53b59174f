"""Drawings that huddle are drawn apart, and never more than is pleasant."""

import pytest

from cpdesk.methods.sheets.plan import Contents, SheetPlan
from cpdesk.methods.sheets.spread import HIGHER, RIM, WIDER, spread
from cpdesk.records.diagrams import Placement
from cpdesk.records.plant import Equipment, EquipmentKind

FIELD = (20.0, 10.0, 410.0, 210.0)


def plan_with(*places):
    items = {
        f"e{n}": Equipment(id=f"e{n}", unit_process="u", kind=EquipmentKind.TANK) for n in range(len(places))
    }
    placed = [
        Placement(id=f"p{n}", sheet="s", equipment=f"e{n}", x=x, y=y) for n, (x, y) in enumerate(places)
    ]
    return SheetPlan(Contents(placed, (), (), items)), {f"p{n}": place for n, place in enumerate(places)}


def test_things_in_the_middle_are_drawn_apart_up_to_the_most_that_is_pleasant():
    plan, places = plan_with((200, 100), (230, 100), (200, 130))
    found = spread(plan, places, FIELD)
    assert found["p1"][0] - found["p0"][0] == pytest.approx(30 * WIDER)
    assert found["p2"][1] - found["p0"][1] == pytest.approx(30 * HIGHER)
    assert found["p0"][1] == found["p1"][1]


def test_what_was_drawn_apart_lies_in_the_middle_and_keeps_off_the_rim():
    plan, places = plan_with((60, 60), (350, 60), (200, 150))
    found = spread(plan, places, FIELD)
    boxes = {key: plan.things[key].stand for key in places}
    left = min(x - boxes[key].width / 2 for key, (x, _) in found.items())
    right = max(x + boxes[key].width / 2 for key, (x, _) in found.items())
    assert left == pytest.approx(FIELD[0] + RIM)
    assert right == pytest.approx(FIELD[2] - RIM)


def test_a_drawing_that_fills_the_field_stays():
    plan, places = plan_with((25, 20), (405, 200))
    assert spread(plan, places, FIELD) == places


def test_nothing_is_nothing():
    plan, places = plan_with()
    assert spread(plan, places, FIELD) == {}
