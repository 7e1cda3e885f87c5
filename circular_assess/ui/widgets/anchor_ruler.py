"""The ruler of a value criterion: five anchors, what the market gives anyway, where the scenarios stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, Grade, Theme
from circular_assess.domain.scoring import level_of_value
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.ruler_labels import MARK_EM, Place, RulerLabel, Standing, plan_labels
from circular_assess.ui.widgets.scenario_mark import mark_colour, paint_mark
from circular_assess.ui.widgets.score_words import level_words, market_of, market_sentence, value_words

TIER_EM, STEM_EM, INSET_EM = 1.55, 1.3, 1.0
# The ranges of the scenarios hang one above the other between the signs and their labels.
WHISKER_EM, WHISKERS_EM, CAP_EM = 0.66, 0.5, 0.14


class AnchorRuler(QWidget):
    """Painted; all of it is in the accessible description. Levels are equally far apart."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._criterion: Criterion | None = None
        self._theme = Theme.GENERAL
        self._standings: tuple[Standing, ...] = ()
        self._labels: tuple[RulerLabel, ...] = ()
        self._places: tuple[Place, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringed", True)
        self.setAccessibleName(texts.tr("Scale of the five values"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._replan)

    def show_scale(self, criterion: Criterion, theme: Theme, standings: Sequence[Standing]) -> None:
        """Show the anchors and where the scenarios stand."""
        wanted = (criterion, theme, tuple(standings))
        if wanted != (self._criterion, self._theme, self._standings):
            self._criterion, self._theme, self._standings = wanted
            self.setAccessibleDescription(self._in_words(criterion))
            self._replan()

    def minimumSizeHint(self) -> QSize:
        """Room for five anchors at least."""
        return QSize(self._look.px(20), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels are placed anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._replan()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Band, axis, anchors, ranges, stems, signs and labels."""
        if self._criterion is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_market(painter, self._criterion)
        self._paint_axis(painter, self._criterion)
        self._paint_ranges(painter, self._criterion)
        for position, label in enumerate(self._labels):
            place = self._places[position] if self._places else None
            self._paint_group(painter, label, place)

    # --- where things are ---

    @property
    def _axis(self) -> float:
        tiers = 1 + max((place.tier for place in self._places), default=0)
        above = tiers * TIER_EM + STEM_EM if self._labels else 0.8
        return self._look.px(above)

    def _x(self, level: float) -> float:
        inset = self._look.px(INSET_EM)
        return inset + (self.width() - 2 * inset) * level / HIGHEST_LEVEL

    def _replan(self) -> None:
        if self._criterion is None:
            return
        plan = plan_labels(
            self._look, self._texts, self._criterion, self._standings, self._x_of, self.width()
        )
        self._labels, self._places = plan
        self.setFixedHeight(self._foot_height(self._criterion) + round(self._axis))
        self.update()

    def _x_of(self, standing: Standing) -> float:
        assert self._criterion is not None
        return self._x(level_of_value(standing.figure, self._criterion.anchors))

    def _foot_height(self, criterion: Criterion) -> int:
        look = self._look
        lines = 1.35 if self._is_on_one_line(criterion) else 2.7
        notes = max((rect.height() for _text, rect in self._notes(criterion, 0.0)), default=0.0)
        return look.px(0.75 + lines) + round(notes) + look.px(0.2)

    def _is_on_one_line(self, criterion: Criterion) -> bool:
        look = self._look
        plain, bold = QFontMetricsF(look.font()), QFontMetricsF(look.font(bold=True))
        widest = max(
            bold.horizontalAdvance(self._texts.tr("Level {level}", level=0))
            + plain.horizontalAdvance(value_words(self._texts, criterion, anchor))
            for anchor in criterion.anchors
        )
        return widest + look.px(1.2) < self._x(1) - self._x(0)

    def _notes(self, criterion: Criterion, top: float) -> list[tuple[str, QRectF]]:
        """The short source of each anchor and where it is written, below the ruler."""
        metrics = QFontMetricsF(self._look.font("small"))
        found = []
        for number, level in enumerate(criterion.levels):
            text = level.source
            if not text and number and level.grade is Grade.PROPOSAL:
                text = self._texts.tr("proposal")
            cell = self._cell(number, top)
            flags = int(Qt.TextFlag.TextWrapAnywhere if " " not in text else Qt.TextFlag.TextWordWrap)
            size = metrics.boundingRect(QRectF(0, 0, cell.width(), 10_000), flags, text) if text else QRectF()
            most = metrics.lineSpacing() * 3
            found.append((text, QRectF(cell.left(), top, cell.width(), min(size.height(), most))))
        return found

    def _cell(self, number: int, top: float) -> QRectF:
        half = (self._x(1) - self._x(0)) * 0.48
        middle = self._x(number)
        left, right = max(middle - half, 0.0), min(middle + half, float(self.width()))
        return QRectF(left, top, right - left, self._look.px(1.35))

    # --- painting ---

    def _paint_market(self, painter: QPainter, criterion: Criterion) -> None:
        market = market_of(criterion, self._theme)
        if market is None:
            return
        look, half = self._look, self._look.px(0.7)
        end = self._x(level_of_value(market.value, criterion.anchors))
        start = self._x(0)
        band = QRectF(start, self._axis - half, max(end - start, look.px(0.5)), 2 * half)
        painter.fillRect(band, look.colour("warning_ground"))
        painter.fillRect(band, QBrush(look.colour("warning_edge"), Qt.BrushStyle.BDiagPattern))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("warning_edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(band)

    def _paint_axis(self, painter: QPainter, criterion: Criterion) -> None:
        look, axis = self._look, self._axis
        painter.setPen(QPen(look.colour("border"), 1.5))
        painter.drawLine(QPointF(self._x(0), axis), QPointF(self._x(HIGHEST_LEVEL), axis))
        top = axis + look.px(0.75)
        is_on_one_line = self._is_on_one_line(criterion)
        for number, anchor in enumerate(criterion.anchors):
            painter.setPen(QPen(look.colour("text2"), 2))
            x = self._x(number)
            painter.drawLine(QPointF(x, axis - look.px(0.4)), QPointF(x, axis + look.px(0.4)))
            name = self._texts.tr("Level {level}", level=number)
            value = value_words(self._texts, criterion, anchor)
            self._paint_anchor(painter, number, top, name, value, is_on_one_line)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text2"))
        for number, (text, rect) in enumerate(
            self._notes(criterion, top + look.px(1.35 if is_on_one_line else 2.7))
        ):
            wrap = Qt.TextFlag.TextWrapAnywhere if " " not in text else Qt.TextFlag.TextWordWrap
            painter.drawText(rect, int(_aligned(number) | wrap), text)

    def _paint_anchor(
        self, painter: QPainter, number: int, top: float, name: str, value: str, is_on_one_line: bool
    ) -> None:
        look = self._look
        cell = self._cell(number, top)
        bold, plain = look.font(bold=True), look.font()
        if not is_on_one_line:
            for text, font, token in ((name, bold, "text"), (value, plain, "text2")):
                painter.setFont(font)
                painter.setPen(look.colour(token))
                painter.drawText(cell, int(_aligned(number)), text)
                cell.translate(0, look.px(1.35))
            return
        gap, first = look.px(0.35), QFontMetricsF(bold).horizontalAdvance(name)
        width = first + gap + QFontMetricsF(plain).horizontalAdvance(value)
        left = cell.left()
        if 0 < number < HIGHEST_LEVEL:
            left = cell.center().x() - width / 2
        elif number:
            left = cell.right() - width
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        painter.drawText(
            QRectF(left, cell.top(), width + 2, cell.height()), Qt.AlignmentFlag.AlignVCenter, name
        )
        painter.setFont(plain)
        painter.setPen(look.colour("text2"))
        rest = QRectF(left + first + gap, cell.top(), width, cell.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, value)

    def _paint_ranges(self, painter: QPainter, criterion: Criterion) -> None:
        """A thin line a scenario, from end to end, across the stem of its sign."""
        ranged = [standing for standing in self._standings if standing.ends is not None]
        step = min(CAP_EM * 2, WHISKERS_EM / max(len(ranged) - 1, 1))
        for number, standing in enumerate(ranged):
            y = self._axis - self._look.px(WHISKER_EM) - number * step * self._look.em
            left, right = (self._x(level_of_value(end, criterion.anchors)) for end in standing.ends or ())
            cap = self._look.em * CAP_EM
            painter.setPen(QPen(mark_colour(self._look, standing.mark), 1.5))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            for x in (left, right):
                painter.drawLine(QPointF(x, y - cap), QPointF(x, y + cap))

    def _paint_group(self, painter: QPainter, label: RulerLabel, place: Place | None) -> None:
        look, axis = self._look, self._axis
        side = look.px(MARK_EM)
        group = label.group
        if place is not None:
            bottom = axis - look.px(STEM_EM) - place.tier * look.px(TIER_EM)
            painter.setPen(QPen(mark_colour(look, group.standings[0].mark), 2))
            painter.drawLine(QPointF(group.x, bottom), QPointF(group.x, axis))
            self._paint_label(
                painter, label, QRectF(place.left, bottom - look.px(1.5), label.width + 2, look.px(1.4))
            )
        width = side * len(group.standings)
        left = min(max(group.x - width / 2, 0.0), max(self.width() - width, 0.0))
        for number, standing in enumerate(group.standings):
            paint_mark(
                painter, QRectF(left + number * side, axis - side / 2, side, side), standing.mark, look
            )

    def _paint_label(self, painter: QPainter, label: RulerLabel, rect: QRectF) -> None:
        look, middle = self._look, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("text"))
        if label.names:
            painter.setFont(look.font())
            painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignLeft), label.names)
        else:
            side = look.px(MARK_EM)
            for number, standing in enumerate(label.group.standings):
                left = rect.left() + number * look.px(MARK_EM + 0.1)
                paint_mark(
                    painter, QRectF(left, rect.center().y() - side / 2, side, side), standing.mark, look
                )
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(bold=True))
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), label.figure)

    def _in_words(self, criterion: Criterion) -> str:
        texts = self._texts
        said = [
            texts.tr("Level {level} at {value}.", level=number, value=value_words(texts, criterion, anchor))
            for number, anchor in enumerate(criterion.anchors)
        ]
        said.append(texts.tr("{market}.", market=market_sentence(texts, criterion, self._theme)))
        for standing in self._standings:
            value = value_words(texts, criterion, standing.figure)
            level = level_words(texts, level_of_value(standing.figure, criterion.anchors))
            values = {"name": standing.name, "value": value, "level": level}
            if standing.ends is None:
                said.append(texts.tr("{name}: {value}, level {level}.", **values))
                continue
            low, high = (value_words(texts, criterion, end) for end in standing.ends)
            said.append(
                texts.tr(
                    "{name}: {value}, level {level}; it may lie between {low} and {high}.",
                    low=low,
                    high=high,
                    **values,
                )
            )
        return " ".join(said)


def _aligned(number: int) -> Qt.AlignmentFlag:
    """The first anchor is written from the left edge, the last up to the right one."""
    if number == 0:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    if number == HIGHEST_LEVEL:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
