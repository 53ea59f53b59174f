"""The end of the Diagram menu in the window."""

from tests.ui.desk import conftest as desk
from ui.printing.print_window import PrintWindow

asker, backup_root, open_window = desk.asker, desk.backup_root, desk.open_window

NAMES = ("print_sheets", "export_all", "export_pdf", "export_svg", "export_png", "export_dxf")


def enabled(window) -> set[str]:
    window.actions_room.update()
    return {name for name in NAMES if window.actions_room.made[name].isEnabled()}


def test_sheets_can_be_printed_where_there_are_some(open_window, chlorination):
    window = open_window()
    assert enabled(window) == set()
    window.session.take(chlorination)
    assert enabled(window) == {"print_sheets", "export_all"}
    window.desk.open_diagram()
    assert enabled(window) == set(NAMES)


def test_an_export_from_the_menu_writes_the_sheet_that_is_looked_at(
    open_window,
    asker,
    chlorination,
    tmp_path,
    qtbot,
):
    window = open_window(project=chlorination)
    window.desk.open_diagram()
    window.actions_room.update()
    asker.file_to_save = tmp_path / "sheet.svg"
    window.actions_room.made["export_svg"].trigger()
    qtbot.waitUntil((tmp_path / "sheet.svg").is_file, timeout=60_000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=60_000)
    assert any(text.startswith("Written: ") for text in window.strip.texts)


def test_the_print_window_opens_on_the_sheet_that_is_looked_at(open_window, chlorination, qtbot):
    window = open_window(project=chlorination)
    window.desk.open_diagram()
    window.actions_room.update()
    window.actions_room.made["print_sheets"].trigger()
    shown = window.findChild(PrintWindow)
    qtbot.waitUntil(lambda: bool(shown.pages), timeout=60_000)
    assert [page.drawing.name for page in shown.pages] == ["U1"]
    shown.close()
