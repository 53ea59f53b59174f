"""Readings typed one after another, and the field sheets as a file."""

from cpdesk.records.flows import Measurement


def test_a_bare_number_is_read_in_the_unit_of_the_point(balances, qtbot):
    panel = balances().table("readings", None, None)
    qtbot.addWidget(panel)
    panel.show()
    model = panel.model
    column = model.column_of("reading_1")
    for place, text in enumerate(("98", "99.5", "101")):
        assert model.setData(model.index(0, column + place), text)
    made = panel.session.project.read(Measurement)
    assert sorted((one.value.text, one.stream) for one in made) == [
        ("101 t/a", "S1"),
        ("98 t/a", "S1"),
        ("99.5 t/a", "S1"),
    ]
    row = model.table.rows[0]
    assert round(row.values["mean"], 6) == 99.5


def test_field_sheets_are_written_as_pdf(balances, asker, jobs, tmp_path, qtbot):
    panel = balances().table("field_sheets", None, None)
    qtbot.addWidget(panel)
    panel.show()
    asker.file = tmp_path / "sheets.pdf"
    panel.pdf.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert asker.file.read_bytes().startswith(b"%PDF")
