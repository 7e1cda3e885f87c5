"""Causes of a difference as rows: what differs in words, a bar for or against, and the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from circular_assess.domain.assessment import Headline
from circular_assess.domain.catalogue import Criterion
from circular_assess.domain.comparison import Cause, printed_points
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.comparison_words import short_name
from circular_assess.ui.widgets.scenario_mark import mark_colour, style_of
from circular_assess.ui.widgets.score_words import is_capped, level_words, value_words

BAR_EM = 0.95


@dataclass(frozen=True, slots=True)
class CauseBar:
    """Points for a scenario (filled, to the right) or against it (hollow, to the left).

    `least` and `most` are the ends of the axis that all rows share, in points.
    """

    points: float
    least: float
    most: float
    mark: int

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint the bar from the zero of the axis."""
        span = self.most - self.least
        if span <= 0:
            return
        zero = round(rect.left() + rect.width() * -self.least / span)
        end = round(zero + rect.width() * self.points / span)
        height = look.px(BAR_EM)
        top = round(rect.center().y() - height / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        box = QRectF(min(zero, end), top, max(abs(end - zero), 2), height)
        if self.points > 0:
            painter.fillRect(box, mark_colour(look, self.mark))
            if style_of(look, self.mark).has_outline:
                painter.setPen(QPen(look.colour("text2"), 1))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        else:
            painter.setPen(QPen(look.colour("text2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        axis = look.px(0.15)
        painter.fillRect(QRectF(zero, top - axis, 1, height + 2 * axis), look.colour("text2"))
        painter.restore()


def cause_cells(
    texts: Texts,
    causes: Sequence[Cause],
    results: Results,
    own: ScenarioResult,
    other: ScenarioResult,
    *,
    count: int,
    has_bars: bool,
) -> list[list[Cell]]:
    """One row a cause: number, criterion with both sides in words, bar, points.

    `causes` are all of them, so that their printed points add up; the first `count` get a row.
    """
    shown = causes[:count]
    least = min((cause.points for cause in shown), default=0.0)
    most = max((cause.points for cause in shown), default=0.0)
    rows = []
    for number, (cause, printed) in enumerate(zip(shown, printed_points(causes), strict=False), start=1):
        criterion = results.criteria[cause.criterion_id].criterion
        sides = (own.criteria[cause.criterion_id], other.criteria[cause.criterion_id])
        both = both_sides(texts, criterion, *sides, results.headline)
        row = [
            Cell(texts.number(number), tone="text2", is_right=True),
            Cell(criterion.short_name, caption=both),
            Cell(texts.signed(printed), is_bold=True, is_right=True),
        ]
        if has_bars:
            bar = CauseBar(cause.points, min(least, 0.0), max(most, 0.0), own.mark)
            row.insert(2, Cell(graphic=bar, spoken=_direction(texts, cause, own)))
        rows.append(row)
    return rows


def _direction(texts: Texts, cause: Cause, own: ScenarioResult) -> str:
    name = short_name(own.name)
    if cause.points > 0:
        return texts.tr("speaks for {name}", name=name)
    return texts.tr("speaks against {name}", name=name)


def both_sides(
    texts: Texts, criterion: Criterion, own: CriterionResult, other: CriterionResult, headline: Headline
) -> str:
    """What the two sides reach: "level 4, proven 2, against 0" or "45 % against 72 %"."""
    if own.level is None:
        return texts.tr("not scored, against {other}", other=_side(texts, criterion, other))
    mine = _side(texts, criterion, own)
    is_proven = headline is Headline.PROVEN
    is_long = is_capped(own) and (is_proven or not criterion.has_value)
    if is_long:
        mine = _with_proven(texts, criterion, own, mine)
    if other.level is None:
        return texts.tr("{own}, the other not scored", own=mine)
    theirs = _side(texts, criterion, other) if criterion.has_value else level_words(texts, other.level)
    if is_proven and is_capped(other):
        theirs = _with_proven(texts, criterion, other, theirs)
    if is_long:
        return texts.tr("{own}, against {other}", own=mine, other=theirs)
    return texts.tr("{own} against {other}", own=mine, other=theirs)


def _with_proven(texts: Texts, criterion: Criterion, result: CriterionResult, words: str) -> str:
    proven = level_words(texts, result.proven_level or 0.0)
    if criterion.has_value:
        return texts.tr("{own}, proven level {proven}", own=words, proven=proven)
    return texts.tr("{own}, proven {proven}", own=words, proven=proven)


def _side(texts: Texts, criterion: Criterion, result: CriterionResult) -> str:
    if result.level is None:
        return texts.tr("not scored")
    if result.value is not None:
        return value_words(texts, criterion, result.value)
    return texts.tr("level {level}", level=level_words(texts, result.level))
