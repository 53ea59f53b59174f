"""Files are put in place whole, an older one is kept, and a failure leaves everything as it was."""

import errno
from datetime import datetime
from pathlib import Path

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.exchange.writing import write_safely

MOMENT = datetime(2026, 11, 22, 14, 15, 3)


def now() -> datetime:
    return MOMENT


def writes(text: str):
    return lambda path: path.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_nothing_else(tmp_path):
    target = tmp_path / "demo.xlsx"
    assert write_safely(target, writes("new"), now) is None
    assert target.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["demo.xlsx"]


def test_produce_gets_a_path_in_the_same_folder_with_the_same_ending(tmp_path):
    seen: list[Path] = []

    def produce(path: Path) -> None:
        seen.append(path)
        path.write_bytes(b"x")

    write_safely(tmp_path / "demo.xlsx", produce, now)
    assert seen[0].parent == tmp_path
    assert seen[0].suffix == ".xlsx"
    assert seen[0].name != "demo.xlsx"


def test_an_older_file_is_kept_under_a_dated_name(tmp_path):
    target = tmp_path / "demo.xlsx"
    target.write_text("old", encoding="utf-8")
    kept = write_safely(target, writes("new"), now)
    assert kept == tmp_path / "demo (kept 2026-11-22 141503).xlsx"
    assert kept.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"


def test_two_exports_in_one_second_keep_both_older_files(tmp_path):
    target = tmp_path / "demo.xlsx"
    kept = [write_safely(target, writes(text), now) for text in ("one", "two", "three")]
    assert kept[0] is None
    assert [path.read_text(encoding="utf-8") for path in kept[1:] if path] == ["one", "two"]
    assert kept[2] == tmp_path / "demo (kept 2026-11-22 141503) 2.xlsx"


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(EnvironmentFault, match=r"There is no folder .*gone"):
        write_safely(tmp_path / "gone" / "demo.xlsx", writes("new"), now)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / "demo.xlsx").mkdir()
    with pytest.raises(EnvironmentFault, match="is a folder"):
        write_safely(tmp_path / "demo.xlsx", writes("new"), now)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full: demo.xlsx"),
        (PermissionError(errno.EACCES, "Permission denied"), "does not let files be written"),
        (OSError(errno.EROFS, "Read-only file system"), "does not let files be written"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_machine_forbids_leaves_the_older_file_and_no_rest(tmp_path, error, said):
    target = tmp_path / "demo.xlsx"
    target.write_text("old", encoding="utf-8")

    def produce(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise error

    with pytest.raises(EnvironmentFault, match=said):
        write_safely(target, produce, now)
    assert names(tmp_path) == ["demo.xlsx"]
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("produce", [lambda path: None, lambda path: path.write_bytes(b"")])
def test_an_empty_or_missing_result_is_not_put_in_place(tmp_path, produce):
    target = tmp_path / "demo.xlsx"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="came out empty"):
        write_safely(target, produce, now)
    assert names(tmp_path) == ["demo.xlsx"]


def test_a_defect_of_ours_is_not_disguised_and_leaves_no_rest(tmp_path):
    def produce(path: Path) -> None:
        path.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_safely(tmp_path / "demo.xlsx", produce, now)
    assert names(tmp_path) == []


def test_a_target_open_in_another_program_is_said_and_stays(tmp_path, monkeypatch):
    """Windows refuses to replace a file that Excel holds open."""
    target = tmp_path / "demo.xlsx"
    target.write_text("old", encoding="utf-8")

    def refuse(path: Path, other: Path) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EnvironmentFault, match=r"demo.xlsx cannot be replaced: it is open"):
        write_safely(target, writes("new"), now)
    assert names(tmp_path) == ["demo.xlsx"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_read_only_folder_is_said(tmp_path):
    def refused(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with pytest.raises(EnvironmentFault, match="does not let files be written"):
        write_safely(tmp_path / "demo.xlsx", refused, now)
    assert names(tmp_path) == []
