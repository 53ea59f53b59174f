import json
from pathlib import Path

import pytest

from cpdesk.errors import EnvironmentFault, WrongUse
from cpdesk.language import Message
from cpdesk.project.merge import conflicts_as_json, merge, write_merged
from cpdesk.project.project import Project
from cpdesk.quantities import parse_quantity
from cpdesk.records import papers
from cpdesk.records.diagrams import Sheet
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import Equipment, UnitProcess
from tests.unit.project.merge_copies import (
    START,
    Copies,
    adding,
    changing,
    records,
    removing,
)


def test_the_merged_file(copies: Copies, tmp_path: Path) -> None:
    copies.edit_mine(changing(Stream, "s1", flow=parse_quantity("4 t/h")))
    copies.edit_mine(removing(Equipment, "e1"))
    copies.edit_theirs(changing(Stream, "s1", flow=parse_quantity("5 t/h"), name="Crude"))
    copies.edit_theirs(removing(Substance, "cl"))
    copies.edit_theirs(adding(Stream(id="t", number="2", from_unit="u1")))
    with copies.theirs.step(Message("Photo")) as step:
        digest = copies.theirs.keep_content(b"%PDF-1.7", "application/pdf")
        step.add(Attachment(id="a", of_kind="stream", of_id="s1", content_hash=digest))
    out = tmp_path / "out.cpdesk"
    merged = write_merged(copies.base, copies.mine, copies.theirs, out)
    with Project.open(out, backup_root=tmp_path / "backups") as project:
        found = records(project)
        (kept,) = found.pop("conflict").values()
        assert isinstance(kept, papers.Conflict)
        assert (kept.of_kind, kept.of_id, kept.of_field, kept.decided) == ("stream", "s1", "flow", None)
        assert (kept.base, kept.mine, kept.theirs) == ("3.5 t/h", "4 t/h", "5 t/h")
        assert (kept.mine_by, kept.theirs_by) == ("Anna", "Bo")
        assert kept.mine_at == merged.conflicts[0].mine_at != ""
        assert found == merged.records
        assert project.content(digest) == b"%PDF-1.7"
        names = [str(step.name) for step in project.history()]
        assert names == [*(str(step.name) for step in copies.mine.history()), "Merge a copy"]
        assert project.undo()
        assert records(project) == records(copies.mine)
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "backups",
        "base.cpdesk",
        "mine.cpdesk",
        "out.cpdesk",
        "theirs.cpdesk",
    ]


def test_a_part_moved_to_another_record_does_not_go_with_the_old_one(copies: Copies, tmp_path: Path) -> None:
    copies.edit_theirs(adding(Stream(id="t", number="2")))
    copies.edit_theirs(changing(Component, "c1", stream="t"))
    copies.edit_theirs(removing(Stream, "s1"))
    out = tmp_path / "out.cpdesk"
    merged = write_merged(copies.base, copies.mine, copies.theirs, out)
    assert merged.conflicts == ()
    with Project.open(out, read_only=True) as project:
        assert records(project) == records(copies.theirs) == merged.records


def test_the_inputs_stay_as_they_are(copies: Copies, tmp_path: Path) -> None:
    copies.edit_mine(changing(Stream, "s1", name="A"))
    copies.edit_theirs(changing(Stream, "s1", name="B"))
    copies.close()
    files = [tmp_path / f"{name}.cpdesk" for name in ("base", "mine", "theirs")]
    before = [path.read_bytes() for path in files]
    base, mine, theirs = (Project.open(path, read_only=True, backup_root=tmp_path / "b") for path in files)
    write_merged(base, mine, theirs, tmp_path / "out.cpdesk")
    for project in (base, mine, theirs):
        project.close()
    assert [path.read_bytes() for path in files] == before
    assert not (tmp_path / "b").exists()


def test_a_file_is_not_overwritten(copies: Copies, tmp_path: Path) -> None:
    out = tmp_path / "out.cpdesk"
    out.write_bytes(b"mine")
    with pytest.raises(EnvironmentFault, match="not overwritten"):
        write_merged(copies.base, copies.mine, copies.theirs, out)
    assert out.read_bytes() == b"mine"


def test_a_failure_leaves_no_file(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    copies.edit_theirs(adding(Stream(id="t")))
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("cpdesk.project.merge._write", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        write_merged(copies.base, copies.mine, copies.theirs, tmp_path / "out.cpdesk")
    assert sorted(tmp_path.iterdir()) == before


def test_unrelated_projects_are_refused(copies: Copies, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.cpdesk", backup_root=tmp_path / "backups") as other:
        assert merge(copies.base, copies.mine, other).taken.removed == len(START)
        with other.step(Message("Fill")) as step:
            step.add(Stream(id="other"))
        for copy in ((copies.mine, other), (other, copies.theirs)):
            with pytest.raises(WrongUse, match=r"other\.cpdesk was not made from base\.cpdesk"):
                merge(copies.base, *copy)


def test_copies_that_share_only_their_start_are_joined(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    for cls in (Sheet, Stream, Substance, Equipment, UnitProcess):
        copies.edit_mine(lambda step, cls=cls: step.remove(cls, [record.id for record in START]))
    copies.edit_mine(adding(Stream(id="new")))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert set(merged.records) == {"audit", "company", "stream"}
    copies.close()


def test_conflicts_as_json(copies: Copies) -> None:
    copies.edit_mine(changing(Stream, "s1", flow=parse_quantity("4 t/h"), phase="gas"))
    copies.edit_theirs(changing(Stream, "s1", flow=parse_quantity("5 t/h"), phase="liquid"))
    copies.edit_mine(removing(UnitProcess, "u2"))
    copies.edit_theirs(changing(UnitProcess, "u2", name="Column"))
    said = json.loads(json.dumps(conflicts_as_json(copies.merged())))
    assert [(item["kind"], item["field"]) for item in said["conflicts"]] == [
        ("stream", "flow"),
        ("stream", "phase"),
        ("unit_process", ""),
    ]
    assert said["conflicts"][2]["theirs"]["name"] == "Column"
    assert said["conflicts"][2]["mine"] is None
    assert said["conflicts"][1]["message"].startswith("Stream 1, Phase: changed in both copies")
    assert said["taken"] == {"added": 1, "changed": 0, "removed": 0}
