"""The workbook of a sample, recalculated by LibreOffice, says the same as `results`, cell by cell."""

import json
import sys
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "exchange"))

import office

from cpdesk.cli import main
from cpdesk.exchange.audit_workbook import filled_tables
from cpdesk.project.project import Project
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.table import Layout, is_number

pytestmark = [pytest.mark.office, office.needs_office]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_number_of_results_stands_in_the_recalculated_workbook(language, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path, out = tmp_path / "demo.cpdesk", tmp_path / "demo.xlsx"
    assert main(["new", str(path), "--sample", "chlorobenzene", "--lang", language]) == 0
    assert main(["export", str(path), "-o", str(out), "--lang", language]) == 0
    capsys.readouterr()
    assert main(["results", str(path), "--json", "--lang", language]) == 0
    said = json.loads(capsys.readouterr().out)
    values = office.recalculated(out)
    with Project.open(path, read_only=True) as project:
        shown = list(filled_tables(Tables(project)))
    titles = {sheet.title for sheet in openpyxl.load_workbook(out)}
    assert len(titles) == len(shown) + 2  # the index and the Sankey diagrams
    by_sheet: dict[str, list[float]] = {}
    for (sheet, _cell), value in values.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            by_sheet.setdefault(sheet, []).append(float(value))
    for table in shown:
        numbers = [value for row in said[table.name]["rows"] for value in row.values() if is_number(value)]
        numbers += [value for value in said[table.name]["totals"].values() if is_number(value)]
        assert table.layout in Layout
        match = [sheet for sheet, found in by_sheet.items() if _holds(found, numbers)]
        assert match or not numbers, (table.name, numbers)


def _holds(found: list[float], wanted: list[float]) -> bool:
    rest = list(found)
    for number in wanted:
        near = next((one for one in rest if one == pytest.approx(number, rel=1e-9, abs=1e-12)), None)
        if near is None:
            return False
        rest.remove(near)
    return True
