"""In a language that takes more room than English nothing is cut off on any page."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from circular_assess import tasks
from circular_assess.charts.style import LIGHT
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.results import evaluate
from circular_assess.library import Library
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.manual_window import ManualWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.step_states import STEPS
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets import chart_canvas
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.sample_cards import SampleCard
from tests.examples import empty_example, tender_file_example
from tests.priced import with_prices
from tests.pseudo_language import PseudoTexts, in_pseudo_language, pseudo, pseudo_catalogue
from tests.ui.cut_words import cut_words
from tests.ui.painted_words import PaintedWords

WEIGHTING_VIEWS = ("ranking", "swing")
USUAL, SMALLEST = (1280, 800), (0, 0)
SAMPLES = [SampleCard(str(number), pseudo("Furniture of an office"), "", Theme.ICT) for number in range(5)]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> PaintedWords:
    """The pages wait for nothing that is drawn in the background."""
    monkeypatch.setattr(tasks._Task, "run", lambda _task: None)
    return PaintedWords(monkeypatch)


@pytest.fixture(params=[1.0, 2.0])
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, look: Look, data_folder: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window in the pseudo-language, with text as large as the system's times this."""
    look.set_text_scale(request.param)
    store = Store.open(tmp_path / "library.sqlite")
    texts = PseudoTexts()
    made = MainWindow(look, texts, Messages(texts), Settings(), data_folder)
    made.set_library(Library(store, pseudo_catalogue))
    made.set_samples(lambda _language: SAMPLES)
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)
    look.set_text_scale(1.0)
    store.close()


def test_nothing_is_cut_on_any_page(window: MainWindow, painted: PaintedWords) -> None:
    # With large text the smallest window is only a little smaller than the usual one.
    sizes = (USUAL, SMALLEST) if window.look.em < 20 else (USUAL,)
    cut: dict[str, list[str]] = {}

    def look_at(name: str) -> None:
        for size in sizes:
            window.resize(*size)
            cut[f"{name}, {window.width()} x {window.height()}"] = cut_words(window, painted)

    look_at("library without assessments")
    library = window.library
    assert library is not None
    for example in (empty_example(), with_prices(tender_file_example())):
        window.show_document(library.keep(in_pseudo_language(example)))
        for step in STEPS:
            window.show_step(step)
            look_at(f"{step} of {example.id}")
            for view in WEIGHTING_VIEWS if step == "ambition" else ():
                window._view.page(step)._on_view_chosen(view)  # type: ignore[union-attr]
                look_at(f"{view} of {example.id}")
    window.show_step("score")
    window._view.page("score").show_table(True)  # type: ignore[union-attr]
    look_at("table of scores")
    window.show_library()
    look_at("library")
    assert {name: found for name, found in cut.items() if found} == {}


def test_no_menu_and_nothing_of_the_manual_is_cut(window: MainWindow, painted: PaintedWords) -> None:
    bar = window.menuBar()
    assert isinstance(bar, QMenuBar)
    window.saved_corner.show_saved()
    window.saved_corner.show_history(pseudo("criterion left out"), pseudo("criterion left out"))
    last = bar.actionGeometry(bar.actions()[-1])
    assert last.width() > bar.fontMetrics().horizontalAdvance(bar.actions()[-1].text().replace("&", ""))
    assert last.right() < window.saved_corner.geometry().left()
    window.open_manual()
    manual = window.findChild(ManualWindow)
    assert manual is not None
    for width in (66, 30):
        manual.resize(window.look.px(width), window.look.px(46))
        assert cut_words(manual, painted) == []
    manual.close()


@pytest.mark.parametrize("kind", list(chart_canvas.ChartKind))
@pytest.mark.parametrize("width", [470, 1000])
def test_no_word_of_a_chart_is_cut(
    kind: chart_canvas.ChartKind, width: int, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Figure] = []

    class Kept(Figure):
        def __init__(self, **how: Any) -> None:
            super().__init__(**how)
            drawn.append(self)

    monkeypatch.setattr("matplotlib.figure.Figure", Kept)
    results = evaluate(in_pseudo_language(with_prices(tender_file_example())))
    height = round(0.8 * width) if kind is chart_canvas.ChartKind.RADAR else 0
    wanted = chart_canvas.Wanted(kind, results, LIGHT, width, height, 1.0, 96.0)
    chart_canvas.draw_picture(wanted, PseudoTexts(), data_folder)
    figure = drawn[-1]
    words: list[Any] = figure.findobj(Text)
    boxes = [(text.get_text(), text.get_window_extent()) for text in words if len(text.get_text()) > 1]
    for said, box in boxes:
        assert -1 <= box.x0 <= box.x1 <= figure.bbox.width + 1, said
        assert -1 <= box.y0 <= box.y1 <= figure.bbox.height + 1, said
    for (said, one), (beside, other) in combinations(boxes, 2):
        is_over = min(one.x1, other.x1) - max(one.x0, other.x0) > 1
        assert not (is_over and min(one.y1, other.y1) - max(one.y0, other.y0) > 1), (said, beside)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_box_that_gives_way_shows_its_entries_whole(qtbot: QtBot) -> None:
    box = ElidedCombo()
    qtbot.addWidget(box)
    entry = "An entry that has no room in its box"
    box.addItem(entry)
    box.resize(box.sizeHint().width() // 2, box.sizeHint().height())
    box.show()
    box.grab()
    assert entry in box.toolTip()
    box.showPopup()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()
