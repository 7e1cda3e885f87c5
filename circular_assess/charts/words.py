"""What a figure shows, in words and numbers, for whoever cannot see it."""

from __future__ import annotations

from circular_assess.charts.choice import in_order
from circular_assess.charts.parts import headline_figure
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

LONGEST_NAME = 60


def radar_words(results: Results, texts: Texts) -> str:
    """The figure of every strategy for each scenario."""
    begin = texts.tr("Radar of the strategies, 0 at the centre and 100 at the rim.")
    return " ".join([begin, *(_strategies(results, texts, scenario) for scenario in in_order(results))])


def strategy_bars_words(results: Results, texts: Texts) -> str:
    """What each scenario claims and proves on every strategy."""
    sentences = [texts.tr("Bars of what is claimed and proven on each strategy, 0 to 100.")]
    for scenario in in_order(results):
        figures = [
            texts.tr(
                "{strategy} {claimed:points} claimed, {proven:points} proven",
                strategy=texts.strategy(strategy),
                claimed=found.figures.claimed,
                proven=found.figures.proven,
            )
            for strategy, found in scenario.strategies.items()
        ]
        sentences.append(_sentence(texts, scenario, "; ".join(figures)))
    return " ".join(sentences)


def heat_map_words(results: Results, texts: Texts) -> str:
    """How many criteria each scenario has at a high, a middle and a low level."""
    sentences = [texts.tr("Map of the levels 0 to 4 of all criteria.")]
    for scenario in in_order(results):
        levels = [found.level for found in scenario.criteria.values()]
        scored = [level for level in levels if level is not None]
        figures = texts.tr(
            "{high} criteria at level 3 or more, {low} below level 1, {open} not scored",
            high=sum(level >= 3 for level in scored),
            low=sum(level < 1 for level in scored),
            open=len(levels) - len(scored),
        )
        sentences.append(_sentence(texts, scenario, figures))
    return " ".join(sentences)


def _strategies(results: Results, texts: Texts, scenario: ScenarioResult) -> str:
    figures = [
        f"{texts.strategy(strategy)} {texts.points(headline_figure(found.figures, results.headline))}"
        for strategy, found in scenario.strategies.items()
    ]
    return _sentence(texts, scenario, "; ".join(figures))


def _sentence(texts: Texts, scenario: ScenarioResult, figures: str) -> str:
    name = " ".join(scenario.name.split())[:LONGEST_NAME]
    return texts.tr("{name}: {figures}.", name=name, figures=figures)
