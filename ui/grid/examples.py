"""An example row for an empty table, so that a person sees what belongs into it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter

from cpdesk.edits.typed import in_money_unit, is_fraction
from cpdesk.language import N_, Message
from cpdesk.quantities.dimensions import example_of
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, Type, rules_of
from ui.grid.delegate import PAD

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView
    from ui.grid.table_model import TableModel

EXAMPLES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("team_member", "name"): N_("Li Ming"),
        ("team_member", "role"): N_("leader"),
        ("team_member", "title"): N_("production manager"),
        ("team_member", "duty"): N_("collects the data of the workshop"),
        ("product", "name"): N_("Chlorobenzene"),
        ("material", "name"): N_("Benzene"),
        ("waste", "name"): N_("Spent acid"),
        ("unit_process", "name"): N_("Chlorination"),
        ("unit_process", "code"): "U1",
        ("equipment", "tag"): "R-101",
        ("equipment", "name"): N_("Chlorination reactor"),
        ("stream", "number"): "S1",
        ("stream", "name"): N_("Benzene feed"),
        ("option", "code"): "F1",
        ("option", "title"): N_("Repair leaking valves"),
        ("option", "problem"): N_("valves leak"),
        ("measuring_point", "number"): "M1",
        ("measuring_point", "location"): N_("outlet of the cooler"),
        ("document", "item"): N_("Flow diagram of the process"),
        ("target", "item"): N_("Water per tonne of product"),
        ("training", "topic"): N_("What cleaner production is"),
        ("work_task", "task"): N_("Collect the data of three years"),
        ("discharge_point", "code"): "DW001",
        ("area", "code"): "A1",
        ("area", "name"): N_("Chlorination workshop"),
    }
)


class ExampleRow:
    """The example that an empty grid shows under its row for typing."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        self._texts: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether the table is empty and can be typed into."""
        model = self.grid.table_model
        return not model.rows and not model.how.filters and model.growing

    def texts(self) -> tuple[str, ...]:
        """Return the example, a text a column."""
        if len(self._texts) != len(self.grid.table_model.columns):
            self._texts = example_row(self.grid.table_model)
        return self._texts

    def paint(self, painter: QPainter) -> None:
        """Paint the example in grey."""
        grid, model = self.grid, self.grid.table_model
        font = QFont(grid.cells.metrics.font)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(model.colours.grey(4))
        top, height = grid.rowViewportPosition(0) + grid.rowHeight(0), grid.rowHeight(0)
        for number, text in enumerate(self.texts()):
            if text and not grid.isColumnHidden(number):
                left, width = grid.columnViewportPosition(number) + PAD, grid.columnWidth(number) - 2 * PAD
                side = model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
                shown = grid.cells.metrics.elided(text, width)
                painter.drawText(left, top, width, height, int(side.value), shown)


AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("concentration", "inlet_concentration"), "850 mg/L"),
        **dict.fromkeys(("outlet_concentration", "actual"), "62 mg/L"),
        "limit": "100 mg/L",
        **dict.fromkeys(("load", "actual_load", "total_load_limit", "removed_load"), "3.2 t/a"),
        **dict.fromkeys(("output", "annual_use", "reduction", "design", "before", "discharged"), "1200 t/a"),
        **dict.fromkeys(("after", "near_term", "domestic_advanced", "result"), "950 t/a"),
        **dict.fromkeys(("long_term", "foreign_advanced"), "800 t/a"),
        **dict.fromkeys(("design_output", "actual_output", "baseline"), "1200 t/a"),
        **dict.fromkeys(("unit_use", "norm", "unit_discharge"), "1.05 t/t"),
        **dict.fromkeys(("price", "disposal_cost"), "250 CNY/t"),
        **dict.fromkeys(("initial", "final"), "3.5 t"),
    }
)
"""What may be typed into amounts of no one kind, by field; a flow in all others."""


def example_row(model: "TableModel") -> tuple[str, ...]:
    """Return the texts of an example, a text a column; none where nothing can be typed."""
    kind = model.table.adds
    if not kind:
        return ()
    rules = rules_of(KINDS[kind])
    return tuple(
        _example(model, kind, column.field, rules[column.field], column.unit) if column.field in rules else ""
        for column in model.columns
    )


def _example(model: "TableModel", kind: str, field: str, rule: Rule, unit: str) -> str:
    say = model.session.say
    if (kind, field) in EXAMPLES:
        return say(Message(EXAMPLES[kind, field]))
    if rule.type is Type.QUANTITY:
        return _quantity(model, field, rule, unit)
    if rule.type is Type.CHOICE:
        return say(Message(str(rule.choices[0]).replace("_", " ")))
    if rule.type is Type.NUMBER and is_fraction(rule):
        return "85 %"
    found = {
        Type.FLAG: say(Message(N_("Yes"))),
        Type.DATE: "2024-05-31",
        Type.WHOLE: "2",
        Type.NUMBER: "12",
    }
    return "2024" if field == "year" else found.get(rule.type, "")


def _quantity(model: "TableModel", field: str, rule: Rule, unit: str) -> str:
    if unit:
        return "12"
    if not rule.kinds and field in AMOUNTS:
        return AMOUNTS[field].replace(".", model.decimal)
    own = in_money_unit(rule.unit, model.session.tables.view.audit)
    usual = next((found for one in rule.kinds if (found := example_of(one, model.decimal))), "")
    return model.session.unit(usual or (f"12 {own}" if own else f"3{model.decimal}5 t/h"))
