"""Every text of the program is there in every language, with the same places for values."""

import string
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import messages

from cpdesk.language import ENGLISH, LANGUAGES, Message, open_language

OTHERS = [language for language in LANGUAGES if language != "en"]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module", params=OTHERS)
def catalogue(request):
    return messages.read_catalogue(request.param)


def test_every_text_is_translated(catalogue):
    known = {message.id for message in catalogue if message.id and message.string}
    assert sorted(set(messages.all_texts()) - known) == []


def test_no_text_is_left_over(catalogue):
    assert sorted({message.id for message in catalogue if message.id} - set(messages.all_texts())) == []


def test_translations_keep_the_places_for_values(catalogue):
    wrong = [
        message.id for message in catalogue if message.id and places(message.id) != places(message.string)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_compiled_catalogue_is_up_to_date(language):
    path = messages.po_path(language).with_suffix(".mo")
    assert path.read_bytes() == messages.compiled(messages.read_catalogue(language))


def test_a_unit_process_has_the_word_of_the_glossary_everywhere():
    """In Chinese it is 单元过程; 工序, as workshops say, stood for it here and there."""
    said = {message.id: message.string for message in messages.read_catalogue("zh_CN") if message.id}
    assert [text for text in said.values() if "工序" in text] == []
    pages = sorted((messages.LOCALE.parent / "help" / "zh_CN").glob("*.md"))
    assert len(pages) > 30
    assert [page.name for page in pages if "工序" in page.read_text(encoding="utf-8")] == []


def test_message_is_said_in_the_language_asked_for():
    chinese = open_language("zh_CN", messages.LOCALE)
    total = Message("Add: {kind}", {"kind": Message("Stream")})
    assert ENGLISH.say(total) == "Add: Stream"
    assert "Stream" not in chinese.say(total)
    assert "物流" in chinese.say(total)
