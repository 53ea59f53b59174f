"""The inks with which paper is printed: in colour, or black alone."""

from dataclasses import dataclass

from cpdesk.records.production import Medium
from cpdesk.tables.believing import Rim
from cpdesk.tables.drawing import Line
from cpdesk.tables.media import WARNING, line_colour, medium_colour


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a print: paper, ink, quiet ink of headings, what stands out, tinted symbols, marks of cutting."""

    paper: str = "#ffffff"
    ink: str = "#000000"
    quiet: str = "#4b535d"
    warning: str = WARNING
    tint: str = "#e3f1f1"
    coloured: bool = True

    def of_line(self, line: Line) -> str:
        """Return the colour of a stream."""
        return line_colour(line, self.ink, self.warning) if self.coloured else self.ink

    def of_medium(self, medium: Medium | None) -> str:
        """Return the colour of the rim of an emission mark."""
        return medium_colour(medium) if self.coloured else self.ink

    def of_rim(self, rim: Rim) -> str:
        """Return the colour of the box of a figure of the balances."""
        return rim.colour if self.coloured else self.ink


COLOUR = Inks()
BLACK = Inks(quiet="#000000", warning="#000000", tint="#e6e6e6", coloured=False)
"""For printers without colour: greys would come out as dots, so all that is ink is black."""
