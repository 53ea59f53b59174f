import pytest

from cpdesk.edits.dates import read_date
from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault
from cpdesk.records.audit import Audit, DecimalSign
from cpdesk.records.causes import Cause
from cpdesk.records.flows import Campaign, Stream, StreamKind
from cpdesk.records.focus import Criterion
from cpdesk.records.options import Option
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.production import Product
from cpdesk.records.record import Record, rules_of

POINT, COMMA = Audit(), Audit(decimal_sign=DecimalSign.COMMA)


def typed(
    cls: type[Record], field: str, text: str, audit: Audit = POINT, words: dict[str, str] | None = None
) -> object:
    return read_typed(text, rules_of(cls)[field], audit, words or {})


def refusal(cls: type[Record], field: str, text: str, audit: Audit = POINT) -> str:
    with pytest.raises(DataFault) as caught:
        typed(cls, field, text, audit)
    return str(caught.value.message)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-31",
        "2026/5/31",
        "2026.5.31",
        "2026年5月31日",
        "31.05.2026",
        "31/5/2026",
        "31-5-2026",
        " 2026-05-31 00:00:00 ",
        "２０２６－０５－３１",
    ],
)
def test_a_day_in_many_spellings(text: str) -> None:
    assert read_date(text) == "2026-05-31"


@pytest.mark.parametrize("text", ["2026-05", "2026/5", "2026.5", "2026年5月", "05.2026", "5/2026"])
def test_a_month_alone(text: str) -> None:
    assert read_date(text) == "2026-05"


@pytest.mark.parametrize(
    ("text", "date"),
    [("2026", "2026"), ("2026年", "2026"), ("", ""), (" ", ""), ("2024-02-29", "2024-02-29")],
)
def test_a_year_alone_or_nothing(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-31",
        "31.2.2026",
        "2023-02-29",
        "2026-13",
        "13/2026",
        "5/31/2026",
        "2026-00-10",
        "0000",
        "2026-5-0",
    ],
)
def test_a_day_that_is_not_in_the_calendar(text: str) -> None:
    with pytest.raises(DataFault, match=f"“{text}” is not in the calendar"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["46173", "20260531", "31.5.26", "May", "yesterday", "2026-5-31-1", "26-05-31", "2026--5"]
)
def test_what_is_no_date_is_not_guessed_at(text: str) -> None:
    with pytest.raises(DataFault, match=r"is not a date\. Type it like 2026-05-31, 2026-05 or 2026"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "audit", "value"),
    [
        ("5 %", POINT, 0.05),
        ("5%", POINT, 0.05),
        ("5％", POINT, 0.05),
        ("12,5 %", COMMA, 0.125),
        ("0.05", POINT, 0.05),
        ("0,05", COMMA, 0.05),
        ("1", POINT, 1.0),
        ("100 %", POINT, 1.0),
        ("14.1 %", POINT, 0.141),
        ("", POINT, None),
    ],
)
def test_parts_of_one(text: str, audit: Audit, value: float | None) -> None:
    assert typed(Product, "actual_yield", text, audit) == value


def test_a_part_of_one_typed_as_per_cent_without_the_sign() -> None:
    assert refusal(Product, "actual_yield", "5") == "“5” is more than 1. If per cent is meant, type 5 %."
    assert refusal(Campaign, "load", "95") == "“95” is more than 2. If per cent is meant, type 95 %."


def test_per_cent_where_no_part_of_one_is_wanted() -> None:
    assert (
        refusal(Criterion, "weight", "5 %")
        == "“5 %” is in per cent. Type the number alone, without the sign."
    )
    assert typed(Criterion, "weight", "10") == 10.0


@pytest.mark.parametrize("text", ["%", "abc %", "5 % %5", "1,2,3"])
def test_what_is_no_number(text: str) -> None:
    assert text.rstrip("% ") in refusal(Product, "actual_yield", text)


def test_numbers_follow_the_decimal_sign_of_the_audit() -> None:
    assert typed(UnitProcess, "hours_per_year", "7,200") == 7200.0
    assert typed(UnitProcess, "hours_per_year", "7.200", COMMA) == 7200.0
    assert typed(UnitProcess, "hours_per_year", "7,2", COMMA) == 7.2


def test_whole_numbers() -> None:
    assert typed(Equipment, "number_of", "2") == 2
    assert typed(Equipment, "number_of", "2.0") == 2
    assert refusal(Equipment, "number_of", "2.5") == "“2.5” is not a whole number."
    assert "number" in refusal(Equipment, "number_of", "5 %")


@pytest.mark.parametrize("text", ["yes", "Y", "是", "√", "1", "TRUE", "Ｙ"])
def test_yes(text: str) -> None:
    assert typed(Cause, "root", text) is True


@pytest.mark.parametrize("text", ["no", "N", "否", "×", "0", "没有"])
def test_no(text: str) -> None:
    assert typed(Cause, "root", text) is False


def test_neither_yes_nor_no() -> None:
    assert refusal(Cause, "root", "maybe") == "“maybe” is neither yes nor no. Type y or n."


@pytest.mark.parametrize("text", ["wastewater", "Wastewater", "废水", " 废水 ", "wastew"])
def test_a_choice_by_its_key_or_by_its_title(text: str) -> None:
    found = typed(Stream, "kind", text, words={"wastewater": "废水", "waste gas": "废气"})
    assert found is StreamKind.WASTEWATER


def test_a_key_with_low_lines_is_typed_as_words() -> None:
    assert typed(Option, "aspect", "Process control") == "process_control"


def test_a_choice_that_is_not_clear_names_what_there_is() -> None:
    assert "wastewater, waste gas" in refusal(Stream, "kind", "waste")


@pytest.mark.parametrize(
    ("cls", "field", "example"),
    [
        (Stream, "flow", "3.5 t/h"),
        (Stream, "temperature", "25 °C"),
        (Option, "investment", "12 10^4 CNY"),
        (Option, "income", "12 10^4 CNY/a"),
    ],
)
def test_the_example_is_in_the_fields_own_unit(cls: type[Record], field: str, example: str) -> None:
    assert refusal(cls, field, "much").endswith(f"Type it like {example}.")


def test_a_quantity_of_the_wrong_kind_is_told_in_the_fields_own_unit() -> None:
    assert refusal(Stream, "flow", "3 kg").endswith("for example 3.5 t/h.")
    assert refusal(Stream, "flow", "3 kg", COMMA).endswith("for example 3,5 t/h.")


def test_texts_are_trimmed_unless_they_are_long() -> None:
    assert typed(Stream, "number", " 7 ") == "7"
    assert typed(Stream, "note", " one\n two ") == " one\n two "
