"""Dates as people type them: year first, day first, in Chinese; a month or a year alone is a date too."""

import re
import unicodedata

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.records.record import is_calendar_date

_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4})")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?$")


def read_date(text: str) -> str:
    """Return a typed date as 2026-05-31, 2026-05 or 2026; empty for an empty text.

    Between points or strokes the year stands first or last; where it is last, the day is first ('31/5/2026').
    The bare serial numbers of spreadsheets are not guessed at. Errors: DataFault with what would be right.
    """
    typed = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip())
    if not typed:
        return ""
    if found := _YEAR_FIRST.fullmatch(typed):
        parts = found.groups()
    elif found := _DAY_FIRST.fullmatch(typed):
        parts = found.groups()[::-1]
    else:
        raise DataFault(
            N_("“{typed}” is not a date. Type it like 2026-05-31, 2026-05 or 2026."), typed=text.strip()
        )
    date = "-".join(part.zfill(2) for part in parts if part)
    if not _stands(date):
        raise DataFault(
            N_("“{typed}” is not in the calendar. Type year, month, day, like 2026-05-31."),
            typed=text.strip(),
        )
    return date


def _stands(date: str) -> bool:
    month = date[5:7]
    return (not month or 1 <= int(month) <= 12) and is_calendar_date(date)
