"""A scenario that is not acceptable: said on Scenarios, out of the verdict on Compare, a remark on Score."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.edits import set_knock_out
from circular_assess.domain.results import Results
from circular_assess.texts import DASH, Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.pages.compare_page import ComparePage
from circular_assess.ui.pages.scenarios_page import ScenariosPage
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.theme import Look
from tests.examples import (
    BUY_NEW,
    REFURBISH,
    SERVICE,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_tender_file,
    tender_file_example,
    unfinished_example,
)
from tests.ui.score_parts import REUSED, row_of

AnyPage = TypeVar("AnyPage", bound=DocumentPage)
Open = Callable[[type[AnyPage], Assessment], AnyPage]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def open_page(look: Look, data_folder: Path, qtbot: QtBot) -> Open[DocumentPage]:
    texts = Texts()
    context = PageContext(look, texts, Messages(texts), catalogue, data_folder)

    def open_it(kind: type[AnyPage], assessment: Assessment) -> AnyPage:
        document = Document(assessment, 1, _keep, ())
        page = kind(context, document)  # type: ignore[call-arg]
        document.setParent(page)
        qtbot.addWidget(page)
        page.resize(1072, 730)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def _knock_out(page: DocumentPage) -> str | None:
    return page.document.assessment.scenario(SERVICE).knock_out


def test_a_reason_is_typed_in_the_row_and_taken_back(open_page: Open[ScenariosPage]) -> None:
    page = open_page(ScenariosPage, furniture_example())
    row = page.scenarios.row(SERVICE)
    row.knock_out_action.trigger()
    assert row.knock_out.reason.hasFocus()
    assert "Not acceptable because" in _said(row)
    assert _knock_out(page) is None
    QTest.keyClicks(row.knock_out.reason, "No supplier")
    assert (_knock_out(page), page.document.undo_label) == ("No supplier", "not acceptable")
    QTest.keyClick(row.knock_out.reason, Qt.Key.Key_Tab)
    assert row.knock_out.mark.hasFocus()
    QTest.keyClick(row.knock_out.mark, Qt.Key.Key_Tab)
    assert row.knock_out.again.hasFocus()
    assert "“Furniture as a service” leaves the ranking and keeps its scores." in _said(page.announcement)
    assert row.knock_out_action.text() == "Acceptable again"
    QTest.keyClick(row.knock_out.again, Qt.Key.Key_Space)
    assert (_knock_out(page), row.menu_button.hasFocus()) == (None, True)
    assert not row.knock_out.isVisible()
    assert "“Furniture as a service” is in the ranking again." in _said(page.announcement)
    page.document.undo()
    assert (_knock_out(page), row.knock_out.reason.words()) == ("No supplier", "No supplier")
    page.document.undo()
    assert (_knock_out(page), row.knock_out.isVisible()) == (None, False)


def test_an_emptied_reason_takes_it_back_and_an_empty_one_is_none(open_page: Open[ScenariosPage]) -> None:
    page = open_page(ScenariosPage, tender_file_example())
    row = page.scenarios.row(SERVICE)
    assert row.knock_out.reason.words() == "The draft contract excludes taking the furniture back."
    row.knock_out.reason.setFocus()
    row.knock_out.reason.selectAll()
    QTest.keyClick(row.knock_out.reason, Qt.Key.Key_Delete)
    assert (_knock_out(page), row.knock_out.reason.hasFocus()) == (None, True)
    QTest.keyClicks(row.knock_out.reason, "  ")
    assert _knock_out(page) is None
    row.name.setFocus()
    assert not row.knock_out.isVisible()
    other = page.scenarios.row(BUY_NEW)
    assert other.knock_out.reason.accessibleName() == "“Buy new” is not acceptable because"


def test_compare_puts_it_last_without_a_rank_and_leaves_it_out_of_the_verdict(
    open_page: Open[ComparePage],
) -> None:
    page = open_page(ComparePage, tender_file_example())
    assert page.verdict.verdict.text() == "Refurbish own stock is first with 51.9 of 100 claimed."
    assert "Furniture" not in page.verdict.weak.text()
    ranks = [row[0].words for row in page.totals.rows]
    last = page.totals.rows[-1][1]
    assert ranks == ["1", "2", DASH]
    assert (last.words, last.caption) == (
        "Furniture as a service",
        "not acceptable: The draft contract excludes taking the furniture back.",
    )
    totals = page.strategies.table.rows[-1]
    assert [cell.spoken for cell in totals[2:]] == ["51.9, the best", "25.3", "62.4"]
    page.why.other.setCurrentIndex(page.why.other.findData(SERVICE))
    page.why.other.activated.emit(page.why.other.currentIndex())
    assert page.why.other.currentText() == "Furniture as a service, not acceptable"
    assert page.why.table.rows
    page.copy_button.click()
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert (copied[0][-1], copied[-1][0]) == ("Not acceptable because", DASH)
    assert copied[-1][-1] == "The draft contract excludes taking the furniture back."


def test_compare_says_who_alone_is_acceptable_or_that_nobody_is(open_page: Open[ComparePage]) -> None:
    assessment = set_knock_out(tender_file_example(), REFURBISH, "Too few pieces")
    page = open_page(ComparePage, assessment)
    assert page.verdict.verdict.text().startswith("Buy new is the only scenario that is acceptable")
    assert not page.missing.not_ready.isVisible()
    assert not page.missing.doubt.isVisible()
    page.document.edit("not acceptable", set_knock_out, BUY_NEW, "Too costly")
    assert page.verdict.verdict.text() == "No scenario is acceptable."
    assert [row[0].words for row in page.totals.rows] == [DASH] * 3


def test_what_is_not_scored_of_it_keeps_nobody_from_comparing(open_page: Open[ComparePage]) -> None:
    page = open_page(ComparePage, unfinished_example())
    assert page.missing.not_ready.isVisible()
    page.document.edit("not acceptable", set_knock_out, REFURBISH, "Too few pieces")
    assert not page.missing.not_ready.isVisible()
    assert page.verdict.verdict.text().startswith("Buy new is the only scenario that is acceptable")


def test_score_remarks_it_in_the_row(open_page: Open[ScorePage]) -> None:
    page = open_page(ScorePage, tender_file_example())
    page.show_criterion(REUSED)
    remarks = " ".join(_said(row_of(page, SERVICE)))
    assert "not acceptable: The draft contract excludes taking the furniture back. · illustrative" in remarks
    assert "not acceptable" not in " ".join(_said(row_of(page, BUY_NEW)))


@pytest.mark.parametrize("kind", [ScenariosPage, ComparePage, ScorePage])
def test_hostile_reasons_never_widen_a_page(open_page: Open[DocumentPage], kind: type[DocumentPage]) -> None:
    page = open_page(kind, hostile_tender_file())
    page.resize(640, 730)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 640


def test_all_of_eight_can_be_out(open_page: Open[ScenariosPage]) -> None:
    assessment = eight_scenarios()
    for scenario in assessment.scenarios:
        assessment = set_knock_out(assessment, scenario.id, f"Reason of {scenario.name}")
    page = open_page(ScenariosPage, assessment)
    rows = page.scenarios.rows()
    assert all(row.knock_out.isVisible() for row in rows)
    assert all(stop.accessibleName().strip() for row in rows for stop in row.stops())
