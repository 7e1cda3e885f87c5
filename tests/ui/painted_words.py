"""Watches what Python paints: which words get too little room, and which are elided."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

# Rounding of lengths in em, and of advances of letters.
NEAR = 2


class PaintedWords:
    """Words painted while some widgets were grabbed.

    Attributes: cut (words in too little room, with that room), elided (words that got an ellipsis).
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cut: list[str] = []
        self.elided: list[str] = []
        self._is_watching = False
        self._watch(monkeypatch, QPainter, "drawText", self._note_painted)
        for metrics in (QFontMetrics, QFontMetricsF):
            self._watch(monkeypatch, metrics, "elidedText", self._note_elided)

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Paint these widgets, twice: what is laid out on the way is of no interest."""
        shown = list(widgets)
        for self._is_watching in (False, True):
            self.cut.clear()
            self.elided.clear()
            for widget in shown:
                widget.grab()
        self._is_watching = False

    def _watch(
        self, monkeypatch: pytest.MonkeyPatch, kind: type, name: str, note: Callable[..., None]
    ) -> None:
        call = getattr(kind, name)

        def watched(own: object, *arguments: object) -> object:
            result = call(own, *arguments)
            if self._is_watching:
                note(result, own, *arguments)
            return result

        monkeypatch.setattr(kind, name, watched)

    def _note_elided(self, shown: object, _metrics: object, text: str, *_more: object) -> None:
        if shown != text:
            self.elided.append(text)

    def _note_painted(self, _done: object, painter: QPainter, place: object, *more: Any) -> None:
        text, metrics = str(more[-1]), QFontMetricsF(painter.font())
        if not text:
            return
        if isinstance(place, QRect | QRectF) and len(more) == 2:
            room = QRectF(place)
            flags = int(getattr(more[0], "value", more[0]))
            taken = metrics.boundingRect(QRectF(0, 0, room.width(), 9999), flags, text)
            if taken.width() > room.width() + NEAR or taken.height() > room.height() + NEAR:
                self.cut.append(f"{text!r} in {room.width():.0f} x {room.height():.0f}")
        elif isinstance(place, QPoint | QPointF):
            end = place.x() + metrics.horizontalAdvance(text)
            if end > painter.device().width() + NEAR:
                self.cut.append(f"{text!r} ends at {end:.0f}")
