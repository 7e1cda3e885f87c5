"""Copies of the library while it is worked on, every half hour if something changed, and at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from circular_assess.storage.failures import StoreFailure
from circular_assess.tasks import run_in_background

if TYPE_CHECKING:
    from circular_assess.storage.store import Store

EVERY_MS = 30 * 60 * 1000


class BackupRounds(QObject):
    """Makes the copies on another thread, so that nobody waits for them.

    Signals: failed(exception), the first time that a copy could not be made in this run of the program.
    """

    failed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._is_copying = False
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.go)
        self._timer.start(EVERY_MS)

    def go(self) -> None:
        """A copy in the background if something changed since the last one."""
        if self._is_copying or not self._store.is_changed:
            return
        self._is_copying = True
        run_in_background(lambda _progress: self._store.back_up(), self._on_done, self._on_failed)

    def close(self) -> None:
        """The last copy, if something changed; what keeps it from being made is no reason not to end."""
        self._timer.stop()
        QThreadPool.globalInstance().waitForDone()
        if self._store.is_changed:
            try:
                self._store.back_up()
            except StoreFailure as failure:
                sys.stderr.write(f"no backup at the end: {failure}\n")

    def _on_done(self, _backup: object) -> None:
        self._is_copying = False

    def _on_failed(self, error: Exception) -> None:
        self._is_copying = False
        sys.stderr.write(f"no backup: {error}\n")
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error)
