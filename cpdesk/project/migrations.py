"""Old files made new, one version at a time. A dated copy of the old file is kept before the first change.

Each migration is written out in full and never altered later: it must not lean on the records as they are today.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cpdesk.project.schema import schema_statements

VERSION = 1  # user_version of the files this program writes

migrations = Migrations("cpdesk")


def schema_of_version(version: int) -> Iterator[str]:
    """Yield the statements of the schema as it was first written in a version."""
    folder = Path(__file__).parent / "schemas"
    yield from (folder / f"version_{version}.sql").read_text(encoding="utf-8").split("\n;\n")


@migrations(name="version_1")
def version_1(db: Database) -> None:
    """Make the first schema."""
    for statement in schema_of_version(1):
        db.execute(statement)
    db.execute("INSERT INTO cpdesk_state(id, step, logging, position, revision) VALUES (1, NULL, 1, NULL, 0)")


def frozen_schema() -> str:
    """Return today's schema in the form in which `schemas/` keeps it."""
    return "\n;\n".join(schema_statements())
