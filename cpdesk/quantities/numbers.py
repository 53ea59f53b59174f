"""Numbers as people type them: decimal comma or point, thousands, powers of ten, full-width digits."""

import math
import re
import unicodedata
from collections.abc import Sequence
from statistics import median

from cpdesk.errors import DataFault
from cpdesk.language import N_

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SUPERSCRIPT_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_LIKE = str.maketrans(
    {"−": "-", "–": "-", "’": "'", "ʼ": "'", "∼": "~", "⋅": "·", "∙": "·", "•": "·", "∆": "Δ"}
)

MANTISSA = r"[0-9](?:[0-9.,']| (?=[0-9]{3}(?![0-9])))*|[.,][0-9]+"
EXPONENT = r"[eE][+-]?[0-9]+|\s?[×xX·*]\s?10(?:\^|\*\*)[+-]?[0-9]+"
NUMBER = rf"(?P<minus>[+-]?)\s?(?:10\^(?P<ten>[+-]?[0-9]+)|(?P<mantissa>{MANTISSA})(?P<exponent>{EXPONENT})?)"

_NUMBER = re.compile(NUMBER)
_PLAIN = re.compile(r"[0-9]{1,3}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_GROUPS = {sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in ".,"}
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_POWER = re.compile(r"[+-]?[0-9]+$")


def clean(text: str) -> str:
    """Return a text with one spelling for each sign: half-width, plain spaces, `^` before raised digits."""
    if text.isascii():
        return text.strip()
    raised = _SUPERSCRIPT_RUN.sub(lambda run: "^" + run[0].translate(_SUPERSCRIPTS), text)
    return unicodedata.normalize("NFKC", raised).translate(_LIKE).strip()


def parse_number(text: str, decimal: str = ".") -> float:
    """Return the number that a text spells.

    `decimal` ('.' or ',') decides only what a lone sign before exactly three digits means: '1,200' is 1200
    where the decimal sign is '.', and 1.2 where it is ','. Raises DataFault when it is not one finite number.
    """
    found = _NUMBER.fullmatch(clean(text))
    if found is None:
        raise DataFault(
            N_("“{text}” is not a number. Type it like {example}."), text=text, example=f"1200{decimal}5"
        )
    return number_of(found, text, decimal)


def number_of(found: re.Match[str], text: str, decimal: str) -> float:
    """Return the number of a match of NUMBER in `text`; raises DataFault for wrong grouping or overflow."""
    minus, ten, mantissa, exponent = found.group("minus", "ten", "mantissa", "exponent")
    value = float(f"{minus}1e{ten}") if ten else _value(minus, mantissa, exponent, text, decimal)
    if not math.isfinite(value):
        raise DataFault(N_("“{text}” is too large a number."), text=text)
    return value


def _value(minus: str, mantissa: str, exponent: str | None, text: str, decimal: str) -> float:
    digits = mantissa if mantissa.isdigit() else _with_point(mantissa, decimal)
    if digits is None:
        raise DataFault(
            N_("The digits of “{text}” are not grouped in threes. Type the number like {example}."),
            text=text,
            example=f"1 234{decimal}5",
        )
    power = _POWER.search(exponent) if exponent else None
    return float(f"{minus}{digits}e{power[0]}") if power else float(minus + digits)


def _with_point(digits: str, decimal: str) -> str | None:
    """Return the digits with a decimal point at most, or None when the signs in them make no sense."""
    if " " in digits or "'" in digits:
        grouped = digits.replace(" ", "").replace("'", "").replace(",", ".")
        return grouped if _PLAIN.fullmatch(digits) else None
    last = "." if digits.rfind(".") > digits.rfind(",") else ","
    other = "," if last == "." else "."
    if other in digits:
        return _with_both(digits, last, other)
    if digits.count(last) > 1:
        return digits.replace(last, "") if _GROUPS[last].fullmatch(digits) else None
    if digits.endswith(last):
        return None
    thousands = last != decimal and _EITHER.fullmatch(digits)
    return digits.replace(last, "" if thousands else ".")


def _with_both(digits: str, last: str, other: str) -> str | None:
    whole, _, fraction = digits.rpartition(last)
    fits = fraction and last not in whole and _GROUPS[other].fullmatch(whole)
    return f"{whole.replace(other, '')}.{fraction}" if fits else None


def format_number(value: float, significant: int = 3, decimal: str = ".", thousands: str = "") -> str:
    """Return a number with at least `significant` figures, digits before the decimal sign never rounded away.

    Trailing zeros are left out; below 1e-5 and from 1e15 on it is written like 1.5e-7. `thousands` is the
    sign between groups of three, none by default. Raises DataFault when the value is not finite.
    """
    if not math.isfinite(value):
        raise DataFault(N_("There is no number to show: the value is not finite."))
    scientific = f"{value:.{max(significant, 1) - 1}e}"
    mantissa, _, power = scientific.partition("e")
    exponent = int(power)
    if value and not -6 < exponent < 15:
        return f"{_trimmed(mantissa)}e{exponent}".replace(".", decimal)
    fixed = _trimmed(f"{value:{',' if thousands else ''}.{max(0, significant - 1 - exponent)}f}")
    signs = {",": thousands, ".": decimal}
    return "".join(signs.get(sign, sign) for sign in fixed)


def _trimmed(digits: str) -> str:
    short = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if short == "-0" else short


def exact_number(value: float) -> str:
    """Return the shortest digits that read back as the same number, with a decimal point."""
    return repr(float(value)).removesuffix(".0")


def thousandfold(values: Sequence[float]) -> list[int]:
    """Return the places of values that look entered in a unit 1000 times too large or too small.

    A value counts when it is 1000 times (or a thousandth of) the median of its siblings, within a factor 3;
    the siblings are the other positive values: at least 3, more than the suspects, and within a factor 30 of
    one another. Values that are zero or negative are left out.
    """
    positive = [value for value in values if value > 0]
    if len(positive) < 4:
        return []
    middle = sorted(positive)[(len(positive) - 1) // 2]
    siblings = [value for value in positive if not _near_thousand(value, middle, 10)]
    alike = len(siblings) >= 3 and 2 * len(siblings) > len(positive) and max(siblings) <= 30 * min(siblings)
    if not alike:
        return []
    typical = median(siblings)
    return [place for place, value in enumerate(values) if value > 0 and _near_thousand(value, typical, 3)]


def _near_thousand(value: float, middle: float, within: float) -> bool:
    ratio = max(value / middle, middle / value)
    return 1000 / within <= ratio <= 1000 * within
