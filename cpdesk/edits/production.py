"""Edits of yearly figures of products, materials and wastes."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from cpdesk.edits.records import add, change, demanded, remove
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.production import Material, MaterialYear, Product, ProductYear, Waste, WasteYear
from cpdesk.records.record import Record, kind_of, kind_title

YEARS: Mapping[type[Record], type[Record]] = {
    Product: ProductYear,
    Material: MaterialYear,
    Waste: WasteYear,
}
"""The kind of the yearly figures of a kind."""


def set_year_figure(
    project: Project, cls: type[Record], record_id: str, year: int, field: str, value: object
) -> None:
    """Set a figure of one year of a product, a material or a waste; a year without any figure is not kept."""
    demanded(project, cls, record_id)
    of, yearly = kind_of(cls), YEARS[cls]
    there = [one for one in project.where(yearly, of, [record_id]) if getattr(one, "year") == year]  # noqa: B009
    kind = kind_title(kind_of(yearly))
    with project.step(Message(N_("Set a figure of {year}: {kind}"), {"year": year, "kind": kind})):
        if not there and value is not None:
            new: Any = {of: record_id, "year": year, field: value}
            add(project, KINDS[kind_of(yearly)](**new))
        elif there and value is None and _is_last(there[0], field, of):
            remove(project, yearly, [there[0].id])
        elif there:
            change(project, yearly, there[0].id, **{field: value})


def _is_last(record: Record, field: str, of: str) -> bool:
    """Tell whether a year record holds nothing but this figure."""
    names = {item.name for item in fields(record)} - {"id", "position", "year", of, field}
    return not any(getattr(record, name) not in (None, "") for name in names)
