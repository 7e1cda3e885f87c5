"""The structure by which the report is read aloud: elements in reading order, whatever page they stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Tag(StrEnum):
    """What an element is, by the standard names of PDF 1.7 (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    SPAN = "Span"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    CONTENTS_LINE = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"


@dataclass(eq=False, slots=True)
class Element:
    """One element with those inside it; it is the same one over all pages that it takes.

    `words` stands for what is only drawn: the alternative text of a figure, or what a sign says.
    `scope` is Column or Row for a head cell, `columns` over how many columns a cell goes.
    """

    tag: Tag
    words: str = ""
    scope: str = ""
    columns: int = 1
    inside: list[Element] = field(default_factory=list)

    def add(self, tag: Tag, words: str = "", *, scope: str = "", columns: int = 1) -> Element:
        """A new element at the end of this one."""
        made = Element(tag, words, scope, columns)
        self.inside.append(made)
        return made


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Painted:
    """What was painted where: the whole structure, and by element its places on the pages.

    A place is a page (from 0) and a number on it: of its marked contents, or of its links. `boxes` are
    what the figures take on their pages, in points; `figures` are those that the places left for them
    want, by name, each a PDF of one page. `pages_by_key` are the pages of the headings, from 1.
    """

    root: Element
    marks: Mapping[Element, Sequence[Place]]
    links: Mapping[Element, Place]
    boxes: Mapping[Element, tuple[float, float, float, float]]
    figures: Mapping[str, bytes]
    pages_by_key: Mapping[str, int] = field(default_factory=dict)
