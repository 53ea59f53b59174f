"""A large sheet is laid out by a worker: one step, or nothing where it was stopped or the sheet has changed."""

import pytest

from cpdesk.exchange.interchange import dump_text
from cpdesk.language import ENGLISH
from cpdesk.records.diagrams import Placement
from tests.ui.diagram.conftest import Sheet
from ui.diagram import laying_out


@pytest.fixture(autouse=True)
def all_are_large(monkeypatch):
    monkeypatch.setattr(laying_out, "FEW", 0)


@pytest.fixture
def shifted(sheet: Sheet) -> Sheet:
    """A sheet of which something stands where no layout would put it."""
    mouse, (x, y) = sheet.mouse, sheet.middle("v1")
    mouse.drag((x, y), (x + 15, y + 60))
    sheet.begin = lambda: sheet.page.actions_of_sheet.do("lay_out")
    return sheet


def places(sheet: Sheet) -> dict[str, tuple[float, float]]:
    return {one.id: (one.x, one.y) for one in sheet.project.read(Placement)}


def ended(qtbot, sheet: Sheet) -> None:
    qtbot.waitUntil(lambda: not sheet.page.session.jobs.busy)


def test_the_window_goes_on_and_the_layout_comes_as_one_step(qtbot, shifted):
    before, steps, titles = dump_text(shifted.project), len(shifted.project.history()), []
    shifted.page.session.jobs.started.connect(lambda job: titles.append(ENGLISH.say(job.title)))
    shifted.begin()
    assert dump_text(shifted.project) == before
    assert titles == ["Laying out the sheet"]
    ended(qtbot, shifted)
    assert len(shifted.project.history()) == steps + 1
    shown = {item.id: (item.stand.x, item.stand.y) for item in shifted.editor.drawing.items}
    assert shown == places(shifted)
    shifted.undo()
    assert dump_text(shifted.project) == before


def test_a_late_layout_is_dropped_and_said_where_the_sheet_has_changed(qtbot, shifted):
    told = []
    shifted.page.session.told.connect(lambda message: told.append(ENGLISH.say(message)))
    shifted.begin()
    x, y = shifted.middle("r1")
    shifted.mouse.drag((x, y), (x + 20, y + 30))
    before, steps = dump_text(shifted.project), len(shifted.project.history())
    ended(qtbot, shifted)
    assert dump_text(shifted.project) == before
    assert len(shifted.project.history()) == steps
    assert [text for text in told if "changed while it was laid out" in text]


def test_a_layout_that_is_stopped_changes_nothing(qtbot, shifted):
    jobs = []
    shifted.page.session.jobs.started.connect(jobs.append)
    before = dump_text(shifted.project)
    shifted.begin()
    jobs[0].cancel()
    ended(qtbot, shifted)
    assert dump_text(shifted.project) == before


def test_asked_twice_it_is_laid_out_once(qtbot, shifted):
    steps, told = len(shifted.project.history()), []
    shifted.page.session.told.connect(told.append)
    shifted.begin()
    shifted.begin()
    ended(qtbot, shifted)
    assert len(shifted.project.history()) == steps + 1
    assert told == []


def test_a_layout_does_not_outlive_its_project(qtbot, shifted):
    session = shifted.page.session
    shifted.begin()
    session.close()
    ended(qtbot, shifted)
    assert not session.is_open
