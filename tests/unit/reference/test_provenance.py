"""Every shipped value has source, edition and an honest mark; every cited source exists."""

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference import (
    aspects,
    coal_equivalents,
    cp_standards,
    discharge_limits,
    elements,
    emission_factors,
    glossary,
    law,
    pollution_equivalents,
    profiles,
    report_outline,
    rules,
    sources,
    steps,
    substances,
    techniques,
    weighting,
    worksheets,
)
from cpdesk.reference.folders import resource_folder
from cpdesk.reference.provenance import Confidence, Provenance

LISTS = {
    "worksheets": worksheets.worksheets,
    "added sheets": worksheets.added_sheets,
    "phases": steps.phases,
    "profiles": profiles.profiles,
    "aspects": aspects.aspects,
    "focus factors": weighting.focus_factors,
    "option factors": weighting.option_factors,
    "measurement rules": rules.measurement_rules,
    "balance rules": rules.balance_rules,
    "cost classes": rules.cost_classes,
    "legal entries": law.legal_entries,
    "mandatory cases": law.mandatory_cases,
    "substances": substances.substances,
    "coal equivalents": coal_equivalents.coal_equivalents,
    "emission factors": emission_factors.emission_factors,
    "warming potentials": emission_factors.warming_potentials,
    "load formulas": emission_factors.load_formulas,
    "discharge limits": discharge_limits.discharge_limits,
    "hazardous waste": discharge_limits.hazardous_waste_categories,
    "pollution equivalents": pollution_equivalents.pollution_equivalents,
    "tax bands": pollution_equivalents.tax_bands,
    "solid waste rates": pollution_equivalents.solid_waste_rates,
    "noise rates": pollution_equivalents.noise_rates,
    "tax rules": pollution_equivalents.tax_rules,
    "techniques": techniques.techniques,
    "energy benchmarks": cp_standards.energy_benchmarks,
    "water quotas": cp_standards.water_quotas,
    "report chapters": report_outline.report_chapters,
    "indicators": lambda: [row for each in cp_standards.cp_standards() for row in each.indicators],
}


def provenances() -> Iterator[tuple[str, Provenance]]:
    for name, listed in LISTS.items():
        for entry in listed():
            yield name, entry.provenance
    yield "glossary", glossary.glossary_provenance()
    yield "atomic weights", elements.atomic_weights_provenance()


@pytest.mark.parametrize("name", LISTS)
def test_no_list_is_empty_and_no_entry_can_change(name: str):
    entries = LISTS[name]()
    assert entries
    assert all(entry.__dataclass_params__.frozen and not hasattr(entry, "__dict__") for entry in entries)


def test_every_value_has_source_and_edition():
    bare = [name for name, where in provenances() if not where.source or not where.edition]
    assert bare == []


def test_every_cited_source_exists():
    known = {source.key for source in sources.sources()}
    assert len(known) == 64
    cited = {key for _, where in provenances() for key in where.source_keys}
    assert cited <= known
    assert {"S17", "S18", "S37"} <= cited
    assert sources.cited(Provenance("S18; S17", "", Confidence.LOW))[0].key == "S18"


def test_verified_needs_high_confidence_and_a_source_without_doubt():
    assert Provenance("S17", "annex 2", Confidence.HIGH).verified
    assert not Provenance("S17", "annex 2", Confidence.MEDIUM).verified
    assert not Provenance("general knowledge, to verify", "", Confidence.HIGH).verified
    assert not Provenance("public source code, unverified", "", Confidence.HIGH).verified


def test_only_high_confidence_is_verified():
    assert all(where.confidence is Confidence.HIGH for _, where in provenances() if where.verified)
    assert any(where.verified for _, where in provenances())
    assert any(not where.verified for _, where in provenances())


def test_a_value_without_a_source_is_refused():
    with pytest.raises(DataFault, match="no source"):
        Provenance(" ", "2020", Confidence.HIGH)


def test_titles_stand_in_both_languages():
    for name, listed in LISTS.items():
        for entry in listed():
            if hasattr(entry, "title"):
                assert all((entry.title.en, entry.title.zh)), (name, entry)
                assert entry.title.in_language("zh_CN") == entry.title.zh
                assert entry.title.in_language("en") == entry.title.en


def test_keys_are_unique():
    for name, listed in LISTS.items():
        keys = [entry.key for entry in listed() if "key" in {f.name for f in dataclasses.fields(entry)}]
        assert len(keys) == len(set(keys)), name


def test_unknown_source_is_a_fault_of_the_data():
    with pytest.raises(DataFault, match="S99"):
        sources.source("S99")


def test_nothing_is_read_at_import():
    names = [path.stem for path in (resource_folder().parent / "cpdesk/reference").glob("*.py")]
    modules = ", ".join(f"cpdesk.reference.{name}" for name in names if name != "__init__")
    text = f"import {modules}; from cpdesk.reference.documents import document; "
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", text + "print(document.cache_info().currsize)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=resource_folder().parent,
    )
    assert done.stdout.strip() == "0"


def test_every_document_is_json_that_says_no_nan():
    for path in (resource_folder() / "reference").glob("*.json"):

        def refuse(text: str, path: object = path) -> None:
            raise AssertionError(path, text)

        json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)
