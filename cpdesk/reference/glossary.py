"""The field's words in English and Chinese, and the words not to use."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import bilingual, document
from cpdesk.reference.provenance import Confidence, Provenance


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the field; `group` is its part of the audit, `category` its kind of word."""

    title: Bilingual
    group: str
    category: str


@dataclass(frozen=True, slots=True)
class WordToAvoid:
    """A Chinese word that is out of date or has two senses, and what to use."""

    zh: str
    use: str
    note: str


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms."""
    entries = document("glossary")["items"]
    return tuple(Term(bilingual(entry), entry["group"], entry["category"]) for entry in entries)


def glossary_provenance() -> Provenance:
    """Return the source of the glossary as a whole."""
    return Provenance(document("glossary")["meta"]["source"], "glossary of this program", Confidence.MEDIUM)


def zh_term(en: str) -> str:
    """Return the Chinese term for an English one, which may leave out the part in parentheses."""
    found = _zh_by_english().get(en.casefold().strip())
    if found is None:
        raise DataFault(N_("The glossary has no term '{term}'."), term=en)
    return found


@cache
def words_to_avoid() -> tuple[WordToAvoid, ...]:
    """Return the words not to use in texts."""
    return tuple(
        WordToAvoid(entry["zh"], entry["use"], entry["note"]) for entry in document("glossary")["avoid"]
    )


@cache
def _zh_by_english() -> dict[str, str]:
    """Return Chinese by English: whole terms first, then terms without their parentheses."""
    whole = {term.title.en.casefold(): term.title.zh for term in terms()}
    short = {en.partition(" (")[0]: zh for en, zh in whole.items()}
    return {**short, **whole}
