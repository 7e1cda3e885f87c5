"""How sure the winner is: weak proof, other weightings, and what would have to change."""

from __future__ import annotations

from math import fsum

from circular_assess.domain.comparison import weak_proof
from circular_assess.domain.lead_switches import LevelSwitch, WeightSwitch
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import Part, shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.texts import DASH

MOST_WEAK = 2
MOST_SWITCHES = 6
NAME_LENGTH = 44
_ALL, _NONE = 1.0 - 1e-9, 1e-9


def certainty_section(sheet: Sheet, content: Content) -> None:
    """What rests on weak proof or is missing and, where there is a verdict, what it hangs on."""
    texts, found = content.texts, content.certainty
    if not content.scenarios or not content.results.criteria:
        return
    sheet.heading(texts.tr("How sure"))
    for place, message in enumerate(found.messages):
        sheet.text(content.sentence(message), Role.BODY if place else Role.LEAD)
    sheet.heading(texts.tr("Proof and scoring"), 2)
    _add_proof(sheet, content)
    if found.first_share:
        with sheet.together():
            sheet.heading(texts.tr("First places"), 2)
            _add_first_places(sheet, content)
        with sheet.together():
            sheet.heading(texts.tr("Weights of the strategies"), 2)
            _add_strategies(sheet, content)
        _add_switches(sheet, content)


def _add_proof(sheet: Sheet, content: Content) -> None:
    texts, results = content.texts, content.results
    weak = [words for scenario in content.scenarios if (words := _weak_words(content, scenario))]
    for words in weak:
        sheet.text(words)
    if not weak:
        sheet.text(texts.tr("All that is claimed is proven."))
    unfinished = len(results.criteria) - results.finished
    if unfinished:
        sheet.text(
            texts.plural(
                "{count} criterion is not scored for every scenario; where it is not, it counts 0.",
                "{count} criteria are not scored for every scenario; where they are not, they count 0.",
                unfinished,
            )
        )


def _weak_words(content: Content, scenario: ScenarioResult) -> str:
    """How many points rest on weak proof, and the criteria with most of them."""
    texts = content.texts
    found = weak_proof(scenario.criteria)
    if not found:
        return ""
    largest = [
        texts.tr(
            "{criterion} ({points:points})",
            criterion=content.results.criteria[cause.criterion_id].criterion.short_name,
            points=cause.points,
        )
        for cause in found[:MOST_WEAK]
    ]
    values = {
        "points": fsum(cause.points for cause in found),
        "name": shortened(scenario.name, NAME_LENGTH),
        "largest": largest,
    }
    if len(found) <= MOST_WEAK:
        return texts.tr(
            "{points:points} points of {name} rest on proof that is too weak: {largest:list}.", **values
        )
    return texts.tr(
        "{points:points} points of {name} rest on proof that is too weak; most of them on {largest:list}.",
        **values,
    )


def _add_first_places(sheet: Sheet, content: Content) -> None:
    texts, found = content.texts, content.certainty
    columns = (
        Column(texts.tr("Scenario"), 100),
        Column(texts.tr("First in so many plausible weightings"), is_right=True),
    )
    rows: list[list[Cell]] = []
    for scenario in content.scenarios:
        if scenario.id in found.first_share:
            share = texts.percent(found.first_share[scenario.id], decimals=1)
            rows.append([Name(scenario.name, scenario.mark, content.tags(scenario)), strong(share)])
    sheet.table(columns, rows, padding=3.4)


def _add_strategies(sheet: Sheet, content: Content) -> None:
    """Between which weights of each strategy the leader stays first, the others keeping their ratio."""
    texts, results, found = content.texts, content.results, content.certainty
    leader = results.scenario(found.leaders[0])
    sheet.text(
        texts.tr(
            "Between these weights {name} stays first, while the other strategies keep their ratio.",
            name=shortened(leader.name),
        ),
        is_quiet=True,
    )
    columns = (
        Column(texts.tr("Strategy"), 70),
        Column(texts.tr("Weight"), 30, is_right=True),
        Column(texts.tr("From"), 30, is_right=True),
        Column(texts.tr("To"), is_right=True),
    )
    rows: list[list[Cell]] = []
    for strategy, (low, high) in found.strategy_intervals.items():
        ends = [texts.percent(end, decimals=1) for end in (low, high)]
        weight = texts.percent(results.strategy_weights[strategy], decimals=1)
        rows.append([texts.strategy(strategy), weight, *map(strong, ends)])
    sheet.table(columns, rows, padding=3.4)


def _add_switches(sheet: Sheet, content: Content) -> None:
    """The least changes after which another scenario leads: of a criterion's weight, and of one level."""
    texts, found = content.texts, content.certainty
    weights = [switch for switch in found.weight_switches if switch.criterion_id is not None]
    columns = (
        Column(texts.tr("Criterion"), 66),
        Column(texts.tr("Then first")),
        Column(texts.tr("Now"), 20, is_right=True),
        Column(texts.tr("Changes at"), 28, is_right=True),
    )
    if weights:
        with sheet.together():
            sheet.heading(texts.tr("Weights of single criteria"), 2)
            words = texts.tr("The weight of a criterion within its strategy; the least changes first.")
            sheet.text(words, is_quiet=True)
            rows = [_weight_row(content, switch) for switch in weights[:MOST_SWITCHES]]
            sheet.table(columns, rows, padding=3.0)
    if found.level_switches:
        with sheet.together():
            sheet.heading(texts.tr("Single scores"), 2)
            words = texts.tr("One level that would have to change by itself; the least changes first.")
            sheet.text(words, is_quiet=True)
            rows = [_level_row(content, switch) for switch in found.level_switches[:MOST_SWITCHES]]
            whose = Column(texts.tr("Whose level"))
            sheet.table((columns[0], whose, *columns[2:]), rows, padding=3.0)


def _weight_row(content: Content, switch: WeightSwitch) -> list[Cell]:
    texts, results = content.texts, content.results
    name = "" if switch.criterion_id is None else results.criteria[switch.criterion_id].criterion.short_name
    leaders = [shortened(results.scenario(leader).name, NAME_LENGTH) for leader in switch.leaders]
    share = texts.percent(switch.share, decimals=1)
    over = (
        texts.tr("over {share}", share=share) if switch.is_above else texts.tr("under {share}", share=share)
    )
    return [
        (Part(name), Part(f"  {texts.strategy(switch.strategy)}", is_quiet=True)),
        texts.names(leaders) or DASH,
        texts.percent(switch.present, decimals=1),
        strong(over),
    ]


def _level_row(content: Content, switch: LevelSwitch) -> list[Cell]:
    texts, results = content.texts, content.results
    scenario = results.scenario(switch.scenario_id)
    return [
        results.criteria[switch.criterion_id].criterion.short_name,
        Name(scenario.name, scenario.mark, is_strong=False),
        texts.number(switch.present, decimals=2),
        strong(texts.number(switch.level, decimals=2)),
    ]
