"""Hypothesis strategies for any valid assessment, with all that buyers and attackers type into it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CheckAnswer,
    CriterionSetting,
    Headline,
    Proof,
    Scenario,
    ScenarioId,
    Score,
    StrategySetting,
    Tender,
    TenderAsk,
    TenderStatus,
    Weighting,
)
from circular_assess.domain.catalogue import (
    HIGHEST_LEVEL,
    Criterion,
    CriterionId,
    Evidence,
    Figure,
    Grade,
    Instrument,
    InstrumentAdvice,
    InstrumentUse,
    Level,
    MarketBaseline,
    Strategy,
    Theme,
    WorkedExample,
)
from tests.lines import cost_lines, cost_settings, effects, material_lines, product_uses

HOSTILE_TEXTS = (
    "",
    " ",
    "=1+1",
    "@SUM(A1)",
    "<b>&amp;</b>",
    "$x_1$ \\alpha {braces} %s %(name)s",
    "'; DROP TABLE assessment; --",
    'say "so", it\'s\r\n\ttwo\nlines',
    "before\x00after",
    "\x1a0000 \x1a",
    "\N{GRINNING FACE} \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe \N{BYTE ORDER MARK}",
    "e\N{COMBINING ACUTE ACCENT} é ß 中文 Ελληνικά",
    "long " * 800,
)
# What no UTF-8 can hold: halves of an emoji, apart and side by side.
BROKEN_TEXTS = ("\ud83d", "\ude00 after", "\ud83d\ude00", "\x1ad83d\ud83d")

Texts = st.SearchStrategy[str]
Part = TypeVar("Part")
ScorePart = tuple[Score, float | None]

_IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True)


def texts() -> Texts:
    """Any text that can be written as UTF-8."""
    return st.sampled_from(HOSTILE_TEXTS) | st.text(max_size=20)


def broken_texts() -> Texts:
    """Any text that a Python string can hold."""
    return st.sampled_from(BROKEN_TEXTS) | texts()


def assessments(text: Texts | None = None, id_text: Texts | None = None) -> st.SearchStrategy[Assessment]:
    """Any valid assessment; all its texts are drawn from `text`, and its ids from `id_text`."""
    text = texts() if text is None else text
    id_text = _IDS if id_text is None else id_text
    return _assessments(
        id_text,
        text,
        _tenders(text),
        st.lists(_criterion_settings(text), min_size=1, max_size=4),
        st.lists(_scenarios(text), max_size=3),
        # What is scored is drawn as a share of what can be reached and fitted to the criterion afterwards.
        st.lists(st.none() | st.tuples(_scores(text), st.none() | st.floats(0, 1)), min_size=4, max_size=4),
    )


@st.composite
def _assessments(
    draw: st.DrawFn,
    id_text: Texts,
    text: Texts,
    tenders: st.SearchStrategy[Tender],
    criterion_settings: st.SearchStrategy[list[CriterionSetting]],
    scenario_parts: st.SearchStrategy[list[Scenario]],
    score_parts: st.SearchStrategy[list[ScorePart | None]],
) -> Assessment:
    settings, scenarios = draw(criterion_settings), draw(scenario_parts)
    ids = draw(st.lists(id_text, min_size=7, max_size=7, unique=True))
    criteria = [
        replace(setting, criterion=replace(setting.criterion, id=CriterionId(found)))
        for setting, found in zip(settings, ids, strict=False)
    ]
    # The first criterion counts, so that an evaluation is possible.
    criteria[0] = replace(criteria[0], is_in_use=True, weight=criteria[0].weight or 1.0)
    marks = draw(st.permutations(range(len(scenarios) + 1)))
    named = tuple(
        replace(
            scenario,
            id=ScenarioId(found),
            mark=mark,
            scores=_fitted([setting.criterion for setting in criteria], draw(score_parts)),
        )
        for scenario, found, mark in zip(scenarios, reversed(ids), marks, strict=False)
    )
    weights = draw(st.tuples(*[_weights()] * len(Strategy)))
    return Assessment(
        id=AssessmentId(draw(id_text)),
        tender=draw(tenders),
        headline=draw(st.sampled_from(Headline)),
        strategies=tuple(
            StrategySetting(strategy, weight or float(strategy is criteria[0].criterion.strategy), draw(text))
            for strategy, weight in zip(Strategy, weights, strict=True)
        ),
        criteria=tuple(criteria),
        scenarios=named,
        baseline_id=draw(st.sampled_from([scenario.id for scenario in named])) if named else None,
        next_mark=len(named) + 1,
        weighting=draw(st.sampled_from(Weighting)),
        cost=draw(cost_settings()),
        check_answers=draw(_check_answers(text, [None, *(scenario.id for scenario in named)])),
    )


def _check_answers(
    text: Texts, scenario_ids: Sequence[ScenarioId | None]
) -> st.SearchStrategy[tuple[CheckAnswer, ...]]:
    criterion_ids = st.none() | st.sampled_from((CriterionId("REU-01"), CriterionId("gone")))
    return _some(
        st.builds(CheckAnswer, text, st.sampled_from(scenario_ids), criterion_ids, text, text, st.booleans())
    )


def _fitted(criteria: Sequence[Criterion], parts: Sequence[ScorePart | None]) -> tuple[Score, ...]:
    scores = []
    for criterion, part in zip(criteria, parts, strict=False):
        if part is None:
            continue
        score, share = part
        reached = replace(score, criterion_id=criterion.id)
        lowest, highest = (criterion.lowest, criterion.highest) if criterion.has_value else (0, HIGHEST_LEVEL)
        if share is not None:
            found = _between(lowest, highest, share)
            reached = replace(reached, value=found) if criterion.has_value else replace(reached, level=found)
            if score.look_again:  # as good as any other half of the scores
                reached = replace(
                    reached,
                    range_low=_between(lowest, found, share),
                    range_high=_between(found, highest, share),
                )
        if reached != Score(criterion.id):
            scores.append(reached)
    return tuple(sorted(scores, key=lambda score: score.criterion_id))


def _between(lowest: float, highest: float, share: float) -> float:
    return min(max(lowest + share * (highest - lowest), lowest), highest)


def _tenders(text: Texts) -> st.SearchStrategy[Tender]:
    amounts = st.none() | st.floats(0, 1e9)
    return st.builds(
        Tender,
        title=text,
        theme=st.sampled_from(Theme),
        buyer=text,
        reference=text,
        cpv=text,
        description=text,
        functional_unit=text,
        quantity=amounts,
        quantity_unit=text,
        term_years=st.none() | st.floats(0, 100),
        term_note=text,
        estimated_value_eur=amounts,
        status=st.sampled_from(TenderStatus),
        price_share=st.none() | st.floats(0, 1),
        circular_share=st.none() | st.floats(0, 1),
        is_value_confidential=st.booleans(),
        is_description_confidential=st.booleans(),
        is_term_note_confidential=st.booleans(),
        procedure_id=text,
        notice_id=text,
    )


def _weights() -> st.SearchStrategy[float]:
    return st.just(0.0) | st.floats(0.01, 100)


def _criterion_settings(text: Texts) -> st.SearchStrategy[CriterionSetting]:
    criteria = _level_criteria(text) | _value_criteria(text)
    asks = st.builds(TenderAsk, st.none() | st.sampled_from(Instrument), text, text, text, text)
    return st.builds(
        CriterionSetting,
        criteria,
        weight=_weights(),
        is_in_use=st.booleans(),
        reason=text,
        ask=st.just(TenderAsk()) | asks,
    )


def _level_criteria(text: Texts) -> st.SearchStrategy[Criterion]:
    last = st.builds(Level, text=text, source=text, grade=st.sampled_from(Grade))
    levels = st.tuples(*map(st.just, map(Level, ("none", "some", "half", "most"))), last)
    return _criteria(text, levels, st.floats(0, HIGHEST_LEVEL))


def _value_criteria(text: Texts) -> st.SearchStrategy[Criterion]:
    no_levels: st.SearchStrategy[tuple[Level, ...]] = st.just(())
    return st.builds(
        _with_anchors,
        _criteria(
            text,
            no_levels,
            st.just(0.0),
            unit=text,
            unit_symbol=text,
            is_difference_to_baseline=st.booleans(),
        ),
        st.lists(st.integers(-40, 400), min_size=5, max_size=5, unique=True),
        is_falling=st.booleans(),
        market_share=st.floats(0, 1),
    )


def _with_anchors(
    criterion: Criterion, quarters: list[int], *, is_falling: bool, market_share: float
) -> Criterion:
    anchors = [quarter / 4 for quarter in sorted(quarters, reverse=is_falling)]
    lowest, highest = min(0.0, *anchors), max(0.0, *anchors)
    market = criterion.market_baseline
    if market is not None:
        market = replace(market, value=_between(lowest, highest, market_share))
    return replace(
        criterion,
        levels=tuple(Level(value=anchor) for anchor in anchors),
        lowest=lowest,
        highest=highest,
        market_baseline=market,
    )


def _criteria(
    text: Texts,
    levels: st.SearchStrategy[tuple[Level, ...]],
    market: st.SearchStrategy[float],
    **more: st.SearchStrategy[object],
) -> st.SearchStrategy[Criterion]:
    grades = st.sampled_from(Grade)
    baselines = st.builds(
        MarketBaseline, market, text, st.sampled_from(Theme), text, text, grades, st.booleans()
    )
    cases = st.builds(WorkedExample, text, text, market, st.sampled_from(Theme), text, grades, text)
    advice = st.builds(InstrumentAdvice, st.sampled_from(Instrument), st.sampled_from(InstrumentUse), text)
    return st.builds(
        Criterion,
        id=st.just(CriterionId("")),
        version=st.integers(1, 9),
        strategy=st.sampled_from(Strategy),
        name=text,
        short_name=text,
        question=text,
        why=text,
        weight=_weights(),
        levels=levels,
        is_core=st.booleans(),
        is_usual=st.booleans(),
        is_buyers_decision=st.booleans(),
        example=st.none() | cases,
        figures=_some(st.builds(Figure, text, text, grades, text)),
        instruments=_some(advice),
        market_baseline=st.none() | baselines,
        **more,
    )


def _scenarios(text: Texts) -> st.SearchStrategy[Scenario]:
    return st.builds(
        Scenario,
        st.just(ScenarioId("")),
        name=text,
        mark=st.just(0),
        description=text,
        cost_lines=_some(cost_lines(text)),
        period_years=st.none() | st.integers(1, 60),
        material_lines=_some(material_lines(text)),
        use=product_uses(text),
        effects=_some(effects(text)),
        knock_out=st.none() | text,
        is_name_confidential=st.booleans(),
        is_description_confidential=st.booleans(),
        is_knock_out_confidential=st.booleans(),
    )


def _scores(text: Texts) -> st.SearchStrategy[Score]:
    return st.builds(
        Score,
        st.just(CriterionId("")),
        evidence=st.sampled_from(Evidence),
        reason=text,
        proofs=_some(st.builds(Proof, text, text, text, st.booleans())),
        look_again=st.booleans(),
        is_illustrative=st.booleans(),
        is_reason_confidential=st.booleans(),
    )


def _some(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[tuple[Part, ...]]:
    return st.lists(parts, max_size=2).map(lambda found: tuple(found))
