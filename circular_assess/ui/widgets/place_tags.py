"""Tags that say where in the tender a criterion may stand, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from circular_assess.domain.catalogue import InstrumentAdvice, InstrumentUse
from circular_assess.texts import INSTRUMENT_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_mark import as_tooltip

FORBIDDEN_LAST = {InstrumentUse.NO: 1}


class PlaceTags(QWidget):
    """One tag an instrument: a check, a cross or "must"; the note is in the tooltip and read aloud."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._tags: tuple[InstrumentAdvice, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_advice(self, advice: Sequence[InstrumentAdvice]) -> None:
        """Show where it may stand; what may not comes last."""
        tags = tuple(sorted(advice, key=lambda each: FORBIDDEN_LAST.get(each.use, 0)))
        if tags != self._tags:
            self._tags = tags
            said = [advice_words(self._texts, tag) for tag in tags]
            self.setAccessibleName(self._texts.tr("Where it may stand in the tender"))
            self.setAccessibleDescription(". ".join(said))
            self.updateGeometry()
            self._place()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as the tags need."""
        rects = self._rects(width)
        return rects[-1].bottom() + 1 if rects else 0

    def sizeHint(self) -> QSize:
        """Room for two tags side by side."""
        width = self._look.px(16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the widest tag."""
        rects = self._rects(0)
        return QSize(max((rect.width() for rect in rects), default=0), self._look.px(1.6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """The note of the tag under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for tag, rect in zip(self._tags, self._rects(self.width()), strict=True):
                if rect.contains(event.pos()):
                    QToolTip.showText(
                        event.globalPos(), as_tooltip(advice_words(self._texts, tag)), self, rect
                    )
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tags, line by line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tag, rect in zip(self._tags, self._rects(self.width()), strict=True):
            self._paint_tag(painter, tag, rect)

    def _paint_tag(self, painter: QPainter, tag: InstrumentAdvice, rect: QRect) -> None:
        look = self._look
        is_must = tag.use is InstrumentUse.MUST
        painter.setPen(Qt.PenStyle.NoPen if is_must else QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("tint" if is_must else "page"))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
        left = look.px(0.4)
        if not is_must:
            side = look.px(0.95)
            icon = look.icon(*(("x", "text2") if tag.use is InstrumentUse.NO else ("check", "good")))
            icon.paint(painter, QRect(rect.left() + left, rect.center().y() - side // 2, side, side))
            left += side + look.px(0.3)
        painter.setFont(look.font("small", bold=is_must))
        painter.setPen(look.colour("accent_ink" if is_must else "text2"))
        painter.drawText(
            rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, advice_name(self._texts, tag)
        )

    def _rects(self, width: int) -> list[QRect]:
        look = self._look
        gap, height = look.px(0.4), look.px(1.6)
        rects: list[QRect] = []
        left = top = 0
        for tag in self._tags:
            is_must = tag.use is InstrumentUse.MUST
            metrics = QFontMetrics(look.font("small", bold=is_must))
            wide = metrics.horizontalAdvance(advice_name(self._texts, tag)) + look.px(0.9 if is_must else 2.1)
            if left and left + wide > width:
                left, top = 0, top + height + gap
            rects.append(QRect(left, top, wide, height))
            left += wide + gap
        return rects

    def _place(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


def advice_name(texts: Texts, advice: InstrumentAdvice) -> str:
    """An instrument, and whether a criterion must, may within limits, or may not stand there."""
    name = texts.tr(INSTRUMENT_NAMES[advice.instrument])
    if advice.use is InstrumentUse.MUST:
        return texts.tr("{instrument}: must", instrument=name)
    if advice.use is InstrumentUse.NO:
        return texts.tr("{instrument}: no", instrument=name)
    if advice.use is InstrumentUse.LIMITED:
        return texts.tr("{instrument}: limited", instrument=name)
    return name


def advice_words(texts: Texts, advice: InstrumentAdvice) -> str:
    """Whether and how a criterion may stand in an instrument, in one line."""
    name = texts.tr(INSTRUMENT_NAMES[advice.instrument])
    use = {
        InstrumentUse.MUST: texts.tr("must"),
        InstrumentUse.YES: texts.tr("yes"),
        InstrumentUse.LIMITED: texts.tr("limited"),
        InstrumentUse.NO: texts.tr("no"),
    }[advice.use]
    if advice.note:
        return texts.tr("{instrument}: {use}, {note}", instrument=name, use=use, note=advice.note)
    return texts.tr("{instrument}: {use}", instrument=name, use=use)
