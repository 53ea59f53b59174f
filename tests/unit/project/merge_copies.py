"""A project and two copies of it that two people edit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cpdesk.language import Message
from cpdesk.project.merge import Merged, merge
from cpdesk.project.project import Project
from cpdesk.project.steps import Step
from cpdesk.quantities import parse_quantity
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.kinds import KINDS
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record

Edit = Callable[[Step], None]
START = (
    UnitProcess(id="u1", code="U1", name="Reaction"),
    UnitProcess(id="u2", code="U2", name="Distillation"),
    Equipment(id="e1", tag="P-1", name="Pump", unit_process="u1"),
    Substance(id="cl", key="chlorine", name="Chlorine"),
    Stream(id="s1", number="1", name="Feed", to_unit="u1", to_equipment="e1", flow=parse_quantity("3.5 t/h")),
    Component(id="c1", stream="s1", substance="cl", method="lab"),
    Sheet(id="sh", name="PFD"),
    Placement(id="p1", sheet="sh", equipment="e1", x=10.0, y=20.0),
    Route(id="r1", sheet="sh", stream="s1", points="0,0 5,5"),
)


class Copies:
    """A base and two copies of it, edited by two people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = Project.create(folder / "base.cpdesk", backup_root=folder / "backups")
        with self.base.step(Message("Start")) as step:
            step.add(*START)
        self.mine = self._copy("mine", "Anna")
        self.theirs = self._copy("theirs", "Bo")

    def _copy(self, name: str, user: str) -> Project:
        self.base.save_as(self.folder / f"{name}.cpdesk")
        project = Project.open(self.folder / f"{name}.cpdesk", backup_root=self.folder / "backups")
        project.user = user
        return project

    def edit_mine(self, edit: Edit) -> None:
        with self.mine.step(Message("Mine")) as step:
            edit(step)

    def edit_theirs(self, edit: Edit) -> None:
        with self.theirs.step(Message("Theirs")) as step:
            edit(step)

    def merged(self) -> Merged:
        return merge(self.base, self.mine, self.theirs)

    def close(self) -> None:
        for project in (self.base, self.mine, self.theirs):
            project.close()


def changing(cls: type[Record], record_id: str, **values: object) -> Edit:
    return lambda step: step.change(cls, record_id, values)


def adding(*records: Record) -> Edit:
    return lambda step: step.add(*records)


def removing(cls: type[Record], *ids: str) -> Edit:
    return lambda step: step.remove(cls, ids)


def records(project: Project) -> dict[str, dict[str, Record]]:
    found = {kind: {record.id: record for record in project.read(cls)} for kind, cls in KINDS.items()}
    return {kind: of_kind for kind, of_kind in found.items() if of_kind}


def places(merged: Merged) -> list[tuple[str, str, str]]:
    return [(conflict.kind, conflict.id, conflict.field) for conflict in merged.conflicts]


def record(merged: Merged, kind: str, record_id: str) -> Any:
    return merged.records[kind][record_id]
