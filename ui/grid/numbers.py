"""Numbers as a grid shows them: typed ones in full, computed ones with three significant digits."""

import re

from cpdesk.tables.table import Column, Total

MOST_DECIMALS = 6
_PLAIN_SUM = re.compile(r"[\s+\-()]*(?:\{[^{}]+\}[\s+\-()]*)+")
_DIGITS = re.compile(r"[0-9]")


def typed_number(value: float, decimal: str, significant: int = 12) -> str:
    """Return a number as it was given, without crumbs and with a thin gap between thousands."""
    text = f"{value:.{significant}g}"
    if "e" in text:
        text = f"{value:.{max(0, significant - 1 - magnitude(value))}f}" if abs(value) < 1e15 else text
        text = text.rstrip("0").rstrip(".") if "." in text else text
    if "e" in text:
        return text.replace(".", decimal)
    whole, _, fraction = text.partition(".")
    return grouped(whole) + (decimal + fraction if fraction else "")


def computed_number(value: float, decimal: str, decimals: int | None) -> str:
    """Return a computed number with three significant digits, or the decimals its column asks for."""
    if decimals is None:
        decimals = max(0, 2 - magnitude(value))
    text = f"{value:.{min(decimals, 8)}f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0") if decimals > 2 else fraction
    return grouped(whole) + (decimal + fraction if fraction else "")


def magnitude(value: float) -> int:
    """Return the power of ten of a number's first digit."""
    return 0 if value == 0 else int(f"{abs(value):e}".partition("e")[2])


def grouped(whole: str) -> str:
    """Return the digits before the decimal sign with narrow gaps between thousands, from five digits on."""
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + (
        f"{int(digits):,}".replace(",", "\u202f") if len(digits) > 4 and digits.isdigit() else digits
    )


def ungrouped(text: str) -> str:
    """Return a shown number as other programs read it: without gaps and with a plain minus."""
    return text.replace("\u202f", "").replace("−", "-")


def stands_in_full(value: float) -> bool:
    """Tell whether a few decimals say a figure exactly, as they do the sum of typed figures."""
    return abs(round(value, MOST_DECIMALS) - value) <= 1e-12 * abs(value)


def is_sum(column: Column) -> bool:
    """Tell whether what is worked out in a column are sums and differences of figures that are there in full."""
    if column.formula:
        return column.total is Total.SUM and _PLAIN_SUM.fullmatch(column.formula) is not None
    return column.total is Total.SUM and not column.field


def split_number(text: str, decimal: str) -> tuple[str, str]:
    """Return a number before and from its decimal sign on."""
    whole, sign, fraction = text.rpartition(decimal)
    return (whole, sign + fraction) if sign and _DIGITS.search(whole) else (text, "")
