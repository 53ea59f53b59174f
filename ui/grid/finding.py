"""Finding the next cell that holds a text."""

from collections.abc import Sequence

from ui.grid.grid_view import GridView
from ui.grid.table_model import TableModel


def find_next(grid: GridView, text: str, *, backwards: bool = False) -> bool:
    """Put the mark on the next cell that holds a text, round the end if need be; False where there is none."""
    wanted, model, seen = text.casefold().strip(), grid.table_model, grid.columns.seen()
    if not wanted or not model.rows or not seen:
        return False
    index, count, step = grid.currentIndex(), len(model.rows), -1 if backwards else 1
    here = seen.index(index.column()) if index.column() in seen else 0
    for distance in range(count + 1):
        number = (index.row() + step * distance) % count
        found = _places(model, number, seen, wanted)
        if not distance:
            found = [place for place in found if (place - here) * step > 0]
        elif distance == count:
            found = [place for place in found if (place - here) * step <= 0]
        if found:
            grid.put_mark(number, seen[found[-1 if backwards else 0]])
            return True
    return False


def _places(model: TableModel, number: int, seen: Sequence[int], wanted: str) -> list[int]:
    """Return in which of the columns that are seen a row holds a text."""
    row = model.rows[number]
    if not model.holds(row, wanted):
        return []
    word = model.wording.text
    texts = (word(row, model.columns[column]) for column in seen)
    return [place for place, text in enumerate(texts) if wanted in text.casefold()]
