"""The generated plants are what the figures say: their sizes, their flows conserved, the same for the same seed."""

import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import plants

from cpdesk.project.project import Project
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Origin, Stream
from cpdesk.records.plant import UnitProcess


@pytest.fixture(scope="module")
def small():
    return plants.plant(plants.SMALL)


def test_a_plant_has_the_size_it_is_named_by(small):
    counts = defaultdict(int)
    for record in small:
        counts[type(record)] += 1
    assert counts[UnitProcess] == 28
    assert counts[Stream] == 1000
    assert counts[Emission] == 1000


def test_every_unit_closes_within_the_noise_of_its_meters(small):
    balance, throughput = defaultdict(float), defaultdict(float)
    for stream in small:
        if isinstance(stream, Stream):
            flow = stream.flow.value
            if stream.to_unit:
                balance[stream.to_unit] += flow
                throughput[stream.to_unit] += flow
            if stream.from_unit:
                balance[stream.from_unit] -= flow
    assert len(throughput) == 28
    assert all(abs(balance[unit]) < 0.02 * throughput[unit] for unit in throughput)


def test_flows_that_were_not_measured_carry_no_noise(small):
    inner = [
        r
        for r in small
        if isinstance(r, Stream) and r.from_unit and r.to_unit and r.origin is Origin.CALCULATED
    ]
    assert inner
    assert all(
        round(stream.flow.in_unit("t/h"), 3) == pytest.approx(stream.flow.in_unit("t/h")) for stream in inner
    )


def test_the_same_seed_gives_the_same_plant(small):
    assert plants.plant(plants.SMALL) == small
    assert plants.plant(plants.SMALL, seed=2) != small


def test_a_plant_can_be_written_and_read(small, tmp_path):
    plants.write_plant(tmp_path / "plant.cpdesk", plants.SMALL, tmp_path / "backups").close()
    with Project.open(tmp_path / "plant.cpdesk", read_only=True, backup_root=tmp_path / "backups") as project:
        assert project.read(Stream) == [record for record in small if isinstance(record, Stream)]
