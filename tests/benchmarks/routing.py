"""Lines and labels of a diagram, by themselves: `python tests/benchmarks/routing.py`. Milliseconds, medians."""

import random
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from measure import timed

from cpdesk.methods.routing import Box, End, Lines, Obstacles, Request, Side, repaired, route, route_many
from cpdesk.methods.sheets.label_places import LabelWish, place_labels

ROUNDS = 15
SIZES = ((10, 12), (15, 15), (14, 18))


def sheet(count: int) -> dict[str, Box]:
    """Return symbols in rows and columns, none exactly in line, as people and layouts draw them."""
    chance, columns = random.Random(1), int(count**0.5)
    places: dict[str, Box] = {}
    for number in range(count):
        x = number % columns * 40 + chance.choice((0.0, 2.5, 5.0))
        y = number // columns * 34 + chance.choice((0.0, 2.5, 5.0))
        width, height = chance.choice(SIZES)
        places[f"b{number}"] = Box(x, y, x + width, y + height)
    return places


def scattered(count: int) -> dict[str, Box]:
    """Return symbols without any order, at least 6 mm apart: worse than any drawing."""
    chance, found, span = random.Random(2), Obstacles(), 58 * count**0.5
    places: dict[str, Box] = {}
    while len(places) < count:
        x, y = chance.uniform(0, span), chance.uniform(0, 0.7 * span)
        width, height = chance.choice(SIZES)
        place = Box(x, y, x + width, y + height)
        if not found.near(place.grown(6)):
            places[f"b{len(places)}"] = place
            found.add(f"b{len(places)}", place)
    return places


def port(key: str, place: Box, side: Side, share: float = 0.5) -> End:
    """Return a port on the rim of a symbol."""
    x = place.left + share * (place.right - place.left)
    y = place.top + share * (place.bottom - place.top)
    at = {
        Side.NORTH: (x, place.top),
        Side.SOUTH: (x, place.bottom),
        Side.EAST: (place.right, y),
        Side.WEST: (place.left, y),
    }
    return End(*at[side], side, key)


def streams_of(hub: str, places: dict[str, Box], count: int = 20) -> list[tuple[End, End]]:
    """Return streams from one symbol to its neighbours, as many at each side."""
    chance, (x, y) = random.Random(3), places[hub].centre
    near = sorted(places, key=lambda k: abs(places[k].centre[0] - x) + abs(places[k].centre[1] - y))
    return [
        (
            port(hub, places[hub], list(Side)[number % 4], (number // 4 + 1) / 6),
            port(key, places[key], chance.choice(list(Side)), chance.choice((0.25, 0.5, 0.75))),
        )
        for number, key in enumerate(chance.sample(near[1 : count + 5], count))
    ]


def chain(places: dict[str, Box]) -> list[Request]:
    """Return a stream from each symbol to the next."""
    keys = list(places)
    return [
        Request(port(one, places[one], Side.EAST), port(two, places[two], Side.WEST))
        for one, two in pairwise(keys)
    ]


def drag_frame(others: bool) -> Callable[[], None]:
    """Return what one mouse move costs: an item with 20 streams among 100 symbols and their lines."""
    places = sheet(100)
    obstacles, hub = Obstacles(places), "b45"
    lines = Lines(line.points for line in route_many(chain(places), obstacles)) if others else Lines()
    streams = streams_of(hub, places)
    drawn = [route(*ends, obstacles, others=lines).points for ends in streams]
    moves = [0]

    def frame() -> None:
        moves[0] += 1
        by = 0.5 * (moves[0] % 20)
        obstacles.move(hub, places[hub].moved(by, by / 2))
        for number, (start, end) in enumerate(streams):
            start = End(start.x + by, start.y + by / 2, start.side, hub)
            key = (f"s{number}",)
            drawn[number] = repaired(drawn[number], start, end, obstacles, others=lines, but=key).points
            if others:
                lines.put(key[0], drawn[number])

    return frame


def spread(works: list[Callable[[], object]]) -> tuple[float, float]:
    """Return the median and the largest of single pieces of work [ms]."""
    times = [1e3 * min(timed(work), timed(work)) for work in works]
    return median(times), max(times)


def single_routes(places: dict[str, Box], reach: int) -> list[Callable[[], object]]:
    """Return single routes between symbols whose numbers lie at most so far apart."""
    chance, obstacles, keys = random.Random(4), Obstacles(places), list(places)
    works: list[Callable[[], object]] = []
    for _ in range(40):
        one = chance.randrange(len(keys))
        two = min(max(one + chance.randint(-reach, reach), 0), len(keys) - 1)
        ends = [port(keys[n], places[keys[n]], chance.choice(list(Side))) for n in (one, two)]
        works.append(lambda ends=ends: route(*ends, obstacles))
    return works


def figures() -> Iterator[str]:
    """Yield what lines and labels of a sheet take, a sentence each."""
    places = sheet(100)
    obstacles, streams = Obstacles(places), streams_of("b45", places)
    twenty = median(timed(lambda: [route(*ends, obstacles) for ends in streams]) for _ in range(ROUNDS))
    yield f"20 routes among 100 symbols: {1e3 * twenty:.1f} ms (aim 8)"
    for others, words in ((False, "symbols alone"), (True, "other lines heeded")):
        frame = drag_frame(others)
        yield f"one move of an item with 20 streams, {words}: {1e3 * median(timed(frame) for _ in range(20)):.1f} ms"
    requests = chain(places)
    whole = median(timed(lambda: route_many(requests, obstacles)) for _ in range(3))
    yield f"a whole sheet of 99 lines among 100 symbols: {1e3 * whole:.0f} ms"
    laid = [line.points for line in route_many(requests, obstacles)]
    wishes = [LabelWish(key, 12, 4, box=box) for key, box in places.items()]
    wishes += [LabelWish(f"s{number}", 6, 3.5, line=line) for number, line in enumerate(laid)]
    labels = median(
        timed(lambda: place_labels(wishes, symbols=places.values(), lines=laid)) for _ in range(3)
    )
    yield f"its {len(wishes)} labels: {1e3 * labels:.0f} ms"
    for name, many, reach in (("in rows, near", sheet(2000), 3), ("in rows, anywhere", sheet(2000), 2000),
                              ("scattered, anywhere", scattered(2000), 2000)):  # fmt: skip
        middle, most = spread(single_routes(many, reach))
        yield f"one route among 2,000 symbols {name}: median {middle:.2f} ms, most {most:.1f} ms (aim 20)"


if __name__ == "__main__":
    for line in figures():
        print(line, flush=True)
