"""A plant whose one meter is wrong, a session over it, and work behind the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpdesk.language import ENGLISH, Language, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.flows import MeasuringPoint, Origin, Stream, StreamKind
from cpdesk.records.plant import UnitProcess
from ui.balances.views import Balances
from ui.jobs import Jobs
from ui.session import Session
from ui.theme.palette import LIGHT


class Asker:
    """Answers with the file that a test put here."""

    file: Path | None = None

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        return self.file


def stream(key: str, amount: str, out: str | None, to: str | None, **more: object) -> Stream:
    given = parse(amount)
    return Stream(
        id=key,
        number=key,
        from_unit=out,
        to_unit=to,
        flow=given,
        origin=Origin.MEASURED,
        **more,  # type: ignore[arg-type]
    )


def parse(text: str) -> Quantity:
    value, _, half = text.partition("±")
    made = quantity(float(value), "t/a")
    return replace(made, uncertainty=float(half) * made.value / float(value)) if half else made


@pytest.fixture
def plant(project_path: Path, tmp_path: Path) -> Iterator[Project]:
    """Three units in a row with a loss and a recycle; the meter of S3 reads 30 t/a too much."""
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        with project.step(Message("Plant")) as step:
            step.add(*(UnitProcess(id=key, code=key.upper(), name=f"Unit {key}") for key in ("a", "b", "c")))
            step.add(
                stream("S1", "100±1", None, "a", position=1),
                stream("S2", "110±1", "a", "b", position=2),
                stream("S3", "140±1", "b", "c", position=3),
                stream("S4", "10±0.1", "c", "a", position=4, kind=StreamKind.RECYCLE),
                stream("S5", "5±0.1", "c", None, position=5, kind=StreamKind.LOSS),
                stream("S6", "95±1", "c", None, position=6, kind=StreamKind.PRODUCT),
            )
            step.add(MeasuringPoint(id="p", number="1", location="Feed", stream="S1", repeats=3))
        yield project


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    qtbot.waitUntil(lambda: not made.busy, timeout=20_000)
    made.stop()


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture
def balances(
    open_session: Callable[..., Session], plant: Project, jobs: Jobs, asker: Asker, qtbot: QtBot
) -> Callable[..., Balances]:
    """Make the pages of the balances over the plant, in a language."""

    parents: list[QWidget] = []

    def make(language: Language = ENGLISH) -> Balances:
        parent = QWidget()
        parents.append(parent)
        qtbot.addWidget(parent)
        return Balances(open_session(plant, language), jobs, asker, LIGHT, parent)  # type: ignore[arg-type]

    return make
