"""Work in the background: the only threads of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

Answer = TypeVar("Answer")


class _Task(QObject):
    """Carries the answer of a piece of work back to the thread of the window.

    Signals: done(answer), failed(exception), progressed(share 0-1).
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(
        self,
        work: Callable[[Callable[[float], None]], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        progress: Callable[[float], None] | None,
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._work = work
        self._on_done = on_done
        self._on_error = on_error
        self._progress = progress
        self.done.connect(self._on_task_done, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._on_task_failed, Qt.ConnectionType.QueuedConnection)
        self.progressed.connect(self._on_task_progressed, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work; called on a thread of the pool, where nothing may be left uncaught."""
        try:
            answer = self._work(self.progressed.emit)
        except Exception as error:  # noqa: BLE001 - handed to on_error, which words it
            self.failed.emit(error)
        else:
            self.done.emit(answer)

    @Slot(object)
    def _on_task_done(self, answer: object) -> None:
        self.deleteLater()
        self._on_done(answer)

    @Slot(object)
    def _on_task_failed(self, error: Exception) -> None:
        self.deleteLater()
        self._on_error(error)

    @Slot(float)
    def _on_task_progressed(self, share: float) -> None:
        if self._progress is not None:
            self._progress(share)


def run_in_background(
    work: Callable[[Callable[[float], None]], Answer],
    on_done: Callable[[Answer], None],
    on_error: Callable[[Exception], None],
    progress: Callable[[float], None] | None = None,
) -> None:
    """Run `work(report_progress)` on another thread; the answers come on the window's thread.

    `work` must not touch widgets or the document: hand it immutable values.
    """
    task = _Task(work, on_done, on_error, progress)
    QThreadPool.globalInstance().start(task.run)
