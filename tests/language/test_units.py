"""Units as each language writes them: what is shown can be typed, and money has one spelling in the file."""

import pytest

from cpdesk.edits.records import change
from cpdesk.exchange.workbook_cells import heading_text
from cpdesk.language import ENGLISH, TEN_THOUSAND, UNIT_WORDS, Message, UnitText, open_language
from cpdesk.project.project import Project
from cpdesk.quantities import parse_quantity, parse_unit
from cpdesk.records.audit import Audit
from cpdesk.reference.folders import locale_folder
from cpdesk.tables.catalogue import Tables

CHINESE = open_language("zh_CN", locale_folder())


@pytest.mark.parametrize(
    ("symbol", "written"),
    [
        ("10^4 CNY", "万元"),
        ("10^4 CNY/a", "万元/a"),
        ("CNY/t", "元/t"),
        ("12 10^4 CNY", "12 万元"),
        ("12 10^4 CNY/a", "12 万元/a"),
        ("10^4 kWh/a", "万kWh/a"),
        ("4 pcs", "4 件"),
        ("t/batch", "t/批"),
        ("10^4 EUR", "万EUR"),
        ("t/h", "t/h"),
        ("3.5 t/h", "3.5 t/h"),
        ("12 m3", "12 m3"),
        ("", ""),
    ],
)
def test_a_unit_is_written_in_words_of_the_language(symbol, written):
    assert CHINESE.unit(symbol) == written
    assert ENGLISH.unit(symbol) == symbol


@pytest.mark.parametrize("symbol", [*sorted(UNIT_WORDS), f"{TEN_THOUSAND}kWh/a", "10^4 EUR", "t/batch"])
def test_what_is_shown_can_be_typed(symbol):
    assert parse_unit(CHINESE.unit(symbol)) == parse_unit(symbol)
    assert parse_quantity(f"12 {CHINESE.unit(symbol)}").value == parse_quantity(f"12 {symbol}").value


def test_a_message_says_its_unit_in_the_language():
    said = Message("{typed} cannot be stated in {unit}.", {"typed": "5 t", "unit": UnitText("10^4 CNY/a")})
    assert "万元/a" in CHINESE.say(said)
    assert "10^4 CNY/a" in ENGLISH.say(said)


def test_the_unit_of_money_typed_in_chinese_is_kept_in_one_spelling(tmp_path):
    with Project.create(tmp_path / "plant.cpdesk") as project:
        change(project, Audit, "audit", money_unit="元")
        assert project.audit.money_unit == "CNY"
        change(project, Audit, "audit", money_unit="万元")
        assert project.audit.money_unit == "10^4 CNY"
        column = Tables(project).table("economics").column("net_income")
        assert heading_text(column, CHINESE) == "净收益, 万元/a"
        assert heading_text(column, ENGLISH) == "Net income, 10^4 CNY/a"
