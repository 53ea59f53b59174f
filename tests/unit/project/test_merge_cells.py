"""Two records for the same cell, the two ends of a stream, figures that do not go together."""

from pathlib import Path

from cpdesk.exchange.interchange import dump_text, load_text
from cpdesk.language import Message
from cpdesk.project.merge import write_merged
from cpdesk.project.project import Project
from cpdesk.quantities import parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.options import JointGroup, Option
from cpdesk.records.papers import Attachment, Conflict
from cpdesk.records.plant import Equipment, UnitProcess
from tests.unit.project.merge_copies import Copies, adding, changing, places, record, removing


def loads_again(copies: Copies, folder: Path) -> None:
    write_merged(copies.base, copies.mine, copies.theirs, folder / "out.cpdesk")
    with Project.open(folder / "out.cpdesk", read_only=True) as project:
        text = dump_text(project)
    with load_text(text, folder / "again.cpdesk", backup_root=folder / "backups") as again:
        assert dump_text(again) == text
        assert len(again.read(Conflict)) == len(copies.merged().conflicts)


def test_two_records_for_one_cell_become_one(copies: Copies, tmp_path: Path) -> None:
    for project in (copies.base, copies.mine, copies.theirs):
        with project.step(Message("Both")) as step:
            step.add(Substance(id="w", key="water"))
    one, two = parse_quantity("5 %"), parse_quantity("7 %")
    copies.edit_mine(
        adding(Component(id="m", stream="s1", substance="w", amount=one, method="lab", note="a"))
    )
    copies.edit_theirs(adding(Component(id="t", stream="s1", substance="w", amount=two, method="lab")))
    copies.edit_theirs(adding(Attachment(id="a", of_kind="component", of_id="t")))
    merged = copies.merged()
    assert set(merged.records["component"]) == {"c1", "m"}
    component: Component = record(merged, "component", "m")
    assert (component.amount, component.method, component.note) == (None, "lab", "a")
    assert record(merged, "attachment", "a").of_id == "m"
    assert places(merged) == [("component", "m", "amount")]
    (conflict,) = merged.conflicts
    assert (conflict.base_text, conflict.mine_text, conflict.theirs_text) == ("", "5 %", "7 %")
    assert (conflict.mine_by, conflict.theirs_by) == ("Anna", "Bo")
    assert "a record for the same place" in str(conflict.message)


def test_votes_for_the_same_cell(copies: Copies, tmp_path: Path) -> None:
    for project in (copies.base, copies.mine, copies.theirs):
        with project.step(Message("Both")) as step:
            step.add(Criterion(id="k", name="Cost"), FocusCandidate(id="f", name="Boiler"))
    copies.edit_mine(adding(Score(id="m", criterion="k", candidate="f", score=3.0)))
    copies.edit_theirs(adding(Score(id="t", criterion="k", candidate="f", score=9.0)))
    merged = copies.merged()
    assert set(merged.records["score"]) == {"m"}
    assert record(merged, "score", "m").score is None
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [(3.0, 9.0)]
    loads_again(copies, tmp_path)


def test_what_only_one_of_them_has_is_kept(copies: Copies) -> None:
    copies.edit_mine(removing(Component, "c1"))
    copies.edit_mine(adding(Component(id="m", stream="s1", substance="cl", note="mine")))
    copies.edit_theirs(changing(Component, "c1", amount=parse_quantity("7 %")))
    merged = copies.merged()
    component: Component = record(merged, "component", "m")
    assert set(merged.records["component"]) == {"m"}
    assert (component.note, component.method, component.amount) == ("mine", "lab", parse_quantity("7 %"))
    assert merged.conflicts == ()


def test_an_end_of_a_stream_is_one_field(copies: Copies) -> None:
    for project in (copies.base, copies.mine, copies.theirs):
        with project.step(Message("Both")) as step:
            step.add(Equipment(id="e2", tag="T-1", unit_process="u2"))
            step.add(Equipment(id="e3", tag="P-3", unit_process="u1"))
    copies.edit_mine(changing(Stream, "s1", to_unit="u2", to_equipment="e2"))
    copies.edit_theirs(changing(Stream, "s1", to_equipment="e3"))
    merged = copies.merged()
    stream: Stream = record(merged, "stream", "s1")
    assert (stream.to_unit, stream.to_equipment) == ("u1", "e1")
    assert places(merged) == [("stream", "s1", "to_equipment"), ("stream", "s1", "to_unit")]


def test_what_one_put_at_equipment_that_the_other_moved_moves_along(copies: Copies) -> None:
    copies.edit_mine(changing(Equipment, "e1", unit_process="u2"))
    copies.edit_mine(changing(Stream, "s1", to_unit="u2"))
    copies.edit_theirs(adding(Stream(id="t", number="9", from_unit="u1", from_equipment="e1")))
    merged = copies.merged()
    assert merged.conflicts == ()
    assert record(merged, "stream", "t").from_unit == "u2"


def test_own_figures_and_a_joint_group(copies: Copies, tmp_path: Path) -> None:
    for project in (copies.base, copies.mine, copies.theirs):
        with project.step(Message("Both")) as step:
            step.add(JointGroup(id="j", code="J1"), Option(id="o", code="F1"))
    copies.edit_mine(changing(Option, "o", joint_group="j", title="Mine"))
    copies.edit_theirs(changing(Option, "o", investment=parse_quantity("5 CNY")))
    merged = copies.merged()
    option: Option = record(merged, "option", "o")
    assert (option.joint_group, option.investment, option.title) == (None, None, "Mine")
    assert places(merged) == [("option", "o", "investment"), ("option", "o", "joint_group")]
    loads_again(copies, tmp_path)


def test_amounts_in_another_currency_than_the_joined_one(copies: Copies, tmp_path: Path) -> None:
    copies.edit_mine(changing(Audit, "audit", currency="EUR", money_unit="10^4 EUR"))
    copies.edit_theirs(adding(Option(id="o", code="F1", investment=parse_quantity("5 CNY"))))
    merged = copies.merged()
    assert places(merged) == [("option", "o", "investment")]
    assert record(merged, "option", "o").investment is None
    assert merged.conflicts[0].theirs_text == "5 CNY"
    loads_again(copies, tmp_path)


def test_an_attachment_does_not_hang_on_what_both_deleted(copies: Copies, tmp_path: Path) -> None:
    with copies.base.step(Message("Photo")) as step:
        digest = copies.base.keep_content(b"%PDF-1.7", "application/pdf")
        step.add(Attachment(id="a", of_kind="unit_process", of_id="u2", content_hash=digest))
    for project, kind, record_id in ((copies.mine, "stream", "s1"), (copies.theirs, "equipment", "e1")):
        with project.step(Message("Photo")) as step:
            project.keep_content(b"%PDF-1.7", "application/pdf")
            step.add(Attachment(id="a", of_kind=kind, of_id=record_id, content_hash=digest))
            step.remove(UnitProcess, ["u2"])
    merged = copies.merged()
    paper: Attachment = record(merged, "attachment", "a")
    assert (paper.of_kind, paper.of_id) == ("", "")
    assert places(merged) == [("attachment", "a", "of_id"), ("attachment", "a", "of_kind")]
    loads_again(copies, tmp_path)
