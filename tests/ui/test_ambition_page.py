"""The page Ambition: weights move together, criteria leave with a reason, and all of it by keys too."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.ambition_page import AmbitionPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criteria_table import CriteriaTable
from tests.examples import catalogue, eight_scenarios, furniture_example, hostile_example

HOSTILE = ('Lease $x_1$ & <b>bold</b> "quotes"', "=1+1", "x" * 4000, "😀 δοκιμή")
REU_01, REU_02, PAS_07 = CriterionId("REU-01"), CriterionId("REU-02"), CriterionId("PAS-07")


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def scalable_look(look: Look) -> Iterator[Look]:
    yield look
    look.set_text_scale(1.0)


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    texts = Texts()
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _open(context: PageContext, assessment: Assessment, qtbot: QtBot, width: int = 1072) -> AmbitionPage:
    document = Document(assessment, 1, _keep, ())
    page = AmbitionPage(context, document)
    document.setParent(page)
    page.undo_wanted.connect(document.undo)
    qtbot.addWidget(page)
    page.resize(width, 730)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> AmbitionPage:
    return _open(context, furniture_example(), qtbot)


def _weights(page: AmbitionPage) -> dict[str, float]:
    shown = page.document.results.strategy_weights
    return {str(strategy): round(weight * 100, 6) for strategy, weight in shown.items()}


def _table(page: AmbitionPage) -> CriteriaTable:
    assert page.criteria.table is not None
    return page.criteria.table


def _said(page: AmbitionPage) -> str:
    return page.announcement.findChildren(QLabel)[0].text() if page.announcement.isVisible() else ""


def test_dragging_a_weight_to_the_end_and_back_is_one_step_and_loses_nothing(page: AmbitionPage) -> None:
    before = page.document.assessment
    slider = page.weights.slider(Strategy.REUSE)
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    for x in (slider.width(), round(slider.width() * 0.6)):
        QTest.mouseMove(slider, QPoint(x, middle))
    assert _said(page) == ""
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.width() * 0.6), middle))
    weights = _weights(page)
    assert weights["reuse"] == slider.value()
    assert 58 <= weights["reuse"] <= 62
    assert weights["bio_based"] == weights["sharing"] == pytest.approx(weights["service"] * 0.75)
    assert page.document.undo_label == "weight"
    assert "The others share the rest in proportion." in _said(page)
    page.undo_wanted.emit()
    assert page.document.assessment == before
    assert (slider.value(), _said(page)) == (50, "")


def test_arrow_keys_move_a_weight_and_the_wheel_does_not(page: AmbitionPage) -> None:
    slider, field = page.weights.slider(Strategy.SERVICE), page.weights.field(Strategy.SERVICE)
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert _weights(page)["service"] == slider.value() == field.value() == 24
    for target in (slider, field, _table(page).row(REU_01).weight):
        place = QPointF(5, 5)
        event = QWheelEvent(
            place, target.mapToGlobal(place), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, event)
    assert _weights(page)["service"] == 24


def test_what_is_typed_is_what_counts_even_if_a_strategy_has_no_criterion(
    context: PageContext, qtbot: QtBot
) -> None:
    assessment = furniture_example()
    for setting in assessment.criteria_in_use:
        if setting.criterion.strategy is Strategy.BIO_BASED:
            assessment = edits.leave_out_criterion(assessment, setting.criterion.id, "not here")
    page = _open(context, assessment, qtbot)
    assert not page.weights.slider(Strategy.BIO_BASED).isEnabled()
    assert page.weights.field(Strategy.BIO_BASED).accessibleDescription() == "no criterion in use"
    field = page.weights.field(Strategy.REUSE)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "60,5")
    assert field.lineEdit().text() == "60,5"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.lineEdit().text() == "60.5"
    assert _weights(page) == pytest.approx(
        {"reuse": 60.5, "sharing": 39.5 * 15 / 35, "service": 39.5 * 20 / 35}
    )


def test_the_only_weight_stays_and_zero_is_said_to_be_hidden(page: AmbitionPage) -> None:
    field = page.weights.field(Strategy.REUSE)
    field.setValue(100)
    assert page.weights.slider(Strategy.SHARING).accessibleDescription() == "hidden, not scored zero"
    page.document.edit("other", edits.set_headline, Headline.PROVEN)
    field.selectAll()
    QTest.keyClicks(field, "40\r")
    assert _weights(page) == {"reuse": 100}
    assert field.value() == page.weights.slider(Strategy.REUSE).value() == 100
    assert _said(page).startswith("What counts alone keeps the whole weight.")


def test_leaving_a_field_or_pressing_a_handle_changes_and_says_nothing(page: AmbitionPage) -> None:
    page.document.edit("weight", edits.set_strategy_weight, Strategy.REUSE, 46.3)
    before, slider = page.document.assessment, page.weights.slider(Strategy.BIO_BASED)
    QTest.keyClick(page.weights.field(Strategy.BIO_BASED), Qt.Key.Key_Return)
    slider.setSliderDown(True)
    slider.setSliderDown(False)
    assert page.document.assessment is before
    assert _said(page) == ""


def test_back_to_usual(page: AmbitionPage) -> None:
    page.weights.slider(Strategy.REUSE).setValue(80)
    _table(page).row(REU_01).weight.setValue(90)
    page.usual_button.click()
    assert _weights(page) == {"reuse": 50, "bio_based": 15, "sharing": 15, "service": 20}
    assert _table(page).row(REU_01).weight.value() == 25
    page.usual_button.click()
    assert _said(page) == "The weights are the usual ones."


def test_a_reason_keeps_its_caret_and_is_asked_for_when_weights_differ(page: AmbitionPage) -> None:
    hint = next(label for label in page.reasons.findChildren(QLabel) if label.property("role") == "small")
    page.weights.slider(Strategy.REUSE).setValue(70)
    assert hint.text().startswith("The weights differ from the usual ones.")
    page.reasons.fold.click()
    field = page.reasons.field(Strategy.REUSE)
    field.setCursorPosition(3)
    QTest.keyClicks(field, "abc")
    assert field.cursorPosition() == 6
    assert page.document.assessment.strategies[0].reason == field.text()
    page.document.undo()
    assert "abc" not in field.text()


def test_a_criterion_leaves_by_space_with_a_reason_and_comes_back(page: AmbitionPage) -> None:
    before, row = page.document.assessment, _table(page).row(REU_02)
    row.check.setFocus()
    QTest.keyClick(row.check, Qt.Key.Key_Space)
    assert not page.document.assessment.criterion_setting(REU_02).is_in_use
    assert _said(page) == "Criterion left out for all scenarios. 22 of 25 in use."
    assert page.foot_caption.text() == "22 of 25 criteria in use."
    assert (row.check.text(), row.weight.isVisible(), row.share.text()) == ("No", False, "–")
    assert page.criteria.tabs.tab_bar.accessibleTabName(0) == "Reuse, 5 of 6 in use"
    QTest.keyClicks(row.reason, "The need is given")
    row.reason.setCursorPosition(12)
    QTest.keyClicks(row.reason, "as ")
    assert row.reason.cursorPosition() == 15
    assert page.document.assessment.criterion_setting(REU_02).reason == "The need is as given"
    page.document.undo()
    page.document.undo()
    assert page.document.assessment == before
    assert row.check.isChecked()


def test_the_last_criterion_that_counts_stays(context: PageContext, qtbot: QtBot) -> None:
    assessment = furniture_example()
    for setting in assessment.criteria_in_use[:-1]:
        assessment = edits.leave_out_criterion(assessment, setting.criterion.id, "")
    page = _open(context, assessment, qtbot)
    page.criteria.tabs.choose(Strategy.SERVICE)
    check = _table(page).row(assessment.criteria_in_use[0].criterion.id).check
    check.click()
    assert check.isChecked()
    assert _said(page) == "At least one strategy and one criterion must count."


def test_a_criterion_that_is_usually_off_says_why(page: AmbitionPage) -> None:
    page.criteria.tabs.choose(Strategy.SERVICE)
    row, why = _table(page).row(PAS_07), "Cost stays a figure of its own."
    assert row.reason.text() == why
    row.check.click()
    row.check.click()
    assert page.document.assessment.criterion_setting(PAS_07).reason == why
    row.check.setFocus()
    QTest.keyClick(row.check, Qt.Key.Key_Tab)
    assert row.reason.hasFocus()
    QTest.keyClick(row.reason, Qt.Key.Key_Tab)
    assert page.headline_switch.isAncestorOf(page.focusWidget())


def test_a_criterion_weight_moves_the_others_of_its_strategy(page: AmbitionPage) -> None:
    row = _table(page).row(REU_01)
    row.weight.setFocus()
    row.weight.selectAll()
    QTest.keyClicks(row.weight, "40")
    QTest.keyClick(row.weight, Qt.Key.Key_Tab)
    criteria = page.document.results.criteria
    assert criteria[REU_01].weight == pytest.approx(0.4)
    assert criteria[REU_02].weight == pytest.approx(0.15 * 0.6 / 0.75)
    assert row.share.text() == "20.0\N{NO-BREAK SPACE}%"
    assert _said(page).startswith("Need met by reused goods now weighs 40")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_and_a_newer_version(context: PageContext, qtbot: QtBot, text: str) -> None:
    assessment = furniture_example()
    setting = assessment.criterion_setting(REU_01)
    older = replace(setting.criterion, version=0, name=text, short_name=text, question=text)
    changed = replace(setting, criterion=older, reason=text, is_in_use=False)
    criteria = tuple(changed if s is setting else s for s in assessment.criteria)
    page = _open(context, replace(assessment, criteria=criteria), qtbot, 640)
    row = _table(page).row(REU_01)
    assert row.name.text() == text
    assert row.reason.text() == text
    row.newer.link.click()
    assert any(f"Name: “{text}”" in label.text() for label in row.newer.findChildren(QLabel))
    _assert_fits(page)
    row.newer.take.click()
    assert page.document.assessment.criterion_setting(REU_01).criterion.version == 1
    assert not row.newer.isVisible()


def test_the_headline_ranks_by_what_is_proven(page: AmbitionPage) -> None:
    proven = page.headline_switch.findChildren(QPushButton)[1]
    QTest.mouseClick(proven, Qt.MouseButton.LeftButton)
    assert page.document.assessment.headline is Headline.PROVEN
    assert page.document.undo_label == "ranking"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", [furniture_example, hostile_example, eight_scenarios])
def test_it_folds_and_names_all_that_takes_the_focus(
    context: PageContext, qtbot: QtBot, scalable_look: Look, scale: float, make: Callable[[], Assessment]
) -> None:
    scalable_look.set_text_scale(scale)
    page = _open(context, make(), qtbot, round(640 * scale))
    page.reasons.fold.click()
    for strategy in Strategy:
        page.criteria.tabs.choose(strategy)
        _assert_fits(page)
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    page.resize(round(1072 * scale), 730)
    QApplication.processEvents()
    page.criteria.tabs.tab_bar.setFocus()
    QTest.keyClick(page.criteria.tabs.tab_bar, Qt.Key.Key_Left)
    assert page.criteria.tabs.current is Strategy.SHARING
    _assert_fits(page)


def _assert_fits(page: AmbitionPage) -> None:
    QApplication.processEvents()
    inner = page.scroll_area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    assert page.minimumSizeHint().width() <= page.width()
