"""A grid over one table, shown, with the mark on its first cell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cpdesk.language import ENGLISH, Language, Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.flows import Measurement, MeasuringPoint, Origin, Stream, StreamKind
from cpdesk.records.plant import UnitProcess
from cpdesk.records.production import Product
from ui.pages.table_panel import TablePanel
from ui.session import Session
from ui.theme.palette import LIGHT

OpenPanel = Callable[..., TablePanel]


@pytest.fixture
def plant(project_path: Path, tmp_path: Path) -> Iterator[Project]:
    """A small plant: two unit processes, three streams, four measuring points, two products."""
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        with project.step(Message("Plant")) as step:
            step.add(
                UnitProcess(id="u1", position=1, code="U1", name="Chlorination"),
                UnitProcess(id="u2", position=2, code="U2", name="Rectification"),
            )
            step.add(
                Stream(
                    id="s1",
                    position=1,
                    number="S1",
                    name="Benzene",
                    kind=StreamKind.RAW_MATERIAL,
                    to_unit="u1",
                    flow=quantity(3.5, "t/h"),
                    origin=Origin.MEASURED,
                ),
                Stream(
                    id="s2",
                    position=2,
                    number="S2",
                    name="Chlorine",
                    from_unit="u1",
                    to_unit="u2",
                    flow=quantity(12.25, "t/h"),
                    origin=Origin.ESTIMATED,
                ),
                Stream(id="s3", position=3, number="S10", name="Waste acid", from_unit="u2"),
            )
            step.add(
                *(
                    MeasuringPoint(id=f"p{n}", position=n, number=f"M{n}", location=f"Place {n}", stream="s1")
                    for n in range(1, 5)
                )
            )
            step.add(
                Product(id="q1", position=1, name="Chlorobenzene", design_yield=0.85),
                Product(id="q2", position=2, name="Dichlorobenzene"),
            )
        yield project


@pytest.fixture
def many(project_path: Path, tmp_path: Path) -> Iterator[Project]:
    """A plant with 20,000 readings."""
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        with project.step(Message("Plant")) as step:
            step.add(*(MeasuringPoint(id=f"p{n}", position=n + 1, number=f"M{n}") for n in range(40)))
            step.add_all(
                [
                    Measurement(
                        id=f"m{n:05}",
                        position=n + 1.0,
                        point=f"p{n % 40}",
                        cycle=f"shift {n % 3}",
                        value=quantity((n * 7919 % 20011) / 8, "mg/L"),
                        method="titration" if n % 5 else "",
                    )
                    for n in range(20_000)
                ]
            )
        yield project


@pytest.fixture
def open_panel(qtbot: QtBot, open_session: Callable[..., Session], settings: QSettings) -> OpenPanel:
    """Show the panel of a table, its model watched by Qt's own tester."""

    def opened(
        project: Project | Session, name: str, language: Language = ENGLISH, *, watched: bool = True
    ) -> TablePanel:
        session = project if isinstance(project, Session) else open_session(project, language)
        panel = TablePanel(session, name, LIGHT, settings=settings)
        qtbot.addWidget(panel)
        if watched:
            mode = QAbstractItemModelTester.FailureReportingMode.Warning
            panel.tester = QAbstractItemModelTester(panel.model, mode, panel)  # type: ignore[attr-defined]
        panel.resize(900, 420)
        with qtbot.waitExposed(panel):
            panel.show()
        qtbot.waitUntil(lambda: not session.jobs.busy and not panel.model.waits, timeout=20_000)
        panel.grid.setFocus()
        return panel

    return opened


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[..., None]:
    """Press keys where the focus of a grid is: in its open editor, or in itself."""

    def press(
        panel: TablePanel, *keys: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            target = panel.grid.editor or panel.grid
            if isinstance(key, str):
                qtbot.keyClicks(target, key[:1])
                if key[1:]:
                    qtbot.keyClicks(panel.grid.editor or panel.grid, key[1:])
            else:
                qtbot.keyClick(target, key, modifier)

    return press
