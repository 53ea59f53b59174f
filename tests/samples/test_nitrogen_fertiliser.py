"""The illustrative nitrogen fertiliser plant: exact before noise, two planted errors, the same at every build."""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from cpdesk.cli import main
from cpdesk.quantities import parse_quantity

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "sample_projects" / "nitrogen_fertiliser"
ELEMENTS = ("N", "C", "H", "O", "S", "Na", "Cl", "Cu", "Ca")
CLOSES = 1e-9


@pytest.fixture(scope="module")
def made():
    """Return the generator's modules; their plain names are taken back afterwards."""
    before = dict(sys.modules)
    sys.path.insert(0, str(SAMPLE))
    try:
        import assembly
        import balance
        import components
        import figures

        yield {"assembly": assembly, "balance": balance, "components": components, "figures": figures}
    finally:
        sys.path.remove(str(SAMPLE))
        for name in set(sys.modules) - set(before):
            if getattr(sys.modules[name], "__file__", None) and str(SAMPLE) in str(
                sys.modules[name].__file__
            ):
                del sys.modules[name]


@pytest.fixture(scope="module")
def plant_and_flows(made):
    return made["assembly"].true_flows()


def records(name="project.json"):
    return json.loads((SAMPLE / name).read_text(encoding="utf-8"))["records"]


@pytest.fixture(scope="module")
def kinds():
    return records()


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "demo.cpdesk"
    assert main(["new", str(path), "--sample", "nitrogen_fertiliser", "--lang", "en"]) == 0
    return path


def results(capsys, path, name):
    capsys.readouterr()
    assert main(["results", str(path), "--json", "--lang", "en", name]) == 0
    return json.loads(capsys.readouterr().out)[name]


# The plant


def test_twenty_eight_unit_processes_each_with_its_equipment(kinds):
    units = kinds["unit_process"]
    assert [unit["code"] for unit in units] == [f"{n:02}" for n in range(1, 29)]
    counts = {unit["id"]: 0 for unit in units}
    for item in kinds["equipment"]:
        counts[item["unit_process"]] += 1
    assert all(5 <= count <= 14 for count in counts.values()), counts


def test_every_item_is_fed_and_drained(kinds):
    fed = {stream["to_equipment"] for stream in kinds["stream"]}
    drained = {stream["from_equipment"] for stream in kinds["stream"]}
    tags = {item["id"]: item["tag"] for item in kinds["equipment"]}
    assert {tag for id, tag in tags.items() if id not in fed} == set()
    # What only takes power: the workshops' users are many, a generator's and a transformer's losses are said.
    assert {tag for id, tag in tags.items() if id not in drained} == set()


def test_no_stream_dangles(kinds):
    units = {item["id"]: item["unit_process"] for item in kinds["equipment"]}
    for stream in kinds["stream"]:
        ends = [(stream[f"{side}_equipment"], stream[f"{side}_unit"]) for side in ("from", "to")]
        assert any(item for item, _ in ends), stream["number"]
        assert all((item is None) == (unit is None) for item, unit in ends), stream["number"]
        assert all(units[item] == unit for item, unit in ends if item), stream["number"]


def test_what_leaves_as_waste_has_a_point_of_discharge(kinds):
    wastes = ("waste gas", "solid waste", "hazardous waste", "wastewater", "loss")
    leaving = [
        one
        for one in kinds["stream"]
        if one["to_equipment"] is None and one["kind"] in wastes and one["flow"]["unit"] != "kW"
    ]
    assert len(leaving) >= 35
    assert [one["number"] for one in leaving if one["discharge_point"] is None] == []


# Before noise


def _closures(made, plant_and_flows, place_of):
    """Yield what comes in and goes out of each place by element and in all, reactions included."""
    plant, flows = plant_and_flows
    inputs, outputs = (defaultdict(lambda: defaultdict(list)) for _ in range(2))
    for one in plant.flows:
        if one.kind == "E":
            continue
        start, end = place_of(plant, one.from_item), place_of(plant, one.to_item)
        if start == end:
            continue
        masses = {
            **made["components"].element_masses(flows[one.number]),
            "all": sum(flows[one.number].values()),
        }
        for layer in (*ELEMENTS, "all"):
            inputs[end][layer].append(masses.get(layer, 0.0))
            outputs[start][layer].append(masses.get(layer, 0.0))
    for place in {*inputs, *outputs} - {""}:
        for layer in (*ELEMENTS, "all"):
            yield place, layer, math.fsum(inputs[place][layer]), math.fsum(outputs[place][layer])


@pytest.mark.parametrize("round_what", ["item", "unit"])
def test_mass_and_elements_balance_before_noise(round_what, made, plant_and_flows):
    def place_of(plant, tag):
        return tag if round_what == "item" else plant.unit_of(tag) if tag else ""

    closures = list(_closures(made, plant_and_flows, place_of))
    assert len(closures) > 10 * (200 if round_what == "item" else 27)
    wrong = [one for one in closures if abs(one[2] - one[3]) > CLOSES * max(one[2], 1.0)]
    assert wrong == []


def test_no_true_flow_is_negative(plant_and_flows):
    _, flows = plant_and_flows
    assert min(value for parts in flows.values() for value in parts.values()) > -1e-6


def test_substances_react_in_their_reactors_only(made, plant_and_flows):
    plant, flows = plant_and_flows
    reacting = {one.item.partition(".")[0] for one in plant.reactions}
    inputs, outputs = defaultdict(float), defaultdict(float)
    for one in plant.flows:
        for short, value in flows.get(one.number, {}).items():
            inputs[one.to_item, short] += value
            outputs[one.from_item, short] += value
    changed = {
        item
        for item, short in {*inputs, *outputs}
        if item and abs(inputs[item, short] - outputs[item, short]) > 1e-6 * max(inputs[item, short], 1.0)
    }
    assert changed == reacting


def test_products_are_about_two_hundred_thousand_tonnes_a_year(plant_and_flows, kinds):
    _, flows = plant_and_flows
    made = {number: sum(flows[number].values()) * 7.92 for number in ("2312", "1715", "1309")}
    assert sum(made.values()) == pytest.approx(200_000, rel=0.1)
    stated = {one["id"]: one["actual_output"]["value"] / 1000 for one in kinds["product"]}
    assert made["2312"] == pytest.approx(stated["product_urea"], rel=0.01)
    assert made["1715"] == pytest.approx(stated["product_bicarbonate"], rel=0.01)
    assert made["1309"] == pytest.approx(stated["product_ammonia"], rel=0.01)


# What is written down


def test_measured_flows_lie_within_their_uncertainty_but_for_the_planted_meter(plant_and_flows, kinds):
    _, flows = plant_and_flows
    measured = {
        one["number"]: one["flow"]
        for one in kinds["stream"]
        if one["origin"] == "measured" and one["kind"] != "energy"
    }
    assert len(measured) > 150
    beyond = {
        number
        for number, flow in measured.items()
        if abs(flow["value"] - sum(flows[number].values())) > 1.1 * flow["uncertainty"]
    }
    assert beyond == {"1117"}


def test_the_planted_errors_stand_as_the_source_page_says(made, plant_and_flows, kinds):
    _, flows = plant_and_flows
    page = (SAMPLE / "SOURCE.md").read_text(encoding="utf-8")
    meter = next(one for one in kinds["stream"] if one["number"] == "1117")["flow"]
    true = sum(flows["1117"].values())
    assert meter["value"] / true == pytest.approx(1.11, abs=0.02)
    assert f"{meter['text']} | {true / 1000:.3f} t/h" in page
    analysis = next(one for one in kinds["component"] if one["id"] == "component_0716_CO2")["amount"]
    part = flows["0716"]["CO2"] / sum(flows["0716"].values())
    assert analysis["value"] / part == pytest.approx(0.85, abs=0.01)
    assert f"{analysis['text']} | {100 * part:.2f} wt%" in page


def test_parts_of_each_analysis_sum_to_the_whole_but_for_the_planted_one(kinds):
    sums = defaultdict(float)
    for one in kinds["component"]:
        sums[one["stream"].removeprefix("stream_")] += one["amount"]["value"]
    off = {number for number, total in sums.items() if abs(total - 1.0) > 2e-3}
    assert off == {"0716"}
    assert sums["0716"] == pytest.approx(0.90, abs=0.01)


def test_flows_that_nobody_knows_are_those_the_source_page_names(kinds):
    unknown = [one["number"] for one in kinds["stream"] if one["flow"] is None]
    assert ", ".join(unknown) in (SAMPLE / "SOURCE.md").read_text(encoding="utf-8")


def test_the_counts_of_the_source_page_are_true(kinds):
    origins = [one["origin"] for one in kinds["stream"]]
    page = " ".join((SAMPLE / "SOURCE.md").read_text(encoding="utf-8").split())
    counts = {name: origins.count(name) for name in ("measured", "estimated", "design value", "calculated")}
    assert f"{counts['measured']} of {len(origins)} flows are metered" in page
    assert f"{counts['estimated']} estimated" in page
    assert f"{counts['design value']} design values, {counts['calculated']} worked out" in page


def test_one_outlier_among_the_readings_is_left_out(kinds):
    left_out = [one["id"] for one in kinds["measurement"] if one["left_out"]]
    assert left_out == ["reading_3-07_4"]
    others = [one["value"]["value"] for one in kinds["measurement"] if one["id"].startswith("reading_3-07")]
    assert max(others) > 2 * sorted(others)[-2]


def test_electricity_is_shared_out_as_it_is_paid_and_no_utility_is_typed_where_it_is_used(kinds):
    energy = [one for one in kinds["centre_cost"] if one["kind"] == "energy"]
    assert {one["name"] for one in energy} == {"Electricity"}
    bill = next(
        one["cost"]["value"]
        for one in kinds["material_year"]
        if (one["material"], one["year"]) == ("material_power", 2024)
    )
    assert sum(one["amount"]["value"] for one in energy) == pytest.approx(bill, rel=1e-9)
    inside = {
        one["number"] for one in kinds["stream"] if one["price"] and one["from_unit"] and one["to_unit"]
    }
    assert inside == {
        "1304",
        "1307",
    }  # what the workshops pay each other for ammonia; the account leaves it aside


# The sample as a project


@pytest.mark.parametrize("name", ["project.json", "project.zh_CN.json"])
def test_the_build_writes_what_is_there(name, made):
    assert made["assembly"].texts()[name] == (SAMPLE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["project.json", "project.zh_CN.json"])
def test_the_sample_text_is_what_a_dump_of_it_gives(name, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path, out = tmp_path / "again.cpdesk", tmp_path / "again.json"
    assert main(["load", str(SAMPLE / name), "-o", str(path)]) == 0
    assert main(["dump", str(path), "-o", str(out)]) == 0
    assert out.read_bytes() == (SAMPLE / name).read_bytes()


def test_both_languages_hold_the_same_figures_and_only_chinese_is_chinese():
    english, chinese = records(), records("project.zh_CN.json")

    def plain(listed):
        return {
            (kind, record["id"], field): value
            for kind, found in listed.items()
            for record in found
            for field, value in record.items()
            if not isinstance(value, str)
        }

    assert plain(english) == plain(chinese)
    names = [
        (kind, record["id"])
        for kind in ("unit_process", "equipment", "stream", "area", "option", "product")
        for record in chinese[kind]
        if (record.get("name") or record.get("title", "")).isascii()
    ]
    assert names == []
    said = json.dumps(english, ensure_ascii=False)
    assert [character for character in said if "\u4e00" <= character <= "\u9fff"] == []


def test_it_is_marked_illustrative(kinds):
    assert kinds["audit"][0]["illustrative"].startswith("Illustrative")
    assert records("project.zh_CN.json")["audit"][0]["illustrative"].startswith("示例")


def test_check_finds_the_honest_gaps_only(project, capsys):
    capsys.readouterr()
    assert main(["check", str(project), "--json", "--lang", "en"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    fields = sorted((one["kind"], one["field"]) for one in found)
    expected = (
        [("equipment", "no_emission")] * 3 + [("option", "screening_reason")] + [("stream", "flow")] * 8
    )
    assert fields == expected


def test_only_the_ammonia_storage_does_not_close(project, capsys):
    rows = results(capsys, project, "closures")["rows"]
    rows = [row for row in rows if (row["layer"], row["balance_of"]) == ("total mass", "unit process")]
    assert len(rows) == 28
    assert {row["unit_process"]: row["verdict"] for row in rows if row["verdict"] != "closes"} == {
        "13": "does not close"
    }


def test_all_was_measured_in_one_window(project, capsys):
    rows = [row for row in results(capsys, project, "closures")["rows"] if row["layer"] == "total mass"]
    assert {row["balance_of"] for row in rows} == {"unit process", "area", "plant"}
    assert {row["window"] for row in rows} == {"kept"}


def test_the_water_balance_is_what_its_streams_add_up_to(made, plant_and_flows, project, capsys):
    """Fresh, circulating, reused, evaporated and discharged water [t/h], each by its own list of streams."""
    plant, flows = plant_and_flows
    table = results(capsys, project, "water_balance")
    total = {key: value / 7920 for key, value in table["totals"].items() if isinstance(value, int | float)}

    def water(*numbers):
        return sum(flows[number].get("H2O", 0.0) for number in numbers) / 1000

    returns = water(*(one.number for one in plant.flows if one.to_item == "E-2701" and one.kind == "U"))
    condensate = water("0505", "0719", "1705", "1909", "2014", "2016", "2213", "2215")
    recycles = (
        one.number
        for one in plant.flows
        if one.kind == "Y" and plant.unit_of(one.from_item) != plant.unit_of(one.to_item)
    )
    again = returns + condensate + water(*recycles)
    fresh, reused = water("2601", "0115"), water("1818", "2114")
    assert total["fresh"] == pytest.approx(fresh, rel=0.02)
    assert total["recycled_in"] == pytest.approx(again, rel=0.01)
    assert total["reused_in"] == pytest.approx(reused, rel=0.02)
    assert total["discharge"] == pytest.approx(water("2818"), rel=0.02)
    assert total["evaporation"] == pytest.approx(_evaporated(plant, water), rel=0.03)
    assert table["totals"]["reuse_rate"] == pytest.approx(
        (again + reused) / (again + reused + fresh), abs=0.002
    )
    used_up = water(*(one.number for one in plant.flows if not one.from_item and one.kind != "E")) - water(
        *(one.number for one in plant.flows if not one.to_item and one.kind != "E")
    )
    assert total["difference"] == pytest.approx(used_up, abs=3)  # meters of 211 t/h


def _evaporated(plant, water):
    gone = [one for one in plant.flows if not one.to_item]
    return water(*(one.number for one in gone if one.kind == "G" or (one.kind == "L" and one.phase == "g")))


def test_all_cost_is_plausible_beside_what_the_products_sell_for(project, capsys, kinds):
    """What the plant pays is what its products cost and its losses; what is left is near the profit it states."""
    whole = results(capsys, project, "loss_costs")["rows"][-1]
    cost = whole["product"] + whole["loss"]
    sold = kinds["company"][0]["output_value"]["value"] / 1e4
    stated = kinds["company"][0]["profit_and_tax"]["value"] / 1e4
    assert sold - cost == pytest.approx(stated, rel=0.02)
    streams = {one["number"]: one for one in kinds["stream"] if one["flow"]}
    products = [streams[number] for number in ("2312", "1715", "1309", "0510", "2415")]
    paid = sum(
        one["flow"]["value"] / 1000 * 7920 * float(one["price"]["text"].split()[0]) for one in products
    )
    assert paid / 1e4 == pytest.approx(sold, rel=0.01)


def test_balances_round_the_ammonia_vessels_name_the_meter(kinds):
    """The sphere is off by far more than its meters allow, the drum behind it is not: only 1117 can be wrong."""
    flows = {one["number"]: one["flow"] for one in kinds["stream"] if one["flow"]}

    def off(entering, leaving):
        gap = sum(flows[n]["value"] for n in entering) - sum(flows[n]["value"] for n in leaving)
        return gap / (math.hypot(*(flows[n]["uncertainty"] for n in (*entering, *leaving))) / 1.96)

    assert off(["1117"], ["1301", "1302"]) > 6
    assert abs(off(["1301"], ["1015", "1211", "1304", "1305", "1309"])) < 2


def test_carbon_round_decarbonisation_shows_the_wrong_analysis(kinds):
    """Carbon by what is written: with the analysis of 0715, which is the same gas, it closes; with its own not."""
    carbon = {"CO2": 12.011 / 44.009, "CO": 12.011 / 28.010, "CH4": 12.011 / 16.043, "PC": 48.044 / 102.09}
    parts = {tuple(one["id"].split("_")[1:]): one["amount"]["value"] for one in kinds["component"]}
    flows = {one["number"]: one["flow"]["value"] for one in kinds["stream"] if one["flow"]}

    def mass(number, analysed=None):
        found = sum(share * parts.get((analysed or number, short), 0.0) for short, share in carbon.items())
        return flows[number] * found

    out = sum(mass(number) for number in ("0802", "0805", "0811", "0816", "0817", "0820"))
    assert abs(mass("0716") + mass("0815") - out) / out > 0.1
    assert abs(mass("0716", "0715") + mass("0815") - out) / out < 0.03


def test_typed_figures_read_as_they_are_kept(kinds):
    for one in kinds["stream"][::7]:
        if one["flow"]:
            assert parse_quantity(one["flow"]["text"]).value == pytest.approx(one["flow"]["value"], rel=1e-12)
