"""Elements of WordprocessingML: paragraphs, runs and fields made of plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from circular_assess.charts.style import PAPER, Marker
from circular_assess.exchange.plain_text import as_xml_text
from circular_assess.report.layout.words import Part, Words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_MM = 1440 / 25.4

_SIGNS = {
    Marker.DISC: "\N{BLACK CIRCLE}",
    Marker.SQUARE: "\N{BLACK SQUARE}",
    Marker.TRIANGLE_UP: "\N{BLACK UP-POINTING TRIANGLE}",
    Marker.DIAMOND: "\N{BLACK DIAMOND}",
    Marker.TRIANGLE_DOWN: "\N{BLACK DOWN-POINTING TRIANGLE}",
    Marker.PLUS: "\N{HEAVY GREEK CROSS}",
}


def made(tag: str, **attributes: object) -> BaseOxmlElement:
    """An element such as w:spacing; its attributes are of the same name space."""
    element = OxmlElement(tag)
    space = tag.partition(":")[0]
    for name, value in attributes.items():
        element.set(qn(f"{space}:{name}"), str(value))
    return element


def added(parent: BaseOxmlElement, tag: str, **attributes: object) -> BaseOxmlElement:
    """A new element at the end of another."""
    element = made(tag, **attributes)
    parent.append(element)
    return element


def paragraph(
    words: Words, style: str, *, is_right: bool = False, is_quiet: bool = False, indent_mm: float = 0.0
) -> BaseOxmlElement:
    """A paragraph of plain words; lines and tabs stay as they were typed."""
    element = made("w:p")
    properties = added(element, "w:pPr")
    added(properties, "w:pStyle", val=style)
    if indent_mm:
        added(properties, "w:ind", left=round(indent_mm * TWIPS_PER_MM))
    if is_right:
        added(properties, "w:jc", val="right")
    parts = (Part(words, is_quiet=is_quiet),) if isinstance(words, str) else words
    for part in parts:
        add_words(element, part)
    return element


def add_words(element: BaseOxmlElement, part: Part, colour: str = "") -> None:
    """A run of words at the end of a paragraph; nothing for no words."""
    words = as_xml_text(part.words)
    if not words:
        return
    run = added(element, "w:r")
    colour = colour or (PAPER.text2 if part.is_quiet else PAPER.warning if part.is_warning else "")
    if part.is_strong or colour:
        properties = added(run, "w:rPr")
        if part.is_strong:
            added(properties, "w:b")
        if colour:
            added(properties, "w:color", val=colour.lstrip("#"))
    for piece in re.split("([\t\n])", words):
        if piece in ("\t", "\n"):
            added(run, "w:tab" if piece == "\t" else "w:br")
        elif piece:
            text = added(run, "w:t")
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_sign(element: BaseOxmlElement, mark: int) -> None:
    """A scenario's sign in its colour, with a space that keeps its words beside it."""
    style = PAPER.scenario_style(mark)
    sign = style.letter or _SIGNS[style.marker]
    add_words(element, Part(sign, is_strong=bool(style.letter)), style.colour)
    add_words(element, Part("\N{NO-BREAK SPACE}"))


def add_field(element: BaseOxmlElement, instruction: str, shown: str) -> None:
    """A field that the reader's program fills in, such as PAGE; until then it shows a word."""
    field = added(element, "w:fldSimple", instr=f" {instruction} ")
    add_words(field, Part(shown))


def paragraph_properties(element: BaseOxmlElement) -> BaseOxmlElement:
    """The properties of a paragraph, which stand first in it."""
    found: BaseOxmlElement = element[0]
    return found


def keep_with_next(element: BaseOxmlElement) -> None:
    """No page ends after this paragraph."""
    _insert(paragraph_properties(element), made("w:keepNext"), ("w:pStyle", "w:keepNext"))


def break_page_before(element: BaseOxmlElement) -> None:
    """A page begins with this paragraph."""
    before = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore")
    _insert(paragraph_properties(element), made("w:pageBreakBefore"), before)


def set_spacing(element: BaseOxmlElement, **points: float) -> None:
    """The room `before` and `after` a paragraph, in points."""
    before = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:spacing")
    twips = {name: round(value * 20) for name, value in points.items()}
    properties = paragraph_properties(element)
    known = properties.find(qn("w:spacing"))
    if known is None:
        _insert(properties, made("w:spacing", **twips), before)
    else:
        for name, value in twips.items():
            known.set(qn(f"w:{name}"), str(value))


def text_of(element: BaseOxmlElement) -> str:
    """The words of a paragraph, as they were given to it."""
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    pieces = []
    for inside in element.iter(qn("w:t"), *signs):
        if inside.getparent().tag == qn("w:r"):
            pieces.append(signs.get(inside.tag, inside.text or ""))
    return "".join(pieces)


def _insert(properties: BaseOxmlElement, element: BaseOxmlElement, before: tuple[str, ...]) -> None:
    """Insert where the order of the format wants it: after those named, once."""
    names = [qn(name) for name in before]
    if properties.find(element.tag) is not None:
        return
    place = sum(inside.tag in names for inside in properties)
    properties.insert(place, element)
