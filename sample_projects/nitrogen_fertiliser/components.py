"""What the streams of the plant hold: short names of the plant's tables, keys, formulas, names in two languages."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.reference import elements
from cpdesk.reference.substances import substance


@dataclass(frozen=True, slots=True)
class Species:
    """A substance of the balances; one without a formula counts for the total mass alone."""

    short: str
    key: str
    en: str
    zh: str
    formula: str
    cas: str
    factor: bool = False

    @property
    def molar_mass(self) -> float | None:
        """Return the molar mass [g/mol], None without a formula."""
        return elements.molar_mass(self.formula) if self.formula else None


_SHIPPED = """
H2O water | H2 hydrogen | N2 nitrogen | O2 oxygen | Ar argon | CO2 carbon_dioxide | CO carbon_monoxide
CH4 methane | H2S hydrogen_sulphide | S sulphur | SO2 sulphur_dioxide | NO nitric_oxide | C carbon
NH3 ammonia | urea urea | biuret biuret | ABC ammonium_bicarbonate | Na2CO3 sodium_carbonate
Cu copper | HAc acetic_acid | CaCO3 calcium_carbonate | gypsum gypsum | HCl hydrogen_chloride
NaOH sodium_hydroxide | NaCl sodium_chloride | MeOH methanol | HNO3 nitric_acid
"""

_OWN = """
VM | volatile_matter | Volatile matter of coal (as C4H8O) | 煤挥发分（以C4H8O计） | C4H8O |
ash | ash | Ash and dust | 灰分与粉尘 | |
carbamate | ammonium_carbamate | Ammonium carbamate | 氨基甲酸铵 | CH6N2O2 | 1111-78-0
NaHCO3 | sodium_bicarbonate | Sodium bicarbonate | 碳酸氢钠 | NaHCO3 | 144-55-8
NaHS | sodium_hydrosulphide | Sodium hydrosulphide | 硫氢化钠 | NaHS | 16721-80-5
thio | sodium_thiosulphate | Sodium thiosulphate | 硫代硫酸钠 | Na2S2O3 | 7772-98-7
PC | propylene_carbonate | Propylene carbonate | 碳酸丙烯酯 | C4H6O3 | 108-32-7
lube | lubricating_oil | Lubricating oil (as C30H62) | 润滑油（以C30H62计） | C30H62 |
silt | suspended_matter | Suspended matter of raw water | 原水悬浮物 | |
PAC | coagulant | Coagulant | 絮凝剂 | |
dose | water_treatment_agent | Water treatment agent | 水质稳定剂 | |
anticake | anticaking_agent | Anti-caking agent | 防结块剂 | |
bio | biomass | Biomass of sludge (as C5H7NO2) | 污泥生物质（以C5H7NO2计） | C5H7NO2 |
"""

_OF_CHLOROBENZENE = """
C6H6 benzene | Cl2 chlorine | MCB chlorobenzene | PDCB p_dichlorobenzene | ODCB o_dichlorobenzene | Fe iron
FeCl3 ferric_chloride | NaOCl sodium_hypochlorite
"""
_OWN_OF_CHLOROBENZENE = "TCB | trichlorobenzene | Trichlorobenzene | 三氯苯 | C6H3Cl3 | 120-82-1"

_FACTORS = ("cod", "nh3_n", "tn", "ss", "oil", "sulphide", "so2", "nox", "particulates")


@cache
def species() -> dict[str, Species]:
    """Return the substances of the balances of all samples by their short names."""
    return nitrogen_species() | _table(_OF_CHLOROBENZENE, _OWN_OF_CHLOROBENZENE)


@cache
def nitrogen_species() -> dict[str, Species]:
    """Return the substances of the nitrogen plant by their short names."""
    return _table(_SHIPPED, _OWN)


def _table(shipped: str, own: str) -> dict[str, Species]:
    found: dict[str, Species] = {}
    for pair in shipped.replace("\n", "|").split("|"):
        if pair.strip():
            short, key = pair.split()
            found[short] = _shipped(short, key)
    for line in own.strip().splitlines():
        short, key, en, zh, formula, cas = (cell.strip() for cell in line.split("|"))
        found[short] = Species(short, key, en, zh, formula, cas)
    return found


@cache
def factors() -> tuple[Species, ...]:
    """Return the pollutant factors that the inventory uses."""
    return tuple(_shipped(key, key, factor=True) for key in _FACTORS)


def _shipped(short: str, key: str, *, factor: bool = False) -> Species:
    known = substance(key)
    return Species(short, key, known.title.en, known.title.zh, known.formula or "", known.cas or "", factor)


def element_masses(flows: dict[str, float]) -> dict[str, float]:
    """Return the mass of each element [kg/h] in a stream of component flows [kg/h]."""
    total: dict[str, float] = {}
    for short, flow in flows.items():
        formula = species()[short].formula
        for symbol, share in elements.element_mass_fractions(formula).items() if formula else ():
            total[symbol] = total.get(symbol, 0.0) + share * flow
    return total


def mass_change(equation: str) -> tuple[dict[str, float], dict[str, float]]:
    """Return what a reaction takes and makes, kg per kmol of extent, from short names: "N2 + 3 H2 -> 2 NH3"."""
    taken, made = (_side(part) for part in equation.split("->"))
    _demand_atoms(equation, taken, made)
    masses = {short: one.molar_mass or 0.0 for short, one in species().items()}
    return tuple({short: n * masses[short] for short, n in side.items()} for side in (taken, made))  # type: ignore


def _side(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in text.split("+"):
        *number, short = term.split()
        found[short] = float(number[0]) if number else 1.0
    return found


def _demand_atoms(equation: str, taken: dict[str, float], made: dict[str, float]) -> None:
    counts: dict[str, float] = {}
    for side, sign in ((taken, -1.0), (made, 1.0)):
        for short, n in side.items():
            for symbol, count in elements.atoms(species()[short].formula).items():
                counts[symbol] = counts.get(symbol, 0.0) + sign * n * count
    if any(abs(count) > 1e-12 for count in counts.values()):
        raise DataFault("The equation {equation} does not balance.", equation=equation)


def formula_equation(equation: str) -> str:
    """Return an equation in formulas instead of short names, as a chemist writes it."""
    sides: list[str] = []
    for part in equation.split("->"):
        terms = (f"{n:g} {species()[s].formula}".removeprefix("1 ") for s, n in _side(part).items())
        sides.append(" + ".join(terms))
    return " -> ".join(sides)
