"""What the tests of the Score page share: the page on an example, and its parts by name."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, ScenarioId, Score
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import Results
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.widgets.score_details import ScoreDetails
from circular_assess.ui.widgets.score_entry import LevelEntry, ValueEntry
from circular_assess.ui.widgets.score_picker import ScorePicker
from circular_assess.ui.widgets.score_row import ScoreRow

REUSED, CHALLENGED, TAKE_BACK = CriterionId("REU-01"), CriterionId("REU-02"), CriterionId("REU-06")
AVOIDED, GAIN = CriterionId("SHA-03"), CriterionId("BIO-06")
LAST = CriterionId("PAS-06")


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def open_page(
    context: PageContext, assessment: Assessment, qtbot: QtBot, size: tuple[int, int] = (1072, 730)
) -> ScorePage:
    document = Document(assessment, 1, _keep, ())
    page = ScorePage(context, document)
    document.setParent(page)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    qtbot.waitUntil(page.isActiveWindow)
    return page


def row_of(page: ScorePage, scenario: ScenarioId) -> ScoreRow:
    row = page.view.rows.row_of(scenario)
    assert row is not None
    return row


def picker_of(page: ScorePage, scenario: ScenarioId) -> ScorePicker:
    entry = row_of(page, scenario).entry
    assert isinstance(entry, LevelEntry)
    return entry.picker


def number_of(page: ScorePage, scenario: ScenarioId) -> QLineEdit:
    entry = row_of(page, scenario).entry
    assert isinstance(entry, ValueEntry)
    return entry.number


def details_of(page: ScorePage, scenario: ScenarioId) -> ScoreDetails:
    details = row_of(page, scenario).details
    assert details is not None
    return details


def score_of(page: ScorePage, scenario: ScenarioId, criterion: CriterionId) -> Score:
    return page.document.assessment.scenario(scenario).score_of(criterion)


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
