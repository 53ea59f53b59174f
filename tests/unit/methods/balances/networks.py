"""Networks to try the reconciliation on: published ones, random ones that conserve, and simulated readings."""

import json
import random
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from cpdesk.methods.balances.network import Network, NetworkStream, Reading

CASES = Path(__file__).parents[1] / "cases" / "reconcile"
CASE_NAMES = tuple(sorted(path.stem for path in CASES.glob("*.json")))


def case(name):
    """Return a published case: its network as JSON data and what is expected."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Made:
    """A network and the flows that its readings were made from."""

    network: Network
    truth: dict[str, float]


def made_network(seed, units=5, paths=8, measured=0.7, exact=0.1, noise=1.0, tight=False, scale=1.0):
    """Return a network of streams along random paths and recycles, so that the true flows conserve."""
    dice = random.Random(seed)
    names = [f"U{n}" for n in range(units)]
    flows = {}
    for _ in range(paths):
        way = [dice.choice(names) for _ in range(dice.randint(1, min(units, 4)))]
        way = [one for n, one in enumerate(way) if n == 0 or one != way[n - 1]]
        closed = len(way) > 1 and way[0] != way[-1] and dice.random() < 0.3
        ends = [*way, way[0]] if closed else [None, *way, None]
        amount = dice.choice([0.05, 1.0, 20.0]) if tight else dice.uniform(5.0, 20.0)
        for start, end in pairwise(ends):
            flows[start, end] = flows.get((start, end), 0.0) + amount
    streams, truth = [], {}
    for number, ((start, end), flow) in enumerate(sorted(flows.items(), key=str)):
        name = f"S{number}"
        truth[name] = flow = scale * flow
        lot = dice.random()
        sd = dice.uniform(0.2, 2.0) * (3.0 if tight else 1.0)
        reading = (
            Reading(flow, 0.0)
            if lot < exact
            else Reading(flow + noise * dice.gauss(0.0, sd), sd)
            if lot < exact + measured
            else None
        )
        streams.append(NetworkStream(name, start, end, reading))
    return Made(Network(tuple(names), tuple(streams)), truth)


def networks(**choices):
    """Return a strategy of made networks."""
    return st.builds(
        made_network,
        seed=st.integers(0, 10**6),
        units=st.integers(1, 8),
        paths=st.integers(1, 10),
        **choices,
    )


def measured_again(made, dice, gross=None):
    """Return the network with fresh readings of the true flows; gross: (stream, size in its sd) of one error."""
    streams = []
    for stream in made.network.streams:
        reading = stream.flow
        if reading is not None and reading.sd > 0.0:
            off = dice.normal() + (gross[1] if gross and gross[0] == stream.id else 0.0)
            reading = Reading(made.truth[stream.id] + reading.sd * off, reading.sd)
        streams.append(replace(stream, flow=reading))
    return replace(made.network, streams=tuple(streams))


def incidence(network):
    """Return the balances as a dense matrix, units x streams."""
    place = {unit: n for n, unit in enumerate(network.balanced)}
    matrix = np.zeros((len(place), len(network.streams)))
    for column, stream in enumerate(network.streams):
        if stream.end in place:
            matrix[place[stream.end], column] += 1.0
        if stream.start in place:
            matrix[place[stream.start], column] -= 1.0
    return matrix


def arrays(network):
    """Return readings and standard deviations of the flows, NaN where there is none."""
    value = np.array([np.nan if s.flow is None else s.flow.value for s in network.streams])
    sd = np.array([np.nan if s.flow is None else s.flow.sd for s in network.streams])
    return value, sd
