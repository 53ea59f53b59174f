"""All that can be done on a sheet: one list for the Diagram menu, the tool bar, the context menu and the keys."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cpdesk.language import N_

if TYPE_CHECKING:
    from ui.diagram.commands import SheetCommands

Run = Callable[["SheetCommands"], object]


class Needs(Enum):
    """What has to be there before something can be done."""

    SHEET = "a sheet"
    CHOSEN = "something chosen"
    ONE = "one thing chosen"
    THINGS = "things chosen"
    TWO = "two things chosen"
    THREE = "three things chosen"
    STREAM = "a stream chosen"
    RECORD = "a record chosen"
    BOTH = "a thing and a stream chosen"
    CLIP = "something copied"
    SCAN = "a scan under the sheet"
    STYLE = "a style copied"


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done: its name, its text, its keys, what it does, what it needs.

    `writes`: it changes the project. `on` tells of one that can be on or off whether it is.
    """

    name: str
    text: str
    keys: str
    run: Run
    needs: Needs = Needs.SHEET
    writes: bool = True
    icon: str = ""
    on: Callable[["SheetCommands"], bool] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some of them under one title."""

    name: str
    text: str
    icon: str
    doings: tuple[Doing, ...]


def _align(name: str, text: str, keys: str, line: str) -> Doing:
    return Doing(f"align_{name}", text, keys, lambda one: one.align(line), Needs.TWO)


def _dress(name: str, text: str, style: str) -> Doing:
    return Doing(f"style_{name}", text, "", lambda one: one.dress(style), Needs.CHOSEN)


CHOOSE_AND_COPY = (
    Doing("copy", N_("Copy"), "Ctrl+C", lambda one: one.copy(), Needs.THINGS, writes=False),
    Doing("cut", N_("Cut"), "Ctrl+X", lambda one: one.cut(), Needs.THINGS),
    Doing("paste", N_("Paste"), "Ctrl+V", lambda one: one.paste(), Needs.CLIP),
    Doing(
        "paste_in_place",
        N_("Paste in place"),
        "Ctrl+Shift+V",
        lambda one: one.paste(in_place=True),
        Needs.CLIP,
    ),
    Doing("delete", N_("Delete"), "Del", lambda one: one.delete(), Needs.CHOSEN, icon="delete"),
    Doing("take_off", N_("Take off the sheet"), "Shift+Del", lambda one: one.take_off(), Needs.THINGS),
    Doing("choose_all", N_("Choose everything"), "Ctrl+A", lambda one: one.choose_all(), writes=False),
)
STYLES = Group(
    "style",
    N_("Style"),
    "",
    (
        Doing(
            "copy_style",
            N_("Copy the style"),
            "Ctrl+Alt+C",
            lambda one: one.copy_style(),
            Needs.CHOSEN,
            writes=False,
        ),
        Doing("paste_style", N_("Paste the style"), "Ctrl+Alt+V", lambda one: one.paste_style(), Needs.STYLE),
        _dress("plain", N_("Plain"), ""),
        _dress("thick", N_("Thick lines"), "thick"),
        _dress("dashed", N_("Dashed lines"), "dashed"),
        _dress("tint", N_("Tinted"), "tint"),
    ),
)
TURN = Doing("turn", N_("Turn"), "Ctrl+R", lambda one: one.turn(), Needs.THINGS, icon="turn")
MIRROR = Doing("mirror", N_("Mirror"), "Ctrl+M", lambda one: one.mirror(), Needs.THINGS, icon="mirror")
ALIGN = Group(
    "align",
    N_("Align"),
    "align",
    (
        _align("left", N_("Left edges"), "Ctrl+Alt+Left", "left edges"),
        _align("centre", N_("One above the other"), "Ctrl+Alt+Home", "centres, one above the other"),
        _align("right", N_("Right edges"), "Ctrl+Alt+Right", "right edges"),
        _align("top", N_("Upper edges"), "Ctrl+Alt+Up", "upper edges"),
        _align("middle", N_("Side by side"), "Ctrl+Alt+End", "middles, side by side"),
        _align("bottom", N_("Lower edges"), "Ctrl+Alt+Down", "lower edges"),
    ),
)
DISTRIBUTE = Group(
    "distribute",
    N_("Distribute"),
    "distribute",
    (
        Doing(
            "distribute_across",
            N_("Even gaps across"),
            "Ctrl+Alt+H",
            lambda one: one.distribute(across=True),
            Needs.THREE,
        ),
        Doing(
            "distribute_down",
            N_("Even gaps downwards"),
            "Ctrl+Alt+J",
            lambda one: one.distribute(across=False),
            Needs.THREE,
        ),
    ),
)
PIN = Doing(
    "pin",
    N_("Pin"),
    "Ctrl+Alt+P",
    lambda one: one.pin(),
    Needs.THINGS,
    icon="pin",
    on=lambda one: one.all_pinned,
)
NOTE = Doing("note", N_("Write a note"), "Ctrl+Alt+N", lambda one: one.note(), icon="write")
CONNECT = Doing(
    "connect",
    N_("Connect"),
    "Ctrl+Alt+S",
    lambda one: one.connect_chosen(),
    Needs.THINGS,
    icon="connect",
)
TIE = (
    Doing(
        "tie_start",
        N_("Tie the stream's start to the thing"),
        "Ctrl+Alt+B",
        lambda one: one.tie_chosen(start=True),
        Needs.BOTH,
    ),
    Doing(
        "tie_end",
        N_("Tie the stream's end to the thing"),
        "Ctrl+Alt+E",
        lambda one: one.tie_chosen(start=False),
        Needs.BOTH,
    ),
)
HOLD = Doing(
    "hold",
    N_("Hold it and choose more with Tab"),
    "Ctrl+Space",
    lambda one: one.hold(),
    Needs.CHOSEN,
    writes=False,
)
RENAME = Doing("rename", N_("Write the name"), "F2", lambda one: one.rename(), Needs.ONE)
LAY_OUT = Doing("lay_out", N_("Lay out the sheet"), "Ctrl+Alt+L", lambda one: one.lay_out(), icon="lay_out")
LET_GO = Doing("let_go", N_("Lay streams anew"), "Ctrl+Alt+R", lambda one: one.let_routes_go())
DRAW_REST = Doing("draw_rest", N_("Draw what is missing"), "Ctrl+Alt+D", lambda one: one.draw_the_rest())
FIT = Doing(
    "fit", N_("Fit the drawing"), "Ctrl+0", lambda one: one.view.fit_drawn(), writes=False, icon="fit"
)
ZOOM = (
    Doing("zoom_in", N_("Larger"), "Ctrl++", lambda one: one.zoom(1.25), writes=False, icon="zoom_in"),
    Doing("zoom_out", N_("Smaller"), "Ctrl+-", lambda one: one.zoom(0.8), writes=False, icon="zoom_out"),
)
LOOK = (
    FIT,
    Doing("fit_sheet", N_("Whole sheet"), "Ctrl+Alt+0", lambda one: one.view.fit(), writes=False),
    Doing("fit_chosen", N_("What is chosen"), "Ctrl+9", lambda one: one.view.fit_chosen(), writes=False),
    *ZOOM,
    Doing("natural", N_("Natural size"), "Ctrl+Alt+1", lambda one: one.view.set_zoom(1.0), writes=False),
)
GRID = Doing(
    "grid",
    N_("Grid"),
    "Ctrl+Alt+G",
    lambda one: one.toggle_grid(),
    writes=False,
    icon="grid",
    on=lambda one: one.editor.scene.with_grid,
)
SNAP = Doing(
    "snap",
    N_("Snap to the grid"),
    "Ctrl+Alt+K",
    lambda one: one.toggle_snap(),
    writes=False,
    icon="snap",
    on=lambda one: one.editor.snapping,
)
MAP = Doing(
    "map",
    N_("Small map"),
    "Ctrl+Alt+O",
    lambda one: one.editor.map.toggle(),
    writes=False,
    on=lambda one: one.editor.map.wanted,
)
UNDERLAY = Doing(
    "underlay", N_("Lay a scan under the sheet…"), "", lambda one: one.lay_scan(), icon="underlay"
)
OF_SCAN = (
    Doing("move_underlay", N_("Move the scan"), "", lambda one: one.move_scan(), Needs.SCAN),
    Doing("dim_underlay", N_("Dim the scan"), "", lambda one: one.dim_scan(0.15), Needs.SCAN),
    Doing(
        "clear_underlay", N_("Show the scan more clearly"), "", lambda one: one.dim_scan(-0.15), Needs.SCAN
    ),
    Doing("no_underlay", N_("Take the scan away"), "", lambda one: one.take_scan_away(), Needs.SCAN),
)
FIND = Doing(
    "find", N_("Find a tag or number"), "Ctrl+F", lambda one: one.editor.find_asked.emit(), writes=False
)
TO_ROW = Doing(
    "to_row",
    N_("Show in the table"),
    "Ctrl+Shift+D",
    lambda one: one.to_row(),
    Needs.RECORD,
    writes=False,
)
TO_INVENTORY = Doing(
    "to_inventory",
    N_("Show in the inventory"),
    "Ctrl+Shift+I",
    lambda one: one.to_inventory(),
    Needs.RECORD,
    writes=False,
)
FOLLOW = Doing(
    "follow",
    N_("Follow the stream to its other sheet"),
    "Return",
    lambda one: one.follow(),
    Needs.RECORD,
    False,
)
OPERATION = Doing(
    "operation",
    N_("Sheet of a unit operation"),
    "",
    lambda one: one.draw_operation(),
    Needs.THINGS,
)
NUMBERS = Group(
    "numbers",
    N_("Renumber"),
    "",
    (
        Doing("renumber_equipment", N_("Equipment of this sheet"), "", lambda one: one.renumber_equipment()),
        Doing("renumber_streams", N_("Streams of this sheet"), "", lambda one: one.renumber_streams()),
    ),
)

Entry = Doing | Group | None
MENU: tuple[Entry, ...] = (
    *CHOOSE_AND_COPY,
    None,
    RENAME,
    NOTE,
    CONNECT,
    *TIE,
    HOLD,
    None,
    TURN,
    MIRROR,
    ALIGN,
    DISTRIBUTE,
    PIN,
    STYLES,
    None,
    LAY_OUT,
    LET_GO,
    DRAW_REST,
    NUMBERS,
    OPERATION,
    None,
    FIND,
    Group("zoom", N_("Size"), "", LOOK),
    GRID,
    SNAP,
    MAP,
    UNDERLAY,
    *OF_SCAN,
    None,
    FOLLOW,
    TO_INVENTORY,
)
"""The Diagram menu, in order; None is a line."""

OF_THINGS: tuple[Entry, ...] = (
    TO_ROW,
    TO_INVENTORY,
    FOLLOW,
    None,
    RENAME,
    CONNECT,
    None,
    *CHOOSE_AND_COPY[:6],
    None,
    TURN,
    MIRROR,
    ALIGN,
    DISTRIBUTE,
    PIN,
    STYLES,
    OPERATION,
)
OF_STREAMS: tuple[Entry, ...] = (TO_ROW, TO_INVENTORY, None, RENAME, LET_GO, STYLES, None, CHOOSE_AND_COPY[4])
OF_SHEET: tuple[Entry, ...] = (
    CHOOSE_AND_COPY[2],
    CHOOSE_AND_COPY[3],
    NOTE,
    None,
    LAY_OUT,
    LET_GO,
    DRAW_REST,
    NUMBERS,
    None,
    FIT,
    GRID,
    SNAP,
    MAP,
    UNDERLAY,
    *OF_SCAN,
)
"""What the context menu over things, over streams and over the bare sheet offers."""

BAR: tuple[Entry, ...] = (
    NOTE,
    CONNECT,
    None,
    TURN,
    MIRROR,
    ALIGN,
    DISTRIBUTE,
    PIN,
    None,
    LAY_OUT,
    None,
    FIT,
    *ZOOM,
    GRID,
    SNAP,
    UNDERLAY,
)
"""The tool bar above the sheet."""


def all_doings(entries: tuple[Entry, ...] = (*MENU, TO_ROW)) -> list[Doing]:
    """Return them one by one, those of groups too."""
    found: list[Doing] = []
    for entry in entries:
        if isinstance(entry, Group):
            found += entry.doings
        elif entry is not None:
            found.append(entry)
    return found
