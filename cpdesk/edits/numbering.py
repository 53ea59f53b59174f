"""Numbers by a scheme: `{n}`, `S-{n:03}`, `{letter}-{area}{n:02}`."""

from collections.abc import Iterable, Sequence

from cpdesk.errors import DataFault
from cpdesk.language import N_


def usable(scheme: str, letters: Sequence[str] = ()) -> bool:
    """Tell whether a scheme gives a new number for every count; `letters` are the words it may use beside `n`."""
    words = dict.fromkeys(letters, "A")
    try:
        return scheme.format(n=1, **words) != scheme.format(n=2, **words)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return False


class Numbers:
    """Free numbers of a scheme, given out one after the other."""

    def __init__(self, scheme: str, taken: Iterable[str], letters: Sequence[str] = ()) -> None:
        if not usable(scheme, letters):
            raise DataFault(
                N_(
                    "The numbering scheme “{scheme}” gives no numbers. Mend it in the settings, like {example}."
                ),
                scheme=scheme,
                example="S-{n:03}",
            )
        self._scheme = scheme
        self._taken = set(taken)
        self._last: dict[tuple[str, ...], int] = {}

    def next(self, **words: str) -> str:
        """Return the first number that is free, and take it."""
        series = tuple(words.values())
        count = self._last.get(series, 0) + 1
        while (number := self._scheme.format(n=count, **words)) in self._taken:
            count += 1
        self._last[series] = count
        self._taken.add(number)
        return number
