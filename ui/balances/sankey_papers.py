"""What is done with a Sankey diagram on paper: print it, and write it as PDF, SVG and PNG."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cpdesk.language import N_, Language, Message
from ui.balances.printer_menu import PrinterButton
from ui.balances.sankey_work import Answer
from ui.jobs import Report
from ui.messages import Notice
from ui.printing.files import FileWriting

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from ui.printing.sankeys import SankeyPage

FORMS = ((".pdf", N_("as PDF…")), (".svg", N_("as SVG…")), (".png", N_("as PNG…")))


class SankeyPapers:
    """Two buttons with menus: export and print."""

    def __init__(self, files: FileWriting, parent: QWidget) -> None:
        self.files, self.parent = files, parent
        self.session = files.session
        self.answer: Answer | None = None
        self.export_button = self._button(N_("Export"))
        self.print_button = PrinterButton(self.session, self.print_on, parent)
        self.print_button.setEnabled(False)
        for suffix, text in FORMS:
            action = self.export_button.menu().addAction(self.session.say(Message(text)))
            action.triggered.connect(lambda _checked=False, suffix=suffix: self.export(suffix))

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self.parent)
        button.setText(self.session.say(Message(text)))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.setEnabled(False)
        return button

    def take(self, answer: Answer | None) -> None:
        """Print and export this from now on."""
        self.answer = answer if answer is not None and answer.drawn.bands else None
        for button in (self.export_button, self.print_button):
            button.setEnabled(self.answer is not None)

    def title(self, answer: Answer) -> str:
        """Return what stands over the diagram on paper."""
        from cpdesk.tables.sankey_pictures import sankey_title

        say = self.session.say
        area = dict(answer.areas).get(answer.asked.area, "")
        where = area or self.session.tables.view.company.name
        what = say(sankey_title(answer.title, answer.unit))
        return ", ".join(part for part in (what, where) if part)

    def export(self, suffix: str) -> None:
        """Write the diagram in the form of a suffix."""
        from cpdesk.exchange.diagram_files import safe_name

        answer = self.answer
        if answer is None:
            return
        title = self.title(answer)
        path = self.files.where(self.parent, N_("Export the Sankey diagram"), safe_name(title), suffix)
        if path is not None:
            work = _writing(answer, title, path, self.session.language)
            self.files.start(N_("Writing the Sankey diagram"), work)

    def print_on(self, name: str) -> None:
        """Print the diagram on one page of a printer."""
        answer = self.answer
        if answer is not None:
            work = _printing(answer, self.title(answer), name, self.session.say)
            self.files.jobs.start(Message(N_("Printing")), work, self._on_printed, self.session.tell_wrong)

    def _on_printed(self, name: str) -> None:
        text = N_("Sent to the printer {printer}: {number} pages.")
        self.session.told.emit(Notice(Message(text, {"printer": name, "number": 1})))


def _writing(answer: Answer, title: str, path: Path, language: Language) -> "Callable[[Report], Written]":
    def work(report: Report) -> "Written":
        report(0.2)
        if path.suffix.lower() == ".svg":
            from cpdesk.exchange.sankey_svg import write_sankey_svg

            return write_sankey_svg(answer.drawn, title, answer.unit, path, language.say)
        from ui.printing.sankeys import write_sankey_pdf, write_sankey_png

        write = write_sankey_png if path.suffix.lower() == ".png" else write_sankey_pdf
        return write(_page(answer, title), path, language.say)

    return work


def _page(answer: Answer, title: str) -> "SankeyPage":
    from ui.printing.sankeys import SankeyPage

    return SankeyPage(answer.drawn, answer.unit, title)


def _printing(
    answer: Answer, title: str, name: str, say: Callable[[Message | str], str]
) -> Callable[[Report], str]:
    from ui.printing.inks import COLOUR
    from ui.printing.printers import device_of, printer_of
    from ui.printing.sankeys import print_sankey

    printer, device = printer_of(name), device_of(name, 1, title[:80], COLOUR)
    paper = printer.papers.get("A3") or printer.papers.get("A4") or next(iter(printer.papers.values()))

    def work(report: Report) -> str:
        report(0.2)
        return print_sankey(device, paper, printer.margin, _page(answer, title), say)

    return work
