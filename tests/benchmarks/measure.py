"""Measuring one thing against its yardstick in the same run, in turn, so that a busy machine slows both."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """How long something takes against its yardstick: medians over the rounds."""

    what: str
    yardstick: str
    aim: float
    seconds: float
    yardstick_seconds: float
    ratio: float
    unit: str = ""

    def row(self) -> str:
        """Return the line of the table of figures."""
        verdict = "met" if self.ratio <= self.aim else "missed"
        times = f"{self._shown(self.seconds)} | {self._shown(self.yardstick_seconds)}"
        return f"| {self.what} | {self.yardstick} | {times} | {self.ratio:.2f} | ≤ {self.aim:g} | {verdict} |"

    def _shown(self, value: float) -> str:
        return f"{value:.0f}{self.unit}" if self.unit else _time(value)


def _time(seconds: float) -> str:
    return f"{seconds * 1e3:.3g} ms" if seconds < 1.0 else f"{seconds:.2f} s"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    what: str, yardstick: str, aim: float, work: Callable[[], object], bare: Callable[[], object], rounds: int
) -> Ratio:
    """Run both in turn and return the median of the ratios, pair by pair."""
    timed(work), timed(bare)
    pairs = [(timed(work), timed(bare)) for _ in range(rounds)]
    return Ratio(
        what,
        yardstick,
        aim,
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        median(one / other for one, other in pairs),
    )
