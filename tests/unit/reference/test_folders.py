"""The shipped data is found in the source tree and in a wheel."""

from pathlib import Path

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.reference import documents, folders


def test_the_source_tree_holds_the_folders():
    assert (folders.resource_folder() / "reference" / "worksheets.json").is_file()
    assert folders.sample_folder().name == "sample_projects"
    assert folders.locale_folder() == folders.resource_folder() / "locale"


def test_a_wheel_holds_the_folders_inside_the_package(tmp_path: Path):
    package = tmp_path / "cpdesk"
    (package / "_data" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert folders._shipped_folder(package, "resources") == package / "_data" / "resources"


def test_a_missing_folder_says_what_to_do(tmp_path: Path):
    with pytest.raises(EnvironmentFault, match="Install the program again"):
        folders._shipped_folder(tmp_path / "cpdesk", "resources")


def test_damaged_reference_data_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "broken_for_the_test.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(documents, "resource_folder", lambda: tmp_path)
    with pytest.raises(EnvironmentFault, match="broken_for_the_test"):
        documents.document("broken_for_the_test")


def test_a_document_is_read_once():
    assert documents.document("worksheets") is documents.document("worksheets")
