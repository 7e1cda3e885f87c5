"""What all pages share: where the focus goes, that it is seen, and that nothing of the frame is cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import CriterionId
from circular_assess.library import Library
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.pages.ambition_page import AmbitionPage
from circular_assess.ui.pages.compare_page import ComparePage
from circular_assess.ui.pages.library_page import LibraryPage
from circular_assess.ui.pages.report_page import ReportPage
from circular_assess.ui.pages.scenarios_page import ScenariosPage
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.pages.tender_page import TenderPage
from circular_assess.ui.step_states import STEPS
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.step_rail import StepRail, StepState
from circular_assess.ui.window_menus import fill_menus
from tests.examples import BUY_NEW, REFURBISH, catalogue, furniture_example
from tests.ui.tabbing import tab_stops

Shown = Callable[..., DocumentPage]


@pytest.fixture
def context(look: Look, tmp_path: Path) -> PageContext:
    return PageContext(look, Texts(), Messages(Texts()), catalogue, tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, context: PageContext) -> Shown:
    """A page in an active window of this size, after another control."""
    windows: list[QMainWindow] = []

    def show(
        kind: type[DocumentPage], size: tuple[int, int] = (1072, 730), assessment: Assessment | None = None
    ) -> DocumentPage:
        assessment = assessment or furniture_example()
        document = Document(assessment, 0, save=lambda _a, _r, revision: revision + 1, expected_errors=())
        window = QMainWindow()
        windows.append(window)
        before = QLineEdit(window.menuBar())
        before.setObjectName("before")
        page = kind(context, document)  # type: ignore[call-arg]
        page.set_next("Next page")
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return page

    return show


@pytest.mark.parametrize("kind", [TenderPage, AmbitionPage, ScenariosPage, ScorePage, ComparePage])
def test_tab_comes_to_the_next_page_last(shown: Shown, kind: type[DocumentPage]) -> None:
    page = shown(kind)
    order = tab_stops(_before(page))
    assert len(order) > 3
    assert order[-1] is page.next_button


def test_links_of_the_checks_come_before_the_pages_of_the_report(shown: Shown) -> None:
    page = shown(ReportPage)
    assert isinstance(page, ReportPage)
    order = tab_stops(_before(page))
    links = page.contents.checks.stops()
    assert links
    first = order.index(links[0])
    assert order[first : first + len(links)] == links
    assert page.contents.isAncestorOf(order[first - 1])


@pytest.mark.parametrize("kind", [TenderPage, AmbitionPage, ScenariosPage])
def test_the_focus_is_in_sight_also_when_it_comes_from_outside(
    shown: Shown, kind: type[DocumentPage]
) -> None:
    page = shown(kind, (700, 330))
    before, bar = _before(page), page.scroll_area.verticalScrollBar()
    QApplication.processEvents()
    first = next(control for control in tab_stops(before) if page.scroll_area.isAncestorOf(control))
    for scrolled_to, focused in ((bar.maximum(), first), (0, page.next_button)):
        before.setFocus()
        bar.setValue(scrolled_to)
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        if focused is page.next_button:
            QTest.keyClick(focused, Qt.Key.Key_Backtab)
        seen = page.window().focusWidget()
        assert seen is not None
        assert page.scroll_area.isAncestorOf(seen)
        shown_rect = seen.visibleRegion().boundingRect()
        assert shown_rect.height() >= min(seen.height(), page.scroll_area.viewport().height() // 2)


def _before(page: DocumentPage) -> QLineEdit:
    """The control that stands before the page."""
    before = page.window().findChild(QLineEdit, "before")
    assert isinstance(before, QLineEdit)
    return before


def test_work_begins_where_it_is_done(qtbot: QtBot, shown: Shown, context: PageContext) -> None:
    tender = shown(TenderPage)
    tender.focus_first()
    field = tender.window().focusWidget()
    assert isinstance(field, QLineEdit)
    assert not field.hasSelectedText()
    new = edits.change_tender(
        furniture_example(), furniture_example().tender.__class__(title="New assessment")
    )
    tender = shown(TenderPage, assessment=new)
    tender.focus_first()
    field = tender.window().focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "New assessment"
    with_room, low = shown(ComparePage), shown(ComparePage, (640, 360))
    for page, is_low in ((with_room, False), (low, True)):
        assert isinstance(page, ComparePage)
        page.focus_first()
        assert page.window().focusWidget() is (page.tables_button if is_low else page.totals)
        assert page.scroll_area.verticalScrollBar().value() == 0
    store = Store.open(context.data_folder / "library.sqlite")
    library = LibraryPage(context, Library(store, catalogue), ())
    qtbot.addWidget(library)
    library.show()
    library.focus_first()
    assert library.focusWidget() is library.empty.new_button
    store.close()


def test_undo_that_leads_to_another_criterion_takes_the_focus_along(shown: Shown) -> None:
    page = shown(ScorePage)
    assert isinstance(page, ScorePage)
    document = page.document
    page.focus_first()
    document.edit("level", edits.set_level, BUY_NEW, CriterionId("REU-02"), 3.0)
    page.show_criterion(CriterionId("REU-01"), REFURBISH)
    document.undo()
    assert page.criterion_id == "REU-02"
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Level of Buy new")


def test_tab_stops_at_the_present_step_only(qtbot: QtBot, look: Look) -> None:
    rail = StepRail(look, Texts(), STEPS)
    qtbot.addWidget(rail)
    states = [StepState(key, key.title(), False, "") for key in STEPS]
    for current in (STEPS[0], STEPS[3]):
        rail.show_states("Chairs " * 40, "Office furniture", states, current)
        with_tab = [
            step
            for step in rail.findChildren(QPushButton)
            if step.isCheckable() and step.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert [step.accessibleName() for step in with_tab] == [current.title()]


@pytest.fixture
def window(qtbot: QtBot, look: Look, data_folder: Path) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), Messages(Texts()), Settings(), data_folder)
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)


def test_the_corner_is_whole_whatever_undo_is_called(window: MainWindow, look: Look) -> None:
    bar, corner = window.menuBar(), window.saved_corner
    assert not any(label.isVisible() and label.text() for label in corner.findChildren(QLabel))
    corner.show_saved()
    window.resize(look.px(92), look.px(40))
    gap = bar.width() - corner.geometry().right()
    for width in (92, 50):
        window.resize(look.px(width), look.px(40))
        for undo, redo in (("new scenario", None), ("criterion left out", "name"), (None, None)):
            corner.show_history(undo, redo)
            assert corner.width() >= corner.sizeHint().width()
            assert bar.width() - corner.geometry().right() == gap
            assert bar.actionGeometry(bar.actions()[-1]).right() < corner.geometry().left()


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_no_menu_is_lost_in_a_narrow_window(window: MainWindow, look: Look, language: str) -> None:
    window.set_language(language)
    window.saved_corner.show_saved()
    window.resize(look.px(48), look.px(30))
    window.saved_corner.show_history("criterion left out", "criterion left out")
    bar = window.menuBar()
    for menu in bar.actions():
        place = bar.actionGeometry(menu)
        assert place.width() > bar.fontMetrics().horizontalAdvance(menu.text().replace("&", ""))
        assert place.right() < window.saved_corner.geometry().left()


def test_redo_has_the_keys_of_all_systems_once(window: MainWindow) -> None:
    menus = fill_menus(window.menuBar(), Texts(), window, Settings())
    keys = [key.toString() for key in menus.actions["redo"].shortcuts()]
    assert sorted(keys) == ["Ctrl+Shift+Z", "Ctrl+Y"]
