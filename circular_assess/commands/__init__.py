"""The command line: samples, evaluate, report and import, with the functions of the window and without Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from circular_assess.commands.arguments import COMMANDS, parsed
from circular_assess.commands.evaluating import print_results
from circular_assess.commands.json_results import results_as_json
from circular_assess.commands.outcome import (
    COULD_NOT,
    DONE,
    INTERRUPTED,
    PROGRAM,
    WRONG_INPUT,
    Ended,
    complain,
    print_text,
)
from circular_assess.commands.reporting import write_report
from circular_assess.domain.editions import Edition
from circular_assess.own_file import sample_names

__all__ = [
    "COMMANDS",
    "COULD_NOT",
    "DONE",
    "INTERRUPTED",
    "PROGRAM",
    "WRONG_INPUT",
    "results_as_json",
    "run",
]


def run(arguments: Sequence[str], self_test: Callable[[], int] | None = None) -> int:
    """Do what the command line asks; the exit code is 0 done, 1 could not, 2 wrong input or usage.

    `self_test` is what the command of that name runs.
    """
    try:
        return _run(arguments, self_test)
    except Ended as ended:
        complain(str(ended))
        return ended.code
    except BrokenPipeError:
        # The reader went away, as `| head` does; what is still buffered must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str], self_test: Callable[[], int] | None) -> int:
    try:
        options, texts = parsed(arguments)
    except SystemExit as ended:  # after --help and --version
        return int(ended.code or DONE)
    if options.command == "samples":
        print_text("".join(f"{name}\n" for name in sample_names()))
    elif options.command == "evaluate":
        print_results(options.source, texts, as_json=options.json, with_certainty=options.certainty)
    elif options.command == "report":
        write_report(
            options.source,
            options.output,
            texts,
            Edition(options.edition),
            has_data=not options.without_data,
        )
    elif options.command == "import":
        from circular_assess.commands.importing import print_notice

        print_notice(options.source, texts, as_json=options.json)
    elif self_test is not None:
        return self_test()
    else:
        raise Ended(f"{options.command} is not part of this program", WRONG_INPUT)
    return DONE
