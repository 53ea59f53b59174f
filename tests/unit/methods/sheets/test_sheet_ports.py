"""Gas over the top, liquid at the foot: which ports suit what flows."""

from cpdesk.methods.sheets.placing import Stand, ports_of
from cpdesk.methods.sheets.ports import misfit
from cpdesk.records.flows import Phase
from cpdesk.reference.symbols import Side, symbol


def best(key, phase, *, leaving, rotation=0):
    drawn = symbol(key)
    stand = Stand(100.0, 100.0, drawn.width, drawn.height, rotation, False)
    ports = ports_of(drawn, stand)
    return min(ports, key=lambda port: misfit(key, stand, port, phase, leaving=leaving)), stand, ports


def test_gas_leaves_a_column_over_the_top_and_liquid_at_its_foot():
    assert best("packed_column", Phase.GAS, leaving=True)[0].side is Side.NORTH
    assert best("packed_column", Phase.LIQUID, leaving=True)[0].side is Side.SOUTH


def test_solids_go_through_a_silo_from_above():
    assert best("silo", Phase.SOLID, leaving=False)[0].side is Side.NORTH
    assert best("silo", Phase.SOLID, leaving=True)[0].side is Side.SOUTH


def test_gas_enters_an_absorber_below_its_liquid():
    gas, _, _ = best("scrubber", Phase.GAS, leaving=False)
    liquid, _, _ = best("scrubber", Phase.LIQUID, leaving=False)
    assert gas.y > liquid.y


def test_feed_of_a_tray_column_may_come_anywhere():
    _, stand, ports = best("tray_column", Phase.LIQUID, leaving=False)
    assert {misfit("tray_column", stand, port, Phase.LIQUID, leaving=False) for port in ports} == {0.0}


def test_nothing_is_said_of_turned_symbols_mixed_streams_and_machines():
    for key, phase, rotation in (
        ("column", Phase.GAS, 90),
        ("column", Phase.MIXED, 0),
        ("column", None, 0),
        ("pump", Phase.LIQUID, 0),
    ):
        _, stand, ports = best(key, phase, leaving=True, rotation=rotation)
        assert {misfit(key, stand, port, phase, leaving=True) for port in ports} == {0.0}
