"""The illustrative part of the chlorobenzene sample: balanced, marked, apart from what is published."""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from cpdesk.cli import main
from cpdesk.reference import elements

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "sample_projects" / "chlorobenzene"
MEANS = TOP / "sample_projects" / "nitrogen_fertiliser"
CLOSES = 1e-9
AS_WRITTEN = 2e-3


@pytest.fixture(scope="module")
def made():
    """Return the generator's modules; their plain names are taken back afterwards."""
    before = dict(sys.modules)
    sys.path[:0] = [str(SAMPLE), str(MEANS)]
    try:
        import build
        import components
        import drawn_from_chemistry

        yield {"build": build, "components": components, "drawn": drawn_from_chemistry}
    finally:
        del sys.path[:2]
        for name in set(sys.modules) - set(before):
            if str(TOP / "sample_projects") in str(getattr(sys.modules[name], "__file__", None)):
                del sys.modules[name]


@pytest.fixture(scope="module")
def kinds():
    return json.loads((SAMPLE / "project.json").read_text(encoding="utf-8"))["records"]


def closures(flows, place_of, parts_of):
    """Yield what comes in and goes out of each place by element and in all."""
    inputs, outputs = (defaultdict(lambda: defaultdict(list)) for _ in range(2))
    for one in flows:
        start, end = place_of(one, "from"), place_of(one, "to")
        if start != end:
            for layer, mass in parts_of(one).items():
                inputs[end][layer].append(mass)
                outputs[start][layer].append(mass)
    for place in {*inputs, *outputs} - {None, ""}:
        for layer in {*inputs[place], *outputs[place]}:
            yield place, layer, math.fsum(inputs[place][layer]), math.fsum(outputs[place][layer])


def off(found, share):
    return [one for one in found if abs(one[2] - one[3]) > share * max(one[2], 1.0)]


@pytest.mark.parametrize("round_what", ["item", "unit"])
def test_mass_and_elements_balance_before_rounding(made, round_what):
    plant, flows = made["drawn"].true_flows()

    def place_of(one, side):
        tag = one.from_item if side == "from" else one.to_item
        return tag if round_what == "item" else plant.unit_of(tag)

    def parts_of(one):
        parts = flows[one.number]
        return {**made["components"].element_masses(parts), "all": sum(parts.values())}

    found = list(closures(plant.flows, place_of, parts_of))
    assert len(found) > (46 if round_what == "item" else 9) * 3
    assert off(found, CLOSES) == []
    assert min(value for parts in flows.values() for value in parts.values()) > -1e-9


def test_mass_carbon_hydrogen_and_chlorine_balance_round_every_item_as_written(kinds):
    formulas = {one["id"]: one["formula"] for one in kinds["substance"]}
    contents = defaultdict(list)
    for one in kinds["component"]:
        contents[one["stream"]].append((formulas[one["substance"]], one["amount"]["value"]))

    def parts_of(stream):
        flow = stream["flow"]["value"]
        parts = {"all": flow, "C": 0.0, "H": 0.0, "Cl": 0.0}
        for formula, share in contents[stream["id"]]:
            for symbol, part in elements.element_mass_fractions(formula).items():
                if symbol in parts:
                    parts[symbol] += flow * share * part
        return parts

    found = list(closures(kinds["stream"], lambda one, side: one[f"{side}_equipment"], parts_of))
    assert {layer for _, layer, _, _ in found} == {"all", "C", "H", "Cl"}
    assert off(found, AS_WRITTEN) == []


def test_chlorine_goes_into_chlorobenzene_and_acid(made):
    """By moles: each mole of chlorobenzene made leaves one of hydrogen chloride; what reacts further more of it."""
    _, flows = made["drawn"].true_flows()
    chlorine = flows["105"]["Cl2"] - flows["306"]["Cl2"] - 1.5 * 70.906 * flows["302"]["Fe"] / 55.845
    acid = flows["306"]["HCl"] + flows["308"]["HCl"]
    assert acid / 36.461 == pytest.approx(chlorine / 70.906, rel=1e-3)


def test_each_sub_process_has_equipment_streams_and_a_sheet(kinds):
    units = {one["id"] for one in kinds["unit_process"]}
    assert len(units) == 9
    assert {one["unit_process"] for one in kinds["equipment"]} == units
    drawn = [one["unit_process"] for one in kinds["sheet"] if one["kind"] == "unit process"]
    assert sorted(drawn) == sorted(units)
    assert [one["kind"] for one in kinds["sheet"]].count("overview") == 1


def test_no_stream_dangles_and_each_has_a_flow(kinds):
    for one in kinds["stream"]:
        assert one["from_equipment"] or one["to_equipment"], one["number"]
        assert one["flow"] is not None, one["number"]


def test_what_is_published_is_taken_over_as_it_is(kinds):
    published = json.loads((SAMPLE / "published.json").read_text(encoding="utf-8"))["records"]
    for kind, records in published.items():
        if kind != "audit":
            assert kinds[kind] == records
    changed = {
        field
        for field, value in kinds["audit"][0].items()
        if value and value != published["audit"][0].get(field)
    }
    assert changed == {"illustrative"}


@pytest.mark.parametrize(
    ("name", "begin"), [("project.json", "Illustrative"), ("project.zh_CN.json", "示例")]
)
def test_it_is_marked_illustrative(name, begin):
    records = json.loads((SAMPLE / name).read_text(encoding="utf-8"))["records"]
    assert records["audit"][0]["illustrative"].startswith(begin)
    assert all(one["note"] for one in records["equipment"])


@pytest.mark.parametrize("name", ["project.json", "project.zh_CN.json"])
def test_the_build_writes_what_is_there(name, made):
    assert made["build"].texts()[name] == (SAMPLE / name).read_text(encoding="utf-8")


def test_what_is_drawn_gives_check_nothing_to_find(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = []
    for name in ("published", "project"):
        path = tmp_path / f"{name}.cpdesk"
        assert main(["load", str(SAMPLE / f"{name}.json"), "-o", str(path)]) == 0
        capsys.readouterr()
        assert main(["check", str(path), "--json", "--lang", "en"]) == 1
        found.append(
            {
                (one["kind"], one["id"], one["field"])
                for one in json.loads(capsys.readouterr().out)["findings"]
            }
        )
    before, after = found
    assert after - before == set()
    assert before - after == {("stream", "", "")}
