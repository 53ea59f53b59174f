import base64
import hashlib
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.exchange.interchange import dump_text, load_text, read_text
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.record import Record, rules_of
from cpdesk.reference.folders import sample_folder
from tests.unit.exchange.random_projects import parents_first, records_of, sound_records, write_project


def loaded(text: str, path: Path) -> Project:
    return load_text(text, path, backup_root=path.parent / "backups")


def text_of(**kinds: list[dict[str, object]]) -> str:
    return json.dumps({"cpdesk": 1, "records": kinds})


def faults(text: str, tmp_path: Path) -> list[tuple[str, str, str]]:
    path = tmp_path / "out.cpdesk"
    with pytest.raises(DataFault) as caught:
        loaded(text, path)
    assert not list(tmp_path.glob("*out.cpdesk*")), "nothing is written when anything is wrong"
    return [(fault.kind, fault.id, fault.field) for fault in caught.value.faults]


def only_fault(text: str, tmp_path: Path) -> str:
    with pytest.raises(DataFault) as caught:
        loaded(text, tmp_path / "out.cpdesk")
    assert not list(tmp_path.iterdir())
    (message,) = caught.value.messages
    return str(message)


# There and back


def there_and_back(records: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        with write_project(home / "first.cpdesk", records) as project:
            text = dump_text(project)
            kept = {kind: project.read(cls) for kind, cls in KINDS.items()}
        with loaded(text, home / "second.cpdesk") as again:
            assert dump_text(again) == text
            assert {kind: again.read(cls) for kind, cls in KINDS.items()} == kept


@given(sound_records())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_a_dump_of_a_loaded_dump_is_the_same(records: list[Record]) -> None:
    there_and_back(records)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_goes_there_and_back(kind: str) -> None:
    @given(st.data())
    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def check(data: st.DataObject) -> None:
        kinds = parents_first([kind])
        ids = {name: [name if name in ("audit", "company") else "one"] for name in kinds}
        there_and_back([data.draw(records_of(name, ids[name][0], ids)) for name in kinds])

    check()


@pytest.mark.parametrize("number", [-0.0, 5e-324, 1e308, 0.1 + 0.2, 1e22, -123456789.123456789])
def test_numbers_come_back_to_the_last_bit(number: float, tmp_path: Path) -> None:
    records = [Sheet(id="s"), Placement(id="p", sheet="s", x=number)]
    with (
        write_project(tmp_path / "a.cpdesk", records) as project,
        loaded(dump_text(project), tmp_path / "b.cpdesk") as again,
    ):
        (placement,) = again.read(Placement)
        assert placement.x == number
        assert dump_text(again) == dump_text(project)


def test_the_text_says_what_the_records_say_one_field_a_line(tmp_path: Path) -> None:
    flow = parse_quantity("３．５ t/h ±5 %")
    records = [Stream(id="b", number="2", note="行\n1"), Stream(id="a", position=9.0, number="1", flow=flow)]
    with write_project(tmp_path / "a.cpdesk", records) as project:
        text = dump_text(project)
    whole = json.loads(text)
    assert whole["cpdesk"] == 1
    assert list(whole["records"]) == ["audit", "company", "stream"]
    first, second = whole["records"]["stream"]
    assert (first["id"], second["id"]) == ("a", "b")
    assert list(first) == list(rules_of(Stream))
    assert first["flow"] == {
        "value": 3500.0,
        "in": "kg/h",
        "unit": "t/h",
        "text": "３．５ t/h ±5 %",
        "uncertainty": 175.0,
    }
    assert '    "note": "行\\n1",\n' in text
    assert text.endswith("}\n")


def test_contents_of_attachments_come_along(tmp_path: Path) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    with Project.create(tmp_path / "a.cpdesk", backup_root=tmp_path / "backups") as project:
        with project.step(Message("Attach")) as step:
            digest = project.keep_content(content, "image/png")
            step.add(Attachment(id="p", name="a.png", media_type="image/png", content_hash=digest))
        text = dump_text(project)
    with loaded(text, tmp_path / "b.cpdesk") as again:
        assert again.content(digest) == content
        assert list(again.contents()) == [(digest, "image/png", content)]
        assert dump_text(again) == text


# By hand


def test_short_forms_and_defaults(tmp_path: Path) -> None:
    text = text_of(
        audit=[{"title": "Mill", "decimal_sign": ",", "currency": "EUR", "money_unit": "10^3 EUR"}],
        stream=[{"id": "s", "flow": "1,200 t/h", "temperature": "77 °F"}],
        option=[{"id": "o", "investment": "12", "income": 3 * " " + "1,5 10^4 EUR/a"}],
    )
    with loaded(text, tmp_path / "a.cpdesk") as project:
        (stream,) = project.read(Stream)
        assert stream.flow == Quantity(1200.0, "t/h", "1,200 t/h")
        assert project.audit.title == "Mill"
        assert project.company.name == ""
        said = json.loads(dump_text(project))["records"]["option"][0]
        assert said["investment"] == {
            "value": 12000.0,
            "in": "EUR",
            "unit": "10^3 EUR",
            "text": "12",
            "uncertainty": None,
        }
        assert said["income"]["value"] == 15000.0


def test_everything_is_one_step_and_the_project_is_open_for_work(tmp_path: Path) -> None:
    text = text_of(audit=[{"id": "audit", "title": "Mill"}], stream=[{"id": "s"}], unit_process=[{"id": "u"}])
    with loaded(text, tmp_path / "a.cpdesk") as project:
        assert project.path == tmp_path / "a.cpdesk"
        assert [str(step.name) for step in project.history()] == ["New project", "Load from text"]
        with project.step(Message("More")) as step:
            step.add(Stream())
        assert project.undo()
        assert project.undo()
        assert project.audit == Audit()
    assert {path.name for path in tmp_path.iterdir()} == {"a.cpdesk", "backups"}


def test_a_marked_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text("\ufeff" + text_of(stream=[{"id": "s"}]), encoding="utf-8")
    with loaded(read_text(tmp_path / "in.json"), tmp_path / "a.cpdesk") as project:
        assert project.count(Stream) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(b'{"cpdesk": 1, "\xff')
    with pytest.raises(DataFault, match="byte 16"):
        read_text(tmp_path / "in.json")
    with pytest.raises(EnvironmentFault, match=r"none\.json"):
        read_text(tmp_path / "none.json")


@pytest.mark.parametrize("path", sorted(sample_folder().glob("*/project*.json")), ids=str)
def test_the_samples_can_be_read(path: Path, tmp_path: Path) -> None:
    with loaded(read_text(path), tmp_path / "a.cpdesk") as project:
        text = dump_text(project)
    with loaded(text, tmp_path / "b.cpdesk") as again:
        assert dump_text(again) == text


def test_a_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.cpdesk"
    path.write_bytes(b"mine")
    with pytest.raises(EnvironmentFault, match="not overwritten"):
        loaded(text_of(), path)
    assert path.read_bytes() == b"mine"
    with pytest.raises(EnvironmentFault, match="does not exist"):
        loaded(text_of(), tmp_path / "none" / "a.cpdesk")


def test_a_failure_while_writing_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("cpdesk.project.steps.Step.add_all", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        loaded(text_of(stream=[{"id": "s"}]), tmp_path / "a.cpdesk")
    assert not list(tmp_path.iterdir())


# Faults


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
        ("[]", 'no "cpdesk": 1'),
        ('{"records": {}}', 'no "cpdesk": 1'),
        ('{"cpdesk": true, "records": {}}', 'no "cpdesk": 1'),
        ('{"cpdesk": 2, "records": {}}', "newer CPDesk"),
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
    monkeypatch.setattr("cpdesk.exchange.interchange.LARGEST_MIB", 0)
    assert "larger than 0 MiB" in only_fault(content_text(), tmp_path)


def test_a_sound_content_is_taken_and_a_second_copy_refused(tmp_path: Path) -> None:
    whole = json.loads(content_text())
    whole["contents"] *= 2
    assert "given twice" in only_fault(json.dumps(whole), tmp_path)
    with loaded(content_text(), tmp_path / "a.cpdesk") as project:
        assert [content for _, _, content in project.contents()] == [b"%PDF-1.7"]


def test_records_may_name_each_other_in_any_order(tmp_path: Path) -> None:
    text = text_of(
        equipment=[{"id": "e", "unit_process": "u"}],
        audit=[{"reference_product": "p"}],
        unit_process=[{"id": "u"}],
        product=[{"id": "p"}],
    )
    with loaded(text, tmp_path / "a.cpdesk") as project:
        assert project.audit.reference_product == "p"
        assert [item.unit_process for item in project.read(Equipment)] == ["u"]
        assert project.count(UnitProcess) == 1
