"""The toggle that shows the figures of the reconciliation over a sheet, and the file that shows them too."""

import pytest

from cpdesk.edits import records
from cpdesk.edits.sheet_drawing import draw_overview
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from cpdesk.tables.believing import Figures
from ui.diagram.closure_choice import ClosureChoice
from ui.diagram.closures import ShownClosures
from ui.diagram.editor import SheetEditor
from ui.printing.exports import sheet_work
from ui.theme.palette import DARK


@pytest.fixture
def shown(balances, plant, qtbot):
    made = balances()
    sheet = draw_overview(plant, "0", "Overview")
    editor = SheetEditor(made.session, DARK)
    qtbot.addWidget(editor)
    shown = ShownClosures(editor, made.reconciling, ClosureChoice(made.session, editor))
    editor.open_sheet(sheet.id)
    return shown


def figures(shown):
    return {item.closure.of: item.closure.label.text for item in shown.items}


def test_ticking_shows_them_and_they_follow_the_project(shown, plant, qtbot):
    assert figures(shown) == {}
    shown.choice.choose(Figures.BOTH)
    qtbot.waitUntil(lambda: shown.reconciling.current)
    assert figures(shown)["S3"].startswith("≠")
    assert figures(shown)["S1"].startswith("✓")
    assert all(item.scene() is shown.editor.scene for item in shown.items)
    records.change(plant, Stream, "S3", flow=quantity(110, "t/a"))
    qtbot.waitUntil(lambda: shown.reconciling.current)
    assert not figures(shown).get("S3", "").startswith("≠")
    shown.choice.choose(None)
    assert shown.items == []


def test_an_exported_sheet_has_them_where_they_are_shown(shown, plant, tmp_path):
    language, sheet = shown.editor.session.language, shown.editor.sheet
    for closures in (*Figures, None):
        path = tmp_path / "sheet.svg"
        sheet_work(plant.reader(), sheet, path, language, closures=closures)(float)
        assert ("closure-S3" in path.read_text(encoding="utf-8")) is (closures is not None)


def test_after_an_edit_the_closures_as_measured_are_there_at_once(shown, plant, qtbot):
    shown.choice.choose(Figures.BOTH)
    qtbot.waitUntil(lambda: shown.reconciling.current)
    records.change(plant, Stream, "S3", flow=quantity(111, "t/a"))
    assert figures(shown)["S3"].startswith("– 111 → …")
    assert figures(shown)["b"].endswith("→ …")
    qtbot.waitUntil(lambda: shown.reconciling.current)
    assert "…" not in "".join(figures(shown).values())


def test_the_measured_alone_need_no_reconciliation(shown, plant, jobs):
    shown.choice.choose(Figures.MEASURED)
    assert "140" in figures(shown)["S3"]
    assert not jobs.busy
    records.change(plant, Stream, "S3", flow=quantity(110, "t/a"))
    assert "110" in figures(shown)["S3"]
    assert not jobs.busy


def test_the_choice_names_before_and_after(shown):
    texts = [shown.choice.itemText(number) for number in range(shown.choice.count())]
    assert len(set(texts)) == 4
    shown.choice.choose(Figures.RECONCILED)
    assert shown.choice.figures is Figures.RECONCILED
