"""Numbers with units as plant engineers type them, kept in one canonical unit a dimension.

A rate's time part is a basis (per hour, day, batch, year or tonne of product): never a calendar conversion.
"""

from cpdesk.quantities.dimensions import DIMENSIONS, example_of, kind_text
from cpdesk.quantities.entry import parse_quantity
from cpdesk.quantities.gases import mg_per_m3_to_ppm, molar_volume_l_per_mol, ppm_to_mg_per_m3
from cpdesk.quantities.numbers import format_number, parse_number, thousandfold
from cpdesk.quantities.operating import OperatingTime
from cpdesk.quantities.quantity import Quantity, format_quantity, quantity
from cpdesk.quantities.units import Unit, canonical_unit, convert, parse_unit
from cpdesk.quantities.vocabulary import BASIS_TEXT, Basis

__all__ = [
    "BASIS_TEXT",
    "DIMENSIONS",
    "Basis",
    "OperatingTime",
    "Quantity",
    "Unit",
    "canonical_unit",
    "convert",
    "example_of",
    "format_number",
    "format_quantity",
    "kind_text",
    "mg_per_m3_to_ppm",
    "molar_volume_l_per_mol",
    "parse_number",
    "parse_quantity",
    "parse_unit",
    "ppm_to_mg_per_m3",
    "quantity",
    "thousandfold",
]
