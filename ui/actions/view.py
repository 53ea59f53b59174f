"""The View menu: the walk, the panes, the scheme of the audit, the language, light and dark."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cpdesk.language import N_, Message
from ui.actions.spec import SEPARATOR, Entry, Menu, Spec

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.main_window import MainWindow

PANES = (
    ("left", N_("Steps"), "Ctrl+1"),
    ("bottom", N_("Problems and history"), "Ctrl+2"),
    ("right", N_("Coach and record"), "Ctrl+3"),
)
AUDIT_SCHEMES = (
    ("china", N_("China: 7 phases, 35 steps")),
    ("unep", N_("UNEP: 5 phases")),
    ("unido", N_("UNIDO: 6 steps, 18 tasks")),
)
SCHEMES = (
    (Qt.ColorScheme.Unknown, N_("As the system")),
    (Qt.ColorScheme.Light, N_("Light")),
    (Qt.ColorScheme.Dark, N_("Dark")),
)


class ViewCommands:
    """What is seen, and how."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the View menu."""
        return Menu(
            N_("View"),
            "V",
            (
                Spec(
                    "previous_step",
                    N_("Previous step"),
                    "Alt+Left",
                    lambda: self._walk(-1),
                    self._is_open,
                    icon="previous",
                ),
                Spec(
                    "next_step",
                    N_("Next step"),
                    "Alt+Right",
                    lambda: self._walk(1),
                    self._is_open,
                    icon="next",
                ),
                Spec("go_to_step", N_("Go to a step"), "Ctrl+G", self._to_navigator, self._is_open),
                Spec("to_table", N_("Go to the table"), "Ctrl+T", self._to_table, self._is_open),
                Spec(
                    "next_tab",
                    N_("Next table of the step"),
                    "Ctrl+PgDown",
                    lambda: self._tab(1),
                    self._is_open,
                ),
                Spec(
                    "previous_tab",
                    N_("Previous table of the step"),
                    "Ctrl+PgUp",
                    lambda: self._tab(-1),
                    self._is_open,
                ),
                SEPARATOR,
                *(self._pane(*pane) for pane in PANES),
                SEPARATOR,
                Menu(N_("Scheme of the audit"), "", tuple(self._scheme(*one) for one in AUDIT_SCHEMES)),
                Menu(N_("Light and dark"), "", tuple(self._colours(*one) for one in SCHEMES)),
                Spec("language", N_("中文 / English"), "Ctrl+L", self._other_language),
                Spec(
                    "full_screen",
                    N_("Full screen"),
                    "F11",
                    self._full_screen,
                    checked=self.window.isFullScreen,
                ),
            ),
        )

    def _is_open(self) -> bool:
        return self.window.desk is not None

    def _with_desk(self, run: Callable[["Desk"], object]) -> None:
        if self.window.desk is not None:
            run(self.window.desk)

    def _walk(self, move: int) -> None:
        self._with_desk(lambda desk: desk.open_beside(move))

    def _to_navigator(self) -> None:
        self._with_desk(
            lambda desk: (desk.left.show(), desk.left.show_steps(), desk.navigator.tree.setFocus())
        )

    def _to_table(self) -> None:
        self._with_desk(lambda desk: desk.take_focus())

    def _tab(self, move: int) -> None:
        def turn(desk: "Desk") -> None:
            if desk.diagram is not None and desk.shows_diagram:
                desk.diagram.open_beside(move)
                return
            tabs = desk.page.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + move) % tabs.count())

        self._with_desk(turn)

    def _pane(self, name: str, text: str, keys: str) -> Spec:
        def shown() -> bool:
            return self.window.desk is not None and not self.window.desk.panes[name].isHidden()

        def fold() -> None:
            self._with_desk(lambda desk: desk.panes[name].setVisible(desk.panes[name].isHidden()))

        return Spec(f"pane_{name}", text, keys, fold, self._is_open, checked=shown, icon=f"{name}_pane")

    def _scheme(self, key: str, text: str) -> Entry:
        """Return the action that shows the walk by another scheme; the data stay the same."""

        def choose() -> None:
            from cpdesk.edits.records import change
            from cpdesk.records.audit import Audit, Profile

            project = self.session.project
            self.session.run(lambda: change(project, Audit, "audit", profile=Profile(key)))

        def possible() -> bool:
            return self.session.is_open and self.session.project.access.writable

        def chosen() -> bool:
            return self.session.is_open and self.session.project.audit.profile.value == key

        def label() -> Message:
            from cpdesk.reference.profiles import profile

            return Message("{title}", {"title": profile(key).title.in_language(self.session.language.code)})

        return Spec(f"scheme_{key}", text, "", choose, possible, label, chosen)

    def _colours(self, scheme: Qt.ColorScheme, text: str) -> Entry:
        def choose() -> None:
            QGuiApplication.styleHints().setColorScheme(scheme)
            self.window.settings.setValue("window/scheme", scheme.name)
            self.window.dress()

        def chosen() -> bool:
            return str(self.window.settings.value("window/scheme", "Unknown")) == scheme.name

        return Spec(f"colours_{scheme.name.lower()}", text, "", choose, checked=chosen)

    def _other_language(self) -> None:
        self.window.actions_room.speak_in("zh_CN" if self.session.language.code == "en" else "en")

    def _full_screen(self) -> None:
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()
