"""Where the shipped data lies: in the source tree beside the packages, in a wheel inside the package."""

from pathlib import Path

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_folder() -> Path:
    """Return the folder of the reference data, symbols, catalogues and help."""
    return _shipped_folder(_PACKAGE, "resources")


def sample_folder() -> Path:
    """Return the folder of the sample projects."""
    return _shipped_folder(_PACKAGE, "sample_projects")


def locale_folder() -> Path:
    """Return the folder of the translation catalogues."""
    return resource_folder() / "locale"


def _shipped_folder(package: Path, name: str) -> Path:
    """Return the folder in the wheel if it is there, else the one at the top of the source tree."""
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    text = N_("The program's folder {name} is missing beside {package}. Install the program again.")
    raise EnvironmentFault(text, name=name, package=str(package))
