"""Every kind of record: it builds from its defaults, and each type of field refuses what it cannot hold."""

from dataclasses import MISSING, fields
from math import inf, nan
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.language import ENGLISH
from cpdesk.quantities import Quantity
from cpdesk.records.causes import Cause
from cpdesk.records.flows import Stream
from cpdesk.records.focus import Criterion
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.production import Product
from cpdesk.records.record import Record, Rule, Type, faults_of, is_calendar_date, kind_of, rules_of
from tests.unit.strategies import families


def smallest(kind: str, /, **values: Any) -> Record:
    """Return a record with nothing in it but what it cannot do without."""
    cls = KINDS[kind]
    needed = {
        item.name for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING
    }
    return cls(**dict.fromkeys(needed, "some id") | values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_builds_from_its_defaults_and_has_an_id_of_its_own(kind: str) -> None:
    one, other = smallest(kind), smallest(kind)
    assert list(faults_of(one)) == []
    assert (one.id == other.id) is (kind in SINGLE_KINDS)
    assert kind_of(one) == kind


BAD: dict[Type, tuple[object, ...]] = {
    Type.TEXT: (5, None, "a\x00b", "\ud800"),
    Type.NUMBER: ("5", nan, inf, True),
    Type.WHOLE: (5.0, "5", True, 2**53),
    Type.FLAG: (1, "yes", 0),
    Type.DATE: ("31.5.2026", "2026-13", "2026-02-31", "2026-5-1", "0000", None, 2026, "２０２６"),
    Type.CHOICE: ("", "no such choice", 3),
    Type.REFERENCE: ("", 7),
    Type.QUANTITY: (3.5, "3.5 t/h"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_refuses_what_its_type_cannot_hold(kind: str) -> None:
    for name, rule in rules_of(KINDS[kind]).items():
        for value in BAD[rule.type]:
            with pytest.raises(DataFault) as caught:
                smallest(kind, **{name: value})
            assert name in [fault.field for fault in caught.value.faults], (name, value)
            assert all(ENGLISH.say(fault.message) for fault in caught.value.faults)


@pytest.mark.parametrize("kind", KINDS)
def test_every_limit_holds(kind: str) -> None:
    for name, rule in rules_of(KINDS[kind]).items():
        step = 1 if rule.type is Type.WHOLE else 0.001
        wrong = {"minimum": -step, "maximum": step}
        for side, away in wrong.items():
            limit = getattr(rule, side)
            if limit is not None:
                kept = int(limit) if rule.type is Type.WHOLE else limit
                smallest(kind, **{name: kept})
                with pytest.raises(DataFault, match=f"than {limit}"):
                    smallest(kind, **{name: kept + away})


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_not_be_empty_is_refused_empty(kind: str) -> None:
    for name, rule in rules_of(KINDS[kind]).items():
        if rule.required or not rule.nullable:
            with pytest.raises(DataFault) as caught:
                smallest(kind, **{name: None})
            assert name in [fault.field for fault in caught.value.faults]
        else:
            assert getattr(smallest(kind, **{name: None}), name) is None


def test_a_unit_of_another_kind_is_refused_in_plant_words() -> None:
    with pytest.raises(DataFault) as caught:
        Stream(flow=Quantity(3.0, "kg", "3 kg"))
    assert str(caught.value.messages[0]).startswith(
        "Stream, Flow: kg is not a unit of mass per time, batch or product"
    )


def test_all_faults_of_a_record_are_named_at_once() -> None:
    with pytest.raises(DataFault) as caught:
        Product(design_yield=5.0, actual_yield=-1.0, name=3)  # pyright: ignore[reportArgumentType]
    assert [fault.field for fault in caught.value.faults] == ["name", "design_yield", "actual_yield"]


def test_a_stream_does_not_end_where_it_starts() -> None:
    with pytest.raises(DataFault, match="the stream ends where it starts"):
        Stream(from_unit="u", to_unit="u")
    with pytest.raises(DataFault, match="the stream ends where it starts"):
        Stream(from_equipment="e", to_equipment="e")
    assert Stream(from_equipment="e", to_equipment="e", to_port="drain").to_port == "drain"
    assert Stream().from_unit is None


def test_a_part_of_something_names_it() -> None:
    with pytest.raises(DataFault, match="must not be empty"):
        Cause(waste_source=None)  # pyright: ignore[reportArgumentType]
    with pytest.raises(DataFault):
        Cause(waste_source="")


@pytest.mark.parametrize("date", ["2024-02-29", "2026-12-31", "2026-05", "2026", ""])
def test_a_date_of_the_calendar(date: str) -> None:
    assert is_calendar_date(date)
    assert Product(name="x") is not None
    assert not is_calendar_date("2023-02-29")


def test_a_choice_is_kept_as_the_member_of_its_list() -> None:
    for cls, name in ((Equipment, "kind"), (UnitProcess, "operation"), (Criterion, "purpose")):
        rule = rules_of(cls)[name]
        assert [type(choice).__name__ for choice in rule.choices] == [type(rule.choices[0]).__name__] * len(
            rule.choices
        )
        assert type(rule.choices[0]) is not str


def test_every_field_has_one_rule_that_fits_its_type() -> None:
    for kind, cls in KINDS.items():
        for name, rule in rules_of(cls).items():
            assert bool(rule.choices) is (rule.type is Type.CHOICE), (kind, name)
            assert bool(rule.refers_to) is (rule.type is Type.REFERENCE), (kind, name)
            assert not rule.refers_to or rule.refers_to in KINDS, (kind, name)
            assert not rule.dies_with or rule.refers_to, (kind, name)
            assert isinstance(rule, Rule)


@given(st.data())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_random_records_are_sound_and_equal_what_they_are_built_from(data: st.DataObject) -> None:
    cls = KINDS[data.draw(st.sampled_from(sorted(KINDS)))]
    one = data.draw(families(cls))[-1]
    assert list(faults_of(one)) == []
    assert cls(**{name: getattr(one, name) for name in rules_of(cls)}) == one
