"""The dimensions of an audit: what each is called, its canonical unit, and an example of a typed value."""

from typing import NamedTuple

from cpdesk.language import N_, Message


class Dimension(NamedTuple):
    """A named dimension; '¤' stands for the currency in a canonical unit."""

    name: str
    canonical: str
    example: str


_TABLE = (
    (N_("fraction"), "1", "85 %"),
    (N_("mass"), "kg", "3.5 t"),
    (N_("volume"), "m3", "120 m3"),
    (N_("gas volume"), "Nm3", "1200 Nm3"),
    (N_("energy"), "MJ", "500 kWh"),
    (N_("money"), "¤", "12 10^4 CNY"),
    (N_("count"), "pcs", "4 pcs"),
    (N_("concentration"), "kg/m3", "85 mg/L"),
    (N_("gas concentration"), "kg/Nm3", "35 mg/Nm3"),
    (N_("mole fraction"), "mol/mol", "12 mol%"),
    (N_("volume fraction"), "vol/vol", "21 vol%"),
    (N_("temperature"), "°C", "25 °C"),
    (N_("temperature difference"), "ΔK", "10 ΔK"),
    (N_("pressure"), "kPa", "0.6 MPa"),
    (N_("length"), "m", "12 m"),
    (N_("area"), "m2", "250 m2"),
    (N_("time"), "h", "8 h"),
    (N_("power"), "kW", "250 kW"),
    (N_("apparent power"), "kVA", "630 kVA"),
    (N_("voltage"), "V", "380 V"),
    (N_("current"), "A", "16 A"),
    (N_("frequency"), "Hz", "50 Hz"),
    (N_("force"), "N", "50 N"),
    (N_("amount of substance"), "mol", "2.5 kmol"),
    (N_("amount concentration"), "mol/m3", "0.1 mol/L"),
    (N_("molar mass"), "kg/mol", "64.066 g/mol"),
    (N_("sound level"), "dB(A)", "65 dB(A)"),
    (N_("acidity"), "pH", "7.2 pH"),
    (N_("turbidity"), "NTU", "5 NTU"),
    (N_("conductivity"), "μS/cm", "850 μS/cm"),
    (N_("viscosity"), "Pa·s", "1.2 mPa·s"),
    (N_("volume per mass"), "m3/kg", "8 m3/t"),
    (N_("gas volume per mass"), "Nm3/kg", "350 Nm3/t"),
    (N_("energy per mass"), "MJ/kg", "20.9 GJ/t"),
    (N_("energy per volume"), "MJ/m3", "0.5 kWh/m3"),
    (N_("energy per gas volume"), "MJ/Nm3", "35.6 MJ/Nm3"),
    (N_("energy per area"), "MJ/m2", "90 kWh/m2"),
    (N_("energy per count"), "MJ/pcs", "2 kWh/pcs"),
    (N_("mass per energy"), "kg/MJ", "0.58 kg/kWh"),
    (N_("mass per area"), "kg/m2", "120 g/m2"),
    (N_("mass per count"), "kg/pcs", "0.4 kg/pcs"),
    (N_("volume per count"), "m3/pcs", "3 L/pcs"),
    (N_("volume per energy"), "m3/MJ", "2 m3/MWh"),
    (N_("specific heat"), "MJ/(kg·K)", "4.19 kJ/(kg·K)"),
    (N_("price per mass"), "¤/kg", "2500 CNY/t"),
    (N_("price per volume"), "¤/m3", "4.2 CNY/m3"),
    (N_("price per gas volume"), "¤/Nm3", "3.1 CNY/Nm3"),
    (N_("price per energy"), "¤/MJ", "0.72 CNY/kWh"),
    (N_("price per power"), "¤/kW", "40 CNY/kW"),
    (N_("price per apparent power"), "¤/kVA", "28 CNY/kVA"),
    (N_("price per count"), "¤/pcs", "15 CNY/pcs"),
    (N_("price per area"), "¤/m2", "30 CNY/m2"),
    (N_("price per length"), "¤/m", "30 CNY/m"),
)

DIMENSIONS = {name: Dimension(name, canonical, example) for name, canonical, example in _TABLE}
"""Every named dimension by its name."""

SAME = {"density": "concentration"}
"""Names that a field may use for a dimension that has another name here."""

RATE = " rate"
"""How the kind of a unit with a basis ends: 'mass rate' is mass per h, d, batch, a or t product."""

BASE = {
    "[mass]": "kg",
    "[length]": "m",
    "[time]": "s",
    "[temperature]": "K",
    "[energy_amount]": "MJ",
    "[current]": "A",
    "[substance]": "mol",
    "[gas_volume]": "Nm3",
    "[money]": "¤",
    "[count]": "pcs",
    "[mole_fraction]": "mol/mol",
    "[volume_fraction]": "vol/vol",
    "[apparent_power]": "kVA",
    "[sound_level]": "dB(A)",
    "[acidity]": "pH",
    "[turbidity]": "NTU",
}
"""The canonical unit of each base dimension, for dimensions that have no name."""


def kind_text(kind: str) -> Message:
    """Return what a kind is called, e.g. of 'mass rate', for a sentence in the person's language."""
    if kind == "price":
        return Message(N_("price"))
    name = kind.removesuffix(RATE)
    if name == kind:
        return Message(name)
    return Message(N_("{dimension} per time, batch or product"), {"dimension": kind_text(name)})


def example_of(kind: str, decimal: str = ".") -> str:
    """Return a value of a kind as it may be typed, e.g. '3.5 t/h' of 'mass rate', or ''."""
    name = kind.removesuffix(RATE)
    known = DIMENSIONS.get("price per mass" if name == "price" else SAME.get(name, name))
    if known is None:
        return ""
    example = known.example if name == kind else _RATE_EXAMPLES.get(name, known.example + "/h")
    return example.replace(".", decimal)


_RATE_EXAMPLES = {
    "energy": "250 kW",
    "money": "12 10^4 CNY/a",
    "time": "8000 h/a",
    "count": "4 pcs/a",
    "price per power": "40 CNY/(kW·month)",
    "price per apparent power": "28 CNY/(kVA·month)",
}
