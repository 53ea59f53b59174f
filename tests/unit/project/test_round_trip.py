"""Every kind of record: written and read equal, undone and gone, redone and equal to the last bit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Stream
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, kind_of, rules_of
from tests.unit import strategies
from tests.unit.project.support import NAME, dump, state

QUICK = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    database=None,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder: Path = tmp_path_factory.mktemp("round trip")
    with Project.create(folder / "plant.cpdesk", backup_root=folder / "backups") as project:
        project._connection.execute(
            "PRAGMA synchronous = OFF"
        )  # what is on the disk after a power cut is not asked here
        yield project


def _write(project: Project, records: list[Record]) -> None:
    with project.step(NAME) as step:
        for record in records:
            if kind_of(record) in SINGLE_KINDS:
                step.remove(type(record), [record.id])
        step.add_all(records)


@pytest.mark.parametrize("kind", KINDS)
def test_any_record_survives_writing_undo_and_redo(shared: Project, kind: str) -> None:
    @QUICK
    @given(strategies.families(KINDS[kind]))
    def check(records: list[Record]) -> None:
        before = dump(shared)
        _write(shared, records)
        written = dump(shared)
        try:
            assert all(shared.get(type(record), record.id) == record for record in records)
            shared.undo()
            assert dump(shared) == before
            shared.redo()
            assert dump(shared) == written
        finally:
            shared.go_to(shared.opened_at)

    check()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SINGLE_KINDS])
def test_any_change_of_a_record_survives_undo_and_redo(shared: Project, kind: str) -> None:
    cls = KINDS[kind]
    plain = [name for name, rule in rules_of(cls).items() if rule.type is not Type.REFERENCE and name != "id"]

    @QUICK
    @given(st.data())
    def check(data: st.DataObject) -> None:
        records = data.draw(strategies.families(cls))
        _write(shared, records)
        before = dump(shared)
        names = data.draw(st.lists(st.sampled_from(plain), min_size=1, max_size=4, unique=True))
        values = {name: data.draw(strategies.values(cls, name)) for name in names}
        try:
            with shared.step(NAME) as step:
                step.change(cls, records[-1].id, values)
            after = dump(shared)
            found = shared.get(cls, records[-1].id)
            assert {name: getattr(found, name) for name in names} == values
            shared.go_to(shared.opened_at)
            shared.redo()
            assert dump(shared) == before
            shared.redo()
            assert dump(shared) == after
        finally:
            shared.go_to(shared.opened_at)

    check()


def test_twenty_thousand_random_doubles_come_back_from_an_undo_unchanged(project: Project) -> None:
    import random
    import struct

    dice = random.Random(20)
    reals = [struct.unpack("d", dice.randbytes(8))[0] for _ in range(20_000)]
    reals = [real for real in reals if real == real and abs(real) != float("inf")]
    reals += [5e-324, 2.2250738585072014e-308, strategies.LARGEST, -strategies.LARGEST]
    streams = [Stream(position=real, flow=Quantity(real, "t/h", "")) for real in reals]
    with project.step(NAME) as step:
        step.add_all(streams)
    with project.step(NAME) as step:
        step.remove(Stream, [stream.id for stream in streams])
    project.undo()
    assert {stream.id: stream for stream in project.read(Stream)} == {stream.id: stream for stream in streams}


def test_minus_zero_is_kept_as_zero(project: Project) -> None:
    stream = Stream(position=-0.0, flow=Quantity(-0.0, "t/h", "-0"))
    with project.step(NAME) as step:
        step.add(stream)
    assert "-0.0" not in dump(project)
    with project.step(NAME) as step:
        step.change(Stream, stream.id, {"position": 5.0})
        step.change(Stream, stream.id, {"position": -0.0})
    assert "-0.0" not in dump(project)


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "ok \udfff"])
def test_a_text_that_cannot_be_kept_is_refused_by_record_and_by_step(project: Project, text: str) -> None:
    with pytest.raises(DataFault, match="cannot be kept"):
        Stream(name=text)
    stream = Stream(name="good")
    with project.step(NAME) as step:
        step.add(stream)
    before = state(project)
    with pytest.raises(DataFault, match="cannot be kept"), project.step(NAME) as step:
        step.change(Stream, stream.id, {"name": text})
    assert state(project) == before


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_number_that_is_not_finite_is_refused(project: Project, value: float) -> None:
    stream = Stream()
    with project.step(NAME) as step:
        step.add(stream)
    before = dump(project)
    with pytest.raises(DataFault), project.step(NAME) as step:
        step.change(Stream, stream.id, {"position": value})
    assert dump(project) == before
