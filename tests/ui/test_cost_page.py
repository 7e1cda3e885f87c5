"""The page Cost: how costs are counted, typing lines, what is refused, copy and paste, words for all."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    RateStep,
    ResidualRule,
    Rhythm,
    Vat,
)
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.cost_page import CostPage
from circular_assess.ui.step_states import step_states
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import head_width
from circular_assess.ui.widgets.cost_cells import CostColumn
from circular_assess.ui.widgets.cost_table_model import PAD_EM
from circular_assess.ui.widgets.figure_field import FigureField
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    catalogue,
    eight_scenarios,
)
from tests.priced import COST_LINES, priced_example

SPACE = "\N{NO-BREAK SPACE}"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class ModelTester(Protocol):
    """What pytest-qt gives."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    return _context(look, data_folder, "en")


def _context(look: Look, data_folder: Path, language: str) -> PageContext:
    texts = Texts(language)
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> CostPage:
    return open_page(context, priced_example(), qtbot)


def open_page(
    context: PageContext, assessment: Assessment, qtbot: QtBot, size: tuple[int, int] = (1072, 730)
) -> CostPage:
    document = Document(assessment, 0, save=lambda _a, _r, revision: revision + 1, expected_errors=())
    page = CostPage(context, document)
    document.setParent(page)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()
    return page


def lines_of(page: CostPage, scenario: ScenarioId = BUY_NEW) -> tuple[CostLine, ...]:
    return page.document.assessment.scenario(scenario).cost_lines


def steps_of(page: CostPage) -> tuple[RateStep, ...]:
    return page.document.assessment.cost.rate_steps


def press(widget: QWidget | None, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL & ALT) -> None:
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def type_into(
    page: CostPage, row: int, column: CostColumn, text: str, end: Qt.Key = Qt.Key.Key_Return
) -> None:
    """Type over a cell as in a spreadsheet."""
    table = page.view.table
    table.go_to(row, column)
    QTest.keyClicks(table, text[0])
    assert table.editor is not None
    QTest.keyClicks(table.editor, text[1:])
    press(table.editor, end)


def type_figure(field: FigureField, text: str) -> None:
    field.number.setText(text)
    field.number.textEdited.emit(text)


def paste(page: CostPage, row: int, column: CostColumn, text: str) -> None:
    page.view.table.go_to(row, column)
    QApplication.clipboard().setText(text)
    press(page.view.table, Qt.Key.Key_V, CTRL)


def test_model_keeps_the_rules_of_qt(page: CostPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.view.table.costs)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_lines_are_typed_as_in_a_spreadsheet(page: CostPage) -> None:
    before = lines_of(page)
    type_into(page, 0, CostColumn.AMOUNT, "98,5")
    assert lines_of(page)[0] == replace(before[0], amount_eur=98.5)
    assert page.view.table.row == 1
    type_into(page, 2, CostColumn.RISE, "1.5 %", Qt.Key.Key_Tab)
    assert lines_of(page)[2].escalation == pytest.approx(0.015)
    type_into(page, 2, CostColumn.LAST, "6")
    assert lines_of(page)[2].last_year == 6
    table = page.view.table
    table.go_to(0, CostColumn.RHYTHM)
    press(table, Qt.Key.Key_F2)
    assert table.menu is not None
    next(each for each in table.menu.actions() if each.text() == "Each year").trigger()
    changed = lines_of(page)[0]
    assert (changed.rhythm, changed.first_year, changed.last_year) == (Rhythm.YEARLY, 1, 8)
    page.document.undo()
    assert lines_of(page)[0].rhythm is Rhythm.ONCE


def test_a_new_line_begins_in_the_empty_row_or_with_its_kind(page: CostPage) -> None:
    type_into(page, 4, CostColumn.NAME, "Training of caretakers")
    assert lines_of(page)[4].name == "Training of caretakers"
    page.document.undo()
    # Tab goes on in the line that was begun, not in the next empty row.
    type_into(page, 4, CostColumn.NAME, "Training of caretakers", Qt.Key.Key_Tab)
    type_into(page, page.view.table.row, CostColumn.AMOUNT, "1.250,50")
    assert [(line.name, line.amount_eur) for line in lines_of(page)[4:]] == [
        ("Training of caretakers", 1250.5)
    ]
    assert page.view.table.row == 5
    menu = page.view.line_actions.add_button.menu()
    next(each for each in menu.actions() if each.text() == "Service fee").trigger()
    made = lines_of(page)[5]
    assert (made.kind, made.rhythm, made.first_year, made.last_year) == (
        CostKind.SERVICE_FEE,
        Rhythm.YEARLY,
        1,
        8,
    )
    assert page.view.table.row == 5
    assert page.view.table.hasFocus()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_head_is_cut(look: Look, data_folder: Path, qtbot: QtBot, language: str) -> None:
    page = open_page(_context(look, data_folder, language), priced_example(), qtbot)
    table = page.view.table
    for column in CostColumn:
        room = table.columnWidth(column) - look.px(2 * PAD_EM)
        assert head_width(table.costs.head_at(column), look) <= room, column


def test_lines_are_removed_moved_and_brought_back(page: CostPage) -> None:
    table, before = page.view.table, lines_of(page)
    table.go_to(1, CostColumn.NAME)
    press(table, Qt.Key.Key_Delete)
    assert lines_of(page) == (before[0], *before[2:])
    assert page.announcement._label.text() == "1 cost line removed."
    page.document.undo()
    assert lines_of(page) == before
    table.go_to(0, CostColumn.NAME)
    press(table, Qt.Key.Key_Down, ALT)
    assert lines_of(page)[:2] == (before[1], before[0])
    assert table.row == 1


WRONG = (
    (CostColumn.AMOUNT, "many", "“many” is not an amount."),
    (CostColumn.AMOUNT, "USD 300", "Other currencies are never converted. Note “USD 300” beside the table."),
    (CostColumn.FIRST, "1000000", "“1000000” is not a year: enter 0 for the start, then 1, 2, 3."),
    (CostColumn.RISE, "-100", "Enter a rate from −99 % to 1 000 %."),
    (CostColumn.FIRST, "9", "The last year comes before the first."),
)


def test_what_cannot_be_read_stays_in_its_cell(page: CostPage) -> None:
    before = page.document.assessment
    for column, typed, said in WRONG:
        type_into(page, 2, column, typed)
        assert page.announcement._label.text().replace(SPACE, " ") == said
        editor = page.view.table.editor
        assert editor is not None
        assert (editor.text(), editor.property("state")) == (typed, "error")
        press(editor, Qt.Key.Key_Escape)
        assert page.view.table.editor is None
        assert page.view.table.hasFocus()
    assert page.document.assessment is before


def test_lines_go_to_a_spreadsheet_and_come_back(page: CostPage) -> None:
    table, before = page.view.table, lines_of(page)
    table.selectAll()
    press(table, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[1] == "Purchase\tChairs and desks\t96000\tOnce\t0\t\t\t96000"
    page.view.tabs.choose(SERVICE)
    paste(page, 2, CostColumn.KIND, copied)
    assert page.announcement._label.text() == "4 cost lines pasted."
    pasted = lines_of(page, SERVICE)[2:]
    assert pasted == tuple(replace(line, source="") for line in before)


def test_a_block_that_misfits_changes_nothing_and_says_where(page: CostPage) -> None:
    before = page.document.assessment
    paste(page, 4, CostColumn.KIND, "Energy\tPower\t1 200,50\tEach year\t1\t8\t2 %\r\nUpkeep\tx\tabc\r\n")
    assert page.announcement._label.text() == "Row 2, column 3: “abc” is not an amount."
    paste(page, 4, CostColumn.KIND, "Upkeep\tx\t5\tEach year\t9\t3\n")
    assert page.announcement._label.text() == "Row 1: The last year comes before the first."
    paste(page, 4, CostColumn.KIND, "Bribe\tx\t5\n")
    assert page.announcement._label.text().startswith("Row 1, column 1: “Bribe” is none of these: Purchase,")
    assert page.document.assessment is before
    paste(page, 4, CostColumn.KIND, "Energy\tPower\t1 200,50\tEach year\t1\t8\t2 %\r\n\r\n")
    power = CostLine(CostKind.ENERGY, "Power", 1200.5, Rhythm.YEARLY, 1, 8, escalation=0.02)
    assert lines_of(page)[4:] == (power,)


def test_nothing_about_counting_is_chosen_silently(context: PageContext, qtbot: QtBot) -> None:
    priced = priced_example()
    page = open_page(context, replace(priced, cost=CostSettings()), qtbot)
    settings = page.view.settings
    assert settings.fold.isChecked()
    assert settings._summary.accessibleName() == (
        "VAT: not chosen yet · discount rate: not chosen yet · 8 years, the term"
    )
    assert page.document.results.scenario(BUY_NEW).cost is not None
    settings.proposal_button.click()
    box = settings._boxes["vat"]
    box.setCurrentIndex(box.findData(Vat.EXCLUDED))
    box.activated.emit(box.currentIndex())
    assert page.document.assessment.cost == CostSettings(vat=Vat.EXCLUDED, discount_rate=0.03)
    assert settings.proposal_button.isHidden() or not settings.proposal_button.isVisible()


def test_a_rate_that_cannot_be_is_refused_at_its_field(page: CostPage) -> None:
    before = page.document.assessment
    page.show_setting("discount_rate")
    rate = page.view.settings.rate
    assert rate.number.hasFocus()
    for typed, said in (
        ("three", "Enter a number only, such as 3."),
        ("2000", "Enter a rate from −99 % to 1 000 %."),
        ("-100", "Enter a rate from −99 % to 1 000 %."),
    ):
        type_figure(rate, typed)
        assert rate.wrong.replace(SPACE, " ") == said
        assert rate.number.text() == typed
    assert page.document.assessment is before
    page.changes.set_setting("vat", "included")
    assert (rate.number.text(), bool(rate.wrong)) == ("-100", True)
    type_figure(rate, "2,5")
    assert (page.document.assessment.cost.discount_rate, rate.wrong) == (0.025, "")


def test_a_period_that_cannot_be_is_refused_at_its_field(page: CostPage) -> None:
    before = page.document.assessment
    page.show_setting("period")
    for typed in ("0", "1000000", "7,5", "long"):
        for field in (page.view.settings.period, page.view.line_actions.period):
            type_figure(field, typed)
            assert field.wrong
            assert field.number.text() == typed
    assert page.document.assessment is before


def test_own_periods_are_compared_by_annual_cost(page: CostPage) -> None:
    page.show_line(REFURBISH)
    type_figure(page.view.line_actions.period, "5")
    assert page.document.assessment.scenario(REFURBISH).period_years == 5
    assert page.view._shown_notes == [
        "The periods differ, from 5 to 8 years: the equivalent annual costs compare, not the present costs."
    ]
    row = page.view.table.costs.cell_at(1, CostColumn.TOTAL)
    assert row.said.endswith("What lies after the period is not counted.")
    assert page.view.table.costs.cell_at(2, CostColumn.TOTAL).words == "not counted"


def test_a_declining_rate_is_a_list_of_whole_steps(page: CostPage) -> None:
    steps = page.view.settings.steps
    steps.add_button.click()
    type_figure(steps.rows[0].year, "4")
    assert not steps_of(page)
    type_figure(steps.rows[0].rate, "3")
    steps.add_button.click()
    type_figure(steps.rows[1].rate, "2")
    type_figure(steps.rows[1].year, "3")
    assert steps.rows[1].year.wrong == "Each step must end later than the one before."
    type_figure(steps.rows[1].year, "30")
    assert steps_of(page) == (RateStep(4, 0.03), RateStep(30, 0.02))
    steps.rows[0].remove.click()
    assert steps_of(page) == (RateStep(30, 0.02),)
    page.document.undo()
    assert [row.step for row in steps.rows] == [RateStep(4, 0.03), RateStep(30, 0.02)]


def test_the_inspector_has_every_field_of_the_line(page: CostPage) -> None:
    page.show_line(SERVICE, 0)
    form = page.view.inspector.form
    fields = {"amount_eur": "1 000", "escalation": "-1,5", "last_year": "7", "uses_per_year": "40"}
    for name, typed in fields.items():
        type_figure(form.figures[name], typed)
    for name, text in {"quoted": "CHF 950", "source": "offer", "name": "Fee a month"}.items():
        form._lines[name].setText(text)
        form._lines[name].textEdited.emit(text)
    form.checks["is_illustrative"].click()
    line = lines_of(page, SERVICE)[0]
    assert (line.amount_eur, line.escalation, line.last_year, line.uses_per_year) == (1000, -0.015, 7, 40)
    assert (line.quoted, line.source, line.name, line.is_illustrative) == (
        "CHF 950",
        "offer",
        "Fee a month",
        True,
    )
    type_figure(form.figures["amount_eur"], "lots")
    assert form.figures["amount_eur"].wrong == f"Enter a number only, such as 1{SPACE}200."
    page.view.table.go_to(1, CostColumn.NAME)
    assert form.figures["amount_eur"].wrong == ""
    assert form._reason.label.text() == "Not counted: no amount in euro yet."
    assert form.fields["life_years"].isHidden()
    page.changes.set_setting("residual_rule", ResidualRule.LINEAR)
    page.show_line(BUY_NEW, 0)
    assert not form.fields["life_years"].isHidden()


def test_typing_keeps_the_caret(page: CostPage) -> None:
    page.show_line(BUY_NEW, 0)
    amount = page.view.inspector.form.figures["amount_eur"].number
    amount.setFocus()
    amount.setText("96000.")
    amount.textEdited.emit("96000.")
    assert (amount.text(), amount.cursorPosition()) == ("96000.", 6)


def test_totals_stand_for_all_and_the_fee_breaks_even(page: CostPage) -> None:
    page.show_line(SERVICE)
    totals = [[cell.words for cell in row] for row in page.view.totals.rows]
    assert [row[0] for row in totals] == [
        "Net present cost",
        "Equivalent annual cost",
        "Per functional unit and year",
    ]
    cost = page.document.results.scenario(REFURBISH).cost
    assert cost is not None
    assert totals[1][2] == page.texts.euro(cost.equivalent_annual_cost_eur or 0.0)
    assert page.view._fee.text().startswith(
        f"The fee breaks even with Buy new at €{SPACE}14{SPACE}444 a year"
    )


def test_lines_are_copied_from_another_scenario(page: CostPage) -> None:
    page.view.tabs.choose(SERVICE)
    menu = page.view.line_actions.copy_button.menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert lines_of(page, SERVICE) == (*COST_LINES[SERVICE], *COST_LINES[REFURBISH])
    assert page.announcement._label.text() == "3 cost lines of “Refurbish own stock” copied."


def test_empty_states_lead_on(context: PageContext, qtbot: QtBot) -> None:
    priced = priced_example()
    page = open_page(context, replace(priced, scenarios=(), baseline_id=None), qtbot)
    with qtbot.waitSignal(page.scenarios_wanted):
        page._empty.findChildren(QPushButton)[0].click()
    page.close()
    bare = replace(priced, scenarios=tuple(replace(each, cost_lines=()) for each in priced.scenarios))
    page = open_page(context, bare, qtbot)
    assert page.view.line_actions.first_button.hasFocus()
    QApplication.clipboard().setText("Purchase\tChairs\t5\n")
    page.view.line_actions.paste_wanted.emit()
    assert lines_of(page) == (CostLine(CostKind.PURCHASE, "Chairs", 5.0, Rhythm.ONCE),)
    page.document.undo()
    page.view.line_actions.first_button.setFocus()
    menu = page.view.line_actions.first_button.menu()
    menu.actions()[0].trigger()
    assert lines_of(page)[0].kind is CostKind.PURCHASE
    assert page.view.table.hasFocus()


def test_the_step_is_finished_when_all_are_priced() -> None:
    from circular_assess.domain.results import evaluate

    priced = priced_example()
    states = {state.key: state for state in step_states(Texts(), priced, evaluate(priced))}
    assert (states["cost"].is_finished, states["cost"].count) == (True, "3 of 3")
    bare = replace(priced, cost=CostSettings())
    states = {state.key: state for state in step_states(Texts(), bare, evaluate(bare))}
    assert (states["cost"].is_finished, states["cost"].count) == (False, "0 of 3")


@pytest.mark.parametrize("size", [(1072, 730), (640, 420)])
def test_any_text_many_scenarios_and_little_room(
    context: PageContext, qtbot: QtBot, size: tuple[int, int]
) -> None:
    eight, priced = eight_scenarios(), priced_example()
    hostile = CostLine(CostKind.OTHER, HOSTILE_NAME, 1.0, quoted=UNBROKEN, source=UNBROKEN)
    scenarios = tuple(replace(each, cost_lines=(hostile, *COST_LINES[BUY_NEW])) for each in eight.scenarios)
    page = open_page(context, replace(eight, cost=priced.cost, scenarios=scenarios), qtbot, size)
    page.view._fold.setChecked(True)
    page.view.settings.fold.setChecked(True)
    QApplication.processEvents()
    assert page.view.table.costs.cell_at(0, CostColumn.NAME).words == HOSTILE_NAME
    assert page.view.tabs.combo.isVisible()
    assert len(page.view.totals.columns) == 9
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        assert inner is not None
        assert inner.width() <= area.viewport().width()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
