"""The window of the manual: at the present page, by link, search and key, in the language of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.texts import Texts
from circular_assess.ui.manual_window import ManualWindow, show_manual
from circular_assess.ui.theme import Look


class Program(QWidget):
    """The window that the manual belongs to."""

    texts = Texts()


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = Program()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def manual(program: Program, look: Look) -> Iterator[ManualWindow]:
    made = show_manual(program, look, lambda: program.texts, "ambition")
    yield made
    look.changed.disconnect(made._on_look_changed)


def heading(manual: ManualWindow) -> str:
    """The heading where the caret stands."""
    return manual.text.textCursor().block().text()


def test_the_manual_opens_at_a_page_and_follows_links_and_the_contents(
    program: Program, manual: ManualWindow, look: Look
) -> None:
    assert (heading(manual), manual.chapters["ambition"].isChecked()) == ("Ambition", True)
    manual.text.anchorClicked.emit(QUrl("#method"))
    assert (heading(manual), manual.chapters["method"].isChecked()) == ("Method", True)
    manual.text.anchorClicked.emit(QUrl("https://example.org/elsewhere"))
    assert heading(manual) == "Method"
    manual.chapters["glossary"].click()
    assert heading(manual) == "Glossary"
    manual.close()
    assert show_manual(program, look, lambda: program.texts, "library") is manual
    assert (manual.isVisible(), heading(manual)) == (True, "Library")


def test_search_zoom_and_escape_by_key(manual: ManualWindow) -> None:
    manual.activateWindow()
    QTest.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is manual.search
    QTest.keyClicks(manual.search, "baseline")
    found = manual.text.count_found
    first = manual.text.place_found
    assert found > 2
    assert manual.text.textCursor().selectedText().lower() == "baseline"
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.text.place_found == first % found + 1
    QTest.keyClick(manual, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (manual.text.zoom, manual.text.count_found) == (1.125, found)
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert (manual.search.text(), manual.isVisible()) == ("", True)
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_what_is_read_stays_in_view_in_another_language_look_and_width(
    program: Program, manual: ManualWindow, look: Look
) -> None:
    manual.text.go_to("score")
    program.texts = Texts("fr")
    QApplication.sendEvent(manual, QEvent(QEvent.Type.LanguageChange))
    expected = Texts("fr").tr("Score")
    assert (heading(manual), manual.chapters["score"].isChecked()) == (expected, True)
    manual.resize(look.px(34), look.px(40))
    assert (manual.box.isVisible(), manual.box.currentText()) == (True, expected)
    look.set_text_scale(2.0)
    look.set_text_scale(1.0)
    top = manual.text.cursorForPosition(QPoint(manual.text.width() // 2, look.px(1.5))).block().text()
    assert (heading(manual), top) == (expected, expected)
    assert not manual.text.horizontalScrollBar().isVisible()


def test_everything_in_the_manual_has_a_name(manual: ManualWindow) -> None:
    parts = [*manual.findChildren(QPushButton), manual.text, manual.search, manual.box]
    assert [part for part in parts if not (part.accessibleName() or part.property("text"))] == []
