"""Which fields of a record stand together in its form, and under which heading."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cpdesk.language import N_

Group = tuple[str, tuple[str, ...]]

REST = N_("More")
NOTE = N_("Note")
HIDDEN = frozenset({"id", "position", "content_hash", "of_kind", "of_id"})

GROUPS: Mapping[str, tuple[Group, ...]] = MappingProxyType(
    {
        "audit": (
            (
                N_("The audit"),
                ("title", "round", "baseline_start", "baseline_end", "profile", "reference_product"),
            ),
            (N_("Figures and money"), ("decimal_sign", "currency", "money_unit", "price_year")),
            (
                N_("Limits and rates"),
                (
                    "low_cost_limit",
                    "medium_cost_limit",
                    "tax_rate",
                    "discount_rate",
                    "evaluation_years",
                    "closure_tolerance",
                    "confidence",
                ),
            ),
            (N_("Operating time of the plant"), ("hours_per_year", "days_per_year", "batches_per_year")),
            (N_("Numbering"), ("stream_number_scheme", "equipment_tag_scheme")),
            (N_("Ground of the audit"), ("mandatory", "mandatory_reason", "illustrative")),
        ),
        "company": (
            (N_("The company"), ("name", "industry", "ownership", "legal_representative")),
            (N_("Where to reach it"), ("address", "postcode", "phone", "fax", "contact")),
            (N_("People"), ("employees", "technical_staff")),
            (N_("Money in a year"), ("output_value", "profit_and_tax", "fixed_assets")),
            (N_("Plant"), ("founded", "production_started", "site_area", "main_products", "key_equipment")),
            (REST, ("other",)),
        ),
        "option": (
            (
                N_("The option"),
                (
                    "code",
                    "title",
                    "process",
                    "unit_process",
                    "problem",
                    "measure",
                    "aspect",
                    "cause",
                    "suggestion",
                ),
            ),
            (
                N_("Cost and benefit"),
                (
                    "cost_class",
                    "joint_group",
                    "investment",
                    "income",
                    "operating_cost",
                    "environmental_effect",
                    "benefit",
                ),
            ),
            (N_("Screening"), ("screening", "screening_reason", "recommended")),
            (
                N_("Development"),
                ("principle", "key_points", "main_equipment", "possible_harm", "peer_level"),
            ),
            (N_("What it touches"), ("wastes_affected", "materials_affected", "products_affected")),
            (
                N_("Feasibility"),
                ("market_result", "technical_result", "environmental_result", "economic_result"),
            ),
            (
                N_("Carrying out"),
                (
                    "status",
                    "responsible",
                    "done_on",
                    "actual_investment",
                    "actual_income",
                    "actual_operating_cost",
                ),
            ),
        ),
        "stream": (
            (N_("The stream"), ("number", "name", "kind", "phase")),
            (N_("From"), ("from_unit", "from_equipment", "from_port")),
            (N_("To"), ("to_unit", "to_equipment", "to_port", "discharge_point")),
            (N_("Amount"), ("flow", "origin", "method", "measured_on", "grade")),
            (N_("Condition and price"), ("temperature", "pressure", "price", "disposal_cost")),
        ),
        "equipment": (
            (N_("The equipment"), ("tag", "name", "kind", "unit_process", "number_of", "function")),
            (
                N_("Design"),
                (
                    "capacity",
                    "power",
                    "material",
                    "design_temperature",
                    "design_pressure",
                    "manufacturer",
                    "year",
                ),
            ),
            (N_("Condition"), ("condition", "to_phase_out", "phase_out_basis", "no_emission")),
        ),
        "material": (
            (N_("The material"), ("number", "name", "kind", "function", "where_used")),
            (N_("Amount and price"), ("annual_use", "price", "norm")),
            (
                N_("Components"),
                ("hazardous_component", "active_component", "hazardous_content"),
            ),
            (
                N_("Handling"),
                (
                    "transport",
                    "packaging",
                    "storage",
                    "internal_handling",
                    "packaging_disposal",
                    "stock_rule",
                    "shelf_life",
                    "taken_back",
                ),
            ),
            (N_("Supply"), ("substitutes", "other_suppliers")),
        ),
        "waste": (
            (N_("The waste"), ("name", "medium", "unit_process", "properties", "problem")),
            (N_("Components"), ("hazardous_component", "concentration", "standard")),
            (
                N_("Amount"),
                (
                    "continuous",
                    "amount_per_cycle",
                    "cycle",
                    "generated_mean",
                    "generated_maximum",
                    "discharged_mean",
                    "discharged_maximum",
                    "norm",
                ),
            ),
            (N_("Treatment"), ("separated", "treatment", "treatment_cost")),
        ),
    }
)


def groups_of(kind: str, names: Sequence[str]) -> list[Group]:
    """Return the fields of a kind in groups; what no group names stands last, the note after everything."""
    known = [
        (title, tuple(name for name in fields if name in names)) for title, fields in GROUPS.get(kind, ())
    ]
    placed = {name for _, fields in known for name in fields} | HIDDEN | {"note"}
    rest = tuple(name for name in names if name not in placed)
    found = [group for group in known if group[1]]
    if rest:
        found.append((REST if found else "", rest))
    return [*found, ("", ("note",))] if "note" in names else found
