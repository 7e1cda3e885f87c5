"""The results of an assessment as text in columns, to be read in a console."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from circular_assess.commands.outcome import one_line
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.certainty import Certainty
from circular_assess.domain.cost_comparison import cost_notes
from circular_assess.domain.cost_lines import Vat
from circular_assess.domain.messages import Message
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, Texts, mark_for_translation

_ = mark_for_translation

HEADINGS = (_("Scenario"), _("Rank"), _("Claimed"), _("Proven"), _("From"), _("To"), _("Scored"))
CENTS = 2

Rows = list[list[str]]


def table(assessment: Assessment, results: Results, texts: Texts, certainty: Certainty | None = None) -> str:
    """The verdict, the totals with what stands beside them, and the claimed score of each strategy."""
    title = f"{assessment.tender.title} ({texts.theme(assessment.tender.theme)})"
    blocks = [[one_line(title)], [" ".join(_sentences(results.verdict, texts))]]
    if results.scenarios:
        costs = {scenario.id: scenario.cost for scenario in results.scenarios}
        notes = [*_vat(assessment, results, texts), *_sentences(cost_notes(assessment, costs), texts)]
        blocks.append(_columns(_totals(results, texts)) + _knocked_out(results, texts) + notes)
        blocks.append(_columns(_strategies(results, texts)))
    if certainty is not None and certainty.messages:
        blocks.append(_sentences(certainty.messages, texts))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _totals(results: Results, texts: Texts) -> Rows:
    rows = [[texts.tr(heading) for heading in HEADINGS]]
    for scenario in results.scenarios:
        total = scenario.total
        name = texts.tr(_("{name} (baseline)"), name=scenario.name) if scenario.is_baseline else scenario.name
        points = (texts.points(number) for number in (total.claimed, total.proven, total.low, total.high))
        rank = DASH if scenario.rank is None else str(scenario.rank)
        rows.append([name, rank, *points, texts.percent(total.coverage)])
    for heading, figure, word in _beside(texts):
        figures = [figure(scenario) for scenario in results.scenarios]
        if any(number is not None for number in figures):
            rows[0].append(texts.tr(heading))
            for row, number in zip(rows[1:], figures, strict=True):
                row.append(DASH if number is None else word(number))
    return rows


def _beside(
    texts: Texts,
) -> tuple[tuple[str, Callable[[ScenarioResult], float | None], Callable[[float], str]], ...]:
    """Heading, figure and words of what stands beside the score and never counts in it."""
    return (
        (_("Net present cost"), lambda each: each.cost and each.cost.net_present_cost_eur, texts.euro),
        (
            _("Equivalent annual cost"),
            lambda each: each.cost and each.cost.equivalent_annual_cost_eur,
            texts.euro,
        ),
        (
            _("Material circularity"),
            lambda each: each.material_circularity and each.material_circularity.indicator,
            lambda indicator: texts.number(indicator, decimals=CENTS),
        ),
    )


def _vat(assessment: Assessment, results: Results, texts: Texts) -> list[str]:
    """Whether the costs are with VAT, where there are any and it was said."""
    has_costs = any(each.cost and each.cost.net_present_cost_eur is not None for each in results.scenarios)
    if not has_costs or assessment.cost.vat is None:
        return []
    is_without = assessment.cost.vat is Vat.EXCLUDED
    return [texts.tr(_("Costs are without VAT.")) if is_without else texts.tr(_("Costs are with VAT."))]


def _strategies(results: Results, texts: Texts) -> Rows:
    rows = [[texts.tr(_("Claimed by strategy")), texts.tr(_("Weight"))]]
    rows[0] += [scenario.name for scenario in results.scenarios]
    for strategy, weight in results.strategy_weights.items():
        figures = [scenario.strategies[strategy].figures for scenario in results.scenarios]
        points = (texts.points(each.claimed) for each in figures)
        rows.append([texts.strategy(strategy), texts.percent(weight), *points])
    return rows


def _knocked_out(results: Results, texts: Texts) -> list[str]:
    """A line for each scenario that is not acceptable, with the reason."""
    lines = []
    for scenario in results.scenarios:
        reason = scenario.knock_out
        if reason is not None and reason.strip():
            lines.append(texts.tr(_("{name}, not acceptable: {reason}"), name=scenario.name, reason=reason))
        elif reason is not None:
            lines.append(texts.tr(_("{name}, not acceptable"), name=scenario.name))
    return [one_line(line) for line in lines]


def _sentences(messages: Iterable[Message], texts: Texts) -> list[str]:
    return [one_line(texts.message(message.key, message.values)) for message in messages]


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their columns under each other: the first to the left, the others to the right."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in clean
    ]
