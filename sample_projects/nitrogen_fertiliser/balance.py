"""The true flows of the plant: one linear system of component balances round every item of equipment.

Every component that can reach an item is balanced there: what comes in and what reactions make leaves again.
A stream's component is given (kg/h), a share of what is in its item, a ratio to another flow, or it closes the
balance of the item that it leaves (`rest`) or enters (`?`). Recycles need no iteration.
"""

from collections import defaultdict

import numpy as np
from components import mass_change, species
from reading import Flow, Plant, Reaction

AIR = {"N2": 0.7547, "O2": 0.2320, "Ar": 0.0133}
COAL = {"C": 0.765, "VM": 0.055, "S": 0.006, "ash": 0.129, "H2O": 0.045}
STEAM_COAL = {"C": 0.60, "VM": 0.10, "S": 0.007, "ash": 0.223, "H2O": 0.07}
MIXES = {"air": AIR, "coal": COAL, "steamcoal": STEAM_COAL}
_INVOLATILE = """
Cu HAc NaCl NaOH Na2CO3 NaHCO3 NaHS thio S gypsum CaCO3 silt PAC dose bio anticake carbamate biuret VM
Fe FeCl3 NaOCl
"""
INVOLATILE = set(_INVOLATILE.split())
Expression = dict[tuple[str, str], float]
Flows = dict[str, dict[str, float]]


def solve(plant: Plant) -> Flows:
    """Return the component flows [kg/h] of every stream by its number."""
    flows = [one for one in plant.flows if one.kind != "E"]
    reactions: dict[str, list[Reaction]] = defaultdict(list)
    for one in plant.reactions:
        reactions[one.item].append(one)
    amounts = {one.number: _unmixed(one.amounts) for one in flows}
    present = _present(flows, reactions, amounts)
    system = _System(flows, reactions, amounts, present)
    return system.solved()


def _unmixed(amounts: dict[str, str]) -> dict[str, str]:
    """Return amounts with air and coal taken apart into their components."""
    found: dict[str, str] = {}
    for name, text in amounts.items():
        mix = MIXES.get(name)
        if mix is None:
            found[name] = text
            continue
        ratio, star, of = text.removeprefix("r").partition("*")
        for short, part in mix.items():
            value = f"{float(ratio) * part!r}"
            found[short] = f"r{value}*{of}" if star else value
    unknown = set(found) - set(species()) - {"rest", "all"}
    if unknown:
        raise ValueError(f"unknown components: {unknown}")
    return found


def _present(
    flows: list[Flow], reactions: dict[str, list[Reaction]], amounts: dict[str, dict[str, str]]
) -> dict[str, set[str]]:
    """Return which components each stream can hold: what feeds bring and reactions make, carried on."""
    held: dict[str, set[str]] = {one.number: set() for one in flows}
    inside: dict[str, set[str]] = defaultdict(set)
    changed = True
    while changed:
        changed = False
        for one in flows:
            given = amounts[one.number]
            named = {short for short, text in given.items() if short not in ("rest", "all")}
            own = named if one.start == "-" else inside[one.start] & named
            if {"rest", "all"} & set(given):
                own = own | (inside[one.start] - named - _kept_from(one, flows, amounts))
            forced = {short for short, text in given.items() if text and text[0] in "@r?"}
            own |= {short for short in forced - {"rest"} if one.start != "-"}
            own = {short for short in own if given.get(short) != "0"}
            if own - held[one.number] or (one.end != "-" and own - inside[one.end]):
                held[one.number] |= own
                inside[one.end] |= own
                changed = True
        for item, found in reactions.items():
            for reaction in found:
                taken, made = mass_change(reaction.equation)
                if set(taken) <= inside[item] and not set(made) <= inside[item]:
                    inside[item] |= set(made)
                    changed = True
    return held


def _kept_from(flow: Flow, flows: list[Flow], amounts: dict[str, dict[str, str]]) -> set[str]:
    """Return what does not go the way of the rest: what other streams take whole, salts and solids from gas."""
    taken = {
        short
        for other in flows
        if other.start == flow.start
        for short, text in amounts[other.number].items()
        if text == "~"
    }
    return taken | (INVOLATILE if flow.phase == "g" else set[str]())


class _System:
    """The equations: one a stream's component, one a balance; as many as unknown flows."""

    def __init__(
        self,
        flows: list[Flow],
        reactions: dict[str, list[Reaction]],
        amounts: dict[str, dict[str, str]],
        present: dict[str, set[str]],
    ) -> None:
        self._flows, self._reactions = {one.number: one for one in flows}, reactions
        self._amounts, self._present = amounts, present
        self._unknown = {
            key: place
            for place, key in enumerate(
                (number, short) for number in self._flows for short in species() if short in present[number]
            )
        }
        self._into: dict[str, list[str]] = defaultdict(list)
        self._out_of: dict[str, list[str]] = defaultdict(list)
        for one in flows:
            self._into[one.end].append(one.number)
            self._out_of[one.start].append(one.number)
        self._rows: list[tuple[Expression, float, str]] = []

    def solved(self) -> Flows:
        """Return the flows; raises where an item has too many or too few equations for a component."""
        items = {*self._into, *self._out_of} - {"-"}
        contents = {item: self._content(item) for item in sorted(items)}
        for number, one in self._flows.items():
            for short in species():
                if short in self._present[number]:
                    self._specify(one, short, contents.get(one.start, {}))
        for item in sorted(items):
            self._balance(item, contents[item])
        size = len(self._unknown)
        if len(self._rows) != size:
            raise ValueError(f"{len(self._rows)} equations for {size} flows: " + self._wrong())
        matrix, right = np.zeros((size, size)), np.zeros(size)
        for row, (terms, constant, _) in enumerate(self._rows):
            for key, factor in terms.items():
                matrix[row, self._unknown[key]] += factor
            right[row] = constant
        values = np.linalg.solve(matrix, right)
        values += np.linalg.solve(matrix, right - matrix @ values)
        found: Flows = {number: {} for number in self._flows}
        for (number, short), place in self._unknown.items():
            found[number][short] = float(values[place])
        return found

    def _content(self, item: str) -> dict[str, Expression]:
        """Return what is in an item after its reactions, as sums of flows that come in."""
        content: dict[str, Expression] = defaultdict(dict)
        for number in self._into[item]:
            for short in self._present[number]:
                content[short][number, short] = content[short].get((number, short), 0.0) + 1.0
        for reaction in self._reactions.get(item, ()):
            taken, made = mass_change(reaction.equation)
            extent = {
                key: factor * reaction.conversion / taken[reaction.key]
                for key, factor in content[reaction.key].items()
            }
            for side, sign in ((taken, -1.0), (made, 1.0)):
                for short, mass in side.items():
                    for key, factor in extent.items():
                        content[short][key] = content[short].get(key, 0.0) + sign * mass * factor
        return content

    def _specify(self, flow: Flow, short: str, content: dict[str, Expression]) -> None:
        """Add the equation of one flow, unless it closes a balance."""
        given = self._amounts[flow.number]
        text = given.get(short, given.get("all", "rest"))
        key = (flow.number, short)
        if text in ("?", "~") or self._takes_rest(flow.number, short):
            return
        if text == "rest":
            text = "0"
        if text.startswith("r"):
            factor, _, of = text[1:].partition("*")
            terms: Expression = {key: 1.0}
            for other in self._named(of, flow.number):
                terms[other] = terms.get(other, 0.0) - float(factor)
            self._rows.append((terms, 0.0, f"{key}"))
        elif text.startswith("@") or flow.start == "-":
            self._rows.append(({key: 1.0}, float(text.removeprefix("@")), f"{key}"))
        else:
            terms = {key: 1.0}
            for other, factor in content.get(short, {}).items():
                terms[other] = terms.get(other, 0.0) - float(text) * factor
            self._rows.append((terms, 0.0, f"{key}"))

    def _named(self, of: str, own: str) -> list[tuple[str, str]]:
        number, _, short = of.partition(".")
        number = own if number == "own" else number
        shorts = [short] if short else sorted(self._present[number])
        return [(number, one) for one in shorts if one in self._present[number]]

    def _balance(self, item: str, content: dict[str, Expression]) -> None:
        shorts = set(content).union(*(self._present[number] for number in self._out_of[item]))
        for short in sorted(shorts):
            terms = dict(content.get(short, {}))
            for number in self._out_of[item]:
                if short in self._present[number]:
                    terms[number, short] = terms.get((number, short), 0.0) - 1.0
            self._rows.append((terms, 0.0, f"{item} {short}"))

    def _takes_rest(self, number: str, short: str) -> bool:
        """Tell whether a stream takes what is left of a component: no other stream of its item is named to."""
        given = self._amounts[number]
        if given.get(short, given.get("all", "rest")) != "rest":
            return False
        siblings = self._out_of[self._flows[number].start]
        return all(self._amounts[other].get(short) != "~" for other in siblings)

    def _wrong(self) -> str:
        """Return which balances are closed by no stream or by several."""
        said: list[str] = []
        for item in sorted({*self._into, *self._out_of} - {"-"}):
            shorts = {s for n in (*self._into[item], *self._out_of[item]) for s in self._present[n]}
            for short in sorted(shorts):
                closing = [n for n in self._out_of[item] if self._closes(n, short)]
                closing += [n for n in self._into[item] if self._amounts[n].get(short) == "?"]
                if len(closing) != 1:
                    said.append(f"{item} {short}: {closing}")
        return "; ".join(said)

    def _closes(self, number: str, short: str) -> bool:
        if short not in self._present[number]:
            return False
        return self._amounts[number].get(short) == "~" or self._takes_rest(number, short)
