"""Interchange texts written by hand, and what is wrong with them."""

import json
from pathlib import Path

import pytest

from cpdesk.errors import DataFault
from cpdesk.exchange.interchange import load_text
from cpdesk.project.project import Project


def loaded(text: str, path: Path) -> Project:
    return load_text(text, path, backup_root=path.parent / "backups")


def text_of(**kinds: list[dict[str, object]]) -> str:
    return json.dumps({"cpdesk": 1, "records": kinds})


def faults(text: str, tmp_path: Path) -> list[tuple[str, str, str]]:
    path = tmp_path / "out.cpdesk"
    with pytest.raises(DataFault) as caught:
        loaded(text, path)
    assert not list(tmp_path.glob("*out.cpdesk*")), "nothing is written when anything is wrong"
    return [(fault.kind, fault.id, fault.field) for fault in caught.value.faults]


def only_fault(text: str, tmp_path: Path) -> str:
    with pytest.raises(DataFault) as caught:
        loaded(text, tmp_path / "out.cpdesk")
    assert not list(tmp_path.iterdir())
    (message,) = caught.value.messages
    return str(message)
