"""The window beside the audit in which sheets are looked at as they will be printed, and sent to a printer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.believing import Figures
from cpdesk.tables.drawing import Drawing
from cpdesk.tables.sheet_tree import sheet_name, sheets_in_order
from ui.jobs import Job, Jobs
from ui.messages import Notice
from ui.printing.exports import drawings_work
from ui.printing.preview import STEP, PagePreview
from ui.printing.print_choices import ALL, THIS, PrintChoices
from ui.printing.print_plan import NO_PRINTER, PrintedPage, printed_pages, smallest_letters
from ui.printing.printers import device_of, print_on, printer_names, printer_of
from ui.session import Session
from ui.theme.palette import Colours

LEGIBLE = 1.8
"""Letters that are lower than this, in mm, are hard to read on paper; the drawing itself has none."""


class PrintWindow(QWidget):
    """Choices at the left, the page at the right. It follows the audit: what is changed there is seen here."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        colours: Colours,
        sheet: str,
        parent: QWidget | None = None,
        *,
        closures: Figures | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session, self.jobs, self._closures = session, jobs, closures
        self.setWindowTitle(session.say(Message(N_("Print sheets"))))
        self.pages: tuple[PrintedPage, ...] = ()
        self.place = 0
        self._drawings: tuple[Drawing, ...] = ()
        self._job: Job | None = None
        self._printer = NO_PRINTER
        self.choices = PrintChoices(session, printer_names(), sheet, self)
        self.preview = PagePreview(session, colours, self)
        self._make_controls()
        self._lay_out()
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(0)
        self.waiting.timeout.connect(self.prepare)
        self._connect()
        self.choices.choose(THIS if sheet else ALL)
        self._on_printer()
        self.waiting.start()

    def _make_controls(self) -> None:
        say = self.session.say
        self.note = QLabel(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        self.print_button = QPushButton(say(Message(N_("Print"))), self)
        self.close_button = QPushButton(say(Message(N_("Close"))), self)
        self.count = QLabel(self)
        self.before = self._tool("‹", N_("Page before (PgUp)"), lambda: self.turn(-1))
        self.after = self._tool("›", N_("Next page (PgDn)"), lambda: self.turn(1))
        self.larger = self._tool("+", N_("Larger (+)"), lambda: self.preview.zoom(STEP))
        self.smaller = self._tool("−", N_("Smaller (−)"), lambda: self.preview.zoom(1 / STEP))
        self.whole = self._tool(say(Message(N_("Whole page"))), N_("Whole page (0)"), self.preview.fit)

    def _tool(self, text: str, tip: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(self.session.say(Message(tip)))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda _checked: run())
        return button

    def _lay_out(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        left = QVBoxLayout()
        left.addWidget(self.choices, 1)
        left.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.close_button)
        left.addLayout(buttons)
        bar = QHBoxLayout()
        for part in (self.before, self.count, self.after):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self.smaller, self.larger, self.whole):
            bar.addWidget(part)
        right = QVBoxLayout()
        right.addLayout(bar)
        right.addWidget(self.preview, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(left)
        layout.addLayout(right, 1)
        self.choices.setFixedWidth(letter * 44)
        self.note.setFixedWidth(letter * 44)
        self.resize(letter * 170, letter * 110)

    def _connect(self) -> None:
        session, choices = self.session, self.choices
        choices.changed.connect(self._plan)
        choices.sheets_changed.connect(self.waiting.start)
        choices.printer_changed.connect(self._on_printer)
        self.preview.step_asked.connect(self.turn)
        self.print_button.clicked.connect(self.print_pages)
        self.close_button.clicked.connect(self.close)
        session.changed.connect(self._on_change)
        session.closing.connect(self.close)
        session.language_changed.connect(self.close)

    # What is printed

    def _on_change(self, _changes: object) -> None:
        self.waiting.start()

    def _on_printer(self) -> None:
        name = str(self.choices.printer.currentData())
        self._printer = printer_of(name)
        self.choices.show_papers(self._printer)
        self._plan()

    def prepare(self) -> None:
        """Draw the sheets that are chosen, as they are kept now, behind the window."""
        self._stop()
        if not self.session.is_open:
            return
        sheets = sheets_in_order(self.session.tables.view)
        self.choices.show_sheets([(one.id, sheet_name(one)) for one in sheets])
        wanted = self.choices.sheets
        self.print_button.setEnabled(False)
        if not wanted:
            self._take(())
            return
        self.note.setText(self.session.say(Message(N_("The sheets are being drawn…"))))
        self._job = self.jobs.start(
            Message(N_("Drawing the sheets")),
            drawings_work(
                self.session.project.reader(), wanted, self.session.language, closures=self._closures
            ),
            self._take,
            self._on_failed,
        )
        self._job.ended.connect(self._on_ended)

    def _take(self, drawings: tuple[Drawing, ...]) -> None:
        self._job = None
        self._drawings = drawings
        self._plan()

    def _on_ended(self) -> None:
        """Say so where the person has stopped the work at the foot of the audit's window."""
        if self._job is not None and self._job.cancelled:
            self._job = None
            self._drawings = ()
            self._plan()
            self.note.setText(self.session.say(Message(N_("Stopped. Choose the sheets again."))))

    def _on_failed(self, faults: tuple[Message, ...]) -> None:
        self._job = None
        self.session.tell_wrong(faults)
        self.note.setText(" ".join(map(self.session.say, faults)))

    def _plan(self) -> None:
        """Work out the pages anew and show the one that was looked at."""
        self.pages = printed_pages(self._drawings, self._printer, self.choices.choice, self.session.say)
        self.place = min(self.place, max(0, len(self.pages) - 1))
        self.print_button.setEnabled(bool(self.pages and self._printer.name))
        self._show()
        self.note.setText(self._noted())

    def _noted(self) -> str:
        say = self.session.say
        if not self.pages:
            return say(Message(N_("No sheet is chosen."))) if self._job is None else self.note.text()
        said = [say(Message(N_("Pages of paper: {number}."), {"number": len(self.pages)}))]
        scales = {f"{100 * one.part.scale:.0f}" for one in self.pages} - {"100"}
        if scales:
            shown = ", ".join(f"{scale} %" for scale in sorted(scales, key=int))
            said.append(say(Message(N_("Printed at {scales} of the sheet's size."), {"scales": shown})))
        letters = smallest_letters(self.pages)
        if letters < LEGIBLE - 0.05:
            text = N_(
                "The smallest letters come out {height} mm high: larger paper or more pages read better."
            )
            said.append(say(Message(text, {"height": f"{letters:.1f}"})))
        if not self._printer.name:
            said.append(
                say(Message(N_("No printer is set up on this computer. A PDF can be exported instead.")))
            )
        return "\n".join(said)

    # What is looked at

    def turn(self, move: int) -> None:
        """Show the page so many places further on."""
        if 0 <= self.place + move < len(self.pages):
            self.place += move
            self._show()

    def _show(self) -> None:
        page = self.pages[self.place] if self.pages else None
        self.preview.show_page(page, self.choices.choice.inks)
        values = {"number": self.place + 1, "all": len(self.pages)}
        self.count.setText(self.session.say(Message(N_("{number} of {all}"), values)) if page else "")
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place + 1 < len(self.pages))

    # Printing and leaving

    def print_pages(self) -> None:
        """Send the pages to the printer behind the window."""
        pages, inks, say = self.pages, self.choices.choice.inks, self.session.say
        title = ", ".join(dict.fromkeys(page.drawing.name for page in pages))[:80]
        device = device_of(self._printer.name, self.choices.copies.value(), title, inks)
        self.jobs.start(
            Message(N_("Printing")),
            lambda report: print_on(device, pages, inks, say, report),
            self._on_printed,
            self.session.tell_wrong,
        )
        self.close()

    def _on_printed(self, printed: tuple[str, int]) -> None:
        name, number = printed
        text = N_("Sent to the printer {printer}: {number} pages.")
        self.session.told.emit(Notice(Message(text, {"printer": name, "number": number})))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask for no more drawings and be gone."""
        self._stop()
        self.waiting.stop()
        self.session.changed.disconnect(self._on_change)
        super().closeEvent(event)
        self.deleteLater()
