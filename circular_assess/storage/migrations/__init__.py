"""The versions of the tables. A library of the newest version is opened without Alembic.

A new version: `versions/v0003_what_changes.py` with `revision = "0003"` and `down_revision = "0002"`,
HEAD below, and a database of the new version in `tests/old_databases`. Columns that cannot be
added in place are changed with `op.batch_alter_table`. A migration that was released never changes,
so it imports nothing of this program.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
FOLDER = Path(__file__).resolve().parent


def is_known(version: str) -> bool:
    """True if this program can bring a library of this version up to date."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())
    return version in {script.revision for script in scripts.walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, inside the transaction that the caller has begun."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    # The folder is data for Alembic's configuration language, in which a percent sign is doubled.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
