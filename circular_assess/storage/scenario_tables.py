"""The tables of what belongs to a scenario: scores with their proofs, costs, materials and effects."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from circular_assess.storage.row import Row


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
    is_confidential: Mapped[bool] = mapped_column(server_default="0")


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
    range_low: Mapped[float | None]
    range_high: Mapped[float | None]
    evidence: Mapped[str]
    reason: Mapped[str]
    look_again: Mapped[bool]
    is_illustrative: Mapped[bool]
    is_reason_confidential: Mapped[bool] = mapped_column(server_default="0")

    proofs: Mapped[list[ProofRow]] = relationship(lazy="raise", order_by=ProofRow.position)


class CostLineRow(Row):
    """One cost of a scenario."""

    __tablename__ = "cost_line"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    amount_eur: Mapped[float | None]
    rhythm: Mapped[str] = mapped_column(server_default="yearly")
    first_year: Mapped[int]
    last_year: Mapped[int]
    uses_per_year: Mapped[float | None]
    escalation: Mapped[float] = mapped_column(server_default="0")
    paid: Mapped[str] = mapped_column(server_default="arrears")
    life_years: Mapped[float | None]
    quoted: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str]
    is_illustrative: Mapped[bool] = mapped_column(server_default="0")
    is_confidential: Mapped[bool] = mapped_column(server_default="0")


class MaterialLineRow(Row):
    """One material of a scenario."""

    __tablename__ = "material_line"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    mass_kg: Mapped[float]
    recycled_in: Mapped[float] = mapped_column(server_default="0")
    reused_in: Mapped[float] = mapped_column(server_default="0")
    renewable_in: Mapped[float] = mapped_column(server_default="0")
    recycled_out: Mapped[float] = mapped_column(server_default="0")
    reused_out: Mapped[float] = mapped_column(server_default="0")
    composted_out: Mapped[float] = mapped_column(server_default="0")
    energy_out: Mapped[float] = mapped_column(server_default="0")
    feedstock_recycling_efficiency: Mapped[float] = mapped_column(server_default="1")
    end_of_life_recycling_efficiency: Mapped[float] = mapped_column(server_default="1")
    source: Mapped[str]
    is_illustrative: Mapped[bool] = mapped_column(server_default="0")


class EffectRow(Row):
    """One effect of a scenario on people or planet."""

    __tablename__ = "effect"
    __table_args__ = (_of_scenario(),)

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str]
    amount: Mapped[float]
    functional_unit: Mapped[str]
    units: Mapped[float | None]
    source: Mapped[str]
    is_illustrative: Mapped[bool]
