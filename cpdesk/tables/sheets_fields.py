"""What the title block of a sheet says."""

from collections.abc import Callable

from cpdesk.language import N_, Message
from cpdesk.records.diagrams import Sheet
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.drawing import TitleField
from cpdesk.tables.view import View

Say = Callable[[Message | str], str]


def title_of(view: View, sheet: Sheet) -> str:
    """Return the title of a sheet; that of one without is the name of its unit process."""
    unit = view.get(UnitProcess, sheet.unit_process)
    return sheet.title or (unit.name if unit is not None else "") or sheet.name


def title_fields(view: View, sheet: Sheet, scale: float, say: Say) -> tuple[TitleField, ...]:
    """Return the fields of the title block: company, title, then those about the sheet."""
    given = (
        ("company", N_("Company"), view.company.name),
        ("title", N_("Drawing title"), title_of(view, sheet)),
        ("sheet", N_("Sheet"), sheet.name),
        ("number", N_("Drawing no."), sheet.number),
        ("revision", N_("Revision"), sheet.revision),
        ("date", N_("Date"), sheet.drawn_on),
        ("drawn", N_("Drawn by"), sheet.drawn_by),
        ("checked", N_("Checked by"), sheet.checked_by),
        ("scale", N_("Scale"), say(scale_text(scale))),
        ("language", N_("Language"), say(N_("en"))),
    )
    return tuple(TitleField(say(heading), text, key) for key, heading, text in given)


def scale_text(scale: float) -> Message:
    """Return what the title block says of the scale: a flow diagram has none, but it may be drawn smaller."""
    if scale >= 1.0:
        return Message(N_("none (scheme)"))
    return Message(N_("scheme, drawn at {percent} %"), {"percent": f"{100 * scale:.0f}"})
