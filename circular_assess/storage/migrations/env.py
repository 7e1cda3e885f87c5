"""Run by Alembic before the migrations: gives them the connection of the caller."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
