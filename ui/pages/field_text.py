"""A field of a record as its form shows it and as its control offers it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cpdesk.edits.typed import in_money_unit, is_fraction
from cpdesk.language import N_, Message
from cpdesk.quantities import Quantity
from cpdesk.records.audit import Audit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Rule, Type, field_title, rules_of
from cpdesk.reference.profiles import profiles
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.fields import choice_title
from cpdesk.tables.labels import label_of
from cpdesk.tables.walk import home_of
from ui.session import Session

CURRENCIES = ("CNY", "USD", "EUR", "INR", "VND", "THB", "IDR", "BRL", "ZAR", "EGP", "MXN", "TRY")
MONEY_SCALES = ("", "10^3 ", "10^4 ", "10^6 ")
SIGNS = {".": N_("point: 1234.5"), ",": N_("comma: 1234,5")}
DATE_EXAMPLE = "2026-05-31"


def title_of(session: Session, kind: str, name: str) -> str:
    """Return the name of a field as the heading of its column says it."""
    home = home_of(kind)
    if home is not None and kind in ("audit", "company"):
        for column in session.tables.table(DEFINITIONS[home[1]].name).columns:
            if column.field == name:
                return session.say(column.heading)
    return session.say(field_title(name))


def hint_of(session: Session, rule: Rule) -> str:
    """Return what an empty field shows in grey: the unit of a bare number, or the form of a date."""
    if rule.type is Type.QUANTITY:
        return session.unit(in_money_unit(rule.unit, session.tables.view.audit))
    if rule.type is Type.DATE:
        return DATE_EXAMPLE
    return "%" if is_fraction(rule) else ""


def text_of(session: Session, record: Record, name: str) -> str:
    """Return a field's value as it is typed: quantities as they were, references by label."""
    value: Any = getattr(record, name)
    rule = rules_of(type(record))[name]
    if value is None:
        return ""
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if rule.type is Type.REFERENCE:
        return label_of(session.tables.view.get(KINDS[rule.refers_to], value))
    if isinstance(record, Audit) and name == "money_unit":
        return session.unit(record.money_unit)
    return _number_text(session, value, rule) if isinstance(value, float) else str(value)


def _number_text(session: Session, value: float, rule: Rule) -> str:
    shown = Decimal(repr(value))
    text = f"{shown.scaleb(2).normalize():f} %" if is_fraction(rule) else f"{shown.normalize():f}"
    return text.replace(".", session.tables.view.audit.decimal_sign.value)


def choices_of(session: Session, kind: str, name: str, rule: Rule) -> Mapping[str, str]:
    """Return the values of a choice with their words in the person's language."""
    say = session.say
    if rule.type is Type.FLAG:
        return {"yes": say(Message(N_("Yes"))), "no": say(Message(N_("No")))}
    if (kind, name) == ("audit", "profile"):
        return {scheme.key: scheme.title.in_language(session.language.code) for scheme in profiles()}
    if (kind, name) == ("audit", "decimal_sign"):
        return {sign: say(Message(title)) for sign, title in SIGNS.items()}
    return {str(choice): say(Message(choice_title(str(choice)))) for choice in rule.choices}


def listed_for(session: Session, kind: str, name: str, rule: Rule) -> list[str]:
    """Return what can be chosen for a text: labels of records, currencies, money units."""
    if (kind, name) == ("audit", "currency"):
        return list(CURRENCIES)
    if (kind, name) == ("audit", "money_unit"):
        return [session.unit(f"{scale}{session.tables.view.audit.currency}") for scale in MONEY_SCALES]
    records = session.tables.view.all(KINDS[rule.refers_to])
    return [label for record in records if (label := label_of(record))]


def is_listed(kind: str, name: str, rule: Rule) -> bool:
    """Tell whether a field is typed with a list to choose from."""
    return rule.type is Type.REFERENCE or (kind == "audit" and name in ("currency", "money_unit"))
