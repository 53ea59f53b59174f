"""Tables of production by year: products, inputs and wastes, worksheets 2-6 to 2-8."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.quantities import Basis, Quantity, parse_unit, quantity
from cpdesk.records.production import Material, MaterialYear, Product, ProductYear, Waste, WasteYear
from cpdesk.records.record import Record, kind_of
from cpdesk.tables.comparing import share
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, field_columns, joined, with_values
from cpdesk.tables.rates import Times, basis_of, dimension_of, stated, without_basis
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Place,
    Row,
    Table,
    Total,
    Value,
    known_sum,
    sums,
)
from cpdesk.tables.view import View

YEARS = 3
_YEAR_KINDS = (ProductYear, MaterialYear, WasteYear)
YearRecord = ProductYear | MaterialYear | WasteYear


@dataclass(frozen=True, slots=True)
class YearList:
    """A worksheet with columns by year: whose years, which fields, and what unit each of them stands in.

    `amount` stands in the unit of its row, `money` in the audit's, `per_product` in that of the row per product.
    """

    name: str
    title: str
    worksheet: str
    cls: type[Product] | type[Material] | type[Waste]
    years: type[ProductYear] | type[MaterialYear] | type[WasteYear]
    parent: str
    before: tuple[FieldColumn | str, ...]
    after: tuple[FieldColumn | str, ...]
    amount: str
    amount_heading: str
    usual_amount: str
    money: str = ""
    money_heading: str = ""
    fraction: str = ""
    fraction_heading: str = ""
    per_product: str = ""
    per_product_heading: str = ""


Entries = Mapping[tuple[str, int], Sequence[YearRecord]]


def shown_years(view: View, cls: type[YearRecord]) -> tuple[int, ...]:
    """Return the years that have columns: the last three recorded, filled up from the baseline year backwards.

    Where neither a baseline nor a record says which years are meant, they are the last three whole ones.
    """
    recorded = {record.year for record in view.all(cls) if record.year is not None}
    shown, last = sorted(recorded)[-YEARS:], _baseline_year(view)
    filling = [last - back for back in range(YEARS) if last - back not in shown]
    return tuple(sorted([*shown, *filling[: YEARS - len(shown)]]))


def _baseline_year(view: View) -> int:
    end = view.audit.baseline_end or view.audit.baseline_start
    if end:
        return int(end[:4])
    records = chain.from_iterable(view.all(cls) for cls in _YEAR_KINDS)
    return max((record.year for record in records if record.year is not None), default=date.today().year - 1)


def _entries(view: View, given: YearList) -> Entries:
    found: dict[tuple[str, int], list[YearRecord]] = {}
    for record in view.all(given.years):
        if record.year is not None:
            found.setdefault((getattr(record, given.parent), record.year), []).append(record)
    return found


def _year_table(given: YearList, view: View) -> Table:
    years = shown_years(view, given.years)
    before = field_columns(view, given.cls, given.before)
    after = field_columns(view, given.cls, given.after)
    columns = (*before.columns, *_year_columns(view, given, years), *after.columns)
    maker = _RowMaker(view, given, years)
    rows = tuple(maker.row(joined(before.row(one), after.row(one)), one) for one in view.all(given.cls))
    if given.money and years:
        rows = _with_shares(rows, f"{given.money}_{years[-1]}")
    notes = (_SHARE_NOTE,) if given.money else ()
    figure = _figure(given, years, {row.values["unit"] for row in rows})
    totals = sums(columns, rows) if given.money and years else {}
    return Table(
        given.name, Message(given.title), columns, rows, given.worksheet, totals, figure=figure, notes=notes
    )


_SHARE_NOTE = Message(N_("Shares are of the values that are given, of the last year shown."))


def _year_columns(view: View, given: YearList, years: Sequence[int]) -> Iterable[Column]:
    number = Format.NUMBER
    yield Column("unit", Message(N_("Unit")))
    for year in years:
        yield Column(f"{given.amount}_{year}", _in_year(given.amount_heading, year), number)
    if given.money:
        rate = view.unit("money/a")
        for year in years:
            heading = _in_year(given.money_heading, year)
            yield Column(f"{given.money}_{year}", heading, number, rate, total=Total.SUM)
        if years:
            last = f"{given.money}_{years[-1]}"
            formula = f"{{{last}}}/SUM({{{last}:column}})"
            yield Column("share", Message(N_("Share of total")), Format.PERCENT, formula=formula, decimals=1)
    for year in years if given.fraction else ():
        yield Column(f"{given.fraction}_{year}", _in_year(given.fraction_heading, year), Format.PERCENT)
    if given.per_product:
        yield Column("per_product_unit", Message(N_("Unit per product")))
    for year in years if given.per_product else ():
        yield Column(f"{given.per_product}_{year}", _in_year(given.per_product_heading, year), number)


def _in_year(heading: str, year: int) -> Message:
    return Message(N_("{what} {year}"), {"what": Message(heading), "year": year})


def _with_shares(rows: tuple[Row, ...], key: str) -> tuple[Row, ...]:
    total = known_sum(row.values[key] for row in rows)
    cells = {"share": Cell(marks=(Mark.COMPUTED,))}
    return tuple(with_values(row, {"share": share(_number(row.values[key]), total)}, cells) for row in rows)


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _figure(given: YearList, years: Sequence[int], units: set[Value]) -> Figure | None:
    if not years:
        return None
    axis = next(iter(units)) if len(units) == 1 else ""
    return Figure(
        Message(given.title),
        Chart.COLUMNS,
        categories=("name", "unit"),
        series=tuple(f"{given.amount}_{year}" for year in years),
        axis=axis if isinstance(axis, str) else "",
        logarithmic=len(units) > 1,
    )


class _RowMaker:
    """Makes the cells by year of one worksheet; what joins the kinds is worked out once."""

    def __init__(self, view: View, given: YearList, years: Sequence[int]) -> None:
        self.view, self.given, self.years = view, given, years
        self.entries = _entries(view, given)
        self.time = Times(view).of(None)
        self.product = _reference_outputs(view)

    def row(self, row: Row, parent: Record) -> Row:
        """Return the row of one product, material or waste with its years."""
        given, unit = self.given, self._unit(parent)
        values: dict[str, Value] = {"unit": unit}
        cells: dict[str, Cell] = {}
        per_unit = self._per_product_unit(parent, unit) if given.per_product else None
        if given.per_product:
            values["per_product_unit"] = per_unit
        units = {given.amount: unit, given.money: self.view.unit("money/a"), given.per_product: per_unit}
        for year in self.years:
            for name in filter(None, (given.amount, given.money, given.fraction, given.per_product)):
                key = f"{name}_{year}"
                values[key], cells[key] = self._cell(parent.id, year, name, units.get(name))
            if given.per_product and unit and per_unit:
                self._work_out_per_product(values, cells, year, unit, per_unit)
        return with_values(row, values, cells)

    def _cell(self, parent: str, year: int, name: str, unit: str | None) -> tuple[Value, Cell]:
        found = self.entries.get((parent, year), ())
        record = found[0] if found else None
        kind = kind_of(self.given.years)
        place = Place(kind, record and record.id, name, {self.given.parent: parent, "year": year})
        twice = Message(N_("There are {n} entries of this year; the first is shown."), {"n": len(found)})
        reason = twice if len(found) > 1 else None
        entry: Quantity | float | None = getattr(record, name) if record is not None else None
        if not isinstance(entry, Quantity) or unit is None:
            return entry if isinstance(entry, float | int) else None, Cell(reason=reason, place=place)
        shown = stated(entry, unit, self.time)
        return shown.value, Cell(reason=reason or shown.reason, typed=entry.text, place=place)

    def _given_quantities(self, parent: Record, name: str) -> Iterable[Quantity]:
        for year in reversed(self.years):
            for record in self.entries.get((parent.id, year), ()):
                quantity: Quantity | None = getattr(record, name)
                if quantity is not None:
                    yield quantity

    def _unit(self, parent: Record) -> str | None:
        usual: Quantity | None = getattr(parent, self.given.usual_amount)
        last = next(iter(self._given_quantities(parent, self.given.amount)), usual)
        return None if last is None else last.unit

    def _per_product_unit(self, parent: Record, unit: str | None) -> str | None:
        given = next(iter(self._given_quantities(parent, self.given.per_product)), None)
        if given is not None:
            return given.unit
        if unit is None or not self.product:
            return None
        return _ratio_unit(unit, next(iter(self.product.values())))

    def _work_out_per_product(
        self, values: dict[str, Value], cells: dict[str, Cell], year: int, unit: str, per_unit: str
    ) -> None:
        """Fill in the use per product of a year where it is not given, from the reference product's output."""
        key, output = f"{self.given.per_product}_{year}", self.product.get(year)
        place = cells[key].place
        ratio = None if output is None else _ratio_unit(unit, output)
        if values[key] is not None or cells[key].typed or output is None or ratio is None:
            return
        use = share(_number(values[f"{self.given.amount}_{year}"]), _output_number(output))
        if use is not None:
            values[key] = stated(quantity(use, ratio), per_unit, self.time).value
            cells[key] = Cell(marks=(Mark.COMPUTED,), place=place)


def _reference_outputs(view: View) -> Mapping[int, Quantity]:
    """Return what was made of the reference product by year."""
    product = view.audit.reference_product
    records = view.by(ProductYear, "product").get(product, ()) if product else ()
    return {one.year: one.output for one in records if one.year is not None and one.output is not None}


def _output_number(output: Quantity) -> float | None:
    unit = "t/a" if dimension_of(output) == "mass" else output.unit
    return stated(output, unit, _YEARLY_ONLY).value


_YEARLY_ONLY = Message(N_("The amount is not one per year."))


def _ratio_unit(unit: str, output: Quantity) -> str | None:
    """Return the unit of a year's amount per product, such as kg/t product; None where the two make none."""
    if {parse_unit(unit).basis, basis_of(output)} - {None, Basis.YEAR}:
        return None
    below = "t product" if dimension_of(output) == "mass" else without_basis(output.unit)
    try:
        return parse_unit(f"{without_basis(unit)}/{below}").symbol
    except DataFault:
        return None


_PRODUCTS = YearList(
    name="product_years",
    title=N_("Output by year"),
    worksheet="2-6",
    cls=Product,
    years=ProductYear,
    parent="product",
    before=(FieldColumn("name", N_("Product"), frozen=True), "workshop"),
    after=(FieldColumn("note", N_("Remark")),),
    amount="output",
    amount_heading=N_("Output"),
    usual_amount="actual_output",
    money="value",
    money_heading=N_("Output value"),
    fraction="product_yield",
    fraction_heading=N_("Yield"),
)
_MATERIALS = YearList(
    name="material_years",
    title=N_("Raw materials and energy by year"),
    worksheet="2-7",
    cls=Material,
    years=MaterialYear,
    parent="material",
    before=(FieldColumn("name", N_("Item"), frozen=True), "kind", "where_used"),
    after=("norm", FieldColumn("note", N_("Remark"))),
    amount="amount",
    amount_heading=N_("Annual use"),
    usual_amount="annual_use",
    money="cost",
    money_heading=N_("Cost"),
    per_product="unit_use",
    per_product_heading=N_("Use per product"),
)
_WASTES = YearList(
    name="waste_years",
    title=N_("Waste by year"),
    worksheet="2-8",
    cls=Waste,
    years=WasteYear,
    parent="waste",
    before=(FieldColumn("medium", N_("Kind")), FieldColumn("name", N_("Waste"), frozen=True)),
    after=("norm", FieldColumn("note", N_("Remark"))),
    amount="discharged",
    amount_heading=N_("Discharged"),
    usual_amount="discharged_mean",
    per_product="unit_discharge",
    per_product_heading=N_("Discharged per product"),
)


def _definition(given: YearList) -> TableDefinition:
    build = partial(_year_table, given)
    return TableDefinition(
        given.name, given.title, build, (given.years, given.cls, *_YEAR_KINDS), given.worksheet
    )


TABLES = (_definition(_PRODUCTS), _definition(_MATERIALS), _definition(_WASTES))
