"""What figures show: the numbers of their tables, in the same measure."""

from collections.abc import Callable
from pathlib import Path

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.targets import Target
from ui.charts.reading import picture_of
from ui.session import Session


def test_fractions_are_drawn_as_per_cent(
    project_path: Path, tmp_path: Path, open_session: Callable[..., Session]
):
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        amounts = {"baseline": 10, "near_term": 6, "result": 7}
        with project.step(Message("Target")) as step:
            step.add(Target(item="Water", **{key: quantity(value, "t/d") for key, value in amounts.items()}))
        session = open_session(project)
        table = session.tables.table("target_attainment")
        assert table.figure is not None
        assert table.rows[0].values["attainment"] == 0.75
        picture = picture_of(session, table, table.figure)
        assert picture.values == {(0, 0): 75.0}
        assert picture.axis == "%"
        assert picture.told((0, 0)).endswith(": 75 %")
