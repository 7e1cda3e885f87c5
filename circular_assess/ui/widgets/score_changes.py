"""What a buyer does to a score, wherever it is done, as the edit that follows with its name for undo."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Protocol
from weakref import proxy

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Proof, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Evidence
from circular_assess.texts import Texts

Scores = Mapping[tuple[ScenarioId, CriterionId], float | None]


class Scoring(Protocol):
    """The page that scores: applies edits, False if a rule refuses one, and says what a score comes to."""

    def edit(self, label: str, function: Callable[..., Assessment], *args: object) -> bool: ...
    def edit_as_typed(
        self, label: str, merge: Hashable, function: Callable[..., Assessment], *args: object
    ) -> bool: ...
    def announce_total(self, scenario: ScenarioId, criterion: CriterionId) -> None: ...
    def announce_marked(self, is_marked: bool) -> None: ...


class ScoreChanges:
    """Each method is True if the change was made.

    Attributes: typing (whose value or range is being typed, while it is), is_range (which of the two).
    """

    def __init__(self, texts: Texts, page: Scoring) -> None:
        self._tr = texts.tr
        # The page has this, so a strong reference would be a circle: Python, not Qt, would end the page.
        self._page: Scoring = proxy(page)
        self.typing: ScenarioId | None = None
        self.is_range = False

    def set_value(self, scenario: ScenarioId, criterion: CriterionId, value: float | None) -> bool:
        """A value, as it is typed."""
        self.typing, self.is_range = scenario, False
        is_done = self._page.edit_as_typed(
            self._tr("value"), ("value", scenario, criterion), edits.set_value, scenario, criterion, value
        )
        self.typing = None
        return is_done and self._say(scenario, criterion)

    def set_level(self, scenario: ScenarioId, criterion: CriterionId, level: float | None) -> bool:
        """A level."""
        is_done = self._page.edit(self._tr("level"), edits.set_level, scenario, criterion, level)
        return is_done and self._say(scenario, criterion)

    def set_scores(self, label: str, scores: Scores) -> bool:
        """Several values and levels at once, or none of them."""
        is_done = self._page.edit(label, edits.set_scores, scores)
        return is_done and self._say(*next(iter(scores)))

    def set_range(
        self, scenario: ScenarioId, criterion: CriterionId, ends: tuple[float, float] | None
    ) -> bool:
        """Between what the score may lie, as it is typed."""
        self.typing, self.is_range = scenario, True
        merge = ("range", scenario, criterion)
        is_done = self._page.edit_as_typed(
            self._tr("range"), merge, edits.set_range, scenario, criterion, ends
        )
        self.typing = None
        return is_done

    def set_evidence(self, scenario: ScenarioId, criterion: CriterionId, evidence: Evidence) -> bool:
        """How strong the evidence is."""
        is_done = self._page.edit(self._tr("evidence"), edits.set_evidence, scenario, criterion, evidence)
        return is_done and self._say(scenario, criterion)

    def set_reason(self, scenario: ScenarioId, criterion: CriterionId, reason: str) -> bool:
        """The reason, as it is typed."""
        merge = ("reason", scenario, criterion)
        return self._page.edit_as_typed(
            self._tr("reason"), merge, edits.set_reason, scenario, criterion, reason
        )

    def set_proofs(
        self, scenario: ScenarioId, criterion: CriterionId, proofs: tuple[Proof, ...], typed: int
    ) -> bool:
        """All proofs; `typed` is the one being typed, or -1 where one was removed."""
        label = self._tr("proof")
        if typed < 0:
            return self._page.edit(label, edits.set_proofs, scenario, criterion, proofs)
        merge = ("proof", scenario, criterion, typed)
        return self._page.edit_as_typed(label, merge, edits.set_proofs, scenario, criterion, proofs)

    def mark(
        self, scenario: ScenarioId, criterion: CriterionId, which: int | None, is_confidential: bool
    ) -> bool:
        """Whether the reason, or the proof in this position, stays out of a public edition."""
        place, label = (scenario, criterion), self._tr("confidential")
        if which is None:
            is_done = self._page.edit(label, edits.mark_reason, *place, is_confidential)
        else:
            is_done = self._page.edit(label, edits.mark_proof, *place, which, is_confidential)
        if is_done:
            self._page.announce_marked(is_confidential)
        return is_done

    def set_look_again(self, scenario: ScenarioId, criterion: CriterionId, look_again: bool) -> bool:
        """Whether the score is to be looked at again."""
        return self._page.edit(self._tr("look again"), edits.set_look_again, scenario, criterion, look_again)

    def _say(self, scenario: ScenarioId, criterion: CriterionId) -> bool:
        self._page.announce_total(scenario, criterion)
        return True
