"""What losses cost, after ISO 14051: the losses by money, and the cost matrix of each unit process."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import fsum

from cpdesk.language import N_, Message
from cpdesk.methods.losses.account import CentreCosts, CostAccount, Costs, Loss
from cpdesk.records.flows import Stream
from cpdesk.records.options import Option, OptionEffect, Status
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.comparing import listed, share
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.labels import label_of
from cpdesk.tables.loss_account import ACCOUNT_KINDS, LossAccount, loss_account
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Row,
    Table,
    Total,
    Value,
    known_sum,
    tidied,
)
from cpdesk.tables.view import View

_KINDS = {
    "material": N_("Material cost"),
    "energy": N_("Energy cost"),
    "system": N_("System cost"),
    "waste_management": N_("Waste management cost"),
}
_SIDES = {"product": N_("{cost} in products"), "loss": N_("{cost} in losses")}
_COMPUTED = Cell(marks=(Mark.COMPUTED,))
_TOTAL = "{material}+{energy}+{system}+{waste_management}+{treatment}"
_SHARE = "IF(SUM({total:column})>0,{total}/SUM({total:column}),NA())"
_LOSS_SHARE = "IF({product}+{loss}>0,{loss}/({product}+{loss}),NA())"
_NOTES = (
    Message(N_("What a loss costs is the most that options which avoid it can save.")),
    Message(
        N_(
            "Energy streams carry no cost: what energy costs stands with the costs of the quantity centres, "
            "and must not come in a second time with a utility that is bought."
        )
    ),
    Message(N_("A gas that is drawn in as a utility and has no price counts as free air.")),
)


def _money(
    view: View, key: str, heading: str | Message, *, summed: bool = False, formula: str = ""
) -> Column:
    """Return a column of money. Its sum stands as a formula: shared cost is no figure to be shown to the last digit."""
    said = heading if isinstance(heading, Message) else Message(heading)
    total, below = (Total.FORMULA, f"SUM({{{key}:column}})") if summed else (Total.NONE, "")
    unit = view.unit("money/a")
    return Column(key, said, Format.NUMBER, unit, total=total, formula=formula, total_formula=below)


def _options_columns(view: View) -> tuple[Column, ...]:
    return (
        Column("options", Message(N_("Options on it"))),
        _money(view, "options_income", N_("Income of the options")),
    )


class _Options:
    """The options that name a stream by an effect or a unit process, and what they bring in a year."""

    def __init__(self, view: View) -> None:
        self.view = view
        alive = [one for one in view.all(Option) if one.status is not Status.REJECTED]
        self._alive = {one.id: one for one in alive}
        self.of_unit: dict[str, list[Option]] = defaultdict(list)
        for option in alive:
            if option.unit_process is not None:
                self.of_unit[option.unit_process].append(option)
        named: dict[str, dict[str, None]] = defaultdict(dict)
        for effect in view.all(OptionEffect):
            if effect.stream is not None and effect.option in self._alive:
                named[effect.stream][str(effect.option)] = None
        self.of_stream = {stream: [self._alive[key] for key in keys] for stream, keys in named.items()}

    def values(self, options: Sequence[Option]) -> dict[str, Value]:
        """Return the codes of options and their income together, over what is given."""
        unit = self.view.unit("money/a")
        return {
            "options": ", ".join(filter(None, map(label_of, options))) or None,
            "options_income": known_sum(self.view.number(one.income, unit) for one in options),
        }


def _losses(view: View) -> Table:
    found, options = loss_account(view), _Options(view)
    columns = (
        Column("number", Message(N_("Stream no.")), frozen=True),
        Column("name", Message(N_("Name"))),
        Column("unit_process", Message(N_("From unit process"))),
        Column("amount", Message(N_("Amount a year")), Format.NUMBER, "t/a"),
        _money(view, "total", N_("What the loss costs"), summed=True, formula=_TOTAL),
        Column("share", Message(N_("Share of total")), Format.PERCENT, formula=_SHARE, decimals=1),
        Column("cumulative", Message(N_("Cumulative share")), Format.PERCENT, decimals=1),
        *(_money(view, key, heading, summed=True) for key, heading in _KINDS.items()),
        _money(view, "treatment", N_("Treatment after it"), summed=True),
        *_options_columns(view),
        Column("missing", Message(N_("Missing")), Format.LONG_TEXT),
    )
    account = found.account
    losses = account.losses if isinstance(account, CostAccount) else ()
    streams, units = view.by_id(Stream), view.by_id(UnitProcess)
    rows = tuple(_loss_row(one, streams[one.stream], units, found, options) for one in losses)
    return Table(
        "losses",
        Message(LOSSES.title),
        columns,
        rows,
        totals=_totals(columns, rows),
        figure=_FIGURE if rows else None,
        notes=(*_said(account), *_NOTES),
    )


def _totals(columns: Sequence[Column], rows: Sequence[Row]) -> dict[str, Value]:
    summed = [column.key for column in columns if column.total is Total.FORMULA]
    return {key: known_sum(row.values[key] for row in rows) for key in summed}


_FIGURE = Figure(
    Message(N_("Losses by what they cost")),
    Chart.PARETO,
    categories=("number", "name"),
    series=("total", "cumulative"),
    most=12,
)


def _said(account: CostAccount | Message) -> tuple[Message, ...]:
    """Return what hinders an account as a whole; what single units lack stands with them."""
    if isinstance(account, Message):
        return (account,)
    return account.notes if not any(account.entered.parts) else ()


def _loss_row(
    loss: Loss, stream: Stream, units: Mapping[str, UnitProcess], found: LossAccount, options: _Options
) -> Row:
    amount = found.amounts[stream.id]
    known = amount is not None
    costs = _kinds(loss.carried) | {"treatment": loss.treatment, "total": loss.total}
    costs |= {"share": loss.share, "cumulative": loss.cumulative}
    values: dict[str, Value] = {
        "number": stream.number or None,
        "name": stream.name or None,
        "unit_process": label_of(units.get(loss.centre or "")) or None,
        "amount": tidied(amount),
        **{key: tidied(cost) if known else None for key, cost in costs.items()},
        **options.values(options.of_stream.get(stream.id, ())),
        "missing": None if known else Message(N_("flow")),
    }
    cells = dict.fromkeys(("amount", *costs, "options_income"), _COMPUTED)
    if not known:
        cells["missing"] = Cell(reason=found.reasons.get(stream.id))
    return Row(stream.id, values, "stream", stream.id, cells)


def _kinds(costs: Costs) -> dict[str, float | None]:
    return {key: getattr(costs, key) for key in _KINDS}


def _loss_costs(view: View) -> Table:
    found, options = loss_account(view), _Options(view)
    kinds = [
        _money(view, f"{kind}_{side}", Message(text, {"cost": Message(_KINDS[kind])}))
        for kind in _KINDS
        for side, text in _SIDES.items()
    ]
    columns = (
        Column("unit_process", Message(N_("Unit no.")), frozen=True),
        Column("name", Message(N_("Unit process"))),
        *kinds,
        _money(view, "product", N_("Cost in products"), formula=_together("product")),
        _money(view, "loss", N_("Cost in losses"), formula=_together("loss")),
        Column("loss_share", Message(N_("Share lost")), Format.PERCENT, formula=_LOSS_SHARE, decimals=1),
        _money(view, "remaining", N_("Cost that remains")),
        Column("sharing", Message(N_("Shared out by")), Format.CHOICE),
        *_options_columns(view),
        Column("missing", Message(N_("Missing")), Format.LONG_TEXT),
    )
    account = found.account
    rows = tuple(_matrix_rows(view, account, found, options)) if isinstance(account, CostAccount) else ()
    notes = (*_said(account), _MATRIX_NOTE, *_NOTES[1:])
    return Table("loss_costs", Message(LOSS_COSTS.title), columns, rows, notes=notes)


_MATRIX_NOTE = Message(
    N_(
        "Each unit counts the cost that comes in with its streams; the whole plant counts only what leaves "
        "it, so it is not the sum of the units."
    )
)


def _together(side: str) -> str:
    return "+".join(f"{{{kind}_{side}}}" for kind in _KINDS)


def _matrix_rows(view: View, account: CostAccount, found: LossAccount, options: _Options) -> list[Row]:
    units = view.by_id(UnitProcess)
    stuck = frozenset(account.without_outlet)
    rows = [_matrix_row(units[one.key], one, found, options, stuck) for one in account.centres]
    if rows:
        whole = _matrix(account.products, account.lost, account.remaining)
        texts: dict[str, Value] = dict.fromkeys(("name", "sharing", "options", "options_income", "missing"))
        values = {"unit_process": Message(N_("whole plant")), **texts, **whole}
        rows.append(Row("whole plant", values, cells=dict.fromkeys(whole, _COMPUTED)))
    return rows


_STUCK = Message(N_("Nothing with a known mass leaves this unit, or it runs in a circle: the cost remains."))


def _matrix_row(
    unit: UnitProcess, centre: CentreCosts, found: LossAccount, options: _Options, stuck: frozenset[str]
) -> Row:
    matrix = _matrix(centre.product, centre.loss, centre.remaining)
    missing = found.missing.get(unit.id, ())
    values: dict[str, Value] = {
        "unit_process": label_of(unit) or None,
        "name": unit.name or None,
        **matrix,
        "sharing": Message(found.sharing[unit.id].value),
        **options.values(options.of_unit.get(unit.id, ())),
        "missing": listed(missing) if missing else None,
    }
    cells = dict.fromkeys((*matrix, "sharing", "options_income"), _COMPUTED)
    if unit.id in stuck:
        cells["remaining"] = Cell(marks=(Mark.COMPUTED,), reason=_STUCK)
    return Row(unit.id, values, "unit_process", unit.id, cells)


def _matrix(product: Costs, loss: Costs, remaining: Costs) -> dict[str, Value]:
    sides = {"product": product, "loss": loss}
    parts = {
        f"{kind}_{side}": tidied(cost) for side, one in sides.items() for kind, cost in _kinds(one).items()
    }
    whole = fsum((product.total, loss.total))
    return {
        **parts,
        "product": tidied(product.total),
        "loss": tidied(loss.total),
        "loss_share": share(loss.total, whole),
        "remaining": tidied(remaining.total),
    }


_RESTS_ON = (*ACCOUNT_KINDS, Option, OptionEffect)
LOSSES = TableDefinition("losses", N_("What losses cost"), _losses, _RESTS_ON)
LOSS_COSTS = TableDefinition("loss_costs", N_("Cost matrix of the unit processes"), _loss_costs, _RESTS_ON)

TABLES = (LOSSES, LOSS_COSTS)
