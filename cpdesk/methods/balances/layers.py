"""Layers of a material balance: what a stream holds of a substance, of water, of an element, of energy.

Every part of a stream, however it was stated, is turned into a mass fraction or a component flow first; a
layer is then a weighted sum of the parts.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.quantities import molar_volume_l_per_mol
from cpdesk.reference.elements import element_mass_fractions, molar_mass

LIQUID_DENSITY = 1000.0  # kg/m3, taken for a liquid whose density nobody stated
WHOLE = 0.05  # fractions by volume this close to 1 make up the whole gas
MADE_UP = 0.02  # mass fractions this close to 1 make up the whole stream
HALF_WIDTHS = 1.959963984540054  # standard deviations in the half-width of a 95 % interval
USUAL_HALF_WIDTH = 0.05  # of a measured figure with no uncertainty typed beside it, relative
PURE = 0.995  # a stream of which one substance is this much counts as that substance alone


class Stating(StrEnum):
    """How the amount of a part is stated."""

    FRACTION = "mass fraction"
    FLOW = "component flow"
    CONCENTRATION = "concentration"
    GAS_CONCENTRATION = "gas concentration"
    MOLES = "mole or volume fraction"
    MOLARITY = "amount concentration"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stream as stated.

    `value` [1; kg per basis; kg/m3; kg/Nm3; mol/mol; mol/m3, by `stating`]; `half_width` 95 %, in the unit of
    the value, None: not given; `molar_mass` [g/mol].
    """

    key: str
    stating: Stating
    value: float
    half_width: float | None = None
    molar_mass: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A stream as a whole, on one basis: mass [kg], volume [m3], gas volume [Nm3]; None: not stated so."""

    mass: float | None = None
    volume: float | None = None
    gas_volume: float | None = None
    liquid: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a stream holds of one part: its mass fraction, or its flow [kg per basis] where no mass is known.

    `half_width` is that of whichever is there, as stated; `reason` says why neither is. `apart`: stated as a flow of
    its own, so that what is wrong with the flow of the whole is not wrong with it.
    """

    fraction: float | None = None
    flow: float | None = None
    half_width: float | None = None
    reason: Message | None = None
    apart: bool = False

    @property
    def spread(self) -> float:
        """The half-width (95 %): as stated, else the usual share; a stream as good as pure is taken as exact."""
        if self.half_width is not None:
            return self.half_width
        value = self.flow if self.fraction is None else self.fraction
        pure = self.fraction is not None and self.fraction >= PURE
        return 0.0 if value is None or pure else USUAL_HALF_WIDTH * abs(value)


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a stream by key, the mass of the whole [kg per basis], and what was assumed."""

    mass: float | None
    parts: Mapping[str, Content]
    assumed: tuple[Message, ...] = ()

    @property
    def made_up(self) -> bool:
        """Whether the parts make up the whole stream, so that it holds nothing else."""
        known = [one.fraction for one in self.parts.values() if one.fraction is not None]
        return bool(known) and abs(math.fsum(known) - 1.0) <= MADE_UP


_NO_DENSITY = N_("a concentration by volume needs the stream's volume or its density")
_NO_GAS_VOLUME = N_("a concentration in gas needs the stream's gas volume")
_NO_FLOW = N_("a component flow says a share only where the stream's mass is known")
_NO_MOLAR_MASS = N_("no formula and no molar mass is given")
_NOT_ALL_GAS = N_(
    "fractions by volume turn into mass only where they make up the whole gas, or with its volume"
)
_LIQUID = N_("A cubic metre of liquid counts as a tonne.")
_IDEAL = N_("Fractions by volume are moles of an ideal gas.")


def contents_of(whole: Whole, parts: Sequence[Part]) -> Contents:
    """Answer what a stream holds by mass, from parts stated in any way.

    whole: amounts on one basis, >= 0. parts: component flows on the same basis. Fraction w: itself. Component flow m:
    w = m/mass. Concentration c: m = c x volume, or w = c/density of a liquid (1000 kg/m3 assumed). In gas: m = c x
    gas volume. Mole or volume fraction x: w = x M / sum(x M) where the x make up the whole gas, else m = x M
    gas volume / 22.414 L/mol. What cannot be converted says why. Source: ideal gas, CODATA 2018 for R.
    """
    assumed: dict[str, Message] = {}
    moles = _Moles.of(parts)
    mass = _mass(whole, moles, assumed)
    found = {part.key: _content(part, whole, mass, moles, assumed) for part in parts}
    return Contents(mass, found, tuple(assumed.values()))


@dataclass(frozen=True, slots=True)
class _Moles:
    """The parts stated by mole or volume: the mass of a mole of the whole [g], None where it is not the whole."""

    mean: float | None

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "_Moles":
        gas = [part for part in parts if part.stating is Stating.MOLES]
        total = math.fsum(part.value for part in gas)
        if not gas or abs(total - 1.0) > WHOLE or any(part.molar_mass is None for part in gas):
            return cls(None)
        return cls(math.fsum(part.value * (part.molar_mass or 0.0) for part in gas))


def _mass(whole: Whole, moles: _Moles, assumed: dict[str, Message]) -> float | None:
    if whole.mass is not None:
        return whole.mass
    if whole.gas_volume is not None and moles.mean is not None:
        _assume(assumed, _IDEAL)
        return whole.gas_volume * moles.mean / molar_volume_l_per_mol()
    return None


def _assume(assumed: dict[str, Message], text: str) -> None:
    assumed.setdefault(text, Message(text))


def _content(
    part: Part, whole: Whole, mass: float | None, moles: _Moles, assumed: dict[str, Message]
) -> Content:
    if part.stating is Stating.FRACTION:
        return Content(part.value, None, part.half_width)
    per_unit = _flow_of_one(part, whole, assumed)
    if not isinstance(per_unit, str) and mass:
        return _scaled(part, per_unit / mass)
    share = _share_of_one(part, whole, moles, assumed)
    if share is not None:
        return _scaled(part, share)
    if isinstance(per_unit, str):
        return Content(reason=Message(per_unit))
    apart = part.stating is Stating.FLOW
    return Content(None, part.value * per_unit, _times(part.half_width, per_unit), apart=apart)


def _scaled(part: Part, factor: float) -> Content:
    apart = part.stating is Stating.FLOW
    return Content(part.value * factor, None, _times(part.half_width, factor), apart=apart)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _flow_of_one(part: Part, whole: Whole, assumed: dict[str, Message]) -> float | str:
    """Return the component flow [kg per basis] of a stated 1, or why there is none."""
    if part.stating is Stating.FLOW:
        return 1.0
    if part.stating is Stating.GAS_CONCENTRATION:
        return _NO_GAS_VOLUME if whole.gas_volume is None else whole.gas_volume
    if part.stating is Stating.CONCENTRATION:
        return _NO_DENSITY if whole.volume is None else whole.volume
    if part.molar_mass is None:
        return _NO_MOLAR_MASS
    if part.stating is Stating.MOLARITY:
        return _NO_DENSITY if whole.volume is None else whole.volume * part.molar_mass / 1000.0
    if whole.gas_volume is None:
        return _NOT_ALL_GAS
    _assume(assumed, _IDEAL)
    return whole.gas_volume * part.molar_mass / molar_volume_l_per_mol()


def _share_of_one(part: Part, whole: Whole, moles: _Moles, assumed: dict[str, Message]) -> float | None:
    """Return the mass fraction of a stated 1 without any flow of the whole; None where it cannot be."""
    if part.stating is Stating.MOLES and moles.mean and part.molar_mass is not None:
        return part.molar_mass / moles.mean
    if part.stating in (Stating.CONCENTRATION, Stating.MOLARITY) and whole.liquid:
        if part.stating is Stating.CONCENTRATION:
            _assume(assumed, _LIQUID)
            return 1.0 / LIQUID_DENSITY
        if part.molar_mass is not None:
            _assume(assumed, _LIQUID)
            return part.molar_mass / 1000.0 / LIQUID_DENSITY
    return None


# Elements

_CHARGE = re.compile(r"\^\{?\d*[+-]\d*\}?$|[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]$")
_BARE_CHARGE = re.compile(r"(\d*)[+-]$")


def uncharged(formula: str) -> str:
    """Return a formula without its charge: of 'SO4^2-' and 'SO42-' 'SO4', of 'NH4+' 'NH4', of 'Ca2+' 'Ca'."""
    text = "".join(formula.split()).replace("−", "-")
    without = _CHARGE.sub("", text)
    if without != text:
        return without
    found = _BARE_CHARGE.search(text)
    if found is None:
        return text
    body, digits = text[: found.start()], found[1]
    alone = re.fullmatch(r"[A-Z][a-z]?", body) is not None
    return body if alone else body + (digits[:-1] if len(digits) > 1 else digits)


@cache
def element_shares(formula: str) -> Mapping[str, float]:
    """Return the mass fraction of each element of a formula, charges aside; empty for one that cannot be read."""
    try:
        return element_mass_fractions(uncharged(formula)) if formula.strip() else {}
    except DataFault:
        return {}


@cache
def molar_mass_of(formula: str) -> float | None:
    """Return the molar mass [g/mol] of a formula, charges aside; None for one that cannot be read."""
    try:
        return molar_mass(uncharged(formula)) if formula.strip() else None
    except DataFault:
        return None
