"""Charts of the workbook: they read the sheet's own cells, stand below the table and say their units."""

import zipfile

import pytest

from cpdesk.language import Message
from cpdesk.tables.colours import MEDIA
from cpdesk.tables.table import Chart, Column, Figure, Format, Row, Table
from tests.unit.exchange.workbook_tables import written

COLUMNS = (
    Column("medium", Message("Medium")),
    Column("pollutant", Message("Pollutant")),
    Column("year", Message("Year"), Format.YEAR),
    Column("load", Message("Load"), Format.NUMBER, "t/a"),
    Column("water", Message("Water"), Format.NUMBER, "m3/t"),
)
ROWS = (
    Row("1", {"medium": Message("water"), "pollutant": "COD", "year": 2006, "load": 0.05, "water": 3.0}),
    Row("2", {"medium": Message("air"), "pollutant": "HCl", "year": 2007, "load": 1200.0, "water": 2.5}),
)


def figure(chart: Chart, categories: tuple[str, ...], series: tuple[str, ...], **more) -> Figure:
    return Figure(Message("Loads by medium"), chart, categories, series, **more)


def chart_xml(tmp_path, drawn: Figure, rows: tuple[Row, ...] = ROWS) -> str:
    written(tmp_path, Table("loads", Message("Loads"), COLUMNS, rows, figure=drawn))
    with zipfile.ZipFile(tmp_path / "audit.xlsx") as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        return archive.read(charts[0]).decode() if charts else ""


@pytest.mark.parametrize(
    ("chart", "element"),
    [
        (Chart.COLUMNS, "barChart"),
        (Chart.BARS, "barChart"),
        (Chart.LINES, "lineChart"),
        (Chart.POINTS, "lineChart"),
    ],
)
def test_each_kind_of_figure_is_drawn_from_the_cells(tmp_path, chart, element):
    xml = chart_xml(tmp_path, figure(chart, ("pollutant",), ("load",)))
    assert f"<{element}>" in xml
    assert "<f>'Loads'!$D$7:$D$8</f>" in xml
    assert "<f>'Loads'!$B$7:$B$8</f>" in xml
    assert "<f>'Loads'!$D$6</f>" in xml


def test_points_over_figures_are_a_scatter(tmp_path):
    xml = chart_xml(tmp_path, figure(Chart.POINTS, ("year",), ("load",)))
    assert "<scatterChart>" in xml
    assert "<xVal><numRef><f>'Loads'!$C$7:$C$8</f>" in xml


def test_a_pareto_chart_has_columns_a_line_of_shares_and_an_axis_for_each(tmp_path):
    columns = (*COLUMNS[:4], Column("cumulative", Message("Cumulative share"), Format.PERCENT))
    rows = tuple(
        Row(str(n), {"pollutant": f"P{n}", "load": 9.0 - n, "cumulative": 0.1 * n}) for n in range(1, 6)
    )
    drawn = figure(Chart.PARETO, ("pollutant",), ("load", "cumulative"), most=3)
    written(tmp_path, Table("loads", Message("Loads"), columns, rows, figure=drawn))
    with zipfile.ZipFile(tmp_path / "audit.xlsx") as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
    bars, line = xml.split("<lineChart>")
    assert "<f>'Loads'!$D$7:$D$9</f>" in bars
    assert "<f>'Loads'!$E$7:$E$9</f>" in line
    assert '<crosses val="max"' in line
    assert 'formatCode="0%"' in line
    assert "<a:t>Load, t/a</a:t>" in xml


def test_titles_and_units_are_said(tmp_path):
    xml = chart_xml(tmp_path, figure(Chart.COLUMNS, ("pollutant",), ("load",)))
    for text in ("Loads by medium", "Pollutant", "Load, t/a"):
        assert f"<a:t>{text}</a:t>" in xml
    assert 'delete val="1"' not in xml


def test_several_categories_stand_together(tmp_path):
    xml = chart_xml(tmp_path, figure(Chart.BARS, ("medium", "pollutant"), ("load",)))
    assert "<multiLvlStrRef><f>'Loads'!$A$7:$B$8</f>" in xml


def test_bars_have_the_colours_of_their_medium(tmp_path):
    xml = chart_xml(tmp_path, figure(Chart.BARS, ("medium", "pollutant"), ("load",)))
    assert MEDIA["water"].removeprefix("#").upper() in xml
    assert MEDIA["air"].removeprefix("#").upper() in xml


def test_a_logarithmic_axis_starts_below_the_smallest_value(tmp_path):
    xml = chart_xml(tmp_path, figure(Chart.BARS, ("pollutant",), ("load",), logarithmic=True))
    assert '<logBase val="10"' in xml
    assert '<min val="0.01"' in xml


def test_an_axis_is_not_logarithmic_where_a_value_is_zero(tmp_path):
    rows = (*ROWS, Row("3", {"pollutant": "dust", "load": 0.0}))
    assert "logBase" not in chart_xml(
        tmp_path, figure(Chart.BARS, ("pollutant",), ("load",), logarithmic=True), rows
    )


def test_a_legend_stands_where_there_are_several_series(tmp_path):
    assert "<legend>" in chart_xml(tmp_path, figure(Chart.LINES, ("year",), ("load", "water")))
    assert "<legend>" not in chart_xml(tmp_path, figure(Chart.LINES, ("year",), ("load",)))


def test_nothing_is_drawn_where_nothing_is_known(tmp_path):
    rows = (Row("1", {"pollutant": "COD", "load": None}),)
    assert chart_xml(tmp_path, figure(Chart.BARS, ("pollutant",), ("load",)), rows) == ""


def test_the_chart_covers_no_cells(tmp_path):
    made = Table(
        "loads", Message("Loads"), COLUMNS, ROWS, figure=figure(Chart.BARS, ("pollutant",), ("load",))
    )
    sheet = written(tmp_path, made)["Loads"]
    (chart,) = sheet._charts
    assert chart.anchor._from.row >= sheet.max_row
    assert int(sheet.print_area.rpartition("$")[2]) > chart.anchor._from.row + 10
