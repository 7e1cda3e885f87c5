"""The words for expected failures: what happened, what was kept, and what to do now."""

from __future__ import annotations

from circular_assess.domain.edits import EditRefused
from circular_assess.own_file import OwnFileRefused
from circular_assess.storage.failures import (
    AssessmentDamaged,
    NewerRevision,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreFailed,
    StoreFailure,
    StoreReadOnly,
    StoreTooNew,
)
from circular_assess.storage.library_lock import Holder, LibraryInUse
from circular_assess.texts import Texts

EXPECTED_FAILURES: tuple[type[Exception], ...] = (StoreFailure, OwnFileRefused, EditRefused, OSError)


def failure_words(failure: Exception | None, texts: Texts) -> str:
    """An expected failure in the reader's language."""
    tr = texts.tr
    if isinstance(failure, OwnFileRefused):
        return failure.wording(texts)
    if isinstance(failure, EditRefused):
        return texts.message(failure.key, failure.values)
    if isinstance(failure, StoreFailure):
        return _library_words(failure, texts)
    if isinstance(failure, OSError):
        why = failure.strerror or str(failure)
        file = failure.filename or ""
        return tr("{file} could not be read or written: {why}.", file=file, why=why)
    return "" if failure is None else str(failure)


def _library_words(failure: StoreFailure, texts: Texts) -> str:
    tr = texts.tr
    library = failure.library
    match failure:
        case LibraryInUse(holder=Holder(pid=pid, host=host, user=user)):
            return tr(
                "{user} has the library open: process {pid} on {host}. Nothing was changed. "
                "Go on there, or close it first.",
                user=user or tr("Another window"),
                pid=pid,
                host=host,
            )
        case LibraryInUse():
            return tr(
                "The library is open in another window. Nothing was changed. Go on there, or close it first."
            )
        case StoreBusy():
            return tr(
                "Another program is writing into the library. Your change is kept here and tried again."
            )
        case StoreTooNew():
            return tr(
                "The library {library} was written by a newer version of the program. Nothing was changed. "
                "Open it with that version.",
                library=library,
            )
        case StoreReadOnly():
            return tr(
                "The library {library} may not be written. Nothing was changed. Ask for the right to write "
                "there, or move the library.",
                library=library,
            )
        case AssessmentDamaged(title=title):
            return tr(
                "“{title}” is not what you saved: the disk or another program changed it. The others are not "
                "touched. Under File, Backups you can take it out of a copy.",
                title=title,
            )
        case StoreDamaged():
            return tr(
                "The library {library} could not be read. Nothing was changed. Close the program and start "
                "it again: it then rescues what can be read. The copies lie in “backups” beside it.",
                library=library,
            )
        case StoreFailed():
            return tr(
                "The library {library} could not be written: the disk is full, gone or failing. "
                "Your change is kept here and tried again.",
                library=library,
            )
        case NewerRevision():
            return tr(
                "The library has a newer version of this assessment. Yours was not written over it. "
                "Save a copy of yours, then open the assessment again."
            )
        case NotFound():
            return tr("The library does not have this assessment any more.")
        case _:
            return failure.detail
