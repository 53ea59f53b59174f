"""Finding the next cell that holds a text."""

from ui.grid.grid_view import GridView


def find_next(grid: GridView, text: str, *, backwards: bool = False) -> bool:
    """Put the mark on the next cell that holds a text, round the end if need be; False where there is none."""
    wanted, model, seen = text.casefold().strip(), grid.table_model, grid.columns.seen()
    if not wanted or not model.rows or not seen:
        return False
    rows, index, word = model.rows, grid.currentIndex(), model.wording.text
    here = index.row() * len(seen) + (seen.index(index.column()) if index.column() in seen else 0)
    total = len(rows) * len(seen)
    step = -1 if backwards else 1
    for distance in range(1, total + 1):
        row, place = divmod((here + step * distance) % total, len(seen))
        if wanted in word(rows[row], model.columns[seen[place]]).casefold():
            grid.put_mark(row, seen[place])
            return True
    return False
