"""The list of all kinds of record, parents before what is part of them."""

from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.records.audit import Audit, Company
from cpdesk.records.causes import Cause, WasteSource
from cpdesk.records.costs import CentreCost
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.emissions import Emission, EmissionComponent
from cpdesk.records.flows import (
    Campaign,
    Component,
    LossShare,
    Measurement,
    MeasuringPoint,
    StockChange,
    Stream,
    Substance,
)
from cpdesk.records.focus import Criterion, FocusCandidate, Score
from cpdesk.records.implementation import (
    ContinuousPlan,
    EffectComparison,
    Funding,
    ManagementRule,
    MoneyComparison,
    Organisation,
    ScheduleTask,
)
from cpdesk.records.options import (
    InvestmentSheet,
    JointGroup,
    Option,
    OptionEffect,
    RunningSheet,
    Suggestion,
)
from cpdesk.records.papers import Attachment, Conflict, StatedTotal
from cpdesk.records.plant import Area, DischargeLimit, DischargePoint, Equipment, UnitProcess
from cpdesk.records.production import (
    Material,
    MaterialYear,
    Product,
    ProductYear,
    ReusePossibility,
    Waste,
    WasteYear,
)
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import Record, kind_of
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.records.survey import Document, Facility, SiteFinding
from cpdesk.records.targets import GradeIndicator, Indicator, Target
from cpdesk.records.team import Barrier, StepMark, TeamMember, Training, WorkTask

_ALL: tuple[type[Record], ...] = (
    Product,
    Audit,
    Company,
    TeamMember,
    WorkTask,
    Barrier,
    Training,
    StepMark,
    Document,
    Facility,
    ProductYear,
    Material,
    MaterialYear,
    Area,
    UnitProcess,
    Equipment,
    Substance,
    DischargePoint,
    DischargeLimit,
    SiteFinding,
    Waste,
    WasteYear,
    ReusePossibility,
    Stream,
    Component,
    MeasuringPoint,
    Measurement,
    Campaign,
    StockChange,
    LossShare,
    Reaction,
    Relation,
    RelationTerm,
    CentreCost,
    Emission,
    EmissionComponent,
    WasteSource,
    Cause,
    FocusCandidate,
    Criterion,
    Indicator,
    Target,
    GradeIndicator,
    Suggestion,
    JointGroup,
    Option,
    Score,
    OptionEffect,
    InvestmentSheet,
    RunningSheet,
    ScheduleTask,
    Funding,
    EffectComparison,
    MoneyComparison,
    Organisation,
    ManagementRule,
    ContinuousPlan,
    Attachment,
    Sheet,
    Placement,
    Route,
    StatedTotal,
    Conflict,
)

KINDS: Mapping[str, type[Record]] = MappingProxyType({kind_of(cls): cls for cls in _ALL})
SINGLE_KINDS = frozenset({"audit", "company"})
