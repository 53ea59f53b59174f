"""The schema of a project file, generated from the records: tables, checks, the change log and its triggers."""

from collections.abc import Iterator

from cpdesk.project.columns import Column, Store, columns_of, reference_fields
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, rules_of

APPLICATION_ID = 0x43504465  # "CPDe"
LARGEST = "1.7976931348623157e308"

LOG_TABLES = (
    """CREATE TABLE cpdesk_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent INTEGER REFERENCES cpdesk_step(id) CHECK (parent < id),
  walked INTEGER NOT NULL,
  name TEXT NOT NULL,
  details TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX cpdesk_step_parent ON cpdesk_step(parent)",
    """CREATE TABLE cpdesk_change (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES cpdesk_step(id),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT""",
    "CREATE INDEX cpdesk_change_step ON cpdesk_change(step)",
    """CREATE TABLE cpdesk_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step INTEGER REFERENCES cpdesk_step(id),
  logging INTEGER NOT NULL CHECK (logging IN (0, 1)),
  position INTEGER REFERENCES cpdesk_step(id),
  revision INTEGER NOT NULL,
  seal INTEGER
) STRICT""",
    """CREATE TABLE cpdesk_content (
  hash TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size = length(content)),
  content BLOB NOT NULL
) STRICT""",
)

FIRST_STATE = "INSERT INTO cpdesk_state(id, logging, revision) VALUES (1, 1, 0)"


def schema_statements() -> Iterator[str]:
    """Yield every statement that makes an empty project's schema."""
    yield from LOG_TABLES
    for kind, cls in KINDS.items():
        yield from kind_statements(kind, cls)


def kind_statements(kind: str, cls: type[Record]) -> Iterator[str]:
    """Yield the table, the indexes and the log triggers of one kind."""
    yield _table(kind, cls)
    for name in reference_fields(cls):
        yield f'CREATE INDEX "{kind}_{name}" ON "{kind}"("{name}") WHERE "{name}" IS NOT NULL'
    for name, rule in rules_of(cls).items():
        if rule.unique:
            yield f'CREATE INDEX "{kind}_{name}" ON "{kind}"("{name}")'
    yield from log_triggers(kind, cls)


def _table(kind: str, cls: type[Record]) -> str:
    lines = [_column(kind, column) for column in columns_of(cls)]
    lines += [_quantity_check(name) for name, rule in rules_of(cls).items() if rule.type is Type.QUANTITY]
    return f'CREATE TABLE "{kind}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _column(kind: str, column: Column) -> str:
    start = f'"{column.name}" {column.store.value}'
    if column.name == "id":
        single = f" CHECK (id = '{kind}')" if kind in SINGLE_KINDS else " CHECK (id <> '')"
        return f"{start} PRIMARY KEY NOT NULL{single}"
    if column.rule.type is Type.QUANTITY:
        return start
    rule = column.rule
    absent = "" if rule.nullable else " NOT NULL"
    check = _check(column.name, rule)
    return start + absent + (f" CHECK ({check})" if check else "") + _references(rule)


def _references(rule: Rule) -> str:
    if rule.type is not Type.REFERENCE:
        return ""
    action = "CASCADE" if rule.dies_with else "SET NULL"
    return f' REFERENCES "{rule.refers_to}"(id) ON DELETE {action} DEFERRABLE INITIALLY DEFERRED'


def _check(name: str, rule: Rule) -> str:
    if rule.type is Type.CHOICE:
        return f'"{name}" IN ({", ".join(_text(choice) for choice in rule.choices)})'
    if rule.type is Type.FLAG:
        return f'"{name}" IN (0, 1)'
    if rule.type is Type.TEXT and rule.required:
        return f"\"{name}\" <> ''"
    if rule.type in (Type.NUMBER, Type.WHOLE):
        low = -9007199254740991 if rule.type is Type.WHOLE else f"-{LARGEST}"
        high = 9007199254740991 if rule.type is Type.WHOLE else LARGEST
        least = low if rule.minimum is None else _number(rule.minimum, rule)
        most = high if rule.maximum is None else _number(rule.maximum, rule)
        return f'"{name}" BETWEEN {least} AND {most}'
    return ""


def _number(value: float, rule: Rule) -> str:
    return str(int(value)) if rule.type is Type.WHOLE else repr(float(value))


def _quantity_check(name: str) -> str:
    absent = f'"{name}" IS NULL AND "{name}_unit" IS NULL AND "{name}_text" IS NULL AND "{name}_uncertainty" IS NULL'
    present = (
        f'"{name}" BETWEEN -{LARGEST} AND {LARGEST} AND "{name}_unit" IS NOT NULL AND "{name}_text" IS NOT NULL '
        f'AND ("{name}_uncertainty" IS NULL OR "{name}_uncertainty" BETWEEN 0 AND {LARGEST})'
    )
    return f"CHECK (({absent}) OR ({present}))"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def log_triggers(kind: str, cls: type[Record]) -> Iterator[str]:
    """Yield the triggers that write each change of a kind's rows into the log under the open step.

    A new or deleted row is kept without its empty columns, a changed one with the columns that changed. `cpdesk_real`
    writes a real so that it reads back the same: json_object prints 15 digits, and printf('%!.17g') too missed one
    random double in 450 (SQLite 3.40), so an undo would alter numbers. Without an open step the log refuses the row,
    so nothing is written past it.
    """
    old, new = _whole_image("OLD", cls), _whole_image("NEW", cls)
    was, became = _changed_image("OLD", cls), _changed_image("NEW", cls)
    yield _trigger(kind, "INSERT", "NEW.id", "NULL", new)
    yield _trigger(kind, "UPDATE", "NEW.id", was, became)
    yield _trigger(kind, "DELETE", "OLD.id", old, "NULL")


def _trigger(kind: str, event: str, record: str, before: str, after: str) -> str:
    return (
        f'CREATE TRIGGER "log_{kind}_{event.lower()}" AFTER {event} ON "{kind}" BEGIN\n'
        "  INSERT INTO cpdesk_change(step, kind, record, before, after)\n"
        f"  SELECT step, '{kind}', {record},\n    {before},\n    {after}\n"
        "  FROM cpdesk_state WHERE logging;\nEND"
    )


def _whole_image(row: str, cls: type[Record]) -> str:
    columns = [column for column in columns_of(cls) if column.name != "id"]
    return _image(row, [f"iif({_empty(row, column)}, '', {_pair(row, column)})" for column in columns])


def _changed_image(row: str, cls: type[Record]) -> str:
    names = [
        (f'OLD."{column.name}" IS NEW."{column.name}"', column)
        for column in columns_of(cls)
        if column.name != "id"
    ]
    return _image(row, [f"iif({same}, '', {_pair(row, column)})" for same, column in names])


def _image(row: str, parts: list[str]) -> str:
    places = "%s" * len(parts)
    return f"""printf('{{"id":%s{places}}}', json_quote({row}.id), {", ".join(parts)})"""


def _empty(row: str, column: Column) -> str:
    return f'{row}."{column.name}" {"= " + _text("") if is_plain_text(column) else "IS NULL"}'


def is_plain_text(column: Column) -> bool:
    """Tell whether a column holds a text that is empty rather than absent."""
    return (
        column.store is Store.TEXT and not column.rule.nullable and column.rule.type in (Type.TEXT, Type.DATE)
    )


def _pair(row: str, column: Column) -> str:
    place = f'{row}."{column.name}"'
    quote = "cpdesk_real" if column.store is Store.REAL else "json_quote"
    return f"""',"{column.name}":' || {quote}({place})"""


def real_text(value: float | None) -> str:
    """Return a real as JSON that reads back as the very same real; the triggers call it `cpdesk_real`."""
    return "null" if value is None else repr(value)
