"""The page Tender: what is typed is kept, a wrong number is not, and the form folds and speaks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Tender, TenderStatus
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.results import Results
from circular_assess.library import Library
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.tender_page import TenderPage
from circular_assess.ui.theme import Look
from tests.examples import catalogue, furniture_example

HOSTILE = ('Lease $x_1$ & <b>bold</b> "quotes"', "=1+1", "x" * 4000, "😀 δοκιμή σχολείου")


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


@pytest.fixture
def document() -> Document:
    return Document(furniture_example(), 1, _keep, ())


@pytest.fixture
def page(context: PageContext, document: Document, qtbot: QtBot) -> TenderPage:
    page = TenderPage(context, document)
    qtbot.addWidget(page)
    page.resize(1072, 730)
    page.show()
    qtbot.waitExposed(page)
    return page


def _type(field: QWidget, text: str) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def test_what_is_typed_is_kept_and_a_field_is_one_step_back(page: TenderPage, document: Document) -> None:
    before = document.assessment
    for name, line in page.lines.items():
        _type(line, f"new {name}")
    _type(page.amounts["quantity"].number, "1 250,5")
    _type(page.amounts["term_years"].number, "6")
    _type(page.amounts["estimated_value_eur"].number, "480000")
    _type(page.description, "Two lines")
    QTest.keyClick(page.description, Qt.Key.Key_Return)
    QTest.keyClicks(page.description, "of words")
    tender = document.assessment.tender
    assert {name: getattr(tender, name) for name in page.lines} == {
        name: f"new {name}" for name in page.lines
    }
    assert (tender.quantity, tender.term_years, tender.estimated_value_eur) == (1250.5, 6, 480_000)
    assert tender.description == "Two lines\nof words"
    assert document.undo_label == "description"
    for _field in range(len(page.lines) + 4):
        document.undo()
    assert document.assessment == before
    assert document.undo_label is None
    assert page.lines["title"].text() == before.tender.title
    assert page.description.toPlainText() == before.tender.description


def test_the_caret_stays_where_it_is_typed(page: TenderPage) -> None:
    line = page.lines["title"]
    line.setCursorPosition(6)
    QTest.keyClicks(line, " and desk")
    assert line.text().startswith("Office and desk furniture")
    assert line.cursorPosition() == 15
    page.description.setFocus()
    QTest.keyClick(page.description, Qt.Key.Key_Home)
    QTest.keyClicks(page.description, "Oak ")
    assert page.description.textCursor().position() == 4


def test_a_wrong_number_stays_and_says_how_to_mend_it(page: TenderPage, document: Document) -> None:
    amount = page.amounts["estimated_value_eur"]
    _type(amount.number, "480 000 incl. VAT")
    assert document.assessment.tender.estimated_value_eur == 480_000, "the last number that was one"
    assert amount.wrong == "Enter an amount only, such as 396\N{NO-BREAK SPACE}700."
    assert amount.number.accessibleDescription() == amount.wrong
    assert page.mend_button.isVisible()
    assert page.mend_button.text() == "1 field to mend"

    document.edit("buyer", edits.change_tender, replace(document.assessment.tender, buyer="Another"))
    page.lines["title"].setFocus()
    assert page.lines["buyer"].text() == "Another"
    assert amount.number.text() == "480 000 incl. VAT", "another edit does not take it away"

    _type(page.amounts["term_years"].number, "2000")
    assert page.mend_button.text() == "2 fields to mend"
    assert document.assessment.tender.term_years == 200, "no longer than a term can be"
    page.mend_button.click()
    assert page.amounts["term_years"].number.hasFocus()

    document.undo()
    assert page.amounts["term_years"].number.text() == "8", "undo shows the number that holds"
    _type(amount.number, "396700")
    assert document.assessment.tender.estimated_value_eur == 396_700
    assert not page.mend_button.isVisible()
    assert not amount.wrong


@pytest.mark.parametrize("typed", ["-5", "1" * 400, "1e5", "nan", "<b>"])
def test_no_amount_that_a_file_would_refuse(typed: str, page: TenderPage, document: Document) -> None:
    amount = page.amounts["quantity"]
    amount.number.setText("")
    amount.number.insert(typed)
    assert amount.wrong
    assert document.assessment.tender.quantity == 400


def test_an_emptied_number_is_not_given(page: TenderPage, document: Document) -> None:
    page.amounts["quantity"].number.clear()
    QTest.keyClicks(page.amounts["quantity"].number, "7")
    QTest.keyClick(page.amounts["quantity"].number, Qt.Key.Key_Backspace)
    assert document.assessment.tender.quantity is None
    assert not page.amounts["quantity"].wrong


def test_another_theme_brings_its_levels_and_says_so(page: TenderPage, document: Document) -> None:
    lighting = page.theme_box.findData(Theme.LIGHTING.value)
    page.theme_box.setCurrentIndex(lighting)
    page.theme_box.activated.emit(lighting)
    assert document.assessment.tender.theme is Theme.LIGHTING
    assert document.undo_label == "theme"
    assert page.announcement.isVisible()
    assert "lit" in page.lines["functional_unit"].placeholderText()
    document.undo()
    assert page.theme_box.currentData() == Theme.FURNITURE.value
    assert "workplace" in page.lines["functional_unit"].placeholderText()


def test_the_status_is_chosen_by_key(page: TenderPage, document: Document) -> None:
    page.status_box.setFocus()
    QTest.keyClick(page.status_box, Qt.Key.Key_Down)
    assert document.assessment.tender.status is TenderStatus.PUBLISHED
    assert document.undo_label == "status"


def test_the_wheel_scrolls_past_a_choice(page: TenderPage, document: Document) -> None:
    before = document.assessment
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for box in (page.theme_box, page.status_box):
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(box.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            no_buttons,
            no_keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
    assert document.assessment is before


def test_tab_leaves_every_field(page: TenderPage) -> None:
    page.lines["title"].setFocus()
    passed = set()
    for _press in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    fields = {*page.lines.values(), page.theme_box, page.status_box, page.description, page.next_button}
    assert fields | {amount.number for amount in page.amounts.values()} <= passed


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_typed(text: str, page: TenderPage, document: Document) -> None:
    tender = Tender(
        title=text,
        buyer=text,
        reference=text,
        cpv=text,
        functional_unit=text,
        quantity_unit=text,
        description=text,
    )
    document.edit("all", edits.change_tender, tender)
    assert {line.text() for line in page.lines.values()} == {text}
    assert page.description.toPlainText() == text
    QApplication.processEvents()
    assert page.width() == 1072
    assert document.assessment.tender == replace(tender, theme=Theme.FURNITURE)


@pytest.mark.parametrize(
    ("width", "scale", "is_folded"), [(1072, 1.0, False), (640, 1.0, True), (1280, 2.0, True)]
)
def test_columns_fold_where_the_page_is_narrow(
    width: int,
    scale: float,
    is_folded: bool,
    scalable_look: Look,
    context: PageContext,
    qtbot: QtBot,
    document: Document,
) -> None:
    scalable_look.set_text_scale(scale)
    page = TenderPage(context, document)
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    buyer, reference = page.lines["buyer"], page.lines["reference"]
    tops = [field.mapTo(page, QPoint()).y() for field in (buyer, reference)]
    assert (tops[1] > tops[0]) is is_folded
    inner = page.scroll_area.widget()
    assert inner is not None
    assert page.width() == width
    assert inner.width() <= page.scroll_area.viewport().width(), "it scrolls down, never sideways"


def test_everything_that_takes_the_focus_has_a_name(page: TenderPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    labels = {label.buddy() for label in page.findChildren(QLabel)}
    assert set(page.findChildren(QComboBox)) <= labels
    assert page.amounts["term_years"].number.accessibleName() == "Term, years"


def test_what_is_typed_is_found_again(context: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "library.sqlite")
    library = Library(store, catalogue)
    document = library.keep_copy(furniture_example(), "Desks")
    page = TenderPage(context, document)
    qtbot.addWidget(page)
    page.show()
    _type(page.lines["buyer"], "City library")
    assert document.save_now()
    assert library.open(document.assessment.id).assessment.tender.buyer == "City library"
    store.close()


def test_a_long_term_asks_why_and_a_short_one_does_not(page: TenderPage, document: Document) -> None:
    note = page.term_note
    assert note.isVisible(), "the example runs for eight years"
    _type(note.field, "Paid off over eight years")
    assert document.assessment.tender.term_note == "Paid off over eight years"
    assert document.undo_label == "reason for the term"
    page.lines["title"].setFocus()
    _type(page.amounts["term_years"].number, "4")
    assert note.isVisible(), "what is noted is never hidden"
    document.undo()
    document.undo()
    _type(page.amounts["term_years"].number, "4")
    assert not note.isVisible()
    _type(page.amounts["term_years"].number, "4,5")
    assert note.isVisible()
    assert "have it checked" in note.field.accessibleDescription()


def test_what_price_and_circularity_weigh_is_typed_in_per_cent(page: TenderPage, document: Document) -> None:
    price, circular = page.award.amounts.values()
    _type(price.number, "29")
    _type(circular.number, "40,5")
    tender = document.assessment.tender
    assert (tender.price_share, tender.circular_share) == (0.29, 0.405)
    assert (price.number.text(), circular.number.text()) == ("29", "40,5"), "as typed"
    assert not page.award._too_much.isVisible()
    _type(circular.number, "80")
    assert page.award._too_much.text().startswith("Together they are 109")
    assert page.award._too_much.isVisible()
    _type(price.number, "300")
    assert price.wrong == "Enter a number from 0 to 100."
    assert page.mend_button.isVisible()
    price.number.clear()
    QTest.keyClicks(price.number, "7")
    QTest.keyClick(price.number, Qt.Key.Key_Backspace)
    assert document.assessment.tender.price_share is None
    page.show_field("circular_share")
    assert circular.number.hasFocus()
