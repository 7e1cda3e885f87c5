"""The library in the window keeps what was looked at when look or language change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from circular_assess.library import Library
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.pages.library_page import LibraryPage
from circular_assess.ui.theme import Look
from tests.examples import catalogue, furniture_example


@pytest.fixture
def window(qtbot: QtBot, look: Look, data_folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    store = Store.open(tmp_path / "library.sqlite")
    library = Library(store, catalogue)
    for title in ("Chairs", "Desks", "Lamps"):
        library.keep_copy(furniture_example(), title).save_now()
    library.move([each for each in library.summaries(Place.LIBRARY) if each.title != "Lamps"],
                 Place.ARCHIVE, "archive")  # fmt: skip
    made = MainWindow(look, Texts(), Messages(Texts()), Settings(), data_folder)
    made.set_library(library)
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)
    store.close()


def _page(window: MainWindow) -> LibraryPage:
    page = window.pages.currentWidget()
    assert isinstance(page, LibraryPage)
    return page


def _shown(window: MainWindow) -> tuple[str, list[str], str, str]:
    page = _page(window)
    rows = page.table.rows
    titles = [rows.title_of(rows.summary(row)) for row in range(rows.rowCount())]
    return page.title_label.text(), titles, page.choice.search.text(), page.choice.order


def test_place_search_and_order_stay_in_another_language_and_look(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    page = _page(window)
    page.show_place(Place.ARCHIVE)
    page.choice.order_box.setCurrentIndex(1)
    QTest.keyClicks(page.choice.search, "des")
    assert _shown(window) == ("Archive", ["Desks"], "des", "name")
    window.set_language("nl")
    assert _page(window) is not page
    qtbot.waitUntil(_page(window).isVisible)
    assert _shown(window) == ("Archief", ["Desks"], "des", "name")
    look.changed.emit()
    qtbot.waitUntil(_page(window).isVisible)
    assert _shown(window) == ("Archief", ["Desks"], "des", "name")
    _page(window).choice.clear()
    assert _shown(window)[1] == ["Chairs", "Desks"]
