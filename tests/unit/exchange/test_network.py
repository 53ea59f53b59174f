import json
import math

import pytest

from cpdesk.cli import main
from cpdesk.errors import DataFault
from cpdesk.exchange.network import network_from_text
from cpdesk.methods.balances.network import network_faults

GOOD = {
    "units": ["U1", "U2"],
    "unbalanced": ["U9"],
    "substances": ["Cu", "Zn"],
    "streams": [
        {
            "id": "1",
            "from": None,
            "to": "U1",
            "flow": {"value": 100.0, "sd": 2.0},
            "fractions": {"Cu": {"value": 0.012, "sd": 0.0005}, "Zn": {"value": 0, "sd": 0}},
        },
        {"id": "2", "from": "U1", "to": "U2", "flow": {"value": 60.0, "relative_sd": 0.02}},
        {
            "id": "3",
            "from": "U1",
            "to": None,
            "flow": {"value": 41.0, "half_width_95": 1.96},
            "fractions": {"Cu": None},
        },
        {"id": "4", "from": "U2", "to": "U9"},
    ],
    "reactions": [{"unit": "U2", "mass_change": {"Cu": -1.0, "Zn": 1.0}}],
    "equations": [{"terms": {"1": 1.0, "3": -2.5}, "constant": 0.5}],
    "transfer_coefficients": [{"unit": "U1", "to": "3", "coefficient": {"value": 0.4, "sd": 0.05}}],
    "correlations": [["1", "2", 0.2]],
    "confidence": 0.9,
}


def written(tmp_path, data):
    path = tmp_path / "network.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def run(capsys, *words):
    status = main(["reconcile", *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_network_is_read_as_the_contract_has_it():
    network = network_from_text(json.dumps(GOOD))
    assert network_faults(network) == ()
    assert network.balanced == ("U1", "U2")
    one, two, three, four = network.streams
    assert (one.flow.value, one.flow.sd) == (100.0, 2.0)
    assert (one.fractions["Zn"].value, one.fractions["Zn"].sd) == (0.0, 0.0)
    assert two.flow.sd == pytest.approx(1.2)
    assert three.flow.sd == pytest.approx(1.0)
    assert three.fractions["Cu"] is None
    assert (four.flow, four.end) == (None, "U9")
    assert network.equations[0].constant == 0.5
    assert network.correlations[0].coefficient == 0.2
    assert network.confidence == 0.9
    assert not network.complete


def test_the_answer_has_all_that_the_contract_names(tmp_path, capsys):
    status, out, err = run(capsys, written(tmp_path, GOOD), "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert answer["status"] == "reconciled"
    wanted = {"objective", "degrees_of_freedom", "critical", "p_value", "accepted", "streams", "suspects"}
    assert wanted | {"unobservable", "units", "extents", "coefficients"} <= set(answer)
    first = answer["streams"][0]
    assert set(first["flow"]) >= {"value", "sd", "kind", "adjustment", "statistic"}
    assert first["fractions"]["Zn"]["kind"] == "constant"
    assert first["flow"]["adjustment"] == pytest.approx(first["flow"]["value"] - 100.0)
    assert [one["unit"] for one in answer["units"]] == ["U1", "U2"]
    assert answer["units"][0]["closure_before"] == pytest.approx(-1.0)
    assert answer["units"][0]["closure_before_percent"] == pytest.approx(-1.0)
    assert answer["units"][1]["closure_before"] is None
    assert {(one["id"], one["quantity"]) for one in answer["unobservable"]} >= {("3", "fraction")}
    assert answer["extents"][0]["value"] is None
    assert answer["coefficients"][0]["kind"] == "redundant"


def test_contradictory_figures_are_status_1_with_a_sentence_and_still_json(tmp_path, capsys):
    streams = [
        {"id": "in", "from": None, "to": "U", "flow": {"value": 1.0, "sd": 0}},
        {"id": "out", "from": "U", "to": None, "flow": {"value": 2.0, "sd": 0}},
    ]
    path = written(tmp_path, {"units": ["U"], "streams": streams})
    status, out, err = run(capsys, path, "--json")
    assert status == 1
    assert json.loads(out)["status"] == "contradictory"
    assert "in; out" in err
    assert len(err.splitlines()) == 1
    status, out, err = run(capsys, path, "--json", "--lang", "zh_CN")
    assert "精确值相互矛盾" in err


def test_without_json_a_line_a_quantity_is_printed(tmp_path, capsys):
    status, out, _ = run(capsys, written(tmp_path, GOOD))
    assert status == 0
    assert out.splitlines()[0] == "reconciled"
    assert any(line.startswith("1, Cu\t") for line in out.splitlines())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "not JSON"),
        ("[]", "an object with units"),
        ({"units": "U"}, "units: a list"),
        ({"units": [1]}, "units: a name"),
        (
            {"streams": [{"id": "A", "flow": {"value": math.nan, "sd": 1}}]},
            "stream A, value: a finite number",
        ),
        ({"streams": [{"id": "A", "flow": {"value": 1}}]}, "give one of sd"),
        ({"streams": [{"id": "A", "flow": 5}]}, "stream A: null or an object"),
        ({"streams": [{"id": "A", "flow": {"value": 1, "sd": -1}}]}, "cannot be negative"),
        ({"streams": [{"id": "A", "flow": {"value": -1, "sd": 0}}]}, "no such amount"),
        ({"streams": [{"id": "A", "to": "X"}]}, "unit X is not listed"),
        ({"streams": [{"id": "A"}, {"id": "A"}]}, "stream A is listed twice"),
        ({"streams": [{"id": "A", "fractions": {"Cu": None}}]}, "substance Cu is not listed"),
        ({"equations": [{"terms": {"A": 1}}]}, "stream A is not listed"),
        ({"correlations": [["A", "B"]]}, "two streams and a number"),
        ({"correlations": [["A", "B", 0.5]]}, "measured flows"),
        ({"transfer_coefficients": [{"unit": "U", "to": "A"}]}, "unknown unit"),
        ({"reactions": [{"unit": "U", "mass_change": {}}]}, "not listed"),
        ({"confidence": 1.0}, "between 0 and 1"),
        ({"complete": "yes"}, "true or false"),
    ],
)
def test_faults_are_told_a_line_each(tmp_path, capsys, data, said):
    status, out, err = run(capsys, written(tmp_path, data), "--json")
    assert status == 1
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_every_fault_of_form_is_told_at_once():
    with pytest.raises(DataFault) as caught:
        network_from_text(json.dumps({"units": [1, 2], "streams": [5], "equations": 3}))
    assert len(caught.value.messages) == 4


def test_a_file_that_is_not_there_is_the_machines_matter(tmp_path, capsys):
    status, _, err = run(capsys, str(tmp_path / "nothing.json"), "--json")
    assert status == 3
    assert "nothing.json" in err


def test_wrong_use_is_status_2(capsys):
    assert run(capsys)[0] == 2
