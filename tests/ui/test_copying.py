"""Copying a chart as a picture and a table as text, by key and from the menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.domain.results import evaluate
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.chart_canvas import ChartCanvas, ChartKind
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.notes import Announcement
from tests.examples import furniture_example


@pytest.fixture(scope="module")
def dark(qapp: QApplication) -> Look:
    return Look(qapp, "dark")


def _copy(widget: QWidget) -> None:
    """What its menu does; the key is that of every program."""
    (action,) = widget.actions()
    assert action.shortcut().toString() == "Ctrl+C"
    assert widget.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    action.trigger()


@pytest.mark.parametrize("kind", [ChartKind.RADAR, ChartKind.TOTAL_BARS])
def test_a_chart_is_copied_as_it_stands_on_paper(
    kind: ChartKind, dark: Look, data_folder: Path, qtbot: QtBot
) -> None:
    canvas = ChartCanvas(dark, Texts(), kind, "Chart", data_folder)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    _copy(canvas)  # nothing to draw yet
    canvas.show_results(evaluate(furniture_example()), "")
    _copy(canvas)
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=20_000)
    picture: QImage = clipboard.image()
    assert picture.width() >= 800
    assert picture.pixelColor(0, 0) == QColor("white")


def test_a_table_is_copied_with_its_heads_and_no_name_becomes_a_formula(dark: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table, announcement = CellTable(dark, "Totals"), Announcement(dark, "Undo", lambda: None)
    column = QVBoxLayout(page)
    column.addWidget(table)
    column.addWidget(announcement)
    let_copy_table(table, Texts())
    columns = [Column(Cell("Scenario")), Column(Cell("Points")), Column(Cell("Bar"))]
    rows = [
        (Cell("=1+1", tag="baseline"), Cell("+3.8"), Cell(spoken="62 claimed")),
        (Cell("a\tb\nc"), Cell("−12 %"), Cell()),
    ]
    table.show_cells(columns, rows)
    _copy(table)
    assert not announcement.isHidden()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t") for line in lines] == [
        ["Scenario", "Points", "Bar"],
        ["'=1+1, baseline", "+3.8", "62 claimed"],
        ["a b c", "−12 %", ""],
    ]
