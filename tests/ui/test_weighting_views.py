"""Weights by ranking and by swing points: nothing changes by looking, and all of it by keys too."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.ambition_page import AmbitionPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.weighting_states import WeightingView
from tests.examples import catalogue, furniture_example
from tests.ui.tabbing import tab_stops

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
REUSE, BIO_BASED, SHARING, SERVICE = Strategy


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _open(look: Look, data_folder: Path, assessment: Assessment, qtbot: QtBot) -> AmbitionPage:
    texts = Texts()
    document = Document(assessment, 1, _keep, ())
    page = AmbitionPage(PageContext(look, texts, Messages(texts), catalogue, data_folder), document)
    document.setParent(page)
    page.undo_wanted.connect(document.undo)
    qtbot.addWidget(page)
    page.resize(1072, 730)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def page(look: Look, data_folder: Path, qtbot: QtBot) -> AmbitionPage:
    return _open(look, data_folder, furniture_example(), qtbot)


def _choose(page: AmbitionPage, name: str) -> None:
    next(each for each in page.view_switch.findChildren(QPushButton) if each.text() == name).click()


def _said(page: AmbitionPage) -> str:
    return page.announcement.findChildren(QLabel)[0].text() if page.announcement.isVisible() else ""


def _in_force(page: AmbitionPage) -> str:
    sentence = page.strategies._in_force
    return sentence.text() if sentence.isVisible() else ""


def _weighting(page: AmbitionPage) -> Weighting:
    return page.document.assessment.weighting


def _weights(page: AmbitionPage) -> list[float]:
    shown = page.document.results.strategy_weights
    return [round(shown.get(strategy, 0.0) * 100, 2) for strategy in Strategy]


def test_looking_changes_nothing_and_says_what_is_in_force(page: AmbitionPage) -> None:
    before = page.document.assessment
    assert _in_force(page) == ""
    for name in ("Ranking", "Swing", "Ranking", "Direct"):
        _choose(page, name)
        assert _in_force(page).startswith("In force: weights given directly.") is (name != "Direct")
    _choose(page, "Ranking")
    page.strategies.ranking.rule_switch.findChildren(QPushButton)[1].click()
    assert page.strategies.ranking.row(REUSE).remark.text() == "then 40\N{NO-BREAK SPACE}%"
    assert page.document.assessment is before
    assert page.document.undo_label is None


def test_strategies_are_ranked_by_keys_and_the_focus_stays_with_them(page: AmbitionPage) -> None:
    _choose(page, "Ranking")
    ranking = page.strategies.ranking
    assert ranking.order == (REUSE, SERVICE, BIO_BASED, SHARING)
    page.focus_first()
    assert QApplication.focusWidget() is ranking.row(REUSE).down, "the first cannot rise"
    QTest.keyClick(ranking.row(REUSE).down, Qt.Key.Key_Down, ALT)
    assert ranking.order == (SERVICE, REUSE, BIO_BASED, SHARING)
    assert page.document.assessment.weighting is Weighting.RANK_ORDER_CENTROID
    assert _weights(page) == [27.08, 14.58, 6.25, 52.08]
    assert QApplication.focusWidget() is ranking.row(REUSE).down
    assert _said(page) == "Reuse is number 2 of 4 and counts 27.1\N{NO-BREAK SPACE}%."
    QTest.keyClick(ranking.row(REUSE).down, Qt.Key.Key_Up, ALT)
    assert QApplication.focusWidget() is ranking.row(REUSE).down
    QTest.keyClick(ranking.row(SERVICE).down, Qt.Key.Key_Space)
    QTest.keyClick(ranking.row(SERVICE).down, Qt.Key.Key_Space)
    assert ranking.order == (REUSE, BIO_BASED, SHARING, SERVICE)
    ranking.row(SHARING).up.click()
    ranking.row(SHARING).up.setFocus()
    ranking.row(SHARING).up.click()
    assert QApplication.focusWidget() is ranking.row(SHARING).down, "up ends at the top"
    stops = tab_stops(ranking.row(SHARING).down)
    order = [stop for stop in stops if stop.accessibleName().startswith("Move ")]
    assert [stop.accessibleName() for stop in order[:3]] == [
        "Move Sharing and pooling down", "Move Reuse up", "Move Reuse down"
    ]  # fmt: skip
    for _step in range(6):
        page.document.undo()
    assert page.document.assessment == furniture_example()
    assert ranking.order == (REUSE, SERVICE, BIO_BASED, SHARING), "the view stays, its order goes back"


def test_another_rule_counts_at_once_where_an_order_is_in_force(page: AmbitionPage) -> None:
    _choose(page, "Ranking")
    page.strategies.use_button.click()
    assert _in_force(page) == ""
    assert not page.strategies.use_button.isVisible()
    assert _weights(page) == [52.08, 14.58, 6.25, 27.08]
    page.strategies.ranking.rule_switch.findChildren(QPushButton)[1].click()
    assert _weighting(page) is Weighting.RANK_SUM
    assert _weights(page) == [40, 20, 10, 30]
    _choose(page, "Direct")
    assert _in_force(page).startswith("In force: the order of the strategies, by rank sum.")
    page.weights.slider(REUSE).setValue(50)
    assert _weighting(page) is Weighting.DIRECT
    assert _in_force(page) == ""


def test_what_does_not_count_stands_below_the_order_and_can_come_in(
    look: Look, data_folder: Path, qtbot: QtBot
) -> None:
    hidden = edits.set_strategy_weight(furniture_example(), REUSE, 0)
    for setting in hidden.criteria:
        if setting.criterion.strategy is BIO_BASED and setting.is_in_use:
            hidden = edits.leave_out_criterion(hidden, setting.criterion.id, "")
    page = _open(look, data_folder, hidden, qtbot)
    _choose(page, "Ranking")
    ranking = page.strategies.ranking
    assert ranking.order == (SERVICE, SHARING, REUSE, BIO_BASED)
    assert ranking.row(REUSE).place.text() == "–"
    assert ranking.row(REUSE).remark.text() == "hidden, not scored zero"
    assert not any(stop.isEnabled() for stop in ranking.row(BIO_BASED).stops())
    ranking.row(REUSE).up.click()
    assert _weights(page) == [11.11, 0, 27.78, 61.11], "it comes in as the last of three"
    _choose(page, "Swing")
    assert not page.strategies.swing.field(BIO_BASED).isEnabled()


def test_swing_points_are_kept_as_typed_and_a_row_of_keys_is_one_step(page: AmbitionPage) -> None:
    _choose(page, "Swing")
    swing = page.strategies.swing
    assert [swing.field(strategy).value() for strategy in Strategy] == [100, 30, 30, 40]
    field = swing.field(BIO_BASED)
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "80")
    assert page.document.assessment.weighting is Weighting.SWING
    assert _weights(page) == [40, 32, 12, 16]
    assert [swing.weight(strategy) for strategy in (REUSE, BIO_BASED)] == [
        "40\N{NO-BREAK SPACE}%", "32\N{NO-BREAK SPACE}%"
    ]  # fmt: skip
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert _said(page) == "Bio-based has 80 points and counts 32\N{NO-BREAK SPACE}%."
    assert page.document.undo_label == "swing points"
    QTest.keyClick(swing.slider(REUSE), Qt.Key.Key_PageDown)
    assert swing.field(REUSE).value() == 90
    assert swing._hint.isVisible(), "nobody has 100 points any more"
    assert swing.field(BIO_BASED).value() == 80, "the others keep theirs"
    page.document.undo()
    page.document.undo()
    assert page.document.assessment == furniture_example()
    assert [swing.field(strategy).value() for strategy in Strategy] == [100, 30, 30, 40]
    for strategy in (BIO_BASED, SHARING, SERVICE, REUSE):
        swing.slider(strategy).setValue(0)
    assert _said(page) == "At least one strategy and one criterion must count."
    assert swing.field(REUSE).value() == 100, "what still holds is shown again"


@pytest.mark.parametrize(
    ("weighting", "view"),
    [(Weighting.RANK_SUM, WeightingView.RANKING), (Weighting.SWING, WeightingView.SWING)],
)
def test_the_page_opens_with_the_way_that_is_in_force(
    look: Look, data_folder: Path, qtbot: QtBot, weighting: Weighting, view: WeightingView
) -> None:
    page = _open(look, data_folder, replace(furniture_example(), weighting=weighting), qtbot)
    assert page.strategies.view is view
    page.usual_button.click()
    assert page.document.assessment.weighting is Weighting.DIRECT
    assert _in_force(page).startswith("In force: weights given directly.")
