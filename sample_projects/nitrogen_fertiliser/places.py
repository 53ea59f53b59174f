"""Where things stand on the sheets of the diagram: a table that people may edit, `sheets.txt`.

`=` opens a sheet: its number, its kind (`unit`, `operation` or `overview`), its paper, what it draws, what it is
called in English and Chinese where it has no unit process. Then a line for each thing: the tag of an item, the code
of a unit process, `<` and a stream's number for where it comes from outside the sheet, `>` and its number for where
it leads; then x and y of its middle in mm, and, where wanted, `r90` (turned), `m` (mirrored), `t=x,y` (where its
tag stands).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Place:
    """A thing on a sheet."""

    of: str
    x: float
    y: float
    rotation: int = 0
    mirrored: bool = False
    tag: tuple[float, float] | None = None


@dataclass(slots=True)
class SheetPlaces:
    """A sheet and what stands on it."""

    number: str
    kind: str
    paper: str
    draws: str
    en: str = ""
    zh: str = ""
    places: list[Place] = field(default_factory=list[Place])


def read_places(path: Path) -> list[SheetPlaces]:
    """Return the sheets of a table in their order."""
    found: list[SheetPlaces] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if line.startswith("="):
                found.append(_sheet(*(cell.strip() for cell in line.removeprefix("=").split("|"))))
            else:
                found[-1].places.append(_place(line.split()))
        except (ValueError, IndexError, TypeError) as error:
            raise ValueError(f"{path.name}:{number}: {line}") from error
    return found


def _sheet(number: str, kind: str, paper: str, draws: str = "", en: str = "", zh: str = "") -> SheetPlaces:
    return SheetPlaces(number, kind, paper, draws, en, zh)


def _place(words: list[str]) -> Place:
    place = Place(words[0], float(words[1]), float(words[2]))
    for word in words[3:]:
        if word == "m":
            place.mirrored = True
        elif word.startswith("t="):
            x, y = word.removeprefix("t=").split(",")
            place.tag = float(x), float(y)
        else:
            place.rotation = int(word.removeprefix("r"))
    return place


def places_text(sheets: list[SheetPlaces]) -> Iterator[str]:
    """Yield the lines of the table."""
    for sheet in sheets:
        cells = (sheet.number, sheet.kind, sheet.paper, sheet.draws, sheet.en, sheet.zh)
        yield ("= " + " | ".join(cells)).rstrip(" |")
        for one in sheet.places:
            marks = [f"r{one.rotation}"] if one.rotation else []
            marks += ["m"] if one.mirrored else []
            marks += [f"t={one.tag[0]:g},{one.tag[1]:g}"] if one.tag else []
            yield " ".join((one.of, f"{one.x:g}", f"{one.y:g}", *marks))
        yield ""
