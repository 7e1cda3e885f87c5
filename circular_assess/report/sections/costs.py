"""What each way of buying costs over its period, how that was counted, and when one gets cheaper."""

from __future__ import annotations

from circular_assess.charts.cost_figures import (
    break_even_words,
    break_evens,
    compared_cost_eur,
    cost_of,
    has_cost_charts,
    is_by_year,
    priced,
    short,
)
from circular_assess.domain.cost_comparison import BreakEvenFee, cost_notes, fee_to_break_even
from circular_assess.domain.cost_results import period_of
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import Part, Words, shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cost_line_tables import add_cost_lines, rate_words
from circular_assess.report.sections.cost_pictures import add_cost_pictures
from circular_assess.texts import DASH, RATE_KIND_NAMES, RESIDUAL_RULE_NAMES, VAT_NAMES

_MOST_PAIRED = 3
_SAME_EUR = 0.005


def costs_section(sheet: Sheet, content: Content) -> None:
    """Results, how they were counted, figures with their tables, break-even, and all lines; or nothing."""
    texts = content.texts
    if not any(scenario.cost_lines for scenario in content.assessment.scenarios):
        return
    sheet.heading(texts.tr("Cost"))
    if lead := _lead(content):
        sheet.text(lead, Role.LEAD)
    sheet.text(texts.tr("Cost is a figure of its own: it is no part of the circularity score."))
    costs = {scenario.id: scenario.cost for scenario in content.results.scenarios}
    for note in cost_notes(content.assessment, costs):
        sheet.text(content.sentence(note))
    sheet.heading(texts.tr("What it costs"), 2)
    _add_results(sheet, content)
    sheet.heading(texts.tr("How it is counted"), 2)
    sheet.facts(_facts(content))
    if has_cost_charts(content.results):
        add_cost_pictures(sheet, content)
    if len(priced(content.results)) > 1:
        _add_break_even(sheet, content)
    add_cost_lines(sheet, content)


def _lead(content: Content) -> str:
    """Who costs least; of those that are acceptable, if any is."""
    texts, by_year = content.texts, is_by_year(content.results)
    known = priced(content.results)
    known = tuple(scenario for scenario in known if scenario.knock_out is None) or known
    if len(known) < 2:
        return ""
    costs = [compared_cost_eur(cost_of(scenario), by_year=by_year) for scenario in known]
    least = min(costs)
    names = [
        short(scenario.name) for scenario, cost in zip(known, costs, strict=True) if cost - least < _SAME_EUR
    ]
    if len(names) == len(known):
        return ""
    if by_year:
        return texts.tr("Lowest equivalent annual cost: {names:list}, {cost:euro}.", names=names, cost=least)
    return texts.tr("Lowest net present cost: {names:list}, {cost:euro}.", names=names, cost=least)


def _add_results(sheet: Sheet, content: Content) -> None:
    texts, tender = content.texts, content.assessment.tender
    columns = (
        Column(texts.tr("Scenario"), 56),
        Column(texts.tr("Years counted"), 18, is_right=True),
        Column(texts.tr("Net present cost"), 32, is_right=True),
        Column(texts.tr("Equivalent annual cost"), 32, is_right=True),
        Column(texts.tr("Per unit and year"), is_right=True),
    )
    sheet.table(columns, [_result_row(content, scenario) for scenario in content.scenarios], padding=4.0)
    sheet.gap(1)
    if tender.functional_unit.strip() and tender.quantity:
        words = texts.tr(
            "Per unit: for each of {quantity}. One unit is: {unit}.",
            quantity=f"{texts.number(tender.quantity)} {shortened(tender.quantity_unit, 40)}".strip(),
            unit=shortened(tender.functional_unit, 160),
        )
        sheet.text(words, Role.SMALL, is_quiet=True)


def _result_row(content: Content, scenario: ScenarioResult) -> list[Cell]:
    texts, cost = content.texts, scenario.cost
    name = Name(scenario.name, scenario.mark, content.tags(scenario))
    if cost is None or cost.net_present_cost_eur is None:
        years = DASH if cost is None else texts.number(cost.period_years)
        return [name, years, (Part(texts.tr("not known"), is_quiet=True),), DASH, DASH]
    annual, per_unit = cost.equivalent_annual_cost_eur, cost.per_functional_unit_year_eur
    by_year = is_by_year(content.results)
    present = texts.euro(cost.net_present_cost_eur)
    yearly = DASH if annual is None else texts.euro(annual)
    return [
        name,
        texts.number(cost.period_years),
        present if by_year else strong(present),
        strong(yearly) if by_year else yearly,
        DASH if per_unit is None else texts.euro(per_unit, decimals=2),
    ]


def _facts(content: Content) -> list[tuple[str, Words]]:
    texts, settings = content.texts, content.assessment.cost
    missing = (Part(texts.tr("not given"), is_quiet=True),)
    vat: Words = missing if settings.vat is None else texts.tr(VAT_NAMES[settings.vat])
    rule = texts.tr(RESIDUAL_RULE_NAMES[settings.residual_rule])
    return [
        (texts.tr("VAT"), vat),
        (texts.tr("Discount rate"), _rates(content) or missing),
        (texts.tr("Kind of rate"), texts.tr(RATE_KIND_NAMES[settings.rate_kind])),
        (texts.tr("Period"), _periods(content) or missing),
        (texts.tr("Residual value"), rule),
    ]


def _rates(content: Content) -> str:
    """The rate, or the steps of a schedule; empty if none is given."""
    texts, settings = content.texts, content.assessment.cost
    if settings.rate_steps:
        steps = [
            texts.tr(
                "{rate} up to year {year:number}", rate=rate_words(texts, step.rate), year=step.through_year
            )
            for step in settings.rate_steps
        ]
        return ", ".join(steps)
    if settings.discount_rate is None:
        return ""
    return texts.tr("{rate} a year", rate=rate_words(texts, settings.discount_rate))


def _periods(content: Content) -> str:
    """The years that are counted, each number once with who has it if there are several."""
    texts = content.texts
    names: dict[int, list[str]] = {}
    for scenario in content.assessment.scenarios:
        years = period_of(content.assessment, scenario)
        if years is not None and scenario.cost_lines:
            names.setdefault(years, []).append(short(scenario.name))
    if len(names) == 1:
        return texts.plural("{count} year", "{count} years", next(iter(names)))
    return "\n".join(
        texts.plural("{count} year: {names:list}", "{count} years: {names:list}", years, names=named)
        for years, named in sorted(names.items())
    )


def _add_break_even(sheet: Sheet, content: Content) -> None:
    texts = content.texts
    with sheet.together():
        sheet.heading(texts.tr("Break-even"), 2)
        found = break_evens(content.results)
        for break_even in found:
            sheet.text(break_even_words(break_even, texts))
        if is_by_year(content.results):
            sheet.text(texts.tr("Scenarios with different periods have no break-even year."))
        elif not found:
            sheet.text(texts.tr("In no year does one scenario become cheaper than another for good."))
        for words in _fee_words(content):
            sheet.text(words)


def _fee_words(content: Content) -> list[str]:
    """At which fee a service costs as much as the others, or as the baseline where there are many."""
    known = priced(content.results)
    sentences = []
    for scenario in known:
        others = [other for other in known if other is not scenario]
        if len(known) > _MOST_PAIRED:
            others = [other for other in others if other.is_baseline] or others[:1]
        for other in others:
            fee = fee_to_break_even(scenario.cost, other.cost)
            if fee is not None:
                sentences.append(_fee_sentence(content, fee, scenario, other))
    return sentences


def _fee_sentence(
    content: Content, fee: BreakEvenFee, scenario: ScenarioResult, other: ScenarioResult
) -> str:
    texts = content.texts
    names = {"name": short(scenario.name), "other": short(other.name)}
    if fee.in_arrears_eur < 0:
        return texts.tr("Even without a fee {name} costs more than {other}.", **names)
    values = {"arrears": fee.in_arrears_eur, "advance": fee.in_advance_eur, **names}
    if fee.by_annual_cost:
        return texts.tr(
            "By equivalent annual cost, {name} costs as much as {other} at an equal fee of {arrears:euro} "
            "a year, paid at the end of each year, or {advance:euro} paid at its start.",
            **values,
        )
    return texts.tr(
        "{name} costs as much as {other} at an equal fee of {arrears:euro} a year, paid at the end of each "
        "year, or {advance:euro} paid at its start.",
        **values,
    )
