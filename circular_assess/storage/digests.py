"""A digest of what an assessment says: taken when it is saved, held against what is read later.

It covers the columns as they are kept, so a library can be checked without its mapped classes and also
when it is of an older version. A migration that changes columns is followed by `seal_again`.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from circular_assess.storage.column_types import escaped

if TYPE_CHECKING:
    from circular_assess.storage.row import Row

ASSESSMENT = "assessment"
# What the library notes of an assessment, which changes without a change of the assessment.
NOTES = frozenset({"revision", "place", "changed_at", "finished", "in_use", "is_ready", "digest"})
# The other tables that say what an assessment says; the name of one that is given up has to stay.
PART_TABLES = (
    "check_answer",
    "cost_line",
    "criterion_setting",
    "effect",
    "material_line",
    "proof",
    "rate_step",
    "scenario",
    "score",
    "strategy_setting",
)

Lines = list[list[Any]]


def digest_of(rows: Mapping[type[Row], Sequence[Mapping[str, Any]]]) -> str:
    """The digest of rows by their class, each as columns by name; 64 hexadecimal digits."""
    content: dict[str, tuple[list[str], Lines]] = {}
    for row_class, lines in rows.items():
        if lines:
            name, names, floats, key = _columns_of(row_class)
            ordered = sorted(lines, key=lambda line: [_as_kept(line[part]) for part in key])
            content[name] = (
                names,
                [[_as_kept(line[each], is_float=each in floats) for each in names] for line in ordered],
            )
    return _digest(content)


class DigestReader:
    """Works out digests from an open SQLite library, of whatever version, by plain SQL.

    Raises sqlite3.Error where the file cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._queries: dict[str, tuple[list[str], str]] = {}
        for table in (ASSESSMENT, *PART_TABLES):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            if columns:
                self._queries[table] = _query(table, columns)

    def digest(self, assessment_id: str) -> str:
        """The digest of what is kept under an id."""
        content: dict[str, tuple[list[str], Lines]] = {}
        for table, (names, query) in self._queries.items():
            if lines := self._connection.execute(query, (assessment_id,)).fetchall():
                content[table] = (names, lines)
        return _digest(content)


def sealed(connection: sqlite3.Connection) -> dict[str, str | None]:
    """The digests that were kept at the saves, by id; None where there was no save since they exist."""
    names = {column[1] for column in connection.execute("PRAGMA table_info(assessment)")}
    digest = "digest" if "digest" in names else "NULL"
    # The table itself and not its index, so that damage of either shows.
    return dict(connection.execute(f"SELECT id, {digest} FROM assessment NOT INDEXED").fetchall())


def seal_again(connection: sqlite3.Connection) -> None:
    """Take the digests anew after the columns changed; what had none gets none."""
    reader = DigestReader(connection)
    for assessment_id, digest in sealed(connection).items():
        if digest is not None:
            again = (reader.digest(assessment_id), assessment_id)
            connection.execute("UPDATE assessment SET digest = ? WHERE id = ?", again)


def _query(table: str, columns: Iterable[Sequence[Any]]) -> tuple[list[str], str]:
    left_out = NOTES if table == ASSESSMENT else {"assessment_id"}
    names = sorted(column[1] for column in columns if column[1] not in left_out)
    keys = [column[1] for column in sorted(columns, key=lambda column: int(column[5])) if column[5]]
    shown, order = (", ".join(f'"{name}"' for name in found) for found in (names, keys))
    owner = "id" if table == ASSESSMENT else "assessment_id"
    return names, f'SELECT {shown} FROM "{table}" WHERE {owner} = ? ORDER BY {order}'


@cache
def _columns_of(row_class: type[Row]) -> tuple[str, list[str], frozenset[str], list[str]]:
    """The name of a table, its columns that count, which of them are floats, and its key."""
    from sqlalchemy import Table

    from circular_assess.storage.column_types import Number

    table = row_class.__table__
    assert isinstance(table, Table)
    left_out = NOTES if table.name == ASSESSMENT else {"assessment_id"}
    names = sorted(str(column.name) for column in table.columns if column.name not in left_out)
    floats = frozenset(column.name for column in table.columns if isinstance(column.type, Number))
    return str(table.name), names, floats, [column.name for column in table.primary_key.columns]


def _as_kept(value: Any, *, is_float: bool = False) -> Any:
    """A value as SQLite gives it back: text escaped, no truth values, no whole numbers among floats."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return int(value)
    # SQLite keeps no minus before zero.
    return float(value) + 0.0 if is_float and value is not None else value


def _digest(content: dict[str, tuple[list[str], Lines]]) -> str:
    # Imported late: the list of the library, which is shown at the start, does without it.
    import msgspec

    encoded = msgspec.msgpack.encode([(table, *content[table]) for table in sorted(content)])
    return hashlib.sha256(encoded).hexdigest()
