"""The material circularity indicator of a product: what is virgin, what is lost, how long it serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

from circular_assess.domain.refusals import FigureRefused, is_number

LINEAR_SCORE_GAP = 0.9
SHARE_TOLERANCE = 1e-9


class MaterialsRefused(FigureRefused):
    """Shares, masses or ratios that no product can have.

    Where one flow is to blame, `values` holds its `position` (from 0).
    """


@dataclass(frozen=True, slots=True)
class MaterialFlow:
    """One material of a product: its mass in kilograms, and shares 0-1 of that mass.

    In: recycled, reused, renewable (from sustained production); the rest is virgin. Out: recycled
    (collected for it), reused, composted or returned to the soil, and energy recovery that qualifies;
    the rest is waste. The efficiencies 0-1 are those of the recycling that made the feedstock, and of
    the recycling at the end of life.
    """

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


@dataclass(frozen=True, slots=True)
class MaterialCircularity:
    """Virgin feedstock V and unrecoverable waste W in kilograms, the index and the indicator 0-1.

    `utility` is X, the lifetime ratio times the intensity ratio. Without any mass `linear_flow_index`
    and `indicator` are None. Two products with indicator 0 are not equal: compare their index.
    """

    virgin_kg: float
    unrecoverable_waste_kg: float
    linear_flow_index: float | None
    utility: float
    indicator: float | None


def material_circularity(
    flows: Sequence[MaterialFlow], lifetime_ratio: float = 1.0, intensity_ratio: float = 1.0
) -> MaterialCircularity:
    """The material circularity of all flows together; the ratios compare with the market average.

    V = sum M (1 - recycled - reused - renewable in); W = W0 + (WF + WC)/2 with W0 = sum M (1 - what
    goes out), WC = sum M (1 - EC) recycled out and WF = sum M (1 - EF) recycled in / EF; one
    LFI = (V + W) / (2M + (WF - WC)/2); X = lifetime ratio x intensity ratio; indicator
    max(0, 1 - 0.9 LFI / X). A sub-assembly comes in by its flows, never by its indicator.
    Source: Ellen MacArthur Foundation and Granta Design, Circularity Indicators (2015), with the
    biological terms of 2019. Raises MaterialsRefused.
    """
    for position, flow in enumerate(flows):
        _check_flow(position, flow)
    utility = _utility(lifetime_ratio, intensity_ratio)
    try:
        mass = fsum(flow.mass_kg for flow in flows)
        virgin = fsum(flow.mass_kg * _rest(_shares_in(flow)) for flow in flows)
        lost = fsum(flow.mass_kg * _rest(_shares_out(flow)) for flow in flows)
        lost_after = fsum(_lost_after(flow) for flow in flows)
        lost_before = fsum(_lost_before(flow) for flow in flows)
    except OverflowError:
        raise MaterialsRefused("refused_materials_too_large") from None
    waste = lost + (lost_before + lost_after) / 2
    most = 2 * mass + (lost_before - lost_after) / 2
    if not isfinite(virgin + waste) or not isfinite(most):
        raise MaterialsRefused("refused_materials_too_large")
    if mass == 0:
        return MaterialCircularity(0.0, 0.0, None, utility, None)
    index = min((virgin + waste) / most, 1.0)
    indicator = max(0.0, 1.0 - LINEAR_SCORE_GAP * index / utility)
    return MaterialCircularity(virgin, waste, index, utility, indicator)


def _shares_in(flow: MaterialFlow) -> tuple[float, ...]:
    return flow.recycled_in, flow.reused_in, flow.renewable_in


def _shares_out(flow: MaterialFlow) -> tuple[float, ...]:
    return flow.recycled_out, flow.reused_out, flow.composted_out, flow.energy_out


def _rest(shares: tuple[float, ...]) -> float:
    """What the shares leave of 1; never below 0, as their sum may lie over 1 by the tolerance."""
    return max(0.0, fsum((1.0, *(-share for share in shares))))


def _lost_after(flow: MaterialFlow) -> float:
    return flow.mass_kg * (1.0 - flow.end_of_life_recycling_efficiency) * flow.recycled_out


def _lost_before(flow: MaterialFlow) -> float:
    if not flow.recycled_in:
        return 0.0
    efficiency = flow.feedstock_recycling_efficiency
    return flow.mass_kg * (1.0 - efficiency) * flow.recycled_in / efficiency


def _check_flow(position: int, flow: MaterialFlow) -> None:
    shares_in, shares_out = _shares_in(flow), _shares_out(flow)
    efficiencies = flow.feedstock_recycling_efficiency, flow.end_of_life_recycling_efficiency
    if not all(map(is_number, (flow.mass_kg, *shares_in, *shares_out, *efficiencies))):
        raise MaterialsRefused("refused_materials_no_number", position=position)
    if flow.mass_kg < 0:
        raise MaterialsRefused("refused_materials_negative_mass", position=position, mass_kg=flow.mass_kg)
    for key, shares in (
        ("refused_materials_shares_in", shares_in),
        ("refused_materials_shares_out", shares_out),
    ):
        if min(shares) < 0:
            raise MaterialsRefused("refused_materials_negative_share", position=position, share=min(shares))
        total = fsum(shares)
        if total > 1 + SHARE_TOLERANCE:
            raise MaterialsRefused(key, position=position, total=total)
    for efficiency in efficiencies:
        if not 0 <= efficiency <= 1:
            raise MaterialsRefused("refused_materials_efficiency", position=position, share=efficiency)
    if flow.recycled_in and not flow.feedstock_recycling_efficiency:
        raise MaterialsRefused("refused_materials_no_feedstock_efficiency", position=position)


def _utility(lifetime_ratio: float, intensity_ratio: float) -> float:
    """The utility X; refused if it is not a number over 0."""
    for ratio in (lifetime_ratio, intensity_ratio):
        if not is_number(ratio) or ratio <= 0:
            raise MaterialsRefused("refused_materials_ratio", ratio=ratio)
    utility = float(lifetime_ratio) * float(intensity_ratio)
    if not is_number(utility) or utility <= 0:
        raise MaterialsRefused("refused_materials_ratio", ratio=utility)
    return utility
