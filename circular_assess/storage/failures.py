"""What can go wrong with a library, named; the words for it are in `texts`, the values for them here."""

from __future__ import annotations

import errno
from datetime import datetime

from circular_assess.domain.assessment import AssessmentId


class StoreFailure(Exception):
    """A library cannot do what was asked; nothing was changed in it. `library` is its path or address."""

    def __init__(self, library: str, detail: str = "") -> None:
        super().__init__(library, detail)
        self.library = library
        self.detail = detail


class StoreBusy(StoreFailure):
    """Somebody else is writing into the library at this moment; trying again may help."""


class StoreTooNew(StoreFailure):
    """The library was written by a newer version of the program; `version` is the version it has."""

    def __init__(self, library: str, version: str) -> None:
        super().__init__(library, version)
        self.version = version


class StoreReadOnly(StoreFailure):
    """The library or its folder may not be written."""


class StoreDamaged(StoreFailure):
    """The file is no library of this program, or what stands in it cannot be understood any more."""


class AssessmentDamaged(StoreDamaged):
    """An assessment is not what was saved any more; the others in the library may well be."""

    def __init__(self, library: str, assessment_id: AssessmentId, title: str) -> None:
        super().__init__(library, f"{assessment_id} is not what was saved")
        self.assessment_id = assessment_id
        self.title = title


class StoreFailed(StoreFailure):
    """The disk is full, gone or failing; `detail` is what the system said."""


class NewerRevision(StoreFailure):
    """The library has another revision of the assessment than the one that was to be replaced."""

    def __init__(
        self, library: str, assessment_id: AssessmentId, revision: int, changed_at: datetime
    ) -> None:
        super().__init__(library)
        self.assessment_id = assessment_id
        self.revision = revision
        self.changed_at = changed_at


class NotFound(StoreFailure):
    """The library has no such assessment, or not in the place where it was looked for."""

    def __init__(self, library: str, assessment_id: AssessmentId) -> None:
        super().__init__(library, assessment_id)
        self.assessment_id = assessment_id


def failure_of_system(error: OSError, library: str) -> StoreFailure:
    """The failure that an error of the file system is."""
    is_forbidden = isinstance(error, PermissionError) or error.errno == errno.EROFS
    return (StoreReadOnly if is_forbidden else StoreFailed)(library, error.strerror or str(error))
