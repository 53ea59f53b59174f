import json
import math
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.losses.account import Accounting, Centre, Costs, CostStream, Criterion
from cpdesk.methods.losses.loss_costs import loss_costs

CASE = json.loads(
    (Path(__file__).parents[1] / "cases" / "MFCA-ISO14051-FIG.json").read_text(encoding="utf-8")
)


def stream(key, start, end, amount, **more):
    if start is None and "price" not in more:
        more["price"] = 0.0
    return CostStream(key, start, end, amount, **more)


def costs_of(account):
    return {key: one.total for key, one in account.streams.items()}


def conserved(account):
    gone = (account.products, account.lost, account.remaining)
    for kind in ("material", "energy", "system", "waste_management"):
        entered = getattr(account.entered, kind)
        left = math.fsum(getattr(one, kind) for one in gone)
        assert left == pytest.approx(entered, rel=1e-9, abs=1e-9)


# Published and worked by hand


def test_the_published_figure():
    g, expected = CASE["inputs"], CASE["expected"]
    found = loss_costs(
        [
            stream("in", None, "QC", g["input_kg"], price=g["unit_cost"]),
            stream("product", "QC", None, g["product_kg"]),
            stream("loss", "QC", None, g["loss_kg"], loss=True),
        ],
        [
            Centre(
                "QC",
                g["energy"],
                g["system"],
                g["waste_management"],
                g["final_inventory_kg"] - g["initial_inventory_kg"],
            )
        ],
    )
    matrix = found.centres[0]
    wanted, lost = expected["product"], expected["loss"]
    assert matrix.product.parts == pytest.approx((wanted["material"], wanted["energy"], wanted["system"], 0))
    assert matrix.loss.parts == pytest.approx(
        (lost["material"], lost["energy"], lost["system"], lost["waste"])
    )
    assert matrix.product.total == pytest.approx(wanted["total"], abs=CASE["tolerance"]["abs"])
    assert matrix.loss.total == pytest.approx(lost["total"], abs=CASE["tolerance"]["abs"])
    assert (matrix.drawn, matrix.loss_share) == (pytest.approx(50), pytest.approx(0.3))
    assert found.status is Accounting.COMPLETE
    conserved(found)


def recycling():
    """100 of feed at 1 each; of the 125 that come together 100 leave as product, 25 go through a recycle."""
    return [
        stream("feed", None, "A", 100.0, price=1.0),
        stream("made", "A", "B", 125.0),
        stream("back", "B", "A", 25.0),
        stream("product", "B", None, 80.0),
        stream("waste", "B", None, 20.0, loss=True),
    ]


def test_a_recycle_conserves_cost():
    found = loss_costs(recycling(), [Centre("A"), Centre("B")])
    assert costs_of(found) == pytest.approx(
        {"feed": 100.0, "made": 125.0, "back": 25.0, "product": 80.0, "waste": 20.0}
    )
    assert [one.total for one in found.losses] == pytest.approx([20.0])


def test_the_share_is_not_rounded():
    parts = [stream("in", None, "A", 3.0, price=1 / 3), stream("p", "A", None, 2.0)]
    found = loss_costs([*parts, stream("w", "A", None, 1.0, loss=True)], [Centre("A", system=1.0)])
    assert found.streams["w"].total == pytest.approx(2 / 3, rel=1e-15)
    assert found.entered.total == pytest.approx(2.0, rel=1e-15)


def test_a_criterion_takes_the_place_of_the_masses_also_of_one_material_alone():
    streams = [
        stream("dear", None, "A", 10.0, price=7.0, material="copper"),
        stream("cheap", None, "A", 90.0, price=1.0),
        stream("p", "A", None, 50.0),
        stream("w", "A", None, 50.0, loss=True),
    ]
    all_out = Criterion({"p": 3.0, "w": 1.0})
    copper = Criterion({"p": 0.0, "w": 2.0}, "copper")
    by_mass = loss_costs(streams, [Centre("A", energy=10.0)])
    chosen = loss_costs(streams, [Centre("A", energy=10.0, criteria=(all_out,))])
    apart = loss_costs(streams, [Centre("A", energy=10.0, criteria=(all_out, copper))])
    assert by_mass.streams["w"].parts == pytest.approx((80.0, 5.0, 0.0, 0.0))
    assert chosen.streams["w"].parts == pytest.approx((40.0, 2.5, 0.0, 0.0))
    assert apart.streams["w"].parts == pytest.approx((70.0 + 22.5, 2.5, 0.0, 0.0))
    conserved(apart)


def test_a_material_with_a_criterion_of_its_own_follows_the_usual_one_elsewhere():
    streams = [
        stream("in", None, "A", 10.0, price=10.0, material="copper"),
        stream("ab", "A", "B", 10.0),
        stream("p", "B", None, 5.0),
        stream("w", "B", None, 5.0, loss=True),
    ]
    here = Centre("A", criteria=(Criterion({"ab": 1.0}, "copper"),))
    there = Centre("B", criteria=(Criterion({"p": 4.0, "w": 1.0}),))
    assert loss_costs(streams, [here, there]).lost.material == pytest.approx(20.0)


def treated():
    """Two losses go to a treatment that costs 30 and whose effluent costs 10 to discharge; a third leaves at once."""
    return [
        stream("feed", None, "A", 100.0, price=2.0),
        stream("half", "A", "B", 80.0),
        stream("w1", "A", "T", 20.0, loss=True),
        stream("w2", "B", "T", 5.0, loss=True),
        stream("spill", "B", None, 5.0, loss=True),
        stream("product", "B", None, 70.0),
        stream("effluent", "T", None, 25.0, loss=True, disposal=0.4),
    ], [Centre("A"), Centre("B"), Centre("T", energy=10.0, waste_management=20.0)]


def test_losses_count_where_they_leave_the_process_and_bear_their_treatment():
    found = loss_costs(*treated())
    assert [(one.stream, one.carried.total, one.treatment) for one in found.losses] == [
        ("w1", pytest.approx(40.0), pytest.approx(32.0)),
        ("w2", pytest.approx(10.0), pytest.approx(8.0)),
        ("spill", pytest.approx(10.0), 0.0),
    ]
    assert [one.cumulative for one in found.losses] == pytest.approx([0.72, 0.9, 1.0])
    assert math.fsum(one.total for one in found.losses) == pytest.approx(found.lost.total)
    conserved(found)


def test_what_a_treatment_recovers_makes_the_loss_cheaper():
    streams = [
        stream("feed", None, "A", 100.0, price=1.0),
        stream("product", "A", None, 60.0),
        stream("w", "A", "T", 40.0, loss=True),
        stream("steam", "B", "T", 10.0),
        stream("fuel", None, "B", 10.0, price=2.0),
        stream("reused", "T", "C", 30.0),
        stream("effluent", "T", None, 10.0, loss=True),
        stream("sold", "C", None, 30.0),
    ]
    mixed = loss_costs(streams, [Centre(key) for key in "ABC"] + [Centre("T")])
    assert [one.stream for one in mixed.losses] == ["effluent"]
    alone = [one for one in streams if one.key not in ("steam", "fuel")]
    found = loss_costs(alone, [Centre(key) for key in "AC"] + [Centre("T")])
    assert [(one.stream, one.carried.total) for one in found.losses] == [("w", pytest.approx(40.0))]
    assert found.losses[0].total == pytest.approx(10.0)
    assert found.losses[0].treatment == pytest.approx(-30.0)


def test_a_loss_that_is_taken_up_again_is_none():
    streams = [
        stream("feed", None, "A", 100.0, price=1.0),
        stream("tail gas", "A", "B", 40.0, loss=True),
        stream("main", "A", "B", 60.0),
        stream("product", "B", None, 100.0),
    ]
    found = loss_costs(streams, [Centre("A"), Centre("B")])
    assert (found.losses, found.lost.total, found.products.total) == ((), 0.0, pytest.approx(100.0))


# What is missing is said, and nothing gets lost


def test_what_is_not_known_counts_as_nothing_and_is_named():
    streams = [
        CostStream("free", None, "A", 50.0),
        stream("feed", None, "A", 50.0, price=2.0),
        stream("p", "A", None, 60.0),
        stream("w", "A", None, None, loss=True),
    ]
    found = loss_costs(streams, [Centre("A")])
    assert found.status is Accounting.INCOMPLETE
    assert (found.unpriced, found.without_flow) == (("free",), ("w",))
    assert found.products.total == pytest.approx(100.0)
    assert [str(note) for note in found.notes] == [
        "No price is given, so no cost is carried, of: free.",
        "No flow is given, so no cost is carried, by: w.",
    ]


def test_cost_remains_where_nothing_can_carry_it_on():
    streams = [
        stream("a", None, "A", 10.0, price=1.0),
        stream("b", "A", "B", 10.0),
        stream("c", "B", "A", 10.0),
        stream("d", None, "C", 5.0, price=1.0),
    ]
    found = loss_costs(streams, [Centre("A", energy=3.0), Centre("B"), Centre("C")])
    assert found.without_outlet == ("A", "C")
    assert (found.remaining.material, found.remaining.energy) == (pytest.approx(15.0), pytest.approx(3.0))
    assert found.status is Accounting.INCOMPLETE
    conserved(found)


def test_a_growing_stock_keeps_its_part():
    streams = [stream("a", None, "A", 10.0, price=3.0), stream("p", "A", None, 8.0)]
    found = loss_costs(streams, [Centre("A", system=4.0, stock_growth=2.0)])
    assert found.streams["p"].parts == pytest.approx((24.0, 0.0, 4.0, 0.0))
    assert found.remaining.material == pytest.approx(6.0)
    conserved(found)


def test_stock_drawn_without_an_input_has_no_cost():
    found = loss_costs([stream("p", "A", None, 8.0)], [Centre("A", system=4.0, stock_growth=-8.0)])
    assert (found.status, found.products.total) == (Accounting.INCOMPLETE, 4.0)
    assert "draws from stock" in str(found.notes[0])


def test_stock_drawn_in_a_closed_circle_settles():
    streams = [
        stream("a", None, "A", 1.0, price=1.0),
        stream("r", "A", "A", 9.0),
        stream("p", "A", None, 1.0),
    ]
    found = loss_costs(streams, [Centre("A", stock_growth=-20.0)])
    assert "settles" in str(found.notes[0])
    assert found.products.total == pytest.approx(1.0)
    conserved(found)


def test_waste_management_without_a_loss_is_borne_by_the_products():
    found = loss_costs([stream("p", "A", None, 1.0)], [Centre("A", waste_management=5.0)])
    assert found.streams["p"].waste_management == 5.0


@pytest.mark.parametrize(
    ("streams", "centres"),
    [
        ([], []),
        ([stream("a", None, "A", 1.0)], [Centre("A")]),
        ([stream("a", None, None, 1.0)], [Centre("A")]),
    ],
)
def test_nothing_to_reckon_with_is_said(streams, centres):
    found = loss_costs(streams, centres)
    assert found.status is Accounting.NOT_DETERMINED
    assert found.notes


@pytest.mark.parametrize(
    ("streams", "centres"),
    [
        ([stream("a", None, "A", -1.0)], [Centre("A")]),
        ([stream("a", None, "A", math.inf)], [Centre("A")]),
        ([stream("a", None, "A", 1.0, price=math.nan)], [Centre("A")]),
        ([stream("a", None, "elsewhere", 1.0)], [Centre("A")]),
        ([stream("a", None, "A", 1.0)], [Centre("A", energy=math.inf)]),
        ([stream("a", None, "A", 1.0)], [Centre("A", criteria=(Criterion({"a": -1.0}),))]),
    ],
)
def test_figures_that_cannot_stand_are_refused(streams, centres):
    with pytest.raises(DataFault):
        loss_costs(streams, centres)


# Laws


def made_plant(seed, units, forward):
    """Streams at random, with recycles unless `forward`; some outputs are losses, some flows and prices unknown."""
    dice = random.Random(seed)
    names = [f"U{n}" for n in range(units)]
    streams = []

    def add(start, end):
        amount = dice.choice([0.0, 0.01, 1.0, 50.0, 5000.0]) * dice.uniform(0.5, 1.0)
        price = dice.choice([None, 0.0, dice.uniform(0.0, 900.0)]) if start is None else None
        streams.append(
            CostStream(
                f"S{len(streams)}",
                start,
                end,
                None if dice.random() < 0.05 else amount,
                start is not None and dice.random() < 0.3,
                price,
                dice.choice([0.0, 2.0]),
                dice.choice(["", "coal"]),
            )
        )

    for number, name in enumerate(names):
        add(None, name)
        add(name, None)
        for _ in range(dice.randint(0, 3)):
            ahead = names[number + 1 :] if forward else names
            add(name, dice.choice([*ahead, None]))
    centres = []
    for name in names:
        outs = {one.key: dice.choice([0.0, 1.0, 7.0]) for one in streams if one.start == name}
        criteria = tuple(Criterion(outs, to) for to in ("", "coal") if dice.random() < 0.3)
        money = [dice.choice([0.0, dice.uniform(0.0, 1e5)]) for _ in range(3)]
        growth = dice.choice([0.0, 0.0, dice.uniform(-1.0, 1.0)])
        centres.append(Centre(name, *money, growth, criteria))
    return streams, centres


plants = st.builds(made_plant, st.integers(0, 10**6), st.integers(1, 12), st.booleans())


@settings(max_examples=300, deadline=None)
@given(plants)
def test_all_cost_that_enters_leaves_or_remains(plant):
    account = loss_costs(*plant)
    conserved(account)
    assert all(part >= -1e-9 for one in account.streams.values() for part in one.parts)
    if account.lost.total and not account.remaining.total:
        rounding = 1e-12 * account.entered.total
        whole = pytest.approx(account.lost.total, rel=1e-9, abs=rounding)
        assert math.fsum(one.total for one in account.losses) == whole
        assert account.losses[-1].cumulative == pytest.approx(1.0)
    totals = [one.total for one in account.losses]
    assert totals == sorted(totals, reverse=True)


def step_by_step(streams, centres):
    """The same along the centres in their order, where nothing runs backwards, for masses alone."""
    found = {one.key: [0.0] * 4 for one in streams}
    for centre in centres:
        coming = [one for one in streams if one.end == centre.key]
        mass = math.fsum(one.amount or 0.0 for one in coming)
        borne = [0.0, centre.energy, centre.system, 0.0]
        for one in coming:
            own = (one.price or 0.0) * (one.amount or 0.0) if one.start is None else 0.0
            found[one.key][0] += own
            borne = [a + b for a, b in zip(borne, found[one.key], strict=True)]
        borne[0] *= max(0.0, 1.0 - centre.stock_growth / mass) if mass else 1.0
        going = [one for one in streams if one.start == centre.key]
        whole = math.fsum(one.amount or 0.0 for one in going)
        lost = math.fsum(one.amount or 0.0 for one in going if one.loss)
        if not lost:
            borne[3] += centre.waste_management
        for one in going if whole else ():
            amount = one.amount or 0.0
            found[one.key] = [cost * amount / whole for cost in borne]
            if one.loss and lost:
                found[one.key][3] += centre.waste_management * amount / lost
                found[one.key][3] += one.disposal * amount if one.end is None else 0.0
    return found


@settings(max_examples=200, deadline=None)
@given(st.builds(made_plant, st.integers(0, 10**6), st.integers(1, 12), st.just(True)))
def test_two_ways_agree_where_nothing_runs_backwards(plant):
    streams = list(plant[0])
    centres = [replace(one, criteria=()) for one in plant[1]]
    account, expected = loss_costs(streams, centres), step_by_step(streams, centres)
    blocked = set(account.without_outlet)
    for one in streams:
        if one.start not in blocked:
            scale = max(1.0, *map(abs, expected[one.key]))
            assert account.streams[one.key].parts == pytest.approx(
                tuple(expected[one.key]), rel=1e-9, abs=1e-9 * scale
            )


def test_costs_add_up():
    assert Costs(1.0, 2.0, 3.0, 4.0).total == 10.0
