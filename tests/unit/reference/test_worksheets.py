"""The 41 worksheets and the six added sheets."""

from collections import Counter

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference.worksheets import ColumnType, added_sheets, worksheet, worksheets


def test_the_41_worksheets_stand_in_seven_phases():
    by_phase = Counter(sheet.phase for sheet in worksheets())
    assert [by_phase[phase] for phase in range(1, 8)] == [2, 13, 5, 6, 4, 9, 2]


def test_numbers_say_the_phase_and_run_without_a_gap():
    for phase in range(1, 8):
        numbers = [sheet.number for sheet in worksheets() if sheet.phase == phase]
        assert numbers == [f"{phase}-{place}" for place in range(1, len(numbers) + 1)]


def test_added_sheets_are_a_1_to_a_6_with_readable_titles():
    assert [sheet.number for sheet in added_sheets()] == [f"A-{place}" for place in range(1, 7)]
    assert worksheet("A-1").title.en == "Unit process list"
    assert worksheet("A-3").title.zh == "排放清单"
    assert all(sheet.phase is None for sheet in added_sheets())


def test_sheet_names():
    assert worksheet("2-1").sheet_name("zh_CN") == "工作表2-1"
    assert worksheet("2-1").sheet_name("en") == "Worksheet 2-1"


def test_every_column_has_headings_and_a_type():
    for sheet in (*worksheets(), *added_sheets()):
        assert sheet.columns
        headings = [column.heading for column in sheet.columns]
        assert all(heading.en and heading.zh for heading in headings), sheet.number
        assert len(set(headings)) == len(headings), sheet.number
        assert all(column.type in ColumnType for column in sheet.columns)


def test_the_performance_table_has_its_units():
    units = {column.heading.en: column.unit for column in worksheet("6-7").columns}
    assert units["Investment"] == "CNY 10k"
    assert units["Electricity saved"] == "10^4 kWh/a"


def test_a_sheet_from_general_knowledge_is_not_verified():
    assert worksheet("6-7").verified
    assert not worksheet("2-12").verified
    assert not worksheet("2-4").verified


def test_unknown_worksheet():
    with pytest.raises(DataFault, match="9-9"):
        worksheet("9-9")
