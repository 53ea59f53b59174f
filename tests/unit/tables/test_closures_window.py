"""Whether measured data keep to their window: three batches, or 72 h, all at the same time, at normal load."""

import pytest

from cpdesk.quantities import quantity
from cpdesk.records.flows import Campaign, Measurement, Origin, StockChange, Stream
from cpdesk.records.plant import Area, Operation, UnitProcess

DAYS = {"start": "2024-06-11 08:00", "end": "2024-06-14 08:00"}


@pytest.fixture
def window(table):
    """Return a function that gives verdict and reason of the window round a unit process, an area, the plant."""

    def window(code: str | None = "U1", of: str = "unit process"):
        for row in table("closures").rows:
            place = (row.values["unit_process"], str(row.values["balance_of"]), str(row.values["layer"]))
            if place == (code, of, "total mass"):
                verdict, cell = row.values["window"], row.cells.get("window")
                said = str(cell.reason) if cell is not None and cell.reason is not None else None
                return (None if verdict is None else str(verdict)), said
        raise AssertionError(f"no row for {code}")

    return window


@pytest.fixture
def two(add):
    """Two unit processes in one area, a metered stream through them."""
    add(Area(id="a", code="A1"))
    for position, key in enumerate(("U1", "U2")):
        add(UnitProcess(id=key, code=key, area="a", position=position))
    for number, ends in (
        ("1", {"to_unit": "U1"}),
        ("2", {"from_unit": "U1", "to_unit": "U2"}),
        ("3", {"from_unit": "U2"}),
    ):
        add(Stream(id=number, number=number, flow=quantity(9, "kg/h"), origin=Origin.MEASURED, **ends))


@pytest.mark.usefixtures("two")
def test_what_was_measured_at_no_known_time_is_said_to_be_so(window):
    said = "It was measured here, but no campaign says in which time."
    assert window() == ("not known", said)
    assert window("A1", "area") == window(None, "plant") == ("not known", said)


def test_what_was_not_measured_needs_no_window(add, window):
    add(UnitProcess(id="u", code="U1"))
    add(Stream(number="1", to_unit="u", flow=quantity(9, "kg/h"), origin=Origin.CALCULATED))
    add(Stream(number="2", to_unit="u", origin=Origin.MEASURED))
    assert window() == (None, None)


@pytest.mark.usefixtures("two")
def test_a_campaign_without_a_unit_process_is_that_of_the_plant(add, window):
    add(Campaign(running_hours=72.0, **DAYS))
    assert window() == window("U2") == window("A1", "area") == window(None, "plant") == ("kept", None)
    add(Campaign(unit_process="U2", start="2024-06-11", end="2024-06-12"))
    assert window() == ("kept", None)
    verdict, said = window("U2")
    assert (verdict, said) == ("not kept", "All points share 24.0 h; 72 h are asked for.")
    assert window(None, "plant")[0] == "not kept"  # all points in the same window


@pytest.mark.usefixtures("two")
def test_an_area_is_measured_where_all_its_unit_processes_are(add, window):
    add(Campaign(unit_process="U1", **DAYS))
    assert window() == ("kept", None)
    assert window("A1", "area") == ("not known", "No campaign is given for: U2.")
    add(Campaign(unit_process="U2", start="2024-07-11 08:00", end="2024-07-14 08:00"))
    assert window("U2") == ("kept", None)
    assert window("A1", "area") == ("not kept", "The points were not all measured at the same time.")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("dated", "kept"),
    [("2024-06-12", True), ("2024-06", True), ("2024", True), ("2024-06-15", False), ("2023", False)],
)
def test_a_flow_that_was_measured_on_another_day_is_named(dated, kept, add, window):
    add(Campaign(**DAYS))
    add(
        Stream(
            number="4",
            from_unit="U2",
            flow=quantity(9, "kg/h"),
            origin=Origin.MEASURED,
            measured_on=dated,
        )
    )
    assert window("U2") == (("kept", None) if kept else ("not kept", "Readings outside the window: 4."))


@pytest.mark.usefixtures("two")
def test_an_estimate_of_another_day_is_no_reading(add, window):
    add(Campaign(**DAYS))
    add(
        Stream(
            number="4",
            from_unit="U2",
            flow=quantity(9, "kg/h"),
            origin=Origin.ESTIMATED,
            measured_on="2020",
        )
    )
    assert window("U2") == ("kept", None)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("load", "kept"), [(0.96, True), (0.75, True), (0.6, False), (None, True)])
def test_the_plant_runs_at_normal_load(load, kept, add, window):
    add(Campaign(load=load, **DAYS))
    said = "The plant ran at 60% of its load; normal load, 75% or more, is asked for."
    assert window() == (("kept", None) if kept else ("not kept", said))


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("hours", "kept"), [(72.0, True), (72.4, True), (24.0, False), (None, True)])
def test_a_stock_is_read_at_both_ends_of_the_window(hours, kept, add, window):
    add(Campaign(**DAYS))
    add(StockChange(unit_process="U1", initial=quantity(1, "t"), final=quantity(1, "t"), hours=hours))
    said = "The stock was read 24 h apart; the window is 72 h long."
    assert window() == (("kept", None) if kept else ("not kept", said))


@pytest.fixture
def batch(add):
    add(UnitProcess(id="u", code="U1", operation=Operation.BATCH))
    add(Stream(id="1", number="1", to_unit="u", flow=quantity(9, "kg/batch"), origin=Origin.MEASURED))
    add(Campaign(unit_process="u", start="2024-06-11 08:00", end="2024-06-11 20:00", cycles=3))


@pytest.mark.usefixtures("batch")
@pytest.mark.parametrize(
    ("cycles", "kept"),
    [(("1", "2", "3"), True), (("1", "2", "2", " 2 "), False), (("", ""), True), ((), True)],
)
def test_each_stream_is_read_in_three_batches(cycles, kept, add, window):
    for number, cycle in enumerate(cycles):
        taken = f"2024-06-11 {9 + number:02}:00"
        add(Measurement(stream="1", taken_at=taken, cycle=cycle, value=quantity(9, "kg/batch")))
    said = "1: 2 batches were measured; 3 are asked for."
    assert window() == (("kept", None) if kept else ("not kept", said))


@pytest.mark.usefixtures("batch")
def test_a_reading_that_is_left_out_counts_for_no_batch(add, window):
    for number, cycle in enumerate(("1", "2", "3")):
        taken = f"2024-06-11 {9 + number:02}:00"
        add(Measurement(stream="1", taken_at=taken, cycle=cycle, left_out=cycle == "3"))
    assert window()[0] == "not kept"
