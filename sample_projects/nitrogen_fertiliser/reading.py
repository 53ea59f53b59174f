"""The plant's tables (`plant/*.txt`) as plain values: units, equipment, reactions, streams.

A line that begins with `=` opens a unit process, one with a tag and `!` is a reaction, one whose first cell
is a number is a stream, any other an item of equipment. SOURCE.md explains the cells.
"""

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "plant"


@dataclass(slots=True)
class Unit:
    """A unit process: code, area, names and what it does."""

    code: str
    area: str
    en: str
    zh: str
    function_en: str
    function_zh: str


@dataclass(slots=True)
class Item:
    """An item of equipment with its data as written: n, kW, mat, T, p, cap."""

    tag: str
    unit: str
    kind: str
    en: str
    zh: str
    data: dict[str, str]


@dataclass(slots=True)
class Reaction:
    """A reaction in an item: the share of the key component that is there when it is its turn to react."""

    item: str
    en: str
    zh: str
    equation: str
    key: str
    conversion: float


@dataclass(slots=True)
class Flow:
    """A stream between items: `start` and `end` are an item, with the side after a dot, or "-"."""

    number: str
    start: str
    end: str
    kind: str
    phase: str
    temperature: str
    pressure: str
    en: str
    zh: str
    amounts: dict[str, str]
    marks: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def from_item(self) -> str:
        """Return the tag of the item that it leaves, empty for the surroundings."""
        return _tag(self.start)

    @property
    def to_item(self) -> str:
        """Return the tag of the item that it enters, empty for the surroundings."""
        return _tag(self.end)


@dataclass(slots=True)
class Plant:
    """Everything the tables say."""

    units: list[Unit] = field(default_factory=list[Unit])
    items: list[Item] = field(default_factory=list[Item])
    reactions: list[Reaction] = field(default_factory=list[Reaction])
    flows: list[Flow] = field(default_factory=list[Flow])

    def unit_of(self, tag: str) -> str:
        """Return the code of the unit process in which an item stands; empty for the surroundings."""
        return next((item.unit for item in self.items if item.tag == tag), "")


def _tag(end: str) -> str:
    return "" if end == "-" else end.partition(".")[0]


def read_plant(folder: Path = FOLDER) -> Plant:
    """Return the plant of all tables of a folder, in the order of their file names."""
    plant = Plant()
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    _take(plant, line)
                except (ValueError, IndexError) as error:
                    raise ValueError(f"{path.name}:{number}: {line}") from error
    return plant


def _take(plant: Plant, line: str) -> None:
    cells = [cell.strip() for cell in line.split("|")]
    if line.startswith("="):
        area, en, zh, does_en, does_zh = cells[1:]
        plant.units.append(Unit(cells[0].lstrip("= "), area, en, zh, does_en, does_zh))
    elif "!" in cells[0]:
        tag, _, key = (part.strip() for part in cells[0].partition("!"))
        plant.reactions.append(Reaction(tag, cells[1], cells[2], cells[3], key, float(cells[4])))
    elif cells[0].isdigit():
        start, _, end = (part.strip() for part in cells[1].partition(">"))
        kind, phase, temperature, pressure = (*cells[2].split(), "", "", "", "")[:4]
        amounts, marks = _pairs(cells[5]), _pairs(cells[6] if len(cells) > 6 else "")
        plant.flows.append(
            Flow(cells[0], start, end, kind, phase, temperature, pressure, cells[3], cells[4], amounts, marks)
        )
    else:
        kind, en, zh, data = (*cells[1:], "")[:4]
        plant.items.append(Item(cells[0], plant.units[-1].code, kind, en, zh, _pairs(data)))


def _pairs(text: str) -> dict[str, str]:
    """Return `a=1 b=2 c` as a mapping; a word without `=` has an empty value, a low line is a space."""
    found: dict[str, str] = {}
    for word in text.split():
        name, _, value = word.partition("=")
        found[name] = value.replace("_", " ")
    return found
