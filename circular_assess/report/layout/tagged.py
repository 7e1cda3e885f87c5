"""A paragraph that belongs to an element, in all its parts."""

from __future__ import annotations

from reportlab.platypus import Paragraph

from circular_assess.report.layout.structure import Element


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph whose words are the content of an element, on however many pages it stands."""

    element: Element | None = None

    def split(self, width: float, height: float) -> list[TaggedParagraph]:
        """The parts on this page and on the next; they are one element."""
        parts: list[TaggedParagraph] = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw the words as the content of the element; UntaggedText if there is none."""
        if self.element is None:
            super().draw()
            return
        with self.canv.content_of(self.element, self):
            super().draw()
