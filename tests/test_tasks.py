"""Background work: the answer, the failure and the progress arrive on the window's thread."""

import threading

from pytestqt.qtbot import QtBot

from circular_assess.tasks import run_in_background


def test_answer_and_progress_come_back_to_the_window(qtbot: QtBot) -> None:
    here = threading.get_ident()
    heard: list[tuple[object, int]] = []

    def work(report: object) -> str:
        assert threading.get_ident() != here
        assert callable(report)
        report(0.5)
        return "done"

    def hear(answer: object) -> None:
        heard.append((answer, threading.get_ident()))

    run_in_background(work, hear, hear, hear)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [(0.5, here), ("done", here)]


def test_a_failure_is_handed_over(qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def work(_report: object) -> None:
        raise OSError(28, "No space left")

    run_in_background(work, lambda _answer: failures.append(AssertionError()), failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], OSError)
