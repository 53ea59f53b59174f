"""Coal equivalents, emissions by factor, loads, water reuse, pollution equivalents and their tax.

Every input may be None, not known; the answer is then None, never zero.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message

KJ_PER_KGCE = 29307.6  # kJ/kgce, lower heating value of standard coal (7000 kcal): GB/T 2589-2020
SO2_PER_S = 2.0  # kg SO2/kg S: molar masses 64/32
COAL_SULPHUR_CONVERSION = 0.8  # share of the sulphur burnt to SO2: environmental-statistics manual (1.6 B S)


class TaxKind(StrEnum):
    """The kinds of taxable pollutant that are taxed by equivalents at an outlet."""

    AIR = "air"
    WATER_CLASS1 = "water_class1"
    WATER_CLASS2 = "water_class2"


# Pollutants taxed at an outlet, the largest equivalents first: Environmental Protection Tax Law, art. 9
TAXED_FIRST: Mapping[TaxKind, int] = {TaxKind.AIR: 3, TaxKind.WATER_CLASS1: 5, TaxKind.WATER_CLASS2: 3}
# Share of the limit up to which the reduced rate holds, with the rate's factor: the same law, art. 13
REDUCTIONS = ((0.5, 0.5), (0.7, 0.75))


@dataclass(frozen=True, slots=True)
class OutletLoad:
    """A pollutant at one outlet: load of the period [kg], equivalent value [kg], concentration and limit.

    `only_one_of` names a set of which one pollutant alone is taxed (COD, BOD5 and TOC).
    """

    pollutant: str
    kind: TaxKind
    load_kg: float | None
    equivalent_kg: float | None
    concentration: float | None = None
    limit: float | None = None
    only_one_of: str = ""


@dataclass(frozen=True, slots=True)
class TaxedPollutant:
    """One pollutant of the outlet: its equivalents, whether taxed, the factor of the rate, the tax."""

    pollutant: str
    equivalents: float | None
    taxed: bool | None
    factor: float
    tax: float | None
    reason: Message


@dataclass(frozen=True, slots=True)
class OutletTax:
    """The tax of one outlet. `tax` is None where a pollutant is `missing`; `tax_of_known` sums the rest."""

    tax: float | None
    tax_of_known: float
    pollutants: tuple[TaxedPollutant, ...]
    missing: tuple[str, ...]


def coal_equivalent(quantity: float | None, coefficient: float | None) -> float | None:
    """Answer how much standard coal an amount of fuel or energy stands for, in kgce.

    quantity: [unit of the fuel], >= 0. coefficient: [kgce/unit], >= 0, from the measured heating value first.
    E = quantity * coefficient. Errors: DataFault for a negative or infinite input. Source: GB/T 2589-2020.
    """
    return _product(quantity, coefficient)


def coal_coefficient(lower_heating_value: float | None) -> float | None:
    """Answer which coal-equivalent coefficient a measured heating value gives, in kgce per unit.

    lower_heating_value: [kJ/unit], >= 0. coefficient = LHV/29 307.6. Errors: DataFault for a negative or
    infinite input. Source: GB/T 2589-2020.
    """
    return _product(lower_heating_value, 1.0 / KJ_PER_KGCE)


def factor_emission(
    activity: float | None, factor: float | None, removal: float | None = 0.0
) -> float | None:
    """Answer what an activity emits by an emission factor.

    activity: [unit of activity], >= 0. factor: [mass/unit of activity], >= 0. removal: share removed, 0..1.
    E = activity * factor * (1 - removal). Errors: DataFault out of range. Source: EPA AP-42, introduction.
    """
    return _product(activity, factor, _left(removal))


def sulphuric_acid_so2_factor(conversion: float | None) -> float | None:
    """Answer how much SO2 a contact sulphuric acid plant emits, in kg/Mg of 100 % acid.

    conversion: SO2 to SO3, 0..1. EF = 682 - 6.82 * conversion in % = 682 (1 - conversion). Before any
    abatement. Errors: DataFault out of range. Source: EPA AP-42, introduction (recalled).
    """
    return _product(682.0, _left(conversion))


def coal_so2(
    coal: float | None,
    sulphur: float | None,
    conversion: float | None = COAL_SULPHUR_CONVERSION,
    removal: float | None = 0.0,
) -> float | None:
    """Answer how much SO2 burning coal emits, in the unit of the coal.

    coal: B [t], >= 0. sulphur: S, mass fraction 0..1. conversion: share of S that becomes SO2, 0..1; 0.8 by
    the statistics manual, other texts take 0.85 or 1: show it. removal: eta, share removed, 0..1. G = 2 *
    conversion * B * S * (1 - eta). Errors: DataFault out of range. Source: Chinese environmental-statistics
    manual (1.6 B S).
    """
    _fraction(sulphur)
    _fraction(conversion)
    return _product(SO2_PER_S, conversion, coal, sulphur, _left(removal))


def oil_so2(oil: float | None, sulphur: float | None, removal: float | None = 0.0) -> float | None:
    """Answer how much SO2 burning oil emits, in the unit of the oil; all its sulphur burns.

    oil: B [t], >= 0. sulphur: S, mass fraction 0..1. removal: eta, share removed, 0..1. G = 2 * B * S * (1 -
    eta). Errors: DataFault out of range. Source: Chinese environmental-statistics manual.
    """
    return coal_so2(oil, sulphur, 1.0, removal)


def coal_dust(
    coal: float | None,
    ash: float | None,
    ash_in_flue: float | None,
    combustible: float | None,
    removal: float | None = 0.0,
) -> float | None:
    """Answer how much dust burning coal emits, in the unit of the coal.

    coal: B [t], >= 0. ash: A, mass fraction 0..1. ash_in_flue: dfh, share of the ash that leaves with the
    flue gas, 0..1. combustible: Cfh, mass fraction of combustibles in that dust, 0..1 but below 1. removal:
    eta, 0..1. G = B * A * dfh * (1 - eta)/(1 - Cfh). Errors: DataFault out of range. Source: Chinese
    environmental-statistics manual.
    """
    _fraction(ash)
    _fraction(ash_in_flue)
    solid = _left(combustible)
    if solid == 0.0:
        raise DataFault(N_("Dust cannot consist of combustibles alone; give a fraction below 1."))
    return _product(coal, ash, ash_in_flue, _left(removal), None if solid is None else 1.0 / solid)


def water_load_kg(concentration: float | None, volume: float | None) -> float | None:
    """Answer which load a waste water carries, in kg.

    concentration: [mg/L], >= 0. volume: [m3], >= 0. load = concentration * volume/1000.
    Errors: DataFault for a negative or infinite input. Source: unit conversion, 1 mg/L = 1 g/m3.
    """
    return _product(concentration, volume, 1e-3)


def gas_load_kg(concentration: float | None, volume: float | None) -> float | None:
    """Answer which load a waste gas carries, in kg.

    concentration: [mg/m3], >= 0. volume: [m3] at the same conditions, >= 0. load = concentration *
    volume/10^6. Errors: DataFault for a negative or infinite input. Source: unit conversion.
    """
    return _product(concentration, volume, 1e-6)


def water_reuse_rate(reused: float | None, intake: float | None) -> float | None:
    """Answer which share of the water used is reused water, 0..1.

    reused: Vr [m3], >= 0. intake: Vi, fresh water [m3], >= 0. R = Vr/(Vr + Vi); None where no water is used.
    Errors: DataFault for a negative or infinite input. Source: water reuse rate of the CP standards.
    """
    _amount(reused)
    _amount(intake)
    if reused is None or intake is None or reused + intake == 0.0:
        return None
    return reused / (reused + intake)


def pollution_equivalents(load_kg: float | None, equivalent_kg: float | None) -> float | None:
    """Answer how many pollution equivalents a load is.

    load_kg: [kg], >= 0. equivalent_kg: equivalent value of the pollutant [kg], > 0. N = load/equivalent
    value. Errors: DataFault out of range. Source: Environmental Protection Tax Law, art. 8 and annex 2.
    """
    _amount(load_kg)
    if equivalent_kg is None or load_kg is None:
        return None
    if not (math.isfinite(equivalent_kg) and equivalent_kg > 0.0):
        text = N_("An equivalent value must be above 0 kg, not {value}.")
        raise DataFault(text, value=equivalent_kg)
    return load_kg / equivalent_kg


def outlet_tax(loads: Sequence[OutletLoad], rates: Mapping[TaxKind, float]) -> OutletTax:
    """Answer which environmental tax one outlet owes, and why each pollutant is or is not taxed.

    loads: the pollutants of ONE outlet over one period. rates: [money/equivalent] of each kind, >= 0 (law's
    bands: air 1.2..12, water 1.4..14 CNY). Equivalents are sorted, the largest first: air 3, water class 1
    five, class 2 three are taxed; of COD, BOD5 and TOC only the largest (assumed). Concentration 30 % or more
    under its limit: rate x 0.75; 50 %: x 0.5; no concentration or limit: no reduction. tax = sum N * rate *
    factor. A load not known could displace another: `tax` is then None, and the others are taxed as if it
    were absent. Errors: DataFault out of range, or for a kind without a rate. Source: Environmental
    Protection Tax Law (2018), art. 7 to 9 and 13.
    """
    found: list[TaxedPollutant] = []
    for kind in TaxKind:
        here = [load for load in loads if load.kind is kind]
        if here and kind not in rates:
            raise DataFault(N_("There is no tax rate for {kind}."), kind=kind.value)
        found += _taxed(here, rates.get(kind, 0.0), TAXED_FIRST[kind])
    missing = tuple(p.pollutant for p in found if p.equivalents is None)
    known = math.fsum(p.tax for p in found if p.tax is not None)
    return OutletTax(None if missing else known, known, tuple(found), missing)


def _taxed(loads: Sequence[OutletLoad], rate: float, first: int) -> list[TaxedPollutant]:
    _amount(rate)
    counted = [(load, pollution_equivalents(load.load_kg, load.equivalent_kg)) for load in loads]
    known = sorted(((p, n) for p, n in counted if n is not None), key=lambda pair: -pair[1])
    seen: set[str] = set()
    rows: list[TaxedPollutant] = []
    places = 0
    for load, equivalents in known:
        repeated = load.only_one_of in seen
        places += not repeated
        rows.append(_one_pollutant(load, equivalents, rate, repeated, beyond=places > first))
        if load.only_one_of:
            seen.add(load.only_one_of)
    return rows + [_not_known(load) for load, equivalents in counted if equivalents is None]


def _one_pollutant(
    load: OutletLoad, equivalents: float, rate: float, repeated: bool, beyond: bool
) -> TaxedPollutant:
    if repeated:
        text = N_("Not taxed: only one of {name} is.")
        return _untaxed(load, equivalents, Message(text, {"name": load.only_one_of}))
    if beyond:
        reason = Message(N_("Not taxed: its equivalents rank below those that are."))
        return _untaxed(load, equivalents, reason)
    factor = _reduction(load.concentration, load.limit)
    reason = Message(N_("Taxed at {share:.0%} of the rate."), {"share": factor})
    tax = equivalents * rate * factor
    return TaxedPollutant(load.pollutant, equivalents, taxed=True, factor=factor, tax=tax, reason=reason)


def _untaxed(load: OutletLoad, equivalents: float, reason: Message) -> TaxedPollutant:
    return TaxedPollutant(load.pollutant, equivalents, taxed=False, factor=1.0, tax=0.0, reason=reason)


def _not_known(load: OutletLoad) -> TaxedPollutant:
    reason = Message(N_("Not evaluated: its load or its equivalent value is not given."))
    return TaxedPollutant(load.pollutant, None, None, 1.0, None, reason)


def _reduction(concentration: float | None, limit: float | None) -> float:
    _amount(concentration)
    _amount(limit)
    if concentration is None or limit is None:
        return 1.0
    for share, factor in REDUCTIONS:
        if concentration <= share * limit * (1.0 + 1e-12):  # 0.7 * 100 is not 70 in binary digits
            return factor
    return 1.0


def _left(removed: float | None) -> float | None:
    _fraction(removed)
    return None if removed is None else 1.0 - removed


def _product(*factors: float | None) -> float | None:
    known: list[float] = []
    for factor in factors:
        _amount(factor)
        if factor is not None:
            known.append(factor)
    return math.prod(known) if len(known) == len(factors) else None


def _amount(value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and value >= 0.0):
        raise DataFault(N_("{value} cannot be used here; give a finite number of 0 or more."), value=value)


def _fraction(value: float | None) -> None:
    if value is not None and not 0.0 <= value <= 1.0:
        raise DataFault(N_("{value} is not a share; give a fraction from 0 to 1, as 0.8."), value=value)
