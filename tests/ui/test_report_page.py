"""The page Report: what is open, the pages as they will be, and the export with all that can go wrong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Tender
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import CheckId, Place, Severity, Step
from circular_assess.domain.results import Results
from circular_assess.report import build
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages import report_page
from circular_assess.ui.pages.report_page import ReportPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.report_words import proposed_name
from tests.examples import REFURBISH, catalogue, furniture_example, hostile_example

SECTIONS = ("Summary", "Comparison", "Method")
HIDDEN = ("qt_", "ScrollBar")


class Chooser(Messages):
    """Chooses a file without asking; None is closing the box."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.target: Path | None = None
        self.proposals: list[Path] = []

    def choose_file_to_save(self, title: str, proposal: Path, pattern: str) -> Path | None:
        self.proposals.append(proposal)
        return self.target


class QuickReport:
    """Stands in for the report: a few pages with an outline, at once, or when `may_go_on` is set."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.may_go_on.set()
        self.titles: list[str] = []

    def __call__(
        self,
        assessment: Assessment,
        _results: Results,
        _texts: Texts,
        target: Path,
        *,
        progress: Callable[[float], None] | None = None,
        **_more: object,
    ) -> build.ReportWritten:
        self.titles.append(assessment.tender.title)
        assert self.may_go_on.wait(10)
        if progress is not None:
            progress(0.5)
        canvas = Canvas(str(target))
        for number, section in enumerate(SECTIONS):
            for part in range(number + 1):
                if part == 0:
                    canvas.bookmarkPage(section)
                    canvas.addOutlineEntry(section, section, 0)
                canvas.drawString(100, 700, f"{section} of {assessment.tender.title}")
                canvas.showPage()
        canvas.save()
        return build.ReportWritten(6, 64, 64, 17)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def chooser() -> Chooser:
    return Chooser(Texts())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> QuickReport:
    report = QuickReport()
    monkeypatch.setattr(build, "build_pdf", report)
    monkeypatch.setattr(report_page, "PREVIEW_PAUSE_MS", 10)
    return report


Open = Callable[..., ReportPage]


@pytest.fixture
def open_page(look: Look, data_folder: Path, chooser: Chooser, qtbot: QtBot) -> Open:
    context = PageContext(look, Texts(), chooser, catalogue, data_folder)

    def open_it(assessment: Assessment, width: int = 1072) -> ReportPage:
        page = ReportPage(context, Document(assessment, 0, _keep, ()))
        qtbot.addWidget(page)
        page.resize(width, 730)
        page.show()
        qtbot.waitExposed(page)
        return page

    return open_it


def _keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


def _wait_for_pages(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.preview.is_drawn and page.contents.sections.isVisible(), timeout=20_000)


@pytest.mark.usefixtures("quick")
def test_checks_say_what_is_open_and_show_where(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    assert "Every score has a reason" in page.contents.checks.good
    shows = [button for button in page.contents.findChildren(QPushButton) if button.text() == "Show"]
    assert shows[0].accessibleName() == "Show: Not scored; counts 0"
    with qtbot.waitSignal(page.place_wanted) as wanted:
        shows[0].click()
    assert wanted.args == [Place(Step.SCORE, REFURBISH, CriterionId("BIO-06"))]
    page.document.edit("reason", edits.set_reason, REFURBISH, CriterionId("REU-01"), "  ")
    assert "Every score has a reason" not in page.contents.checks.good
    assert (Severity.NOTE, CheckId.NO_REASON) in page.contents.checks.groups


def test_pages_are_shown_with_their_sections_and_turned(
    open_page: Open, quick: QuickReport, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    _wait_for_pages(page, qtbot)
    table = page.contents.sections
    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Summary", "1 page"],
        ["Comparison", "2 pages"],
        ["Method", "3 pages"],
    ]
    assert page.preview.area.accessibleDescription().startswith("Summary of Office furniture")
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.preview.page_field.value() == 4
    qtbot.waitUntil(lambda: page.preview.is_drawn)
    assert page.preview.area.accessibleDescription().startswith("Method of")
    page.preview.next_button.click()
    assert page.preview.page_field.value() == 5
    whole = page.preview.zoom_label.text()
    page.preview.larger_button.click()
    qtbot.waitUntil(lambda: page.preview.is_drawn and page.preview.zoom_label.text() != whole)
    page.preview.whole_button.click()
    qtbot.waitUntil(lambda: page.preview.zoom_label.text() == whole)
    assert len(quick.titles) == 1


def test_pages_follow_the_assessment_and_those_of_an_earlier_value_are_not_shown(
    open_page: Open, quick: QuickReport, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    quick.may_go_on.clear()
    qtbot.waitUntil(lambda: len(quick.titles) == 1)
    tender = replace(page.document.assessment.tender, title="Chairs")
    page.document.edit("title", edits.change_tender, tender)
    quick.may_go_on.set()
    _wait_for_pages(page, qtbot)
    assert page.preview.area.accessibleDescription().startswith("Summary of Chairs")
    assert quick.titles[-1] == "Chairs"
    page.document.undo()
    qtbot.waitUntil(
        lambda: page.preview.area.accessibleDescription().startswith("Summary of Office"), timeout=20_000
    )


def test_no_pages_are_made_while_the_page_is_hidden(
    open_page: Open, quick: QuickReport, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    _wait_for_pages(page, qtbot)
    page.hide()
    page.document.edit("reason", edits.set_reason, REFURBISH, CriterionId("REU-01"), "Counted.")
    qtbot.wait(60)
    assert len(quick.titles) == 1
    page.show()
    qtbot.waitUntil(lambda: len(quick.titles) == 2)
    _wait_for_pages(page, qtbot)


def test_export_writes_the_file_and_says_what_is_in_it(
    open_page: Open, chooser: Chooser, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = open_page(furniture_example())
    chooser.target = tmp_path / "report & <b>.pdf"
    with qtbot.waitSignal(page.export_finished, timeout=60_000) as finished:
        page.export()
        assert not page.export_button.isEnabled()
        assert page.outcome.bar.isVisible()
    assert finished.args == [True]
    assert chooser.target.read_bytes().startswith(b"%PDF")
    assert chooser.proposals[0].name == "2026-117 Office furniture, new administrative centre.pdf"
    sentence = page.outcome.written.label.text()
    assert sentence.startswith("Report written and read back: ")
    assert "64 scores" in sentence
    assert sentence.endswith("are in the file report & <b>.pdf.")
    page.outcome.open_button.click()
    page.outcome.folder_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [chooser.target, tmp_path]
    page.document.edit("reason", edits.set_reason, REFURBISH, CriterionId("REU-01"), "Counted.")
    assert not page.outcome.isVisible()


@pytest.mark.usefixtures("quick")
def test_an_export_that_cannot_be_written_says_why_and_what_was_kept(
    open_page: Open, chooser: Chooser, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(furniture_example())
    _wait_for_pages(page, qtbot)
    target = chooser.target = tmp_path / "there.pdf"
    target.write_bytes(b"kept")

    def refuse(*_given: object, **_more: object) -> build.ReportWritten:
        raise build.ReportNotWritten(target, "disk_full")

    monkeypatch.setattr(build, "build_pdf", refuse)
    with qtbot.waitSignal(page.export_finished) as finished:
        page.export_button.click()
    assert finished.args == [False]
    sentence = page.outcome.failed.label.text()
    assert sentence.startswith("there.pdf was not written. The disk is full. A file that was there before is")
    assert page.outcome.again_button.isVisible()
    assert page.export_button.isEnabled()
    assert target.read_bytes() == b"kept"


@pytest.mark.usefixtures("quick")
def test_closing_the_box_writes_nothing(open_page: Open, chooser: Chooser) -> None:
    page = open_page(furniture_example())
    page.export_button.click()
    assert len(chooser.proposals) == 1
    assert not page.outcome.isVisible()


@pytest.mark.parametrize(
    ("reference", "title", "name"),
    [
        ("2026-117", "Chairs", "2026-117 Chairs"),
        ("", 'a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("", "CON", "Circular assessment CON"),
        ("", "nul.txt", "Circular assessment nul.txt"),
        (" .. ", "... ", "Circular assessment"),
        ("", "Chairs. ", "Chairs"),
        ("", "x" * 4000, "x" * 90),
        ("Ελ", "στοά 😀 =1+1", "Ελ στοά 😀 =1+1"),
        ("\x00\n", "\t", "Circular assessment"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(reference: str, title: str, name: str) -> None:
    assert proposed_name(Texts(), Tender(title=title, reference=reference)) == name


@pytest.mark.usefixtures("quick")
def test_in_a_narrow_window_one_side_is_shown_at_a_time(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example(), width=640)
    _wait_for_contents(page, qtbot)
    assert page.contents.isVisible()
    assert not page.preview.isVisible()
    page.contents.section_chosen.emit(3)
    assert page.preview.isVisible()
    assert not page.contents.isVisible()
    qtbot.waitUntil(lambda: page.preview.is_drawn)
    assert page.preview.page_field.value() == 4


def _wait_for_contents(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.contents.sections.isVisible, timeout=20_000)


@pytest.mark.usefixtures("quick")
def test_everything_that_takes_the_focus_has_a_name(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(hostile_example())
    _wait_for_pages(page, qtbot)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            if widget.objectName().startswith(HIDDEN):
                continue
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    assert page.minimumSizeHint().width() < 1000
