"""Tables of measuring: what streams hold, the plan, the readings, stocks and shares of losses."""

from cpdesk.language import N_
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
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

SUBSTANCES = record_table(
    "substances",
    N_("Substances of the audit"),
    Substance,
    (
        FieldColumn("key", frozen=True),
        "name",
        "formula",
        "cas_number",
        FieldColumn("molar_mass", N_("Molar mass, g/mol")),
        FieldColumn("factor", N_("Pollutant factor")),
        "conserved",
        FieldColumn("tolerance", N_("Closure tolerance"), percent=True),
    ),
)
COMPONENTS = record_table(
    "components",
    N_("Composition of streams"),
    Component,
    (
        FieldColumn("stream", frozen=True),
        "substance",
        FieldColumn("amount", N_("Amount contained")),
        "origin",
        "method",
    ),
    also_rests_on=(Stream, Substance),
)
MEASURING_PLAN = record_table(
    "measuring_plan",
    N_("Measurement plan"),
    MeasuringPoint,
    (
        FieldColumn("number", N_("No."), frozen=True),
        FieldColumn("location", N_("Measuring point")),
        "stream",
        FieldColumn("item", N_("Item measured")),
        "substance",
        "frequency",
        "repeats",
        "method",
        "instrument",
        FieldColumn("accuracy", unit="%"),
        "responsible",
        FieldColumn("note", N_("Remark")),
    ),
    worksheet="3-3",
    also_rests_on=(Stream, Substance),
)
MEASUREMENTS = record_table(
    "measurements",
    N_("Measured data"),
    Measurement,
    (
        FieldColumn("point", N_("Measuring point"), frozen=True),
        "stream",
        "substance",
        FieldColumn("taken_at", N_("Taken at")),
        FieldColumn("cycle", N_("Cycle or shift")),
        "value",
        "method",
        FieldColumn("grade", N_("Reliability")),
        "left_out",
        FieldColumn("note", N_("Remark")),
    ),
    worksheet="3-4",
    also_rests_on=(MeasuringPoint, Stream, Substance),
)
CAMPAIGNS = record_table(
    "campaigns",
    N_("Measuring campaigns"),
    Campaign,
    (
        "unit_process",
        "start",
        "end",
        "running_hours",
        "cycles",
        FieldColumn("load", N_("Load of the plant"), percent=True),
        FieldColumn("conditions", N_("Operating conditions")),
    ),
    also_rests_on=(UnitProcess,),
)
STOCK_CHANGES = record_table(
    "stock_changes",
    N_("Stock at start and end"),
    StockChange,
    ("unit_process", "substance", "initial", "final", FieldColumn("hours", N_("Hours between"))),
    also_rests_on=(UnitProcess, Substance),
)
LOSS_SHARES = record_table(
    "loss_shares",
    N_("Unaccounted amounts put down to causes"),
    LossShare,
    ("unit_process", "substance", "cause", "amount"),
    also_rests_on=(UnitProcess, Substance),
)
TABLES = (
    SUBSTANCES,
    COMPONENTS,
    MEASURING_PLAN,
    MEASUREMENTS,
    CAMPAIGNS,
    STOCK_CHANGES,
    LOSS_SHARES,
)
