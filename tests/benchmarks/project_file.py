"""What the project file costs against bare SQLite with the same journal and durability."""

import itertools
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from measure import Ratio, compare
from plants import MEDIUM, plant

from cpdesk.edits.records import change, paste
from cpdesk.language import Message
from cpdesk.project.columns import column_names, row_of
from cpdesk.project.project import Project
from cpdesk.project.schema import kind_statements
from cpdesk.records.emissions import Emission
from cpdesk.records.record import new_id

ROWS = 20_000
REFERENCES = ("unit_process", "equipment", "stream", "discharge_point")


class Bare:
    """The same rows in the same table, without log and without triggers."""

    def __init__(self, path: Path, rows: list[tuple[object, ...]]) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA synchronous = EXTRA")
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA cache_size = -65536")
        for statement in kind_statements("emission", Emission):
            if not statement.startswith("CREATE TRIGGER"):
                self.connection.execute(statement)
        for kind in REFERENCES:
            self.connection.execute(f'CREATE TABLE "{kind}" (id TEXT PRIMARY KEY NOT NULL) STRICT')
        for kind, place in zip(REFERENCES, map(column_names(Emission).index, REFERENCES), strict=True):
            named = {(row[place],) for row in rows}
            self.connection.executemany(f'INSERT INTO "{kind}" VALUES (?)', named)
        marks = ", ".join("?" * len(column_names(Emission)))
        self.insert = f"INSERT INTO emission VALUES ({marks})"

    def paste(self, rows: list[tuple[object, ...]]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(self.insert, rows)
        self.connection.execute("COMMIT")

    def edit(self, record_id: str, name: str) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("UPDATE emission SET name = ? WHERE id = ?", (name, record_id))
        self.connection.execute("COMMIT")

    def read(self) -> list[tuple[object, ...]]:
        names = ", ".join(f'"{name}"' for name in column_names(Emission))
        return self.connection.execute(f"SELECT {names} FROM emission ORDER BY position, id").fetchall()


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figures of the project file."""
    records = plant(MEDIUM)
    emissions = [record for record in records if isinstance(record, Emission)][:ROWS]
    project = Project.create(folder / "plant.cpdesk", backup_root=folder / "backups")
    with project.step(Message("Generated plant")) as step:
        step.add_all(
            [record for record in records if type(record).__name__ not in ("Emission", "EmissionComponent")]
        )
    bare = Bare(folder / "bare.db", [row_of(record) for record in emissions])
    yield _paste(project, bare, emissions, rounds)
    with project.step(Message("Rows")) as step:
        step.add_all(emissions)
    bare.paste([row_of(record) for record in emissions])
    yield _edit(project, bare, emissions, rounds)
    yield compare(
        f"reading {len(emissions):,} rows as records",
        "reading the same rows as tuples",
        2.0,
        lambda: project.read(Emission),
        bare.read,
        rounds,
    )
    project.close()


def _paste(project: Project, bare: Bare, emissions: list[Emission], rounds: int) -> Ratio:
    fresh = ([replace(record, id=new_id(), number="") for record in emissions] for _ in range(2 * rounds + 4))
    made = list(itertools.islice(fresh, rounds + 1))
    ours, theirs = iter(made), iter([[row_of(record) for record in batch] for batch in made])

    def one_step() -> None:
        with project.step(Message("Paste")) as step:
            step.add_all(next(ours))

    found = compare(
        f"a paste of {len(emissions):,} rows as one step",
        "executemany of the same rows without triggers",
        4.0,
        one_step,
        lambda: bare.paste(next(theirs)),
        rounds,
    )
    while project.count(Emission):
        project.undo()
    bare.connection.execute("DELETE FROM emission")
    return found


def _edit(project: Project, bare: Bare, emissions: list[Emission], rounds: int) -> Ratio:
    names = map(str, itertools.count())
    ids = itertools.cycle(record.id for record in emissions)

    def many(edit: object) -> None:
        for _ in range(20):
            edit(next(ids), next(names))

    return compare(
        "one field edited in a step of its own, 20 times",
        "a bare one-row transaction, same journal and durability, 20 times",
        2.0,
        lambda: many(lambda record_id, name: change(project, Emission, record_id, name=name)),
        lambda: many(bare.edit),
        rounds,
    )


def typed_paste_seconds(folder: Path) -> float:
    """Return what a paste of typed texts costs in all: reading, checking, writing 20,000 rows."""
    from measure import timed

    with Project.create(folder / "typed.cpdesk", backup_root=folder / "backups") as project:
        rows = [
            {"number": f"W{n}", "name": "blowdown", "flow": f"{n % 90},5 t/h ±5 %", "medium": "water"}
            for n in range(ROWS)
        ]
        return timed(lambda: paste(project, Emission, rows))
