"""Numbers as a grid shows them: on the decimal sign, three significant digits where they are computed."""

from collections.abc import Sequence

FIGURE_SPACE = "\u2007"
POINT_SPACE = "\u2008"


def typed_number(value: float, decimal: str) -> str:
    """Return a number as it was given, without crumbs and with a thin gap between thousands."""
    text = f"{value:.12g}"
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


def fraction_length(text: str, decimal: str) -> int:
    """Return how many digits stand after the decimal sign."""
    return len(text.rpartition(decimal)[2]) if decimal in text else 0


def on_decimal_sign(texts: Sequence[str], decimal: str) -> int:
    """Return the longest fraction among texts, to which all are filled up."""
    return max((fraction_length(text, decimal) for text in texts), default=0)


def filled_up(text: str, decimal: str, longest: int) -> str:
    """Return a number followed by blanks as wide as the digits it lacks, so that decimal signs stand under each other."""
    own = fraction_length(text, decimal)
    gap = POINT_SPACE if longest and not own else ""
    return text + gap + FIGURE_SPACE * (longest - own)
