"""A text that the reference data carries in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and in Chinese."""

    en: str
    zh: str

    def in_language(self, code: str) -> str:
        """Return the text for a language code; where one language is empty, the other stands in."""
        wanted, other = (self.zh, self.en) if code.lower().startswith("zh") else (self.en, self.zh)
        return wanted or other

    def __str__(self) -> str:
        return self.en or self.zh
