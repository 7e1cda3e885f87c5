"""Reads a finished Word document back: every paragraph in its order, and how many tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn

from circular_assess.exchange.word_pages.elements import text_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


@dataclass(frozen=True, slots=True)
class WordRead:
    """The words of all paragraphs, those in tables as well, and what else is counted."""

    paragraphs: tuple[str, ...]
    tables: int
    pictures: int


def read_word(path: Path) -> WordRead:
    """What stands in the file; ValueError if it cannot be read."""
    try:
        return words_of(Document(str(path)))
    except Exception as error:
        # python-docx fails on a damaged file in any of a dozen ways.
        raise ValueError(str(error)) from error


def words_of(document: WordDocument) -> WordRead:
    """The same of a document that is open."""
    body = document.element.body
    return WordRead(
        tuple(text_of(element) for element in body.iter(qn("w:p"))),
        sum(1 for _ in body.iter(qn("w:tbl"))),
        sum(1 for _ in body.iter(qn("w:drawing"))),
    )
