"""The whole project as one readable JSON text, and back: nothing lost, each fault named."""

import base64
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cpdesk.edits.agreement import disagreements
from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.exchange.interchange_json import FORMAT, Place, parsed
from cpdesk.exchange.interchange_reading import CONTENTS, Found, read, what_is_wrong
from cpdesk.exchange.interchange_values import canonical
from cpdesk.language import N_, Message
from cpdesk.project.faults import file_faults
from cpdesk.project.opening import not_there
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, kind_of, rules_of

_json: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

# Out: one field a line, so that two texts can be compared line by line


def dump_text(project: Project) -> str:
    """Return the whole project as JSON: kinds and keys in the words of the records, records by id."""
    kinds = [_kind_text(kind, records) for kind, cls in KINDS.items() if (records := project.read(cls))]
    parts = [f'"cpdesk": {FORMAT}', f'"records": {_block("{}", kinds, 1)}']
    contents = [_content_text(*content) for content in project.contents()]
    if contents:
        parts.append(f'"{CONTENTS}": {_block("[]", contents, 1)}')
    return _block("{}", parts, 0) + "\n"


def _block(marks: str, parts: Sequence[str], depth: int) -> str:
    if not parts:
        return marks
    inner = ",\n".join(" " * (depth + 1) + part for part in parts)
    return f"{marks[0]}\n{inner}\n{' ' * depth}{marks[1]}"


def _kind_text(kind: str, records: Sequence[Record]) -> str:
    texts = [_record_text(record) for record in sorted(records, key=lambda record: record.id)]
    return f'"{kind}": {_block("[]", texts, 2)}'


def _record_text(record: Record) -> str:
    names = rules_of(type(record))
    return _block("{}", [f'"{name}": {_json(_plain(getattr(record, name)))}' for name in names], 3)


def _plain(value: object) -> object:
    if not isinstance(value, Quantity):
        return value
    return {
        "value": value.value,
        "in": canonical(value.unit),
        "unit": value.unit,
        "text": value.text,
        "uncertainty": value.uncertainty,
    }


def _content_text(digest: str, media_type: str, content: bytes) -> str:
    values = {"hash": digest, "media_type": media_type, "base64": base64.b64encode(content).decode()}
    return _block("{}", [f'"{name}": {_json(value)}' for name, value in values.items()], 2)


# In: everything is checked before anything is written


def read_text(path: Path) -> str:
    """Return the text of a file; raises what a person must be told where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataFault(
            N_("{path} is not a text in UTF-8: byte {byte} cannot be read."), path=path, byte=error.start + 1
        ) from None
    except OSError as error:
        raise EnvironmentFault(
            N_("{path} cannot be read: check that the file is there and that you may read it."), path=path
        ) from error


def load_text(text: str, path: Path, *, backup_root: Path | None = None) -> Project:
    """Write the project that a text holds and open it; a text with any fault leaves no file.

    Raises DataFault with all faults, each by kind, id and field. A field that is left out has what a new
    record has, and a quantity may be given in short, as it would be typed: "3.5 t/h".
    """
    path = Path(path)
    not_there(path)
    found = read(parsed(text))
    with (
        file_faults(path),
        TemporaryDirectory(prefix=".cpdesk-", dir=path.absolute().parent) as folder,
        Project.create(Path(folder) / path.name, backup_root=backup_root) as project,
    ):
        _write(project, found)
        project.save_as(path)
    return Project.open(path, backup_root=backup_root)


def _write(project: Project, found: Found) -> None:
    with project.step(Message(N_("Load from text"))) as step:
        for record in found.records:
            if kind_of(record) in SINGLE_KINDS:
                names = [name for name in rules_of(type(record)) if name != "id"]
                step.change(type(record), record.id, {name: getattr(record, name) for name in names})
        step.add_all([record for record in found.records if kind_of(record) not in SINGLE_KINDS])
        for content, media_type in found.contents:
            project.keep_content(content, media_type)
        _demand_agreement(project, found.records)


def _demand_agreement(project: Project, records: Sequence[Record]) -> None:
    """Refuse records that contradict one another, as an edit would."""
    groups: dict[type[Record], list[Record]] = {}
    for record in records:
        groups.setdefault(type(record), []).append(record)
    found = list(disagreements(project, groups, None))
    if found:
        raise DataFault.of(
            Place(fault.kind, fault.id).fault(fault.field, what_is_wrong(fault)) for fault in found
        )
