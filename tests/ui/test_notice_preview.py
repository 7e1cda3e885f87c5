"""A notice in the window: shown with its places, taken over by ticks, for a new or a known assessment."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, AssessmentId, Tender
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.results import Results
from circular_assess.exchange.notices import Notice, notice_in
from circular_assess.library import Library
from circular_assess.own_file import save_own_file
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Answer, Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.tender_page import TenderPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.notice_preview import NoticePreview
from tests.examples import catalogue, furniture_example
from tests.exchange.notices.made_up_notices import (
    as_bytes,
    eforms_notice,
    lot,
    months,
    ocds_release,
    value,
    weighted,
)
from tests.ui.tabbing import tab_stops

HOSTILE = 'Lease $x_1$ & <b>bold</b> "quotes" 😀'
CRITERIA = weighted("price", "Prijs", "30") + weighted("quality", "Gerecycleerd gehalte", "45")
CRITERIA += weighted("quality", "y" * 4000, "25")
LOTS = (
    lot("LOT-10", CRITERIA, value("100") + months("18"), title="Bureaus"),
    lot("LOT-2", "", value("250") + months("24"), title=HOSTILE + "x" * 4000),
    *(lot(f"LOT-{number}", "", value("1")) for number in range(3, 9)),
)
TYPED = Tender(title="Chairs", buyer="Stad 1", term_years=2, theme=Theme.GENERAL)


class Asked(Messages):
    """Remembers what was told and asked, and answers."""

    def __init__(self) -> None:
        super().__init__(Texts())
        self.told: list[str] = []
        self.asked: list[str] = []
        self.answer = Answer.REPLACE
        self.chosen: Path | None = None

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask_update_or_new(self, title: str) -> Answer:
        self.asked.append(title)
        return self.answer

    def choose_file_to_open(self, title: str, pattern: str) -> Path | None:
        return self.chosen


@pytest.fixture
def messages() -> Asked:
    return Asked()


@pytest.fixture(scope="module")
def notice() -> Notice:
    return notice_in(eforms_notice(LOTS, value("1000")))


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


@pytest.fixture
def document() -> Document:
    assessment = edits.new_assessment(AssessmentId("1"), Theme.GENERAL, catalogue())
    return Document(edits.change_tender(assessment, TYPED), 1, _keep, ())


@pytest.fixture
def page(
    look: Look, messages: Asked, document: Document, data_folder: Path, qtbot: QtBot
) -> Iterator[TenderPage]:
    made = TenderPage(PageContext(look, Texts(), messages, catalogue, data_folder), document)
    qtbot.addWidget(made)
    made.resize(1072, 730)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    look.set_text_scale(1.0)


def _shown(page: TenderPage, notice: Notice) -> NoticePreview:
    page.notice.show_notice("notice & <b>.xml", notice)
    assert page.notice.preview is not None
    return page.notice.preview


def _boxes(preview: NoticePreview) -> dict[str, QCheckBox]:
    return {row.field: row.box for row in preview.rows if row.box is not None}


def _ticks(preview: NoticePreview) -> set[str]:
    return {name for name, box in _boxes(preview).items() if box.isChecked()}


def _texts(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just added is shown with the next event
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(widget))


def _announced(page: TenderPage) -> str:
    label = page.announcement.findChild(QLabel)
    return "" if page.announcement.isHidden() or label is None else label.text()


def test_only_what_is_empty_is_ticked_and_all_is_one_step_back(
    page: TenderPage, document: Document, notice: Notice
) -> None:
    preview, before = _shown(page, notice), document.assessment
    assert not page.scroll_area.isVisible()
    assert not page.foot.isVisible()
    said = _texts(preview)
    for words in ("found · BT-21", "not in the notice", "A tick replaces: Chairs", "As in the assessment."):
        assert words in said
    assert "The notice says: “Location de chaises”" in said
    boxes = _boxes(preview)
    assert set(boxes) - _ticks(preview) == {"title"}, "the buyer has the same name and needs no tick"
    assert "buyer" not in boxes
    boxes["description"].click()
    assert preview.take_button.text() == f"Take {len(boxes) - 2} values over"
    preview.take_button.click()
    tender = document.assessment.tender
    assert (tender.title, tender.description, tender.theme) == ("Chairs", "", Theme.FURNITURE)
    assert (tender.reference, tender.cpv, tender.estimated_value_eur) == ("2026-014", "39112000", 1000)
    assert (tender.procedure_id, tender.notice_id) == ("procedure-1", "notice-1")
    assert (tender.price_share, tender.circular_share) == (0.3, 0.45)
    assert document.undo_label == "notice"
    assert page.notice.preview is None
    assert page.scroll_area.isVisible()
    assert _announced(page) == f"{len(boxes) - 2} values taken over from the notice."
    document.undo()
    assert document.assessment == before


def test_lots_and_criteria_change_what_is_taken(page: TenderPage, document: Document, notice: Notice) -> None:
    preview = _shown(page, notice)
    lots = preview.lots.ticks
    assert list(lots) == [f"LOT-{number}" for number in (*range(2, 9), 10)]
    assert QApplication.focusWidget() is lots["LOT-2"].box
    assert not lots["LOT-10"].isVisible()
    preview.lots.all_button.click()
    last = lots["LOT-10"].box
    assert last is not None
    QTest.keyClick(last, Qt.Key.Key_Space)
    assert "A tick replaces: Chairs" in _texts(preview)
    assert "18 months" in _texts(preview)
    assert preview.criteria is not None
    assert "A proposal: The criterion says “Gerecycleerd”." in _texts(preview)
    assert list(preview.criteria.boxes) == [1, 2], "a price is none of ours"
    preview.criteria.boxes[2].setCurrentIndex(1)
    assert "circular_share" in _ticks(preview)
    preview.all_button.click()
    document.undo()  # nothing was changed
    preview.take_button.click()
    tender = document.assessment.tender
    assert (tender.title, tender.term_years) == ("Bureaus", 1.5)
    assert (tender.estimated_value_eur, tender.circular_share) == (100, 0.7)


def test_a_later_notice_of_the_procedure_shows_what_differs_and_another_one_warns(
    page: TenderPage, document: Document, notice: Notice
) -> None:
    _shown(page, notice).take_button.click()
    later = notice_in(eforms_notice(LOTS, value("1200")).replace(b"notice-1", b"notice-2"))
    preview = _shown(page, later)
    assert "Same procedure as this assessment: 2 values differ." in _texts(preview)
    assert _ticks(preview) == set()
    assert not preview.take_button.isEnabled()
    _boxes(preview)["estimated_value_eur"].click()
    document.edit("title", edits.change_tender, replace(document.assessment.tender, title="Stoelen"))
    assert "Same procedure as this assessment: 1 value differs." in _texts(preview)
    preview.take_button.click()
    tender = document.assessment.tender
    assert (tender.estimated_value_eur, tender.notice_id) == (1200, "notice-2")
    other = notice_in(eforms_notice(LOTS).replace(b"procedure-1", b"procedure-2"))
    preview = _shown(page, other)
    assert "This assessment was filled from a notice of another procedure." in _texts(preview)
    assert "procedure_id" not in _ticks(preview)
    before = document.assessment
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert page.notice.preview is None
    assert document.assessment == before
    assert QApplication.focusWidget() is page.lines["title"]


def test_it_is_whole_and_spoken_at_twice_the_size_and_tab_goes_down(
    page: TenderPage, look: Look, notice: Notice
) -> None:
    look.set_text_scale(2.0)
    preview = _shown(page, notice)
    page.resize(look.px(48), 730)
    QApplication.processEvents()
    assert page.width() <= look.px(48)
    assert f"LOT-2 {HOSTILE}" in _texts(preview)
    worded = [label for label in preview.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in worded)
    for part in preview.findChildren(QWidget):
        assert part.mapTo(preview, part.rect().topRight()).x() <= preview.width() or not part.isVisible()
    first = preview.lots.ticks["LOT-2"].box
    assert first is not None
    stops = [stop for stop in tab_stops(first) if preview.isAncestorOf(stop)]
    around = preview.lots.parentWidget()
    assert around is not None
    tops = [stop.mapTo(around, stop.rect().topLeft()).y() for stop in stops[:-3]]
    assert tops == sorted(tops)
    assert len(tops) == len(_boxes(preview)) + 6 + 1 + 2
    assert stops[-3:] == [preview.take_button, preview.all_button, preview.cancel_button]
    assert all((stop.accessibleName() or getattr(stop, "text", str)()).strip() for stop in stops)


# In the window


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, messages: Asked, store: Store, data_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), messages, Settings(), data_folder)
    made.set_library(Library(store, catalogue))
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)


def _preview(window: MainWindow, qtbot: QtBot, before: NoticePreview | None = None) -> NoticePreview:
    def is_shown() -> bool:
        page = window.pages.currentWidget()
        return isinstance(page, TenderPage) and page.notice.preview not in (None, before)

    qtbot.waitUntil(is_shown)
    page = window.pages.currentWidget()
    assert isinstance(page, TenderPage)
    assert page.notice.preview is not None
    return page.notice.preview


def _drop(window: MainWindow, path: Path, on: QWidget) -> None:
    place = on.mapTo(window, on.rect().center())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, mime, left, none)
    QApplication.sendEvent(window.windowHandle(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(place), copy, mime, left, none))


def test_a_notice_makes_an_assessment_and_a_later_one_updates_it(
    window: MainWindow, store: Store, messages: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "named.bin"
    path.write_bytes(eforms_notice(LOTS))
    _drop(window, path, window.pages)
    preview = _preview(window, qtbot)
    assert window.document is not None
    assert window.document.assessment.tender.theme is Theme.FURNITURE
    assert "title" in _ticks(preview), "nobody typed the name that the program gave"
    preview.take_button.click()
    known = window.document.assessment.id
    page = window.pages.currentWidget()
    assert isinstance(page, TenderPage)
    _drop(window, path, page.description)
    again = _preview(window, qtbot)
    assert "file:" not in page.description.toPlainText()
    assert "Same procedure as this assessment: 0 values differ." in _texts(again)
    window.show_step("report")
    window.show_step("tender")
    QApplication.processEvents()
    assert not page.foot.isVisible()
    window.show_library()
    path.write_bytes(eforms_notice(LOTS, value("7000")))
    window.open_file(path)
    _preview(window, qtbot)
    assert (messages.asked, window.document.assessment.id) == (["Stoelen"], known)
    window.show_library()
    messages.answer = Answer.KEEP_BOTH
    window.open_file(path)
    _preview(window, qtbot)
    assert window.document.assessment.id != known
    window.show_library()
    store.move(known, Place.BIN)
    window.open_file(path)
    _preview(window, qtbot)
    assert len(messages.asked) == 2, "what lies in the bin is not asked for"
    assert len(store.summaries(Place.LIBRARY)) == 2
    assert messages.told == []


def test_what_is_no_notice_is_told_and_own_files_stay_own(
    window: MainWindow, store: Store, messages: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    page, own = tmp_path / "notice.xml", tmp_path / "own.json"
    page.write_bytes(b"<!DOCTYPE html><html></html>")
    window.open_file(page)
    qtbot.waitUntil(lambda: len(messages.told) == 1)
    assert messages.told[0].startswith("notice.xml could not be read: This is a web page.")
    assert messages.told[0].endswith("Nothing was changed.")
    window.open_file(tmp_path / "missing.xml")
    assert "No such file" in messages.told[1]
    assert (window.document, store.summaries(Place.LIBRARY)) == (None, [])
    save_own_file(furniture_example(), own)
    window.open_file(own)
    assert window.document is not None
    assert window.document.assessment.id == furniture_example().id
    messages.chosen = tmp_path / "release.json"
    messages.chosen.write_bytes(as_bytes(ocds_release()))
    tender = window.pages.currentWidget()
    assert isinstance(tender, TenderPage)
    tender.notice.button.click()
    assert "City of Ghent" in _texts(_preview(window, qtbot))
    assert len(messages.told) == 2
