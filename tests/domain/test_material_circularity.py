"""Material circularity: published cases, figures worked by hand, and what no product can have."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circular_assess.domain.material_circularity import (
    MaterialCircularity,
    MaterialFlow,
    MaterialsRefused,
    material_circularity,
)

CASES = Path(__file__).parents[3] / "shared/methods/cases"
SHARES = {
    "recycled_in": "FR",
    "reused_in": "FU",
    "renewable_in": "FS",
    "recycled_out": "CR",
    "reused_out": "CU",
    "composted_out": "CC",
    "energy_out": "CE",
    "feedstock_recycling_efficiency": "EF",
    "end_of_life_recycling_efficiency": "EC",
}


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository")
def test_cases_of_the_studies() -> None:
    met = 0
    for file in sorted(CASES.glob("mci-*.json")):
        case: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if case["kind"] != "mci":
            continue
        inputs, wanted = case["inputs"], dict(case["recomputed"])
        if case["status"] == "verified":
            wanted |= case["expected"]
        flow = MaterialFlow(inputs["M"], **{name: inputs[code] for name, code in SHARES.items()})
        found = material_circularity([flow], inputs["L"] / inputs["Lav"], inputs["U"] / inputs["Uav"])
        tolerance = max(case["tolerance"], 1e-9)
        reached = (found.virgin_kg, found.unrecoverable_waste_kg, found.linear_flow_index, found.utility,
                   found.indicator)  # fmt: skip
        for code, figure in zip(("V", "W", "LFI", "X", "MCI"), reached, strict=True):
            assert figure == pytest.approx(wanted[code], abs=tolerance, rel=1e-9), (case["id"], code)
        met += 1
    assert met >= 11


def test_by_hand() -> None:
    # 100 kg: V = 50, W0 = 50, WC = 0.2 x 50 = 10, WF = 0.2 x 50 / 0.8 = 12.5, W = 50 + 22.5 / 2 = 61.25,
    # LFI = 111.25 / (200 + 2.5 / 2) = 0.552795..., indicator 1 - 0.9 x LFI / 1.5.
    flow = MaterialFlow(
        100,
        recycled_in=0.5,
        recycled_out=0.5,
        feedstock_recycling_efficiency=0.8,
        end_of_life_recycling_efficiency=0.8,
    )
    found = material_circularity([flow], lifetime_ratio=1.2, intensity_ratio=1.25)
    assert (found.virgin_kg, found.unrecoverable_waste_kg) == pytest.approx((50, 61.25))
    assert found.linear_flow_index == pytest.approx(111.25 / 201.25)
    assert found.utility == pytest.approx(1.5)
    assert found.indicator == pytest.approx(1 - 0.9 * 111.25 / 201.25 / 1.5)


def test_what_the_biological_terms_and_energy_take_away() -> None:
    flow = MaterialFlow(10, renewable_in=0.6, composted_out=0.4, energy_out=0.1)
    found = material_circularity([flow])
    assert (found.virgin_kg, found.unrecoverable_waste_kg) == pytest.approx((4, 5))
    assert found.indicator == pytest.approx(1 - 0.9 * 9 / 20)


@pytest.mark.parametrize(
    ("flow", "lifetime_ratio", "indicator"),
    [
        (MaterialFlow(3), 1.0, 0.1),
        (MaterialFlow(3), 2.0, 0.55),
        (MaterialFlow(3), 0.5, 0.0),
        (MaterialFlow(3, reused_in=1.0, reused_out=1.0), 0.1, 1.0),
        (MaterialFlow(3, recycled_in=0.1, reused_in=0.2, renewable_in=0.7), 1.0, 0.55),
        (MaterialFlow(3, recycled_out=1.0, end_of_life_recycling_efficiency=0.0), 1.0, 0.1),
        (MaterialFlow(3, feedstock_recycling_efficiency=0.0), 1.0, 0.1),
    ],
)
def test_anchors(flow: MaterialFlow, lifetime_ratio: float, indicator: float) -> None:
    assert material_circularity([flow], lifetime_ratio).indicator == pytest.approx(indicator, abs=1e-12)


def test_without_mass_there_is_no_indicator() -> None:
    nothing = MaterialCircularity(0.0, 0.0, None, 6.0, None)
    assert material_circularity([], 2, 3) == nothing
    assert material_circularity([MaterialFlow(0.0, recycled_in=0.4)], 2, 3) == nothing


@pytest.mark.parametrize(
    ("key", "values", "flow"),
    [
        ("shares_in", {"total": 1.2}, MaterialFlow(1, recycled_in=0.5, reused_in=0.4, renewable_in=0.3)),
        ("shares_in", {"total": 30}, MaterialFlow(1, recycled_in=30)),
        ("shares_out", {"total": 1.1}, MaterialFlow(1, recycled_out=0.6, reused_out=0.4, energy_out=0.1)),
        ("negative_share", {"share": -0.1}, MaterialFlow(1, reused_in=-0.1)),
        ("negative_mass", {"mass_kg": -1}, MaterialFlow(-1)),
        ("no_number", {}, MaterialFlow(float("nan"))),
        ("no_number", {}, MaterialFlow(float("inf"))),
        ("no_number", {}, MaterialFlow(True)),
        ("no_number", {}, MaterialFlow("4 kg")),  # type: ignore[arg-type]
        ("efficiency", {"share": 80}, MaterialFlow(1, end_of_life_recycling_efficiency=80)),
        ("no_feedstock_efficiency", {}, MaterialFlow(1, 0.1, feedstock_recycling_efficiency=0.0)),
    ],
)
def test_what_no_product_can_have(key: str, values: dict[str, float], flow: MaterialFlow) -> None:
    with pytest.raises(MaterialsRefused) as refused:
        material_circularity([MaterialFlow(1), flow])
    assert isinstance(refused.value, ValueError)
    assert refused.value.key == f"refused_materials_{key}"
    assert refused.value.values == pytest.approx({"position": 1, **values})
    assert all(f"={value:g}" in str(refused.value) for value in values.values())


@pytest.mark.parametrize("ratio", [0.0, -1.0, float("nan"), float("inf"), True])
def test_ratios_are_over_zero(ratio: float) -> None:
    with pytest.raises(MaterialsRefused):
        material_circularity([MaterialFlow(1)], ratio)
    with pytest.raises(MaterialsRefused):
        material_circularity([MaterialFlow(1)], intensity_ratio=ratio)


def test_figures_beyond_the_machine_are_refused_or_right() -> None:
    with pytest.raises(MaterialsRefused, match="too_large"):
        material_circularity([MaterialFlow(1.7e308)] * 2)
    for beyond in (MaterialFlow(10**400), MaterialFlow(float("inf"))):
        with pytest.raises(MaterialsRefused, match="no_number"):
            material_circularity([beyond])
    with pytest.raises(MaterialsRefused):
        material_circularity([MaterialFlow(1)], 1e200, 1e200)
    tiny = MaterialFlow(1, recycled_in=1.0, feedstock_recycling_efficiency=1e-300)
    assert material_circularity([tiny]).linear_flow_index == pytest.approx(1)


@st.composite
def flows(draw: st.DrawFn) -> MaterialFlow:
    parts_in = draw(st.lists(st.floats(0, 1), min_size=4, max_size=4))
    parts_out = draw(st.lists(st.floats(0, 1), min_size=5, max_size=5))
    share_in = [part / (sum(parts_in) or 1) for part in parts_in]
    share_out = [part / (sum(parts_out) or 1) for part in parts_out]
    efficiency = draw(st.floats(0.01, 1)), draw(st.floats(0, 1))
    return MaterialFlow(draw(st.floats(1e-3, 1e6)), *share_in[:3], *share_out[:4], *efficiency)  # type: ignore[call-arg]


ratios = st.floats(0.05, 20)


@given(st.lists(flows(), min_size=1, max_size=6), ratios, ratios)
def test_bounds(product: list[MaterialFlow], lifetime: float, intensity: float) -> None:
    found = material_circularity(product, lifetime, intensity)
    assert found.indicator is not None
    assert found.linear_flow_index is not None
    assert 0 <= found.indicator <= 1
    assert 0 <= found.linear_flow_index <= 1
    longer = material_circularity(product, lifetime * 1.5, intensity)
    assert longer.indicator is not None
    assert longer.indicator >= found.indicator


@given(st.lists(flows(), min_size=1, max_size=4), st.lists(flows(), min_size=1, max_size=4))
def test_sub_assemblies_add_their_flows(one: list[MaterialFlow], other: list[MaterialFlow]) -> None:
    both, first, second = (material_circularity(part) for part in (one + other, one, other))
    assert both.virgin_kg == pytest.approx(first.virgin_kg + second.virgin_kg)
    assert both.unrecoverable_waste_kg == pytest.approx(
        first.unrecoverable_waste_kg + second.unrecoverable_waste_kg
    )
    indices = [part.linear_flow_index or 0.0 for part in (first, second)]
    assert min(indices) - 1e-9 <= (both.linear_flow_index or 0.0) <= max(indices) + 1e-9


@given(st.lists(flows(), min_size=1, max_size=5), st.floats(1e-3, 1e3))
def test_scale_and_order_do_not_matter(product: list[MaterialFlow], scale: float) -> None:
    scaled = [replace(flow, mass_kg=flow.mass_kg * scale) for flow in reversed(product)]
    one, other = material_circularity(product), material_circularity(scaled)
    assert other.virgin_kg == pytest.approx(one.virgin_kg * scale)
    assert other.indicator == pytest.approx(one.indicator)
    assert material_circularity([*product, MaterialFlow(0.0, reused_in=1.0)]) == one
