"""The first tables: assessments with their criteria, scenarios, scores, costs and materials."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _create_assessment()
    _create_criterion_setting()
    _create_scenario()
    _create_strategy_setting()
    _create_cost_line()
    _create_material_line()
    _create_score()
    _create_proof()


def _create_assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Integer(), nullable=False),
        sa.Column("is_ready", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("buyer", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("cpv", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("functional_unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Float(), nullable=True),
        sa.Column("quantity_unit", sa.Text(), nullable=False),
        sa.Column("term_years", sa.Float(), nullable=True),
        sa.Column("estimated_value_eur", sa.Float(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("baseline_id", sa.Text(), nullable=True),
        sa.Column("next_mark", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
    )


def _create_criterion_setting() -> None:
    op.create_table(
        "criterion_setting",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("strategy", sa.Text(), nullable=False),
        sa.Column("criterion_json", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("is_in_use", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_criterion_setting_assessment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "criterion_id", name="pk_criterion_setting"),
    )


def _create_scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_scenario_assessment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "id", name="pk_scenario"),
    )


def _create_strategy_setting() -> None:
    op.create_table(
        "strategy_setting",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("strategy", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_strategy_setting_assessment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "position", name="pk_strategy_setting"),
    )


def _create_cost_line() -> None:
    op.create_table(
        "cost_line",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount_eur", sa.Float(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "scenario_id"],
            ["scenario.assessment_id", "scenario.id"],
            name="fk_cost_line_scenario",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "scenario_id", "position", name="pk_cost_line"),
    )


def _create_material_line() -> None:
    op.create_table(
        "material_line",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mass_kg", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "scenario_id"],
            ["scenario.assessment_id", "scenario.id"],
            name="fk_material_line_scenario",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "scenario_id", "position", name="pk_material_line"),
    )


def _create_score() -> None:
    op.create_table(
        "score",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Float(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("look_again", sa.Boolean(), nullable=False),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "scenario_id"],
            ["scenario.assessment_id", "scenario.id"],
            name="fk_score_scenario",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "scenario_id", "criterion_id", name="pk_score"),
    )


def _create_proof() -> None:
    op.create_table(
        "proof",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "scenario_id", "criterion_id"],
            ["score.assessment_id", "score.scenario_id", "score.criterion_id"],
            name="fk_proof_score",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "scenario_id", "criterion_id", "position", name="pk_proof"),
    )
