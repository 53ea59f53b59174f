"""One action as it stands in a menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QKeySequence

from cpdesk.language import Message

Keys = str | QKeySequence.StandardKey


def always() -> bool:
    """Say yes."""
    return True


@dataclass(frozen=True, slots=True)
class Spec:
    """An action: its text, its keys, what it does, when it can be asked for.

    `label` gives a text that changes with the project, `checked` makes it one that can be on or off. A slow label
    is asked for only when its menu is opened. Keys that a control of the page answers itself are shown only.
    """

    name: str
    text: str
    keys: Keys
    run: Callable[[], object]
    when: Callable[[], bool] = always
    label: Callable[[], Message] | None = None
    checked: Callable[[], bool] | None = None
    icon: str = ""
    slow_label: bool = False
    keys_elsewhere: bool = False


SEPARATOR = None
Entry = Spec | None


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: its title, the letter that opens it with Alt, its entries; None is a line between them."""

    title: str
    letter: str
    entries: tuple["Entry | Menu", ...]


class Commands(Protocol):
    """A room of actions: what stands in one menu."""

    def menu(self) -> Menu:
        """Return the menu."""
        ...
