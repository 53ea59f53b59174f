"""Blocks in and out by the clipboard."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.edits.blocks import decimal_of, heading_parts, with_decimal
from cpdesk.language import Language, Message
from cpdesk.project.project import Project
from cpdesk.records.flows import Measurement, MeasuringPoint, Stream, StreamKind
from cpdesk.records.options import Option
from cpdesk.records.production import Product
from ui.grid.clipboard import block_text, copy_cells, read_block
from ui.grid.paste_dialog import PasteDialog
from ui.pages.table_panel import TablePanel

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OpenPanel = Callable[..., TablePanel]
Typed = Callable[..., None]
Answer = Callable[[Callable[[PasteDialog], None]], None]


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Answer the preview of a paste when it has read its block; it must have been asked."""
    timers: list[QTimer] = []

    def later(act: Callable[[PasteDialog], None]) -> None:
        timer = QTimer()
        timer.setInterval(10)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, PasteDialog) and not dialog.busy.isVisible():
                timer.stop()
                act(dialog)

        timer.timeout.connect(look)
        timer.start()
        timers.append(timer)

    yield later
    assert not any(timer.isActive() for timer in timers), "the preview never came"


def take(dialog: PasteDialog) -> None:
    assert dialog.ok.isEnabled(), dialog.about.text()
    dialog.accept()


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(panel: TablePanel, typed: Typed) -> None:
    typed(panel, Key.Key_V, modifier=CTRL)


def choose(panel: TablePanel, top: int, left: str, bottom: int, right: str) -> None:
    panel.grid.select_block(top, panel.model.column_of(left), bottom, panel.model.column_of(right))
    panel.grid.selectionModel().setCurrentIndex(
        panel.model.index(top, panel.model.column_of(left)),
        panel.grid.selectionModel().SelectionFlag.NoUpdate,
    )


EXCEL = (
    "Name\tStream no.\tFlow (kg/h)\tPressure [MPa]\tKind\tRemark\r\n"
    'Steam\tS20\t1200,5\t0,4\tutility\t"two\r\nlines, ""quoted"""\r\n'
    "Brine\tS21\t0,75\t\twastewater\t\r\n"
    "\t\t\t\t\t\r\n"
)


def test_a_block_with_units_in_its_headings_is_one_step(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer
):
    panel = open_panel(plant, "streams")
    steps = len(plant.history())
    clip(EXCEL)
    answer(take)
    paste(panel, typed)
    streams = {stream.number: stream for stream in plant.read(Stream)}
    assert list(streams) == ["S1", "S2", "S10", "S20", "S21"]
    steam = streams["S20"]
    assert steam.flow is not None
    assert (steam.flow.text, round(steam.flow.in_unit("t/h"), 6)) == ("1200,5 kg/h", 1.2005)
    assert steam.pressure is not None
    assert steam.pressure.in_unit("kPa") == pytest.approx(400)
    assert (steam.kind, steam.note) == (StreamKind.UTILITY, 'two\nlines, "quoted"')
    assert streams["S21"].pressure is None
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert [stream.number for stream in plant.read(Stream)] == ["S1", "S2", "S10"]
    assert len(panel.model.rows) == 3


def test_a_wrong_cell_is_marked_with_its_sentence_and_nothing_is_written(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer
):
    panel = open_panel(plant, "streams")
    steps = len(plant.history())
    seen: list[object] = []

    def look(dialog: PasteDialog) -> None:
        model = dialog.preview
        wrong = model.index(2, 1)
        seen.extend(
            [
                dialog.ok.isEnabled(),
                wrong.data(),
                wrong.data(Qt.ItemDataRole.ToolTipRole),
                dialog.faults.count(),
            ]
        )
        dialog.boxes[1].setCurrentIndex(0)  # leave the column out
        seen.append(dialog.ok.isEnabled())
        dialog.reject()

    clip("Stream no.\tFlow\nS20\t4 t/h\nS21\tplenty\n")
    answer(look)
    paste(panel, typed)
    assert seen[0] is False
    assert seen[1] == "⚠ plenty"
    assert "“plenty” has no number" in str(seen[2])
    assert seen[3:] == [1, True]
    assert len(plant.history()) == steps


def test_a_block_as_large_as_the_chosen_cells_goes_straight_in(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "measuring_plan")
    choose(panel, 1, "number", 2, "location")
    clip("N2\tGate\r\nN3\tYard\r\n")
    steps = len(plant.history())
    paste(panel, typed)
    assert [(one.number, one.location) for one in plant.read(MeasuringPoint)] == [
        ("M1", "Place 1"),
        ("N2", "Gate"),
        ("N3", "Yard"),
        ("M4", "Place 4"),
    ]
    assert len(plant.history()) == steps + 1


def test_a_single_cell_goes_straight_in_and_fills_what_is_chosen(
    plant: Project, open_panel: OpenPanel, typed: Typed
):
    panel = open_panel(plant, "measuring_plan")
    choose(panel, 0, "frequency", 0, "frequency")
    clip("daily")
    paste(panel, typed)
    choose(panel, 1, "frequency", 3, "frequency")
    clip("weekly\n")
    paste(panel, typed)
    assert [one.frequency for one in plant.read(MeasuringPoint)] == ["daily", "weekly", "weekly", "weekly"]


def test_a_block_over_the_end_changes_what_is_there_and_adds_the_rest(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer
):
    panel = open_panel(plant, "measuring_plan")
    choose(panel, 3, "number", 3, "number")
    clip("M4b\tPlace 4b\nM5\tPlace 5\nM6\tPlace 6\n")
    told: list[str] = []

    def look(dialog: PasteDialog) -> None:
        dialog.where.setCurrentIndex(dialog.where.findData(3))
        told.append(dialog.about.text())
        take(dialog)

    answer(look)
    paste(panel, typed)
    assert told == ["2 rows will be added and 1 changed, in one step that can be undone."]
    assert [one.number for one in plant.read(MeasuringPoint)] == ["M1", "M2", "M3", "M4b", "M5", "M6"]


def test_merged_cells_can_be_filled_from_above(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer
):
    panel = open_panel(plant, "products")

    def look(dialog: PasteDialog) -> None:
        dialog.gaps.setChecked(True)
        take(dialog)

    clip(
        "Product\tWorkshop\nA\tNorth\nB\t\nC\tSouth\n".replace(
            "Product", panel.session.say(panel.model.columns[0].heading)
        )
    )
    answer(look)
    paste(panel, typed)
    assert [one.workshop for one in plant.read(Product)][2:] == ["North", "North", "South"]


def test_a_chinese_block_is_read_in_chinese(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer, chinese: Language
):
    panel = open_panel(plant, "streams", chinese)
    say = panel.session.say
    headings = [
        say(panel.model.columns[panel.model.column_of(key)].heading) for key in ("number", "kind", "flow")
    ]
    clip(f"{headings[0]}\t{headings[1]}\t{headings[2]}（kg/h）\nS20\t{say('wastewater')}\t５００\n")
    answer(take)
    paste(panel, typed)
    stream = plant.read(Stream)[-1]
    assert stream.kind is StreamKind.WASTEWATER
    assert stream.flow is not None
    assert stream.flow.in_unit("kg/h") == pytest.approx(500)


def test_copied_rows_can_be_pasted_again(plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer):
    panel = open_panel(plant, "streams")
    choose(panel, 0, "flow", 1, "pressure")
    copy_cells(panel.grid, headings=True)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Flow\tUncertainty\tOrigin")
    assert "3.5 t/h\t\tmeasured" in text
    answer(take)
    paste(panel, typed)
    before, after = plant.read(Stream)[:2], plant.read(Stream)[3:]
    assert [(one.flow, one.origin) for one in after] == [(one.flow, one.origin) for one in before]


def test_twenty_thousand_rows_are_read_behind_the_window_and_written_at_once(
    plant: Project, open_panel: OpenPanel, typed: Typed, answer: Answer
):
    panel = open_panel(plant, "measurements", watched=False)
    lines = [f"M{n % 4 + 1}\tshift {n}\t{n / 8} mg/L" for n in range(20_000)]
    clip("Measuring point\tCycle or shift\tValue\n" + "\n".join(lines) + "\n")
    steps = len(plant.history())
    seen: list[bool] = []

    def look(dialog: PasteDialog) -> None:
        seen.append(dialog._read is not None)
        take(dialog)

    answer(look)
    paste(panel, typed)
    assert seen == [True]
    assert plant.count(Measurement) == 20_000
    assert len(panel.model.rows) == 20_000
    assert len(plant.history()) == steps + 1
    plant.undo()
    assert panel.model.rowCount() == 1


def test_rows_without_a_place_are_told(plant: Project, open_panel: OpenPanel, answer: Answer, typed: Typed):
    with plant.step(Message("Option")) as step:
        step.add(Option(id="o1", position=1, code="F1", title="Valves"))
    panel = open_panel(plant, "economics")
    panel.grid.put_mark(0, panel.model.column_of("investment"))
    told: list[str] = []

    def look(dialog: PasteDialog) -> None:
        told.append(dialog.about.text())
        take(dialog)

    clip("1,5\n2,5\n")
    answer(look)
    paste(panel, typed)
    assert told[0].endswith("1 rows find no place in this table and are left out.")
    option = plant.get(Option, "o1")
    assert option is not None
    assert option.investment is not None
    assert option.investment.text == "1,5"


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=6)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
    )
)
def test_a_block_is_read_as_it_was_written(block: list[list[str]]):
    expected = list(block)
    while expected and not any(cell.strip() for cell in expected[-1]):
        expected.pop()
    assert read_block(block_text(block)) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a\t"b\nc"\n', [["a", "b\nc"]]),
        ('5" pipe\t"open\n', [['5" pipe', '"open']]),
        ('"say ""hi"""\tx', [['say "hi"', "x"]]),
        ("a\r\nb\tc\r\n", [["a", ""], ["b", "c"]]),
        ("\n\n", []),
    ],
)
def test_blocks_of_excel_and_of_plain_text(text: str, cells: list[list[str]]):
    assert read_block(text) == cells


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Flow (kg/h)", ("Flow", "kg/h")),
        ("COD, mg/L", ("COD", "mg/L")),
        ("流量（t/h）", ("流量", "t/h")),
        ("Investment 10^4 CNY", ("Investment", "10^4 CNY")),
        ("Flow rate", ("Flow rate", "")),
        ("Remark (in words)", ("Remark", "")),
    ],
)
def test_headings_with_units(heading: str, parts: tuple[str, str]):
    assert heading_parts(heading) == parts


@pytest.mark.parametrize(
    ("cells", "usual", "typed", "read"),
    [
        (["3,5", "1,200"], ".", "1,200", "1.200"),
        (["1,200", "3,400"], ".", "1,200", "1,200"),
        (["0.25", "1,200"], ",", "1,200", "1200"),
        (["1.234,5", "1.200"], ".", "1.200 t/h", "1200 t/h"),
    ],
)
def test_the_numbers_of_a_block_tell_their_decimal_sign(cells: list[str], usual: str, typed: str, read: str):
    assert with_decimal(typed, decimal_of(cells, usual), usual) == read
