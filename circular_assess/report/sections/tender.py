"""The tender as the buyer described it, and the ways of buying that are compared."""

from __future__ import annotations

from circular_assess.domain.assessment import Scenario
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.words import Part, Words
from circular_assess.report.sections.content import Content
from circular_assess.texts import NON_BREAKING_SPACE, TENDER_STATUS_NAMES


def tender_section(sheet: Sheet, content: Content) -> None:
    """All that is known of the tender, in full, then each scenario with its description."""
    texts = content.texts
    sheet.heading(texts.tr("Tender and scenarios"))
    sheet.heading(texts.tr("The tender"), 2)
    sheet.facts(_facts(content))
    description = content.assessment.tender.description.strip()
    if description:
        sheet.gap(2)
        sheet.text(description)
    sheet.heading(texts.tr("The scenarios"), 2)
    if not content.assessment.scenarios:
        sheet.text(texts.message("verdict_no_scenario", {}))
        return
    sheet.text(
        texts.tr("Each scenario is one way of buying. The others are compared with the baseline."),
        is_quiet=True,
    )
    for scenario in content.assessment.scenarios:
        _add_scenario(sheet, content, scenario)


def _add_scenario(sheet: Sheet, content: Content, scenario: Scenario) -> None:
    texts = content.texts
    name: Words = (Part(scenario.name, is_strong=True),)
    tags = content.tags(content.results.scenario(scenario.id))
    if tags:
        name = (*name, Part(f"  {tags}", is_quiet=True))
    sheet.need(14)
    sheet.gap(1.5)
    sheet.name(name, scenario.mark, Role.BODY)
    description = scenario.description.strip() or texts.tr("No description.")
    sheet.text(description, indent_mm=4.6, is_quiet=not scenario.description.strip())
    if scenario.knock_out is not None:
        label = Part(texts.tr("Not acceptable:") + " ", is_warning=True)
        reason = scenario.knock_out.strip()
        why = Part(reason or texts.tr("No reason given."), is_quiet=not reason)
        sheet.text((label, why), indent_mm=4.6)


def _facts(content: Content) -> list[tuple[str, Words]]:
    texts, tender = content.texts, content.assessment.tender
    quantity = value = ""
    if tender.quantity is not None:
        quantity = f"{texts.number(tender.quantity)}{NON_BREAKING_SPACE}{tender.quantity_unit}".strip()
    if tender.estimated_value_eur is not None:
        value = texts.tr("{amount:euro} without VAT", amount=tender.estimated_value_eur)
    facts = [
        (texts.tr("What is bought"), content.title),
        (texts.tr("Buyer"), tender.buyer),
        (texts.tr("Reference"), tender.reference),
        (texts.tr("Subject code (CPV)"), tender.cpv),
        (texts.tr("Theme"), texts.theme(tender.theme)),
        (texts.tr("Functional unit"), tender.functional_unit),
        (texts.tr("Quantity"), quantity),
        (texts.tr("Term"), content.term),
        *_if_given(texts.tr("Why this long"), tender.term_note),
        (texts.tr("Estimated value"), value),
        *_if_given(texts.tr("Price or cost in the award"), _share(content, tender.price_share)),
        *_if_given(texts.tr("Circularity in the award"), _share(content, tender.circular_share)),
        (texts.tr("Status"), texts.tr(TENDER_STATUS_NAMES[tender.status])),
    ]
    missing = (Part(texts.tr("not given"), is_quiet=True),)
    return [(label, words.strip() or missing) for label, words in facts]


def _if_given(label: str, words: str) -> list[tuple[str, str]]:
    """The fact, or nothing: it is not asked of every tender."""
    return [(label, words)] if words.strip() else []


def _share(content: Content, share: float | None) -> str:
    """What is planned to weigh so much, in per cent; empty where it is not given."""
    return "" if share is None else content.texts.tr("{share:percent} planned", share=share)
