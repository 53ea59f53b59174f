"""The rules of the house bite: a planted violation is caught by the import contracts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]

PLANTED = {
    "records/planted.py": ("import sqlite3\n\nsqlite3.connect\n", "Only the project room opens a database"),
    "methods/planted.py": (
        "from cpdesk.project import project\n\nproject.Project\n",
        "A room uses only the rooms below it",
    ),
    "tables/planted.py": ("from PySide6 import QtCore\n\nQtCore.QObject\n", "CPDesk's rooms do not know Qt"),
}


@pytest.fixture(scope="module")
def linter():
    found = shutil.which("lint-imports") or shutil.which(
        "lint-imports", path=str(Path(sys.executable).parent)
    )
    if found is None:
        pytest.skip("import-linter is not installed: pip install .[check]")
    return found


@pytest.fixture
def house(tmp_path):
    for name in ("cpdesk", "ui"):
        shutil.copytree(TOP / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    return tmp_path


def lint(linter, house):
    environment = {**os.environ, "PYTHONPATH": str(house), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [linter, "--no-cache"],
        cwd=house,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def test_the_house_keeps_its_contracts(linter, house):
    answer = lint(linter, house)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_violation_is_caught(linter, house, place):
    text, contract = PLANTED[place]
    (house / "cpdesk" / place).write_text(text, encoding="utf-8")
    answer = lint(linter, house)
    assert answer.returncode != 0
    broken = [line for line in answer.stdout.splitlines() if "BROKEN" in line]
    assert any(contract in line for line in broken), answer.stdout


def test_cpdesk_runs_without_qt():
    code = (
        "import sys\n"
        "class Wall:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Wall())\n"
        "from cpdesk.cli import main\n"
        "sys.exit(main(['samples']))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert "chlorobenzene" in answer.stdout


def test_starting_loads_nothing_heavy():
    code = (
        "import sys\n"
        "import cpdesk.cli, cpdesk.project.project, cpdesk.tables.catalogue, cpdesk.edits.records\n"
        "heavy = {'numpy', 'scipy', 'pint', 'openpyxl', 'pyqtgraph', 'lxml', 'babel'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
