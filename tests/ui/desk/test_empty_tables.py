"""Empty tables teach: which others they follow from, and no picture without a value."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from cpdesk.edits.records import add, change
from cpdesk.quantities import parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.kinds import KINDS
from cpdesk.records.production import Product, ProductYear
from cpdesk.records.record import rules_of
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.walk import COMPUTED
from ui.grid.examples import AMOUNTS
from ui.pages.empty_hint import sources


def test_an_empty_table_leads_by_keyboard_to_what_it_follows_from(desk_window):
    panel = desk_window.desk.open_step("5.4").panel("economic_indicators")
    hint = panel.hint
    assert hint.isVisible()
    assert hint.accessibleName().endswith(
        "Running cost and income, 5.4 Investment of the options, 2.6 Option summary."
    )
    hint.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(hint, Qt.Key.Key_Tab)
    QTest.keyClick(hint, Qt.Key.Key_Return)
    assert desk_window.desk.panel.name == "running"
    assert desk_window.desk.panel.grid.hasFocus()


def test_every_table_that_follows_names_what_it_follows_from():
    nameless = [name for name in COMPUTED if not sources(name)]
    assert set(nameless) <= {"report_readiness", "cp_level_classes", "cp_level_result"}
    assert all(home[1] != name for name in DEFINITIONS for home in sources(name))
    assert sources("option_ranks") == [("2.6", "options"), ("4.3", "option_ranking")]


def test_a_picture_comes_with_its_first_value(desk_window):
    desk_window.desk.open_step("2.1").panel("product_years")
    panel = desk_window.desk.panel
    assert not panel.figure.isVisible()
    project = desk_window.session.project
    product = project.read(Product)[0]
    change(project, Audit, "audit", baseline_end="2025-12-31")
    add(project, ProductYear(product=product.id, year=2025, output=None, value=None))
    QCoreApplication.processEvents()
    assert not panel.figure.isVisible()
    cell = panel.model.column_of("output_2025")
    assert panel.model.type_at(panel.model.index(0, cell), "1200 t") == ()
    QCoreApplication.processEvents()
    assert panel.figure.isVisible()
    project.undo()
    QCoreApplication.processEvents()
    assert not panel.figure.isVisible()


def test_examples_of_amounts_can_be_typed_as_they_stand():
    for text in set(AMOUNTS.values()):
        assert parse_quantity(text, currency="CNY").value > 0
    fields = {name for cls in KINDS.values() for name in rules_of(cls)}
    assert set(AMOUNTS) <= fields
