"""The scores as a table: strategies and their criteria down, scenarios across, each cell also in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from circular_assess.domain.assessment import Assessment, AssessmentId, ScenarioId, Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, CriterionId
from circular_assess.domain.results import CriterionInUse, CriterionResult, Results, ScenarioResult
from circular_assess.texts import Texts
from circular_assess.ui.widgets.criterion_list import CriterionRow, StrategyRow
from circular_assess.ui.widgets.evidence_picker import SHORT_DECISION_NAMES, SHORT_NAMES
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.score_words import is_capped, level_words, percent, value_words

AnyIndex = QModelIndex | QPersistentModelIndex
TableRow = StrategyRow | CriterionRow
Place = tuple[ScenarioId, CriterionId]


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One score as it is painted, and in words.

    `figure` is the level in the swatch with the colour of `ramp`; both empty while nothing is scored.
    `proven` is empty where all that is claimed is proven. `takes` says what is entered: a unit or 0–4.
    """

    figure: str
    ramp: int
    evidence: str
    value: str
    proven: str
    takes: str
    is_flagged: bool
    is_fixed: bool
    said: str


@dataclass(frozen=True, slots=True)
class PointsCell:
    """What a scenario reaches on a strategy, or in total: the figure, the small words after it, all said."""

    figure: str
    words: str
    said: str


def score_cell(
    texts: Texts, criterion: Criterion, scenario: str, score: Score, result: CriterionResult
) -> ScoreCell:
    """The cell of a score."""
    is_scored, is_fixed = result.level is not None, result.is_fixed
    level = result.level or 0.0
    evidence = result.evidence or score.evidence
    value = "" if result.value is None else value_words(texts, criterion, result.value)
    shown = texts.points(result.proven_level or 0.0) if is_capped(result) else ""
    return ScoreCell(
        figure=texts.points(level) if is_scored else "",
        ramp=min(int(level), HIGHEST_LEVEL),
        evidence=evidence.value if is_scored or score.evidence is not Score(criterion.id).evidence else "",
        value=value,
        proven=shown,
        takes=criterion.unit_symbol if criterion.has_value else texts.tr("0–4"),
        is_flagged=score.look_again and not is_fixed,
        is_fixed=is_fixed,
        said=_said(texts, criterion, scenario, score, result),
    )


def _said(texts: Texts, criterion: Criterion, scenario: str, score: Score, result: CriterionResult) -> str:
    tr = texts.tr
    names = SHORT_DECISION_NAMES if criterion.is_buyers_decision else SHORT_NAMES
    evidence = result.evidence or score.evidence
    values = {
        "criterion": criterion.short_name,
        "scenario": scenario[:200],
        "evidence": tr("{code} {words}", code=evidence.value, words=tr(names[evidence])),
    }
    if result.level is None or result.proven_level is None:
        unit = criterion.unit if criterion.has_value else tr("level 0 to 4")
        said = tr("{criterion}, {scenario}: not scored yet, {unit}", unit=unit, **values)
    else:
        values |= {
            "level": level_words(texts, result.level),
            "proven": level_words(texts, result.proven_level),
        }
        if result.value is None:
            said = tr("{criterion}, {scenario}: level {level}, {evidence}, proven {proven}", **values)
        else:
            said = tr(
                "{criterion}, {scenario}: {value}, level {level}, {evidence}, proven {proven}",
                value=value_words(texts, criterion, result.value),
                **values,
            )
    if result.is_fixed:
        return tr("{score}, 0 by definition, for the baseline", score=said)
    return tr("{score}, to look at again", score=said) if score.look_again else said


class ScoreTableModel(QAbstractTableModel):
    """Reads assessment and results; what is entered goes through the signals of the table.

    Attributes: rows (strategies and criteria as shown), scenarios (one a column).
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._assessment = Assessment(AssessmentId(""))
        self._results: Results | None = None
        self._cells: dict[Place, tuple[tuple[object, ...], ScoreCell]] = {}
        self.rows: tuple[TableRow, ...] = ()
        self.scenarios: tuple[ScenarioResult, ...] = ()

    def show_scores(self, assessment: Assessment, results: Results, rows: tuple[TableRow, ...]) -> bool:
        """Show these rows for all scenarios; True if rows or columns are others than before."""
        shape = [_key(row) for row in self.rows], [each.id for each in self.scenarios]
        wanted = [_key(row) for row in rows], [each.id for each in results.scenarios]
        is_other = shape != wanted
        if is_other:
            self.beginResetModel()
        self._assessment, self._results = assessment, results
        self.rows, self.scenarios = rows, results.scenarios
        if is_other:
            self.endResetModel()
        elif rows and self.scenarios:
            last = self.index(len(rows) - 1, len(self.scenarios) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.scenarios) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return is_other

    # --- one cell ---

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria shown, from top to bottom."""
        found = (self.criterion_at(row) for row in range(len(self.rows)))
        return tuple(in_use.criterion for in_use in found if in_use is not None)

    def criterion_at(self, row: int) -> CriterionInUse | None:
        """The criterion of a row; None for a strategy."""
        shown = self.rows[row] if 0 <= row < len(self.rows) else None
        if self._results is None or not isinstance(shown, CriterionRow):
            return None
        return self._results.criteria[shown.criterion_id]

    def place_at(self, index: AnyIndex) -> Place | None:
        """Scenario and criterion of a cell; None outside and for strategies."""
        in_use = self.criterion_at(index.row()) if index.isValid() else None
        return None if in_use is None else (self.scenarios[index.column()].id, in_use.criterion.id)

    def index_of(self, scenario_id: str | None, criterion_id: CriterionId) -> QModelIndex:
        """The cell of a score; the first column without a scenario; invalid if it is not shown."""
        columns = [column for column, each in enumerate(self.scenarios) if each.id == scenario_id]
        for number, row in enumerate(self.rows):
            if isinstance(row, CriterionRow) and row.criterion_id == criterion_id:
                return self.index(number, columns[0] if columns else 0)
        return QModelIndex()

    def score_at(self, place: Place) -> tuple[Score, CriterionResult]:
        """What is stored and what it comes to."""
        scenario_id, criterion_id = place
        assert self._results is not None
        result = self._results.scenario(scenario_id).criteria[criterion_id]
        return self._assessment.scenario(scenario_id).score_of(criterion_id), result

    def cell_at(self, index: AnyIndex) -> ScoreCell | PointsCell:
        """What is painted; a score is worded anew only where it differs."""
        place = self.place_at(index)
        if place is None:
            return self._points(self.rows[index.row()], self.scenarios[index.column()])
        in_use = self.criterion_at(index.row())
        assert in_use is not None
        score, result = self.score_at(place)
        name = self.scenarios[index.column()].name
        made_of = (in_use.criterion, name, score, result)
        kept = self._cells.get(place)
        if kept is None or kept[0] != made_of:
            kept = self._cells[place] = (
                made_of,
                score_cell(self._texts, in_use.criterion, name, score, result),
            )
        return kept[1]

    def _points(self, row: TableRow, scenario: ScenarioResult) -> PointsCell:
        assert isinstance(row, StrategyRow)
        claimed = self._texts.points(scenario.strategies[row.strategy].figures.claimed)
        said = self._texts.tr(
            "{strategy}, {scenario}: {claimed} of 100 claimed",
            strategy=self._texts.strategy(row.strategy),
            scenario=scenario.name[:200],
            claimed=claimed,
        )
        return PointsCell(claimed, self._texts.tr("of 100"), said)

    # --- what Qt asks for ---

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One row a strategy and a criterion."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """One column a scenario."""
        return 0 if parent is not None and parent.isValid() else len(self.scenarios)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Strategies are passed over; what follows from being the baseline cannot be edited."""
        place = self.place_at(index)
        if place is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        is_fixed = self.score_at(place)[1].is_fixed
        return flags if is_fixed else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Figures as shown, and all of it in words."""
        if not index.isValid():
            return None
        wanted = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if role not in wanted:
            return None
        cell = self.cell_at(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(cell.said)
        if isinstance(cell, PointsCell):
            return cell.figure
        return " ".join(filter(None, (cell.figure, cell.evidence, cell.value)))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of scenarios above; of strategies and criteria, with their weights, at the left."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if orientation is Qt.Orientation.Horizontal:
            name = self._scenario_name(section, role) if section < len(self.scenarios) else ""
        else:
            name = self._row_name(section, role) if section < len(self.rows) else ""
        return as_tooltip(name) if role == Qt.ItemDataRole.ToolTipRole and name else name

    def weight_words(self, row: int) -> str:
        """How much a strategy counts of the total, or a criterion of its strategy."""
        shown, in_use = self.rows[row], self.criterion_at(row)
        if isinstance(shown, StrategyRow):
            return shown.weight
        return "" if in_use is None else percent(self._texts, in_use.weight)

    def _scenario_name(self, section: int, role: int) -> str:
        scenario, tr = self.scenarios[section], self._texts.tr
        if role == Qt.ItemDataRole.DisplayRole or scenario.knock_out is None:
            return scenario.name
        return tr("{name}, not acceptable: {reason}", name=scenario.name, reason=scenario.knock_out[:300])

    def _row_name(self, section: int, role: int) -> str:
        row, in_use = self.rows[section], self.criterion_at(section)
        if isinstance(row, StrategyRow):
            name = self._texts.strategy(row.strategy)
        elif role == Qt.ItemDataRole.ToolTipRole and in_use is not None:
            name = in_use.criterion.name
        else:
            name = row.name
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return self._texts.tr("{name}, weight {weight}", name=name, weight=self.weight_words(section))


def _key(row: TableRow) -> str:
    return row.strategy if isinstance(row, StrategyRow) else row.criterion_id
