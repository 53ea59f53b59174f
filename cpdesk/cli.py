"""The command line: the audit without a window."""

import argparse
import contextlib
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cpdesk.errors import CPDeskError, WrongUse
from cpdesk.language import ENGLISH, LANGUAGES, N_, Language, Message, open_language, system_language
from cpdesk.reference.folders import locale_folder

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from cpdesk.project.project import Project
    from cpdesk.tables.drawing import Drawing

VALUED = frozenset({"--lang", "-o", "--output", "--sample", "--sheet"})
Command = Callable[[argparse.Namespace, Language], int]


class Parser(argparse.ArgumentParser):
    """A parser that speaks through our errors instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        raise WrongUse(
            N_("The command was not understood: {what}. `{program} --help` explains it."),
            what=message,
            program=self.prog,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 fine, 1 faults in the data, 2 wrong use, 3 file or machine."""
    _speak_utf8()
    typed = list(sys.argv[1:] if arguments is None else arguments)
    language = _language_of(typed)
    try:
        options = _parser(language).parse_args(_words_first(_file_opened(typed)))
        return options.run(options, language)
    except CPDeskError as error:
        _complain(error, language)
        return error.status
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 3
    except Exception:
        return _report_defect(language)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(encoding="utf-8", errors="backslashreplace")


def _language_of(typed: Sequence[str]) -> Language:
    """Return the language asked for, found before the rest is parsed so that faults are told in it, too."""
    code = system_language()
    for place, word in enumerate(typed):
        if word == "--lang" and place + 1 < len(typed):
            code = typed[place + 1]
        elif word.startswith("--lang="):
            code = word.removeprefix("--lang=")
    return open_language(code, locale_folder()) if code in LANGUAGES else ENGLISH


def _file_opened(typed: Sequence[str]) -> Sequence[str]:
    """Return `open FILE` for a lone project file, as a double-click on it gives."""
    return ["open", *typed] if typed and typed[0].lower().endswith(".cpdesk") else typed


def _words_first(typed: Sequence[str]) -> list[str]:
    """Return what was typed with the options behind the words, so that the two may be mixed."""
    words: list[str] = []
    options: list[str] = []
    waiting = False
    for place, word in enumerate(typed):
        if word == "--":
            return [*words, *options, *typed[place:]]
        is_option = waiting or (word.startswith("-") and word != "-")
        waiting = not waiting and word in VALUED
        (options if is_option else words).append(word)
    return [*words, *options]


def _complain(error: CPDeskError, language: Language) -> None:
    for message in error.messages:
        print(" ".join(language.say(message).split()), file=sys.stderr)


def _report_defect(language: Language) -> int:
    """Tell of a defect of ours in one line and keep the details in a file; the project is as it was."""
    from platformdirs import user_log_path

    folder = user_log_path("cpdesk", appauthor=False)
    path = folder / f"report {datetime.now():%Y-%m-%d %H%M%S}.txt"
    text = N_("This is a defect of CPDesk; the project was not changed by it. Details are in {path}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        text = N_(
            "This is a defect of CPDesk; the project was not changed by it. No report could be written."
        )
    print(language.say(Message(text, {"path": path})), file=sys.stderr)
    return 3


def _parser(language: Language) -> Parser:
    say = language.text
    common = Parser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=say(N_("language of texts and headings")))
    about = say(N_("The desk for a cleaner production audit."))
    parser = Parser(prog="cpdesk", description=about, parents=[common])
    parser.set_defaults(run=_window, file=None)
    commands = parser.add_subparsers(metavar=say(N_("COMMAND")), parser_class=Parser)

    def command(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=say(text), description=say(text))
        sub.set_defaults(run=run)
        return sub

    opened = command("open", _window, N_("open the window on a project"))
    opened.add_argument("file", type=Path)
    command("samples", _samples, N_("list the sample audits"))
    new = command("new", _new, N_("write a new project file"))
    new.add_argument("file", type=Path)
    new.add_argument("--sample", metavar="NAME", help=say(N_("as a copy of this sample")))
    export = command("export", _export, N_("write the audit workbook"))
    _file_and_output(export)
    diagram = command("diagram", _diagram, N_("write the sheets of the flow diagram"))
    _file_and_output(diagram)
    diagram.add_argument("--sheet", metavar="NAME", help=say(N_("this sheet alone")))
    check = command("check", _check, N_("list what is missing or contradictory"))
    check.add_argument("file", type=Path)
    check.add_argument("--json", action="store_true")
    results = command("results", _results, N_("print the computed tables"))
    results.add_argument("words", nargs="*", metavar="FILE [NAME ...]")
    results.add_argument("--json", action="store_true", help=say(N_("as JSON; no name: all tables")))
    results.add_argument("--list", action="store_true", help=say(N_("name the tables")))
    dump = command("dump", _dump, N_("write the whole project as text"))
    dump.add_argument("file", type=Path)
    dump.add_argument("-o", "--output", type=Path)
    load = command("load", _load, N_("make a project from such a text"))
    _file_and_output(load)
    merge = command("merge", _merge, N_("join two copies of a project"))
    for name in ("base", "mine", "theirs"):
        merge.add_argument(name, type=Path)
    merge.add_argument("-o", "--output", type=Path, required=True)
    merge.add_argument("--json", action="store_true")
    reconcile = command("reconcile", _reconcile, N_("reconcile a stand-alone network"))
    reconcile.add_argument("file", type=Path, metavar="NETWORK.json")
    reconcile.add_argument("--json", action="store_true")
    return parser


def _file_and_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)


def _window(options: argparse.Namespace, language: Language) -> int:
    """Open the window; only here does the command line start Qt."""
    from ui.app import run

    return run(options.file, language)


def _samples(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.samples import samples

    for sample in samples(language):
        print(f"{sample.name}\t{sample.title}")
    return 0


def _new(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.samples import new_from_sample
    from cpdesk.project.project import Project

    if options.sample:
        new_from_sample(options.sample, options.file, language).close()
    else:
        Project.create(options.file).close()
    _tell(language, N_("Written: {path}"), path=options.file)
    return 0


def _export(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.audit_workbook import export_workbook
    from cpdesk.project.project import Project

    with Project.open(options.file, read_only=True) as project:
        written = export_workbook(project, options.output, language)
    _tell_written(language, written.path, written.kept)
    return 0


def _diagram(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.diagram_files import one_sheet, sheets_asked
    from cpdesk.project.project import Project
    from cpdesk.tables.sheets import drawing_of
    from cpdesk.tables.view import View

    output: Path = options.output
    form = "" if output.is_dir() else output.suffix.lower()
    if form not in ("", ".svg", ".dxf", ".pdf", ".png"):
        raise WrongUse(
            N_("{file} is of no kind that a diagram is written as: give .pdf, .svg, .png, .dxf or a folder."),
            file=output.name,
        )
    several = form in ("", ".pdf")
    with Project.open(options.file, read_only=True) as project:
        view, name = View(project), options.sheet
        sheets = sheets_asked(view, name) if several else [one_sheet(view, name, output)]
        drawings = [drawing_of(view, sheet.id, language.say) for sheet in sheets]
    for one in _diagram_files(drawings, output, form, language):
        _tell_written(language, one.path, one.kept)
    return 0


def _diagram_files(
    drawings: Sequence["Drawing"], output: Path, form: str, language: Language
) -> Sequence["Written"]:
    """Write sheets in the form that a suffix names; PDF and pictures are painted by Qt."""
    if form == ".pdf":
        from ui.printing.diagrams import write_pdf

        return [write_pdf(drawings, output, language.say)]
    if form == ".png":
        from ui.printing.diagrams import write_png

        return [write_png(drawings[0], output, language.say)]
    from cpdesk.exchange.diagram_files import write_dxf, write_folder, write_svg

    if form == "":
        return list(write_folder(drawings, output, language.say))
    return [(write_dxf if form == ".dxf" else write_svg)(drawings[0], output, language.say)]


def _check(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.project.project import Project
    from cpdesk.tables.catalogue import Tables
    from cpdesk.tables.findings import findings

    with Project.open(options.file, read_only=True) as project:
        found = findings(Tables(project))
    if options.json:
        listed = [one.as_data(language) for one in found]
        print(json.dumps({"findings": listed}, ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.step}\t{language.text(one.severity.value)}\t{language.say(one.message)}")
    return 1 if found else 0


def _results(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.results import tables_as_json
    from cpdesk.project.project import Project
    from cpdesk.tables.catalogue import DEFINITIONS, Tables

    if options.list:
        for definition in DEFINITIONS.values():
            print(f"{definition.name}\t{definition.worksheet}\t{language.text(definition.title)}")
        return 0
    file, *names = options.words or [""]
    if not file:
        raise WrongUse(N_("Name the project file whose results are wanted."))
    with Project.open(Path(file), read_only=True) as project:
        tables = Tables(project)
        asked = [tables.table(name) for name in names or DEFINITIONS]
    if options.json:
        print(tables_as_json(asked, language))
    else:
        from cpdesk.exchange.plain_text import table_as_text

        print("\n\n".join(table_as_text(table, language) for table in asked))
    return 0


def _dump(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.interchange import dump_text
    from cpdesk.exchange.writing import write_safely
    from cpdesk.project.project import Project

    with Project.open(options.file, read_only=True) as project:
        text = dump_text(project)
    if options.output is None:
        sys.stdout.write(text)
    else:

        def produce(path: Path) -> None:
            path.write_bytes(text.encode("utf-8"))

        write_safely(options.output, produce)
        _tell(language, N_("Written: {path}"), path=options.output)
    return 0


def _load(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.interchange import load_text, read_text

    load_text(read_text(options.file), options.output).close()
    _tell(language, N_("Written: {path}"), path=options.output)
    return 0


def _merge(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.project.merge import conflicts_as_json, write_merged

    with _opened(options.base) as base, _opened(options.mine) as mine, _opened(options.theirs) as theirs:
        merged = write_merged(base, mine, theirs, options.output)
    if options.json:
        print(json.dumps(conflicts_as_json(merged), ensure_ascii=False, indent=1))
    else:
        for conflict in merged.conflicts:
            print(language.say(conflict.message), file=sys.stderr)
    return 1 if merged.conflicts else 0


def _reconcile(options: argparse.Namespace, language: Language) -> int:
    from cpdesk.exchange.network import answer_as_lines, answer_as_text, read_network
    from cpdesk.methods.balances.reconcile import demand_sound, reconcile
    from cpdesk.methods.balances.reconciliation import Status

    network = read_network(options.file)
    demand_sound(network)
    answer = reconcile(network)
    answered = answer.status in (Status.RECONCILED, Status.NOTHING)
    if options.json:
        print(answer_as_text(answer, network, language.say))
    else:
        print("\n".join(answer_as_lines(answer, language.say)))
    for message in () if options.json and answered else answer.messages:
        print(language.say(message), file=sys.stderr)
    return 0 if answered else 1


def _opened(path: Path) -> "Project":
    from cpdesk.project.project import Project

    return Project.open(path, read_only=True)


def _tell_written(language: Language, path: Path, kept: Path | None) -> None:
    if kept is not None:
        _tell(language, N_("The file that stood there is kept as {path}"), path=kept)
    _tell(language, N_("Written: {path}"), path=path)


def _tell(language: Language, text: str, **values: object) -> None:
    print(language.say(Message(text, values)), file=sys.stderr)
