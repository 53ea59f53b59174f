"""Two thousand damaged files: each is refused with one sentence or reads whole, and none is changed by opening it."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.errors import CPDeskError, EnvironmentFault
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.plant import UnitProcess

PAGE = 4096
FILES = 2000
SEALED_FLOOR = 0.97  # a file that was closed properly: its seal finds any changed byte but few of the head
CRASHED_FLOOR = (
    0.80  # a file that a crash left: SQLite's own check, and the schema, which must be ours to the letter
)


def _fill(project: Project) -> None:
    with project.step(Message("Fill")) as step:
        step.add(*(UnitProcess(id=f"u{n}", name=f"unit {n}") for n in range(20)))
        step.add(Substance(id="x", name="SO2"))
        step.add(
            *(
                Stream(id=f"s{n}", from_unit=f"u{n % 20}", flow=Quantity(n / 7, "t/h", f"{n}/7"))
                for n in range(200)
            )
        )
        step.add(*(Component(stream=f"s{n}", substance="x") for n in range(200)))
        digest = project.keep_content(b"%PDF" + random.Random(1).randbytes(30_000), "application/pdf")
        step.add(Attachment(content_hash=digest))
    with project.step(Message("Remove")) as step:
        step.remove(UnitProcess, ["u3"])
        step.remove(Stream, [f"s{n}" for n in range(0, 60, 2)])
    with project.step(Message("Change")) as step:
        step.change(Stream, "s1", {"name": "changed"})
    project.undo()


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("damage")
    path = folder / "plant.cpdesk"
    with Project.create(path, backup_root=folder) as project:
        _fill(project)
        crashed = path.read_bytes()
    return {"sealed": path.read_bytes(), "crashed": crashed}


Harm = Callable[[random.Random, bytearray], None]


def _flip_a_bit(dice: random.Random, content: bytearray) -> None:
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _change_bytes(dice: random.Random, content: bytearray) -> None:
    for _ in range(dice.randint(2, 40)):
        content[dice.randrange(len(content))] = dice.randrange(256)


def _overwrite_a_block(dice: random.Random, content: bytearray) -> None:
    at, size = dice.randrange(len(content)), dice.choice([16, 512, PAGE])
    content[at : at + size] = dice.randbytes(min(size, len(content) - at))


def _cut_off(dice: random.Random, content: bytearray) -> None:
    del content[dice.randrange(len(content)) :]


def _cut_at_a_page(dice: random.Random, content: bytearray) -> None:
    del content[dice.randrange(1, len(content) // PAGE) * PAGE :]


def _zero_the_end(dice: random.Random, content: bytearray) -> None:
    at = dice.randrange(len(content))
    content[at:] = bytes(len(content) - at)


def _zero_a_page(dice: random.Random, content: bytearray) -> None:
    at = dice.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def _swap_pages(dice: random.Random, content: bytearray) -> None:
    one, other = (at * PAGE for at in dice.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )


def _change_the_head(dice: random.Random, content: bytearray) -> None:
    content[dice.randrange(100)] = dice.randrange(256)


def _change_a_page_head(dice: random.Random, content: bytearray) -> None:
    content[dice.randrange(1, len(content) // PAGE) * PAGE + dice.randrange(12)] = dice.randrange(256)


def _append(dice: random.Random, content: bytearray) -> None:
    content += dice.randbytes(dice.choice([1, 100, PAGE]))


HARMS: tuple[Harm, ...] = (
    _flip_a_bit,
    _change_bytes,
    _overwrite_a_block,
    _cut_off,
    _cut_at_a_page,
    _zero_the_end,
    _zero_a_page,
    _swap_pages,
    _change_the_head,
    _change_a_page_head,
    _append,
)


def _read_everything(path: Path) -> None:
    with Project.open(path, backup_root=path.parent) as project:
        for cls in KINDS.values():
            project.read(cls)
        project.history()
        project.counts()
        project.record_history("stream", "s1")
        list(project.contents())


def _is_clear(error: CPDeskError, path: Path) -> bool:
    return isinstance(error, EnvironmentFault) and str(path) in str(error) and str(error).endswith(".")


def _verdict(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    try:
        _read_everything(path)
    except CPDeskError as error:
        return "refused" if _is_clear(error, path) else f"badly told: {error!r}"
    finally:
        assert path.read_bytes() == content
    return "read"


@pytest.mark.parametrize("kind", ["sealed", "crashed"])
def test_damaged_files_are_refused_or_read_whole_and_never_changed(
    templates: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    dice, template, path = random.Random(kind), templates[kind], tmp_path / "plant.cpdesk"
    found: Counter[str] = Counter()
    while found.total() < FILES // 2:
        content = bytearray(template)
        harm = HARMS[found.total() % len(HARMS)]
        harm(dice, content)
        if content != template:
            found[_verdict(path, bytes(content))] += 1
    assert [file.name for file in tmp_path.iterdir()] == ["plant.cpdesk"]
    assert set(found) <= {"refused", "read"}
    share = found["refused"] / found.total()
    print(f"{kind}: {share:.1%} of {found.total()} refused")
    assert share >= {"sealed": SEALED_FLOOR, "crashed": CRASHED_FLOOR}[kind]


def test_the_templates_themselves_are_whole(templates: dict[str, bytes], tmp_path: Path) -> None:
    for template in templates.values():
        assert _verdict(tmp_path / "plant.cpdesk", template) == "read"


def test_damage_to_the_log_is_told_by_undo(templates: dict[str, bytes], tmp_path: Path) -> None:
    """What SQLite's check cannot see in a crashed file is found when the log is played."""
    path = tmp_path / "plant.cpdesk"
    for good, bad in ((b'{"id":"s1"', b'{"id";"s1"'), (b'"name":"changed"', b'"nome":"changed"')):
        path.write_bytes(templates["crashed"].replace(good, bad))
        with Project.open(path, backup_root=tmp_path) as project:
            before = project.read(Stream)
            with pytest.raises(EnvironmentFault, match="is damaged"):
                project.redo()
            assert project.read(Stream) == before
