"""Old files made new, one version at a time. A dated copy of the old file is kept before the first change.

Each migration is written out in full and never altered later: it must not lean on the records as they are today.
`schemas/version_<n>.sql` is the whole schema of a version; files of versions 1 and 2 are in use, so these two stay
as they are. A changed record needs a new version: `python -m cpdesk.project.migrations` prints today's schema for
it, and a migration brings the files of the version before to it.
"""

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.project.schema import APPLICATION_ID, FIRST_STATE, schema_statements

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 2  # user_version of the files this program writes
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


def version_2(db: "Database") -> None:
    """Bring what diagrams, balances and cost accounting need: more columns of four tables, four new tables.

    The four are made anew rather than altered, so that an old file's schema becomes that of a new one to the letter.
    Their rows are put back before the triggers are there: a migration is no step and leaves the log as it is.
    """
    schema = _by_table(2)
    for table in ("stream", "sheet", "placement", "conflict"):
        _make_anew(db.conn, table, schema[table], _NEW_TEXTS_OF_2.get(table, ()))
    for table in ("reaction", "relation", "relation_term", "centre_cost"):
        for statement in schema[table]:
            db.conn.execute(statement)


_NEW_TEXTS_OF_2 = {"sheet": ("hidden_kinds", "number"), "conflict": ("base_id", "mine_id", "theirs_id")}


def _by_table(version: int) -> dict[str, list[str]]:
    """Return the statements of a version's schema by the table that they make, index or watch."""
    found: dict[str, list[str]] = {}
    for statement in schema_of_version(version):
        start = statement.partition("\n")[0].partition(" WHERE ")[0]
        table = _TABLE_NAMED.search(start)
        if table is None:
            raise ValueError(start)
        found.setdefault(table["made"] or table["on"], []).append(statement)
    return found


_TABLE_NAMED = re.compile(r'^CREATE TABLE "?(?P<made>\w+)|\bON "?(?P<on>\w+)')


def _make_anew(
    connection: sqlite3.Connection, table: str, statements: Sequence[str], new_texts: Sequence[str]
) -> None:
    """Make a table of a newer form and put its rows back; new columns are empty, texts among them "" and not NULL."""
    make, *indexes_and_triggers = statements
    columns = [f'"{row[1]}"' for row in connection.execute(f'PRAGMA table_info("{table}")')]
    connection.execute(f'CREATE TEMP TABLE cpdesk_kept AS SELECT * FROM main."{table}"')
    connection.execute(f'DROP TABLE main."{table}"')
    connection.execute(make)
    into = ", ".join((*columns, *(f'"{name}"' for name in new_texts)))
    values = ", ".join((*columns, *("''" for _ in new_texts)))
    connection.execute(f'INSERT INTO "{table}" ({into}) SELECT {values} FROM temp.cpdesk_kept ORDER BY rowid')
    connection.execute("DROP TABLE temp.cpdesk_kept")
    for statement in indexes_and_triggers:
        connection.execute(statement)


MIGRATIONS: Mapping[int, "Callable[[Database], None]"] = {1: version_1, 2: version_2}


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
