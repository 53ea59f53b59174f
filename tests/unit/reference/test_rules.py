"""Aspects, weights, rules, law, report outline and glossary."""

from datetime import date

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference.aspects import aspect, aspects
from cpdesk.reference.glossary import terms, words_to_avoid, zh_term
from cpdesk.reference.law import legal_entries, mandatory_cases
from cpdesk.reference.report_outline import report_chapters
from cpdesk.reference.rules import balance_rules, cost_classes, measurement_rules
from cpdesk.reference.techniques import search_techniques, technique_sectors, techniques
from cpdesk.reference.weighting import focus_factors, option_factors


def test_eight_aspects_in_order():
    assert [found.key for found in aspects()] == [
        "raw_materials_energy",
        "technology",
        "equipment",
        "process_control",
        "product",
        "waste",
        "management",
        "staff",
    ]
    assert all(cause.en and cause.zh for found in aspects() for cause in found.typical_causes)
    assert aspect("staff").title.zh == "员工"
    with pytest.raises(DataFault, match="luck"):
        aspect("luck")


def test_techniques_name_an_aspect():
    assert {found.aspect for found in techniques()} <= {found.key for found in aspects()}


def test_default_weights_of_the_focus():
    assert [found.default_weight for found in focus_factors()] == [10, 9, 8, 5, 2]


@pytest.mark.parametrize("factor", [*focus_factors(), *option_factors()])
def test_default_weight_lies_in_its_range(factor):
    assert 1 <= factor.lowest_weight <= factor.default_weight <= factor.highest_weight <= 10


def test_measurement_takes_three_cycles_or_72_hours():
    minima = {rule.key: (rule.minimum, rule.minimum_unit) for rule in measurement_rules()}
    assert minima == {"batch": (3, "cycles"), "continuous": (72, "hours"), "same_window": (None, None)}


def test_balance_limits_are_fractions():
    limits = {rule.key: rule.limit for rule in balance_rules()}
    assert limits == {"total": 0.05, "costly_or_toxic": 0.02, "recompute": None}


def test_cost_classes_join_without_a_gap():
    bounds = [(found.above, found.up_to) for found in cost_classes()]
    assert bounds == [(None, 0), (0, 5), (5, 50), (50, None)]
    assert not any(found.provenance.verified for found in cost_classes())


def test_the_law_gives_way_to_the_code_on_one_day():
    entries = {entry.key: entry for entry in legal_entries()}
    old, new = entries["cppl"], entries["code"]
    assert old.in_force_on(date(2026, 8, 14))
    assert not old.in_force_on(date(2026, 8, 15))
    assert not new.in_force_on(date(2026, 8, 14))
    assert new.in_force_on(date(2026, 8, 15))
    assert entries["hf_2010_54"].in_force_on(date(2020, 1, 1)) is None


def test_three_mandatory_cases():
    assert [found.key for found in mandatory_cases()] == ["double_exceed", "high_energy", "double_toxic"]
    assert all("art. 27" in found.law for found in mandatory_cases())


def test_report_has_ten_chapters_and_the_evaluation_report_the_first_six():
    assert [found.number for found in report_chapters()] == list(range(10))
    assert [found.number for found in report_chapters() if found.in_evaluation_report] == list(range(6))
    assert all(part.en and part.zh for found in report_chapters() for part in found.sections)


def test_glossary():
    assert len(terms()) == 265
    assert zh_term("audit focus") == "审核重点"
    assert zh_term("Cleaner production") == "清洁生产"
    assert zh_term("net present value (NPV)") == "净现值"
    with pytest.raises(DataFault, match="phlogiston"):
        zh_term("phlogiston")


def test_words_to_avoid():
    assert {found.zh: found.use for found in words_to_avoid()}["清洁生产审计"] == "清洁生产审核"


def test_techniques_are_found_by_words_of_both_languages():
    assert len(techniques()) == 135
    assert search_techniques("coke quenching")[0].title.zh == "干熄焦技术"
    assert search_techniques("干熄焦")[0].key == "T001"
    assert search_techniques("no such thing") == ()
    assert all(sector.en and sector.zh for sector in technique_sectors())
