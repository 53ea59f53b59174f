"""Which Sankey diagrams an audit's workbook shows: mass, water, energy and cost, as the window draws them at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from cpdesk.language import N_, Language, Message
from cpdesk.methods.sankey.figures import Sankey
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables.sankey_amounts import Counted, Wanted, countables, unit_of
from cpdesk.tables.sankeys import sankey_of
from cpdesk.tables.view import View

SHOWN = (Counted.MASS, Counted.WATER, Counted.ENERGY, Counted.COST)
MOST_PLACES = 120
"""With more unit processes, and no areas that hold them, a diagram is a thicket that nobody reads."""


@dataclass(frozen=True, slots=True)
class SankeyPicture:
    """A diagram with its title; `unit` is what its amounts count in, in the words of the language."""

    title: Message
    unit: str
    drawn: Sankey


def sankey_pictures(view: View, language: Language) -> Iterator[SankeyPicture]:
    """Yield the diagrams that have something to show, by area where the plant has areas."""
    by_area = drawn_by_area(view)
    if not by_area and len(view.all(UnitProcess)) > MOST_PLACES:
        return
    for one in countables(view):
        if one.counted in SHOWN:
            wanted = Wanted(one.counted, one.substance, None, by_area)
            drawn = sankey_of(view, wanted, language)
            if drawn.bands:
                unit = language.unit(unit_of(view, wanted))
                yield SankeyPicture(sankey_title(one.title, unit), unit, drawn)


def drawn_by_area(view: View) -> bool:
    """Tell whether a diagram of the whole plant shows areas rather than unit processes, until someone chooses."""
    return bool(view.all(Area))


def sankey_title(what: Message, unit: str) -> Message:
    """Return what stands over a diagram."""
    return Message(N_("Sankey diagram: {what}, {unit}"), {"what": what, "unit": unit})
