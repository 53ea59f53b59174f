"""A sheet is drawn on, turned round, undone and redone: its streams always end on ports and never enter a symbol."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cpdesk.edits import diagrams, plant, sheet_copies, sheet_drawing, sheet_order, sheet_routes
from cpdesk.edits.diagrams import TieTo
from cpdesk.edits.records import add_all
from cpdesk.edits.sheet_records import plan_of
from cpdesk.errors import DataFault
from cpdesk.methods.routing import still_good
from cpdesk.methods.sheets.plan import SheetPlan, corners_of
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess

STEP = 45.0
"""Symbols stand in squares of this side in mm, so that no two overlap."""

places = st.tuples(st.integers(1, 7), st.integers(1, 4)).map(lambda at: (at[0] * STEP, at[1] * STEP))
kinds = st.sampled_from(list(EquipmentKind))


class Drawing(RuleBasedStateMachine):
    """A person at a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        self.project = Project.create(folder / "plant.cpdesk", backup_root=folder)

    def teardown(self) -> None:
        self.project.close()
        self._folder.cleanup()

    @initialize()
    def begin(self) -> None:
        unit = add_all(self.project, [UnitProcess(code="01", name="Synthesis")])[0]
        self.sheet = add_all(self.project, [Sheet(name="1", unit_process=unit.id, paper="A3")])[0].id

    # What stands there

    def _placed(self) -> list[Placement]:
        return self.project.where(Placement, "sheet", [self.sheet])

    def _blocks(self) -> list[Placement]:
        return [one for one in self._placed() if one.equipment is not None]

    def _free(self, at: tuple[float, float]) -> bool:
        return all(max(abs(one.x - at[0]), abs(one.y - at[1])) >= STEP - 1 for one in self._placed())

    def _a_stream(self, data: Any) -> str | None:
        streams = sorted(self.project.read(Stream), key=lambda stream: stream.number)
        return data.draw(st.sampled_from(streams)).id if streams else None

    # What a person does

    @rule(kind=kinds, at=places)
    def draw(self, kind: EquipmentKind, at: tuple[float, float]) -> None:
        if self._free(at):
            diagrams.draw_equipment(self.project, self.sheet, kind, *at)

    @precondition(lambda self: len(self._blocks()) > 1)
    @rule(data=st.data())
    def connect(self, data: Any) -> None:
        one, other = data.draw(
            st.lists(st.sampled_from(self._blocks()), min_size=2, max_size=2, unique_by=lambda b: b.id)
        )
        diagrams.connect(self.project, self.sheet, TieTo(one.id), TieTo(other.id))

    @precondition(lambda self: self._blocks())
    @rule(data=st.data(), at=places, outwards=st.booleans())
    def lead_out(self, data: Any, at: tuple[float, float], outwards: bool) -> None:
        block = data.draw(st.sampled_from(self._blocks()))
        if self._free(at):
            ends = TieTo(block.id), TieTo(x=at[0], y=at[1])
            diagrams.connect(self.project, self.sheet, *(ends if outwards else ends[::-1]))

    @precondition(lambda self: self._placed())
    @rule(data=st.data(), at=places)
    def move(self, data: Any, at: tuple[float, float]) -> None:
        one = data.draw(st.sampled_from(self._placed()))
        if self._free(at):
            diagrams.shift(self.project, [one.id], at[0] - one.x, at[1] - one.y)

    @precondition(lambda self: self._placed())
    @rule(data=st.data(), mirrored=st.booleans())
    def turn(self, data: Any, mirrored: bool) -> None:
        one = data.draw(st.sampled_from(self._placed()))
        (sheet_order.mirror if mirrored else sheet_order.turn)(self.project, [one.id])

    @rule(data=st.data(), at=places)
    def tie(self, data: Any, at: tuple[float, float]) -> None:
        stream = self._a_stream(data)
        blocks = self._blocks()
        if stream is not None and blocks:
            to = TieTo(data.draw(st.sampled_from(blocks)).id)
            try:
                diagrams.tie(self.project, self.sheet, stream, data.draw(st.booleans()), to)
            except DataFault:
                return  # it would end where it starts

    @rule(data=st.data())
    def lay_anew(self, data: Any) -> None:
        stream = self._a_stream(data)
        if stream is not None:
            sheet_routes.let_routes_go(self.project, self.sheet, [stream])

    @precondition(lambda self: self._placed())
    @rule(data=st.data())
    def delete(self, data: Any) -> None:
        one = data.draw(st.sampled_from(self._placed()))
        diagrams.delete_drawn(self.project, self.sheet, [one.id])

    @precondition(lambda self: self._blocks())
    @rule(data=st.data())
    def copy(self, data: Any) -> None:
        chosen = data.draw(
            st.lists(st.sampled_from(self._blocks()), min_size=1, max_size=2, unique_by=lambda b: b.id)
        )
        clip = sheet_copies.copied(self.project, [one.id for one in chosen])
        if all(self._free((one.x + STEP, one.y)) for one in chosen):
            sheet_copies.paste_drawn(self.project, self.sheet, clip, STEP, 0.0)

    @rule()
    def lay_out(self) -> None:
        sheet_drawing.lay_out(self.project, self.sheet)

    @rule()
    def renumber(self) -> None:
        plant.renumber_equipment(self.project)

    @rule()
    def undo(self) -> None:
        self.project.undo()
        if self.project.get(Sheet, self.sheet) is None:
            self.project.redo()

    @rule()
    def redo(self) -> None:
        self.project.redo()

    # What always holds

    @invariant()
    def streams_end_on_ports_and_go_round(self) -> None:
        plan = plan_of(self.project, self.sheet)
        obstacles = plan.obstacles
        for course in plan.courses.values():
            assert course.points[0] == course.start.end.point
            assert course.points[-1] == course.end.end.point
            assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(course.points))
            if course.clean and not self._crowded(plan):
                assert still_good(course.points, course.start.end, course.end.end, obstacles), course
        self._is_kept_as_shown(plan)

    def _crowded(self, plan: SheetPlan) -> bool:
        """Tell whether symbols stand so near to each other that a port may be covered."""
        boxes = [thing.box.grown(0.5) for thing in plan.things.values() if thing.symbol is not None]
        return any(one.overlaps(other) for number, one in enumerate(boxes) for other in boxes[number + 1 :])

    def _is_kept_as_shown(self, plan: SheetPlan) -> None:
        kept = {
            route.stream: corners_of(route.points)
            for route in self.project.where(Route, "sheet", [self.sheet])
        }
        for key, course in plan.courses.items():
            if key in kept:
                for one, other in zip(kept[key], course.points, strict=True):
                    assert abs(one[0] - other[0]) < 0.02
                    assert abs(one[1] - other[1]) < 0.02

    @invariant()
    def tags_and_numbers_are_given_once(self) -> None:
        tags = [item.tag for item in self.project.read(Equipment)]
        numbers = [stream.number for stream in self.project.read(Stream)]
        assert len(set(tags)) == len(tags)
        assert all(tags)
        assert len(set(numbers)) == len(numbers)
        assert all(numbers)


TestDrawing = Drawing.TestCase
TestDrawing.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
