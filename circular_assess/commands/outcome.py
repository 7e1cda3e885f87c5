"""How a command ends, and what it writes to the console."""

from __future__ import annotations

import sys

PROGRAM = "circular-assess"

DONE, COULD_NOT, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


class Ended(Exception):
    """The command ends here: one line says why."""

    def __init__(self, line: str, code: int) -> None:
        super().__init__(line)
        self.code = code


def print_text(text: str) -> None:
    """Write to the standard output in UTF-8, whatever the locale says; Ended if that is impossible."""
    if sys.stdout is None:
        raise Ended("there is no output to write to", COULD_NOT)
    try:
        sys.stdout.flush()
        # The name of a file may hold bytes that are no text.
        sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Ended(f"the output cannot be written: {error.strerror}", COULD_NOT) from error


def complain(line: str) -> None:
    """Write a line to the standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{PROGRAM}: {one_line(line)}\n")


def one_line(text: str) -> str:
    """The text without line breaks and without characters that act on a console."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
