"""The cover: what is bought, the verdict, the facts, what the report is not; and what runs on all pages."""

from __future__ import annotations

from circular_assess.domain.editions import Edition
from circular_assess.report.layout.pages import Running
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.words import Words, shortened
from circular_assess.report.metadata import About
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.house import add_house, foot_of_house
from circular_assess.report.sections.three_figures import add_three_figures, has_three_figures
from circular_assess.texts import NON_BREAKING_SPACE, TENDER_STATUS_NAMES, Texts

PROGRAM = "Circular Assess"
MOST_REASONS = 2
_NOTICE_MM = 17.0
_HOUSE_MM, _LEAST_UNDER_HOUSE_MM = 38.0, 6.0


def cover_section(sheet: Sheet, content: Content) -> None:
    """One page; long texts are cut here and stand in full in the section on the tender."""
    texts = content.texts
    # The page begins 9 mm under the margin, where later pages have their running head.
    sheet.gap(max(_HOUSE_MM - add_house(sheet, content), _LEAST_UNDER_HOUSE_MM))
    sheet.text(texts.tr("Circular assessment"), Role.COVER_KIND)
    sheet.title(content.title)
    if content.scenarios:
        sheet.text(_subtitle(content), Role.LEAD, is_quiet=True)
    has_figures = has_three_figures(content)
    sheet.gap(10 if has_figures else 13)
    sheet.verdict(content.verdict)
    sheet.gap(8 if has_figures else 13)
    sheet.facts(_facts(content))
    if has_figures:
        sheet.gap(4)
        with sheet.if_room(_NOTICE_MM):
            add_three_figures(sheet, content, is_cover=True)
        sheet.gap(3)
    else:
        sheet.gap(11)
    if content.is_illustrative:
        sheet.text(illustrative_words(texts), Role.SMALL, is_quiet=True)
    sheet.text(notice_words(texts), Role.SMALL, is_quiet=True)


def running(content: Content) -> Running:
    """The head and the foot of the pages, and what the file says about itself."""
    texts, tender = content.texts, content.assessment.tender
    foot = [texts.tr("Circular assessment"), shortened(tender.reference, 40)]
    if content.options.edition is Edition.PUBLIC:
        foot.append(texts.tr("public edition"))
    if content.is_illustrative:
        foot.append(texts.tr("with illustrative figures"))
    return Running(
        title=shortened(content.title, 200),
        author=shortened(tender.buyer, 200),
        subject=texts.tr("Circular assessment"),
        creator=PROGRAM,
        language=texts.language,
        head_left=shortened(content.title, 75),
        head_right=texts.tr(TENDER_STATUS_NAMES[tender.status]),
        foot_left=" · ".join(part for part in foot if part),
        moment=content.moment,
        foot_house=foot_of_house(content),
    )


def about(content: Content) -> About:
    """What the file says about itself."""
    texts, tender = content.texts, content.assessment.tender
    return About(
        title=shortened(content.title, 200),
        author=shortened(tender.buyer, 200),
        subject=texts.tr("Circular assessment"),
        creator=PROGRAM,
        language=texts.language,
        moment=content.moment,
    )


def contents_section(sheet: Sheet, content: Content) -> None:
    """The list of sections with their pages."""
    sheet.text(content.texts.tr("Contents"), Role.HEADING_1)
    sheet.contents()


def _subtitle(content: Content) -> str:
    """How many ways of buying are compared, for how much and how long where that is known."""
    texts, tender = content.texts, content.assessment.tender
    ways = texts.plural("{count} way of buying", "{count} ways of buying", len(content.scenarios))
    quantity = ""
    if tender.quantity is not None and tender.quantity_unit.strip():
        number = texts.number(tender.quantity)
        quantity = f"{number}{NON_BREAKING_SPACE}{shortened(tender.quantity_unit, 40)}"
    years = content.term if tender.term_years else ""
    if quantity and years:
        return texts.tr("{ways}, for {quantity} over {years}", ways=ways, quantity=quantity, years=years)
    if quantity:
        return texts.tr("{ways}, for {quantity}", ways=ways, quantity=quantity)
    return texts.tr("{ways}, over {years}", ways=ways, years=years) if years else ways


def _facts(content: Content) -> list[tuple[str, Words]]:
    texts, tender, results = content.texts, content.assessment.tender, content.results
    scored = texts.tr(
        "{finished} of {all} criteria for every scenario, {coverage:percent} of the weight",
        finished=results.finished,
        all=len(results.criteria),
        coverage=results.coverage,
    )
    facts = [
        (texts.tr("Reference"), shortened(tender.reference)),
        (texts.tr("Subject code (CPV)"), shortened(tender.cpv)),
        (texts.tr("Theme"), texts.theme(tender.theme)),
        (texts.tr("Scored"), scored if content.scenarios else ""),
        (texts.tr("Not acceptable"), _knocked_out(content)),
        (texts.tr("Status"), texts.tr(TENDER_STATUS_NAMES[tender.status])),
        (texts.tr("Edition"), edition_words(content)),
        (texts.tr("Prepared"), texts.day(content.moment.date())),
    ]
    return [(label, words) for label, words in facts if words]


def edition_words(content: Content) -> str:
    """What a public edition leaves out; nothing is said of the usual one."""
    if content.options.edition is Edition.INTERNAL:
        return ""
    if not content.options.has_data:
        return content.texts.tr("Public: what is confidential is left out")
    return content.texts.tr("Public: what is confidential is left out, here and in the data inside")


def _knocked_out(content: Content) -> str:
    """The scenarios that are out of the ranking; their reasons as well where there are few."""
    texts = content.texts
    out = [scenario for scenario in content.scenarios if scenario.knock_out is not None]
    if len(out) > MOST_REASONS:
        return texts.names([shortened(scenario.name, 44) for scenario in out])
    lines = []
    for scenario in out:
        name, reason = shortened(scenario.name, 50), shortened(scenario.knock_out or "", 110)
        lines.append(texts.tr("{name}: {reason}", name=name, reason=reason) if reason else name)
    return "\n".join(lines)


def illustrative_words(texts: Texts) -> str:
    """That some figures were neither published nor checked."""
    return texts.tr("Some figures are illustrative: nobody has published or checked them. They are marked.")


def notice_words(texts: Texts) -> str:
    """What a report is, and what it is not."""
    aid = texts.tr("This is a preparation aid: it compares ways of buying before publication.")
    return f"{aid}\n{texts.tr('It is no award method, no legal advice and no certificate.')}"
