"""Backups in the window: the list, a copy at once, all of it restored, and one assessment taken out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.backup_rounds import BackupRounds
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.library import Library
from circular_assess.settings import Settings
from circular_assess.storage.failures import StoreFailed
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from circular_assess.texts import Texts
from circular_assess.ui.backup_commands import BackupCommands, show_backups
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.backups_dialog import BackupsDialog
from tests.examples import catalogue, furniture_example

HOSTILE = 'Lease $x_1$ & <b>bold</b> "quotes" ' + "x" * 4000
A, B = AssessmentId("a"), AssessmentId("b")


class Answers(Messages):
    """Answers without asking, and remembers what was told."""

    def __init__(self) -> None:
        super().__init__(Texts())
        self.told: list[str] = []
        self.restores = True

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask_to_restore(self, moment: str) -> bool:
        return self.restores


def _titled(assessment_id: AssessmentId, title: str) -> Assessment:
    return edits.duplicate_assessment(furniture_example(), assessment_id, title)


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    """Two assessments, copied; then one of them was changed, and the other binned."""
    minutes = count()
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    opened = Store.open(data_folder / "library.sqlite", clock=lambda: noon + timedelta(minutes=next(minutes)))
    opened.save(_titled(A, "Chairs"), 0, Progress(1, 2, is_ready=True))
    opened.save(_titled(B, HOSTILE), 0, Progress(1, 2, is_ready=True))
    opened.back_up()
    changed = _titled(A, "Chairs")
    tender = replace(changed.tender, title="Spoilt")
    opened.save(edits.change_tender(changed, tender), 1, Progress(1, 2, is_ready=True))
    opened.move(B, Place.BIN)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, look: Look, store: Store, data_folder: Path) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), Answers(), Settings(), data_folder)
    made.set_library(Library(store, catalogue))
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)


@pytest.fixture
def commands(window: MainWindow) -> BackupCommands:
    return show_backups(window, window)


def _rows(dialog: BackupsDialog) -> list[list[str]]:
    table = dialog.copies
    cells = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def _titles(store: Store, place: Place = Place.LIBRARY) -> list[str]:
    return sorted(summary.title for summary in store.summaries(place))


def test_the_list_tells_when_how_many_and_how_large(commands: BackupCommands, store: Store) -> None:
    (row,) = _rows(commands.dialog)
    assert row[0].startswith("20 Nov 2026, ")
    assert row[1] == "2"
    assert row[2].endswith(" kB")
    assert commands.dialog.contents.rowCount() == 2
    widest = commands.dialog.width()
    commands.dialog.back_up.click()
    assert [row[1] for row in _rows(commands.dialog)] == ["2", "2"]
    store.backups()[1].path.write_bytes(b"no library")
    commands.dialog.show_backups(store.backups())
    assert [row[1] for row in _rows(commands.dialog)] == ["2", "damaged"]
    commands.dialog.copies.setCurrentCell(1, 0)
    assert not commands.dialog.restore.isEnabled()
    assert not commands.dialog.take_out.isEnabled()
    assert commands.dialog.width() == widest  # whatever the titles are


def test_everything_has_a_name_and_is_reached_by_keys(commands: BackupCommands) -> None:
    dialog = commands.dialog
    QTest.qWait(1)
    dialog.copies.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(8):
        reached.append(dialog.focusWidget())
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
    for wanted in (dialog.copies, dialog.contents, dialog.restore, dialog.take_out, dialog.replace):
        assert wanted in reached
        name = wanted.text() if isinstance(wanted, QAbstractButton) else wanted.accessibleName()
        assert name
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_all_of_it_is_restored_and_the_present_state_is_kept(
    commands: BackupCommands, window: MainWindow, store: Store
) -> None:
    window.open_assessment(A)
    answers = window.context.messages
    assert isinstance(answers, Answers)
    answers.restores = False
    commands.dialog.restore.click()
    assert _titles(store) == ["Spoilt"]
    answers.restores = True
    commands.dialog.restore.click()
    assert answers.told == []
    assert window.document is None
    assert _titles(store) == ["Chairs", HOSTILE]
    assert len(_rows(commands.dialog)) == 2
    commands.dialog.restore.click()
    assert (_titles(store), _titles(store, Place.BIN)) == (["Spoilt"], [HOSTILE])


def test_one_assessment_is_taken_out_as_a_copy(
    commands: BackupCommands, window: MainWindow, store: Store
) -> None:
    commands.dialog.contents.setCurrentCell(1, 0)
    commands.dialog.take_out.click()
    assert window.document is not None
    assert window.document.assessment.tender.title.startswith("Chairs (copy: 20 Nov 2026, ")
    assert len(_titles(store)) == 2
    assert "Spoilt" in _titles(store)


def test_one_assessment_is_put_in_place_of_the_present_one(
    commands: BackupCommands, window: MainWindow, store: Store
) -> None:
    window.open_assessment(A)
    commands.dialog.contents.setCurrentCell(1, 0)
    commands.dialog.replace.click()
    assert window.document is not None
    assert window.document.assessment.id == A
    assert _titles(store) == ["Chairs"]
    # What was replaced is in a copy of its own.
    assert len(store.backups()) == 2
    assert _titles(store, Place.BIN) == [HOSTILE]


def test_what_was_damaged_is_replaced_and_its_file_kept(
    commands: BackupCommands, window: MainWindow, store: Store, data_folder: Path
) -> None:
    library = data_folder / "library.sqlite"
    library.write_bytes(library.read_bytes().replace(b"Spoilt", b"Spoilz"))
    store._engine.dispose()  # what it has read already is as it was
    window.open_assessment(A)
    answers = window.context.messages
    assert isinstance(answers, Answers)
    (told,) = answers.told
    assert "“Spoilz” is not what you saved" in told
    commands.dialog.contents.setCurrentCell(1, 0)
    commands.dialog.replace.click()
    assert _titles(store) == ["Chairs"]
    assert len(answers.told) == 1
    assert len(store.backups()) == 1
    (kept,) = data_folder.glob("library-damaged-*.sqlite")
    assert b"Spoilz" in kept.read_bytes()


def test_a_binned_one_comes_back_into_the_library(commands: BackupCommands, store: Store) -> None:
    commands.dialog.contents.setCurrentCell(0, 0)
    commands.dialog.replace.click()
    assert _titles(store) == sorted([HOSTILE, "Spoilt"])


def test_the_menu_opens_it(window: MainWindow) -> None:
    window._menus.actions["backups"].trigger()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    dialog.close()


def test_a_copy_is_made_in_the_background_if_something_changed(qtbot: QtBot, store: Store) -> None:
    rounds = BackupRounds(store)
    rounds.go()
    qtbot.waitUntil(lambda: len(store.backups()) == 2 and not rounds._is_copying)
    rounds.go()
    assert not rounds._is_copying
    store.move(A, Place.ARCHIVE)
    rounds.close()
    assert len(store.backups()) == 3


def test_that_no_copy_can_be_made_is_told_once(qtbot: QtBot, store: Store, data_folder: Path) -> None:
    rounds = BackupRounds(store)
    folder = data_folder / "backups"
    for copy in folder.iterdir():
        copy.unlink()
    folder.rmdir()
    folder.touch()
    told: list[object] = []
    rounds.failed.connect(told.append)
    for _ in range(2):
        rounds.go()
        qtbot.waitUntil(lambda: not rounds._is_copying)
    rounds.close()
    assert [type(failure) for failure in told] == [StoreFailed]
    folder.unlink()
