"""What the reconciliation found, in a few sentences over its tables; each suspect leads to the row of its stream."""

from collections.abc import Callable, Iterator
from html import escape

from cpdesk.language import N_, Message
from cpdesk.methods.balances.reconciliation import Status
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.reconciliation_words import DOUBTFUL, LEFT_OUT
from cpdesk.tables.table import Row
from ui.session import Session

Say = Callable[[Message | str], str]
TOLD = ("All readings together", "Left out", "Without what is left out", "Doubtful")
MOST_SUSPECTS = 4
AROUND = N_("Balances round {round}:")
NOTHING = N_(
    "No flow can be checked yet: none has an uncertainty or is marked as measured. Type flows like 3.5 t/h ±5 %, "
    "or give measured as their origin; then at least one unit process needs all its flows."
)


def digest(session: Session, *, whole: bool) -> str:
    """Return the sentences as rich text, or the suspects alone; empty where nothing was reconciled yet."""
    tables, say = session.tables, session.say
    lines = list(_sentences(tables, say)) if whole else []
    suspects = [f"▲ {_suspect(row, say)}" for row in _suspects(tables)]
    return "<br>".join([*lines, *suspects[:MOST_SUSPECTS]])


def _sentences(tables: Tables, say: Say) -> Iterator[str]:
    rounds: dict[str, list[str]] = {}
    results: dict[str, str] = {}
    for row in tables.last("reconciliation_summary").rows:
        around, item, text = (row.values.get(key) for key in ("round", "item", "said"))
        if not isinstance(around, Message) or not isinstance(item, Message) or not isinstance(text, Message):
            continue
        name = say(around)
        if item.text in TOLD:
            rounds.setdefault(name, []).append(escape(say(text)))
        elif item.text == "Result":
            results[name] = escape(say(text))
    if results and not rounds and set(results.values()) == {escape(say(Message(Status.NOTHING.value)))}:
        yield escape(say(Message(NOTHING)))
        return
    for name, result in results.items():
        around = escape(say(Message(AROUND, {"round": name})))
        yield f"<b>{around}</b> {' '.join(rounds.get(name, [result]))}"


def _suspects(tables: Tables) -> Iterator[Row]:
    """Yield the rows of what is suspected: what was left out first."""
    found: dict[str, tuple[int, Row]] = {}
    for name in ("reconciliation_items", "reconciliation"):
        for row in tables.last(name).rows:
            verdict = row.values.get("verdict")
            text = verdict.text if isinstance(verdict, Message) else ""
            if text in (LEFT_OUT, DOUBTFUL) and row.id:
                order = 0 if text == LEFT_OUT else 1
                if row.id not in found or order < found[row.id][0]:
                    found[row.id] = order, row
    yield from (row for order, row in sorted(found.values(), key=lambda pair: pair[0]) if order == 0)


def _suspect(row: Row, say: Say) -> str:
    said = row.values.get("said")
    text = escape(say(said)) if isinstance(said, Message) else ""
    name = escape(str(row.values.get("stream") or ""))
    link = f'<a href="{escape(row.id)}">{name}</a>'
    return text.replace(name, link, 1) if name and name in text else f"{link} {text}"
