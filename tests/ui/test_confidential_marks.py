"""Confidential marks in the window: what the buyer closes is kept out of a public edition."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Proof, Score
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import Check, Severity
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.pages.scenarios_page import ScenariosPage
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.pages.tender_page import MARKS, TenderPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.checks_panel import ChecksPanel
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.cost_inspector import CostLineForm
from circular_assess.ui.widgets.score_details import ScoreDetails
from tests.examples import BUY_NEW, HOSTILE_NAME, REFURBISH, catalogue, furniture_example

REUSED = CriterionId("REU-01")
TEXTS = Texts()
Page = TypeVar("Page", bound=DocumentPage)


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


@pytest.fixture
def document() -> Document:
    assessment = furniture_example()
    tender = replace(assessment.tender, term_years=8.0, term_note="As long as a desk lasts.")
    assessment = edits.change_tender(assessment, tender)
    assessment = edits.set_knock_out(assessment, BUY_NEW, "Refused by the board.")
    assessment = edits.describe_scenario(assessment, BUY_NEW, HOSTILE_NAME, "")
    proofs = (Proof("Stock list"), Proof(HOSTILE_NAME, "https://example.org"))
    return Document(edits.set_proofs(assessment, REFURBISH, REUSED, proofs), 1, _keep, ())


def _show(
    kind: Callable[[PageContext, Document], Page], document: Document, look: Look, folder: Path, qtbot: QtBot
) -> Page:
    page = kind(PageContext(look, TEXTS, Messages(TEXTS), catalogue, folder), document)
    qtbot.addWidget(page)
    page.resize(1072, 730)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def _announced(page: DocumentPage) -> str:
    label = page.announcement.findChild(QLabel)
    return "" if page.announcement.isHidden() or label is None else label.text()


def _has_all(mark: ConfidentialMark) -> bool:
    """The lock has a name of its own, can be reached by keys, and is large enough to be hit."""
    assert mark.accessibleName().removeprefix("Confidential: ").strip()
    assert mark.accessibleDescription()
    assert mark.toolTip()
    assert mark.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert min(mark.width(), mark.height()) >= 24
    return True


def test_fields_of_the_tender_are_marked_by_key_and_taken_back_as_one(
    document: Document, look: Look, data_folder: Path, qtbot: QtBot
) -> None:
    page = _show(TenderPage, document, look, data_folder, qtbot)
    names = [mark.accessibleName() for mark in page.marks.values()]
    expected = ["Confidential: Estimated value", "Confidential: Description", "Confidential: Why this long"]
    assert names == expected
    for name, mark in page.marks.items():
        before = document.assessment
        page.show_field(name)
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is mark
        assert _has_all(mark)
        QTest.keyClick(mark, Qt.Key.Key_Space)
        assert getattr(document.assessment.tender, MARKS[name]) is True
        assert _announced(page) == "Kept out of a public edition."
        assert document.undo_label == "confidential"
        QTest.keyClick(mark, Qt.Key.Key_Space)
        assert _announced(page) == "In a public edition again."
        assert document.assessment == before
        document.undo()
        assert mark.isChecked()
        document.undo()
        assert not mark.isChecked()


def test_a_scenario_is_marked_in_parts(
    document: Document, look: Look, data_folder: Path, qtbot: QtBot
) -> None:
    page = _show(ScenariosPage, document, look, data_folder, qtbot)
    row, other = page.scenarios.row(BUY_NEW), page.scenarios.row(REFURBISH)
    assert all(_has_all(mark) for mark in row.marks.values())
    assert len({mark.accessibleName() for mark in (*row.marks.values(), *other.marks.values())}) == 6
    assert other.marks["knock_out"].isHidden()
    flags = ("is_name_confidential", "is_description_confidential", "is_knock_out_confidential")
    for count, part in enumerate(row.marks, start=1):
        row.marks[part].click()
        scenario = document.assessment.scenario(BUY_NEW)
        assert sum(getattr(scenario, flag) for flag in flags) == count
        assert _announced(page) == "Kept out of a public edition."
    assert [mark.isChecked() for mark in row.marks.values()] == [True, True, True]
    assert not any(mark.isChecked() for mark in other.marks.values())
    stops = list(row.stops())
    assert stops.index(row.marks["name"]) == stops.index(row.name) + 1


def _details(page: ScorePage, qtbot: QtBot) -> ScoreDetails:
    """What stands behind the score of the second scenario, in the view that is shown."""

    def found() -> ScoreDetails | None:
        if page.table_view is None:
            row = page.view.rows.row_of(REFURBISH)
            return None if row is None else row.details
        form = page.table_view.inspector.form
        is_there = form is not None and "Refurbish" in form.details.reason_mark.accessibleName()
        return form.details if form is not None and is_there else None

    qtbot.waitUntil(lambda: found() is not None)
    details = found()
    assert details is not None
    return details


@pytest.mark.parametrize("is_table", [False, True])
def test_reason_and_proofs_of_a_score_are_marked(
    document: Document, look: Look, data_folder: Path, qtbot: QtBot, is_table: bool
) -> None:
    page = _show(ScorePage, document, look, data_folder, qtbot)
    page.show_table(is_table)
    page.show_criterion(REUSED, REFURBISH)
    details = _details(page, qtbot)
    marks = details.proofs.findChildren(ConfidentialMark)
    before = document.assessment

    def score() -> Score:
        return document.assessment.scenario(REFURBISH).score_of(REUSED)

    assert all(_has_all(mark) for mark in (details.reason_mark, *marks))
    details.reason_mark.click()
    assert score().is_reason_confidential
    assert (_announced(page), document.undo_label) == ("Kept out of a public edition.", "confidential")
    marks[1].click()
    assert [proof.is_confidential for proof in score().proofs] == [False, True]
    details.proofs.open_form(1)
    QTest.keyClick(details.proofs.form.title, Qt.Key.Key_End)
    QTest.keyClicks(details.proofs.form.title, " 2")
    assert score().proofs[1] == Proof(f"{HOSTILE_NAME} 2", "https://example.org", is_confidential=True)
    for _step in range(3):
        document.undo()
    assert document.assessment == before
    assert not any(mark.isChecked() for mark in (details.reason_mark, *marks))


def test_the_answer_to_a_check_is_marked_and_stays_so_while_it_is_typed(
    document: Document, look: Look, qtbot: QtBot
) -> None:
    check = next(each for each in document.results.checks if each.severity is Severity.WARNING)
    document.edit("answer", edits.answer_check, *check.key, "The board knows.")
    panel = ChecksPanel(look, TEXTS)
    qtbot.addWidget(panel)
    panel.show_checks(document.results.checks)
    panel.show()
    panel.answered_button.click()
    said: list[tuple[Check, bool]] = []
    panel.answer_marked.connect(lambda *what: said.append(what))
    row = panel.row(check.key)
    assert row is not None
    assert row.mark in panel.stops()
    assert _has_all(row.mark)
    row.mark.click()
    assert [(found.key, is_marked) for found, is_marked in said] == [(check.key, True)]
    document.edit("confidential", edits.mark_answer, *check.key, True)
    document.edit("answer", edits.answer_check, *check.key, "The board knows it.")
    kept = document.assessment.check_answers[-1]
    assert (kept.answer, kept.is_confidential) == ("The board knows it.", True)
    panel.show_checks(document.results.checks)
    row = panel.row(check.key)
    assert row is not None
    assert row.mark.isChecked()
    open_rows = [each for group in panel.groups.values() for each in group.rows.values()]
    assert all(each.mark.isHidden() for each in open_rows)


def test_the_mark_of_a_cost_line_is_the_same_lock(look: Look, document: Document, qtbot: QtBot) -> None:
    form = CostLineForm(look, TEXTS)
    qtbot.addWidget(form)
    line = CostLine(CostKind.PURCHASE, "Desks", 96_000.0, is_confidential=True)
    form.show_line("first", line, None, document.assessment.cost)
    mark = form.checks["is_confidential"]
    assert isinstance(mark, ConfidentialMark)
    assert (mark.isChecked(), mark.text()) == (True, "Confidential")
    said: list[tuple[str, object]] = []
    form.changed.connect(lambda *what: said.append(what))
    mark.click()
    assert said == [("is_confidential", False)]
