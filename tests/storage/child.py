"""What tests of the library have another process do: `python -m tests.storage.child ACTION LIBRARY`."""

import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from circular_assess.domain.assessment import Tender
from circular_assess.storage.checking import check_library
from circular_assess.storage.failures import NewerRevision, StoreBusy, StoreFailed, StoreFailure
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


def stream_saves_often(library: Path) -> None:
    """For each line that comes in, let a process of its own save for ever; say its number, and its end."""
    with TemporaryDirectory() as folder:
        # What is imported late is imported once, before, and not by each of them.
        store = Store.open(Path(folder) / "library.db")
        store.save(made_up_assessment(), 0, PROGRESS)
        store.load(made_up_assessment().id)
        store.close()
    for _line in sys.stdin:
        number = os.fork()
        if number == 0:
            stream_saves(library)
        say(f"number {number}")
        os.waitpid(number, 0)
        say("ended")


def edit_often(library: Path) -> None:
    """Add a word to what is kept as often as the first line says; say which ones were acknowledged."""
    count, store = int(sys.stdin.readline()), Store.open(library)
    for number in range(count):
        word = f"{os.getpid()}-{number}"
        while True:
            try:
                assessment, revision = store.load(made_up_assessment().id)
                text = f"{assessment.tender.description} {word}"
                changed = replace(assessment, tender=replace(assessment.tender, description=text))
                store.save(changed, revision, PROGRESS)
                break
            except (NewerRevision, StoreBusy):
                continue  # as a buyer does who is told: open it again, and do the edit there
        say(word)
    store.close()


def save_while_writes_fail(library: Path) -> None:
    """Let each write of a save fail in turn; say how each came out and whether all is as before."""
    import resource

    store = Store.open(library)
    assessment, revision = store.load(made_up_assessment().id)
    larger = replace(assessment, tender=replace(assessment.tender, description="words " * 10_000))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, *range(512, 400_000, 3 * 4104)):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            store.save(larger, revision, PROGRESS)
        except StoreFailed:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            check_library(library)
            say(store.load(assessment.id) == (assessment, revision))
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            break
    say(store.load(assessment.id) == (larger, revision + 1))
    store.close()


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


def say_statements(library: Path) -> None:
    """Open and close the library; say the statements that reach the database, and the tables they read."""
    from sqlalchemy import Engine, event

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        verb, _, rest = statement.partition(" ")
        say(f"{verb}:{rest.split('FROM')[1].split()[0]}" if verb == "SELECT" else verb)

    event.listen(Engine, "before_cursor_execute", note)
    # The checks of everything have a connection of their own.
    sys.addaudithook(lambda name, _arguments: say("connect") if name == "sqlite3.connect" else None)
    Store.open(library).close()


def _say_outcome(action: object) -> None:
    assert callable(action)
    try:
        action()
    except StoreFailure as failure:
        say(type(failure).__name__)
    else:
        say("done")


ACTIONS = (
    edit_often,
    hold_lock,
    make_on_a_full_disk,
    open_without_rights,
    save_on_a_full_disk,
    say_modules,
    say_statements,
    save_while_writes_fail,
    stream_saves_often,
)

if __name__ == "__main__":
    {action.__name__: action for action in ACTIONS}[sys.argv[1]](Path(sys.argv[2]))
