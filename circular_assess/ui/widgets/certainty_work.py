"""How sure the winner is, worked out in the background: only the newest question is answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.certainty import Certainty, certainty
from circular_assess.domain.results import Results
from circular_assess.tasks import run_in_background

# A weight on the move asks anew with every step; only where it rests is worth an answer.
REST_MS = 150
# An answer that comes sooner needs no word about waiting for it.
SLOW_MS = 600

Question = tuple[Assessment, Results]


class CertaintyWork(QObject):
    """Asks how sure the winner of an assessment is.

    Attributes: answers, how many were worked out; is_slow, True while one is awaited for long.
    Signals: changed, when an answer has come or is slow to come.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.answers = 0
        self.is_slow = False
        self._wanted: Question | None = None
        self._underway: Question | None = None
        self._answer: tuple[Assessment, Certainty] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._on_slow)

    def answer(self, assessment: Assessment) -> Certainty | None:
        """The answer for this very value; None while there is none yet."""
        if self._answer is not None and self._answer[0] is assessment:
            return self._answer[1]
        return None

    def ask(self, assessment: Assessment, results: Results) -> None:
        """Have the certainty of this value worked out; an older question is dropped."""
        if self._wanted is not None and self._wanted[0] is assessment:
            return
        is_first = self._wanted is None
        self._wanted = (assessment, results)
        self._rest.start(0 if is_first else REST_MS)
        if not self._slow.isActive() and not self.is_slow:
            self._slow.start()

    def stop(self) -> None:
        """Nothing is asked any more."""
        self._wanted, self.is_slow = None, False
        self._rest.stop()
        self._slow.stop()

    def _begin(self) -> None:
        if self._wanted is None or self._underway is not None:
            return
        self._underway = asked = self._wanted

        def work(_progress: Callable[[float], None]) -> Certainty:
            return certainty(*asked)

        run_in_background(work, self._on_done, self._on_failed)

    def _on_done(self, found: Certainty) -> None:
        if not isValid(self):
            return
        asked, self._underway = self._underway, None
        if asked is None or asked is not self._wanted:
            # What was asked since then has rested long enough, unless its timer says otherwise.
            if not self._rest.isActive():
                self._begin()
            return
        self._answer = (asked[0], found)
        self.answers += 1
        self._slow.stop()
        self.is_slow = False
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """Not tried again for the same value; what went wrong goes where all surprises go."""
        if isValid(self):
            self._underway = None
            self._slow.stop()
        raise error

    def _on_slow(self) -> None:
        self.is_slow = True
        self.changed.emit()
