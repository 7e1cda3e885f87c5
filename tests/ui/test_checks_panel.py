"""The checks in the window: by kind, straight to the field, and answered with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, TenderAsk, TenderStatus
from circular_assess.domain.catalogue import CriterionId, Instrument
from circular_assess.domain.checks import Check, CheckId, Place, Severity, Step
from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings, RateKind, Rhythm
from circular_assess.domain.edits import describe_scenario, set_ask
from circular_assess.domain.material_lines import Effect, EffectUnit
from circular_assess.domain.results import Results
from circular_assess.settings import Settings
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.report_page import ReportPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.check_group import MOST_ROWS
from circular_assess.ui.widgets.checks_panel import ChecksPanel
from tests.examples import REFURBISH, SERVICE, catalogue, eight_scenarios, hostile_example
from tests.priced import priced_example

BUY_OUT = CostLine(CostKind.BUY_OUT, "Take <b>over</b> & keep", 1.0, Rhythm.ONCE, 8, 8)
REASON = "The draft contract has another clause now."

Open = Callable[[Assessment], ReportPage]


@pytest.fixture(autouse=True)
def _no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of the report are not what is tested here."""
    monkeypatch.setattr(ReportPage, "_make_preview", lambda page: None)


@pytest.fixture
def open_page(look: Look, data_folder: Path, qtbot: QtBot) -> Open:
    context = PageContext(look, Texts(), Messages(Texts()), catalogue, data_folder)

    def open_it(assessment: Assessment) -> ReportPage:
        page = ReportPage(context, Document(assessment, 0, _keep, ()))
        qtbot.addWidget(page)
        page.resize(1072, 730)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


@pytest.fixture
def window(look: Look, data_folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), Messages(Texts()), Settings(), data_folder)
    made.context = replace(made.context, catalogue=catalogue)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    look.changed.disconnect(made.rebuild)


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _doubtful() -> Assessment:
    """The priced example with something to say about nearly everything."""
    assessment = priced_example()
    criteria = [setting.criterion.id for setting in assessment.criteria_in_use]
    for criterion_id in criteria[:9]:
        assessment = set_ask(assessment, criterion_id, TenderAsk(Instrument.AWARD))
    refurbish, service = assessment.scenario(REFURBISH), assessment.scenario(SERVICE)
    effects = (*refurbish.effects, Effect(EffectUnit.TONNE_CO2E, 308_329.0))
    scenarios = (
        assessment.scenarios[0],
        replace(refurbish, effects=effects),
        replace(service, cost_lines=(*service.cost_lines, BUY_OUT)),
    )
    tender = replace(
        assessment.tender,
        term_note="",
        price_share=0.7,
        circular_share=0.1,
        status=TenderStatus.PUBLISHED,
    )
    cost = CostSettings(rate_kind=RateKind.NOMINAL, discount_rate=0.05)
    assessment = replace(assessment, scenarios=scenarios, tender=tender, cost=cost)
    return describe_scenario(assessment, SERVICE, "Ahrend NV", "")


def _check(page: ReportPage, check_id: CheckId) -> Check:
    return next(check for check in page.document.results.checks if check.id is check_id)


def _words(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel) and label.text()]


def test_checks_stand_in_groups_with_their_number_and_unfold(open_page: Open) -> None:
    panel = open_page(eight_scenarios()).contents.checks
    group = panel.groups[Severity.WARNING, CheckId.NO_PROOF]
    count = int(group.fold_button.text())
    assert count > MOST_ROWS
    assert group.fold_button.accessibleName() == f"No proof named, {count}"
    assert not group.rows
    group.fold_button.click()
    assert len(group.rows) == MOST_ROWS
    assert group.more_button.text() == f"{count - MOST_ROWS} more"
    group.more_button.click()
    assert len(group.rows) == min(count, 2 * MOST_ROWS)
    first = next(iter(group.rows.values()))
    assert str(first.check.message.values["criterion"]) in _words(first)[0]
    assert "names no proof" in first.show_button.accessibleName()
    group.fold_button.click()
    assert not group.rows


def test_an_answer_is_typed_kept_undone_and_changed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(_doubtful())
    panel, key = page.contents.checks, _check(page, CheckId.KEPT_BUT_BOUGHT_OUT).key
    row = panel.row(key)
    assert row is not None
    assert not panel.answered_button.isVisible()
    row.answer_button.setFocus()
    QTest.keyClick(row.answer_button, Qt.Key.Key_Space)
    assert row.field is not None
    assert row.field.hasFocus()
    QTest.keyClicks(row.field, REASON)
    [answer] = page.document.assessment.check_answers
    assert (answer.check, answer.scenario_id, answer.subject) == (key[0], SERVICE, BUY_OUT.name)
    assert answer.answer == REASON
    assert panel.row(key) is row  # it stays while it is being answered
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.answered_button.text() == "Answered: 1")
    assert panel.row(key) is None
    panel.answered_button.click()
    answered = panel.row(key)
    assert answered is not None
    assert REASON in _words(answered)
    assert page.document.undo_label == "answer"
    page.document.undo()
    assert page.document.assessment.check_answers == ()
    assert (Severity.ERROR, CheckId.KEPT_BUT_BOUGHT_OUT) in panel.groups
    page.document.redo()
    answered = panel.row(key)
    assert answered is not None
    answered.answer_button.click()
    reopened = panel.row(key)
    assert reopened is not None
    assert reopened.field is not None
    assert reopened.field.words() == REASON
    reopened.field.setPlainText("")
    QTest.keyClick(reopened.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.answered_button.isVisible())
    assert page.document.assessment.check_answers == ()


def test_the_focus_stays_near_when_a_row_goes_away(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(eight_scenarios())
    panel = page.contents.checks
    group = panel.groups[Severity.WARNING, CheckId.NOT_SCORED]
    group.fold_button.click()
    first, second, *_others = group.rows.values()
    first.answer_button.click()
    assert first.field is not None
    QTest.keyClicks(first.field, "Later.")
    QTest.keyClick(first.field, Qt.Key.Key_Return)
    assert second.show_button.hasFocus()
    qtbot.waitUntil(lambda: first.check.key not in group.rows)
    assert group.rows[second.check.key] is second
    assert second.show_button.hasFocus()
    second.answer_button.click()
    assert second.field is not None
    QTest.keyClicks(second.field, "Later too.")
    QTest.keyClick(second.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: second.check.key not in group.rows)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)


def test_names_come_out_as_typed_and_everything_has_a_name(open_page: Open) -> None:
    page = open_page(_doubtful())
    panel = page.contents.checks
    assert any("“Take <b>over</b> & keep” sells" in words for words in _words(panel))
    hostile = open_page(hostile_example()).contents.checks
    for shown in (panel, hostile):
        for group in shown.groups.values():
            group.unfold()
        for stop in shown.stops():
            assert stop.accessibleName(), stop
        assert shown.minimumSizeHint().width() < 400
        tabbable = [w for w in shown.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert {w for w in tabbable if w.isVisibleTo(shown)} == set(shown.stops())


def test_nothing_to_check_leaves_nothing_but_what_is_in_order(look: Look, qtbot: QtBot) -> None:
    panel = ChecksPanel(look, Texts())
    qtbot.addWidget(panel)
    panel.show_checks((), ["Every score has a reason"])
    panel.show()
    assert _words(panel) == ["In order", "Every score has a reason"]
    assert panel.stops() == []


def _field_of(window: MainWindow, check: Check, qtbot: QtBot) -> QWidget:
    window.show_step(check.place.step, check.place)
    assert window._view is not None
    assert window._view.step == check.place.step
    page = window._view.page(check.place.step)
    focused = QApplication.focusWidget()
    assert focused is not None, check
    assert page.isAncestorOf(focused), check
    qtbot.waitUntil(lambda: not focused.visibleRegion().isEmpty())
    return focused


def test_each_check_leads_straight_to_its_field_and_one_key_to_the_checks(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = Document(_doubtful(), 0, _keep, ())
    window.show_document(document)
    one_of_each = {check.id: check for check in document.results.checks}
    assert len(one_of_each) >= 17
    assert {check.place.step for check in one_of_each.values()} == set(Step) - {Step.REPORT}
    fields = {check_id: _field_of(window, check, qtbot) for check_id, check in one_of_each.items()}
    named = {
        CheckId.LONG_TERM: "why this long",
        CheckId.HIGH_PRICE_SHARE: "price",
        CheckId.LOW_CIRCULAR_SHARE: "circular",
        CheckId.NO_VAT_CHOICE: "VAT",
        CheckId.TOO_LIGHT: "Fit for several users",
    }
    for check_id, word in named.items():
        assert word.casefold() in fields[check_id].accessibleName().casefold(), check_id
    assert window._view is not None
    cost = window._view.page("cost")
    window.show_step("cost", one_of_each[CheckId.KEPT_BUT_BOUGHT_OUT].place)
    assert cost.scenario_id == SERVICE  # type: ignore[attr-defined]
    assert cost.view.table.currentIndex().row() == 2  # type: ignore[attr-defined]
    QTest.keyClick(window, Qt.Key.Key_F8)
    page = window._view.page("report")
    assert window._view.step == "report"
    assert isinstance(page, ReportPage)
    assert page.contents.checks.stops()[0].hasFocus()
    row = page.contents.checks.row(_check(page, CheckId.IMPLAUSIBLE_UNIT).key)
    assert row is not None
    row.show_button.click()
    assert window._view.step == "materials"
    window.show_step(Step.SCORE, Place(Step.SCORE, REFURBISH, CriterionId("REU-06")))
    assert window._view.criterion_id == "REU-06"
