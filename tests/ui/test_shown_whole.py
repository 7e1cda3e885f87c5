"""Small things that were once cut, empty or told by colour alone: nothing of that comes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from circular_assess.domain.catalogue import Theme
from circular_assess.domain.edits import change_tender
from circular_assess.domain.results import evaluate
from circular_assess.library import Library
from circular_assess.own_file import save_own_file
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.file_commands import FileCommands
from circular_assess.ui.messages import Answer, Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.style_sheet import style_sheet
from circular_assess.ui.theme import Look
from circular_assess.ui.tokens import CONTRAST, DARK, LIGHT, Tokens
from circular_assess.ui.widgets.criterion_list import (
    CriterionDelegate,
    CriterionList,
    CriterionListModel,
    CriterionRow,
)
from circular_assess.ui.widgets.criterion_rows import criterion_rows
from circular_assess.ui.widgets.sample_cards import SampleCard, SampleCards
from circular_assess.ui.widgets.score_picker import ScorePicker
from circular_assess.ui.widgets.wrapped_label import WrappedLabel
from tests.examples import catalogue, furniture_example

TEXT_TOKENS = ("text", "text2", "accent", "accent_ink", "good", "warning", "error")


def test_a_name_in_the_list_of_criteria_has_the_lines_that_it_takes(qtbot: QtBot, look: Look) -> None:
    texts, assessment = Texts(), furniture_example()
    shown = CriterionList(look, texts, CriterionListModel(texts))
    qtbot.addWidget(shown)
    results = evaluate(assessment)
    rows = criterion_rows(texts, assessment, results, "all", assessment.criteria[0].criterion.id)
    shown.show_rows(rows, assessment.criteria[0].criterion.id)
    shown.show()
    option, metrics = QStyleOptionViewItem(), QFontMetrics(look.font())
    for width in range(look.px(14), look.px(20)):
        shown.resize(width, look.px(30))
        for place, row in enumerate(rows):
            if not isinstance(row, CriterionRow):
                continue
            delegate = shown.itemDelegate()
            assert isinstance(delegate, CriterionDelegate)
            height = delegate.sizeHint(option, shown.model().index(place, 0)).height()
            # The cell is two pixels narrower than the row, and the words stand half an em from its edges.
            room = shown.viewport().width() - 2 - 2 * look.px(0.5) - delegate._state_width(row)
            taken = metrics.boundingRect(QRect(0, 0, room, 999), int(Qt.TextFlag.TextWordWrap), row.name)
            if taken.height() <= 2 * metrics.lineSpacing():
                assert taken.height() <= height


def test_the_titles_of_the_cases_are_shown_whole(qtbot: QtBot, look: Look) -> None:
    titles = (
        "Overalls for the Dutch Ministry of Defence",
        "Furniture for the offices of Public Health Wales",
    )
    made = [SampleCard(str(place), title, "Somewhere", Theme.TEXTILE) for place, title in enumerate(titles)]
    cards = SampleCards(look, Texts(), [*made, *made])
    qtbot.addWidget(cards)
    cards.resize(look.px(76), look.px(10))
    cards.show()
    for label in cards.findChildren(WrappedLabel):
        label.grab()
        assert "…" not in "".join(label._broken(label.width()))
        assert label.height() >= label.heightForWidth(label.width())


def test_a_level_between_two_buttons_marks_both(qtbot: QtBot, look: Look) -> None:
    picker = ScorePicker(look, Texts())
    qtbot.addWidget(picker)
    for level, near, chosen in ((2.5, ["2", "3"], []), (2.0, [], ["2"]), (None, [], [])):
        picker.show_level(level)
        buttons = picker.findChildren(QPushButton)
        assert [button.text() for button in buttons if button.property("is_near")] == near
        assert [button.text() for button in buttons if button.isChecked()] == chosen


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)])
def test_text_can_be_read_on_all_its_grounds(tokens: Tokens, least: float) -> None:
    for ground in ("page", "rail", "sunk", "tint"):
        for token in TEXT_TOKENS:
            assert _ratio(getattr(tokens, token), getattr(tokens, ground)) >= least, (token, ground)
    assert _ratio(tokens.on_accent, tokens.accent) >= least
    assert _ratio(tokens.border, tokens.page) >= 3.0


def test_in_high_contrast_edges_are_twice_as_wide() -> None:
    sheet = style_sheet(CONTRAST, 13.3, 10.0, "images")
    assert f"1px solid {CONTRAST.border}" not in sheet
    assert f"2px solid {CONTRAST.border}" in sheet
    assert "@" not in sheet


def test_the_question_names_the_assessment_of_the_library(look: Look, tmp_path: Path) -> None:
    asked: list[str] = []

    class Asked(Messages):
        def ask_keep_or_replace(self, title: str) -> Answer:
            asked.append(title)
            return Answer.CANCEL

    store = Store.open(tmp_path / "library.sqlite")
    library, path = Library(store, catalogue), tmp_path / "mine.circular"
    example = furniture_example()
    library.keep(change_tender(example, replace(example.tender, title="As it is here"))).save_now()
    save_own_file(example, path)
    context = PageContext(look, Texts(), Asked(Texts()), catalogue, tmp_path)
    assert FileCommands(context, lambda: library).open(path) is None
    assert asked == ["As it is here"]
    store.close()


def _ratio(first: str, second: str) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
