"""Edits of the audit's settings that reach into its figures."""

from cpdesk.edits.records import change
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.audit import Audit, DecimalSign


def set_currency(project: Project, currency: str, money_unit: str = "") -> Audit:
    """Count in another currency, and in `money_unit` where it is given; refused while money in another one is there.

    Errors: DataFault with a fault for every amount that would have to be converted first.
    """
    values = {"currency": currency.strip()} | (
        {"money_unit": money_unit.strip()} if money_unit.strip() else {}
    )
    with project.step(Message(N_("Count in {currency}"), {"currency": currency.strip()})):
        return change(project, Audit, "audit", **values)


def set_decimal_sign(project: Project, sign: DecimalSign) -> Audit:
    """Read numbers typed from now on with this decimal sign; what was typed before keeps its value and its text."""
    with project.step(Message(N_("Decimal sign: {sign}"), {"sign": sign.value})):
        return change(project, Audit, "audit", decimal_sign=sign)
