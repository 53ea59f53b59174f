"""Edits of sheets: what follows what when things are moved, copied, laid out and deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.edits import diagrams, records, sheet_copies, sheet_drawing, sheet_order, sheet_routes
from cpdesk.edits.diagrams import TieTo
from cpdesk.edits.records import add_all
from cpdesk.edits.sheet_records import plan_of
from cpdesk.errors import DataFault
from cpdesk.methods.layout.parts import nobody
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "plant.cpdesk", backup_root=tmp_path) as made:
        add_all(made, [UnitProcess(id="u1", code="01", name="Synthesis"), UnitProcess(id="u2", code="02")])
        add_all(made, [Sheet(id="s", name="1", unit_process="u1")])
        yield made


@pytest.fixture
def pair(project: Project) -> tuple[Placement, Placement, Stream]:
    """Draw a tank, a pump right of it, and a stream from one to the other."""
    tank = diagrams.draw_equipment(project, "s", EquipmentKind.TANK, 80.0, 60.0, "Tank")
    pump = diagrams.draw_equipment(project, "s", EquipmentKind.PUMP, 160.0, 60.0, "Pump")
    stream = diagrams.connect(project, "s", TieTo(tank.id), TieTo(pump.id))
    return tank, pump, stream


def test_equipment_drawn_belongs_to_the_unit_of_the_sheet(project: Project) -> None:
    placed = diagrams.draw_equipment(project, "s", EquipmentKind.PUMP, 50.0, 60.0)
    item = project.get(Equipment, placed.equipment or "")
    assert item is not None
    assert (item.unit_process, item.tag) == ("u1", "P-01")
    project.undo()
    assert project.count(Equipment) == 0


def test_a_stream_follows_what_it_is_tied_to(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    _tank, pump, stream = pair
    before = plan_of(project, "s").courses[stream.id]
    diagrams.shift(project, [pump.id], 30.0, 40.0)
    after = plan_of(project, "s").courses[stream.id]
    assert after.points[0] == before.points[0]
    assert after.points[-1] == (before.points[-1][0] + 30.0, before.points[-1][1] + 40.0)


def test_a_tag_put_by_hand_goes_along(project: Project, pair: tuple[Placement, Placement, Stream]) -> None:
    tank = pair[0]
    diagrams.put_label(project, tank.id, (80.0, 90.0))
    diagrams.shift(project, [tank.id], 5.0, -10.0)
    moved = project.get(Placement, tank.id)
    assert moved is not None
    assert (moved.label_x, moved.label_y) == (85.0, 80.0)


def test_corners_laid_by_hand_stay_when_an_end_moves(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    _, pump, stream = pair
    course = plan_of(project, "s").courses[stream.id]
    (x1, y1), (x2, y2) = course.points[0], course.points[-1]
    corners = f"{x1},{y1} {x1 + 10},{y1} {x1 + 10},20 {x2 - 10},20 {x2 - 10},{y2} {x2},{y2}"
    sheet_routes.route(project, "s", stream.id, corners)
    diagrams.shift(project, [pump.id], 20.0, 0.0)
    after = plan_of(project, "s").courses[stream.id]
    assert after.kept
    assert (x1 + 10, 20.0) in after.points


def test_an_end_at_a_free_place_is_in_the_surroundings(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    pump = pair[1]
    stream = diagrams.connect(project, "s", TieTo(pump.id), TieTo(x=240.0, y=60.0), StreamKind.PRODUCT)
    assert (stream.to_equipment, stream.to_unit) == (None, None)
    ends = project.where(Placement, "stream", [stream.id])
    assert [(end.stream_start, end.x) for end in ends] == [(False, 240.0)]
    assert stream.id in plan_of(project, "s").courses


def test_tying_an_end_to_equipment_takes_its_sign_off_the_sheet(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    _tank, pump, _ = pair
    stream = diagrams.connect(project, "s", TieTo(pump.id), TieTo(x=240.0, y=60.0))
    vessel = diagrams.draw_equipment(project, "s", EquipmentKind.VESSEL, 240.0, 120.0)
    diagrams.tie(project, "s", stream.id, False, TieTo(vessel.id))
    assert project.where(Placement, "stream", [stream.id]) == []
    assert plan_of(project, "s").courses[stream.id].end.thing == vessel.id
    with pytest.raises(DataFault):
        diagrams.tie(project, "s", stream.id, False, TieTo(pump.id))


def test_copies_are_new_and_hold_no_readings(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    tank, pump, stream = pair
    new = sheet_copies.paste_drawn(project, "s", sheet_copies.copied(project, [tank.id, pump.id]), 0.0, 80.0)
    assert len(new) == 2
    tags = [item.tag for item in project.read(Equipment)]
    assert len(set(tags)) == 4
    fresh = [one for one in project.read(Stream) if one.id != stream.id]
    assert [one.flow for one in fresh] == [None]
    assert fresh[0].from_equipment not in (None, stream.from_equipment)


def test_deleting_equipment_takes_its_streams_or_leaves_them(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    tank, _, stream = pair
    diagrams.delete_drawn(project, "s", [tank.id], with_streams=False)
    left = project.get(Stream, stream.id)
    assert left is not None
    assert (left.from_unit, left.from_equipment) == ("u1", None)
    project.undo()
    diagrams.delete_drawn(project, "s", [tank.id])
    assert project.get(Stream, stream.id) is None
    project.undo()
    assert plan_of(project, "s").courses.keys() == {stream.id}


def test_things_are_aligned_to_the_first_and_spread_evenly(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    tank, pump, _ = pair
    fan = diagrams.draw_equipment(project, "s", EquipmentKind.FAN, 300.0, 130.0)
    sheet_order.align(project, [tank.id, pump.id, fan.id], sheet_order.Line.MIDDLE)
    assert {one.y for one in project.where(Placement, "sheet", ["s"])} == {60.0}
    sheet_order.distribute(project, [fan.id, tank.id, pump.id], across=True)
    boxes = sorted(thing.stand.extent for thing in plan_of(project, "s").things.values())
    assert boxes[1][0] - boxes[0][2] == pytest.approx(boxes[2][0] - boxes[1][2])


def test_a_layout_leaves_what_is_pinned(project: Project, pair: tuple[Placement, Placement, Stream]) -> None:
    tank, pump, _ = pair
    diagrams.pin(project, [pump.id])
    sheet_drawing.lay_out(project, "s")
    kept, moved = project.get(Placement, pump.id), project.get(Placement, tank.id)
    assert kept is not None
    assert moved is not None
    assert (kept.x, kept.y) == (160.0, 60.0)
    assert moved.x < kept.x


def test_a_layout_found_elsewhere_is_kept_as_one_step(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    shares: list[float] = []
    found = sheet_drawing.layout_work(project, "s")(shares.append)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] > 0.8
    records.change(project, Equipment, str(pair[0].equipment), name="Another name")
    before = len(project.history())
    sheet_drawing.lay_out(project, "s", found)
    assert len(project.history()) == before + 1
    kept = {one.id: (one.x, one.y) for one in project.where(Placement, "sheet", ["s"])}
    assert kept == {**kept, **found.places}
    assert {key: course.points for key, course in plan_of(project, "s").courses.items()} == {
        key: course.points for key, course in found.courses.items()
    }


@pytest.mark.parametrize("what", ["moved", "tied", "paper"])
def test_a_layout_found_elsewhere_is_dropped_where_the_sheet_has_changed(
    project: Project, pair: tuple[Placement, Placement, Stream], what: str
) -> None:
    tank, _, stream = pair
    found = sheet_drawing.layout_work(project, "s")(nobody)
    if what == "moved":
        records.change(project, Placement, tank.id, x=tank.x + 5)
    elif what == "tied":
        records.change(project, Stream, stream.id, to_equipment=None)
    else:
        records.change(project, Sheet, "s", paper="A1")
    before = project.history()
    with pytest.raises(DataFault, match="changed while it was laid out"):
        sheet_drawing.lay_out(project, "s", found)
    assert project.history() == before


def test_a_layout_stops_where_it_is_told_to(
    project: Project, pair: tuple[Placement, Placement, Stream]
) -> None:
    def stop(share: float) -> None:
        if share > 0.3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        sheet_drawing.layout_work(project, "s")(stop)


def test_a_sheet_is_drawn_from_the_tables(project: Project) -> None:
    items = add_all(
        project,
        [
            Equipment(tag="R-1", kind=EquipmentKind.REACTOR, unit_process="u1"),
            Equipment(tag="T-1", kind=EquipmentKind.TRAY_COLUMN, unit_process="u1"),
            Equipment(tag="V-2", kind=EquipmentKind.VESSEL, unit_process="u2"),
        ],
    )
    add_all(
        project,
        [
            Stream(number="1", kind=StreamKind.RAW_MATERIAL, to_equipment=items[0].id),
            Stream(number="2", from_equipment=items[0].id, to_equipment=items[1].id),
            Stream(number="3", from_equipment=items[1].id, to_equipment=items[2].id),
        ],
    )
    sheet = sheet_drawing.draw_unit(project, "u1")
    plan = plan_of(project, sheet.id)
    symbols = sorted(thing.symbol.key for thing in plan.things.values() if thing.symbol is not None)
    assert symbols == ["off_page", "raw_material", "reactor", "tray_column"]
    assert len(plan.courses) == 3
    assert all(course.clean for course in plan.courses.values())
    assert len(project.where(Route, "sheet", [sheet.id])) == 3
    project.undo()
    assert project.get(Sheet, sheet.id) is None


def test_the_overview_joins_unit_processes(project: Project) -> None:
    add_all(
        project,
        [
            Stream(number="1", to_unit="u1", kind=StreamKind.RAW_MATERIAL),
            Stream(number="2", from_unit="u1", to_unit="u2"),
            Stream(number="3", from_unit="u2", kind=StreamKind.PRODUCT),
        ],
    )
    sheet = sheet_drawing.draw_overview(project, "0", "The plant")
    plan = plan_of(project, sheet.id)
    assert len(plan.courses) == 3
    blocks = [thing for thing in plan.things.values() if thing.placement.unit_process is not None]
    assert len(blocks) == 2
