"""Lets LibreOffice calculate a workbook anew, so that its formulas can be held against our figures."""

import os
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")

# LibreOffice takes the results that a file carries unless it is told to calculate always (0).
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

Result = str | float | int | bool | date | datetime | None


def converted(path: Path, form: str, folder: Path) -> Path:
    """Return a workbook as LibreOffice writes it in another form, each formula calculated."""
    user = folder / "office user"
    (user / "user").mkdir(parents=True, exist_ok=True)
    (user / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    out = folder / "converted"
    command = [
        str(OFFICE),
        f"-env:UserInstallation={user.as_uri()}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(out),
        str(path),
    ]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return out / f"{path.stem}.{form}"


def recalculated(path: Path, folder: Path | None = None) -> dict[tuple[str, str], Result]:
    """Return the value of every cell after LibreOffice calculated the workbook: {("Worksheet 2-1", "F7"): 12.5}.

    An empty text that a formula gives is None, like an empty cell.
    """
    made = converted(path, "xlsx", folder or path.parent / "recalculated")
    book = load_workbook(made, data_only=True)
    try:
        return {
            (sheet.title, cell.coordinate): cell.value if cell.value != "" else None
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
        }
    finally:
        book.close()


def formula_cells(path: Path) -> dict[tuple[str, str], str]:
    """Return the formula of every cell that has one."""
    book = load_workbook(path)
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
