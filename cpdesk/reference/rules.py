"""The rules of the audit: how to measure, when a balance is usable, which cost class an option has."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance


@dataclass(frozen=True, slots=True)
class MeasurementRule:
    """One rule for measuring the focus; a `minimum`, where there is one, counts 'cycles' or 'hours'."""

    key: str
    text: Bilingual
    minimum: float | None
    minimum_unit: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class BalanceRule:
    """One rule for a balance; `limit` is the allowed deviation as a fraction of the input."""

    key: str
    text: Bilingual
    limit: float | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CostClass:
    """Default bounds of investment in 10 000 CNY: above `above`, up to `up_to`; None is no bound."""

    key: str
    title: Bilingual
    above: float | None
    up_to: float | None
    provenance: Provenance


@cache
def measurement_rules() -> tuple[MeasurementRule, ...]:
    """Return the rules for measuring input and output streams."""
    return tuple(_measurement_rule(entry) for entry in document("phases_steps")["measurement_rules"])


@cache
def balance_rules() -> tuple[BalanceRule, ...]:
    """Return the rules for accepting a balance."""
    return tuple(_balance_rule(entry) for entry in document("phases_steps")["balance_rules"])


@cache
def cost_classes() -> tuple[CostClass, ...]:
    """Return the default cost classes; no national threshold exists, so each audit sets its own."""
    scheme = document("phases_steps")["cost_classes"]
    where = provenance(scheme, edition="default of this program")
    return tuple(
        CostClass(entry["key"], bilingual(entry), entry["above"], entry["up_to"], where)
        for entry in scheme["classes"]
    )


def _measurement_rule(entry: Entry) -> MeasurementRule:
    where = provenance(entry, edition="CP audit manual")
    return MeasurementRule(entry["key"], bilingual(entry), entry["minimum"], entry["minimum_unit"], where)


def _balance_rule(entry: Entry) -> BalanceRule:
    return BalanceRule(entry["key"], bilingual(entry), entry["limit"], provenance(entry, "CP audit manual"))
