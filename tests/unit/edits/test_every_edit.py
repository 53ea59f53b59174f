"""One test over all edits: run, undo, redo; what is refused leaves no trace; none is missing in the list."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import cpdesk.edits
from cpdesk.edits import (
    attachments,
    audit,
    blocks,
    causes,
    cells,
    conflicts,
    diagrams,
    emissions,
    flows,
    focus,
    options,
    plant,
    production,
    records,
    sheet_copies,
    sheet_drawing,
    sheet_order,
    sheet_routes,
    sheets,
    targets,
    team,
    writing,
)
from cpdesk.edits.conflicts import Side
from cpdesk.errors import CPDeskError, DataFault
from cpdesk.exchange.interchange import dump_text
from cpdesk.language import ENGLISH, Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.audit import Audit, DecimalSign
from cpdesk.records.causes import Aspect, Cause
from cpdesk.records.diagrams import Placement
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Component, Stream
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.options import InvestmentSheet, JointGroup, Option, Screening, Status
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.production import Product, ProductYear, Waste
from tests.unit.edits.small_plant import write_plant
from tests.unit.edits.soundness import flaws

PHOTO = "leak.png"
CLIP = sheet_copies.Clip(
    (
        Placement(id="c1", sheet="sheet", equipment="r1", x=20.0, y=30.0),
        Placement(id="c2", sheet="sheet", equipment="p1", x=60.0, y=30.0),
    ),
    {
        "r1": Equipment(id="r1", tag="R-9", kind=EquipmentKind.REACTOR),
        "p1": Equipment(id="p1", tag="P-9", kind=EquipmentKind.PUMP),
    },
    (Stream(id="s9", number="99", from_equipment="r1", to_equipment="p1"),),
    (),
)


@dataclass(frozen=True)
class Case:
    """An edit with its arguments; a path among them lies in the test's own folder."""

    edit: Callable[..., object]
    args: tuple[Any, ...]
    named: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return f"{self.edit.__module__.rsplit('.', 1)[-1]}.{self.edit.__name__}"

    def run(self, project: Project) -> object:
        args = [project.path.parent / PHOTO if arg is PHOTO else arg for arg in self.args]
        return self.edit(project, *args, **self.named)


def case(edit: Callable[..., object], *args: Any, **named: Any) -> Case:
    return Case(edit, args, named)


def block(*rows: tuple[tuple[str, str | None, str, dict[str, object], str], ...]) -> blocks.BlockPlan:
    return blocks.BlockPlan(rows)


SEALS = Option(id="o2", code="F2", title="Seals")
SOUND = [
    case(records.add, UnitProcess(code="U3"), Equipment(tag="V-1")),
    case(records.add_all, [Stream(number="9", from_equipment="t1"), FocusCandidate(unit_process="u1", chosen=True)]),
    case(records.change, Equipment, "r1", unit_process="u2"),
    case(records.change, Stream, "s2", from_unit="u2", to_unit="u1"),
    case(records.change, Stream, "s2", from_equipment=None),
    case(records.change, FocusCandidate, "f2", unit_process="u1"),
    case(records.change, Option, "o1", done_on="2026-05"),
    case(records.change_all, Option, {"o1": {"status": Status.DONE}, "o2": {"title": "Seals"}}),
    case(records.type_into, Stream, "s1", "flow", "3.5 t/h ±5 %"),
    case(records.type_into, Stream, "s1", "to_unit", "U2"),
    case(records.type_into, Stream, "s1", "kind", "废水", {"wastewater": "废水"}),
    case(records.type_all, Stream, {"s1": {"flow": "3 t/h", "name": "Gas"}, "s4": {"number": "14"}}),
    case(records.remove, UnitProcess, ["u1", "u2"]),
    case(records.remove, Equipment, ["r1"]),
    case(records.remove, FocusCandidate, ["f2"]),
    case(records.move, Stream, ["s3", "s1"], "s2"),
    case(records.paste, Stream, [{"number": "20", "to_unit": "U2"}, {"number": ""}, {"flow": "2"}], phase="gas"),
    case(cells.type_into_cell, "stream", "s1", "name", "Gas"),
    case(cells.type_into_cell, "stream", None, "name", "Gas", {"to_unit": "u1"}),
    case(blocks.paste_cells, block((("stream", None, "number", {}, "30"),), (("stream", "s1", "flow", {}, "4"),))),
    case(writing.write, Message("Write"), [UnitProcess(code="U9")], [(SEALS, Option(id="o2", code="F2", title="Dry"))]),
    case(attachments.attach_file, PHOTO, "stream", "s1", "The leak"),
    case(attachments.detach, "photo"),
    case(audit.set_decimal_sign, DecimalSign.COMMA),
    case(causes.set_cause, "w1", Aspect.EQUIPMENT, "Worn seals"),
    case(conflicts.decide_conflict, "x1", Side.THEIRS),
    case(conflicts.decide_conflict, "x1", typed="Better seals"),
    case(conflicts.decide_conflict, "x2", Side.THEIRS),
    case(conflicts.decide_conflict, "x2", Side.MINE),
    case(conflicts.decide_conflict, "x2", Side.BASE),
    case(diagrams.place, "sheet", 1.0, 2.0, equipment="p1", rotation=90),
    case(diagrams.place, "sheet", 1.0, 2.0, equipment="r1"),
    case(diagrams.shift, ["pl1"], 5.0, -5.0),
    case(sheet_routes.route, "sheet", "s1", "10,20 40.125,20"),
    case(sheet_routes.let_routes_go, "sheet", ["s1"]),
    case(sheet_routes.put_number, "sheet", "s1", (30.0, 12.5)),
    case(diagrams.draw_equipment, "sheet", EquipmentKind.PUMP, 80.0, 40.0, "Feed pump"),
    case(diagrams.write_note, "sheet", 10.0, 10.0, "Built 1998"),
    case(diagrams.connect, "sheet", diagrams.TieTo("pl1", "out"), diagrams.TieTo(x=90.0, y=30.0)),
    case(diagrams.tie, "sheet", "s3", False, diagrams.TieTo("pl1")),
    case(diagrams.tie, "sheet", "s1", False, diagrams.TieTo(x=70.0, y=50.0)),
    case(diagrams.remove_from_sheet, ["pl1"]),
    case(diagrams.delete_drawn, "sheet", ["pl1"], ["s1"]),
    case(diagrams.pin, ["pl1"]),
    case(diagrams.pin, ["pl2"], False),
    case(diagrams.dress, "sheet", ["pl1"], [], "thick tint"),
    case(diagrams.put_label, "pl1", (20.0, 50.0)),
    case(
        diagrams.set_places,
        [Placement(id="pl1", sheet="sheet", equipment="r1", x=1.0, y=2.0)],
        Message("Shift on the sheet"),
    ),
    case(sheet_order.turn, ["pl1"]),
    case(sheet_order.mirror, ["pl1"]),
    case(sheet_order.resize, "pl1", 30.0, 40.0),
    case(sheet_order.align, ["pl1", "pl2"], sheet_order.Line.TOP),
    case(sheet_order.distribute, ["pl1", "pl2", "pl3"], across=True),
    case(sheet_drawing.draw_unit, "u1"),
    case(sheet_drawing.draw_units),
    case(sheet_drawing.draw_overview, "Overview", "The plant"),
    case(sheet_drawing.draw_operation, "sheet", ["pl1", "pl2"]),
    case(sheets.new_sheet, "u1"),
    case(sheets.new_sheet, None, "9", "Utilities"),
    case(sheets.rename_sheet, "sheet", "Reaction, from 2026"),
    case(sheets.delete_sheets, ["sheet"]),
    case(sheets.draw_unit_process, "sheet", 40.0, 50.0, "Packing"),
    case(sheets.lay_scan, "sheet", PHOTO, 20.0, 10.0, 300.0),
    case(sheet_drawing.draw_the_rest, "sheet"),
    case(sheet_drawing.lay_out, "sheet"),
    case(sheet_drawing.set_underlay, "sheet", None, 20.0, 10.0, 300.0),
    case(sheet_drawing.move_underlay, "sheet", 25.0, 12.5, 280.0),
    case(sheet_drawing.shade_underlay, "sheet", 0.3),
    case(sheet_copies.paste_drawn, "sheet", CLIP, 20.0, 0.0),
    case(emissions.add_emission, Emission(stream="s3", discharge_point="stack")),
    case(flows.add_stream, Stream(to_equipment="p1")),
    case(flows.connect_stream, "s1", to_equipment="t1"),
    case(flows.renumber_streams, ["s2", "s4"]),
    case(flows.set_component, "s1", "water", quantity(50, "%")),
    case(flows.set_component, "s1", "nh3", quantity(40, "%")),
    case(flows.set_component, "s1", "nh3", None),
    case(focus.choose_focus, "f1", "Most waste"),
    case(focus.drop_focus, "f2"),
    case(options.add_option, Option(title="Insulate")),
    case(options.evaluate_jointly, ["o1", "o2"], JointGroup(code="F1+F2")),
    case(options.evaluate_apart, "g1"),
    case(options.fill_investment, "o1", design=quantity(1, "10^4 CNY")),
    case(options.fill_running, "o1", cut_energy=quantity(2, "10^4 CNY/a")),
    case(options.give_score, "k1", 7.0, candidate="f1", member="li"),
    case(options.recommend_option, "o1", recommended=True),
    case(options.screen_option, "o1", Screening.INFEASIBLE, "No room"),
    case(options.set_status, "o1", Status.DONE, "2026-05-31"),
    case(plant.add_equipment, Equipment(kind=EquipmentKind.PUMP, unit_process="u1")),
    case(plant.move_equipment, ["r1", "p1"], "u2"),
    case(plant.remove_equipment, ["r1"]),
    case(plant.remove_equipment, ["r1", "p1"], with_streams=True),
    case(plant.renumber_equipment),
    case(production.set_year_figure, Product, "urea", 2024, "output", quantity(10, "t/a")),
    case(production.set_year_figure, Product, "urea", 2023, "output", quantity(10, "t/a")),
    case(production.set_year_figure, Product, "urea", 2023, "output", None),
    case(production.set_year_figure, Waste, "liquor", 2023, "discharged", quantity(1, "t/a")),
    case(targets.set_target, "i1", near_term=quantity(3.0, "t/t"), near_term_due="2027"),
    case(team.mark_step, "1.1", done=True, done_on="2026-05-31", done_by="Li"),
]  # fmt: skip

REFUSED = [
    case(records.add, UnitProcess(code="U1")),
    case(records.add, UnitProcess(code="U5"), UnitProcess(code="U5")),
    case(records.add, Audit()),
    case(records.add, Stream(to_unit="nowhere")),
    case(records.add, Score(criterion="k1")),
    case(records.add, ProductYear(product="urea", year=2023)),
    case(records.add, Component(stream="s1", substance="nh3")),
    case(records.add, InvestmentSheet(option="o1"), InvestmentSheet(option="o1")),
    case(records.add, Attachment(name="ghost", content_hash="0" * 64, of_kind="stream", of_id="s1")),
    case(records.add, Option(code="F9", investment=quantity(5, "USD"))),
    case(records.change, Stream, "gone", name="x"),
    case(records.change, Stream, "s1", id="s9"),
    case(records.change, Stream, "s1", number="2"),
    case(records.change, Stream, "s4", to_equipment="r1"),
    case(records.change, Option, "o3", investment=quantity(5, "CNY")),
    case(records.change, Audit, "audit", stream_number_scheme="S"),
    case(records.change, Audit, "audit", equipment_tag_scheme="{colour}{n}"),
    case(records.change, Audit, "audit", money_unit="10^4 USD"),
    case(records.change_all, Stream, {"s1": {"name": "New"}, "s2": {"number": "1"}}),
    case(records.type_into, Stream, "s1", "flow", "fast"),
    case(records.type_into, Stream, "s1", "id", "s9"),
    case(records.type_into, Stream, "s1", "kind", "milk"),
    case(records.type_into, Stream, "s1", "to_unit", "U7"),
    case(records.type_all, Stream, {"s1": {"name": "New"}, "s2": {"measured_on": "2026-02-31"}}),
    case(records.remove, Audit, ["audit"]),
    case(records.move, Stream, ["gone"], None),
    case(records.paste, Stream, [{"number": "20"}, {"number": "20"}]),
    case(records.paste, Stream, [{"number": "20"}, {"flow": "fast"}]),
    case(records.paste, Stream, [{"numbre": "20"}]),
    case(cells.type_into_cell, "stream", None, "flow", "fast"),
    case(blocks.paste_cells, block((("stream", None, "number", {}, "30"),), (("stream", "s1", "flow", {}, "x"),))),
    case(blocks.paste_cells, block((("stream", None, "number", {}, "30"),), (("stream", "s1", "number", {}, "30"),))),
    case(writing.write, Message("Write"), [UnitProcess(id="u1")]),
    case(attachments.attach_file, PHOTO, "stream", "gone"),
    case(attachments.attach_file, PHOTO, "cloud", "s1"),
    case(attachments.detach, "gone"),
    case(audit.set_currency, "USD"),
    case(audit.set_currency, "shells"),
    case(causes.set_cause, "gone", Aspect.EQUIPMENT, "x"),
    case(conflicts.decide_conflict, "x1"),
    case(conflicts.decide_conflict, "x2", typed="x"),
    case(diagrams.place, "sheet", 1.0, 2.0),
    case(diagrams.place, "gone", 1.0, 2.0, equipment="p1"),
    case(diagrams.shift, ["gone"], 1.0, 1.0),
    case(sheet_routes.route, "sheet", "s1", "10;20"),
    case(sheet_routes.let_routes_go, "gone", ["s1"]),
    case(sheet_routes.put_number, "gone", "s1", None),
    case(diagrams.draw_equipment, "gone", EquipmentKind.PUMP, 80.0, 40.0),
    case(diagrams.write_note, "gone", 10.0, 10.0, "text"),
    case(diagrams.connect, "sheet", diagrams.TieTo(x=1.0), diagrams.TieTo(x=90.0)),
    case(diagrams.connect, "sheet", diagrams.TieTo("gone"), diagrams.TieTo(x=90.0)),
    case(diagrams.tie, "sheet", "gone", True, diagrams.TieTo("pl1")),
    case(diagrams.remove_from_sheet, ["gone"]),
    case(diagrams.delete_drawn, "sheet", ["gone"]),
    case(diagrams.pin, ["gone"]),
    case(diagrams.dress, "sheet", ["gone"], [], "thick"),
    case(diagrams.put_label, "gone", None),
    case(diagrams.set_places, [Placement(id="gone", sheet="sheet")], Message("Shift on the sheet")),
    case(sheet_order.turn, ["gone"]),
    case(sheet_order.mirror, ["gone"]),
    case(sheet_order.resize, "pl1", -30.0, 40.0),
    case(sheet_order.align, ["pl1", "gone"], sheet_order.Line.TOP),
    case(sheet_order.distribute, ["gone"], across=True),
    case(sheet_drawing.draw_unit, "gone"),
    case(sheet_drawing.draw_operation, "sheet", ["gone"]),
    case(sheets.new_sheet, "gone"),
    case(sheets.rename_sheet, "gone", "Reaction"),
    case(sheets.delete_sheets, ["gone"]),
    case(sheets.draw_unit_process, "gone", 40.0, 50.0),
    case(sheets.lay_scan, "sheet", Path(__file__), 20.0, 10.0, 300.0),
    case(sheet_drawing.draw_the_rest, "gone"),
    case(sheet_drawing.lay_out, "gone"),
    case(sheet_drawing.set_underlay, "sheet", "gone", 20.0, 10.0, 300.0),
    case(sheet_drawing.set_underlay, "sheet", None, 20.0, 10.0, float("nan")),
    case(sheet_drawing.move_underlay, "sheet", 25.0, 12.5, 0.0),
    case(sheet_drawing.move_underlay, "gone", 25.0, 12.5, 280.0),
    case(sheet_drawing.shade_underlay, "sheet", 1.5),
    case(sheet_drawing.shade_underlay, "gone", 0.5),
    case(sheets.lay_scan, "sheet", Path("plan.pdf"), 20.0, 10.0, 300.0),
    case(sheet_copies.paste_drawn, "gone", CLIP),
    case(sheet_routes.route, "sheet", "s1", "10,nan"),
    case(emissions.add_emission, Emission(stream="gone")),
    case(flows.add_stream, Stream(number="1")),
    case(flows.connect_stream, "s2", to_equipment="gone"),
    case(flows.renumber_streams, ["gone"]),
    case(flows.set_component, "s1", "gone", quantity(1, "%")),
    case(focus.choose_focus, "gone"),
    case(focus.drop_focus, "gone"),
    case(options.add_option, Option(code="F1")),
    case(options.evaluate_jointly, ["o1", "o1"], JointGroup()),
    case(options.evaluate_jointly, ["o1", "gone"], JointGroup()),
    case(options.evaluate_apart, "gone"),
    case(options.fill_investment, "o1", design=quantity(1, "USD")),
    case(options.fill_running, "gone"),
    case(options.give_score, "k1", 7.0, option="o1"),
    case(options.give_score, "k1", 11.0, candidate="f1"),
    case(options.recommend_option, "gone", recommended=True),
    case(options.screen_option, "o1", Screening.INFEASIBLE),
    case(options.set_status, "o1", Status.PROPOSED, "2026-05-31"),
    case(plant.add_equipment, Equipment(tag="R-101")),
    case(plant.move_equipment, ["r1"], "gone"),
    case(plant.renumber_equipment, ["gone"]),
    case(production.set_year_figure, Product, "gone", 2024, "output", quantity(1, "t/a")),
    case(targets.set_target, "gone"),
    case(team.mark_step, "1.1", done=False, done_on="2026-05-31"),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / PHOTO).write_bytes(b"\x89PNG\r\n\x1a\na leak")
    with write_plant(tmp_path / "plant.cpdesk") as made:
        yield made


def titled(found: Case) -> str:
    return found.title


@pytest.mark.parametrize("found", SOUND, ids=titled)
def test_an_edit_is_one_step_that_can_be_taken_back_and_brought_back(project: Project, found: Case) -> None:
    before, steps = dump_text(project), project.history()
    found.run(project)
    after, now = dump_text(project), project.history()
    assert after != before
    assert now[:-1] == steps, "an edit is one step"
    assert ENGLISH.say(now[-1].name)
    assert "{" not in ENGLISH.say(now[-1].name)
    assert project.undo()
    assert dump_text(project) == before
    assert project.redo()
    assert dump_text(project) == after


@pytest.mark.parametrize("found", SOUND, ids=titled)
def test_an_edit_leaves_records_that_are_sound_and_agree(project: Project, found: Case) -> None:
    found.run(project)
    assert list(flaws(project)) == []


@pytest.mark.parametrize("found", REFUSED, ids=titled)
def test_a_refused_edit_leaves_no_trace(project: Project, found: Case) -> None:
    before, steps, revision = dump_text(project), project.history(), project.revision
    with pytest.raises(DataFault) as caught:
        found.run(project)
    assert dump_text(project) == before
    assert (project.history(), project.revision) == (steps, revision)
    for message in caught.value.messages:
        sentence = ENGLISH.say(message)
        assert sentence
        assert not re.search(r"<\w|\w\(\w+=", sentence), "objects are not shown to a person"


def test_the_project_can_be_read_only_and_every_edit_then_says_so(project: Project) -> None:
    with Project.open(project.path, read_only=True) as reader:
        for found in SOUND:
            with pytest.raises(CPDeskError):
                found.run(reader)


def writers() -> set[str]:
    """Return the public functions of edits that take a project and write to it, themselves or through others."""
    folder = Path(cpdesk.edits.__file__).parent
    functions = {
        f"{path.stem}.{node.name}": node
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    calls = {name: {_called(one) for one in ast.walk(node)} for name, node in functions.items()}
    writing_ones = {name for name, called in calls.items() if "step" in called}
    while (
        more := {
            name for name, called in calls.items() if called & {one.split(".")[1] for one in writing_ones}
        }
        - writing_ones
    ):
        writing_ones |= more
    within_a_step = {name for name in writing_ones if name.startswith("sheet_records.")}
    return {name for name in writing_ones - within_a_step if not name.split(".")[1].startswith("_")}


def _called(node: ast.AST) -> str:
    target = node.func if isinstance(node, ast.Call) else None
    if isinstance(target, ast.Attribute):
        return target.attr if target.attr == "step" else ""
    return target.id if isinstance(target, ast.Name) else ""


def test_every_edit_is_in_the_lists() -> None:
    found = writers()
    assert len(found) > 30
    assert found - {one.title for one in SOUND} == {"audit.set_currency"}, "set_currency has its own test"
    assert {one.title for one in REFUSED} >= found - {
        "audit.set_decimal_sign",
        "plant.remove_equipment",
        "records.add_all",
        "sheet_drawing.draw_overview",
        "sheet_drawing.draw_units",
    }


def test_a_second_currency_is_counted_in_once_no_money_is_left_in_the_first(project: Project) -> None:
    with pytest.raises(DataFault) as caught:
        audit.set_currency(project, "EUR")
    assert [(fault.kind, fault.id, fault.field) for fault in caught.value.faults] == [
        ("option", "o1", "investment")
    ]
    assert str(caught.value.messages[0]) == (
        "Option F1 Heat recovery, Investment: 10 10^4 CNY is in CNY; convert it to EUR first."
    )
    records.change(project, Option, "o1", investment=None)
    before = dump_text(project)
    audit.set_currency(project, "EUR")
    assert (project.audit.currency, project.audit.money_unit) == ("EUR", "10^4 EUR")
    records.type_into(project, Option, "o1", "investment", "5")
    assert project.get(Option, "o1").investment.unit == "10^4 EUR"  # pyright: ignore
    project.undo()
    project.undo()
    assert dump_text(project) == before


def test_causes_of_a_cell(project: Project) -> None:
    causes.set_cause(project, "w1", Aspect.STAFF, "No training")
    causes.set_cause(project, "w1", Aspect.STAFF, "Little training")
    assert [one.description for one in project.read(Cause)] == ["Little training"]
    causes.set_cause(project, "w1", Aspect.STAFF, "")
    assert project.read(Cause) == []
    records.add(project, *(Cause(waste_source="w1", aspect=Aspect.STAFF) for _ in range(2)))
    with pytest.raises(DataFault, match="2 causes"):
        causes.set_cause(project, "w1", Aspect.STAFF, "Which?")


def test_a_score_is_given_again_and_taken_back(project: Project) -> None:
    for score in (3.0, 8.0):
        options.give_score(project, "k2", score, option="o1")
    assert [one.score for one in project.read(Score)] == [8.0]
    options.give_score(project, "k2", None, option="o1")
    assert project.read(Score) == []
    assert project.get(Criterion, "k2") is not None
