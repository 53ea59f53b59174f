from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.project.project import Project
from tests.unit.project.merge_copies import Copies


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plant.cpdesk"


@pytest.fixture
def project(path: Path, backups: Path) -> Iterator[Project]:
    with Project.create(path, backup_root=backups) as project:
        yield project


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = Copies(tmp_path)
    yield made
    made.close()
