"""The help pages: one a step in each language, whole and of readable length, with examples that are true."""

import re
from itertools import pairwise

import pytest

from cpdesk.edits.dates import read_date
from cpdesk.errors import DataFault
from cpdesk.language import Message, open_language
from cpdesk.quantities import parse_quantity, parse_unit
from cpdesk.reference.folders import locale_folder, resource_folder
from cpdesk.reference.steps import steps
from cpdesk.reference.worksheets import worksheets
from cpdesk.tables.catalogue import DEFINITIONS

HELP = resource_folder() / "help"
LANGUAGES = ("en", "zh_CN")
CODES = tuple(step.code for step in steps())
HEADINGS = {
    "en": (
        "What this step decides",
        "What good looks like",
        "Where to find the data",
        "How long it takes",
        "In CPDesk",
    ),
    "zh_CN": ("本步骤决定什么", "怎样才算做好", "数据从哪里来", "需要多长时间", "在 CPDesk 中"),
}
FORMULA = {"en": "Formula", "zh_CN": "公式"}
GENERAL = ("index", "typing", "grid", "diagram", "files")
REFUSED = {"en": "What is refused", "zh_CN": "不接受的写法"}
DATES = {"en": "Dates", "zh_CN": "日期"}
UNCONFIRMED = {"en": "not confirmed in a standard", "zh_CN": "未在标准中得到证实"}
# Names, units and signs that stay Latin in a Chinese text.
NAMES = ("CPDesk", "Excel", "Windows", "Linux", "UNEP", "UNIDO", "DCS", "NPV", "NPVR", "IRR")
LATIN = frozenset((*NAMES, *"ABCDEFINPRTW", *"ij"))


def page(language: str, name: str) -> str:
    return (HELP / language / f"{name}.md").read_text(encoding="utf-8")


def step_page(language: str, code: str) -> str:
    return page(language, f"step-{code}")


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"(?m)^## (.+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def bullets(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- ")]


def rows(text: str) -> list[tuple[str, str]]:
    """Return the code spans of the first column of a table, with the second cell."""
    found = re.findall(r"(?m)^\| `([^`]+)` \| (.+) \|$", text)
    return [(first, second) for first, second in found]


every_page = pytest.mark.parametrize(
    ("language", "code"), [(language, code) for language in LANGUAGES for code in CODES]
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_a_page_for_every_step_and_none_besides(language: str):
    names = {path.stem for path in (HELP / language).glob("*.md")}
    assert names == {f"step-{code}" for code in CODES} | set(GENERAL)


@every_page
def test_all_headings_in_order(language: str, code: str):
    found = sections(step_page(language, code))
    assert tuple(name for name in found if name != FORMULA[language]) == HEADINGS[language]
    assert list(found)[-1] in (HEADINGS[language][-1], FORMULA[language])
    assert all(text.strip() for text in found.values())


@every_page
def test_bullets_are_few_and_whole(language: str, code: str):
    _, good, where, _, desk = (sections(step_page(language, code))[name] for name in HEADINGS[language])
    assert 3 <= len(bullets(good)) <= 6
    assert 2 <= len(bullets(where)) <= 6
    assert 2 <= len(bullets(desk)) <= 5


@every_page
def test_length_suits_a_narrow_pane(language: str, code: str):
    text = re.sub(r"(?m)^## .*$", "", step_page(language, code))
    if language == "en":
        assert 60 <= len(text.split()) <= 260
    else:
        assert 150 <= len(re.sub(r"\s", "", text)) <= 700


@each_language
def test_ranking_closure_effects_and_economics_have_their_formula(language: str):
    with_formula = {code for code in CODES if FORMULA[language] in sections(step_page(language, code))}
    assert {"2.4", "3.3", "4.3", "5.4", "6.4"} <= with_formula


@each_language
@pytest.mark.parametrize("code", ["2.4", "3.2", "3.3", "4.3", "5.4", "6.3"])
def test_rules_that_no_standard_confirms_say_so(language: str, code: str):
    assert UNCONFIRMED[language] in step_page(language, code)


def test_both_languages_hold_formulas_of_the_same_steps():
    english, chinese = (
        {code for code in CODES if FORMULA[language] in sections(step_page(language, code))}
        for language in LANGUAGES
    )
    assert english == chinese


@pytest.mark.parametrize("name", [*(f"step-{code}" for code in CODES), *GENERAL])
def test_no_english_is_left_over_in_chinese(name: str):
    text = re.sub(r"`[^`]*`", "", page("zh_CN", name))
    assert set(re.findall(r"[A-Za-z]+", text)) <= LATIN


@pytest.mark.parametrize("name", [*(f"step-{code}" for code in CODES), *GENERAL])
def test_no_chinese_is_left_over_in_english(name: str):
    text = re.sub(r"`[^`]*`", "", page("en", name))
    assert not re.findall(r"[\u4e00-\u9fff，。：；、（）]", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*(f"step-{code}" for code in CODES), *GENERAL])
def test_only_what_the_pane_shows_well(name: str, language: str):
    text = page(language, name)
    assert text.endswith("\n")
    assert not re.findall(r"(?m)[ \t]+$", text)
    assert not re.findall(r"https?:|]\(|<[a-z/]+>|^#{3,}|!\[", text, re.MULTILINE)
    assert text.count("**") % 2 == 0
    assert text.count("`") % 2 == 0
    for before, after in pairwise(text.splitlines()):
        starts_block = after.startswith(("#", "- ", "|"))
        assert not starts_block or not before or before.startswith(("- ", "|")), after


@every_page
def test_bold_names_with_a_worksheet_are_tables(language: str, code: str):
    """A worksheet's number in brackets stands behind a table of that number."""
    numbers = {sheet.number for sheet in worksheets()}
    for number in re.findall(r"\*\*[（(](\d-\d+)[)）]", step_page(language, code)):
        assert number in numbers


@pytest.mark.parametrize("code", CODES)
def test_chinese_pages_name_tables_as_the_screen_does(code: str):
    chinese = open_language("zh_CN", locale_folder())
    titles = {folded(chinese.say(Message(one.title))) for one in DEFINITIONS.values()}
    for name in re.findall(r"\*\*(.+?)\*\*", step_page("zh_CN", code)):
        assert folded(name) in titles, name


def folded(title: str) -> str:
    return title.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("code", CODES)
def test_english_pages_name_tables_as_the_screen_does(code: str):
    titles = [one.title.casefold() for one in DEFINITIONS.values()]
    for name in re.findall(r"\*\*(.+?)\*\*", step_page("en", code)):
        assert any(name.casefold() in title for title in titles), name


def quantity_examples() -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for language in LANGUAGES:
        for heading, text in sections(page(language, "typing")).items():
            if heading not in (REFUSED[language], DATES[language]):
                found |= dict.fromkeys((typed, meant.strip("`")) for typed, meant in rows(text))
    return list(found)


@pytest.mark.parametrize(("typed", "meant"), quantity_examples())
def test_every_example_is_read_as_the_page_says(typed: str, meant: str):
    one, other = parse_quantity(typed), parse_quantity(meant)
    assert one.value == pytest.approx(other.value, rel=1e-12)
    assert one.uncertainty == (other.uncertainty and pytest.approx(other.uncertainty, rel=1e-12))
    unit, expected = parse_unit(one.unit), parse_unit(other.unit)
    assert (unit.kind, unit.currency) == (expected.kind, expected.currency)


def test_the_page_says_what_the_decimal_sign_decides():
    assert parse_quantity("1,200 t").value == 1200 * parse_quantity("1 t").value
    assert parse_quantity("1,200 t", decimal=",").value == pytest.approx(1.2 * parse_quantity("1 t").value)


@each_language
def test_what_the_page_calls_refused_is_refused(language: str):
    examples = rows(sections(page(language, "typing"))[REFUSED[language]])
    assert len(examples) >= 4
    for typed, why in examples:
        with pytest.raises(DataFault):
            parse_quantity(typed)
        for better in re.findall(r"`([^`]+)`", why):
            parse_quantity(better)


@each_language
def test_dates_are_read_as_the_page_says(language: str):
    examples = rows(sections(page(language, "typing"))[DATES[language]])
    assert len(examples) >= 5
    for typed, meant in examples:
        assert read_date(typed) == meant.strip("`")


@pytest.mark.parametrize("name", [*(f"step-{code}" for code in CODES), *GENERAL])
def test_code_spans_with_a_figure_and_a_unit_parse(name: str):
    for language in LANGUAGES:
        for typed in re.findall(r"`([<]?\d[^`]* [^`]+)`", _without_refused(language, name)):
            parse_quantity(typed)


def _without_refused(language: str, name: str) -> str:
    text = page(language, name)
    return text.split(f"## {REFUSED[language]}")[0] if name == "typing" else text
