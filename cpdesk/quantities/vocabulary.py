"""The unit words of a plant, in English and Chinese and as worksheets spell them, with pint's names.

Factors are pint's (CODATA, NIST SP 811) unless a line says otherwise:
kcal and kgce: GB/T 2589-2020, 1 kcal = 4.1868 kJ (international table), 1 kgce = 29307.6 kJ.
therm: 100 000 Btu (international table). acre: 4840 international yards squared.
亩: 10 000 m2 / 15. 斤: 0.5 kg.
"""

from enum import StrEnum
from typing import NamedTuple

from cpdesk.language import N_


class Basis(StrEnum):
    """What a rate counts per; only the plant's operating time turns one into another."""

    HOUR = "h"
    DAY = "d"
    BATCH = "batch"
    YEAR = "a"
    PRODUCT = "t product"


BASIS_TEXT = {
    Basis.HOUR: N_("per hour"),
    Basis.DAY: N_("per day"),
    Basis.BATCH: N_("per batch"),
    Basis.YEAR: N_("per year"),
    Basis.PRODUCT: N_("per tonne of product"),
}


class Atom(NamedTuple):
    """A unit word: how it is shown, pint's expression for it, and the currency if it is money."""

    symbol: str
    expression: str
    currency: str = ""


_PREFIXES = {
    "p": ("pico", "皮"),
    "n": ("nano", "纳"),
    "μ": ("micro", "微"),
    "m": ("milli", "毫"),
    "c": ("centi", "厘"),
    "d": ("deci", "分"),
    "h": ("hecto", "百"),
    "": ("", ""),
    "k": ("kilo", "千"),
    "M": ("mega", "兆"),
    "G": ("giga", "吉"),
    "T": ("tera", "太"),
}

# symbol | prefixes ('-' is none) | expression, {p} is the prefix | other spellings, prefixed alike
_PREFIXED = """
g | pnμm-k | {p}gram | 克
t | -kM | {p}metric_ton | 吨
L | μmch-k | {p}liter | l 升
m | μmcd-k | {p}meter | 米
J | m-kMGT | {p}joule / joule * energy_joule | 焦 焦耳
Wh | -kMGT | {p}watt_hour / joule * energy_joule | 瓦时 瓦小时
W | m-kMGT | {p}watt / joule * energy_joule | 瓦 瓦特
cal | -kMG | 4.1868 * {p}joule / joule * energy_joule | 卡
VA | -kM | {p}apparent_watt | 伏安
Pa | m-hkM | {p}pascal | 帕 帕斯卡
bar | m- | {p}bar | 巴
V | m-k | {p}volt | 伏
A | m-k | {p}ampere | 安
Hz | -kM | {p}hertz | 赫兹
N | -kM | {p}newton | 牛 牛顿
mol | μm-k | {p}mole | 摩尔
S | μm- | {p}siemens |
"""

# symbol | expression | other spellings, a low line stands for a space
_PLAIN = """
kg | kilogram | 公斤 kgs
Mg | megagram |
t | metric_ton | 公吨 tonne tonnes metric_ton
lb | pound | lbs 磅
oz | ounce | 盎司
short ton | short_ton | short_ton
long ton | long_ton | long_ton
grain | grain | gr
斤 | 0.5 * kilogram | 市斤 jin
m3 | meter ** 3 | 立方米 立方 方 cbm
cm3 | centimeter ** 3 | cc 立方厘米
m2 | meter ** 2 | 平方米 平米 sqm
km2 | kilometer ** 2 | 平方公里
ha | hectare | 公顷
亩 | 10000 * meter ** 2 / 15 | mu
acre | 4840 * yard ** 2 | acres 英亩
ft | foot | feet
in | inch | inches
US gal | US_liquid_gallon | US_gal US_liquid_gallon
imp gal | imperial_gallon | imp_gal imperial_gallon UK_gal
bbl | oil_barrel | oil_barrel
Nm3 | normal_cubic_metre | 标方 标立方 标立方米 标准立方米 标米3 m3N Ncbm
Sm3 | standard_cubic_metre |
scf | standard_cubic_foot |
NL | normal_cubic_metre / 1000 |
km | kilometer | 公里
kcal | 4186.8 * energy_joule | 大卡
kWh | 3.6e6 * energy_joule | 度
tce | 29307.6e6 * energy_joule | 吨标煤 吨标准煤 t标煤 t标准煤
kgce | 29307.6e3 * energy_joule | 千克标煤 千克标准煤 公斤标煤 公斤标准煤 kg标煤 kg标准煤
gce | 29307.6 * energy_joule | 克标煤 克标准煤 g标煤 g标准煤
toe | 41.868e9 * energy_joule |
Btu | Btu_it / joule * energy_joule | Btu_it
MMBtu | 1e6 * Btu_it / joule * energy_joule | mmBtu
therm | 1e5 * Btu_it / joule * energy_joule | therms
hp | horsepower / joule * energy_joule | horsepower
PS | metric_horsepower / joule * energy_joule | 马力
RT | refrigeration_ton / joule * energy_joule | 冷吨
psi | psi |
atm | standard_atmosphere | 标准大气压
mmHg | mmHg | torr
mmH2O | 9.80665 * pascal | mmWC mmWS
mH2O | 9806.65 * pascal | mWC mWS
kgf | kilogram_force |
ΔK | delta_degC | ΔC Δ°C delta_degC delta_K
K | delta_degC |
°C | delta_degC | degC
°F | delta_degF | degF
Δ°F | delta_degF | ΔF delta_degF
s | second | sec secs second seconds 秒
min | minute | mins minute minutes 分钟
h | hour | hr hrs hour hours 小时 时
d | day | day days 天 日
week | 7 * day | wk weeks 周
month | 365 * day / 12 | mo months 月 个月
quarter | 365 * day / 4 | quarters 季 季度
a | 365 * day | y yr yrs year years annum 年
batch | item | batches lot lots 批 批次
pcs | item | pc piece pieces 个 件 只 count
units | item | unit 台 套
persons | item | person people 人
times | item | time x × 次
r | item | rev 转
% | 0.01 | percent pct
‰ | 0.001 |
ppm | 1e-6 |
ppb | 1e-9 |
wt% | 0.01 | w% m%
mol% | 0.01 * mole_part |
mol/mol | mole_part | mol_per_mol
vol% | 0.01 * volume_part | v%
vol/vol | volume_part | vol_per_vol
ppmv | 1e-6 * volume_part |
ppbv | 1e-9 * volume_part |
dB(A) | sound_decibel | dBA dB 分贝 分贝(A)
pH | acidity_unit |
NTU | turbidity_unit | FNU
CO2 | 1 |
CO2e | 1 |
TEQ | 1 |
COD | 1 |
t product | metric_ton | t_product
kg product | kilogram | kg_product
¤ | money |
"""

LABELS = frozenset({"CO2", "CO2e", "TEQ", "COD"})
"""Words that say what is counted; they stay in the symbol and change no dimension."""

_CURRENCIES = """
CNY USD EUR GBP JPY HKD TWD MOP KRW INR VND THB IDR MYR SGD PHP AUD NZD CAD CHF SEK NOK DKK PLN CZK HUF
RON BGN TRY RUB UAH ILS SAR AED EGP ZAR KES NGN BRL MXN ARS CLP COP PEN KZT PKR BDT LKR
"""
_MONEY_WORDS = {
    "CNY": "元 ¥ RMB 人民币 人民币元 元人民币 yuan",
    "USD": "$ US$ 美元 dollar dollars",
    "EUR": "€ 欧元 euro euros",
    "GBP": "£ 英镑",
    "JPY": "日元 yen",
    "HKD": "HK$ 港元 港币",
    "KRW": "₩ 韩元",
    "INR": "₹",
    "VND": "₫",
}

SHARED_SIGNS = {
    "¥": frozenset({"CNY", "JPY"}),
    "元": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "$": frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "NZD", "CAD", "MXN", "ARS", "CLP", "COP"}),
}
"""Signs of several currencies: they mean the first unless the project counts in another of them."""

SCALES = {
    "百万": 6,
    "千万": 7,
    "十万": 5,
    "千": 3,
    "万": 4,
    "亿": 8,
    "thousand": 3,
    "million": 6,
    "mln": 6,
    "Mio": 6,
    "billion": 9,
    "bn": 9,
}
"""Words for a power of ten before a unit; 'k' and 'M' are read so before a currency alone."""

SHORTHANDS = {
    "gpm": "US_gal/min",
    "MGD": "10^6 US_gal/d",
    "cfm": "ft3/min",
    "scfm": "scf/min",
    "scfh": "scf/h",
    "bpd": "bbl/d",
    "rpm": "r/min",
    "tph": "t/h",
    "tpd": "t/d",
    "tpa": "t/a",
}

AMBIGUOUS = {
    "mt": ("t", "Mt"),
    "ton": ("t", "short ton", "long ton"),
    "tons": ("t", "short ton", "long ton"),
    "gal": ("US gal", "imp gal"),
    "gallon": ("US gal", "imp gal"),
    "gallons": ("US gal", "imp gal"),
}
"""Words that mean different amounts in different places, in small letters, and what to write instead."""

TIMES_A_BASIS = {
    "s": (Basis.HOUR, 3600, 1),
    "min": (Basis.HOUR, 60, 1),
    "h": (Basis.HOUR, 1, 1),
    "d": (Basis.DAY, 1, 1),
    "batch": (Basis.BATCH, 1, 1),
    "week": (Basis.YEAR, 365, 7),
    "month": (Basis.YEAR, 12, 1),
    "quarter": (Basis.YEAR, 4, 1),
    "a": (Basis.YEAR, 1, 1),
    "t product": (Basis.PRODUCT, 1, 1),
    "kg product": (Basis.PRODUCT, 1000, 1),
}
"""Of a word after the stroke: its basis and how often it goes into that basis, as a fraction."""


def _columns(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _prefixed_atoms() -> dict[str, Atom]:
    atoms: dict[str, Atom] = {}
    for symbol, prefixes, expression, words in _columns(_PREFIXED):
        for sign in prefixes.replace("-", " "):
            prefix = sign.strip()
            english, chinese = _PREFIXES[prefix]
            atom = Atom(prefix + symbol, expression.format(p=english))
            spellings = [prefix + symbol, *_long_words(expression, english)]
            spellings += [(prefix if word.isascii() else chinese) + word for word in words.split()]
            spellings += [spelling.replace("μ", "u") for spelling in spellings if prefix == "μ"]
            atoms |= dict.fromkeys(spellings, atom)
    return atoms


def _long_words(expression: str, prefix: str) -> list[str]:
    """Return a metric unit's name in full and in the plural, e.g. kilogram and kilograms."""
    word = prefix + expression.removeprefix("{p}").partition(" ")[0]
    return [word, word + "s"] if word.isalpha() else []


def _plain_atoms() -> dict[str, Atom]:
    atoms: dict[str, Atom] = {}
    for symbol, expression, words in _columns(_PLAIN):
        atoms |= dict.fromkeys([symbol, *words.split()], Atom(symbol, expression))
    return atoms


def _money_atoms() -> dict[str, Atom]:
    atoms: dict[str, Atom] = {}
    for code in _CURRENCIES.split():
        words = [code, *_MONEY_WORDS.get(code, "").split()]
        atoms |= dict.fromkeys(words, Atom(code, "money", code))
    return atoms


ATOMS = _prefixed_atoms() | _plain_atoms() | _money_atoms()
"""Every spelling of a unit word."""


def _folded() -> dict[str, dict[str, Atom]]:
    found: dict[str, dict[str, Atom]] = {}
    for spelling, atom in ATOMS.items():
        found.setdefault(spelling.casefold(), {})[atom.symbol] = atom
    return found


FOLDED = _folded()
"""The unit words that a spelling may mean when capitals are not looked at, by their symbols."""
