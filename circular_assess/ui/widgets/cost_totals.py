"""What all scenarios cost, side by side: present, a year, per functional unit, and when a fee breaks even."""

from __future__ import annotations

from collections.abc import Callable

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.cost_comparison import BreakEvenFee, fee_to_break_even
from circular_assess.domain.cost_lines import CostKind, Paid
from circular_assess.domain.cost_results import CostResult
from circular_assess.domain.results import Results
from circular_assess.texts import DASH, Texts
from circular_assess.ui.widgets.cell_table import Column
from circular_assess.ui.widgets.cells import Cell, one_line
from circular_assess.ui.widgets.wrapped_label import shortened

LEAST_EM, MOST_EM, LABEL_EM = 6.0, 13.0, 17.0


def totals_columns(texts: Texts, results: Results) -> list[Column]:
    """A column for the names of the figures, and one a scenario."""
    first = Column(Cell(texts.tr("Costs"), role="small", tone="text2", is_bold=True), most=LABEL_EM)
    return [
        first,
        *(
            Column(
                Cell(one_line(each.name), role="small", mark=each.mark, is_bold=True),
                least=LEAST_EM,
                most=MOST_EM,
            )
            for each in results.scenarios
        ),
    ]


def totals_rows(texts: Texts, assessment: Assessment, results: Results) -> list[list[Cell]]:
    """Net present cost, equivalent annual cost, and the cost of a functional unit a year."""
    tr = texts.tr
    rows: list[tuple[str, Callable[[CostResult], float | None], bool]] = [
        (tr("Net present cost"), lambda cost: cost.net_present_cost_eur, False),
        (tr("Equivalent annual cost"), lambda cost: cost.equivalent_annual_cost_eur, True),
    ]
    if assessment.tender.quantity:
        label = tr("Per functional unit and year")
        rows.append((label, lambda cost: cost.per_functional_unit_year_eur, False))
    return [
        [
            Cell(label, is_bold=is_bold),
            *(_figure(texts, each.name, label, each.cost, pick, is_bold) for each in results.scenarios),
        ]
        for label, pick, is_bold in rows
    ]


def _figure(
    texts: Texts,
    name: str,
    label: str,
    cost: CostResult | None,
    pick: Callable[[CostResult], float | None],
    is_bold: bool,
) -> Cell:
    amount = None if cost is None else pick(cost)
    words = DASH if amount is None else texts.euro(amount, decimals=0 if abs(amount) >= 100 else 2)
    said = texts.tr("{scenario}, {figure}: {amount}", scenario=name[:200], figure=label, amount=words)
    return Cell(words, is_bold=is_bold, spoken=said)


def fee_sentences(
    texts: Texts, assessment: Assessment, results: Results, scenario_id: ScenarioId
) -> list[str]:
    """At which fee a scenario costs as much as each other one; nothing if it has no fee or no cost."""
    own = results.scenario(scenario_id).cost
    fees = [line for line in assessment.scenario(scenario_id).cost_lines if line.kind is CostKind.SERVICE_FEE]
    in_advance = bool(fees) and all(line.paid is Paid.ADVANCE for line in fees)
    sentences = []
    for other in results.scenarios:
        fee = fee_to_break_even(own, other.cost) if other.id != scenario_id else None
        if fee is not None:
            sentences.append(_fee_sentence(texts, other.name, fee, in_advance=in_advance))
    return sentences


def _fee_sentence(texts: Texts, name: str, fee: BreakEvenFee, *, in_advance: bool) -> str:
    tr = texts.tr
    amount = fee.in_advance_eur if in_advance else fee.in_arrears_eur
    values = {"scenario": shortened(name), "fee": amount}
    if amount < 0:
        return tr("{scenario} is cheaper even without any fee.", **values)
    if in_advance:
        said = tr("The fee breaks even with {scenario} at {fee:euro} a year, paid in advance.", **values)
    else:
        said = tr("The fee breaks even with {scenario} at {fee:euro} a year.", **values)
    return said
