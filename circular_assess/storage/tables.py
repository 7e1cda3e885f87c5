"""The tables of the library: one class a table, columns named as the fields of the domain.

Names of enumerations are kept as text without a CHECK, so that a new member needs no migration.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from circular_assess.storage.column_types import AnyText, Moment, Number


class Row(DeclarativeBase):
    """What all tables share: the types of their columns and the names of their constraints."""

    metadata = MetaData(
        naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(referred_table_name)s"}
    )
    type_annotation_map = {str: AnyText, float: Number, datetime: Moment}  # noqa: RUF012 - SQLAlchemy's own


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


class ProofRow(Row):
    """Where a score can be checked."""

    __tablename__ = "proof"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assessment_id", "scenario_id", "criterion_id"],
            ["score.assessment_id", "score.scenario_id", "score.criterion_id"],
            ondelete="CASCADE",
        ),
    )

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    criterion_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    link: Mapped[str]
    page: Mapped[str]


def _of_scenario() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["assessment_id", "scenario_id"], ["scenario.assessment_id", "scenario.id"], ondelete="CASCADE"
    )


class ScoreRow(Row):
    """What one scenario reaches on one criterion.

    No foreign key leads to the criterion: after a change of theme a score may wait for a criterion
    that the present theme does not have.
    """

    __tablename__ = "score"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    criterion_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    level: Mapped[float | None]
    value: Mapped[float | None]
    evidence: Mapped[str]
    reason: Mapped[str]
    look_again: Mapped[bool]
    is_illustrative: Mapped[bool]

    proofs: Mapped[list[ProofRow]] = relationship(lazy="selectin", order_by=ProofRow.position)


class CostLineRow(Row):
    """One cost of a scenario."""

    __tablename__ = "cost_line"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    amount_eur: Mapped[float]
    first_year: Mapped[int]
    last_year: Mapped[int]
    source: Mapped[str]


class MaterialLineRow(Row):
    """One material of a scenario."""

    __tablename__ = "material_line"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    mass_kg: Mapped[float]
    source: Mapped[str]


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
    knock_out: Mapped[str | None]

    scores: Mapped[list[ScoreRow]] = relationship(lazy="selectin", order_by=ScoreRow.position)
    cost_lines: Mapped[list[CostLineRow]] = relationship(lazy="selectin", order_by=CostLineRow.position)
    material_lines: Mapped[list[MaterialLineRow]] = relationship(
        lazy="selectin", order_by=MaterialLineRow.position
    )


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
    estimated_value_eur: Mapped[float | None]
    status: Mapped[str]
    headline: Mapped[str]
    # No foreign key: it would close a circle, and the scenario is written after its assessment.
    baseline_id: Mapped[str | None]
    next_mark: Mapped[int]

    strategies: Mapped[list[StrategySettingRow]] = relationship(
        lazy="selectin", order_by=StrategySettingRow.position
    )
    criteria: Mapped[list[CriterionSettingRow]] = relationship(
        lazy="selectin", order_by=CriterionSettingRow.position
    )
    scenarios: Mapped[list[ScenarioRow]] = relationship(lazy="selectin", order_by=ScenarioRow.position)

    @property
    def tender(self) -> AssessmentRow:
        """The tender, whose fields are columns of this very row."""
        return self
