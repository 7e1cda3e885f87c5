"""The head and the foot of the pages of a Word document, and what the file says about itself."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from circular_assess.exchange.plain_text import as_xml_text
from circular_assess.exchange.word_pages.elements import (
    TWIPS_PER_MM,
    add_field,
    add_words,
    added,
    paragraph,
    paragraph_properties,
)
from circular_assess.report.layout.pages import Running
from circular_assess.report.layout.styles import WIDTH_MM
from circular_assess.report.layout.words import Part
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Footer, _Header

# Stand for the two fields while the sentence around them is worded.
_PAGE, _PAGES = "\ue000", "\ue001"
LONGEST_PROPERTY = 250


def set_running(document: Document, running: Running, texts: Texts, *, has_cover: bool) -> None:
    """The title over all pages but the cover, and the number of the page under all of them."""
    section = document.sections[0]
    section.different_first_page_header_footer = has_cover
    _fill(section.header, [_two_sides(running.head_left, running.head_right)])
    foot = [paragraph(running.foot_house, "Footer")] if running.foot_house else []
    for footer in (section.footer, section.first_page_footer) if has_cover else (section.footer,):
        _fill(footer, [_numbered(running.foot_left, texts), *foot])
        foot = [paragraph(running.foot_house, "Footer")] if running.foot_house else []
    if has_cover:
        _fill(section.first_page_header, [paragraph("", "Header")])


def set_properties(document: Document, running: Running) -> None:
    """Title, author, subject and dates of the file."""
    properties = document.core_properties
    properties.title = as_xml_text(running.title)[:LONGEST_PROPERTY]
    properties.author = as_xml_text(running.author or running.creator)[:LONGEST_PROPERTY]
    properties.last_modified_by = running.creator
    properties.subject = as_xml_text(running.subject)
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = running.moment.astimezone(UTC).replace(microsecond=0)
    properties.revision = 1


def _fill(part: _Header | _Footer, paragraphs: list[BaseOxmlElement]) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for old in list(element):
        element.remove(old)
    for new in paragraphs:
        element.append(new)


def _two_sides(left: str, right: str) -> BaseOxmlElement:
    made = _with_right_tab("Header")
    add_words(made, Part(f"{left}\t{right}"))
    return made


def _numbered(left: str, texts: Texts) -> BaseOxmlElement:
    """The foot with "3 of 12" at its right, both numbers fields."""
    made = _with_right_tab("Footer")
    add_words(made, Part(f"{left}\t"))
    worded = texts.tr("{page} of {pages}", page=_PAGE, pages=_PAGES)
    before, _sign, rest = worded.partition(_PAGE)
    between, _sign, after = rest.partition(_PAGES)
    add_words(made, Part(before))
    add_field(made, "PAGE", "1")
    add_words(made, Part(between))
    add_field(made, "NUMPAGES", "1")
    add_words(made, Part(after))
    return made


def _with_right_tab(style: str) -> BaseOxmlElement:
    made = paragraph("", style)
    tabs = added(paragraph_properties(made), "w:tabs")
    added(tabs, "w:tab", val="right", pos=round(WIDTH_MM * TWIPS_PER_MM))
    return made
