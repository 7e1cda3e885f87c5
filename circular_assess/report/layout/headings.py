"""The headings of a report: their numbers, the section that each of them begins, and the contents."""

from __future__ import annotations

from reportlab.platypus import Flowable

from circular_assess.report.fonts import as_printable
from circular_assess.report.layout.contents import arranged
from circular_assess.report.layout.pages import ContentsLine, Heading
from circular_assess.report.layout.structure import Element, Tag
from circular_assess.report.layout.styles import Role, paragraph_style
from circular_assess.report.layout.words import paragraph

_TAGS = {1: Tag.HEADING_1, 2: Tag.HEADING_2, 3: Tag.HEADING_3}
_ROLES = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3}
_GAP = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class Headings:
    """Counts the headings of levels 1 and 2; each has a key that the outline and the contents lead to."""

    def __init__(self) -> None:
        self._listed: list[tuple[int, str, str]] = []
        self._sections: list[tuple[str, int]] = []
        self._numbers = [0, 0]

    def begin(self, section: str) -> None:
        """The headings that follow belong to this section."""
        self._sections.append((section, len(self._listed)))

    @property
    def first_keys(self) -> dict[str, str]:
        """The key of the first heading of each section that has one."""
        ends = [start for _name, start in self._sections[1:]] + [len(self._listed)]
        return {
            name: self._listed[start][2]
            for (name, start), end in zip(self._sections, ends, strict=True)
            if start < end
        }

    def made(self, words: str, level: int, parent: Element, *, is_numbered: bool) -> Heading:
        """The next heading, as an element inside another."""
        numbered = f"{self._next_number(level)}{_GAP}{words}" if is_numbered and level < 3 else words
        heading = paragraph(numbered, paragraph_style(_ROLES[level]), Heading)
        assert isinstance(heading, Heading)
        heading.element = parent.add(_TAGS[level])
        heading.key = f"heading-{len(self._listed)}"
        heading.outline = as_printable(" ".join(numbered.split()))
        heading.level = level - 1
        self._listed.append((level, numbered, heading.key))
        return heading

    def contents(self, parent: Element) -> list[Flowable]:
        """The contents: all headings of levels 1 and 2."""
        parts: list[list[ContentsLine]] = []
        for level, words, key in self._listed:
            if level > 2:
                continue
            if level == 1 or not parts:
                parts.append([])
            style = paragraph_style(
                Role.BODY if level == 1 else Role.CELL, indent=0.0 if level == 1 else 16.0, after=3.0
            )
            reference = parent.add(Tag.CONTENTS_LINE).add(Tag.REFERENCE)
            told = as_printable(" ".join(words.split()))
            parts[-1].append(ContentsLine(paragraph(words, style), key, told, reference.add(Tag.LINK)))
        return arranged(parts)

    def _next_number(self, level: int) -> str:
        if level == 1:
            self._numbers = [self._numbers[0] + 1, 0]
            return str(self._numbers[0])
        self._numbers[1] += 1
        return f"{self._numbers[0]}.{self._numbers[1]}"
