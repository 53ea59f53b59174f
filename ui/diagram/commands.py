"""What can be done with what is chosen on a sheet: by menu, by key, by the bar above the sheet."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPointF

from cpdesk.edits import diagrams, sheet_copies, sheet_drawing, sheet_order, sheet_routes
from cpdesk.edits.flows import renumber_streams
from cpdesk.edits.plant import renumber_equipment
from cpdesk.edits.sheets import lay_scan
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.emissions import Emission
from cpdesk.records.record import kind_title
from cpdesk.tables.drawing import Standing
from ui.diagram.editor import SheetEditor
from ui.diagram.gestures.placing import Noting
from ui.diagram.gestures.scanning import MovingScan
from ui.diagram.laying_out import LayingOut
from ui.diagram.view import DiagramView

STEP = 10.0
"""A pasted copy stands so many mm beside what was copied."""


BESIDE = 30.0
"""A new item stands so many mm to the right of the one that is chosen."""

SCAN_IN_HAND = N_("Drag the scan, or a corner of it. Arrows and + and - do the same; Esc or Enter ends it.")

NAMED = ("equipment", "stream", "unit_process")
"""The kinds of records that an emission names."""


class SheetCommands:
    """Commands of the editor. Each does one step, or nothing where nothing fits is chosen."""

    def __init__(self, editor: SheetEditor) -> None:
        self.editor = editor
        self._clip: sheet_copies.Clip | None = None
        self._clip_sheet = ""
        self._pasted = 0
        self._style: str | None = None
        self._held: set[str] = set()
        self._last = ""
        self._laying_out = LayingOut(editor)
        editor.hand.next_asked.connect(self.choose_next)
        editor.hand.let_go.connect(self._let_go)
        editor.chosen.connect(self._on_chosen)

    @property
    def _project(self) -> Project:
        return self.editor.session.project

    @property
    def view(self) -> DiagramView:
        """The view of the sheet."""
        return self.editor.view

    @property
    def has_clip(self) -> bool:
        """Whether something was copied."""
        return self._clip is not None

    @property
    def has_style(self) -> bool:
        """Whether a style was copied."""
        return self._style is not None

    @property
    def all_pinned(self) -> bool:
        """Whether all that is chosen is pinned."""
        items = self.editor.scene.chosen_items()
        return bool(items) and all(item.pinned for item in items)

    def _ids(self) -> list[str]:
        return list(self.editor.chosen_ids())

    def _streams(self) -> list[str]:
        return [line.stream for line in self.editor.scene.chosen_lines()]

    # Choosing

    def choose_all(self) -> None:
        """Choose everything on the sheet."""
        drawing = self.editor.drawing
        self.editor.scene.choose([item.id for item in drawing.items], [line.stream for line in drawing.lines])

    def choose_next(self, step: int = 1) -> None:
        """Choose the next thing from left to right, then stream by stream; what is held stays chosen with it."""
        drawing = self.editor.drawing
        items = sorted(drawing.items, key=lambda item: (round(item.stand.x / 20), item.stand.y))
        keys = [*(item.id for item in items), *(line.stream for line in drawing.lines)]
        if not keys:
            return
        there = self._last if self._last in keys else next(iter([*self._ids(), *self._streams()]), "")
        self._last = (
            keys[(keys.index(there) + step) % len(keys)] if there in keys else keys[0 if step > 0 else -1]
        )
        chosen = {*self._held, self._last}
        scene = self.editor.scene
        scene.choose(sorted(chosen & set(scene.symbols), key=keys.index), chosen & set(scene.lines))
        shown = scene.symbols.get(self._last) or scene.lines[self._last]
        self.view.ensureVisible(shown.sceneBoundingRect(), 40, 40)

    def _on_chosen(self) -> None:
        """Forget where Tab was once something else is chosen."""
        if self._last not in {*self._ids(), *self._streams()}:
            self._let_go()

    def hold(self) -> None:
        """Keep what is chosen while Tab goes on to more."""
        self._held = {*self._ids(), *self._streams()}

    def _let_go(self) -> None:
        self._held.clear()
        self._last = ""

    # Copies

    def copy(self) -> None:
        """Copy what is chosen."""
        ids = self._ids()
        if ids:
            self._clip = sheet_copies.copied(self._project, ids)
            self._clip_sheet, self._pasted = self.editor.sheet, 0

    def cut(self) -> None:
        """Copy what is chosen and delete it."""
        self.copy()
        self.delete()

    def paste(self, *, in_place: bool = False) -> None:
        """Paste what was copied: beside it, or at the same place of another sheet."""
        clip = self._clip
        if clip is None or not clip.placements:
            return
        self._pasted += 1
        same = self._clip_sheet == self.editor.sheet
        by = 0.0 if in_place or not same else STEP * self._pasted
        made: list[str] = []
        sheet = self.editor.sheet
        if self.editor.run(lambda: made.extend(sheet_copies.paste_drawn(self._project, sheet, clip, by, by))):
            self.editor.scene.choose(made)

    def copy_style(self) -> None:
        """Take the style of what is chosen along."""
        items, lines = self.editor.scene.chosen_items(), self.editor.scene.chosen_lines()
        found = [item.style for item in items] + [line.style for line in lines]
        self._style = found[0] if found else None

    def paste_style(self) -> None:
        """Give what is chosen the style that was taken along."""
        if self._style is not None:
            self.dress(self._style)

    def dress(self, style: str) -> None:
        """Give what is chosen a style."""
        ids, streams, sheet = self._ids(), self._streams(), self.editor.sheet
        if ids or streams:
            self.editor.run(lambda: diagrams.dress(self._project, sheet, ids, streams, style))

    # Changing

    def delete(self) -> None:
        """Delete what is chosen from the project; what goes with it is said, and undo brings it back."""
        ids, streams, sheet = self._ids(), self._streams(), self.editor.sheet
        if not ids and not streams:
            return
        gone = diagrams.deleted_with(self._project, ids, streams)
        done = self.editor.run(lambda: diagrams.delete_drawn(self._project, sheet, ids, streams))
        if done and gone:
            self.editor.session.told.emit(self._deleted(gone))

    def _deleted(self, gone: Mapping[str, int]) -> Message:
        """Return what went, by kind."""
        say = self.editor.session.say
        parts = [
            say(Message(N_("{kind}: {number}"), {"kind": kind_title(kind), "number": number}))
            for kind, number in gone.items()
        ]
        return Message(N_("Deleted: {what}. Ctrl+Z brings all of it back."), {"what": ", ".join(parts)})

    def take_off(self) -> None:
        """Take what is chosen off the sheet; it stays in the project."""
        ids = self._ids()
        if ids:
            self.editor.run(lambda: diagrams.remove_from_sheet(self._project, ids))

    def turn(self) -> None:
        """Turn what is chosen by a right angle."""
        self._with_ids(lambda ids: sheet_order.turn(self._project, ids))

    def mirror(self) -> None:
        """Mirror what is chosen."""
        self._with_ids(lambda ids: sheet_order.mirror(self._project, ids))

    def align(self, line: str) -> None:
        """Bring what is chosen onto the line of the first."""
        self._with_ids(lambda ids: sheet_order.align(self._project, ids, sheet_order.Line(line)))

    def distribute(self, *, across: bool) -> None:
        """Give what is chosen even gaps."""
        self._with_ids(lambda ids: sheet_order.distribute(self._project, ids, across=across))

    def pin(self) -> None:
        """Pin what is chosen, or let it go where all of it is pinned."""
        items = self.editor.scene.chosen_items()
        pinned = not all(item.pinned for item in items)
        self._with_ids(lambda ids: diagrams.pin(self._project, ids, pinned))

    def _with_ids(self, edit: Callable[[list[str]], object]) -> None:
        ids = self._ids()
        if ids:
            self.editor.run(lambda: edit(ids))

    def connect_chosen(self) -> None:
        """Draw a stream from the first to the second of two things; of one thing, out into the surroundings."""
        items, sheet = self.editor.scene.chosen_items(), self.editor.sheet
        if len(items) > 2 or any(item.start is not None for item in items):
            return
        if len(items) == 2:
            one, other = sorted((one.id for one in items), key=self._in_order)
            start, end = diagrams.TieTo(one), diagrams.TieTo(other)
        else:
            stand = items[0].stand
            start, end = diagrams.TieTo(items[0].id), diagrams.TieTo(x=stand.extent[2] + BESIDE, y=stand.y)
        made: list[str] = []
        if self.editor.run(lambda: made.append(diagrams.connect(self._project, sheet, start, end).id)):
            self.editor.scene.choose([], made)

    def _in_order(self, key: str) -> int:
        """Return 0 for what was chosen first, 1 for what came to it by Tab."""
        return int(key == self._last)

    def tie_chosen(self, *, start: bool) -> None:
        """Tie the start or the end of the chosen stream to the chosen thing."""
        items, lines = self.editor.scene.chosen_items(), self.editor.scene.chosen_lines()
        if len(items) == len(lines) == 1:
            sheet, stream, to = self.editor.sheet, lines[0].stream, diagrams.TieTo(items[0].id)
            self.editor.run(lambda: diagrams.tie(self._project, sheet, stream, start, to))

    def let_routes_go(self) -> None:
        """Let the chosen streams, or all of them, find their own way again."""
        streams = self._streams() or [line.stream for line in self.editor.drawing.lines]
        sheet = self.editor.sheet
        self.editor.run(lambda: sheet_routes.let_routes_go(self._project, sheet, streams))

    # The sheet

    def place_kind(self, kind: str) -> None:
        """Put a new item beside what is chosen, else in the middle of what is seen."""
        chosen = self.editor.scene.chosen_items()
        if chosen:
            stand = chosen[-1].stand
            at = QPointF(stand.extent[2] + BESIDE, stand.y)
        else:
            at = self.view.mapToScene(self.view.viewport().rect().center())
        self.editor.place_kind(kind, self.editor.snapped(at))

    def note(self) -> None:
        """Take a note in hand: the next click puts it on the sheet."""
        self.editor.hand.arm(Noting(self.editor))

    def rename(self) -> None:
        """Write the name of what is chosen where it stands."""
        shown = [*self.editor.scene.chosen_items(), *self.editor.scene.chosen_lines()]
        if len(shown) == 1:
            self.editor.write_in(shown[0])

    def zoom(self, factor: float) -> None:
        """Show the sheet larger or smaller."""
        self.view.set_zoom(self.view.zoom * factor)

    def toggle_grid(self) -> None:
        """Show the grid, or hide it."""
        scene = self.editor.scene
        scene.with_grid = not scene.with_grid
        scene.paint_ground_anew()

    def toggle_snap(self) -> None:
        """Let things snap to the grid, or let them stand anywhere."""
        self.editor.snapping = not self.editor.snapping

    def lay_scan(self) -> None:
        """Ask for a picture and lay it under the sheet."""
        self.editor.scan_asked.emit()

    def put_scan(self, path: Path) -> None:
        """Lay a picture under the sheet, as wide as its field, and take it in hand to bring it where it fits."""
        sheet = self.editor.sheet
        left, top, right, _ = self.editor.drawing.field
        if self.editor.run(lambda: lay_scan(self._project, sheet, path, left, top, right - left)):
            self.move_scan()

    def move_scan(self) -> None:
        """Take the picture under the sheet in hand, to move it and to make it larger."""
        self.editor.hand.arm(MovingScan(self.editor))
        self.editor.session.told.emit(Message(SCAN_IN_HAND))
        self.view.viewport().update()

    def dim_scan(self, by: float) -> None:
        """Show the picture under the sheet more faintly, or more clearly where `by` is below 0."""
        under, sheet = self.editor.drawing.underlay, self.editor.sheet
        if under is not None:
            shade = min(0.9, max(0.0, under.shade + by))
            self.editor.run(lambda: sheet_drawing.shade_underlay(self._project, sheet, shade))

    def take_scan_away(self) -> None:
        """Take the picture under the sheet away."""
        sheet = self.editor.sheet
        if self.editor.drawing.underlay is not None:
            self.editor.hand.arm(None)
            self.editor.run(lambda: sheet_drawing.set_underlay(self._project, sheet, None, 0.0, 0.0, 0.0))

    def renumber_equipment(self) -> None:
        """Give the equipment of the sheet new tags by the project's scheme."""
        items = self.editor.drawing.items
        ids = [one.of for one in items if one.of is not None and one.standing is Standing.EQUIPMENT]
        if ids:
            self.editor.run(lambda: renumber_equipment(self._project, ids))

    def renumber_streams(self) -> None:
        """Give the streams of the sheet new numbers by the project's scheme."""
        ids = [line.stream for line in self.editor.drawing.lines]
        if ids:
            self.editor.run(lambda: renumber_streams(self._project, ids))

    def draw_operation(self) -> None:
        """Draw a sheet of the chosen equipment and show it."""
        ids, sheet, made = self._ids(), self.editor.sheet, list[str]()
        if self.editor.run(lambda: made.append(sheet_drawing.draw_operation(self._project, sheet, ids).id)):
            self.editor.go_to_sheet(made[0], None)

    def follow(self) -> None:
        """Go where the chosen off-page connector leads."""
        for item in self.editor.scene.chosen_items():
            if item.leads_to is not None:
                self.editor.go_to_sheet(item.leads_to, item.of)
                return

    def to_row(self) -> None:
        """Ask for the row of what is chosen."""
        kind, key = self.editor.record
        if key and kind != "placement":
            self.editor.row_asked.emit(kind, key)

    def to_inventory(self) -> None:
        """Ask for the row of the inventory that names what is chosen."""
        kind, key = self.editor.record
        found = self.editor.session.tables.view.by(Emission, kind).get(key, ()) if kind in NAMED else ()
        if found:
            self.editor.row_asked.emit("emission", found[0].id)
        else:
            self.editor.session.told.emit(Message(N_("No emission in the inventory names what is chosen.")))

    def lay_out(self) -> None:
        """Lay the sheet out anew; what is pinned stays."""
        self._laying_out.begin()

    def draw_the_rest(self) -> None:
        """Draw what belongs on the sheet and is not there yet."""
        sheet = self.editor.sheet
        self.editor.run(lambda: sheet_drawing.draw_the_rest(self._project, sheet))

    def find(self, text: str) -> bool:
        """Choose what has a tag, a number or a name with this text; False where nothing has."""
        wanted = text.casefold().strip()
        drawing = self.editor.drawing
        items = [
            item.id for item in drawing.items if any(wanted in label.text.casefold() for label in item.labels)
        ]
        lines = [
            line.stream
            for line in drawing.lines
            if line.label is not None and line.label.text.casefold() == wanted
        ]
        if not wanted or not (items or lines):
            return False
        self.editor.scene.choose([] if lines else items, lines)
        self.editor.view.fit_chosen()
        return True
