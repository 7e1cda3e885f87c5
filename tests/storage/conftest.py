"""An open library, and the place where a test may keep one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from circular_assess.storage.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be made: a folder with nothing else in it, which does not exist yet."""
    return tmp_path / "the library" / "library.db"


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    """An open library whose clock goes on by a minute at each look."""
    minutes = count()
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    opened = Store.open(library, clock=lambda: noon + timedelta(minutes=next(minutes)))
    yield opened
    opened.close()
