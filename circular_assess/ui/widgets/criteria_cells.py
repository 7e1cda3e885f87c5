"""Criteria by scenarios as a table: the same that the heat map draws, for who wants no charts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.texts import DASH, Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.cell_table import Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.score_words import is_capped, percent

# With more columns a name does not fit; the sign stands alone, and the legend above has the name.
MOST_NAMED = 4
SWATCH_EM = (2.5, 1.6)


@dataclass(frozen=True, slots=True)
class LevelSwatch:
    """A level as a number on the ramp."""

    level: float
    words: str

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint the swatch at the left of the cell."""
        width, height = look.px(SWATCH_EM[0]), look.px(SWATCH_EM[1])
        box = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        step = min(int(self.level + 1e-9), len(look.tokens.ramp) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.ramp[step]))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(look.tokens.on_ramp[step]))
        painter.setFont(look.font(bold=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.words)


def criteria_columns(texts: Texts, scenarios: tuple[ScenarioResult, ...]) -> list[Column]:
    """Criterion, its share of the total, and a column a scenario."""
    columns = [
        Column(
            Cell(texts.tr("Criterion"), role="small", tone="text2", is_bold=True), least=11, takes_rest=True
        ),
        Column(Cell(texts.tr("Of the total"), role="small", tone="text2", is_bold=True, is_right=True)),
    ]
    is_named = len(scenarios) <= MOST_NAMED
    for scenario in scenarios:
        name = scenario.name if is_named else ""
        head = Cell(name, role="small", tone="text2", is_bold=True, mark=scenario.mark, spoken=scenario.name)
        columns.append(Column(head, least=4.6, most=13.0))
    return columns


def criteria_rows(texts: Texts, results: Results, scenarios: tuple[ScenarioResult, ...]) -> list[list[Cell]]:
    """One row a criterion in use, in the order of the strategies."""
    rows = []
    for criterion_id, in_use in results.criteria.items():
        criterion = in_use.criterion
        code = criterion.strategy.value
        name = texts.tr("{strategy}: {name}", strategy=texts.strategy(code), name=criterion.short_name)
        row = [
            Cell(criterion.short_name, icon=(STRATEGY_ICONS[code], code), spoken=name),
            Cell(percent(texts, in_use.share_of_total), tone="text2", is_right=True),
        ]
        row += [_level_cell(texts, scenario.criteria[criterion_id]) for scenario in scenarios]
        rows.append(row)
    return rows


def _level_cell(texts: Texts, result: CriterionResult) -> Cell:
    if result.level is None:
        return Cell(DASH, tone="text2", spoken=texts.tr("not scored"))
    claimed = texts.points(result.level)
    proven = texts.points(result.proven_level or 0.0)
    if not is_capped(result):
        return Cell(
            graphic=LevelSwatch(result.level, claimed), spoken=texts.tr("level {level}", level=claimed)
        )
    return Cell(
        graphic=CappedLevel(LevelSwatch(result.level, claimed), proven),
        spoken=texts.tr("level {level}, proven {proven}", level=claimed, proven=proven),
    )


@dataclass(frozen=True, slots=True)
class CappedLevel:
    """A level with the proven one beside it, in the colour of a warning."""

    swatch: LevelSwatch
    proven: str

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint the swatch and the number."""
        self.swatch.paint(painter, rect, look)
        painter.setPen(look.colour("warning"))
        painter.setFont(look.font("small"))
        room = rect.adjusted(look.px(SWATCH_EM[0] + 0.4), 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.proven)
