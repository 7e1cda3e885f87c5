"""The page Compare: verdict, totals, causes, strategies and criteria, as charts and as tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Headline, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Theme
from circular_assess.domain.results import Results
from circular_assess.library import Library
from circular_assess.storage.store import Store
from circular_assess.texts import MINUS, Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.compare_page import ComparePage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_example,
    two_strategies,
)

Open = Callable[..., ComparePage]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def scalable_look(look: Look) -> Iterator[Look]:
    yield look
    look.set_text_scale(1.0)


@pytest.fixture
def open_page(look: Look, data_folder: Path, qtbot: QtBot) -> Open:
    texts = Texts()
    context = PageContext(look, texts, Messages(texts), catalogue, data_folder)

    def open_it(assessment: Assessment | Document, width: int = 1072, height: int = 730) -> ComparePage:
        document = assessment if isinstance(assessment, Document) else Document(assessment, 0, _keep, ())
        page = ComparePage(context, document)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        return page

    return open_it


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _column(table: CellTable, number: int) -> list[str]:
    return [row[number].words for row in table.rows]


def _half_scored() -> Assessment:
    assessment = furniture_example()
    return replace(
        assessment, scenarios=tuple(replace(each, scores=each.scores[:9]) for each in assessment.scenarios)
    )


def test_verdict_and_totals_say_who_leads_and_who_leads_if_only_the_proven_counts(open_page: Open) -> None:
    page = open_page(furniture_example())
    assert page.verdict.verdict.text() == "Furniture as a service is first with 62.4 of 100 claimed."
    assert "Refurbish own stock leads, 51.9 against 48.8" in page.verdict.other.text()
    assert page.verdict.weak.text().startswith("13.6 points of Furniture as a service rest on weak proof;")
    assert _column(page.totals, 1) == ["Furniture as a service", "Refurbish own stock", "Buy new"]
    assert _column(page.totals, 3) == ["62.4", "51.9", "25.3"]
    assert _column(page.totals, 4) == ["48.8", "51.9", "24.0"]
    assert _column(page.totals, 5) == ["+37.2", "+26.6", "–"]
    assert [row[1].tag for row in page.totals.rows] == ["", "", "baseline"]
    assert page.totals_panel.illustrative.isVisible()


def test_causes_of_the_first_two_are_ranked_and_all_of_them_add_up(open_page: Open) -> None:
    page = open_page(furniture_example())
    assert page.why.table.rows[0][1].words == "Ownership and end of life"
    assert page.why.table.rows[0][1].caption == "level 4, proven 2, against 0"
    assert page.why.table.rows[1][1].caption == "45\N{NO-BREAK SPACE}% against 72\N{NO-BREAK SPACE}%"
    assert _column(page.why.table, 3) == ["+5.9", f"{MINUS}3.8", f"{MINUS}3.8", "+3.2", "+2.4"]
    assert page.why.sentence.text().startswith("Furniture as a service is 10.5 points ahead of Refurbish own")
    page.why.all_button.click()
    points = [float(words.replace(MINUS, "-")) for words in _column(page.why.table, 3)]
    assert len(points) == 20
    assert sum(points) == pytest.approx(10.5)
    page.why.all_button.click()
    assert len(page.why.table.rows) == 5


def test_another_pair_is_chosen_and_the_same_on_both_sides_swaps(open_page: Open) -> None:
    page = open_page(furniture_example())
    _choose(page, page.why.other, BUY_NEW)
    assert page.strategies.sentence.text().startswith("Furniture as a service leads Buy new on")
    _choose(page, page.why.own, BUY_NEW)
    assert (page.why.own.currentData(), page.why.other.currentData()) == (BUY_NEW, SERVICE)
    assert page.strategies.sentence.text().startswith("Buy new trails Furniture as a service on")
    page.document.edit("scenario", edits.remove_scenario, SERVICE)
    assert (page.why.own.currentData(), page.why.other.currentData()) == (REFURBISH, BUY_NEW)


def _choose(page: ComparePage, combo: QWidget, scenario_id: ScenarioId) -> None:
    assert combo in (page.why.own, page.why.other)
    box = page.why.own if combo is page.why.own else page.why.other
    place = box.findData(scenario_id)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_tables_take_the_place_of_all_charts(open_page: Open) -> None:
    page = open_page(furniture_example())
    assert page.strategies.radar.isVisible()
    page.tables_button.click()
    charts = (page.strategies.radar, page.criteria.bars, page.criteria.heat_map)
    assert not any(chart.isVisible() for chart in charts)
    assert len(page.criteria.table.rows) == len(page.document.results.criteria)
    assert page.criteria.table.rows[0][2].said == "level 2.3, proven 2.0"
    assert page.strategies.table.rows[0][2].said == "68.6, 52.5 proven"
    assert not any(
        cell.graphic for table in (page.totals, page.why.table) for row in table.rows for cell in row
    )
    page.tables_button.click()
    assert page.criteria.heat_map.isVisible()


def test_bars_of_the_strategies_come_on_demand_and_where_there_is_no_radar(open_page: Open) -> None:
    page = open_page(furniture_example())
    assert not page.criteria.bars.isVisible()
    page.strategies.bars_button.click()
    assert page.criteria.bars.isVisible()
    page = open_page(two_strategies())
    assert page.criteria.bars.isVisible()
    assert not page.strategies.radar.isVisible()


def test_charts_are_drawn_in_the_background_and_again_only_for_other_results(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    radar = page.strategies.radar
    qtbot.waitUntil(lambda: radar.is_drawn, timeout=20_000)
    before = radar.drawings
    page.refresh()
    page.repaint()
    assert radar.is_drawn
    page.document.edit("level", edits.set_level, BUY_NEW, CriterionId("REU-02"), 4.0)
    qtbot.waitUntil(lambda: radar.is_drawn and radar.drawings == before + 1, timeout=20_000)
    assert "Buy new: Reuse" in radar.accessibleDescription()


def test_totals_are_copied_as_text_that_no_spreadsheet_runs(open_page: Open) -> None:
    assessment = edits.describe_scenario(furniture_example(), BUY_NEW, "=1+1\tand\nmore", "")
    page = open_page(assessment)
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Rank\tScenario\tClaimed\tProven\tAgainst baseline"
    assert lines[1] == "1\tFurniture as a service\t62.4\t48.8\t+37.2"
    assert lines[3].startswith("3\t'=1+1 and more\t25.3\t")
    assert len(lines) == 4


def test_too_little_scored_asks_for_the_quickest_and_compares_only_if_told_to(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(_half_scored())
    assert page.missing.not_ready.isVisible()
    assert not page.totals.isVisible()
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        page.missing.score_button.click()
    assert wanted.args == ["REU-01"]
    page.missing.anyway_button.click()
    assert page.totals.isVisible()
    assert page.verdict.verdict.text().startswith("Not ready to compare")
    assert "Need met by reused goods" in page.missing.doubt.label.text()
    assert not page.verdict.weak.isVisible()


def test_one_scenario_asks_for_a_second(open_page: Open, qtbot: QtBot) -> None:
    assessment = furniture_example()
    for scenario_id in (REFURBISH, SERVICE):
        assessment = edits.remove_scenario(assessment, scenario_id)
    page = open_page(assessment)
    assert page.missing.second_needed.isVisible()
    with qtbot.waitSignal(page.scenarios_wanted):
        page.missing.add_button.click()
    page.document.edit("scenario", edits.duplicate_scenario, BUY_NEW, ScenarioId("again"), "Buy new again")
    assert page.totals.isVisible()
    assert "Buy new and Buy new again share the first place" in page.verdict.verdict.text()
    assert _column(page.totals, 0) == ["1", "1"]
    assert page.why.nothing.isVisible()


def test_with_proven_as_headline_the_headings_follow(open_page: Open) -> None:
    page = open_page(edits.set_headline(furniture_example(), Headline.PROVEN))
    assert page.verdict.verdict.text() == "Refurbish own stock is first with 51.9 of 100 proven."
    assert [column.head.words for column in page.totals.columns][3:5] == ["Proven", "Claimed"]
    assert _column(page.totals, 3) == ["51.9", "48.8", "24.0"]
    assert page.totals.rows[0][3].role == "figure"


def test_what_was_typed_comes_out_as_typed_and_widens_nothing(open_page: Open) -> None:
    page = open_page(hostile_example())
    assert _column(page.totals, 1)[2] == HOSTILE_NAME
    assert _column(page.totals, 1)[1] == UNBROKEN
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() < 1000
    labels = page.findChildren(QLabel)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
    shown = page.totals.model().index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown


@pytest.mark.parametrize("make", [eight_scenarios, hostile_example], ids=["eight", "hostile"])
def test_large_text_in_a_small_window_scrolls_down_only(
    open_page: Open, scalable_look: Look, make: Callable[[], Assessment], qtbot: QtBot
) -> None:
    scalable_look.set_text_scale(2.0)
    page = open_page(make(), width=1280, height=660)
    inner = page.scroll_area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    assert page.why.geometry().bottom() < page.strategies.geometry().top()
    qtbot.waitUntil(lambda: page.totals.height() == page.totals.sizeHint().height())


def test_everything_that_takes_the_focus_has_a_name_and_every_cell_says_something(open_page: Open) -> None:
    page = open_page(eight_scenarios())
    page.tables_button.click()
    page.strategies.bars_button.click()
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            text = getattr(widget, "text", str)()
            assert widget.accessibleName() or text, widget
    for table in page.findChildren(CellTable):
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
                assert said, (table.accessibleName(), row, column)
        heads = [
            model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
            for number in range(model.columnCount())
        ]
        assert all(heads), table.accessibleName()


def test_tables_are_walked_with_the_arrows_and_left_with_tab(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.totals.setFocus()
    assert page.totals.currentIndex().row() == 0
    QTest.keyClick(page.totals, Qt.Key.Key_Down)
    QTest.keyClick(page.totals, Qt.Key.Key_Right)
    assert (page.totals.currentIndex().row(), page.totals.currentIndex().column()) == (1, 1)
    page.document.edit("level", edits.set_level, BUY_NEW, CriterionId("REU-02"), 4.0)
    assert (page.totals.currentIndex().row(), page.totals.currentIndex().column()) == (1, 1)
    QTest.keyClick(page.totals, Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), QTableView)


def test_on_a_real_store_the_page_follows_every_edit(
    open_page: Open, data_folder: Path, qapp: QApplication
) -> None:
    data_folder.mkdir(parents=True, exist_ok=True)
    with_store = Store.open(data_folder / "library.sqlite")
    try:
        document = Library(with_store, catalogue).make(Theme.FURNITURE, "Chairs", "Buy new")
        page = open_page(document)
        assert page.missing.second_needed.isVisible()
        document.edit("scenario", edits.add_scenario, ScenarioId("second"), "Refurbish")
        assert page.missing.not_ready.isVisible()
        document.undo()
        assert page.missing.second_needed.isVisible()
        assert document.is_saved
    finally:
        with_store.close()
