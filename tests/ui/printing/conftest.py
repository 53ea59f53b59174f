"""Sheets to print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cpdesk.edits.records import change
from cpdesk.language import ENGLISH, Language
from cpdesk.project.project import Project
from cpdesk.records.audit import Audit, Company
from cpdesk.tables.drawing import Drawing
from cpdesk.tables.sheets import drawing_of
from cpdesk.tables.view import View
from tests.ui.diagram.plant import drawn


@pytest.fixture
def chlorination(qapp: QApplication, project_path: Path, tmp_path: Path) -> Iterator[Project]:
    """A project with the sheet of a chlorination."""
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        drawn(project)
        audit, company = project.read(Audit)[0], project.read(Company)[0]
        change(project, Audit, audit.id, illustrative="Illustrative: no real plant is shown.")
        change(project, Company, company.id, name="Beispielwerk 水")
        yield project


@pytest.fixture
def drawing(chlorination: Project) -> Drawing:
    """The sheet as it is shown."""
    return drawing_in(chlorination, ENGLISH)


def drawing_in(project: Project, language: Language) -> Drawing:
    """Return the one sheet of a project in a language."""
    from cpdesk.records.diagrams import Sheet

    return drawing_of(View(project), project.read(Sheet)[0].id, language.say)
