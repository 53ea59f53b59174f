"""Sums stand in full, other results with three significant digits."""

from collections.abc import Callable

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.tables.table import Column, Format, Total
from ui.grid.numbers import computed_number, is_sum, stands_in_full, typed_number
from ui.pages.table_panel import TablePanel
from ui.session import Session

OpenPanel = Callable[..., TablePanel]


def test_the_totals_of_the_economic_table_show_every_figure(session: Session, open_panel: OpenPanel):
    panel = open_panel(session, "economics")
    text = {column.key: panel.totals.text(number) for number, column in enumerate(panel.model.columns)}
    assert (text["investment"], text["income"], text["operating_cost"]) == ("252.49", "561.33", "44.05")
    assert (text["net_income"], text["payback_years"]) == ("517.28", "0.49")
    assert panel.totals.isVisible()
    assert "Investment 252.49 10^4 CNY" in panel.totals.accessibleName()


def test_sums_by_class_show_every_figure_too(session: Session, open_panel: OpenPanel):
    panel = open_panel(session, "economics_by_class")
    number = panel.model.column_of("investment")
    assert [panel.model.look(row, number).text for row in range(4)] == ["0", "9.3", "67.53", "175.66"]


def test_totals_follow_an_edit(sample: Project, session: Session, open_panel: OpenPanel):
    panel = open_panel(session, "economics")
    number = panel.model.column_of("investment")
    assert panel.model.type_at(panel.model.index(1, number), "4.01") == ()
    assert panel.totals.text(number) == "253.5"
    sample.undo()
    assert panel.totals.text(number) == "252.49"


def test_which_formulas_are_sums():
    def column(formula: str, total: Total = Total.SUM) -> Column:
        return Column("x", Message("X"), Format.NUMBER, formula=formula, total=total)

    assert is_sum(column("{income}-{operating_cost}"))
    assert is_sum(column(""))
    assert not is_sum(column("{investment}/{net_income}"))
    assert not is_sum(column("{a}+{b}", Total.NONE))


def test_numbers_as_they_are_written():
    assert [typed_number(value, ",") for value in (0.00001, 12345.6, -3.0, 1e12)] == [
        "0,00001",
        "12\u202f345,6",
        "−3",
        "1\u202f000\u202f000\u202f000\u202f000",
    ]
    assert [computed_number(value, ".", None) for value in (1234.6, 12.345, 0.012345)] == [
        "1235",
        "12.3",
        "0.0123",
    ]


def test_sums_of_typed_figures_keep_their_decimals(session: Session, open_panel: OpenPanel):
    panel = open_panel(session, "environmental_benefits")
    number = panel.model.column_of("reduction_t_per_year")
    shown = [panel.model.look(row, number).text for row in range(panel.model.rowCount())]
    assert "47.94" in shown
    assert not stands_in_full(1 / 3)
    assert stands_in_full(0.1 + 0.2)
