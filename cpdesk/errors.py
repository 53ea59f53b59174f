"""What can go wrong, in three kinds: the data is wrong, the environment is, or we are.

Each error carries sentences for the person; the command line turns the kind into its exit status.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cpdesk.language import Message


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in the data, and where: kind and id of the record, its field, the row of a paste."""

    message: Message
    kind: str = ""
    id: str = ""
    field: str = ""
    row: int | None = None


class CPDeskError(Exception):
    """Anything that a person must be told; never shown as a traceback."""

    status: ClassVar[int] = 3

    def __init__(self, text: str, /, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))

    @property
    def messages(self) -> tuple[Message, ...]:
        """The sentences to show, one a line."""
        return (self.message,)


class DataFault(CPDeskError):
    """What was given is wrong: which place, what is wrong with it, what would be right."""

    status: ClassVar[int] = 1

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text, **values)
        self.faults: tuple[Fault, ...] = (Fault(self.message),)

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> "DataFault":
        """Return one error that holds several faults, in their order."""
        found = tuple(faults)
        error = cls(found[0].message.text, **_plain(found[0].message.values))
        error.faults = found
        return error

    @property
    def messages(self) -> tuple[Message, ...]:
        """The sentences to show, one a fault."""
        return tuple(fault.message for fault in self.faults)


class WrongUse(CPDeskError):
    """The command was not understood or would harm: nothing was done."""

    status: ClassVar[int] = 2


class EnvironmentFault(CPDeskError):
    """The file or the machine does not allow it: damaged, foreign, newer, locked, read-only, full."""

    status: ClassVar[int] = 3


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return dict(values)
