"""Readings point by point: repeats typed one after another, their mean and scatter, outliers; and the field sheets."""

from collections.abc import Iterator, Sequence

from cpdesk.language import N_, Message
from cpdesk.methods.balances.repeats import Repeats, repeats
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Component, Measurement, MeasuringPoint, Stream, Substance
from cpdesk.records.record import kind_of
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.labels import label_of
from cpdesk.tables.table import Cell, Column, Format, Mark, Place, Row, Table, Value, tidied
from cpdesk.tables.view import View

USUAL_REPEATS, MOST_SHOWN = 3, 24
_COMPUTED = Cell(marks=(Mark.COMPUTED,))
_HEAD = (
    Column("number", Message(N_("No.")), frozen=True),
    Column("location", Message(N_("Measuring point"))),
    Column("readings_unit", Message(N_("Unit"))),
)
_FIRST_RESULTS = (
    Column("mean", Message(N_("Mean")), Format.NUMBER),
    Column("relative", Message(N_("Mean ±, %")), Format.PERCENT, decimals=1),
)
"""What is looked at beside each point; the rest of its results stands behind the readings."""

_RESULTS = (
    Column("counted", Message(N_("Readings that count")), Format.WHOLE),
    Column("sd", Message(N_("Standard deviation")), Format.NUMBER),
    Column("half_width", Message(N_("Mean ±")), Format.NUMBER),
    Column("remark", Message(N_("To look at")), Format.LONG_TEXT),
)
_TAIL = (
    Column("stream", Message(N_("Stream no."))),
    Column("item", Message(N_("Item measured"))),
)
_NOTES = (
    Message(
        N_(
            "Type the readings of a point one after another. A number without unit counts in the unit of the "
            "point: that of its first reading, else that of its stream."
        )
    ),
    Message(N_("Mean ± is half the width of the interval in which the mean lies 19 times in 20.")),
    Message(
        N_("Outliers are told by Grubbs' test at 5 %. They count until they are left out as measured data.")
    ),
)


def _reading_key(place: int) -> str:
    return f"reading_{place + 1}"


def unit_of_point(view: View, point: MeasuringPoint, readings: Sequence[Measurement]) -> str:
    """Return the unit in which a point is read; empty where nothing tells."""
    given = next((one.value for one in readings if one.value is not None), None)
    if given is None and point.substance is not None:
        parts = view.by(Component, "stream").get(point.stream, ())
        given = next((one.amount for one in parts if one.substance == point.substance), None)
    elif given is None:
        stream = view.get(Stream, point.stream)
        given = stream.flow if stream is not None else None
    return given.unit if given is not None else ""


def _readings(view: View) -> Table:
    of_point = view.by(Measurement, "point")
    points = view.all(MeasuringPoint)
    wanted = (max(point.repeats or USUAL_REPEATS, len(of_point.get(point.id, ())) + 1) for point in points)
    most = min(max(wanted, default=0), MOST_SHOWN)
    columns = (*_HEAD, *_FIRST_RESULTS, *map(_reading_column, range(most)), *_RESULTS, *_TAIL)
    rows = tuple(_row(view, point, of_point.get(point.id, ()), most) for point in points)
    return Table("readings", Message(READINGS.title), columns, rows, notes=_NOTES)


def _reading_column(place: int) -> Column:
    heading = Message(N_("Reading {number}"), {"number": place + 1})
    return Column(_reading_key(place), heading, Format.NUMBER, field="value")


def _row(view: View, point: MeasuringPoint, readings: Sequence[Measurement], most: int) -> Row:
    unit = unit_of_point(view, point, readings)
    numbers = [_number(view, one.value, unit) for one in readings]
    counted = [place for place, one in enumerate(readings) if numbers[place] is not None and not one.left_out]
    found = repeats([number for place in counted if (number := numbers[place]) is not None])
    outliers = {counted[place] for place in found.outliers}
    values = {**_head(view, point, unit), **_results(found)}
    values["remark"] = _remark(readings, outliers, numbers)
    cells = dict.fromkeys((column.key for column in (*_FIRST_RESULTS, *_RESULTS)), _COMPUTED)
    for place in range(most):
        key = _reading_key(place)
        if place < len(readings):
            values[key] = numbers[place]
            cells[key] = _cell(readings[place], place in outliers, unit)
        else:
            values[key] = None
            cells[key] = Cell(place=Place("measurement", None, "value", _start(point), unit))
    return Row(point.id, values, kind_of(MeasuringPoint), point.id, cells)


def _number(view: View, given: Quantity | None, unit: str) -> float | None:
    return view.number(given, unit) if given is not None and unit else None


def _head(view: View, point: MeasuringPoint, unit: str) -> dict[str, Value]:
    substance = label_of(view.get(Substance, point.substance))
    return {
        "number": point.number or None,
        "location": point.location or None,
        "stream": label_of(view.get(Stream, point.stream)) or None,
        "item": point.item or substance or None,
        "readings_unit": unit or None,
    }


def _results(found: Repeats) -> dict[str, Value]:
    relative = found.half_width / abs(found.mean) if found.half_width is not None and found.mean else None
    return {
        "counted": found.number,
        "mean": tidied(found.mean),
        "sd": tidied(found.sd),
        "half_width": tidied(found.half_width),
        "relative": tidied(relative),
    }


def _start(point: MeasuringPoint) -> dict[str, object]:
    """Return what a reading that is typed here starts with."""
    return {
        "point": point.id,
        "stream": point.stream,
        "substance": point.substance,
        "method": point.method,
    }


def _cell(one: Measurement, outlier: bool, unit: str) -> Cell:
    place = Place("measurement", one.id, "value", unit=unit)
    typed = one.value.text if one.value is not None else ""
    if one.left_out:
        return Cell((Mark.DISAGREES,), Message(N_("Left out of the mean.")), typed, place)
    if outlier:
        text = N_("Far from the others: look at it, and leave it out as measured data if it is wrong.")
        return Cell((Mark.DISAGREES,), Message(text), typed, place)
    return Cell(typed=typed, place=place)


def _remark(
    readings: Sequence[Measurement], outliers: set[int], numbers: Sequence[float | None]
) -> Message | None:
    if outliers:
        shown = ", ".join(str(place + 1) for place in sorted(outliers))
        return Message(N_("Outlier: reading {numbers}."), {"numbers": shown})
    other = [str(n + 1) for n, one in enumerate(readings) if one.value is not None and numbers[n] is None]
    if other:
        return Message(N_("In another kind of unit: reading {numbers}."), {"numbers": ", ".join(other)})
    gone = [str(place + 1) for place, one in enumerate(readings) if one.left_out]
    if gone:
        return Message(N_("Left out: reading {numbers}."), {"numbers": ", ".join(gone)})
    return None


# Field sheets

_SHEET_COLUMNS = (
    Column("number", Message(N_("No.")), frozen=True),
    Column("stream", Message(N_("Stream no."))),
    Column("location", Message(N_("Measuring point"))),
    Column("item", Message(N_("Item measured"))),
    Column("method", Message(N_("Method"))),
    Column("instrument", Message(N_("Instrument"))),
    Column("repeat", Message(N_("Reading no.")), Format.WHOLE),
    Column("taken_at", Message(N_("Date and time"))),
    Column("reading", Message(N_("Reading"))),
    Column("readings_unit", Message(N_("Unit"))),
    Column("remark", Message(N_("Remark"))),
    Column("measured_by", Message(N_("Measured by"))),
)


def _field_sheets(view: View) -> Table:
    rows = tuple(_sheet_rows(view))
    return Table("field_sheets", Message(FIELD_SHEETS.title), _SHEET_COLUMNS, rows)


def _sheet_rows(view: View) -> Iterator[Row]:
    of_point = view.by(Measurement, "point")
    for point in view.all(MeasuringPoint):
        unit = unit_of_point(view, point, of_point.get(point.id, ()))
        head = _head(view, point, unit) | {
            "method": point.method or None,
            "instrument": point.instrument or None,
            "measured_by": None,
        }
        for repeat in range(point.repeats or USUAL_REPEATS):
            empty = dict.fromkeys(("taken_at", "reading", "remark"))
            values: dict[str, Value] = {**head, **empty, "repeat": repeat + 1}
            yield Row(f"{point.id} {repeat + 1}", values, kind_of(MeasuringPoint), point.id)


_RESTS_ON = (MeasuringPoint, Measurement, Stream, Substance, Component)
READINGS = TableDefinition("readings", N_("Readings point by point"), _readings, _RESTS_ON)
FIELD_SHEETS = TableDefinition("field_sheets", N_("Field sheets"), _field_sheets, _RESTS_ON)
TABLES = (READINGS, FIELD_SHEETS)
