"""Old files made new, one version at a time. A dated copy of the old file is kept before the first change.

Each migration is written out in full and never altered later: it must not lean on the records as they are today.
`python -m cpdesk.project.migrations` prints today's schema; until the first release it goes into
`schemas/version_1.sql` whenever a record changes, afterwards a changed record needs a migration of its own.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.project.schema import APPLICATION_ID, FIRST_STATE, schema_statements

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 1  # user_version of the files this program writes
BETWEEN = "\n;\n"


def schema_of_version(version: int) -> Iterator[str]:
    """Yield the statements of the schema as it was first written in a version."""
    folder = Path(__file__).parent / "schemas"
    yield from (folder / f"version_{version}.sql").read_text(encoding="utf-8").strip().split(BETWEEN)


def version_1(db: "Database") -> None:
    """Make the first schema."""
    for statement in schema_of_version(1):
        db.conn.execute(statement)
    db.conn.execute(FIRST_STATE)


MIGRATIONS: Mapping[int, "Callable[[Database], None]"] = {1: version_1}


def bring_up(connection: sqlite3.Connection) -> None:
    """Bring a file up to today's version, in one transaction: it is done wholly or not at all."""
    from sqlite_utils import Database  # slow to import, and most files need no migration

    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = OFF")  # a table that is rebuilt must not take its parts with it
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version + 1, VERSION + 1):
            MIGRATIONS[number](Database(connection, execute_plugins=False))
        connection.execute("UPDATE cpdesk_state SET seal = NULL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def frozen_schema() -> str:
    """Return today's schema in the form in which `schemas/` keeps it."""
    return BETWEEN.join(schema_statements()) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(frozen_schema())
