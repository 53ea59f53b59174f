"""The table of what two copies changed differently, and the table that says whether the report can be written."""

from cpdesk.language import Message
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.options import Option
from cpdesk.records.papers import Conflict, StatedTotal
from cpdesk.records.plant import UnitProcess
from cpdesk.records.team import Barrier, TeamMember, Training, WorkTask
from cpdesk.reference.report_outline import report_chapters
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.findings import findings
from cpdesk.tables.readiness import NEEDED


def clash(of, field, mine, theirs, **more):
    return Conflict(of_kind=of[0], of_id=of[1], of_field=field, mine=mine, theirs=theirs, **more)


def test_a_conflict_names_the_record_the_field_and_both_sides(add, table):
    add(Stream(id="s", number="12", flow=quantity(3, "t/h")), Substance(id="w", key="water"))
    add(Component(id="c", stream="s", substance="w"))
    who = {
        "mine_by": "Li",
        "mine_at": "2026-01-05",
        "theirs_by": "Wu",
        "theirs_at": "2026-01-06",
        "base": "2 t/h",
    }
    add(
        clash(("stream", "s"), "flow", "3 t/h", "4 t/h", position=1.0, **who),
        clash(("component", "c"), "", "deleted", "changed", position=2.0, decided=True),
        clash(("option", "gone"), "title", "a", "b", position=3.0),
    )
    flow, part, gone = (row.values for row in table("conflicts").rows)
    assert (str(flow["kind"]), flow["record"], str(flow["field"])) == ("Stream", "12", "Flow")
    assert (flow["now"], flow["base"], flow["mine"], flow["theirs"]) == ("3 t/h", "2 t/h", "3 t/h", "4 t/h")
    assert (flow["mine_by"], flow["mine_at"], flow["theirs_by"]) == ("Li", "2026-01-05", "Wu")
    assert flow["decided"] is None
    assert (part["record"], str(part["field"]), part["decided"]) == ("12, water", "the whole record", True)
    assert (str(gone["record"]), gone["now"]) == ("not there any more", None)


def test_a_reference_in_a_conflict_stands_by_its_label(add, table):
    add(UnitProcess(id="u", code="U1"), Option(id="o", code="F1", unit_process="u"))
    add(clash(("option", "o"), "unit_process", "U1", "U2"))
    assert table("conflicts").rows[0].values["now"] == "U1"


# Can the report be written?


def chapters(table):
    return {row.values["chapter"]: row for row in table("report_readiness").rows}


def test_every_chapter_has_its_row_and_its_tables_exist(table):
    assert list(chapters(table)) == [chapter.number for chapter in report_chapters()]
    assert {*NEEDED} == {chapter.number for chapter in report_chapters()}
    assert {name for names in NEEDED.values() for name in names} <= {*DEFINITIONS}
    assert [number for number, row in chapters(table).items() if row.values["interim"]] == [0, 1, 2, 3, 4, 5]


def test_an_empty_audit_can_write_no_chapter_and_is_told_what_is_empty(table):
    first = chapters(table)[1].values
    assert (str(first["ready"]), first["needed"], first["filled"]) == ("not yet", 4, 0)
    assert str(first["empty"]) == "Audit team members, Audit work plan, Barriers, Training"
    assert chapters(table)[9].values["ready"] is None
    assert chapters(table)[3].values["missing"] > 0


def full_first_chapter(**member):
    return (
        TeamMember(name="Li", **member),
        WorkTask(task="Plan", finish="2026-02", responsible="Li"),
        Barrier(description="No time"),
        Training(topic="Start"),
    )


def test_a_chapter_whose_tables_are_filled_can_be_written_with_what_is_open(add, table):
    add(*full_first_chapter(role="leader"))
    first = chapters(table)[1].values
    # open: management's commitment is not recorded, and Li has no duty
    assert (str(first["ready"]), first["filled"], first["missing"]) == ("yes, with open points", 4, 2)
    assert first["empty"] is None


def test_a_contradiction_in_its_phase_keeps_a_chapter_back(add, table):
    add(*full_first_chapter(role="leader", duty="all"), clash(("option", "x"), "title", "a", "b"))
    first = chapters(table)[1].values
    assert (str(first["ready"]), first["contradictions"]) == ("not yet", 1)


def test_the_open_points_are_those_of_the_check(project, add, table):
    from cpdesk.tables.catalogue import Tables

    add(*full_first_chapter(), Stream(number="1"), Option(code="F1"))
    add(StatedTotal(what="itself", table="report_readiness", column="missing", stated=quantity(1, "t")))
    totals = table("report_readiness").totals
    found = findings(Tables(project))
    assert totals["contradictions"] + totals["doubts"] + totals["missing"] == len(found)


def test_titles_of_chapters_are_said_in_the_persons_language(table):
    import gettext

    from cpdesk.language import Language

    title = chapters(table)[2].values["title"]
    assert isinstance(title, Message)
    assert str(title) == "Pre-assessment"
    assert Language("zh_CN", gettext.NullTranslations()).say(title) == "预评估"
