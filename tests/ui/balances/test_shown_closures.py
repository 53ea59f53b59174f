"""The toggle that shows the figures of the reconciliation over a sheet, and the file that shows them too."""

import pytest
from PySide6.QtWidgets import QCheckBox

from cpdesk.edits import records
from cpdesk.edits.sheet_drawing import draw_overview
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
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
    box = QCheckBox(editor)
    shown = ShownClosures(editor, made.reconciling, box)
    editor.open_sheet(sheet.id)
    return shown


def figures(shown):
    return {item.closure.of: item.closure.label.text for item in shown.items}


def test_ticking_shows_them_and_they_follow_the_project(shown, plant, qtbot):
    assert figures(shown) == {}
    shown.box.setChecked(True)
    qtbot.waitUntil(lambda: shown.reconciling.current)
    assert figures(shown)["S3"].startswith("≠")
    assert figures(shown)["S1"].startswith("✓")
    assert all(item.scene() is shown.editor.scene for item in shown.items)
    records.change(plant, Stream, "S3", flow=quantity(110, "t/a"))
    qtbot.waitUntil(lambda: shown.reconciling.current)
    assert not figures(shown).get("S3", "").startswith("≠")
    shown.box.setChecked(False)
    assert shown.items == []


def test_an_exported_sheet_has_them_where_they_are_shown(shown, plant, tmp_path):
    language, sheet = shown.editor.session.language, shown.editor.sheet
    for closures in (True, False):
        path = tmp_path / f"{closures}.svg"
        sheet_work(plant.reader(), sheet, path, language, closures=closures)(float)
        assert ("closure-S3" in path.read_text(encoding="utf-8")) is closures
