"""A report in a language that takes more room than English: nothing overflows, nothing is cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import pypdfium2
import pytest
from reportlab.platypus import Table

from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.domain.results import evaluate
from circular_assess.report.build import build_pdf
from circular_assess.report.layout.styles import MARGIN, PAGE_WIDTH
from circular_assess.report.reading import PDFIUM
from tests.examples import tender_file_example
from tests.priced import with_prices
from tests.pseudo_language import PseudoTexts, in_pseudo_language

NEAR, SPACE = 1.0, 2.5


@dataclass(frozen=True)
class Piece:
    """Some words on one line of a page: their edges in points, `top` above `bottom`.

    `last` is where the last of them ends: a line may end with a space that nobody sees.
    """

    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def last(self) -> float:
        return self.right - SPACE * (len(self.words) - len(self.words.rstrip()))


@dataclass(frozen=True)
class Printed:
    """A report: the pieces of each page, and the width of each table with that of its frame."""

    pages: list[list[Piece]]
    tables: list[tuple[float, float]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("pseudo")
    assessment = in_pseudo_language(with_prices(tender_file_example()))
    tables: list[tuple[float, float]] = []
    wrap = Table.wrap

    def noted(table: Table, width: float, height: float) -> tuple[float, float]:
        taken: tuple[float, float] = wrap(table, width, height)
        tables.append((taken[0], width))
        return taken

    moment, path = datetime(2026, 11, 24), folder / "report.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "wrap", noted)
        build_pdf(assessment, evaluate(assessment), PseudoTexts(), path, moment=moment, cache_folder=folder)
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        pages = [list(_pieces(page)) for page in document]
        document.close()
    return Printed(pages, tables)


def _pieces(page: pypdfium2.PdfPage) -> Iterator[Piece]:
    text = page.get_textpage()
    for number in range(text.count_rects()):
        edges = text.get_rect(number)
        yield Piece(text.get_text_bounded(*edges), *edges)


def test_no_table_is_wider_than_its_frame(printed: Printed) -> None:
    assert len(printed.tables) > len(printed.pages)
    assert [(taken, room) for taken, room in printed.tables if taken > room + NEAR] == []


def test_no_word_lies_beyond_the_margins(printed: Printed) -> None:
    pieces = [piece for page in printed.pages for piece in page]
    assert len(pieces) > 1000
    edges = MARGIN - NEAR, PAGE_WIDTH - MARGIN + NEAR
    beyond = [piece for piece in pieces if piece.left < edges[0] or piece.last > edges[1]]
    assert beyond == []


def test_no_word_lies_on_another(printed: Printed) -> None:
    over = [
        (one.words, other.words)
        for page in printed.pages
        for one, other in combinations(page, 2)
        if min(one.right, other.right) - max(one.left, other.left) > NEAR
        and min(one.top, other.top) - max(one.bottom, other.bottom) > NEAR
    ]
    assert over == []


def test_no_word_is_cut_and_every_sign_is_printed(printed: Printed) -> None:
    words = " ".join(piece.words for page in printed.pages for piece in page)
    assert PLACEHOLDER not in words
    assert re.findall(r"\w+…", words) == []
