"""How costs are counted, materials, effects, ranges, answers to checks, what is confidential, digests."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBERS = {
    "assessment": ("price_share", "circular_share", "cost_discount_rate"),
    "scenario": (
        "use_lifetime_years",
        "use_market_lifetime_years",
        "use_intensity",
        "use_market_intensity",
    ),
    "score": ("range_low", "range_high"),
    "cost_line": ("uses_per_year", "life_years"),
}
TEXTS = {
    "assessment": {
        "term_note": "",
        "procedure_id": "",
        "notice_id": "",
        "weighting": "direct",
        "cost_rate_kind": "real",
        "cost_residual_rule": "as_typed",
    },
    "scenario": {"use_source": ""},
    "cost_line": {"rhythm": "yearly", "paid": "arrears", "quoted": ""},
}
MARKS = {
    "assessment": ("is_value_confidential", "is_description_confidential", "is_term_note_confidential"),
    "scenario": ("is_name_confidential", "is_description_confidential", "is_knock_out_confidential"),
    "score": ("is_reason_confidential",),
    "proof": ("is_confidential",),
    "cost_line": ("is_illustrative", "is_confidential"),
    "material_line": ("is_illustrative",),
}
SHARES = {
    "recycled_in": "0",
    "reused_in": "0",
    "renewable_in": "0",
    "recycled_out": "0",
    "reused_out": "0",
    "composted_out": "0",
    "energy_out": "0",
    "feedstock_recycling_efficiency": "1",
    "end_of_life_recycling_efficiency": "1",
}


def upgrade() -> None:
    """Add the columns, with what was meant so far, and three tables that start empty."""
    with op.batch_alter_table("cost_line") as cost_line:
        cost_line.alter_column("amount_eur", existing_type=sa.Float(), nullable=True)
    for table, names in NUMBERS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Float(), nullable=True))
    for table, texts in TEXTS.items():
        for name, default in texts.items():
            op.add_column(table, sa.Column(name, sa.Text(), server_default=default, nullable=False))
    op.add_column("assessment", sa.Column("digest", sa.Text(), nullable=True))
    op.add_column("assessment", sa.Column("cost_vat", sa.Text(), nullable=True))
    op.add_column("assessment", sa.Column("cost_period_years", sa.Integer(), nullable=True))
    op.add_column("scenario", sa.Column("period_years", sa.Integer(), nullable=True))
    op.add_column("cost_line", sa.Column("escalation", sa.Float(), server_default="0", nullable=False))
    for name, default in SHARES.items():
        op.add_column("material_line", sa.Column(name, sa.Float(), server_default=default, nullable=False))
    for table, names in MARKS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Boolean(), server_default="0", nullable=False))
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "rate_step",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("through_year", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_rate_step_assessment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "position", name="pk_rate_step"),
    )
    op.create_table(
        "check_answer",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=True),
        sa.Column("criterion_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_check_answer_assessment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "position", name="pk_check_answer"),
    )
    op.create_table(
        "effect",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("functional_unit", sa.Text(), nullable=False),
        sa.Column("units", sa.Float(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "scenario_id"],
            ["scenario.assessment_id", "scenario.id"],
            name="fk_effect_scenario",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "scenario_id", "position", name="pk_effect"),
    )
