"""The page Score, guided: what is typed and chosen, and what it says back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from circular_assess.domain import edits
from circular_assess.domain.assessment import Proof
from circular_assess.domain.catalogue import Evidence
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.proofs_editor import ProofsEditor
from circular_assess.ui.widgets.score_details import ReasonField
from tests.examples import BUY_NEW, REFURBISH, SERVICE, catalogue, furniture_example
from tests.ui.score_parts import (
    AVOIDED,
    CHALLENGED,
    REUSED,
    TAKE_BACK,
    details_of,
    number_of,
    open_page,
    picker_of,
    row_of,
    said,
    score_of,
)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    texts = Texts()
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> ScorePage:
    return open_page(context, furniture_example(), qtbot)


def test_level_by_keys(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    picker = picker_of(page, SERVICE)
    assert picker.hasFocus()
    QTest.keyClick(picker, Qt.Key.Key_1)
    assert score_of(page, SERVICE, TAKE_BACK).level == 1
    QTest.keyClick(picker, Qt.Key.Key_Right)
    assert score_of(page, SERVICE, TAKE_BACK).level == 2
    QTest.keyClick(picker, Qt.Key.Key_Delete)
    assert not score_of(page, SERVICE, TAKE_BACK).is_scored
    QTest.keyClick(picker, Qt.Key.Key_Left)
    assert score_of(page, SERVICE, TAKE_BACK).level == 4
    assert page.document.undo_label == "level"
    for _ in range(4):
        page.document.undo()
    assert page.document.assessment == furniture_example()
    assert picker.level == 4


def test_level_by_mouse_in_a_row_that_moves(page: ScorePage, qtbot: QtBot) -> None:
    page.show_criterion(TAKE_BACK, BUY_NEW)
    qtbot.waitUntil(lambda: row_of(page, BUY_NEW).is_open)
    picker = picker_of(page, SERVICE)
    picker._group.button(3).click()
    assert score_of(page, SERVICE, TAKE_BACK).level == 3
    button = picker._group.button(2)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert score_of(page, SERVICE, TAKE_BACK).level == 2
    qtbot.waitUntil(lambda: page.view.rows.open_row is row_of(page, SERVICE))


def test_value_as_typed_is_one_step(page: ScorePage) -> None:
    page.show_criterion(REUSED, SERVICE)
    field = number_of(page, SERVICE)
    field.selectAll()
    QTest.keyClicks(field, "60,5")
    assert score_of(page, SERVICE, REUSED).value == 60.5
    assert not score_of(page, SERVICE, REUSED).is_illustrative
    assert page.document.undo_label == "value"
    page.document.undo()
    assert page.document.assessment == furniture_example()
    assert field.text() == "45"


def test_refresh_keeps_the_caret(page: ScorePage) -> None:
    page.show_criterion(REUSED, REFURBISH)
    field = number_of(page, REFURBISH)
    field.setCursorPosition(1)
    QTest.keyClicks(field, "1")
    assert (field.text(), field.cursorPosition()) == ("712", 2), "out of bounds, and still as typed"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert (field.text(), field.cursorPosition()) == ("72", 1)
    reason = details_of(page, REFURBISH).reason_field
    cursor = reason.textCursor()
    cursor.setPosition(3)
    reason.setTextCursor(cursor)
    QTest.keyClicks(reason, "XY")
    assert reason.textCursor().position() == 5
    assert score_of(page, REFURBISH, REUSED).reason.startswith("OwnXY stock")


def test_value_out_of_bounds_is_said_below_the_field(page: ScorePage) -> None:
    page.show_criterion(REUSED, REFURBISH)
    field, row = number_of(page, REFURBISH), row_of(page, REFURBISH)
    field.setText("72")
    QTest.keyClicks(field, "0")
    assert score_of(page, REFURBISH, REUSED).value == 72
    assert field.text() == "720"
    assert field.property("state") == "error"
    assert "Enter a number from 0 to 100." in said(row)
    assert not page.announcement.isVisible()
    row_of(page, SERVICE).evidence.chosen.emit(Evidence.DOCUMENTED)
    assert field.text() == "720", "a change elsewhere leaves what is being typed"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.property("state") != "error"
    assert "Enter a number from 0 to 100." not in said(row)
    QTest.keyClicks(field, "x")
    assert "Enter a number only, such as 72." in said(row)
    assert score_of(page, REFURBISH, REUSED).value == 72


def test_weak_evidence_says_what_would_lift_it(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    row = row_of(page, SERVICE)
    expected = (
        "Claimed 4, proven 2. An own statement proves level 2 at most. A documented calculation (E2) would "
        "prove level 4 and add 3.8 points to what is proven."
    )
    assert expected in said(row)
    before = page.document.results.scenario(SERVICE).total.proven
    row.evidence.chosen.emit(Evidence.DOCUMENTED)
    assert page.document.results.scenario(SERVICE).total.proven - before == pytest.approx(3.75)
    assert expected not in said(row)
    assert score_of(page, SERVICE, TAKE_BACK).evidence is Evidence.DOCUMENTED


def test_evidence_has_other_words_for_what_the_buyer_decides(page: ScorePage) -> None:
    page.show_criterion(CHALLENGED)
    evidence = row_of(page, SERVICE).evidence
    assert [evidence.itemText(row) for row in (1, 2)] == ["E1 Intention", "E2 In the tender documents"]
    page.show_criterion(TAKE_BACK)
    assert row_of(page, SERVICE).evidence.itemText(1) == "E1 Own statement"


def test_wheel_changes_nothing(page: ScorePage) -> None:
    before = page.document.assessment
    boxes = [box for box in page.findChildren(QComboBox) if box.isVisible()]
    assert len(boxes) > 3
    for box in boxes:
        box.setFocus()
        middle = QPointF(box.rect().center())
        turn = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turn)
    assert page.document.assessment is before


def test_reason_and_tab(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, BUY_NEW)
    reason = details_of(page, BUY_NEW).reason_field
    reason.setFocus()
    reason.selectAll()
    QTest.keyClicks(reason, "new")
    assert score_of(page, BUY_NEW, TAKE_BACK).reason == "new"
    assert page.document.undo_label == "reason"
    page.document.undo()
    assert page.document.assessment == furniture_example()
    QTest.keyClick(reason, Qt.Key.Key_Tab)
    assert not reason.hasFocus()


def test_reason_keeps_every_sign_as_stored(context: PageContext, qtbot: QtBot) -> None:
    stored = "Lease $x_1$ & <b>bold</b>\n50\N{NO-BREAK SPACE}% of 400\N{NO-BREAK SPACE}pieces"
    assessment = edits.set_reason(furniture_example(), SERVICE, TAKE_BACK, stored)
    page = open_page(context, assessment, qtbot)
    page.show_criterion(TAKE_BACK, SERVICE)
    reason: ReasonField = details_of(page, SERVICE).reason_field
    reason.moveCursor(reason.textCursor().MoveOperation.End)
    QTest.keyClicks(reason, "!")
    assert score_of(page, SERVICE, TAKE_BACK).reason == stored + "!"


def test_proofs_are_added_changed_and_removed(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    proofs: ProofsEditor = details_of(page, SERVICE).proofs
    first = score_of(page, SERVICE, TAKE_BACK).proofs[0]
    proofs.add_button.click()
    assert proofs.form.title.hasFocus()
    QTest.keyClicks(proofs.form.title, "Offer")
    QTest.keyClicks(proofs.form.page, "12")
    assert score_of(page, SERVICE, TAKE_BACK).proofs == (first, Proof("Offer", "", "12"))
    assert page.document.undo_label == "proof"
    page.document.undo()
    assert page.document.assessment == furniture_example(), "one proof typed is one step"
    page.document.redo()
    QTest.keyClick(proofs.form.title, Qt.Key.Key_Return)
    assert not proofs.form.isVisible()
    proofs._rows[0].change_button.click()
    proofs.form.link.end(False)
    QTest.keyClicks(proofs.form.link, "x")
    assert score_of(page, SERVICE, TAKE_BACK).proofs[0].link == first.link + "x"
    proofs._rows[0].remove_button.click()
    assert score_of(page, SERVICE, TAKE_BACK).proofs == (Proof("Offer", "", "12"),)


def test_baseline_has_no_field_where_its_value_is_fixed(page: ScorePage) -> None:
    page.show_criterion(AVOIDED, BUY_NEW)
    row = row_of(page, BUY_NEW)
    assert row.first_field is None
    assert "0 by definition, for the baseline" in said(row)
    assert not [box for box in row.findChildren(QComboBox) if box.isVisible()]
    page.view.rows.focus_first()
    assert number_of(page, REFURBISH).hasFocus()


def test_market_level_and_illustrative_scores_are_named(page: ScorePage) -> None:
    page.show_criterion(REUSED)
    assert "illustrative" in said(row_of(page, SERVICE))
    assert [each for each in said(page) if each.startswith("Market today 5") and "our proposal" in each]
    field = number_of(page, SERVICE)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "4")
    assert "no effect expected: the market gives 5\N{NO-BREAK SPACE}% anyway" in said(row_of(page, SERVICE))
    page.show_criterion(TAKE_BACK)
    assert "Market level unknown" in said(page)


def test_scoring_is_announced_after_a_pause(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    QTest.keyClick(picker_of(page, SERVICE), Qt.Key.Key_1)
    total = page.document.results.scenario(SERVICE).total.claimed
    assert page.announcer.sentence == f"Level 1. Total now {total:.1f}"
    assert page.announcer.isActive()
