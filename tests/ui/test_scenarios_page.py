"""The page Scenarios: name, describe, add, duplicate, order, baseline and removal, by keys and mouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.results import Results
from circular_assess.library import Library
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.scenarios_page import ScenariosPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_proposals import PROPOSALS
from tests.examples import (
    BUY_NEW,
    REFURBISH,
    SERVICE,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_example,
)
from tests.ui.tabbing import tab_stops

HOSTILE = ('Lease $x_1$ & <b>bold</b> "quotes"', "=1+1", "x" * 4000, "😀 δοκιμή")
ALT = Qt.KeyboardModifier.AltModifier


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


def _open(context: PageContext, document: Document, qtbot: QtBot, width: int = 1072) -> ScenariosPage:
    page = ScenariosPage(context, document)
    page.undo_wanted.connect(document.undo)
    qtbot.addWidget(page)
    page.resize(width, 730)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> ScenariosPage:
    return _open(context, Document(furniture_example(), 1, _keep, ()), qtbot)


def _names(page: ScenariosPage) -> list[str]:
    return [scenario.name for scenario in page.document.assessment.scenarios]


def _shown(page: ScenariosPage) -> list[str]:
    rows = sorted(page.scenarios.rows(), key=lambda row: row.y())
    return [row.name.text() for row in rows]


def _said(page: ScenariosPage) -> str:
    return page.announcement.findChildren(QLabel)[0].text() if page.announcement.isVisible() else ""


def test_typing_in_the_middle_keeps_the_caret_and_is_one_step(page: ScenariosPage) -> None:
    name = page.scenarios.row(REFURBISH).name
    name.setFocus()
    name.setCursorPosition(len("Refurbish"))
    QTest.keyClicks(name, " all of our")
    assert _names(page)[1] == name.text() == "Refurbish all of our own stock"
    assert name.cursorPosition() == len("Refurbish all of our")
    page.document.undo()
    assert _names(page)[1] == name.text() == "Refurbish own stock"


def test_an_emptied_name_is_marked_and_the_stored_one_stays(page: ScenariosPage) -> None:
    row, before = page.scenarios.row(BUY_NEW), page.document.assessment
    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClick(row.name, Qt.Key.Key_Backspace)
    QTest.keyClicks(row.name, "  ")
    assert page.document.assessment is before
    assert row.name.property("state") == "error"
    assert row.name.accessibleDescription() == "Give it a name that a reader understands."
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert (row.name.text(), row.name.property("state")) == ("Buy new", "")
    assert _said(page) == "A scenario needs a name. “Buy new” is kept."


def test_moving_by_keys_keeps_the_focus_and_the_tab_order(page: ScenariosPage) -> None:
    row = page.scenarios.row(SERVICE)
    row.description.setFocus()
    QTest.keyClick(row.description, Qt.Key.Key_Up, ALT)
    QTest.keyClick(row.description, Qt.Key.Key_Up, ALT)
    QTest.keyClick(row.description, Qt.Key.Key_Up, ALT)
    QApplication.processEvents()
    assert _names(page) == _shown(page) == ["Furniture as a service", "Buy new", "Refurbish own stock"]
    assert row.description.hasFocus()
    assert _said(page) == "“Furniture as a service” is now 1 of 3."
    stops = [w for w in tab_stops(page.scenarios.row(SERVICE).name) if isinstance(w, QLineEdit)]
    assert [w.text() for w in stops[:5:2]] == _names(page)
    QTest.keyClick(row.description, Qt.Key.Key_Down, ALT)
    assert _names(page)[1] == "Furniture as a service"


def test_removing_the_baseline_says_who_takes_the_role_and_can_be_undone(page: ScenariosPage) -> None:
    before = page.document.assessment
    page.scenarios.row(BUY_NEW).remove_action.trigger()
    assert page.document.assessment.baseline_id == REFURBISH
    assert _said(page) == ("“Buy new” is removed with its scores. The baseline is now “Refurbish own stock”.")
    assert page.scenarios.row(REFURBISH).menu_button.hasFocus()
    page.undo_wanted.emit()
    assert page.document.assessment == before
    QApplication.processEvents()
    assert _shown(page) == _names(page)
    for _ in range(3):
        page.scenarios.rows()[0].remove_action.trigger()
    assert _names(page) == []
    assert page.add.name.accessibleName() == "Name of another one"
    assert page.add.name.hasFocus()


def test_duplicating_takes_the_scores_along(page: ScenariosPage) -> None:
    page.scenarios.row(SERVICE).copy_action.trigger()
    scenarios = page.document.assessment.scenarios
    assert _names(page)[-1] == "Furniture as a service (copy)"
    assert scenarios[-1].scores == scenarios[-2].scores
    assert scenarios[-1].mark == 3
    name = page.scenarios.row(scenarios[-1].id).name
    assert name.hasFocus()
    assert name.selectedText() == name.text()


def test_adding_a_usual_one_and_one_of_the_buyers_own(context: PageContext, qtbot: QtBot) -> None:
    example = furniture_example()
    document = Document(replace(example, scenarios=example.scenarios[:1]), 1, _keep, ())
    page = _open(context, document, qtbot)
    assert "Add a second way of buying" in [label.text() for label in page.add.findChildren(QLabel)]
    assert "Buy new" not in [b.text() for b in page.add.proposal_buttons()]
    next(b for b in page.add.proposal_buttons() if b.text() == "Buy second-hand").click()
    added = document.assessment.scenarios[-1]
    assert (added.name, added.description) == (
        "Buy second-hand",
        "Used or remanufactured pieces with a warranty.",
    )
    assert page.scenarios.row(added.id).name.hasFocus()
    assert "Buy second-hand" not in [b.text() for b in page.add.proposal_buttons()]
    page.add.name.setFocus()
    QTest.keyClick(page.add.name, Qt.Key.Key_Return)
    assert len(document.assessment.scenarios) == 2
    QTest.keyClicks(page.add.name, " =1+1 & more ")
    QTest.keyClick(page.add.name, Qt.Key.Key_Return)
    assert _names(page)[-1] == "=1+1 & more"
    assert (page.add.name.text(), page.add.name.hasFocus()) == ("", True)
    page.undo_wanted.emit()
    assert page.foot_caption.text() == "2 scenarios"


def test_another_baseline(page: ScenariosPage) -> None:
    row = page.scenarios.row(REFURBISH)
    row.baseline_button.click()
    assert page.document.assessment.baseline_id == REFURBISH
    assert not row.baseline_button.isVisible()
    assert page.scenarios.row(BUY_NEW).baseline_button.isVisible()
    assert row.menu_button.hasFocus()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_typed(page: ScenariosPage, text: str) -> None:
    row = page.scenarios.row(BUY_NEW)
    for field in (row.name, row.description):
        field.setText(text)
        field.textEdited.emit(text)
    scenario = page.document.assessment.scenario(BUY_NEW)
    assert (scenario.name, scenario.description) == (text, text)
    row.copy_action.trigger()
    row.remove_action.trigger()
    _assert_fits(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", [furniture_example, hostile_example, eight_scenarios])
def test_it_folds_and_names_all_that_takes_the_focus(
    context: PageContext, qtbot: QtBot, scalable_look: Look, scale: float, make: Callable[[], Assessment]
) -> None:
    scalable_look.set_text_scale(scale)
    page = _open(context, Document(make(), 1, _keep, ()), qtbot, round(640 * scale))
    for width in (640, 1072):
        page.resize(round(width * scale), 730)
        _assert_fits(page)
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def _assert_fits(page: ScenariosPage) -> None:
    QApplication.processEvents()
    area, inner = page.scroll_area, page.scroll_area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= area.viewport().width()
    assert page.minimumSizeHint().width() <= page.width()


def test_each_theme_has_usual_ways_of_buying() -> None:
    for theme in Theme:
        names = [proposal.name for proposal in PROPOSALS[theme]]
        assert len(names) >= 4
        assert len(set(names)) == len(names)


def test_it_is_kept_in_a_real_library(context: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    library = Library(Store.open(tmp_path / "library.sqlite"), catalogue)
    document = library.make(Theme.FURNITURE, "Chairs", "Buy new")
    page = _open(context, document, qtbot)
    page.add.proposal_buttons()[0].click()
    page.scenarios.rows()[1].baseline_button.click()
    assert document.is_saved
    assert library.open(document.assessment.id).assessment == document.assessment
