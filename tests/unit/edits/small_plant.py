"""A small plant with something of most kinds, in which every edit finds what it needs."""

from collections.abc import Sequence
from pathlib import Path

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import quantity
from cpdesk.records.causes import WasteSource
from cpdesk.records.costs import CentreCost, CostKind
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Component, Stream, StreamKind, Substance
from cpdesk.records.focus import Criterion, FocusCandidate, Purpose
from cpdesk.records.options import JointGroup, Option
from cpdesk.records.papers import Attachment, Conflict
from cpdesk.records.plant import Area, DischargePoint, Equipment, EquipmentKind, UnitProcess
from cpdesk.records.production import Material, Medium, Product, ProductYear, Waste
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import Record
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.records.survey import SiteFinding
from cpdesk.records.targets import Indicator
from cpdesk.records.team import TeamMember

PLANT: Sequence[Record] = (
    Product(id="urea", name="Urea"),
    TeamMember(id="li", name="Li"),
    ProductYear(id="urea23", product="urea", year=2023, output=quantity(9.0, "t/a")),
    Material(id="coal", name="Coal"),
    Area(id="north", code="1"),
    UnitProcess(id="u1", code="U1", name="Synthesis", area="north"),
    UnitProcess(id="u2", code="U2", name="Stripping", area="north", focus=True),
    Equipment(id="r1", tag="R-101", name="Reactor", kind=EquipmentKind.REACTOR, unit_process="u1"),
    Equipment(id="p1", tag="P-101", name="Pump", kind=EquipmentKind.PUMP, unit_process="u1"),
    Equipment(id="t1", tag="T-201", name="Column", kind=EquipmentKind.COLUMN, unit_process="u2"),
    Substance(id="nh3", key="NH3", name="Ammonia"),
    Substance(id="water", key="H2O", name="Water"),
    DischargePoint(id="stack", code="DA001", medium=Medium.AIR, standard="GB 16297"),
    SiteFinding(id="leak", unit_process="u1", equipment="p1", finding="Seal drips"),
    Waste(id="liquor", name="Waste liquor"),
    Stream(id="s1", number="1", name="Feed", to_unit="u1", to_equipment="r1"),
    Stream(
        id="s2", number="2", from_unit="u1", from_equipment="r1", from_port="out", to_unit="u2", to_equipment="t1"
    ),
    Stream(id="s3", number="3", kind=StreamKind.WASTE_GAS, from_unit="u2", from_equipment="t1"),
    Stream(id="s4", number="8", from_unit="u1", from_equipment="r1", to_unit="u1", to_equipment="p1"),
    Component(id="c1", stream="s1", substance="nh3", amount=quantity(50, "%")),
    Reaction(id="synthesis", unit_process="u1", equipment="r1", equation="2 NH3 + CO2 -> CO(NH2)2 + H2O"),
    Relation(id="split", name="Split of the reactor's outlet"),
    RelationTerm(id="split2", relation="split", stream="s2", factor=1.0),
    RelationTerm(id="split4", relation="split", stream="s4", factor=-3.0),
    CentreCost(id="wages", unit_process="u1", kind=CostKind.SYSTEM, name="Wages"),
    Emission(id="e1", number="G1", medium=Medium.AIR, equipment="r1", unit_process="u1", stream="s3"),
    WasteSource(id="w1", place="Vent"),
    FocusCandidate(id="f1", name="Synthesis", unit_process="u1"),
    FocusCandidate(id="f2", name="Stripping", unit_process="u2", chosen=True),
    Criterion(id="k1", name="Waste", weight=10.0),
    Criterion(id="k2", name="Cost", purpose=Purpose.OPTION, weight=5.0),
    Indicator(id="i1", name="Steam", before=quantity(3.2, "t/t")),
    JointGroup(id="g1", code="F1-F2"),
    Option(id="o1", code="F1", title="Heat recovery", investment=quantity(10, "10^4 CNY")),
    Option(id="o2", code="F2", title="New seals"),
    Option(id="o3", code="F3", title="Drip trays", joint_group="g1"),
    Option(id="o4", code="F4", title="Meters", joint_group="g1"),
    Sheet(id="sheet", name="1", underlay="photo"),
    Placement(id="pl1", sheet="sheet", equipment="r1", x=20.0, y=30.0),
    Placement(id="pl2", sheet="sheet", text="Note", x=60.0, y=35.0, pinned=True),
    Placement(id="pl3", sheet="sheet", text="Other note", x=120.0, y=30.0),
    Placement(id="pl4", sheet="sheet", stream="s1", stream_start=True, x=60.0, y=90.0),
    Route(id="rt1", sheet="sheet", stream="s1", points="60,80 100,80 100,20 20,20", fixed=True),
    Conflict(id="x1", of_kind="option", of_id="o2", of_field="title", mine="New seals", theirs="Dry seals"),
    Conflict(id="x2", of_kind="option", of_id="o1", mine="changed", theirs="deleted"),
)  # fmt: skip


def write_plant(path: Path) -> Project:
    """Return a new project that holds the small plant."""
    project = Project.create(path, backup_root=path.parent / "backups")
    with project.step(Message("The plant")) as step:
        step.add_all(list(PLANT))
        paper = Attachment(
            id="photo",
            name="vent.txt",
            media_type="text/plain",
            size=3,
            content_hash=project.keep_content(b"old", "text/plain"),
            of_kind="equipment",
            of_id="r1",
        )
        step.add(paper)
    return project
