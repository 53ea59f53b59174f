"""One writer a file: the second program reads, and is told who writes."""

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.project.lock import user_name
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from tests.unit.project.support import add, file_print

HOLDER = """
import sys
from pathlib import Path
from cpdesk.project.project import Project
project = Project.open(Path(sys.argv[1]), backup_root=Path(sys.argv[2]))
print("writable" if project.access.writable else "reading", flush=True)
sys.stdin.read()
project.close()
"""


class Holder:
    """A second program that holds the project open until it is told to go or killed."""

    def __init__(self, path: Path, backups: Path) -> None:
        words = [sys.executable, "-c", HOLDER, str(path), str(backups)]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().strip()

    def go(self) -> None:
        self.process.communicate("")

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def written(path: Path, backups: Path) -> Path:
    with Project.create(path, backup_root=backups) as project:
        add(project, Stream(id="s"))
    return path


def test_the_second_program_reads_and_is_told_who_writes_where_since_when(
    written: Path, backups: Path
) -> None:
    holder, before = Holder(written, backups), file_print(written)
    try:
        assert holder.said == "writable"
        with Project.open(written, backup_root=backups) as second:
            reason = str(second.access.reason)
            assert not second.access.writable
            assert user_name() in reason
            assert platform.node() in reason
            assert "since 20" in reason
            assert second.count(Stream) == 1
            with pytest.raises(EnvironmentFault, match=r"has been writing it.*Nothing was changed"):
                add(second, Stream())
        assert file_print(written) == before
    finally:
        holder.go()
    with Project.open(written, backup_root=backups) as third:
        assert third.access.writable


def test_a_program_that_was_killed_lets_go(written: Path, backups: Path) -> None:
    holder = Holder(written, backups)
    holder.kill()
    assert holder.process.returncode == (-signal.SIGKILL if os.name != "nt" else 1)
    with Project.open(written, backup_root=backups) as project:
        assert project.access.writable
        add(project, Stream())


def test_two_windows_of_one_program_do_not_both_write(written: Path, backups: Path) -> None:
    with (
        Project.open(written, backup_root=backups) as first,
        Project.open(written, backup_root=backups) as second,
    ):
        assert (first.access.writable, second.access.writable) == (True, False)
        add(first, Stream(id="new"))
        assert second.get(Stream, "new") is not None


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_the_file_is_the_same_file(written: Path, backups: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.cpdesk"
    link.symlink_to(written)
    with Project.open(written, backup_root=backups), Project.open(link, backup_root=backups) as second:
        assert not second.access.writable


def test_a_closed_project_leaves_no_small_files(written: Path, backups: Path) -> None:
    with Project.open(written, backup_root=backups):
        assert len(list(written.parent.glob(".plant*"))) == 2
    assert [file.name for file in written.parent.iterdir()] == ["plant.cpdesk"]


def test_an_unreadable_owner_is_told_without_a_name(written: Path, backups: Path) -> None:
    with Project.open(written, backup_root=backups):
        written.with_name(".plant.cpdesk.owner").write_text("[]")
        with Project.open(written, backup_root=backups) as second:
            assert "another program is writing it" in str(second.access.reason)


def test_a_user_name_that_is_not_text_still_signs(
    monkeypatch: pytest.MonkeyPatch, path: Path, backups: Path
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "J\udcf6rg")
    with Project.create(path, backup_root=backups) as project:
        assert project.history()[0].who == "J?rg"


def test_a_system_without_user_names_still_signs(
    monkeypatch: pytest.MonkeyPatch, path: Path, backups: Path
) -> None:
    def nameless() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr("getpass.getuser", nameless)
    with Project.create(path, backup_root=backups) as project:
        assert project.history()[0].who == "?"
