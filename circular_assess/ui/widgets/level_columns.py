"""The five levels of a criterion in words, with the signs of the scenarios standing on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import LEVEL_COUNT, Criterion
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.ruler_labels import Standing
from circular_assess.ui.widgets.scenario_mark import as_tooltip, paint_mark
from circular_assess.ui.widgets.score_words import breakable
from circular_assess.ui.widgets.words import words

MARK_EM = 0.95


class LevelColumns(QWidget):
    """Five columns side by side, or rows where there is no room."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(look.space("near"))
        self._columns = [_LevelColumn(look, texts, level) for level in range(LEVEL_COUNT)]
        self.set_stacked(False)

    def set_stacked(self, is_stacked: bool) -> None:
        """One below the other, or side by side."""
        for level, column in enumerate(self._columns):
            self._grid.removeWidget(column)
            self._grid.addWidget(column, level if is_stacked else 0, 0 if is_stacked else level)
            self._grid.setColumnStretch(level, 1 if level == 0 or not is_stacked else 0)

    def show_scale(self, criterion: Criterion, standings: Sequence[Standing]) -> None:
        """Show the words of the levels and who stands where; a level between two stands on the lower."""
        for level, column in enumerate(self._columns):
            on_it = [standing for standing in standings if int(standing.figure) == level]
            column.show_level(criterion.levels[level].text, on_it)


class _LevelColumn(QWidget):
    """A coloured edge, the level with the signs on it, and its words."""

    def __init__(self, look: Look, texts: Texts, level: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        column.addWidget(_Edge(look, level))
        row = QHBoxLayout()
        row.setSpacing(look.space("tight"))
        row.addWidget(words(texts.tr("Level {level}", level=level), "label"))
        self._signs = _Signs(look, texts)
        row.addWidget(self._signs, 1)
        column.addLayout(row)
        self._text = words(role="caption", wrap=True)
        self._text.setMinimumWidth(1)
        column.addWidget(self._text)
        column.addStretch(1)

    def show_level(self, text: str, standings: Sequence[Standing]) -> None:
        """Other words or signs."""
        if self._text.text() != breakable(text):
            self._text.setText(breakable(text))
        self._signs.show_standings(tuple(standings))


class _Edge(QWidget):
    """The colour of a level; its number stands below."""

    def __init__(self, look: Look, level: int) -> None:
        super().__init__()
        self._look = look
        self._level = level
        self.setFixedHeight(4)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A bar; that of level 0 is a line, so that it is seen on the page."""
        painter = QPainter(self)
        if self._level == 0:
            painter.fillRect(0, 1, self.width(), 1, self._look.colour("border"))
        else:
            colour = self._look.tokens.ramp[self._level]
            painter.fillRect(self.rect(), colour)


class _Signs(QWidget):
    """The signs of scenarios at the right; a single one has its name beside it where that fits."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._standings: tuple[Standing, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        """Who stands on this level."""
        if standings != self._standings:
            self._standings = standings
            names = self._texts.names([standing.name for standing in standings])
            self.setAccessibleName(names)
            self.setToolTip(as_tooltip(names) if names else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As many lines of signs as there must be."""
        look = self._look
        a_line = max(self.width() // look.px(MARK_EM + 0.25), 1)
        lines = -(-len(self._standings) // a_line) if self.width() > look.px(2) else 1
        return QSize(look.px(2), max(lines, 1) * look.px(1.35))

    def minimumSizeHint(self) -> QSize:
        """The same height in any width."""
        return QSize(self._look.px(2), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Signs from the right to the left, in lines."""
        painter = QPainter(self)
        look, side, step = self._look, self._look.px(MARK_EM), self._look.px(MARK_EM + 0.25)
        if len(self._standings) == 1:
            name = " ".join(self._standings[0].name[:200].split())
            metrics = QFontMetrics(look.font("small"))
            wide = metrics.horizontalAdvance(name)
            if wide + step + look.px(0.2) <= self.width():
                painter.setFont(look.font("small"))
                painter.setPen(look.colour("text"))
                middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(self.rect(), int(middle), name)
                rect = QRectF(self.width() - wide - step, (self.height() - side) / 2, side, side)
                paint_mark(painter, rect, self._standings[0].mark, look)
                return
        a_line = max(self.width() // step, 1)
        for number, standing in enumerate(self._standings):
            line, place = divmod(number, a_line)
            count = min(len(self._standings) - line * a_line, a_line)
            left = self.width() - (count - place) * step + (step - side)
            top = line * look.px(1.35) + (look.px(1.35) - side) / 2
            paint_mark(painter, QRectF(left, top, side, side), standing.mark, look)
