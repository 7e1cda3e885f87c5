"""The page Report: what is open, the pages as they will be, and the export with all that can go wrong."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Tender
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import CheckId, Place, Severity, Step
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import Results
from circular_assess.report import build
from circular_assess.report.counts import Counts
from circular_assess.report.options import SECTION_NAMES, ReportOptions
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages import report_page
from circular_assess.ui.pages.report_page import ReportPage
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.pdf_pages import draw_page, read_pdf
from circular_assess.ui.widgets.report_words import proposed_name
from tests.examples import REFURBISH, catalogue, furniture_example, hostile_example

SECTIONS = ("cover", "comparison", "method")
HIDDEN = ("qt_", "ScrollBar")


class Chooser(Messages):
    """Chooses a file, a colour and a printer without asking; None is closing the box."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.target: Path | None = None
        self.source: Path | None = None
        self.colour: str | None = None
        self.printer: QPrinter | None = None
        self.proposals: list[Path] = []

    def choose_file_to_open(self, title: str, pattern: str) -> Path | None:
        return self.source

    def choose_colour(self, title: str, colour: str) -> str | None:
        return self.colour

    def choose_printer(self, title: str, pages: int) -> QPrinter | None:
        return self.printer

    def choose_file_to_save(self, title: str, proposal: Path, pattern: str) -> Path | None:
        self.proposals.append(proposal)
        return self.target


class QuickReport:
    """Stands in for the report: a few pages, at once, or when `may_go_on` is set."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.may_go_on.set()
        self.titles: list[str] = []
        self.options: list[ReportOptions] = []

    def __call__(
        self,
        assessment: Assessment,
        _results: Results,
        _texts: Texts,
        target: Path,
        *,
        options: ReportOptions,
        progress: Callable[[float], None] | None = None,
        **_more: object,
    ) -> build.ReportWritten:
        self.titles.append(assessment.tender.title)
        self.options.append(options)
        assert self.may_go_on.wait(10)
        if progress is not None:
            progress(0.5)
        canvas = Canvas(str(target))
        sections = []
        for number, section in enumerate(SECTIONS):
            sections.append(build.SectionPages(section, sum(range(number + 1)), number + 1))
            for _part in range(number + 1):
                canvas.drawString(100, 700, f"{section} of {assessment.tender.title}")
                canvas.showPage()
        canvas.save()
        return build.ReportWritten(6, Counts(23, 3, 62), tuple(sections))


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

    def open_it(assessment: Assessment, width: int = 1072, **settings: object) -> ReportPage:
        context.settled.keep_settings(**settings)
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
    qtbot.waitUntil(lambda: page.preview.is_drawn and page.preview.making.isHidden(), timeout=20_000)


@pytest.mark.usefixtures("quick")
def test_checks_say_what_is_open_and_show_where(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    assert "Every score has a reason" in page.contents.checks.good
    shows = [button for button in page.contents.checks.findChildren(QPushButton) if button.text() == "Show"]
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
    rows = page.contents.sections.rows
    told = {key: rows[key].box.accessibleDescription() for key in (*SECTIONS, "costs", "summary")}
    assert list(told.values()) == ["1 page", "2 pages", "3 pages", "empty", "left out"]
    assert page.preview.area.accessibleDescription().startswith("cover of Office furniture")
    QTest.keyClick(rows["method"].box, Qt.Key.Key_Return)
    assert page.preview.page_field.value() == 4
    qtbot.waitUntil(lambda: page.preview.is_drawn)
    assert page.preview.area.accessibleDescription().startswith("method of")
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
    assert page.preview.area.accessibleDescription().startswith("cover of Chairs")
    assert quick.titles[-1] == "Chairs"
    page.document.undo()
    qtbot.waitUntil(
        lambda: page.preview.area.accessibleDescription().startswith("cover of Office"), timeout=20_000
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
    everything = tuple(key for key in SECTION_NAMES if key != "summary")
    page = open_page(furniture_example(), report_left_out=everything)
    chooser.target = tmp_path / "report & <b>.pdf"
    with qtbot.waitSignal(page.output.written, timeout=60_000) as finished:
        page.export()
        assert not page.export_button.isEnabled()
        assert page.outcome.making.bar.isVisible()
    assert finished.args == [True]
    assert chooser.target.read_bytes().startswith(b"%PDF")
    assert chooser.proposals[0].name == "2026-117 Office furniture, new administrative centre.pdf"
    sentence = page.outcome.written.label.text()
    assert sentence.startswith("23 criteria, 3 scenarios and 62 reasons: written and read back. The file ")
    assert re.search(r"report & <b>\.pdf has 1 page\.$", sentence)
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
    with qtbot.waitSignal(page.output.written) as finished:
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
    qtbot.waitUntil(lambda: bool(page.contents.sections.rows["method"].box.accessibleDescription()))


def test_the_public_edition_says_what_it_hides_and_is_what_is_shown_and_written(
    open_page: Open, chooser: Chooser, quick: QuickReport, qtbot: QtBot
) -> None:
    assessment = furniture_example()
    page = open_page(assessment)
    _wait_for_pages(page, qtbot)
    box, contents = page.contents.edition, page.contents
    box.setCurrentIndex(box.findData(Edition.PUBLIC))
    box.activated.emit(box.currentIndex())
    assert contents.nothing_hidden.isVisible()
    page.document.edit("mark", edits.mark_reason, REFURBISH, CriterionId("REU-01"), True)
    assert contents.hiding.label.text().endswith("1 mark hides something in it.")
    assert not contents.nothing_hidden.isVisible()
    contents.has_data.click()
    _wait_for_pages(page, qtbot)
    qtbot.waitUntil(lambda: not quick.options[-1].has_data, timeout=20_000)
    assert quick.options[0].edition is Edition.INTERNAL
    assert quick.options[-1].edition is Edition.PUBLIC
    page.export_button.click()
    assert chooser.proposals[-1].name.endswith("centre (public).pdf")
    assert page.context.settled.settings.report_edition == "public"


@pytest.mark.usefixtures("quick")
def test_sections_are_chosen_and_moved_by_keys_and_are_remembered(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(furniture_example())
    sections = page.contents.sections
    box = sections.rows["comparison"].box
    box.setFocus()
    for _step in range(4):  # no further than behind the contents
        QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sections.rows["cover"].box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert sections.order[:4] == ("cover", "contents", "comparison", "summary")
    assert page.focusWidget() is box
    assert not sections.rows["comparison"].up_button.isEnabled()
    sections.rows["summary"].down_button.click()
    QTest.mouseClick(sections.rows["checks"], Qt.MouseButton.LeftButton)  # beside the words: nothing
    QTest.keyClick(sections.rows["checks"].box, Qt.Key.Key_Space)
    settings = page.context.settled.settings
    assert settings.report_order == sections.order
    assert set(settings.report_left_out) == {"summary", "checks"}
    presets = {each.text(): each for each in page.contents.findChildren(QPushButton)}
    presets["One-page summary"].click()
    assert [key for key, row in sections.rows.items() if row.box.isChecked()] == ["summary"]
    sections.rows["summary"].box.click()
    assert sections.rows["summary"].box.isChecked()
    presets["Full report"].click()
    again = ReportPage(page.context, page.document)
    qtbot.addWidget(again)
    again.refresh()
    assert again.contents.sections.order == sections.order
    assert not again.contents.sections.rows["summary"].box.isChecked()


def test_the_house_style_holds_at_once_and_what_cannot_be_is_refused_in_words(
    open_page: Open, chooser: Chooser, quick: QuickReport, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    page.contents.house_button.click()
    house = page.contents.house
    QTest.keyClicks(house.organisation, "City ")
    house.accent.setFocus()
    QTest.keyClicks(house.accent, "#FFEE00")
    QTest.keyClick(house.accent, Qt.Key.Key_Return)
    assert "1.2 to 1" in house.accent_form.wrong
    chooser.colour = "#8a1538"
    house.colour_wanted.emit()
    assert (house.accent.text(), house.accent_form.wrong) == ("#8a1538", "")
    chooser.source = tmp_path / "logo.png"
    chooser.source.write_bytes(b"<svg/>")
    house.logo_button.click()
    assert house.logo_form.wrong == "This is no PNG or JPEG picture, or it is damaged."
    picture = QImage(60, 30, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    picture.save(str(chooser.source))
    house.logo_button.click()
    assert not house.logo_form.wrong
    assert page.contents.logo_check.isVisibleTo(page)
    QTest.keyClicks(house.logo_words, "A tower")
    assert not page.contents.logo_check.isVisibleTo(page)
    qtbot.waitUntil(
        lambda: bool(quick.options) and quick.options[-1].branding.logo is not None, timeout=20_000
    )
    branding = quick.options[-1].branding
    assert (branding.organisation, branding.accent) == ("City ", "#8a1538")
    assert branding.logo is not None
    assert branding.logo.words == "A tower"
    _wait_for_pages(page, qtbot)


def test_making_the_pages_can_be_stopped_and_begun_again(
    open_page: Open, quick: QuickReport, qtbot: QtBot
) -> None:
    quick.may_go_on.clear()
    page = open_page(furniture_example())
    qtbot.waitUntil(page.preview.making.isVisible)
    page.preview.making.cancel_button.click()
    quick.may_go_on.set()
    qtbot.waitUntil(page.preview.again_button.isVisible)
    qtbot.wait(30)
    assert len(quick.titles) == 1
    page.preview.again_button.click()
    _wait_for_pages(page, qtbot)
    assert len(quick.titles) == 2


def test_an_export_can_be_cancelled_and_leaves_nothing(
    open_page: Open, chooser: Chooser, tmp_path: Path, quick: QuickReport, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    _wait_for_pages(page, qtbot)
    quick.may_go_on.clear()
    chooser.target = tmp_path / "never.pdf"
    with qtbot.waitSignal(page.output.written) as ended:
        page.export()
        page.outcome.making.cancel_button.click()
        quick.may_go_on.set()
    assert ended.args == [False]
    assert not chooser.target.exists()
    assert page.export_button.isEnabled()
    assert not page.outcome.isVisible()


@pytest.mark.usefixtures("quick")
def test_the_chosen_pages_are_printed_as_large_as_on_paper(
    open_page: Open, chooser: Chooser, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(furniture_example())
    printer = chooser.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(page.output.printed, timeout=20_000) as ended:
        page.print_report()  # at once: the pages are made first
    assert ended.args == [True]
    assert page.outcome.written.label.text() == "2 pages were sent to the printer."
    original = read_pdf((tmp_path / "paper.pdf").read_bytes())
    assert original.page_count == 2
    assert (round(original.width_pt), round(original.height_pt)) == (595, 842)
    drawn = draw_page(original.content, 0, 1.0).picture
    dark = [
        (x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).lightness() < 120
    ]
    assert 95 <= min(x for x, _y in dark) <= 105  # the words begin 100 points from the left
    assert 842 - 712 <= min(y for _x, y in dark) <= max(y for _x, y in dark) <= 842 - 692
    chooser.printer = None
    with qtbot.waitSignal(page.output.printed) as ended:
        page.print_button.click()
    assert ended.args == [False]


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
