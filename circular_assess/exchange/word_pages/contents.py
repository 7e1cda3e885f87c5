"""The contents of a Word document: a field that Word can renew, filled with links to all headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from circular_assess.exchange.word_pages.elements import (
    add_words,
    added,
    made,
    paragraph,
    paragraph_properties,
)
from circular_assess.report.layout.words import Part

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_INSTRUCTION = r' TOC \o "1-2" \h \z \u '
_LISTED = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading that stands in the contents, and the bookmark that it has."""

    words: str
    level: int
    bookmark: str


class Contents:
    """Notes the headings while they are added, and lists them at the end."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._headings: list[BaseOxmlElement] = []
        self._numbers = [0, 0]
        self._place: BaseOxmlElement | None = None

    def __contains__(self, element: object) -> bool:
        return any(heading is element for heading in self._headings)

    def note(self, heading: BaseOxmlElement, words: str, level: int, *, is_numbered: bool) -> None:
        """A heading; one of the first two levels stands in the contents and can be gone to."""
        self._headings.append(heading)
        if level > _LISTED:
            return
        if not is_numbered:
            number = added(paragraph_properties(heading), "w:numPr")
            added(number, "w:ilvl", val=0)
            added(number, "w:numId", val=0)
        name = f"_Toc{len(self._lines) + 1:08d}"
        start = made("w:bookmarkStart", id=len(self._lines) + 1, name=name)
        heading.insert(1, start)
        added(heading, "w:bookmarkEnd", id=len(self._lines) + 1)
        told = " ".join(words.split())
        self._lines.append(_Line(self._numbered(told, level) if is_numbered else told, level, name))

    def stand_at(self, place: BaseOxmlElement) -> None:
        """The contents begin with this empty paragraph."""
        self._place = place

    def fill(self) -> None:
        """List the headings, each a link; without any the place stays empty."""
        if self._place is None or not self._lines:
            return
        lines = [self._place]
        for line in self._lines[1:]:
            lines.append(paragraph("", f"toc{line.level}"))
            lines[-2].addnext(lines[-1])
        for element, line in zip(lines, self._lines, strict=True):
            link = added(element, "w:hyperlink", anchor=line.bookmark, history=1)
            add_words(link, Part(line.words))
        first = paragraph_properties(self._place)
        for kind in ("separate", "instr", "begin"):
            first.addnext(_field_part(kind))
        lines[-1].append(_field_part("end"))

    def _numbered(self, words: str, level: int) -> str:
        if level == 1:
            self._numbers = [self._numbers[0] + 1, 0]
            return f"{self._numbers[0]}\t{words}"
        self._numbers[1] += 1
        return f"{self._numbers[0]}.{self._numbers[1]}\t{words}"


def _field_part(kind: str) -> BaseOxmlElement:
    run = made("w:r")
    if kind == "instr":
        added(run, "w:instrText").text = _INSTRUCTION
    else:
        added(run, "w:fldChar", fldCharType=kind)
    return run
