"""A paragraph that belongs to an element, in all its parts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from reportlab.platypus import Paragraph

from circular_assess.report.layout.structure import Element


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph whose words are the content of an element, on however many pages it stands."""

    element: Element | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # After how many signs, spaces not counted, each word ends; and how many there are.
        self._ends: frozenset[int] = frozenset()
        self._signs = 0
        if named.get("frags") is None:  # else it is a part, and `split` tells
            parts = ("\n" if getattr(part, "lineBreak", False) else part.text for part in self.frags)
            ends = list(accumulate(len(word) for word in "".join(parts).split()))
            self._ends, self._signs = frozenset(ends), ends[-1] if ends else 0

    def split(self, width: float, height: float) -> list[TaggedParagraph]:
        """The parts on this page and on the next; they are one element."""
        parts: list[TaggedParagraph] = super().split(width, height)
        for part in parts:
            part.element = self.element
        if len(parts) > 1:
            first, rest = parts
            signs = sum(_counts(first.blPara.lines))
            first._ends, first._signs = self._ends, signs
            rest._ends, rest._signs = frozenset(end - signs for end in self._ends), self._signs - signs
        return parts

    def draw(self) -> None:
        """Draw the words as the content of the element; UntaggedText if there is none."""
        if self.element is None:
            super().draw()
            return
        with self.canv.content_of(self.element, self):
            self.canv.cut_lines = self._cut_lines()
            super().draw()

    def _cut_lines(self) -> frozenset[int]:
        """The lines that end inside a word, as one does that is longer than a line."""
        counts = list(accumulate(_counts(self.blPara.lines)))
        if not counts or counts[-1] != self._signs:
            return frozenset()
        return frozenset(line for line, count in enumerate(counts) if count not in self._ends)


def _counts(lines: Iterable[Any]) -> Iterable[int]:
    """How many signs stand on each line, which has its words as plain ones or as parts in several faces."""
    for line in lines:
        words = line[1] if isinstance(line, tuple) else [part.text for part in line.words]
        yield sum(len(piece) for word in words for piece in word.split())
