"""The range of a score: typed in the row or the inspector, refused at the field, shown where it stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from circular_assess.charts.bars import PartKind, bar_parts, range_of_total
from circular_assess.domain import edits
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.scoring import Figures
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.score_page import ScorePage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.number_field import NumberField
from circular_assess.ui.widgets.score_range import ScoreRange
from tests.examples import REFURBISH, SERVICE, catalogue, furniture_example
from tests.ui.score_parts import (
    AVOIDED,
    GAIN,
    REUSED,
    TAKE_BACK,
    details_of,
    number_of,
    open_page,
    row_of,
    said,
    score_of,
)
from tests.ui.tabbing import tab_stops

HOLDS = "A range holds the score: its lower end is 0 to 72, its upper end 72 to 100."


@pytest.fixture
def page(look: Look, data_folder: Path, qtbot: QtBot) -> ScorePage:
    texts = Texts()
    context = PageContext(look, texts, Messages(texts), catalogue, data_folder)
    return open_page(context, furniture_example(), qtbot)


def _shown(page: ScorePage, criterion: CriterionId) -> ScoreRange:
    page.show_criterion(criterion, REFURBISH)
    QApplication.processEvents()
    return details_of(page, REFURBISH).range


def _type(field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)


def _ends(page: ScorePage, criterion: CriterionId = REUSED) -> tuple[float | None, float | None]:
    score = score_of(page, REFURBISH, criterion)
    return score.range_low, score.range_high


def test_a_range_is_typed_and_is_one_step(page: ScorePage) -> None:
    shown = _shown(page, REUSED)
    _type(shown.low, "60,5")
    assert _ends(page) == (60.5, 72), "the other end is the score itself"
    assert shown.high.text() == "72"
    _type(shown.high, "8")
    assert _ends(page) == (60.5, 72)
    assert shown.wrong == "", "half a number is no mistake yet"
    QTest.keyClicks(shown.high, "0")
    assert _ends(page) == (60.5, 80)
    assert page.document.undo_label == "range"
    number_of(page, REFURBISH).setFocus()
    assert "it may lie between 60.5\N{NO-BREAK SPACE}% and 80\N{NO-BREAK SPACE}%" in (
        page.view._scale.ruler.accessibleDescription()
    )
    words = "may lie between 60.5\N{NO-BREAK SPACE}% and 80\N{NO-BREAK SPACE}%"
    assert words not in said(row_of(page, REFURBISH)), "its fields say it while the row is open"
    page.view.rows.open_only(None)
    assert words in said(row_of(page, REFURBISH))
    page.document.undo()
    assert page.document.assessment == furniture_example()
    assert (shown.low.text(), shown.high.text()) == ("", "")


def test_what_is_no_range_stays_as_typed_and_is_said_when_it_is_left(page: ScorePage) -> None:
    shown = _shown(page, REUSED)
    _type(shown.high, "9")
    assert (shown.wrong, page.announcement.isVisible()) == ("", False)
    QTest.keyClick(shown.high, Qt.Key.Key_Return)
    assert shown.wrong == shown.high.accessibleDescription() == HOLDS
    assert (shown.high.property("state"), shown.low.property("state") or "") == ("error", "")
    details_of(page, REFURBISH).reason_field.setFocus()
    details_of(page, REFURBISH).reason_field.insertPlainText("Counted. ")
    assert (shown.wrong, shown.high.text()) == (HOLDS, "9"), "another edit does not take it away"
    _type(shown.high, "900")
    assert shown.wrong == ""
    shown.low.setFocus()
    assert shown.wrong == "Enter a number from 0 to 100."
    _type(shown.high, "<b>")
    shown.low.setFocus()
    assert shown.wrong == "Enter a number only, such as 72."
    assert _ends(page) == (72, 90), "the last that was one"
    _type(shown.high, "80")
    assert (shown.wrong, _ends(page)) == ("", (72, 80))
    _type(shown.high, "")
    assert _ends(page) == (None, None), "the score alone is no range"


def test_levels_take_decimals_and_what_is_not_scored_takes_none(page: ScorePage) -> None:
    shown = _shown(page, TAKE_BACK)
    _type(shown.low, "2.5")
    assert _ends(page, TAKE_BACK) == (2.5, 3)
    page.view.rows.open_only(None)
    assert "may lie between level 2.5 and 3" in said(row_of(page, REFURBISH))
    unscored = _shown(page, GAIN)
    _type(unscored.low, "5")
    unscored.high.setFocus()
    assert unscored.wrong == "Score it first: a range lies around a score."
    assert unscored.low.text() == "5"
    assert _ends(page, GAIN) == (None, None)


def test_tab_comes_to_both_ends_after_the_proofs(page: ScorePage) -> None:
    shown = _shown(page, AVOIDED)
    stops = tab_stops(details_of(page, REFURBISH).reason_field)
    assert stops.index(shown.high) == stops.index(shown.low) + 1
    assert stops.index(shown.low) < stops.index(number_of(page, SERVICE))
    names = {field.accessibleName() for field in (shown.low, shown.high)}
    assert names == {"Least that Refurbish own stock may reach", "Most that Refurbish own stock may reach"}


def test_the_inspector_of_the_table_takes_a_range_too(page: ScorePage) -> None:
    page.show_table(True)
    page.show_criterion(REUSED, REFURBISH)
    view = page.table_view
    assert view is not None
    view._inspect()
    assert view.inspector.form is not None
    shown = view.inspector.form.details.range
    _type(shown.low, "50")
    assert _ends(page) == (50, 72)
    _type(shown.low, "80")
    shown.high.setFocus()
    assert shown.wrong == HOLDS


def test_a_bar_tells_what_is_not_scored_from_what_a_range_adds() -> None:
    plain = Figures(claimed=60, proven=40, low=40, high=80, coverage=0.8)
    assert range_of_total(plain) is None
    ranged = Figures(claimed=60, proven=40, low=35, high=85, coverage=0.8)
    assert range_of_total(ranged) == (35, 85)
    (part,) = (part for part in bar_parts(ranged) if part.kind is PartKind.OPEN)
    assert (part.start, round(part.end, 9)) == (60, 80)


def test_a_range_goes_with_the_score(page: ScorePage) -> None:
    shown = _shown(page, REUSED)
    _type(shown.low, "60")
    page.document.edit("value", edits.set_value, REFURBISH, REUSED, 50.0)
    assert (shown.low.text(), shown.high.text()) == ("50", "72"), "it widens so that it holds the score"
    page.document.edit("value", edits.set_value, REFURBISH, REUSED, None)
    assert (shown.low.text(), shown.high.text()) == ("", "")
