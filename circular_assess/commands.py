"""The command line: samples, evaluate and report, with the functions of the window and without Qt."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from circular_assess import __version__, settings
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult, evaluate
from circular_assess.domain.wording import in_language
from circular_assess.own_file import SUFFIX, OwnFileRefused, open_own_file, open_sample, sample_names
from circular_assess.texts import DASH, LANGUAGES, Texts, mark_for_translation, system_language

_ = mark_for_translation

PROGRAM = "circular-assess"
COMMANDS = ("samples", "evaluate", "report", "self-test", "--version", "--help", "-h")

DONE, COULD_NOT, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


class _Ended(Exception):
    """The command ends here: one line says why."""

    def __init__(self, line: str, code: int) -> None:
        super().__init__(line)
        self.code = code


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        raise _Ended(f"{message} (see {PROGRAM} --help)", WRONG_INPUT)


def run(arguments: Sequence[str], self_test: Callable[[], int] | None = None) -> int:
    """Do what the command line asks; the exit code is 0 done, 1 could not, 2 wrong input or usage.

    `self_test` is what the command of that name runs.
    """
    try:
        return _run(arguments, self_test)
    except _Ended as ended:
        _complain(str(ended))
        return ended.code
    except BrokenPipeError:
        # The reader went away, as `| head` does; what is still buffered must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED


def results_as_json(assessment: Assessment, results: Results, texts: Texts) -> dict[str, object]:
    """The results in the form that `evaluate --json` promises: scores 0-100, weights and coverage 0-1."""
    return {
        "assessment": {
            "id": assessment.id,
            "title": assessment.tender.title,
            "theme": assessment.tender.theme,
            "headline": results.headline,
        },
        "verdict": _verdict(results, texts),
        "scenarios": [_scenario_as_json(scenario) for scenario in results.scenarios],
        "checks": [],
    }


def _scenario_as_json(scenario: ScenarioResult) -> dict[str, object]:
    return {
        "id": scenario.id,
        "name": scenario.name,
        "is_baseline": scenario.is_baseline,
        "rank": scenario.rank,
        "knocked_out": scenario.knock_out,
        "score": asdict(scenario.total),
        "strategies": {
            strategy: {"weight": result.weight, **asdict(result.figures)}
            for strategy, result in scenario.strategies.items()
        },
        "criteria": {
            criterion_id: _criterion_as_json(result) for criterion_id, result in scenario.criteria.items()
        },
    }


def _criterion_as_json(result: CriterionResult) -> dict[str, object]:
    return {
        "weight": result.weight,
        "level": result.level,
        "proven_level": result.proven_level,
        "value": result.value,
        "evidence": result.evidence,
        "no_effect_expected": result.no_effect_expected,
    }


def _verdict(results: Results, texts: Texts) -> str:
    return " ".join(texts.message(message.key, message.values) for message in results.verdict)


def _run(arguments: Sequence[str], self_test: Callable[[], int] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:  # after --help and --version
        return int(ended.code or DONE)
    if options.command == "samples":
        _print("".join(f"{name}\n" for name in sample_names()))
    elif options.command == "evaluate":
        _evaluate(options.source, Texts(options.language or system_language()), as_json=options.json)
    elif options.command == "report":
        _report(options.source, options.output, Texts(options.language or system_language()))
    elif self_test is not None:
        return self_test()
    else:
        raise _Ended(f"{options.command} is not part of this program", WRONG_INPUT)
    return DONE


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
        command.add_argument("source", metavar="SOURCE", help=f"a {SUFFIX} file or the name of a sample")
        command.add_argument(
            "--language", choices=LANGUAGES, help="default: that of the system, else English"
        )
    evaluating.add_argument("--json", action="store_true", help="all figures, for programs")
    reporting.add_argument("-o", "--output", metavar="FILE.pdf", required=True, help="where to write it")
    commands.add_parser("self-test", help="check this program from saving to the report")
    return parser


def _evaluate(source: str, texts: Texts, *, as_json: bool) -> None:
    assessment = _open(source, texts)
    results = evaluate(assessment)
    if as_json:
        content = results_as_json(assessment, results, texts)
        _print(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        _print(_table(assessment, results, texts))


def _report(source: str, output: str, texts: Texts) -> None:
    from circular_assess.report.build import ReportNotWritten, build_pdf

    assessment = _in_language(_open(source, texts), texts.language)
    target = Path(output)
    if _is_same_file(source, output):
        raise _Ended(
            texts.tr(_("{file}: the report would replace its own source."), file=source), WRONG_INPUT
        )
    try:
        written = build_pdf(
            assessment,
            evaluate(assessment),
            texts,
            target,
            moment=datetime.now().astimezone(),
            cache_folder=settings.data_folder(),
        )
    except ReportNotWritten as error:
        raise _Ended(error.wording(texts), COULD_NOT) from error
    except OSError as error:  # the folder for the fonts
        raise _Ended(f"{error.filename}: {error.strerror}", COULD_NOT) from error
    if sys.stdout is not None:  # what was asked for is written already
        pages = texts.plural(_("{file}: {count} page"), "{file}: {count} pages", written.pages, file=target)
        _print(f"{pages}\n")


def _in_language(assessment: Assessment, language: str) -> Assessment:
    """The assessment with its criteria in a language; what the buyer typed stays as it is."""
    from circular_assess.catalogue_files import read_catalogue

    return in_language(assessment, language, LANGUAGES, read_catalogue)


def _is_same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False


def _open(source: str, texts: Texts) -> Assessment:
    try:
        if source in sample_names():
            return open_sample(source, texts.language)
        return open_own_file(Path(source))
    except OwnFileRefused as refused:
        reason = refused.wording(texts)
    except FileNotFoundError:
        reason = texts.tr(_("There is no such file, and no sample of that name."))
    except ValueError:  # a name that no system takes
        reason = texts.tr(_("This is no name of a file."))
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise _Ended(f"{source}: {reason}", WRONG_INPUT)


def _table(assessment: Assessment, results: Results, texts: Texts) -> str:
    """The verdict, the totals and the claimed score of each strategy, to be read in a console."""
    headings = (_("Scenario"), _("Rank"), _("Claimed"), _("Proven"), _("From"), _("To"), _("Scored"))
    totals = [[texts.tr(heading) for heading in headings]]
    for scenario in results.scenarios:
        total = scenario.total
        name = texts.tr(_("{name} (baseline)"), name=scenario.name) if scenario.is_baseline else scenario.name
        points = (texts.points(number) for number in (total.claimed, total.proven, total.low, total.high))
        rank = DASH if scenario.rank is None else str(scenario.rank)
        totals.append([name, rank, *points, texts.percent(total.coverage)])
    claimed = [[texts.tr(_("Claimed by strategy")), texts.tr(_("Weight"))]]
    claimed[0] += [scenario.name for scenario in results.scenarios]
    for strategy, weight in results.strategy_weights.items():
        figures = [scenario.strategies[strategy].figures for scenario in results.scenarios]
        points = (texts.points(each.claimed) for each in figures)
        claimed.append([texts.strategy(strategy), texts.percent(weight), *points])
    title = f"{assessment.tender.title} ({texts.theme(assessment.tender.theme)})"
    blocks = [[_one_line(title)], [_one_line(_verdict(results, texts))]]
    if results.scenarios:
        blocks += [_columns(totals) + _knocked_out(results, texts), _columns(claimed)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _knocked_out(results: Results, texts: Texts) -> list[str]:
    """A line for each scenario that is not acceptable, with the reason."""
    lines = []
    for scenario in results.scenarios:
        reason = scenario.knock_out
        if reason is not None and reason.strip():
            lines.append(texts.tr(_("{name}, not acceptable: {reason}"), name=scenario.name, reason=reason))
        elif reason is not None:
            lines.append(texts.tr(_("{name}, not acceptable"), name=scenario.name))
    return [_one_line(line) for line in lines]


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their columns under each other: the first to the left, the others to the right."""
    clean = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in clean
    ]


def _one_line(text: str) -> str:
    """The text without line breaks and without characters that act on a console."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _print(text: str) -> None:
    """Write to the standard output in UTF-8, whatever the locale says."""
    if sys.stdout is None:
        raise _Ended("there is no output to write to", COULD_NOT)
    try:
        sys.stdout.flush()
        # The name of a file may hold bytes that are no text.
        sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _Ended(f"the output cannot be written: {error.strerror}", COULD_NOT) from error


def _complain(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{PROGRAM}: {_one_line(line)}\n")
