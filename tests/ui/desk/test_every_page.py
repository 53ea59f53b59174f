"""Every page of every step in both languages: no text is left in English, no label is cut off."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from cpdesk.language import ENGLISH
from cpdesk.records.kinds import KINDS
from cpdesk.records.options import Option
from cpdesk.reference.steps import steps
from ui.elided import ElidedLabel, ElidedLink
from ui.pages.table_panel import TablePanel

WORDS = re.compile(r"[A-Za-z]{4,}")
KEYS = r"Ctrl|Shift|Alt|Left|Right|PgUp|PgDown|Home|End|Space|Enter|Backspace"
KNOWN = re.compile(
    rf"CPDesk|English|Excel|Markdown|MiB|NPVR|kmol|kgce|tce|kWh|mmol|CNY|UNEP|UNIDO|{KEYS}|letter|area|pH|COD|BOD"
)


def texts_of(widget: QWidget) -> list[str]:
    found = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton):
        found.append(widget.text())
    if isinstance(widget, QTabBar):
        found += [widget.tabText(number) for number in range(widget.count())]
    if isinstance(widget, QTabWidget):
        found += [widget.tabText(number) for number in range(widget.count())]
    return [text for text in found if text]


def untranslated(text: str) -> list[str]:
    plain = re.sub(r"<[^>]*>|&\w+;|\S*/\S*\.cpdesk|\S+\.(xlsx|cpdesk|md)", " ", text)
    return WORDS.findall(KNOWN.sub(" ", plain))


def seen(window: QWidget) -> list[QWidget]:
    return [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]


def all_pages(window):
    for step in steps():
        page = window.desk.open_step(step.code)
        for name in page.names:
            panel = page.panel(name)
            QCoreApplication.processEvents()
            yield f"{step.code} {name}", page, panel


def data_of(window) -> str:
    """Everything a person typed: it is not translated."""
    project = window.session.project
    return " ".join(repr(record) for cls in KINDS.values() for record in project.read(cls))


class Look:
    """Collects the texts that are still English and that nobody typed."""

    def __init__(self, window):
        self.typed = data_of(window)
        self.left = set()

    def at(self, where, text):
        self.left.update(f"{where}: {text!r}" for word in untranslated(text) if word not in self.typed)

    def over(self, where, top):
        for widget in seen(top):
            for text in texts_of(widget):
                self.at(where, text)
            if isinstance(widget, QComboBox) and not widget.isEditable():
                for number in range(widget.count()):
                    self.at(where, widget.itemText(number))


def test_nothing_is_left_in_english(open_window, chinese, sample):
    window = open_window(chinese, sample)
    window.desk.checker.check()
    look = Look(window)
    for action in window.actions_room.made.values():
        look.at("action", action.text())
    for menu, _ in window.actions_room._menus:
        look.at("menu", menu.title())
    for where, page, panel in all_pages(window):
        look.over(where, page)
        if isinstance(panel, TablePanel):
            for number in range(panel.model.columnCount()):
                look.at(where, str(panel.model.headerData(number, Qt.Orientation.Horizontal)))
    side = window.desk.side
    panel = window.desk.open_step("4.2").panel("options")
    panel.grid.go_to(window.session.project.read(Option)[0].id, "title")
    for part in (side.coach, side.record, side.files, side.history):
        side.look_at(part)
        look.over("side", window)
    assert not look.left, "\n".join(sorted(look.left))


def test_the_start_and_the_backups_are_not_in_english(open_window, chinese):
    window = open_window(chinese)
    look = Look.__new__(Look)
    look.typed, look.left = "", set()
    look.over("start", window)
    window.show_restore()
    look.over("backups", window)
    assert not look.left, "\n".join(sorted(look.left))


def clipped(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel | ElidedLink) or not widget.width():
        return ""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            return f"height {widget.height()} < {needed}" if widget.height() + 1 < needed else ""
        needed = widget.minimumSizeHint().width()
        return f"width {widget.width()} < {needed}" if widget.width() + 1 < needed else ""
    if isinstance(widget, QPushButton | QToolButton) and widget.text():
        hint = widget.sizeHint()
        return "" if widget.width() + 1 >= hint.width() and widget.height() + 1 >= hint.height() else "button"
    return ""


@pytest.mark.parametrize(
    ("code", "size", "colours"),
    [
        ("zh_CN", (1280, 800), "Light"),
        ("en", (1280, 720), "Dark"),
        ("zh_CN", (960, 540), "Dark"),
        ("en", (960, 540), "Light"),
    ],
    ids=["100 %", "150 %", "200 % Chinese", "200 %"],
)
def test_no_label_is_cut_off(open_window, settings, chinese, sample, code, size, colours):
    """A full screen of 1920 by 1080 points at 150 % and 200 % leaves a window of 1280 by 720 and 960 by 540."""
    settings.setValue("window/scheme", colours)
    window = open_window(chinese if code == "zh_CN" else ENGLISH, sample)
    assert window.colours.dark == (colours == "Dark")
    window.resize(*size)
    window.desk.checker.check()
    found, first = set(), True
    for where, page, _ in all_pages(window):
        for widget in seen(window if first else page):
            fault = clipped(widget)
            if fault:
                found.add(f"{where}: {type(widget).__name__} {texts_of(widget)} {fault}")
        first = False  # what stands around the pages is looked at once
    assert not found, "\n".join(sorted(found)[:20])


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control: its own name, its text, or the label that stands for it."""
    own = QAccessible.queryAccessibleInterface(widget)
    return own.text(QAccessible.Text.Name) if own is not None else widget.accessibleName()


def test_every_control_that_takes_the_focus_has_a_name(desk_window):
    nameless, first = set(), True
    for where, page, _ in all_pages(desk_window):
        for widget in seen(desk_window if first else page):
            reached = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reached and not spoken(widget):
                nameless.add(f"{where}: {type(widget).__name__} in {type(widget.parent()).__name__}")
        first = False
    side = desk_window.desk.side
    for part in (side.coach, side.record, side.files, side.history):
        side.look_at(part)
        for widget in seen(part):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not spoken(widget):
                nameless.add(f"side: {type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not nameless, "\n".join(sorted(nameless))
