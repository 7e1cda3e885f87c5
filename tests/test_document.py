"""The open assessment: notice, undo, saving at once or after a pause, and what happens when saving fails."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results
from tests.made_up import LEVEL_ONE, A, made_up_assessment


class DiskFull(Exception):
    """An expected failure for these tests."""


class Disk:
    """Keeps what is saved, or fails as told."""

    def __init__(self) -> None:
        self.kept: list[Assessment] = []
        self.failure: Exception | None = None

    def save(self, assessment: Assessment, results: Results, revision: int) -> int:
        if self.failure is not None:
            raise self.failure
        assert revision == len(self.kept)
        assert results.scenarios[0].id == A
        self.kept.append(assessment)
        return revision + 1


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def document(disk: Disk, qapp: object) -> Document:
    return Document(made_up_assessment(), 0, disk.save, (DiskFull,))


def test_an_edit_is_saved_before_it_returns_and_said_once(
    document: Document, disk: Disk, qtbot: QtBot
) -> None:
    notices: list[bool] = []
    document.changed.connect(lambda: notices.append(document.is_saved))
    with qtbot.waitSignal(document.saved, check_params_cb=lambda is_saved: is_saved is True):
        document.edit("level", edits.set_level, A, LEVEL_ONE, 3)
    assert disk.kept == [document.assessment]
    assert notices == [False]
    assert document.results.scenario(A).criteria[LEVEL_ONE].level == 3
    document.edit("level", edits.set_level, A, LEVEL_ONE, 3)
    assert len(notices) == len(disk.kept) == 1


def test_typing_is_saved_after_a_pause_and_undone_as_one(
    document: Document, disk: Disk, qtbot: QtBot
) -> None:
    before = document.assessment
    for text in ("W", "Wh", "Why"):
        document.edit_as_typed("reason", ("reason", A), edits.set_reason, A, LEVEL_ONE, text)
    assert disk.kept == []
    qtbot.waitUntil(lambda: document.is_saved)
    assert disk.kept == [document.assessment]
    document.undo()
    assert document.assessment is before
    assert disk.kept[-1] is before
    document.redo()
    assert document.assessment.scenario(A).score_of(LEVEL_ONE).reason == "Why"


def test_a_failed_save_is_said_kept_and_tried_again(document: Document, disk: Disk, qtbot: QtBot) -> None:
    disk.failure = DiskFull()
    with qtbot.waitSignal(document.saved, check_params_cb=lambda is_saved: is_saved is False):
        document.edit("level", edits.set_level, A, LEVEL_ONE, 3)
    assert document.save_error is disk.failure
    assert not document.is_saved
    document.edit("level", edits.set_level, A, LEVEL_ONE, 4)
    disk.failure = None
    with qtbot.waitSignal(document.saved, timeout=10_000):
        pass
    assert disk.kept == [document.assessment]
    assert document.save_error is None


def test_an_unforeseen_failure_is_not_swallowed(document: Document, disk: Disk) -> None:
    disk.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        document.edit("level", edits.set_level, A, LEVEL_ONE, 3)
    assert document.assessment.scenario(A).score_of(LEVEL_ONE).level == 3


def test_a_refused_edit_changes_nothing(document: Document, disk: Disk) -> None:
    before = document.assessment
    with pytest.raises(edits.EditRefused):
        document.edit("level", edits.set_level, A, LEVEL_ONE, 9)
    assert document.assessment is before
    assert disk.kept == []


@pytest.mark.parametrize("step", [Document.undo, Document.redo])
def test_nothing_to_undo_is_no_error(document: Document, step: Callable[[Document], None]) -> None:
    step(document)
    assert document.undo_label is None
    assert document.redo_label is None
