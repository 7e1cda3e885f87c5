"""What a sheet was given to tell, element by element, noted while a report is built."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from circular_assess.report.layout import words
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.structure import Element, Painted, Tag
from circular_assess.report.layout.words import plain
from tests.report.structure import Told

# What these show is not read; the words that stand for it are.
STANDS_FOR = ("Figure", "Span")
Line = tuple[str, str]


@dataclass
class Story:
    """The paragraphs in the order made, with their plain words; and where they were painted."""

    paragraphs: list[tuple[Any, str]] = field(default_factory=list)
    others: dict[Element, str] = field(default_factory=dict)
    painted: Painted | None = None

    def lines(self) -> list[Line]:
        """The tag and the words of each element that has any, in reading order."""
        assert self.painted is not None
        told = dict(self.others)
        for paragraph, given in self.paragraphs:
            if paragraph.element is not None:
                told[paragraph.element] = told.get(paragraph.element, "") + given
        headings = [self._page(element) for element in _all(self.painted.root) if element.tag in ("H1", "H2")]
        links = [element for element in _all(self.painted.root) if element.tag is Tag.LINK]
        told |= {
            link: f"{told[link]}{page}" for link, page in zip(links, headings[-len(links) :], strict=True)
        }
        return [
            (element.tag.value, element.words or told.get(element, ""))
            for element in _all(self.painted.root)
            if element.words or told.get(element, "").strip()
        ]

    def _page(self, element: Element) -> int:
        assert self.painted is not None
        return self.painted.marks[element][0][0] + 1


def _all(element: Element) -> Iterator[Element]:
    yield element
    for inside in element.inside:
        yield from _all(inside)


def heard(told: Told) -> list[Line]:
    """The tag and the words of each element of a finished report that has any, in reading order."""
    words = told.words if told.tag in STANDS_FOR else told.text
    own = [(told.tag, words)] if words.strip() else []
    return own + [line for inside in told.inside for line in heard(inside)]


@contextmanager
def noted() -> Iterator[Story]:
    """Notes the words of every element that a sheet is given meanwhile."""
    story = Story()
    make, write, key = words.paragraph, Sheet.write, Sheet.bar_key

    def paragraph(given: words.Words, *arguments: Any, **named: Any) -> Any:
        made = make(given, *arguments, **named)
        story.paragraphs.append((made, plain(given)))
        return made

    def bar_key(sheet: Sheet, *parts: str) -> None:
        key(sheet, *parts)
        story.others[sheet._here.inside[-1]] = " ".join(parts)

    def written(sheet: Sheet, *arguments: Any, **named: Any) -> Painted:
        story.painted = write(sheet, *arguments, **named)
        return story.painted

    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("circular_assess.report.layout.") and hasattr(module, "paragraph"):
                patch.setattr(module, "paragraph", paragraph)
        patch.setattr(Sheet, "bar_key", bar_key)
        patch.setattr(Sheet, "write", written)
        yield story
