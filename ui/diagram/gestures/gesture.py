"""What every gesture can be told, and what it may ask of the editor."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from cpdesk.methods.sheets.moving import Moved
from cpdesk.methods.sheets.plan import SheetPlan
from cpdesk.tables.drawing import Drawing, Item, Line
from ui.diagram.scene import DiagramScene
from ui.session import Session

if TYPE_CHECKING:
    from ui.diagram.view import DiagramView

STARTS = 3
"""So many points the pointer moves before a press becomes a drag."""


class Workbench(Protocol):
    """The editor as gestures see it."""

    session: Session
    scene: DiagramScene
    view: "DiagramView"
    sheet: str

    @property
    def plan(self) -> SheetPlan:
        """How the sheet lies."""
        ...

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        ...

    def run(self, edit: Callable[[], object]) -> bool:
        """Do an edit; False where it was refused, which is told."""
        ...

    def preview(self, moved: Moved) -> None:
        """Show how things would stand, until they are kept or the gesture is left."""
        ...

    def show_again(self) -> None:
        """Show the sheet as it is kept."""
        ...

    def snapped(self, at: QPointF) -> QPointF:
        """Return the nearest point of the grid."""
        ...

    def write_in(self, shown: Item | Line) -> None:
        """Let the person write the name of something where it stands."""
        ...

    def go_to_sheet(self, sheet: str, stream: str | None) -> None:
        """Open another sheet, at a stream."""
        ...

    def place_kind(self, kind: str, at: QPointF) -> None:
        """Put a new item of equipment, or on an overview a unit process, at a place."""
        ...

    def write_note_at(self, at: QPointF) -> None:
        """Put a note at a place and let the person write it."""
        ...

    def chosen_ids(self) -> Sequence[str]:
        """Return the placements that are chosen."""
        ...


class Gesture:
    """A gesture under way: told of moves until the button is released or Escape is pressed.

    One that is armed follows the pointer without a button and is done with the next click.
    """

    stays = False
    """An armed one that stays in hand after a click, until Escape or Enter lets it go."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench

    def press(self, at: QPointF) -> None:
        """The button is pressed while this is armed."""

    def key(self, event: QKeyEvent) -> bool:
        """A key is pressed while this is armed; False where it means nothing here."""
        return False

    def key_up(self) -> None:
        """A key that was held is let go: what it did is kept."""

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """The pointer is somewhere else."""

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """The button is let go: what was done is kept."""

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.bench.show_again()

    def paint(self, painter: QPainter) -> None:
        """Paint what helps, over the sheet."""
