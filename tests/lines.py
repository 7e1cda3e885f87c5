"""Hypothesis strategies for cost lines, materials, uses and effects."""

from hypothesis import strategies as st

from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    Paid,
    RateKind,
    RateStep,
    ResidualRule,
    Rhythm,
    Vat,
)
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse

Texts = st.SearchStrategy[str]

_SHARES = st.floats(0, 1)
_RATES = st.floats(-0.5, 1)
_AVERAGES = st.none() | st.floats(0.01, 1e6)
_YEARS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@st.composite
def cost_lines(draw: st.DrawFn, text: Texts) -> CostLine:
    """Any cost line."""
    first_year, last_year = draw(_YEARS)
    return CostLine(
        kind=draw(st.sampled_from(CostKind)),
        name=draw(text),
        amount_eur=draw(st.none() | st.floats(-1e9, 1e9)),
        rhythm=draw(st.sampled_from(Rhythm)),
        first_year=first_year,
        last_year=last_year,
        uses_per_year=draw(st.none() | st.floats(0, 1e6)),
        escalation=draw(_RATES),
        paid=draw(st.sampled_from(Paid)),
        life_years=draw(st.none() | st.floats(0.1, 100)),
        quoted=draw(text),
        source=draw(text),
        is_illustrative=draw(st.booleans()),
        is_confidential=draw(st.booleans()),
    )


@st.composite
def cost_settings(draw: st.DrawFn) -> CostSettings:
    """Any way of counting costs."""
    years = sorted(draw(st.sets(st.integers(0, 100), max_size=3)))
    return CostSettings(
        vat=draw(st.none() | st.sampled_from(Vat)),
        rate_kind=draw(st.sampled_from(RateKind)),
        discount_rate=draw(st.none() | _RATES),
        rate_steps=tuple(RateStep(year, draw(_RATES)) for year in years),
        period_years=draw(st.none() | st.integers(1, 60)),
        residual_rule=draw(st.sampled_from(ResidualRule)),
    )


@st.composite
def material_lines(draw: st.DrawFn, text: Texts) -> MaterialLine:
    """Any material; its shares in and its shares out are 1 together at most."""
    inside = [share / 3 for share in draw(st.tuples(_SHARES, _SHARES, _SHARES))]
    outside = [share / 4 for share in draw(st.tuples(_SHARES, _SHARES, _SHARES, _SHARES))]
    efficiencies = draw(st.tuples(st.floats(0.01, 1), _SHARES))
    return MaterialLine(
        draw(text),
        draw(st.floats(0, 1e6)),
        *(inside[0], inside[1], inside[2]),
        *(outside[0], outside[1], outside[2], outside[3]),
        *efficiencies,
        draw(text),
        draw(st.booleans()),
    )


def product_uses(text: Texts) -> st.SearchStrategy[ProductUse]:
    """Any use against the market."""
    return st.builds(ProductUse, _AVERAGES, _AVERAGES, _AVERAGES, _AVERAGES, text)


def effects(text: Texts) -> st.SearchStrategy[Effect]:
    """Any effect."""
    amounts = st.floats(-1e9, 1e9)
    return st.builds(
        Effect, st.sampled_from(EffectUnit), amounts, text, _AVERAGES, text, is_illustrative=st.booleans()
    )
