"""The tables of the library: one class a table, columns named as the fields of the domain.

Names of enumerations are kept as text without a CHECK, so that a new member needs no migration.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from circular_assess.storage.row import Row
from circular_assess.storage.scenario_tables import CostLineRow, EffectRow, MaterialLineRow, ScoreRow

# The version of the tables, in the table that Alembic keeps it in.
VERSION = Table(
    "alembic_version",
    Row.metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


class StrategySettingRow(Row):
    """How much a strategy counts in an assessment."""

    __tablename__ = "strategy_setting"

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    strategy: Mapped[str]
    weight: Mapped[float]
    reason: Mapped[str]


class CriterionSettingRow(Row):
    """An assessment's own copy of a criterion, and how much it counts.

    The copy is only ever read whole, and never changed in parts. So it is one JSON text but for what
    says which criterion it is; six more tables would make each save and load slower and tell no more.
    """

    __tablename__ = "criterion_setting"

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    criterion_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    version: Mapped[int]
    strategy: Mapped[str]
    criterion_json: Mapped[str]
    weight: Mapped[float]
    is_in_use: Mapped[bool]
    reason: Mapped[str]
    ask_instrument: Mapped[str | None]
    ask_minimum: Mapped[str] = mapped_column(server_default="")
    ask_kpi: Mapped[str] = mapped_column(server_default="")
    ask_owner: Mapped[str] = mapped_column(server_default="")
    ask_due: Mapped[str] = mapped_column(server_default="")

    @property
    def ask(self) -> dict[str, Any]:
        """How the criterion gets into the tender."""
        names = ("instrument", "minimum", "kpi", "owner", "due")
        return {name: getattr(self, f"ask_{name}") for name in names}

    @property
    def criterion(self) -> dict[str, Any]:
        """All fields of the criterion."""
        identity = {"id": self.criterion_id, "version": self.version, "strategy": self.strategy}
        return {**json.loads(self.criterion_json), **identity}


class ScenarioRow(Row):
    """One way of buying."""

    __tablename__ = "scenario"

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    mark: Mapped[int]
    description: Mapped[str]
    period_years: Mapped[int | None]
    use_lifetime_years: Mapped[float | None]
    use_market_lifetime_years: Mapped[float | None]
    use_intensity: Mapped[float | None]
    use_market_intensity: Mapped[float | None]
    use_source: Mapped[str] = mapped_column(server_default="")
    knock_out: Mapped[str | None]
    is_name_confidential: Mapped[bool] = mapped_column(server_default="0")
    is_description_confidential: Mapped[bool] = mapped_column(server_default="0")
    is_knock_out_confidential: Mapped[bool] = mapped_column(server_default="0")

    scores: Mapped[list[ScoreRow]] = relationship(lazy="raise", order_by=ScoreRow.position)
    cost_lines: Mapped[list[CostLineRow]] = relationship(lazy="raise", order_by=CostLineRow.position)
    material_lines: Mapped[list[MaterialLineRow]] = relationship(
        lazy="raise", order_by=MaterialLineRow.position
    )
    effects: Mapped[list[EffectRow]] = relationship(lazy="raise", order_by=EffectRow.position)

    @property
    def use(self) -> dict[str, Any]:
        """How long and how much its goods are used."""
        return {
            name: getattr(self, f"use_{name}")
            for name in (
                "lifetime_years",
                "market_lifetime_years",
                "intensity",
                "market_intensity",
                "source",
            )
        }


class RateStepRow(Row):
    """One step of a declining discount rate."""

    __tablename__ = "rate_step"

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    through_year: Mapped[int]
    rate: Mapped[float]


class CheckAnswerRow(Row):
    """The buyer's answer to a check."""

    __tablename__ = "check_answer"

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    check: Mapped[str]
    scenario_id: Mapped[str | None]
    criterion_id: Mapped[str | None]
    subject: Mapped[str]
    answer: Mapped[str]
    is_confidential: Mapped[bool]


class AssessmentRow(Row):
    """An assessment with its tender, and what the library itself notes of it."""

    __tablename__ = "assessment"

    id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
    place: Mapped[str]
    changed_at: Mapped[datetime]
    finished: Mapped[int]
    in_use: Mapped[int]
    is_ready: Mapped[bool]
    # Without one: not saved since digests are kept.
    digest: Mapped[str | None]

    title: Mapped[str]
    theme: Mapped[str]
    buyer: Mapped[str]
    reference: Mapped[str]
    cpv: Mapped[str]
    description: Mapped[str]
    functional_unit: Mapped[str]
    quantity: Mapped[float | None]
    quantity_unit: Mapped[str]
    term_years: Mapped[float | None]
    term_note: Mapped[str] = mapped_column(server_default="")
    estimated_value_eur: Mapped[float | None]
    status: Mapped[str]
    price_share: Mapped[float | None]
    circular_share: Mapped[float | None]
    is_value_confidential: Mapped[bool] = mapped_column(server_default="0")
    is_description_confidential: Mapped[bool] = mapped_column(server_default="0")
    is_term_note_confidential: Mapped[bool] = mapped_column(server_default="0")
    procedure_id: Mapped[str] = mapped_column(server_default="")
    notice_id: Mapped[str] = mapped_column(server_default="")
    headline: Mapped[str]
    weighting: Mapped[str] = mapped_column(server_default="direct")
    cost_vat: Mapped[str | None]
    cost_rate_kind: Mapped[str] = mapped_column(server_default="real")
    cost_discount_rate: Mapped[float | None]
    cost_period_years: Mapped[int | None]
    cost_residual_rule: Mapped[str] = mapped_column(server_default="as_typed")
    # No foreign key: it would close a circle, and the scenario is written after its assessment.
    baseline_id: Mapped[str | None]
    next_mark: Mapped[int]

    strategies: Mapped[list[StrategySettingRow]] = relationship(
        lazy="raise", order_by=StrategySettingRow.position
    )
    criteria: Mapped[list[CriterionSettingRow]] = relationship(
        lazy="raise", order_by=CriterionSettingRow.position
    )
    scenarios: Mapped[list[ScenarioRow]] = relationship(lazy="raise", order_by=ScenarioRow.position)
    rate_steps: Mapped[list[RateStepRow]] = relationship(lazy="raise", order_by=RateStepRow.position)
    check_answers: Mapped[list[CheckAnswerRow]] = relationship(lazy="raise", order_by=CheckAnswerRow.position)

    @property
    def tender(self) -> AssessmentRow:
        """The tender, whose fields are columns of this very row."""
        return self

    @property
    def cost(self) -> dict[str, Any]:
        """How the costs of all scenarios are counted."""
        names = ("vat", "rate_kind", "discount_rate", "period_years", "residual_rule")
        return {**{name: getattr(self, f"cost_{name}") for name in names}, "rate_steps": self.rate_steps}
