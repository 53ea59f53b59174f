"""The computed tables as JSON, for scripts."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from cpdesk.language import Language, Message
from cpdesk.tables.table import Table, Value


def tables_as_json(tables: Iterable[Table], language: Language) -> str:
    """Return tables as one JSON text: columns, rows and totals of each by its name; what is not known is null."""
    document = {table.name: table_as_data(table, language) for table in tables}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)


def table_as_data(table: Table, language: Language) -> Mapping[str, Any]:
    """Return a table as plain data in a language."""
    keys = [column.key for column in table.columns]
    return {
        "columns": [
            {"key": column.key, "heading": language.say(column.heading), "unit": column.unit or None}
            for column in table.columns
        ],
        "rows": [{key: plain(row.values.get(key), language) for key in keys} for row in table.rows],
        "totals": {key: plain(value, language) for key, value in table.totals.items()},
    }


def plain(value: Value, language: Language) -> str | float | int | bool | None:
    """Return a value as JSON can hold it; an empty text is a value that is not known."""
    if isinstance(value, Message):
        return language.say(value)
    return None if value == "" else value
