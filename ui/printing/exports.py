"""Drawings and files made on another thread: from a connection of its own, told how far it is, stopped on demand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.language import Language
from cpdesk.tables.believing import Figures
from cpdesk.tables.drawing import Drawing
from ui.jobs import Report

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from cpdesk.project.project import Project

DRAWN = 0.7
"""The share of the work that is done once the sheets are drawn."""


def drawings_work(
    reader: "Project", sheets: Sequence[str], language: Language, *, closures: Figures | None = None
) -> Callable[[Report], tuple[Drawing, ...]]:
    """Return the work that draws sheets as they are shown; the reader is closed at its end.

    `closures`: with which figures of the balances beside their items and streams.
    """

    def work(report: Report) -> tuple[Drawing, ...]:
        with reader:
            return _drawn(reader, sheets, language, report, closures)

    return work


def pdf_work(
    reader: "Project",
    sheets: Sequence[str],
    path: Path,
    language: Language,
    *,
    closures: Figures | None = None,
) -> Callable[[Report], "Written"]:
    """Return the work that writes sheets into one PDF; the reader is closed at its end."""

    def work(report: Report) -> "Written":
        from ui.printing.diagrams import write_pdf

        with reader:
            drawings = _drawn(reader, sheets, language, lambda share: report(DRAWN * share), closures)
            return write_pdf(
                drawings, path, language.say, report=lambda share: report(DRAWN + (1 - DRAWN) * share)
            )

    return work


def sheet_work(
    reader: "Project", sheet: str, path: Path, language: Language, *, closures: Figures | None = None
) -> Callable[[Report], "Written"]:
    """Return the work that writes one sheet in the form that the path's suffix names: .svg, .png or .dxf."""

    def work(report: Report) -> "Written":
        with reader:
            (drawing,) = _drawn(reader, [sheet], language, lambda share: report(DRAWN * share), closures)
        report(DRAWN)
        return _writer(path.suffix.lower())(drawing, path, language.say)

    return work


def _writer(suffix: str) -> "Callable[..., Written]":
    if suffix == ".png":
        from ui.printing.diagrams import write_png

        return write_png
    from cpdesk.exchange.diagram_files import write_dxf, write_svg

    return write_dxf if suffix == ".dxf" else write_svg


def _drawn(
    reader: "Project", sheets: Sequence[str], language: Language, report: Report, closures: Figures | None
) -> tuple[Drawing, ...]:
    from cpdesk.tables.catalogue import Tables
    from cpdesk.tables.reconciliation_places import as_measured
    from cpdesk.tables.sheet_closures import with_closures, with_measured
    from cpdesk.tables.sheets import drawing_of

    tables, drawn = Tables(reader), list[Drawing]()
    for number, sheet in enumerate(sheets):
        report(number / len(sheets))
        drawing = drawing_of(tables.view, sheet, language.say)
        if closures is Figures.MEASURED:
            drawing = with_measured(drawing, as_measured(tables.view), language.say)
        elif closures is not None:
            drawing = with_closures(drawing, tables.table, language.say, closures)
        drawn.append(drawing)
    return tuple(drawn)
