"""The page Compare: how sure the winner is, costs and materials beside the score, and weights on the move."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.certainty import Certainty, certainty
from circular_assess.domain.results import Results
from circular_assess.texts import DASH, MINUS, Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.compare_page import ComparePage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets import certainty_work
from circular_assess.ui.widgets.cell_table import CellTable
from tests.examples import BUY_NEW, HOSTILE_NAME, REFURBISH, SERVICE, UNBROKEN, catalogue, furniture_example
from tests.priced import priced_example

Open = Callable[..., ComparePage]
Asked = list[tuple[Callable[[Any], Certainty], Callable[[Certainty], None]]]
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def scalable_look(look: Look) -> Iterator[Look]:
    yield look
    look.set_text_scale(1.0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is asked in the background, to be answered by the test."""
    questions: Asked = []

    def keep(work: Callable[[Any], Certainty], on_done: Callable[[Certainty], None], *_rest: object) -> None:
        questions.append((work, on_done))

    monkeypatch.setattr(certainty_work, "run_in_background", keep)
    monkeypatch.setattr(certainty_work, "REST_MS", 0)
    monkeypatch.setattr(certainty_work, "certainty", lambda *value: certainty(*value, samples=500))
    return questions


@pytest.fixture
def open_page(look: Look, data_folder: Path, qtbot: QtBot) -> Open:
    texts = Texts()
    context = PageContext(look, texts, Messages(texts), catalogue, data_folder)

    def open_it(assessment: Assessment, width: int = 1072, height: int = 730) -> ComparePage:
        page = ComparePage(context, Document(assessment, 0, _keep, ()))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        return page

    return open_it


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _answer(asked: Asked) -> None:
    work, on_done = asked[-1]
    on_done(work(lambda _share: None))


def _column(table: CellTable, number: int) -> list[str]:
    return [row[number].words for row in table.rows]


def test_how_sure_is_said_in_sentences_and_then_in_tables(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    qtbot.waitUntil(lambda: bool(page.certainty.lead.text()), timeout=20_000)
    first = "Furniture as a service comes first in 81 of 100 plausible weightings: fairly robust."
    assert page.certainty.lead.text() == page.verdict.sure.text() == first
    weights = f"Refurbish own stock leads if Sharing and pooling weighs more than 62{SPACE}%."
    assert weights in page.certainty.sentences.text().split("\n")
    assert "These words are a rule of ours" in page.certainty.notes.text()
    assert not page.certainty.strategies.isVisible()
    page.certainty.fold.click()
    assert _column(page.certainty.firsts.table, 1) == ["81", "18", "1"]
    rows = page.certainty.strategies.table.rows
    assert [cell.words for cell in rows[2]] == [
        "Sharing and pooling",
        f"15{SPACE}%",
        f"0{SPACE}%",
        f"61.9{SPACE}%",
        "above: Refurbish own stock",
    ]
    assert rows[1][4].said == "nobody else"
    assert not page.certainty.levels.isVisible()
    assert "No single score changes who leads." in page.certainty.sentences.text()


def test_only_an_answer_for_the_present_value_is_shown(open_page: Open, asked: Asked, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert not page.certainty.working.isVisible()
    page.document.edit("level", edits.set_level, BUY_NEW, CriterionId("REU-02"), 4.0)
    _answer(asked)
    assert page.certainty.lead.text() == ""
    qtbot.waitUntil(lambda: len(asked) == 2)
    qtbot.waitUntil(page.certainty.working.isVisible, timeout=10_000)
    _answer(asked)
    assert "Furniture as a service comes first" in page.certainty.lead.text()
    assert not page.certainty.working.isVisible()
    height = page.certainty.height()
    page.document.undo()
    assert page.certainty.lead.text() == ""
    assert page.certainty.minimumHeight() == height


def test_a_single_score_that_changes_the_lead_is_named(open_page: Open, asked: Asked, qtbot: QtBot) -> None:
    assessment = edits.set_strategy_weight(furniture_example(), Strategy.SHARING, 58.0)
    page = open_page(assessment)
    qtbot.waitUntil(lambda: len(asked) == 1)
    _answer(asked)
    row = page.certainty.levels.table.rows[0]
    told = [line for line in page.certainty.sentences.text().split("\n") if "catches up" in line]
    assert row[4].words == "Refurbish own stock"
    assert row[1].words in told[0]
    assert f"{float(row[3].words):g}" in told[0]


def test_nothing_is_asked_before_there_is_something_to_compare(open_page: Open, asked: Asked) -> None:
    assessment = furniture_example()
    few = replace(
        assessment, scenarios=tuple(replace(each, scores=each.scores[:9]) for each in assessment.scenarios)
    )
    page = open_page(few)
    page.missing.anyway_button.click()
    assert page.totals.isVisible()
    assert not page.certainty.isVisible()
    out = edits.set_knock_out(edits.set_knock_out(assessment, BUY_NEW, "no"), SERVICE, "no")
    assert not open_page(out).certainty.isVisible()
    QApplication.processEvents()
    assert asked == []


def test_costs_and_materials_stand_beside_the_score(open_page: Open, asked: Asked) -> None:
    page = open_page(priced_example())
    heads = [column.head.words for column in page.totals.columns]
    assert heads[5:] == ["Against baseline", "Cost per unit and year", "Material circularity"]
    service, refurbish, new = page.totals.rows
    assert (service[6].words, service[6].caption) == (f"€{SPACE}31.26", f"{MINUS}€{SPACE}5.94")
    assert refurbish[6].said == f"€{SPACE}26.03, {MINUS}€{SPACE}11.16 against the baseline"
    assert (refurbish[7].words, refurbish[7].caption) == ("0.77", "+0.16")
    assert (service[7].words, new[7].words, new[6].caption) == (DASH, "0.61", "")
    assert "never added up. Costs are without VAT." in page.totals_panel.apart.text()
    page.tables_button.click()
    heads = [column.head.words for column in page.totals.columns]
    assert heads[7:9] == ["Net present cost", "Equivalent annual cost"]
    assert page.totals.rows[1][7].caption.startswith(f"{MINUS}€")
    page.copy_button.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][5:7] == ["Net present cost", "Against baseline"]
    assert lines[2][-2:] == ["0.77", "+0.16"]
    assert {len(line) for line in lines} == {13}


def test_present_costs_of_unequal_lives_are_not_set_against_each_other(open_page: Open, asked: Asked) -> None:
    assessment = priced_example()
    scenarios = tuple(
        replace(each, period_years=5) if each.id == REFURBISH else each for each in assessment.scenarios
    )
    page = open_page(replace(assessment, scenarios=scenarios))
    page.tables_button.click()
    assert "the equivalent annual costs compare" in page.totals_panel.notes.text()
    assert [row[7].caption for row in page.totals.rows] == ["", "", ""]
    assert page.totals.rows[1][8].caption
    assert page.costs.views["score"].table.columns[2].head.words == "Equivalent annual cost"
    assert _column(page.costs.views["years"].table, 2)[-1] == DASH


def test_costs_are_drawn_by_choice_and_all_of_them_stand_in_tables(
    open_page: Open, asked: Asked, qtbot: QtBot
) -> None:
    page = open_page(priced_example())
    views = page.costs.views
    assert [key for key, view in views.items() if view.isVisible()] == ["score"]
    assert "Buy new: 25.3 points" in views["score"].canvas.accessibleDescription()
    assert page.costs.break_even.text().startswith("From year 7 on, Refurbish own stock has cost no more")
    page.costs._on_chosen("years")
    assert [key for key, view in views.items() if view.isVisible()] == ["years"]
    page.scroll_area.verticalScrollBar().setValue(page.costs.y())
    qtbot.waitUntil(lambda: views["years"].canvas.is_drawn, timeout=20_000)
    page.tables_button.click()
    assert not any(view.canvas.isVisible() for view in views.values())
    assert all(view.table.isVisible() for view in views.values())
    assert _column(views["years"].table, 0) == [str(year) for year in range(9)]
    kinds = views["kinds"].table.rows
    assert kinds[0][0].words == "Purchase"
    assert kinds[-1][1].words == views["years"].table.rows[-1][1].words == f"€{SPACE}87{SPACE}767"
    plain = open_page(furniture_example())
    assert not plain.costs.isVisible()
    assert len(plain.totals.columns) == 6


def test_weights_moved_beside_the_bars_are_one_step_and_the_bars_follow(
    open_page: Open, asked: Asked, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    before = page.document.assessment
    assert not page.what_if.weights.isVisible()
    page.what_if.fold.click()
    bars, slider = page.what_if.bars, page.what_if.weights.slider(Strategy.SHARING)
    qtbot.waitUntil(lambda: bars.is_drawn, timeout=20_000)
    slider.setSliderDown(True)
    for per_cent in (30, 50, 70):
        slider.setValue(per_cent)
    assert page.verdict.verdict.text().startswith("Refurbish own stock is first")
    assert _column(page.totals, 1)[0] == "Refurbish own stock"
    assert page.why.own.currentText() == "Furniture as a service"
    qtbot.waitUntil(lambda: page.why.own.currentText() == "Refurbish own stock")
    qtbot.waitUntil(lambda: bars.is_drawn, timeout=20_000)
    assert bars.kept is not None
    assert bars.kept.drawings == 1
    assert bars.drawings > 1
    slider.setSliderDown(False)
    page.what_if.weights.settled.emit(Strategy.SHARING)
    assert page.announcement.isVisible()
    assert "Refurbish own stock: 5" in bars.accessibleDescription()
    page.document.undo()
    assert page.document.assessment is before
    assert page.document.undo_label is None
    assert slider.value() == 15
    page.document.edit("weight", edits.set_strategy_weight, Strategy.SHARING, 100.0)
    alone = page.document.assessment
    slider.setValue(40)
    assert page.document.assessment == alone
    assert slider.value() == 100


def _hostile_prices() -> Assessment:
    assessment = edits.describe_scenario(priced_example(), BUY_NEW, HOSTILE_NAME, "")
    return edits.describe_scenario(assessment, SERVICE, UNBROKEN, "")


@pytest.mark.parametrize("make", [priced_example, _hostile_prices], ids=["usual", "hostile"])
def test_all_of_it_has_names_and_scrolls_down_only(
    open_page: Open, asked: Asked, scalable_look: Look, make: Callable[[], Assessment], qtbot: QtBot
) -> None:
    scalable_look.set_text_scale(2.0)
    page = open_page(make(), width=1280, height=660)
    qtbot.waitUntil(lambda: len(asked) == 1)
    _answer(asked)
    for fold in (page.what_if.fold, page.certainty.fold, page.tables_button):
        fold.click()
    inner = page.scroll_area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    for table in page.findChildren(CellTable):
        for row in table.rows:
            assert all(cell.said for cell in row), table.accessibleName()
        assert all(column.head.said for column in table.columns), table.accessibleName()
