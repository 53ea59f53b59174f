from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.records.record import Record
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.table import Table


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "plant.cpdesk", backup_root=tmp_path) as project:
        yield project


@pytest.fixture
def add(project: Project) -> Callable[..., None]:
    def add(*records: Record) -> None:
        with project.step(Message("Add")) as step:
            step.add(*records)

    return add


@pytest.fixture
def settle(project: Project) -> Callable[..., None]:
    """Write settings of the audit."""

    def settle(**values: object) -> None:
        from cpdesk.records.audit import Audit

        with project.step(Message("Settle")) as step:
            step.change(Audit, "audit", values)

    return settle


@pytest.fixture
def table(project: Project) -> Callable[[str], Table]:
    return Tables(project).table
