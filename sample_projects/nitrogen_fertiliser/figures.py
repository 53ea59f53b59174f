"""From true flows to what the plant's people wrote down: rounding, seeded noise, and two planted gross errors.

`f2` on a stream: its flow is metered to ±2 % (95 %); `a`: it is analysed; `e`: estimated to ±15 %; `d`: a
design value; `x`: nobody knows its flow; without a mark the flow was worked out from balances, to four digits.
"""

from dataclasses import dataclass
from random import Random

from balance import Flows
from reading import Flow, Plant

SEED = 20240611
METER_ERROR = ("1117", 1.11)  # the meter of liquid ammonia to storage reads 11 % too much
ANALYSIS_ERROR = (
    "0716",
    "CO2",
    0.85,
)  # carbon dioxide of shifted gas to decarbonisation reads 15 % too little
UNMETERED = ("0304", "0702", "1005", "1505", "2008", "2106", "2817", "0819")
LEAST = 2e-5
LEAST_DISCHARGED = 1e-7


@dataclass(frozen=True, slots=True)
class Written:
    """A figure as written down: its text, where it comes from, and whether it was measured."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written of one stream: its flow and what it holds."""

    flow: Written | None
    contents: dict[str, Written]


def written(plant: Plant, flows: Flows) -> dict[str, Sheet]:
    """Return what stands in the plant's books of every stream; the same at every run."""
    found: dict[str, Sheet] = {}
    for one in plant.flows:
        random = Random(f"{SEED} {one.number}")
        if one.kind == "E":
            found[one.number] = Sheet(_energy(one, random), {})
            continue
        parts = {short: value for short, value in flows[one.number].items() if value > 0}
        total = sum(parts.values())
        found[one.number] = Sheet(_flow(one, total, random), _contents(one, parts, total, random))
    return found


def metered(one: Flow) -> float | None:
    """Return the uncertainty [%] of a stream's meter, None without one."""
    return next((float(mark[1:]) for mark in one.marks if mark[0] == "f" and mark[1:]), None)


def analysed(one: Flow) -> bool:
    """Tell whether a stream is analysed."""
    return "a" in one.marks


def _noise(random: Random, half_width: float) -> float:
    """Return an error with sd = half-width / 1.96, never more than two sd: no third gross error by chance."""
    return max(-2.0, min(2.0, random.gauss(0.0, 1.0))) * half_width / 1.96


def _flow(one: Flow, total: float, random: Random) -> Written | None:
    if one.number in UNMETERED:
        return None
    accuracy = metered(one)
    number, factor = METER_ERROR
    if accuracy is not None:
        value = total * (1 + _noise(random, accuracy / 100)) * (factor if one.number == number else 1.0)
        return Written(f"{_amount(value)} ±{accuracy:g} %", "measured")
    if "e" in one.marks:
        return Written(f"{_amount(total * (1 + _noise(random, 0.075)), 2)} ±15 %", "estimated")
    if "d" in one.marks:
        return Written(_amount(total, 3), "design value")
    return Written(_amount(total, 5), "calculated")


def _energy(one: Flow, random: Random) -> Written:
    kilowatts = float(one.amounts["kW"])
    accuracy = metered(one)
    if accuracy is None:
        return Written(f"{kilowatts:g} kW", "estimated")
    return Written(
        f"{digits(kilowatts * (1 + _noise(random, accuracy / 100)), 4)} kW ±{accuracy:g} %", "measured"
    )


def _amount(kg_per_h: float, figures: int = 4) -> str:
    if kg_per_h >= 1000:
        return f"{digits(kg_per_h / 1000, figures)} t/h"
    return f"{digits(kg_per_h, figures)} kg/h"


def digits(value: float, figures: int) -> str:
    """Return a number with so many significant digits, never in powers of ten."""
    text = f"{value:.{figures}g}"
    return f"{float(text):f}".rstrip("0").rstrip(".") if "e" in text else text


def half_width(part: float) -> float:
    """Return the 95 % half-width of an analysis of a mass fraction: 3 % to 10 % of it, less near 1."""
    relative = 0.03 if part > 0.1 else 0.05 if part > 0.01 else 0.10
    return relative * part * min(1.0, 1.02 - part)


def _contents(one: Flow, parts: dict[str, float], total: float, random: Random) -> dict[str, Written]:
    if not total:
        return {}
    least = LEAST_DISCHARGED if one.end == "-" or one.kind == "W" else LEAST
    true = {short: value / total for short, value in parts.items() if value / total >= least}
    if len(true) == 1:
        return {short: Written("100 wt%", "calculated") for short in true}
    if not analysed(one):
        return {short: Written(f"{digits(100 * part, 4)} wt%", "calculated") for short, part in true.items()}
    read = {short: part + _noise(random, half_width(part)) for short, part in true.items()}
    scale = sum(true.values()) / sum(read.values())  # an analyser states parts of the whole
    read = {short: part * scale for short, part in read.items()}
    number, wrong, factor = ANALYSIS_ERROR
    if one.number == number:
        read[wrong] *= factor
    return {short: _analysis(part) for short, part in read.items()}


def _analysis(part: float) -> Written:
    width = digits(100 * half_width(part), 2)
    return Written(f"{digits(100 * part, 4)} ±{width} wt%", "measured")
