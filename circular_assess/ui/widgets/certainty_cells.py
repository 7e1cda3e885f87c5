"""How sure the winner is, in tables: first places, weights and single scores that would change who leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.certainty import Certainty, of_hundred, printed_levels
from circular_assess.domain.lead_switches import LevelSwitch, WeightSwitch
from circular_assess.domain.results import Results
from circular_assess.texts import DASH, Texts
from circular_assess.ui.theme import STRATEGY_ICONS
from circular_assess.ui.widgets.cell_table import Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.comparison_words import short_name
from circular_assess.ui.widgets.score_words import percent
from circular_assess.ui.widgets.totals_cells import figure_head, head

MOST_CRITERIA, MOST_LEVELS = 6, 6

Cells = tuple[list[Column], list[list[Cell]]]


def first_place_cells(texts: Texts, results: Results, found: Certainty) -> Cells:
    """How often each scenario comes first, most often first."""
    columns = [
        Column(head(texts.tr("Scenario")), least=9, takes_rest=True),
        Column(figure_head(texts.tr("First in 100 weightings"))),
    ]
    by_share = sorted(found.first_share, key=lambda scenario: -found.first_share[scenario])
    rows = [
        [
            _scenario(results, scenario),
            Cell(texts.number(of_hundred(found.first_share[scenario]), decimals=0), is_right=True),
        ]
        for scenario in by_share
    ]
    return columns, rows


def strategy_weight_cells(texts: Texts, results: Results, found: Certainty) -> Cells:
    """Between which weights of each strategy the present leader stays ahead, and who leads beyond."""
    rows = []
    for strategy, (low, high) in found.strategy_intervals.items():
        name = Cell(texts.strategy(strategy), icon=(STRATEGY_ICONS[strategy.value], strategy.value))
        switches = [
            each for each in found.weight_switches if each.criterion_id is None and each.strategy is strategy
        ]
        now = results.strategy_weights[strategy]
        rows.append([name, *_interval(texts, results, now, (low, high), switches)])
    return _weight_columns(texts, texts.tr("Strategy")), rows


def criterion_weight_cells(texts: Texts, results: Results, found: Certainty) -> Cells:
    """The same for the criteria whose weight within their strategy could change the leader; a few."""
    criteria = dict.fromkeys(
        switch.criterion_id for switch in found.weight_switches if switch.criterion_id is not None
    )
    rows = []
    for criterion in list(criteria)[:MOST_CRITERIA]:
        in_use = results.criteria[criterion]
        strategy = in_use.criterion.strategy
        switches = [each for each in found.weight_switches if each.criterion_id == criterion]
        name = Cell(in_use.criterion.short_name, icon=(STRATEGY_ICONS[strategy.value], strategy.value))
        interval = found.criterion_intervals[criterion]
        rows.append([name, *_interval(texts, results, in_use.weight, interval, switches)])
    return _weight_columns(texts, texts.tr("Criterion, within its strategy")), rows


def level_cells(texts: Texts, results: Results, found: Certainty) -> Cells:
    """The single levels that would have to change least for another scenario to draw level; a few."""
    columns = [
        Column(head(texts.tr("Score of")), least=8, most=24),
        Column(head(texts.tr("Criterion")), least=8, most=26),
        Column(figure_head(texts.tr("Level now"))),
        Column(figure_head(texts.tr("Level needed"))),
        Column(head(texts.tr("Who catches up")), least=8, takes_rest=True),
    ]
    return columns, [_level_row(texts, results, each) for each in found.level_switches[:MOST_LEVELS]]


def _level_row(texts: Texts, results: Results, switch: LevelSwitch) -> list[Cell]:
    levels = (Cell(texts.number(level, decimals=2), is_right=True) for level in printed_levels(switch))
    return [
        _scenario(results, switch.scenario_id),
        Cell(results.criteria[switch.criterion_id].criterion.short_name),
        *levels,
        _scenario(results, switch.rival),
    ]


def _weight_columns(texts: Texts, what: str) -> list[Column]:
    return [
        Column(head(what), least=13, most=30),
        Column(figure_head(texts.tr("Weight now"))),
        Column(figure_head(texts.tr("Leads from"))),
        Column(figure_head(texts.tr("to"))),
        Column(head(texts.tr("Who leads beyond")), least=13, takes_rest=True),
    ]


def _interval(
    texts: Texts,
    results: Results,
    now: float,
    interval: tuple[float, float],
    switches: Sequence[WeightSwitch],
) -> list[Cell]:
    shares = [Cell(percent(texts, share), is_right=True) for share in (now, *interval)]
    parts = [_beyond(texts, results, switch) for switch in sorted(switches, key=lambda each: each.share)]
    if not parts:
        return [*shares, Cell(DASH, tone="text2", spoken=texts.tr("nobody else"))]
    return [*shares, Cell(" · ".join(parts))]


def _beyond(texts: Texts, results: Results, switch: WeightSwitch) -> str:
    names = _names(results, switch.leaders)
    if switch.is_above:
        return texts.tr("above: {names:list}", names=names)
    return texts.tr("below: {names:list}", names=names)


def _names(results: Results, scenarios: Iterable[ScenarioId]) -> tuple[str, ...]:
    return tuple(short_name(results.scenario(scenario).name) for scenario in scenarios)


def _scenario(results: Results, scenario_id: ScenarioId) -> Cell:
    scenario = results.scenario(scenario_id)
    return Cell(scenario.name, mark=scenario.mark)
