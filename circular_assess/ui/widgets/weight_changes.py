"""What a buyer does to weights as the edits that follow, each row of movements one step, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Protocol
from weakref import proxy

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Weighting
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.widgets import ambition_states
from circular_assess.ui.widgets.notes import Announcement
from circular_assess.ui.widgets.score_words import percent
from circular_assess.ui.widgets.weight_run import WeightRun
from circular_assess.ui.widgets.wrapped_label import shortened

MISSED_PER_CENT = 0.06


class Opened(Protocol):
    """The open assessment, to be read."""

    @property
    def assessment(self) -> Assessment: ...
    @property
    def results(self) -> Results: ...


class Weighing(Protocol):
    """The page that weighs: applies edits, False if a rule refuses one."""

    @property
    def document(self) -> Opened: ...
    @property
    def announcement(self) -> Announcement: ...
    def edit(self, label: str, function: Callable[..., Assessment], *args: object) -> bool: ...
    def edit_as_typed(
        self, label: str, merge: Hashable, function: Callable[..., Assessment], *args: object
    ) -> bool: ...
    def refresh(self) -> None: ...


class WeightChanges:
    """Weights of strategies and criteria, moved, ranked or by swing points.

    Attributes: points (the swing points that were asked for last).
    """

    def __init__(self, texts: Texts, page: Weighing) -> None:
        self._texts = texts
        # The page has this, so a strong reference would be a circle: Python, not Qt, would end the page.
        self._page: Weighing = proxy(page)
        self._run = WeightRun()
        self.points: Mapping[Strategy, float] = {}

    def begin_step(self) -> None:
        """A handle is taken: what follows is a step of its own."""
        self._run.begin_step()

    def move_strategy(self, strategy: Strategy, shown: float) -> None:
        """A strategy to this weight in per cent; the others share the rest."""
        self._move(
            strategy,
            shown,
            lambda origin: edits.set_strategy_weight(origin, strategy, shown),
            lambda: self._weight_of(strategy),
        )

    def settle_strategy(self, strategy: Strategy) -> None:
        """The weight of a strategy has come to rest."""
        weight = self._weight_of(strategy)
        self._settle(strategy, ambition_states.moved_sentence(self._texts, strategy, weight))

    def move_criterion(self, criterion_id: CriterionId, shown: float) -> None:
        """A criterion to this weight in per cent of its strategy."""
        self._move(
            criterion_id,
            shown,
            lambda origin: edits.set_criterion_weight(origin, criterion_id, shown),
            lambda: ambition_states.weight_in_strategy(self._assessment, criterion_id),
        )

    def settle_criterion(self, criterion_id: CriterionId) -> None:
        """The weight of a criterion has come to rest."""
        assessment = self._assessment
        sentence = self._texts.tr(
            "{criterion} now weighs {weight:percent} of its strategy."
            " The others share the rest in proportion.",
            criterion=shortened(assessment.criterion_setting(criterion_id).criterion.short_name),
            weight=ambition_states.weight_in_strategy(assessment, criterion_id),
        )
        self._settle(criterion_id, sentence)

    def rank(self, order: tuple[Strategy, ...], rule: Weighting, moved: Strategy | None) -> None:
        """The weights from an order, the most important first; `moved` is the strategy that was moved."""
        if not self._page.edit(self._texts.tr("order"), edits.rank_strategies, order, rule):
            return
        named = order[0] if moved is None else moved
        sentence = self._texts.tr(
            "{strategy} is number {place} of {count} and counts {weight}.",
            strategy=self._texts.strategy(named),
            place=order.index(named) + 1,
            count=len(order),
            weight=percent(self._texts, self._weight_of(named)),
        )
        self._page.announcement.say(sentence)

    def swing(self, points: Mapping[Strategy, float], moved: Strategy | None) -> None:
        """The weights from swing points; used as they stand if no strategy was moved."""
        label, self.points = self._texts.tr("swing points"), points
        if moved is None:
            if self._page.edit(label, edits.swing_strategies, points):
                said = self._texts.tr("The weights follow from the swing points now.")
                self._page.announcement.say(said)
            return
        edit = self._run.from_origin(
            ("swing", moved), self._assessment, lambda origin: edits.swing_strategies(origin, points)
        )
        self._page.edit_as_typed(label, self._run.merge, edit)
        self._run.moved(self._assessment, is_missed=False)

    def settle_points(self, strategy: Strategy) -> None:
        """The points of a strategy have come to rest."""
        sentence = self._texts.tr(
            "{strategy} has {points:number} points and counts {weight}.",
            strategy=self._texts.strategy(strategy),
            points=round(self.points.get(strategy, 0.0), 1),
            weight=percent(self._texts, self._weight_of(strategy)),
        )
        self._settle(("swing", strategy), sentence)

    @property
    def _assessment(self) -> Assessment:
        return self._page.document.assessment

    def _weight_of(self, strategy: Strategy) -> float:
        return self._page.document.results.strategy_weights.get(strategy, 0.0)

    def _move(
        self,
        key: Hashable,
        wanted: float,
        function: Callable[[Assessment], Assessment],
        reached: Callable[[], float],
    ) -> None:
        """One movement of a weight; a row of them is one step, counted from where it began."""
        edit = self._run.from_origin(key, self._assessment, function)
        self._page.edit_as_typed(self._texts.tr("weight"), self._run.merge, edit)
        is_missed = abs(reached() * 100 - wanted) > MISSED_PER_CENT
        self._run.moved(self._assessment, is_missed=is_missed)

    def _settle(self, key: Hashable, sentence: str) -> None:
        """The end of a movement: say once what came of it, or that nothing could."""
        if self._run.take_miss(key):
            self._page.refresh()
            text = self._texts.tr("What counts alone keeps the whole weight. Raise another one instead.")
            self._page.announcement.say(text, can_undo=False)
        elif self._run.has_news(key, self._assessment):
            self._page.announcement.say(sentence)
