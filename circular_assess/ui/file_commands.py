"""Opening and saving files: what a file becomes in the library, and what to say if it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from circular_assess.domain.assessment import Assessment
from circular_assess.own_file import SUFFIX, OwnFileRefused, open_own_file, open_sample, save_own_file
from circular_assess.ui.messages import Answer
from circular_assess.ui.page import PageContext

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.library import Library

OWN_FILE_PATTERN = f"*{SUFFIX}"
FORBIDDEN_IN_NAMES = '<>:"/\\|?*'
LONGEST_NAME = 80


class FileCommands:
    """Opens `.circular` files and samples into the library, and saves copies."""

    def __init__(self, context: PageContext, library: Callable[[], Library]) -> None:
        self._messages = context.messages
        self._texts = context.texts
        self._library = library

    def choose(self) -> Path | None:
        """A file chosen by the buyer."""
        tr = self._texts.tr
        kinds = tr("Assessments ({pattern})", pattern=OWN_FILE_PATTERN)
        return self._messages.choose_file_to_open(tr("Open an assessment"), kinds)

    def open(self, path: Path) -> Document | None:
        """The assessment of a file as a document of the library; None if nothing was opened.

        Same id and same content opens what is there. Other content asks: keep both, or replace.
        """
        try:
            assessment = open_own_file(path)
        except OwnFileRefused as refused:
            self._tell_unreadable(path, refused.wording(self._texts))
            return None
        except OSError as error:
            self._tell_unreadable(path, error.strerror or str(error))
            return None
        library = self._library()
        known = library.find(assessment.id)
        if known is None:
            return library.keep(assessment)
        if library.is_same(known, assessment):
            return library.open(assessment.id)
        answer = self._messages.ask_keep_or_replace(known.tender.title)
        if answer is Answer.KEEP_BOTH:
            title = self._texts.tr("{title} (from the file)", title=assessment.tender.title)
            return library.keep_copy(assessment, title)
        return library.keep(assessment) if answer is Answer.REPLACE else None

    def open_sample(self, name: str) -> Document:
        """A shipped sample as a copy of the buyer's own."""
        assessment = open_sample(name, self._texts.language)
        return self._library().keep_copy(assessment, assessment.tender.title)

    def save_copy(self, assessment: Assessment) -> None:
        """Write the assessment to a file that the buyer names. Raises OSError or OwnFileRefused."""
        proposal = Path(file_name(assessment.tender.title) + SUFFIX)
        title = self._texts.tr("Save a copy")
        path = self._messages.choose_file_to_save(title, proposal, OWN_FILE_PATTERN)
        if path is not None:
            save_own_file(assessment, path)

    def _tell_unreadable(self, path: Path, why: str) -> None:
        tr = self._texts.tr
        self._messages.tell(tr("{file} could not be opened", file=path.name), why)


def file_name(title: str) -> str:
    """A title as a file name that Windows accepts too."""
    kept = "".join(sign if sign.isprintable() and sign not in FORBIDDEN_IN_NAMES else " " for sign in title)
    return " ".join(kept.split())[:LONGEST_NAME].strip(". ") or "assessment"
