"""`python tests/benchmarks/layout.py` lays out generated flow diagrams and, where `dot` is installed, compares with it.

Crossings are those of the straight lines between the centres of the symbols, counted the same for both.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cpdesk.methods.layout.crossings import crossings
from cpdesk.methods.layout.layout import LayoutEdge, LayoutNode, Role, layout

SIZES = ((12.0, 12.0), (16.0, 24.0), (20.0, 30.0), (24.0, 14.0), (14.0, 14.0), (18.0, 18.0))
SHEETS = ((12, 0.010), (60, 0.030), (300, 0.300))
SEEDS = range(1, 7)
PER_TRAIN = 12


def flow_diagram(equipment: int, seed: int) -> tuple[list[LayoutNode], list[LayoutEdge]]:
    """Return a process: trains in a row with side branches, by-passes, recycles, utilities and discharges."""
    sheet = _FlowDiagram(random.Random(seed))
    sheet.draw(equipment)
    return sheet.nodes, sheet.edges


class _FlowDiagram:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.nodes: list[LayoutNode] = []
        self.edges: list[LayoutEdge] = []

    def draw(self, equipment: int) -> None:
        for _ in range(equipment):
            self.nodes.append(LayoutNode(f"E{len(self.nodes)}", *self.dice.choice(SIZES)))
        names = [node.id for node in self.nodes]
        trains = [names[start : start + PER_TRAIN] for start in range(0, equipment, PER_TRAIN)]
        for number, train in enumerate(trains):
            main = train[: max(2, round(0.7 * len(train)))]
            self.train(main, train[len(main) :])
            after = trains[number + 1][0] if number + 1 < len(trains) else self.outside(Role.SINK)
            self.stream(main[-1], after)
        for _ in range(len(trains) // 2):
            one, other = self.dice.sample(trains, 2)
            self.stream(self.dice.choice(one), self.dice.choice(other))

    def train(self, main: Sequence[str], sides: Sequence[str]) -> None:
        for start, end in pairwise(main):
            self.stream(start, end)
        for side in sides:
            self.branch(main, side)
        self.stream(self.outside(Role.SOURCE), main[0])
        for _ in range(2):
            self.stream(self.outside(Role.SOURCE), self.dice.choice([*main, *sides]))
        if len(main) > 4:
            self.stream(main[-2], main[self.dice.randrange(len(main) - 3)])

    def branch(self, main: Sequence[str], side: str) -> None:
        place = self.dice.randrange(len(main) - 1)
        self.stream(main[place], side)
        kind, steps = self.dice.random(), self.dice.choice((1, 2, 3))
        if kind < 0.45:
            self.stream(side, main[min(len(main) - 1, place + steps)])
        elif kind < 0.7:
            self.stream(side, main[max(0, place - steps)])
        else:
            self.stream(side, self.outside(Role.SINK))

    def outside(self, role: Role) -> str:
        self.nodes.append(LayoutNode(f"S{len(self.nodes)}", 10.0, 6.0, role=role))
        return self.nodes[-1].id

    def stream(self, start: str, end: str) -> None:
        self.edges.append(LayoutEdge(f"s{len(self.edges)}", start, end))


def by_dot(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge]) -> dict[str, tuple[float, float]]:
    """Return where Graphviz's dot puts the symbols."""
    boxes = "".join(f"{node.id}[width={node.width / 10},height={node.height / 10}];" for node in nodes)
    lines = "".join(f"{edge.start}->{edge.end};" for edge in edges)
    text = f"digraph{{rankdir=LR;nodesep=0.3;ranksep=0.5;node[shape=box,fixedsize=true];{boxes}{lines}}}"
    answer = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in answer.splitlines())
    return {row[1]: (float(row[2]), float(row[3])) for row in rows if row[0] == "node"}


def straight_crossings(edges: Sequence[LayoutEdge], at: Mapping[str, tuple[float, float]]) -> int:
    """Return how often the straight lines between the symbols cross."""
    number = {key: place for place, key in enumerate(sorted(at))}
    drawn = [edge for edge in edges if edge.start != edge.end]
    return crossings(
        [(at[edge.start], at[edge.end]) for edge in drawn],
        [(number[edge.start], number[edge.end]) for edge in drawn],
    )


def rows() -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| equipment | time, median | aim | | crossings, mean | dot: crossings | dot: time | |"
    yield "|---|---|---|---|---|---|---|---|"
    layout(*flow_diagram(12, 0))  # the library is loaded
    for equipment, aim in SHEETS:
        ours: list[tuple[float, int]] = []
        theirs: list[tuple[float, int]] = []
        for seed in SEEDS:
            nodes, edges = flow_diagram(equipment, seed)
            start = time.perf_counter()
            at = layout(nodes, edges).positions
            ours.append((time.perf_counter() - start, straight_crossings(edges, at)))
            if shutil.which("dot"):
                start = time.perf_counter()
                at = by_dot(nodes, edges)
                theirs.append((time.perf_counter() - start, straight_crossings(edges, at)))
        yield _row(equipment, aim, ours, theirs)


def _row(
    equipment: int, aim: float, ours: Sequence[tuple[float, int]], theirs: Sequence[tuple[float, int]]
) -> str:
    seconds, crossed = median(time for time, _ in ours), mean(count for _, count in ours)
    verdict = "met" if seconds <= aim else "missed"
    own = f"| {equipment} | {seconds * 1e3:.1f} ms | ≤ {aim * 1e3:.0f} ms | {verdict} | {crossed:.1f} "
    if not theirs:
        return own + "| dot is not installed | | |"
    dot_time, dot_crossed = median(time for time, _ in theirs), mean(count for _, count in theirs)
    fewer = "met" if crossed <= dot_crossed else "missed"
    return own + f"| {dot_crossed:.1f} | {dot_time * 1e3:.1f} ms | {fewer} |"


if __name__ == "__main__":
    for line in rows():
        print(line, flush=True)
