"""Own files on disk: opened only if they can be one, and saved in one step."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from circular_assess.domain.assessment import Assessment
from circular_assess.own_file.format import read_own_file, write_own_file
from circular_assess.own_file.limits import LARGEST_BYTES
from circular_assess.own_file.refusal import OwnFileRefused


def open_own_file(path: Path) -> Assessment:
    """The assessment in the file at `path`; OSError if it cannot be read, OwnFileRefused if it is none.

    A folder, a device and a file of more than 20 MB are refused before anything is read.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OwnFileRefused("", "not_a_file")
    if found.st_size > LARGEST_BYTES:
        raise OwnFileRefused("", "too_large", {"megabytes": LARGEST_BYTES / 1e6})
    with path.open("rb") as file:
        return read_own_file(file.read(LARGEST_BYTES + 1))


def save_own_file(assessment: Assessment, path: Path) -> None:
    """Write the assessment to `path`; OSError or OwnFileRefused leaves an earlier file as it was."""
    data = write_own_file(assessment)
    target = path.resolve()  # a link stays a link
    draft = target.with_name(f".circular-assess-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
