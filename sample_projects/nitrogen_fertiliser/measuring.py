"""The measuring campaign round the focus: points, repeated readings with one outlier, its window."""

from datetime import datetime, timedelta
from random import Random

from balance import Flows
from book import Book, Text
from components import species
from figures import SEED, digits, half_width
from plant_records import FOCUS, stream_id, unit_id

START = datetime(2024, 6, 11, 8, 0)
HOURS = 72
READINGS = 6
OUTLIER = ("3-07", 3)  # the fourth reading of excess mother liquor was taken while the tank was flushed

# number, stream, substance ("" is the flow), place, method, instrument, half-width in %
POINTS = (
    ("3-01", "0715", "", "FI-1501", "orifice", 2.0),
    ("3-02", "0715", "CO2", "AI-1501", "chromatograph", 2.5),
    ("3-03", "1307", "", "FI-1503", "orifice", 1.5),
    ("3-04", "1503", "NH3", "SC-1502", "titration", 4.0),
    ("3-05", "1508", "ABC", "SC-1503", "titration", 4.0),
    ("3-06", "1507", "", "FI-1507", "orifice", 2.0),
    ("3-07", "1514", "", "FI-1514", "magnetic", 5.0),
    ("3-08", "1514", "NH3", "SC-1514", "titration", 6.0),
    ("3-09", "1511", "", "FI-1511", "magnetic", 4.0),
)
WORDS = {
    "orifice": Text("orifice plate, compensated", "孔板，温压补偿"),
    "magnetic": Text("electromagnetic flow meter", "电磁流量计"),
    "chromatograph": Text("gas chromatograph", "气相色谱仪"),
    "titration": Text("titration in the laboratory", "化验室滴定"),
}
FLUSHED = Text("taken while the tank was flushed: left out", "取样时正冲洗母液槽，剔除")


def add_measuring(book: Book, flows: Flows) -> None:
    """Add the measurement plan of the focus, its readings and the campaign."""
    end = START + timedelta(hours=HOURS)
    book.add(
        "campaign",
        "campaign_focus",
        unit_process=unit_id(FOCUS),
        start=_time(START),
        end=_time(end),
        running_hours=float(HOURS),
        cycles=9,
        load=0.96,
        conditions=Text(
            "Normal load, all three main towers in use, weather dry, meters calibrated on 2024-06-05.",
            "正常负荷，三台主塔全部运行，天气干燥，仪表于2024-06-05校验。",
        ),
    )
    book.add(
        "campaign",
        "campaign_plant",
        start=_time(START),
        end=_time(end),
        running_hours=float(HOURS),
        load=0.95,
        conditions=Text(
            "All unit processes in the same three days: meters of the plant as recorded by the control rooms.",
            "全厂各单元过程同为这三天：取各控制室记录的仪表数据。",
        ),
    )
    for place in POINTS:
        _add_point(book, flows, *place)


def _add_point(
    book: Book, flows: Flows, number: str, stream: str, short: str, tag: str, method: str, accuracy: float
) -> None:
    substance = f"substance_{species()[short].key}" if short else None
    name = Text(species()[short].en, species()[short].zh) if short else Text("Flow", "流量")
    book.add(
        "measuring_point",
        f"point_of_measuring_{number}",
        number=number,
        location=tag,
        stream=stream_id(stream),
        item=name,
        substance=substance,
        frequency=Text("every 12 h", "每12小时一次"),
        repeats=READINGS,
        method=WORDS[method],
        instrument=tag,
        accuracy=f"{accuracy:g} %",
        responsible=Text("Laboratory", "化验室") if short else Text("Instrument workshop", "仪表车间"),
    )
    parts = flows[stream]
    true = parts[short] / sum(parts.values()) if short else sum(parts.values())
    for reading in range(READINGS):
        _add_reading(book, number, stream, substance, true, accuracy, reading, is_part=bool(short))


def _add_reading(
    book: Book,
    number: str,
    stream: str,
    substance: str | None,
    true: float,
    accuracy: float,
    reading: int,
    *,
    is_part: bool,
) -> None:
    random = Random(f"{SEED} {number} {reading}")
    width = half_width(true) if is_part else true * accuracy / 100
    value = true + max(-2.0, min(2.0, random.gauss(0.0, 1.0))) * width / 1.96
    outlier = (number, reading) == OUTLIER
    value *= 2.4 if outlier else 1.0
    book.add(
        "measurement",
        f"reading_{number}_{reading + 1}",
        point=f"point_of_measuring_{number}",
        stream=stream_id(stream),
        substance=substance,
        taken_at=_time(START + timedelta(hours=6 + 12 * reading)),
        cycle=Text(f"shift {reading + 1}", f"第{reading + 1}班"),
        value=f"{digits(100 * value, 4)} wt%" if is_part else f"{digits(value / 1000, 4)} t/h",
        grade="A",
        left_out=True if outlier else None,
        note=FLUSHED if outlier else None,
    )


def _time(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M")
