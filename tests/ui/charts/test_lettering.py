"""Letters of a chart: names fit their room, numbers are written in full, the worst of many are drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from cpdesk.records.plant import UnitProcess
from ui.charts.drawing import names_below
from ui.charts.figure_view import FigureView
from ui.charts.lettering import DOTS, fitted, without_crumbs
from ui.charts.reading import Picture, picture_of
from ui.session import Session
from ui.theme.palette import LIGHT


@pytest.fixture
def metrics(qtbot) -> QFontMetrics:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget.fontMetrics()


@pytest.mark.parametrize("text", ["2706 Blowdown of cooling water", "二氧化碳放空尾气", "U3 总物料", ""])
@pytest.mark.parametrize("room", [30, 60, 120])
def test_no_line_is_wider_than_its_room(text: str, room: int, metrics: QFontMetrics):
    lines = fitted(text, metrics, room, 3)
    assert 1 <= len(lines) <= 3
    assert all(metrics.horizontalAdvance(line) <= room for line in lines)


def test_lines_break_between_words_and_between_chinese_signs(metrics: QFontMetrics):
    wide = metrics.horizontalAdvance("Blowdown of")
    assert list(fitted("2706 Blowdown of", metrics, wide, 3)) == ["2706", "Blowdown of"]
    two = metrics.horizontalAdvance("总物") + 1
    assert list(fitted("总物料", metrics, two, 3)) == ["总物", "料"]
    assert fitted("one two three four", metrics, metrics.horizontalAdvance("three") + 1, 2)[-1].endswith(DOTS)


def picture(categories: tuple[str, ...], short: tuple[str, ...]) -> Picture:
    return Picture("", categories, ("",), ("",), {}, (), "", False, ".", short)


def test_numbers_stand_alone_where_names_would_be_cut_and_they_tell_them_apart(metrics: QFontMetrics):
    names, numbers = ("1 Extraordinarily", "2 Incomprehensible"), ("1", "2")
    room = metrics.horizontalAdvance("Extra")
    assert [*map(list, names_below(picture(names, numbers), metrics, room, 3))] == [["1"], ["2"]]
    alike = names_below(picture(names, ("1", "1")), metrics, room, 3)
    assert all(len(lines) > 1 for lines in alike)


def test_ticks_are_told_without_what_adding_leaves():
    assert without_crumbs(0.30000000000000004, 0.1) == 0.3
    assert without_crumbs(1e-17, 0.1) == 0.0


@pytest.fixture
def many(project_path: Path, tmp_path: Path, open_session: Callable[..., Session]):
    """A plant of 20 unit processes, each of which loses a per cent more than the one before."""
    with Project.create(project_path, backup_root=tmp_path / "backups") as project:
        with project.step(Message("Plant")) as step:
            for n in range(20):
                step.add(UnitProcess(id=f"u{n}", code=f"U{n:02}", name=f"Unit {n}"))
                step.add(Stream(id=f"i{n}", number=f"I{n}", to_unit=f"u{n}", flow=quantity(2e6, "t/a")))
                out = quantity(2e6 * (1 - n / 100), "t/a")
                step.add(Stream(id=f"o{n}", number=f"O{n}", from_unit=f"u{n}", flow=out))
        yield open_session(project)


def test_the_worst_of_many_balances_are_drawn_and_the_others_counted(many: Session, qtbot):
    view = FigureView(many, "closures", LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.draw()
    table = many.tables.table("closures")
    assert table.figure is not None
    shown = picture_of(many, table, table.figure)
    deviations = [shown.values[place, 0] for place in range(len(shown.categories))]
    assert deviations == sorted(deviations, reverse=True)
    assert shown.short[0] == "U19"
    assert len(deviations) == 12
    assert shown.left_out == len(table.rows) - 12
    assert f"{shown.left_out} smaller" in view.legend.text()
    assert view.title.text().endswith(", %")


def test_large_numbers_on_an_axis_are_written_in_full(many: Session, qtbot):
    view = FigureView(many, "closures", LIGHT)
    qtbot.addWidget(view)
    view.draw()
    axis = view._plot.getAxis("left")
    assert axis.tickStrings([0.0, 1_500_000.0], 1.0, 500_000.0) == ["0", "1\u202f500\u202f000"]
