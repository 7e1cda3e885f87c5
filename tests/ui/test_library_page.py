"""The library page on a real store: find, open, file away and bring back, by keys and mouse."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.edits import new_assessment
from circular_assess.library import Library
from circular_assess.storage.failures import StoreBusy
from circular_assess.storage.store import Store
from circular_assess.storage.summary import AssessmentSummary, Place
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.library_page import LibraryPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.library_rail import LibraryBar, LibraryRail
from circular_assess.ui.widgets.library_table_model import Choice, Column, Order, Status, chosen_from
from circular_assess.ui.widgets.sample_cards import SampleCard
from tests.examples import catalogue, furniture_example, hostile_example

SAMPLES = tuple(
    SampleCard(f"case-{number}", f"Case {number} & more", "Kortrijk, Belgium", Theme.LIGHTING)
    for number in range(1, 6)
)
ROWS = (
    ("Chairs for the école", "Stad Gent", "2026-003", Theme.FURNITURE),
    ("Workwear", "Ville de Liège", "2026-002", Theme.TEXTILE),
    ("Light for the reading rooms", "City library", "2026-001", Theme.LIGHTING),
)
MOMENT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class Answers(Messages):
    """Answers every question as the test wants."""

    name: str | None = None
    empties_bin = True

    def ask_name(self, title: str, label: str, name: str) -> str | None:
        """The name that the test gave."""
        return self.name

    def ask_to_empty_bin(self, count: int) -> bool:
        """What the test wants."""
        return self.empties_bin


def _assessment(name: str, title: str, buyer: str, reference: str, theme: Theme) -> Assessment:
    made = new_assessment(AssessmentId(name), theme, catalogue())
    tender = replace(made.tender, title=title, buyer=buyer, reference=reference)
    return replace(made, tender=tender)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def answers() -> Answers:
    return Answers(Texts())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    ticks = iter(range(1_000))
    store = Store.open(tmp_path / "library.sqlite", clock=lambda: MOMENT + timedelta(seconds=next(ticks)))
    yield Library(store, catalogue)
    store.close()


@pytest.fixture
def rows(library: Library) -> Library:
    """The library with three assessments, the first of `ROWS` changed last."""
    for number, row in reversed(list(enumerate(ROWS))):
        library.keep(_assessment(f"a{number}", *row))
    return library


Shown = Callable[[Library], LibraryPage]


@pytest.fixture
def shown(look: Look, answers: Answers, qtbot: QtBot, data_folder: Path) -> Shown:
    def show(library: Library) -> LibraryPage:
        context = PageContext(look, Texts(), answers, catalogue, data_folder)
        page = LibraryPage(context, library, SAMPLES)
        qtbot.addWidget(page)
        page.resize(1072, 730)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.table.setFocus()
        return page

    return show


def _titles(page: LibraryPage) -> list[str]:
    model = page.table.rows
    return [str(model.index(row, Column.NAME).data()) for row in range(model.rowCount())]


def _menu(page: LibraryPage) -> dict[str, bool]:
    menu = QMenu()
    page.fill_row_menu(menu)
    return {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}


def test_the_rows_are_a_sound_model(rows: Library, shown: Shown, qtmodeltester: ModelTester) -> None:
    page = shown(rows)
    qtmodeltester.check(page.table.rows)  # type: ignore[no-untyped-call]
    page.choice.search.setText("work")
    page.choice.search.setText("")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [0, 1, 2]),
        ("ECOLE", [0]),
        ("liege", [1]),
        ("2026-001", [2]),
        ("light library", [2]),
        ("light gent", []),
    ],
)
def test_search_looks_past_accents_and_case(
    words: str, found: list[int], rows: Library, shown: Shown
) -> None:
    page = shown(rows)
    page.choice.search.setText(words)
    assert _titles(page) == [ROWS[number][0] for number in found]


def _summary(number: int, finished: int, *, is_ready: bool, **kept: object) -> AssessmentSummary:
    usual = AssessmentSummary(
        AssessmentId(str(number)),
        f"Title {number}",
        "",
        "",
        Theme.ICT,
        furniture_example().tender.status,
        finished,
        23,
        is_ready,
        2,
        Place.LIBRARY,
        MOMENT + timedelta(days=number),
    )
    return replace(usual, **kept)  # type: ignore[arg-type]


def test_status_and_order() -> None:
    almost = _summary(1, 22, is_ready=True, title="B", buyer="Zele")
    ready = _summary(2, 23, is_ready=True, title="á", buyer="")
    alone = _summary(3, 23, is_ready=False, title="C", buyer="Aalst")
    summaries = [almost, ready, alone]
    assert chosen_from(summaries, Choice(status=Status.READY)) == [ready]
    assert chosen_from(summaries, Choice(status=Status.DRAFT)) == [alone, almost]
    assert chosen_from(summaries, Choice(order=Order.CHANGED)) == [alone, ready, almost]
    assert chosen_from(summaries, Choice(order=Order.NAME)) == [ready, almost, alone]
    assert chosen_from(summaries, Choice(order=Order.BUYER)) == [alone, almost, ready], "without a buyer last"
    assert chosen_from(summaries, Choice(theme=Theme.TEXTILE)) == []


def test_enter_and_double_click_open(rows: Library, shown: Shown, qtbot: QtBot) -> None:
    page = shown(rows)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["a1"]
    place = page.table.visualRect(page.table.rows.index(2, Column.NAME)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        # Qt leaves the button down after a double click, for all tests that follow.
        QTest.mouseRelease(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
    assert opened.args == ["a2"]


def test_delete_bins_at_once_and_undo_brings_back(rows: Library, shown: Shown) -> None:
    page = shown(rows)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert [summary.id for summary in rows.summaries(Place.BIN)] == ["a1"]
    assert rows.undo_label == "bin"
    assert _titles(page) == [ROWS[0][0], ROWS[2][0]]
    assert [summary.id for summary in page.table.chosen()] == ["a2"], "the row that moved up"
    undo = page.announcement.findChild(QPushButton)
    assert undo is not None
    assert undo.isVisible()
    undo.click()
    assert rows.summaries(Place.BIN) == []
    assert len(_titles(page)) == 3
    assert not page.announcement.isVisible()


def test_several_are_archived_together(rows: Library, shown: Shown) -> None:
    page = shown(rows)
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    menu = _menu(page)
    assert menu == {
        "Open": False,
        "Rename": False,
        "Duplicate": False,
        "Move to archive": True,
        "Move to bin": True,
    }
    _choose(page, "Move to archive")
    assert len(rows.summaries(Place.ARCHIVE)) == 3
    page.show_place(Place.ARCHIVE)
    assert page.title_label.text() == "Archive"
    assert "Back to the library" in _menu(page)
    rows.undo()
    assert _titles(page) == []
    assert len(rows.summaries(Place.LIBRARY)) == 3


def _choose(page: LibraryPage, words: str) -> None:
    menu = QMenu()
    page.fill_row_menu(menu)
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()


def test_rename_and_duplicate(rows: Library, shown: Shown, answers: Answers) -> None:
    page = shown(rows)
    answers.name = None
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert rows.undo_label is None
    answers.name = "Seats & stools"
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert _titles(page)[0] == "Seats & stools"
    assert rows.undo_label == "name"
    _choose(page, "Duplicate")
    assert _titles(page)[:2] == ["Seats & stools (copy)", "Seats & stools"]
    assert [summary.title for summary in page.table.chosen()] == ["Seats & stools (copy)"]


@pytest.fixture
def popups(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], QPoint]]:
    """What would pop up, and where: without a screen a menu can take no keys."""
    opened: list[tuple[list[str], QPoint]] = []

    def popup(menu: QMenu, place: QPoint) -> None:
        opened.append(([action.text() for action in menu.actions()], place))

    monkeypatch.setattr(QMenu, "popup", popup)
    return opened


@pytest.mark.parametrize("key", ["menu", "shift F10", "sign", "right click"])
def test_the_menu_of_a_row_opens(
    key: str, rows: Library, shown: Shown, popups: list[tuple[list[str], QPoint]]
) -> None:
    page = shown(rows)
    table = page.table
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    sign = table.visualRect(table.rows.index(2, Column.MENU)).center()
    if key == "menu":
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(table, event)
    elif key == "shift F10":
        QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    elif key == "sign":
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    else:
        there = table.viewport().mapToGlobal(sign)
        QApplication.sendEvent(
            table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, sign, there)
        )
    ((words, place),) = popups
    assert words[0] == "Open\tReturn"
    assert table.indexAt(table.viewport().mapFromGlobal(place)).row() == 2


def test_the_bin_restores_and_is_emptied_after_a_question(
    rows: Library, shown: Shown, answers: Answers, qtbot: QtBot
) -> None:
    page = shown(rows)
    rows.move(rows.summaries(Place.LIBRARY), Place.BIN, "bin")
    page.show_place(Place.BIN)
    assert list(_menu(page)) == ["Restore"]
    assert page.new_button.isHidden()
    page.table.setFocus()
    with qtbot.assertNotEmitted(page.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    _choose(page, "Restore")
    assert len(rows.summaries(Place.LIBRARY)) == 1
    answers.empties_bin = False
    page.empty_bin_button.click()
    assert len(rows.summaries(Place.BIN)) == 2
    answers.empties_bin = True
    page.empty_bin_button.click()
    assert rows.summaries(Place.BIN) == []
    assert page.empty_bin_button.isHidden()


def test_search_by_key(rows: Library, shown: Shown) -> None:
    page = shown(rows)
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.choice.search.hasFocus()
    QTest.keyClicks(page.choice.search, "work")
    assert _titles(page) == ["Workwear"]
    QTest.keyClick(page.choice.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.focus_search()
    QTest.keyClick(page.choice.search, Qt.Key.Key_Escape)
    assert len(_titles(page)) == 3


def test_nothing_found_says_where_else_to_look(rows: Library, shown: Shown, qtbot: QtBot) -> None:
    rows.move([rows.summaries(Place.LIBRARY)[0]], Place.ARCHIVE, "archive")
    page = shown(rows)
    page.choice.search.setText("ecole")
    said = [label.text() for label in page.empty.findChildren(QLabel) if label.isVisible()]
    assert "Nothing matches “ecole”" in said
    assert "2 assessments were searched by name, reference and buyer. 1 is in the archive." in said
    with qtbot.waitSignal(page.place_changed) as changed:
        page.empty.archive_button.click()
    assert changed.args == ["archive", ""]
    assert _titles(page) == [ROWS[0][0]]
    page.choice.search.setText("nowhere")
    page.empty.clear_button.click()
    assert len(_titles(page)) == 1


def test_an_empty_library_offers_one_main_action(library: Library, shown: Shown, qtbot: QtBot) -> None:
    page = shown(library)
    mains = [b for b in page.findChildren(QPushButton) if b.property("kind") == "main" and b.isVisible()]
    assert mains == [page.empty.new_button]
    with qtbot.waitSignal(page.new_wanted):
        page.empty.new_button.click()
    library.keep(_assessment("a", *ROWS[0]))
    assert page.new_button.isVisible()
    assert _titles(page) == [ROWS[0][0]]


def test_hostile_text_comes_out_as_typed(library: Library, shown: Shown) -> None:
    typed = ('Lease $x_1$ & <b>bold</b> "quotes"', "=1+1", "x" * 4000, "😀 δοκιμή σχολείου")
    for number, text in enumerate(typed):
        library.keep(_assessment(f"h{number}", text, text, text, Theme.ICT))
    library.keep(hostile_example())
    page = shown(library)
    assert set(typed) <= set(_titles(page))
    page.grab()
    assert page.width() == 1072
    table = page.table
    assert table.horizontalScrollBar().maximum() == 0
    page.choice.search.setText("<B>BOLD")
    assert typed[0] in _titles(page)
    page.choice.search.setText("nothing & <b>like</b> this " + "y" * 4000)
    page.grab()
    assert page.width() == 1072


def test_every_cell_and_control_has_a_name(rows: Library, shown: Shown) -> None:
    page = shown(rows)
    model = page.table.rows
    for column in Column:
        assert model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole), column
    spoken = model.index(0, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chairs for the école, Stad Gent · 2026-003"
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    labels = {label.buddy() for label in page.findChildren(QLabel)}
    assert set(page.findChildren(QComboBox)) <= labels
    assert page.choice.search in labels


def test_a_narrow_table_says_the_same_in_fewer_columns(rows: Library, shown: Shown) -> None:
    page = shown(rows)
    page.resize(page.look.px(48), page.look.px(24))
    QApplication.processEvents()
    table, model = page.table, page.table.rows
    assert [column for column in Column if not table.isColumnHidden(column)] == [
        Column.ICON,
        Column.NAME,
        Column.SCORED,
        Column.MENU,
    ]
    assert table.horizontalScrollBar().maximum() == 0
    assert "4 Mar 2026" in model.index(0, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(0, Column.SCORED).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Draft")
    assert page.height() == page.look.px(24)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert page.height() == page.look.px(24), "an announcement does not push the page out of the window"


def test_cases_fold_and_open(rows: Library, shown: Shown, qtbot: QtBot) -> None:
    page = shown(rows)
    with qtbot.waitSignal(page.sample_opened) as opened:
        page.cards.buttons[1].click()
    assert opened.args == ["case-2"]
    assert page.cards.all_button.text() == "All 5 cases"
    assert page.cards.menu.actions()[4].text() == "Case 5 && more · Kortrijk, Belgium"
    with qtbot.waitSignal(page.sample_opened) as opened:
        page.cards.menu.actions()[4].trigger()
    assert opened.args == ["case-5"]
    page.resize(1072, page.look.px(40))
    assert not page.cards.buttons[0].isVisible()
    assert page.cards.all_button.isVisible()
    page.show_place(Place.BIN)
    assert not page.cards.isVisible()


@pytest.mark.parametrize("kind", [LibraryRail, LibraryBar])
def test_the_rail_counts_and_chooses(
    kind: type[LibraryRail] | type[LibraryBar], rows: Library, shown: Shown, look: Look, qtbot: QtBot
) -> None:
    page = shown(rows)
    rail = kind(look, Texts())
    qtbot.addWidget(rail)
    page.counts_changed.connect(rail.show_counts)
    rail.chosen.connect(page.show_place)
    page.place_changed.connect(rail.show_place)
    rows.move([rows.summaries(Place.LIBRARY)[2]], Place.ARCHIVE, "archive")
    if isinstance(rail, LibraryRail):
        names = {button.accessibleName(): button for button in rail.findChildren(QPushButton)}
        assert {"All, 2", "Archive, 1", "Bin, 0", "Office furniture, 1", "Lighting, 0"} <= set(names)
        names["Textiles, 1"].click()
        assert names["Textiles, 1"].isChecked()
    else:
        box = rail.findChild(QComboBox)
        assert isinstance(box, QComboBox)
        assert box.itemText(0) == "All   2"
        box.activated.emit(box.findText("Textiles   1"))
        assert box.currentText() == "Textiles   1"
    assert _titles(page) == ["Workwear"]
    assert page.title_label.text() == "Textiles"


def test_a_busy_library_is_said_and_nothing_is_lost(
    rows: Library, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(rows)

    def busy(_summaries: Sequence[AssessmentSummary], _place: Place, _label: str) -> None:
        raise StoreBusy("library.sqlite")

    monkeypatch.setattr(rows, "move", busy)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    said = [label.text() for label in page.announcement.findChildren(QLabel)]
    assert "The library could not be written. Nothing was changed." in said
    assert len(_titles(page)) == 3


def test_the_lines_are_read_once_a_change(
    rows: Library, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(rows)
    read: list[Place] = []
    summaries = rows.summaries

    def counted(place: Place) -> list[AssessmentSummary]:
        read.append(place)
        return summaries(place)

    monkeypatch.setattr(rows, "summaries", counted)
    page.choice.search.setText("light")
    page.choice.order_box.setCurrentIndex(1)
    page.show_place(Place.ARCHIVE)
    assert read == []
    rows.changed.emit()
    assert sorted(read) == sorted(Place)
