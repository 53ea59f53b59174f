"""Conflicts of a merge, decided: each for mine, for theirs and for what was before."""

from pathlib import Path
from typing import Any

import pytest

from cpdesk.edits import records
from cpdesk.edits.conflicts import Side, decide_conflict
from cpdesk.errors import DataFault
from cpdesk.language import Message
from cpdesk.project.merge import write_merged
from cpdesk.project.project import Project
from cpdesk.quantities import parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.flows import Component, Phase, Stream, Substance
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.options import JointGroup, Option
from cpdesk.records.papers import Conflict
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record

LONG = "Recovery of the solvent from the mother liquor of the second crystallisation step "
START = (
    UnitProcess(id="u1", code="U1"),
    UnitProcess(id="u2", name=LONG + "east"),
    UnitProcess(id="u3", name=LONG + "west"),
    UnitProcess(id="u4", name="Drying"),
    UnitProcess(id="u5", name="Drying", code="U5"),
    UnitProcess(id="u6"),
    Equipment(id="e1", tag="P-1", unit_process="u1"),
    Equipment(id="e2", tag="P-2", unit_process="u2"),
    Equipment(id="e3", tag="P-3", unit_process="u3"),
    Stream(
        id="s", number="1", name="Feed", phase=Phase.GAS, flow=parse_quantity("3 t/h"), measured_on="2024"
    ),
    Stream(id="at", number="2", to_unit="u1", to_equipment="e1", to_port="in"),
    Substance(id="w", key="water"),
    Criterion(id="k", name="Cost"),
    FocusCandidate(id="f", name="Boiler"),
    FocusCandidate(id="g", name="Kiln"),
    Option(id="o", code="F1", title="Seals"),
    JointGroup(id="j", code="J"),
    Score(id="v", criterion="k", candidate="f", score=3.0),
)
Changes = dict[tuple[type[Record], str], dict[str, object]]


def joined(folder: Path, mine: Any, theirs: Any) -> Project:
    base = Project.create(folder / "base.cpdesk", backup_root=folder / "backups")
    with base.step(Message("Start")) as step:
        step.add(*START)
    copies: list[Project] = []
    for name, changes in (("mine", mine), ("theirs", theirs)):
        base.save_as(folder / f"{name}.cpdesk")
        copies.append(Project.open(folder / f"{name}.cpdesk", backup_root=folder / "backups"))
        with copies[-1].step(Message(name)) as step:
            for what in changes:
                if isinstance(what, Record):
                    step.add(what)
                elif what[2] is None:
                    step.remove(what[0], [what[1]])
                else:
                    step.change(*what)
    write_merged(base, copies[0], copies[1], folder / "out.cpdesk")
    for project in (base, *copies):
        project.close()
    return Project.open(folder / "out.cpdesk", backup_root=folder / "backups")


FIELDS: list[tuple[type[Record], str, dict[str, Any], dict[str, Any]]] = [
    (Stream, "s", {"flow": parse_quantity("4 t/h")}, {"flow": parse_quantity("5000 kg/h \u00b15 %")}),
    (Stream, "s", {"flow": parse_quantity("4", default_unit="kg/h")}, {"flow": None}),
    (Stream, "s", {"phase": Phase.LIQUID}, {"phase": None}),
    (Stream, "s", {"measured_on": "2025-03"}, {"measured_on": "2025-03-04"}),
    (Stream, "s", {"name": LONG * 2}, {"name": ""}),
    (Stream, "s", {"note": " two\nlines "}, {"note": "U1 [u1]"}),
    (UnitProcess, "u1", {"focus": True}, {"focus": False}),
    (FocusCandidate, "f", {"unit_process": "u2"}, {"unit_process": "u3"}),
    (FocusCandidate, "f", {"unit_process": "u4"}, {"unit_process": "u5"}),
    (FocusCandidate, "f", {"unit_process": "u6"}, {"unit_process": "u1"}),
    (Score, "v", {"score": 0.1}, {"score": 10.0}),
    (Score, "v", {"candidate": None, "option": "o"}, {"candidate": "g"}),
    (
        Stream,
        "at",
        {"to_unit": "u2", "to_equipment": "e2"},
        {"to_unit": "u3", "to_equipment": "e3", "to_port": ""},
    ),
    (
        Stream,
        "at",
        {"to_unit": None, "to_equipment": None, "to_port": ""},
        {"to_unit": "u4", "to_equipment": None, "to_port": ""},
    ),
    (Stream, "s", {"from_unit": "u2"}, {"to_unit": "u2"}),
    (Option, "o", {"joint_group": "j"}, {"investment": parse_quantity("5 CNY")}),
    (Audit, "audit", {"currency": "EUR", "money_unit": "EUR"}, {"currency": "USD", "money_unit": "10^3 USD"}),
    (Audit, "audit", {"profile": "unep"}, {"profile": "unido"}),
]


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(("cls", "record_id", "mine", "theirs"), FIELDS)
def test_a_field(
    tmp_path: Path,
    cls: type[Record],
    record_id: str,
    mine: dict[str, Any],
    theirs: dict[str, Any],
    side: Side,
) -> None:
    with joined(tmp_path, [(cls, record_id, mine)], [(cls, record_id, theirs)]) as project:
        before = START_BY_ID.get((cls, record_id)) or cls(id=record_id)
        told = {one.of_field for one in project.read(Conflict)}
        assert told
        for conflict in project.read(Conflict):
            if not project.where(Conflict, "id", [conflict.id])[0].decided:
                decide_conflict(project, conflict.id, side)
        assert all(one.decided for one in project.read(Conflict))
        record: Any = project.get(cls, record_id)
        wanted = {Side.MINE: mine, Side.THEIRS: theirs, Side.BASE: {}}[side]
        for name in told:
            found, right = getattr(record, name), wanted.get(name, getattr(before, name))
            if name == "flow" and right is not None:
                assert (found.value, found.unit, found.uncertainty) == (
                    right.value,
                    right.unit,
                    right.uncertainty,
                )
            else:
                assert found == right


START_BY_ID = {(type(item), item.id): item for item in START}


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("swapped", [False, True])
def test_a_deletion(tmp_path: Path, side: Side, swapped: bool) -> None:
    edits: Any = [(Stream, "s", None)], [(Stream, "s", {"name": "Crude"})]
    with joined(tmp_path, *(edits[::-1] if swapped else edits)) as project:
        (conflict,) = project.read(Conflict)
        decide_conflict(project, conflict.id, side)
        stream = project.get(Stream, "s")
        assert (stream is None) is (side is (Side.THEIRS if swapped else Side.MINE))
        assert stream is None or stream.name == "Crude"


@pytest.mark.parametrize(
    ("side", "numbers"),
    [(Side.MINE, ("12", "12 (2)")), (Side.THEIRS, ("12 (2)", "12")), (Side.BASE, ("12", ""))],
)
def test_a_number_that_both_gave(tmp_path: Path, side: Side, numbers: tuple[str, str]) -> None:
    with joined(tmp_path, [Stream(id="m", number="12")], [Stream(id="t", number="12")]) as project:
        (conflict,) = project.read(Conflict)
        decide_conflict(project, conflict.id, side)
        found = [stream.number for stream in (project.get(Stream, "m"), project.get(Stream, "t")) if stream]
        assert (*found,) == numbers


@pytest.mark.parametrize(("side", "amount"), [(Side.MINE, "5 %"), (Side.THEIRS, "7 %"), (Side.BASE, None)])
def test_a_cell_that_both_filled(tmp_path: Path, side: Side, amount: str | None) -> None:
    parts = [
        Component(id=key, stream="s", substance="w", amount=parse_quantity(text))
        for key, text in (("m", "5 %"), ("t", "7 %"))
    ]
    with joined(tmp_path, parts[:1], parts[1:]) as project:
        (conflict,) = project.read(Conflict)
        decide_conflict(project, conflict.id, side)
        (component,) = project.read(Component)
        assert component.amount == (parse_quantity(amount) if amount else None)


@pytest.mark.parametrize(("side", "value"), [(Side.MINE, 4000.0), (Side.THEIRS, 1234.5), (Side.BASE, 3000.0)])
def test_a_quantity_typed_with_the_other_decimal_sign(tmp_path: Path, side: Side, value: float) -> None:
    mine = [(Stream, "s", {"flow": parse_quantity("4 t/h")})]
    theirs = [(Stream, "s", {"flow": parse_quantity("1,2345 t/h", decimal=",")})]
    with joined(tmp_path, mine, theirs) as project:
        (conflict,) = project.read(Conflict)
        decide_conflict(project, conflict.id, side)
        stream = project.get(Stream, "s")
        assert stream is not None
        assert stream.flow is not None
        assert stream.flow.value == value


def test_a_record_that_a_side_names_is_found_whatever_it_is_called_by_now(tmp_path: Path) -> None:
    names = [[(Stream, "s", {"to_unit": unit})] for unit in ("u1", "u5")]
    with joined(tmp_path, *names) as project:
        (conflict,) = project.read(Conflict)
        assert (conflict.base_id, conflict.mine_id, conflict.theirs_id) == ("", "u1", "u5")
        records.change_all(project, UnitProcess, {"u1": {"code": "U9"}, "u6": {"code": "U1"}})
        decide_conflict(project, conflict.id, Side.MINE)
        assert project.where(Stream, "id", ["s"])[0].to_unit == "u1"


def test_a_record_that_is_gone_is_not_mistaken_for_one_called_like_it(tmp_path: Path) -> None:
    names = [[(Stream, "s", {"to_unit": unit})] for unit in ("u1", "u5")]
    with joined(tmp_path, *names) as project:
        (conflict,) = project.read(Conflict)
        records.remove(project, UnitProcess, ["u1"])
        records.change(project, UnitProcess, "u6", code="U1")
        with pytest.raises(DataFault, match="U1 is not in the project any more"):
            decide_conflict(project, conflict.id, Side.MINE)
        decide_conflict(project, conflict.id, Side.THEIRS)
        assert project.where(Stream, "id", ["s"])[0].to_unit == "u5"


def test_a_conflict_of_an_older_file_has_no_ids_and_goes_by_the_label(tmp_path: Path) -> None:
    names = [[(Stream, "s", {"to_unit": unit})] for unit in ("u1", "u5")]
    with joined(tmp_path, *names) as project:
        (conflict,) = project.read(Conflict)
        records.change(project, Conflict, conflict.id, mine_id="")
        decide_conflict(project, conflict.id, Side.MINE)
        assert project.where(Stream, "id", ["s"])[0].to_unit == "u1"
