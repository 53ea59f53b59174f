"""A block from the clipboard into a grid: one that fits is written at once, any other is shown first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from cpdesk.edits.blocks import paste_cells
from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message
from ui.grid.clipboard import clipboard_block
from ui.grid.filling import fill_cells, patches_of
from ui.grid.grid_view import GridView
from ui.grid.paste_dialog import PasteDialog
from ui.grid.paste_plan import Block, planned, planner, same_shape, straight
from ui.jobs import Report

if TYPE_CHECKING:
    from cpdesk.project.project import Project


def paste_into(grid: GridView) -> bool:
    """Take the block on the clipboard into the grid; True where it was written."""
    block = clipboard_block()
    if not block or not grid.table_model.writable:
        return False
    return paste_block(grid, block)


def paste_block(grid: GridView, block: Block) -> bool:
    """Write a block that fits the chosen cells at once; any other is shown first."""
    if len(block) == 1 and len(block[0]) == 1 and grid.chosen_number() > 1:
        return fill_cells(grid, patches_of(grid.chosen_by_row(), block[0][0]))
    if len(block) == 1 and len(block[0]) == 1:
        return paste_one(grid, block[0][0])
    if not same_shape(grid, block) or planned(grid, block).headings:
        return asked(grid, block)
    plan, model, shown = planner(grid, block, straight(grid, block)), grid.table_model, list[bool]()

    def edit(project: "Project", report: Report) -> int:
        return paste_cells(project, plan(report))

    def ask(error: CPDeskError) -> None:
        model.typist.sentences(error)
        shown.append(asked(grid, block))

    title = Message(N_("Paste {number} rows"), {"number": len(block)})
    written = model.session.writing.run(title, len(block), edit, wrong=ask)
    return shown[0] if shown else written


def asked(grid: GridView, block: Block) -> bool:
    """Show a block and write it where the person agrees; True where it was written."""
    dialog = PasteDialog(grid, block, grid.window())
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


def paste_one(grid: GridView, text: str) -> bool:
    """Type one pasted text into the cell with the mark."""
    model, index = grid.table_model, grid.currentIndex()
    target = straight(grid, [[text]])
    column = target.columns[0] if target.columns else None
    if column is None or model.place(index) is None:
        return False
    faults = model.type_at(index, text)
    if faults:
        grid.tell_at(index, faults)
    return not faults
