"""The command `import`: what a tender notice says, for people or for programs."""

from __future__ import annotations

import json
from pathlib import Path

from circular_assess.commands.outcome import WRONG_INPUT, Ended, one_line, print_text
from circular_assess.exchange.notices import (
    Notice,
    NoticeRefused,
    notice_as_json,
    preview_rows,
    read_notice,
    remark_words,
)
from circular_assess.exchange.notices.preview import STATES
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LONGEST_VALUE = 300


def print_notice(source: str, texts: Texts, *, as_json: bool) -> None:
    """Print what was read from a notice; Ended if there is none in the file."""
    notice = _read(source, texts)
    if as_json:
        print_text(json.dumps(notice_as_json(notice, texts), ensure_ascii=False, indent=2) + "\n")
    else:
        print_text(_as_text(notice, texts))


def _read(source: str, texts: Texts) -> Notice:
    try:
        return read_notice(Path(source))
    except NoticeRefused as refused:
        reason = refused.wording(texts)
    except FileNotFoundError:
        reason = texts.tr(_("There is no such file."))
    except ValueError:  # a name that no system takes
        reason = texts.tr(_("This is no name of a file."))
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise Ended(f"{source}: {reason}", WRONG_INPUT)


def _as_text(notice: Notice, texts: Texts) -> str:
    """A line for each field with its state and place, then what the reader should know."""
    lines = []
    for row in preview_rows(notice, texts):
        value = one_line(row.value)
        short = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
        state = texts.tr(STATES[row.state])
        lines.append(f"{row.label}: {short} [{state}, {row.place}]" if value else f"{row.label}: – [{state}]")
    lines += [one_line(remark_words(remark, texts)) for remark in notice.remarks]
    return "\n".join(lines) + "\n"
