"""What tests of the library have another process do: `python -m tests.storage.child ACTION LIBRARY`."""

import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from circular_assess.domain.assessment import Tender
from circular_assess.storage.failures import StoreFailure
from circular_assess.storage.library_lock import LibraryLock
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.made_up import made_up_assessment

PROGRESS = Progress(1, 4, False)
NOBODY = 65534


def say(word: object) -> None:
    print(word, flush=True)


def stream_saves(library: Path) -> None:
    """Save for ever; say each revision after its save, and write it into the assessment before."""
    store = Store.open(library)
    assessment, revision = store.load(made_up_assessment().id)
    for next_revision in count(revision + 1):
        tender = Tender(title=str(next_revision), description="words " * 2000)
        say(store.save(replace(assessment, tender=tender), next_revision - 1, PROGRESS))


def open_without_rights(library: Path) -> None:
    """Open as a user who owns nothing; say what came of it."""
    with TemporaryDirectory() as folder:
        # The program itself may be unreadable for that user, so all of it is imported before.
        Store.open(Path(folder) / "library.db").close()
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    _say_outcome(lambda: Store.open(library).close())


def save_on_a_full_disk(library: Path) -> None:
    """Save more than there is room for, and once more with room; say what came of it."""
    import resource

    store = Store.open(library)
    assessment, revision = store.load(made_up_assessment().id)
    larger = replace(assessment, tender=replace(assessment.tender, description="words " * 100_000))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.stat().st_size, hard))
    _say_outcome(lambda: store.save(larger, revision, PROGRESS))
    say(store.load(assessment.id) == (assessment, revision))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    _say_outcome(lambda: store.save(larger, revision, PROGRESS))


def make_on_a_full_disk(library: Path) -> None:
    """Make a library where there is no room for it; say what came of it."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    _say_outcome(lambda: Store.open(library).close())


def hold_lock(library: Path) -> None:
    """Take the lock, say so, and keep it until killed."""
    lock = LibraryLock(library)
    lock.acquire()
    say("held")
    sys.stdin.read()


def say_modules(library: Path) -> None:
    """Open the library; say whether that needed Alembic."""
    Store.open(library).close()
    say("alembic" in sys.modules)


def _say_outcome(action: object) -> None:
    assert callable(action)
    try:
        action()
    except StoreFailure as failure:
        say(type(failure).__name__)
    else:
        say("done")


ACTIONS = (
    hold_lock,
    make_on_a_full_disk,
    open_without_rights,
    save_on_a_full_disk,
    say_modules,
    stream_saves,
)

if __name__ == "__main__":
    {action.__name__: action for action in ACTIONS}[sys.argv[1]](Path(sys.argv[2]))
