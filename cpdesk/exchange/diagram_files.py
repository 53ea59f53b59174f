"""The sheets of the diagram as files: which ones are asked for, and what the files are called."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from cpdesk.errors import DataFault, EnvironmentFault, WrongUse
from cpdesk.exchange.diagram_svg import svg_text
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import N_, Message
from cpdesk.records.diagrams import Sheet
from cpdesk.tables.drawing import Drawing
from cpdesk.tables.sheet_tree import sheet_name, sheets_in_order
from cpdesk.tables.view import View

Say = Callable[[Message | str], str]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST = 80


def sheets_asked(view: View, name: str | None) -> list[Sheet]:
    """Return the sheet of a name, or title, or both; all in the order of their tree where no name is given.

    Raises `DataFault` where the project has no sheets, `WrongUse` where none or several are called so.
    """
    sheets = sheets_in_order(view)
    if not sheets:
        raise DataFault(N_("The project has no sheets of the diagram yet. Draw one in the window first."))
    if name is None:
        return sheets
    wanted = name.strip().casefold()
    for place in range(len(_names(sheets[0]))):
        found = [one for one in sheets if _names(one)[place].strip().casefold() == wanted]
        if len(found) == 1:
            return found
        if found:
            raise WrongUse(
                N_("Several sheets are called {name}: {sheets}."), name=name, sheets=_listed(found)
            )
    raise WrongUse(N_("No sheet is called {name}. There are: {sheets}."), name=name, sheets=_listed(sheets))


def _names(sheet: Sheet) -> tuple[str, str, str, str]:
    """Return what a sheet may be called by, the usual name first."""
    return sheet.name, sheet_name(sheet), sheet.title, sheet.number


def one_sheet(view: View, name: str | None, file: Path) -> Sheet:
    """Return the sheet for a file that holds one. Raises `WrongUse` where several are there and none is named."""
    found = sheets_asked(view, name)
    if len(found) > 1:
        text = N_(
            "{file} holds one sheet. Name it with --sheet, or give a folder for all of them. There are: {sheets}."
        )
        raise WrongUse(text, file=file.name, sheets=_listed(found))
    return found[0]


def _listed(sheets: Iterable[Sheet]) -> str:
    return ", ".join(map(sheet_name, sheets))


def write_svg(drawing: Drawing, path: Path, say: Say) -> Written:
    """Write a sheet as SVG."""
    return _write_text(svg_text(drawing, say), path)


def write_dxf(drawing: Drawing, path: Path, say: Say) -> Written:
    """Write a sheet as DXF."""
    from cpdesk.exchange.diagram_dxf import dxf_text

    return _write_text(dxf_text(drawing, say), path)


def _write_text(text: str, path: Path) -> Written:
    """Write a text whole, and keep what stood there."""

    def produce(place: Path) -> None:
        place.write_bytes(text.encode("utf-8"))

    return Written(path, write_safely(path, produce))


def write_folder(drawings: Iterable[Drawing], folder: Path, say: Say) -> Iterator[Written]:
    """Write each sheet as SVG into a folder, which is made where it is not there yet."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as reason:
        raise EnvironmentFault(
            N_("The folder {folder} could not be made: {why}. Choose another folder."),
            folder=str(folder),
            why=reason.strerror or str(reason),
        ) from reason
    made = list(drawings)
    names = file_names(made)
    for drawing in made:
        yield write_svg(drawing, folder / f"{names[drawing.sheet]}.svg", say)


def file_names(drawings: Iterable[Drawing]) -> Mapping[str, str]:
    """Return by sheet a name that any system takes as that of a file; no two are the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for drawing in drawings:
        whole = drawing.name if drawing.title == drawing.name else f"{drawing.name} {drawing.title}"
        name = plain = safe_name(whole)
        number = 2
        while name.casefold() in taken:
            name, number = f"{plain} ({number})", number + 1
        taken.add(name.casefold())
        names[drawing.sheet] = name
    return names


def safe_name(text: str) -> str:
    """Return a text as the name of a file that Windows and Linux take."""
    name = " ".join(_FORBIDDEN.sub("_", text).split())[:LONGEST].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name
