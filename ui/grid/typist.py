"""What a person types into cells, on its way to the edits: units of the heading, words, refusals as sentences."""

from collections.abc import Callable, Mapping

from cpdesk.edits.cells import type_into_cell
from cpdesk.edits.typed import in_money_unit
from cpdesk.errors import CPDeskError, DataFault
from cpdesk.language import Message
from cpdesk.records.audit import Audit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Type, rules_of
from cpdesk.tables.table import Column, Place
from ui.grid.wording import in_unit
from ui.session import Session


class Typist:
    """Types into the open project what was typed into a grid."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def type_into(self, place: Place, column: Column, text: str) -> tuple[Message, ...]:
        """Type into a cell and return what is wrong with the text; then nothing was changed."""
        project, words = self.session.project, self.words(column)
        text = self.with_unit(text, column, place)
        return self.tried(
            lambda: type_into_cell(project, place.kind, place.id, place.field, text, place.defaults, words)
        )

    def tried(self, edit: Callable[[], object]) -> tuple[Message, ...]:
        """Do an edit and return the sentences of what is wrong with it."""
        try:
            edit()
        except CPDeskError as error:
            return self.sentences(error)
        return ()

    def sentences(self, error: CPDeskError) -> tuple[Message, ...]:
        """Return the sentences of what is wrong, for the cell; what is not its own fault is told in the window too."""
        if isinstance(error, DataFault):
            return tuple(plain_sentence(fault.message) for fault in error.faults)
        for message in error.messages:
            self.session.told.emit(message)
        return error.messages

    def with_unit(self, text: str, column: Column, place: Place) -> str:
        """Return a bare number with the unit of the heading it is typed under, where the field's own is another."""
        return with_heading_unit(text, column, place, self.session.tables.view.audit)

    def words(self, column: Column) -> Mapping[str, str]:
        """Return the person's words for the choices of a column."""
        return {choice: self.session.say(Message(choice.replace("_", " "))) for choice in column.choices}


def with_heading_unit(text: str, column: Column, place: Place, audit: Audit) -> str:
    """Return a number without unit with that of its heading or place, where the field's own is another."""
    rule = rules_of(KINDS[place.kind])[place.field]
    unit = column.unit or place.unit
    if not unit or rule.type is not Type.QUANTITY:
        return text
    own = in_money_unit(rule.unit, audit)
    return text if own == unit else in_unit(text, unit)


def plain_sentence(message: Message) -> Message:
    """Return what a fault says, without the kind and the field before it: the cell shows where it is."""
    what = message.values.get("what")
    return what if isinstance(what, Message) else message
