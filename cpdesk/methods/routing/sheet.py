"""All the lines of a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.methods.routing.ends import STUB
from cpdesk.methods.routing.lines import Lines
from cpdesk.methods.routing.one import CLEARANCE, Routed, route
from cpdesk.methods.routing.repair import still_good
from cpdesk.methods.routing.shapes import price_of
from cpdesk.methods.routing.space import TOLERANCE, End, Obstacles, Point

ROUNDS = 2  # how often the lines are laid anew once all others lie


@dataclass(frozen=True, slots=True)
class Request:
    """A line to lay: its two ends, and its corners if they are to stay as they are (`fixed`)."""

    start: End
    end: End
    fixed: tuple[Point, ...] | None = None


def route_many(
    requests: Sequence[Request],
    obstacles: Obstacles,
    *,
    clearance: float = CLEARANCE,
    others: Lines | Sequence[Sequence[Point]] = (),
    grid: float | None = None,
    stub: float = STUB,
) -> list[Routed]:
    """Answer how all lines of a sheet run, in the order of the requests.

    The short ones are laid first, because they have the least choice; then those that cross or touch another
    are laid anew with all others in place, and the better course stays. The rest as for `route`.
    """
    lines = _copied(others)
    laid: dict[int, Routed] = {}
    for number, request in enumerate(requests):
        if request.fixed:
            lines.put(_key(number), request.fixed)
            laid[number] = Routed(
                request.fixed, still_good(request.fixed, request.start, request.end, obstacles)
            )
    free = sorted(
        (n for n, request in enumerate(requests) if not request.fixed), key=lambda n: _span(requests[n])
    )
    for number in free:
        laid[number] = _laid(requests[number], number, obstacles, clearance, lines, grid, stub)
    for _ in range(ROUNDS):
        if not _improved(requests, free, laid, obstacles, clearance, lines, grid, stub):
            break
    return [_met_again(laid[number], lines, _key(number)) for number in range(len(requests))]


def _improved(
    requests: Sequence[Request], free: Sequence[int], laid: dict[int, Routed], obstacles: Obstacles,
    clearance: float, lines: Lines, grid: float | None, stub: float,
) -> bool:  # fmt: skip
    """Lay the lines that meet others anew, the worst first; answer whether that changed any."""
    troubled = [(lines.met(laid[n].points, (_key(n),)).cost, n) for n in free]
    changed = False
    for cost, number in sorted(troubled, key=lambda pair: (-pair[0], pair[1])):
        if not cost:
            break
        before = laid[number]
        after = _laid(requests[number], number, obstacles, clearance, lines, grid, stub, thorough=True)
        if _price(after, lines, number) < _price(before, lines, number) - TOLERANCE:
            laid[number], changed = after, True
        else:
            lines.put(_key(number), before.points)
    return changed


def _laid(
    request: Request, number: int, obstacles: Obstacles, clearance: float, lines: Lines, grid: float | None,
    stub: float, thorough: bool = False,
) -> Routed:  # fmt: skip
    key = _key(number)
    found = route(
        request.start, request.end, obstacles, clearance=clearance, others=lines, but=(key,), grid=grid,
        stub=stub, thorough=thorough,
    )  # fmt: skip
    lines.put(key, found.points)
    return found


def _price(line: Routed, lines: Lines, number: int) -> float:
    return price_of(line.points) + lines.met(line.points, (_key(number),)).cost


def _met_again(line: Routed, lines: Lines, key: str) -> Routed:
    met = lines.met(line.points, (key,))
    return Routed(line.points, line.clean, met.crossings, met.shared)


def _key(number: int) -> str:
    return f"request {number}"


def _copied(others: Lines | Sequence[Sequence[Point]]) -> Lines:
    return others.copy() if isinstance(others, Lines) else Lines(others)


def _span(request: Request) -> float:
    return abs(request.start.x - request.end.x) + abs(request.start.y - request.end.y)
