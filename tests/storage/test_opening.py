"""What is opened: a new library, the present one, an older one after a copy, and nothing else."""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url

from circular_assess.storage import migrations
from circular_assess.storage.failures import StoreDamaged, StoreFailed, StoreFailure, StoreTooNew
from circular_assess.storage.opening import open_server
from circular_assess.storage.sqlite import APPLICATION_ID, WRITING, sqlite_engine
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from tests.old_databases.make import kept_assessment
from tests.storage.helpers import files_in, run_child

PROGRESS = Progress(1, 4, False)
ASSESSMENT = kept_assessment()


def _make(library: Path) -> None:
    store = Store.open(library)
    store.save(ASSESSMENT, 0, PROGRESS)
    store.close()


def _execute(library: Path, *statements: str) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _content(library: Path) -> list[str]:
    with closing(sqlite3.connect(library)) as connection:
        return list(connection.iterdump())


def _schema(library: Path) -> list[tuple[object, ...]]:
    """Every table and index; the columns of a table in any order, as a migration adds them at the end."""
    with closing(sqlite3.connect(library)) as connection:
        rows = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
        ).fetchall()
    return [(*row[:3], sorted(re.split(r", (?![^(]*\))", _plain(row[3])))) for row in rows]


def _plain(statement: str | None) -> str:
    """The statement without line breaks and the outer brackets."""
    words = re.sub(r"\s+", " ", str(statement)).replace('"', "")
    return words.partition("(")[2].rpartition(")")[0].strip() or words


def test_a_new_and_a_present_library_do_without_alembic(library: Path) -> None:
    assert run_child("say_modules", library) == ["False"]
    assert run_child("say_modules", library) == ["False"]
    assert list(files_in(library.parent)) == [library.name]


def test_migrations_make_the_tables_that_a_new_library_has(tmp_path: Path) -> None:
    new, migrated = tmp_path / "new.db", tmp_path / "migrated.db"
    Store.open(new).close()
    engine = sqlite_engine(migrated)
    with engine.execution_options(**WRITING).begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()
    assert _schema(migrated) == _schema(new)
    assert len(_schema(new)) > 9


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD
    assert migrations.is_known(migrations.HEAD)


def test_the_pragmas_are_set_and_the_file_says_whose_it_is(store: Store, library: Path) -> None:
    with store._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "synchronous", "journal_mode", "busy_timeout", "application_id")
        }
    assert found == {
        "foreign_keys": 1,
        "synchronous": 2,
        "journal_mode": "delete",
        "busy_timeout": 250,
        "application_id": APPLICATION_ID,
    }


def test_a_library_in_write_ahead_logging_becomes_one_file_again(library: Path) -> None:
    _make(library)
    _execute(library, "PRAGMA journal_mode = WAL")
    store = Store.open(library)
    assert store.load(ASSESSMENT.id) == (ASSESSMENT, 1)
    assert list(files_in(library.parent)) == [library.name]
    store.close()
    assert library.read_bytes()[18:20] == b"\x01\x01"


def test_what_an_interrupted_start_left_is_cleared_away(library: Path) -> None:
    library.parent.mkdir()
    for remains in ("library.db.new", "library.db.new-journal"):
        (library.parent / remains).write_bytes(b"half")
    _make(library)
    assert list(files_in(library.parent)) == [library.name]


def test_a_folder_is_no_library(library: Path) -> None:
    library.mkdir(parents=True)
    with pytest.raises(StoreFailed) as caught:
        Store.open(library)
    assert caught.value.library == str(library)


def test_what_a_server_needs_is_not_bound_to_a_file(tmp_path: Path) -> None:
    # No server is at hand, so SQLite stands in for one, without all that is done for files.
    url = make_url(f"sqlite:///{tmp_path / 'server.db'}")
    for revision in (0, 1):
        store = Store(open_server(url), "server", lambda: datetime.now(UTC))
        if revision == 0:
            store.save(ASSESSMENT, 0, PROGRESS)
        assert store.load(ASSESSMENT.id) == (ASSESSMENT, 1)
        store.close()
    _execute(tmp_path / "server.db", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew):
        open_server(url)


@pytest.mark.parametrize("statement", ["version_num = '9999'", "version_num = 'of tomorrow'"])
def test_a_newer_library_is_left_alone(library: Path, statement: str) -> None:
    _make(library)
    _execute(library, f"UPDATE alembic_version SET {statement}")
    before = files_in(library.parent)
    with pytest.raises(StoreTooNew) as caught:
        Store.open(library)
    assert statement == f"version_num = '{caught.value.version}'"
    assert files_in(library.parent) == before
    assert not (library.parent / "backups").exists()


def _foreign(library: Path, journal_mode: str) -> None:
    library.unlink()
    _execute(library, f"PRAGMA journal_mode = {journal_mode}", "CREATE TABLE assessment (id)")


def _rewrite(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda library: library.write_bytes(change(library.read_bytes()))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": _rewrite(lambda _: b""),
    "zeros": _rewrite(lambda content: bytes(len(content))),
    "random": _rewrite(lambda content: random.Random(1).randbytes(len(content))),
    "text": _rewrite(lambda _: b"Dear buyer,\n" * 50),
    "half a header": _rewrite(lambda content: content[:50]),
    "a header only": _rewrite(lambda content: content[:100]),
    "one page": _rewrite(lambda content: content[:4096]),
    "half": _rewrite(lambda content: content[: len(content) // 2]),
    "a page less": _rewrite(lambda content: content[:-4096]),
    "noise after the header": _rewrite(
        lambda content: content[:100] + random.Random(2).randbytes(4000) + content[4100:]
    ),
    # SQLite quotes it in its message, which Python's driver then cannot read.
    "broken name": _rewrite(lambda content: content.replace(b"tablescenario", b"tablescen\x80rio")),
    "of another program": lambda library: _foreign(library, "DELETE"),
    "of another program with a log": lambda library: _foreign(library, "WAL"),
    "no version": lambda library: _execute(library, "DELETE FROM alembic_version"),
    "no version table": lambda library: _execute(library, "DROP TABLE alembic_version"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_file_is_told_and_left_alone(library: Path, damage: str) -> None:
    _make(library)
    DAMAGES[damage](library)
    before = files_in(library.parent)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(library)
    assert caught.value.library == str(library)
    assert files_in(library.parent) == before


@pytest.fixture(scope="module")
def good_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("good") / "library.db"
    _make(library)
    return library


@settings(max_examples=100)
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8))
def test_noise_in_the_file_is_survived_or_told(good_library: Path, where: float, noise: bytes) -> None:
    content = good_library.read_bytes()
    # Byte 18 and 19 can say that the file keeps a log, and leaving that is a change we want.
    position = max(int(where * (len(content) - len(noise))), 20)
    damaged = content[:position] + noise + content[position + len(noise) :]
    library = good_library.with_name("damaged.db")
    library.write_bytes(damaged)
    try:
        store = Store.open(library)
        try:
            for place in Place:
                for summary in store.summaries(place):
                    store.load(summary.id)
        finally:
            store.close()
    except StoreFailure:
        pass
    assert _without_mark(library.read_bytes()) == _without_mark(damaged)
    assert not library.with_name("damaged.db-journal").exists()


def _without_mark(content: bytes) -> bytes:
    """All but the number of changes, the note how the library was left, and who wrote last."""
    return content[:24] + content[28:60] + content[64:92] + content[100:]


TODAY_VERSION = migrations.HEAD
TOMORROW_VERSION = f"{int(migrations.HEAD) + 1:04}"
TOMORROW = f'''"""Makes the scenarios anew, as batch changes do, and adds a column."""

import sqlalchemy as sa
from alembic import op

revision = "{TOMORROW_VERSION}"
down_revision = "{migrations.HEAD}"


def upgrade():
    with op.batch_alter_table("scenario", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=True))
    op.execute("UPDATE scenario SET colour = 'green'")
'''


@pytest.fixture
def version_of_tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program with one more version; gives the script that leads to it."""
    folder = tmp_path / "100% of tomorrow"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrations, "FOLDER", folder)
    monkeypatch.setattr(migrations, "HEAD", TOMORROW_VERSION)
    return folder / "versions" / f"v{TOMORROW_VERSION}_tomorrow.py"


def test_an_older_library_is_copied_and_then_upgraded(library: Path, version_of_tomorrow: Path) -> None:
    _make_older(library)
    old = _content(library)
    version_of_tomorrow.write_text(TOMORROW, encoding="utf-8")
    moment = datetime(2026, 11, 24, 12, 30, 5, tzinfo=UTC)
    store = Store.open(library, backup_folder=library.parent / "copies", clock=lambda: moment)
    # No part was taken along when its scenario was made anew.
    assert store.load(ASSESSMENT.id) == (ASSESSMENT, 1)
    store.close()
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (TOMORROW_VERSION,)
        ]
        assert connection.execute("SELECT DISTINCT colour FROM scenario").fetchall() == [("green",)]
    assert list(files_in(library.parent / "copies")) == ["library-2026-11-24-12.30.05Z.db"]
    assert _content(library.parent / "copies" / "library-2026-11-24-12.30.05Z.db") == old
    assert list(files_in(library.parent)) == [library.name]


@pytest.mark.parametrize(
    "fault",
    ["    raise RuntimeError('fault')\n", "    op.execute('DELETE FROM assessment WHERE fault')\n"],
    ids=["in Python", "in SQL"],
)
def test_a_failed_upgrade_leaves_the_library_as_it_was(
    library: Path, version_of_tomorrow: Path, fault: str
) -> None:
    _make_older(library)
    before = files_in(library.parent)
    version_of_tomorrow.write_text(TOMORROW + fault, encoding="utf-8")
    with pytest.raises((RuntimeError, StoreFailure), match="fault"):
        Store.open(library)
    assert files_in(library.parent) == before
    assert len(files_in(library.parent / "backups")) == 1


def test_an_upgrade_that_leaves_parts_without_owner_is_refused(
    library: Path, version_of_tomorrow: Path
) -> None:
    _make_older(library)
    before = files_in(library.parent)
    fault = "    op.execute('DELETE FROM assessment')\n"
    version_of_tomorrow.write_text(TOMORROW + fault, encoding="utf-8")
    with pytest.raises(StoreDamaged):
        Store.open(library)
    assert files_in(library.parent) == before


def _make_older(library: Path) -> None:
    """A library as the program of today makes it, in a test that has the program of tomorrow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "HEAD", TODAY_VERSION)
        _make(library)
    # Digests are of the columns, and the classes of today do not know those of tomorrow.
    _execute(library, "UPDATE assessment SET digest = NULL")
