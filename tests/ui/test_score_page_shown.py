"""The page Score, guided: where keys lead, names for all, any text, width and number of scenarios."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.domain import edits
from circular_assess.domain.assessment import ScenarioId, Score
from circular_assess.domain.catalogue import CriterionId, Theme
from circular_assess.library import Library
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.theme import Look
from tests.examples import (
    BUY_NEW,
    REFURBISH,
    SERVICE,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_example,
)
from tests.ui.score_parts import (
    CHALLENGED,
    GAIN,
    LAST,
    REUSED,
    TAKE_BACK,
    accessible_name,
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
def scalable_look(look: Look) -> Iterator[Look]:
    yield look
    look.set_text_scale(1.0)


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    texts = Texts()
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> ScorePage:
    return open_page(context, furniture_example(), qtbot)


def test_enter_goes_to_the_next_scenario_and_then_to_the_next_criterion(page: ScorePage) -> None:
    page.show_criterion(REUSED, REFURBISH)
    QTest.keyClick(number_of(page, REFURBISH), Qt.Key.Key_Return)
    assert number_of(page, SERVICE).hasFocus()
    QTest.keyClick(number_of(page, SERVICE), Qt.Key.Key_Return)
    assert page.criterion_id == CHALLENGED
    assert picker_of(page, BUY_NEW).hasFocus()


def test_alt_arrows_and_buttons_walk_through_the_criteria(page: ScorePage, qtbot: QtBot) -> None:
    page.show_criterion(REUSED)
    assert page.next_button.text() == "Next: Need challenged"
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.criterion_id == CHALLENGED
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.criterion_id == REUSED
    with qtbot.waitSignal(page.previous_wanted, timeout=500):
        page.previous_button.click()
    page.show_criterion(LAST)
    page.set_next("Compare")
    assert page.next_button.text() == "Next: Compare"
    with qtbot.waitSignal(page.next_wanted, timeout=500):
        page.next_button.click()


def test_look_again_and_filters(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    row_of(page, SERVICE)._summary.look_again.click()
    assert score_of(page, SERVICE, TAKE_BACK).look_again
    page.choice.set_filter("look_again")
    assert page.guided.visible == (TAKE_BACK, CriterionId("BIO-02"))
    page.choice.set_filter("not_finished")
    assert tuple(page.guided.visible) == (TAKE_BACK, GAIN, LAST), "the current one stays"
    page.next_button.click()
    assert page.criterion_id == GAIN


def test_undo_leads_to_the_criterion_it_changes(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    QTest.keyClick(picker_of(page, SERVICE), Qt.Key.Key_0)
    page.show_criterion(REUSED)
    page.document.undo()
    assert page.criterion_id == TAKE_BACK
    assert picker_of(page, SERVICE).level == 4


def test_only_one_row_is_open(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK, SERVICE)
    picker_of(page, BUY_NEW).setFocus()
    assert [row.scenario_id for row in page.view.rows.rows if row.is_open] == [BUY_NEW]
    rows = page.view.rows.rows
    QTest.keyClick(picker_of(page, BUY_NEW), Qt.Key.Key_3)
    assert page.view.rows.rows == rows, "rows are reused"


def test_sources_unfold_with_grades_in_words(page: ScorePage) -> None:
    page.show_criterion(REUSED)
    page._sources_link.click()
    words = said(page.view._sources)
    assert "French quota, of spend" in words
    assert "our proposal" in words
    assert "seen in the source" in words
    page._sources_link.click()
    assert not page.view._sources.isVisible()


def test_a_worked_example_unfolds_below_the_scale_and_says_what_it_would_score(page: ScorePage) -> None:
    scale = page.view._scale
    page.show_criterion(REUSED)
    assert not scale.example.isVisible()
    scale.example_fold.click()
    for criterion, score, of_other_theme in (
        (REUSED, "It would score level 4 here: 94\N{NO-BREAK SPACE}%", False),
        (CriterionId("PAS-01"), "It would score level 2 here, by our reading", True),
        (CriterionId("PAS-06"), None, False),
        (CriterionId("SHA-02"), "It would score level 3.7 here: 7\N{NO-BREAK SPACE}parties", False),
    ):
        page.show_criterion(criterion)
        example = page.document.results.criteria[criterion].criterion.example
        assert scale.example_fold.isVisible() == scale.example.isVisible() == (example is not None)
        if example is not None:
            words = said(scale.example)
            assert {example.text, example.reading, score, "seen in the source"} <= set(words)
            assert scale.example.link.text() == example.source
            assert scale.example.link.toolTip()
            assert ("Theme of the case: Lighting" in words) == of_other_theme
    scale.example_fold.click()
    assert not scale.example.isVisible()


def test_tab_goes_from_the_question_to_the_foot(page: ScorePage) -> None:
    page.show_criterion(REUSED, BUY_NEW)
    row = row_of(page, BUY_NEW)
    reached = [QApplication.focusWidget()]
    while reached[-1] is not None and reached[-1] is not number_of(page, REFURBISH) and len(reached) < 20:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    details = details_of(page, BUY_NEW)
    assert reached[:4] == [row.entry.field, row.evidence, row._summary.look_again, details.reason_field]
    assert reached[-1] is number_of(page, REFURBISH)


@pytest.mark.parametrize("criterion", [REUSED, TAKE_BACK])
def test_all_that_can_have_the_focus_has_a_name(page: ScorePage, criterion: CriterionId) -> None:
    page.show_criterion(criterion, SERVICE)
    details_of(page, SERVICE).proofs.open_form(0)
    page._sources_link.click()
    page.view._scale.example_fold.click()
    focusable = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and not each.property("role")
    ]
    assert len(focusable) > 15
    nameless = [each for each in focusable if not accessible_name(each)]
    assert nameless == []


def test_level_picker_is_named_and_described(page: ScorePage) -> None:
    page.show_criterion(TAKE_BACK)
    picker = picker_of(page, BUY_NEW)
    assert picker.accessibleName() == "Level of Buy new, Take-back, next life"
    assert picker.accessibleDescription() == "Level 1: On request; destination unknown"


def test_hostile_text_comes_out_as_typed(context: PageContext, qtbot: QtBot) -> None:
    page = open_page(context, hostile_example(), qtbot)
    page.show_criterion(TAKE_BACK, SERVICE)
    stored = score_of(page, SERVICE, TAKE_BACK)
    assert details_of(page, SERVICE).reason_field.reason() == stored.reason
    assert page.document.undo_label is None
    assert page.width() == 1072
    inner = page.view.widget()
    assert inner is not None
    assert inner.width() <= page.view.viewport().width()
    for criterion in page.document.results.criteria:
        page.show_criterion(criterion)
    assert page.document.assessment == hostile_example()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_eight_scenarios_scroll_down_and_never_sideways(
    scalable_look: Look, context: PageContext, qtbot: QtBot, scale: float
) -> None:
    scalable_look.set_text_scale(scale)
    page = open_page(context, eight_scenarios(), qtbot, (1072 if scale == 1 else 1280, 620))
    page.view._scale.example_fold.click()
    for criterion in (REUSED, TAKE_BACK, GAIN):
        page.show_criterion(criterion, ScenarioId("extra-4"))
        qtbot.wait(80)
        assert len(page.view.rows.rows) == 8
        inner = page.view.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page.view.viewport().width()
        field = row_of(page, ScenarioId("extra-4")).first_field
        assert field is not None
        assert not field.visibleRegion().isEmpty()


def test_narrow_page_folds_the_list_into_a_combo_box(page: ScorePage, qtbot: QtBot) -> None:
    page.resize(700, 730)
    qtbot.wait(20)
    assert page.choice._combo.isVisible()
    assert not page.choice._list.isVisible()
    position = page.choice._model.position_of(TAKE_BACK)
    page.choice._combo.activated.emit(position)
    assert page.criterion_id == TAKE_BACK
    assert page.next_button.text() == "Next criterion"
    assert not page.view._scale.isVisible()
    page.view._scale_fold.click()
    assert page.view._scale.isVisible()


def test_without_scenarios_it_says_what_to_do(context: PageContext, qtbot: QtBot) -> None:
    assessment = furniture_example()
    for scenario in (BUY_NEW, REFURBISH, SERVICE):
        assessment = edits.remove_scenario(assessment, scenario)
    page = open_page(context, assessment, qtbot)
    assert "No scenario to score yet" in said(page)
    page.document.edit("scenario", edits.add_scenario, ScenarioId("new"), "First")
    assert page.view.isVisible()
    assert [row.scenario_id for row in page.view.rows.rows] == ["new"]
    page.document.undo()
    assert "No scenario to score yet" in said(page)


def test_scores_are_in_the_library(context: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "library.db")
    library = Library(store, catalogue)
    document = library.make(Theme.FURNITURE, "Chairs", "Buy new")
    page = ScorePage(context, document)
    qtbot.addWidget(page)
    page.show()
    only = document.assessment.scenarios[0].id
    page.show_criterion(TAKE_BACK, only)
    picker_of(page, only).chosen.emit(3.0)
    row_of(page, only).reason_typed.emit(only, "Because")
    assert document.save_now()
    again = library.open(document.assessment.id).assessment
    assert again.scenario(only).score_of(TAKE_BACK) == Score(TAKE_BACK, level=3.0, reason="Because")
    store.close()
