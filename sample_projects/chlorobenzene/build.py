"""Write project.json and project.zh_CN.json of the sample: run `python sample_projects/chlorobenzene/build.py`.

What was published stands in `published.json` and `published.zh_CN.json` and is taken over as it is. Equipment,
streams and sheets are illustrative: `plant/*.txt` is solved for flows that balance exactly, by the same means as the
nitrogen fertiliser sample. The result is the same at every run. `build.py --lay` lays the sheets out anew before.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent / "nitrogen_fertiliser"), str(HERE.parents[1])]

from drawn_from_chemistry import drawn_book, true_flows  # noqa: E402
from lay_sheets import lay  # noqa: E402
from sheets import add_sheets  # noqa: E402

from cpdesk.exchange.interchange import dump_text, load_text  # noqa: E402

FILES = {"en": ("published.json", "project.json"), "zh_CN": ("published.zh_CN.json", "project.zh_CN.json")}
SHEETS = HERE / "sheets.txt"
ILLUSTRATIVE = {
    "en": "Illustrative: equipment, streams, flows and sheets are drawn from chemistry. "
    "Schemes, costs and reductions are as published.",
    "zh_CN": "示例：设备、物流、流量和流程图由化学原理推得；方案、费用与削减量均为公开发表的数据。",
}


def text_without_sheets(language: str) -> str:
    """Return the project with what is published and what is illustrative, as a text that CPDesk loads."""
    plant, flows = true_flows()
    drawn = json.loads(drawn_book(plant, flows).text(language))
    whole = json.loads((HERE / FILES[language][0]).read_text(encoding="utf-8"))
    whole["records"]["audit"][0]["illustrative"] = ILLUSTRATIVE[language]
    doubled = set(whole["records"]) & set(drawn["records"])
    if doubled:
        raise ValueError(f"published and drawn: {doubled}")
    whole["records"] |= drawn["records"]
    return json.dumps(whole, ensure_ascii=False)


def texts() -> dict[str, str]:
    """Return what is written: the text of each file by its name."""
    made: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        for language, (_, name) in FILES.items():
            path = Path(folder) / f"sample-{language}.cpdesk"
            text = text_without_sheets(language)
            with load_text(text, path, backup_root=Path(folder) / "backups") as project:
                add_sheets(project, language, SHEETS)
                made[name] = dump_text(project)
    return made


def lay_out(names: list[str]) -> None:
    """Lay the sheets out anew, or those of some unit processes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.cpdesk"
        with load_text(text_without_sheets("en"), path, backup_root=Path(folder) / "backups") as project:
            lay(project, SHEETS, names, ("Overview", "总图"))


def main() -> None:
    """Write the files beside this one, with the program of this source tree."""
    if sys.argv[1:2] == ["--lay"]:
        lay_out(sys.argv[2:])
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
