"""What a figure shows, taken from its table: categories, series, values, in the person's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from cpdesk.language import Message
from cpdesk.tables.table import Column, Figure, Format, Row, Table, Value, is_number
from ui.session import Session

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure ready to be drawn: `values` by category and series, where they are known.

    `short` are the first parts of the categories' names, such as their numbers. `left_out` rows are not drawn.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[str, ...]
    units: tuple[str, ...]
    values: Mapping[Place, float]
    media: tuple[str, ...]
    axis: str
    logarithmic: bool
    decimal: str
    short: tuple[str, ...] = ()
    left_out: int = 0

    def number(self, value: float) -> str:
        """Return a number as a person reads it."""
        form = ",.0f" if abs(value) >= 1e5 else ",.5g"
        return f"{value:{form}}".replace(",", "\u202f").replace(".", self.decimal)

    def told(self, place: Place) -> str:
        """Return one value with what it is of."""
        category, series = place
        unit = self.units[series] or self.axis
        what = ", ".join(part for part in (self.categories[category], self.series[series]) if part)
        return escape(f"{what}: {self.number(self.values[place])} {unit}".strip())

    def in_words(self) -> str:
        """Return all values as a text, for those who do not see the picture."""
        return "; ".join(self.told(place) for place in self.values)


def picture_of(session: Session, table: Table, figure: Figure) -> Picture:
    """Return what a figure shows as the table stands."""
    known = [row for row in table.rows if any(is_number(row.values.get(key)) for key in figure.series)]
    rows = figure.picked(known)
    columns = [table.column(key) for key in figure.series]
    names = [_name(session, row, figure) for row in rows]
    headings = [_heading(session, column) for column in columns]
    values = {
        (place, number): shown_number(value, column)  # type: ignore[arg-type]
        for place, row in enumerate(rows)
        for number, column in enumerate(columns)
        if is_number(value := row.values.get(column.key))
    }
    units = ["%" if column.format is Format.PERCENT else session.unit(column.unit) for column in columns]
    return Picture(
        title=session.say(figure.title),
        categories=tuple(names),
        series=tuple(headings),
        units=tuple(units),
        values=values,
        media=tuple(_medium(row, figure) for row in rows),
        axis=figure.axis or (units[0] if len(set(units)) == 1 else ""),
        logarithmic=figure.logarithmic,
        decimal=session.tables.view.audit.decimal_sign.value,
        short=tuple(_said(session, row.values.get(figure.categories[0])) for row in rows),
        left_out=len(known) - len(rows) if figure.worst else 0,
    )


def shown_number(value: float, column: Column) -> float:
    """Return a number as the axis counts it: a fraction as per cent, as in the table."""
    return float(value) * 100 if column.format is Format.PERCENT else float(value)


def _heading(session: Session, column: Column) -> str:
    return session.say(column.heading)


def _name(session: Session, row: Row, figure: Figure) -> str:
    parts = [_said(session, row.values.get(key)) for key in figure.categories]
    return " ".join(part for part in parts if part)


def _said(session: Session, value: Value) -> str:
    return session.say(value) if isinstance(value, Message) else str(value or "")


def _medium(row: Row, figure: Figure) -> str:
    medium = row.values.get("medium")
    return medium.text if "medium" in figure.categories and isinstance(medium, Message) else ""
