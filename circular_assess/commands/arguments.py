"""What a command line may hold, and in one line what is wrong with it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from circular_assess import __version__
from circular_assess.commands.outcome import PROGRAM, WRONG_INPUT, Ended
from circular_assess.domain.editions import Edition
from circular_assess.own_file import SUFFIX
from circular_assess.texts import LANGUAGES, Texts, mark_for_translation, system_language

_ = mark_for_translation

COMMANDS = ("samples", "evaluate", "report", "import", "self-test", "--version", "--help", "-h")
LANGUAGE_OPTION = "--language"
# What argparse says of the commonest mistakes, and how this program words them.
MISTAKES = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), _("Missing: {names}.")),
    (re.compile(r"unrecognized arguments: (?P<words>.+)", re.DOTALL), _("Not known here: {words}.")),
    (
        re.compile(r"argument (?P<name>.+?): invalid choice: (?P<given>.+) \(choose from .+\)", re.DOTALL),
        _("{name} cannot be {given}."),
    ),
    (re.compile(r"argument (?P<name>.+?): expected one argument"), _("{name} needs a value behind it.")),
)


class _Wrong(Exception):
    """What argparse found wrong, in its own words."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """End without the usage that argparse would print."""
        raise _Wrong(message)


def parsed(arguments: Sequence[str]) -> tuple[argparse.Namespace, Texts]:
    """The options of a command line, and the texts of the language chosen there, else of the system.

    Raises Ended for what is wrong, and SystemExit after `--help` and `--version`.
    """
    try:
        options = _parser().parse_args(arguments)
    except _Wrong as wrong:
        texts = Texts(_language_meant(arguments))
        line = texts.tr(
            _("{mistake} See {help}."), mistake=_worded(str(wrong), texts), help=f"{PROGRAM} --help"
        )
        raise Ended(line, WRONG_INPUT) from wrong
    return options, Texts(getattr(options, "language", None) or system_language())


def _language_meant(arguments: Sequence[str]) -> str:
    """The language asked for in arguments that cannot be read as a whole."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    given = [value for option, value in pairwise(words) if option == LANGUAGE_OPTION]
    return next((value for value in given if value in LANGUAGES), system_language())


def _worded(mistake: str, texts: Texts) -> str:
    for pattern, sentence in MISTAKES:
        if found := pattern.fullmatch(mistake):
            return texts.tr(sentence, **found.groupdict())
    return f"{mistake}."


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Find out how circular a tender can be.",
        epilog=f"{PROGRAM} [FILE{SUFFIX}] without a command opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("samples", help="list the samples, one a line")
    evaluating = commands.add_parser("evaluate", help="show the results of an assessment", allow_abbrev=False)
    reporting = commands.add_parser("report", help="write the report as a PDF", allow_abbrev=False)
    for command in (evaluating, reporting):
        command.add_argument(
            "source", metavar="SOURCE", help=f"a {SUFFIX} file, a report (.pdf) or the name of a sample"
        )
        command.add_argument(
            LANGUAGE_OPTION, choices=LANGUAGES, help="default: that of the system, else English"
        )
    evaluating.add_argument("--json", action="store_true", help="all figures, for programs")
    evaluating.add_argument(
        "--certainty", action="store_true", help="also how sure the winner is; takes a moment"
    )
    importing = commands.add_parser(
        "import", help="show what a tender notice says: eForms, OCDS or TED_EXPORT", allow_abbrev=False
    )
    importing.add_argument("source", metavar="NOTICE", help="an .xml or .json file of a notice")
    importing.add_argument(
        LANGUAGE_OPTION, choices=LANGUAGES, help="default: that of the system, else English"
    )
    importing.add_argument("--json", action="store_true", help="all that was read, for programs")
    reporting.add_argument("-o", "--output", metavar="FILE.pdf", required=True, help="where to write it")
    editions = [edition.value for edition in Edition]
    reporting.add_argument(
        "--edition", choices=editions, default=Edition.INTERNAL.value, help="public: nothing confidential"
    )
    reporting.add_argument("--without-data", action="store_true", help="leave the assessment itself out")
    commands.add_parser("self-test", help="check this program from saving to the report")
    return parser
