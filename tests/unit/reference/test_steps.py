"""The 35 steps, their worksheets, and the mapping of the other schemes."""

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference.profiles import profile, profiles, unmapped_steps
from cpdesk.reference.steps import phases, step, steps, steps_of_worksheet
from cpdesk.reference.worksheets import worksheet, worksheets

CODES = {step.code for step in steps()}


def test_seven_phases_hold_35_steps():
    assert [len(phase.steps) for phase in phases()] == [4, 6, 5, 7, 5, 4, 4]
    assert [step.number for step in steps()] == list(range(1, 36))


def test_codes_say_phase_and_place():
    for phase in phases():
        assert [each.code for each in phase.steps] == [
            f"{phase.number}.{place}" for place in range(1, len(phase.steps) + 1)
        ]
        assert all(each.phase_number == phase.number for each in phase.steps)


def test_each_steps_worksheets_exist():
    for each in steps():
        for number in each.worksheets:
            assert worksheet(number).number == number


def test_each_worksheet_stands_in_a_step():
    assert [sheet.number for sheet in worksheets() if not steps_of_worksheet(sheet.number)] == []
    assert [each.code for each in steps_of_worksheet("2-12")] == ["2.4"]


def test_only_the_two_reports_fill_no_worksheet():
    assert [each.code for each in steps() if not each.worksheets] == ["4.7", "7.4"]


def test_texts_stand_in_both_languages():
    for each in steps():
        assert all((each.title.en, each.title.zh, each.deliverable.en, each.deliverable.zh))
        assert bool(each.content.en) == bool(each.content.zh)


def test_schemes_have_their_tasks():
    assert [found.key for found in profiles()] == ["china", "unep", "unido"]
    assert [len(phase.tasks) for phase in profile("unep").phases] == [4, 3, 4, 5, 4]
    assert [len(phase.tasks) for phase in profile("unido").phases] == [3, 4, 2, 4, 3, 2]
    assert len(profile("unido").tasks) == 18
    assert len(profile("china").tasks) == 35


@pytest.mark.parametrize("key", ["china", "unep", "unido"])
def test_every_task_stands_over_steps_and_every_step_under_a_task(key: str):
    scheme = profile(key)
    assert unmapped_steps(scheme) == ()
    for task in scheme.tasks:
        assert task.steps, task.code
        assert set(task.steps) <= CODES
        assert all((task.title.en, task.title.zh))
    assert len({task.code for task in scheme.tasks}) == len(scheme.tasks)


@pytest.mark.parametrize(
    ("key", "task", "expected"),
    [
        ("unep", "2.3", ("2.3", "2.4")),
        ("unep", "3.2", ("3.3",)),
        ("unido", "2.4", ("3.4",)),
        ("unido", "4.2", ("5.4",)),
    ],
)
def test_tasks_stand_over_the_steps_of_their_subject(key: str, task: str, expected: tuple[str, ...]):
    assert next(found for found in profile(key).tasks if found.code == task).steps == expected


def test_the_mapping_says_that_it_is_ours():
    assert profile("unep").mapping_source == "mapping by this project"


def test_unknown_step_and_scheme():
    with pytest.raises(DataFault, match=r"9\.9"):
        step("9.9")
    with pytest.raises(DataFault, match="china, unep, unido"):
        profile("iso")
