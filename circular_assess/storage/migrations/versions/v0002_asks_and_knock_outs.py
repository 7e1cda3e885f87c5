"""What a tender asks of each criterion, and why a scenario is not acceptable."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns: so far nothing is asked, and every scenario is acceptable."""
    op.add_column("criterion_setting", sa.Column("ask_instrument", sa.Text(), nullable=True))
    for name in ("ask_minimum", "ask_kpi", "ask_owner", "ask_due"):
        op.add_column("criterion_setting", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("scenario", sa.Column("knock_out", sa.Text(), nullable=True))
