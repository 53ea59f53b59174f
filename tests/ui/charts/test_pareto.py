"""A Pareto chart: the greatest first, its line of shares ends where all of them together would."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream, StreamKind
from cpdesk.records.plant import UnitProcess
from ui.charts.figure_view import FigureView
from ui.session import Session
from ui.theme.palette import LIGHT


def stream(number: int, flow: float, **more: object) -> Stream:
    return Stream(id=f"S{number}", number=f"S{number}", flow=quantity(flow, "t/a"), **more)  # type: ignore[arg-type]


def test_bars_fall_and_shares_rise(
    project_path: Path, tmp_path: Path, open_session: Callable[..., Session], qtbot
):
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        price = quantity(100, "CNY/t")
        losses = [stream(n, 10.0 * n, from_unit="u", kind=StreamKind.LOSS) for n in range(1, 20)]
        with project.step(Message("Plant")) as step:
            step.add(UnitProcess(id="u", code="U1"), stream(0, 3000.0, to_unit="u", price=price), *losses)
        session = open_session(project)
        view = FigureView(session, "losses", LIGHT)
        qtbot.addWidget(view)
        view.resize(800, 400)
        view.draw()
        assert view.drawing is not None
        bars, marks = view.drawing.spots[:12], view.drawing.spots[12:]
        assert [spot.text.split(",")[0] for spot in bars] == [f"S{n}" for n in range(19, 7, -1)]
        assert [spot.high for spot in bars] == sorted((spot.high for spot in bars), reverse=True)
        assert [spot.high for spot in marks] == sorted(spot.high for spot in marks)
        whole = session.tables.table("losses").totals["total"]
        assert marks[0].high == pytest.approx(bars[0].high)
        assert marks[-1].high == pytest.approx(sum(spot.high for spot in bars))
        assert isinstance(whole, float)
        assert marks[-1].high < whole
