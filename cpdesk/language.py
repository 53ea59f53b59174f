"""Texts in the person's language: messages that are translated when they are shown, not when they are made."""

import gettext
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

LANGUAGES = ("en", "zh_CN")
DOMAIN = "cpdesk"


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark an English text for the catalogue; it is translated later, by the language it is shown in."""
    return text


def no_values() -> dict[str, object]:
    """Return the values of a message that has none."""
    return {}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values still apart, so that it can be said in any language.

    `text` is the English template with `{name}` places; a value may itself be a Message, or a text that the
    reference data carries in several languages.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=no_values)

    def __str__(self) -> str:
        return ENGLISH.say(self)


@runtime_checkable
class Multilingual(Protocol):
    """A text that is there in several languages already."""

    def in_language(self, code: str) -> str:
        """Return the text for a language code."""
        ...


UNIT_WORDS = frozenset(
    {
        N_("CNY"),
        N_("10^3 CNY"),
        N_("10^4 CNY"),
        N_("10^6 CNY"),
        N_("10^8 CNY"),
        N_("pcs"),
        N_("batch"),
        N_("persons"),
    }
)
"""Units that a language may write with words of its own; what it writes can be typed as well."""

TEN_THOUSAND = "10^4 "


@dataclass(frozen=True, slots=True)
class UnitText:
    """A unit, or a value with its unit, among the values of a message."""

    symbol: str


class Language:
    """One language of the program: its code and its catalogue."""

    def __init__(self, code: str, catalogue: gettext.NullTranslations) -> None:
        self.code = code
        self.catalogue = catalogue

    def text(self, text: str) -> str:
        """Return the text of the catalogue for one English text."""
        return self.catalogue.gettext(text) if text else ""

    def say(self, message: Message | str) -> str:
        """Return a message as a sentence of this language."""
        if isinstance(message, str):
            return self.text(message)
        values = {key: self._value(value) for key, value in message.values.items()}
        return self.text(message.text).format(**values)

    def unit(self, symbol: str) -> str:
        """Return a unit, or a number with a unit, as this language writes it: in Chinese 10^4 CNY/a is 万元/a."""
        over, stroke, under = symbol.partition("/")
        return self._counted(over) + stroke + (self.text(under) if under in UNIT_WORDS else under)

    def _counted(self, words: str) -> str:
        if words in UNIT_WORDS:
            return self.text(words)
        number, scale, unit = words.partition(TEN_THOUSAND)
        if scale and (not number or number.endswith(" ")):
            scaled = scale + unit
            known = (
                self.text(scaled) if scaled in UNIT_WORDS else self.text(N_("10^4 {unit}")).format(unit=unit)
            )
            return number + known
        number, gap, unit = words.rpartition(" ")
        return number + gap + self.text(unit) if unit in UNIT_WORDS else words

    def _value(self, value: object) -> object:
        if isinstance(value, str | int | float):  # most are; asking for a protocol takes 20 microseconds
            return value
        if isinstance(value, UnitText):
            return self.unit(value.symbol)
        if isinstance(value, Message):
            return self.say(value)
        return value.in_language(self.code) if isinstance(value, Multilingual) else value


ENGLISH = Language("en", gettext.NullTranslations())


def open_language(code: str, locale_folder: Path) -> Language:
    """Return a language of the program from the folder of its catalogues; English needs none."""
    if code == "en":
        return ENGLISH
    return Language(code, gettext.translation(DOMAIN, str(locale_folder), languages=[code]))


def system_language() -> str:
    """Return the program's language that fits the system's: Chinese for any Chinese system, else English."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    tag = asked or locale.getlocale()[0] or ""
    return "zh_CN" if tag.lower().startswith(("zh", "chinese")) else "en"
