"""A block from the clipboard into a grid: one that fits is written at once, any other is shown first."""

from PySide6.QtWidgets import QDialog

from cpdesk.edits.blocks import paste_cells
from ui.grid.clipboard import clipboard_block
from ui.grid.filling import fill_cells
from ui.grid.grid_view import GridView
from ui.grid.paste_dialog import PasteDialog
from ui.grid.paste_plan import Block, plan_of, planned, same_shape, straight


def paste_into(grid: GridView) -> bool:
    """Take the block on the clipboard into the grid; True where it was written."""
    block = clipboard_block()
    if not block or not grid.table_model.writable:
        return False
    return paste_block(grid, block)


def paste_block(grid: GridView, block: Block) -> bool:
    """Write a block that fits the chosen cells at once; any other is shown first."""
    if len(block) == 1 and len(block[0]) == 1 and grid.chosen_number() > 1:
        return fill_cells(grid, [(index, block[0][0]) for index in grid.selected_cells()])
    if len(block) == 1 and len(block[0]) == 1:
        return paste_one(grid, block[0][0])
    if same_shape(grid, block) and planned(grid, block).headings is False:
        plan = plan_of(grid, block, straight(grid, block))
        if not grid.table_model.typist.tried(lambda: paste_cells(grid.table_model.session.project, plan)):
            return True
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
