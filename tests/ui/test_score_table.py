"""The table view of the page Score: keys, typing, copy and paste, what is hidden, words for all, any text."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Evidence
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_list import CriterionRow
from circular_assess.ui.widgets.score_cell_editor import ScoreCellEditor
from circular_assess.ui.widgets.score_table import ScoreTable
from circular_assess.ui.widgets.score_table_view import ScoreTableView
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_example,
)
from tests.ui.score_parts import (
    AVOIDED,
    CHALLENGED,
    GAIN,
    REUSED,
    TAKE_BACK,
    accessible_name,
    open_page,
    picker_of,
    score_of,
)

RECYCLED, REPAIR = CriterionId("REU-03"), CriterionId("REU-04")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPACE = "\N{NO-BREAK SPACE}"


class ModelTester(Protocol):
    """What pytest-qt gives."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    texts = Texts()
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> ScorePage:
    return open_table(context, furniture_example(), qtbot)


def open_table(
    context: PageContext, assessment: Assessment, qtbot: QtBot, size: tuple[int, int] = (1072, 730)
) -> ScorePage:
    page = open_page(context, assessment, qtbot, size)
    page._switch._buttons["table"].click()
    return page


def view_of(page: ScorePage) -> ScoreTableView:
    assert page.table_view is not None
    return page.table_view


def table_of(page: ScorePage) -> ScoreTable:
    return view_of(page).table


def editor_of(page: ScorePage) -> ScoreCellEditor:
    editor = table_of(page).editor
    assert editor is not None
    return editor


def go(page: ScorePage, scenario: ScenarioId, criterion: CriterionId) -> ScoreTable:
    page.show_criterion(criterion, scenario)
    table = table_of(page)
    assert table.place == (scenario, criterion)
    assert table.hasFocus()
    return table


def shown(page: ScorePage) -> list[str]:
    return [row.criterion_id for row in table_of(page).scores.rows if isinstance(row, CriterionRow)]


def press(widget: QWidget, keys: str) -> None:
    QTest.keyClicks(widget, keys)


def test_model_keeps_the_rules_of_qt(page: ScorePage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table_of(page).scores)


def test_both_views_show_the_same_and_the_criterion_carries_over(page: ScorePage) -> None:
    table = go(page, SERVICE, TAKE_BACK)
    press(table, "1")
    page._switch._buttons["guided"].click()
    assert page.criterion_id == TAKE_BACK
    assert picker_of(page, SERVICE).level == 1
    assert page.context.settled.settings.has_score_table is False
    page.show_criterion(CHALLENGED)
    page._switch._buttons["table"].click()
    assert table.place == (SERVICE, CHALLENGED)
    assert page.context.settled.settings.has_score_table is True


def test_digits_set_levels_and_arrows_pass_over_strategies(page: ScorePage) -> None:
    table = go(page, SERVICE, TAKE_BACK)
    press(table, "3")
    assert score_of(page, SERVICE, TAKE_BACK).level == 3
    assert page.document.undo_label == "level"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.place == (SERVICE, CriterionId("BIO-01"))
    assert page.criterion_id == "BIO-01"
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.place == (REFURBISH, TAKE_BACK)
    press(table, "7")
    assert score_of(page, REFURBISH, TAKE_BACK).level == 3
    assert page.announcement._label.text() == "A level is a number from 0 to 4."
    press(table, "4")
    assert page.announcement.isHidden()
    page.document.undo()
    page.document.undo()
    assert page.document.assessment == furniture_example()


def test_values_are_typed_in_the_cell_and_enter_goes_down_tab_right(page: ScorePage) -> None:
    table = go(page, REFURBISH, REUSED)
    press(table, "6")
    press(editor_of(page), "1,5")
    QTest.keyClick(editor_of(page), Qt.Key.Key_Return)
    assert score_of(page, REFURBISH, REUSED).value == 61.5
    assert table.place == (REFURBISH, CHALLENGED)
    assert table.hasFocus()
    go(page, REFURBISH, REUSED)
    press(table, "9")
    QTest.keyClick(editor_of(page), Qt.Key.Key_Tab)
    assert table.place == (SERVICE, REUSED)
    page.document.undo()
    assert score_of(page, REFURBISH, REUSED).value == 61.5, "each value is a step of its own"
    QTest.keyClick(table, Qt.Key.Key_F2)
    press(editor_of(page), "33")
    QTest.keyClick(editor_of(page), Qt.Key.Key_Escape)
    assert score_of(page, REFURBISH, REUSED).value == 61.5


def test_a_wrong_value_stays_in_its_cell_and_is_not_taken(page: ScorePage) -> None:
    table = go(page, REFURBISH, REUSED)
    press(table, "1")
    press(editor_of(page), "40")
    QTest.keyClick(editor_of(page), Qt.Key.Key_Return)
    assert editor_of(page).text() == "140"
    assert page.announcement._label.text() == "Enter a number from 0 to 100."
    assert editor_of(page).accessibleDescription() == "Enter a number from 0 to 100."
    assert page.document.undo_label is None
    editor_of(page).backspace()
    QTest.keyClick(editor_of(page), Qt.Key.Key_Return)
    assert score_of(page, REFURBISH, REUSED).value == 14
    assert page.announcement.isHidden()


def test_e_and_a_digit_set_the_evidence_and_l_asks_to_look_again(page: ScorePage) -> None:
    table = go(page, SERVICE, TAKE_BACK)
    press(table, "e3")
    assert score_of(page, SERVICE, TAKE_BACK).evidence is Evidence.THIRD_PARTY
    assert score_of(page, SERVICE, TAKE_BACK).level == 4
    press(table, "L")
    assert score_of(page, SERVICE, TAKE_BACK).look_again
    press(table, "e")
    QTest.keyClick(table, Qt.Key.Key_Right)
    press(table, "2")
    assert score_of(page, SERVICE, TAKE_BACK).level == 2, "another key gives up the wait for the evidence"
    view_of(page).letters_box.click()
    assert page.context.settled.settings.has_letter_keys is False
    table.setFocus()
    press(table, "l")
    press(table, "e0")
    stored = score_of(page, SERVICE, TAKE_BACK)
    assert (stored.look_again, stored.evidence, stored.level) == (True, Evidence.THIRD_PARTY, 0)


def test_delete_clears_the_selected_block_as_one_step(page: ScorePage) -> None:
    table = go(page, BUY_NEW, REUSED)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    for scenario in (BUY_NEW, REFURBISH):
        assert not score_of(page, scenario, REUSED).is_scored
        assert not score_of(page, scenario, CHALLENGED).is_scored
    assert score_of(page, SERVICE, REUSED).is_scored
    page.document.undo()
    assert page.document.assessment == furniture_example()


def test_what_the_baseline_fixes_cannot_be_edited(page: ScorePage) -> None:
    table = go(page, BUY_NEW, AVOIDED)
    assert not table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    press(table, "5")
    assert table.editor is None
    assert page.announcement._label.text() == "For the baseline this is 0 by definition."
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert page.document.undo_label is None


def test_a_block_is_copied_and_pasted_as_one_step(page: ScorePage) -> None:
    table = go(page, REFURBISH, REUSED)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(table, key, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "72\t45\n4\t2\n12\t25\n"
    go(page, BUY_NEW, REUSED)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert [score_of(page, BUY_NEW, each).value for each in (REUSED, RECYCLED)] == [72, 12]
    assert score_of(page, REFURBISH, CHALLENGED).level == 2
    assert page.announcement._label.text() == "6 scores pasted."
    assert page.document.undo_label == "paste"
    page.document.undo()
    assert page.document.assessment == furniture_example()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1\t2\n3\t4\n50\t140\n", "Row 3, column 2: 140 is more than 100."),
        ("1\n-2\n", "Row 2, column 1: \N{MINUS SIGN}2 is less than 0."),
        ("1\n5", "Row 2, column 1: 5 is more than 4."),
        ("1\tmuch", "Row 1, column 2: “much” is not a number."),
        ("1\t2\t3\t4", "Row 1, column 4: the table ends before it."),
        (
            "Criterion\tBuy new\nNeed challenged\t2\nHumour\t3",
            "Row 3, column 1: “Humour” is not in the table.",
        ),
    ],
)
def test_a_block_that_does_not_fit_changes_nothing_and_names_the_cell(
    page: ScorePage, text: str, sentence: str
) -> None:
    table = go(page, BUY_NEW, REUSED)
    QApplication.clipboard().setText(text)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert page.announcement._label.text() == sentence
    assert page.document.assessment == furniture_example()


def test_numbers_from_spreadsheets_are_understood_and_empty_cells_leave_the_score(page: ScorePage) -> None:
    table = go(page, BUY_NEW, REUSED)
    QApplication.clipboard().setText(f"'12,5\t60{SPACE}%\t\r\n\t3\t\r\n33.3\r\n")
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert score_of(page, BUY_NEW, REUSED).value == 12.5
    assert score_of(page, REFURBISH, REUSED).value == 60
    assert score_of(page, SERVICE, REUSED).value == 45
    assert score_of(page, BUY_NEW, CHALLENGED).level == 1
    assert score_of(page, REFURBISH, CHALLENGED).level == 3
    assert score_of(page, BUY_NEW, RECYCLED).value == 33.3


def test_the_whole_table_goes_out_with_names_and_comes_back_in_any_order(
    context: PageContext, qtbot: QtBot
) -> None:
    page = open_table(context, hostile_example(), qtbot)
    table = go(page, REFURBISH, REPAIR)
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Criterion", HOSTILE_NAME]
    assert lines[1].split("\t") == ["Need met by reused goods", "0", "72", "45"]
    lines[1] = lines[1].replace("72", "70")
    QApplication.clipboard().setText("\n".join([lines[0], *reversed(lines[1:])]))
    go(page, SERVICE, TAKE_BACK)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    changed = edits.set_value(hostile_example(), REFURBISH, REUSED, 70)
    assert score_of(page, REFURBISH, REUSED) == changed.scenario(REFURBISH).score_of(REUSED)
    assert score_of(page, SERVICE, TAKE_BACK) == changed.scenario(SERVICE).score_of(TAKE_BACK)


def test_names_that_a_spreadsheet_would_run_get_an_apostrophe_and_numbers_the_sign_of_the_language(
    look: Look, data_folder: Path, qtbot: QtBot
) -> None:
    texts = Texts("nl")
    assessment = edits.describe_scenario(furniture_example(), BUY_NEW, "=1+1", "")
    assessment = edits.set_value(assessment, REFURBISH, REUSED, 61.5)
    context = PageContext(look, texts, Messages(texts), catalogue, data_folder)
    page = open_table(context, assessment, qtbot)
    table = go(page, REFURBISH, REUSED)
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    table.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1] == "'=1+1"
    assert lines[1].split("\t")[2] == "61,5"
    table.paste()
    assert score_of(page, REFURBISH, REUSED).value == 61.5


def test_rows_without_a_difference_are_hidden_but_not_the_current_one(page: ScorePage) -> None:
    everything = shown(page)
    for scenario in (BUY_NEW, SERVICE):
        for edit in (
            lambda a, s=scenario: edits.set_level(a, s, CHALLENGED, 4),
            lambda a, s=scenario: edits.set_evidence(a, s, CHALLENGED, Evidence.DOCUMENTED),
        ):
            page.document.edit("same", edit)
    go(page, SERVICE, CHALLENGED)
    view_of(page).differ_box.click()
    assert CHALLENGED in shown(page), "the current one stays"
    go(page, SERVICE, TAKE_BACK)
    view_of(page).differ_box.click()
    view_of(page).differ_box.click()
    hidden = set(everything) - set(shown(page))
    assert CHALLENGED in hidden
    assert not hidden & {REUSED, TAKE_BACK}
    view_of(page).filter_box.setCurrentIndex(view_of(page).filter_box.findData("look_again"))
    assert shown(page) == [TAKE_BACK, "BIO-02"]


def test_inspector_shows_the_current_cell_and_enter_goes_to_its_reason(page: ScorePage, qtbot: QtBot) -> None:
    table = go(page, SERVICE, TAKE_BACK)
    QTest.keyClick(table, Qt.Key.Key_Return)
    form = view_of(page).inspector.form
    assert form is not None
    field = form.details.reason_field
    assert field.hasFocus()
    assert field.reason() == score_of(page, SERVICE, TAKE_BACK).reason
    press(field, "x")
    assert score_of(page, SERVICE, TAKE_BACK).reason.startswith("xBrochure")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_F6)
    assert form.entry.field.hasFocus()
    press(form.entry.field, "1")
    assert score_of(page, SERVICE, TAKE_BACK).level == 1
    QTest.keyClick(form.entry.field, Qt.Key.Key_F6)
    assert view_of(page).filter_box.hasFocus()
    go(page, REFURBISH, REUSED)
    qtbot.waitUntil(lambda: view_of(page).inspector.form is not form)
    other = view_of(page).inspector.form
    assert other is not None
    view_of(page).inspector.focus_entry()
    press(other.entry.field, "999")
    assert "Enter a number from 0 to 100." in other.entry.wrong
    assert score_of(page, REFURBISH, REUSED).value != 999


def test_undo_leads_to_the_cell_it_changes(page: ScorePage) -> None:
    table = go(page, SERVICE, TAKE_BACK)
    press(table, "0")
    go(page, SERVICE, REUSED)
    page.document.undo()
    assert table.place == (SERVICE, TAKE_BACK)


def test_each_cell_is_said_in_words(page: ScorePage) -> None:
    scores = table_of(page).scores
    said = Qt.ItemDataRole.AccessibleTextRole

    def words(scenario: ScenarioId, criterion: CriterionId) -> object:
        return scores.data(scores.index_of(scenario, criterion), said)

    assert (
        words(REFURBISH, REUSED)
        == f"Need met by reused goods, Refurbish own stock: 72{SPACE}%, level 3.5, E2 Documented, proven 3.5"
    )
    assert (
        words(SERVICE, TAKE_BACK)
        == "Take-back, next life, Furniture as a service: level 4, E1 Own statement, proven 2"
    )
    assert str(words(REFURBISH, GAIN)).startswith(
        "Greenhouse gas gain, Refurbish own stock: not scored yet, "
    )
    assert str(words(BUY_NEW, AVOIDED)).endswith("0 by definition, for the baseline")
    assert str(words(REFURBISH, CriterionId("BIO-02"))).endswith("to look at again")
    assert scores.data(scores.index(0, 0), said) == "Reuse, Buy new: 32.5 of 100 claimed"
    assert (
        scores.headerData(1, Qt.Orientation.Vertical, said) == f"Need met by reused goods, weight 25{SPACE}%"
    )
    totals = view_of(page).totals.accessibleDescription()
    assert "Furniture as a service 62.4 claimed, 48.8 proven" in totals
    page.document.edit("not acceptable", edits.set_knock_out, SERVICE, "Too dear")
    head = scores.headerData(2, Qt.Orientation.Horizontal, said)
    assert head == "Furniture as a service, not acceptable: Too dear"


def test_all_that_can_have_the_focus_has_a_name(page: ScorePage, qtbot: QtBot) -> None:
    go(page, SERVICE, TAKE_BACK)
    qtbot.waitUntil(lambda: view_of(page).inspector.form is not None)
    focusable = [
        each
        for each in view_of(page).findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and not each.property("role")
    ]
    assert len(focusable) > 10
    assert [each for each in focusable if not accessible_name(each)] == []


@pytest.mark.parametrize("width", [1072, 640])
def test_any_text_and_eight_scenarios_never_widen_the_page(
    context: PageContext, qtbot: QtBot, width: int
) -> None:
    for assessment in (hostile_example(), eight_scenarios()):
        page = open_table(context, assessment, qtbot, (width, 640))
        table = go(page, assessment.scenarios[-1].id, TAKE_BACK)
        QTest.keyClick(table, Qt.Key.Key_Return)
        qtbot.wait(20)
        assert page.width() == width
        inspector = view_of(page).inspector
        inner = inspector.widget()
        assert inner is not None
        assert inner.width() <= inspector.viewport().width()
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
        assert page.document.assessment == assessment
