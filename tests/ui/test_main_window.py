"""The window as a whole on a real library: opening files and samples, undo, languages, closing, crashes."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from circular_assess.app import Session
from circular_assess.domain import edits
from circular_assess.domain.catalogue import CriterionId
from circular_assess.library import Library
from circular_assess.own_file import save_own_file
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Answer, Messages
from circular_assess.ui.theme import Look
from tests.examples import REFURBISH, catalogue, furniture_example

TAKE_BACK = CriterionId("REU-06")


class Answers(Messages):
    """Answers without asking, and remembers what was told."""

    def __init__(self) -> None:
        super().__init__(Texts())
        self.told: list[str] = []
        self.answer = Answer.CANCEL
        self.leaves_unsaved = False

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask_keep_or_replace(self, title: str) -> Answer:
        return self.answer

    def ask_to_leave_unsaved(self, why: str) -> bool:
        self.told.append(why)
        return self.leaves_unsaved


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, answers: Answers, store: Store, data_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), answers, Settings(), data_folder)
    made.set_library(Library(store, catalogue))
    qtbot.addWidget(made)
    made.show()
    yield made
    look.changed.disconnect(made.rebuild)


def titles(store: Store, place: Place = Place.LIBRARY) -> list[str]:
    return sorted(summary.title for summary in store.summaries(place))


def test_a_new_assessment_is_kept_at_once_and_found_again(window: MainWindow, store: Store) -> None:
    window.new_assessment()
    assert window.document is not None
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Chairs & tables")
    field.textEdited.emit("Chairs & tables")
    window.show_library()
    assert window.document is None
    assert titles(store) == ["Chairs & tables"]


def test_a_file_opens_what_is_there_or_asks(
    window: MainWindow, store: Store, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "furniture.circular"
    save_own_file(furniture_example(), path)
    window.open_file(path)
    assert window.document is not None
    window.open_file(path)
    assert len(store.summaries(Place.LIBRARY)) == 1
    changed = replace(furniture_example(), tender=replace(furniture_example().tender, title="Other"))
    save_own_file(changed, path)
    for answer, expected in (
        (Answer.CANCEL, ["Office furniture, new administrative centre"]),
        (Answer.KEEP_BOTH, ["Office furniture, new administrative centre", "Other (from the file)"]),
        (Answer.REPLACE, ["Other", "Other (from the file)"]),
    ):
        answers.answer = answer
        window.open_file(path)
        assert titles(store) == expected
    assert answers.told == []


def test_a_wrong_file_is_told_and_nothing_is_opened(
    window: MainWindow, store: Store, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "wrong <b>name.circular"
    for content in (
        b"",
        b"\xff\xfe\x00",
        b"{}",
        b'{"format": "circular-assess", "format_version": 1, "x": NaN}',
    ):
        path.write_bytes(content)
        window.open_file(path)
    window.open_file(tmp_path / "missing.circular")
    window.open_file(tmp_path)
    assert len(answers.told) == 6
    assert all("could not be opened" in told for told in answers.told)
    assert titles(store) == []


def test_a_sample_opens_as_a_copy_of_the_buyers_own(window: MainWindow, store: Store) -> None:
    window.open_sample("public-health-wales-offices")
    window.open_sample("public-health-wales-offices")
    first, second = store.summaries(Place.LIBRARY)
    assert first.id != second.id
    assert not first.id.startswith("sample")


def test_undo_and_redo_are_named_in_the_menu(window: MainWindow, store: Store) -> None:
    window.show_document(window._library().keep(furniture_example()))
    document = window.document
    assert document is not None
    document.edit("level", edits.set_level, REFURBISH, TAKE_BACK, 1)
    assert window._menus.actions["undo"].text() == "Undo: level"
    window.undo()
    assert document.assessment == furniture_example()
    assert window._menus.actions["redo"].text() == "Redo: level"
    assert not window._menus.actions["undo"].isEnabled()
    assert store.load(furniture_example().id)[0] == furniture_example()


def test_another_language_keeps_all_that_was_entered_and_can_be_undone(
    window: MainWindow, store: Store
) -> None:
    window.show_document(window._library().keep(furniture_example()), "score")
    document = window.document
    assert document is not None
    document.edit("level", edits.set_level, REFURBISH, TAKE_BACK, 1)
    saved = store.load(furniture_example().id)[0]
    for language in ("nl", "fr"):
        window.set_language(language)
        assert window.document is document
        assert window.texts.language == language
        setting = document.assessment.criterion_setting(TAKE_BACK)
        (wanted,) = (
            c for c in catalogue(language).criteria[document.assessment.tender.theme] if c.id == TAKE_BACK
        )
        assert setting.criterion == wanted
        assert document.assessment.scenarios == saved.scenarios
        assert document.is_saved
    window.set_language("en")
    assert document.assessment == saved
    window.undo()
    assert document.assessment == furniture_example()


def test_another_look_or_language_keeps_the_criterion_in_view(window: MainWindow) -> None:
    window.show_document(window._library().keep(furniture_example()), "score")
    assert window._view is not None
    window._view.show_criterion(TAKE_BACK)
    window.set_language("nl")
    assert window._view.criterion_id == TAKE_BACK
    window.look.set_text_scale(1.25)
    assert window._view.criterion_id == TAKE_BACK
    window.look.set_text_scale(1.0)
    window.show_step("compare")
    window.set_language("en")
    assert window._view.step == "compare"
    assert window._view.criterion_id is None


def test_a_window_with_an_unsaved_change_does_not_close_by_itself(
    window: MainWindow, store: Store, answers: Answers, tmp_path: Path
) -> None:
    window.show_document(window._library().keep(furniture_example()))
    assert window.document is not None
    locked = Store.open(tmp_path / "library.sqlite")
    connection = locked._engine.raw_connection()
    connection.cursor().execute("BEGIN EXCLUSIVE")
    window.document.edit("level", edits.set_level, REFURBISH, TAKE_BACK, 1)
    assert window.saved_corner.toolTip()
    assert not window.close()
    assert window.isVisible()
    assert "Another program" in answers.told[0]
    connection.rollback()
    connection.close()
    locked.close()
    assert window.close()
    assert store.load(furniture_example().id)[0] == window.document.assessment


def test_an_unforeseen_failure_saves_first_and_says_where_it_is_written(
    window: MainWindow, store: Store, answers: Answers, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.show_document(window._library().keep(furniture_example()))
    assert window.document is not None
    window.document.edit_as_typed("level", "key", edits.set_level, REFURBISH, TAKE_BACK, 1)
    session = Session(window, data_folder)
    try:
        raise ZeroDivisionError("by <b>nothing</b>")
    except ZeroDivisionError:
        kind, error, trace = sys.exc_info()
    assert kind is not None
    assert error is not None
    session.on_crash(kind, error, trace)
    assert store.load(furniture_example().id)[0] == window.document.assessment
    (written,) = (data_folder / "crashes").iterdir()
    assert "ZeroDivisionError: by <b>nothing</b>" in written.read_text(encoding="utf-8")
    assert str(written) in answers.told[0]
    assert "ZeroDivisionError" in capsys.readouterr().err
