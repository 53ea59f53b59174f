"""Sheets exported from the Diagram menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpdesk.records.diagrams import Sheet
from ui.jobs import Jobs
from ui.printing.papers import DiagramPapers
from ui.session import Session, Wrong
from ui.theme.palette import LIGHT

STARTS = {".pdf": b"%PDF-", ".svg": b"<?xml", ".png": b"\x89PNG", ".dxf": b"  0\nSECTION"}


class Asked:
    """Answers with the file a test put here, and remembers the name that was offered."""

    def __init__(self, file: Path | None) -> None:
        self.file, self.offered = file, ""

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        self.offered = name
        return self.file


class Exports:
    """The exports of a project's first sheet into a folder."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot, self.jobs = session, qtbot, Jobs()
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.told: list[object] = []
        session.told.connect(self.told.append)

    def into(self, file: Path | None, what: str) -> Asked:
        asked = Asked(file)
        sheet = self.session.project.read(Sheet)[0].id
        papers = DiagramPapers(
            self.session,
            self.jobs,
            asked,
            lambda: sheet,
            lambda: LIGHT,
            self.parent,  # pyright: ignore
        )
        getattr(papers, what)()
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=60_000)
        return asked

    @property
    def sentences(self) -> list[str]:
        return [self.session.say(getattr(told, "message", told)) for told in self.told]


@pytest.fixture
def exports(chlorination, open_session, qtbot) -> Exports:
    return Exports(open_session(chlorination), qtbot)


@pytest.mark.parametrize("kind", ["pdf", "svg", "png", "dxf"])
def test_a_sheet_is_written_and_its_path_told(exports, tmp_path, kind):
    asked = exports.into(tmp_path / "out", f"export_{kind}")
    written = tmp_path / f"out.{kind}"
    assert asked.offered == f"U1 Chlorination.{kind}"
    assert written.read_bytes().replace(b"\r\n", b"\n").startswith(STARTS[written.suffix])
    assert exports.sentences == [f"Written: {written}"]
    (told,) = exports.told
    assert [exports.session.say(link.text) for link in told.links] == ["Open", "Show folder"]


def test_all_sheets_are_written_into_one_pdf(exports, tmp_path):
    asked = exports.into(tmp_path / "all.pdf", "export_all")
    assert asked.offered == "plant.pdf"
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_stood_there_is_kept_and_told(exports, tmp_path):
    (tmp_path / "out.svg").write_text("older", encoding="utf-8")
    exports.into(tmp_path / "out.svg", "export_svg")
    (kept,) = [path for path in tmp_path.glob("out*.svg") if path.name != "out.svg"]
    assert kept.read_text(encoding="utf-8") == "older"
    assert exports.sentences[0] == f"The file that stood there is kept as {kept}"


def test_leaving_the_question_writes_nothing(exports, tmp_path):
    before = sorted(tmp_path.iterdir())
    exports.into(None, "export_png")
    assert sorted(tmp_path.iterdir()) == before
    assert exports.told == []


def test_a_folder_that_is_not_there_is_told_as_wrong(exports, tmp_path):
    exports.into(tmp_path / "nowhere" / "out.pdf", "export_pdf")
    (told,) = exports.told
    assert isinstance(told, Wrong)
    assert exports.sentences[0].startswith("There is no folder")
