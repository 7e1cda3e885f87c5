"""A damaged library becomes a new one with all that can be read, and stays beside it under another name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.domain.results import evaluate
from circular_assess.storage.backups import JOURNAL, Backup, LibraryFile, backups, keep_damaged
from circular_assess.storage.failures import StoreFailure
from circular_assess.storage.salvage import Kept, Salvage
from circular_assess.storage.sqlite import named_failures
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came through, by title.

    `whole` is as it was saved last, `older` comes from a copy with the moment of the copy (UTC), `changed`
    can be read but is not what was saved, `lost` could not be read and is in no copy. The file that was
    found damaged lies at `damaged_file`.
    """

    damaged_file: Path
    whole: tuple[str, ...] = ()
    older: tuple[tuple[str, datetime], ...] = ()
    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rescue:
    """The new library while it is filled, and what is known of each assessment so far."""

    store: Store
    moments: list[datetime]
    whole: list[str] = field(default_factory=list)
    older: list[tuple[str, datetime]] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def keep(self, assessment: Assessment, place: Place, changed_at: datetime) -> str:
        """Save it where it was, with the time of its last change; gives its title."""
        results = evaluate(assessment)
        self.moments.append(changed_at)
        self.store.save(
            assessment, 0, Progress(results.finished, len(results.criteria), is_ready=results.is_ready)
        )
        if place is not Place.LIBRARY:
            self.store.move(assessment.id, place)
        return assessment.tender.title


def rescue_library(library: LibraryFile, moment: datetime) -> Rescued:
    """Put a library with all that can be read of the damaged one in its place.

    What cannot be read, or is not what was saved, is taken from the newest copy that has it; what was
    deleted before does not come back. Raises StoreReadOnly and StoreFailed, and then changes nothing.
    """
    path = library.path
    with named_failures(str(path)), ExitStack() as stack:
        damaged_file = keep_damaged(path, moment)
        apart = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        salvage = stack.enter_context(Salvage(damaged_file, apart, moment))
        new = path.with_name(f"{path.name}.rescued")
        for remains in (new, Path(f"{new}{JOURNAL}")):
            remains.unlink(missing_ok=True)
        moments = [moment]
        store = Store.open(new, backup_folder=apart / "backups", clock=lambda: moments[-1])
        rescue = _Rescue(store, moments)
        try:
            _fill(rescue, salvage, stack, library)
        finally:
            store.close()
        Path(f"{path}{JOURNAL}").unlink(missing_ok=True)
        new.replace(path)
    return Rescued(
        damaged_file, tuple(rescue.whole), tuple(rescue.older), tuple(rescue.changed), tuple(rescue.lost)
    )


def _fill(rescue: _Rescue, salvage: Salvage, stack: ExitStack, library: LibraryFile) -> None:
    missing: dict[AssessmentId, Kept | None] = {}
    for assessment_id in salvage.ids:
        kept = salvage.read(assessment_id)
        if kept is not None and kept.is_as_saved:
            rescue.whole.append(rescue.keep(kept.assessment, kept.place, kept.changed_at))
        else:
            missing[assessment_id] = kept
    if not missing and salvage.has_all_ids:
        return
    # Where nobody can tell any more what was there, it was what the newest copy has.
    has_all_ids = salvage.has_all_ids
    for backup, copy in _copies(library, stack):
        if not has_all_ids:
            missing |= dict.fromkeys(each for each in copy.ids if each not in salvage.ids)
            has_all_ids = copy.has_all_ids
        _take_from(rescue, missing, salvage, backup, copy)
        if has_all_ids and not missing:
            return
    for assessment_id, kept in missing.items():
        if kept is None:
            rescue.lost.append(salvage.title(assessment_id))
        else:
            rescue.changed.append(rescue.keep(kept.assessment, kept.place, kept.changed_at))


def _take_from(
    rescue: _Rescue,
    missing: dict[AssessmentId, Kept | None],
    salvage: Salvage,
    backup: Backup,
    copy: Salvage,
) -> None:
    """Take what is missing from a copy, and from `missing`."""
    for assessment_id in [each for each in missing if each in copy.ids]:
        kept = copy.read(assessment_id)
        damaged = missing[assessment_id]
        if kept is None or not kept.is_as_saved:
            continue
        is_the_same = kept.digest is not None and kept.digest == salvage.digest(assessment_id)
        if damaged is not None and not is_the_same:
            continue  # the newer work can be read, which is more than an older state
        title = rescue.keep(kept.assessment, kept.place, kept.changed_at)
        if is_the_same:
            rescue.whole.append(title)
        else:
            rescue.older.append((title, backup.moment.astimezone(UTC)))
        del missing[assessment_id]


def _copies(library: LibraryFile, stack: ExitStack) -> Iterator[tuple[Backup, Salvage]]:
    for backup in backups(library):
        apart = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        try:
            yield backup, stack.enter_context(Salvage(backup.path, apart, backup.moment))
        except StoreFailure:
            continue
