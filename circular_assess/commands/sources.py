"""Opens what a command works on: a file or a sample."""

from __future__ import annotations

from pathlib import Path

from circular_assess.commands.outcome import WRONG_INPUT, Ended
from circular_assess.domain.assessment import Assessment
from circular_assess.own_file import OwnFileRefused, open_own_file, open_sample, sample_names
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation


def open_source(source: str, texts: Texts) -> Assessment:
    """The assessment in a file, or the sample of that name in the language of `texts`; else Ended."""
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
    raise Ended(f"{source}: {reason}", WRONG_INPUT)


def is_same_file(one: str, other: str) -> bool:
    """True if two names lead to one file that is there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
