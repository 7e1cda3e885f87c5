"""What is counted in a file that was written and read back."""

from __future__ import annotations

from dataclasses import dataclass

from circular_assess.domain.assessment import Assessment
from circular_assess.texts import Texts


@dataclass(frozen=True, slots=True)
class Counts:
    """Criteria in use, scenarios, and the reasons given for their scores."""

    criteria: int
    scenarios: int
    reasons: int

    def wording(self, texts: Texts) -> str:
        """The counts in a sentence, such as "25 criteria, 3 scenarios and 17 reasons"; none of nothing."""
        parts = [texts.plural("{count} criterion", "{count} criteria", self.criteria)]
        if self.scenarios:
            parts.append(texts.plural("{count} scenario", "{count} scenarios", self.scenarios))
        if self.reasons:
            parts.append(texts.plural("{count} reason", "{count} reasons", self.reasons))
        return texts.tr("{parts:list}: written and read back.", parts=parts)


def counts_of(assessment: Assessment) -> Counts:
    """What is in an assessment; a reason counts only for a criterion in use."""
    in_use = {setting.criterion.id for setting in assessment.criteria_in_use}
    reasons = sum(
        bool(score.reason.strip())
        for scenario in assessment.scenarios
        for score in scenario.scores
        if score.criterion_id in in_use
    )
    return Counts(len(in_use), len(assessment.scenarios), reasons)
