"""Sample audits that come with the program: each opens as a fresh copy."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.errors import WrongUse
from cpdesk.language import N_, Language
from cpdesk.reference.folders import sample_folder

if TYPE_CHECKING:
    from cpdesk.project.project import Project

AUDIT = '"audit": '
"""What stands before the settings of the audit in the text of a project."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample audit: its name, its title in the language asked for, its text."""

    name: str
    title: str
    path: Path


def samples(language: Language) -> list[Sample]:
    """Return the samples by name, each in the language asked for where it is there in it."""
    folders = sorted(folder for folder in sample_folder().iterdir() if (folder / "project.json").is_file())
    return [_sample(folder, language) for folder in folders]


def _sample(folder: Path, language: Language) -> Sample:
    own = folder / f"project.{language.code}.json"
    path = own if own.is_file() else folder / "project.json"
    return Sample(folder.name, _title(path.read_text(encoding="utf-8")), path)


def _title(text: str) -> str:
    """Return the title of the audit in a sample's text; the rest, which may be long, is not read."""
    audit, _ = json.JSONDecoder().raw_decode(text, text.index(AUDIT) + len(AUDIT))
    return audit[0]["title"]


def new_from_sample(name: str, path: Path, language: Language) -> "Project":
    """Write a new project that is a copy of a sample and open it; refuses to overwrite."""
    from cpdesk.exchange.interchange import load_text

    known = {sample.name: sample for sample in samples(language)}
    if name not in known:
        raise WrongUse(
            N_("There is no sample named {name}. Samples are: {known}."), name=name, known=", ".join(known)
        )
    return load_text(known[name].path.read_text(encoding="utf-8"), path)
