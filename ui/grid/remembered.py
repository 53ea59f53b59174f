"""Columns as a person left them: widths, order, which are hidden, and by which the rows stand."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from PySide6.QtCore import QSettings


@dataclass(slots=True)
class ColumnState:
    """How the columns of one table are laid out, by their keys."""

    widths: dict[str, int] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    sort: str = ""
    descending: bool = False


def load(settings: QSettings, table: str) -> ColumnState:
    """Return the layout of a table; what is not understood counts as never said."""
    try:
        kept: Any = json.loads(str(settings.value(f"grid/{table}", "") or "{}"))
        state = ColumnState(**kept)
        state.widths = {str(key): int(width) for key, width in state.widths.items()}
        state.order, state.hidden = [str(key) for key in state.order], [str(key) for key in state.hidden]
        return state
    except (ValueError, TypeError, AttributeError):
        return ColumnState()


def keep(settings: QSettings, table: str, state: ColumnState) -> None:
    """Keep the layout of a table."""
    settings.setValue(f"grid/{table}", json.dumps(asdict(state), ensure_ascii=True))
