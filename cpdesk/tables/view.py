"""What tables read a project through: records kept until one of their kind changes, joined by id."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from operator import attrgetter
from typing import Any, TypeVar, cast

from cpdesk.project.changes import ChangeSet
from cpdesk.project.project import Project
from cpdesk.quantities import OperatingTime, Quantity, parse_unit
from cpdesk.records.audit import Audit, Company
from cpdesk.records.kinds import KINDS
from cpdesk.records.plant import UnitProcess
from cpdesk.records.record import Record, kind_of

R = TypeVar("R", bound=Record)
S = TypeVar("S")

FEW = 100
"""So many changed records of a kind are read one by one; more than that, and all are read again."""


def touched(changes: Sequence[ChangeSet]) -> dict[str, frozenset[str]]:
    """Return the ids of the records that came, changed or went, by kind."""
    found: dict[str, frozenset[str]] = {}
    for change in changes:
        for kind, fates in change.kinds.items():
            found[kind] = found.get(kind, frozenset()) | fates.added | fates.changed | fates.removed
    return found


class View:
    """A project as tables read it. Each kind is read once and again only after it changed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._kept: dict[str, dict[object, Any]] = defaultdict(dict)
        self._shared: dict[str, tuple[frozenset[str], Any]] = {}
        project.listeners.append(self.forget)

    def forget(self, changes: Sequence[ChangeSet]) -> None:
        """Drop what rests on kinds that changed; of a long list only the records that changed are read again."""
        changed = touched(changes)
        self._shared = {what: kept for what, kept in self._shared.items() if kept[0].isdisjoint(changed)}
        for kind, ids in changed.items():
            kept = self._kept.pop(kind, None)
            records = kept.get("all") if kept else None
            if records is not None and len(ids) <= FEW and len(ids) * 8 <= len(records):
                self._kept[kind]["all"] = self._patched(KINDS[kind], records, ids)

    def beside(self, project: Project) -> "View":
        """Return a view of another connection to the same file as it stands now; what is read here is not read again.

        What several tables share stays here: it goes on reading through this view, and this connection.
        """
        other = View(project)
        for kind, kept in self._kept.items():
            other._kept[kind].update(kept)
        return other

    def adopt(self, other: "View", changed: Set[str] = frozenset()) -> None:
        """Take over what another view read of the project, but for the kinds that changed since it began.

        The other is of no more use by itself. What several tables share may go on reading through the other view, so
        that now reads this project.
        """
        other.project = self.project
        valid = {what: kept for what, kept in other._shared.items() if kept[0].isdisjoint(changed)}
        self._shared = {**valid, **self._shared}
        other._shared = {}  # it holds the other view: without this both would stay in memory
        for kind in other._kept.keys() - changed:
            for what, found in other._kept[kind].items():
                self._kept[kind].setdefault(what, found)

    def _patched(self, cls: type[R], records: Sequence[R], ids: frozenset[str]) -> Sequence[R]:
        """Return a list with some of its records read again; those that are new or moved go to their places."""
        found = {record.id: record for record in self.project.where(cls, "id", sorted(ids))}
        made: list[R] = []
        in_order = True
        for record in records:
            if record.id in ids:
                fresh = found.pop(record.id, None)
                if fresh is None:
                    continue
                in_order = in_order and fresh.position == record.position
                record = fresh
            made.append(record)
        if found or not in_order:
            made.extend(found.values())
            made.sort(key=attrgetter("position", "id"))
        return made

    def _keep(self, cls: type[Record], what: object, make: Callable[[], Any]) -> Any:
        kept = self._kept[kind_of(cls)]
        if what not in kept:
            kept[what] = make()
        return kept[what]

    def shared(self, what: str, kinds: frozenset[str], make: Callable[[], S]) -> S:
        """Return what rests on several kinds, made again only after one of them changed."""
        if what not in self._shared:
            self._shared[what] = kinds, make()
        return self._shared[what][1]

    def all(self, cls: type[R]) -> Sequence[R]:
        """Return all records of a kind in their order."""
        return cast(Sequence[R], self._keep(cls, "all", lambda: self.project.read(cls)))

    def by_id(self, cls: type[R]) -> Mapping[str, R]:
        """Return all records of a kind by id."""
        return cast(
            Mapping[str, R], self._keep(cls, "by id", lambda: {record.id: record for record in self.all(cls)})
        )

    def get(self, cls: type[R], record_id: str | None) -> R | None:
        """Return the record that a reference names."""
        return None if record_id is None else self.by_id(cls).get(record_id)

    def by(self, cls: type[R], field: str) -> Mapping[object, Sequence[R]]:
        """Return the records of a kind grouped by a field, such as the components of each stream."""
        return cast(
            Mapping[object, Sequence[R]], self._keep(cls, ("by", field), lambda: self._grouped(cls, field))
        )

    def _grouped(self, cls: type[R], field: str) -> dict[object, list[R]]:
        groups: dict[object, list[R]] = defaultdict(list)
        for record in self.all(cls):
            groups[getattr(record, field)].append(record)
        return dict(groups)

    @property
    def audit(self) -> Audit:
        """The settings of the audit."""
        return self.get(Audit, "audit") or Audit()

    @property
    def company(self) -> Company:
        """The company's profile."""
        return self.get(Company, "company") or Company()

    def unit(self, unit: str) -> str:
        """Return a unit as this audit states it: `money` and `money/a` are in its own money unit."""
        return unit.replace("money", self.audit.money_unit, 1) if unit.startswith("money") else unit

    def number(self, quantity: Quantity | None, unit: str) -> float | None:
        """Return a quantity as a number of a unit; None where it is not known or of another kind."""
        if quantity is None:
            return None
        wanted = parse_unit(self.unit(unit))
        given = parse_unit(quantity.unit)
        if (wanted.dimension, wanted.currency) != (given.dimension, given.currency):
            return None
        if wanted.basis == given.basis or (wanted.dimension == "money" and wanted.basis and not given.basis):
            return tidy((quantity.value - wanted.offset) / wanted.factor)
        return None

    def operating_time(self, unit: UnitProcess | None) -> OperatingTime:
        """Return the operating time of a unit process; what it leaves empty is the audit's."""
        audit = self.audit
        own = unit or UnitProcess()
        product = own.product_per_year
        return OperatingTime(
            hours_per_year=own.hours_per_year or audit.hours_per_year,
            days_per_year=own.days_per_year or audit.days_per_year,
            batches_per_year=own.batches_per_year or audit.batches_per_year,
            product_t_per_year=None if product is None else product.in_unit("t/a"),
        )


def tidy(value: float) -> float:
    """Return a number without the crumbs that a conversion of binary fractions leaves after 15 digits."""
    return float(f"{value:.15g}")
