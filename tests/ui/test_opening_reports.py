"""Opening a report in the window: the assessment inside, what is said of it, and PDFs without one."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from circular_assess import app
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import Edition, is_public_edition
from circular_assess.domain.results import evaluate
from circular_assess.library import Library
from circular_assess.report.build import build_pdf
from circular_assess.report.options import ReportOptions
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Answer, Messages
from circular_assess.ui.theme import Look
from tests.examples import catalogue
from tests.made_up import LEVEL_ONE, B, made_up_assessment
from tests.report.built import MOMENT

TITLE = "Chairs for a hall"


class Asked(Messages):
    """Remembers what was told and asked, and answers."""

    def __init__(self) -> None:
        super().__init__(Texts())
        self.told: list[str] = []
        self.asked: list[str] = []
        self.pattern = ""
        self.answer = Answer.CANCEL

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask_keep_or_replace(self, title: str) -> Answer:
        self.asked.append(title)
        return self.answer

    def choose_file_to_open(self, title: str, pattern: str) -> Path | None:
        self.pattern = pattern
        return None


def _reported() -> Assessment:
    assessment = made_up_assessment()
    assessment = edits.change_tender(assessment, replace(assessment.tender, title=TITLE))
    assessment = edits.set_reason(assessment, B, LEVEL_ONE, "A secret reason")
    return edits.mark_reason(assessment, B, LEVEL_ONE, True)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[Edition, Path]:
    folder, assessment = tmp_path_factory.mktemp("reports"), _reported()
    results = evaluate(assessment)
    written = {edition: folder / f"{edition}.pdf" for edition in Edition}
    for edition, path in written.items():
        options = ReportOptions(edition=edition, sections=("tender", "method"))
        build_pdf(assessment, results, Texts(), path, moment=MOMENT, cache_folder=folder, options=options)
    return written


@pytest.fixture
def messages() -> Asked:
    return Asked()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, messages: Asked, store: Store, data_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), messages, Settings(), data_folder)
    made.set_library(Library(store, catalogue))
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)


def _titles(store: Store) -> list[str]:
    return sorted(summary.title for summary in store.summaries(Place.LIBRARY))


def _announced(window: MainWindow) -> str:
    announcement = window.pages.currentWidget().announcement  # type: ignore[union-attr]
    label = announcement.findChild(QLabel)
    return "" if announcement.isHidden() else label.text()


def _drop(window: MainWindow, path: Path, on: QWidget) -> None:
    place = on.mapTo(window, on.rect().center())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, mime, left, none)
    QApplication.sendEvent(window.windowHandle(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(place), copy, mime, left, none))


def test_a_report_that_is_dropped_opens_its_assessment_and_says_what_changed(
    window: MainWindow, store: Store, messages: Asked, reports: dict[Edition, Path], tmp_path: Path
) -> None:
    internal = reports[Edition.INTERNAL]
    _drop(window, internal, window.pages)
    assert window.document is not None
    title = QApplication.focusWidget()
    assert isinstance(title, QLineEdit)
    _drop(window, internal, title)  # it is opened once more, and not typed into the field
    assert window.document.assessment.tender.title == TITLE
    assert window.document.assessment.id == _reported().id
    said = _announced(window)
    assert said.startswith("internal.pdf: data and pages are as they were written. This shows accidental")
    with pikepdf.open(internal) as pdf:
        del pdf.pages[-1]
        pdf.save(tmp_path / "shorter.pdf")
    window.open_file(tmp_path / "shorter.pdf")
    assert "but the pages were changed afterwards." in _announced(window)
    window.document.edit("reason", edits.set_reason, B, LEVEL_ONE, "Another reason")
    assert _announced(window) == ""
    for answer, expected in (
        (Answer.CANCEL, [TITLE]),
        (Answer.KEEP_BOTH, [TITLE, f"{TITLE} (from the file)"]),
        (Answer.REPLACE, [TITLE, f"{TITLE} (from the file)"]),
    ):
        messages.answer = answer
        window.open_file(internal)
        assert _titles(store) == expected
    assert window.document.assessment.scenario(B).score_of(LEVEL_ONE).reason == "A secret reason"
    assert (messages.asked, messages.told) == ([TITLE] * 3, [])


def test_a_public_edition_opens_beside_the_original_and_says_what_it_is(
    window: MainWindow, store: Store, messages: Asked, reports: dict[Edition, Path]
) -> None:
    window.open_file(reports[Edition.INTERNAL])
    window.open_file(reports[Edition.PUBLIC])
    assert window.document is not None
    copy = window.document.assessment
    assert is_public_edition(copy)
    assert not is_public_edition(_reported())
    assert copy.scenario(B).score_of(LEVEL_ONE).reason == "not public"
    assert _titles(store) == [TITLE, f"{TITLE} (public edition)"]
    window.set_language("nl")  # it is still the same copy, under the title that it was kept with
    window.open_file(reports[Edition.PUBLIC])
    assert _titles(store) == [TITLE, f"{TITLE} (public edition)"]
    assert (messages.asked, messages.told) == ([], [])


def test_a_pdf_without_an_assessment_is_told_and_opens_nothing(
    window: MainWindow, store: Store, messages: Asked, reports: dict[Edition, Path], tmp_path: Path
) -> None:
    whole = reports[Edition.INTERNAL].read_bytes()
    cut, locked, plain, large = (tmp_path / f"{name}.pdf" for name in ("cut", "locked", "plain", "large"))
    cut.write_bytes(whole[: len(whole) // 2])
    with pikepdf.open(reports[Edition.INTERNAL]) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
        pdf.save(tmp_path / "named otherwise.bin")
    large.touch()
    os.truncate(large, 500_000_000)
    told = {
        cut: "damaged or cut off",
        locked: "protected by a password",
        plain: "no assessment inside",
        tmp_path / "named otherwise.bin": "no assessment inside",
        large: "larger than 200 MB",
        tmp_path / "missing.pdf": "No such file",
    }
    for path, why in told.items():
        window.open_file(path)
        assert messages.told[-1].startswith(f"{path.name} could not be opened: ")
        assert why in messages.told[-1]
    assert (len(messages.told), _titles(store), window.document) == (len(told), [], None)


def test_reports_are_offered_where_files_are_chosen_and_on_the_command_line(
    window: MainWindow, messages: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.choose_file()
    assert messages.pattern == "Assessments, reports and notices (*.circular *.pdf *.xml *.json)"
    opened: list[Path] = []

    def open_window(path: Path) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(app, "open_window", open_window)
    assert app.main(["Report.PDF"]) == 0
    assert opened == [Path("Report.PDF")]
