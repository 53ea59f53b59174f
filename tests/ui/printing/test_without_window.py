"""Sheets painted where there is no screen and no window: on a server, in a script."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.project.project import Project

TOP = Path(__file__).parents[3]


@pytest.mark.parametrize(("name", "start"), [("out.pdf", b"%PDF-"), ("out.png", b"\x89PNG")])
def test_the_command_paints_without_a_screen(chlorination: Project, tmp_path, name, start):
    path = chlorination.path
    chlorination.close()
    absent = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in absent}
    command = [sys.executable, "-m", "cpdesk", "diagram", str(path), "-o", str(tmp_path / name)]
    done = subprocess.run(
        command, cwd=TOP, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().startswith(start)
