import base64
import hashlib
import json
from pathlib import Path

import pytest

from cpdesk.errors import DataFault
from cpdesk.records.flows import Stream
from tests.unit.exchange.texts import faults, loaded, only_fault, text_of


def test_every_fault_is_named_by_kind_id_and_field(tmp_path: Path) -> None:
    text = text_of(
        unit_process=[{"id": "u", "code": "1", "balanced": None}, {"id": "u", "code": "2"}, {"code": "3"}, 7],
        equipment=[
            {"id": "e1", "tag": "P-1", "kind": "teapot", "colour": "red", "year": 1066},
            {"id": "e2", "tag": "P-1", "unit_process": "nowhere", "number_of": 1.5, "name": 5},
        ],
        stream=[
            {"id": "s1", "flow": "3 m", "from_unit": "u", "to_unit": "u"},
            {"id": "s2", "position": "first", "measured_on": "2026-13"},
        ],
        component=[{"id": "c", "stream": "s1"}],
        company=[{"id": "other", "employees": -1}],
        pump=[],
        option={},
    )
    assert sorted(faults(text, tmp_path)) == sorted(
        [
            ("pump", "", ""),
            ("option", "", ""),
            ("company", "other", "id"),
            ("company", "other", "employees"),
            ("unit_process", "u", "balanced"),
            ("unit_process", "u", "id"),
            ("unit_process", "", "id"),
            ("unit_process", "", ""),
            ("equipment", "e1", "colour"),
            ("equipment", "e1", "year"),
            ("equipment", "e1", "kind"),
            ("equipment", "e2", "tag"),
            ("equipment", "e2", "unit_process"),
            ("equipment", "e2", "number_of"),
            ("equipment", "e2", "name"),
            ("stream", "s1", "to_unit"),
            ("stream", "s1", "flow"),
            ("stream", "s2", "measured_on"),
            ("stream", "s2", "position"),
            ("component", "c", "substance"),
        ]
    )


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (
            {"value": 3.5, "unit": "t/h", "text": "3.5 t/h"},
            "stream s, flow: the value 3.5 kg/h is not what “3.5 t/h”",
        ),
        ({"value": 3.6, "unit": "kW", "text": "1 kW"}, "stream s, flow: kW is not"),
        ({"value": 3500, "unit": "t/h", "text": "3.5 m3/h"}, "“3.5 m3/h” is “"),
        ({"value": 3500, "unit": "t/h", "text": "much"}, "“much” has no number"),
        ({"value": 3500, "unit": "t/hh", "text": "3.5"}, "t/hh"),
        ({"value": 3500, "unit": "t/h", "text": "3.5", "in": "t/h"}, "kept in kg/h, not in t/h"),
        (
            {"value": 3500, "unit": "t/h", "text": "3.5 ±0.1", "uncertainty": 0.1},
            "is not what “3.5 ±0.1” says",
        ),
        ({"value": 3500, "unit": "t/h", "text": "3.5", "uncertainty": -1}, "uncertainty of “3.5”"),
        ({"value": float("nan"), "unit": "t/h", "text": "3.5"}, "no finite value"),
        ({"value": "3500", "unit": "t/h", "text": "3.5"}, "part value"),
        ({"value": True, "unit": "t/h", "text": "3.5"}, "part value"),
        ({"value": 3500, "text": "3.5"}, "part unit"),
        ({"value": 3500, "unit": "t/h", "text": "3.5", "decimals": 2}, "part decimals"),
        (3.5, "a number with its unit is wanted here"),
        ("3 CNY", "“3 CNY” is"),
        ("3.5 t/h\ud800", "stream s, flow: "),
    ],
)
def test_wrong_quantities(quantity: object, said: str, tmp_path: Path) -> None:
    field = "temperature" if "kW is not" in said else "flow"
    text = text_of(stream=[{"id": "s", field: quantity}])
    assert said.replace("flow", field) in only_fault(text, tmp_path).replace("\\ud800", "\ud800")


def test_a_text_may_have_been_typed_with_the_other_decimal_sign(tmp_path: Path) -> None:
    flows = [
        {"value": 1200000, "unit": "t/h", "text": "1,200 t/h"},
        {"value": 1200, "unit": "t/h", "text": "1,200 t/h"},
        {"value": 50000, "unit": "10^4 CNY", "text": "5 万"},
        {"value": 0.25, "unit": "mg/L", "text": "<0.5 mg/L"},
    ]
    flows[3]["value"] = 0.25e-3
    text = text_of(
        stream=[{"id": "a", "flow": flows[0]}, {"id": "b", "flow": flows[1]}],
        measurement=[
            {"id": "m", "value": flows[2]},
            {"id": "n", "value": flows[3] | {"uncertainty": 0.25e-3}},
        ],
    )
    with loaded(text, tmp_path / "a.cpdesk") as project:
        assert [stream.flow.value for stream in project.read(Stream) if stream.flow] == [1.2e6, 1200.0]


def test_money_of_another_currency_is_refused(tmp_path: Path) -> None:
    price = {"value": 5, "unit": "USD", "text": "5 USD"}
    text = text_of(option=[{"id": "o", "investment": price, "actual_investment": "5 USD"}])
    assert faults(text, tmp_path) == [("option", "o", "investment"), ("option", "o", "actual_investment")]


def test_records_that_contradict_one_another(tmp_path: Path) -> None:
    text = text_of(
        audit=[{"stream_number_scheme": "none"}],
        stream=[{"id": "s"}],
        substance=[{"id": "w", "key": "water"}],
        component=[
            {"id": "a", "stream": "s", "substance": "w"},
            {"id": "b", "stream": "s", "substance": "w"},
        ],
        attachment=[{"id": "p", "of_kind": "stream", "of_id": "gone"}],
    )
    assert sorted(faults(text, tmp_path)) == [
        ("attachment", "p", "content_hash"),
        ("attachment", "p", "of_id"),
        ("audit", "audit", "stream_number_scheme"),
        ("component", "a", "substance"),
        ("component", "b", "substance"),
    ]
    with pytest.raises(DataFault) as caught:
        loaded(text, tmp_path / "out.cpdesk")
    said = [str(message) for message in caught.value.messages]
    assert "component a, substance: there is a record of the same Stream and Substance already" in said


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none(literal: str, tmp_path: Path) -> None:
    text = f'{{"cpdesk": 1, "records": {{"sheet": [{{"id": "s", "position": {literal}}}]}}}}'
    assert faults(text, tmp_path) == [("sheet", "s", "position")]


def test_keys_given_twice(tmp_path: Path) -> None:
    text = '{"cpdesk": 1, "records": {"sheet": [{"id": "s", "name": "a", "name": "b"}]}}'
    assert faults(text, tmp_path) == [("sheet", "s", "name")]
    text = '{"cpdesk": 1, "records": {"sheet": [{"id": "s"}], "sheet": []}}'
    assert faults(text, tmp_path) == [("sheet", "", "")]
    flow = '{"value": 1, "value": 1000, "unit": "t/h", "text": "1"}'
    text = f'{{"cpdesk": 1, "records": {{"stream": [{{"id": "s", "flow": {flow}}}]}}}}'
    assert faults(text, tmp_path) == [("stream", "s", "flow")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"cpdesk": 1,\n "records" 5}', "line 2, column 12"),
        ("", "line 1, column 1"),
        ("[" * 200_000, "nested more deeply"),
        ('{"cpdesk": 1, "records": ' + '{"a":' * 100_000, "nested more deeply"),
        ("[]", 'no "cpdesk": 2'),
        ('{"records": {}}', 'no "cpdesk": 2'),
        ('{"cpdesk": true, "records": {}}', 'no "cpdesk": 2'),
        ('{"cpdesk": 3, "records": {}}', "newer CPDesk (format 3, this program knows 2"),
        ('{"cpdesk": 0, "records": {}}', "format 0"),
        ('{"cpdesk": 1}', "has no records"),
        ('{"cpdesk": 1, "records": []}', "has no records"),
        ('{"cpdesk": 1, "records": {}, "contents": 5}', "contents: a list"),
        ('{"cpdesk": 1, "records": {}, "remarks": 5}', "remarks: this part"),
        ('{"cpdesk": 1, "records": {"stream": [{"id": {"a": 1}}]}}', "stream #1, id: the record has no id"),
        ('{"cpdesk": 1, "records": {"stream": [{"id": "a\\u0000"}]}}', "cannot be kept"),
        ('{"cpdesk": 1, "records": {"stream": [{"id": "a", "name": "\\ud800"}]}}', "cannot be kept"),
    ],
)
def test_texts_that_are_no_project(text: str, said: str, tmp_path: Path) -> None:
    assert said in only_fault(text, tmp_path)


def content_text(**changed: object) -> str:
    content = b"%PDF-1.7"
    digest = hashlib.sha256(content).hexdigest()
    item = {"hash": digest, "media_type": "application/pdf", "base64": base64.b64encode(content).decode()}
    named = changed.pop("named", digest)
    whole = {
        "cpdesk": 1,
        "records": {"attachment": [{"id": "p", "content_hash": named}]},
        "contents": [item | changed],
    }
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"base64": "JVBERi0xLjg="}, "damaged or changed"),
        ({"base64": "JVBERi0xLjg"}, "not base64"),
        ({"base64": "JVB!"}, "not base64"),
        ({"base64": "é"}, "not base64"),
        ({"base64": None}, "each a text"),
        ({"size": 8}, "nothing else"),
        ({"media_type": "text/html"}, "text/html cannot be attached"),
        ({"named": "0" * 64}, "no attachment has this content"),
    ],
)
def test_wrong_contents(changed: dict[str, object], said: str, tmp_path: Path) -> None:
    assert said in only_fault(content_text(**changed), tmp_path)


def test_a_content_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpdesk.exchange.interchange_values.LARGEST_MIB", 0)
    assert "larger than 0 MiB" in only_fault(content_text(), tmp_path)


def test_a_sound_content_is_taken_and_a_second_copy_refused(tmp_path: Path) -> None:
    whole = json.loads(content_text())
    whole["contents"] *= 2
    assert "given twice" in only_fault(json.dumps(whole), tmp_path)
    with loaded(content_text(), tmp_path / "a.cpdesk") as project:
        assert [content for _, _, content in project.contents()] == [b"%PDF-1.7"]
