"""The editions of a report: everything for the buyer's own house, or nothing that is confidential."""

from __future__ import annotations

from hashlib import sha256

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.domain.editions import PUBLIC_ID, Edition, public_edition
from circular_assess.texts import Texts


def for_edition(assessment: Assessment, edition: Edition, texts: Texts) -> Assessment:
    """The assessment as it may stand in this edition.

    The public one has an id of its own, always the same one for an assessment, so that it is never taken
    for the original.
    """
    if edition is Edition.INTERNAL:
        return assessment
    return public_edition(
        assessment,
        AssessmentId(f"{PUBLIC_ID}{sha256(assessment.id.encode()).hexdigest()[:32]}"),
        texts.tr("not public"),
        lambda letter: texts.tr("Scenario {letter}", letter=letter),
    )
