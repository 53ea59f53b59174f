"""What contradicts itself in the balances: reactions that do not balance, causes that do not add up."""

from collections.abc import Iterator, Mapping

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message, UnitText
from cpdesk.methods.balances.reactions import balanced, parse_reaction, stoichiometry
from cpdesk.records.flows import LossShare, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.records.reactions import Reaction
from cpdesk.records.record import kind_of
from cpdesk.tables.closures_layers import LayerKind, substances_by_name
from cpdesk.tables.finding import Finding, contradiction, missing_in
from cpdesk.tables.labels import label_of
from cpdesk.tables.stated import TableOf
from cpdesk.tables.table import Mark, Row
from cpdesk.tables.view import View

STEP = "3.3"
_SHARED_LAYERS = (LayerKind.WATER, LayerKind.SUBSTANCE, LayerKind.FACTOR)


def balance_contradictions(view: View, table: TableOf) -> Iterator[Finding]:
    """Yield what contradicts in reactions and in what is put down to causes."""
    for reaction in view.all(Reaction):
        yield from _reaction(view, reaction, _names(view))
    shares = _groups(view)
    rows = {row.key: row for row in table("closures").rows} if shares else {}
    for (unit, substance), found in shares.items():
        for row in _rows_of(rows, unit, substance):
            yield from _share_sum(view, found[-1], row)


def _names(view: View) -> Mapping[str, Substance]:
    kinds = frozenset({kind_of(Substance)})
    return view.shared("substances by name", kinds, lambda: substances_by_name(view))


def _reaction(view: View, reaction: Reaction, named: Mapping[str, Substance]) -> Iterator[Finding]:
    name = reaction.name or reaction.equation
    place = label_of(view.get(UnitProcess, reaction.unit_process))
    values = {"name": name, "place": place}
    if not reaction.equation.strip():
        text = N_("Reaction “{name}” of {place} has no equation. Write it like N2 + 3 H2 -> 2 NH3.")
        yield missing_in(STEP, reaction, "equation", text, **values)
        return
    formulas: dict[str, str] = {}
    right = ""
    try:
        terms = parse_reaction(reaction.equation, tuple(named))
        for _, written in (*terms.used, *terms.made):
            known = named.get(written.casefold())
            formulas[written] = (known.formula if known is not None else "") or written
        right = balanced(terms, formulas)
        stoichiometry(terms, formulas)
    except DataFault as fault:
        hint = Message(N_(" It balances as {equation}."), {"equation": right}) if right else ""
        text = N_("Reaction “{name}” of {place}: {why}{hint}")
        yield contradiction(STEP, reaction, "equation", text, **values, why=fault.message, hint=hint)


def _groups(view: View) -> Mapping[tuple[str, str], list[LossShare]]:
    found: dict[tuple[str, str], list[LossShare]] = {}
    for share in view.all(LossShare):
        if share.amount is not None:
            found.setdefault((share.unit_process, share.substance or ""), []).append(share)
    return found


def _rows_of(rows: Mapping[str, Row], unit: str, substance: str) -> Iterator[Row]:
    """Yield the closure that shares speak of: total mass, or the layer of their substance."""
    keys = (f"{unit} {kind.value} {substance}" for kind in _SHARED_LAYERS) if substance else (unit,)
    yield from (rows[key] for key in keys if key in rows)


def _share_sum(view: View, share: LossShare, row: Row) -> Iterator[Finding]:
    cell = row.cells.get("open")
    if cell is None or Mark.DISAGREES not in cell.marks:
        return
    put_down, left, gone = (row.values[key] for key in ("put_down", "open", "unaccounted"))
    text = N_(
        "{place}, {layer}: the causes add up to {put_down:.4g} {unit}, but {gone:.4g} {unit} is unaccounted for; "
        "{left:.4g} {unit} stays open."
    )
    yield contradiction(
        STEP,
        share,
        "amount",
        text,
        place=label_of(view.get(UnitProcess, share.unit_process)),
        layer=row.values["layer"],
        put_down=put_down,
        gone=gone,
        left=left,
        unit=UnitText(str(row.values["unit"])),
    )
