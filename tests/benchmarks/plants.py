"""Generated plants of three sizes: every flow conserved before noise, so that balances can be tried on them too."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.emissions import Emission, EmissionComponent, Frequency
from cpdesk.records.flows import Component, Grade, Measurement, Origin, Phase, Stream, StreamKind, Substance
from cpdesk.records.plant import Area, DischargePoint, Equipment, EquipmentKind, Operation, UnitProcess
from cpdesk.records.production import Medium
from cpdesk.records.record import Record


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plant is."""

    name: str
    units: int
    streams: int
    emissions: int
    equipment_per_unit: int = 6


SMALL = Size("28 units", 28, 1_000, 1_000)
MEDIUM = Size("200 units", 200, 5_000, 20_000)
LARGE = Size("1,000 units", 1_000, 25_000, 100_000)
SIZES = (SMALL, MEDIUM, LARGE)

SUBSTANCES = ("water", "ammonia", "carbon_dioxide", "urea", "nitrogen", "oil", "cod", "sulphur")
HOURS = 7200.0


def plant(size: Size, seed: int = 1) -> list[Record]:
    """Return the records of a plant, parents before their parts."""
    return list(_Plant(size, random.Random(seed)).records())


def write_plant(path: Path, size: Size, backup_root: Path, seed: int = 1) -> Project:
    """Write a plant into a new project file and return it open."""
    project = Project.create(path, backup_root=backup_root)
    with project.step(Message("Generated plant")) as step:
        step.add_all(plant(size, seed))
    return project


class _Plant:
    def __init__(self, size: Size, dice: random.Random) -> None:
        self.size = size
        self.dice = dice
        self.units = [f"u{number}" for number in range(size.units)]
        self.items = [f"e{number}" for number in range(size.units * size.equipment_per_unit)]
        self.streams: list[Stream] = []

    def records(self) -> Iterator[Record]:
        yield from (Area(id=f"a{n}", position=n + 1.0, code=f"A{n}", name=f"Area {n}") for n in range(10))
        yield from (
            DischargePoint(id=f"d{n}", position=n + 1.0, code=f"DA{n:03}", name=f"Outlet {n}")
            for n in range(50)
        )
        yield from (
            Substance(id=f"s_{key}", key=key, name=key, position=n + 1.0) for n, key in enumerate(SUBSTANCES)
        )
        yield from map(self._unit, range(self.size.units))
        yield from map(self._item, range(len(self.items)))
        self.streams = [self._stream(n, *edge) for n, edge in enumerate(self._edges())]
        yield from self.streams
        yield from self._components()
        yield from self._measurements()
        yield from map(self._emission, range(self.size.emissions))
        yield from self._emission_components()

    def _unit(self, number: int) -> UnitProcess:
        return UnitProcess(
            id=self.units[number],
            position=number + 1.0,
            code=f"U{number:04}",
            name=f"Unit process {number}",
            area=f"a{number % 10}",
            operation=Operation.CONTINUOUS,
            focus=number == 0,
            hours_per_year=HOURS,
        )

    def _item(self, number: int) -> Equipment:
        return Equipment(
            id=self.items[number],
            position=number + 1.0,
            unit_process=self.units[number // self.size.equipment_per_unit],
            tag=f"E-{number:05}",
            name=f"Equipment {number}",
            kind=list(EquipmentKind)[number % len(EquipmentKind)],
            capacity=quantity(10.0 + number % 90, "m3"),
            year=1990 + number % 35,
        )

    def _edges(self) -> list[tuple[str | None, str | None, float]]:
        """Return ends and flow, t/h; each inner stream is fed and drained at its ends, so every unit balances."""
        count = len(self.units)
        inlet, outlet = [0.0] * count, [0.0] * count
        inner: list[tuple[str | None, str | None, float]] = []
        for _ in range(self.size.streams - 2 * count):
            start = self.dice.randrange(count)
            end = (start + self.dice.choice((1, 1, 1, 2, 3, 5, -1, -2))) % count
            flow = round(self.dice.uniform(0.5, 50.0), 3)
            inlet[start] += flow
            outlet[end] += flow
            inner.append((self.units[start], self.units[end], flow))
        feeds = [(None, unit, inlet[n] + 1.0) for n, unit in enumerate(self.units)]
        drains = [(unit, None, outlet[n] + 1.0) for n, unit in enumerate(self.units)]
        return [*feeds, *inner, *drains]

    def _stream(self, number: int, start: str | None, end: str | None, flow: float) -> Stream:
        measured = number % 3 != 0
        reading = flow * (1.0 + self.dice.gauss(0.0, 0.01)) if measured else flow
        kind = (
            StreamKind.RAW_MATERIAL
            if start is None
            else StreamKind.WASTEWATER
            if end is None
            else StreamKind.INTERMEDIATE
        )
        return Stream(
            id=f"st{number}",
            position=number + 1.0,
            number=str(number + 1),
            name=f"Stream {number}",
            from_unit=start,
            to_unit=end,
            kind=kind,
            phase=Phase.LIQUID,
            flow=quantity(float(f"{reading:.6g}"), "t/h", float(f"{reading * 0.02:.3g}")),
            origin=Origin.MEASURED if measured else Origin.CALCULATED,
            method="meter" if measured else "",
            grade=Grade.B,
            temperature=quantity(20.0 + number % 150, "°C"),
        )

    def _components(self) -> Iterator[Component]:
        for number, stream in enumerate(self.streams):
            for key, share in zip(SUBSTANCES, _shares(self.dice, 3), strict=False):
                yield Component(
                    id=f"c{number}_{key}",
                    stream=stream.id,
                    substance=f"s_{key}",
                    amount=quantity(share, "%"),
                    position=1.0,
                )

    def _measurements(self) -> Iterator[Measurement]:
        for number, stream in enumerate(self.streams):
            if stream.origin is Origin.MEASURED and stream.flow is not None:
                yield Measurement(
                    id=f"m{number}",
                    position=number + 1.0,
                    stream=stream.id,
                    taken_at="2026-05-11 08:00",
                    cycle="shift 1",
                    value=stream.flow,
                    grade=Grade.B,
                )

    def _emission(self, number: int) -> Emission:
        item = self.dice.randrange(len(self.items))
        return Emission(
            id=f"em{number}",
            position=number + 1.0,
            number=f"W{number:06}",
            name=f"Emission {number}",
            medium=list(Medium)[number % 4],
            unit_process=self.units[item // self.size.equipment_per_unit],
            equipment=self.items[item],
            stream=self.streams[self.dice.randrange(len(self.streams))].id,
            discharge_point=f"d{number % 50}",
            frequency=list(Frequency)[number % 4],
            flow=_FLOWS[number % len(_FLOWS)],
            hours_per_event=2.0,
            events_per_year=float(12 + number % 40),
            hours_per_year=HOURS,
            origin=list(Origin)[number % 4],
            grade=list(Grade)[number % 4],
        )

    def _emission_components(self) -> Iterator[EmissionComponent]:
        for number in range(0, self.size.emissions, 5):
            yield EmissionComponent(
                id=f"ec{number}",
                emission=f"em{number}",
                substance="s_cod",
                concentration=quantity(80.0 + number % 400, "mg/L"),
            )


_FLOWS: tuple[Quantity, ...] = tuple(quantity(0.1 * number, "t/h", 0.01 * number) for number in range(1, 40))


def _shares(dice: random.Random, count: int) -> list[float]:
    cuts = sorted(round(dice.uniform(0.0, 100.0), 2) for _ in range(count - 1))
    return [round(high - low, 2) for low, high in zip([0.0, *cuts], [*cuts, 100.0], strict=True)]
