"""Writes a file beside its target, has it read back, and moves it into place in one step."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from circular_assess.texts import Texts, mark_for_translation

Found = TypeVar("Found")

REASONS = {
    "folder_missing": mark_for_translation("The folder is not there."),
    "not_allowed": mark_for_translation(
        "The folder or the file may not be written, or it is open elsewhere."
    ),
    "disk_full": mark_for_translation("The disk is full."),
    "is_folder": mark_for_translation("There is a folder of this name."),
    "is_device": mark_for_translation("It is no file but a device or a pipe."),
    "not_readable": mark_for_translation("The new file could not be read back."),
    "system": mark_for_translation("The system refused to write it."),
}
_REASONS_BY_NUMBER = {
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EBUSY: "not_allowed",
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.EISDIR: "is_folder",
}


class ReportNotWritten(Exception):
    """The report could not be written; a file that stood at `path` before is untouched.

    `reason` is a key of `REASONS`; `error` is what the system said, if it said anything.
    """

    def __init__(self, path: Path, reason: str, error: OSError | None = None) -> None:
        super().__init__(f"{path}: {REASONS[reason]}")
        self.path = path
        self.reason = reason
        self.error = error

    def wording(self, texts: Texts) -> str:
        """What happened and what was kept, in the reader's language."""
        return texts.tr(
            "{file} was not written. {reason} A file that was there before is unchanged.",
            file=self.path.name or self.path,
            reason=texts.tr(REASONS[self.reason]),
        )


def write_in_place(target: Path, make: Callable[[], tuple[bytes, Callable[[Path], Found]]]) -> Found:
    """Write a file to `target`, and give what was found in it when it was read back.

    `make` gives its bytes, and what reads the finished file before it takes the place of an earlier one:
    that raises ValueError if the file does not hold what it should. Nothing is made where nothing could be
    written. Raises ReportNotWritten.
    """
    place = _place(target)
    with _beside(place) as unfinished:
        content, read_back = make()
        try:
            _write(unfinished, content)
            found = _found(unfinished, read_back, place)
            _move(unfinished, place)
        except OSError as error:
            raise _not_written(place, error) from error
    return found


def _found(unfinished: Path, read_back: Callable[[Path], Found], target: Path) -> Found:
    try:
        return read_back(unfinished)
    except ValueError as error:
        raise ReportNotWritten(target, "not_readable") from error


def _place(target: Path) -> Path:
    """Where the file goes: a link is followed, so that what it leads to is replaced and not the link."""
    place = Path(os.path.realpath(target))
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return place
    except OSError as error:
        raise _not_written(target, error) from error
    if stat.S_ISDIR(mode):
        raise ReportNotWritten(target, "is_folder")
    if not stat.S_ISREG(mode):
        raise ReportNotWritten(target, "is_device")
    return place


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """An empty file of another name in the same folder; gone afterwards, whatever happens."""
    unfinished = target.parent / f".circular-assess-{secrets.token_hex(6)}.part"
    try:
        unfinished.touch(exist_ok=False)
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        yield unfinished
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _write(unfinished: Path, content: bytes) -> None:
    """Write all bytes and have the disk confirm them before the old file is touched."""
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(unfinished: Path, target: Path) -> None:
    """Put the finished file in the place of the old one, in one step."""
    unfinished.replace(target)
    if os.name == "posix":
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _not_written(target: Path, error: OSError) -> ReportNotWritten:
    return ReportNotWritten(target, _REASONS_BY_NUMBER.get(error.errno or 0, "system"), error)
