"""Word and Excel from the window: the report from its page, the criteria table from the tender file."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from circular_assess import exchange
from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results
from circular_assess.exchange import EXPORTERS, Exporter
from circular_assess.report.build import ReportNotWritten
from circular_assess.report.counts import Counts
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.pages.report_page import ReportPage
from circular_assess.ui.pages.tender_file_page import TenderFilePage
from circular_assess.ui.theme import Look
from tests.examples import catalogue, tender_file_example

WORD, EXCEL = "word", "excel"


class Chooser(Messages):
    """Takes what is proposed, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Texts())
        self.folder = folder
        self.asked: list[tuple[str, str]] = []

    def choose_file_to_save(self, title: str, proposal: Path, pattern: str) -> Path | None:
        self.asked.append((title, pattern))
        return self.folder / proposal.name


def plain(words: str) -> str:
    """Without the places where a long word may break."""
    return words.replace("\N{ZERO WIDTH SPACE}", "")


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    return Chooser(tmp_path)


@pytest.fixture
def open_page(look: Look, chooser: Chooser, data_folder: Path, qtbot: QtBot) -> Callable[..., QWidget]:
    def open_it(kind: type[TenderFilePage] | type[ReportPage]) -> DocumentPage:
        def save(assessment: Assessment, results: Results, revision: int) -> int:
            return revision + 1

        context = PageContext(look, chooser.texts, chooser, catalogue, data_folder)
        page = kind(context, Document(tender_file_example(), 0, save=save, expected_errors=()))
        qtbot.addWidget(page)
        page.refresh()
        return page

    return open_it


def test_the_criteria_table_as_word_and_excel(
    open_page: Callable[..., TenderFilePage], chooser: Chooser, qtbot: QtBot
) -> None:
    page = open_page(TenderFilePage)
    for kind in (WORD, EXCEL):
        with qtbot.waitSignal(page.output.written, timeout=60_000) as written:
            page.export_buttons[kind].click()
            assert not page.export_buttons[EXCEL].isEnabled()
        assert written.args == [True]
        assert "23 criteria: written and read back." in plain(page.outcome.written.label.text())
        assert page.export_buttons[WORD].isEnabled()
    word, excel = sorted(path for path in chooser.folder.iterdir() if path.is_file())
    assert (word.suffix, excel.suffix) == (".docx", ".xlsx")
    assert "Criteria table for the tender file" in word.stem
    rows = docx.Document(str(word)).tables[0].rows
    assert rows[1].cells[4].text == "Facility office"
    assert load_workbook(excel).active["G2"].value == "Facility office"
    assert [title for title, _pattern in chooser.asked] == ["Export Word", "Export Excel"]


def test_the_report_in_another_format_and_again(
    open_page: Callable[..., ReportPage], chooser: Chooser, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def write(
        assessment: Assessment, results: Results, texts: Texts, target: Path, **_more: object
    ) -> Counts:
        tried.append(target)
        if len(tried) == 1:
            raise ReportNotWritten(target, "disk_full")
        return Counts(23, 3, 62)

    monkeypatch.setattr(exchange, "EXPORTERS", {**EXPORTERS, EXCEL: Exporter(write, ".xlsx")})
    page = open_page(ReportPage)
    menu = page.other_button.menu()
    assert [action.text() for action in menu.actions()] == ["Word", "Excel"]
    with qtbot.waitSignal(page.output.written, timeout=10_000) as written:
        menu.actions()[1].trigger()
        assert not page.other_button.isEnabled()
    assert written.args == [False]
    assert "The disk is full." in plain(page.outcome.failed.label.text())
    with qtbot.waitSignal(page.output.written, timeout=10_000) as written:
        page.outcome.again_button.click()
    assert written.args == [True]
    assert plain(page.outcome.written.label.text()).startswith(
        "23 criteria, 3 scenarios and 62 reasons: written and read back."
    )
    assert [path.suffix for path in tried] == [".xlsx", ".xlsx"]
