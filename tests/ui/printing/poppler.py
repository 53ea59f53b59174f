"""PDFs read back by a program that is not ours: poppler's, as it comes with every Linux."""

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

TOOLS = ("pdfinfo", "pdffonts", "pdftotext", "pdftoppm")
needs_poppler = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason="poppler, which reads PDFs, is not installed here",
)


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert not done.stderr, done.stderr
    return done.stdout


def sizes(pdf: Path) -> list[tuple[float, float]]:
    """Return width and height of each page in mm."""
    said = _said("pdfinfo", "-f", "1", "-l", "9999", str(pdf))
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", said)
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in found]


def texts(pdf: Path) -> list[str]:
    """Return the text of each page."""
    return _said("pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-").split("\f")[:-1]


def fonts(pdf: Path) -> list[tuple[str, bool]]:
    """Return the fonts, and whether each is embedded."""
    lines = _said("pdffonts", str(pdf)).splitlines()[2:]
    return [(line.split()[0], line.split()[-5] == "yes") for line in lines]


def pictures(pdf: Path, folder: Path, dpi: int) -> list[QImage]:
    """Return the pages as pictures."""
    _said("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page"))
    return [QImage(str(path)) for path in sorted(folder.glob("page*.png"))]


def greys(image: QImage) -> np.ndarray:
    """Return a picture as rows of greys, 0 black to 255 white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def difference(one: QImage, other: QImage) -> float:
    """Return the share of a page on which two pictures differ, in squares of so many dots that letters blur."""
    side = 6 * round(one.width() / 1500) or 6
    high, wide = (min(pair) // side for pair in zip(greys(one).shape, greys(other).shape, strict=True))
    means = [
        greys(image)[: high * side, : wide * side].reshape(high, side, wide, side).mean(axis=(1, 3))
        for image in (one, other)
    ]
    return float((np.abs(means[0] - means[1]) > 40).mean())
