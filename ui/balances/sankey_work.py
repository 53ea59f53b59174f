"""A Sankey diagram made behind the window: from a connection of its own, plain figures out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cpdesk.language import Language, Message
from cpdesk.methods.sankey.figures import Band, Sankey
from ui.jobs import Report

if TYPE_CHECKING:
    from cpdesk.tables.catalogue import Tables
    from cpdesk.tables.sankey_amounts import Countable


@dataclass(frozen=True, slots=True)
class Asked:
    """Which diagram a person wants: what is counted, of which substance or element, round which area, how coarse."""

    counted: str = "total mass"
    substance: str | None = None
    area: str = ""
    by_area: bool | None = None


@dataclass(frozen=True, slots=True)
class Flowing:
    """A band as a line of the table beside the diagram."""

    key: str
    start: str
    end: str
    text: str
    amount: float
    loss: bool
    back: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A diagram with all that is said round it, and the tables that were made on the way."""

    revision: int
    asked: Asked
    drawn: Sankey
    unit: str
    title: Message
    countables: "tuple[Countable, ...]"
    areas: tuple[tuple[str, str], ...]
    flows: tuple[Flowing, ...]
    tables: "Tables"


def sankey_work(
    tables: "Tables", revision: int, asked: Asked, language: Language
) -> Callable[[Report], Answer]:
    """Return the work that makes a diagram; the connection of the tables is closed at its end."""

    def work(report: Report) -> Answer:
        with tables.view.project:
            return _answer(tables, revision, asked, language, report)

    return work


def _answer(tables: "Tables", revision: int, asked: Asked, language: Language, report: Report) -> Answer:
    from cpdesk.records.plant import Area, UnitProcess
    from cpdesk.tables.labels import label_of
    from cpdesk.tables.sankey_amounts import Countable, Counted, Wanted, countables, unit_of
    from cpdesk.tables.sankey_pictures import drawn_by_area
    from cpdesk.tables.sankeys import sankey_of

    view = tables.view
    report(0.1)
    offered = tuple(countables(view))
    report(0.4)
    areas = tuple((one.id, label_of(one)) for one in view.all(Area))
    found: Countable = next(
        (one for one in offered if (one.counted.value, one.substance) == (asked.counted, asked.substance)),
        offered[0],
    )
    area = asked.area if asked.area in dict(areas) else ""
    by_area = not area and (drawn_by_area(view) if asked.by_area is None else asked.by_area)
    units = frozenset(one.id for one in view.all(UnitProcess) if one.area == area) if area else None
    wanted = Wanted(Counted(found.counted), found.substance, units, by_area)
    drawn = sankey_of(view, wanted, language)
    report(0.9)
    kept = Asked(found.counted.value, found.substance, area, by_area)
    unit = language.unit(unit_of(view, wanted))
    return Answer(revision, kept, drawn, unit, found.title, offered, areas, _flows(drawn), tables)


def _flows(drawn: Sankey) -> tuple[Flowing, ...]:
    titles = {node.key: node.title for node in drawn.nodes}
    bands = sorted(drawn.bands, key=lambda band: -band.flow.amount)
    return tuple(_flowing(band, titles) for band in bands)


def _flowing(band: Band, titles: dict[str, str]) -> Flowing:
    flow = band.flow
    return Flowing(
        flow.key,
        titles.get(flow.start or "", ""),
        titles.get(flow.end or "", ""),
        f"{flow.text}{flow.others}",
        flow.amount,
        flow.loss,
        band.back or flow.recycle,
    )
