"""Coal equivalents, factors, limits and standards against their own arithmetic."""

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference.coal_equivalents import KILOJOULES_PER_KGCE, coal_equivalents
from cpdesk.reference.cp_standards import (
    cp_standard,
    cp_standards,
    energy_benchmarks,
    indicator_groups,
    level_titles,
    standard_catalogue,
    water_quotas,
)
from cpdesk.reference.discharge_limits import (
    discharge_limits,
    discharge_standards,
    hazardous_waste_categories,
    limits_of,
)
from cpdesk.reference.emission_factors import FactorKind, emission_factors, factors_of, grid_factor
from cpdesk.reference.pollution_equivalents import (
    noise_rates,
    pollution_equivalents,
    solid_waste_rates,
    tax_bands,
    tax_rules,
)

KILOJOULES_2008 = 29271.0


@pytest.mark.parametrize("found", coal_equivalents(), ids=lambda found: found.key)
def test_coal_coefficient_is_heat_value_over_that_of_coal(found):
    """The 2008 edition divides by 29271 kJ; a row whose two figures disagree says so in its note."""
    base = KILOJOULES_2008 if found.provenance.edition == "GB/T 2589-2008" else KILOJOULES_PER_KGCE
    agrees = (
        abs(found.low - found.heat_low_kj / base) <= 2e-4
        and abs(found.high - found.heat_high_kj / base) <= 2e-4
    )
    assert agrees or "one of the two figures is wrong" in found.note


def test_only_one_coal_row_is_at_odds_with_itself():
    assert [found.title.zh for found in coal_equivalents() if found.note] == ["乙炔"]


def test_a_range_has_no_single_coefficient():
    by_key = {found.key: found for found in coal_equivalents()}
    assert by_key["fuel_natural_gas"].coefficient is None
    assert (by_key["fuel_natural_gas"].low, by_key["fuel_natural_gas"].high) == (1.1, 1.33)
    assert by_key["fuel_raw_coal"].coefficient == 0.7143
    assert by_key["fuel_electricity_calorific"].verified
    assert not by_key["fuel_raw_coal"].verified


def test_grid_factor_of_china():
    assert grid_factor().value == 0.5306
    assert grid_factor().unit == "kgCO2/kWh"
    assert grid_factor().verified
    assert grid_factor("全国", 2022).value == 0.5366
    with pytest.raises(DataFault, match="Atlantis"):
        grid_factor("Atlantis")


def test_a_grid_factor_from_unverified_code_is_marked():
    assert not grid_factor("Henan").verified


@pytest.mark.parametrize("found", factors_of(FactorKind.FUEL_CHINA), ids=lambda found: found.key)
def test_fuel_factor_is_heat_value_times_carbon_times_oxidation(found):
    expected = found.heat_value * found.carbon_t_per_tj / 1000 * found.oxidation * 44 / 12
    assert found.value == pytest.approx(expected, abs=1e-4)


def test_every_factor_is_positive_and_has_a_unit():
    assert all(found.value > 0 and found.unit for found in emission_factors())


def test_tax_bands():
    bands = {band.medium: (band.low, band.high) for band in tax_bands()}
    assert bands == {"air": (1.2, 12), "water": (1.4, 14)}
    assert all(band.provenance.verified for band in tax_bands())


def test_fixed_tax_rates():
    assert [rate.rate for rate in solid_waste_rates()] == [5, 15, 1000, 25]
    assert [rate.rate for rate in noise_rates()] == [350, 700, 1400, 2800, 5600, 11200]
    assert len(tax_rules()) == 6


def test_pollution_equivalents():
    by_key = {found.key: found for found in pollution_equivalents()}
    assert len(by_key) == 114
    assert by_key["water_class2_cod"].value == 1
    assert by_key["water_class2_nh3_n"].value == 0.8
    assert by_key["air_so2"].value == 0.95
    assert by_key["water_class2_formaldehyde"].value == 0.125
    assert by_key["water_class2_cod"].verified
    assert not by_key["air_so2"].verified
    assert "water_class2_tn" not in by_key
    assert all(found.value > 0 for found in by_key.values())


def test_discharge_limits():
    assert len(discharge_limits()) == 249
    assert "GB 13458-2013" in discharge_standards()
    ph = next(row for row in limits_of("GB 13458-2013") if row.title.en == "pH").limit("direct")
    assert ph is not None
    assert (ph.lower, ph.upper, ph.text) == (6, 9, "6-9")


def test_each_limit_has_a_bound_or_a_text_or_no_limit_at_all():
    for row in discharge_limits():
        assert row.limits
        for limit in row.limits:
            assert limit.unit
            assert limit.lower is None or limit.upper is not None
            assert limit.upper is None or limit.upper > 0


def test_a_limit_of_rate_has_its_own_unit():
    row = next(row for row in limits_of("GB 16297-1996") if row.limit("rate_kg_h"))
    units = {limit.grade: limit.unit for limit in row.limits}
    assert units["rate_kg_h"] == "kg/h"
    assert units["stack_m"] == "m"


def test_stricter_classes_have_lower_limits():
    for row in discharge_limits():
        bounds = [
            limit.upper
            for limit in row.limits
            if limit.grade in ("I", "II", "III") and limit.upper is not None
        ]
        assert bounds == sorted(bounds), (row.standard, row.title)


def test_hazardous_waste_categories_are_numbered():
    codes = [found.code for found in hazardous_waste_categories()]
    assert len(codes) == len(set(codes)) == 46
    assert codes == sorted(codes)


def test_classes_of_an_indicator_run_one_way():
    for standard in cp_standards():
        for row in standard.indicators:
            values = [found.value for found in row.requirements if found.value is not None]
            if row.quantitative:
                assert values == sorted(values, reverse=row.direction == "higher"), (standard.code, row.title)


def test_recalled_standards_are_not_verified():
    assert not cp_standard("HJ/T 125-2003").verified
    assert cp_standard("电镀行业清洁生产评价指标体系 2015").verified
    assert not any(
        found.known for row in cp_standard("HJ/T 127-2003").indicators for found in row.requirements[:1]
    )
    with pytest.raises(DataFault, match="HJ/T 1"):
        cp_standard("HJ/T 1")


def test_a_weight_that_depends_on_the_plant_is_a_rule():
    rows = cp_standard("电镀行业清洁生产评价指标体系 2015").indicators
    assert "0.8/n" in {row.weight_rule for row in rows}
    assert all(row.weight is None for row in rows if row.weight_rule)


def test_indicators_stand_in_the_six_groups():
    groups = {group.key for group in indicator_groups()}
    assert len(groups) == 6
    assert {row.group for standard in cp_standards() for row in standard.indicators} <= groups
    assert list(level_titles()) == ["I", "II", "III"]


def test_benchmarks_are_better_than_baselines():
    assert all(found.benchmark < found.baseline for found in energy_benchmarks())
    assert all(found.advanced < found.general for found in water_quotas())
    assert len(standard_catalogue()) == 58
