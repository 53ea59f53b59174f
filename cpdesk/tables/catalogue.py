"""All tables of the audit by name, and the keeper that makes each anew only when something it rests on changed."""

from collections.abc import Callable, Mapping, Sequence, Set
from types import MappingProxyType

from cpdesk.errors import WrongUse
from cpdesk.language import N_, Message
from cpdesk.project.changes import ChangeSet
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import kind_of
from cpdesk.tables import (
    causes,
    closures,
    conflicts,
    costs,
    cp_level,
    diagrams,
    economics,
    effects,
    emissions,
    energy,
    feasibility,
    flows,
    focus,
    implementation,
    investment,
    losses,
    measuring,
    options,
    performance,
    planning,
    plant,
    production,
    reactions,
    readiness,
    readings,
    reconciliation,
    relations,
    settings,
    survey,
    targets,
    unit_processes,
    water,
)
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.table import Table
from cpdesk.tables.view import View, touched

_ROOMS = (
    settings,
    conflicts,
    planning,
    survey,
    production,
    plant,
    unit_processes,
    diagrams,
    flows,
    measuring,
    readings,
    reactions,
    relations,
    costs,
    causes,
    focus,
    targets,
    cp_level,
    emissions,
    closures,
    reconciliation,
    losses,
    water,
    energy,
    options,
    economics,
    investment,
    feasibility,
    effects,
    performance,
    implementation,
    readiness,
)
DEFINITIONS: Mapping[str, TableDefinition] = MappingProxyType(
    {definition.name: definition for room in _ROOMS for definition in room.TABLES}
)
SLOW = frozenset(definition.name for definition in reconciliation.TABLES)
"""The tables that take long: a window shows them as they were last made while a worker makes them anew."""

LONG = ("streams", "components", "measurements", "inventory", "inventory_components", "equipment")
"""The lists that grow with the plant."""

LONG_FROM = 3000
"""From so many rows on a list takes longer than a person should wait for the window."""


class Tables:
    """The tables of one project. `slow` are those that a worker makes; on a large plant they may be more."""

    def __init__(self, project: Project, view: View | None = None) -> None:
        self.view = view or View(project)
        self._made: dict[str, Table] = {}
        self._behind: dict[str, frozenset[str]] = {}
        self._last: dict[str, Table] = {}
        self.slow = set(SLOW)
        self.about_to_make: Callable[[str], object] = str
        project.listeners.append(self._forget)

    def _forget(self, changes: Sequence[ChangeSet]) -> None:
        """Drop tables that rest on what changed; of a list whose own records alone changed, only their rows."""
        changed = touched(changes)
        for name in tuple(self._made):
            rests = rests_on(DEFINITIONS[name]) & changed.keys()
            if not rests:
                continue
            own = DEFINITIONS[name].lists
            ids = self._behind.pop(name, frozenset()) | changed.get(own, frozenset())
            if rests <= {own} and DEFINITIONS[name].renew:
                self._behind[name] = ids
            else:
                gone = self._made.pop(name)
                if name in self.slow or (name in LONG and len(gone.rows) > LONG_FROM):
                    self._last[name] = gone

    def is_made(self, name: str) -> bool:
        """Tell whether a table is there as the project stands now."""
        return name in self._made

    def last(self, name: str) -> Table:
        """Return a slow table as it was last made, without rows where it never was; others as they are now."""
        if name not in self.slow and not self.takes_long(name):
            self._last.pop(name, None)
            return self.table(name)
        empty = Table(name, Message(DEFINITIONS[name].title), (), ())
        return self._made.get(name) or self._last.get(name) or empty

    def takes_long(self, name: str) -> bool:
        """Tell whether a list has so many rows to be made that a window has a worker make it."""
        if name not in LONG or name in self._made:
            return False
        return self.view.project.count(KINDS[DEFINITIONS[name].lists]) > LONG_FROM

    def beside(self, project: Project) -> "Tables":
        """Return tables for a worker with a connection of its own: what is made here is not made there again."""
        other = Tables(project, self.view.beside(project))
        other._made.update(self._made)
        other._behind.update(self._behind)
        return other

    def adopt(self, other: "Tables", changed: Set[str] = frozenset()) -> None:
        """Take over what a worker made, but for what rests on kinds that changed since it began.

        What is here already, as the project stands now, stays.
        """
        self.view.adopt(other.view, changed)
        for name, table in other._made.items():
            wanted = name not in self._made or name in self._behind
            if wanted and name not in other._behind and changed.isdisjoint(rests_on(DEFINITIONS[name])):
                self._made[name] = table
                self._behind.pop(name, None)

    def table(self, name: str) -> Table:
        """Return a table as the project stands now."""
        if name not in DEFINITIONS:
            raise WrongUse(N_("There is no table named {name}. `results --list` names them all."), name=name)
        definition, behind = DEFINITIONS[name], self._behind.pop(name, None)
        if name not in self._made:
            self.about_to_make(name)
            self._made[name] = definition.build(self.view)
        elif behind and definition.renew:
            self._made[name] = definition.renew(self.view, self._made[name], behind)
        return self._made[name]


def rests_on(definition: TableDefinition) -> frozenset[str]:
    """Return the kinds of record that a table reads; all read the audit's settings."""
    return frozenset({"audit", *(kind_of(cls) for cls in definition.rests_on)})
