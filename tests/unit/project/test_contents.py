"""Attachments: known kinds within the limit, kept once, and damage to them is found."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.project.contents import LARGEST_MIB, MEDIA_TYPES, read_file
from cpdesk.project.project import Project
from cpdesk.records.papers import Attachment
from tests.unit.project.support import NAME

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def attach(project: Project, content: bytes, name: str = "photo.png") -> str:
    with project.step(NAME) as step:
        digest = project.keep_content(content, "image/png")
        step.add(Attachment(name=name, content_hash=digest))
    return digest


def test_a_file_is_read_with_its_media_type(tmp_path: Path) -> None:
    (tmp_path / "Photo.PNG").write_bytes(PNG)
    assert read_file(tmp_path / "Photo.PNG") == (PNG, "image/png")


@pytest.mark.parametrize(
    "suffix",
    [".jpg", ".png", ".gif", ".bmp", ".webp", ".tif", ".pdf", ".xlsx", ".xls", ".docx", ".doc", ".dwg"],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, suffix: str) -> None:
    assert suffix in MEDIA_TYPES
    (tmp_path / f"a{suffix}").write_bytes(b"MZ this is a program")
    with pytest.raises(DataFault, match="not what its name says"):
        read_file(tmp_path / f"a{suffix}")


def test_an_unknown_kind_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(DataFault, match=r"files of its kind are not.*\.pdf"):
        read_file(tmp_path / "a.exe")
    for name in ("no.pdf", "b.pdf"):
        with pytest.raises(EnvironmentFault, match="cannot be read"):
            read_file(tmp_path / name)


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_the_limit_is_exact(tmp_path: Path, more: int, fits: bool) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LARGEST_MIB * 2**20 + more)
    if fits:
        assert len(read_file(tmp_path / "a.txt")[0]) == LARGEST_MIB * 2**20
    else:
        with pytest.raises(DataFault, match="larger than 25 MiB"):
            read_file(tmp_path / "a.txt")


def test_a_content_is_kept_once_under_its_hash_and_outlives_undo(project: Project) -> None:
    digest = attach(project, PNG)
    assert digest == hashlib.sha256(PNG).hexdigest() == attach(project, PNG, "again.png")
    assert list(project.contents()) == [(digest, "image/png", PNG)]
    project.undo()
    project.undo()
    assert list(project.contents()) == []
    project.redo()
    assert project.content(digest) == PNG
    assert project.content("0" * 64) is None


def test_a_step_that_fails_keeps_no_content(project: Project) -> None:
    with pytest.raises(DataFault), project.step(NAME) as step:
        step.add(
            Attachment(id=project.keep_content(PNG, "image/png")), Attachment(id="a"), Attachment(id="a")
        )
    assert project.content(hashlib.sha256(PNG).hexdigest()) is None


def test_a_damaged_content_is_told_not_shown(project: Project, path: Path, backups: Path) -> None:
    digest = attach(project, PNG)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE cpdesk_content SET content = ?", (PNG[:-1] + b"!",))
        connection.commit()
    with pytest.raises(EnvironmentFault, match=r"An attachment in .* is damaged"):
        project.content(digest)
    with pytest.raises(EnvironmentFault, match=r"An attachment in .* is damaged"):
        list(project.contents())
