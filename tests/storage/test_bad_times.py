"""Killed programs, full disks, missing rights: what was said to be saved is there, and nothing is broken."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.made_up import made_up_assessment
from tests.storage.helpers import edit_in_two_programs, files_in, kill_often, run_child

ASSESSMENT = made_up_assessment()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and users of POSIX")


def _make(library: Path) -> None:
    store = Store.open(library)
    store.save(ASSESSMENT, 0, Progress(1, 4, False))
    store.close()


def test_what_was_saved_survives_the_program(library: Path) -> None:
    _make(library)
    kill_often(library, 20)


def test_every_write_that_fails_is_told_and_changes_nothing(library: Path) -> None:
    _make(library)
    *failed, last = run_child("save_while_writes_fail", library)
    assert set(failed) == {"True"}
    assert len(failed) > 10
    assert last == "True"
    assert list(files_in(library.parent)) == [library.name]


def test_two_programs_lose_no_edit_of_each_other(library: Path) -> None:
    _make(library)
    edit_in_two_programs(library, 50)


def test_a_full_disk_is_told_and_the_next_save_with_room_works(library: Path) -> None:
    _make(library)
    assert run_child("save_on_a_full_disk", library) == ["StoreFailed", "True", "done"]
    assert list(files_in(library.parent)) == [library.name]


def test_a_library_without_room_is_not_half_made(library: Path) -> None:
    assert run_child("make_on_a_full_disk", library) == ["StoreFailed"]
    assert files_in(library.parent) == {}


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; those of pytest are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="circular-assess-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("folder_rights", "file_rights", "outcome"),
    [(0o777, 0o444, "StoreReadOnly"), (0o555, 0o666, "StoreReadOnly"), (0o777, 0o666, "done")],
    ids=["read-only file", "read-only folder", "all rights"],
)
def test_a_library_without_the_right_to_write_is_told_and_left_alone(
    open_folder: Path, folder_rights: int, file_rights: int, outcome: str
) -> None:
    library = open_folder / "library.db"
    _make(library)
    before = files_in(open_folder)
    library.chmod(file_rights)
    open_folder.chmod(folder_rights)
    assert run_child("open_without_rights", library) == [outcome]
    assert files_in(open_folder) == before


def test_a_library_is_not_made_where_nothing_may_be_written(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    for library in (open_folder / "library.db", open_folder / "new" / "library.db"):
        assert run_child("open_without_rights", library) == ["StoreReadOnly"]
    assert list(open_folder.iterdir()) == []
