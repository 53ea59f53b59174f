"""Tables of the plant: areas, unit processes, equipment, points of discharge and their limits."""

from cpdesk.language import N_
from cpdesk.records.plant import Area, DischargeLimit, DischargePoint, Equipment
from cpdesk.tables.definition import record_table
from cpdesk.tables.fields import FieldColumn

AREAS = record_table("areas", N_("Areas of the plant"), Area, (FieldColumn("code", frozen=True), "name"))
EQUIPMENT = record_table(
    "equipment",
    N_("Equipment list"),
    Equipment,
    (
        FieldColumn("tag", frozen=True),
        "name",
        FieldColumn("kind", N_("Kind of equipment")),
        "unit_process",
        "number_of",
        "function",
        "capacity",
        "power",
        FieldColumn("material", N_("Material of construction")),
        "design_temperature",
        "design_pressure",
        "manufacturer",
        "year",
        "condition",
        "to_phase_out",
        "phase_out_basis",
        FieldColumn("no_emission", N_("Why it emits nothing")),
    ),
)
DISCHARGE_POINTS = record_table(
    "discharge_points",
    N_("Points of discharge"),
    DischargePoint,
    (
        FieldColumn("code", frozen=True),
        "name",
        "medium",
        "receiver",
        "permit_no",
        FieldColumn("height", unit="m"),
        FieldColumn("diameter", unit="m"),
        FieldColumn("temperature", unit="°C"),
        "fugitive",
        "standard",
    ),
)
DISCHARGE_LIMITS = record_table(
    "discharge_limits",
    N_("Limits and compliance"),
    DischargeLimit,
    (
        "discharge_point",
        "substance",
        "limit",
        "actual",
        "total_load_limit",
        FieldColumn("actual_load", N_("Load discharged")),
        "standard",
    ),
)

TABLES = (AREAS, EQUIPMENT, DISCHARGE_POINTS, DISCHARGE_LIMITS)
