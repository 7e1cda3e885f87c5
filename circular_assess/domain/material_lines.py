"""What a way of buying is made of and how it is used, and its effects on people and planet, as entered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One material of a scenario, for the whole purchase.

    All shares are parts (0-1) of its mass: what comes in recycled, reused or from renewable, well-managed
    nature, and what is recycled, reused, composted or turned into qualifying energy at the end.
    The efficiencies (0-1) are those of making the recycled feedstock and of recycling at the end.
    """

    name: str
    mass_kg: float
    recycled_in: float = 0.0
    reused_in: float = 0.0
    renewable_in: float = 0.0
    recycled_out: float = 0.0
    reused_out: float = 0.0
    composted_out: float = 0.0
    energy_out: float = 0.0
    feedstock_recycling_efficiency: float = 1.0
    end_of_life_recycling_efficiency: float = 1.0
    source: str = ""
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ProductUse:
    """How long and how much the goods of a scenario are used, against the average of the market.

    `intensity` and its market average may be in any one unit, such as hours a day. What is not known is
    None and counts as average.
    """

    lifetime_years: float | None = None
    market_lifetime_years: float | None = None
    intensity: float | None = None
    market_intensity: float | None = None
    source: str = ""

    @property
    def lifetime_ratio(self) -> float | None:
        """Lifetime against the market average; None if one of the two is not known."""
        return _ratio(self.lifetime_years, self.market_lifetime_years)

    @property
    def intensity_ratio(self) -> float | None:
        """Use against the market average; None if one of the two is not known."""
        return _ratio(self.intensity, self.market_intensity)


class EffectUnit(StrEnum):
    """What an effect counts, and in which unit."""

    KG_CO2E = "kg_co2e"
    TONNE_CO2E = "t_co2e"
    JOBS = "jobs"
    LITRE_WATER = "l_water"
    CUBIC_METRE_WATER = "m3_water"


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of a scenario on people or planet: information only, never part of a score.

    `units` is for how many functional units the amount is; None: the quantity of the tender. What is
    saved is negative.
    """

    unit: EffectUnit
    amount: float
    functional_unit: str = ""
    units: float | None = None
    source: str = ""
    is_illustrative: bool = False


def _ratio(own: float | None, average: float | None) -> float | None:
    return own / average if own is not None and average else None
