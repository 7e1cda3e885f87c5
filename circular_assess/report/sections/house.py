"""Whose report it is: the logo and the organisation at the top of a page, and the line at the foot."""

from __future__ import annotations

from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import WIDTH, Role
from circular_assess.report.layout.words import fitted, shortened, strong
from circular_assess.report.logo import logo_on_paper
from circular_assess.report.sections.content import Content

_LINE_MM, _UNDER_LOGO_MM = 7.8, 3.5
_LONGEST = 140


def add_house(sheet: Sheet, content: Content, most_lines: int = 2) -> float:
    """Logo, organisation and buyer, each where it is known; how much height they take, in mm."""
    used = 0.0
    logo = content.options.branding.logo
    if logo is not None:
        chart, width_mm, height_mm = logo_on_paper(logo)
        sheet.picture(chart, width_mm, height_mm, shortened(logo.words, 300))
        sheet.gap(_UNDER_LOGO_MM)
        used += height_mm + _UNDER_LOGO_MM
    for name in house_names(content):
        sheet.text(strong(fitted(shortened(name, _LONGEST), WIDTH, most_lines, Role.LEAD)), Role.LEAD)
        used += _LINE_MM
    return used


def house_names(content: Content) -> list[str]:
    """The organisation and the buyer; once if they are the same."""
    names = (content.options.branding.organisation, content.assessment.tender.buyer)
    told = {" ".join(name.split()).casefold(): name for name in names}
    return [name for key, name in told.items() if key]


def foot_of_house(content: Content) -> str:
    """The organisation and the footer line of the house, on one line."""
    branding = content.options.branding
    parts = (shortened(branding.organisation, _LONGEST), shortened(branding.footer, _LONGEST))
    told = " · ".join(part for part in parts if part)
    return fitted(told, WIDTH, 1, Role.SMALL) if told else ""
