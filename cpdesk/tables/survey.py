"""Tables of the survey in phase 2: company, documents, facilities, products, inputs, wastes, findings."""

from cpdesk.language import N_
from cpdesk.records.audit import Company
from cpdesk.records.production import Material, Product, ReusePossibility, Waste
from cpdesk.records.record import Record
from cpdesk.records.survey import Document, Facility, Scope, SiteFinding
from cpdesk.tables.definition import TableDefinition, record_table
from cpdesk.tables.fields import FieldColumn
from cpdesk.tables.table import Layout
from cpdesk.tables.view import View

COMPANY = record_table(
    "company",
    N_("Company profile"),
    Company,
    (
        FieldColumn("name", N_("Company name")),
        "industry",
        FieldColumn("ownership", N_("Ownership type")),
        "legal_representative",
        "address",
        "postcode",
        "phone",
        "fax",
        "contact",
        FieldColumn("main_products", N_("Main products, capacity and process")),
        "key_equipment",
        "employees",
        "technical_staff",
        FieldColumn("fixed_assets", unit="money"),
        FieldColumn("output_value", N_("Annual output value"), unit="money/a"),
        FieldColumn("profit_and_tax", unit="money/a"),
        "founded",
        FieldColumn("production_started", N_("Start of production")),
        "other",
    ),
    worksheet="2-1",
    layout=Layout.FORM,
)


def _documents(name: str, title: str, scope: Scope, worksheet: str) -> TableDefinition:
    def in_scope(view: View, record: Record) -> bool:
        return isinstance(record, Document) and record.scope is scope

    return record_table(
        name,
        title,
        Document,
        (
            FieldColumn("item", frozen=True),
            "available",
            "source",
            "how_to_obtain",
            FieldColumn("note", N_("Remark")),
        ),
        worksheet=worksheet,
        where=in_scope,
        starts_with={"scope": scope},
    )


DOCUMENTS = _documents("documents", N_("Document check list"), Scope.PLANT, "2-2")
FOCUS_DOCUMENTS = _documents("focus_documents", N_("Document check list for the focus"), Scope.FOCUS, "3-1")
FACILITIES = record_table(
    "facilities",
    N_("Environmental facility status"),
    Facility,
    (
        FieldColumn("name", N_("Facility")),
        "waste_treated",
        "built",
        FieldColumn("investment", unit="money"),
        "depreciation_years",
        "design_capacity",
        FieldColumn("actual_load", N_("Load treated")),
        FieldColumn("running_cost", unit="money/a"),
        "pollutant",
        "inlet_concentration",
        "outlet_concentration",
        FieldColumn("design_removal", percent=True),
        FieldColumn("actual_removal", percent=True),
        "removed_load",
        FieldColumn("method", N_("Method and flow")),
        "problems",
    ),
    worksheet="2-3",
    layout=Layout.FORM,
)
PRODUCTS = record_table(
    "products",
    N_("Product summary"),
    Product,
    (
        FieldColumn("name", N_("Product"), frozen=True),
        "specification",
        "by_product",
        "workshop",
        "design_output",
        "actual_output",
        FieldColumn("design_yield", percent=True),
        FieldColumn("actual_yield", percent=True),
        "state",
        "storage",
        FieldColumn("transport", N_("Transport, packaging")),
        FieldColumn("toxic", N_("Toxic or harmful")),
        "use",
    ),
    worksheet="2-4",
)
MATERIALS = record_table(
    "materials",
    N_("Input material summary"),
    Material,
    (
        FieldColumn("name", N_("Material")),
        FieldColumn("number", N_("Material no.")),
        "kind",
        "function",
        "where_used",
        "hazardous_component",
        "active_component",
        FieldColumn("hazardous_content", percent=True),
        "annual_use",
        FieldColumn("price", N_("Unit price")),
        "norm",
        "transport",
        "packaging",
        "storage",
        "internal_handling",
        "packaging_disposal",
        "stock_rule",
        "shelf_life",
        FieldColumn("taken_back", N_("Taken back by the supplier")),
        FieldColumn("substitutes", N_("Possible substitutes")),
        FieldColumn("other_suppliers", N_("Possible suppliers")),
    ),
    worksheet="2-5",
    layout=Layout.FORM,
)
WASTES = record_table(
    "wastes",
    N_("Waste characteristics"),
    Waste,
    (
        FieldColumn("name", N_("Waste")),
        "medium",
        FieldColumn("unit_process", N_("Section")),
        "properties",
        "hazardous_component",
        "concentration",
        FieldColumn("standard", N_("Standard applied")),
        FieldColumn("problem", N_("Problem caused")),
        "continuous",
        "amount_per_cycle",
        "cycle",
        FieldColumn("generated_mean", N_("Generated, mean")),
        FieldColumn("generated_maximum", N_("Generated, maximum")),
        FieldColumn("discharged_mean", N_("Discharged, mean")),
        FieldColumn("discharged_maximum", N_("Discharged, maximum")),
        FieldColumn("separated", N_("Discharged separately")),
        "treatment",
        FieldColumn("treatment_cost", unit="money/a"),
    ),
    worksheet="2-9",
    layout=Layout.FORM,
)
SITE_FINDINGS = record_table(
    "site_findings",
    N_("Findings of the walk-through"),
    SiteFinding,
    ("seen_on", "unit_process", "equipment", "place", "finding", "action"),
)
REUSE = record_table(
    "reuse",
    N_("Wastes that could serve as inputs"),
    ReusePossibility,
    ("waste", "material", "partner", "amount", FieldColumn("conditions", N_("Terms of taking"))),
)

TABLES = (COMPANY, DOCUMENTS, FACILITIES, PRODUCTS, MATERIALS, WASTES, FOCUS_DOCUMENTS, SITE_FINDINGS, REUSE)
