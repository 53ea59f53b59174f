"""The texts of the sample: true flows solved, what was measured laid over them, the audit added, CPDesk's own dump."""

from pathlib import Path
from tempfile import TemporaryDirectory

from balance import Flows, solve
from book import LANGUAGES, Book
from emissions import add_emissions
from figures import written
from measuring import add_measuring
from plant_records import add_plant
from reading import Plant, read_plant
from sheets import add_sheets

from cpdesk.exchange.interchange import dump_text, load_text

HERE = Path(__file__).resolve().parent


def true_flows() -> tuple[Plant, Flows]:
    """Return the plant and its component flows before noise [kg/h]."""
    plant = read_plant()
    return plant, solve(plant)


def made_book() -> Book:
    """Return all records in both languages."""
    plant, flows = true_flows()
    book = Book()
    sheets = written(plant, flows)
    book.take(HERE / "audit" / "audit.txt")
    _price(plant)
    add_plant(book, plant, sheets)
    add_emissions(book, plant, flows, sheets)
    add_measuring(book, flows)
    for name in ("production", "survey", "assessment", "options", "results"):
        book.take(HERE / "audit" / f"{name}.txt")
    return book


def _price(plant: Plant) -> None:
    """Note prices and disposal costs of streams beside their other marks."""
    streams = {one.number: one for one in plant.flows}
    for line in (HERE / "audit" / "prices.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            number, what, text = line.split(maxsplit=2)
            streams[number].marks[what] = text


def project_text(book: Book, language: str, folder: Path) -> str:
    """Return the text of the project in one language, as CPDesk itself dumps it."""
    path = folder / f"sample-{language}.cpdesk"
    with load_text(book.text(language), path, backup_root=folder / "backups") as project:
        add_sheets(project, language)
        return dump_text(project)


def texts() -> dict[str, str]:
    """Return what is written: the text of each file by its name."""
    book = made_book()
    with TemporaryDirectory() as folder:
        made = {language: project_text(book, language, Path(folder)) for language in LANGUAGES}
    return {"project.json": made["en"], "project.zh_CN.json": made["zh_CN"]}
