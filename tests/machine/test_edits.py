"""A random walk over the edits: whatever a team does, undoes and opens again, the project is what it was then."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cpdesk.edits.attachments import attach_file, detach
from cpdesk.edits.flows import add_stream, connect_stream, renumber_streams, set_component
from cpdesk.edits.focus import choose_focus, drop_focus
from cpdesk.edits.options import evaluate_apart, evaluate_jointly, give_score, screen_option, set_status
from cpdesk.edits.plant import add_equipment, move_equipment, remove_equipment, renumber_equipment
from cpdesk.edits.records import add, change, move, paste, remove, type_into
from cpdesk.errors import DataFault
from cpdesk.exchange.interchange import dump_text
from cpdesk.language import ENGLISH
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.focus import Criterion, FocusCandidate
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.options import JointGroup, Option, Screening, Status
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.record import Record
from tests.unit.edits.small_plant import write_plant
from tests.unit.edits.soundness import flaws

PICKS = st.integers(0, 50)
REMOVABLE = [cls for kind, cls in KINDS.items() if kind not in SINGLE_KINDS]
TYPED = st.sampled_from(
    ["", "7", "3.5 t/h ±5 %", "12 kg/d", "R-101", "U1", "U2", "2026-05", "gas", "F1", "脱硫塔", "nonsense %"]
)
FIELDS = st.sampled_from(
    [
        "number",
        "name",
        "flow",
        "from_unit",
        "to_unit",
        "from_equipment",
        "kind",
        "measured_on",
        "grade",
        "from_port",
    ]
)
NUMBERS = st.sampled_from(["1", "2", "9", "A", ""])


class Desk(RuleBasedStateMachine):
    """A project beside a model of it: the dump after each step of its history."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="desk"))
        self.path = self.home / "plant.cpdesk"
        self.project = write_plant(self.path)
        (self.home / "leak.txt").write_text("a leak", encoding="utf-8")
        self.dumps: dict[int, str] = {self.here(): dump_text(self.project)}
        self.seen = self.dumps[self.here()]

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.home)

    def here(self) -> int:
        return [entry.id for entry in self.project.history() if entry.done][-1]

    def pick(self, cls: type[Record], number: int) -> str | None:
        found = self.project.read(cls)
        return found[number % len(found)].id if found else None

    def edit(self, do: Callable[..., object], *args: Any, **named: Any) -> None:
        """Make an edit; what is refused must leave no trace, what is done is one step at most."""
        before, steps = self.here(), len(self.project.history())
        refused: DataFault | None = None
        try:
            do(self.project, *args, **named)
        except DataFault as error:
            refused = error
        if refused is not None:
            assert all(ENGLISH.say(message) for message in refused.messages)
            assert self.here() == before
            assert len(self.project.history()) == steps
            assert dump_text(self.project) == self.dumps[before]
            return
        if self.here() != before:
            line = [entry.id for entry in self.project.history()]
            assert line.index(self.here()) == line.index(before) + 1
            self.dumps[self.here()] = dump_text(self.project)
        self.seen = self.dumps[self.here()]

    @rule(number=NUMBERS, start=PICKS, end=PICKS)
    def add_a_stream(self, number: str, start: int, end: int) -> None:
        units = self.pick(UnitProcess, start), self.pick(Equipment, end)
        self.edit(lambda p: add_stream(p, Stream(number=number, from_unit=units[0], to_equipment=units[1])))

    @rule(unit=PICKS, kind=st.sampled_from(list(EquipmentKind)))
    def add_an_item(self, unit: int, kind: EquipmentKind) -> None:
        self.edit(lambda p: add_equipment(p, Equipment(kind=kind, unit_process=self.pick(UnitProcess, unit))))

    @rule(code=NUMBERS)
    def add_several(self, code: str) -> None:
        self.edit(lambda p: add(p, UnitProcess(code=code), Option(code=code), Criterion(name=code)))

    @rule(which=PICKS, field=FIELDS, text=TYPED)
    def type_text(self, which: int, field: str, text: str) -> None:
        if stream := self.pick(Stream, which):
            self.edit(type_into, Stream, stream, field, text)

    @rule(which=PICKS, unit=PICKS, item=PICKS)
    def change_ends(self, which: int, unit: int, item: int) -> None:
        ends = {"from_unit": self.pick(UnitProcess, unit), "to_equipment": self.pick(Equipment, item)}
        if stream := self.pick(Stream, which):
            self.edit(change, Stream, stream, **ends)

    @rule(which=PICKS, start=PICKS, end=PICKS)
    def connect(self, which: int, start: int, end: int) -> None:
        if stream := self.pick(Stream, which):
            ends = {"from_equipment": self.pick(Equipment, start), "to_equipment": self.pick(Equipment, end)}
            self.edit(connect_stream, stream, **ends)

    @rule(
        rows=st.lists(st.fixed_dictionaries({"number": NUMBERS, "flow": TYPED, "to_unit": TYPED}), max_size=4)
    )
    def paste_rows(self, rows: list[dict[str, str]]) -> None:
        self.edit(paste, Stream, rows)

    @rule(cls=st.sampled_from(REMOVABLE), which=PICKS, several=st.booleans())
    def remove_some(self, cls: type[Record], which: int, several: bool) -> None:
        found = {self.pick(cls, which), self.pick(cls, which + 1 if several else which)} - {None}
        self.edit(remove, cls, sorted(one for one in found if one))

    @rule(which=PICKS, with_streams=st.booleans())
    def remove_an_item(self, which: int, with_streams: bool) -> None:
        if item := self.pick(Equipment, which):
            self.edit(remove_equipment, [item], with_streams=with_streams)

    @rule(which=PICKS, before=PICKS)
    def move_a_row(self, which: int, before: int) -> None:
        if stream := self.pick(Stream, which):
            self.edit(move, Stream, [stream], self.pick(Stream, before))
            assert len({record.id for record in self.project.read(Stream)}) == self.project.count(Stream)

    @rule(which=PICKS, unit=PICKS)
    def move_an_item(self, which: int, unit: int) -> None:
        if item := self.pick(Equipment, which):
            self.edit(move_equipment, [item], self.pick(UnitProcess, unit))

    @rule()
    def renumber(self) -> None:
        self.edit(renumber_streams)
        self.edit(renumber_equipment)

    @rule(one=PICKS, other=PICKS)
    def join(self, one: int, other: int) -> None:
        chosen = [found for found in (self.pick(Option, one), self.pick(Option, other)) if found]
        self.edit(lambda p: evaluate_jointly(p, chosen, JointGroup()))

    @rule(which=PICKS)
    def part(self, which: int) -> None:
        if group := self.pick(JointGroup, which):
            self.edit(evaluate_apart, group)

    @rule(which=PICKS, status=st.sampled_from(list(Status)), date=st.sampled_from(["", "2026-05"]))
    def come_along(self, which: int, status: Status, date: str) -> None:
        if option := self.pick(Option, which):
            self.edit(set_status, option, status, date)
            self.edit(screen_option, option, Screening.INFEASIBLE, date)
            self.edit(type_into, Option, option, "investment", "12")

    @rule(which=PICKS, whom=PICKS, score=st.none() | st.floats(-1, 11))
    def score(self, which: int, whom: int, score: float | None) -> None:
        if criterion := self.pick(Criterion, which):
            self.edit(give_score, criterion, score, candidate=self.pick(FocusCandidate, whom))

    @rule(which=PICKS, choose=st.booleans())
    def focus(self, which: int, choose: bool) -> None:
        if candidate := self.pick(FocusCandidate, which):
            self.edit(choose_focus if choose else drop_focus, candidate)

    @rule(which=PICKS, of=PICKS, share=st.none() | st.floats(0, 1))
    def compose(self, which: int, of: int, share: float | None) -> None:
        stream, substance = self.pick(Stream, which), self.pick(Substance, of)
        if stream and substance:
            self.edit(set_component, stream, substance, None if share is None else quantity(share, ""))
            assert len(self.project.where(Component, "stream", [stream])) <= self.project.count(Substance)

    @rule(which=PICKS, back=st.booleans())
    def attach(self, which: int, back: bool) -> None:
        if back and (paper := self.pick(Attachment, which)):
            self.edit(detach, paper)
        elif stream := self.pick(Stream, which):
            self.edit(attach_file, self.home / "leak.txt", "stream", stream)

    @rule()
    def undo(self) -> None:
        first = self.here() == min(self.dumps)
        if not first:
            assert self.project.undo()
        self.seen = self.dumps[self.here()]

    @rule()
    def redo(self) -> None:
        ahead = [entry for entry in self.project.history() if not entry.done]
        assert self.project.redo() is bool(ahead)
        self.seen = self.dumps[self.here()]

    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from(sorted(self.dumps)))
        assert self.project.go_to(step) is (step != self.here() or False) or self.here() == step
        assert self.here() == step
        self.seen = self.dumps[step]

    @precondition(lambda self: self.project.opened_at in self.dumps)
    @rule()
    def revert(self) -> None:
        self.project.revert_to_opening()
        assert self.here() == self.project.opened_at
        self.seen = self.dumps[self.here()]

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path, backup_root=self.home / "backups")

    @invariant()
    def the_project_is_what_the_history_says(self) -> None:
        if not hasattr(self, "project"):
            return
        assert dump_text(self.project) == self.dumps[self.here()] == self.seen
        assert list(flaws(self.project)) == []
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        file.close()


Desk.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestDesk = Desk.TestCase
