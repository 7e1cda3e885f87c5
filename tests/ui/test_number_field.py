"""Numbers in fields and cells: what a field shows is what it reads, in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import LANGUAGES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets import cost_cells, material_cells
from circular_assess.ui.widgets.amount_field import AmountField
from circular_assess.ui.widgets.cost_cells import CostColumn
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.material_cells import MaterialColumn
from circular_assess.ui.widgets.number_field import NumberField, parse_number, plain_number, typed_number
from circular_assess.ui.widgets.score_cell_editor import ScoreCellEditor
from circular_assess.ui.widgets.score_range import ScoreRange
from tests.examples import catalogue

TEXTS = {language: Texts(language) for language in LANGUAGES}
HUNDREDTHS = st.integers(min_value=1_000_00, max_value=9_999_999_00).map(lambda number: number / 100)
NUMBERS = HUNDREDTHS | st.integers(min_value=1_000, max_value=9_999_999).map(float)
in_each_language = pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
CRITERION = next(each for each in catalogue().criteria[Theme.FURNITURE] if each.has_value)


@in_each_language
@given(number=NUMBERS)
def test_what_is_shown_is_read_back_and_what_is_worded_too(texts: Texts, number: float) -> None:
    for spelled in (typed_number(texts, number), plain_number(texts, number), texts.number(number)):
        assert parse_number(spelled, texts) == number
        assert parse_number(f"-{spelled}", texts) == -number
    line = CostLine(CostKind.PURCHASE, "desks", number)
    typed = cost_cells.cell_text(texts, line, CostColumn.AMOUNT)
    again = cost_cells.changed_line(texts, CostLine(CostKind.PURCHASE, "", None), CostColumn.AMOUNT, typed)
    assert again.amount_eur == number
    steel = MaterialLine("steel", number)
    typed = material_cells.cell_text(texts, steel, MaterialColumn.MASS)
    back = material_cells.changed_line(texts, MaterialLine("", 1.0), MaterialColumn.MASS, typed)
    assert back.mass_kg == number


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [
        ("nl", "96.000", 96_000), ("nl", "1.234.567,5", 1_234_567.5), ("nl", "0.125", 0.125),
        ("nl", "1.5", 1.5), ("nl", "12,375", 12.375), ("nl", "-1.000", -1000), ("nl", "1.23.456", None),
        ("fr", "96 000", 96_000), ("fr", "96.5", 96.5), ("fr", "1.234.567", 1_234_567),
        ("en", "96 000", 96_000), ("en", "0,125", 0.125), ("en", "2.250", 2.25),
        ("en", "1.234,56", 1234.56), ("nl", "1,234.56", 1234.56), ("fr", "-1.234.567,5", -1_234_567.5),
        ("en", "1.23,456", None), ("fr", "0.123,4", None),
    ],
)  # fmt: skip
def test_points_part_thousands_only_where_the_language_writes_them_so(
    language: str, typed: str, number: float | None
) -> None:
    if number is None:
        with pytest.raises(ValueError, match=typed):
            parse_number(typed, TEXTS[language])
    else:
        assert parse_number(typed, TEXTS[language]) == number


@in_each_language
def test_a_shown_number_survives_a_key_in_every_kind_of_field(texts: Texts, look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    amount = AmountField(look, texts, "Value", highest=1e13, example=396_700)
    figure = FigureField(look, texts, "Amount", example=1200)
    plain = NumberField(look, texts)
    cell = ScoreCellEditor(look, texts, CRITERION, parent)
    ends = ScoreRange(look, texts, CRITERION, "Buy new")
    for widget in (amount, figure, plain, ends):
        widget.setParent(parent)
    for number in (1_000.0, 96_000.0, 1_234_567.5, 9_999_999.0):
        amount.show_number(number)
        figure.show_figure(number)
        plain.show_number(number)
        cell.show_number(number)
        ends.show_score(Score(CRITERION.id, value=number, range_low=number, range_high=number))
        for field in (amount.number, figure.number, plain, cell, ends.low, ends.high):
            entered: list[float | None] = []
            field.entered.connect(entered.append)
            QTest.keyClick(field, Qt.Key.Key_End)
            last = field.text()[-1]
            QTest.keyClick(field, Qt.Key.Key_Backspace)
            QTest.keyClicks(field, last)
            assert entered[-1] == number, (field, field.text())


@in_each_language
def test_a_field_that_is_left_shows_how_it_was_understood(texts: Texts, look: Look, qtbot: QtBot) -> None:
    field = NumberField(look, texts)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field, "1250,5")
    entered: list[float | None] = []
    field.entered.connect(entered.append)
    field.clearFocus()
    assert (field.text(), entered) == (typed_number(texts, 1250.5), [])
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12 about")
    field.clearFocus()
    assert field.text() == "12 about"
