import pytest

from cpdesk.quantities import quantity
from cpdesk.records.production import Material, MaterialYear, Product, ProductYear, Waste, WasteYear


def made(product, year, output, value=None):
    money = None if value is None else quantity(value, "10^4 CNY/a")
    return ProductYear(product=product, year=year, output=quantity(*output), value=money)


def year_keys(table, name):
    return [column.key for column in table.columns if column.key.startswith(name + "_2")]


def test_the_last_three_years_recorded_have_columns(add, table):
    add(Product(id="p", name="Acid"), *(made("p", y, (y, "t/a")) for y in (2019, 2020, 2022, 2023)))
    assert year_keys(table("product_years"), "output") == ["output_2020", "output_2022", "output_2023"]


@pytest.mark.parametrize(
    ("end", "years"), [("2023-12-31", ["2021", "2022", "2023"]), ("2020", ["2018", "2019", "2020"])]
)
def test_without_records_the_years_up_to_the_baseline_wait_to_be_filled(add, table, settle, end, years):
    settle(baseline_end=end)
    add(Product(id="p", name="Acid"))
    found = table("product_years")
    assert year_keys(found, "output") == [f"output_{year}" for year in years]
    cell = found.rows[0].cells[f"output_{years[0]}"]
    assert (cell.place.kind, cell.place.id, cell.place.field) == ("product_year", None, "output")
    assert dict(cell.place.defaults) == {"product": "p", "year": int(years[0])}


def test_the_first_year_typed_leaves_the_other_columns_standing(add, table, settle):
    settle(baseline_end="2023")
    add(Product(id="p"), made("p", 2022, (5, "t/a")))
    assert year_keys(table("product_years"), "output") == ["output_2021", "output_2022", "output_2023"]


def test_outputs_stand_in_the_unit_of_the_last_year(add, table):
    add(Product(id="p", name="Acid"), made("p", 2022, (900000, "kg/a")), made("p", 2023, (1000, "t")))
    row = table("product_years").rows[0]
    assert (row.values["unit"], row.values["output_2022"], row.values["output_2023"]) == ("t", 900, 1000)
    assert row.cells["output_2022"].typed == "900000 kg/a"
    assert row.cells["output_2022"].place.id is not None


def test_an_output_of_another_kind_is_left_empty_and_says_why(add, table):
    add(Product(id="p"), made("p", 2022, (90, "m3/a")), made("p", 2023, (1000, "t/a")))
    row = table("product_years").rows[0]
    assert row.values["output_2022"] is None
    assert "90 m3/a" in str(row.cells["output_2022"].reason)


def test_shares_are_of_the_value_of_the_last_year(add, table):
    add(Product(id="p", name="Acid"), Product(id="q", name="Salt"), Product(id="r", name="New"))
    add(made("p", 2022, (1, "t/a"), 10), made("p", 2023, (1, "t/a"), 300), made("q", 2023, (2, "t/a"), 100))
    found = table("product_years")
    shares = {row.values["name"]: row.values["share"] for row in found.rows}
    assert shares == {"Acid": 0.75, "Salt": 0.25, "New": None}
    assert found.column("share").formula == "{value_2023}/SUM({value_2023:column})"
    assert (found.totals["value_2022"], found.totals["value_2023"]) == (10, 400)
    assert found.figure.series == ("output_2021", "output_2022", "output_2023")
    assert found.figure.categories == ("name", "unit")


def test_use_per_product_follows_from_the_reference_product(add, table, settle):
    add(Product(id="p", name="Acid"), made("p", 2022, (400, "t/a")), made("p", 2023, (500, "t/a")))
    settle(reference_product="p")
    add(Material(id="m", name="Power"))
    used = {2022: (20000.0, None), 2023: (22000.0, quantity(45.0, "kWh/t"))}
    add(
        *(
            MaterialYear(material="m", year=y, amount=quantity(a, "kWh/a"), unit_use=u)
            for y, (a, u) in used.items()
        )
    )
    row = table("material_years").rows[0]
    assert row.values["unit_use_2023"] == 45.0
    assert row.cells["unit_use_2023"].typed == "45 kWh/t"
    assert row.values["per_product_unit"] == "kWh/t"


def test_use_per_product_is_worked_out_where_none_is_given(add, table, settle):
    add(Product(id="p", name="Acid"), made("p", 2022, (400, "t/a")), made("p", 2023, (500000, "kg/a")))
    settle(reference_product="p")
    add(Material(id="m", name="Benzene"), Waste(id="w", name="Wastewater"))
    add(*(MaterialYear(material="m", year=y, amount=quantity(440, "t/a")) for y in (2022, 2023)))
    add(WasteYear(waste="w", year=2023, discharged=quantity(2000, "m3/a")))
    material, waste = table("material_years").rows[0], table("waste_years").rows[0]
    assert (material.values["unit_use_2022"], material.values["unit_use_2023"]) == (1.1, 0.88)
    assert material.values["per_product_unit"] == "t/t product"
    assert (waste.values["unit_discharge_2023"], waste.values["per_product_unit"]) == (4.0, "m3/t product")
    assert waste.values["unit_discharge_2022"] is None


def test_nothing_per_product_without_a_reference_product(add, table):
    add(Material(id="m"), MaterialYear(material="m", year=2023, amount=quantity(440, "t/a")))
    row = table("material_years").rows[0]
    assert row.values["unit_use_2023"] is None


def test_two_entries_of_one_year_are_told(add, table):
    add(Product(id="p"), made("p", 2023, (1, "t/a")), made("p", 2023, (2, "t/a")))
    assert "2" in str(table("product_years").rows[0].cells["output_2023"].reason)
