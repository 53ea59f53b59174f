"""All texts of the program, and the catalogues that hold them.

`python tests/language/messages.py` brings every catalogue up to date: new texts come in empty, old ones go,
and the compiled catalogue is written beside it.
"""

import ast
import importlib
import io
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cpdesk import methods
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import field_title, kind_title, rules_of

TOP = Path(__file__).resolve().parents[2]
PACKAGES = ("cpdesk", "ui")
LOCALE = TOP / "resources" / "locale"
MARKS = {"N_", "Message"}
WORDS = re.compile("[A-Za-z]{2}|^I$")  # a class of a standard is a word too
PLACE = re.compile(r"{(\w*)[^}]*}")


def marked_texts() -> Iterator[str]:
    """Yield every text that the source marks for translation."""
    for package in PACKAGES:
        for path in sorted((TOP / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from (text for node in ast.walk(tree) if (text := _marked(node)))


def _marked(node: ast.AST) -> str:
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
        return ""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    value = node.args[0].value
    return value if name in MARKS and isinstance(value, str) else ""


def generated_texts() -> Iterator[str]:
    """Yield the texts that are made of names: kinds, fields, choices, and the verdicts of methods."""
    for kind, cls in KINDS.items():
        yield kind_title(kind).text
        for name, rule in rules_of(cls).items():
            yield field_title(name).text
            yield from (
                choice.replace("_", " ") for choice in rule.choices if re.search("[A-Za-z]{2}", choice)
            )
    for module in pkgutil.walk_packages(methods.__path__, "cpdesk.methods."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, StrEnum):
                yield from (verdict.value for verdict in found)


def all_texts() -> list[str]:
    """Return every text once, in a fixed order."""
    return sorted({text for text in (*marked_texts(), *generated_texts()) if WORDS.search(text)})


def po_path(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / language / "LC_MESSAGES" / "cpdesk.po"


def read_catalogue(language: str) -> Catalog:
    """Return a language's catalogue; an empty one where there is none yet."""
    path = po_path(language)
    if not path.is_file():
        return Catalog(locale=language, project="CPDesk", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return the compiled form of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update(language: str) -> int:
    """Bring a catalogue up to date and return how many of its texts are empty."""
    old = read_catalogue(language)
    new = Catalog(locale=language, project="CPDesk", charset="utf-8", fuzzy=False)
    new.creation_date = new.revision_date = old.creation_date
    for text in all_texts():
        known = old.get(text)
        new.add(text, known.string if known else "")
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, width=120, sort_output=True, omit_header=False)
    path.with_suffix(".mo").write_bytes(compiled(read_catalogue(language)))
    return sum(1 for message in new if message.id and not message.string)


if __name__ == "__main__":
    print(update("zh_CN"), "texts without translation")
