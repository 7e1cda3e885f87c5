"""The page Tender file, and the same fields in the guided view of Score."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, TenderAsk
from circular_assess.domain.catalogue import CriterionId, Instrument, Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.tender_file_page import TenderFilePage
from circular_assess.ui.step_states import step_states
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.ask_fields import AskFields
from tests.examples import (
    HOSTILE_NAME,
    UNBROKEN,
    catalogue,
    eight_scenarios,
    furniture_example,
    hostile_tender_file,
    tender_file_example,
)
from tests.ui.score_parts import REUSED, TAKE_BACK
from tests.ui.score_parts import open_page as open_score_page

SHARED = CriterionId("SHA-02")
Open = Callable[..., TenderFilePage]


@pytest.fixture(scope="module")
def look(qapp: QWidget) -> Look:
    return Look(qapp, "light")  # type: ignore[arg-type]


@pytest.fixture
def scalable_look(look: Look) -> Iterator[Look]:
    yield look
    look.set_text_scale(1.0)


@pytest.fixture
def context(look: Look, data_folder: Path) -> PageContext:
    texts = Texts()
    return PageContext(look, texts, Messages(texts), catalogue, data_folder)


@pytest.fixture
def open_page(context: PageContext, qtbot: QtBot) -> Open:
    def open_it(assessment: Assessment, width: int = 1072) -> TenderFilePage:
        document = Document(assessment, 1, _keep, ())
        page = TenderFilePage(context, document)
        document.setParent(page)
        qtbot.addWidget(page)
        page.resize(width, 730)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _ask(page: TenderFilePage, criterion: CriterionId) -> TenderAsk:
    return page.document.assessment.criterion_setting(criterion).ask


def _fields(page: TenderFilePage, criterion: CriterionId) -> AskFields:
    return page.table.row(criterion).fields


def _choose(fields: AskFields, instrument: Instrument | None) -> None:
    position = fields.place.findData(instrument.value if instrument is not None else "")
    fields.place.setCurrentIndex(position)
    fields.place.activated.emit(position)


def _said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_a_row_is_filled_in_by_keys_and_its_words_are_one_step_each(open_page: Open) -> None:
    page = open_page(furniture_example())
    fields = _fields(page, TAKE_BACK)
    fields.minimum.setFocus()
    QTest.keyClicks(fields.minimum, "All of it")
    QTest.keyClick(fields.minimum, Qt.Key.Key_Return)
    assert fields.kpi.hasFocus()
    QTest.keyClick(fields.kpi, Qt.Key.Key_Tab)
    assert fields.take.hasFocus()
    QTest.keyClick(fields.take, Qt.Key.Key_Space)
    assert fields.kpi.hasFocus()
    assert not fields.take.isVisible()
    for field, text in ((fields.owner, "Facility office"), (fields.due, "March 2027")):
        field.setFocus()
        QTest.keyClicks(field, text)
    proposal = page.document.assessment.criterion_setting(TAKE_BACK).criterion.contract_kpi
    assert _ask(page, TAKE_BACK) == TenderAsk(None, "All of it", proposal, "Facility office", "March 2027")
    assert "4 of 5 filled in" in _said(page.table.row(TAKE_BACK))
    _choose(fields, Instrument.CONTRACT)
    assert _ask(page, TAKE_BACK).is_complete
    assert "complete" in _said(page.table.row(TAKE_BACK))
    assert page.foot_caption.text().startswith("1 of 23 criteria is complete")
    steps = []
    while page.document.undo_label is not None:
        steps.append(page.document.undo_label)
        page.document.undo()
    assert steps == ["place in the tender", "date", "owner", "KPI", "minimum asked"]
    assert fields.minimum.words() == fields.kpi.words() == ""
    assert fields.take.isVisible()


def test_typing_in_the_middle_keeps_caret_and_row(open_page: Open) -> None:
    page = open_page(tender_file_example())
    row = page.table.row(REUSED)
    minimum = row.fields.minimum
    minimum.setFocus()
    cursor = minimum.textCursor()
    cursor.setPosition(len("At least"))
    minimum.setTextCursor(cursor)
    QTest.keyClicks(minimum, " some")
    assert _ask(page, REUSED).minimum.startswith("At least some 36 %")
    assert minimum.textCursor().position() == len("At least some")
    assert page.table.row(REUSED) is row


def test_only_the_places_that_the_criterion_allows_are_offered_each_with_its_note(open_page: Open) -> None:
    page = open_page(furniture_example())
    fields = _fields(page, SHARED)
    offered = [fields.place.itemText(row) for row in range(fields.place.count())]
    assert offered == ["not asked", "Subject matter", "Contract: limited"]
    _choose(fields, Instrument.CONTRACT)
    assert "limited: named parties, announced maximum" in _said(fields)
    _choose(fields, None)
    assert _ask(page, SHARED) == TenderAsk()
    assert not any("announced maximum" in words for words in _said(fields))
    page.document.edit("from a file", edits.set_ask, SHARED, TenderAsk(Instrument.AWARD))
    assert fields.place.currentText() == "Award: no"
    assert "may not stand there: " not in " ".join(_said(fields))
    assert "may not stand there" in _said(fields)


def test_the_criteria_that_count_are_there_by_strategy_and_only_they(open_page: Open) -> None:
    page = open_page(eight_scenarios())
    for criterion_id in page.document.results.criteria:
        assert page.table.row(criterion_id).isVisible()
    page.document.edit("weight", edits.set_strategy_weight, Strategy.SHARING, 0)
    with pytest.raises(KeyError):
        page.table.row(SHARED)
    page.document.undo()
    assert page.table.row(SHARED).isVisible()
    last = [
        field
        for field in page.table.in_tab_order
        if field in _fields(page, CriterionId("PAS-07")).in_tab_order
    ]
    assert page.table.in_tab_order[-len(last) :] == tuple(last)
    state = {
        each.key: each for each in step_states(page.texts, page.document.assessment, page.document.results)
    }
    assert (state["tender_file"].count, state["tender_file"].is_finished) == ("0 of 25", False)


def test_the_table_is_copied_for_a_spreadsheet(open_page: Open) -> None:
    page = open_page(hostile_tender_file())
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 24
    assert {line.count("\t") for line in lines} == {6}
    first = dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))
    assert (first["Where"], first["Minimum asked"], first["Date"]) == (
        "Subject matter",
        HOSTILE_NAME,
        "'=1+1 <b>",
    )
    assert first["KPI in the contract"] == UNBROKEN


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1072])
def test_hostile_text_comes_out_as_typed_and_never_widens_the_page(
    open_page: Open, scalable_look: Look, scale: float, width: int
) -> None:
    scalable_look.set_text_scale(scale)
    page = open_page(hostile_tender_file(), round(width * scale))
    fields = _fields(page, REUSED)
    assert (fields.minimum.words(), fields.kpi.words()) == (HOSTILE_NAME, UNBROKEN)
    assert page.minimumSizeHint().width() <= 640 * scale
    inside = page.scroll_area.widget()
    assert inside is not None
    assert inside.width() <= page.scroll_area.viewport().width()
    right = fields.due.mapTo(page, fields.due.rect().topRight()).x()
    assert right <= page.width()


def test_every_field_has_a_name_that_says_which_criterion(open_page: Open) -> None:
    page = open_page(furniture_example())
    _fields(page, REUSED)
    for widget in page.table.in_tab_order:
        assert widget.accessibleName().strip()
    assert _fields(page, REUSED).minimum.accessibleName() == "Minimum asked: Need met by reused goods"
    interface = QAccessible.queryAccessibleInterface(_fields(page, REUSED).kpi)
    assert interface.text(QAccessible.Text.Name) == "KPI in the contract: Need met by reused goods"


def test_the_guided_view_of_score_has_the_same_fields_folded(context: PageContext, qtbot: QtBot) -> None:
    page = open_score_page(context, tender_file_example(), qtbot)
    page.show_criterion(REUSED)
    ask, fold = page.view.ask, page.view.in_tab_order[page.view.in_tab_order.index(page.view.ask.place) - 1]
    assert not ask.isVisible()
    assert "complete" in _said(page.view)
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert ask.isVisible()
    assert ask.owner.words() == "Facility office"
    ask.owner.setFocus()
    QTest.keyClick(ask.owner, Qt.Key.Key_End)
    QTest.keyClicks(ask.owner, " 2")
    noted = page.document.assessment.criterion_setting(REUSED).ask
    assert (noted.owner, noted.minimum) == ("Facility office 2", ask.minimum.words())
    page.show_criterion(TAKE_BACK)
    assert ask.owner.words() == ""
    assert "not asked yet" in _said(page.view)
    assert page.document.undo_label == "owner"
