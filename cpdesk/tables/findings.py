"""All findings of an audit, in the order of the steps."""

from cpdesk.tables.catalogue import Tables
from cpdesk.tables.contradictions import contradictions
from cpdesk.tables.finding import Finding, Severity
from cpdesk.tables.missing import missing_things

_WEIGHT = {Severity.CONTRADICTION: 0, Severity.DOUBT: 1, Severity.MISSING: 2}


def findings(tables: Tables) -> list[Finding]:
    """Return what is missing, contradictory or doubtful, by step, the gravest first."""
    found = [*missing_things(tables.view), *contradictions(tables.view, tables.table)]
    return sorted(found, key=lambda one: (_step(one.step), _WEIGHT[one.severity]))


def _step(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split("."))
