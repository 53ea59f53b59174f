"""Write project.json and project.zh_CN.json of the sample: run `python sample_projects/nitrogen_fertiliser/build.py`.

Everything is made up here: the plant's tables (`plant/*.txt`) are solved for flows that balance exactly, seeded
noise and two planted gross errors are laid over what is measured, and the audit's tables (`audit/*.txt`) are
added. The result is the same at every run.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write the files beside this one, with the program of this source tree."""
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    from assembly import texts

    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
