"""The window in which sheets are looked at before they are printed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cpdesk.edits.records import change
from cpdesk.edits.sheet_drawing import draw_overview
from cpdesk.language import ENGLISH
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Sheet
from tests.ui.printing.poppler import difference, greys, needs_poppler, pictures, sizes, texts
from ui.jobs import Cancelled, Jobs
from ui.printing import print_window
from ui.printing.diagrams import picture_of
from ui.printing.inks import COLOUR
from ui.printing.print_plan import Choice, Printer, printed_pages
from ui.printing.print_window import PrintWindow
from ui.printing.printers import print_on
from ui.session import Session
from ui.theme.palette import LIGHT

OFFICE = Printer("Office", {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "Legal": (215.9, 355.6)}, 3.0)


class Desk:
    """A print window over a project, with what tests do in it."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot, self.jobs = session, qtbot, Jobs()
        self.told: list[str] = []
        session.told.connect(lambda told: self.told.append(session.say(getattr(told, "message", told))))
        sheet = session.project.read(Sheet)[0]
        self.window = PrintWindow(session, self.jobs, LIGHT, sheet.id)
        self.window.resize(1000, 700)
        self.window.show()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(
            lambda: not self.window.waiting.isActive() and not self.jobs.busy, timeout=60_000
        )

    def choose(self, name: str, data: object) -> None:
        box = getattr(self.window.choices, name)
        assert box.findData(data) >= 0, [box.itemText(row) for row in range(box.count())]
        box.setCurrentIndex(box.findData(data))
        self.wait()

    def close(self) -> None:
        if isValid(self.window):
            self.window.close()
        self.jobs.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer of the office that puts its pages into a file."""
    target = tmp_path / "printed.pdf"

    def device(name: str, copies: int, title: str, inks: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFileName(str(target))
        return made

    monkeypatch.setattr(print_window, "printer_names", lambda: ["Office"])
    monkeypatch.setattr(print_window, "printer_of", lambda name: OFFICE)
    monkeypatch.setattr(print_window, "device_of", device)
    return target


@pytest.fixture
def desk(
    chlorination: Project, open_session: Callable[..., Session], prints: Path, qtbot: QtBot
) -> Iterator[Desk]:
    draw_overview(chlorination, "0", "Overview")
    made = Desk(open_session(chlorination), qtbot)
    yield made
    made.close()


def paper(desk: Desk) -> list[tuple[float, float]]:
    return [(one.part.paper.width, one.part.paper.height) for one in desk.window.pages]


def test_the_sheet_that_is_looked_at_comes_as_it_is(desk):
    assert [page.drawing.name for page in desk.window.pages] == ["U1"]
    assert paper(desk) == [(420.0, 297.0)]
    assert desk.window.pages[0].part.scale == 1.0
    assert desk.window.count.text() == "1 of 1"


def test_all_sheets_and_those_that_are_ticked(desk):
    desk.choose("which", "all")
    assert [page.drawing.name for page in desk.window.pages] == ["0", "U1"]
    desk.window.choices.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    desk.wait()
    assert desk.window.choices.which.currentData() == "chosen"
    assert desk.window.pages == ()
    assert desk.window.note.text() == "No sheet is chosen."
    assert not desk.window.print_button.isEnabled()
    desk.window.choices.list.item(0).setCheckState(Qt.CheckState.Checked)
    desk.wait()
    assert [page.drawing.name for page in desk.window.pages] == ["0"]


def test_drawing_that_is_stopped_says_so_and_can_be_asked_for_again(desk):
    desk.window.choices.choose("all")
    desk.qtbot.waitUntil(lambda: desk.jobs.busy, timeout=60_000)
    desk.window._job.cancel()
    desk.wait()
    desk.qtbot.waitUntil(lambda: desk.window._job is None, timeout=60_000)
    assert desk.window.note.text() == "Stopped. Choose the sheets again."
    assert not desk.window.print_button.isEnabled()
    desk.choose("which", "this")
    assert [page.drawing.name for page in desk.window.pages] == ["U1"]


def test_smaller_paper_says_how_small_the_letters_become(desk):
    desk.choose("paper", "A4")
    assert paper(desk) == [(297.0, 210.0)]
    assert "72 %" in desk.window.note.text()
    assert "larger paper or more pages read better" in desk.window.note.text()
    desk.choose("room", 0)
    assert {page.part.scale for page in desk.window.pages} == {1.0}
    assert len(desk.window.pages) > 1
    assert "smallest" not in desk.window.note.text()


def test_the_papers_are_those_of_the_printer(desk):
    choices = desk.window.choices
    assert [choices.paper.itemData(row) for row in range(choices.paper.count())] == [
        "own",
        "A4",
        "A3",
        "Legal",
    ]
    desk.choose("paper", "Legal")
    assert paper(desk) == [(355.6, 215.9)]


def test_pages_are_turned_by_keys(desk):
    desk.choose("paper", "A4")
    desk.choose("room", 4)
    QTest.keyClick(desk.window.preview, Qt.Key.Key_PageDown)
    assert desk.window.count.text() == "2 of 4"
    assert desk.window.preview.view.page is desk.window.pages[1]
    QTest.keyClick(desk.window.preview, Qt.Key.Key_PageUp)
    QTest.keyClick(desk.window.preview, Qt.Key.Key_PageUp)
    assert desk.window.count.text() == "1 of 4"


def test_what_changes_in_the_audit_is_seen(desk):
    sheet = desk.window.choices.this
    desk.session.run(lambda: change(desk.session.project, Sheet, sheet, paper="A2"))
    desk.wait()
    assert paper(desk) == [(594.0, 420.0)]


def test_escape_leaves(desk):
    window = desk.window
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not isValid(window) or not window.isVisible()


def test_closing_the_audit_closes_the_window(desk):
    desk.session.close()
    assert not isValid(desk.window) or not desk.window.isVisible()


@needs_poppler
@pytest.mark.parametrize(("size", "coloured"), [(1, True), (4, True), (4, False)])
def test_what_is_seen_is_what_is_printed(desk, prints, tmp_path, size, coloured):
    desk.choose("paper", "A4")
    desk.choose("room", size)
    desk.choose("inks", coloured)
    shown = [_seen(desk, number) for number in range(len(desk.window.pages))]
    assert len(shown) == size
    desk.window.print_button.click()
    desk.qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=60_000)
    assert desk.told[-1].startswith("Sent to the printer")
    assert len(sizes(prints)) == size
    for seen, page in zip(shown, pictures(prints, tmp_path, 254), strict=True):
        assert difference(seen, page) < 0.0002
        assert _white_beyond(page, 2.5), "nothing is printed where the printer does not reach"
    if size > 1:
        assert "part 2 of 4, row 1, column 2" in texts(prints)[1]


def _white_beyond(page: QImage, edge: float) -> bool:
    """Tell whether the edges of a page of 10 dots a mm are white."""
    grey, dots = greys(page), round(edge * 10)
    return min(side.min() for side in (grey[:dots], grey[-dots:], grey[:, :dots], grey[:, -dots:])) == 255


def _seen(desk: Desk, number: int) -> QImage:
    """Return the paper of a page as the preview shows it, at 10 dots a mm, without the line that is not printed."""
    view = desk.window.preview.view
    page = desk.window.pages[number]
    view.show_page(page, desk.window.choices.choice.inks, 10.0)
    assert view.size() == QSize(
        round(page.part.paper.width * 10) + 32, round(page.part.paper.height * 10) + 32
    )
    return view.picture.toImage()


def test_the_preview_of_a_whole_sheet_is_the_picture_of_it(drawing, qapp):
    (page,) = printed_pages([drawing], OFFICE, Choice(), ENGLISH.say)
    image = QImage(1654, 1169, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    painter.scale(100 / 25.4, 100 / 25.4)
    page.paint(painter, COLOUR, ENGLISH.say)
    painter.end()
    assert image == picture_of(drawing, ENGLISH.say, 100)


def test_black_and_white_has_no_colour(drawing, qapp):
    (page,) = printed_pages([drawing], OFFICE, Choice(coloured=False), ENGLISH.say)
    image = QImage(1654, 1169, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    painter.scale(100 / 25.4, 100 / 25.4)
    page.paint(painter, Choice(coloured=False).inks, ENGLISH.say)
    painter.end()
    assert image.allGray()
    assert not picture_of(drawing, ENGLISH.say, 100).allGray()


class Recalled(QPrinter):
    """A printer that counts how often its job is taken back."""

    taken_back = 0

    def abort(self) -> bool:
        self.taken_back += 1
        return super().abort()


def test_a_print_that_is_stopped_takes_its_job_back(drawing, tmp_path, qapp):
    pages = printed_pages([drawing], OFFICE, Choice(paper="A4", most=4), ENGLISH.say)
    device = Recalled(QPrinter.PrinterMode.HighResolution)
    device.setOutputFileName(str(tmp_path / "stopped.pdf"))

    def report(share: float) -> None:
        if share > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_on(device, pages, COLOUR, ENGLISH.say, report)
    assert device.taken_back == 1
