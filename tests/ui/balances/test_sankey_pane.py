"""The Sankey diagram in the window: what it shows, how it is walked, where it leads, what it is written to."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from cpdesk.edits import records
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from ui.balances.sankey_table import AMOUNT, KIND


@pytest.fixture
def pane(balances, qtbot):
    made = balances().sankey(None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: made.answering.current)
    return made


def lines(pane):
    count = pane.table.topLevelItemCount()
    found = [pane.table.topLevelItem(number) for number in range(count)]
    return {item.text(2): (item.text(AMOUNT), item.text(KIND)) for item in found}


def test_bands_and_table_tell_the_same_figures(pane):
    assert lines(pane) == {
        "S3": ("140", ""),
        "S2": ("110", ""),
        "S1": ("100", ""),
        "S6": ("95", ""),
        "S4": ("10", "runs back"),
        "S5": ("5", "loss"),
    }
    assert {band.flow.key for band in pane.canvas.drawn.bands} == {f"S{n}" for n in range(1, 7)}
    assert "10 mm = " in pane.legend.text()


def test_an_edit_draws_it_anew_and_says_so_meanwhile(pane, qtbot):
    project = pane.session.project
    records.change(project, Stream, "S6", flow=quantity(90, "t/a"))
    assert not pane.answering.current
    assert pane.state.isVisible()
    assert lines(pane)["S6"][0] == "95"
    qtbot.waitUntil(lambda: pane.answering.current)
    assert lines(pane)["S6"][0] == "90"
    assert not pane.state.isVisible()


def test_the_whole_is_shown_and_a_click_on_a_band_leads_to_its_stream(pane, qtbot):
    canvas = pane.canvas
    assert canvas.width() <= pane.room.viewport().width()
    assert canvas.height() <= pane.room.viewport().height()
    canvas.choose("S2")
    place = canvas.middle_of_chosen()
    assert "110 t/a" in canvas.words_at(place.toPointF())
    with qtbot.waitSignal(pane.record_asked) as asked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert asked.args == ["stream", "S2"]


def test_keys_walk_from_the_widest_band_and_return_leads_on(pane, qtbot):
    canvas = pane.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.band == "S3"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.band == "S2"
    assert "110" in canvas.accessibleDescription()
    assert pane.table.currentItem().text(2) == "S2"
    with qtbot.waitSignal(pane.record_asked) as asked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert asked.args == ["stream", "S2"]
    before = canvas.width()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.width() > before


def test_a_layer_without_figures_teaches_what_it_needs(pane, qtbot):
    project = pane.session.project
    records.remove(project, Stream, [f"S{n}" for n in range(1, 7)])
    qtbot.waitUntil(lambda: pane.answering.current)
    assert pane.empty.isVisible()
    assert "3.1:streams" in pane.empty.text()
    assert not pane.papers.export_button.isEnabled()


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_it_is_written_as_it_is_seen(pane, asker, jobs, tmp_path, qtbot, suffix):
    asker.file = tmp_path / f"sankey{suffix}"
    pane.papers.export(suffix)
    qtbot.waitUntil(lambda: not jobs.busy)
    made = asker.file.read_bytes()
    if suffix == ".png":
        image = QImage(str(asker.file))
        width, height = pane.canvas.drawn.width, pane.canvas.drawn.height + 10
        assert image.width() / image.height() == pytest.approx(width / height, rel=0.01)
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 9)
            for y in range(0, image.height(), 9)
        }
        assert len(colours) > 3
    elif suffix == ".svg":
        assert b'id="flow-S3"' in made
    else:
        assert made.startswith(b"%PDF")


def test_it_speaks_chinese(balances, chinese, qtbot):
    made = balances(chinese).sankey(None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.answering.current)
    assert "损失" in made.legend.text()
    assert made.layer.itemText(0) == "总物料"
