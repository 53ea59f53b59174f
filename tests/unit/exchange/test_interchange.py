import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.exchange.interchange import dump_text, read_text
from cpdesk.exchange.interchange_json import FORMAT
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import Record, rules_of
from cpdesk.reference.folders import sample_folder
from tests.unit.exchange.random_projects import parents_first, records_of, sound_records, write_project
from tests.unit.exchange.texts import loaded, text_of

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
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
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
    assert whole["cpdesk"] == FORMAT
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


def test_a_text_of_format_1_lacks_what_came_later_and_is_written_in_todays_format(tmp_path: Path) -> None:
    later = {"stream": {"specific_energy"}, "sheet": {"hidden_kinds", "underlay_x"}, "reaction": None}
    records = [
        UnitProcess(id="u"),
        Stream(id="s", number="1", specific_energy=parse_quantity("2800 kJ/kg")),
        Sheet(id="sh", hidden_kinds="energy", underlay_x=5.0),
        Reaction(id="r", unit_process="u"),
    ]
    with write_project(tmp_path / "a.cpdesk", records) as project:
        today = json.loads(dump_text(project))
    old = json.loads(json.dumps(today | {"cpdesk": 1}))
    for kind, names in later.items():
        if names is None:
            del old["records"][kind]
        for record in old["records"].get(kind, ()):
            for name in names or ():
                del record[name]
    with loaded(json.dumps(old), tmp_path / "b.cpdesk") as project:
        text = dump_text(project)
    again = json.loads(text)
    assert again["cpdesk"] == FORMAT == 2
    assert "reaction" not in again["records"]
    assert again["records"]["stream"] == [today["records"]["stream"][0] | {"specific_energy": None}]
    assert again["records"]["sheet"] == [
        today["records"]["sheet"][0] | {"hidden_kinds": "", "underlay_x": None}
    ]
    with loaded(text, tmp_path / "c.cpdesk") as project:
        assert dump_text(project) == text
