"""The history of one record: who changed which field when, from what to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from cpdesk.language import N_, Message
from cpdesk.project.columns import columns_of
from cpdesk.project.history import FieldChange, StepEntry
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, Type, field_title, rules_of
from cpdesk.tables.fields import choice_title
from cpdesk.tables.labels import label_of
from ui.panels.moment import moment_text
from ui.session import Session

UNSHOWN = frozenset({"id", "position"})


@dataclass(frozen=True, slots=True)
class Told:
    """One field that a step changed, in the person's words."""

    field: str
    before: str
    after: str


def told_changes(
    session: Session, kind: str, changes: Sequence[FieldChange]
) -> Iterator[tuple[StepEntry, list[Told]]]:
    """Yield the steps that changed a record, the latest first, each with its fields; a quantity is one of them."""
    of_step: dict[int, list[FieldChange]] = {}
    for change in changes:
        of_step.setdefault(change.step.id, []).append(change)
    for own in reversed(of_step.values()):
        told = list(_told(session, kind, own))
        if told:
            yield own[0].step, told


def _told(session: Session, kind: str, changes: Sequence[FieldChange]) -> Iterator[Told]:
    fields = {column.name: column.field for column in columns_of(KINDS[kind])}
    rules = rules_of(KINDS[kind])
    of_field: dict[str, dict[str, FieldChange]] = {}
    for change in changes:
        of_field.setdefault(fields.get(change.field, change.field), {})[change.field] = change
    for name, columns in of_field.items():
        if name not in UNSHOWN and name in rules:
            before, after = _both(session, name, rules[name], columns)
            yield Told(session.say(field_title(name)), before, after)


def _both(session: Session, name: str, rule: Rule, columns: dict[str, FieldChange]) -> tuple[str, str]:
    first = next(iter(columns.values()))
    shown = columns.get(f"{name}_text", first) if rule.type is Type.QUANTITY else columns[name]
    return _value(session, rule, shown.before), _value(session, rule, shown.after)


def _value(session: Session, rule: Rule, value: object) -> str:
    if value is None or value == "":
        return ""
    if rule.type is Type.FLAG:
        return session.say(Message(N_("Yes") if value else N_("No")))
    if rule.type is Type.CHOICE:
        return session.say(Message(choice_title(str(value))))
    if rule.type is Type.REFERENCE:
        return label_of(session.tables.view.get(KINDS[rule.refers_to], str(value))) or "…"
    return f"{value:.12g}" if isinstance(value, float) else str(value)


class RecordHistory(QTextBrowser):
    """The history of the record with the mark, the latest change on top."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setOpenLinks(False)
        self.document().setDocumentMargin(12)
        self.setAccessibleName(session.say(Message(N_("History of the record"))))

    def show_record(self, kind: str, record_id: str) -> None:
        """Show the history of a record."""
        if not kind or not record_id:
            self._say(N_("Choose a row to see what was changed in its record."))
            return
        changes = self.session.project.record_history(kind, record_id)
        parts = [self._step(entry, told) for entry, told in told_changes(self.session, kind, changes)]
        if parts:
            self.setHtml("".join(parts))
        else:
            self._say(N_("Nothing was changed in this record yet."))

    def _say(self, text: str) -> None:
        self.setPlainText(self.session.say(Message(text)))

    def _step(self, entry: StepEntry, told: Sequence[Told]) -> str:
        head = f"<b>{escape(self.session.say(entry.name))}</b>"
        who = escape(", ".join(part for part in (entry.who, moment_text(entry.at)) if part))
        lines = "".join(f"<li>{self._line(one)}</li>" for one in told)
        return f"<p style='margin-bottom:2px'>{head}<br>{who}</p><ul style='-qt-list-indent:1'>{lines}</ul>"

    def _line(self, one: Told) -> str:
        empty = f"<i>{escape(self.session.say(Message(N_('empty'))))}</i>"
        if not one.before:
            return f"{escape(one.field)}: {escape(one.after) or empty}"
        return f"{escape(one.field)}: {escape(one.before)} → {escape(one.after) or empty}"
